//! What the shipped packs make of changed texts, and of themselves with a phrase less.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use variorum::rule;
use variorum::value::HedgeTable;

/// The misses of one kind, a line each.
fn misses(scores: &Value, kind: &str) -> Vec<String> {
    let rules = scores["rules"].as_array().unwrap();
    let misses = rules
        .iter()
        .flat_map(|rule| rule["misses"].as_array().unwrap());
    let of_kind = misses.filter(|miss| miss["kind"] == kind);
    of_kind.map(ToString::to_string).collect()
}

#[test]
fn changes_are_noticed_and_equal_writings_are_none() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(["test", "--mutate", "--format", "json"]);
    let output = command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let scores: Value = serde_json::from_slice(&output.stdout).unwrap();
    let total = |name: &str| scores["totals"][name].as_u64().unwrap();
    let (changes, noticed) = (total("changes"), total("noticed"));
    assert!(
        changes > 450 && total("writings") > 100,
        "{}",
        scores["totals"]
    );
    let missed = misses(&scores, "change").join("\n");
    assert!(
        noticed * 100 >= changes * 95,
        "{noticed} of {changes}\n{missed}"
    );
    assert_eq!(misses(&scores, "writing"), [""; 0]);
    assert_eq!(misses(&scores, "change").len() as u64, changes - noticed);
    // Phrases that nothing needs are advice.
    let missed = i32::from(noticed < changes);
    assert_eq!(output.status.code(), Some(missed));
    assert_eq!(
        misses(&scores, "phrase").len() as u64,
        total("phrases") - total("needed")
    );
    // In every rule there is a phrase whose loss the examples or the stories show.
    let rules = scores["rules"].as_array().unwrap();
    let idle: Vec<_> = rules
        .iter()
        .filter(|rule| rule["needed"] == 0)
        .map(|rule| &rule["rule"])
        .collect();
    assert!(idle.is_empty() && rules.len() > 70, "{idle:?}");
    // So is the first of every rule, for one.
    let idle = rules
        .iter()
        .flat_map(|rule| rule["misses"].as_array().unwrap());
    let idle = idle.filter(|miss| miss["kind"] == "phrase");
    let idle: BTreeSet<_> = idle
        .map(|m| (m["file"].to_string(), m["line"].as_u64()))
        .collect();
    let firsts = first_phrases();
    let unheard = firsts.iter().filter(|(place, _)| idle.contains(place));
    let unheard: Vec<_> = unheard.map(|(_, says)| says).collect();
    assert!(
        unheard.is_empty() && firsts.len() == rules.len(),
        "{unheard:?}"
    );
    assert!(!idle.is_empty(), "places are not compared");
}

/// The place of each rule's first phrase, as misses have it, and what it says.
fn first_phrases() -> Vec<((String, Option<u64>), String)> {
    let mut firsts = Vec::new();
    for name in ["rules/incidents.yaml", "rules/peace-plan.yaml"] {
        let text = fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (pack, _) = rule::read(name, &text, &HedgeTable::standard());
        for rule in pack.unwrap().rules {
            let phrase = &rule.phrases[0];
            let line = 1 + text[..phrase.range.start].matches('\n').count();
            let place = (format!("\"{name}\""), u64::try_from(line).ok());
            firsts.push((place, format!("{}: {}", rule.id, phrase.says)));
        }
    }
    firsts
}

const PACK: &str = r#"
pack: span
rules:
  - id: fell
    ask: How many fell?
    value: count
    phrases: ["{value} fell", "{value} lorries fell", "28 (rose|{value})"]
    examples:
      - { text: Some 28 fell., finds: [some 28] }
      - { text: It rose., finds: [] }
"#;

#[test]
fn what_nobody_noticed_is_listed_and_fails_the_run() {
    let here = tempfile::tempdir().unwrap();
    let run = |pack: &str, more: &[&str]| {
        fs::create_dir_all(here.path().join("rules")).unwrap();
        fs::write(here.path().join("rules/span.yaml"), pack).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(["test", "--mutate"]).args(more);
        let output = command.current_dir(here.path()).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (strictly, _) = run(PACK, &["--strict"]);
    let (code, out) = run(PACK, &[]);
    assert_eq!((code, strictly), (Some(0), Some(1)), "{out}");
    let idle = "rules/span.yaml:7: {value} lorries fell: no example and no story needs it";
    assert!(out.contains(idle), "{out}");
    let needed = PACK.replace(", \"{value} lorries fell\", \"28 (rose|{value})\"", "");
    let (code, out) = run(&needed, &["--strict"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.contains("2 of 2 (100.0 %) of what was changed was noticed"),
        "{out}"
    );
    // A regex that knows one figure does not notice another.
    let blind = PACK.replace(
        "[\"{value} fell\", \"{value} lorries fell\", \"28 (rose|{value})\"]",
        "[{ regex: '(?P<value>28) fell' }]",
    );
    let (code, out) = run(&blind, &[]);
    assert_eq!(code, Some(1), "{out}");
    let blind = "rules/span.yaml:9: “28” → “84”: nothing is found there";
    assert!(out.contains(blind), "{out}");
    assert!(!here.path().join("snapshots").exists());
}
