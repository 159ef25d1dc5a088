//! The file of a ledger: read whole, added to line by line, never rewritten.

#![expect(clippy::disallowed_methods, reason = "this module is the edge")]

use super::NAME;
use super::ledger::Ledger;
use super::line::{Deed, Id, Line};
use crate::problem::Problem;
use jiff::Timestamp;
use same_file::Handle;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{MAIN_SEPARATOR, Path};

/// About whose story, by whom and when a line is written.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// [`short`](super::short) of the story's name.
    pub story: String,
    pub by: String,
    pub at: Timestamp,
}

/// The ledger in a story's folder; one without lines where there is none.
///
/// # Errors
/// Where there is one and it cannot be read.
pub fn read(folder: &Path) -> Result<Ledger, Box<Problem>> {
    let path = folder.join(NAME);
    let read = match is_file(&path).and_then(|()| File::open(&path)) {
        Ok(mut file) => locked(&file, Lock::Shared).and_then(|()| bytes(&mut file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    match read {
        Ok(bytes) => Ok(Ledger::read(&show(&path), &bytes)),
        Err(error) => {
            let message = format!("this ledger cannot be read: {error}");
            let cure = "make it possible; until then every divergence counts as undecided";
            Err(Box::new(Problem::error(show(&path), message, cure)))
        }
    }
}

/// Adds a line to the ledger in a story's folder, and tells its id once it is on the disk.
///
/// Writers wait for each other, so that each names in `after` what stands there when it
/// writes. `deed` is asked with that ledger; what it refuses is not written.
///
/// # Errors
/// Where the deed is refused, or the ledger is damaged or cannot be written; then it is as
/// it was before.
pub fn append(
    folder: &Path,
    stamp: &Stamp,
    deed: &mut dyn FnMut(&Ledger) -> Result<Deed, Box<Problem>>,
) -> Result<Id, Box<Problem>> {
    let path = folder.join(NAME);
    let name = show(&path);
    let fault = |error: io::Error| Box::new(unwritten(&name, &error));
    loop {
        let (mut file, before) = open(&path).map_err(fault)?;
        let ledger = Ledger::read(&name, &before);
        if let Some(damage) = ledger.damage() {
            return Err(Box::new(refused(damage)));
        }
        let deed = match deed(&ledger) {
            Ok(deed) => deed,
            Err(refusal) => {
                unmake(&path, &before).map_err(fault)?;
                return Err(refusal);
            }
        };
        let line = Line {
            after: ledger.heads(),
            story: stamp.story.clone(),
            deed,
            by: stamp.by.clone(),
            at: stamp.at,
        };
        let (id, text) = line.written();
        write(&mut file, &path, &before, &text).map_err(fault)?;
        // Git puts a new file in the place of the one that we have locked.
        if is_still(&file, &path).map_err(fault)? {
            return Ok(id);
        }
    }
}

/// Opens a ledger, alone, and reads it.
fn open(path: &Path) -> io::Result<(File, Vec<u8>)> {
    match is_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    loop {
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(path)?;
        locked(&file, Lock::Exclusive)?;
        if is_still(&file, path)? {
            let bytes = bytes(&mut file)?;
            return Ok((file, bytes));
        }
    }
}

/// Fails where a ledger's name leads to what is no file: opening a pipe would wait for ever,
/// and a link that leads nowhere would have a file made somewhere else.
fn is_file(path: &Path) -> io::Result<()> {
    let fault = |words: &str| Err(io::Error::other(words));
    match std::fs::metadata(path) {
        Ok(there) if there.is_file() => Ok(()),
        Ok(there) if there.is_dir() => fault("it is a folder"),
        Ok(_) => fault("it is neither a file nor a folder"),
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
            fault("it is a link that leads nowhere")
        }
        Err(error) => Err(error),
    }
}

/// Adds a line on the disk, or leaves the file as it was.
fn write(file: &mut File, path: &Path, before: &[u8], line: &str) -> io::Result<()> {
    let ended = before.is_empty() || before.ends_with(b"\n");
    let line = if ended {
        line.to_owned()
    } else {
        format!("\n{line}")
    };
    let written = file.write_all(line.as_bytes()).and_then(|()| {
        file.sync_all()?;
        match before.is_empty() {
            true => sync_folder(path),
            false => Ok(()),
        }
    });
    if written.is_err() {
        let length = u64::try_from(before.len()).unwrap_or(u64::MAX);
        file.set_len(length)?;
        file.sync_all()?;
        unmake(path, before)?;
    }
    written
}

/// Removes a ledger that was made to be locked, and holds nothing. Who waits for it notices.
fn unmake(path: &Path, before: &[u8]) -> io::Result<()> {
    match before.is_empty() {
        true => std::fs::remove_file(path),
        false => Ok(()),
    }
}

/// Makes sure that a new file is still there after a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let here = folder.as_os_str().is_empty();
    File::open(if here { Path::new(".") } else { folder })?.sync_all()
}

/// Elsewhere folders cannot be opened, and look after themselves.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

enum Lock {
    Shared,
    Exclusive,
}

/// Waits until nobody else writes, or reads.
fn locked(file: &File, lock: Lock) -> io::Result<()> {
    let done = match lock {
        Lock::Shared => file.lock_shared(),
        Lock::Exclusive => file.lock(),
    };
    match (done, lock) {
        // Where no file can be locked, whoever only reads does no harm.
        (Err(error), Lock::Shared) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        (done, _) => done,
    }
}

fn is_still(file: &File, path: &Path) -> io::Result<bool> {
    let ours = Handle::from_file(file.try_clone()?)?;
    match Handle::from_path(path) {
        Ok(there) => Ok(ours == there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn bytes(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn show(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

fn unwritten(file: &str, error: &io::Error) -> Problem {
    let message = format!("the ledger could not be written, and is as it was: {error}");
    let cure =
        "make room, or let the folder be written to, and say it again: nothing of it was kept";
    Problem::error(file, message, cure)
}

fn refused(damage: &Problem) -> Problem {
    Problem {
        message: format!("nothing is added to a damaged ledger: {}", damage.message),
        ..damage.clone()
    }
}
