//! Finding and reading rule files, and which stories they are for.

use super::settings::{self, Settings};
use crate::problem::Problem;
use crate::rule::{self, Pack, Rule};
use crate::source::Source;
use crate::value::HedgeTable;
use std::collections::BTreeMap;
use std::path::Path;

/// Where rules are when nothing says otherwise.
const DEFAULT_RULES: &str = "rules";

/// Sources that are checked with the same rules, and the rules.
#[derive(Default)]
pub struct Job {
    pub sources: Vec<Source>,
    pub packs: Vec<Pack>,
    /// What the stories' own settings fail on, by story.
    pub settings: BTreeMap<String, Settings>,
}

impl Job {
    /// The rules of all packs.
    pub fn rules(&self) -> Vec<Rule> {
        self.packs
            .iter()
            .flat_map(|pack| pack.rules.iter().cloned())
            .collect()
    }
}

/// Gives every source the rules that it is to be checked with: those named on the command
/// line, else those of its story's `variorum.yaml`, else the folder `rules`.
pub fn jobs(
    sources: Vec<Source>,
    named: &[String],
    hedges: &HedgeTable,
    problems: &mut Vec<Problem>,
) -> Vec<Job> {
    let mut folders: BTreeMap<String, Settings> = BTreeMap::new();
    let mut jobs: BTreeMap<Vec<String>, Job> = BTreeMap::new();
    for source in sources {
        let folder = Path::new(&source.path).parent().unwrap_or(Path::new(""));
        let settings = folders
            .entry(folder.display().to_string())
            .or_insert_with(|| settings::read(folder, problems));
        let rules = match (named.is_empty(), settings.rules.is_empty()) {
            (false, _) => named.to_vec(),
            (true, false) => settings.rules.clone(),
            (true, true) => vec![DEFAULT_RULES.to_owned()],
        };
        let job = jobs.entry(rules).or_default();
        job.settings
            .entry(source.story.clone())
            .or_insert_with(|| settings.clone());
        job.sources.push(source);
    }
    if jobs.is_empty() && !named.is_empty() {
        // Faults of sources and of rules are told in one run.
        packs(named, hedges, problems);
    }
    for (rules, job) in &mut jobs {
        job.packs = packs(rules, hedges, problems);
    }
    jobs.into_values().collect()
}

/// Reads rule files and folders of them.
pub fn packs(paths: &[String], hedges: &HedgeTable, problems: &mut Vec<Problem>) -> Vec<Pack> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(rule_files(path, problems));
    }
    files.sort();
    files.dedup();
    let mut packs = Vec::new();
    let mut texts = Vec::new();
    for file in &files {
        let Some(text) = read(file, problems) else {
            continue;
        };
        let (pack, faults) = rule::read(file, &text, hedges);
        problems.extend(faults);
        if let Some(pack) = pack {
            packs.push(pack);
            texts.push(text);
        }
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    problems.extend(rule::same_id(&mut packs, &texts));
    packs
}

/// The rule files that a path names: itself, or those directly in the folder.
#[expect(clippy::disallowed_methods, reason = "the command line is the edge")]
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
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|p| p.extension().is_some_and(|e| e == "yaml" || e == "yml"))
        .filter(|p| p.is_file())
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

#[expect(clippy::disallowed_methods, reason = "the command line is the edge")]
fn read(path: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = match error.kind() {
                std::io::ErrorKind::NotFound => "there is no such rule file or folder".to_owned(),
                _ => format!("this rule file cannot be read: {error}"),
            };
            let cure = "name one that exists with `--rules`, or run where the folder `rules` is";
            problems.push(Problem::error(path, message, cure));
            return None;
        }
    };
    let text = String::from_utf8(bytes).ok();
    if text.is_none() {
        let message = "this rule file is not UTF-8 text";
        problems.push(Problem::error(path, message, "save it as UTF-8"));
    }
    text.map(|t| t.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(t))
}
