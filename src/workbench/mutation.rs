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
pub use trial::{of_examples, of_phrases, of_story};

use crate::matcher::Claim;
use crate::value::relation::{Relation, relate};
use crate::value::{Content, Kind};
use std::collections::BTreeMap;
use std::ops::Range;

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
    pub deed: Deed,
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
    fn note(&mut self, deed: Deed, miss: Option<Miss>) {
        let (all, well) = self.counts.entry(deed).or_default();
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
    deed: Deed,
    /// Bytes of the claim's source.
    place: Range<usize>,
    /// What stands there.
    words: String,
}

/// All mutants of a claim.
///
/// A choice or a name has no figure that could be another one. In the place of its sentence
/// comes one of `others`, claims of the same rule that their sentence gives by itself, with
/// another answer.
fn mutants(claim: &Claim, others: &[Claim]) -> Vec<Mutant> {
    if is_fixed(claim) || claim.value.kind == Kind::Name {
        let (same, other): (Vec<&Claim>, Vec<&Claim>) = others
            .iter()
            .filter(|other| !other.denied && !claim.denied)
            .partition(|other| relate(&other.value, &claim.value) == Relation::Equal);
        let clear = |other: &&&Claim| !same.iter().any(|same| same.sentence == other.sentence);
        let other = other.iter().find(clear).map(|other| Mutant {
            deed: Deed::Change,
            place: claim.sentence_range.clone(),
            words: other.sentence.clone(),
        });
        return other.into_iter().collect();
    }
    let since = matches!(&claim.value.content, Content::Amount(a) if a.since.is_some());
    let dated = since || claim.value.kind == Kind::Date;
    let (words, kind) = (&claim.value_text, claim.value.kind);
    let mutant = |deed| {
        move |words| Mutant {
            deed,
            place: claim.value_range.clone(),
            words,
        }
    };
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
