//! How much is read at most, so that no input can fill the memory or take for ever.

use super::{Origin, Source};
use jiff::civil::Date;
use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};

/// How sources are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// Bytes of one document at most.
    pub max_size: u64,
    /// Bytes that the content of one file comes to at most when it is unpacked.
    pub max_unpacked: u64,
    /// The date of publication of sources of which nothing else tells it.
    pub published: Option<Date>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            max_size: 64 << 20,
            max_unpacked: 1 << 30,
            published: None,
        }
    }
}

impl ReadOptions {
    /// Dates a source that nothing else dates.
    pub(super) fn date(&self, source: &mut Source) {
        if let (None, Some(day)) = (source.published, self.published) {
            source.published = Some(day);
            source.origins.published = Some(Origin::CommandLine);
        }
    }
}

/// A limit that an input goes beyond, within an error of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooMuch {
    /// A document of more bytes than this.
    Size(u64),
    /// A file that unpacks to more bytes than this.
    Unpacked(u64),
}

impl TooMuch {
    /// What to do about it.
    pub fn cure(self) -> &'static str {
        match self {
            Self::Size(_) => "leave it out, or allow more with `--max-size`",
            Self::Unpacked(_) => "leave it out, or allow more with `--max-unpacked`",
        }
    }

    /// The limit that an error of reading is about.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    /// As an error of reading.
    pub fn error(self) -> io::Error {
        io::Error::other(self)
    }
}

impl std::error::Error for TooMuch {}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Size(bytes) => write!(f, "this is larger than {}", shown(bytes)),
            Self::Unpacked(bytes) => write!(f, "this unpacks to more than {}", shown(bytes)),
        }
    }
}

/// Bytes as people say them.
fn shown(bytes: u64) -> String {
    let units = [(30, "GB"), (20, "MB"), (10, "kB")];
    let whole = units
        .iter()
        .find(|(shift, _)| bytes >> shift > 0 && bytes.is_multiple_of(1 << shift));
    match whole {
        Some((shift, unit)) => format!("{} {unit}", bytes >> shift),
        None => format!("{bytes} bytes"),
    }
}

/// All that a reader holds.
///
/// # Errors
///
/// Those of `reader`, and where it is more than a document may have.
pub(super) fn whole(reader: &mut dyn Read, options: &ReadOptions) -> io::Result<Vec<u8>> {
    at_most(options.max_size, reader)
}

/// All that a reader holds, if it is no more than this.
pub(super) fn at_most(limit: u64, reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    match u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        true => Ok(bytes),
        false => Err(TooMuch::Size(limit).error()),
    }
}

/// A reader of what is unpacked, which stops at the limit.
#[derive(Debug)]
pub(super) struct Metered<'a, R> {
    inner: R,
    limit: u64,
    /// Bytes that were unpacked of the file so far, here and in other archives in it.
    unpacked: &'a Cell<u64>,
}

impl<'a, R> Metered<'a, R> {
    pub fn new(inner: R, options: &ReadOptions, unpacked: &'a Cell<u64>) -> Self {
        Self {
            inner,
            limit: options.max_unpacked,
            unpacked,
        }
    }
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        let unpacked = self.unpacked.get().saturating_add(length as u64);
        self.unpacked.set(unpacked);
        match unpacked > self.limit {
            true => Err(TooMuch::Unpacked(self.limit).error()),
            false => Ok(length),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_round_units() {
        for (bytes, words) in [
            (64 << 20, "64 MB"),
            (4 << 30, "4 GB"),
            (2048, "2 kB"),
            (1500, "1500 bytes"),
        ] {
            assert_eq!(shown(bytes), words);
        }
    }
}
