//! Characters to words, and words to rows.

use super::sheet::{Frame, Glyph};

/// Characters on one row of a page, with no gap between them that separates words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    pub font: usize,
}

impl Word {
    /// A point within it.
    pub fn middle(&self) -> (f64, f64) {
        ((self.x0 + self.x1) / 2.0, self.y - self.size / 3.0)
    }
}

/// How far off its row a character may stand, in heights of its font: as much as a raised one.
const OFF: f64 = 0.42;

/// The gap that separates words, in heights of the font: where the page has spaces, and where it
/// has none.
const BESIDE_SPACES: f64 = 0.3;
const WITHOUT_SPACES: f64 = 0.17;

/// The mark of a note is smaller than this share of its word's height, and raised by more than
/// this one.
const NOTE: f64 = 0.75;
const RAISED: f64 = 0.2;

/// Units of so many letters have a power, and no note.
const UNIT: usize = 2;

/// The words that a page shows, from the top, and from left to right.
pub(super) fn words(glyphs: Vec<Glyph>) -> Vec<Word> {
    let spaced = glyphs.iter().any(|glyph| glyph.text == " ");
    let gap = match spaced {
        true => BESIDE_SPACES,
        false => WITHOUT_SPACES,
    };
    let mut words = Vec::new();
    for mut row in rows(glyphs, |glyph| (glyph.y, glyph.size)) {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let mut word: Option<Word> = None;
        // The last character, to know one that is drawn twice to look bold.
        let mut last: Option<Glyph> = None;
        let mut row = row.into_iter().peekable();
        while let Some(glyph) = row.next() {
            let twice = last.as_ref().is_some_and(|last| {
                last.text == glyph.text && (glyph.x0 - last.x0).abs() < 0.1 * glyph.size
            });
            if twice {
                continue;
            }
            let blank = glyph
                .text
                .chars()
                .all(|c| c.is_whitespace() || c.is_control());
            let apart = |word: &Word| glyph.x0 - word.x1 > gap * glyph.size.max(word.size);
            if blank || word.as_ref().is_some_and(apart) {
                words.extend(word.take());
            }
            if let Some(noted) = word.as_mut().filter(|word| is_note(&glyph, word)) {
                match row
                    .peek()
                    .is_some_and(|next| "/\u{2044}".contains(&*next.text))
                {
                    // A fraction after a whole number.
                    true => words.extend(word.take()),
                    false => {
                        noted.x1 = noted.x1.max(glyph.x1);
                        last = Some(glyph);
                        continue;
                    }
                }
            }
            if !blank {
                match &mut word {
                    Some(word) => {
                        word.text.push_str(plain(&glyph.text));
                        word.x1 = word.x1.max(glyph.x1);
                        // The greater of two heights is that of the line.
                        if glyph.size > word.size {
                            (word.size, word.y) = (glyph.size, glyph.y);
                        }
                    }
                    None => {
                        word = Some(Word {
                            text: plain(&glyph.text).to_owned(),
                            x0: glyph.x0,
                            x1: glyph.x1,
                            y: glyph.y,
                            size: glyph.size,
                            font: glyph.font,
                        });
                    }
                }
            }
            last = Some(glyph);
        }
        words.extend(word);
    }
    words
}

/// Whether a character at the end of a word is the mark of a note.
fn is_note(glyph: &Glyph, word: &Word) -> bool {
    let mark = |c: char| c.is_ascii_digit() || "*†‡§¶¹²³".contains(c);
    let unit = word.text.chars().count() <= UNIT && word.text.chars().all(char::is_alphabetic);
    !glyph.text.is_empty()
        && glyph.text.chars().all(mark)
        && glyph.size < NOTE * word.size
        && word.y - glyph.y > RAISED * word.size
        && !unit
}

/// Letters that are drawn as one, one by one.
fn plain(text: &str) -> &str {
    match text {
        "\u{fb00}" => "ff",
        "\u{fb01}" => "fi",
        "\u{fb02}" => "fl",
        "\u{fb03}" => "ffi",
        "\u{fb04}" => "ffl",
        "\u{fb05}" | "\u{fb06}" => "st",
        text => text,
    }
}

/// What stands on one row, from the top of the page. `place` tells the row and the height of each.
pub(super) fn rows<T>(mut all: Vec<T>, place: impl Fn(&T) -> (f64, f64)) -> Vec<Vec<T>> {
    all.sort_by(|a, b| place(a).0.total_cmp(&place(b).0));
    let mut rows: Vec<Vec<T>> = Vec::new();
    let (mut first, mut tall) = (0.0, 0.0);
    for item in all {
        let (y, size) = place(&item);
        match rows.last_mut() {
            Some(row) if y - first <= OFF * size.max(tall) => row.push(item),
            _ => {
                (first, tall) = (y, 0.0);
                rows.push(vec![item]);
            }
        }
        tall = size.max(tall);
    }
    rows
}

/// The frame around words.
pub(super) fn around<'a>(words: impl IntoIterator<Item = &'a Word>) -> Frame {
    let mut words = words.into_iter();
    let frame = |word: &Word| Frame {
        x0: word.x0,
        y0: word.y - word.size,
        x1: word.x1,
        y1: word.y,
    };
    let first = words.next().map(frame).unwrap_or_default();
    words.map(frame).fold(first, |all, own| Frame {
        x0: all.x0.min(own.x0),
        y0: all.y0.min(own.y0),
        x1: all.x1.max(own.x1),
        y1: all.y1.max(own.y1),
    })
}

/// How many characters words have.
pub(super) fn letters<'a>(words: impl IntoIterator<Item = &'a Word>) -> usize {
    words
        .into_iter()
        .map(|word| word.text.chars().count())
        .sum()
}
