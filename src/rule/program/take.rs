//! Which tokens a program takes.

use super::begin::Begins;
use crate::rule::fold::{Word, key};

/// Which tokens are taken.
#[derive(Clone, Debug)]
pub enum Test {
    /// This word, by its key.
    Word(Box<str>, u32),
    Prefix(Box<str>),
    /// Any of these words, or a word that begins like one of these.
    OneOf(Box<Words>),
    Any,
    Comma,
    Semicolon,
    /// A comma or a semicolon.
    Separator,
    Mark(char),
}

/// A set of bytes with which words begin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bytes([u64; 4]);

impl Bytes {
    pub const ALL: Self = Self([u64::MAX; 4]);

    /// The one with which a word begins.
    pub fn of(word: &str) -> Self {
        let mut bytes = Self::default();
        for byte in word.bytes().take(1) {
            bytes.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
        }
        bytes
    }

    pub fn add_all(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
    }

    /// Whether a token begins with one of them. None is empty.
    pub fn begin(&self, token: &str) -> bool {
        token.as_bytes().first().is_none_or(|byte| self.has(*byte))
    }

    pub fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }
}

/// A set of keys of words, with others among them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys([u64; 4]);

impl Keys {
    pub fn add(&mut self, key: u32) {
        self.0[(key >> 6 & 3) as usize] |= 1 << (key & 63);
    }

    /// Whether it may have one of the word's keys.
    pub fn may_have(&self, word: &Word<'_>) -> bool {
        let may = |key: u32| self.0[(key >> 6 & 3) as usize] >> (key & 63) & 1 == 1;
        word.keys().any(may)
    }
}

/// A set of words and of beginnings.
#[derive(Clone, Debug)]
pub struct Words {
    first: Bytes,
    keys: Keys,
    /// By their keys, sorted.
    words: Vec<(u32, Box<str>)>,
    /// Sorted. None begins with another.
    prefixes: Vec<Box<str>>,
}

impl Test {
    /// Adds how the tokens that it takes begin; `None` where any may be taken.
    pub fn begins<'a>(&'a self, begins: &mut Begins<'a>) -> Option<()> {
        match self {
            Self::Word(word, _) => begins.words.push(word),
            Self::Prefix(word) => begins.prefixes.push(word),
            Self::OneOf(words) => {
                let own = words.words.iter().map(|(_, word)| &**word);
                begins.words.extend(own);
                let own = words.prefixes.iter().map(|prefix| &**prefix);
                begins.prefixes.extend(own);
            }
            Self::Comma => begins.words.push(","),
            Self::Semicolon => begins.words.push(";"),
            Self::Separator => begins.words.extend([",", ";"]),
            Self::Mark(_) => begins.marks = true,
            Self::Any => return None,
        }
        Some(())
    }

    /// The bytes with which a token that it takes may begin.
    pub fn first(&self) -> Bytes {
        match self {
            Self::Word(word, _) | Self::Prefix(word) if !word.is_empty() => Bytes::of(word),
            Self::OneOf(words) => words.first,
            Self::Comma => Bytes::of(","),
            Self::Semicolon => Bytes::of(";"),
            Self::Mark(sign) => Bytes::of(sign.encode_utf8(&mut [0; 4])),
            _ => Bytes::ALL,
        }
    }

    pub fn takes(&self, word: &Word<'_>) -> bool {
        let token = word.text;
        match self {
            Self::Word(own, key) => word.is(own, *key),
            Self::Prefix(own) => token.starts_with(&**own),
            Self::OneOf(words) => words.takes(word),
            Self::Any => !matches!(token, "," | ";"),
            Self::Comma => token == ",",
            Self::Semicolon => token == ";",
            Self::Separator => token == "," || token == ";",
            Self::Mark(sign) => token.strip_prefix(*sign) == Some(""),
        }
    }
}

impl Words {
    pub fn new(words: Vec<Box<str>>, mut prefixes: Vec<Box<str>>) -> Self {
        prefixes.sort_unstable();
        prefixes.dedup_by(|later, earlier| later.starts_with(&**earlier));
        let mut first = Bytes::default();
        for word in words.iter().chain(&prefixes) {
            first.add_all(&Bytes::of(word));
        }
        let mut words: Vec<(u32, Box<str>)> = words.into_iter().map(|w| (key(&w), w)).collect();
        words.sort_unstable();
        words.dedup();
        let mut keys = Keys::default();
        words.iter().for_each(|(key, _)| keys.add(*key));
        Self {
            first,
            keys,
            words,
            prefixes,
        }
    }

    pub fn takes(&self, word: &Word<'_>) -> bool {
        self.first.begin(word.text) && (self.has(word) || self.begins(word.text))
    }

    fn has(&self, word: &Word<'_>) -> bool {
        let has = |key: u32| {
            let from = self.words.partition_point(|(other, _)| *other < key);
            let same = self.words[from..].iter().take_while(|(k, _)| *k == key);
            same.into_iter().any(|(key, own)| word.is(own, *key))
        };
        self.keys.may_have(word) && word.keys().any(has)
    }

    fn begins(&self, token: &str) -> bool {
        let before = self.prefixes.partition_point(|prefix| &**prefix <= token);
        before > 0 && token.starts_with(&*self.prefixes[before - 1])
    }
}
