//! A word that puts somebody out of an office, or beneath it, which sources give without it.

use super::{Backing, Passage, Statement};
use crate::matcher::Claim;
use crate::rule::fold::Folded;
use crate::value::describe;

/// Words before an office that make it another.
const STANDINGS: [&str; 7] = [
    "former", "ex", "acting", "deputy", "vice", "outgoing", "interim",
];

pub(super) fn statement(own: &Passage, claim: &Claim, theirs: &[Backing]) -> Option<Statement> {
    let words = own.folded(&own.clause);
    let answer = describe(&claim.value).to_lowercase();
    let (n, word) = standings(&words).find(|(n, word)| {
        let at = &words.tokens[*n].source;
        let at = own.clause.start + at.start..own.clause.start + at.end;
        // Not of another office in the clause.
        let near =
            own.range.start.saturating_sub(word.len() + 1) <= at.start && at.end <= own.range.end;
        near && !answer.split([' ', '-']).any(|part| part == *word)
    })?;
    let has = |t: &Backing| {
        let sentence = t.passage.folded(&t.passage.sentence);
        standings(&sentence).any(|(_, other)| other == word)
    };
    if theirs.iter().any(has) {
        return None;
    }
    let start = own.clause.start + words.tokens[n].source.start;
    let place = theirs.first()?.place;
    let because = format!("{} does not say “{word}” of it", place.source);
    Some(own.said(start..own.range.end, because, place))
}

fn standings(words: &Folded) -> impl Iterator<Item = (usize, &'static str)> {
    (0..words.tokens.len()).filter_map(|n| {
        let word = words.word(n);
        let marks = |mark: &&&str| {
            let rest = word.strip_prefix(**mark);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        STANDINGS.iter().find(marks).map(|mark| (n, *mark))
    })
}
