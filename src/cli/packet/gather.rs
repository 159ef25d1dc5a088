//! All that a report is made of, in the places that it has in a packet.

use super::super::jobs::Job;
use super::store::fault;
use crate::packet::{self, Files, Names};
use crate::problem::Problem;
use crate::review;
use crate::source::disk;
use crate::value::HedgeTable;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What states things about the sources of a folder.
const BESIDE: [&str; 4] = [
    review::NAME,
    "metadata.json",
    "metadata.yaml",
    "metadata.yml",
];

/// The shipped table of hedges, for whoever looks at the packet: it goes with the program.
const STANDARD: &str = "hedges/standard.yaml";

pub struct Gathered {
    pub files: Files,
    /// Those that are sources.
    pub sources: Vec<String>,
}

/// Gathers what some jobs need; `stdin` is what standard input held.
pub fn gather(jobs: &[Job], stdin: &[u8]) -> Result<Gathered, Box<Problem>> {
    let folders = places(jobs)?;
    let mut all = Gathering::default();
    let standard = HedgeTable::standard_text().as_bytes();
    all.put(STANDARD, standard.to_vec())?;
    for job in jobs {
        let rules: Result<Vec<String>, _> = (job.packs.iter())
            .map(|pack| all.tool("rules", &pack.path))
            .collect();
        let rules = rules?;
        let table = job.table.as_ref();
        let table = table.map(|path| all.tool("hedges", path)).transpose()?;
        let off: BTreeMap<&str, &str> = (job.off.iter())
            .map(|off| (off.rule.as_str(), off.reason.as_str()))
            .collect();
        let paths: BTreeSet<&str> = job.sources.iter().map(|it| it.path.as_str()).collect();
        for path in paths {
            let (folder, name) = match path {
                "-" if disk::holds_documents(stdin) => ("sources", "stdin.ndjson"),
                "-" => ("sources/stdin", "stdin"),
                _ => {
                    let path = Path::new(path);
                    let folder = folders.get(folder(path)).map_or("sources", String::as_str);
                    (
                        folder,
                        path.file_name()
                            .and_then(|name| name.to_str())
                            .unwrap_or_default(),
                    )
                }
            };
            let bytes = match path {
                "-" => stdin.to_vec(),
                _ => read(Path::new(path))?,
            };
            let file = format!("{folder}/{name}");
            all.put(&file, bytes)?;
            all.sources.insert(file);
            // JSON is YAML, too.
            let up = "../".repeat(folder.split('/').count());
            let from = |name: &String| format!("{up}{name}");
            let mut settings = json!({ "rules": rules.iter().map(from).collect::<Vec<_>>() });
            if let Some(table) = &table {
                settings["hedges"] = json!(from(table));
            }
            if !off.is_empty() {
                settings["off"] = json!(off);
            }
            all.put(
                &format!("{folder}/variorum.yaml"),
                format!("{settings:#}\n").into_bytes(),
            )?;
        }
    }
    for (folder, name) in &folders {
        for beside in BESIDE {
            let path = folder.join(beside);
            if path.is_file() {
                all.put(&format!("{name}/{beside}"), read(&path)?)?;
            }
        }
    }
    Ok(Gathered {
        files: all.files,
        sources: all.sources.into_iter().collect(),
    })
}

/// Files as they come together.
#[derive(Default)]
struct Gathering {
    files: Files,
    names: Names,
    sources: BTreeSet<String>,
    /// Rules and tables by the file that they came from.
    tools: BTreeMap<PathBuf, String>,
}

impl Gathering {
    /// Adds a file. The same file twice is one.
    fn put(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Box<Problem>> {
        let refused = |message: String| {
            let cure = "give it another name, or pack the stories one by one";
            Err(Box::new(Problem::error(name, message, cure)))
        };
        if let Some(why) = packet::fault(name) {
            return refused(format!("this cannot be packed: {why}"));
        }
        match self.files.get(name) {
            Some(known) if *known == bytes => return Ok(()),
            Some(_) => return refused("two different files would have this name".to_owned()),
            None => {}
        }
        if let Some(other) = self.names.add(name) {
            return refused(format!("its name falls together with that of {other}"));
        }
        self.files.insert(name.to_owned(), bytes);
        Ok(())
    }

    /// Adds a file of rules or hedges; its name in the packet.
    fn tool(&mut self, folder: &str, path: &str) -> Result<String, Box<Problem>> {
        let real = Path::new(path);
        let real = real.canonicalize().unwrap_or_else(|_| real.to_owned());
        if let Some(known) = self.tools.get(&real) {
            return Ok(known.clone());
        }
        let own = real
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut name = format!("{folder}/{own}");
        let mut n = 1;
        while self.files.contains_key(&name) {
            n += 1;
            name = format!("{folder}/{n}/{own}");
        }
        self.put(&name, read(&real)?)?;
        self.tools.insert(real, name.clone());
        Ok(name)
    }
}

/// The folders in which sources lie, each with its place in the packet: its own name, with as
/// much of its parents' as tells it from others.
fn places(jobs: &[Job]) -> Result<BTreeMap<PathBuf, String>, Box<Problem>> {
    let sources = jobs.iter().flat_map(|job| &job.sources);
    let paths = sources.map(|source| Path::new(&source.path));
    let folders: BTreeSet<&Path> = paths
        .filter(|path| *path != Path::new("-"))
        .map(folder)
        .collect();
    let mut real: BTreeMap<&Path, Vec<String>> = BTreeMap::new();
    for folder in folders {
        let here = if folder == Path::new("") {
            Path::new(".")
        } else {
            folder
        };
        let found = here.canonicalize();
        let found = found.map_err(|error| fault(folder, "cannot be found", &error))?;
        let parts = found.components().skip(1);
        let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
        real.insert(folder, parts.collect());
    }
    let end = |parts: &[String], n: usize| parts[parts.len().saturating_sub(n)..].join("/");
    let longest = real.values().map(Vec::len).max().unwrap_or_default();
    let all: BTreeSet<&Vec<String>> = real.values().collect();
    let unique = |n: &usize| {
        let ends: BTreeSet<String> = all.iter().map(|parts| end(parts, *n)).collect();
        ends.len() == all.len()
    };
    let n = (1..=longest).find(unique).unwrap_or(longest);
    let place = |(folder, parts): (&Path, Vec<String>)| {
        let name = format!("sources/{}", end(&parts, n));
        (folder.to_owned(), name.trim_end_matches('/').to_owned())
    };
    Ok(real.into_iter().map(place).collect())
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn read(path: &Path) -> Result<Vec<u8>, Box<Problem>> {
    std::fs::read(path).map_err(|error| fault(path, "cannot be read", &error))
}
