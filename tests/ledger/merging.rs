//! Two branches decide.

use super::story::{CONFIRMED, EXPLAINED, Story};
use std::process::Command;

fn git(story: &Story, args: &[&str]) -> bool {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]);
    git.args(args).current_dir(story.path());
    git.output().is_ok_and(|output| output.status.success())
}

/// A story on which two branches decided differently, and whether git could merge them.
fn merged(union: bool) -> Option<(Story, bool)> {
    let story = Story::new();
    if union {
        story.put(".gitattributes", "review.jsonl merge=union eol=lf\n");
    }
    if !git(&story, &["init", "-q", "-b", "main"]) {
        eprintln!("skipped: there is no git");
        return None;
    }
    let commit =
        |words: &str| git(&story, &["add", "-A"]) && git(&story, &["commit", "-qm", words]);
    assert!(commit("Begin") && git(&story, &["checkout", "-qb", "other"]));
    story.decide(&CONFIRMED, "The mayor stands by it", "Bob");
    assert!(commit("Confirm") && git(&story, &["checkout", "-q", "main"]));
    story.decide(&EXPLAINED, "Two counts", "Ann");
    assert!(commit("Explain"));
    let clean = git(&story, &["merge", "-q", "--no-edit", "other"]);
    Some((story, clean))
}

#[test]
fn two_verdicts_that_did_not_know_of_each_other_are_a_conflict() {
    let Some((story, clean)) = merged(true) else {
        return;
    };
    assert!(clean);
    assert_eq!(story.told(&["review", "flood", "--verify"]).0, 0);
    assert!(story.fails());
    let check = story.check();
    for words in [
        "1 in conflict",
        "did not know of each other",
        "explained — Ann",
        "confirmed divergence — Bob",
    ] {
        assert!(check.contains(words), "{words}\n{check}");
    }
    // Whoever sees both decides.
    story.decide(&EXPLAINED, "Two counts, says the mayor too", "Ann");
    assert!(!story.fails());
    assert_eq!(
        story.ledger().iter().filter(|byte| **byte == b'\n').count(),
        3
    );
}

#[test]
fn conflict_marks_hide_no_line() {
    let Some((story, clean)) = merged(false) else {
        return;
    };
    assert!(!clean);
    let (code, told) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 1);
    assert!(
        told.contains("damaged; 2 lines as they were written"),
        "{told}"
    );
    assert!(story.check().contains("1 in conflict"), "{}", story.check());
}
