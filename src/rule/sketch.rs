//! Whether a phrase can match a sentence, by where its words stand.
//!
//! All ways to match are followed at once, with a bit for each place between two words of the
//! sentence: after an element those bits are set where it may have ended. Nothing is made ready for
//! that, so that it costs less than to try the phrase. What it cannot tell it lets pass.

use super::fold::Folded;
use super::list::List;
use super::order::{MOST, Places};
use super::phrase::{GAP, Item, Sequence};
use super::slot::{Mark, Slot, Slots, mark};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// A sentence as phrases are held against it.
#[derive(Debug)]
pub struct Line {
    /// Its different words, with a possessive ending and without.
    words: Vec<Known>,
    /// The last of the words of each hash, counted from 1.
    heads: [u8; HASHES],
    /// A bit for each one and two letters with which a word begins.
    pairs: [u64; HASHES / 64],
    /// The places at which a comma or semicolon stands.
    commas: Places,
    /// Somewhere two of them stand together, which no phrase takes between its words.
    doubled: bool,
    /// The place of each token, and of the end.
    places: Vec<u8>,
    /// All places; none in a sentence with more words than there are bits.
    all: Places,
    /// What is known of a list, by where it lies in memory: rules outlive what is read with them.
    lists: RefCell<FxHashMap<usize, Begins>>,
}

/// Where the words of a list may begin.
#[derive(Clone, Copy, Debug, Default)]
struct Begins {
    at: Places,
    /// Whether one of them stands there; `None` where only a program can tell.
    stands: Option<bool>,
}

#[derive(Debug)]
struct Known {
    /// Bytes of the folded text.
    word: Range<usize>,
    /// At which it begins, commas not counted.
    places: Places,
    /// The word of the same hash before it, counted from 1.
    next: u8,
    /// Of its first two letters.
    pair: u8,
}

/// How words of a list begin, as what a sentence is asked for first.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// A word of this hash.
    Word(u8),
    /// A word of these first two letters.
    Prefix(u8),
    Any,
}

impl Sign {
    pub fn of(words: &Sequence) -> Self {
        match words.first() {
            Some(Item::Word(word)) => Self::Word(hash(word.as_bytes())),
            Some(Item::Prefix(start)) if !start.is_empty() => Self::Prefix(pair(start.as_bytes())),
            _ => Self::Any,
        }
    }
}

const HASHES: usize = 256;

/// Of the first two letters, or of one.
fn pair(word: &[u8]) -> u8 {
    let byte = |at: usize| word.get(at).copied().unwrap_or(0);
    byte(0).wrapping_add(byte(1).wrapping_mul(31))
}

/// Of a word; to take more of it would cost more than to compare it with those of the same.
fn hash(word: &[u8]) -> u8 {
    pair(word).wrapping_add((word.len() as u8).wrapping_mul(7))
}

impl Line {
    /// Of a folded sentence.
    pub fn new(text: &Folded) -> Self {
        let mut line = Self {
            words: Vec::with_capacity(text.tokens.len()),
            heads: [0; HASHES],
            pairs: [0; HASHES / 64],
            commas: 0,
            doubled: false,
            places: Vec::with_capacity(text.tokens.len() + 1),
            all: 0,
            lists: RefCell::default(),
        };
        let mut place = 0_u8;
        for token in &text.tokens {
            line.places.push(place);
            if usize::from(place) + 1 >= MOST {
                return line;
            }
            let word = token.folded.clone();
            match &text.text.as_bytes()[word.clone()] {
                b"," | b";" => {
                    line.doubled |= line.commas >> place & 1 == 1;
                    line.commas |= 1 << place;
                    continue;
                }
                // With its possessive ending and without.
                [stem @ .., b'\'', b's'] => {
                    line.add(text, word.start..word.start + stem.len(), place);
                }
                _ => {}
            }
            line.add(text, word, place);
            place += 1;
        }
        line.places.push(place);
        line.all = match usize::from(place) + 1 < MOST {
            true => (1 << (place + 1)) - 1,
            false => 0,
        };
        line
    }

    fn add(&mut self, text: &Folded, word: Range<usize>, place: u8) {
        let bytes = &text.text.as_bytes()[word.clone()];
        match self.find(text, bytes) {
            Some(known) => self.words[known].places |= 1 << place,
            None => {
                let pair = pair(bytes);
                for begin in [pair, self::pair(bytes.get(..1).unwrap_or_default())] {
                    self.pairs[usize::from(begin / 64)] |= 1 << (begin % 64);
                }
                let head = &mut self.heads[usize::from(hash(bytes))];
                self.words.push(Known {
                    word,
                    places: 1 << place,
                    next: *head,
                    pair,
                });
                // Twice as many as there are places, less two.
                *head = self.words.len() as u8;
            }
        }
    }

    /// Whether a word may begin so.
    fn has(&self, sign: Sign) -> bool {
        match sign {
            Sign::Word(hash) => self.heads[usize::from(hash)] != 0,
            Sign::Prefix(pair) => self.pairs[usize::from(pair / 64)] >> (pair % 64) & 1 == 1,
            Sign::Any => true,
        }
    }

    fn find(&self, text: &Folded, word: &[u8]) -> Option<usize> {
        let mut next = self.heads[usize::from(hash(word))];
        while let Some(at) = usize::from(next).checked_sub(1) {
            let known = &self.words[at];
            if text.text.as_bytes()[known.word.clone()] == *word {
                return Some(at);
            }
            next = known.next;
        }
        None
    }
}

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
        if all == 0 {
            return None;
        }
        let mut known = true;
        for phrase in phrases {
            let stands = match phrase.as_slice() {
                [Item::Slot { name, .. }] => match self.slots.get(name) {
                    Some(Slot::List(list)) => self.begins(list).stands,
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

    /// Whether an element is filled with words that no comma of their own begins.
    fn begins_plainly(&self, item: &Item) -> bool {
        let filled = mark(item, self.slots).and_then(|mark| self.filled(mark));
        filled.is_some_and(|value| !value.is_empty() && !self.text.is_comma(value.start))
    }

    /// The same of their end: "a boy, 5," brings two.
    fn ends_plainly(&self, item: &Item) -> bool {
        let filled = mark(item, self.slots).and_then(|mark| self.filled(mark));
        filled.is_some_and(|value| !value.is_empty() && !self.text.is_comma(value.end - 1))
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
        spread(at & self.begins(list).at, reach.least.min(most)..=most)
    }

    fn begins(&self, list: &Arc<List>) -> Begins {
        let place = Arc::as_ptr(list) as usize;
        let mut lists = self.line.lists.borrow_mut();
        if let Some(known) = lists.get(&place) {
            return *known;
        }
        let mut begins = Begins {
            at: 0,
            stands: Some(false),
        };
        let signs = list.signs().iter();
        let here = signs
            .zip(list.words())
            .filter(|(sign, _)| self.line.has(**sign));
        for (_, words) in here {
            let own = self.begin(words);
            if own == 0 {
                continue;
            }
            begins.at |= own;
            begins.stands = match (begins.stands, self.stands(words)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (known, Some(false)) => known,
                (_, None) => None,
            };
        }
        lists.insert(place, begins);
        begins
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
