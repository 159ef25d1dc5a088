//! Files and folders: the only part of the library that touches the file system.

#![expect(clippy::disallowed_methods, reason = "this module is the edge")]

use super::details::Details;
use super::format::{self, Format};
use super::read::{self, Input, Sink};
use super::{Collection, Name, Placed, ReadOptions, ending, is_own, sidecar, story};
use crate::problem::Problem;
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

mod group;
mod shelf;
mod stream;

pub use shelf::Shelf;
pub use stream::{STREAM, Stories};

/// Endings of the files of plain text that are read when a folder is walked. Of other formats the
/// content tells.
const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Files by their real path, each with the path by which the user named it, and what it holds.
type Files = BTreeMap<PathBuf, (PathBuf, Format)>;

/// Sidecars by the folder as named.
type Sidecars = BTreeMap<PathBuf, BTreeMap<String, Details>>;

/// Everything that `inputs` name: files, folders, and `-` for `stdin`.
///
/// A folder is walked as git would: hidden and ignored files are passed over, whether or
/// not it lies in a repository, and symbolic links are not followed. What lies on one
/// machine only (git's global and private excludes) has no say.
pub fn collect(inputs: &[String], stdin: &mut dyn Read, options: &ReadOptions) -> Collection {
    let mut found = find(inputs, stdin, options);
    let files = std::mem::take(&mut found.files);
    let read = files.into_par_iter().map(|file| {
        let (mut sources, mut faults) = (Vec::new(), Vec::new());
        let mut keep = |placed| sources.push(placed);
        read_file(&file, &found.sidecars, options, &mut keep, &mut faults);
        (sources, faults)
    });
    let read: Vec<_> = read.collect();
    for (sources, faults) in read {
        found.sources.extend(sources);
        found.problems.extend(faults);
    }
    story::settle(found.sources, found.problems)
}

/// A file as named.
#[derive(Debug)]
struct Named {
    path: PathBuf,
    /// The name of the story of its folder.
    story: String,
    /// What a story of its own would be called.
    many: String,
}

/// What inputs name, before files are read.
struct Found {
    files: Vec<Named>,
    sidecars: Sidecars,
    /// What standard input held.
    sources: Vec<Placed>,
    problems: Vec<Problem>,
}

fn find(inputs: &[String], stdin: &mut dyn Read, options: &ReadOptions) -> Found {
    let mut files = Files::new();
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for input in inputs.iter().collect::<BTreeSet<_>>() {
        let path = Path::new(input);
        match fs::metadata(path) {
            _ if input == "-" => read_stdin(stdin, options, &mut sources, &mut problems),
            Ok(what) if what.is_dir() => walk(path, &mut files, &mut problems),
            Ok(_) => add(path, &mut files, &mut problems),
            Err(error) => problems.push(unreadable(path, &error)),
        }
    }
    let homes = homes(&files, &mut problems);
    let all = homes.values().flat_map(|home| {
        let own = home.own.as_ref();
        std::iter::once(&home.folder).chain(own).cloned()
    });
    let all = all.collect();
    let names = story::names(&all);
    let sidecars = sidecars(&files, &mut problems);
    let named = files.into_values().filter_map(|(path, _)| {
        let home = homes.get(&path)?;
        let story = names.get(home.folder.as_slice())?;
        let own = home.own.as_ref().and_then(|own| names.get(own.as_slice()));
        Some(Named {
            path,
            story: story.clone(),
            many: own.unwrap_or(story).clone(),
        })
    });
    Found {
        files: named.collect(),
        sidecars,
        sources,
        problems,
    }
}

