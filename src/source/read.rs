//! One input, whatever it holds: a document, or an archive of others.

use super::details::Details;
use super::format::{Format, PEEK, peek};
use super::limits::{Metered, ReadOptions, whole};
use super::{Name, Placed, document, ndjson};
use crate::problem::Problem;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// Archives within archives; nobody packs news deeper.
const DEEPEST: usize = 4;

/// What is known of an input before it is read.
#[derive(Clone, Debug)]
pub(super) struct Input<'a> {
    pub name: Name,
    /// What the story of its documents is called if it holds many.
    pub many: String,
    /// What somebody states about it beside it.
    pub sidecar: Option<&'a Details>,
}

/// Where what is read goes.
pub(super) struct Sink<'a> {
    pub found: &'a mut dyn FnMut(Placed),
    pub problems: &'a mut Vec<Problem>,
    pub options: &'a ReadOptions,
}

/// Reads an input, and hands on each document in it.
///
/// # Errors
///
/// Those of `reader`; what was read until then has been handed on.
pub(super) fn read(
    input: &Input<'_>,
    reader: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    within(input, reader, sink, 0)
}

/// `depth` is the number of archives around it.
fn within(
    input: &Input<'_>,
    reader: &mut dyn BufRead,
    sink: &mut Sink<'_>,
    depth: usize,
) -> io::Result<()> {
    if depth > DEEPEST {
        let message = format!("more than {DEEPEST} archives lie within each other here");
        let cure = "unpack it, and name what you want to have read";
        sink.problems
            .push(Problem::error(&input.name.path, message, cure));
        return Ok(());
    }
    let head = peek(&mut *reader)?;
    let format = Format::of(&head, &input.name.path);
    let mut reader = Cursor::new(head).chain(reader);
    match format {
        Format::Gzip => {
            let inner = Metered::new(MultiGzDecoder::new(reader), sink.options);
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
            };
            within(input, &mut BufReader::new(inner), &mut sink, depth + 1)
        }
        Format::Lines => {
            let before = sink.problems.len();
            let mut nothing = true;
            let mut found = |placed| {
                nothing = false;
                (sink.found)(placed);
            };
            let (file, story) = (&input.name.path, &input.many);
            ndjson::read(file, story, &mut reader, &mut found, sink.problems)?;
            if nothing && sink.problems.len() == before {
                sink.problems.push(Problem::error(
                    file,
                    "this holds no document",
                    "write one JSON object a line, with `id` and `text`",
                ));
            }
            Ok(())
        }
        Format::Text | Format::Html => {
            let bytes = whole(&mut reader, sink.options)?;
            let name = input.name.clone();
            let source = document(name, format, &bytes, input.sidecar, sink.problems);
            source
                .map(Placed::whole)
                .into_iter()
                .for_each(&mut *sink.found);
            Ok(())
        }
    }
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
