//! Values of a facet that no rule file lists: places, persons, years.

use super::reading::Reading;
use crate::rule::Open;
use crate::rule::fold::Folded;
use crate::value::name::names;
use crate::value::{Content, Mention, Value};
use std::ops::Range;

/// Words before a name that make it the place of what is told.
const PREPOSITIONS: [&str; 8] = [
    "in", "at", "near", "on", "outside", "around", "across", "from",
];

/// How an adjective of origin ends: "in Russian hands" and "on the Polish capital" name no place.
const OF_ORIGIN: [&str; 6] = ["ian", "ish", "ese", "erican", "frican", "exican"];

/// The values of an open facet in a sentence, in order of place.
pub fn values(open: Open, reading: &Reading, sentence: usize) -> Vec<(Range<usize>, String)> {
    match open {
        Open::Year => stated(reading.values(sentence).iter()),
        _ => named(open, reading.folded(sentence), reading.names(sentence)),
    }
}

/// The first value of an open facet in a title.
pub fn in_title(open: Open, title: &str, folded: &Folded) -> Option<String> {
    let found = match open {
        // A title's year is that of the title's own date, which is not read.
        Open::Year => Vec::new(),
        _ => named(open, folded, &names(title)),
    };
    found.into_iter().next().map(|(_, is)| is)
}

/// What a value says on an open facet: the words of a name, the year of a date.
pub fn stands_for(value: &Value) -> Option<String> {
    match &value.content {
        Content::Name(name) => Some(name.words.join(" ")),
        Content::Days(days) => {
            let (low, high) = (days.extent.low()?, days.extent.high()?);
            (low.year() == high.year()).then(|| low.year().to_string())
        }
        _ => None,
    }
}

fn stated<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<(Range<usize>, String)> {
    let stated = mentions.filter_map(|m| Some((m.figure.clone(), stands_for(&m.value)?)));
    stated.collect()
}

fn named(open: Open, folded: &Folded, names: &[Mention]) -> Vec<(Range<usize>, String)> {
    let fits = |mention: &&Mention| {
        let place = follows_preposition(folded, mention) && !is_adjective(folded, mention);
        match (open, &mention.value.content) {
            (Open::Place, _) => place,
            (_, Content::Name(name)) => !place && (name.words.len() > 1 || !name.titles.is_empty()),
            _ => false,
        }
    };
    stated(names.iter().filter(fits))
}

/// Whether it says where the thing comes from whose name follows in lower case.
fn is_adjective(folded: &Folded, mention: &Mention) -> bool {
    let Content::Name(name) = &mention.value.content else {
        return false;
    };
    let tokens = &folded.tokens;
    let next = tokens.partition_point(|t| t.source.start < mention.figure.end);
    let gap = tokens
        .get(next)
        .map(|t| t.source.start - mention.figure.end);
    name.words.len() == 1
        && OF_ORIGIN
            .iter()
            .any(|ending| name.words[0].ends_with(ending))
        && gap == Some(1)
        && !folded.is_comma(next)
}

/// Whether a name stands right behind a word that makes it a place.
pub fn follows_preposition(folded: &Folded, mention: &Mention) -> bool {
    let first = folded
        .tokens
        .partition_point(|t| t.source.end <= mention.figure.start);
    let mut words = (0..first).rev().map(|t| folded.word(t));
    let preposition = match words.next() {
        Some("the") => words.next(),
        word => word,
    };
    preposition.is_some_and(|w| PREPOSITIONS.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_of_origin_is_no_place() {
        for (text, places) in [
            ("Two died in Newham.", vec!["Newham"]),
            ("Two died on the Newham quay.", vec!["Newham"]),
            ("Two died in the Polish capital.", vec![]),
            ("He is in Russian custody.", vec![]),
            (
                "She fell in love with a Spaniard in Cavendish.",
                vec!["Cavendish"],
            ),
        ] {
            let found = named(Open::Place, &Folded::new(text), &names(text));
            let found: Vec<String> = found.into_iter().map(|(_, is)| is).collect();
            assert_eq!(found, places, "{text}");
        }
    }
}
