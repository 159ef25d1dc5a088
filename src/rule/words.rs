//! The words of a text that nothing else is asked of.
//!
//! Most sentences have no word that a phrase needs. To see that they need not be folded as a
//! whole: what news is made of, words of ASCII letters and figures, is taken as it stands.

use super::fold::{Folded, stem};
use super::needs::COMMA;
use crate::value::keyed::{Gate, Key};
use rustc_hash::FxHashMap;

/// Calls `found` with each token of the folded text, in any case, and with those that it has if a sentence
/// ends somewhere within, and the place of each: no token is farther from another than their places
/// tell, and none stands before one that has an earlier place. A comma or semicolon comes as a
/// comma, at the place of what is behind it; where there may be none, too.
///
/// Those that none of the words asked for resembles may be left out. Whether that is all of them:
/// what has too many points, or no end, is not looked into.
pub fn each_word(
    text: &str,
    asked: &Asked,
    runs: &mut Runs,
    mut found: impl FnMut(&str, usize),
) -> bool {
    let bytes = text.as_bytes();
    let mut all = true;
    let (mut at, mut blank) = (0, 0);
    let mut place = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(CLASS[usize::from(byte)], Class::Between | Class::Point) {
            if byte.is_ascii_whitespace() {
                blank = at;
            } else if asked.commas && matches!(byte, b',' | b';') {
                found(COMMA, place);
            }
            at += 1;
            continue;
        }
        let mut end = at;
        while let Some(byte) = bytes.get(end)
            && CLASS[usize::from(*byte)] == Class::Word
        {
            end += 1;
        }
        // A run without white space is cut into sentences anywhere, in time.
        all &= end - blank <= BYTES;
        if end > at && ends_word(bytes, end) {
            place += 1;
            let word = &text[at..end];
            if !asked.may_have(word) {
                at = end;
                continue;
            }
            if word.eq_ignore_ascii_case("cannot") {
                found("can", place - 1);
                found("not", place - 1);
            } else {
                found(word, place - 1);
            }
        } else {
            // Beyond what stands between words whatever is beside it nothing depends on this.
            while bytes
                .get(end)
                .is_some_and(|b| CLASS[usize::from(*b)] != Class::Between)
            {
                end += 1;
            }
            let run = &text[at..end];
            let mut any = true;
            if !asked.no_part_of(run) {
                let read = runs.read(run, asked);
                read.words.iter().for_each(|word| found(word, place));
                all &= read.all;
                any = read.any;
            }
            if asked.commas && run.contains(',') {
                found(COMMA, place);
                found(COMMA, place + 1);
            }
            place += usize::from(any);
        }
        at = end;
    }
    all
}

/// The words that anybody asks for, and others that are like them.
#[derive(Debug)]
pub struct Asked {
    words: Box<Gate<1024>>,
    /// How words begin that are asked for, and those that are too long for keys: by a hash of the first
    /// three bytes,
    hashes: Vec<u64>,
    /// and of those that are shorter, by the first byte.
    short: [bool; 256],
    commas: bool,
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
    fn asks(&self, word: &str) -> bool {
        self.may_have(word) || stem(word).is_some_and(|stem| self.may_have(stem))
    }

