//! The published articles, which never enter the repository: facts are checked, not texts.

mod common;
#[cfg(all(feature = "zip", feature = "mail", feature = "pdf"))]
mod wrapped;

use common::printed;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const ARTICLES: &str = "../shared/data/story/articles";

/// Prints a line that the test runner does not capture.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Whether the articles are there; says so when they are not.
fn articles() -> bool {
    let here = Path::new(common::ROOT).join(ARTICLES).exists();
    if !here {
        say(&format!("skipped: {ARTICLES} is not here"));
    }
    here
}

/// The rules that find something in a story.
fn firing(sources: &str) -> BTreeSet<String> {
    let claims = printed(&[
        "claims",
        sources,
        "--rules",
        "rules/peace-plan.yaml",
        "--format",
        "ndjson",
    ]);
    let rule = |line: &str| {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        claim["rule"].as_str().unwrap().to_owned()
    };
    claims.lines().map(rule).collect()
}

#[test]
fn every_rule_fires_on_both_wordings() {
    if !articles() {
        return;
    }
    let pack = std::fs::read_to_string(format!("{}/rules/peace-plan.yaml", common::ROOT)).unwrap();
    let ids = pack
        .lines()
        .filter_map(|line| line.strip_prefix("  - id: "));
    let all: BTreeSet<String> = ids.map(str::to_owned).collect();
    assert_eq!(firing("seeds/peace-plan"), all, "on the seeds");
    assert_eq!(firing(ARTICLES), all, "on the published articles");
}

/// The score of the report against pairs that people marked.
#[test]
fn marked_pairs_are_found_and_traps_are_not() {
    if !articles() {
        return;
    }
    let args = [
        "check",
        ARTICLES,
        "--rules",
        "rules/peace-plan.yaml",
        "--format",
        "json",
    ];
    let report = printed(&args);
    let started = Command::new("python3")
        .arg("../shared/tools/score_story.py")
        .current_dir(common::ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut scorer) = started else {
        say("skipped: python3 is not here");
        return;
    };
    scorer
        .stdin
        .take()
        .unwrap()
        .write_all(report.as_bytes())
        .unwrap();
    let output = scorer.wait_with_output().unwrap();
    let score = String::from_utf8(output.stdout).unwrap();
    say(&score);
    assert!(
        score.contains("MUST: 14 of 14 as they should be, 14 with the right kind"),
        "{score}"
    );
    let soft =
        (7..=8).any(|n| score.contains(&format!("SOFT: {n} of 8 as they should be, {n} with")));
    assert!(soft, "{score}");
    assert!(score.contains("NO-FLAG: 1 of 1"), "{score}");
    assert!(score.contains("traps: 0 of 24 wrong"), "{score}");
}

/// Articles as pages and PDFs with a sidebar full of other figures, as Word files, mails and archives: the
/// same divergences as of their plain text.
#[cfg(all(feature = "zip", feature = "mail", feature = "pdf"))]
fn wrapping_changes_nothing(articles: &[wrapped::Article]) {
    let rules = "rules/peace-plan.yaml";
    let (plain, formats) = wrapped::divergences(articles, rules);
    assert!(plain.len() > 10);
    let asked = |all: &[serde_json::Value]| -> Vec<String> {
        all.iter().map(|one| one["rule"].to_string()).collect()
    };
    for (name, found) in formats {
        assert_eq!(asked(&found), asked(&plain), "{name}");
        for (found, wanted) in found.iter().zip(&plain) {
            assert!(found == wanted, "{name}: {found:#}\nis not {wanted:#}");
        }
    }
}

#[cfg(all(feature = "zip", feature = "mail", feature = "pdf"))]
#[test]
fn what_the_seeds_are_wrapped_in_changes_nothing() {
    assert!(
        wrapped::around("rules/peace-plan.yaml") >= wrapped::AROUND.len(),
        "what stands around is none of the story's"
    );
    let seeds = Path::new(common::ROOT).join("seeds/peace-plan");
    wrapping_changes_nothing(&wrapped::seeds(&seeds));
}

#[cfg(all(feature = "zip", feature = "mail", feature = "pdf"))]
#[test]
fn what_the_published_articles_are_wrapped_in_changes_nothing() {
    if articles() {
        wrapping_changes_nothing(&wrapped::texts(&Path::new(common::ROOT).join(ARTICLES)));
    }
}
