//! The edition of which a draft's passage tells, where a figure names it.
//!
//! "The 40-point text … It capped the fleet at nine": where every source that has 40 points has them of
//! the first edition, the nine are of that edition as well.

use super::known::{Held, Known};
use super::stand::states;
use crate::matcher::{By, Claim, Stated};
use crate::rule::{Across, Facet, Rule};
use crate::source::Source;
use crate::value::{Content, Relation, relate};

/// How many bytes before a claim the figure may stand.
const AROUND: usize = 400;

/// The claims of the draft, each with the edition of a figure before it in its paragraph, where it
/// states none itself.
pub(super) fn carried(
    mut claims: Vec<Claim>,
    draft: &Source,
    rules: &[Rule],
    known: &Known,
) -> Vec<Claim> {
    let rule = |claim: &Claim| rules.iter().find(|rule| rule.id == claim.rule);
    // Where an edition is named, the facet, and which it is if a figure alone says so.
    let mut named: Vec<(usize, String, Option<String>)> = Vec::new();
    for claim in &claims {
        let Some(rule) = rule(claim) else { continue };
        for facet in rule.facets.iter().filter(|f| f.across == Across::Revision) {
            let is = match states(claim, facet) {
                true => None,
                false => match of_figure(claim, facet, known) {
                    None => continue,
                    is => is,
                },
            };
            named.push((claim.range.start, facet.name.clone(), is));
        }
    }
    for claim in &mut claims {
        let Some(rule) = rule(claim) else { continue };
        for facet in rule.facets.iter().filter(|f| f.across == Across::Revision) {
            if states(claim, facet) {
                continue;
            }
            let before = named.iter().filter(|(at, of, _)| {
                let between = draft.text.get(*at..claim.range.start);
                let near = between.is_some_and(|t| t.len() <= AROUND && !t.contains("\n\n"));
                *of == facet.name && *at < claim.range.start && near
            });
            if let Some((_, _, Some(is))) = before.max_by_key(|(at, ..)| *at) {
                let stated = Stated {
                    is: is.clone(),
                    by: By::Paragraph,
                };
                claim.facets.insert(facet.name.clone(), stated);
            }
        }
    }
    claims
}

/// The edition of a figure, if all sources that have it have it of one.
fn of_figure(claim: &Claim, facet: &Facet, known: &Known) -> Option<String> {
    let figure = matches!(claim.value.content, Content::Amount(_));
    let same = |held: &&Held| {
        relate(&claim.value, &held.claim.value) == Relation::Equal && !held.claim.denied
    };
    let of = |held: &Held| {
        let stated = held.claim.facets.get(&facet.name);
        let stated = stated.filter(|_| states(&held.claim, facet));
        stated.map(|stated| stated.is.clone())
    };
    let mut told = known.on(&claim.rule).iter().filter(same).map(of);
    let is = told.next().flatten().filter(|_| figure)?;
    told.all(|other| other.as_ref() == Some(&is)).then_some(is)
}
