//! Tables by word that are built when the program is compiled, because every word of a text is
//! looked up in several.

use std::num::NonZeroU128;

/// No word of a table is longer, in bytes.
const LONGEST: usize = 16;

/// A word in any case as one number: two words have the same key where they are the same but
/// for the case of English letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(NonZeroU128);

impl Key {
    /// `None` for words that no table holds: empty ones and long ones.
    pub const fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let packed = match bytes.len() {
            8..=LONGEST => match (bytes.first_chunk(), bytes.last_chunk()) {
                (Some(first), Some(last)) => {
                    let first = lower(u64::from_le_bytes(*first)) as u128;
                    let last = lower(u64::from_le_bytes(*last)) as u128;
                    first | last << (8 * (bytes.len() - 8))
                }
                _ => return None,
            },
            4..8 => match (bytes.first_chunk(), bytes.last_chunk()) {
                (Some(first), Some(last)) => {
                    let first = u32::from_le_bytes(*first) as u64;
                    let last = u32::from_le_bytes(*last) as u64;
                    lower(first | last << (8 * (bytes.len() - 4))) as u128
                }
                _ => return None,
            },
            // The three may be the same byte.
            1..4 => match (bytes.first(), bytes.last()) {
                (Some(first), Some(last)) => {
                    let middle = bytes.len() / 2;
                    let ends = *first as u64 | (*last as u64) << (8 * (bytes.len() - 1));
                    lower(ends | (bytes[middle] as u64) << (8 * middle)) as u128
                }
                _ => return None,
            },
            _ => return None,
        };
        match NonZeroU128::new(packed) {
            Some(packed) => Some(Self(packed)),
            None => None,
        }
    }

    /// The key of the letters and figures with which bytes begin, and how many these are; `None` for more
    /// than fifteen.
    #[inline]
    pub fn at_start(bytes: &[u8]) -> Option<(usize, Option<Self>)> {
        let sixteen = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut padded = [0; 16];
            padded[..bytes.len()].copy_from_slice(bytes);
            padded
        });
        let sixteen = u128::from_le_bytes(sixteen);
        let (first, last) = (sixteen as u64, (sixteen >> 64) as u64);
        if let Some((length, word)) = word(first) {
            return Some((length, NonZeroU128::new(word.into()).map(Self)));
        }
        let (length, word) = word(last)?;
        let packed = u128::from(lower(first)) | u128::from(word) << 64;
        Some((8 + length, NonZeroU128::new(packed).map(Self)))
    }

    /// What [`beginning`] finds.
    pub const fn beginning(self) -> u64 {
        self.0.get() as u64
    }

    /// A place among `slots`, a power of two.
    const fn slot(self, slots: usize) -> usize {
        let key = self.0.get();
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
        let mixed = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 40) as usize & (slots - 1)
    }
}

/// The first eight bytes of a word with capitals made small, the first the lowest; zero behind a
/// shorter word.
pub fn beginning(word: &str) -> u64 {
    match word.as_bytes().first_chunk() {
        Some(first) => lower(u64::from_le_bytes(*first)),
        None => Key::of(word).map_or(0, Key::beginning),
    }
}

/// The lowest bit of each of eight bytes, and the highest.
const EACH: u64 = u64::MAX / 255;
const HIGH: u64 = EACH * 0x80;

/// Of eight bytes that are all below 0x80, the highest bit of those that lie within limits.
const fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let from_first = bytes + EACH * (0x80 - first as u64);
    let past_last = bytes + EACH * (0x7f - last as u64);
    from_first ^ past_last
}

/// Eight bytes with capitals made small.
const fn lower(bytes: u64) -> u64 {
    let capital = within(bytes & (EACH * 0x7f), b'A', b'Z') & !bytes & HIGH;
    bytes | capital >> 2
}

/// Of eight bytes, the highest bit of those that are ASCII letters and figures; the others are of no
/// meaning.
const fn plain(bytes: u64) -> u64 {
    let low = bytes & (EACH * 0x7f);
    let letters = within(low | (EACH * 0x20), b'a', b'z');
    (letters | within(low, b'0', b'9')) & !bytes
}

/// The ASCII letters and figures with which eight bytes begin, made small, and how many these are; `None`
/// for all.
fn word(bytes: u64) -> Option<(usize, u64)> {
    let others = !plain(bytes) & HIGH;
    let bits = (others != 0).then(|| others.trailing_zeros() - 7)?;
    Some((bits as usize / 8, lower(bytes & !(u64::MAX << bits))))
}

/// What most words that a table does not hold do not pass. `WIDE`, a power of two, is how many times 64
/// bits it has: more let fewer through, and take more of the processor's nearest memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate<const WIDE: usize = 64> {
    bits: [u64; WIDE],
}

impl<const WIDE: usize> Gate<WIDE> {
    const BITS: usize = WIDE * 64;

    pub const fn shut() -> Self {
        assert!(WIDE.is_power_of_two());
        Self { bits: [0; WIDE] }
    }

