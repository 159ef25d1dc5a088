//! Names that may stand in a packet. It may come from anybody.

use super::{DATA, MANIFEST, PAGE};
use std::collections::BTreeMap;

/// The folders of a packet.
const FOLDERS: [&str; 3] = ["sources", "rules", "hedges"];

/// Why a file of this name is none of a packet's, if it is not.
pub fn fault(name: &str) -> Option<&'static str> {
    let odd = |c: char| c == '\\' || c.is_control();
    if name.contains(odd) {
        return Some("its name holds a backslash or a control character");
    }
    if name.starts_with('/') {
        return Some("its name begins at the root");
    }
    let mut parts = name.split('/');
    if parts.clone().any(|part| [".", "..", ""].contains(&part)) {
        return Some("its name leads out of its folder, or is not plain");
    }
    let first = parts.next().unwrap_or_default();
    let known = match parts.next() {
        Some(_) => FOLDERS.contains(&first),
        None => [MANIFEST, PAGE, DATA].contains(&first),
    };
    (!known).then_some("packets have no such file")
}

/// The name that a path has, seen from a folder of a packet; `None` where it leads out.
pub fn inside(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Names given so far: no two are the same where case does not count.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Takes a name; the one that it would fall together with, if there is one.
    pub fn add(&mut self, name: &str) -> Option<String> {
        self.0.insert(name.to_lowercase(), name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_ours_may_stand_in_a_packet() {
        for good in [
            "manifest.json",
            "report.html",
            "sources/a/b c.md",
            "sources/a/ü.txt",
            "rules/x.yaml",
            "hedges/standard.yaml",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "",
            "x.txt",
            "sources",
            "/etc/passwd",
            "../x",
            "sources/../../x",
            "sources/./a",
            "sources//a",
            "sources/a/",
            "sources\\a",
            "C:/x",
            "rules/a\nb",
            "review.jsonl",
        ] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
    }

    #[test]
    fn paths_stay_inside() {
        for (folder, path, wanted) in [
            ("sources/a", "../../rules/x.yaml", Some("rules/x.yaml")),
            ("sources/a", "b", Some("sources/a/b")),
            ("sources/a", "../../../x", None),
            ("sources/a", "/x", None),
            ("", "..", None),
        ] {
            assert_eq!(inside(folder, path).as_deref(), wanted, "{folder} {path}");
        }
    }
}
