//! Words such as "only then" and "afterwards", of which one event stands before.

use super::event::Event;
use super::pair::{Pair, SUBJECTS, Sentence, TURNS, VERBS};
use std::ops::Range;

/// Words that look back from an event at what was told before it, and whether that came first.
const BACK: &[(&str, bool)] = &[
    ("then", true),
    ("after that", true),
    ("afterwards", true),
    ("afterward", true),
    ("thereafter", true),
    ("later", true),
    ("before that", false),
    ("by then", false),
    ("earlier", false),
];

/// How many sentences before its own "only then" may look back at.
const LOOK_BACK: usize = 3;

/// Words behind which "later" looks back by so much.
const UNITS: [&str; 8] = [
    "hour", "hours", "day", "days", "week", "weeks", "months", "years",
];

impl Sentence<'_> {
    /// The words at a token that look back: where they end, and whether what they look back at came
    /// first. "After that leak" does not.
    pub fn looks_back(&self, at: usize) -> Option<(usize, bool)> {
        let (to, before) = self.cut.listed(at, BACK)?;
        self.is_back(&(at..to)).then_some((to, before))
    }

    fn is_back(&self, word: &Range<usize>) -> bool {
        let before = self.cut.before(word.start);
        let after = self.cut.word(word.end);
        match self.cut.before(word.end) {
            "later" => UNITS.contains(&before) || ["and", "only"].contains(&before),
            "earlier" => UNITS.contains(&before),
            "that" => {
                let lists: [&[&str]; 4] = [&TURNS, &VERBS, &SUBJECTS, &["the"]];
                self.cut.is_end(word.end) || lists.iter().any(|list| list.contains(&after))
            }
            // One that begins a sentence leads on more often than it orders.
            "then" => {
                let by = self.cut.word(word.start) == "by";
                by || ["and", "but", "only"].contains(&before)
            }
            _ => true,
        }
    }

    /// "Only then did the calls leak", "he was charged first and arrested afterwards".
    pub fn back(&self, word: &Range<usize>, before: bool) -> Vec<Pair> {
        let cut = &self.cut;
        let only = cut.before(word.start) == "only";
        let from = word.start - usize::from(only);
        let begin = cut.begin(word.start);
        let lead = self.event(begin..from);
        if lead.denied {
            return Vec::new();
        }
        let comma = usize::from(cut.is_comma(word.end));
        let behind = word.end + comma..cut.end(word.end + comma);
        let told = match lead.is_empty() {
            true if begin > 0 => {
                let back = cut.begin(begin - 1);
                Some((back..begin, behind))
            }
            true => return self.looked_back(word, before, behind, only),
            // The event stands before them, behind an "and".
            false => {
                let and = (begin..from).rev().find(|n| cut.word(*n) == "and");
                let and = and.filter(|_| cut.is_end(word.end));
                and.map(|and| (begin..and, and..from))
            }
        };
        let pair = told.and_then(|(told, own)| {
            let range = cut.bytes(&(told.start..own.end.max(word.end)))?;
            let events = (self.event(told), self.event(own));
            self.pair(word, events, before, range)
        });
        pair.into_iter().collect()
    }

    /// What begins a sentence with such words, beside the sentences before it.
    fn looked_back(
        &self,
        word: &Range<usize>,
        before: bool,
        own: Range<usize>,
        only: bool,
    ) -> Vec<Pair> {
        let from = self.n.saturating_sub(if only { LOOK_BACK } else { 1 });
        let all = self.read.parts().get(from..self.n).unwrap_or_default();
        let each = all.iter().enumerate().filter_map(|(at, part)| {
            let mut told = Event::of(part, from + at, 0..part.folded.tokens.len());
            // What is not so in one clause says nothing of the others.
            told.denied = false;
            let range = part.range.start..self.cut.bytes(&own)?.end;
            self.pair(word, (told, self.event(own.clone())), before, range)
        });
        each.collect()
    }
}
