//! NDJSON: one JSON object a line, each a document.

use super::decode::{NotText, decode, is_utf16};
use super::details::{Page, Words, Written};
use super::limits::TooMuch;
use super::{Extract, Name, Origin, Placed, Source, complete, doubtful, not_text};
use crate::problem::Problem;
use std::io::{self, BufRead, Read};

/// The documents of one file, read line by line.
///
/// `story` is for documents that name none; a document without `id` is called by the
/// number of its line. A line that cannot be used is a problem, and the others are read.
///
/// # Errors
///
/// Those of `reader`; what was read until then has been given to `found`.
pub(super) fn read(
    file: &str,
    story: &str,
    reader: &mut dyn BufRead,
    found: &mut dyn FnMut(Placed),
    problems: &mut Vec<Problem>,
    max_size: u64,
) -> io::Result<()> {
    let mut documents = Documents::new(file, story, max_size);
    let mut bytes = Vec::new();
    let mut next = 0;
    for number in 1.. {
        let offset = next;
        let length = line(reader, max_size, &mut bytes)?;
        if length == 0 {
            break;
        }
        next += length;
        match documents.take(&bytes, number, problems) {
            Ok(Some(source)) => found(Placed {
                source,
                line: number,
                offset: Some(offset),
            }),
            Ok(None) => {}
            Err(NotText) => break,
        }
    }
    Ok(())
}

/// Reads one line, and tells how long it is: zero at the end. Of a line of more than `most` bytes
/// as many are kept as show that it is too long.
pub(super) fn line(reader: &mut dyn BufRead, most: u64, bytes: &mut Vec<u8>) -> io::Result<u64> {
    bytes.clear();
    let kept = reader
        .take(most.saturating_add(1))
        .read_until(b'\n', bytes)? as u64;
    match kept > most && !bytes.ends_with(b"\n") {
        true => Ok(kept + skip_line(reader)?),
        false => Ok(kept),
    }
}

/// Reads over the rest of a line, and tells how long it was.
fn skip_line(reader: &mut dyn BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let length = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(length);
        skipped += length as u64;
        if end.is_some() || length == 0 {
            return Ok(skipped);
        }
    }
}

/// The documents of one file, of which each line is handed in.
#[derive(Debug)]
pub(super) struct Documents {
    file: String,
    /// For documents that name none.
    story: String,
    /// Bytes of one of them at most.
    max_size: u64,
    /// It was said that the encoding is in doubt.
    warned: bool,
}

impl Documents {
    pub(super) fn new(file: &str, story: &str, max_size: u64) -> Self {
        Self {
            file: file.to_owned(),
            story: story.to_owned(),
            max_size,
            warned: false,
        }
    }

