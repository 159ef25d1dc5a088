//! Names of stories, and ids that are unique within them.

use super::{Collection, Placed};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// A name for each folder: its last part, and as much of its parents in front as tells
/// it from the others. A folder is the list of its parts from the root.
pub(super) fn names(folders: &BTreeSet<Vec<String>>) -> BTreeMap<&[String], String> {
    let mut names = BTreeMap::new();
    let mut open: Vec<&[String]> = folders.iter().map(Vec::as_slice).collect();
    for depth in 1.. {
        let mut bearers: BTreeMap<String, Vec<&[String]>> = BTreeMap::new();
        for folder in open {
            let from = folder.len().saturating_sub(depth);
            let name = folder.get(from..).unwrap_or_default().join("/");
            bearers.entry(name).or_default().push(folder);
        }
        open = Vec::new();
        for (name, folders) in bearers {
            let (long, short) = folders
                .iter()
                .partition::<Vec<&[String]>, _>(|f| f.len() > depth);
            match folders.as_slice() {
                [folder] => drop(names.insert(*folder, name)),
                // A folder with no further parent is the only one of its length.
                _ => {
                    names.extend(short.into_iter().map(|folder| (folder, name.clone())));
                    open.extend(long);
                }
            }
        }
        if open.is_empty() {
            break;
        }
    }
    names
}

/// What orders a source and tells it from others. By story, then id, path and line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Known<'a> {
    pub story: &'a str,
    pub id: &'a str,
    pub path: &'a str,
    pub line: usize,
}

/// Ids for those whose own is taken, with their place in `known`. Of several with one id in
/// one story the later ones (by path, then line) get `#2`, `#3` and so on appended, and a
/// notice says so.
pub(super) fn renamed(known: &[Known<'_>], problems: &mut Vec<Problem>) -> Vec<(usize, String)> {
    let mut order: Vec<usize> = (0..known.len()).collect();
    order.sort_unstable_by_key(|&n| known[n]);
    let name = |n: usize| (known[n].story, known[n].id);
    let taken = |new: &str, story| {
        order
            .binary_search_by_key(&(story, new), |&n| name(n))
            .is_ok()
    };
    let mut renamed = Vec::new();
    for bearers in order.chunk_by(|&a, &b| name(a) == name(b)) {
        let mut count = 1;
        for &n in bearers.iter().skip(1) {
            let Known {
                story,
                id,
                path,
                line,
            } = known[n];
            let new = loop {
                count += 1;
                let new = format!("{id}#{count}");
                if !taken(&new, story) {
                    break new;
                }
            };
            let line = match line {
                0 => String::new(),
                line => format!(" of line {line}"),
            };
            problems.push(Problem::notice(
                path,
                format!(
                    "the id `{id}`{line} is taken already in the story `{story}`; this one is called `{new}`"
                ),
                "give each document of a story its own id",
            ));
            renamed.push((n, new));
        }
    }
    renamed
}

/// The sources in their final order, each with an id of its own.
pub(super) fn settle(mut found: Vec<Placed>, mut problems: Vec<Problem>) -> Collection {
    let known: Vec<Known<'_>> = found.iter().map(Placed::known).collect();
    for (at, id) in renamed(&known, &mut problems) {
        found[at].source.id = id;
    }
    problems.sort();
    problems.dedup();
    let mut sources: Vec<_> = found.into_iter().map(|placed| placed.source).collect();
    sources.sort_by(|a, b| (&a.story, &a.id).cmp(&(&b.story, &b.id)));
    Collection { sources, problems }
}

impl Placed {
    fn known(&self) -> Known<'_> {
        Known {
            story: &self.source.story,
            id: &self.source.id,
            path: &self.source.path,
            line: self.line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_told_apart() {
        for (paths, expected) in [
            (vec!["home/flood"], vec!["flood"]),
            (vec!["home/a", "home/b"], vec!["a", "b"]),
            (vec!["home/a/x", "home/b/x"], vec!["a/x", "b/x"]),
            (
                vec!["p/a/x", "q/a/x", "q/b/x"],
                vec!["p/a/x", "q/a/x", "b/x"],
            ),
            (vec!["x", "a/x"], vec!["x", "a/x"]),
            (vec!["a/x", "a/x/x"], vec!["a/x", "x/x"]),
            (vec![""], vec![""]),
        ] {
            let parts = |path: &&str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
            let folders = paths.iter().map(parts).collect();
            let names = names(&folders);
            let found: Vec<_> = paths
                .iter()
                .map(|p| names[parts(p).as_slice()].as_str())
                .collect();
            assert_eq!(found, expected);
        }
    }
}
