//! How far what is said reaches in its sentence.

use super::words::Word;
use std::ops::Range;

/// The parts of a sentence that are told by themselves, by the numbers of the words at which
/// they begin.
#[derive(Debug)]
pub struct Parts {
    starts: Vec<usize>,
    end: usize,
}

impl Parts {
    pub fn new(words: &[Word]) -> Self {
        let mut quoted = false;
        let mut starts = vec![0];
        for (n, word) in words.iter().enumerate() {
            quoted ^= word.before.quote;
            if !quoted && n > 0 && turns(words, n) {
                starts.push(n);
            }
        }
        Self {
            starts,
            end: words.len(),
        }
    }

    /// The words of the part in which a word stands.
    pub fn around(&self, word: usize) -> Range<usize> {
        let next = self.starts.partition_point(|start| *start <= word);
        let start = next.checked_sub(1).map_or(0, |n| self.starts[n]);
        start..self.starts.get(next).copied().unwrap_or(self.end)
    }
}

/// Whether someone else, or the source itself, goes on from word `n`.
fn turns(words: &[Word], n: usize) -> bool {
    let word = &words[n];
    let between = word.before;
    if between.semicolon {
        return true;
    }
    let turning = word.is(&["while", "whereas", "although", "though", "yet"]);
    if turning && words[n - 1].is(&["that"]) {
        return false;
    }
    if turning {
        return between.any() || word.is(&["while", "whereas"]);
    }
    let next = words.get(n + 1);
    word.is(&["but"]) && between.any() && next.is_some_and(|next| next.capital || next.is_article())
}

/// The last word, exclusive, of what someone wants: a wish ends where a clause does.
pub fn wish_end(words: &[Word], from: usize, end: usize) -> usize {
    let ends = |n: &usize| {
        let word = &words[*n];
        word.before.bracket
            || word.before.any()
                && word.is(&["and", "but", "which", "who", "as", "after", "when", "with"])
    };
    (from..end).find(ends).unwrap_or(end)
}

/// The last word, exclusive, of a verb's object: "voiced doubts and has ruled it out".
pub fn object_end(words: &[Word], from: usize, end: usize) -> usize {
    let next = |n: usize| {
        words
            .get(n + 1)
            .is_some_and(|w| w.is_be() || w.is(&["has", "had", "have"]))
    };
    let ends = |n: &usize| words[*n].is(&["and", "but"]) && next(*n);
    (from..end).find(ends).unwrap_or(end)
}

/// The last word, exclusive, of what is said in brackets from word `from` on.
pub fn bracket_end(words: &[Word], from: usize, end: usize) -> usize {
    let within = words[..from].iter().filter(|w| w.before.bracket).count() % 2 == 1;
    match within {
        true => (from..end)
            .find(|n| words[*n].before.bracket)
            .unwrap_or(end),
        false => end,
    }
}
