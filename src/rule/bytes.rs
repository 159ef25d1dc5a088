//! What bytes are to the words beside them.

use crate::value::keyed::Key;

/// What a byte is to the words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It belongs to words.
    Word,
    /// It stands between words, whatever is beside it.
    Between,
    /// So it does but in figures, initials and contractions.
    Point,
    /// It may belong to a word.
    Odd,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Odd; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'.' | b',' | b'\'' => Class::Point,
            b'$' | b'%' | b'&' | b'+' | b'@' | b'#' | b'_' => Class::Odd,
            _ => Class::Between,
        };
        byte += 1;
    }
    classes
};

impl Class {
    pub fn of(byte: u8) -> Self {
        CLASSES[usize::from(byte)]
    }
}

/// The end of the letters and figures that stand from a place on.
pub fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let word = rest.iter().position(|b| Class::of(*b) != Class::Word);
    word.map_or(bytes.len(), |length| at + length)
}

/// The same, and the key of what stands between.
#[inline]
pub fn word_at(text: &str, at: usize) -> (usize, Option<Key>) {
    let bytes = text.as_bytes();
    if let Some((length, key)) = bytes.get(at..).and_then(Key::at_start) {
        return (at + length, key);
    }
    let end = word_end(bytes, at);
    (end, text.get(at..end).and_then(Key::of))
}

/// Whether a word of letters and figures ends at `end` for certain.
pub fn ends_word(bytes: &[u8], end: usize) -> bool {
    let class = |at: usize| bytes.get(at).map(|b| Class::of(*b));
    match class(end) {
        None | Some(Class::Between) => true,
        Some(Class::Point) => matches!(class(end + 1), None | Some(Class::Between)),
        Some(Class::Word | Class::Odd) => false,
    }
}
