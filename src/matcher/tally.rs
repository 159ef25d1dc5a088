//! Things counted by naming them: "a man" is one, "two men and a woman" are three.

mod age;
mod apposed;
mod list;
mod pair;
mod person;
mod sum;

use super::reading::Reading;
use super::slot::{self, Filler};
use crate::rule::fold::Folded;
use crate::rule::{Answer, Units};
use crate::value::unit::Axis;
use crate::value::{Content, Kind, Mention, Value, is_function_word, read_fixed, singular};
pub(super) use age::is_age;
use rust_decimal::Decimal;
use std::ops::Range;
use sum::sum;

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

/// Words after a figure that count who is told of beside somebody.
const BESIDE: [&str; 4] = ["other", "others", "more", "additional"];

/// Words between "the" and a figure that set those it counts beside others.
const RANKED: [&str; 6] = ["other", "remaining", "first", "next", "last", "final"];

/// Words of one person, who counts in a list: "he and three others".
const PRONOUNS: [&str; 4] = ["he", "she", "him", "her"];

/// Figures in words that count what follows them.
const FIGURES: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Verbs of several things.
const MANY: [&str; 3] = ["were", "are", "have"];

/// Nouns of which none is another: of "two men, a woman and a boy" the men are two.
const APART: [&str; 6] = ["man", "woman", "boy", "girl", "male", "female"];

/// Words of an age, besides its figure.
const OF_AGE: [&str; 6] = ["year", "month", "old", "aged", "age", "of"];

/// How many words may be set off by commas after who is counted.
const APPOSED: usize = 6;

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
    /// It has a name and no noun.
    person: bool,
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

/// Whether a tally would count people by their age: "three men, ages 19, 21 and 22".
pub fn is_age_of(mention: &Mention, answer: &Answer, reading: &Reading, sentence: usize) -> bool {
    matches!(
        (answer, mention.value.kind),
        (Answer::Tally(_), Kind::Count)
    ) && age::is_told(
        reading.folded(sentence),
        reading.text(sentence),
        &mention.figure,
    )
}

/// Leaves out of a value the figure of those who are counted beside somebody: "three others" are
/// all only if nobody was told of before, so that they are at least three. So are the two of a
/// headline's "Parents, 2 children dead", beside people whom it does not count, and "the next two".
pub fn beside(mut filler: Filler, reading: &Reading, sentence: usize, units: &[String]) -> Filler {
    let folded = reading.folded(sentence);
    let first = folded
        .tokens
        .partition_point(|t| t.source.end <= filler.span.start);
    let next = folded.tokens.get(first + 1);
    let inside = next.is_some_and(|next| next.source.end <= filler.span.end);
    let others = inside && BESIDE.contains(&folded.word(first + 1));
    let before = |back: usize| first.checked_sub(back).map_or("", |at| folded.word(at));
    let ranked = before(2) == "the" && RANKED.contains(&before(1));
    let uncounted = || {
        let word = before(2);
        let one = singular(word);
        let several = one != word && units.contains(&one);
        several && [",", "and"].contains(&before(1)) && reading.is_heading(sentence)
    };
    if let Content::Amount(amount) = &mut filler.value.content
        && (others || ranked || uncounted())
    {
        amount.figure = None;
    }
    filler
}

