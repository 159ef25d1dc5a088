//! One input, whatever it holds: a document, or an archive of others.

#[cfg(feature = "zip")]
use super::archive;
use super::details::Details;
#[cfg(feature = "feed")]
use super::feed;
use super::format::{Format, PEEK, peek};
use super::limits::{Metered, ReadOptions, whole};
#[cfg(feature = "pdf")]
use super::pdf;
use super::{Extract, Name, Placed, complete, document, ndjson, table, warc};
use crate::problem::Problem;
use flate2::bufread::MultiGzDecoder;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// Archives within archives; nobody packs news deeper.
const DEEPEST: usize = 4;

/// What is known of an input before it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Input<'a> {
    pub name: Name,
    /// What the story of its documents is called if it holds many.
    pub many: String,
    /// What somebody states about it beside it.
    pub sidecar: Option<&'a Details>,
    /// The encoding that its transfer stated.
    pub charset: Option<String>,
    /// What the archive around it states.
    pub beside: Details,
}

impl Input<'_> {
    /// Hands on what a reader made of the input.
    #[cfg(any(feature = "feed", feature = "pdf", feature = "zip"))]
    pub fn finish(&self, extract: Extract, sink: &mut Sink<'_>) {
        let source = self.completed(extract, sink.problems);
        let placed = source.map(Placed::whole);
        placed.into_iter().for_each(&mut *sink.found);
    }

    /// The source; what somebody wrote by hand goes before what the document's format has.
    pub fn completed(
        &self,
        mut extract: Extract,
        problems: &mut Vec<Problem>,
    ) -> Option<super::Source> {
        let front = std::mem::take(&mut extract.front);
        let sidecar = self.sidecar.cloned().unwrap_or_default();
        extract.details = front
            .or(sidecar)
            .or(extract.details)
            .or(self.beside.clone());
        complete(self.name.clone(), extract, problems)
    }
}

/// Where what is read goes.
pub(super) struct Sink<'a> {
    pub found: &'a mut dyn FnMut(Placed),
    pub problems: &'a mut Vec<Problem>,
    pub options: &'a ReadOptions,
    /// Bytes that were unpacked of the file so far.
    pub unpacked: &'a Cell<u64>,
}

/// Reads an input, and hands on each document in it. Of an archive with one document in it that is
/// one of the folder's sources, as if it had not been packed.
///
/// # Errors
///
/// Those of `reader`; what was read until then has been handed on.
pub(super) fn read(
    input: &Input<'_>,
    reader: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut held: Option<Placed> = None;
    let mut several = false;
    let options = sink.options;
    let mut found = |mut placed: Placed| {
        options.date(&mut placed.source);
        input.name.path.clone_into(&mut placed.source.file);
        if placed.offset.is_some() {
            (sink.found)(placed);
        } else if several || held.is_some() {
            several = true;
            for mut placed in held.take().into_iter().chain([placed]) {
                placed.source.alone = false;
                (sink.found)(placed);
            }
        } else {
            held = Some(placed);
        }
    };
    let mut inner = Sink {
        found: &mut found,
        problems: sink.problems,
        options,
        unpacked: sink.unpacked,
    };
    let done = within(input, reader, &mut inner, 0);
    if let Some(mut only) = held {
        if only.source.story == input.many && only.line == 0 {
            input.name.story.clone_into(&mut only.source.story);
        }
        (sink.found)(only);
    }
    done
}

/// `depth` is the number of archives around it.
pub(super) fn within(
    input: &Input<'_>,
    reader: &mut dyn BufRead,
    sink: &mut Sink<'_>,
    depth: usize,
) -> io::Result<()> {
    let file = &input.name.path;
    if depth > DEEPEST {
        let message = format!("more than {DEEPEST} archives lie within each other here");
        let cure = "unpack it, and name what you want to have read";
        sink.problems.push(Problem::error(file, message, cure));
        return Ok(());
    }
    let head = peek(&mut *reader)?;
    let format = Format::of(&head, file);
    let mut reader = Cursor::new(head).chain(reader);
    match format {
        Format::Gzip => {
            let inner = MultiGzDecoder::new(reader);
            let inner = Metered::new(inner, sink.options, sink.unpacked);
            // What is unpacked cannot be sought in: no offset means anything.
            let mut found = |placed: Placed| {
                (sink.found)(Placed {
                    offset: None,
                    ..placed
                });
            };
            let mut sink = Sink {
                found: &mut found,
                problems: sink.problems,
                options: sink.options,
                unpacked: sink.unpacked,
            };
            within(input, &mut BufReader::new(inner), &mut sink, depth + 1)
        }
        Format::Lines => lines(input, &mut reader, sink),
        Format::Warc => warc::read(input, &mut reader, sink, depth + 1),
        Format::Table => {
            let bytes = whole(&mut reader, sink.options)?;
            table::read(input, &bytes, sink);
            Ok(())
        }
        #[cfg(feature = "zip")]
        Format::Zip => archive::read(input, &mut reader, sink, depth + 1),
        #[cfg(feature = "zip")]
        Format::Word => archive::word(input, &mut reader, sink),
        #[cfg(feature = "pdf")]
        Format::Pdf => {
            let bytes = whole(&mut reader, sink.options)?;
            pdf::read(input, bytes, sink)
        }
        #[cfg(feature = "feed")]
        Format::Feed => {
            let bytes = whole(&mut reader, sink.options)?;
            feed::read(input, &bytes, sink);
            Ok(())
        }
        _ => {
            let bytes = whole(&mut reader, sink.options)?;
            let source = document(input, format, &bytes, sink.problems);
            let placed = source.map(Placed::whole);
            placed.into_iter().for_each(&mut *sink.found);
            Ok(())
        }
    }
}

fn lines(input: &Input<'_>, reader: &mut dyn BufRead, sink: &mut Sink<'_>) -> io::Result<()> {
    let before = sink.problems.len();
    let mut nothing = true;
    let mut found = |placed| {
        nothing = false;
        (sink.found)(placed);
    };
    let (file, story) = (&input.name.path, &input.many);
    let max_size = sink.options.max_size;
    ndjson::read(file, story, reader, &mut found, sink.problems, max_size)?;
    if nothing && sink.problems.len() == before {
        sink.problems.push(Problem::error(
            file,
            "this holds no document",
            "write one JSON object a line, with `id` and `text`",
        ));
    }
    Ok(())
}

/// The format of what begins with `head`, and of what a compressed one holds within.
pub(super) fn innermost(head: &[u8], name: &str) -> Format {
    let mut head = head.to_vec();
    for _ in 0..DEEPEST {
        if Format::of(&head, name) != Format::Gzip {
            break;
        }
        let mut inner = Vec::new();
        // What was looked at ends in the middle, so that the error means nothing.
        let mut decoder = MultiGzDecoder::new(head.as_slice()).take(PEEK as u64);
        let _ = decoder.read_to_end(&mut inner);
        head = inner;
    }
    Format::of(&head, name)
}

#[cfg(test)]
mod tests;
