//! The documented exit codes.

use std::fs;
use std::process::Command;
use variorum::cli::{COULD_NOT_CHECK, DIVERGES, DONE};

const FILES: [(&str, &str); 15] = [
    (
        "rules/bridge.yaml",
        r#"
pack: bridge
facets:
  edition: { across: revision, first: [preliminary], final: [corrected] }
rules:
  - id: dead
    ask: How many people died?
    value: { quantity: [people] }
    facets: [edition]
    phrases: ["{value} died"]
    examples: [{ text: Four people died., finds: [4 people] }, { text: It fell., finds: [] }]
"#,
    ),
    ("agree/a.txt", "Four people died."),
    ("agree/b.txt", "At the bridge four people died."),
    ("differ/a.txt", "Four people died."),
    ("differ/b.txt", "Six people died."),
    ("revise/a.txt", "By the preliminary count four people died."),
    ("revise/b.txt", "By the corrected count six people died."),
    ("within/a.txt", "Four people died. In all six people died."),
    ("strict/a.txt", "By the preliminary count four people died."),
    ("strict/b.txt", "By the corrected count six people died."),
    ("strict/variorum.yaml", "fail-on: revision"),
    ("empty/notes.csv", "4"),
    ("silent/a.txt", "The bridge is old."),
    ("broken/rules.yaml", "rules: ["),
    ("picture/a.txt", "\u{0}\u{0}\u{0}"),
];

#[test]
fn exit_codes_are_as_documented() {
    let here = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        let path = here.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let cases = [
        // Done, whatever was found.
        ("check agree", DONE),
        ("check differ", DONE),
        ("check silent", DONE),
        ("check differ --format json", DONE),
        ("check differ --format markdown", DONE),
        ("check differ --format csv", DONE),
        ("review differ --list", DONE),
        ("review differ --verify", DONE),
        ("claims differ", DONE),
        ("claims silent", DONE),
        ("claims differ --format ndjson", DONE),
        ("values differ", DONE),
        ("values silent --format ndjson", DONE),
        ("--help", DONE),
        ("--version", DONE),
        // One bad input among good ones.
        ("check differ empty nowhere picture", DONE),
        (
            "check differ --rules rules --rules broken --rules nowhere",
            DONE,
        ),
        ("claims differ nowhere", DONE),
        ("values differ nowhere", DONE),
        // A divergence at or above the limit.
        ("check differ --fail-on contradiction", DIVERGES),
        ("check differ --fail-on position", DIVERGES),
        ("check within --fail-on within-source", DIVERGES),
        ("check within --fail-on contradiction", DONE),
        ("check revise --fail-on revision", DIVERGES),
        ("check revise --fail-on update", DIVERGES),
        ("check revise --fail-on within-source", DONE),
        ("check agree --fail-on position", DONE),
        ("check agree differ --fail-on contradiction", DIVERGES),
        // The story's own limit, and the command line's before it.
        ("check strict", DIVERGES),
        ("check strict --fail-on contradiction", DONE),
        ("check strict revise", DIVERGES),
        ("check revise agree", DONE),
        // Nothing could be checked.
        ("check nowhere", COULD_NOT_CHECK),
        ("check empty", COULD_NOT_CHECK),
        ("check picture", COULD_NOT_CHECK),
        ("check differ --rules nowhere", COULD_NOT_CHECK),
        ("check differ --rules empty", COULD_NOT_CHECK),
        ("check differ --rules broken", COULD_NOT_CHECK),
        (
            "check differ --rules broken --fail-on position",
            COULD_NOT_CHECK,
        ),
        ("review nowhere", COULD_NOT_CHECK),
        ("review nowhere --list", COULD_NOT_CHECK),
        ("review nowhere --verify", COULD_NOT_CHECK),
        ("claims nowhere", COULD_NOT_CHECK),
        ("claims differ --rules broken", COULD_NOT_CHECK),
        ("values nowhere", COULD_NOT_CHECK),
        ("values empty", COULD_NOT_CHECK),
        // The command line is wrong.
        ("", COULD_NOT_CHECK),
        ("check", COULD_NOT_CHECK),
        ("chek differ", COULD_NOT_CHECK),
        ("check differ --fail-on anything", COULD_NOT_CHECK),
        ("check differ --format pdf", COULD_NOT_CHECK),
        ("check differ --threads few", COULD_NOT_CHECK),
        ("values differ --rules rules", COULD_NOT_CHECK),
    ];
    let mut wrong = Vec::new();
    for (line, expected) in cases {
        let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(line.split_whitespace())
            .current_dir(here.path())
            .output()
            .unwrap();
        let code = output.status.code();
        if code != Some(i32::from(expected)) {
            wrong.push(format!("{line}: {code:?} instead of {expected}"));
        }
        // Whoever pipes the output sees only what was asked for.
        if expected == COULD_NOT_CHECK && (!output.stdout.is_empty() || output.stderr.is_empty()) {
            wrong.push(format!("{line}: does not say why on standard error alone"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
