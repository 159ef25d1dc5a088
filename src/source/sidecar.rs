//! `metadata.json` or `metadata.yaml`: what a folder states about its files.

use super::Origin;
use super::decode::decode;
use super::details::{Details, Page, Written, from_yaml, reason};
use crate::problem::Problem;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The names a sidecar can have; the first that is there is used.
pub(super) const NAMES: [&str; 3] = ["metadata.json", "metadata.yaml", "metadata.yml"];

/// How many entries about missing files are shown one by one: a sidecar of an archive can
/// stand beside a part of it.
const MISSING_SHOWN: usize = 20;

const MISSING_CURE: &str = "correct the name, or remove the entry";

/// Details by the name of the file, from a list of entries with a `file` each, or from
/// a map from names to entries.
///
/// `present` are the names of the files in the sidecar's folder.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    present: &BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Details> {
    let Ok(decoded) = decode(bytes) else {
        problems.push(super::not_text(file));
        return BTreeMap::new();
    };
    let text = &decoded.text;
    let page = Page {
        file,
        text,
        skipped: 0,
    };
    // JSON is YAML, and only the YAML reader tells where a value stands.
    let entries = match from_yaml::<Option<Entries>>(text) {
        Ok(entries) => entries.unwrap_or_default().0,
        Err(error) => {
            let problem = Problem::error(
                file,
                format!("this cannot be read: {}", reason(&error)),
                "write a list with `file`, `title`, `publisher` and `published` for each file",
            );
            problems.push(page.mark_error(problem, &error));
            return BTreeMap::new();
        }
    };
    let mut found = BTreeMap::new();
    let mut missing = 0;
    for (name, written) in entries {
        let words = name.text.as_deref().unwrap_or_default();
        let mut fault = |message: &str, cure: &str| {
            let problem = Problem::error(file, message, cure);
            problems.push(page.mark(problem, name.place, "file", words));
        };
        if name.text.is_none() {
            fault(
                "this entry does not say which file it is about",
                "add `file` with the file's name",
            );
            continue;
        }
        if !present.contains(words) {
            missing += 1;
            if missing <= MISSING_SHOWN {
                fault("there is no such file in this folder", MISSING_CURE);
            }
        } else if found.contains_key(words) {
            fault(
                "this file has two entries, of which the first is used",
                "remove one of them",
            );
        } else {
            let details = written.understand(page, problems).from(Origin::Sidecar);
            found.insert(words.to_owned(), details);
        }
    }
    if let Some(more) = missing.checked_sub(MISSING_SHOWN).filter(|n| *n > 0) {
        let message = format!("{more} more entries name files that are not in this folder");
        problems.push(Problem::error(file, message, MISSING_CURE));
    }
    found
}

/// Entries with the name of their file.
#[derive(Default)]
struct Entries(Vec<(FileName, Written)>);

/// The file that an entry is about.
struct FileName {
    /// `None` where the entry does not say.
    text: Option<String>,
    /// Where the name stands, or the entry without one.
    place: Location,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries, or a map from file names to entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element::<Spanned<Written>>()? {
            let file = entry.value.file.as_ref();
            let text = file.and_then(|f| Some(f.value.said()?.trim().to_owned()));
            let place = match (file, &text) {
                (Some(file), Some(_)) => file.defined,
                _ => entry.defined,
            };
            entries.push((FileName { text, place }, entry.value));
        }
        Ok(Entries(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key::<Spanned<String>>()? {
            let entry = map.next_value::<Option<Written>>()?.unwrap_or_default();
            let (text, place) = (Some(name.value), name.defined);
            entries.push((FileName { text, place }, entry));
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn present() -> BTreeSet<String> {
        ["a.txt", "b.txt", "001"].map(str::to_owned).into()
    }

    #[test]
    fn every_form_says_the_same() {
        for text in [
            "[\n {\n  \"file\": \"a.txt\",\n  \"title\": \"Flood \\u2019\\/\",\n  \"publisher\": null,\n  \"published\": \"2025-03-31\"\n }\n]",
            "[\n\t{\"file\": \"a.txt\", \"title\": \"Flood \\u2019/\", \"published\": \"2025-03-31\", \"other\": [1, {}]}]",
            "- file: a.txt\n  title: Flood \u{2019}/\n  published: 31 March 2025\n",
            "# ours\na.txt:\n  title: Flood \u{2019}/\n  published: 2025-03-31\nb.txt:\n",
            "{\"a.txt\": {\"title\": \"Flood \u{2019}/\", \"published\": \"March 31, 2025\"}}",
            "\u{feff}{\"a.txt\": {\"title\": \"Flood \u{2019}/\", \"published\": \"March 31, 2025\"}}",
        ] {
            let mut problems = Vec::new();
            let found = read("metadata.json", text.as_bytes(), &present(), &mut problems);
            assert_eq!(problems, [], "{text}");
            let details = &found["a.txt"];
            assert_eq!(details.title.as_deref(), Some("Flood \u{2019}/"));
            assert_eq!(details.published, Some(date(2025, 3, 31)));
            assert_eq!(details.publisher, None);
        }
    }

    #[test]
    fn faults_are_shown_in_their_place() {
        for (text, expected) in [
            (
                "[{\"file\": \"a.txt\"},\n {\"file\": \"c.txt\"}]",
                "m:2:11 there is no such file in this folder",
            ),
            (
                "c.txt: {title: a}\n",
                "m:1:1 there is no such file in this folder",
            ),
            (
                "- file: a.txt\n  published: soon\n",
                "m:2:14 `published` is not a date",
            ),
            (
                "- file: a.txt\n- file: a.txt\n",
                "m:2:9 this file has two entries, of which the first is used",
            ),
            (
                "- title: b\n",
                "m:1:3 this entry does not say which file it is about",
            ),
            (
                "[{\"file\": \"a.txt\"\n \"title\": \"b\"}]",
                "m:2:2 this cannot be read: while parsing a flow mapping, did not find expected ',' or '}'",
            ),
            ("\0\0", "m this is not text"),
            ("", ""),
        ] {
            let mut problems = Vec::new();
            read("m", text.as_bytes(), &present(), &mut problems);
            let shown = problems
                .iter()
                .map(|p| format!("{} {}", p.place, p.message));
            assert_eq!(shown.collect::<Vec<_>>().join("\n"), expected, "{text}");
        }
    }

    #[test]
    fn many_missing_files_are_counted() {
        let text: String = (0..50).map(|n| format!("- file: {n}.txt\n")).collect();
        let mut problems = Vec::new();
        read("m", text.as_bytes(), &present(), &mut problems);
        assert_eq!(problems.len(), MISSING_SHOWN + 1);
        let last = &problems[MISSING_SHOWN].message;
        assert_eq!(
            last,
            "30 more entries name files that are not in this folder"
        );
    }
}
