//! The incidents pack on incidents that somebody made up: 128, in three reports each, by eight
//! writers who saw neither the pack nor what it finds, and labelled what their reports say.

mod common;

use common::printed;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A set; how many of a hundred of its labelled divergences must be found, and how many of a hundred
/// that are found must be labelled. The pack learned from eleven of the sixteen stories of each
/// set but the fourth and the fifth, of which nobody who wrote it has read any.
const SETS: [(&str, usize, usize); 8] = [
    ("one", 85, 90),
    ("two", 90, 90),
    ("three", 85, 90),
    ("four", 85, 72),
    ("five", 80, 75),
    ("six", 90, 90),
    ("seven", 80, 90),
    ("eight", 90, 90),
];

const QUESTIONS: [&str; 3] = ["killed", "injured", "date"];

#[test]
fn divergences_of_made_incidents_are_found() {
    for (set, recall, precision) in SETS {
        let path = format!("tests/incidents/made/{set}.ndjson");
        let rules = "rules/incidents.yaml";
        let report = printed(&["check", &path, "--rules", rules, "--format", "json"]);
        let report: Value = serde_json::from_str(&report).unwrap();
        let words = |found: &Value, key: &str| found[key].as_str().unwrap().to_owned();
        let found = report["divergences"].as_array().unwrap().iter();
        let found: BTreeSet<(String, String)> = found
            .map(|found| {
                let story = words(found, "story");
                let story = story.rsplit('/').next().unwrap_or_default().to_owned();
                (story, words(found, "rule"))
            })
            .collect();
        let labels =
            Path::new(common::ROOT).join(format!("tests/incidents/made/{set}.labels.ndjson"));
        let labels = std::fs::read_to_string(labels).unwrap();
        let (mut right, mut others, mut missed) = (0, 0, 0);
        for label in labels.lines() {
            let label: Value = serde_json::from_str(label).unwrap();
            for question in QUESTIONS {
                let labelled = label[question]["diverges"].as_bool().unwrap();
                let here = found.contains(&(words(&label, "story"), question.to_owned()));
                right += usize::from(labelled && here);
                others += usize::from(!labelled && here);
                missed += usize::from(labelled && !here);
            }
        }
        println!("{set}: {right} labelled divergences found, {others} others, {missed} missed");
        assert!(right * 100 >= (right + missed) * recall, "{set}: recall");
        assert!(
            right * 100 >= (right + others) * precision,
            "{set}: precision"
        );
    }
}
