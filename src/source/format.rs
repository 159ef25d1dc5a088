//! What kind of document bytes are, by what they begin with.

use super::{mail, ndjson, table};
use std::io::{self, Read};

/// How many bytes at the beginning decide.
pub(super) const PEEK: usize = 4096;

/// The formats that are known by their content, in words.
pub(super) const NAMES: &str = "web pages, PDFs, Word files, mails, feeds, tables with a column of texts, NDJSON, WARC, zip and gzip of them";

/// A kind of document or archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    /// One JSON object a line.
    Lines,
    /// CSV or TSV with a column of texts.
    Table,
    Mail,
    Feed,
    /// A Word file, or another of its family.
    Word,
    Pdf,
    Zip,
    Warc,
    Gzip,
    /// Known, and not read; its name.
    Other(&'static str),
}

/// What files that are not read begin with.
const OTHERS: [(&[u8], &str); 7] = [
    (b"\x04\x22\x4d\x18", "compressed by lz4"),
    (b"\x28\xb5\x2f\xfd", "compressed by Zstandard"),
    (b"\xfd7zXZ\0", "compressed by xz"),
    (b"BZh", "compressed by bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
];

impl Format {
    /// Whether a file of this kind is for many documents, and so a story of its own.
    pub fn is_many(self) -> bool {
        matches!(
            self,
            Self::Lines | Self::Table | Self::Feed | Self::Zip | Self::Warc
        )
    }

    /// The format of what begins with `head` and is called `name`. What it is called decides only
    /// where its bytes leave it open.
    pub fn of(head: &[u8], name: &str) -> Self {
        let ending = super::ending(name.strip_suffix(".gz").unwrap_or(name));
        if head.starts_with(b"\x1f\x8b") {
            return Self::Gzip;
        }
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return match is_office(head) {
                true => Self::Word,
                false => Self::Zip,
            };
        }
        if let Some((_, name)) = OTHERS.iter().find(|(start, _)| head.starts_with(start)) {
            return Self::Other(name);
        }
        if head.trim_ascii_start().starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        if head.starts_with(b"WARC/") {
            return Self::Warc;
        }
        if matches!(&*ending, "ndjson" | "jsonl") || ndjson::begins(head) {
            return Self::Lines;
        }
        if is_feed(head) {
            return Self::Feed;
        }
        if mail::begins(head) {
            return Self::Mail;
        }
        if table::separator(head).is_some() {
            return Self::Table;
        }
        if is_html(head) || matches!(&*ending, "html" | "htm" | "xhtml" | "shtml") {
            return Self::Html;
        }
        Self::Text
    }
}

/// The first bytes of what `reader` holds, as many as decide.
pub(super) fn peek(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(PEEK as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether a feed begins here.
fn is_feed(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let tags = ["<rss", "<feed", "<rdf:RDF"];
    let has =
        |tag: &&str| text.starts_with(*tag) || (text.starts_with("<?xml") && text.contains(*tag));
    tags.iter().any(has)
}

/// Whether the first file of an archive is one that Office writes first.
fn is_office(head: &[u8]) -> bool {
    let first = head.get(30..).unwrap_or_default();
    let names: [&[u8]; 5] = [
        b"[Content_Types].xml",
        b"_rels/",
        b"docProps/",
        b"word/",
        b"customXml/",
    ];
    names.iter().any(|name| first.starts_with(name))
}

/// Whether markup begins here, after white space and comments.
fn is_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\0']);
    if !text.starts_with('<') {
        return false;
    }
    let text = text.to_lowercase();
    let mut rest = text.as_str();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment
            .split_once("-->")
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    if rest.starts_with("<?xml") {
        return rest.contains("<html");
    }
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta ",
        "<title",
        "<article",
    ]
    .iter()
    .any(|opening| rest.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_goes_before_the_name() {
        for (head, name, format) in [
            (&b"<!DOCTYPE html><p>Water rose."[..], "a.txt", Format::Html),
            (
                b"\xef\xbb\xbf\n<!-- saved -->\n<HTML lang=en>",
                "a",
                Format::Html,
            ),
            (b"<?xml version='1.0'?><html>", "a", Format::Html),
            (b"<p>Water rose.", "a.html", Format::Html),
            (b"<p>Water rose.", "a.md", Format::Text),
            (b"Water rose to <html> heights.", "a.txt", Format::Text),
            (b"\x1f\x8b\x08\0", "a.html", Format::Gzip),
            (b"<p>Water rose.", "a.html.gz", Format::Html),
            (b"{\"text\": \"Water rose.\"}\n", "a.txt", Format::Lines),
            (b"", "a.jsonl", Format::Lines),
            (b"", "a", Format::Text),
            (b"WARC/1.0\r\n", "a", Format::Warc),
            (b"PK\x03\x04", "a.docx", Format::Zip),
            (
                b"PK\x03\x04..........................word/document.xml",
                "a.zip",
                Format::Word,
            ),
            (b"<?xml version='1.0'?><rss>", "a.html", Format::Feed),
            (b"<feed xmlns=", "a", Format::Feed),
            (
                b"From: A\r\nSubject: Flood\r\n\r\nWater rose.",
                "a.txt",
                Format::Mail,
            ),
            (b"Date: 2 May 2025\n\nWater rose.", "a.txt", Format::Text),
            (b"id;text\n1;Water rose.", "a.txt", Format::Table),
            (b"id,words\n1,Water rose.", "a.csv", Format::Text),
            (b"%PDF-1.7", "a.txt", Format::Pdf),
        ] {
            assert_eq!(Format::of(head, name), format, "{name}");
        }
    }
}
