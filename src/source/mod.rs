//! Documents, and where they come from.
//!
//! ```text
//! disk ──bytes──▶ decode ──text──▶ front_matter, sidecar, dateline, title ──▶ Source
//!                                                              sentence ◀──┘
//! ```
//!
//! Only [`disk`] touches files. Whatever is wrong with one input becomes a
//! [`Problem`], and the other inputs are read.

mod date;
mod dateline;
mod decode;
mod details;
pub mod disk;
mod front_matter;
mod ndjson;
pub mod paragraph;
mod published;
pub mod sentence;
mod sidecar;
mod story;
mod title;

use crate::problem::Problem;
use decode::{Doubt, NotText};
use details::Details;
use jiff::civil::Date;

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
/// byte offsets mean the same to whoever opens the file; the prose is `text[body..]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// A source and the line of its file that it stands in, zero for a whole file.
#[derive(Clone, Debug)]
struct Placed {
    source: Source,
    line: usize,
    /// Byte of the file at which the line begins.
    offset: u64,
}

impl Placed {
    /// A source that is a file of its own.
    fn whole(source: Source) -> Self {
        Self {
            source,
            line: 0,
            offset: 0,
        }
    }
}

/// What a document is called before it is read.
#[derive(Clone, Debug)]
struct Name {
    id: String,
    path: String,
    story: String,
}

/// The document in one file, or `None` where it holds no text.
///
/// Each detail comes from the front matter, else from the sidecar, else from the text.
fn document(
    name: Name,
    bytes: &[u8],
    sidecar: Option<&Details>,
    problems: &mut Vec<Problem>,
) -> Option<Source> {
    let file = name.path.as_str();
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
    let from_front = front.published.map(|_| PublishedFrom::FrontMatter);
    let from_sidecar = || sidecar?.published.map(|_| PublishedFrom::Sidecar);
    let from = from_front.or_else(from_sidecar);
    let details = front.or(sidecar.cloned().unwrap_or_default());
    complete(name, details, from, text, body, problems)
}

/// The source, with what is missing in `details` taken from the text.
fn complete(
    name: Name,
    details: Details,
    from: Option<PublishedFrom>,
    text: String,
    body: usize,
    problems: &mut Vec<Problem>,
) -> Option<Source> {
    let prose = text.get(body..).unwrap_or_default();
    if prose.trim().is_empty() {
        problems.push(Problem::error(
            name.path,
            "this holds no text",
            "add the article's text, or leave it out",
        ));
        return None;
    }
    let markdown = matches!(ending(&name.path).as_str(), "md" | "markdown");
    let stated = dateline::find(prose);
    let from_text = || stated.published.map(|_| PublishedFrom::Dateline);
    Some(Source {
        title: details.title.or_else(|| title::find(prose, markdown)),
        publisher: details.publisher,
        author: details.author,
        published: details.published.or(stated.published),
        published_from: from.or_else(from_text),
        updated: details.updated.or(stated.updated),
        url: details.url,
        story: details.story.unwrap_or(name.story),
        id: name.id,
        path: name.path,
        text,
        body,
    })
}

/// What follows the last full stop of a file's name, in small letters.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_lowercase(),
        None => String::new(),
    }
}

fn not_text(file: &str) -> Problem {
    Problem::error(file, "this is not text", "save it as plain text in UTF-8")
}

