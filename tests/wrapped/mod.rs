//! Articles as a desk gets them: the same words in every format that carries them.

mod pack;
mod press;

use crate::common::printed;
use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Figures of others, which stand around an article on its page and must not be read.
pub const AROUND: [&str; 4] = [
    "The plan caps Ukraine's army at 275,000 troops, another newspaper said.",
    "The war has lasted nine years, according to a column on this site.",
    "The 44-point plan would give Ukraine security guarantees for 75 years.",
    "The war began in February 2010, says a page about another book.",
];

/// An article without its wrapping.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file's name without its ending.
    pub stem: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: String,
    /// Without the title.
    pub paragraphs: Vec<String>,
}

impl Article {
    /// Title and paragraphs, as in a text file.
    pub fn text(&self) -> String {
        let all = self.title.iter().chain(&self.paragraphs);
        all.map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }
}

/// The seeds' articles, whose details stand above them.
pub fn seeds(folder: &Path) -> Vec<Article> {
    files(folder, "md")
        .map(|(stem, text)| {
            let (front, body) = text
                .strip_prefix("---\n")
                .and_then(|text| text.split_once("\n---\n"))
                .unwrap();
            let stated = |key: &str| {
                let line = front.lines().find_map(|line| line.strip_prefix(key));
                line.map(|words| words.trim().trim_matches('"').to_owned())
            };
            Article {
                stem,
                title: stated("title:"),
                publisher: stated("publisher:"),
                published: stated("published:").unwrap(),
                paragraphs: paragraphs(body),
            }
        })
        .collect()
}

/// Articles as plain text, with their details in `metadata.json`.
pub fn texts(folder: &Path) -> Vec<Article> {
    let details = fs::read_to_string(folder.join("metadata.json")).unwrap();
    let details: Vec<Value> = serde_json::from_str(&details).unwrap();
    files(folder, "txt")
        .map(|(stem, text)| {
            let name = format!("{stem}.txt");
            let own = details.iter().find(|entry| entry["file"] == *name).unwrap();
            let stated = |key: &str| own[key].as_str().map(str::to_owned);
            let mut paragraphs = paragraphs(&text);
            let title = stated("title").filter(|title| paragraphs[0] == *title);
            if title.is_some() {
                paragraphs.remove(0);
            }
            Article {
                stem,
                title,
                publisher: stated("publisher"),
                published: stated("published").unwrap(),
                paragraphs,
            }
        })
        .collect()
}

fn files(folder: &Path, ending: &str) -> impl Iterator<Item = (String, String)> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .filter(|path| !path.ends_with("README.md"))
        .collect();
    paths.sort();
    paths.into_iter().map(|path| {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        (stem, text.trim_start_matches('\u{feff}').to_owned())
    })
}

/// Lines of prose; every one is a paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// The divergences of articles in plain text, and in each format, by its name.
pub fn divergences(
    articles: &[Article],
    rules: &str,
) -> (Vec<Value>, Vec<(&'static str, Vec<Value>)>) {
    let plain = reported(&pack::plain(articles), rules);
    let formats = pack::FORMATS
        .iter()
        .map(|(name, pack)| (*name, reported(&pack(articles), rules)));
    (plain, formats.collect())
}

/// What is claimed in a text of nothing but what stands around the articles.
pub fn around(rules: &str) -> usize {
    let desk = TempDir::new().unwrap();
    let path = desk.path().join("around.txt");
    fs::write(&path, AROUND.join("\n\n")).unwrap();
    let path = path.to_string_lossy().into_owned();
    let claims = printed(&["claims", &path, "--rules", rules, "--format", "ndjson"]);
    claims.lines().count()
}

/// The report's divergences without what depends on the files: names of formats, places in texts.
fn reported(desk: &TempDir, rules: &str) -> Vec<Value> {
    let folder = desk.path().to_string_lossy().into_owned();
    let report = printed(&["check", &folder, "--rules", rules, "--format", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["problems"], Value::Array(Vec::new()));
    let mut found = report["divergences"].as_array().unwrap().clone();
    found.iter_mut().for_each(placeless);
    found
}

fn placeless(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for key in [
                "start",
                "end",
                "speaker_start",
                "speaker_end",
                "story",
                "fingerprint",
                "id",
                "also",
                "page",
            ] {
                object.remove(key);
            }
            object.values_mut().for_each(placeless);
        }
        Value::Array(values) => values.iter_mut().for_each(placeless),
        // What a source was called in the folder of articles, wherever it is named.
        Value::String(words) => {
            let name = Regex::new(
                r"(?:https://example\.org/|pages/)?\b(\d{3})\.(?:txt|html|docx|eml|pdf)",
            )
            .unwrap();
            *words = name.replace_all(words, "$1").into_owned();
        }
        _ => {}
    }
}
