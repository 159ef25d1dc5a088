//! `variorum explain`: what a rule means, and why it did or did not find a claim.

mod common;

use common::{ROOT, printed, variorum};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use variorum::report::style::Style;
use variorum::rule;
use variorum::value::HedgeTable;
use variorum::workbench::meaning::meaning;

const PACK: &str = r#"
pack: harbour
words:
  port: [harbour, port, quay, docks, marina, berth]
facets:
  edition:
    across: revision
    first: [preliminary, initial]
    final: [final, corrected]
rules:
  - id: boats-lost
    ask: How many boats were lost?
    value: { quantity: [boats, vessels] }
    facets: [edition]
    evolves: grows
    phrases:
      - "(storm|gale) ... (sank|wrecked|destroyed) {value}"
      - "(sank|wrecked) {value}"
      - { say: "{value} were lost", near: ["{port}"], in: paragraph }
      - { say: "no boat* (was|were) lost", value: none }
    not-near: [rowing, "toy boat*"]
    examples:
      - { text: The storm sank four boats., finds: [4 boats] }
      - { text: The storm was loud., finds: [] }
  - id: repairs
    ask: When were the repairs due?
    value: date
    phrases:
      - "repairs [are|were] (due|expected) ... {value}"
    examples:
      - { text: "Repairs were due on 4 May 2031.", finds: [4 May 2031] }
      - { text: "Repairs are slow.", finds: [] }
  - id: saved
    ask: How many were saved?
    value: count
    phrases:
      - "{value} came home"
      - { say: "drowned and {value} were saved", most: true }
    examples:
      - { text: Four came home., finds: [4] }
      - { text: Four went home., finds: [] }
  - id: quay
    ask: Does the quay stand?
    value: { choice: [fallen, standing] }
    phrases: ["quay [has|is] [still] {value}"]
    examples:
      - { text: The quay has fallen., finds: [fallen] }
      - { text: "Has the quay fallen?", finds: [] }
"#;

/// Explains a rule of the pack above on a text.
fn explained(rule: &str, text: &str, more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.yaml"), PACK).unwrap();
    let text = format!("---\npublished: 2031-03-09\n---\n{text}\n");
    fs::write(folder.path().join("text.md"), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(["explain", rule, "text.md", "--rules", "harbour.yaml"]);
    command
        .args(more)
        .current_dir(folder.path())
        .env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaints}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_rule_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbour.yaml");
    fs::write(&path, PACK).unwrap();
    let out = printed(&["explain", "boats-lost", "--rules", path.to_str().unwrap()]);
    let out = out.replace(&path.display().to_string(), "harbour.yaml");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("explain-rule", out);
    });
}

#[test]
fn what_a_text_answers_and_what_it_nearly_does() {
    let cases = [
        (
            "it fires",
            "The preliminary tally is out. A gale sank three boats in the harbour.",
        ),
        ("a word fails", "The storm overnight battered nine vessels."),
        ("a value fails", "The storm sank 12 % of the fleet."),
        ("a comma", "In the gale the ferry sank, two boats drifted."),
        (
            "a value elsewhere",
            "Eight boats drifted off and a tanker wrecked the pier.",
        ),
        (
            "a gap is too wide",
            "The storm that came in from the west late on Sunday night sank the ferry and wrecked five boats; the gale off the old and crowded northern bank of the river destroyed six boats.",
        ),
        (
            "near is missing",
            "Of the fishing fleet seven boats were lost.",
        ),
        (
            "not-near is present",
            "At the rowing regatta the storm sank two boats.",
        ),
        ("both", "In the rowing club the gale damaged two boats."),
        ("a more literal phrase", "The gale wrecked two boats."),
        (
            "denied",
            "Officials dismissed claims that the storm sank two boats. The storm never sank four boats.",
        ),
        ("nothing", "The mayor spoke of nothing else."),
    ];
    let told = cases.map(|(case, text)| {
        let out = explained("boats-lost", text, &[]);
        // The rule's own words are the same for all.
        let out = out.splitn(4, '\n').nth(3).unwrap();
        format!("=== {case}\n{out}")
    });
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("explain-text", told.join("\n"));
    });
}

