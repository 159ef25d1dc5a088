//! What can be done, and what comes of it.

use super::story::{CONFIRMED, EXPLAINED, Story};

#[test]
fn a_decision_holds_until_a_source_says_something_new() {
    let story = Story::new();
    assert!(story.fails());
    let resolved = [
        "--verdict",
        "resolved",
        "--version",
        "b",
        "--evidence",
        "https://example.org",
    ];
    let (code, told) = story.decide(&resolved, "The register has six", "Ann");
    assert_eq!(code, 0, "{told}");
    assert!(!story.fails());
    let folded = "\nDecided\ndead  resolved to 6 people — Ann, ";
    assert!(story.check().contains(folded), "{}", story.check());
    // Another bearer and other words around it leave the evidence alone.
    story.put("flood/c.txt", "It rained. In all, six people died.");
    assert!(!story.fails());
    story.put("flood/c.txt", "In all, nine people died.");
    assert!(story.fails());
    let lapsed = "lapsed: a source now says 9 people\n";
    assert!(story.check().contains(lapsed), "{}", story.check());
    let (_, written) = story.told(&["check", "flood", "--format", "markdown"]);
    assert!(written.contains(lapsed.trim()), "{written}");
    // Deciding anew leaves no trace of the lapse.
    story.decide(&CONFIRMED, "Both stand in print", "Bob");
    assert!(!story.fails());
    assert!(
        !story.check().contains("no longer say"),
        "{}",
        story.check()
    );
}

#[test]
fn what_is_withdrawn_is_open_again() {
    let story = Story::new();
    story.decide(&EXPLAINED, "Two counts", "Ann");
    let before = story.ledger();
    let print = story.fingerprint();
    let args = [
        "review",
        "flood",
        "--withdraw",
        &print[..5],
        "--reason",
        "A slip",
        "--by",
        "Ann",
    ];
    assert_eq!(story.told(&args).0, 0);
    assert!(story.fails());
    assert!(story.ledger().starts_with(&before), "nothing is edited");
}

#[test]
fn a_signature_covers_what_was_there() {
    let story = Story::new();
    story.decide(&EXPLAINED, "Two counts", "Ann");
    assert_eq!(
        story
            .told(&["review", "flood", "--sign", "--by", "Chief"])
            .0,
        0
    );
    assert!(
        story.check().contains("\nsigned by Chief, "),
        "{}",
        story.check()
    );
    assert!(
        !story.check().contains("changed since"),
        "{}",
        story.check()
    );
    story.decide(&CONFIRMED, "On second thoughts", "Ann");
    assert!(
        story.check().contains("; it has changed since\n"),
        "{}",
        story.check()
    );
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let story = Story::new();
    let print = story.fingerprint();
    let cases: [(&[&str], &str); 8] = [
        (
            &[
                "--decide",
                "zz",
                "--verdict",
                "explained",
                "--reason",
                "Why",
            ],
            "no divergence",
        ),
        (
            &[
                "--decide",
                &print,
                "--verdict",
                "explained",
                "--reason",
                " ",
            ],
            "this is no reason",
        ),
        (
            &[
                "--decide",
                &print,
                "--verdict",
                "resolved",
                "--reason",
                "Why",
            ],
            "wants the answer",
        ),
        (
            &[
                "--decide",
                &print,
                "--verdict",
                "explained",
                "--value",
                "5",
                "--reason",
                "Why",
            ],
            "only `resolved`",
        ),
        (
            &[
                "--decide",
                &print,
                "--verdict",
                "resolved",
                "--version",
                "C",
                "--reason",
                "Why",
            ],
            "it has A (4 people), B (6 people)",
        ),
        (&["--decide", &print, "--verdict", "explained"], "--reason"),
        (
            &["--withdraw", &print, "--reason", "Why"],
            "nothing was decided",
        ),
        (&["--decide", &print, "--sign"], "cannot be used with"),
    ];
    for (args, words) in cases {
        let (code, told) = story.told(&[&["review", "flood", "--by", "Ann"], args].concat());
        assert_eq!(code, 2, "{args:?}\n{told}");
        assert!(told.contains(words), "{args:?}\n{told}");
    }
    assert!(!story.path().join("flood/review.jsonl").exists());
    story.put("wire.ndjson", "{\"id\":\"a\",\"text\":\"Four people died.\"}\n{\"id\":\"b\",\"text\":\"Six people died.\"}\n");
    let (code, told) = story.told(&["review", "wire.ndjson", "--sign", "--by", "Ann"]);
    assert_eq!(code, 2);
    assert!(told.contains("has no folder of its own"), "{told}");
}

#[test]
fn hostile_words_act_nowhere() {
    let story = Story::new();
    let words = "=1+1 \u{1b}[31m\u{202e} <script>x</script>\n| `a`";
    let (code, told) = story.decide(&["--verdict", "resolved", "--value", words], words, words);
    assert_eq!(code, 0, "{told}");
    let mut shown = vec![told];
    for args in [
        &["check", "flood"][..],
        &["check", "flood", "--format", "markdown"],
        &["check", "flood", "--format", "csv"],
        &["review", "flood", "--list"],
        &["review", "flood", "--verify"],
    ] {
        shown.push(story.told(args).1);
    }
    for shown in &shown {
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
    }
    assert!(shown[2].contains(r"\<script\>"), "{}", shown[2]);
    assert!(shown[3].contains("\"'=1+1 "), "{}", shown[3]);
}

#[test]
fn the_sheet_has_a_row_for_each_fact() {
    let story = Story::new();
    let evidence = [
        "--verdict",
        "resolved",
        "--version",
        "B",
        "--evidence",
        "Register",
    ];
    story.decide(&evidence, "Counted", "Ann");
    let (_, sheet) = story.told(&["check", "flood", "--format", "csv"]);
    assert_eq!(sheet.matches("\r\n").count(), 2, "{sheet}");
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let row = reader.records().next().unwrap().unwrap();
    let cells: Vec<&str> = row.iter().collect();
    assert_eq!(
        cells[..4],
        ["flood", "How many people died?", "dead", "contradiction"]
    );
    assert_eq!(
        cells[4],
        "a.txt, undated: 4 people\nb.txt, undated: 6 people"
    );
    assert_eq!(cells[5..8], ["Register", "resolved to 6 people", "Ann"]);
    assert_eq!(cells[9], "Counted");
}
