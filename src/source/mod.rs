//! Documents, and where they come from.
//!
//! ```text
//! disk ──bytes──▶ read ──▶ a reader for each format ──text──▶ sidecar, dateline, title ──▶ Source
//!                  ▲  └──▶ archives ──┐                                 sentence ◀──┘
//!                  └──────────────────┘
//! ```
//!
//! Only [`disk`] touches files. Whatever is wrong with one input becomes a
//! [`Problem`], and the other inputs are read.

#[cfg(feature = "zip")]
mod archive;
pub(crate) mod date;
mod dateline;
mod decode;
mod details;
pub mod disk;
#[cfg(feature = "zip")]
mod docx;
#[cfg(feature = "feed")]
mod feed;
mod format;
mod front_matter;
mod guard;
mod headline;
mod html;
mod http;
mod language;
mod limits;
mod mail;
mod ndjson;
mod origin;
pub mod paragraph;
#[cfg(feature = "pdf")]
mod pdf;
mod published;
mod read;
pub mod sentence;
mod sidecar;
mod story;
mod table;
mod title;
mod warc;

use crate::problem::Problem;
use decode::{Doubt, NotText};
use details::Details;
use format::Format;
use jiff::civil::Date;
pub use limits::ReadOptions;
pub use origin::{Origin, Origins};
use read::Input;
use std::io;

/// Everything that was read, in an order that does not depend on that of the inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// By story, then by id; no two have both in common.
    pub sources: Vec<Source>,
    pub problems: Vec<Problem>,
}

/// One document and what is known about it.
///
/// `text` is the decoded input without a byte order mark, front matter included, so that
/// byte offsets mean the same to whoever opens the file; the prose is [`Source::prose`]. Of a page
/// it is what was extracted from it: the title and the paragraphs, with a blank line between any
/// two. A title that stands beside the text is read as text too: it is put behind the prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Unique within its story: the file's name, or the document's own `id`.
    pub id: String,
    /// The file as the user named it, with `/` between folders; of what an archive holds, the place
    /// in it too.
    pub path: String,
    /// The file on disk, or `-`.
    pub file: String,
    /// Whether it is the only document in its file, and so one of the sources of its folder.
    pub alone: bool,
    /// The name of the story the source belongs to.
    pub story: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub url: Option<String>,
    /// Where each of these was found.
    pub origins: Origins,
    /// What the document says was wrong with it before. No part of `text`, because it repeats the
    /// figures that were wrong.
    pub corrections: Vec<String>,
    pub text: String,
    /// Byte offset in `text` at which the prose begins.
    pub body: usize,
    /// Byte offset in `text` at which the title stands, behind the prose; `None` where the
    /// prose itself has it, or there is none.
    pub headline: Option<usize>,
    /// Byte offsets in `text` at which its pages begin, from the first; none where it has no pages.
    pub pages: Vec<usize>,
}

/// A source and the line of its file that it stands in, zero for a whole file.
#[derive(Clone, Debug)]
struct Placed {
    source: Source,
    line: usize,
    /// Byte of the file at which the line begins; `None` where one cannot go back to it.
    offset: Option<u64>,
}

impl Placed {
    /// A source that is a file of its own.
    fn whole(source: Source) -> Self {
        Self {
            source,
            line: 0,
            offset: None,
        }
    }
}

/// What a document is called before it is read.
#[derive(Clone, Debug, Default)]
struct Name {
    id: String,
    path: String,
    story: String,
}

/// What a reader makes of a document.
#[derive(Debug, Default)]
struct Extract {
    text: String,
    /// Byte offset in `text` at which the prose begins.
    body: usize,
    /// What somebody wrote above the text by hand.
    front: Details,
    details: Details,
    corrections: Vec<String>,
    /// Byte offsets in `text` at which its pages begin.
    pages: Vec<usize>,
}

/// The document in one file, or `None` where it holds no text.
fn document(
    input: &Input<'_>,
    format: Format,
    bytes: &[u8],
    problems: &mut Vec<Problem>,
) -> Option<Source> {
    let file = &input.name.path;
    let mut refuse = |message: String, cure: &str| {
        problems.push(Problem::error(file, message, cure));
        None
    };
    let extract = match format {
        Format::Html => page(file, bytes, input.charset.as_deref(), problems),
        #[cfg(feature = "mail")]
        Format::Mail => match guard::guarded(|| mail::read(bytes)).flatten() {
            Some(extract) => Some(extract),
            None => refuse("this mail holds no text".to_owned(), "save its text"),
        },
        Format::Other(name) => {
            let cure = match name.starts_with("compressed") || name.ends_with("archive") {
                true => "unpack it",
                false => "save it as plain text in UTF-8",
            };
            refuse(format!("this is {name}, which is not read"), cure)
        }
        Format::Text if matches!(&*ending(file), "csv" | "tsv") => {
            let message = "this table has no column of texts".to_owned();
            refuse(message, "call one `text` in the first line")
        }
        Format::Text => plain(file, bytes, problems),
        _ => refuse(
            "this program was built without the reader for this format".to_owned(),
            "build it with its default features",
        ),
    }?;
    input.completed(extract, problems)
}