    /// The document of a line, if it holds one; an error where the whole file is no text.
    pub(super) fn take(
        &mut self,
        bytes: &[u8],
        number: usize,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<Source>, NotText> {
        if bytes.trim_ascii().is_empty() {
            return Ok(None);
        }
        let file = &self.file;
        let long = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        if long.len() as u64 > self.max_size {
            let too_much = TooMuch::Size(self.max_size);
            let message = too_much.to_string().replace("this is", "this line is");
            let problem = Problem::error(file, message, too_much.cure());
            problems.push(on_line(problem, "", number));
            return Ok(None);
        }
        let decoded = match decode(bytes) {
            Ok(decoded) if !is_utf16(bytes) => decoded,
            Ok(_) | Err(NotText) if number == 1 => {
                problems.push(not_text(file));
                return Err(NotText);
            }
            Ok(_) | Err(NotText) => {
                let problem = Problem::error(file, "this line is not text", "remove it");
                problems.push(on_line(problem, "", number));
                return Ok(None);
            }
        };
        if let Some(doubt) = decoded.doubt
            && !self.warned
        {
            self.warned = true;
            problems.push(on_line(doubtful(file, doubt), decoded.text.trim(), number));
        }
        let line = decoded.text.trim_end();
        let mut faults = Vec::new();
        let source = document(file, &self.story, line, number, &mut faults);
        problems.extend(faults.into_iter().map(|fault| on_line(fault, line, number)));
        Ok(source)
    }
}

/// The document of a line that has been read before.
pub(super) fn again(file: &str, story: &str, line: &[u8], number: usize) -> Option<Source> {
    let decoded = decode(line).ok()?;
    let line = decoded.text.trim_end();
    document(file, story, line, number, &mut Vec::new())
}

/// Whether a first line shows that the input is NDJSON of our kind.
pub(super) fn is_document(line: &[u8]) -> bool {
    decode(line).is_ok_and(|decoded| {
        let line = decoded.text.trim();
        line.starts_with('{')
            && serde_json::from_str::<Written>(line).is_ok_and(|written| written.text.is_some())
    })
}

/// Whether what begins with `head` is NDJSON of our kind.
pub(super) fn begins(head: &[u8]) -> bool {
    let mut lines = head.split_inclusive(|b| *b == b'\n');
    lines
        .find(|line| !line.trim_ascii().is_empty())
        .is_some_and(|first| {
            // A first line longer than what was looked at shows itself by its first key.
            is_document(first) || (!first.ends_with(b"\n") && has_first_key(first))
        })
}

fn has_first_key(cut: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cut);
    let inside = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .strip_prefix('{');
    inside.is_some_and(|inside| {
        let keys = [
            "\"id\"",
            "\"text\"",
            "\"title\"",
            "\"url\"",
            "\"date\"",
            "\"published\"",
            "\"story\"",
        ];
        let inside = inside.trim_start();
        keys.iter().any(|key| inside.starts_with(key)) && inside.contains("\"text\"")
    })
}

fn document(
    file: &str,
    story: &str,
    line: &str,
    number: usize,
    faults: &mut Vec<Problem>,
) -> Option<Source> {
    let mut written = match serde_json::from_str::<Written>(line) {
        Ok(written) if line.trim_start().starts_with('{') => written,
        Err(error) if line.trim_start().starts_with('{') => {
            let words = error.to_string();
            let reason = words.rsplit_once(" at line ").map_or(&*words, |(r, _)| r);
            let at = error.column().saturating_sub(1);
            let reason = reason.replace("EOF while parsing", "the line ends within");
            let message = format!("this line is not valid JSON: {reason}");
            let fault = Problem::error(file, message, "correct the line, or remove it");
            faults.push(fault.at(line, at, at.saturating_add(1)));
            return None;
        }
        Ok(_) | Err(_) => {
            faults.push(Problem::error(
                file,
                "this line is not a JSON object",
                "write one object a line, with `id` and `text`",
            ));
            return None;
        }
    };
    let Some(Words::Said(text)) = written.text.take().map(|text| text.value) else {
        faults.push(Problem::error(
            file,
            "this document has no `text`",
            "put the article's text into a field `text`",
        ));
        return None;
    };
    let page = Page {
        file,
        text: line,
        skipped: 0,
    };
    let details = written.understand(page, faults).from(Origin::Field);
    let id = written.id.as_ref().and_then(|id| id.value.said());
    let name = Name {
        id: id.map_or_else(|| number.to_string(), |id| id.trim().to_owned()),
        path: file.to_owned(),
        story: story.to_owned(),
    };
    let extract = Extract {
        text,
        details,
        ..Extract::default()
    };
    let source = complete(name, extract, faults)?;
    Some(super::Source {
        alone: false,
        ..source
    })
}

