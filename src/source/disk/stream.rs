//! Documents that come story by story, of which only one story is held.

use super::group::grouped;
use super::{show, unreadable};
use crate::problem::Problem;
use crate::source::ndjson::{self, Documents};
use crate::source::{Collection, Placed, ReadOptions, story};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead};
use std::path::Path;

/// What the story of documents on standard input is called that name none.
pub const STREAM: &str = "stdin";

/// One line of a stream.
#[derive(Debug, Default)]
pub struct Line {
    /// Counted from one.
    pub number: usize,
    pub bytes: Vec<u8>,
}

/// The lines of a stream, one after the other.
pub type Lines<'a> = Box<dyn Iterator<Item = io::Result<Line>> + Send + 'a>;

/// The stories of a stream of NDJSON, each as soon as a document of another follows.
pub struct Stories<'a> {
    path: String,
    lines: Lines<'a>,
    documents: Documents,
    options: ReadOptions,
    /// The first document of the next story, with the problems until there.
    next: Option<(Placed, Vec<Problem>)>,
    /// What the names of all stories so far hash to: sixteen bytes each.
    ended: BTreeSet<u128>,
    /// The story that is passed over, because it came before.
    skipped: Option<String>,
    /// Nothing more can be read.
    done: bool,
}

impl fmt::Debug for Stories<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stories").field("path", &self.path).finish()
    }
}

impl<'a> Stories<'a> {
    /// The stories of a reader that stand together in it.
    pub fn new(path: &str, reader: impl BufRead + Send + 'a, options: &ReadOptions) -> Self {
        Self::of(path, Box::new(lines(reader, options.max_size)), options)
    }

    /// Those of any reader, sorted by story first; on disk where they are large.
    ///
    /// # Errors
    ///
    /// What kept the stream from being read or sorted.
    pub fn grouped(
        path: &str,
        reader: impl BufRead + Send + 'a,
        options: &ReadOptions,
    ) -> Result<Self, Box<Problem>> {
        let max_size = options.max_size;
        match grouped(Box::new(lines(reader, max_size)), max_size) {
            Ok(lines) => Ok(Self::of(path, lines, options)),
            Err(error) => {
                let message = format!("the documents could not be sorted by story: {error}");
                let cure = "make room where temporary files are kept, or set TMPDIR";
                Err(Box::new(Problem::error(path, message, cure)))
            }
        }
    }

    fn of(path: &str, lines: Lines<'a>, options: &ReadOptions) -> Self {
        Self {
            path: show(Path::new(path)),
            lines,
            documents: Documents::new(path, STREAM, options.max_size),
            options: options.clone(),
            next: None,
            ended: BTreeSet::new(),
            skipped: None,
            done: false,
        }
    }

    /// The next document of a story that has not ended, with the problems until there.
    fn document(&mut self) -> (Option<Placed>, Vec<Problem>) {
        let mut problems = Vec::new();
        while !self.done {
            let line = match self.lines.next() {
                Some(Ok(line)) => line,
                Some(Err(error)) => {
                    problems.push(unreadable(Path::new(&self.path), &error));
                    break;
                }
                None => break,
            };
            let read = self.documents.take(&line.bytes, line.number, &mut problems);
            let Ok(read) = read else {
                break;
            };
            let Some(mut source) = read else {
                continue;
            };
            self.options.date(&mut source);
            if !self.ended.contains(&hash(&source.story)) {
                self.skipped = None;
                let line = line.number;
                let placed = Placed {
                    source,
                    line,
                    offset: None,
                };
                return (Some(placed), problems);
            }
            if self.skipped.as_ref() != Some(&source.story) {
                problems.push(returned(&self.path, &source.story, line.number));
                self.skipped = Some(source.story);
            }
        }
        self.done = true;
        (None, problems)
    }
}

impl Iterator for Stories<'_> {
    /// One story, or the problems alone of lines after the last.
    type Item = Collection;

    fn next(&mut self) -> Option<Collection> {
        let (first, mut problems) = match self.next.take() {
            Some((first, problems)) => (Some(first), problems),
            None => self.document(),
        };
        let Some(first) = first else {
            return (!problems.is_empty()).then(|| story::settle(Vec::new(), problems));
        };
        let name = first.source.story.clone();
        let mut found = vec![first];
        loop {
            match self.document() {
                (Some(placed), more) if placed.source.story == name => {
                    found.push(placed);
                    problems.extend(more);
                }
                (Some(placed), more) => {
                    self.next = Some((placed, more));
                    break;
                }
                (None, more) => {
                    problems.extend(more);
                    break;
                }
            }
        }
        self.ended.insert(hash(&name));
        Some(story::settle(found, problems))
    }
}

fn returned(path: &str, story: &str, line: usize) -> Problem {
    let message = format!(
        "the story `{story}` comes back in line {line}, after another one, and is not checked again"
    );
    let cure = "put the documents of each story together, or add `--group`";
    Problem::error(path, message, cure)
}

/// Enough to tell stories apart without keeping their names.
fn hash(story: &str) -> u128 {
    let digest = Sha256::digest(story.as_bytes());
    digest
        .iter()
        .take(16)
        .fold(0, |n, &byte| n << 8 | u128::from(byte))
}

fn lines(mut reader: impl BufRead, max_size: u64) -> impl Iterator<Item = io::Result<Line>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        let mut bytes = Vec::new();
        number += 1;
        match ndjson::line(&mut reader, max_size, &mut bytes) {
            Ok(0) => None,
            Ok(_) => Some(Ok(Line { number, bytes })),
            Err(error) => Some(Err(error)),
        }
    })
}
