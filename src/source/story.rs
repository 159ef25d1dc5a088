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

/// The sources in their final order. Of several with one id in one story the later ones
/// (by path, then line) get `#2`, `#3` and so on appended, and a notice says so.
pub(super) fn settle(mut found: Vec<Placed>, mut problems: Vec<Problem>) -> Collection {
    let key = |p: &Placed| (p.source.path.clone(), p.line);
    found.sort_by_cached_key(key);
    let of = |p: &Placed| (p.source.story.clone(), p.source.id.clone());
    let mut taken: BTreeSet<(String, String)> = found.iter().map(of).collect();
    let mut bearers: BTreeMap<(String, String), usize> = BTreeMap::new();
    for placed in &mut found {
        let (story, id) = of(placed);
        let count = bearers.entry((story.clone(), id.clone())).or_insert(0);
        *count += 1;
        if *count == 1 {
            continue;
        }
        let new = loop {
            let new = format!("{id}#{count}");
            if taken.insert((story.clone(), new.clone())) {
                break new;
            }
            *count += 1;
        };
        let line = match placed.line {
            0 => String::new(),
            line => format!(" of line {line}"),
        };
        problems.push(Problem::notice(
            &placed.source.path,
            format!(
                "the id `{id}`{line} is taken already in the story `{story}`; this one is called `{new}`"
            ),
            "give each document of a story its own id",
        ));
        placed.source.id = new;
    }
    problems.sort();
    problems.dedup();
    let mut sources: Vec<_> = found.into_iter().map(|placed| placed.source).collect();
    sources.sort_by(|a, b| (&a.story, &a.id).cmp(&(&b.story, &b.id)));
    Collection { sources, problems }
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
