//! What is set off beside a person's name: an age, a role, whose relative it is, of which place.

use super::Roster;
use crate::matcher::tally::is_age;
use crate::value::is_function_word;
use std::ops::Range;

/// Words of an age before its figure: "Tom Fenn, aged 29".
const AGED: [&str; 3] = ["age", "aged", "ages"];

/// Units of an age.
const UNITS: [&str; 8] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days",
];

/// Small words of an address: "of the 9 block of Old Mill Road".
const IN_ADDRESS: [&str; 7] = ["the", "block", "of", "in", "north", "south", "near"];

/// Words that make the noun behind them somebody's: "her brother Tom Fenn".
const WHOSE: [&str; 7] = ["a", "an", "the", "his", "her", "their", "another"];

/// Whose given name is enough: "his wife Jo".
const KIN: [&str; 24] = [
    "aunt",
    "baby",
    "boyfriend",
    "brother",
    "child",
    "cousin",
    "daughter",
    "father",
    "girlfriend",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "husband",
    "mother",
    "nephew",
    "niece",
    "partner",
    "sister",
    "son",
    "toddler",
    "twin",
    "uncle",
    "wife",
];

/// Words with which a sentence goes on: what they stand in is not set off.
const VERBS: [&str; 12] = [
    "is", "was", "has", "had", "are", "were", "have", "and", "or", "said", "says", "died",
];

/// Verbs that end in no "ed": "the man shot Ada Quill" tells nobody's role.
const DEEDS: [&str; 16] = [
    "beat", "caught", "drove", "fought", "held", "hit", "met", "ran", "sent", "shoots", "shot",
    "slew", "stabs", "struck", "sued", "threw",
];

/// Words behind a name with all that is set off, where an enumeration goes on or ends.
const CLOSE: [&str; 4] = ["", ",", ";", "and"];

/// What stands before another name of somebody.
const ALIASES: [&[&str]; 7] = [
    &["aka"],
    &["a.k.a"],
    &["a.k.a."],
    &["alias"],
    &["also", "known", "as"],
    &["known", "as"],
    &["nicknamed"],
];

/// How many words that name may have.
const ALIAS: usize = 3;

/// How many words may be set off to say who somebody is.
const APPOSED: usize = 10;

/// How many words a place behind a name may have.
const PLACE: usize = 9;

/// How many words may say who somebody is, before the name: "19-year-old former student Tom Fenn".
const ROLE: usize = 3;

