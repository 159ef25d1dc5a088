//! One pass over a text: its words, figures and marks, and what each word can be.
//!
//! All recognisers look at the same scan, so a text is taken apart once.

use super::number::Figure;
use super::words::{self, Class};
use std::cell::RefCell;
use std::ops::Range;

/// A text and its tokens, in order of place.
#[derive(Debug)]
pub struct Scan<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// What `number` has read so far, because every recogniser asks for the same figures.
    pub figures: RefCell<Memo>,
}

/// The figures that were read, by the token they begin at.
#[derive(Debug, Default)]
pub struct Memo {
    /// For each token: zero if not read yet, one if no figure begins there, else the place in
    /// `figures` plus two
    places: Vec<u32>,
    figures: Vec<Figure>,
}

impl Memo {
    /// `None` if the token was not read yet.
    pub fn get(&self, at: usize) -> Option<Option<Figure>> {
        let place = usize::try_from(*self.places.get(at)?).ok()?;
        match place.checked_sub(1)? {
            0 => Some(None),
            n => Some(self.figures.get(n - 1).cloned()),
        }
    }

    pub fn put(&mut self, at: usize, figure: Option<&Figure>) {
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        let place = match figure {
            None => 1,
            Some(figure) => {
                self.figures.push(figure.clone());
                u32::try_from(self.figures.len() + 1).unwrap_or(0)
            }
        };
        if let Some(here) = self.places.get_mut(at) {
            *here = place;
        }
    }
}

/// A run of bytes of the text that belongs together, on character boundaries, never empty.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
    /// What a word can be; `Other` for all that is no word.
    pub class: Class,
    /// What stands before it.
    pub space: Space,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits after the first ("G7") and inner apostrophes ("don't"). A
    /// possessive "'s" is a word of its own. Initials are one word: "U.S."
    Word,
    /// Digits with separators and a decimal part: "28", "600,000", "1.5", ".5"
    Figure,
    /// Digits with more than one point: "1.2.3", "192.0.2.1"
    Code,
    /// Any other character, hyphens and dashes too
    Mark(char),
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    None,
    /// White space, or one line break
    Blank,
    /// The start of the text, or more than one line break: nothing is read across it
    Break,
}

impl Token {
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn glued(&self) -> bool {
        self.space == Space::None
    }
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
        let mut space = Space::Break;
        let mut lines = 0;
        let mut start = 0;
        while let Some(c) = char_at(text, start) {
            if c.is_whitespace() {
                lines += usize::from(c == '\n');
                if space != Space::Break {
                    space = if lines > 1 {
                        Space::Break
                    } else {
                        Space::Blank
                    };
                }
                start += c.len_utf8();
                continue;
            }
            let (kind, end) = if is_apostrophe(c)
                && space == Space::None
                && possessive(text, start).is_some()
                && tokens
                    .last()
                    .is_some_and(|t| !matches!(t.kind, TokenKind::Mark(_)))
            {
                (TokenKind::Word, start + c.len_utf8() + 1)
            } else if c.is_ascii_digit() {
                figure(text, start)
            } else if c == '.'
                && bytes.get(start + 1).is_some_and(u8::is_ascii_digit)
                && (space != Space::None
                    || tokens.last().is_none_or(|t| t.kind == TokenKind::Mark('$')))
            {
                (TokenKind::Figure, digits(bytes, start + 1))
            } else if is_letter(c) {
                (TokenKind::Word, word(text, start, tokens.last()))
            } else {
                (TokenKind::Mark(c), start + c.len_utf8())
            };
            let class = match kind {
                TokenKind::Word => text.get(start..end).map_or(Class::Other, words::class),
                _ => Class::Other,
            };
            tokens.push(Token {
                start,
                end,
                kind,
                class,
                space,
            });
            start = end;
            space = Space::None;
            lines = 0;
        }
        Self {
            text,
            tokens,
            figures: RefCell::default(),
        }
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The words of a token; empty past the end.
    pub fn str(&self, at: usize) -> &'a str {
        self.get(at)
            .and_then(|t| self.text.get(t.range()))
            .unwrap_or("")
    }

    /// Whether the token reads so, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token reads as one of these, in any case.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let this = self.str(at);
        words.iter().any(|w| this.eq_ignore_ascii_case(w))
    }

    /// Whether these words stand from `at` on, in any case, with no break inside.
    pub fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| {
            at.checked_add(i)
                .is_some_and(|at| self.is(at, w) && (i == 0 || self.joined(at)))
        })
    }

    pub fn class(&self, at: usize) -> Class {
        self.get(at).map_or(Class::Other, |t| t.class)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn is_figure(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Figure)
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.get(at)
            .is_some_and(|t| t.kind == TokenKind::Mark(mark))
    }

    /// Whether the token is a hyphen or an en dash.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.get(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::Mark('-' | '‐' | '‑' | '–')))
    }

    /// Whether nothing stands between the token and the one before.
    pub fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::glued)
    }

    /// Whether the token is there and no break stands before it.
    pub fn joined(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.space != Space::Break)
    }

    /// The bytes from the first to the last of these tokens; empty at the end of the text
    /// if there are none.
    pub fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.get(tokens.start).map_or(self.text.len(), |t| t.start);
        let end = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.get(last))
            .map_or(start, |t| t.end);
        start..end.max(start)
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        b if b.is_ascii() => Some(char::from(*b)),
        _ => text.get(at..)?.chars().next(),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && c.is_alphabetic())
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

