//! Things counted by naming them: "a man" is one, "two men and a woman" are three.

use super::reading::Reading;
use super::slot::{self, Filler};
use crate::rule::Answer;
use crate::rule::fold::Folded;
use crate::value::unit::Axis;
use crate::value::{
    Amount, Content, Extent, Kind, Mention, Value, is_function_word, read_fixed, singular,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// Words that make a noun one thing.
const ONE: [&str; 10] = [
    "a", "an", "his", "her", "their", "its", "my", "our", "your", "whose",
];

/// Words that make a noun one of several, of which the others are not named.
const FURTHER: [&str; 11] = [
    "another", "other", "others", "more", "first", "second", "third", "fourth", "fifth", "last",
    "former",
];

/// Words after "of" that make what is counted a part.
const WHOLE: [&str; 11] = [
    "the", "his", "her", "their", "its", "my", "our", "your", "these", "those", "them",
];

/// Verbs of several things.
const MANY: [&str; 3] = ["were", "are", "have"];

/// How many words may stand between an article and its noun.
const MODIFIERS: usize = 8;

/// What is counted in one place.
struct Part {
    /// The tokens of the sentence, with an age set off by commas.
    tokens: Range<usize>,
    /// Bytes of the sentence, with the hedge.
    reach: Range<usize>,
    value: Value,
    /// It is counted as the rule counts: "four people" rather than "four boys".
    whole: bool,
    /// It counts outside a list: "a man" does, "another man" is one more.
    alone: bool,
}

/// Whether a tally would take a part for the whole: "one of the men".
pub fn is_part(mention: &Mention, answer: &Answer, text: &str) -> bool {
    let words = mention.figure.start..mention.span.end;
    if !matches!(answer, Answer::Tally(_)) || mention.figure.end == words.end {
        return false;
    }
    let words = Folded::new(text.get(words).unwrap_or_default());
    (1..words.tokens.len()).any(|at| words.word(at - 1) == "of" && WHOLE.contains(&words.word(at)))
}

/// Everything in a sentence that names one of the units, and what it adds up to where it is
/// joined by "and".
pub fn fillers(reading: &Reading, sentence: usize, units: &[String]) -> Vec<Filler> {
    let counter = Counter {
        folded: reading.folded(sentence),
        text: reading.text(sentence),
        units,
        heading: reading.is_heading(sentence),
    };
    let mut parts = counter.counted(reading.values(sentence));
    if let Some(mut one) = read_fixed("1", Kind::Count, &reading.context()) {
        if let Content::Amount(amount) = &mut one.content {
            amount.figure = None;
        }
        parts.extend(counter.named(&slot::counted(&one, units)));
    }
    parts.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    let mut fillers = Vec::new();
    let mut rest = parts.as_slice();
    while !rest.is_empty() {
        let (list, more) = rest.split_at(counter.listed(rest));
        let alone = list.iter().filter(|p| p.alone);
        fillers.extend(alone.map(|p| filler(p.reach.clone(), p.value.clone())));
        if let (Some(first), Some(last), Some(sum)) = (list.first(), list.last(), sum(list)) {
            fillers.push(filler(first.reach.start..last.reach.end, sum));
        }
        rest = more;
    }
    fillers
}

fn filler(reach: Range<usize>, value: Value) -> Filler {
    let span = reach.clone();
    Filler { reach, span, value }
}

/// A sentence, and what is counted in it.
struct Counter<'a> {
    folded: &'a Folded,
    text: &'a str,
    units: &'a [String],
    /// Headlines leave articles out: "Man killed, boy hurt".
    heading: bool,
}

