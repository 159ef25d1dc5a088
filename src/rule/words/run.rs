//! What stands in runs of characters that are not plain words.

use super::asked::Asked;
use crate::rule::fold::Folded;
use rustc_hash::FxHashMap;

/// How many points are looked into, and how many bytes.
pub const POINTS: usize = 6;
pub const BYTES: usize = 1024;

/// What was found in runs of characters that are not plain words, because texts have the same ones
/// again and again. It is for the words that one asks for.
#[derive(Debug, Default)]
pub struct Runs {
    known: FxHashMap<Box<str>, Run>,
    /// One that is not remembered.
    other: Run,
}

#[derive(Debug, Default)]
pub struct Run {
    /// Its tokens that somebody asks for, and those of every part of it between points, of which one may end
    /// a sentence. No other end of a sentence cuts a token.
    pub words: Vec<Box<str>>,
    /// Whether that is all of them.
    pub all: bool,
    /// Whether there is a token in every part of it.
    pub any: bool,
}

impl Runs {
    /// How many are remembered, the first that are met, and of how many bytes at most.
    const MOST: usize = 1 << 14;
    const LONG: usize = 32;

    pub fn read(&mut self, text: &str, asked: &Asked) -> &Run {
        if !self.known.contains_key(text) {
            let read = Run::read(text, asked);
            if self.known.len() >= Self::MOST || text.len() > Self::LONG {
                self.other = read;
                return &self.other;
            }
            self.known.insert(text.into(), read);
        }
        self.known.get(text).unwrap_or(&self.other)
    }
}

impl Run {
    fn read(text: &str, asked: &Asked) -> Self {
        let mut words = Vec::new();
        let mut any = true;
        let points = text.match_indices('.').map(|(at, _)| at + 1);
        let cuts: Vec<usize> = points.filter(|&at| at < text.len()).collect();
        let all = cuts.len() <= POINTS && text.len() <= BYTES;
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        for start in starts.take(if all { cuts.len() + 1 } else { 1 }) {
            let ends = cuts.iter().copied().filter(|&end| all && end > start);
            for end in ends.chain([text.len()]) {
                let folded = Folded::new(&text[start..end]);
                let tokens = 0..folded.tokens.len();
                let mut tokens = tokens.filter(|&n| !folded.is_comma(n)).peekable();
                any &= tokens.peek().is_some();
                let found = tokens.map(|n| folded.word(n));
                words.extend(found.filter(|word| asked.asks(word)).map(Box::from));
            }
        }
        Self { words, all, any }
    }
}