/// Everything in a sentence that names one of the units, and what it adds up to where it is
/// joined by "and".
pub fn fillers(reading: &Reading, sentence: usize, units: &Units) -> Vec<Filler> {
    let counter = Counter {
        folded: reading.folded(sentence),
        text: reading.text(sentence),
        units,
        heading: reading.is_heading(sentence),
    };
    let mut parts = counter.counted(reading.values(sentence));
    let joins = |at| counter.folded.word(at) == "and";
    let persons = match (0..counter.folded.tokens.len()).any(joins) {
        true => reading.names(sentence),
        false => &[],
    };
    let named = |count: &str| {
        let mut value = read_fixed(count, Kind::Count, &reading.context())?;
        if let Content::Amount(amount) = &mut value.content {
            amount.figure = None;
        }
        Some(slot::counted(&value, units))
    };
    if let (Some(one), Some(two)) = (named("1"), named("2")) {
        parts.extend(counter.named(&one));
        parts.extend(counter.persons(persons, &one));
        parts.extend(counter.pairs(&two));
    }
    parts.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    let parts = counter.named_once(parts);
    let mut fillers = Vec::new();
    let mut rest = parts.as_slice();
    while !rest.is_empty() {
        let (list, more) = rest.split_at(counter.listed(rest));
        let (told, all) = match list {
            [all, ..] if list::names_all(list, counter.folded) => {
                (&list[..1], Some(all.value.clone()))
            }
            _ => (list, sum(list)),
        };
        let alone = told.iter().filter(|p| p.alone);
        fillers.extend(alone.map(|p| filler(p.reach.clone(), p.value.clone())));
        if let (Some(first), Some(last), Some(all)) = (list.first(), list.last(), all) {
            fillers.push(filler(first.reach.start..last.reach.end, all));
        }
        rest = more;
    }
    fillers
}

fn filler(reach: Range<usize>, value: Value) -> Filler {
    let span = reach.clone();
    Filler {
        reach,
        span,
        list: None,
        value,
    }
}

/// In which number a noun is to stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// After an article.
    Singular,
    /// After a figure.
    Plural,
    /// After the figure one, whose noun may be any: "one person", "more than one people".
    Either,
}

/// Whether a value is exactly one.
fn is_one(value: &Value) -> bool {
    matches!(&value.content, Content::Amount(amount) if amount.figure == Some(Decimal::ONE))
}

