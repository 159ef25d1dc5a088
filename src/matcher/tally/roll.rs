//! People named one after another with their ages, between semicolons: "Tom Fenn, 34, of Oldtown; Ada Quill,
//! 30, a nurse; and Jo Marsh, 22".

use super::age::is_age;
use super::list::HAS;
use super::{Counter, Part};
use crate::value::Value;
use std::ops::Range;

impl Counter<'_> {
    /// The parts with such a list as one of them, in the place of those within it. They are in order of place;
    /// `counted` makes a value of a figure.
    pub(super) fn rolls(
        &self,
        parts: Vec<Part>,
        counted: impl Fn(&str) -> Option<Value>,
    ) -> Vec<Part> {
        let roll = self.roll(&parts);
        let counted = roll.and_then(|(people, tokens)| {
            let value = counted(&people.to_string())?;
            Some((
                self.part(tokens.clone(), self.start(tokens.start), &value),
                tokens,
            ))
        });
        let Some((roll, tokens)) = counted else {
            return parts;
        };
        let outside =
            |part: &Part| part.tokens.end <= tokens.start || part.tokens.start >= tokens.end;
        let mut all: Vec<Part> = parts.into_iter().filter(outside).collect();
        let place = all.partition_point(|part| part.tokens.start < tokens.start);
        all.insert(place, roll);
        all
    }

    /// Where a token begins in the sentence.
    fn start(&self, token: usize) -> usize {
        self.folded.tokens[token].source.start
    }

    /// How many people a sentence names so, and where: nobody where one of them is told of in another way.
    fn roll(&self, parts: &[Part]) -> Option<(usize, Range<usize>)> {
        let all = self.folded.tokens.len();
        let stops: Vec<usize> = (0..all).filter(|&at| self.folded.word(at) == ";").collect();
        let (first, last) = (*stops.first()?, *stops.last()?);
        let mut each = parts.iter().filter(|part| part.tokens.start < first);
        let start = each.find(|part| part.person)?.tokens.start;
        let mut begin = start;
        for &stop in &stops {
            self.entry(parts, begin..stop)?;
            let and = self.folded.word((stop + 1).min(all - 1)) == "and";
            // "; and" comes before the last alone.
            (!and || stop == last).then_some(())?;
            begin = stop + 1 + usize::from(and);
        }
        let end = self.entry(parts, begin..all)?;
        // "And Jo Marsh, 22, was held" begins another statement.
        let verb = |at: usize| self.folded.is_comma(at - 1) && HAS.contains(&self.folded.word(at));
        (!(end..all).any(verb)).then_some((stops.len() + 1, start..end))
    }

    /// Where the age ends of the one person whom an entry names, in its first words.
    fn entry(&self, parts: &[Part], entry: Range<usize>) -> Option<usize> {
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let mut inside = parts
            .iter()
            .filter(|part| entry.contains(&part.tokens.start));
        let named = inside
            .next()
            .filter(|part| part.person && part.tokens.start == entry.start)?;
        // "A nurse", "the driver" may be told of somebody; whoever has a name, a figure or a relative is another.
        let told = |part: &Part| matches!(word(part.tokens.start), Some("a" | "an" | "the"));
        let alone = inside
            .all(|part| told(part) && !part.tokens.clone().any(|at| is_age(self.folded.word(at))));
        let mut age = named
            .tokens
            .clone()
            .filter(|&at| is_age(self.folded.word(at)));
        let behind = named.tokens.end..(named.tokens.end + 2).min(entry.end);
        let age = age
            .next()
            .or_else(|| behind.clone().find(|&at| is_age(self.folded.word(at))))?;
        let bound = |at: usize| word(at).is_none_or(|word| matches!(word, "," | ";" | "year"));
        (alone && bound(age + 1)).then(|| (age + 1).max(named.tokens.end))
    }
}