/// The sources below a folder.
fn walk(folder: &Path, files: &mut Files, problems: &mut Vec<Problem>) {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false)
        .git_global(false)
        .git_exclude(false)
        .follow_links(false)
        .sort_by_file_path(Path::cmp);
    let mut nothing = true;
    let mut others = Vec::new();
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                nothing = false;
                problems.push(unwalkable(folder, &error));
                continue;
            }
        };
        if let Some(error) = entry.error() {
            problems.push(Problem::notice(
                show(entry.path()),
                format!("its ignore file was not fully understood: {error}"),
                "correct the pattern",
            ));
        }
        let name = entry.file_name().to_string_lossy();
        if entry.depth() == 0 || is_own(&name) {
            continue;
        }
        let what = entry.file_type();
        let is_file = what.is_some_and(|what| what.is_file());
        let known = ENDINGS.contains(&ending(&name).as_str());
        if is_file && !known && !is_source(entry.path()) {
            others.push(show(entry.path()));
        } else if is_file {
            nothing = false;
            add(entry.path(), files, problems);
        } else if entry.path_is_symlink() {
            problems.push(Problem::notice(
                show(entry.path()),
                "this link is not followed",
                "name it on the command line to have it read",
            ));
        } else if what.is_some_and(|w| !w.is_dir()) {
            problems.push(special(entry.path()));
        }
    }
    if let Some(first) = others.first().filter(|_| !nothing) {
        let message = match others.len() {
            1 => format!("{first} is not read"),
            n => format!("{n} files are not read, {first} among them"),
        };
        problems.push(Problem::notice(
            show(folder),
            message,
            format!(
                "name a file on the command line to have it read; here only those ending in .{} are, and {}",
                ENDINGS.join(" ."),
                format::NAMES
            ),
        ));
    }
    if nothing {
        problems.push(Problem::error(
            show(folder),
            "this folder holds no source",
            format!(
                "name a folder with files ending in .{}, or with {}; ignored and hidden files do not count",
                ENDINGS.join(" ."),
                format::NAMES
            ),
        ));
    }
}

/// Whether a file of this name would be read when its folder is walked: as a source, or as
/// what is known about sources.
pub fn reads(name: &str) -> bool {
    match is_own(name) {
        true => ["metadata.json", "metadata.yaml"].contains(&name),
        // A page is known by what it holds, and every page that we write holds one.
        false => [&ENDINGS[..], &["html", "htm"]]
            .concat()
            .contains(&ending(name).as_str()),
    }
}

/// Whether a file that was not named, and does not end like text, holds sources nevertheless.
fn is_source(path: &Path) -> bool {
    let head = format_of(path).ok();
    head.is_some_and(|format| !matches!(format, Format::Text | Format::Other(_)))
}

/// What a file holds, and what a compressed one holds within.
fn format_of(path: &Path) -> io::Result<Format> {
    let mut file = File::open(path)?;
    let name = path.to_string_lossy();
    let head = format::peek(&mut file)?;
    Ok(read::innermost(&head, &name))
}

/// A pipe or a device may never end.
fn special(path: &Path) -> Problem {
    let message = "this is neither a file nor a folder";
    Problem::error(
        show(path),
        message,
        "give its text on standard input, as `-`",
    )
}

/// Notes a file; of two names for one file the first in the alphabet stays.
fn add(path: &Path, files: &mut Files, problems: &mut Vec<Problem>) {
    match path.canonicalize() {
        Ok(real) if !real.is_file() => problems.push(special(path)),
        Ok(real) => {
            // What cannot be opened says so when it is read.
            let known = || (path.to_owned(), format_of(path).unwrap_or(Format::Text));
            let (named, _) = files.entry(real).or_insert_with(known);
            if path < named.as_path() {
                path.clone_into(named);
            }
        }
        Err(error) => problems.push(unreadable(path, &error)),
    }
}

/// What the story of a file is named after, as parts from the root.
struct Home {
    folder: Vec<String>,
    /// The file without its ending if it holds many documents.
    own: Option<Vec<String>>,
}

/// The home of each file.
fn homes(files: &Files, problems: &mut Vec<Problem>) -> BTreeMap<PathBuf, Home> {
    let mut real: BTreeMap<&Path, PathBuf> = BTreeMap::new();
    let mut homes = BTreeMap::new();
    for (path, format) in files.values() {
        let folder = folder(path);
        if !real.contains_key(folder) {
            match here(folder).canonicalize() {
                Ok(found) => drop(real.insert(folder, found)),
                Err(error) => problems.push(unreadable(folder, &error)),
            }
        }
        let Some(home) = real.get(folder) else {
            continue;
        };
        let parts = |path: &Path| {
            let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
            parts.collect::<Vec<_>>()
        };
        let own = stem(path).filter(|_| format.is_many()).map(|stem| {
            let stem = std::iter::once(stem);
            parts(home).into_iter().chain(stem).collect()
        });
        let folder = parts(home);
        homes.insert(path.clone(), Home { folder, own });
    }
    homes
}