    pub const fn admit(&mut self, key: Key) {
        let slot = key.slot(Self::BITS);
        self.bits[slot / 64] |= 1 << (slot % 64);
    }

    pub fn of(keys: impl IntoIterator<Item = Key>) -> Self {
        let mut gate = Self::shut();
        for key in keys {
            gate.admit(key);
        }
        gate
    }

    /// Whether the table may hold the word.
    pub fn admits(&self, key: Key) -> bool {
        let slot = key.slot(Self::BITS);
        self.bits
            .get(slot / 64)
            .is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }
}

impl<const WIDE: usize> Default for Gate<WIDE> {
    fn default() -> Self {
        Self::shut()
    }
}

/// What is known of some words, in `SLOTS` places: a power of two, at least twice the words.
#[derive(Debug)]
pub struct Keyed<V, const SLOTS: usize> {
    gate: Gate,
    /// Zero where no word is.
    keys: [u128; SLOTS],
    values: [V; SLOTS],
}

/// A set of words.
pub type Words<const SLOTS: usize> = Keyed<(), SLOTS>;

impl<V: Copy, const SLOTS: usize> Keyed<V, SLOTS> {
    /// A table without words; `value` fills the places.
    pub const fn empty(value: V) -> Self {
        assert!(SLOTS.is_power_of_two());
        Self {
            gate: Gate::shut(),
            keys: [0; SLOTS],
            values: [value; SLOTS],
        }
    }

    /// The table with one more word.
    pub const fn with(mut self, word: &str, value: V) -> Self {
        let Some(key) = Key::of(word) else {
            panic!("a word of a table is empty or too long");
        };
        let mut at = key.slot(SLOTS);
        let mut tried = 0;
        while self.keys[at] != 0 && self.keys[at] != key.0.get() {
            at = (at + 1) & (SLOTS - 1);
            tried += 1;
            assert!(tried < 16, "the table needs more slots");
        }
        self.gate.admit(key);
        self.keys[at] = key.0.get();
        self.values[at] = value;
        self
    }

    /// What is known of the word of a key.
    pub fn get(&self, key: Option<Key>) -> Option<V> {
        let key = key?;
        if !self.gate.admits(key) {
            return None;
        }
        let mut at = key.slot(SLOTS);
        loop {
            let here = *self.keys.get(at)?;
            if here == key.0.get() {
                return self.values.get(at).copied();
            }
            if here == 0 {
                return None;
            }
            at = (at + 1) & (SLOTS - 1);
        }
    }
}

impl<const SLOTS: usize> Words<SLOTS> {
    pub const fn of(words: &[&str]) -> Self {
        let mut set = Self::empty(());
        let mut i = 0;
        while i < words.len() {
            set = set.with(words[i], ());
            i += 1;
        }
        set
    }

    /// The words of a text, each parted from the next by a space.
    pub const fn listed(words: &str) -> Self {
        let mut set = Self::empty(());
        let (mut start, mut end) = (0, 0);
        let bytes = words.as_bytes();
        while end <= bytes.len() {
            if end == bytes.len() || bytes[end] == b' ' {
                set = set.with(words.split_at(start).1.split_at(end - start).0, ());
                start = end + 1;
            }
            end += 1;
        }
        set
    }

    /// Whether it holds the word of a key.
    pub fn has(&self, key: Option<Key>) -> bool {
        self.get(key).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_in_any_case() {
        static SOME: Words<8> = Words::of(&["a", "of", "the", "o’clock", "notwithstanding"]);
        for word in ["a", "OF", "The", "O’Clock", "NotWithstanding"] {
            assert!(SOME.has(Key::of(word)), "{word}");
        }
        for word in ["", "b", "off", "o’cloc", "notwithstandingly", "thé"] {
            assert!(!SOME.has(Key::of(word)), "{word}");
        }
    }

    proptest! {
        #[test]
        fn words_end_where_they_end(
            bytes in prop::collection::vec(prop_oneof![1 => any::<u8>(), 20 => b'/'..b'|'], 0..20),
        ) {
            let length = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            let word = std::str::from_utf8(&bytes[..length]).unwrap();
            let found = (length < LONGEST).then(|| (length, Key::of(word)));
            prop_assert_eq!(Key::at_start(&bytes), found);
        }

        #[test]
        fn keys_are_equal_where_words_are(a in "([a-zA-Z@\\[`{’é]){1,18}", b in "([a-zA-Z@\\[`{’é]){1,18}", n in 0_usize..20) {
            // Two words that differ in one place, or in case alone.
            let swapped: String = a.chars().enumerate().map(|(i, c)| if i == n { 'k' } else { c }).collect();
            for other in [&b, &swapped, &a.to_ascii_uppercase(), &a.to_ascii_lowercase()] {
                let keys = (Key::of(&a), Key::of(other));
                let known = keys.0.is_some() && keys.1.is_some();
                prop_assert_eq!(known, a.len() <= 16 && other.len() <= 16);
                prop_assert!(!known || (keys.0 == keys.1) == a.eq_ignore_ascii_case(other));
            }
        }
    }
}