fn plain(file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Extract> {
    let text = match decode::decode(bytes) {
        Ok(decoded) => {
            problems.extend(decoded.doubt.map(|doubt| doubtful(file, doubt)));
            decoded.text
        }
        Err(NotText) => {
            problems.push(not_text(file));
            return None;
        }
    };
    let (front, body) = front_matter::read(file, &text, problems);
    Some(Extract {
        front: front.from(Origin::FrontMatter),
        text,
        body,
        ..Extract::default()
    })
}

fn page(
    file: &str,
    bytes: &[u8],
    charset: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Option<Extract> {
    let (message, cure) = match html::read(bytes, charset) {
        Ok(page) => {
            problems.extend(page.doubt.map(|doubt| doubtful(file, doubt)));
            return Some(Extract {
                text: page.text,
                details: page.details,
                corrections: page.corrections,
                ..Extract::default()
            });
        }
        Err(html::Refused::NotText) => {
            problems.push(not_text(file));
            return None;
        }
        Err(html::Refused::TooDeep) => (
            "the elements of this page nest too deep",
            "save the article as plain text",
        ),
        Err(html::Refused::NoArticle) => (
            "no article is found in this page",
            "save the article as plain text, or leave the page out",
        ),
        Err(html::Refused::OwnReport) => ("this is a report of variorum", "leave it out"),
    };
    problems.push(Problem::error(file, message, cure));
    None
}

/// Whether a file is Markdown, by its name.
pub(crate) fn is_markdown(path: &str) -> bool {
    matches!(ending(path).as_str(), "md" | "markdown")
}

/// The source, with what is missing in its details taken from the text.
fn complete(name: Name, extract: Extract, problems: &mut Vec<Problem>) -> Option<Source> {
    let prose = extract.text.get(extract.body..).unwrap_or_default();
    if prose.trim().is_empty() {
        problems.push(Problem::error(
            name.path,
            "this holds no text",
            "add the article's text, or leave it out",
        ));
        return None;
    }
    problems.extend(language::notice(&name.path, prose));
    let markdown = is_markdown(&name.path);
    let stated = dateline::find(prose);
    let stated = Details {
        published: stated.published,
        updated: stated.updated,
        ..Details::default()
    };
    let first = Details {
        title: title::find(prose, markdown),
        ..Details::default()
    };
    let stated_title = extract.details.title.clone();
    let details = extract
        .details
        .or(stated.from(Origin::Dateline))
        .or(first.from(Origin::Text));
    // A page begins with its title; a PDF may have it below the name of its publisher.
    let with_it = |title: &String| {
        let paged = !extract.pages.is_empty() && prose.lines().any(|line| line == title);
        paged || prose.trim_start().starts_with(title.as_str())
    };
    let beside = stated_title.is_some_and(|title| !with_it(&title));
    let source = Source {
        title: details.title,
        publisher: details.publisher,
        author: details.author,
        published: details.published,
        updated: details.updated,
        url: details.url,
        origins: details.origins,
        corrections: extract.corrections,
        story: details.story.unwrap_or(name.story),
        id: name.id,
        file: name.path.clone(),
        path: name.path,
        alone: true,
        text: extract.text,
        body: extract.body,
        headline: None,
        pages: extract.pages,
    };
    Some(match beside {
        true => source.with_headline(),
        false => source,
    })
}

/// What follows the last full stop of a file's name, in small letters.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_lowercase(),
        None => String::new(),
    }
}

/// Whether a file of this name in a folder is the story's own, and no source.
fn is_own(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.eq_ignore_ascii_case("readme")
        || name.starts_with("metadata.")
        || ["review.jsonl", "variorum.yaml"].contains(&name)
        || name.ends_with(".snap")
        || name.ends_with(".snap.new")
}

/// An error of reading as a problem of the input.
fn unreadable(file: &str, error: &io::Error) -> Problem {
    let (message, cure) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder", "correct the name"),
        io::ErrorKind::PermissionDenied => (
            "this may not be read",
            "ask for permission to read it, or leave it out",
        ),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            (
                "this is damaged, or was cut off",
                "get it again from where it came",
            )
        }
        _ => {
            if let Some(limit) = limits::TooMuch::of(error) {
                return Problem::error(file, limit.to_string(), limit.cure());
            }
            let message = format!("this cannot be read: {error}");
            return Problem::error(file, message, "leave it out, or look at the disk");
        }
    };
    Problem::error(file, message, cure)
}

#[cfg(any(feature = "pdf", feature = "zip"))]
fn damaged(file: &str) -> Problem {
    Problem::error(
        file,
        "this is damaged, or was cut off",
        "get it again from where it came",
    )
}

fn not_text(file: &str) -> Problem {
    Problem::error(file, "this is not text", "save it as plain text in UTF-8")
}

fn doubtful(file: &str, doubt: Doubt) -> Problem {
    let message = match doubt {
        Doubt::Guessed("windows-1252") => {
            "this is not UTF-8 and was read as Windows-1252".to_owned()
        }
        Doubt::Guessed(name) => format!("this is not UTF-8 and was read as {name}"),
        Doubt::Damaged => "some bytes mean nothing in the encoding that the file states".to_owned(),
    };
    Problem::notice(file, message, "save it as UTF-8")
}

#[cfg(test)]
mod tests;
