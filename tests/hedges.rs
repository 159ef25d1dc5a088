//! A desk's own table of hedges.

mod common;

use common::printed;
use std::fs;

const DESK: &str = "
- words: [nearly]
  stand: before
  kind: less
  extent: '[x-50%, x)'
  why: Our style book says so.
";

#[test]
fn a_desks_rows_go_before_the_usual_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("desk.yaml"), DESK).unwrap();
    fs::write(path("a.txt"), "Nearly 400 came, and about 100 went.").unwrap();
    let low = |args: &[&str]| -> Vec<String> {
        let lines = printed(&[args, &["--format", "ndjson", &path("a.txt")]].concat());
        let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        lines
            .lines()
            .map(|line| value(line)["low"].to_string())
            .collect()
    };
    assert_eq!(low(&["values"]), ["360", "90"]);
    let desk = path("desk.yaml");
    assert_eq!(low(&["values", "--hedges", &desk]), ["200", "90"]);
}