/// The fault with its line's number in the file.
fn on_line(fault: Problem, line: &str, number: usize) -> Problem {
    let mut fault = match fault.place.excerpt {
        Some(_) => fault,
        None => fault.at(line, 0, line.len()),
    };
    if let Some(excerpt) = &mut fault.place.excerpt {
        excerpt.line = number;
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn run(bytes: &[u8]) -> (Vec<Placed>, Vec<String>) {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        let mut keep = |placed| found.push(placed);
        read(
            "a.jsonl",
            "a",
            &mut &bytes[..],
            &mut keep,
            &mut problems,
            u64::MAX,
        )
        .unwrap();
        let shown = problems
            .iter()
            .map(|p| format!("{} {}", p.place, p.message));
        (found, shown.collect())
    }

    #[test]
    fn every_field_is_read() {
        let (found, problems) = run(b"\xef\xbb\xbf{\"id\": 7, \"text\": \"Water rose.\", \"title\": \"Flood\", \"publisher\": \"The Post\", \"author\": [\"A\", \"B\"], \"published\": \"2025-03-31\", \"updated\": null, \"url\": \"u\", \"story\": \"flood\", \"more\": {\"a\": [1]}}\r\n\n{\"text\": \"Published: 1 April 2025\\n\\nWater fell.\"}");
        assert_eq!(problems, [""; 0]);
        let first = &found[0].source;
        assert_eq!((first.id.as_str(), first.story.as_str()), ("7", "flood"));
        assert_eq!(first.author.as_deref(), Some("A, B"));
        assert_eq!(first.published, Some(date(2025, 3, 31)));
        assert_eq!(first.origins.published, Some(Origin::Field));
        assert_eq!((first.prose(), first.body), ("Water rose.", 0));
        let second = &found[1].source;
        assert_eq!((second.id.as_str(), second.story.as_str()), ("3", "a"));
        assert_eq!(second.published, Some(date(2025, 4, 1)));
        assert_eq!(second.origins.published, Some(Origin::Dateline));
        assert_eq!(found[1].line, 3);
    }

    #[test]
    fn a_bad_line_is_a_problem_and_the_others_are_read() {
        let good = "{\"id\": \"ok\", \"text\": \"Water rose.\"}";
        for (line, expected) in [
            (
                "{\"id\": \"b\", \"text\": \"Water",
                "a.jsonl:2:26 this line is not valid JSON: the line ends within a string",
            ),
            (
                "{\"id\": \"b\" \"text\": 1}",
                "a.jsonl:2:12 this line is not valid JSON: expected `,` or `}`",
            ),
            ("[\"b\"]", "a.jsonl:2:1 this line is not a JSON object"),
            ("Water rose.", "a.jsonl:2:1 this line is not a JSON object"),
            ("{\"id\": \"b\"}", "a.jsonl:2:1 this document has no `text`"),
            (
                "{\"text\": {\"a\": 1}}",
                "a.jsonl:2:1 this document has no `text`",
            ),
            ("{\"text\": \" \\n\"}", "a.jsonl:2:1 this holds no text"),
            ("\0\0\0\0", "a.jsonl:2:1 this line is not text"),
        ] {
            let (found, problems) = run(format!("{good}\n{line}\n{good}").as_bytes());
            assert_eq!(problems, [expected], "{line}");
            assert_eq!(found.len(), 2, "{line}");
        }
    }

    #[test]
    fn a_bad_date_costs_only_the_date() {
        let (found, problems) = run(b"{\"text\": \"soon\", \"published\": \"soon\"}");
        assert_eq!(problems, ["a.jsonl:1:32 `published` is not a date"]);
        assert_eq!(found[0].source.published, None);
    }

    #[test]
    fn encodings() {
        let (found, problems) = run(b"{\"text\": \"caf\xe9\"}\n{\"text\": \"caf\xe9\"}");
        assert_eq!(found[1].source.text, "caf\u{e9}");
        assert_eq!(
            problems,
            ["a.jsonl:1:1 this is not UTF-8 and was read as Windows-1252"]
        );
        let (found, problems) = run(b"\xff\xfe{\0}\0\n\0");
        assert_eq!(
            (found.len(), problems.as_slice()),
            (0, &["a.jsonl this is not text".to_owned()][..])
        );
    }

    #[test]
    fn ndjson_is_recognised() {
        for (line, expected) in [
            ("{\"text\": \"a\"}\n", true),
            ("\u{feff}{\"id\": 1, \"text\": \"a\"}", true),
            ("{\"id\": 1}", false),
            ("{ Water rose }", false),
            ("[1]", false),
            ("", false),
        ] {
            assert_eq!(is_document(line.as_bytes()), expected, "{line}");
        }
    }
}
