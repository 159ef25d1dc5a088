//! Rule files as a git revision has them, read by the program `git`.

use super::rules;
use crate::problem::Problem;
use crate::rule::Pack;
use crate::value::HedgeTable;
use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// A commit, and where we stand in its repository.
pub struct Revision {
    /// As the user named it.
    name: String,
    commit: String,
    /// The repository's folder.
    root: PathBuf,
    /// The folder we stand in, from there.
    here: PathBuf,
}

impl Revision {
    /// Finds the commit of this name.
    pub fn find(name: &str) -> Result<Self, Box<Problem>> {
        let fault = |message: String, cure: &str| Box::new(Problem::error(name, message, cure));
        let inside = git(&["rev-parse", "--show-prefix"]).map_err(|error| match error {
            Failure::NoGit => fault(
                "git revisions are read by the program `git`, which is not there".to_owned(),
                "install git, or compare two folders: `variorum diff OLD NEW SOURCES`",
            ),
            Failure::Said(said) => fault(
                format!("this folder is in no git repository that can be read: {said}"),
                "run where the rules are, or compare two folders: `variorum diff OLD NEW SOURCES`",
            ),
        })?;
        let commit = format!("{name}^{{commit}}");
        let commit = git(&["rev-parse", "--verify", "--end-of-options", &commit]);
        let commit = commit.map_err(|_| {
            let cure = "name a commit, a branch or a tag; in CI, fetch it first";
            fault("git knows no such revision here".to_owned(), cure)
        })?;
        let root = git(&["rev-parse", "--show-toplevel"]).unwrap_or_default();
        Ok(Self {
            name: name.to_owned(),
            commit: line(&commit),
            root: PathBuf::from(line(&root)),
            here: PathBuf::from(line(&inside)),
        })
    }

    /// Reads rule files and folders of them, as they were.
    pub fn packs(
        &self,
        paths: &[String],
        hedges: &HedgeTable,
        problems: &mut Vec<Problem>,
    ) -> Vec<Pack> {
        let mut files = BTreeMap::new();
        for path in paths {
            self.files(path, &mut files, problems);
        }
        let files = files.into_iter().filter_map(|(path, object)| {
            let name = self.named(&path);
            match git(&["cat-file", "blob", &object]) {
                Ok(bytes) => Some((name.clone(), rules::text(&name, bytes, problems)?)),
                Err(error) => {
                    problems.push(self.unread(&path, &error));
                    None
                }
            }
        });
        let files = files.collect();
        let packs = rules::understood(files, hedges, problems).into_iter();
        packs.map(|(pack, _)| pack).collect()
    }

    /// The rule files that a path names, each with its object: itself, or those directly in
    /// the folder.
    fn files(&self, path: &str, files: &mut BTreeMap<String, String>, problems: &mut Vec<Problem>) {
        let Some(within) = self.within(path) else {
            let message = "this path lies outside the git repository";
            let cure = "name a path inside it, or compare two folders";
            problems.push(Problem::error(self.named(path), message, cure));
            return;
        };
        let object = format!("{}:{within}", self.commit);
        let Ok(object) = git(&["rev-parse", "--verify", "--end-of-options", &object]) else {
            let message = "the revision has no such rule file or folder";
            let cure = "name a revision that has it, or another path with `--rules`";
            problems.push(Problem::error(self.named(path), message, cure));
            return;
        };
        let object = line(&object);
        let listed = match git(&["cat-file", "-t", &object]) {
            Ok(kind) if line(&kind) == "blob" => {
                files.insert(within, object);
                return;
            }
            Ok(_) => git(&["ls-tree", "-z", "--full-tree", &object]),
            Err(error) => Err(error),
        };
        match listed {
            Ok(listed) => files.extend(entries(&listed).map(|(name, object)| {
                let path = Path::new(&within).join(name);
                (path.display().to_string(), object.to_owned())
            })),
            Err(error) => problems.push(self.unread(path, &error)),
        }
    }

    /// A path as the repository writes it; `None` outside of it.
    fn within(&self, path: &str) -> Option<String> {
        let path = Path::new(path);
        let path = match path.is_absolute() {
            true => path.strip_prefix(&self.root).ok()?.to_owned(),
            false => self.here.join(path),
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in path.components() {
            match part {
                Component::Normal(name) => parts.push(name.to_str()?),
                Component::ParentDir => drop(parts.pop()?),
                _ => {}
            }
        }
        Some(parts.join("/"))
    }

    /// `main:rules/a.yaml`.
    fn named(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }

    fn unread(&self, path: &str, error: &Failure) -> Problem {
        let said = match error {
            Failure::NoGit => "there is no git",
            Failure::Said(said) => said,
        };
        let message = format!("git could not read this: {said}");
        Problem::error(self.named(path), message, "see `git fsck`")
    }
}

/// The rule files in what `git ls-tree -z` wrote: name and object.
fn entries(listed: &[u8]) -> impl Iterator<Item = (&str, &str)> {
    let entries = listed.split(|byte| *byte == 0);
    entries
        .filter_map(|entry| std::str::from_utf8(entry).ok())
        .filter_map(|entry| {
            let (about, name) = entry.split_once('\t')?;
            let (kind, object) = about.split_once(" blob ")?;
            let is_link = kind == "120000";
            (!is_link && rules::is_rule_file(Path::new(name))).then_some((name, object))
        })
}

enum Failure {
    NoGit,
    /// What git said of it, on one line.
    Said(String),
}

/// What git prints.
fn git(args: &[&str]) -> Result<Vec<u8>, Failure> {
    match Command::new("git").args(args).output() {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => {
            let said = line(&output.stderr);
            let said = said.lines().next().unwrap_or_default();
            Err(Failure::Said(said.trim_start_matches("fatal: ").to_owned()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Failure::NoGit),
        Err(error) => Err(Failure::Said(error.to_string())),
    }
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end().to_owned()
}
