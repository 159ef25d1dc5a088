//! Whether a phrase can match a sentence, by where its words stand.
//!
//! All ways to match are followed at once, with a bit for each place between two words of the
//! sentence: after an element those bits are set where it may have ended. Nothing is made ready for
//! that, so that it costs less than to try the phrase. What it cannot tell it lets pass, or leaves to a
//! program where it is asked for certain.

mod line;

use super::fold::Folded;
use super::list::List;
use super::order::{MOST, Places};
use super::phrase::{GAP, Item, Sequence};
use super::slot::{Mark, Slot, Slots, mark};
use line::{Known, Spots};
use std::ops::Range;
use std::sync::Arc;

pub use line::{Line, Sign, pair};

/// A phrase with these slots, held against a sentence.
#[derive(Clone, Copy)]
pub struct Sketch<'a> {
    pub line: &'a Line,
    pub text: &'a Folded,
    pub slots: &'a Slots,
    /// What fills its slots, and the tokens for which each stands, where that is known.
    pub values: Option<(&'a [Mark], &'a [Range<usize>])>,
}

impl Sketch<'_> {
    /// Whether the phrase can match.
    pub fn fits(&self, phrase: &Sequence) -> bool {
        self.line.all == 0 || self.after(phrase, self.line.all) != 0
    }

    /// Whether one of some phrases matches, where their words tell.
    pub fn any_fits(&self, phrases: &[Sequence]) -> Option<bool> {
        let all = self.line.all;
        if all == 0 || phrases.len() > MANY {
            return None;
        }
        let mut known = true;
        for phrase in phrases {
            let stands = match phrase.as_slice() {
                [Item::Slot { name, .. }] => match self.slots.get(name) {
                    Some(Slot::List(list)) => self.spots(list).stands,
                    _ => None,
                },
                phrase => self.stands(phrase),
            };
            match stands {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = false,
            }
        }
        known.then_some(false)
    }

    /// Whether a phrase matches somewhere, where the places of its words tell.
    fn stands(&self, phrase: &[Item]) -> Option<bool> {
        let may = self.after(phrase, self.line.all) != 0;
        (!may || self.tells_of(phrase)).then_some(may)
    }

    /// Whether the places of its words tell where a phrase matches.
    fn tells_of(&self, phrase: &[Item]) -> bool {
        let tells = |item: &Item| match item {
            Item::Word(_) | Item::Prefix(_) | Item::Gap => true,
            Item::Either(branches) | Item::Maybe(branches) => {
                branches.len() <= MANY && branches.iter().all(|branch| self.tells_of(branch))
            }
            _ => false,
        };
        !self.line.doubled && phrase.iter().all(tells)
    }

    /// The places at which elements may have ended that began at one of some places.
    fn after(&self, items: &[Item], from: Places) -> Places {
        let mut at = from;
        for (n, item) in items.iter().enumerate() {
            if at == 0 {
                return 0;
            }
            let before = n.checked_sub(1).and_then(|n| items.get(n));
            // Next to a value no comma stands that the phrase does not write.
            let plain = |item: &Item| matches!(item, Item::Word(_) | Item::Prefix(_));
            let tight = match before {
                Some(before) if plain(item) => self.ends_plainly(before),
                Some(before) if plain(before) => self.begins_plainly(item),
                _ => false,
            };
            if tight {
                at &= !self.line.commas;
            }
            at = self.step(item, at) & self.line.all;
        }
        at
    }

    fn step(&self, item: &Item, at: Places) -> Places {
        match item {
            Item::Word(word) => (at & self.word(word)) << 1,
            Item::Prefix(start) => (at & self.prefix(start)) << 1,
            Item::Comma | Item::Semicolon => at & self.line.commas,
            Item::Gap => spread(at, 0..=GAP),
            Item::Either(branches) => self.any_of(branches, at),
            Item::Maybe(branches) => at | self.any_of(branches, at),
            Item::Slot { name, .. } => match self.slots.get(name) {
                Some(Slot::List(list)) => self.list(list, at),
                Some(Slot::Mark(mark)) => self.value(mark, at),
                None => self.line.all,
            },
        }
    }

    /// Nearly all alternatives are one word, or begin with one that stands nowhere.
    fn any_of(&self, branches: &[Sequence], at: Places) -> Places {
        if branches.len() > MANY {
            return any_after(at);
        }
        let (mut words, mut all) = (0, 0);
        for branch in branches {
            match branch.as_slice() {
                [Item::Word(word)] => words |= self.word(word),
                [Item::Prefix(start)] => words |= self.prefix(start),
                [Item::Word(word), ..] if at & self.word(word) == 0 => {}
                branch => all |= self.after(branch, at),
            }
        }
        all | (at & words) << 1
    }

    /// Where a word stands.
    fn word(&self, word: &str) -> Places {
        let found = self.line.find(self.text, word.as_bytes());
        found.map_or(0, |known| self.line.words[known].places)
    }

    /// The tokens that fill a slot, where that is known.
    fn filled(&self, mark: &Mark) -> Option<&Range<usize>> {
        let (marks, values) = self.values?;
        values.get(marks.iter().position(|known| known == mark)?)
    }

    /// The same of an element that is one; not empty.
    fn filling(&self, item: &Item) -> Option<&Range<usize>> {
        // Nothing is before values are known, and a slot has to be looked up by its name.
        self.values?;
        let filled = self.filled(mark(item, self.slots)?)?;
        (!filled.is_empty()).then_some(filled)
    }

    /// Whether an element is filled with words that no comma of their own begins.
    fn begins_plainly(&self, item: &Item) -> bool {
        let filled = self.filling(item);
        filled.is_some_and(|value| !self.text.is_comma(value.start))
    }

    /// The same of their end: "a boy, 5," brings two.
    fn ends_plainly(&self, item: &Item) -> bool {
        let filled = self.filling(item);
        filled.is_some_and(|value| !self.text.is_comma(value.end - 1))
    }

    /// A value, which is one word at the least.
    fn value(&self, mark: &Mark, at: Places) -> Places {
        match self.filled(mark) {
            Some(value) => {
                let place = |token: usize| self.line.places.get(token).map_or(0, |place| *place);
                let begins = at >> place(value.start) & 1;
                begins << place(value.end)
            }
            None => any_after(at) << 1,
        }
    }

    /// Where a word begins so.
    fn prefix(&self, start: &str) -> Places {
        if start.is_empty() {
            return self.line.all;
        }
        let pair = pair(start.as_bytes());
        if !self.line.has(Sign::Prefix(pair)) {
            return 0;
        }
        let begins = |known: &&Known| {
            (known.pair == pair || start.len() == 1)
                && self.text.text[known.word.clone()].starts_with(start)
        };
        let words = self.line.words.iter().filter(begins);
        words.fold(0, |all, known| all | known.places)
    }

    fn list(&self, list: &Arc<List>, at: Places) -> Places {
        // One whose words all have a fault takes nothing.
        if list.words().next().is_none() {
            return at;
        }
        let reach = list.reach();
        let most = reach.most.unwrap_or(MOST).min(MOST);
        let spots = self.spots(list);
        spread(at & spots.at, reach.least.min(most)..=most) & spots.ends
    }

    fn spots(&self, list: &Arc<List>) -> Spots {
        let place = Arc::as_ptr(list) as usize;
        let mut lists = self.line.lists.borrow_mut();
        *lists.entry(place).or_insert_with(|| {
            if list.signs().len() > MANY {
                return Spots {
                    at: self.line.all,
                    ends: self.line.all,
                    stands: None,
                };
            }
            let mut spots = Spots {
                at: 0,
                ends: 0,
                stands: Some(false),
            };
            let signs = list.signs().iter().zip(list.words());
            for (_, words) in signs.filter(|(sign, _)| self.line.has(**sign)) {
                let at = self.begin(words);
                let ends = self.after(words, at);
                if ends == 0 {
                    continue;
                }
                spots.at |= at;
                spots.ends |= ends;
                spots.stands = match spots.stands {
                    Some(true) => Some(true),
                    _ => self.tells_of(words).then_some(true),
                };
            }
            spots
        })
    }

    /// Where these words of a list may begin; they have no slots.
    fn begin(&self, words: &Sequence) -> Places {
        let mut begins = self.line.all;
        for (n, item) in words.iter().enumerate() {
            let at = match item {
                Item::Word(word) => self.word(word),
                Item::Prefix(start) => self.prefix(start),
                // What follows may stand anywhere.
                _ => return begins,
            };
            let first = u32::try_from(n).ok().and_then(|n| at.checked_shr(n));
            begins &= first.unwrap_or(0);
        }
        begins
    }
}

/// More alternatives than these take longer to look through than to be tried.
const MANY: usize = 256;

/// All places from the first of some on.
fn any_after(places: Places) -> Places {
    let first = places & places.wrapping_neg();
    !first.wrapping_sub(1)
}

/// The places from some to others behind these.
fn spread(from: Places, by: std::ops::RangeInclusive<usize>) -> Places {
    let (least, most) = (*by.start(), *by.end());
    let shifted = |by: usize| from.checked_shl(by as u32).unwrap_or(0);
    (least..=most).fold(0, |all, by| all | shifted(by))
}

#[cfg(test)]
mod tests;
