//! Published reports of incidents, which never enter the repository, as drafts: the last report of
//! each incident is checked against those before it, as it is and with a toll changed.

mod common;

use common::{ROOT, printed};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

const ARTICLES: &str = "../shared/data/incidents/articles.ndjson";

/// How many incidents are looked at.
const INCIDENTS: usize = 60;

const SMALL: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

#[test]
fn a_changed_toll_is_named() {
    let Ok(all) = std::fs::read_to_string(Path::new(ROOT).join(ARTICLES)) else {
        println!("SKIPPED: {ARTICLES} is not there");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut sources = String::new();
    let mut drafts: BTreeMap<String, String> = BTreeMap::new();
    for (story, reports) in incidents(&all) {
        let [earlier @ .., last] = reports.as_slice() else {
            continue;
        };
        for report in earlier {
            writeln!(sources, "{report}").unwrap();
        }
        let (day, text) = (last["published"].as_str(), last["text"].as_str());
        let (day, text) = (day.unwrap(), text.unwrap());
        let draft = format!("---\npublished: {day}\nstory: \"{story}\"\n---\n\n{text}\n");
        drafts.insert(story, draft);
    }
    let archive = folder.path().join("reports.ndjson");
    std::fs::write(&archive, sources).unwrap();
    let right = checked(&archive, folder.path(), &drafts);
    let mut changed = BTreeMap::new();
    let mut at = BTreeMap::new();
    for (story, found) in &right {
        let draft = &drafts[story];
        let mut statements = found["statements"].as_array().unwrap().iter();
        let place = statements.find_map(|s| toll(draft, s));
        if let Some((range, other)) = place {
            let text = format!("{}{other}{}", &draft[..range.start], &draft[range.end..]);
            changed.insert(story.clone(), text);
            at.insert(story.clone(), range.start);
        }
    }
    let wrong = checked(&archive, folder.path(), &changed);
    let named = wrong.iter().filter(|(story, found)| {
        let mut statements = found["statements"].as_array().unwrap().iter();
        statements.any(|s| {
            let over = place(s).contains(&at[*story]);
            over && s["state"] != "backed" && s["state"] != "disputed"
        })
    });
    let (named, planted) = (named.count(), changed.len());
    println!("{named} of {planted} changed tolls are named");
    assert!(planted >= 8, "{planted}");
    assert!(named * 100 >= planted * 90, "{named} of {planted}");
}

/// The dated reports of each incident that has several, by day.
fn incidents(all: &str) -> Vec<(String, Vec<Value>)> {
    let mut stories: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in all.lines() {
        let report: Value = serde_json::from_str(line).unwrap();
        if report["published"].is_string() {
            let story = report["story"].as_str().unwrap().to_owned();
            stories.entry(story).or_default().push(report);
        }
    }
    let several = stories.into_iter().filter(|(_, reports)| reports.len() > 1);
    let mut several: Vec<_> = several.take(INCIDENTS).collect();
    for (_, reports) in &mut several {
        reports.sort_by_key(|report| report["published"].as_str().unwrap().to_owned());
    }
    several
}

fn checked(
    archive: &Path,
    folder: &Path,
    drafts: &BTreeMap<String, String>,
) -> BTreeMap<String, Value> {
    let mut args = vec!["check".to_owned(), archive.display().to_string()];
    args.extend(["--rules=rules/incidents.yaml", "--format=json"].map(str::to_owned));
    for (story, text) in drafts {
        let path = folder.join(format!("{story}.md"));
        std::fs::write(&path, text).unwrap();
        args.extend(["--draft".to_owned(), path.display().to_string()]);
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let found: Value = serde_json::from_str(&printed(&args)).unwrap();
    let found = found["drafts"].as_array().unwrap().clone();
    drafts.keys().cloned().zip(found).collect()
}

/// Where a backed statement of the dead or injured has its figure, and another figure.
fn toll(draft: &str, statement: &Value) -> Option<(Range<usize>, String)> {
    let tells = statement["rule"] == "killed" || statement["rule"] == "injured";
    let range = place(statement);
    let words = draft
        .get(range.clone())
        .filter(|_| tells && statement["state"] == "backed")?;
    let figure = statement["says"].as_str()?.split(' ').next()?;
    let number: usize = figure.parse().ok()?;
    let word = SMALL.get(number.checked_sub(1)?)?;
    let other = (number + 2) % SMALL.len();
    let mut from = 0;
    for part in words.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = range.start + from;
        from += part.len();
        let other = match bare {
            _ if bare == figure => (other + 1).to_string(),
            _ if bare.eq_ignore_ascii_case(word) => SMALL[other].to_owned(),
            _ => continue,
        };
        return Some((start..start + bare.len(), other));
    }
    None
}

fn place(statement: &Value) -> Range<usize> {
    let at = |name: &str| usize::try_from(statement[name].as_u64().unwrap()).unwrap();
    at("start")..at("end")
}
