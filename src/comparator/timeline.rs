//! In which order the versions of a question were told.

use super::{ClashKind, Version};
use crate::rule::{Across, Rule};
use crate::source::Source;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// One step of a time line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    pub when: When,
    /// The version's number among those of its divergence.
    pub version: usize,
}

/// When a version held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// The day on which sources that bear it were published.
    Day(Date),
    /// The edition that it belongs to, and its place in the order in which the facet lists
    /// its values.
    Edition(usize, String),
}

/// The order of a question's versions: by day where the rule's answer evolves, else by
/// edition where some versions are revisions of others. Empty where fewer than two have a
/// place in it.
pub(super) fn timeline(
    rule: &Rule,
    sources: &BTreeMap<&str, &Source>,
    versions: &[Version],
    kinds: &BTreeSet<ClashKind>,
) -> Vec<Step> {
    let stated = versions.iter().enumerate().filter(|(_, v)| !v.denial);
    let mut steps: Vec<Step> = if rule.evolves.is_some() {
        let days = stated.flat_map(|(version, found)| {
            let claims = found.claims.iter();
            let days = claims.filter_map(|claim| sources.get(claim.source.as_str())?.published);
            let days: BTreeSet<Date> = days.collect();
            days.into_iter().map(move |day| Step {
                when: When::Day(day),
                version,
            })
        });
        days.collect()
    } else if kinds.contains(&ClashKind::Revision) {
        let facets = rule.facets.iter();
        let mut facets = facets.filter(|facet| facet.across == Across::Revision);
        let Some(facet) = facets.next() else {
            return Vec::new();
        };
        let order = facet.values();
        let editions = stated.filter_map(|(version, found)| {
            let is = &found.facets.get(&facet.name)?.is;
            let place = order.iter().position(|value| value == is)?;
            let when = When::Edition(place, is.clone());
            Some(Step { when, version })
        });
        editions.collect()
    } else {
        Vec::new()
    };
    steps.sort();
    // A version that is told again on the next day goes on.
    steps.dedup_by_key(|step| step.version);
    let first = steps.first().map(|step| step.when.clone());
    if steps.iter().all(|step| Some(&step.when) == first.as_ref()) {
        steps.clear();
    }
    steps
}
