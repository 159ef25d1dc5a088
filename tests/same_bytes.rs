//! The same rules and sources give the same bytes.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
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
            ("text", Some(source.prose().to_owned())),
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

const PACK: &str = r#"
pack: bridge
rules:
  - id: dead
    ask: How many people died?
    value: { quantity: [people] }
    phrases: ["{value} died"]
    examples: [{ text: Four people died., finds: [4 people] }, { text: It fell., finds: [] }]
"#;

/// Documents of forty stories, each with its own id.
fn documents() -> Vec<String> {
    let each = |n: usize| {
        let (story, dead) = (n / 3, 1 + n % 3 + n / 60);
        format!("{{\"story\":\"s{story:02}\",\"id\":\"{n}\",\"text\":\"{dead} people died.\"}}\n")
    };
    (0..120).map(each).collect()
}

fn in_a_folder() -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    fs::create_dir(here.path().join("rules")).unwrap();
    fs::write(here.path().join("rules/bridge.yaml"), PACK).unwrap();
    here
}

/// What a stream of documents comes to: exit code, lines, standard error.
fn streamed(here: &Path, documents: &str, options: &[&str]) -> (Option<i32>, String, String) {
    fs::write(here.join("in.ndjson"), documents).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(["check", "-", "--format", "ndjson"])
        .args(options);
    let stdin = fs::File::open(here.join("in.ndjson")).unwrap();
    let output = command.stdin(stdin).current_dir(here).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_stream_keeps_to_the_limits_and_the_date_of_the_command_line() {
    let here = in_a_folder();
    let long = "The bridge was closed. ".repeat(20);
    let documents = format!(
        "{{\"story\":\"a\",\"id\":\"1\",\"text\":\"Two people died.\"}}\n\
         {{\"story\":\"a\",\"id\":\"2\",\"text\":\"Nine people died. {long}\"}}\n\
         {{\"story\":\"a\",\"id\":\"3\",\"text\":\"Three people died.\"}}\n"
    );
    for group in [&[][..], &["--group"]] {
        let days = |options: &[&str]| {
            let (code, line, _) = streamed(here.path(), &documents, &[group, options].concat());
            let report: Value = serde_json::from_str(&line).unwrap();
            let sources = report["sources"].as_array().unwrap().clone();
            let days = sources.iter().map(|s| s["published"].as_str());
            let days: Vec<Option<String>> = days.map(|day| day.map(str::to_owned)).collect();
            (code, days, line)
        };
        assert_eq!(days(&[]).1, [None, None, None]);
        let dated = Some("2025-11-20".to_owned());
        let told = days(&["--published", "2025-11-20"]);
        assert_eq!(told.1, [dated.clone(), dated.clone(), dated]);
        let (code, sources, line) = days(&["--max-size", "300"]);
        assert_eq!((code, sources.len()), (Some(2), 2), "{line}");
        assert!(!line.contains("Nine people"), "{line}");
    }
}

#[test]
fn a_stream_is_read_story_by_story() {
    let here = in_a_folder();
    let documents = documents();
    let whole = streamed(here.path(), &documents.concat(), &[]);
    assert_eq!(
        (whole.0, whole.1.lines().count()),
        (Some(0), 40),
        "{}",
        whole.2
    );
    for threads in ["1", "4"] {
        let again = streamed(here.path(), &documents.concat(), &["--threads", threads]);
        assert!(again == whole, "{threads} threads");
    }
    // Each line is the report of its story.
    for (line, own) in whole.1.lines().zip(documents.chunks(3)) {
        fs::write(here.path().join("own.ndjson"), own.concat()).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(["check", "-", "--format", "json"]);
        let stdin = fs::File::open(here.path().join("own.ndjson")).unwrap();
        let output = command
            .stdin(stdin)
            .current_dir(here.path())
            .output()
            .unwrap();
        let alone: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(serde_json::from_str::<Value>(line).unwrap(), alone);
    }
    // Whatever their order, sorted they are the same.
    let mut mixed: Vec<&String> = documents.iter().collect();
    mixed.sort_by_key(|line| line.len() * 7919 % 13);
    mixed.rotate_left(50);
    let mixed: String = mixed.into_iter().map(String::as_str).collect();
    let sorted = streamed(here.path(), &mixed, &["--group"]);
    assert_eq!(sorted.1.lines().count(), 40);
    let file = ["--group", "--threads", "1"];
    assert!(streamed(here.path(), &mixed, &file) == sorted);
}

#[test]
fn a_story_that_comes_back_is_told_and_the_others_go_on() {
    let here = in_a_folder();
    let line = |story: &str, dead: usize| {
        format!("{{\"story\":\"{story}\",\"text\":\"{dead} people died.\"}}\n")
    };
    let documents = [
        line("a", 4),
        line("b", 4),
        line("a", 5),
        line("a", 6),
        line("c", 4),
    ];
    let (code, lines, said) = streamed(
        here.path(),
        &documents.concat(),
        &["--fail-on", "contradiction"],
    );
    assert_eq!((code, lines.lines().count()), (Some(2), 3), "{said}");
    assert_eq!(said.matches("comes back").count(), 1, "{said}");
    assert!(
        said.contains("the story `a` comes back in line 3"),
        "{said}"
    );
    let (code, lines, said) = streamed(
        here.path(),
        &documents.concat(),
        &["--group", "--fail-on", "contradiction"],
    );
    assert_eq!((code, lines.lines().count()), (Some(1), 3), "{said}");
    let (code, lines, said) = streamed(here.path(), "", &[]);
    assert_eq!((code, lines.as_str()), (Some(2), ""), "{said}");
}

#[test]
fn a_story_is_told_as_soon_as_another_begins() {
    let here = in_a_folder();
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(["check", "-", "--format", "ndjson"])
        .current_dir(here.path());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let documents = documents();
    stdin.write_all(documents[..4].concat().as_bytes()).unwrap();
    stdin.flush().unwrap();
    // Would wait for ever if the program waited for the end.
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    assert!(line.contains("\"s00\""), "{line}");
    drop(stdin);
    line.clear();
    out.read_line(&mut line).unwrap();
    assert!(line.contains("\"s01\""), "{line}");
    assert!(child.wait().unwrap().success());
}
