//! What a claim says of itself by the same figure elsewhere in its source.
//!
//! A text that says "five dead, including the gunman" counts him in its "five dead" as well.

use super::{By, Claim, Stated};
use crate::rule::{APART, Rule};
use crate::value::{Relation, Value, relate};

/// Which figures of a source state what, on the facets that may be told by them.
pub struct Alike(Vec<(String, Value, String)>);

impl Alike {
    /// By all claims of one rule in one source.
    pub fn of(rule: &Rule, claims: &[&Claim]) -> Self {
        let facets = rule.facets.iter().filter(|facet| facet.scope.figure);
        let stated = facets.flat_map(|facet| {
            let stated = claims.iter().filter(|claim| !claim.denied);
            stated.filter_map(|claim| {
                let is = &claim.facets.get(&facet.name)?.is;
                (is != APART).then(|| (facet.name.clone(), claim.value.clone(), is.clone()))
            })
        });
        Self(stated.collect())
    }

    /// Makes a claim say what all others of its figure say that say anything.
    pub fn tell(&self, rule: &Rule, claim: &mut Claim) {
        for facet in rule.facets.iter().filter(|facet| facet.scope.figure) {
            if claim.denied || claim.facets.contains_key(&facet.name) {
                continue;
            }
            let equal = |value| relate(value, &claim.value) == Relation::Equal;
            let mut says = (self.0.iter())
                .filter(|(name, value, _)| *name == facet.name && equal(value))
                .map(|(_, _, is)| is);
            let Some(is) = says.next() else { continue };
            if says.all(|other| other == is) {
                let (is, by) = (is.clone(), By::Figure);
                claim.facets.insert(facet.name.clone(), Stated { is, by });
            }
        }
    }
}
