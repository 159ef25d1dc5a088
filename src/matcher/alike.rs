//! What a claim says of itself by the same figure elsewhere in its source.
//!
//! A text that says "five dead, including the gunman" counts him in its "five dead" as well.

use super::{By, Claim, Stated};
use crate::rule::{APART, Across, Facet, Rule};
use crate::value::describe;
use std::collections::{BTreeMap, BTreeSet};

/// What a claim says on other facets that tell one thing from another.
type Others = Vec<Option<String>>;

/// Which figures of a source state what, on the facets that may be told by them.
pub struct Alike<'r> {
    rule: &'r Rule,
    /// By the name of the facet and the figure in words.
    stated: BTreeMap<(&'r str, String), BTreeSet<(Others, String)>>,
    /// What was told to a claim of a figure that says as much on other facets.
    known: BTreeMap<(&'r str, String, Others), Option<String>>,
}

impl<'r> Alike<'r> {
    /// By all claims of one rule in one source.
    pub fn of(rule: &'r Rule, claims: &[&Claim]) -> Self {
        let mut stated: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for facet in told(rule) {
            let of_this = |claim: &Claim| {
                let apart = claim.facets.values().any(|stated| stated.is == APART);
                !claim.denied && !apart
            };
            for claim in claims.iter().filter(|claim| of_this(claim)) {
                if let Some(stands) = claim.facets.get(&facet.name) {
                    let figure = (facet.name.as_str(), describe(&claim.value));
                    let says = (others(rule, facet, claim), stands.is.clone());
                    stated.entry(figure).or_default().insert(says);
                }
            }
        }
        Self {
            rule,
            stated,
            known: BTreeMap::new(),
        }
    }

    /// Makes a claim say what all others of its figure say that say anything, and are not of something else.
    pub fn tell(&mut self, claim: &mut Claim) {
        for facet in told(self.rule) {
            if claim.denied || claim.facets.contains_key(&facet.name) {
                continue;
            }
            let (name, figure) = (facet.name.as_str(), describe(&claim.value));
            let own = others(self.rule, facet, claim);
            let stated = &self.stated;
            let known = self.known.entry((name, figure, own));
            let told = known.or_insert_with_key(|(name, figure, own)| {
                let same = |others: &Others| {
                    let mut pairs = others.iter().zip(own);
                    pairs.all(|(a, b)| a.is_none() || b.is_none() || a == b)
                };
                let stated = stated.get(&(*name, figure.clone())).into_iter().flatten();
                let mut says = stated.filter(|(others, _)| same(others)).map(|(_, is)| is);
                let is = says.next()?;
                says.all(|other| other == is).then(|| is.clone())
            });
            if let Some(is) = told.clone() {
                let by = By::Figure;
                claim.facets.insert(facet.name.clone(), Stated { is, by });
            }
        }
    }
}

fn told(rule: &Rule) -> impl Iterator<Item = &Facet> {
    let facets = rule.facets.iter().map(AsRef::as_ref);
    facets.filter(|facet: &&Facet| facet.scope.figure)
}

fn others(rule: &Rule, facet: &Facet, claim: &Claim) -> Others {
    let others = rule
        .facets
        .iter()
        .filter(|other| other.across != Across::Revision && other.name != facet.name);
    let is = |other: &std::sync::Arc<Facet>| Some(claim.facets.get(&other.name)?.is.clone());
    others.map(is).collect()
}
