//! The words that tell of one event, as they are compared.

use super::word::{is_figure, is_in_doubt, is_pale, root};
use crate::draft::land::is_adjective;
use crate::draft::part::Part;
use crate::draft::read::Read;
use crate::value::unit::Axis;
use crate::value::{Content, Mention};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words of what may be still to come.
const AWAITED: [&str; 7] = ["will", "would", "shall", "may", "might", "could", "can"];

/// Words that tell how often something was, or which time it is.
const WHICH: [&str; 10] = [
    "first", "fourth", "last", "previous", "second", "third", "thrice", "times", "twice",
    "upcoming",
];

/// Words by which one event is told from another that is not named.
const OTHER: [&str; 11] = [
    "again", "another", "every", "further", "latest", "more", "most", "new", "next", "other",
    "some",
];

/// What people gather for.
const MEETINGS: [&str; 6] = [
    "talks",
    "meeting",
    "summit",
    "negotiations",
    "session",
    "conference",
];

/// Words with which begins what is said of a name between commas.
const ASIDE: [&str; 7] = ["the", "a", "an", "who", "whose", "his", "her"];

/// How many sentences before its own tell of what it is.
const NEAR: usize = 2;

/// What is told of an event.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// What the forms of its words have in common, without those of names and figures.
    pub words: BTreeSet<String>,
    /// Words of names, and figures.
    marks: BTreeSet<String>,
    /// The same, by name.
    names: Vec<BTreeSet<String>>,
    /// Words of names that are no adjective, which may stand before anything: "the French boat".
    firm: BTreeSet<String>,
    /// The place of its sentence among the text's.
    sentence: usize,
    pub denied: bool,
    awaited: bool,
    pub which: BTreeSet<String>,
    other: bool,
}

impl Event {
    /// What some tokens of a sentence tell of, which is known by its place.
    pub fn of(part: &Part, sentence: usize, tokens: Range<usize>) -> Self {
        let mut event = Self {
            sentence,
            ..Self::default()
        };
        let mut gathers = true;
        let mut name = None;
        let mut n = tokens.start;
        while n < tokens.end {
            n = behind_aside(part, n, tokens.end);
            let word = part.folded.word(n);
            event.denied |= is_in_doubt(word);
            // "3 May" is no "may".
            event.awaited |= AWAITED.contains(&word) && !is_of_day(part, n);
            event.other |= OTHER.contains(&word);
            if WHICH.contains(&word) {
                event.which.insert(word.to_owned());
            }
            match sort(part, n) {
                Sort::Word => {
                    gathers &= MEETINGS.contains(&word);
                    event.words.insert(root(word));
                }
                Sort::Mark(of) => {
                    event.marks.insert(root(word));
                    if !is_adjective(word) {
                        event.firm.insert(root(word));
                    }
                    if name.replace(of) != Some(of) {
                        event.names.push(BTreeSet::new());
                    }
                    let words = event.names.last_mut();
                    words.map(|words| words.insert(root(word)));
                }
                Sort::Nothing => {}
            }
            n += 1;
        }
        // "The Norby talks" are what was in Norby.
        if gathers && !event.marks.is_empty() {
            event.words.clear();
        }
        event
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.marks.is_empty()
    }

    /// How many words, names and figures another telling of the same event, in another text, has of
    /// it; `None` if it is not of the same.
    pub fn shares(&self, other: &Self, text: &Read) -> Option<usize> {
        // A word that begins a sentence may pass for a name.
        let has = |word: &&String| other.words.contains(*word) || other.marks.contains(*word);
        let words = self.words.iter().filter(has).count();
        let marks = self.marks.intersection(&other.marks).count();
        let told = match self.words.len() {
            _ if other.words.is_empty() => other.marks.is_subset(&self.marks),
            0 => marks > 0 && marks == self.marks.len(),
            all => match self.firm.intersection(&other.firm).count() {
                2.. => words * 2 >= all,
                // Where each has a word more, that is another's: "the plan", "the letters leaked".
                _ => words * 2 > all && (words == all || words > 2 || self.has_all(other)),
            },
        };
        let mut figures = self.marks.iter().filter(|mark| is_figure(mark));
        // Another visit is still to come, another plan leaked as well.
        let another = self.awaited != other.awaited
            || self.other
            || other.other
            || self.which != other.which
            || figures.any(|mark| !other.marks.contains(mark));
        (told && !another && self.is_around(other, text)).then_some(words + marks)
    }

