//! The words that anybody asks for.

use super::run::{BYTES, POINTS};
use crate::rule::fold::stem;
use crate::rule::needs::COMMA;
use crate::value::keyed::{Gate, Key};

/// The words that anybody asks for, and others that are like them.
#[derive(Debug)]
pub struct Asked {
    words: Box<Gate<1024>>,
    /// How words begin that are asked for, and those that are too long for keys: by a hash of the first
    /// three bytes,
    hashes: Vec<u64>,
    /// and of those that are shorter, by the first byte.
    pub(super) short: [bool; 256],
    pub commas: bool,
    /// Some are asked for that have a figure and a mark, or begin with a figure.
    figures: bool,
}

impl Asked {
    pub fn new() -> Self {
        let mut asked = Self {
            words: Box::new(Gate::shut()),
            hashes: vec![0; 1 << 10],
            short: [false; 256],
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
        match prefix.as_bytes() {
            [first, ..] if prefix.len() < 3 => self.short[usize::from(first | CASE)] = true,
            beginning => {
                let hash = Self::hash(beginning);
                self.hashes[hash / 64] |= 1 << (hash % 64);
            }
        }
    }

    /// Whether anybody may ask for the word, with a possessive ending or without.
    pub fn asks(&self, word: &str) -> bool {
        self.may_have(word) || stem(word).is_some_and(|stem| self.may_have(stem))
    }

    pub fn may_have(&self, word: &str) -> bool {
        if Key::of(word).is_some_and(|key| self.words.admits(key)) {
            return true;
        }
        let hash = Self::hash(word.as_bytes());
        let short = word
            .bytes()
            .next()
            .is_some_and(|b| self.short[usize::from(b | CASE)]);
        short || self.hashes[hash / 64] >> (hash % 64) & 1 == 1
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
                .all(|part| digits(part) && !self.may_have(part))
    }

    /// Of sixteen bits, whatever the case.
    fn hash(word: &[u8]) -> usize {
        let byte = |n: usize| word.get(n).map_or(0, |b| u32::from(b | CASE));
        let three = byte(0) | byte(1) << 8 | byte(2) << 16;
        (three.wrapping_mul(0x9e37_79b1) >> 16) as usize
    }
}

/// The bit in which a small letter differs from its capital. Figures have it.
const CASE: u8 = 0x20;
