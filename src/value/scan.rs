//! One pass over a text: its words, figures and marks, and what each word can be.
//!
//! All recognisers look at the same scan, so a text is taken apart once.

mod figure;
mod notable;
mod word;

use self::figure::{digits, figure};
use self::notable::Notable;
use self::word::{plain, word};
use super::keyed::Key;
use super::number::Figure;
use super::words::{self, Class};
use std::cell::RefCell;
use std::ops::Range;

/// A text and its tokens, in order of place.
#[derive(Debug)]
pub struct Scan<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// Those that a value can begin at.
    notable: Notable,
    /// What `number` has read.
    pub figures: RefCell<Memo>,
}

/// Some of the figures that were read last, because every recogniser asks for those at hand.
#[derive(Debug, Default)]
pub struct Memo {
    /// Each with the token it begins at, or that none begins there.
    figures: Vec<(usize, Option<Figure>)>,
}

impl Memo {
    const KEPT: usize = 4;

    /// `None` if it is not known whether a figure begins at the token.
    pub fn get(&self, at: usize) -> Option<Option<Figure>> {
        let known = self.figures.iter().find(|(start, _)| *start == at)?;
        Some(known.1.clone())
    }

    /// Of a token that is not known yet.
    pub fn put(&mut self, at: usize, figure: Option<&Figure>) {
        let read = (at, figure.cloned());
        if self.figures.len() < Self::KEPT {
            self.figures.push(read);
        } else if let Some(here) = self.figures.get_mut(at % Self::KEPT) {
            *here = read;
        }
    }
}

/// A run of bytes of the text that belongs together, on character boundaries, never empty.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
    /// For looking it up.
    pub key: Option<Key>,
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
        let mut notable = Notable::default();
        let mut space = Space::Break;
        let mut lines = 0;
        let mut start = 0;
        while let Some(c) = char_at(text, start) {
            // Most words end with a space.
            if c == ' ' && space == Space::None {
                space = Space::Blank;
                start += 1;
                continue;
            }
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
            let (kind, end) = if is_letter(c) {
                let end = plain(bytes, start);
                let end = end.unwrap_or_else(|| word(text, start, tokens.last()));
                (TokenKind::Word, end)
            } else if is_apostrophe(c)
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
            } else {
                (TokenKind::Mark(c), start + c.len_utf8())
            };
            let written = text.get(start..end).unwrap_or("");
            let key = Key::of(written);
            let class = match kind {
                TokenKind::Word => words::class_by(written, key),
                _ => Class::Other,
            };
            let token = Token {
                start,
                end,
                kind,
                key,
                class,
                space,
            };
            let stands = class != Class::Other
                || space == Space::Break
                || notable::stands_out(kind, written.as_bytes());
            let leads = matches!(kind, TokenKind::Figure | TokenKind::Mark('$'));
            notable.see(tokens.len(), stands, leads);
            tokens.push(token);
            start = end;
            space = Space::None;
            lines = 0;
        }
        Self {
            text,
            tokens,
            notable,
            figures: RefCell::default(),
        }
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The first token from `at` on that a value can begin at; the end if there is none.
    ///
    /// Most tokens are ordinary words, which no recogniser need look at.
    pub fn notable(&self, at: usize) -> usize {
        self.notable.from(at).unwrap_or(self.tokens.len())
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
        let Some(first) = this.as_bytes().first().map(u8::to_ascii_lowercase) else {
            return words.contains(&"");
        };
        words.iter().any(|w| {
            let near = w.len() == this.len()
                && w.as_bytes().first().map(u8::to_ascii_lowercase) == Some(first);
            near && this.eq_ignore_ascii_case(w)
        })
    }

    /// Whether these words stand from `at` on, in any case, with no break inside.
    pub fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| {
            at.checked_add(i)
                .is_some_and(|at| self.is(at, w) && (i == 0 || self.joined(at)))
        })
    }

    /// What the words of a token are looked up by.
    pub fn key(&self, at: usize) -> Option<Key> {
        self.get(at)?.key
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

/// The character at a byte; `None` at the end, and within one.
pub fn char_at(text: &str, at: usize) -> Option<char> {
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

#[cfg(test)]
mod tests;
