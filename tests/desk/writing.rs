//! What is written, and what is a conflict.

use crate::open::{Open, explained};
use crate::story::{CONFIRMED, EXPLAINED, Story};
use serde_json::{Value, json};

fn data(page: &str, name: &str) -> String {
    let start = format!("data-{name}=\"");
    let rest = &page[page.find(&start).expect(name) + start.len()..];
    rest[..rest.find('"').unwrap()].to_owned()
}

#[test]
fn a_deed_is_written_as_it_was_meant_or_not_at_all() {
    let story = Story::new();
    let desk = Open::new(&story, &[]);
    let page = desk.page();
    let print = data(&page, "fingerprint");
    let version = data(&page, "version");
    let of = |more: &Value| {
        let mut deed = explained(&print, &[], "Two counts");
        deed.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        deed
    };
    for (words, more) in [
        ("say why", json!({ "reason": " " })),
        ("say why", json!({ "reason": "yes" })),
        ("say who you are", json!({ "by": "" })),
        ("say a verdict", json!({ "verdict": "false" })),
        ("say a verdict", json!({ "verdict": "resolved" })),
        ("say a verdict", json!({ "version": version })),
        (
            "no such version",
            json!({ "verdict": "resolved", "version": "x" }),
        ),
        (
            "not two",
            json!({ "verdict": "resolved", "version": version, "value": "9" }),
        ),
        ("does not know", json!({ "what": "deletion" })),
    ] {
        let told = desk.post(&of(&more)).unwrap();
        assert_eq!(told.status, 422, "{more}");
        assert!(told.body.contains(words), "{more}: {}", told.body);
    }
    for more in [
        json!({ "story": "other" }),
        json!({ "fingerprint": "0" }),
        json!({ "seen": ["0"] }),
    ] {
        let status = desk.post(&of(&more)).unwrap().status;
        assert!([409, 500].contains(&status), "{more}: {status}");
    }
    assert!(story.ledger().is_empty(), "nothing was written");

    let resolved =
        json!({ "verdict": "resolved", "version": version, "evidence": "https://example.org" });
    let told = desk.post(&of(&resolved)).unwrap();
    assert_eq!(told.status, 200, "{}", told.body);
    let id: Value = serde_json::from_str(&told.body).unwrap();
    let line: Value = serde_json::from_slice(&story.ledger()).unwrap();
    assert_eq!(line["id"], id["id"]);
    assert_eq!(
        [&line["version"]["id"], &line["by"], &line["evidence"]],
        [
            &json!(version),
            &json!("Ann"),
            &json!("https://example.org")
        ]
    );
    assert!(!story.fails());
    assert!(
        story
            .check()
            .contains("\nDecided\ndead  resolved to 4 people — Ann, ")
    );
    // The page knows at once, and says so.
    let page = desk.page();
    assert_eq!(data(&page, "seen"), id["id"]);
    assert!(page.contains("<b>1 of 1 decided</b>: Ann 1."));

    let sign = json!({ "what": "signature", "story": "flood", "state": data(&page, "state"), "by": "Chief" });
    assert_eq!(desk.post(&sign).unwrap().status, 200);
    assert_eq!(
        desk.post(&sign).unwrap().status,
        409,
        "it has changed by being signed"
    );
    let (code, said) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_was_decided_on_is_what_there_is() {
    let story = Story::new();
    let desk = Open::new(&story, &[]);
    let print = data(&desk.page(), "fingerprint");
    // Somebody else was quicker.
    assert_eq!(story.decide(&CONFIRMED, "Theirs", "Ben").0, 0);
    let told = desk.post(&explained(&print, &[], "Mine")).unwrap();
    assert_eq!(told.status, 409);
    assert!(
        told.body.contains("confirmed divergence — Ben, ") && told.body.contains("Theirs"),
        "{}",
        told.body
    );
    // Whoever has seen it may go over it, or take it back.
    let seen = data(&desk.page(), "seen");
    assert_eq!(
        desk.post(&explained(&print, &[&seen], "Mine"))
            .unwrap()
            .status,
        200
    );
    let seen = data(&desk.page(), "seen");
    let back = json!({ "what": "withdrawal", "story": "flood", "fingerprint": print, "seen": [seen], "reason": "A slip", "by": "Ann" });
    assert_eq!(desk.post(&back).unwrap().status, 200);
    assert_eq!(desk.post(&back).unwrap().status, 409, "once is enough");
    // A source says something else, at this moment: nobody has looked yet.
    let seen = data(&desk.page(), "seen");
    story.put("flood/b.txt", "Nine people died.");
    let told = desk.post(&explained(&print, &[&seen], "Mine")).unwrap();
    assert_eq!(told.status, 409, "{}", told.body);
    assert!(
        told.body.contains("The sources have changed"),
        "{}",
        told.body
    );
    let lines = String::from_utf8(story.ledger()).unwrap();
    assert_eq!(lines.lines().count(), 3);
}

#[test]
fn a_page_hears_of_what_changes_on_disk() {
    let story = Story::new();
    let desk = Open::new(&story, &[]);
    let mut version = 1;
    let mut changed = |what: &str| {
        let line = format!("GET /news?since={version}");
        let told = desk
            .ask(&line, &[&desk.host(), &desk.cookie()], "")
            .unwrap();
        let now: Value = serde_json::from_str(&told.body).unwrap();
        assert!(now["version"].as_u64().unwrap() > version, "{what}: {now}");
        version = now["version"].as_u64().unwrap();
    };
    story.put("flood/c.txt", "Seven people died.");
    changed("a source comes");
    assert!(desk.page().contains("id=\"t1-2\""), "three sources");
    story.decide(&EXPLAINED, "Three counts", "Ben");
    changed("somebody decides");
    let rules = std::fs::read_to_string(story.path().join("rules/bridge.yaml")).unwrap();
    story.put(
        "rules/bridge.yaml",
        &rules.replace("How many", "Just how many"),
    );
    changed("a rule is edited");
    assert!(desk.page().contains("Just how many people died?"));
    std::fs::remove_file(story.path().join("flood/c.txt")).unwrap();
    changed("a source goes");
    std::fs::remove_file(story.path().join("flood/review.jsonl")).unwrap();
    changed("the ledger goes");
}