impl Roster<'_> {
    /// Where the age and the role before a name begin: "19-year-old student Tom Fenn", "her brother Tom Fenn",
    /// "Ada's son, Tom Fenn". What is set off behind the name ends with the token `end`.
    pub(super) fn before(&self, name: usize, end: usize) -> usize {
        let role = |at: &usize| {
            let word = self.word(*at);
            let small = !self.folded.is_comma(*at) && !self.is_capital(*at);
            let verb = word.ends_with("ed") || DEEDS.contains(&word);
            small && !verb && !is_function_word(word) && word != "old"
        };
        // "She shot her son, Tom Fenn said": another one.
        let comma = name > 0 && self.word(name - 1) == "," && CLOSE.contains(&self.word(end));
        let noun = name - usize::from(comma);
        let at = noun - (0..noun).rev().take(ROLE).take_while(role).count();
        let told = at < noun;
        let Some(last) = at.checked_sub(1).filter(|_| told || !comma) else {
            return name;
        };
        let aged = at >= 3 && self.word(last) == "old" && UNITS.contains(&self.word(at - 2));
        let begins = if aged { at - 3 } else { at };
        let whose = begins.checked_sub(1).filter(|at| self.is_whose(*at));
        match whose {
            // "Tom Fenn's wife Ada"
            Some(whose) if aged || told => {
                let owner = (0..whose).rev().take_while(|at| {
                    let owns = self.word(whose).ends_with("'s");
                    owns && self.is_capital(*at) && !self.folded.is_comma(*at)
                });
                whose - owner.count()
            }
            None if aged && !comma => begins,
            _ => name,
        }
    }

    /// Whether words before a name make it a relative's.
    pub(super) fn is_kin(&self, mut before: Range<usize>) -> bool {
        before.any(|at| KIN.contains(&self.word(at)))
    }

    /// Whether a word makes the noun behind it somebody's.
    fn is_whose(&self, at: usize) -> bool {
        let word = self.word(at);
        WHOSE.contains(&word) || word.ends_with("'s") && self.is_capital(at)
    }

    /// The end of all that is set off behind a name, which ends with the token `name`.
    pub(super) fn past(&self, name: usize) -> usize {
        let mut end = name;
        loop {
            let comma = self.word(end) == ",";
            let from = end + usize::from(comma);
            let next = self.age(from, comma).or_else(|| self.place(from, comma));
            let next = next.or_else(|| self.alias(from));
            match next.or_else(|| comma.then(|| self.role(from))?) {
                Some(next) => end = next,
                None => return end,
            }
        }
    }

    /// The end of an age that begins with a token, after a comma or without.
    pub(super) fn age(&self, at: usize, comma: bool) -> Option<usize> {
        let told = AGED.contains(&self.word(at));
        let figure = at + usize::from(told);
        let before = self
            .text
            .get(..self.folded.tokens.get(figure)?.source.start)?;
        let leads = told || comma || before.ends_with('(');
        (leads && is_age(self.word(figure))).then_some(())?;
        let old = UNITS.contains(&self.word(figure + 1)) && self.word(figure + 2) == "old";
        let end = figure + if old { 3 } else { 1 };
        // "Tom Fenn, 34 shots" tells no age.
        let next = self.word(end);
        (CLOSE.contains(&next) || is_function_word(next)).then_some(end)
    }

    /// The end of the place of which somebody is, and of the state in which that is.
    fn place(&self, at: usize, comma: bool) -> Option<usize> {
        // "Tom Fenn and Ada Quill, both of Marlow"
        let all = ["all", "both"].contains(&self.word(at));
        let at = at + usize::from(all);
        let from = all || comma;
        (self.word(at) == "of" || from && self.word(at) == "from").then_some(())?;
        let goes_on = |at: &usize| {
            let word = self.word(*at);
            let figure = word.starts_with(|c: char| c.is_ascii_digit());
            !self.folded.is_comma(*at)
                && (figure || self.is_capital(*at) || IN_ADDRESS.contains(&word))
        };
        let tokens = at + 1..self.folded.tokens.len().min(at + 1 + PLACE);
        let words = tokens.take_while(goes_on);
        let end = words.filter(|at| self.is_capital(*at)).last()? + 1;
        let state = (end + 1..end + 3).take_while(|at| self.is_capital(*at));
        let state = end + 1 + state.count();
        let named = self.word(end) == "," && state > end + 1 && CLOSE.contains(&self.word(state));
        Some(match named && !self.is_told(end + 1) {
            true => state,
            false => end,
        })
    }

    /// The end of another name that somebody goes by: "aka Red", "also known as “Big Red,”".
    fn alias(&self, at: usize) -> Option<usize> {
        let words = ALIASES.iter().find(|words| {
            let mut places = words.iter().enumerate();
            places.all(|(n, word)| self.word(at + n) == *word)
        })?;
        let first = at + words.len();
        let names = (first..first + ALIAS)
            .take_while(|at| self.is_capital(*at))
            .count();
        (names > 0).then_some(first + names)
    }

    /// The end of what says between commas who somebody is: ", a nurse at the town's hospital,".
    fn role(&self, at: usize) -> Option<usize> {
        let who = self.word(at) == "who";
        (who || WHOSE.contains(&self.word(at))).then_some(())?;
        let tokens = at..self.folded.tokens.len().min(at + APPOSED);
        let end = tokens.clone().find(|at| self.folded.is_comma(*at))?;
        // "Ada Quill, her son, Bo, and"
        if self.is_kin(end - 1..end) && self.is_capital(end + 1) {
            return None;
        }
        let tells = |at: usize| VERBS.contains(&self.word(at));
        (end > at + 1 && (who || !(at..end).any(tells))).then_some(end)
    }

    /// Whether a name that begins with a token has an age or a place of its own, so that it is no state.
    fn is_told(&self, at: usize) -> bool {
        let comma = (at..at + 4).find(|at| self.word(*at) == ",");
        comma.is_some_and(|comma| {
            let next = self.word(comma + 1);
            is_age(next) || ["of", "from"].contains(&next)
        })
    }
}
