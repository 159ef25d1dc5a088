//! A desk that is killed.

use crate::open::{Open, explained};
use crate::story::Story;
use serde_json::Value;
use std::sync::mpsc;

/// Killed in the midst of two windows' decisions: what either was told is saved is there.
#[test]
fn what_was_acknowledged_outlives_the_desk() {
    let story = Story::new();
    let mut desk = Open::new(&story, &[]);
    let page = desk.page();
    let start = "data-fingerprint=\"";
    let at = page.find(start).unwrap() + start.len();
    let print = &page[at..at + page[at..].find('"').unwrap()];
    let (tell, told) = mpsc::channel();
    let mut acknowledged = Vec::new();
    std::thread::scope(|scope| {
        for window in ["one", "two"] {
            let (desk, tell) = (&desk, tell.clone());
            scope.spawn(move || {
                let mut seen = Vec::new();
                for n in 0.. {
                    let known: Vec<&str> = seen.iter().map(String::as_str).collect();
                    let deed = explained(print, &known, &format!("{window} {n}"));
                    let Some(answer) = desk.post(&deed) else {
                        return;
                    };
                    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
                    match (answer.status, body["id"].as_str()) {
                        (200, Some(id)) => {
                            seen = vec![id.to_owned()];
                            let _ = tell.send(id.to_owned());
                        }
                        // The other window was quicker: look again, and go over it.
                        (409, _) => {
                            let page = desk.page_or_nothing();
                            let start = "data-seen=\"";
                            let Some(at) = page.find(start).map(|at| at + start.len()) else {
                                return;
                            };
                            let end = at + page[at..].find('"').unwrap_or_default();
                            seen = page[at..end]
                                .split(' ')
                                .filter(|id| !id.is_empty())
                                .map(str::to_owned)
                                .collect();
                        }
                        // Its answer was cut off.
                        _ => return,
                    }
                }
            });
        }
        drop(tell);
        acknowledged.extend(told.iter().take(12));
        let id = desk.desk.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-9", &id])
            .status();
        assert!(kill.unwrap().success());
        acknowledged.extend(told.iter());
    });
    assert!(!desk.desk.wait().unwrap().success());
    let text = String::from_utf8(story.ledger()).unwrap();
    for id in &acknowledged {
        assert!(text.contains(&format!("{{\"id\":\"{id}\"")), "{id} is lost");
    }
    let (code, said) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 0, "{said}");
}