fn doubtful(file: &str, doubt: Doubt) -> Problem {
    let message = match doubt {
        Doubt::Guessed => "this is not UTF-8 and was read as Windows-1252",
        Doubt::Damaged => "some bytes mean nothing in the encoding that the file states",
    };
    Problem::notice(file, message, "save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn read(path: &str, bytes: &[u8], sidecar: Option<&Details>) -> (Option<Source>, Vec<Problem>) {
        let name = Name {
            id: path.to_owned(),
            path: path.to_owned(),
            story: "flood".to_owned(),
        };
        let mut problems = Vec::new();
        let source = document(name, bytes, sidecar, &mut problems);
        (source, problems)
    }

    #[test]
    fn front_matter_goes_before_the_sidecar_and_both_before_the_text() {
        let sidecar = Details {
            title: Some("Beside".into()),
            publisher: Some("Beside".into()),
            published: Some(date(2025, 2, 2)),
            ..Details::default()
        };
        let text = "Within\n\nPublished: 3 March 2025\n\nWater rose.";
        let front = format!("---\ntitle: Above\npublished: 2025-01-01\n---\n{text}");
        let titled = format!("---\ntitle: Above\n---\n{text}");
        for (text, sidecar, title, publisher, day, from) in [
            (
                &*front,
                Some(&sidecar),
                "Above",
                Some("Beside"),
                date(2025, 1, 1),
                PublishedFrom::FrontMatter,
            ),
            (
                &titled,
                Some(&sidecar),
                "Above",
                Some("Beside"),
                date(2025, 2, 2),
                PublishedFrom::Sidecar,
            ),
            (
                &titled,
                None,
                "Above",
                None,
                date(2025, 3, 3),
                PublishedFrom::Dateline,
            ),
            (
                text,
                Some(&sidecar),
                "Beside",
                Some("Beside"),
                date(2025, 2, 2),
                PublishedFrom::Sidecar,
            ),
            (
                text,
                None,
                "Within",
                None,
                date(2025, 3, 3),
                PublishedFrom::Dateline,
            ),
        ] {
            let (source, problems) = read("a.txt", text.as_bytes(), sidecar);
            let source = source.unwrap();
            assert_eq!(problems, []);
            assert_eq!(source.title.as_deref(), Some(title));
            assert_eq!(source.publisher.as_deref(), publisher);
            assert_eq!(
                (source.published, source.published_from),
                (Some(day), Some(from))
            );
            assert!(source.text[source.body..].starts_with("Within"));
        }
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        for (bytes, read_at_all, message) in [
            (&b""[..], false, "this holds no text"),
            (b" \r\n\t", false, "this holds no text"),
            (b"---\ntitle: a\n---\n \n", false, "this holds no text"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", false, "this is not text"),
            (
                b"caf\xe9",
                true,
                "this is not UTF-8 and was read as Windows-1252",
            ),
            (
                b"\xfe\xff\0a\0b\0",
                true,
                "some bytes mean nothing in the encoding that the file states",
            ),
        ] {
            let (source, problems) = read("a.txt", bytes, None);
            assert_eq!(source.is_some(), read_at_all);
            let messages: Vec<_> = problems.iter().map(|p| p.message.as_str()).collect();
            assert_eq!(messages, [message]);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(
            opening in prop::sample::select(vec!["", "---\n", "---\ntitle: ", "---\npublished: ", "\u{feff}", "Published: "]),
            bytes in any::<Vec<u8>>(),
            closing in prop::sample::select(vec!["", "\n---\n", "\n---\nWater rose."]),
        ) {
            let bytes = [opening.as_bytes(), &bytes, closing.as_bytes()].concat();
            if let (Some(source), _) = read("a.md", &bytes, None) {
                let prose = source.text.get(source.body..).expect("a boundary");
                prop_assert!(!sentence::sentences(&source.text, source.body).is_empty() || prose.trim_matches(['#', ' ', '\n']).is_empty());
            }
            let mut problems = Vec::new();
            sidecar::read("m", &bytes, &Default::default(), &mut problems);
            ndjson::read("n", "n", &mut bytes.as_slice(), &mut |_| (), &mut problems).expect("no reader's error");
        }

        #[test]
        fn no_front_matter_is_too_odd(inside in "([a-z]{1,5}|published|title|[:\\[\\]{}&*!|>'\"%@,#-]|[0-9]|\n|  |\t|\u{e9}){0,60}") {
            read("a.md", format!("---\ntitle: {inside}\n---\nWater rose.").as_bytes(), None);
        }
    }
}
