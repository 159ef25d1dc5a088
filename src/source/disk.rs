//! Files and folders: the only part of the library that touches the file system.

#![expect(clippy::disallowed_methods, reason = "this module is the edge")]

use super::details::Details;
use super::{Collection, Name, Placed, document, ending, ndjson, sidecar, story};
use crate::problem::Problem;
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

mod shelf;

pub use shelf::Shelf;

/// Endings of the files that are read when a folder is walked.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "ndjson", "jsonl"];

/// Files by their real path, each with the path by which the user named it.
type Files = BTreeMap<PathBuf, PathBuf>;

/// Sidecars by the folder as named.
type Sidecars = BTreeMap<PathBuf, BTreeMap<String, Details>>;

/// Everything that `inputs` name: files, folders, and `-` for `stdin`.
///
/// A folder is walked as git would: hidden and ignored files are passed over, whether or
/// not it lies in a repository, and symbolic links are not followed. What lies on one
/// machine only (git's global and private excludes) has no say.
pub fn collect(inputs: &[String], stdin: &mut dyn Read) -> Collection {
    let mut found = find(inputs, stdin);
    let files = std::mem::take(&mut found.files);
    let read = files.into_par_iter().map(|(path, story)| {
        let (mut sources, mut faults) = (Vec::new(), Vec::new());
        let mut keep = |placed| sources.push(placed);
        read_file(&path, &story, &found.sidecars, &mut keep, &mut faults);
        (sources, faults)
    });
    let read: Vec<_> = read.collect();
    for (sources, faults) in read {
        found.sources.extend(sources);
        found.problems.extend(faults);
    }
    story::settle(found.sources, found.problems)
}

/// What inputs name, before files are read.
struct Found {
    /// Files as named, each with what a story of its own would be called.
    files: Vec<(PathBuf, String)>,
    sidecars: Sidecars,
    /// What standard input held.
    sources: Vec<Placed>,
    problems: Vec<Problem>,
}

fn find(inputs: &[String], stdin: &mut dyn Read) -> Found {
    let mut files = Files::new();
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for input in inputs.iter().collect::<BTreeSet<_>>() {
        let path = Path::new(input);
        match fs::metadata(path) {
            _ if input == "-" => read_stdin(stdin, &mut sources, &mut problems),
            Ok(what) if what.is_dir() => walk(path, &mut files, &mut problems),
            Ok(_) => add(path, &mut files, &mut problems),
            Err(error) => problems.push(unreadable(path, &error)),
        }
    }
    let homes = homes(&files, &mut problems);
    let folders = homes.values().cloned().collect();
    let names = story::names(&folders);
    let sidecars = sidecars(&files, &mut problems);
    let story = |path: &PathBuf| names.get(homes.get(path)?.as_slice()).cloned();
    let named = files.into_values().filter_map(|path| {
        let story = story(&path)?;
        Some((path, story))
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
        if !entry.path_is_symlink() && !ENDINGS.contains(&ending(&name).as_str()) {
            others.extend(
                what.is_some_and(|w| !w.is_dir())
                    .then(|| show(entry.path())),
            );
            continue;
        }
        if entry.file_type().is_some_and(|what| what.is_file()) {
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
                "name a file on the command line to have it read; here only those ending in .{} are",
                ENDINGS.join(" .")
            ),
        ));
    }
    if nothing {
        problems.push(Problem::error(
            show(folder),
            "this folder holds no source",
            format!(
                "name a folder with files ending in .{}; ignored and hidden files do not count",
                ENDINGS.join(" .")
            ),
        ));
    }
}

/// Whether a file of this name would be read when its folder is walked: as a source, or as
/// what is known about sources.
pub fn reads(name: &str) -> bool {
    match is_own(name) {
        true => ["metadata.json", "metadata.yaml"].contains(&name),
        false => ENDINGS.contains(&ending(name).as_str()),
    }
}

/// Whether a file of this name in a walked folder is the story's own, and no source.
fn is_own(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.eq_ignore_ascii_case("readme")
        || name.starts_with("metadata.")
        || ["review.jsonl", "variorum.yaml"].contains(&name)
        || name.ends_with(".snap")
        || name.ends_with(".snap.new")
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
            let named = files.entry(real).or_insert_with(|| path.to_owned());
            if path < named.as_path() {
                path.clone_into(named);
            }
        }
        Err(error) => problems.push(unreadable(path, &error)),
    }
}

