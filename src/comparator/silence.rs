//! What no source answers, and what it was not asked.

use crate::matcher::{Claim, is_asked};
use crate::rule::Rule;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// A rule that heard nothing in some sources of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    pub story: String,
    pub rule: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A pack of which some sources of a story were asked nothing, because they name nothing of what it
/// is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    pub story: String,
    pub pack: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// In the order of packs.
pub(super) fn unasked(
    story: &str,
    rules: &[Rule],
    sources: &BTreeMap<&str, &Source>,
) -> Vec<Unasked> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    // All rules of a pack are about the same.
    let packs = rules.iter().filter(|rule| seen.insert(&rule.pack));
    let of_pack = packs.map(|rule| {
        let strange = sources.iter().filter(|(_, source)| !is_asked(rule, source));
        Unasked {
            story: story.to_owned(),
            pack: rule.pack.clone(),
            sources: strange.map(|(id, _)| (*id).to_owned()).collect(),
        }
    });
    of_pack.filter(|pack| !pack.sources.is_empty()).collect()
}

/// Where a rule that was asked heard nothing.
pub(super) fn of(
    story: &str,
    rule: &Rule,
    sources: &BTreeMap<&str, &Source>,
    claims: &[Claim],
    unasked: &[Unasked],
) -> Option<Silence> {
    let heard: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
    let own = unasked.iter().find(|pack| pack.pack == rule.pack);
    let strange = own.map_or(&[][..], |pack| &pack.sources);
    let silent = sources.keys().copied().filter(|id| !heard.contains(id));
    let silent = silent.filter(|id| !strange.iter().any(|other| other == id));
    let sources: Vec<String> = silent.map(str::to_owned).collect();
    (!sources.is_empty()).then(|| Silence {
        story: story.to_owned(),
        rule: rule.id.clone(),
        sources,
    })
}
