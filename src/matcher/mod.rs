//! Rules × sources → claims.

use crate::value::Value;
use std::collections::BTreeMap;
use std::ops::Range;

/// One source's answer to one question, in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub story: String,
    /// The rule's id.
    pub rule: String,
    /// The source's id.
    pub source: String,
    /// Bytes of the source's text that the phrase matched.
    pub range: Range<usize>,
    /// The words at `range`.
    pub quote: String,
    /// Bytes of the sentence it stands in.
    pub sentence_range: Range<usize>,
    /// The sentence, as written.
    pub sentence: String,
    pub value: Value,
    /// Bytes of the value's own words; the whole `range` where the phrase fixes the value.
    pub value_range: Range<usize>,
    /// The words at `value_range`.
    pub value_text: String,
    /// What the claim says about itself, by facet.
    pub facets: BTreeMap<String, Stated>,
    /// On whose word the source has it.
    pub speaker: Option<String>,
    /// The claim is a denial: it makes no version and opposes the one it denies.
    pub denied: bool,
    /// The other places that a derived claim rests on.
    pub also: Vec<Passage>,
}

/// A facet's value, and how it became known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    pub is: String,
    pub by: By,
}

/// How a facet's value became known, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The phrase fixes or captures it, or a cue stands within the words matched.
    Phrase,
    /// The nearest cue before the value stands in the same clause,
    Clause,
    /// in the same sentence,
    Sentence,
    /// in the same paragraph,
    Paragraph,
    /// or in the source's title.
    Title,
    /// Another claim of the same version states it.
    Version,
    /// The rule assumes it where nothing states it.
    Assume,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub source: String,
    pub range: Range<usize>,
    pub quote: String,
}
