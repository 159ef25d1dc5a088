//! A sentence as words, and what stands between them.

use super::table::TABLE;
use crate::rule::fold::Folded;
use crate::value::Mention;
use std::ops::Range;

/// One word, folded.
#[derive(Debug)]
pub struct Word<'a> {
    pub text: &'a str,
    /// Bytes of the sentence.
    pub at: Range<usize>,
    /// Where it ends without its possessive.
    pub stem: usize,
    /// It has a possessive.
    pub owns: bool,
    /// It belongs to a name.
    pub named: bool,
    pub capital: bool,
    /// What stands between the word before and this one.
    pub before: Between,
}

/// The marks between two words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Between {
    pub comma: bool,
    pub semicolon: bool,
    pub colon: bool,
    pub quote: bool,
    pub dash: bool,
    pub bracket: bool,
    /// The end of a sentence within this one: "“Stop!” he said."
    pub stop: bool,
}

impl Between {
    fn new(gap: &str) -> Self {
        let mut marks = Self::default();
        // As nearly all are.
        if gap == " " {
            return marks;
        }
        for c in gap.chars() {
            match c {
                ',' => marks.comma = true,
                ';' => marks.semicolon = true,
                ':' => marks.colon = true,
                '“' | '”' | '"' | '«' | '»' | '‘' => marks.quote = true,
                '—' | '–' => marks.dash = true,
                '(' | ')' | '[' | ']' => marks.bracket = true,
                '!' | '?' | '…' => marks.stop = true,
                _ => {}
            }
        }
        // One more than an apostrophe.
        marks.quote |= [",’", ".’", "!’", "?’"].iter().any(|q| gap.contains(q));
        marks.dash |= gap.contains(" - ") || gap.contains("--");
        marks
    }

    /// Whether anything keeps the two words apart.
    pub fn any(self) -> bool {
        self.comma || self.hard() || self.dash || self.bracket
    }

    /// Whether a part of the sentence ends here.
    pub fn hard(self) -> bool {
        self.semicolon || self.colon || self.quote || self.stop
    }
}

/// The words of a sentence; `names` are those in it.
pub fn words<'a>(text: &str, folded: &'a Folded, names: &[Mention]) -> Vec<Word<'a>> {
    let mut words: Vec<Word> = Vec::with_capacity(folded.tokens.len());
    let mut names = names.iter().peekable();
    let mut end = 0;
    for (n, token) in folded.tokens.iter().enumerate() {
        if folded.is_comma(n) {
            continue;
        }
        let at = token.source.clone();
        while names.next_if(|name| name.span.end <= at.start).is_some() {}
        let capital = text[at.clone()].starts_with(char::is_uppercase);
        let own = &text[at.clone()];
        let gap = text.get(end..at.start).unwrap_or_default();
        let mut before = Between::new(gap);
        // "Authorities. Photo": a full stop after no abbreviation.
        let long = words.last().is_some_and(|w| !w.capital && w.text.len() > 3);
        before.stop |= long && capital && gap.starts_with('.');
        let stem = ["'s", "’s"].iter().find_map(|s| own.strip_suffix(s));
        let plural = own.ends_with('s') && text[at.end..].starts_with(['\'', '’']);
        words.push(Word {
            text: folded.word(n),
            stem: at.start + stem.unwrap_or(own).len(),
            owns: stem.is_some() || plural,
            named: capital && names.peek().is_some_and(|name| name.span.start <= at.start),
            capital,
            before,
            at: at.clone(),
        });
        end = at.end;
    }
    words
}

impl Word<'_> {
    pub fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.text)
    }

    /// Whether it is a noun for those who can speak.
    pub fn speaks(&self) -> bool {
        TABLE.speaks(self.text)
    }

    pub fn is_pronoun(&self) -> bool {
        self.is(&["he", "she", "they", "it"])
    }

    /// Whether it can stand between a subject and its verb.
    pub fn is_auxiliary(&self) -> bool {
        self.is(&AUXILIARIES) || self.is_adverb()
    }

    pub fn is_be(&self) -> bool {
        self.is(&["is", "are", "was", "were", "be", "been", "being"])
    }

    pub fn is_modal(&self) -> bool {
        self.is(&[
            "to", "will", "would", "can", "could", "may", "might", "shall", "should", "must",
        ])
    }

    pub fn is_adverb(&self) -> bool {
        let ly = self.text.len() > 4 && self.text.ends_with("ly") && !self.capital;
        let ly = ly && !self.is(&["family", "assembly", "rally", "supply", "reply", "daily"]);
        ly || self.is(&ADVERBS)
    }

    /// Whether a noun phrase ends before it, unless a mark does so earlier.
    pub fn bounds(&self) -> bool {
        self.is(&BOUNDS) || self.is_be()
    }

    pub fn is_preposition(&self) -> bool {
        self.is(&PREPOSITIONS)
    }

    pub fn is_article(&self) -> bool {
        self.is(&["the", "a", "an", "this", "his", "her", "their", "its"])
    }

    /// Whether it says when: "Tuesday", "week", "2025".
    pub fn is_time(&self) -> bool {
        self.is(&TIMES) || (self.text.len() == 4 && self.text.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Whether it can open what stands beside a verb of saying: "on Tuesday", "in a statement".
    pub fn is_aside(&self) -> bool {
        self.is_preposition() || self.is_time() || self.is_adverb() || self.is(&ASIDES)
    }
}

const AUXILIARIES: [&str; 19] = [
    "has",
    "have",
    "had",
    "having",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "do",
    "does",
    "did",
    "not",
    "to",
    "himself",
    "herself",
    "themselves",
];

const ADVERBS: [&str; 22] = [
    "also",
    "later",
    "earlier",
    "then",
    "since",
    "once",
    "already",
    "again",
    "now",
    "just",
    "still",
    "further",
    "however",
    "even",
    "always",
    "long",
    "soon",
    "first",
    "meanwhile",
    "never",
    "yesterday",
    "today",
];

const BOUNDS: [&str; 37] = [
    "that", "and", "but", "or", "nor", "so", "while", "as", "because", "after", "before", "when",
    "where", "if", "since", "although", "though", "whereas", "which", "who", "whom", "whose",
    "whether", "than", "have", "until", "how", "what", "why", "not", "has", "had", "would", "will",
    "could", "yet", "once",
];

const PREPOSITIONS: [&str; 22] = [
    "on",
    "in",
    "at",
    "from",
    "during",
    "by",
    "for",
    "with",
    "of",
    "to",
    "about",
    "under",
    "over",
    "near",
    "against",
    "amid",
    "within",
    "across",
    "through",
    "throughout",
    "despite",
    "following",
];

const TIMES: [&str; 38] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "weekend",
    "month",
    "year",
    "day",
    "days",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midnight",
    "hours",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
];

const ASIDES: [&str; 9] = [
    "late", "early", "last", "this", "tonight", "tomorrow", "who", "as", "when",
];
