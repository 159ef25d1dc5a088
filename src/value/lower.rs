//! Short words in lower case, for looking them up without allocating.

use std::cmp::Ordering;

/// No word of a table is longer.
const LONGEST: usize = 24;

/// An ASCII word in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Lower {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Lower {
    /// `None` for words that no table holds: empty ones and long ones.
    pub fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        let room = bytes.get_mut(..word.len()).filter(|r| !r.is_empty())?;
        room.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
        Some(Self {
            bytes,
            len: word.len(),
        })
    }

    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// The word; empty if it is not ASCII.
    pub fn str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or("")
    }

    /// How a word of a table stands to this one.
    pub fn order(&self, word: &str) -> Ordering {
        word.as_bytes().cmp(self.bytes())
    }

    /// Whether a sorted table holds the word.
    pub fn is_in(&self, sorted: &[&str]) -> bool {
        sorted.binary_search_by(|word| self.order(word)).is_ok()
    }
}

/// The first letters and lengths of a table's words: most words of a text have no place in it.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// For each first letter, a bit for each length.
    lengths: [u32; 26],
    /// Whether words begin with anything but a letter.
    marks: bool,
}

impl Gate {
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut gate = Self::default();
        for word in words {
            match gate.lengths.get_mut(letter(word)) {
                Some(lengths) => *lengths |= 1 << word.len().min(31),
                None => gate.marks = true,
            }
        }
        gate
    }

    /// Whether the table may hold the word.
    pub fn admits(&self, word: &str) -> bool {
        match self.lengths.get(letter(word)) {
            Some(lengths) => lengths >> word.len().min(31) & 1 == 1,
            None => self.marks,
        }
    }
}

/// 0 for "a" and "A"; 26 or more for what is no letter.
fn letter(word: &str) -> usize {
    let first = word.as_bytes().first().copied().unwrap_or(0);
    match first.is_ascii_alphabetic() {
        true => usize::from((first | 0x20) - b'a'),
        false => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let found = |word: &str| Lower::new(word).is_some_and(|w| w.is_in(&["five", "four"]));
        assert!(found("Five") && found("FOUR"));
        let gate = Gate::of(["five", "-odd"]);
        assert!(gate.admits("FOUR") && gate.admits("-"));
        assert!(!gate.admits("three") && !gate.admits("fives"));
        assert!(!found("fiv") && !found("") && !found(&"five".repeat(9)));
    }
}
