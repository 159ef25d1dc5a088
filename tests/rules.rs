//! The shipped packs hold what their examples say, and have nothing to complain of.

use variorum::matcher::example;
use variorum::rule::{self, Pack};
use variorum::value::HedgeTable;

fn shipped() -> Vec<Pack> {
    let hedges = HedgeTable::standard();
    let mut files: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let (pack, problems) = rule::read(&name, &text, &hedges);
        let problems: Vec<_> = problems.iter().map(variorum::report::fault::line).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        pack.unwrap()
    };
    let packs: Vec<Pack> = files.iter().map(read).collect();
    assert!(!packs.is_empty());
    packs
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
