//! The words that anybody asks for.

use super::run::{BYTES, POINTS};
use crate::rule::fold::stem;
use crate::rule::needs::COMMA;
use crate::value::keyed::{Gate, Key, beginning};

/// The words that anybody asks for, and others that are like them.
#[derive(Debug)]
pub struct Asked {
    words: Box<Gate<1024>>,
    /// How words begin that are asked for, and those that are too long for keys: by a hash of the first
    /// bytes,
    hashes: Vec<u64>,
    /// and which of these are of one byte, of two and so on.
    lengths: Vec<u64>,
    pub commas: bool,
    /// Some are asked for that have a figure and a mark, or begin with a figure.
    figures: bool,
}

impl Asked {
    pub fn new() -> Self {
        let mut asked = Self {
            words: Box::new(Gate::shut()),
            hashes: vec![0; 1 << 10],
            lengths: Vec::new(),
            commas: false,
            figures: false,
        };
        asked.add("cannot");
        asked
    }

    /// A word that is asked for.
    pub fn add(&mut self, word: &str) {
        self.commas |= word == COMMA;
        let figure = word.bytes().any(|b| b.is_ascii_digit());
        self.figures |= figure && !word.bytes().all(|b| b.is_ascii_alphanumeric());
        match Key::of(word) {
            Some(key) => self.words.admit(key),
            None => self.add_all(word),
        }
    }

    /// All words that begin so are asked for.
    pub fn add_all(&mut self, prefix: &str) {
        self.figures |= prefix.starts_with(|c: char| c.is_ascii_digit());
        let bytes = prefix.len().min(Self::MOST);
        let length = (1 << (8 * bytes)) - 1;
        if !self.lengths.contains(&length) {
            self.lengths.push(length);
        }
        let hash = Self::hash(beginning(prefix) & length);
        self.hashes[hash / 64] |= 1 << (hash % 64);
    }

    /// Whether anybody may ask for the word, with a possessive ending or without.
    pub fn asks(&self, word: &str) -> bool {
        let may_have = |word| self.may_have(word, Key::of(word));
        may_have(word) || stem(word).is_some_and(may_have)
    }

    /// The same of a word without such an ending, whose key is known.
    pub fn may_have(&self, word: &str, key: Option<Key>) -> bool {
        if key.is_some_and(|key| self.words.admits(key)) {
            return true;
        }
        let beginning = key.map_or_else(|| beginning(word), Key::beginning);
        self.lengths.iter().any(|length| {
            let hash = Self::hash(beginning & length);
            self.hashes[hash / 64] >> (hash % 64) & 1 == 1
        })
    }

    /// Whether this is a figure as "3.5" or "155,221", and nobody asks for any part of it.
    pub fn no_part_of(&self, run: &str) -> bool {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let points = run.bytes().filter(|b| *b == b'.').count();
        points <= POINTS
            && run.len() <= BYTES
            && !self.figures
            && run
                .split(['.', ','])
                .all(|part| digits(part) && !self.may_have(part, Key::of(part)))
    }

    /// So many bytes of a beginning tell enough.
    const MOST: usize = 4;

    /// Of sixteen bits.
    fn hash(beginning: u64) -> usize {
        ((beginning as u32).wrapping_mul(0x9e37_79b1) >> 16) as usize
    }
}
