//! Words in quotation marks, looked up in the sources.
//!
//! Case, punctuation and white space never matter, nor does the kind of quotation marks. One
//! word is a word held at a distance unless a verb of saying stands beside it, and two with a
//! capital are a name: neither is a statement.

mod speaker;

use super::read::Read;
use super::{Evidence, Side, State, Statement};
use crate::rule::fold::{Folded, key};
use crate::source::Source;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The prose of the sources, folded once.
#[derive(Debug)]
pub(super) struct Library<'a> {
    shelves: Vec<Shelf<'a>>,
    capitals: Vec<&'a str>,
}

#[derive(Debug)]
struct Shelf<'a> {
    source: &'a Source,
    words: Vec<(String, Range<usize>)>,
    /// Where a word stands, by its key.
    places: FxHashMap<u32, Vec<usize>>,
}

/// A place in a source, and how many words of a quotation differ there.
struct Match<'a> {
    shelf: &'a Shelf<'a>,
    words: Range<usize>,
    differ: usize,
}

impl<'a> Library<'a> {
    pub fn new(sources: &'a [Source]) -> Self {
        let shelves: Vec<Shelf> = sources.iter().map(Shelf::new).collect();
        let mut capitals: Vec<&str> = shelves.iter().flat_map(Shelf::capitals).collect();
        capitals.sort_unstable();
        capitals.dedup();
        Self { shelves, capitals }
    }

    /// What stands in quotation marks in the draft, each with where sources have it.
    pub fn statements(&self, read: &Read, sources: &[Read]) -> Vec<Statement> {
        let draft = read.source;
        let quoted = quotations(&draft.text, draft.body).into_iter();
        let said = quoted.filter_map(|range| {
            let own = words(&draft.text, range.clone());
            let quoted = draft.text.get(range.clone()).unwrap_or_default();
            let is_said = match own.len() {
                0 => false,
                1 => is_called(&draft.text, &range),
                // The first may begin a sentence, or both name a thing.
                2 => {
                    !quoted.contains(char::is_uppercase)
                        || !quoted.chars().skip(1).any(char::is_uppercase)
                            && is_called(&draft.text, &range)
                }
                _ => true,
            };
            is_said.then(|| self.statement(read, sources, range, &own))
        });
        said.collect()
    }

    /// Ids of the sources in which these words stand.
    pub fn having(&self, phrase: &str) -> Vec<String> {
        let own = words(phrase, 0..phrase.len());
        let own: Vec<&str> = own.iter().map(|(word, _)| word.as_str()).collect();
        let has = |shelf: &&Shelf| !own.is_empty() && shelf.exact(&own).is_some();
        let found = self.shelves.iter().filter(has);
        found.map(|shelf| shelf.source.id.clone()).collect()
    }

    /// The words of the sources that have a capital, as they are written, each once.
    pub fn capitals(&self) -> impl Iterator<Item = &'a str> {
        self.capitals.iter().copied()
    }

    fn statement(
        &self,
        draft: &Read,
        sources: &[Read],
        range: Range<usize>,
        own: &[(String, Range<usize>)],
    ) -> Statement {
        let own: Vec<&str> = own.iter().map(|(word, _)| word.as_str()).collect();
        let exact: Vec<Match> = self
            .shelves
            .iter()
            .filter_map(|shelf| shelf.exact(&own))
            .collect();
        let near = || {
            let all = self.shelves.iter().filter_map(|shelf| shelf.nearest(&own));
            all.min_by_key(|found| found.differ)
        };
        let theirs = exact.iter().map(|found| found.evidence(Side::Beside));
        let theirs: Vec<Evidence> = theirs.collect();
        let by_another = speaker::by_another(draft, &range, &theirs, sources);
        let (state, because, evidence) = if let Some(because) = by_another {
            (State::Misattributed, because, theirs)
        } else if !exact.is_empty() {
            let backs = exact.iter().map(|found| found.evidence(Side::Backs));
            let because = "these words stand in a source".to_owned();
            (State::Backed, because, backs.collect())
        } else if let Some(found) = near() {
            let evidence = found.evidence(Side::Beside);
            let n = found.differ;
            let ending = if n == 1 { "" } else { "s" };
            let because = format!(
                "the quotation differs in {n} word{ending}: {} has “{}”",
                evidence.source, evidence.quote
            );
            (State::Misquoted, because, vec![evidence])
        } else {
            let because = "no source has these words".to_owned();
            (State::Unsupported, because, Vec::new())
        };
        Statement {
            says: format!(
                "“{}”",
                draft.source.text.get(range.clone()).unwrap_or_default()
            ),
            range,
            rule: None,
            ask: None,
            state,
            because,
            independent: exact.len(),
            evidence,
        }
    }
}

