//! People named one after another with their ages, and what else is told of each: "Tom Fenn, 34, of
//! Oldtown; Ada Quill, 30, a nurse; and Jo Marsh, 22".

use super::age::is_age;
use super::sum::add;
use super::{Counter, Part};
use crate::value::{Value, is_function_word};
use std::ops::Range;

/// Whose relative somebody is: "his wife, Ada, 30".
const WHOSE: [&str; 3] = ["his", "her", "their"];

/// Words with which something told of somebody begins, set off by a comma.
const OPENS: [&str; 10] = [
    "a", "an", "the", "of", "from", "his", "her", "their", "both", "all",
];

/// Function words that may stand further on in it. Any other belongs to a statement.
const WITHIN: [&str; 10] = [
    "a", "an", "the", "of", "from", "in", "at", "near", "his", "her",
];

/// How many words may be told of one before the next is named.
const TOLD: usize = 16;

/// What stands between two people of a roll, behind all that is told of the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    Comma,
    Semicolon,
    And,
}

/// Those who are named from a part on.
struct Roll {
    people: usize,
    /// How many parts it takes.
    taken: usize,
    /// Its tokens, with a comma that sets off what is told of the last.
    tokens: Range<usize>,
    /// The last of its parts is no more than counted: "and three children".
    counted: bool,
    /// Nobody of it is missing.
    complete: bool,
}

impl Counter<'_> {
    /// The parts, with each roll as one of them in the place of those within it. They are in order of place;
    /// `counted` makes a value of a figure.
    pub(super) fn rolls(
        &self,
        parts: Vec<Part>,
        counted: impl Fn(&str) -> Option<Value>,
    ) -> Vec<Part> {
        let mut all = Vec::with_capacity(parts.len());
        let mut rest = parts.into_iter();
        while let Some(roll) = self.roll(rest.as_slice()) {
            let people = counted(&roll.people.to_string()).filter(|_| roll.complete);
            let mut taken: Vec<Part> = rest.by_ref().take(roll.taken).collect();
            let Some((people, first)) = people.zip(taken.first()) else {
                all.append(&mut taken);
                continue;
            };
            let start = first.reach.start;
            let value = match taken.pop().filter(|_| roll.counted) {
                Some(more) => add(people, &more.value),
                None => Some(people),
            };
            all.extend(value.map(|value| self.part(roll.tokens, start, &value)));
        }
        all
    }

    /// The roll that the first of some parts begins, which may be of nobody else; none without parts.
    fn roll(&self, parts: &[Part]) -> Option<Roll> {
        let first = parts.first()?;
        let mut roll = Roll {
            people: 1,
            taken: 1,
            tokens: first.tokens.clone(),
            counted: false,
            complete: false,
        };
        let Some(mut end) = self.aged(first) else {
            return Some(roll);
        };
        let mut joined = Joined::Comma;
        for (n, part) in parts.iter().enumerate().skip(1) {
            if part.tokens.start > end + TOLD {
                break;
            }
            // "A father of two" is told of somebody.
            let here = part.tokens.start >= end;
            let by = here.then(|| self.joined(end..part.tokens.start)).flatten();
            match (by, self.aged(part)) {
                // Behind "and" begins something else, unless there is another one.
                (Some(by), Some(aged)) if by == Joined::And || joined != Joined::And => {
                    (roll.people, roll.taken) = (roll.people + 1, n + 1);
                    (joined, end) = (by, aged);
                }
                (Some(Joined::And), None) if joined != Joined::And && roll.people > 1 => {
                    (roll.taken, roll.counted) = (n + 1, true);
                    (joined, end) = (Joined::And, part.tokens.end);
                    break;
                }
                (_, Some(_)) if here => break,
                _ => {}
            }
        }
        let all = self.folded.tokens.len();
        let behind = self.told(end..all.min(end + TOLD));
        let goes_on = (end..behind).any(|at| self.folded.word(at) == ";");
        let closed = behind > end && behind < all && self.folded.word(behind - 1) == ",";
        roll.tokens.end = if closed { behind } else { end };
        roll.complete = !goes_on
            && match joined {
                Joined::And => true,
                Joined::Semicolon => behind == all,
                Joined::Comma => false,
            };
        Some(roll)
    }

    /// Where the age ends with which somebody is named.
    fn aged(&self, part: &Part) -> Option<usize> {
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let is_kin = WHOSE.contains(&self.folded.word(part.tokens.start));
        (part.person || is_kin).then_some(())?;
        if part.tokens.clone().any(|at| is_age(self.folded.word(at))) {
            let comma = usize::from(self.folded.is_comma(part.tokens.end - 1));
            return Some(part.tokens.end - comma);
        }
        // "Their son Jo, 2"
        let name = (part.tokens.end..self.folded.tokens.len())
            .take_while(|&at| is_kin && self.is_capital(at));
        let end = part.tokens.end + name.count();
        let age = if word(end) == Some(",") { end + 1 } else { end };
        let before = self.folded.tokens.get(age)?.source.start;
        let set_off = age > end || self.text[..before].ends_with('(');
        let bound = word(age + 1).is_none_or(|next| matches!(next, "," | ";" | "and"));
        (set_off && is_age(self.folded.word(age)) && bound).then_some(age + 1)
    }

    /// What joins two people of a roll, if there is no more between them than what is told of the first.
    fn joined(&self, between: Range<usize>) -> Option<Joined> {
        let word = |at: usize| self.folded.word(at);
        // "And their two sons"
        let whose = |at: &usize| WHOSE.contains(&word(*at)) && between.contains(&(at - 1));
        let end = between.clone().last().filter(whose).unwrap_or(between.end);
        let and = (between.start..end).last().filter(|&at| word(at) == "and");
        let told = between.start..and.unwrap_or(end);
        let last = told.clone().last().map_or("", word);
        (self.told(told.clone()) == told.end).then_some(())?;
        match last {
            _ if and.is_some() => Some(Joined::And),
            ";" => Some(Joined::Semicolon),
            "," => Some(Joined::Comma),
            _ => None,
        }
    }

    /// How far words are no more than what is told of somebody, each thing set off by a comma.
    fn told(&self, words: Range<usize>) -> usize {
        let mut before = "";
        for at in words.clone() {
            let this = self.folded.word(at);
            let named = || self.is_capital(at) || is_age(this);
            let verb = || is_function_word(this) || this.ends_with("ed");
            let fits = match before {
                _ if self.folded.is_comma(at) => true,
                "" => false,
                "," | ";" => named() || OPENS.contains(&this),
                _ => named() || WITHIN.contains(&this) || !verb(),
            };
            if !fits {
                return at;
            }
            before = this;
        }
        words.end
    }
}
