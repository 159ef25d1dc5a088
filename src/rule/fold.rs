//! The form in which phrases and texts meet.
//!
//! Case, line breaks, hyphens, curly quotes and kinds of space never matter to a phrase;
//! quotation marks and brackets are skipped. So both sides are folded to lower-case tokens,
//! and a phrase becomes a plain pattern over them. In the folded text every token has a
//! space of its own on each side (`␣cut␣␣to␣`): no pattern needs a word boundary, and two
//! matches never share a character.

use super::bytes::{ends_word, word_end};
use crate::value::scan::char_at;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::ops::Range;

/// A text in folded form, and where each token came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The tokens, each between two spaces.
    pub text: String,
    pub tokens: Vec<Token>,
}

/// One word, figure, comma or semicolon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text that was folded, from its start.
    pub source: Range<usize>,
    /// Bytes of [`Folded::text`], without the spaces.
    pub folded: Range<usize>,
    key: u32,
    /// The key without its possessive ending; the same where it has none.
    stem: u32,
}

/// A token as it is looked up.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    pub text: &'a str,
    key: u32,
    stem: u32,
}

impl<'a> Word<'a> {
    /// Of a word that stands in no text.
    pub fn new(text: &'a str) -> Self {
        let key = key(text);
        let stem = stem(text).map_or(key, self::key);
        Self { text, key, stem }
    }

    /// The keys of the word, with a possessive ending and without.
    pub fn keys(&self) -> impl Iterator<Item = u32> + use<> {
        let stem = (self.stem != self.key).then_some(self.stem);
        std::iter::once(self.key).chain(stem)
    }

    /// Whether it is `word`, of this key, with a possessive ending or without.
    pub fn is(&self, word: &str, key: u32) -> bool {
        (self.key == key || self.stem == key)
            && (self.text == word || stem(self.text) == Some(word))
    }
}

/// A word in few bits. Words that have different ones are different.
pub fn key(word: &str) -> u32 {
    let mut hash = FxHasher::default();
    hash.write(word.as_bytes());
    let hash = hash.finish();
    (hash ^ hash >> 32) as u32
}

/// A word without its possessive ending.
pub fn stem(word: &str) -> Option<&str> {
    word.strip_suffix("'s")
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        Self::by(text, plain)
    }

    /// The same, by whatever tells where plain words end.
    fn by(text: &str, plain: impl Fn(&[u8], usize) -> Option<usize>) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len() + text.len() / 2),
            tokens: Vec::with_capacity(text.len() / 5),
        };
        let bytes = text.as_bytes();
        let mut word = String::new();
        let mut start = 0;
        let mut before = None;
        // Letters since the word began or since its last point.
        let mut run = 0;
        let mut at = 0;
        while let Some(c) = char_at(text, at) {
            // What most texts are made of, for less.
            if word.is_empty()
                && let Some(end) = plain(bytes, at)
            {
                folded.push_plain(&text[at..end], at);
                before = bytes.get(end - 1).map(|b| char::from(*b));
                at = end;
                // Most words end at a blank, which does nothing more.
                if bytes.get(at) == Some(&b' ') {
                    before = Some(' ');
                    at += 1;
                }
                continue;
            }
            let next = at + c.len_utf8();
            match role(before, c, char_at(text, next), run) {
                Role::Part => {
                    if word.is_empty() {
                        start = at;
                        run = 0;
                    }
                    run += usize::from(c.is_alphabetic());
                    match c {
                        '’' | '‘' | 'ʼ' => word.push('\''),
                        _ => word.extend(c.to_lowercase()),
                    }
                }
                Role::Silent => run = 0,
                Role::Gap => folded.end_word(&mut word, start, at),
                Role::Comma => {
                    folded.end_word(&mut word, start, at);
                    let mark = if c == ';' { ";" } else { "," };
                    folded.push(mark, at..next);
                }
            }
            before = Some(c);
            at = next;
        }
        folded.end_word(&mut word, start, text.len());
        folded
    }

    /// The token's folded words.
    pub fn word(&self, index: usize) -> &str {
        &self.text[self.tokens[index].folded.clone()]
    }

    /// The token as it is looked up; `None` behind the last.
    pub fn get(&self, index: usize) -> Option<Word<'_>> {
        let Token {
            folded, key, stem, ..
        } = self.tokens.get(index)?;
        Some(Word {
            text: &self.text[folded.clone()],
            key: *key,
            stem: *stem,
        })
    }

    /// All tokens, one space between them.
    pub fn words(&self) -> String {
        let words: Vec<&str> = (0..self.tokens.len()).map(|i| self.word(i)).collect();
        words.join(" ")
    }

    /// Whether the token is a comma or a semicolon.
    pub fn is_comma(&self, index: usize) -> bool {
        matches!(self.word(index), "," | ";")
    }

    /// The first token that ends after byte `at` of the folded text.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.folded.end <= at)
    }

    /// Adds a token, verbatim.
    pub fn push(&mut self, token: &str, source: Range<usize>) {
        let start = self.text.len() + 1;
        self.text.push(' ');
        self.text.push_str(token);
        self.text.push(' ');
        let Word { key, stem, .. } = Word::new(token);
        self.tokens.push(Token {
            source,
            folded: start..start + token.len(),
            key,
            stem,
        });
    }

    /// Adds a word of letters and figures.
    fn push_plain(&mut self, word: &str, at: usize) {
        let start = self.text.len() + 1;
        self.text.push(' ');
        self.text.push_str(word);
        let small = self.text.get_mut(start..).unwrap_or_default();
        small.make_ascii_lowercase();
        let key = key(small);
        self.text.push(' ');
        self.tokens.push(Token {
            source: at..at + word.len(),
            folded: start..start + word.len(),
            key,
            stem: key,
        });
    }

    /// Adds a token of another text.
    pub fn copy(&mut self, other: &Self, index: usize) {
        let start = self.text.len() + 1;
        let token = &other.tokens[index];
        self.text.push(' ');
        self.text.push_str(&other.text[token.folded.clone()]);
        self.text.push(' ');
        self.tokens.push(Token {
            source: token.source.clone(),
            folded: start..start + token.folded.len(),
            ..*token
        });
    }

    /// Ends the word in hand. "Cannot", "won't" and "doesn't" are two words, so that a
    /// phrase that says "does not" meets them.
    fn end_word(&mut self, word: &mut String, start: usize, end: usize) {
        let end = start.max(end);
        let stem = match word.trim_end_matches('\'') {
            "" => None,
            "cannot" | "can't" => Some("can"),
            "won't" => Some("will"),
            "shan't" => Some("shall"),
            other => other.strip_suffix("n't").filter(|stem| !stem.is_empty()),
        };
        match stem {
            Some(stem) => {
                self.push(stem, start..end);
                self.push("not", start..end);
            }
            None => {
                let word = word.trim_end_matches('\'');
                if !word.is_empty() {
                    self.push(word, start..end);
                }
            }
        }
        word.clear();
    }
}

