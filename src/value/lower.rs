//! Short words in lower case, for looking them up without allocating.

/// No word of a table is longer.
const LONGEST: usize = 24;

/// A word in lower case.
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

    /// The word with capitals of ASCII made small.
    pub fn str(&self) -> &str {
        self.bytes
            .get(..self.len)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }

    /// Whether a sorted table holds the word.
    pub fn is_in(&self, sorted: &[&str]) -> bool {
        sorted.binary_search(&self.str()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_in_any_case() {
        let word = |word: &str| Lower::new(word).map(|w| w.str().to_owned());
        assert_eq!(word("Five").as_deref(), Some("five"));
        assert_eq!(word("Ü").as_deref(), Some("Ü"));
        assert!(word("").is_none() && word(&"five".repeat(9)).is_none());
    }
}