#[test]
fn one_line_is_told_of_in_full() {
    let text = "Repairs were delayed.\n\nA gale sank two boats. The quay held.\n\nRepairs are due whenever.";
    let out = explained("repairs", text, &["--line", "8"]);
    assert!(
        out.contains("text.md:8") && out.contains("Repairs are due» whenever"),
        "{out}"
    );
    assert!(
        !out.contains("delayed") && out.contains("but not `{value}`"),
        "{out}"
    );
    let out = explained("repairs", text, &["--line", "6"]);
    assert!(
        out.contains("none comes near") && out.contains("The quay held"),
        "{out}"
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let text = "The storm overnight battered nine vessels.\n\n".repeat(6);
    let out = explained("boats-lost", &text, &[]);
    assert_eq!(out.matches("The «storm overnight").count(), 3, "{out}");
    assert!(out.contains("3 more sentences come less near"), "{out}");
}

#[test]
fn what_gives_way_to_the_most_is_no_claim() {
    let text = "One drowned and three were saved. Four came home. Two came home.";
    let out = explained("saved", text, &[]);
    assert!(out.contains("2 claims"), "{out}");
    let (claims, near) = out.split_once("No claim, but near").unwrap();
    assert!(near.contains("«Four came home»"), "{out}");
    assert!(near.contains("drowned and three were saved"), "{out}");
    assert!(claims.contains("«Two came home»"), "{out}");
}

#[test]
fn every_shipped_rule_is_explained() {
    for file in ["rules/peace-plan.yaml", "rules/incidents.yaml"] {
        let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
        // In one process: reading a pack takes longer than explaining all of it.
        let (pack, _) = rule::read(file, &text, &HedgeTable::standard());
        let pack = pack.unwrap();
        assert!(!pack.rules.is_empty());
        for rule in &pack.rules {
            let out = meaning(&pack, &text, rule, Style::Plain);
            let phrases = rule.phrases.iter().all(|phrase| out.contains(&phrase.says));
            assert!(
                out.starts_with(&rule.id) && out.contains(file) && phrases,
                "{out}"
            );
        }
    }
}

#[test]
fn an_unknown_rule_names_the_likeliest() {
    let output = variorum(&["explain", "plan-point"]);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complaint.contains("did you mean `plan-points`?"),
        "{complaint}"
    );
}

#[test]
fn standard_input_is_a_source() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(["explain", "plan-points", "-"])
        .current_dir(ROOT);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let text = b"The peace plan had 44 points.";
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text).unwrap();
    let output = child.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(
        out.contains("1 claim") && out.contains("“44” is 44"),
        "{out}"
    );
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let documented = fs::read_to_string(Path::new(ROOT).join("docs/workbench.md")).unwrap();
    let section = documented.split("## `variorum explain`").nth(1).unwrap();
    let block = section.split("```text\n").nth(1).unwrap();
    let block = block.split("```").next().unwrap();
    let out = explained("boats-lost", "The storm sank 12 % of the fleet.", &[]);
    assert!(out.contains(block), "{out}");
    let commands = section.split("```console\n").nth(1).unwrap();
    let commands = commands.split("```").next().unwrap().lines();
    for command in commands.filter_map(|line| line.strip_prefix("$ variorum ")) {
        printed(&command.split(' ').collect::<Vec<_>>());
    }
}

#[test]
fn a_question_is_told() {
    let said = explained("quay", "Has the quay fallen?\n", &[]);
    let why = "matches “quay fallen” as fallen, but the sentence only asks whether it is so";
    assert!(said.contains("no claim"), "{said}");
    assert!(
        said.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains(why),
        "{said}"
    );
}
