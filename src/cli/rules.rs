//! Finding and reading rule files.

use crate::problem::Problem;
use crate::rule::{self, Pack};
use crate::value::HedgeTable;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Where rules are when nothing says otherwise.
pub const RULES: &str = "rules";

/// The rule files and folders that are named, else those of a project, else the folder
/// `rules`.
pub fn or_usual(named: &[String], project: &[String]) -> Vec<String> {
    match (named, project) {
        ([], []) => vec![RULES.to_owned()],
        ([], project) => project.to_vec(),
        (named, _) => named.to_vec(),
    }
}

/// Reads rule files and folders of them.
pub fn packs(paths: &[String], hedges: &HedgeTable, problems: &mut Vec<Problem>) -> Vec<Pack> {
    let read = with_texts(paths, hedges, problems).into_iter();
    read.map(|(pack, _)| pack).collect()
}

/// The same, each pack with the text of its file.
pub fn with_texts(
    paths: &[String],
    hedges: &HedgeTable,
    problems: &mut Vec<Problem>,
) -> Vec<(Pack, String)> {
    // By their real path, so that one file under two names is read once.
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for file in paths.iter().flat_map(|path| rule_files(path, problems)) {
        let real = Path::new(&file).canonicalize();
        let name = files.entry(real.unwrap_or_else(|_| PathBuf::from(&file)));
        let name = name.or_insert_with(|| file.clone());
        if file < *name {
            *name = file;
        }
    }
    let mut files: Vec<String> = files.into_values().collect();
    files.sort();
    let files = files.into_iter().filter_map(|file| {
        let text = read(&file, problems)?;
        Some((file, text))
    });
    let files = files.collect();
    understood(files, hedges, problems)
}

/// Rule files, each by name and text, as packs with their texts.
pub fn understood(
    files: Vec<(String, String)>,
    hedges: &HedgeTable,
    problems: &mut Vec<Problem>,
) -> Vec<(Pack, String)> {
    let mut packs = Vec::new();
    let mut texts = Vec::new();
    let read: Vec<_> = files
        .into_par_iter()
        .map(|(file, text)| (rule::read(&file, &text, hedges), text))
        .collect();
    for ((pack, faults), text) in read {
        problems.extend(faults);
        if let Some(pack) = pack {
            packs.push(pack);
            texts.push(text);
        }
    }
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    problems.extend(rule::same_id(&mut packs, &borrowed));
    packs.into_iter().zip(texts).collect()
}

/// The rule files that a path names: itself, or those directly in the folder.
fn rule_files(path: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    let folder = Path::new(path);
    if !folder.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("this folder of rules cannot be read: {error}");
            problems.push(Problem::error(path, message, "make it readable"));
            return Vec::new();
        }
    };
    let files: Vec<String> = entries
        .filter_map(|entry| match entry {
            Ok(entry) => Some(entry.path()),
            Err(error) => {
                let message = format!("a file of this folder cannot be read: {error}");
                problems.push(Problem::error(path, message, "make it readable"));
                None
            }
        })
        .filter(|p| is_rule_file(p) && p.is_file())
        .map(|p| p.display().to_string())
        .collect();
    if files.is_empty() {
        let cure = "put rule files that end in .yaml there, or name others with `--rules`";
        problems.push(Problem::error(
            path,
            "no rule file stands in this folder",
            cure,
        ));
    }
    files
}

fn read(path: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = match error.kind() {
                std::io::ErrorKind::NotFound => "there is no such rule file or folder".to_owned(),
                _ => format!("this rule file cannot be read: {error}"),
            };
            let cure = "name one that exists, or run where the folder `rules` is";
            problems.push(Problem::error(path, message, cure));
            return None;
        }
    };
    text(path, bytes, problems)
}

/// The text of a rule file.
pub fn text(path: &str, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> Option<String> {
    let text = String::from_utf8(bytes).ok();
    if text.is_none() {
        let message = "this rule file is not UTF-8 text";
        problems.push(Problem::error(path, message, "save it as UTF-8"));
    }
    text.map(|t| t.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(t))
}

/// Whether a file in a folder of rules is one of them, by its name.
pub fn is_rule_file(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|e| e == "yaml" || e == "yml")
        // Hidden files are what editors leave behind.
        && !path.file_name().is_some_and(is_hidden)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
