//! Documents, and where they come from.

pub mod sentence;

use jiff::civil::Date;

/// One document and what is known about it.
///
/// `text` is the decoded input without a byte order mark, front matter included, so that
/// byte offsets mean the same to whoever opens the file; the prose is `text[body..]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Unique within its story: the file's name, or the document's own `id`.
    pub id: String,
    /// The file as the user named it, with `/` between folders.
    pub path: String,
    /// The name of the story the source belongs to.
    pub story: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<Date>,
    /// Where `published` was found; `None` when it is unknown.
    pub published_from: Option<PublishedFrom>,
    pub updated: Option<Date>,
    pub url: Option<String>,
    pub text: String,
    /// Byte offset in `text` at which the prose begins.
    pub body: usize,
}

/// Where a date of publication was found. It is never the file's own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedFrom {
    /// The front matter of the file.
    FrontMatter,
    /// The document's own field in a line of NDJSON.
    Field,
    /// `metadata.json` or `metadata.yaml` beside the file.
    Sidecar,
    /// A dateline in the text, such as "Published: 26 November 2025".
    Dateline,
}
