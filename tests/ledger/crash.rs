//! Writers that are killed.

use super::story::{EXPLAINED, Story};
use jiff::Timestamp;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use variorum::review::disk::{self, Stamp};
use variorum::review::{Decision, Deed, Verdict};

const FOLDER: &str = "VARIORUM_TEST_FOLDER";
const EACH: usize = 500;

/// Not a test but a writer, when [`FOLDER`] is set: decides, and prints the id of each line
/// once it is acknowledged.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    for n in 0..EACH {
        let stamp = Stamp {
            story: "flood".to_owned(),
            by: format!("writer {}", std::process::id()),
            at: Timestamp::from_second(1_700_000_000).unwrap(),
        };
        let decision = Decision {
            rule: "dead".to_owned(),
            fingerprint: format!("{n:016x}"),
            versions: Vec::new(),
            verdict: Verdict::Explained,
            reason: "Two counts".to_owned(),
            evidence: None,
        };
        let deed = Deed::Decision(decision);
        let id = disk::append(Path::new(&folder), &stamp, &mut |_| Ok(deed.clone())).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nacknowledged {id}").unwrap();
        out.flush().unwrap();
    }
}

fn start(folder: &Path, told: Sender<String>) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if let Some(id) = line.strip_prefix("acknowledged ") {
                let _ = told.send(id.to_owned());
            }
        }
    });
    child
}

#[test]
fn what_was_acknowledged_outlives_its_writers() {
    let story = Story::new();
    let folder = story.path().join("flood");
    let (tell, told) = mpsc::channel();
    let mut writers = [start(&folder, tell.clone()), start(&folder, tell)];
    let mut acknowledged: Vec<String> = told.iter().take(EACH / 2).collect();
    writers[0].kill().unwrap();
    acknowledged.extend(told.iter().take(EACH / 4));
    writers[1].kill().unwrap();
    for writer in &mut writers {
        writer.wait().unwrap();
    }
    // What was acknowledged and not yet heard.
    acknowledged.extend(told.iter());
    assert!((EACH / 2..2 * EACH).contains(&acknowledged.len()));
    let ledger = disk::read(&folder).unwrap();
    assert_eq!(ledger.problems, []);
    let ids: Vec<String> = ledger.lines.keys().map(ToString::to_string).collect();
    for id in &acknowledged {
        assert!(ids.contains(id), "{id}");
    }
    // Writers wait for each other: each saw the line before its own, and nobody else did.
    assert!(ledger.lines.values().all(|line| line.after.len() < 2));
    assert_eq!(ledger.heads().len(), 1);
    let (code, said) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(story.decide(&EXPLAINED, "Two counts", "Ann").0, 0);
}
