//! How what is taken next may begin.

use super::take::Bytes;
use crate::rule::fold::{Word, key};
use crate::rule::sketch::pair;
use crate::rule::slot::Mark;

/// Words, beginnings of words, and whether a value may stand there.
#[derive(Debug, Default)]
pub struct Begins<'a> {
    pub words: Vec<&'a str>,
    pub prefixes: Vec<&'a str>,
    pub marks: bool,
}

/// A set of words and beginnings, with others among them. However many there are, a word is looked up in
/// the same few steps; what passes is tried.
#[derive(Clone, Debug)]
pub struct Sieve {
    /// Bits of the keys of words, a power of two of them.
    keys: Box<[u64]>,
    /// Bits of the first two bytes of beginnings.
    pairs: [u64; 4],
    /// Beginnings of one byte, and that of values.
    bytes: Bytes,
}

/// So many bits for a word leave one in sixteen of the others in.
const BITS: usize = 16;

impl Sieve {
    pub fn new(begins: &Begins<'_>) -> Self {
        let room = (begins.words.len() * BITS).div_ceil(64);
        let mut sieve = Self {
            keys: vec![0; room.next_power_of_two()].into(),
            pairs: [0; 4],
            bytes: Bytes::default(),
        };
        for word in &begins.words {
            let (at, bit) = sieve.place(key(word));
            sieve.keys[at] |= bit;
        }
        if begins.marks {
            sieve.bytes.add_all(&Bytes::of(&Mark::sign(0).to_string()));
        }
        for prefix in &begins.prefixes {
            match prefix.len() {
                0 => sieve.bytes = Bytes::ALL,
                1 => sieve.bytes.add_all(&Bytes::of(prefix)),
                _ => {
                    let pair = pair(prefix.as_bytes());
                    sieve.pairs[usize::from(pair / 64)] |= 1 << (pair % 64);
                }
            }
        }
        sieve
    }

    /// Whether a word may be one of these, or begin like one.
    pub fn may_have(&self, word: &Word<'_>) -> bool {
        let has = |key: u32| {
            let (at, bit) = self.place(key);
            self.keys[at] & bit != 0
        };
        let pair = pair(word.text.as_bytes());
        word.keys().any(has)
            || self.pairs[usize::from(pair / 64)] >> (pair % 64) & 1 == 1
            || self.bytes.begin(word.text)
    }

    fn place(&self, key: u32) -> (usize, u64) {
        ((key >> 6) as usize & (self.keys.len() - 1), 1 << (key & 63))
    }
}