impl Counter<'_> {
    /// What has a figure: "two men", "two other men", "two 15-year-olds".
    fn counted(&self, mentions: &[Mention]) -> Vec<Part> {
        let mut parts = Vec::new();
        for mention in mentions {
            let counts = matches!(&mention.value.content, Content::Amount(amount)
                if matches!(amount.unit.axis, Axis::Number | Axis::Things(_)));
            let first = self.token(mention.figure.end);
            if let Some(end) = self.noun(first, true).filter(|_| counts) {
                let tokens = self.token(mention.reach.start)..end;
                let last = singular(self.folded.word(end - 1));
                parts.push(Part {
                    value: slot::counted(&mention.value, self.units),
                    whole: self.units.first().is_some_and(|unit| last == *unit),
                    ..self.part(tokens, mention.reach.start, &mention.value)
                });
            }
        }
        parts
    }

    /// What has an article: "a man"; after "and" also "woman", "another man" and "himself".
    fn named(&self, one: &Value) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for at in 0..self.folded.tokens.len() {
            let word = self.folded.word(at);
            let joined = at > 0 && ["and", "then"].contains(&self.folded.word(at - 1));
            let bare = self.heading && self.begins(at);
            let alone = ONE.contains(&word) || bare;
            let follows = || joined && parts.last().is_some_and(|p| p.tokens.end == at - 1);
            let end = match word {
                "himself" | "herself" | "itself" if joined => Some(at + 1),
                _ if ONE.contains(&word) || word == "another" => self.noun(at + 1, false),
                _ if bare || follows() => self.noun(at, false),
                _ => None,
            };
            if let Some(end) = end {
                let start = self.folded.tokens[at].source.start;
                // "Ada Prado and her mother were hurt" counts somebody who is not counted.
                let more = end < self.folded.tokens.len() && MANY.contains(&self.folded.word(end));
                parts.push(Part {
                    alone: alone && !more,
                    ..self.part(at..end, start, one)
                });
            }
        }
        parts
    }

    /// Whether a noun without an article can begin at a token of a headline.
    fn begins(&self, at: usize) -> bool {
        let bound = |at: usize| self.folded.is_comma(at) || is_function_word(self.folded.word(at));
        let figure = |c: char| c.is_ascii_digit();
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let counted = word(at).is_some_and(|w| w.ends_with(figure)) && word(at + 1) != Some("year");
        let article = ONE.contains(&self.folded.word(at));
        (at == 0 || bound(at - 1)) && !bound(at) && !article && !counted
    }

    fn part(&self, tokens: Range<usize>, start: usize, value: &Value) -> Part {
        let end = self.past_age(tokens.end);
        Part {
            reach: start..self.folded.tokens[end - 1].source.end,
            tokens: tokens.start..end,
            value: value.clone(),
            whole: false,
            alone: true,
        }
    }

    /// The end of the noun that begins with the token `first` or has it as a modifier; one
    /// in the plural after a figure.
    fn noun(&self, first: usize, plural: bool) -> Option<usize> {
        let mut found = None;
        for at in first..self.folded.tokens.len().min(first + MODIFIERS + 1) {
            let word = self.folded.word(at);
            // "an off-duty officer", "an 18-and-over crowd"
            let glued = self.text[self.folded.tokens[at].source.end..].starts_with('-');
            let ends = match FURTHER.contains(&word) {
                true => !plural,
                false => self.folded.is_comma(at) || is_function_word(word) && !glued,
            };
            if ends {
                break;
            }
            let one = plural.then(|| singular(word));
            let last = one.as_deref().unwrap_or(word);
            if self
                .units
                .iter()
                .any(|u| self.ends_with(first, at, last, u))
            {
                found = Some(at + 1);
            }
        }
        found
    }

    /// Whether the tokens from `first` to `at`, which is the word `last`, end with a unit.
    fn ends_with(&self, first: usize, at: usize, last: &str, unit: &str) -> bool {
        let (before, noun) = match unit.rsplit_once(' ') {
            Some((before, noun)) => (Some(before), noun),
            None => (None, unit),
        };
        let mut words = (first..at).rev().map(|t| self.folded.word(t));
        last == noun && before.is_none_or(|b| b.rsplit(' ').all(|b| words.next() == Some(b)))
    }

    /// The end of the tokens with an age after them: "a man, 21," in "a man, 21, and a woman".
    fn past_age(&self, end: usize) -> usize {
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let is_age = |w: &str| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
        match (word(end), word(end + 1), word(end + 2)) {
            (Some(","), Some(age), Some(",")) if is_age(age) => end + 3,
            _ => end,
        }
    }

    /// How many of the parts, from the first, are joined into one list. At least one.
    fn listed(&self, parts: &[Part]) -> usize {
        let mut joined = 1;
        for (n, pair) in parts.windows(2).enumerate() {
            let between = pair[0].tokens.end..pair[1].tokens.start;
            if between.start > between.end {
                break;
            }
            let words: Vec<&str> = between.take(4).map(|t| self.folded.word(t)).collect();
            match words.as_slice() {
                // "Four people, a man and three boys" names the four.
                [","] if !pair[0].whole && self.heading => joined = n + 2,
                [","] if !pair[0].whole => {}
                // "two men, and a suspect is being sought" begins another statement.
                [",", "and"] if states(self.folded, &pair[1]) => break,
                ["and"]
                | [",", "and"]
                | ["and", "then"]
                | [",", "and", "then"]
                | ["as", "well", "as"] => joined = n + 2,
                _ => break,
            }
        }
        // "Three other victims, a man, a woman and a boy" names the three.
        match parts.get(..joined).and_then(<[Part]>::split_first) {
            Some((all, each)) if sum(each).is_some_and(|sum| equal(&sum, &all.value)) => 1,
            _ => joined,
        }
    }

    /// The token in which byte `at` of the sentence lies, or the next.
    fn token(&self, at: usize) -> usize {
        self.folded.tokens.partition_point(|t| t.source.end <= at)
    }
}

/// Whether the verb of one thing follows what is counted.
fn states(folded: &Folded, part: &Part) -> bool {
    let end = part.tokens.end;
    end < folded.tokens.len() && ["is", "was", "has"].contains(&folded.word(end))
}

/// All parts together; `None` for a single one, or where something is not counted.
fn sum(parts: &[Part]) -> Option<Value> {
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let start = first.value.clone();
    rest.iter()
        .try_fold(start, |sum, part| add(sum, &part.value))
}

/// The figure; what is named has none, and counts one each.
fn counted(amount: &Amount) -> Option<&Decimal> {
    amount.figure.as_ref().or(amount.extent.as_point())
}

/// Whether two values count the same.
fn equal(a: &Value, b: &Value) -> bool {
    match (&a.content, &b.content) {
        (Content::Amount(a), Content::Amount(b)) => a.extent == b.extent,
        _ => false,
    }
}

fn add(sum: Value, more: &Value) -> Option<Value> {
    let (Content::Amount(a), Content::Amount(b)) = (&sum.content, &more.content) else {
        return None;
    };
    let plus = |x: Option<&Decimal>, y: Option<&Decimal>| x?.checked_add(*y?);
    let extent = Extent::new(
        plus(a.extent.low(), b.extent.low()),
        a.extent.low_open() || b.extent.low_open(),
        plus(a.extent.high(), b.extent.high()),
        a.extent.high_open() || b.extent.high_open(),
    )?;
    let amount = Amount {
        extent,
        figure: match (a.figure, b.figure) {
            (None, None) => None,
            _ => plus(counted(a), counted(b)),
        },
        figure_high: None,
        step: a.step.max(b.step),
        ..a.clone()
    };
    Some(Value {
        content: Content::Amount(amount),
        ..sum
    })
}
