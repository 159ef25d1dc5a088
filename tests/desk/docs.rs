//! What docs/desk.md says.

use crate::open::Open;
use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

#[test]
fn the_command_prints_what_is_shown() {
    let docs = read("docs/desk.md");
    let shown = docs.split("```text\n$ variorum ").nth(1).unwrap();
    let shown = shown.split("\n```").next().unwrap();
    let mut shown = shown.lines();
    let command: Vec<&str> = shown.next().unwrap().split(' ').collect();
    let (desk, told) = Open::with(Path::new(ROOT), &command);
    for (told, shown) in told.iter().zip(shown) {
        let shown = match shown.split_once("?token=") {
            Some(_) => format!("http://127.0.0.1:{}/?token={}", desk.port, desk.secret),
            None => shown.to_owned(),
        };
        assert_eq!(*told, shown);
    }
}

#[test]
fn the_keys_are_those_of_the_page() {
    let keys = |text: &str, pattern: &str| -> BTreeSet<String> {
        let pattern = Regex::new(pattern).unwrap();
        let found = pattern.captures_iter(text);
        found.map(|found| found[1].to_owned()).collect()
    };
    let docs = read("docs/desk.md");
    let table = docs.split("| key | it does |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    let page = read("src/report/html/desk/desk.html");
    let told = keys(table, "`(.)`");
    let mut shown = keys(&page, "<kbd>(.)</kbd>");
    // The docs write these without quotes.
    shown.retain(|key| !["←", "→"].contains(&key.as_str()));
    assert_eq!(told, shown);
    assert!(told.len() > 10);
}
