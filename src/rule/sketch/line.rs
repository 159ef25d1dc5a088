//! A sentence as phrases are held against it.

use crate::rule::fold::Folded;
use crate::rule::order::{MOST, Places};
use crate::rule::phrase::{Item, Sequence};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

/// A sentence as phrases are held against it.
#[derive(Debug)]
pub struct Line {
    /// Its different words, with a possessive ending and without.
    pub words: Vec<Known>,
    /// The last of the words of each hash, counted from 1.
    heads: [u8; HASHES],
    /// A bit for each one and two letters with which a word begins.
    pairs: [u64; HASHES / 64],
    /// The places at which a comma or semicolon stands.
    pub commas: Places,
    /// Somewhere two of them stand together, which no phrase takes between its words.
    pub doubled: bool,
    /// The place of each token, and of the end.
    pub places: Vec<u8>,
    /// All places; none in a sentence with more words than there are bits.
    pub all: Places,
    /// What is known of a list, by where it lies in memory: rules outlive what is read with them.
    pub lists: RefCell<FxHashMap<usize, Spots>>,
}

/// Where the words of a list may begin, and end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spots {
    pub at: Places,
    pub ends: Places,
    /// Whether one of them stands there; `None` where only a program can tell.
    pub stands: Option<bool>,
}

#[derive(Debug)]
pub struct Known {
    /// Bytes of the folded text.
    pub word: Range<usize>,
    /// At which it begins, commas not counted.
    pub places: Places,
    /// The word of the same hash before it, counted from 1.
    next: u8,
    /// Of its first two letters.
    pub pair: u8,
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
pub fn pair(word: &[u8]) -> u8 {
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
    pub fn has(&self, sign: Sign) -> bool {
        match sign {
            Sign::Word(hash) => self.heads[usize::from(hash)] != 0,
            Sign::Prefix(pair) => self.pairs[usize::from(pair / 64)] >> (pair % 64) & 1 == 1,
            Sign::Any => true,
        }
    }

    pub fn find(&self, text: &Folded, word: &[u8]) -> Option<usize> {
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
