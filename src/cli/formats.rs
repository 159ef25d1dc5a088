//! How commands print, and at what they fail.

use crate::comparator::ClashKind;
use clap::ValueEnum;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Format {
    /// For the terminal
    #[default]
    Text,
    /// For pasting into a document or a pull request
    Markdown,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// For the terminal
    #[default]
    Text,
    /// For pasting into a document or a pull request
    Markdown,
    /// For a browser: one page, with the sources' texts
    Html,
    /// For programs
    Json,
    /// For programs, as a stream: the JSON report of each story on a line of its own
    Ndjson,
    /// For a spreadsheet: a fact-check sheet, a row for each fact
    Csv,
    /// For a workflow on GitHub: annotations on the lines of files
    Github,
    /// For editors and code hosts: SARIF 2.1.0
    Sarif,
    /// For build servers: JUnit's XML, a test case for each question or statement
    Junit,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    #[default]
    Table,
    /// For programs: one JSON object a line
    Ndjson,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum ValueFormat {
    /// For people: a line each
    #[default]
    Table,
    /// For people: the text, with each value marked in place
    Marked,
    /// For programs: one JSON object a line
    Ndjson,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Listed {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// When printing to a terminal, and `NO_COLOR` is not set
    #[default]
    Auto,
    Always,
    Never,
}

/// The kinds of clash, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Contradiction,
    WithinSource,
    Revision,
    Update,
    Position,
}

impl From<FailOn> for ClashKind {
    fn from(kind: FailOn) -> Self {
        match kind {
            FailOn::Contradiction => Self::Contradiction,
            FailOn::WithinSource => Self::WithinSource,
            FailOn::Revision => Self::Revision,
            FailOn::Update => Self::Update,
            FailOn::Position => Self::Position,
        }
    }
}
