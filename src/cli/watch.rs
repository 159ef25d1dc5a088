//! Noticing that files change.

use super::jobs::Job;
use super::{Rules, Sources};
use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folders in which a change may matter, and whether those in them count too.
pub fn places(
    sources: &Sources,
    rules: &Rules,
    drafts: &[String],
    jobs: &[Job],
) -> BTreeMap<PathBuf, bool> {
    let mut places = BTreeMap::new();
    // Its `variorum.yaml`, and the folder `rules` when it comes.
    places.insert(PathBuf::from("."), false);
    let named = sources.sources.iter().map(PathBuf::from);
    let files = rules.rules.iter().chain(&rules.hedges.hedges);
    let files = files.chain(drafts).map(PathBuf::from);
    let packs = jobs.iter().flat_map(|job| &job.packs);
    let packs = packs.map(|pack| PathBuf::from(&pack.path));
    for path in named.chain(files).chain(packs) {
        let is_folder = path.is_dir();
        // Editors put a new file in the place of an old one, which only its folder shows.
        let folder = match (is_folder, path.parent()) {
            (true, _) => path,
            (false, Some(parent)) if parent != Path::new("") => parent.to_owned(),
            (false, _) => PathBuf::from("."),
        };
        *places.entry(folder).or_default() |= is_folder;
    }
    places
}

/// Watches some folders, and tells whenever something changed there, until what is returned
/// is dropped. Where not all can be watched it is said why, and nothing is told.
pub fn start(
    places: &BTreeMap<PathBuf, bool>,
    tell: impl Fn() + Send + 'static,
) -> Result<RecommendedWatcher, String> {
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(event.kind)) {
            tell();
        }
    });
    let watcher = watcher.and_then(|mut watcher| {
        for (place, deep) in places {
            let mode = match deep {
                true => RecursiveMode::Recursive,
                false => RecursiveMode::NonRecursive,
            };
            match watcher.watch(place, mode) {
                Err(error) if !matches!(error.kind, ErrorKind::PathNotFound) => return Err(error),
                _ => {}
            }
        }
        Ok(watcher)
    });
    watcher.map_err(|error| format!("files cannot be watched: {error}"))
}

/// Whether something may have been written: we ourselves read.
fn matters(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