/// A sentence, and what is counted in it.
struct Counter<'a> {
    folded: &'a Folded,
    text: &'a str,
    units: &'a Units,
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
            let noun = match is_one(&mention.value) {
                true => Noun::Either,
                false => Noun::Plural,
            };
            if let Some(end) = self.noun(first, noun).filter(|_| counts) {
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
            let both = || at > 0 && self.folded.word(at - 1) == "both";
            let bare = self.heading && self.begins(at);
            let whose = word.ends_with("'s") && self.is_capital(at);
            let alone = ONE.contains(&word) || bare || whose;
            let behind = || parts.last().is_some_and(|p| p.tokens.end == at - 1);
            let follows = || {
                joined && behind()
                    || at > 0 && self.folded.is_comma(at - 1) && behind() && self.goes_on(at)
            };
            let listed = || self.folded.tokens.len() > at + 1 && self.folded.word(at + 1) == "and";
            let pronoun = PRONOUNS.contains(&word) && listed();
            let end = match word {
                _ if pronoun => Some(at + 1),
                "himself" | "herself" | "itself" if joined || both() => Some(at + 1),
                // "The mother and her two sons": in a list, she is one.
                _ if ONE.contains(&word) || ["another", "the"].contains(&word) => {
                    self.noun(at + 1, Noun::Singular)
                }
                // "Reed's brother"
                _ if whose => self.noun(at + 1, Noun::Singular),
                _ if bare || follows() => self.noun(at, Noun::Singular),
                _ => None,
            };
            if let Some(end) = end {
                let start = self.folded.tokens[at].source.start;
                let part = self.part(at..end, start, one);
                // "Ada Prado and her mother were hurt" counts somebody who is not counted.
                let many = |at: usize| {
                    at < self.folded.tokens.len() && MANY.contains(&self.folded.word(at))
                };
                let more = many(end) || many(part.tokens.end);
                parts.push(Part {
                    alone: alone && !more && !pronoun,
                    ..part
                });
            }
        }
        parts
    }

    fn is_capital(&self, at: usize) -> bool {
        let words = &self.text[self.folded.tokens[at].source.clone()];
        words.starts_with(char::is_uppercase)
    }

    /// Whether a noun without an article can begin at a token of a headline.
    fn begins(&self, at: usize) -> bool {
        let bound = |at: usize| self.folded.is_comma(at) || is_function_word(self.folded.word(at));
        let figure = |c: char| c.is_ascii_digit();
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let counted = word(at).is_some_and(|w| w.ends_with(figure)) && word(at + 1) != Some("year");
        let article = ONE.contains(&self.folded.word(at));
        let free = || at == 0 || bound(at - 1) || self.follows_verb(at);
        !bound(at) && !article && !counted && free()
    }

    /// Whether a word in `s` that names nothing counted stands before: "Blast kills man".
    fn follows_verb(&self, at: usize) -> bool {
        let word = self.folded.word(at - 1);
        let verb = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
        verb && !self.units.contains(&singular(word))
    }

    /// Whether a figure is that of an age: "a 12-year-old boy".
    fn tells_age(&self, at: usize) -> bool {
        at + 1 < self.folded.tokens.len() && OF_AGE.contains(&self.folded.word(at + 1))
    }

    fn part(&self, tokens: Range<usize>, start: usize, value: &Value) -> Part {
        let end = self.past_age(&tokens);
        Part {
            reach: start..self.folded.tokens[end - 1].source.end,
            tokens: tokens.start..end,
            value: value.clone(),
            whole: false,
            alone: true,
            person: false,
        }
    }

    /// The end of the noun that begins with the token `first` or has it as a modifier.
    fn noun(&self, first: usize, number: Noun) -> Option<usize> {
        let mut found = None;
        for at in first..self.folded.tokens.len().min(first + MODIFIERS + 1) {
            let word = self.folded.word(at);
            // "an off-duty officer", "an 18-and-over crowd"
            let glued = self.text[self.folded.tokens[at].source.end..].starts_with('-');
            // "Blast kills 1 person", "14 Police say two children": a figure counts what follows it.
            let figure = is_age(word) || FIGURES.contains(&word);
            if at > first && figure && !glued && !self.tells_age(at) {
                break;
            }
            let ends = match FURTHER.contains(&word) {
                true => number == Noun::Singular,
                false => self.folded.is_comma(at) || is_function_word(word) && !glued,
            };
            // "Her brother suffered minor injuries" has no minor; "two 15-year-old hooded boys" are boys.
            let verb = || word.ends_with("ed") && !self.folded.word(at - 1).starts_with("old");
            if ends || found == Some(at) && verb() {
                break;
            }
            let one = (number != Noun::Singular).then(|| singular(word));
            let last = one.as_deref().unwrap_or(word);
            // "Image 44 of 44 Child shot" counts images; "four man dead" is a slip.
            if number == Noun::Plural && last == word && self.is_capital(at) {
                continue;
            }
            let is_unit = |unit: &String| self.ends_with(first, at, last, unit);
            if self.units.any_ends_with(last) && self.units.iter().any(is_unit) {
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

    /// The end of the tokens with an age or a name after them: "a man, 21," in "a man, 21, and
    /// a woman", "his mother, 40-year-old Ada Reed,".
    fn past_age(&self, named: &Range<usize>) -> usize {
        let end = named.end;
        let tokens = end..self.folded.tokens.len().min(end + APPOSED + 2);
        let told = |at: usize| {
            let word = self.folded.word(at);
            is_age(word) || OF_AGE.contains(&word) || self.is_capital(at)
        };
        let inside = || tokens.clone().skip(1).take_while(|&at| told(at)).count();
        if tokens.is_empty() || self.folded.word(end) != "," {
            return end;
        }
        let close = end + 1 + inside();
        let next = tokens.contains(&close).then(|| self.folded.word(close));
        match next.filter(|_| close > end + 1) {
            // "Tom Fenn, Jr., 30, and a boy"
            Some(",") if close + 2 < self.folded.tokens.len() => {
                let aged = is_age(self.folded.word(close + 1)) && self.folded.is_comma(close + 2);
                if aged { close + 3 } else { close + 1 }
            }
            Some(",") => close + 1,
            // "Ada Reed, 25 and Tom Fenn, 32 were hurt"
            Some(word) if close == end + 2 && is_age(self.folded.word(end + 1)) => {
                let last = || named.start > 0 && self.folded.word(named.start - 1) == "and";
                match word == "and" || MANY.contains(&word) && last() {
                    true => close,
                    false => end,
                }
            }
            _ => end,
        }
    }

    /// The token in which byte `at` of the sentence lies, or the next.
    fn token(&self, at: usize) -> usize {
        self.folded.tokens.partition_point(|t| t.source.end <= at)
    }
}