/// The end of "'s" whose apostrophe stands at `at`.
fn possessive(text: &str, at: usize) -> Option<usize> {
    let s = at + char_at(text, at)?.len_utf8();
    let ends = |at| !char_at(text, at).is_some_and(|c| is_letter(c) || c.is_ascii_digit());
    (matches!(char_at(text, s)?, 's' | 'S') && ends(s + 1)).then_some(s + 1)
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes
        .iter()
        .skip(at)
        .position(|b| !b.is_ascii_digit())
        .map_or(bytes.len(), |n| at + n)
}

/// The figure or code whose first digit stands at `start`, and its end.
fn figure(text: &str, start: usize) -> (TokenKind, usize) {
    let bytes = text.as_bytes();
    let first = digits(bytes, start);
    let mut end = grouped(text, start, first)
        .or_else(|| spaced(bytes, start, first))
        .unwrap_or(first);
    if let Some(end) = continental(bytes, start, first, end) {
        return (TokenKind::Figure, end);
    }
    let mut points = 0;
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end = digits(bytes, end + 1);
        points += 1;
    }
    match points {
        0 | 1 => (TokenKind::Figure, end),
        _ => (TokenKind::Code, end),
    }
}

/// "600,000", "12,34,567", or with spaces that do not break: the end of the last group.
fn grouped(text: &str, start: usize, first: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = first;
    if end - start > 3 {
        return None;
    }
    // India groups by two digits up to the last three.
    let mut group = end;
    for _ in 0..4 {
        if end - start < 3
            && bytes.get(group) == Some(&b',')
            && digits(bytes, group + 1) == group + 3
        {
            group += 3;
        }
    }
    if group > end && bytes.get(group) == Some(&b',') && digits(bytes, group + 1) == group + 4 {
        end = group + 4;
    }
    while let Some(c @ (',' | '\u{a0}' | '\u{202f}' | '\u{2009}')) = char_at(text, end) {
        let group = end + c.len_utf8();
        if digits(bytes, group) != group + 3 {
            break;
        }
        end = group + 3;
    }
    (end > first).then_some(end)
}

/// "1 414 021", "40 000": groups after plain spaces, where two of them or a round one tell that
/// they are no figures of their own.
fn spaced(bytes: &[u8], start: usize, first: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let after_figure = before == Some(&b' ')
        && start
            .checked_sub(2)
            .and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit);
    if first - start > 3 || after_figure || bytes.get(start) == Some(&b'0') {
        return None;
    }
    let (mut end, mut groups) = (first, 0);
    while bytes.get(end) == Some(&b' ') && digits(bytes, end + 1) == end + 4 {
        end += 4;
        groups += 1;
    }
    // Nothing may follow that makes a last group a figure of its own.
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let alone = !next.is_ascii_alphabetic() && !matches!(next, b',' | b'-' | b'/' | b':')
        || next == b',' && bytes.get(end + 1) == Some(&b' ');
    let round = bytes.get(end.saturating_sub(2)..end) == Some(b"00");
    (alone && (groups > 1 || groups == 1 && round)).then_some(end)
}

/// "1.111,11", "5,00": a decimal comma, where it can be nothing else.
fn continental(bytes: &[u8], start: usize, first: usize, end: usize) -> Option<usize> {
    let comma = |at: usize| bytes.get(at) == Some(&b',');
    let decimals = |at: usize| {
        let stop = digits(bytes, at + 1);
        let more = matches!(bytes.get(stop), Some(b',' | b'.' | b'-' | b'/'))
            && bytes.get(stop + 1).is_some_and(u8::is_ascii_digit);
        (comma(at) && (at + 2..=at + 3).contains(&stop) && !more).then_some(stop)
    };
    let listed = start.checked_sub(1).is_some_and(comma);
    if end == first && first - start <= 3 && !listed {
        let mut group = first;
        while bytes.get(group) == Some(&b'.') && digits(bytes, group + 1) == group + 4 {
            group += 4;
        }
        return decimals(group);
    }
    None
}