/// The end of a word that begins here and is not folded but for its case, and that ends there for
/// certain.
fn plain(bytes: &[u8], at: usize) -> Option<usize> {
    let end = word_end(bytes, at);
    let word = bytes.get(at..end)?;
    // A point may be that of initials.
    let initial = bytes.get(end) == Some(&b'.')
        && !word
            .first_chunk()
            .is_some_and(|two: &[u8; 2]| two.iter().all(u8::is_ascii_alphabetic));
    let whole = !word.is_empty() && ends_word(bytes, end) && !initial;
    (whole && !word.eq_ignore_ascii_case(b"cannot")).then_some(end)
}

/// What a character does to the word in hand.
enum Role {
    Part,
    /// Dropped without ending the word.
    Silent,
    Gap,
    Comma,
}

fn role(before: Option<char>, c: char, after: Option<char>, run: usize) -> Role {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        ',' | '.' if digit(before) && digit(after) => Role::Part,
        ',' | ';' => Role::Comma,
        // The points of initials: "U.S." is one word, and the same as "US".
        '.' if run == 1 => Role::Silent,
        '\'' | '’' | '‘' | 'ʼ' if letter(before) && letter(after) => Role::Part,
        '$' | '€' | '£' | '¥' | '%' | '°' | '&' | '+' | '@' | '#' | '_' => Role::Part,
        c if is_mark(c) => Role::Gap,
        c if c.is_alphanumeric() => Role::Part,
        // Combining accents belong to the letter before them.
        '\u{300}'..='\u{36f}' => Role::Part,
        // Soft hyphens and zero-width characters are not seen by a reader.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Role::Silent,
        _ => Role::Gap,
    }
}

/// The characters that stand for recognised values while a pattern is matched.
pub const MARKS: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{e0ff}';

/// Whether `c` is reserved for [`MARKS`]; texts never contribute it.
fn is_mark(c: char) -> bool {
    MARKS.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        let cases = [
            ("The 12-Point Plan", "the 12 point plan"),
            ("the army’s “cap”", "the army's cap"),
            ("(450,000\u{a0}bags)", "450,000 bags"),
            (
                "a plan,\nonce leaked; now cut",
                "a plan , once leaked ; now cut",
            ),
            ("It doesn’t; they can't", "it does not ; they can not"),
            (
                "U.S. Army vs. the US and U.S.S.R.",
                "us army vs the us and ussr",
            ),
            ("$2.5bn, or 5%.", "$2.5bn , or 5%"),
            ("the Martians’ wish", "the martians wish"),
            ("a—b – c/d", "a b c d"),
            ("co\u{ad}operate", "cooperate"),
            ("\u{e000}", ""),
        ];
        for (text, words) in cases {
            let folded = Folded::new(text);
            let found: Vec<_> = (0..folded.tokens.len()).map(|i| folded.word(i)).collect();
            assert_eq!(found.join(" "), words, "{text:?}");
        }
    }

    #[test]
    fn tokens_know_their_source() {
        let text = "Lima’s U.S. ally";
        let folded = Folded::new(text);
        let sources: Vec<_> = folded
            .tokens
            .iter()
            .map(|t| &text[t.source.clone()])
            .collect();
        assert_eq!(sources, ["Lima’s", "U.S.", "ally"]);
    }

    proptest::proptest! {
        #[test]
        fn plain_words_are_folded_as_others_are(
            text in r#"([A-Za-z]{1,4}|[0-9]{1,3}|[ .,;'’"$%&+@#_/()\n-]{1,2}|n't|cannot|[A-Z]\.|é|\u{ad}|\u{301}|\PC){0,16}"#,
        ) {
            let (by_word, by_letter) = (Folded::new(&text), Folded::by(&text, |_, _| None));
            proptest::prop_assert_eq!(by_word.text, by_letter.text);
            proptest::prop_assert_eq!(by_word.tokens, by_letter.tokens);
        }
    }
}