    fn may_have(&self, word: &str) -> bool {
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
    fn no_part_of(&self, run: &str) -> bool {
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

/// How many points are looked into, and how many bytes.
const POINTS: usize = 6;
const BYTES: usize = 1024;

/// What was found in runs of characters that are not plain words, because texts have the same ones
/// again and again. It is for the words that one asks for.
#[derive(Debug, Default)]
pub struct Runs {
    known: FxHashMap<Box<str>, Run>,
    /// One that is not remembered.
    other: Run,
}

#[derive(Debug, Default)]
struct Run {
    /// Its tokens that somebody asks for, and those of every part of it between points, of which one may end
    /// a sentence. No other end of a sentence cuts a token.
    words: Vec<Box<str>>,
    /// Whether that is all of them.
    all: bool,
    /// Whether there is any token however it is cut.
    any: bool,
}

impl Runs {
    /// How many are remembered, the first that are met, and of how many bytes at most.
    const MOST: usize = 1 << 14;
    const LONG: usize = 32;

    fn read(&mut self, text: &str, asked: &Asked) -> &Run {
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
        for start in starts.take(if all { POINTS + 1 } else { 1 }) {
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

/// What a byte is to the words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It belongs to words.
    Word,
    /// It stands between words, whatever is beside it.
    Between,
    /// So it does but in figures, initials and contractions.
    Point,
    /// It may belong to a word.
    Odd,
}

static CLASS: [Class; 256] = {
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

/// Whether a word of letters and figures ends at `end` for certain.
fn ends_word(bytes: &[u8], end: usize) -> bool {
    let class = |at: usize| bytes.get(at).map(|b| CLASS[usize::from(*b)]);
    match class(end) {
        None | Some(Class::Between) => true,
        Some(Class::Point) => matches!(class(end + 1), None | Some(Class::Between)),
        Some(Class::Word | Class::Odd) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn as_folded(text: &str) -> BTreeSet<String> {
        let folded = Folded::new(text);
        let words = (0..folded.tokens.len()).filter(|&n| !folded.is_comma(n));
        words.map(|n| folded.word(n).to_owned()).collect()
    }

    /// All words are asked for.
    fn any() -> Asked {
        let mut asked = Asked::new();
        asked.short = [true; 256];
        asked.commas = true;
        asked
    }

    fn as_looked_over(text: &str) -> (BTreeSet<String>, bool) {
        let mut words = BTreeSet::new();
        let all = each_word(text, &any(), &mut Runs::default(), |word, _| {
            words.insert(word.to_ascii_lowercase());
        });
        words.remove(COMMA);
        (words, all)
    }

    fn texts() -> impl Strategy<Value = String> {
        r#"([A-Za-z]{1,7}|[0-9]{1,3}|[ .,;'’"$%&+@#_/()\n-]{1,3}|n't|cannot|[A-Z]\.|é|É|\u{ad}|\u{200b}|\u{301}|\u{a0}|“|—|\PC){0,24}"#
    }

    #[test]
    fn figures_and_initials_are_words_as_a_whole_and_in_part() {
        let words = |text| as_looked_over(text).0.into_iter().collect::<Vec<_>>();
        assert_eq!(words("The U.S. plan's"), ["plan's", "s", "the", "u", "us"]);
        assert_eq!(
            words("He left.Then 3.5%"),
            ["3", "3.5%", "5%", "he", "left", "then"]
        );
        assert!(!as_looked_over(&"a.".repeat(20)).1);
        assert!(!as_looked_over(&"\u{e9}".repeat(BYTES)).1);
        // Sentences end anywhere in what has no white space.
        assert!(!as_looked_over(&"z".repeat(BYTES + 1)).1);
        assert!(!as_looked_over(&"z/".repeat(BYTES)).1);
        assert!(as_looked_over(&"z/ ".repeat(BYTES)).1);
    }

    #[test]
    fn words_that_begin_as_is_asked_for_are_found() {
        let mut asked = Asked::new();
        asked.add("order");
        asked.add("orders");
        asked.add("up");
        asked.add("incomprehensibility");
        asked.add_all("1");
        asked.add_all("sent");
        let mut words = Vec::new();
        let text = "Orders CANNOT go up, 12 sentences SENTENCED u ordain. A plan of men, Incomprehensibility";
        each_word(text, &asked, &mut Runs::default(), |word, _| {
            words.push(word.to_ascii_lowercase())
        });
        let sure = [
            "orders",
            "can",
            "not",
            "up",
            "12",
            "sentences",
            "sentenced",
            "incomprehensibility",
        ];
        assert!(
            sure.iter().all(|word| words.contains(&(*word).to_owned())),
            "{words:?}"
        );
        assert!(words.len() < sure.len() + 3, "{words:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Nor are two taken to be farther apart than they are, or the other way round.
        #[test]
        fn places_are_no_farther_apart_than_words(text in texts(), from in 0..24_usize) {
            let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            let all = each_word(&text, &any(), &mut Runs::default(), |word, place| {
                places.entry(word.to_ascii_lowercase()).or_default().push(place);
            });
            let folded = Folded::new(&text);
            // What each token is called, and at which word it stands.
            let mut tokens: Vec<(&str, usize)> = Vec::new();
            let mut words = 0;
            for n in 0..folded.tokens.len() {
                let comma = folded.is_comma(n);
                tokens.push((if comma { COMMA } else { folded.word(n) }, words));
                words += usize::from(!comma);
            }
            let near = |(a, at): &(&str, usize), (b, behind): &(&str, usize)| {
                let (a, b) = (&places[*a], &places[*b]);
                a.iter().any(|a| b.iter().any(|b| a <= b && b - a <= behind - at))
            };
            let Some(first) = tokens.get(from).filter(|_| all) else { return Ok(()) };
            for other in &tokens[from + 1..] {
                prop_assert!(near(first, other), "{:?} {:?} {:?} {:?}", text, first, other, places);
            }
        }

        #[test]
        fn no_word_that_is_asked_for_is_missed(
            text in prop::collection::vec(texts().boxed().prop_union(r"([12]{1,3}[.,]{0,2}){1,4}( |'s )".boxed()), 1..3),
            words in prop::collection::vec("[a-z]{1,3}|[12]{1,2}|[12][.,][12]|cannot|\\PC", 0..4),
            beginnings in prop::collection::vec("[a-z]{1,4}|[12]{1,2}|[12][.,][12]", 0..2),
        ) {
            let text = text.concat();
            let mut asked = Asked::new();
            words.iter().for_each(|word| asked.add(word));
            beginnings.iter().for_each(|word| asked.add_all(word));
            let mut found = BTreeSet::new();
            let all = each_word(&text, &asked, &mut Runs::default(), |word, _| {
                found.insert(word.to_ascii_lowercase());
            });
            let parts = text.split_inclusive('.').map(as_folded);
            for token in parts.chain([as_folded(&text)]).flatten().filter(|_| all) {
                let is = |word: &String| *word == token || stem(&token) == Some(word);
                let wanted = words.iter().any(is) || beginnings.iter().any(|b| token.starts_with(b));
                prop_assert!(!wanted || found.contains(&token), "{:?} {:?} {:?}", text, token, found);
            }
        }

        #[test]
        fn no_word_of_the_folded_text_is_missed(
            text in texts(),
        ) {
            let (found, all) = as_looked_over(&text);
            let parts = text.split_inclusive('.').map(as_folded);
            for wanted in parts.chain([as_folded(&text)]) {
                prop_assert!(!all || wanted.is_subset(&found), "{:?} {:?}", wanted, found);
            }
            let folded = as_folded(&text);
            prop_assert!(text.contains('.') || found == folded, "{:?} {:?}", folded, found);
        }
    }
}
