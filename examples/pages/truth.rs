//! What the pages really say: `Publisher.json` beside `Publisher_2025_01_31.html.gz`.

use flate2::read::MultiGzDecoder;
use jiff::civil::Date;
use serde_json::Value;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

pub struct Page {
    pub path: PathBuf,
    pub title: String,
    pub authors: Vec<String>,
    pub day: Option<Date>,
    pub body: String,
}

/// All pages below a folder, by name.
pub fn pages(folder: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    for country in entries(folder).iter().filter(|path| path.is_dir()) {
        let files = entries(country);
        for truth in files
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
        {
            let versions: Value =
                serde_json::from_slice(&fs::read(truth).expect("the truth")).expect("JSON");
            let stem = format!(
                "{}_",
                truth.file_stem().unwrap_or_default().to_string_lossy()
            );
            let of_it = files.iter().filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.ends_with(".html.gz") && name.starts_with(&stem)
            });
            pages.extend(of_it.filter_map(|path| page(path, &versions)));
        }
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// The version of the truth of which the page holds most: the files do not say which it is.
fn page(path: &Path, versions: &Value) -> Option<Page> {
    let mut markup = Vec::new();
    let file = File::open(path).expect("a page");
    MultiGzDecoder::new(file)
        .read_to_end(&mut markup)
        .expect("gzip");
    let markup = String::from_utf8_lossy(&markup);
    let held = |truth: &Value| {
        let paragraphs = paragraphs(truth);
        let starts = paragraphs
            .iter()
            .map(|p| p.chars().take(25).collect::<String>());
        starts
            .filter(|start| markup.contains(start.as_str()))
            .count()
    };
    let truth = versions
        .as_object()?
        .values()
        .max_by_key(|truth| held(truth))?;
    Some(Page {
        path: path.to_owned(),
        title: truth["title"].as_str().unwrap_or_default().to_owned(),
        authors: strings(&truth["authors"]),
        day: truth["publishing_date"]
            .as_str()
            .and_then(|day| day.get(..10)?.parse().ok()),
        body: paragraphs(truth).join("\n\n"),
    })
}

fn paragraphs(truth: &Value) -> Vec<String> {
    let mut found = strings(&truth["body"]["summary"]);
    for section in truth["body"]["sections"].as_array().into_iter().flatten() {
        found.extend(strings(&section["headline"]));
        found.extend(strings(&section["paragraphs"]));
    }
    found
}

fn strings(value: &Value) -> Vec<String> {
    let strings = value.as_array().into_iter().flatten();
    strings
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
