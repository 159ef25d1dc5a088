//! WARC: archives of pages, as crawlers and libraries keep them.

use super::details::Details;
use super::http::{self, Answer};
use super::read::{Input, Sink, within};
use super::{Name, Origin};
use crate::problem::Problem;
use std::io::{self, BufRead, Cursor, Read};

/// A line of a record's head is no longer than this, in bytes.
const LONGEST: u64 = 64 << 10;

/// How many records are told of one by one when they cannot be read.
const TOLD: usize = 20;

/// The head of a record.
#[derive(Debug, Default)]
struct Record {
    kind: String,
    target: String,
    mime: String,
    length: Option<u64>,
}

/// The pages of an archive. `depth` is the number of archives around it.
pub(super) fn read(
    input: &Input<'_>,
    reader: &mut dyn BufRead,
    sink: &mut Sink<'_>,
    depth: usize,
) -> io::Result<()> {
    let file = &input.name.path;
    let mut faults = Vec::new();
    let (mut number, mut sources, mut strange) = (0_usize, 0_usize, false);
    let ended = loop {
        let record = match head(reader, &mut strange) {
            Ok(Some(record)) => record,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        };
        number += 1;
        let path = format!("{file}/record-{number}");
        let Some(length) = record.length else {
            let cure = "get the archive again from where it came";
            faults.push(Problem::error(
                path,
                "this record does not say how long it is",
                cure,
            ));
            continue;
        };
        let mut block = reader.take(length);
        let done = match record.is_page() {
            true if length > sink.options.max_size => {
                let error = super::limits::TooMuch::Size(sink.options.max_size).error();
                faults.push(super::unreadable(&path, &error));
                Ok(())
            }
            true => {
                let mut found = |placed| {
                    sources += 1;
                    (sink.found)(placed);
                };
                let mut inner = Sink {
                    found: &mut found,
                    problems: &mut faults,
                    options: sink.options,
                    unpacked: sink.unpacked,
                };
                page(input, &path, &record, &mut block, &mut inner, depth)
            }
            false => Ok(()),
        };
        let rest = io::copy(&mut block, &mut io::sink());
        match rest {
            Ok(_) if block.limit() == 0 => {
                faults.extend(done.err().map(|error| super::unreadable(&path, &error)));
            }
            Ok(_) => break Err(io::ErrorKind::UnexpectedEof.into()),
            Err(error) => break Err(error),
        }
    };
    if let Some(more) = faults.len().checked_sub(TOLD).filter(|more| *more > 0) {
        faults.truncate(TOLD);
        let message = format!("{more} more problems with the pages of this archive");
        faults.push(Problem::error(file, message, "save the pages one by one"));
    }
    if strange && faults.is_empty() && ended.is_ok() {
        let message = "something stands between the records of this archive that is none";
        faults.push(Problem::notice(
            file,
            message,
            "get the archive again from where it came",
        ));
    }
    if sources == 0 && faults.is_empty() && ended.is_ok() {
        let message = "this archive holds no page with an article";
        faults.push(Problem::error(file, message, "leave it out"));
    }
    sink.problems.append(&mut faults);
    ended
}

/// The next record's head, after whatever stands before it.
fn head(reader: &mut dyn BufRead, strange: &mut bool) -> io::Result<Option<Record>> {
    loop {
        match line(reader)? {
            None => return Ok(None),
            Some(line) if line.starts_with(b"WARC/") => break,
            Some(line) => *strange |= !line.trim_ascii().is_empty(),
        }
    }
    let mut record = Record::default();
    while let Some(line) = line(reader)? {
        let line = line.trim_ascii();
        if line.is_empty() {
            break;
        }
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => record.kind = value.to_ascii_lowercase(),
            // Some write the address as the standard's first draft had it.
            "warc-target-uri" => value
                .trim_matches(['<', '>'])
                .clone_into(&mut record.target),
            "content-type" => record.mime = value.to_ascii_lowercase(),
            "content-length" => record.length = value.parse().ok(),
            _ => {}
        }
    }
    Ok(Some(record))
}

/// One line, cut where it is too long.
fn line(reader: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let length = reader.take(LONGEST).read_until(b'\n', &mut line)?;
    Ok((length > 0).then_some(line))
}

impl Record {
    /// Whether the record holds what a server answered, or a file.
    fn is_page(&self) -> bool {
        let http = self.target.starts_with("http://") || self.target.starts_with("https://");
        match self.kind.as_str() {
            "response" => http && self.mime.starts_with("application/http"),
            "resource" | "conversion" => is_text(&self.mime),
            _ => false,
        }
    }
}

/// Whether documents of this media type may be articles.
fn is_text(mime: &str) -> bool {
    let kind = mime.split(';').next().unwrap_or_default().trim();
    matches!(
        kind,
        "text/html"
            | "application/xhtml+xml"
            | "text/plain"
            | "text/markdown"
            | "application/pdf"
            | "message/rfc822"
            | "application/rss+xml"
            | "application/atom+xml"
            | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
}

fn page(
    input: &Input<'_>,
    path: &str,
    record: &Record,
    block: &mut dyn Read,
    sink: &mut Sink<'_>,
    depth: usize,
) -> io::Result<()> {
    let mut bytes = Vec::new();
    block.read_to_end(&mut bytes)?;
    let answer = match record.kind.as_str() {
        "response" => match http::answer(&bytes, sink.options) {
            Ok(answer) => answer.filter(|answer| answer.status == 200 && is_text(&answer.mime)),
            Err(error) => return Err(error),
        },
        _ => Some(Answer::plain(record.mime.clone(), bytes)),
    };
    let robots = record.target.ends_with("/robots.txt");
    let Some(answer) = answer.filter(|answer| !robots && !answer.body.is_empty()) else {
        return Ok(());
    };
    let id = match record.target.is_empty() {
        true => path.to_owned(),
        false => record.target.clone(),
    };
    let beside = Details {
        url: record
            .target
            .starts_with("http")
            .then(|| record.target.clone()),
        ..Details::default()
    };
    let member = Input {
        name: Name {
            id,
            path: path.to_owned(),
            story: input.many.clone(),
        },
        many: input.many.clone(),
        charset: answer.charset(),
        beside: beside.from(Origin::Archive),
        ..Input::default()
    };
    within(&member, &mut Cursor::new(answer.body), sink, depth)
}