/// The end of the word at `start`. A currency's letters end where its figure begins:
/// "$US55", "EUR5m".
fn word(text: &str, start: usize, before: Option<&Token>) -> usize {
    if let Some(end) = initials(text.as_bytes(), start) {
        return end;
    }
    let sign = before.is_some_and(|t| t.kind == TokenKind::Mark('$') && t.end == start);
    let bytes = text.as_bytes();
    let mut end = start;
    // Most words are plain letters up to a space or a mark.
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    if end > start
        && bytes
            .get(end)
            .is_none_or(|b| matches!(b, b' ' | b'\n' | b',' | b'.'))
    {
        return end;
    }
    while let Some(c) = char_at(text, end) {
        if c.is_ascii_digit()
            && (sign
                || text
                    .get(start..end)
                    .is_some_and(|word| ends_before_figure(word, text, end)))
        {
            break;
        }
        let inside = is_letter(c)
            || c.is_ascii_digit()
            || (is_apostrophe(c)
                && possessive(text, end).is_none()
                && char_at(text, end + c.len_utf8()).is_some_and(is_letter));
        if !inside {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Whether a currency's letters end here, where its figure begins. "PS" stands for the pound in
/// wires without its sign, but is a console without a scale: "PS6m", not "PS5".
fn ends_before_figure(word: &str, text: &str, figure: usize) -> bool {
    match word {
        "PS" => {
            let bytes = text.as_bytes();
            let end = digits(bytes, figure);
            let part = matches!(bytes.get(end), Some(b'.' | b','))
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            part || matches!(bytes.get(end), Some(b'm' | b'b' | b'k'))
        }
        "Rs" | "RM" => true,
        code => super::money::code(code).is_some(),
    }
}

/// The end of "U.S.", "a.m." and the like.
fn initials(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    (end > start + 2).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_tokens() {
        for (text, tokens) in [
            ("", vec![]),
            (
                "600,000 men, 1.5 m.",
                vec!["600,000", "men", ",", "1.5", "m", "."],
            ),
            ("twenty-eight", vec!["twenty", "-", "eight"]),
            ("20–30% of it", vec!["20", "–", "30", "%", "of", "it"]),
            (
                "Don't pay O’Hara's $.50",
                vec!["Don't", "pay", "O’Hara", "'s", "$", ".50"],
            ),
            ("the U.S. at 5 a.m.", vec!["the", "U.S.", "at", "5", "a.m."]),
            (
                "v1.2.3 and 1.2.3, G7",
                vec!["v1", ".", "2.3", "and", "1.2.3", ",", "G7"],
            ),
            (
                "1,2,3 2025,600",
                vec!["1", ",", "2", ",", "3", "2025", ",", "600"],
            ),
            (
                "12,34,567.89 1.111,11 5,00",
                vec!["12,34,567.89", "1.111,11", "5,00"],
            ),
            (
                "1 414 021 men, 40 000, 12 345, 2019 200",
                vec![
                    "1 414 021",
                    "men",
                    ",",
                    "40 000",
                    ",",
                    "12",
                    "345",
                    ",",
                    "2019",
                    "200",
                ],
            ),
            (
                "$US55 EUR1.5m G20",
                vec!["$", "US", "55", "EUR", "1.5", "m", "G20"],
            ),
            ("2½ café 19th", vec!["2", "½", "café", "19", "th"]),
            ("600\u{a0}000 années", vec!["600\u{a0}000", "années"]),
        ] {
            let scan = Scan::new(text);
            let got: Vec<_> = (0..scan.tokens.len()).map(|i| scan.str(i)).collect();
            assert_eq!(got, tokens, "{text}");
        }
    }

    #[test]
    fn a_blank_line_is_a_break() {
        let scan = Scan::new("one\ntwo \n\n three");
        let spaces: Vec<_> = scan.tokens.iter().map(|t| t.space).collect();
        assert_eq!(spaces, [Space::Break, Space::Blank, Space::Break]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_follow_each_other_on_character_boundaries(text in r"[ \na-z0-9.,'’½é\PC]{0,40}") {
            let scan = Scan::new(&text);
            let mut end = 0;
            for token in &scan.tokens {
                assert!(token.start >= end && token.end > token.start);
                assert!(text.get(token.range()).is_some());
                end = token.end;
            }
        }
    }
}
