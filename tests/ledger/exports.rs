//! What was decided, for others.

use super::story::{CONFIRMED, EXPLAINED, Story};
use serde_json::Value;

const RESOLVED: [&str; 6] = [
    "--verdict",
    "resolved",
    "--version",
    "B",
    "--evidence",
    "https://example.org/register",
];

fn export(story: &Story, what: &str) -> String {
    let output = story.run(&["review", "flood", "--export", what]);
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    // Days are those of today.
    let day = regex::Regex::new(r"\d{1,2} [A-Z][a-z]+ 20\d\d|20\d\d-\d\d-\d\d").unwrap();
    day.replace_all(&told, "DAY").into_owned()
}

/// Compares with a file of `snapshots/`.
fn accepted(name: &str, told: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, told));
}

fn reviews(story: &Story) -> Vec<Value> {
    let graph: Value = serde_json::from_str(&export(story, "claims")).unwrap();
    let mut all = graph["@graph"].as_array().unwrap().clone();
    all.retain(|one| one["@type"] == "ClaimReview");
    all
}

#[test]
fn corrections_say_what_holds_and_who_says_otherwise() {
    let story = Story::new();
    story.put("flood/c.txt", "Six people died, the mayor said. It rained.");
    assert!(export(&story, "corrections").contains("1 divergence undecided"));
    story.decide(&RESOLVED, "The register has six.", "Ann");
    story.told(&["review", "flood", "--sign", "--by", "Chief"]);
    accepted("export-corrections", &export(&story, "corrections"));
    story.decide(&EXPLAINED, "Two counts", "Ann");
    let list = export(&story, "corrections");
    assert!(list.contains("## Decided without a correction"), "{list}");
    assert!(list.contains("it has changed since"), "{list}");
}

#[test]
fn claims_are_reviewed_by_those_who_signed() {
    let story = Story::new();
    assert_eq!(reviews(&story), Vec::<Value>::new());
    story.decide(&RESOLVED, "The register has six.", "Ann");
    assert_eq!(reviews(&story), Vec::<Value>::new(), "nobody has signed");
    story.told(&["review", "flood", "--sign", "--by", "Chief"]);
    accepted("export-claims", &export(&story, "claims"));
    story.decide(&CONFIRMED, "On second thoughts", "Ann");
    assert_eq!(
        reviews(&story),
        Vec::<Value>::new(),
        "the signature covers another state"
    );
}

#[test]
fn hostile_words_are_words() {
    let story = Story::new();
    let words = "javascript:alert(1) \u{1b}[31m\u{202e} <script>x</script>\n# `a` [b](c)";
    let args = [
        "--verdict",
        "resolved",
        "--value",
        words,
        "--evidence",
        words,
    ];
    assert_eq!(story.decide(&args, words, words).0, 0);
    story.told(&["review", "flood", "--sign", "--by", words]);
    let list = export(&story, "corrections");
    assert!(!list.contains(['\u{1b}', '\u{202e}']), "{list}");
    assert!(
        list.contains(r"\<script\>") && !list.contains("\n# `a`"),
        "{list}"
    );
    let one = &reviews(&story)[0];
    assert_eq!(one["citation"].as_str(), Some(words), "no link");
}
