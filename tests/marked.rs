//! `variorum values --format marked`

mod common;

use common::printed;
use std::fs;

#[test]
fn values_are_marked_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    let text =
        "---\npublished: 2025-11-26\n---\nNearly 400 came\u{1b}[31m on Friday.\r\n\nNo one left.\n";
    fs::write(&path, text).unwrap();
    let path = path.display().to_string();
    let marked = printed(&["values", &path, "--format", "marked"]);
    let lines: Vec<&str> = marked.lines().skip(1).collect();
    let first = "    4  «Nearly 400» [count: 360 to under 400] came\\u{1b}[«31m» [count: 31 million] on «Friday» [date: 21 November 2025].";
    assert_eq!(lines, [first, "    5", "    6  No one left."]);
}