/// The name of a file without its ending, and without that of its compression.
fn stem(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Some(if stem.is_empty() { name } else { stem }.to_owned())
}

/// What the folders of the files state about them.
fn sidecars(files: &Files, problems: &mut Vec<Problem>) -> Sidecars {
    let plain = files.values().filter(|(_, format)| !format.is_many());
    let folders: BTreeSet<&Path> = plain.map(|(path, _)| folder(path)).collect();
    let mut sidecars = Sidecars::new();
    for folder in folders {
        let names = match names_in(folder) {
            Ok(names) => names,
            Err(error) => {
                problems.push(unreadable(folder, &error));
                continue;
            }
        };
        let mut there = sidecar::NAMES.iter().filter(|name| names.contains(**name));
        let Some(used) = there.next() else {
            continue;
        };
        for unused in there {
            problems.push(Problem::notice(
                show(&folder.join(unused)),
                format!("this is not read, because {used} is there"),
                "keep one of them",
            ));
        }
        let path = folder.join(used);
        match fs::read(&path) {
            Ok(bytes) => {
                let entries = sidecar::read(&show(&path), &bytes, &names, problems);
                sidecars.insert(folder.to_owned(), entries);
            }
            Err(error) => problems.push(unreadable(&path, &error)),
        }
    }
    sidecars
}

fn names_in(folder: &Path) -> io::Result<BTreeSet<String>> {
    fs::read_dir(here(folder))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

fn read_file(
    file: &Named,
    sidecars: &Sidecars,
    options: &ReadOptions,
    found: &mut dyn FnMut(Placed),
    problems: &mut Vec<Problem>,
) {
    let path = &file.path;
    let id = path.file_name().unwrap_or(path.as_os_str());
    let id = id.to_string_lossy().into_owned();
    let input = Input {
        sidecar: sidecars.get(folder(path)).and_then(|s| s.get(&id)),
        name: Name {
            id,
            path: show(path),
            story: file.story.clone(),
        },
        many: file.many.clone(),
        ..Input::default()
    };
    let mut sink = Sink {
        found,
        problems,
        options,
        unpacked: &Cell::new(0),
    };
    let opened = File::open(path);
    let done = opened.and_then(|opened| read::read(&input, &mut BufReader::new(opened), &mut sink));
    if let Err(error) = done {
        problems.push(unreadable(path, &error));
    }
}

/// Standard input, which is a story of its own.
fn read_stdin(
    stdin: &mut dyn Read,
    options: &ReadOptions,
    found: &mut Vec<Placed>,
    problems: &mut Vec<Problem>,
) {
    let input = Input {
        name: Name {
            id: "stdin".to_owned(),
            path: "-".to_owned(),
            story: "stdin".to_owned(),
        },
        many: "stdin".to_owned(),
        ..Input::default()
    };
    let mut keep = |placed| found.push(placed);
    let mut sink = Sink {
        found: &mut keep,
        problems,
        options,
        unpacked: &Cell::new(0),
    };
    if let Err(error) = read::read(&input, &mut BufReader::new(stdin), &mut sink) {
        problems.push(unreadable(Path::new("-"), &error));
    }
}

/// Whether bytes from standard input are NDJSON and not one document.
pub fn holds_documents(bytes: &[u8]) -> bool {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let first = lines.find(|line| !line.trim_ascii().is_empty());
    first.is_some_and(super::ndjson::is_document)
}

/// The folder of a file; empty where the file's name says none.
fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// A folder that the system can open: the empty path is the current folder.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// A path as reports write it.
fn show(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    super::unreadable(&show(path), error)
}

/// A fault met on a walk, at the path it names.
fn unwalkable(folder: &Path, error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::WithPath { path, err } => unwalkable(path, err),
        ignore::Error::WithDepth { err, .. } => unwalkable(folder, err),
        ignore::Error::Io(error) => unreadable(folder, error),
        other => unreadable(folder, &io::Error::other(other.to_string())),
    }
}

#[cfg(test)]
mod tests;
