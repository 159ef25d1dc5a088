//! The closed sets of words that a rule file can use, and what they stand for.

use super::node::Words;
use super::understand::Reader;
use super::{Across, Answer, Evolves, Open, Scope, Severity, Within};

pub const ACROSS: &[(&str, Across)] = &[
    ("revision", Across::Revision),
    ("position", Across::Position),
    ("separate", Across::Separate),
];

/// What a facet can be besides its listed values.
pub const OPEN: &[(&str, Open)] = &[
    ("place", Open::Place),
    ("person", Open::Person),
    ("year", Open::Year),
];

pub const FROM: &[(&str, &str)] = &[
    ("phrase", "phrase"),
    ("clause", "clause"),
    ("sentence", "sentence"),
    ("paragraph", "paragraph"),
    ("title", "title"),
    ("figure", "figure"),
];

/// Where the cues of a facet are looked for when it does not say.
pub const SENTENCE_AND_PARAGRAPH: Scope = Scope {
    clause: true,
    sentence: true,
    paragraph: true,
    title: false,
    figure: false,
};

pub const WITHIN: &[(&str, Within)] = &[
    ("phrase", Within::Phrase),
    ("clause", Within::Clause),
    ("sentence", Within::Sentence),
    ("paragraph", Within::Paragraph),
    ("source", Within::Source),
];

pub const SEVERITY: &[(&str, Severity)] = &[
    ("low", Severity::Low),
    ("medium", Severity::Medium),
    ("high", Severity::High),
];

pub const EVOLVES: &[(&str, Evolves)] = &[
    ("grows", Evolves::Grows),
    ("falls", Evolves::Falls),
    ("either", Evolves::Either),
];

/// What besides facets can explain a clash.
pub const EXPLAINS: &[(&str, ())] = &[("speaker", ())];

pub const ANSWERS: &[(&str, Answer)] = &[
    ("count", Answer::Count),
    ("money", Answer::Money),
    ("percent", Answer::Percent),
    ("ordinal", Answer::Ordinal),
    ("date", Answer::Date),
    ("day", Answer::Day),
    ("duration", Answer::Duration),
    ("name", Answer::Name),
    ("person", Answer::Person),
];

/// Words that switch something and say no reason.
const SWITCHES: [&str; 9] = [
    "true", "false", "yes", "no", "on", "off", "null", "none", "~",
];

/// Whether words can be the reason for which a rule is off.
pub fn is_reason(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    !words.is_empty() && !SWITCHES.contains(&words.as_str())
}

/// The kinds of value that are written as mappings.
pub const MAPPINGS: [&str; 3] = [
    "{ quantity: [unit] }",
    "{ tally: [unit] }",
    "{ choice: [one, other] }",
];

impl Reader<'_> {
    /// What a keyword of a closed set stands for.
    pub(super) fn keyword<T: Clone>(
        &mut self,
        word: &Words,
        what: &str,
        set: &[(&str, T)],
    ) -> Option<T> {
        let found = set.iter().find(|(name, _)| *name == word.text);
        if found.is_none() {
            let known: Vec<&str> = set.iter().map(|(name, _)| *name).collect();
            self.faults.unknown(&word.text, &word.range, what, &known);
        }
        found.map(|(_, meaning)| meaning.clone())
    }
}