/// For each file what its story is named after, as parts from the root: its folder, or
/// itself without its ending if it holds many documents.
fn homes(files: &Files, problems: &mut Vec<Problem>) -> BTreeMap<PathBuf, Vec<String>> {
    let mut real: BTreeMap<&Path, PathBuf> = BTreeMap::new();
    let mut homes = BTreeMap::new();
    for path in files.values() {
        let folder = folder(path);
        if !real.contains_key(folder) {
            match here(folder).canonicalize() {
                Ok(found) => drop(real.insert(folder, found)),
                Err(error) => problems.push(unreadable(folder, &error)),
            }
        }
        let Some(mut home) = real.get(folder).cloned() else {
            continue;
        };
        if let Some(stem) = path.file_stem().filter(|_| is_ndjson(path)) {
            home.push(stem);
        }
        let parts = home.iter().map(|part| part.to_string_lossy().into_owned());
        homes.insert(path.clone(), parts.collect());
    }
    homes
}

/// What the folders of the files state about them.
fn sidecars(files: &Files, problems: &mut Vec<Problem>) -> Sidecars {
    let plain = files.values().filter(|path| !is_ndjson(path));
    let folders: BTreeSet<&Path> = plain.map(|path| folder(path)).collect();
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
    path: &Path,
    story: &str,
    sidecars: &Sidecars,
    found: &mut dyn FnMut(Placed),
    problems: &mut Vec<Problem>,
) {
    let file = show(path);
    let (mut nothing, before) = (true, problems.len());
    let done = if is_ndjson(path) {
        File::open(path).and_then(|opened| {
            let mut reader = BufReader::new(opened);
            let mut found = |placed| {
                nothing = false;
                found(placed);
            };
            ndjson::read(&file, story, &mut reader, &mut found, problems)
        })
    } else {
        fs::read(path).map(|bytes| {
            let id = path.file_name().unwrap_or(path.as_os_str());
            let id = id.to_string_lossy().into_owned();
            let sidecar = sidecars.get(folder(path)).and_then(|s| s.get(&id));
            let name = Name {
                id,
                path: file,
                story: story.to_owned(),
            };
            let source = document(name, &bytes, sidecar, problems);
            source.map(Placed::whole).into_iter().for_each(found);
        })
    };
    if let Err(error) = done {
        problems.push(unreadable(path, &error));
    }
    if is_ndjson(path) && nothing && problems.len() == before {
        problems.push(Problem::error(
            show(path),
            "this holds no document",
            "write one JSON object a line, with `id` and `text`",
        ));
    }
}

/// Standard input: NDJSON if its first line shows it, else one document.
fn read_stdin(stdin: &mut dyn Read, found: &mut Vec<Placed>, problems: &mut Vec<Problem>) {
    let mut reader = BufReader::new(stdin);
    let mut start = Vec::new();
    let mut read = || -> io::Result<()> {
        let mut first = 0;
        while start[first..].trim_ascii().is_empty() {
            first = start.len();
            if reader.read_until(b'\n', &mut start)? == 0 {
                break;
            }
        }
        if ndjson::is_document(&start[first..]) {
            let mut reader = Cursor::new(&start).chain(&mut reader);
            let mut keep = |placed| found.push(placed);
            return ndjson::read("-", "stdin", &mut reader, &mut keep, problems);
        }
        reader.read_to_end(&mut start)?;
        let name = Name {
            id: "stdin".to_owned(),
            path: "-".to_owned(),
            story: "stdin".to_owned(),
        };
        let source = document(name, &start, None, problems);
        found.extend(source.map(Placed::whole));
        Ok(())
    };
    if let Err(error) = read() {
        problems.push(unreadable(Path::new("-"), &error));
    }
}

fn is_ndjson(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ending == "ndjson" || ending == "jsonl"
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
    let (message, cure) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder", "correct the name"),
        io::ErrorKind::PermissionDenied => (
            "this may not be read",
            "ask for permission to read it, or leave it out",
        ),
        _ => {
            let message = format!("this cannot be read: {error}");
            return Problem::error(show(path), message, "leave it out, or look at the disk");
        }
    };
    Problem::error(show(path), message, cure)
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
