//! What is wrong with an input, said once, with its place and its cure.

use std::fmt;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something could not be used; the rest of the work went on without it.
    Error,
    /// Something was used, but in a way the user should know of.
    Notice,
}

/// One fault of one input.
///
/// Ordered by place, so that a sorted list reads like the inputs themselves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub place: Place,
    pub level: Level,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it, likewise.
    pub cure: String,
}

/// Where a problem lies.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The input as the user named it.
    pub file: String,
    /// The words at fault, where the input has lines.
    pub excerpt: Option<Excerpt>,
}

/// One line of an input with the words at fault marked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// One-based.
    pub line: usize,
    /// Byte range of the words within `text`.
    pub start: usize,
    pub end: usize,
    /// The whole line, without its line break.
    pub text: String,
}

impl Problem {
    /// A fault of a whole input.
    pub fn error(
        file: impl Into<String>,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        let place = Place {
            file: file.into(),
            excerpt: None,
        };
        Self {
            place,
            level: Level::Error,
            message: message.into(),
            cure: cure.into(),
        }
    }

    /// Something about a whole input that the user should know of.
    pub fn notice(
        file: impl Into<String>,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        Self {
            level: Level::Notice,
            ..Self::error(file, message, cure)
        }
    }

    /// The same problem, at bytes `start..end` of the input's `text`.
    ///
    /// Words that run over a line break are marked to the end of their first line.
    #[must_use]
    pub fn at(mut self, text: &str, start: usize, end: usize) -> Self {
        let start = floor(text, start);
        let begin = text[..start].rfind('\n').map_or(0, |n| n + 1);
        let stop = text[start..].find('\n').map_or(text.len(), |n| start + n);
        let line_text = text[begin..stop].trim_end_matches('\r');
        let last = line_text.len();
        self.place.excerpt = Some(Excerpt {
            line: breaks(&text.as_bytes()[..start]) + 1,
            start: (start - begin).min(last),
            end: (floor(text, end).max(start) - begin).min(last),
            text: line_text.to_owned(),
        });
        self
    }
}

impl Excerpt {
    /// Where the words at fault begin, in characters from one.
    pub fn column(&self) -> usize {
        let before = &self.text[..floor(&self.text, self.start)];
        before.chars().count() + 1
    }
}

/// How many lines end: bytes are counted many at once, for a file may have thousands of problems.
fn breaks(bytes: &[u8]) -> usize {
    let of = |chunk: &[u8]| chunk.iter().map(|b| u8::from(*b == b'\n')).sum::<u8>();
    let chunks = bytes.chunks(usize::from(u8::MAX));
    chunks.map(|chunk| usize::from(of(chunk))).sum()
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

impl fmt::Display for Place {
    /// `file`, or `file:line:column`, with columns counted in characters from one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(excerpt) = &self.excerpt {
            write!(f, ":{}:{}", excerpt.line, excerpt.column())?;
        }
        Ok(())
    }
}
