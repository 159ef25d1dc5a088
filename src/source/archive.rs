//! Zip archives: each member as if it lay in a folder.

use super::limits::{Metered, at_most};
use super::read::{Input, Sink, within};
use super::{Name, damaged, docx, sidecar};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An archive may be as large as so many documents: it is held in memory.
const DOCUMENTS: u64 = 8;

/// How many members are told of one by one when they cannot be read.
const TOLD: usize = 20;

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// A Word file.
pub(super) fn word(
    input: &Input<'_>,
    reader: &mut dyn Read,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let Some(mut archive) = open(input, reader, sink)? else {
        return Ok(());
    };
    let file = &input.name.path;
    let extract = match archive.index_for_name(docx::DOCUMENT) {
        None => {
            let cure = "save its text as a Word file (.docx) or as plain text";
            let problem = Problem::error(file, "this Office file is no text document", cure);
            sink.problems.push(problem);
            return Ok(());
        }
        Some(_) => docx::read(&mut archive, sink.options)?,
    };
    match extract {
        Some(extract) => input.finish(extract, sink),
        None => sink.problems.push(damaged(file)),
    }
    Ok(())
}

/// The members of an archive, by name. `depth` is the number of archives around it.
pub(super) fn read(
    input: &Input<'_>,
    reader: &mut dyn Read,
    sink: &mut Sink<'_>,
    depth: usize,
) -> io::Result<()> {
    let Some(mut archive) = open(input, reader, sink)? else {
        return Ok(());
    };
    let file = &input.name.path;
    let names: BTreeSet<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .collect();
    let shared = shared(&names);
    let details = sidecars(file, &names, &mut archive, sink);
    let (mut sources, mut faults) = (0_usize, Vec::new());
    for name in names.iter().filter(|name| is_member(name)) {
        let (folder, own) = name.rsplit_once('/').unwrap_or(("", name));
        let below = folder
            .get(shared.len()..)
            .unwrap_or_default()
            .trim_matches('/');
        let story = match below {
            "" => input.many.clone(),
            below => format!("{}/{below}", input.many),
        };
        let member = Input {
            name: Name {
                id: name.clone(),
                path: format!("{file}/{name}"),
                story: story.clone(),
            },
            many: story,
            sidecar: details.get(folder).and_then(|details| details.get(own)),
            ..Input::default()
        };
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
        let before = sink.unpacked.get();
        let opened = archive.by_name(name).map_err(io::Error::from);
        let done = opened.and_then(|opened| {
            let opened = Metered::new(opened, inner.options, inner.unpacked);
            within(&member, &mut io::BufReader::new(opened), &mut inner, depth)
        });
        match done {
            Ok(()) => {}
            // No member after it can be read either.
            Err(error)
                if sink.unpacked.get() > sink.options.max_unpacked
                    && before < sink.unpacked.get() =>
            {
                sink.problems.append(&mut faults);
                return Err(error);
            }
            Err(error) => faults.push(super::unreadable(&member.name.path, &error)),
        }
    }
    if let Some(more) = faults.len().checked_sub(TOLD).filter(|more| *more > 0) {
        faults.truncate(TOLD);
        let message = format!("{more} more problems with what is in this archive");
        sink.problems.push(Problem::error(
            file,
            message,
            "unpack it, and look at the files",
        ));
    }
    if sources == 0 && faults.is_empty() {
        let cure = "leave it out, or put articles into it";
        sink.problems
            .push(Problem::error(file, "this archive holds no source", cure));
    }
    sink.problems.append(&mut faults);
    Ok(())
}

fn open(
    input: &Input<'_>,
    reader: &mut dyn Read,
    sink: &mut Sink<'_>,
) -> io::Result<Option<Archive>> {
    let bytes = at_most(sink.options.max_size.saturating_mul(DOCUMENTS), reader)?;
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => Ok(Some(archive)),
        Err(ZipError::Io(error)) if error.kind() == io::ErrorKind::OutOfMemory => Err(error),
        Err(_) => {
            sink.problems.push(damaged(&input.name.path));
            Ok(None)
        }
    }
}

/// Not folders, not what systems and programs put beside the files.
fn is_member(name: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    let own = name.rsplit('/').next().unwrap_or(name);
    !own.is_empty() && !name.split('/').any(hidden) && !super::is_own(own)
}

/// The folder in which all members lie, empty where there is none.
fn shared(names: &BTreeSet<String>) -> String {
    let mut folders = names
        .iter()
        .filter(|name| is_member(name))
        .map(|name| name.rsplit_once('/').map_or("", |(folder, _)| folder));
    let first = folders.next().unwrap_or_default();
    folders.fold(first.to_owned(), |common, folder| {
        let same = common
            .split('/')
            .zip(folder.split('/'))
            .take_while(|(a, b)| a == b);
        same.map(|(a, _)| a).collect::<Vec<_>>().join("/")
    })
}

/// What the folders of the archive state about their files.
fn sidecars(
    file: &str,
    names: &BTreeSet<String>,
    archive: &mut Archive,
    sink: &mut Sink<'_>,
) -> BTreeMap<String, BTreeMap<String, super::details::Details>> {
    let mut found = BTreeMap::new();
    for name in names {
        let (folder, own) = name.rsplit_once('/').unwrap_or(("", name));
        if !sidecar::NAMES.contains(&own) || found.contains_key(folder) {
            continue;
        }
        let inside =
            |other: &&String| other.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
        let present = names.iter().filter(inside);
        let present = present.map(|name| name.rsplit('/').next().unwrap_or(name).to_owned());
        let bytes = archive.by_name(name).map_err(io::Error::from);
        let bytes = bytes.and_then(|mut member| at_most(sink.options.max_size, &mut member));
        let path = format!("{file}/{name}");
        match bytes {
            Ok(bytes) => {
                let read = sidecar::read(&path, &bytes, &present.collect(), sink.problems);
                found.insert(folder.to_owned(), read);
            }
            Err(error) => sink.problems.push(super::unreadable(&path, &error)),
        }
    }
    found
}
