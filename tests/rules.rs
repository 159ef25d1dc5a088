//! The shipped packs hold what their examples say, and have nothing to complain of; the
//! schema of rule files takes them, and refuses what the reader refuses.

mod common;

use common::{ROOT, printed};
use std::path::Path;
use variorum::matcher::example;
use variorum::rule::{self, Pack, schema};
use variorum::value::HedgeTable;

/// The name and text of every file of a folder.
fn files(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(Path::new(ROOT).join(folder)).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    assert!(!files.is_empty());
    files.sort();
    files
}

fn shipped() -> Vec<Pack> {
    let hedges = HedgeTable::standard();
    let read = |(name, text): &(String, String)| {
        let (pack, mut problems) = rule::read(name, text, &hedges);
        problems.extend(rule::look_over(name, text));
        let problems: Vec<_> = problems.iter().map(variorum::report::fault::line).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        pack.unwrap()
    };
    files("rules").iter().map(read).collect()
}

#[test]
fn every_example_holds() {
    let hedges = HedgeTable::standard();
    let mut failed = Vec::new();
    for rule in shipped().iter().flat_map(|pack| &pack.rules) {
        for outcome in example::outcomes(rule, &hedges) {
            if !outcome.held() {
                let surplus: Vec<_> = outcome.surplus.iter().map(|c| &c.quote).collect();
                failed.push(format!(
                    "{}: {}\n    missing {:?}, found besides {surplus:?}",
                    rule.id, outcome.example.text, outcome.missing
                ));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_schema_is_published_and_kept() {
    let file = Path::new(ROOT).join("docs/rules.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&file, schema::schema()).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == schema::schema(),
        "docs/rules.schema.json no longer describes rule files: set UPDATE_SCHEMA=1 to write it anew"
    );
    assert_eq!(printed(&["rules", "schema"]), schema::schema());
}

#[test]
fn the_schema_takes_every_shipped_pack() {
    let modeline = "# yaml-language-server: $schema=../docs/rules.schema.json\n";
    for (name, text) in files("rules") {
        assert!(text.starts_with(modeline), "{name} begins with {modeline}");
        assert_eq!(faults_by_schema(&text), [""; 0], "{name}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    for (name, text) in files("tests/schema") {
        let (_, faults) = rule::read(&name, &text, &HedgeTable::standard());
        assert!(
            faults
                .iter()
                .any(|f| f.level == variorum::problem::Level::Error),
            "the reader takes {name}"
        );
        assert!(
            !faults_by_schema(&text).is_empty(),
            "the schema takes {name}"
        );
    }
}

/// What the schema has to say of a rule file.
fn faults_by_schema(text: &str) -> Vec<String> {
    let schema = serde_json::from_str(&schema::schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let file: serde_json::Value = serde_yaml::from_str(text).unwrap();
    let faults = schema.iter_errors(&file);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

#[test]
fn a_day_is_asked_by_a_rule_of_the_file() {
    let text = "pack: storm\nrules:\n  - id: storm\n    ask: When?\n    value: day\n    phrases: [\"storm of {value}\"]\n  - id: dead\n    ask: How many?\n    value: count\n    day: strom\n    phrases: [\"{value} died\"]\n";
    let (pack, problems) = rule::read("storm.yaml", text, &HedgeTable::standard());
    let told: Vec<_> = problems.iter().map(variorum::report::fault::line).collect();
    let known: Vec<_> = pack.unwrap().rules.into_iter().map(|r| r.id).collect();
    assert!(told.iter().any(|line| line.contains("`strom`")), "{told:?}");
    assert_eq!(known, ["storm"]);
}
