//! People told of by their names.

use super::age::is_age;
use super::{Counter, Part};
use crate::value::{Content, Mention, Value};

/// Words before a name that make it no person's.
const PLACES: [&str; 9] = [
    "in", "at", "near", "on", "outside", "around", "across", "from", "the",
];

impl Counter<'_> {
    /// Who has a full name: each is one in a list, "Ada Reed and her brother".
    pub(super) fn persons(&self, names: &[Mention], one: &Value) -> Vec<Part> {
        let full = names.iter().filter(
            |mention| matches!(&mention.value.content, Content::Name(name) if name.words.len() > 1),
        );
        let tokens = |mention: &Mention| {
            let tokens = &self.folded.tokens;
            let end = tokens.partition_point(|t| t.source.start < mention.reach.end);
            self.token(mention.reach.start)..end
        };
        let placed = full.map(tokens).filter(|name| !name.is_empty());
        let placed = placed.map(|name| {
            let start = self.before_age(name.start);
            Part {
                alone: false,
                person: true,
                ..self.part(start..name.end, self.folded.tokens[start].source.start, one)
            }
        });
        let is_place = |part: &Part| {
            let before = part.tokens.start.checked_sub(1);
            before.is_some_and(|at| PLACES.contains(&self.folded.word(at)))
        };
        placed.filter(|part| !is_place(part)).collect()
    }

    /// Where an age before a name begins: "19-year-old Tom Fenn".
    fn before_age(&self, name: usize) -> usize {
        let word = |back: usize| name.checked_sub(back).map(|at| self.folded.word(at));
        let aged = word(1) == Some("old") && matches!(word(2), Some("year" | "month"));
        match word(3) {
            Some(age) if aged && is_age(age) => name - 3,
            _ => name,
        }
    }
}
