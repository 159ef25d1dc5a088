//! What must stand near a phrase, and what must not.

use super::reading::Reading;
use crate::rule::fold::Folded;
use crate::rule::{Near, Pattern, Phrase, Rule, Within};
use std::ops::Range;

/// Whether what must stand near may do so, and what must not may be absent, as far as the words of the
/// sentence tell.
pub fn may_stand(near: &Near, reading: &Reading, sentence: usize) -> bool {
    let surely =
        |pattern: &Pattern| pattern.surely(reading.folded(sentence), reading.line(sentence));
    let absent = || near.not_near.as_ref().and_then(surely) != Some(true);
    near.within > Within::Sentence
        || near.near.as_ref().and_then(surely) != Some(false)
            && (near.within < Within::Sentence || absent())
}

/// Whether what must stand near does, and what must not does not, wherever the phrase matches.
pub fn stands(near: &Near, reading: &Reading, sentence: usize) -> bool {
    let is_in = |pattern: &Pattern, sentence: usize| {
        let folded = reading.folded(sentence);
        let surely = pattern.surely(folded, reading.line(sentence));
        surely.unwrap_or_else(|| pattern.is_match(folded))
    };
    match near.within {
        // The rest only the match tells.
        Within::Phrase | Within::Clause => {
            let near = near.near.as_ref();
            near.is_none_or(|pattern| is_in(pattern, sentence))
        }
        Within::Sentence => holds(near, |pattern| is_in(pattern, sentence)),
        Within::Paragraph => holds(near, |pattern| {
            let mut sentences = reading.paragraph(sentence);
            sentences.any(|n| is_in(pattern, n))
        }),
        Within::Source => holds(near, |pattern| reading.anywhere(pattern)),
    }
}

/// The same for what stands in the words of a match, or in their clause.
pub fn stands_in(near: &Near, reading: &Reading, sentence: usize, hit: &Range<usize>) -> bool {
    near.near.is_none() && near.not_near.is_none()
        || words(near.within, reading, sentence, hit)
            .is_none_or(|words| holds(near, |pattern| pattern.is_match(&words)))
}

/// The nearest words of a sentence that satisfy what must stand near a match, those of the rule and those
/// of the phrase, in order. None where the match itself has such words, or its surroundings are wider.
pub fn nearest(
    rule: &Rule,
    phrase: &Phrase,
    reading: &Reading,
    sentence: usize,
    hit: &Range<usize>,
) -> Vec<Range<usize>> {
    let folded = reading.folded(sentence);
    if folded.tokens.len() > LONG {
        return Vec::new();
    }
    let apart = |at: &Range<usize>| {
        let after = at.start.saturating_sub(hit.end);
        after.max(hit.start.saturating_sub(at.end))
    };
    let wanted = [&*rule.near, &phrase.near].into_iter();
    let wanted = wanted.filter(|near| near.within == Within::Sentence);
    let patterns = wanted.filter_map(|near| near.near.as_ref());
    let places = patterns.filter_map(|pattern| {
        let found = pattern.matches(folded);
        let places = found.filter_map(|found| source_words(folded, found.whole()));
        places.min_by_key(apart)
    });
    // What shares words with the match adds some to them; half a sentence adds none.
    let beside = |at: &Range<usize>| {
        apart(at) > 0 || at.len() <= SHARED && (at.start < hit.start || hit.end < at.end)
    };
    let mut places: Vec<Range<usize>> = places.filter(beside).collect();
    places.sort_by_key(|at| (at.start, at.end));
    places.dedup();
    places
}

/// Bytes of words that may share some with a match.
const SHARED: usize = 40;

/// In a sentence of more tokens than these nothing is looked for again.
const LONG: usize = 256;

/// The bytes of some tokens, without commas at their ends; `None` where they are nothing else.
fn source_words(folded: &Folded, tokens: Range<usize>) -> Option<Range<usize>> {
    let words: Vec<usize> = tokens.filter(|&t| !folded.is_comma(t)).collect();
    let source = |token: &usize| &folded.tokens[*token].source;
    Some(source(words.first()?).start..source(words.last()?).end)
}

/// The words of a match, or of its clause.
pub fn words(
    within: Within,
    reading: &Reading,
    sentence: usize,
    hit: &Range<usize>,
) -> Option<Folded> {
    let text = reading.text(sentence);
    let range = match within {
        Within::Phrase => hit.clone(),
        Within::Clause => clause(text, hit),
        _ => return None,
    };
    Some(Folded::new(&text[range]))
}

/// A range with what stands around it, to the next comma, semicolon, colon, dash or bracket.
fn clause(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |(at, c): &(usize, char)| {
        let next = text[at + c.len_utf8()..].chars().next();
        "—–()".contains(*c) || ",;:".contains(*c) && next.is_none_or(char::is_whitespace)
    };
    let mut marks = text.char_indices().filter(ends);
    let before = text[..range.start].char_indices().rfind(ends);
    let start = before.map_or(0, |(at, c)| at + c.len_utf8());
    let end = marks.find(|(at, _)| *at >= range.end);
    start..end.map_or(text.len(), |(at, _)| at)
}

fn holds(near: &Near, found: impl Fn(&Pattern) -> bool) -> bool {
    near.near.as_ref().is_none_or(&found) && !near.not_near.as_ref().is_some_and(&found)
}
