//! Which sources a command reads, and how.

use super::stream;
use crate::problem::Problem;
use crate::source::disk::{self, Shelf};
use crate::source::{Collection, ReadOptions};
use clap::Args;
use std::ffi::OsString;

#[derive(Clone, Debug, Args)]
pub(super) struct Sources {
    /// Files, folders, or `-` for standard input
    ///
    /// Text, Markdown, web pages, PDFs, Word files, mails, feeds, NDJSON, CSV, and archives of them are read
    /// (docs/sources.md). A folder that directly holds sources is one story.
    #[arg(required = true, value_name = "SOURCES")]
    pub(super) sources: Vec<OsString>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// How sources are read.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Reading {
    /// When sources were published that nothing else dates, year-month-day
    #[arg(long, value_name = "DATE", help_heading = "Reading sources")]
    pub(super) published: Option<jiff::civil::Date>,
    /// How large one document may be; 64MB if not said
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Reading sources")]
    pub(super) max_size: Option<u64>,
    /// To how much one file may unpack; 1GB if not said
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Reading sources")]
    pub(super) max_unpacked: Option<u64>,
}

/// Bytes, as people write them: 2000000, 64MB, 1GB.
fn size(words: &str) -> Result<u64, String> {
    let words = words.trim().to_ascii_uppercase();
    let digits = words.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match words.get(digits.len()..).unwrap_or_default().trim() {
        "" | "B" => 0,
        "K" | "KB" => 10,
        "M" | "MB" => 20,
        "G" | "GB" => 30,
        _ => return Err("use a number with kB, MB or GB".to_owned()),
    };
    let number: u64 = digits
        .parse()
        .map_err(|_| "use a number with kB, MB or GB".to_owned())?;
    number
        .checked_mul(1 << shift)
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| "use a size that a file can have".to_owned())
}

impl Reading {
    pub(super) fn options(&self) -> ReadOptions {
        let usual = ReadOptions::default();
        ReadOptions {
            max_size: self.max_size.unwrap_or(usual.max_size),
            max_unpacked: self.max_unpacked.unwrap_or(usual.max_unpacked),
            published: self.published,
        }
    }
}

impl Sources {
    pub(super) fn collect(&self) -> Collection {
        let (named, unnamed) = self.named();
        let mut collection = disk::collect(&named, &mut std::io::stdin(), &self.reading.options());
        collection.problems.extend(unnamed);
        collection
    }

    pub(super) fn shelve(&self) -> (Shelf, Vec<Problem>) {
        let (named, unnamed) = self.named();
        let (shelf, mut problems) =
            Shelf::new(&named, &mut std::io::stdin(), &self.reading.options());
        problems.extend(unnamed);
        (shelf, problems)
    }

    /// The one stream of documents that is named, if nothing else is.
    pub(super) fn stream(&self) -> Option<&str> {
        match self.sources.as_slice() {
            [one] => one.to_str().filter(|path| stream::is_stream(path)),
            _ => None,
        }
    }

    /// What can be cited by its name, and a problem for all else.
    pub(super) fn named(&self) -> (Vec<String>, Vec<Problem>) {
        let mut unnamed = Vec::new();
        let mut named = Vec::new();
        for source in &self.sources {
            match source.to_str() {
                Some(source) => named.push(source.to_owned()),
                None => {
                    let message = "this name is not UTF-8, so that no report could cite it";
                    let cure = "rename it, or name its folder";
                    unnamed.push(Problem::error(source.to_string_lossy(), message, cure));
                }
            }
        }
        (named, unnamed)
    }
}