    /// Whether half of its names stand in another telling, or near it: "he" may be one of them. Where
    /// that names others and none of them it is theirs.
    fn is_around(&self, other: &Self, text: &Read) -> bool {
        let is_there = |name: &&BTreeSet<String>| !name.is_disjoint(&other.marks);
        let of_name = |name: &BTreeSet<String>| !name.iter().all(|word| is_figure(word));
        let others = other.names.iter().any(of_name) && self.names.iter().any(of_name);
        if others && !self.names.iter().any(|name| is_there(&name)) {
            return false;
        }
        if self.names.iter().filter(is_there).count() * 2 >= self.names.len() {
            return true;
        }
        let from = other.sentence.saturating_sub(NEAR);
        let to = text.parts().len().min(other.sentence + 2);
        let mut around = told(text.parts().get(from..to).unwrap_or_default());
        around.extend(other.marks.iter().cloned());
        let known = self.names.iter().filter(|name| !name.is_disjoint(&around));
        known.count() * 2 >= self.names.len()
    }

    /// Whether another telling has no word more.
    fn has_all(&self, other: &Self) -> bool {
        let has = |word: &String| self.words.contains(word) || self.marks.contains(word);
        other.words.iter().all(has)
    }

    /// Whether another telling has two thirds of its words.
    pub fn is_mostly(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        shared * 3 >= self.words.len() * 2
    }

    /// Whether one of which a single word tells is the other by what stands before it in its own
    /// text: "that leak" is that of the sentence before.
    pub fn is_placed(&self, text: &Read, other: &Self) -> bool {
        if self.words.len() != 1 || !self.marks.is_empty() {
            return true;
        }
        let figures = other.marks.iter().filter(|mark| is_figure(mark));
        let mut rest = other.words.difference(&self.words).chain(figures);
        let from = self.sentence.saturating_sub(NEAR);
        let before = text.parts().get(from..=self.sentence);
        let before = told(before.unwrap_or_default());
        other.words.is_subset(&self.words) || rest.any(|word| before.contains(word))
    }
}

/// The token behind what stands between commas at one: "Tom Fenn, the keeper, left".
fn behind_aside(part: &Part, n: usize, end: usize) -> usize {
    let is = |word: &str| ASIDE.contains(&word) || is_figure(word);
    let begins = part.folded.is_comma(n) && n + 1 < end && is(part.folded.word(n + 1));
    let mut rest = n + 1..end;
    let closed = rest.find(|n| begins && part.folded.is_comma(*n));
    closed.unwrap_or(n)
}

/// The words, names and figures of some sentences.
fn told(parts: &[Part]) -> BTreeSet<String> {
    let each = parts.iter().flat_map(|part| {
        let tokens = 0..part.folded.tokens.len();
        let told = tokens.filter(|n| !matches!(sort(part, *n), Sort::Nothing));
        told.map(|n| root(part.folded.word(n)))
    });
    each.collect()
}

/// What a word tells.
enum Sort {
    Word,
    /// It is of a name or a figure, by where that begins.
    Mark(usize),
    Nothing,
}

/// The value to which a token belongs.
fn item(part: &Part, n: usize) -> Option<&Mention> {
    let at = &part.folded.tokens.get(n)?.source;
    let at = at.start + part.range.start..at.end + part.range.start;
    let meets = |range: &Range<usize>| range.start < at.end && at.start < range.end;
    part.items.iter().find(|item| meets(&item.span))
}

fn is_of_day(part: &Part, n: usize) -> bool {
    item(part, n).is_some_and(|item| matches!(item.value.content, Content::Days(_)))
}

fn sort(part: &Part, n: usize) -> Sort {
    let word = part.folded.word(n);
    if part.folded.is_comma(n) || is_pale(word) {
        return Sort::Nothing;
    }
    let item = item(part, n);
    let from = item.map_or(0, |item| item.span.start);
    match item.map(|item| &item.value.content) {
        Some(Content::Days(_)) => Sort::Nothing,
        Some(Content::Amount(amount)) if amount.unit.axis == Axis::Time => Sort::Nothing,
        Some(Content::Amount(_)) if is_figure(word) => Sort::Mark(from),
        Some(Content::Name(_)) => Sort::Mark(from),
        _ if word.chars().count() < 3 => Sort::Nothing,
        _ => Sort::Word,
    }
}
