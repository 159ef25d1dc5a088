//! On whose word a sentence has what it says, and who wants it: who, with which words, and
//! how far they reach.
//!
//! ```text
//! words ──table──▶ a verb or noun of saying or wanting ──party──▶ whose ──clause──▶ how far
//! ```

mod clause;
mod find;
mod party;
pub mod quotation;
mod table;
mod words;

#[cfg(test)]
mod tests;

use crate::rule::fold::Folded;
use crate::value::Mention;
use std::ops::Range;
pub use table::{Frame, Stance, TABLE};

/// Words that give a part of a sentence to someone, all in bytes of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who speaks or wants.
    pub who: Range<usize>,
    /// It is a pronoun.
    pub pronoun: bool,
    pub frame: Frame,
    pub stance: Stance,
    /// Where the verb or noun ends.
    pub cue: usize,
    /// What is said before it, and after; empty where nothing is.
    pub before: Range<usize>,
    pub after: Range<usize>,
    /// It only stands beside what is said: "seven, officials said, have died".
    pub aside: bool,
}

/// All attributions of a sentence, in the order of their cues; `names` are those in it.
pub fn attributions(text: &str, folded: &Folded, names: &[Mention]) -> Vec<Attribution> {
    find::find(&words::words(text, folded, names))
}

/// The one of `all` that governs the words at `value`.
///
/// The last verb before them, whoever else speaks; else the first one after them that
/// looks back; else one that stands beside.
pub fn governing<'a>(
    all: impl Iterator<Item = &'a Attribution> + Clone,
    value: &Range<usize>,
) -> Option<&'a Attribution> {
    let meets =
        |said: &Range<usize>| !said.is_empty() && value.end > said.start && value.start < said.end;
    // A phrase may hold the verb, and go on beyond what its object says.
    let holds = |said: &Range<usize>| value.start >= said.start || value.end <= said.end;
    let forward = all
        .clone()
        .filter(|a| !a.aside && meets(&a.after) && holds(&a.after));
    let back = all.clone().filter(|a| meets(&a.before));
    let beside = all.filter(|a| a.aside && meets(&a.after));
    forward
        .max_by_key(|a| a.cue)
        .or_else(|| back.min_by_key(|a| a.cue))
        .or_else(|| beside.max_by_key(|a| a.cue))
}
