//! Packets on disk: a folder, or an archive.

use crate::packet::archive::{self, Fault};
use crate::packet::{self, Files, MANIFEST, Names};
use crate::problem::Problem;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// How many bytes a packet may have.
const LIMIT: u64 = 2 << 30;

pub fn fault(path: &Path, words: &str, error: &io::Error) -> Box<Problem> {
    let message = format!("this {words}: {error}");
    let cure = "look at the disk, and at who may use it";
    Box::new(Problem::error(path.to_string_lossy(), message, cure))
}

fn refused(path: impl AsRef<Path>, message: &str) -> Box<Problem> {
    let cure = "take the packet from where it was filed";
    Box::new(Problem::error(
        path.as_ref().to_string_lossy(),
        message,
        cure,
    ))
}

fn is_archive(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// Nothing is written over.
pub fn free(path: &Path) -> Result<(), Box<Problem>> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(fault(path, "cannot be looked at", &error)),
        Ok(_) => {
            let cure = "name another, or move it away";
            let problem = Problem::error(path.to_string_lossy(), "this is there already", cure);
            Err(Box::new(problem))
        }
    }
}

/// Writes a packet under a name of its own, and moves it to its place when it is whole; the
/// hash by which it can be known.
pub fn write(path: &Path, files: &Files) -> Result<String, Box<Problem>> {
    let unwritten = |error: io::Error| fault(path, "could not be written", &error);
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    let parent = parent.unwrap_or(Path::new("."));
    if is_archive(path) {
        let bytes = archive::pack(files).map_err(unwritten)?;
        let mut file = tempfile::NamedTempFile::new_in(parent).map_err(unwritten)?;
        let written = file
            .write_all(&bytes)
            .and_then(|()| file.as_file().sync_all());
        written.map_err(unwritten)?;
        readable(file.path()).map_err(unwritten)?;
        let kept = file.persist_noclobber(path);
        kept.map_err(|error| unwritten(error.error))?;
        return Ok(hash(&bytes));
    }
    let place = tempfile::tempdir_in(parent).map_err(unwritten)?;
    for (name, bytes) in files {
        let file = place.path().join(name);
        let folder = file.parent().unwrap_or(place.path());
        let written = fs::create_dir_all(folder).and_then(|()| {
            let mut file = File::create_new(&file)?;
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(unwritten)?;
    }
    free(path)?;
    fs::rename(place.path(), path).map_err(unwritten)?;
    // It is no longer there to be removed.
    let _ = place.keep();
    readable(path).map_err(unwritten)?;
    Ok(files
        .get(MANIFEST)
        .map(|bytes| hash(bytes))
        .unwrap_or_default())
}

/// What is made to be kept aside is made for its owner alone.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The files of a packet, and the hash by which it can be known.
pub fn read(path: &Path) -> Result<(Files, String), super::Failed> {
    let there = fs::metadata(path).map_err(|error| fault(path, "cannot be read", &error))?;
    if there.is_dir() {
        let mut files = Files::new();
        let mut names = Names::default();
        folder(path, "", &mut LIMIT.clone(), &mut names, &mut files)?;
        let manifest = files.get(MANIFEST).map(|bytes| hash(bytes));
        return Ok((files, manifest.unwrap_or_default()));
    }
    if !there.is_file() || there.len() > LIMIT {
        return Err(refused(path, "this is no packet").into());
    }
    let bytes = fs::read(path).map_err(|error| fault(path, "cannot be read", &error))?;
    match archive::unpack(&bytes) {
        Ok(files) => Ok((files, hash(&bytes))),
        Err(Fault::Refused(None, why)) => Err(refused(path, &format!("refused: {why}")).into()),
        Err(Fault::Refused(Some(name), why)) => {
            Err(refused(path, &format!("refused, because of {name}: {why}")).into())
        }
        Err(Fault::Changed(at)) => {
            let message = format!("this archive is not what its files make, from byte {at} on");
            Err(super::Failed::differs(vec![*refused(path, &message)]))
        }
    }
}

/// The files below a folder of a packet, by the names that they have in it.
fn folder(
    root: &Path,
    within: &str,
    left: &mut u64,
    names: &mut Names,
    files: &mut Files,
) -> Result<(), Box<Problem>> {
    let here = root.join(within);
    let unread = |error: io::Error| fault(&here, "cannot be read", &error);
    for entry in fs::read_dir(&here).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let what = entry.file_type().map_err(unread)?;
        let Some(own) = entry.file_name().to_str().map(str::to_owned) else {
            return Err(refused(entry.path(), "refused: its name is not UTF-8"));
        };
        let name = match within {
            "" => own,
            within => format!("{within}/{own}"),
        };
        if what.is_dir() {
            folder(root, &name, left, names, files)?;
            continue;
        }
        if !what.is_file() {
            return Err(refused(entry.path(), "refused: it is a link, or no file"));
        }
        if let Some(why) = packet::fault(&name) {
            return Err(refused(entry.path(), &format!("refused: {why}")));
        }
        if let Some(other) = names.add(&name) {
            let message = format!("refused: its name falls together with that of {other}");
            return Err(refused(entry.path(), &message));
        }
        let mut bytes = Vec::new();
        let read =
            File::open(entry.path()).and_then(|file| file.take(*left + 1).read_to_end(&mut bytes));
        read.map_err(|error| fault(&entry.path(), "cannot be read", &error))?;
        let long = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let Some(rest) = left.checked_sub(long) else {
            return Err(refused(root, "refused: it is larger than packets are"));
        };
        *left = rest;
        files.insert(name, bytes);
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