impl<'a> Shelf<'a> {
    fn new(source: &'a Source) -> Self {
        // A title may be quoted as well.
        let words = words(&source.text, source.body..source.text.len());
        let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (at, (word, _)) in words.iter().enumerate() {
            places.entry(key(word)).or_default().push(at);
        }
        Self {
            source,
            words,
            places,
        }
    }

    fn capitals(&self) -> impl Iterator<Item = &'a str> {
        let text = self.source.text.as_str();
        let words = self.words.iter();
        let words = words.filter_map(move |(_, at)| text.get(at.clone()));
        let words = words.filter(|word| word.starts_with(char::is_uppercase));
        words.map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
    }

    /// The first place that has the very words.
    fn exact(&'a self, own: &[&str]) -> Option<Match<'a>> {
        let mut places = self.places.get(&key(own.first()?))?.iter().copied();
        let at = places.find(|&at| {
            let there = self.words.get(at..at + own.len()).unwrap_or_default();
            let mut pairs = there.iter().zip(own);
            there.len() == own.len() && pairs.all(|((word, _), own)| word == own)
        })?;
        Some(Match {
            shelf: self,
            words: at..at + own.len(),
            differ: 0,
        })
    }

    /// The place that differs in the fewest words, if these are at most a third of them.
    fn nearest(&'a self, own: &[&str]) -> Option<Match<'a>> {
        let most = own.len() / 3;
        let mut best: Option<Match<'a>> = None;
        for at in 0..self.words.len() {
            // Most places share too few words to be worth a distance.
            let end = (at + own.len() + most).min(self.words.len());
            let there = &self.words[at..end];
            if !there
                .first()
                .is_some_and(|(word, _)| own.contains(&word.as_str()))
            {
                continue;
            }
            let shared = there
                .iter()
                .filter(|(word, _)| own.contains(&word.as_str()));
            if shared.count() + most < own.len() {
                continue;
            }
            for length in own.len().saturating_sub(most)..=there.len() {
                let words: Vec<&str> = there[..length].iter().map(|(w, _)| w.as_str()).collect();
                let differ = strsim::generic_levenshtein(&Words(own), &Words(&words));
                if differ <= most && best.as_ref().is_none_or(|found| differ < found.differ) {
                    best = Some(Match {
                        shelf: self,
                        words: at..at + length,
                        differ,
                    });
                }
            }
        }
        best
    }
}

/// Words as strsim takes them.
struct Words<'a>(&'a [&'a str]);

impl<'a, 'b> IntoIterator for &'b Words<'a> {
    type Item = &'a str;
    type IntoIter = std::iter::Copied<std::slice::Iter<'b, &'a str>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}

impl Match<'_> {
    fn evidence(&self, side: Side) -> Evidence {
        let text = &self.shelf.source.text;
        let words = &self.shelf.words[self.words.clone()];
        let start = words.first().map_or(0, |(_, range)| range.start);
        let end = words.last().map_or(0, |(_, range)| range.end);
        let quote = text.get(start..end).unwrap_or_default().to_owned();
        Evidence {
            side,
            source: self.shelf.source.id.clone(),
            start,
            end,
            says: quote.clone(),
            quote,
            speaker: None,
            clash: None,
        }
    }
}

/// The folded words of a part of a text, without commas, and where they stand.
fn words(text: &str, within: Range<usize>) -> Vec<(String, Range<usize>)> {
    let start = within.start;
    let folded = Folded::new(text.get(within).unwrap_or_default());
    let all = (0..folded.tokens.len()).filter(|n| !folded.is_comma(*n));
    all.map(|n| {
        let at = &folded.tokens[n].source;
        let word = one_spelling(folded.word(n));
        (word, at.start + start..at.end + start)
    })
    .collect()
}

/// A word in the spelling that British and American papers share: each puts what it quotes into
/// its own ("finalised", "finalized"), and neither misquotes.
fn one_spelling(word: &str) -> String {
    const ENDINGS: [&str; 7] = ["ise", "ised", "ises", "ising", "yse", "ysed", "ysing"];
    let ends = |ending: &&&str| word.len() > ending.len() + 2 && word.ends_with(**ending);
    let Some(ending) = ENDINGS.iter().find(ends) else {
        const MIDDLE: &str = "isation";
        return match word.len() >= MIDDLE.len() {
            true => word.replace(MIDDLE, "ization"),
            false => word.to_owned(),
        };
    };
    let stem = &word[..word.len() - ending.len()];
    format!("{stem}{}", ending.replacen('s', "z", 1))
}

/// Whether somebody is told to have said one word: he called it “shameful”, “shameful,” he said.
fn is_called(text: &str, at: &Range<usize>) -> bool {
    const CALLED: [&str; 14] = [
        "call",
        "calls",
        "called",
        "calling",
        "described",
        "describes",
        "describing",
        "termed",
        "terms",
        "dubbed",
        "labelled",
        "labeled",
        "branded",
        "deemed",
    ];
    const SAID: [&str; 7] = [
        "said", "says", "told", "wrote", "writes", "added", "remarked",
    ];
    let sentence = |c: char| matches!(c, '.' | '!' | '?' | '\n' | ';');
    let before = text.get(..at.start).unwrap_or_default();
    let before = before.rsplit(sentence).next().unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let after = after.split(sentence).next().unwrap_or_default();
    let plain = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let before: Vec<String> = before.split_whitespace().map(plain).collect();
    let mut near = before
        .iter()
        .rev()
        .filter(|word| !word.is_empty())
        .take(NEAR);
    let inside = text.get(at.clone()).unwrap_or_default();
    let mut next = after.split_whitespace().map(plain).take(NEAR);
    near.any(|word| CALLED.contains(&word.as_str()))
        || (inside.ends_with(',') || after.trim_start_matches(['”', '"']).starts_with(','))
            && next.any(|word| SAID.contains(&word.as_str()) || CALLED.contains(&word.as_str()))
}

/// How many words from one quoted a verb of saying may stand.
const NEAR: usize = 7;

/// What stands between double quotation marks, curly or straight, within a paragraph.
fn quotations(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        match (c, open) {
            ('\n', _) => open = None,
            ('“', _) => open = Some((at + c.len_utf8(), '”')),
            ('"', None) => open = Some((at + 1, '"')),
            (_, Some((start, close))) if c == close => {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::HedgeTable;

    #[test]
    fn quotations_are_looked_up_word_by_word() {
        let source = Source {
            id: "a.txt".to_owned(),
            text: "“We did not open the gates before dawn,” the keeper said. \
                   They organised tours of the works."
                .to_owned(),
            ..Source::default()
        };
        let sources = [source];
        let hedges = HedgeTable::standard();
        let read = sources.each_ref().map(|source| Read::new(source, &hedges));
        let library = Library::new(&sources);
        for (quoted, state) in [
            ("\"we did not open the gates\"", Some(State::Backed)),
            (
                "“We did not open the gates, before dawn.”",
                Some(State::Backed),
            ),
            (
                "“We did not close the gates before dawn”",
                Some(State::Misquoted),
            ),
            ("“did open the gates before dawn”", Some(State::Misquoted)),
            ("“The river rose and we ran”", Some(State::Unsupported)),
            ("the “gates” were", None),
            ("the keeper called them “gates”", Some(State::Backed)),
            ("“doors,” the keeper said", Some(State::Unsupported)),
            ("the “Keeper's Gates” were", None),
            ("the “open gates” were", Some(State::Unsupported)),
            ("before, “of the” works", Some(State::Backed)),
            ("“organized tours of the works”", Some(State::Backed)),
            ("“organize tours of the works”", Some(State::Misquoted)),
        ] {
            let draft = Source {
                text: format!("He said: {quoted} yesterday."),
                ..Source::default()
            };
            let found = library.statements(&Read::new(&draft, &hedges), &read);
            assert_eq!(found.first().map(|s| s.state), state, "{quoted}");
        }
    }
}
