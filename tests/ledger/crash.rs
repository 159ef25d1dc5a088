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

/// The same by the program: a process for each decision, of which every tenth is killed
/// wherever it may be.
#[test]
fn what_the_program_acknowledged_outlives_it() {
    // `VARIORUM_TEST_DECISIONS=1000 cargo test --test ledger program` does it at length.
    let asked = std::env::var("VARIORUM_TEST_DECISIONS").ok();
    let all: usize = asked.map_or(40, |n| n.parse().unwrap());
    let story = Story::new();
    let print = story.fingerprint();
    let write = |writer: usize| {
        let mut acknowledged = Vec::new();
        let mut killed = 0;
        for n in 0..all / 2 {
            let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
                .args(["review", "flood", "--decide", &print])
                .args([
                    "--verdict",
                    "explained",
                    "--by",
                    &format!("writer {writer}"),
                ])
                .args(["--reason", &format!("Count {n} of two")])
                .current_dir(story.path())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            if n % 10 == 5 {
                // Later each time: before, in and after the writing.
                std::thread::sleep(std::time::Duration::from_millis(11 * (n as u64 / 10 + 1)));
                child.kill().unwrap();
                killed += 1;
            }
            let output = child.wait_with_output().unwrap();
            let told = String::from_utf8(output.stdout).unwrap();
            // "dead: explained (flood/review.jsonl, line 0123456789ab)"
            if let Some((_, id)) = told.trim_end().split_once(", line ") {
                acknowledged.push(id.trim_end_matches(')').to_owned());
            }
        }
        (acknowledged, killed)
    };
    let written: Vec<(Vec<String>, usize)> = std::thread::scope(|scope| {
        let write = &write;
        let writers = [1, 2].map(|writer| scope.spawn(move || write(writer)));
        writers.map(|writer| writer.join().unwrap()).into()
    });
    let killed: usize = written.iter().map(|(_, killed)| killed).sum();
    let acknowledged: Vec<&String> = written.iter().flat_map(|(ids, _)| ids).collect();
    assert!(killed > 0 && acknowledged.len() >= all - killed);
    let text = String::from_utf8(story.ledger()).unwrap();
    for id in &acknowledged {
        assert!(text.contains(&format!("{{\"id\":\"{id}")), "{id} is lost");
    }
    let (code, said) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 0, "{said}");
}
