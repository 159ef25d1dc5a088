//! The same rules and sources give the same bytes.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use variorum::source::{ReadOptions, disk};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn report(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .arg("check")
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.len() > 1000, "{report}");
    format!("{report}{said}")
}

fn articles() -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(format!("{ROOT}/seeds/peace-plan"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('0'))
        .map(|name| format!("seeds/peace-plan/{name}"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 5);
    names
}

/// Another order, another number of threads, a second run and a source named twice.
fn never_changes(format: &str) {
    let articles = articles();
    let named = |order: [usize; 5]| order.map(|n| articles[n].as_str());
    let first = report(&["seeds/peace-plan", "--format", format]);
    for (order, threads) in [
        ([0, 1, 2, 3, 4], "4"),
        ([4, 3, 2, 1, 0], "1"),
        ([2, 0, 4, 1, 3], "4"),
        ([1, 4, 0, 3, 2], "1"),
    ] {
        let options = ["--format", format, "--threads", threads];
        let again = report(&[&named(order)[..], &options].concat());
        assert!(again == first, "{format}, {order:?}, {threads} threads");
    }
    let again = report(&["seeds/peace-plan", &articles[3], "--format", format]);
    assert!(again == first, "{format}, one source named twice");
}

#[test]
fn text_never_changes() {
    never_changes("text");
}

#[test]
fn markdown_never_changes() {
    never_changes("markdown");
}

#[test]
fn json_never_changes() {
    never_changes("json");
}

/// What a report in JSON says of divergences, apart from where the sources stand.
fn divergences(report: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap();
    let divergences = report["divergences"].as_array().unwrap();
    assert!(divergences.len() >= 5);
    let told = |d: &Value| {
        let versions = d["versions"].as_array().unwrap().iter();
        let versions: Vec<_> = versions
            .map(|v| {
                let claims = v["claims"].as_array().unwrap().iter();
                let by: Vec<_> = claims
                    .map(|c| json!([c["source"], c["quote"], c["facets"]]))
                    .collect();
                json!([v["value"]["text"], v["facets"], by])
            })
            .collect();
        json!([
            d["story"],
            d["rule"],
            d["kind"],
            d["fingerprint"],
            versions,
            d["clashes"]
        ])
    };
    divergences.iter().map(told).collect()
}

#[test]
fn documents_in_ndjson_diverge_as_files_do() {
    let files = report(&["seeds/peace-plan", "--format", "json"]);
    let collection = disk::collect(
        &[format!("{ROOT}/seeds/peace-plan")],
        &mut std::io::empty(),
        &ReadOptions::default(),
    );
    assert_eq!(collection.problems, []);
    let mut lines: Vec<String> = Vec::new();
    for source in &collection.sources {
        let details = BTreeMap::from([
            ("id", Some(source.id.clone())),
            ("story", Some(source.story.clone())),
            ("title", source.title.clone()),
            ("publisher", source.publisher.clone()),
            ("published", source.published.map(|day| day.to_string())),
            ("text", Some(source.text[source.body..].to_owned())),
        ]);
        lines.push(serde_json::to_string(&details).unwrap());
    }
    let here = tempfile::tempdir().unwrap();
    let feed = here.path().join("feed.ndjson");
    let feed = feed.to_str().unwrap();
    for _ in 0..2 {
        fs::write(feed, lines.join("\n")).unwrap();
        let pack = "rules/peace-plan.yaml";
        let fed = report(&[feed, "--format", "json", "--rules", pack]);
        assert_eq!(divergences(&fed), divergences(&files));
        lines.reverse();
    }
}
