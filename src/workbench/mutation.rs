//! How much of what is told a rule notices: its texts are changed one value at a time, and
//! so is the rule, one phrase at a time.
//!
//! A change is noticed where the rule reads another value in the same place; that it finds
//! nothing there is no notice. An equal writing must be read as the same value, and leave
//! every divergence as it was. A phrase is needed where without it an example of the rule
//! does not hold any more, or something else is found in a story.

mod atom;
mod figure;
mod json;
mod text;
mod trial;
mod writing;

pub use json::json;
pub use text::text;
pub use trial::{of_examples, of_story};

use crate::matcher::Claim;
use crate::value::relation::{Relation, relate};
use crate::value::{Content, Kind};
use std::collections::BTreeMap;

/// What a mutation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// The text tells something else.
    Change,
    /// The text tells the same in other words.
    Writing,
    /// The rule has one phrase less.
    Phrase,
}

/// How the mutations of one rule came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// By kind: how many there were, and how many came out well.
    pub counts: BTreeMap<Deed, (usize, usize)>,
    /// Those that did not.
    pub misses: Vec<Miss>,
}

/// A mutation that did not come out as it should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    pub kind: Deed,
    /// The file as the user named it, and the line, counted from one.
    pub file: String,
    pub line: usize,
    /// The words before, and those in their place; of a phrase, as it is written, and nothing.
    pub was: String,
    pub is: String,
    /// What came of it, in words.
    pub found: String,
}

impl Score {
    /// Notes how one mutation came out: a miss, or none.
    fn note(&mut self, kind: Deed, miss: Option<Miss>) {
        let (all, well) = self.counts.entry(kind).or_default();
        *all += 1;
        *well += usize::from(miss.is_none());
        self.misses.extend(miss);
    }

    /// Adds another's counts and misses.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (kind, (all, well)) in other.counts {
            let own = self.counts.entry(kind).or_default();
            *own = (own.0 + all, own.1 + well);
        }
        self.misses.extend(other.misses);
        self
    }

    /// How many mutations of a kind there were, and how many came out well.
    pub fn of(&self, kind: Deed) -> (usize, usize) {
        self.counts.get(&kind).copied().unwrap_or_default()
    }
}

/// A claim's text with other words in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mutant {
    kind: Deed,
    /// What stands in the place of the claim's value, or of all its words where its phrase
    /// fixes the value.
    words: String,
}

/// All mutants of a claim. `others` are claims of the same rule, from which a choice or a
/// name takes another.
fn mutants(claim: &Claim, others: &[Claim]) -> Vec<Mutant> {
    let mutant = |kind| move |words| Mutant { kind, words };
    if is_fixed(claim) || claim.value.kind == Kind::Name {
        // A denied choice is not stated, whatever it is.
        let other = others.iter().find(|other| {
            is_fixed(other) == is_fixed(claim)
                && !claim.denied
                && !other.denied
                && relate(&other.value, &claim.value) == Relation::Disjoint
        });
        let other = other.map(|other| match is_fixed(other) {
            true => other.quote.clone(),
            false => other.value_text.clone(),
        });
        return other.map(mutant(Deed::Change)).into_iter().collect();
    }
    let since = matches!(&claim.value.content, Content::Amount(a) if a.since.is_some());
    let dated = since || claim.value.kind == Kind::Date;
    let (words, kind) = (&claim.value_text, claim.value.kind);
    let changes = figure::others(words, kind, dated).into_iter();
    let writings = writing::equals(words, kind, dated).into_iter();
    changes
        .map(mutant(Deed::Change))
        .chain(writings.map(mutant(Deed::Writing)))
        .collect()
}

/// Whether the claim's value comes from its phrase, so that no words of their own tell it.
fn is_fixed(claim: &Claim) -> bool {
    claim.value_range == claim.range
}
