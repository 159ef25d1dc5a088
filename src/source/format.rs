//! What kind of document bytes are, by what they begin with.

use super::ndjson;
use std::io::{self, Read};

/// How many bytes at the beginning decide.
pub(super) const PEEK: usize = 4096;

/// The formats that are known by their content, in words.
pub(super) const NAMES: &str = "web pages, NDJSON, and either of them compressed by gzip";

/// A kind of document or archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    /// One JSON object a line.
    Lines,
    Gzip,
}

impl Format {
    /// Whether a file of this kind is for many documents, and so a story of its own.
    pub fn is_many(self) -> bool {
        matches!(self, Self::Lines)
    }

    /// The format of what begins with `head` and is called `name`. What it is called decides only
    /// where its bytes leave it open.
    pub fn of(head: &[u8], name: &str) -> Self {
        let ending = super::ending(name.strip_suffix(".gz").unwrap_or(name));
        if head.starts_with(b"\x1f\x8b") {
            return Self::Gzip;
        }
        if matches!(&*ending, "ndjson" | "jsonl") || ndjson::begins(head) {
            return Self::Lines;
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

/// Whether markup begins here, after white space and comments.
fn is_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let mut rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\0']);
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
        ] {
            assert_eq!(Format::of(head, name), format, "{name}");
        }
    }
}
