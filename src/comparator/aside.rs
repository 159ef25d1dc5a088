//! Which claims tell of something else than what their source is about.

use super::bundle::by_place;
use super::facets::Key;
use crate::matcher::Claim;
use crate::value::{Relation, relate};
use std::collections::{BTreeMap, BTreeSet};

/// A claim with what it says on holders and on the facets that separate.
type Known<'a> = (&'a Claim, &'a Key, &'a Key);

/// The source, holder and group whose answers are looked at together.
type Home<'a> = (&'a str, &'a Key, &'a Key);

/// The first answer of each source to a question, and the places that agree with it.
pub(super) struct Leads<'a> {
    first: BTreeMap<Home<'a>, &'a Claim>,
    /// Where a source's words begin and end.
    agreed: BTreeSet<(&'a str, usize, usize)>,
}

impl<'a> Leads<'a> {
    pub fn of(claims: &[Known<'a>]) -> Self {
        let stated = claims.iter().filter(|(claim, ..)| !claim.denied);
        let mut first: BTreeMap<Home, &Claim> = BTreeMap::new();
        for known in stated.clone() {
            let lead = first.entry(home(known)).or_insert(known.0);
            if by_place(known.0, lead).is_lt() {
                *lead = known.0;
            }
        }
        let agreed = stated
            .filter(|known| !differ(known.0, first.get(&home(known)).copied()))
            .map(|known| place(known.0));
        Self {
            agreed: agreed.collect(),
            first,
        }
    }

    /// Whether a claim cannot hold together with the first answer of its source. Words of
    /// which it is one of two readings, and the other agrees, are no aside: a weekday that
    /// does not fit its date is a slip.
    pub fn is_aside(&self, known: Known) -> bool {
        differ(known.0, self.first.get(&home(&known)).copied())
            && !self.agreed.contains(&place(known.0))
    }
}

fn home<'a>(known: &Known<'a>) -> Home<'a> {
    (known.0.source.as_str(), known.1, known.2)
}

fn place(claim: &Claim) -> (&str, usize, usize) {
    (&claim.source, claim.range.start, claim.range.end)
}

fn differ(claim: &Claim, lead: Option<&Claim>) -> bool {
    lead.is_some_and(|lead| relate(&lead.value, &claim.value) == Relation::Disjoint)
}
