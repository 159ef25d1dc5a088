//! A run as editors, code hosts and build servers show it: an alert for each thing that was
//! looked at, on a line of a file.
//!
//! What sources come to ([`of_sources`]) and what drafts come to ([`of_drafts`]) become the same
//! [`Alerts`], which each format writes in its own way.

mod drafts;
pub mod github;
pub mod junit;
pub mod sarif;
mod sources;

pub use drafts::of_drafts;
pub use sources::of_sources;

use super::safe::safe;
use crate::problem::{self, Problem};
use crate::source::Source;
use std::ops::Range;

/// All that these formats show of a run.
#[derive(Clone, Debug, Default)]
pub struct Alerts {
    /// What alerts can be about, each once.
    rules: Vec<Rule>,
    alerts: Vec<Alert>,
    notes: Vec<Note>,
}

/// What an alert can be about.
#[derive(Clone, Debug)]
struct Rule {
    id: String,
    title: String,
    /// What to make of such an alert.
    help: String,
    /// How grave it is unless an alert says otherwise.
    level: Level,
    tags: Vec<String>,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
struct Alert {
    /// The story or the draft it belongs to.
    suite: String,
    /// [`Rule::id`].
    rule: String,
    /// What it is called among those of its suite.
    name: String,
    outcome: Outcome,
    /// The kind of divergence, or the state of the statement.
    kind: &'static str,
    /// The gist, in one line.
    headline: String,
    lines: Vec<Line>,
    place: Option<Place>,
    /// Other places that bear on it.
    related: Vec<Related>,
    /// Outlives a run, and the line on which it stands.
    fingerprint: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing to see to.
    Passed,
    /// It wants to be looked at.
    Failed(Level),
    /// Nobody could tell, or somebody decided already.
    Skipped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
    Note,
}

/// A line of an alert: words, and the places that they come from.
#[derive(Clone, Debug, Default)]
struct Line {
    words: String,
    at: Vec<At>,
}

/// A place, named in a line.
#[derive(Clone, Debug)]
struct At {
    label: String,
    /// Its number among the related places; `None` for the alert's own.
    related: Option<usize>,
}

#[derive(Clone, Debug)]
struct Related {
    place: Place,
    words: String,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    path: String,
    /// Which document of a file of many; such a document has no lines of the file.
    document: Option<String>,
    region: Option<Region>,
}

/// Lines and columns from one; columns count characters, and the end lies beyond the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Region {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Something about the run itself.
#[derive(Clone, Debug)]
struct Note {
    level: Level,
    words: String,
    place: Place,
}

impl Alert {
    fn level(&self) -> Option<Level> {
        match self.outcome {
            Outcome::Failed(level) => Some(level),
            Outcome::Passed | Outcome::Skipped => None,
        }
    }

    /// Everything it says, without markup.
    fn text(&self) -> String {
        let lines = self.lines.iter().map(Line::text);
        let all: Vec<String> = std::iter::once(safe(&self.headline).into_owned())
            .chain(lines)
            .collect();
        all.join("\n")
    }
}

impl Line {
    fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            at: Vec::new(),
        }
    }

    fn text(&self) -> String {
        let at: Vec<&str> = self.at.iter().map(|at| at.label.as_str()).collect();
        match at.is_empty() {
            true => safe(&self.words).into_owned(),
            false => safe(&format!("{}: {}", self.words, at.join("; "))).into_owned(),
        }
    }
}

impl Place {
    /// Bytes of a source whose lines begin at `starts`.
    pub fn of(source: &Source, starts: &[usize], range: &Range<usize>) -> Self {
        let many = [".ndjson", ".jsonl"].iter().any(|ending| {
            let path = source.path.to_lowercase();
            path.ends_with(ending)
        });
        let many = many || source.path == "-";
        Self {
            path: source.path.clone(),
            document: many.then(|| source.id.clone()),
            // The pages of a PDF have no lines that a program could find.
            region: (!many && source.pages.is_empty() && !source.in_headline(range.start))
                .then(|| Region::new(&source.text, starts, range)),
        }
    }
}

impl Region {
    fn new(text: &str, starts: &[usize], range: &Range<usize>) -> Self {
        let (line, column) = position(text, starts, range.start);
        let (end_line, end_column) = position(text, starts, range.end);
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

/// The line and the column, from one, of a byte of a text whose lines begin at `starts`.
pub(super) fn position(text: &str, starts: &[usize], at: usize) -> (usize, usize) {
    let line = starts.partition_point(|start| *start <= at);
    let start = line.checked_sub(1).and_then(|n| starts.get(n));
    let before = text.get(start.copied().unwrap_or(0)..at);
    (line, before.unwrap_or_default().chars().count() + 1)
}

impl From<&Problem> for Note {
    fn from(problem: &Problem) -> Self {
        let excerpt = problem.place.excerpt.as_ref();
        let region = excerpt.map(|excerpt| {
            let words = excerpt.text.get(excerpt.start..excerpt.end);
            let long = words.unwrap_or_default().chars().count();
            Region {
                line: excerpt.line,
                column: excerpt.column(),
                end_line: excerpt.line,
                end_column: excerpt.column() + long,
            }
        });
        let cure = match problem.cure.as_str() {
            "" => String::new(),
            cure => format!(" ({cure})"),
        };
        Self {
            level: match problem.level {
                problem::Level::Error => Level::Error,
                problem::Level::Notice => Level::Note,
            },
            words: safe(&format!("{}{cure}", problem.message)).into_owned(),
            place: Place {
                path: problem.place.file.clone(),
                document: None,
                region,
            },
        }
    }
}
