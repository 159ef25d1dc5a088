//! The incidents pack on short passages by somebody who was looking for what it misreads, and read its rules
//! before: sixty in plain prose, sixty traps, and what was aimed at what it had just learned. It was
//! mended by them, so that these figures say what it does no more, not how it fares with others.

mod common;

use common::printed;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const PASSAGES: &str = include_str!("incidents/passages.ndjson");

/// A set, and how many of its passages must be read rightly by all three rules.
const FLOORS: [(&str, usize); 3] = [("plain", 52), ("traps", 45), ("aimed", 176)];

const QUESTIONS: [&str; 3] = ["killed", "injured", "date"];

/// What a claim states: a figure, or a day; nothing where it is denied.
fn stated(claim: &Value) -> Option<Value> {
    let value = &claim["value"];
    (claim["denied"] == false).then(|| match claim["rule"] == "date" {
        true if value["low"] == value["high"] => value["low"].clone(),
        true => json!(format!("{} to {}", value["low"], value["high"])),
        false if value["amount"].is_null() => value["low"].clone(),
        false => value["amount"].clone(),
    })
}

#[test]
fn passages_are_read_as_their_writer_reads_them() {
    let passages: Vec<Value> = PASSAGES
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let sources = passages.iter().enumerate().map(|(n, passage)| {
        let text = &passage["text"];
        json!({ "story": n.to_string(), "id": "a", "published": "2026-03-04", "title": "Report", "text": text })
            .to_string()
    });
    let file = tempfile::Builder::new()
        .suffix(".ndjson")
        .tempfile()
        .unwrap();
    std::fs::write(file.path(), sources.collect::<Vec<_>>().join("\n")).unwrap();
    let path = file.path().to_str().unwrap();
    let claims = printed(&[
        "claims",
        path,
        "--rules",
        "rules/incidents.yaml",
        "--format",
        "ndjson",
    ]);
    let mut found: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for claim in claims.lines() {
        let claim: Value = serde_json::from_str(claim).unwrap();
        let words = |key: &str| {
            claim[key]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap_or("")
                .to_owned()
        };
        let answers = found.entry((words("story"), words("rule"))).or_default();
        answers.extend(stated(&claim).map(|answer| answer.to_string()));
    }
    for (set, least) in FLOORS {
        let of_set = passages.iter().enumerate().filter(|(_, p)| p["set"] == set);
        let right = of_set.clone().filter(|(n, passage)| {
            QUESTIONS.iter().all(|question| {
                let Some(answers) = passage[question].as_array() else {
                    return true;
                };
                let answers: BTreeSet<String> = answers.iter().map(Value::to_string).collect();
                let key = (n.to_string(), (*question).to_owned());
                found.get(&key).cloned().unwrap_or_default() == answers
            })
        });
        let (right, all) = (right.count(), of_set.count());
        println!("{set}: {right} of {all}");
        assert!(right >= least, "{set}: {right} of {all}");
    }
}
