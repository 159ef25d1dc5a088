//! Making the report of a packet, from nothing but what is in it.

use super::super::{Hedges, Rules, check, jobs};
use super::store::fault;
use crate::packet::{DATA, Files, MANIFEST, Manifest, PAGE, inside};
use crate::problem::Problem;
use crate::report::{Report, html, json};
use crate::source::{ReadOptions, disk};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Settings as packets have them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    rules: Vec<String>,
    hedges: Option<String>,
    #[serde(default, rename = "off")]
    _off: BTreeMap<String, String>,
}

/// Whether settings lead to nothing but files of their packet, which may come from anybody.
pub fn allowed(files: &Files) -> Result<(), Box<Problem>> {
    for (name, bytes) in files {
        let Some(folder) = name.strip_suffix("/variorum.yaml") else {
            continue;
        };
        let refused = |message: String| {
            let cure = "take the packet from where it was filed";
            Err(Box::new(Problem::error(name, message, cure)))
        };
        let settings: Settings = match serde_json::from_slice(bytes) {
            Ok(settings) => settings,
            Err(error) => return refused(format!("these are no settings of a packet: {error}")),
        };
        for path in settings.rules.iter().chain(&settings.hedges) {
            let there = inside(folder, path).filter(|path| files.contains_key(path));
            if there.is_none() {
                return refused(format!("`{path}` is no file of the packet"));
            }
        }
    }
    Ok(())
}

/// The whole packet of what was given, and its report.
pub fn replay(given: &Files, sources: &[String]) -> Result<(Files, Report), Box<Problem>> {
    let place = tempfile::tempdir();
    let place =
        place.map_err(|error| fault(Path::new("a folder of its own"), "cannot be made", &error))?;
    for (name, bytes) in given {
        let path = place.path().join(name);
        let folder = path.parent().unwrap_or(place.path());
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|error| fault(Path::new(name), "cannot be unpacked", &error))?;
    }
    let report = within(place.path(), || report(sources))??;
    let mut files = given.clone();
    files.insert(PAGE.to_owned(), html::html(&report).into_bytes());
    files.insert(DATA.to_owned(), json::report(&report).into_bytes());
    let manifest = Manifest::new(sources.to_vec(), &report, &files);
    files.insert(MANIFEST.to_owned(), manifest.written());
    Ok((files, report))
}

/// Does something in another folder, so that names are those that they have in the packet.
fn within<T>(folder: &Path, deed: impl FnOnce() -> T) -> Result<T, Box<Problem>> {
    let moved = |folder: &Path| {
        std::env::set_current_dir(folder)
            .map_err(|error| fault(folder, "cannot be entered", &error))
    };
    let here = std::env::current_dir();
    let here = here.map_err(|error| fault(Path::new("."), "cannot be found", &error))?;
    moved(folder)?;
    let done = deed();
    moved(&here)?;
    Ok(done)
}

fn report(sources: &[String]) -> Result<Report, Box<Problem>> {
    let rules = Rules {
        rules: Vec::new(),
        hedges: Hedges { hedges: None },
    };
    let mut plan = jobs::plan(
        disk::collect(sources, &mut std::io::empty(), &ReadOptions::default()),
        &rules,
    );
    plan.problems.append(&mut plan.off);
    if plan.jobs.is_empty() {
        let first = plan.problems.into_iter().next();
        let none = || Problem::error("sources", "there is nothing to check", "pack some");
        return Err(Box::new(first.unwrap_or_else(none)));
    }
    Ok(check::report(plan, false, &mut |_, _| ()))
}
