//! The files of snapshots, and the new ones that wait beside them.

use crate::problem::Problem;
use crate::workbench::snapshot::{self, Unread};
use crate::workbench::trial::{State, StoryTrial};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// How the files of new results end.
const NEW: &str = ".snap.new";

/// The file of a story's snapshot.
pub fn path(folder: &str, story: &str) -> String {
    format!("{folder}/{}.snap", story.replace('/', "__"))
}

/// Every snapshot of a folder and every new one that waits there, by path. A folder that is
/// not there has none.
pub fn read(folder: &str, problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return found,
        Err(error) => {
            problems.push(unusable(folder, "read", &error));
            return found;
        }
    };
    for entry in entries.filter_map(Result::ok) {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        if ![".snap", NEW].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let name = format!("{folder}/{name}");
        match fs::read_to_string(entry.path()) {
            Ok(text) => drop(found.insert(name, text)),
            Err(error) => problems.push(unusable(&name, "read", &error)),
        }
    }
    found
}

/// Those that `variorum test` wrote for stories that are none of these.
pub fn orphans(
    kept: &BTreeMap<String, String>,
    folder: &str,
    stories: &BTreeSet<String>,
) -> Vec<String> {
    let known: BTreeSet<String> = stories.iter().map(|story| path(folder, story)).collect();
    let owned = |path: &str| match path.strip_suffix(NEW) {
        Some(stem) => known.contains(&format!("{stem}.snap")),
        None => known.contains(path),
    };
    let ours = |text: &str| snapshot::read(text) != Err(Unread::Foreign);
    let left = kept
        .iter()
        .filter(|(path, text)| !owned(path) && ours(text));
    left.map(|(path, _)| path.clone()).collect()
}

/// Puts what was found beside the snapshot, for review. In CI nothing is written.
pub fn propose(story: &StoryTrial) -> Result<(), Box<Problem>> {
    match in_ci() {
        true => Ok(()),
        false => write(&pending(story), &story.now),
    }
}

/// Drops what waits beside a snapshot that holds again. In CI nothing is written.
pub fn clear(story: &StoryTrial) -> Result<(), Box<Problem>> {
    match in_ci() {
        true => Ok(()),
        false => reject(story),
    }
}

fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false")
}

/// Makes what was found the snapshot. A file that another program wrote stays.
pub fn accept(story: &StoryTrial) -> Result<(), Box<Problem>> {
    if story.state == State::Foreign {
        let message = "another program wrote this file";
        let cure = "move it, or give the story's folder another name";
        return Err(Box::new(Problem::error(&story.path, message, cure)));
    }
    write(&story.path, &story.now)?;
    reject(story)
}

/// Drops what waits beside the snapshot.
pub fn reject(story: &StoryTrial) -> Result<(), Box<Problem>> {
    remove(&pending(story))
}

/// Removes a file, if it is there.
pub fn remove(path: &str) -> Result<(), Box<Problem>> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Box::new(unusable(path, "removed", &error)))
        }
        _ => Ok(()),
    }
}

/// The file in which a new result waits.
fn pending(story: &StoryTrial) -> String {
    format!("{}.new", story.path)
}

fn write(path: &str, text: &str) -> Result<(), Box<Problem>> {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let made = fs::create_dir_all(folder);
    let written = made.and_then(|()| fs::write(path, text));
    written.map_err(|error| Box::new(unusable(path, "written", &error)))
}

fn unusable(path: &str, deed: &str, error: &io::Error) -> Problem {
    let message = format!("this could not be {deed}: {error}");
    Problem::error(path, message, "make it possible, or name another folder")
}
