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

#[cfg(test)]
mod tests {
    use crate::comparator::tests::{claim, rule, source};
    use crate::comparator::{Findings, NoteKind, compare};

    /// In these claims a value's words begin a source and end with it, so that of two the
    /// shorter is told first, and those of one length stand in one place.
    fn findings(short: &str, claims: &[&str]) -> Findings {
        let sources = ["a", "b"].map(source);
        let claims = claims.iter().map(|short| claim(short)).collect();
        compare(&sources, &[rule(short)], claims)
    }

    #[test]
    fn what_is_told_in_passing_opposes_nothing() {
        for (short, claims, divergences) in [
            ("", ["a 28", "a 190", "b 28"].as_slice(), 1),
            ("lead", &["a 28", "a 190", "b 28"], 0),
            // What a source tells in passing it does not oppose either.
            ("lead", &["a 28", "a 190", "b 190"], 0),
            ("lead", &["a 28", "a 190", "b 191"], 1),
            ("lead", &["a 190", "b 28"], 1),
            // Two readings of the same words.
            ("lead", &["a 28", "a 29", "b 28"], 1),
            ("lead", &["a !28", "a 190", "b 190"], 0),
            (
                "lead place|",
                &[
                    "a 28 place=Oldtown",
                    "a 190 place=Newham",
                    "b 191 place=Newham",
                ],
                1,
            ),
        ] {
            let found = findings(short, claims);
            assert_eq!(found.divergences.len(), divergences, "{short}: {claims:?}");
        }
    }

    #[test]
    fn the_report_says_what_is_told_in_passing() {
        let found = findings("lead", &["a 28", "a 190", "b 191"]);
        let notes = found.divergences[0].versions.iter().map(|v| &v.notes);
        let notes: Vec<_> = notes.flatten().map(|note| note.kind).collect();
        assert_eq!(notes, [NoteKind::Aside]);
    }
}
