//! Noticing that files change.

use super::super::jobs::Job;
use super::Review;
use crate::problem::Problem;
use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The folders in which a change may matter, and whether those in them count too.
pub fn places(args: &Review, jobs: &[Job]) -> BTreeMap<PathBuf, bool> {
    let mut places = BTreeMap::new();
    // Its `variorum.yaml`, and the folder `rules` when it comes.
    places.insert(PathBuf::from("."), false);
    let named = args.sources.sources.iter().map(PathBuf::from);
    let rules = args.rules.rules.iter().chain(&args.rules.hedges.hedges);
    let rules = rules.map(PathBuf::from);
    let packs = jobs.iter().flat_map(|job| &job.packs);
    let packs = packs.map(|pack| PathBuf::from(&pack.path));
    for path in named.chain(rules).chain(packs) {
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

/// Watches some folders: what comes out of the receiver is that something changed there.
/// Where not all can be watched it is told why, and nothing comes.
pub fn start(
    places: &BTreeMap<PathBuf, bool>,
) -> (Result<RecommendedWatcher, Problem>, UnboundedReceiver<()>) {
    let (tell, told) = unbounded_channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(event.kind)) {
            let _ = tell.send(());
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
    let fault = |error| {
        let message = format!("files cannot be watched: {error}");
        let cure =
            "load the page anew to see what changed; nothing is decided on what is no longer so";
        Problem::notice("review", message, cure)
    };
    (watcher.map_err(fault), told)
}

/// Whether something may have been written: we ourselves read.
fn matters(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
