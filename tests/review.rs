//! Reviewing new results: in a terminal, without one, and with insta's own program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const RULES: &str = r#"
pack: bridge
rules:
  - id: dead
    ask: How many people died?
    value: { quantity: [people] }
    phrases: ["{value} died"]
    examples: [{ text: Four people died., finds: [4 people] }, { text: It fell., finds: [] }]
"#;

const STORIES: [&str; 3] = ["bridge", "ferry", "tunnel"];

/// A project whose snapshots are accepted, and whose stories have all changed since.
fn project() -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    write(here.path(), "rules/bridge.yaml", RULES);
    for story in STORIES {
        write(
            here.path(),
            &format!("seeds/{story}/a.txt"),
            "Four people died.",
        );
    }
    let accepted = run(here.path(), &["--accept"]);
    assert_eq!(accepted.status.code(), Some(0), "{accepted:?}");
    for story in STORIES {
        write(
            here.path(),
            &format!("seeds/{story}/a.txt"),
            "Nine people died.",
        );
    }
    here
}

fn write(here: &Path, name: &str, text: &str) {
    let path = here.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn command(here: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.arg("test").args(args).current_dir(here);
    command.env("NO_COLOR", "1").env_remove("CI");
    command
}

fn run(here: &Path, args: &[&str]) -> Output {
    command(here, args).stdin(Stdio::null()).output().unwrap()
}

/// For each story whether its snapshot is the new one, and whether a result waits.
fn states(here: &Path) -> [(bool, bool); 3] {
    STORIES.map(|story| {
        let path = here.join(format!("snapshots/{story}.snap"));
        let new = fs::read_to_string(&path)
            .unwrap()
            .contains("Nine people died");
        (new, path.with_extension("snap.new").exists())
    })
}

#[cfg(unix)]
mod in_a_terminal {
    use super::*;
    use rexpect::process::WaitStatus;
    use rexpect::session::{PtySession, spawn_command};

    /// Longer than any machine takes.
    const PATIENCE: Option<u64> = Some(60_000);

    fn review(here: &Path) -> PtySession {
        spawn_command(command(here, &["--review"]), PATIENCE).unwrap()
    }

    fn press(terminal: &mut PtySession, key: &str) {
        terminal.exp_string("q stop").unwrap();
        terminal.send(key).unwrap();
        terminal.flush().unwrap();
    }

    fn ended(mut terminal: PtySession) -> i32 {
        terminal.exp_eof().unwrap();
        match terminal.process().wait().unwrap() {
            WaitStatus::Exited(_, code) => code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_is_accepted_one_rejected_one_skipped() {
        let here = project();
        let mut terminal = review(here.path());
        terminal.exp_string("1 of 3  bridge: differs").unwrap();
        // The words stand above the diff; rexpect reads bytes, so that only ASCII can be awaited.
        let words = "dead: version 4 people lost its only claim, a.txt:1 ";
        terminal.exp_string(words).unwrap();
        terminal.exp_string("-   - value: 4 people").unwrap();
        terminal.exp_string("+   - value: 9 people").unwrap();
        press(&mut terminal, "a");
        terminal.exp_string("bridge: accepted").unwrap();
        terminal.exp_string("2 of 3  ferry").unwrap();
        press(&mut terminal, "x");
        terminal.exp_string("that key says nothing").unwrap();
        press(&mut terminal, "r");
        terminal.exp_string("ferry: rejected").unwrap();
        press(&mut terminal, "s");
        terminal.exp_string("tunnel: skipped").unwrap();
        assert_eq!(ended(terminal), 1);
        assert_eq!(
            states(here.path()),
            [(true, false), (false, false), (false, true)]
        );
    }

    #[test]
    fn capitals_are_for_all_the_rest_and_q_stops() {
        let cases = [
            ("q", 1, [(false, true); 3]),
            ("aq", 1, [(true, false), (false, true), (false, true)]),
            ("A", 0, [(true, false); 3]),
            ("R", 1, [(false, false); 3]),
            ("S", 1, [(false, true); 3]),
            ("rA", 1, [(false, false), (true, false), (true, false)]),
        ];
        for (keys, expected, after) in cases {
            let here = project();
            let mut terminal = review(here.path());
            for key in keys.chars() {
                press(&mut terminal, &key.to_string());
            }
            assert_eq!(ended(terminal), expected, "{keys}");
            assert_eq!(states(here.path()), after, "{keys}");
        }
    }
}

#[test]
fn without_a_terminal_the_other_ways_are_named() {
    let here = project();
    let output = run(here.path(), &["--review"]);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    for way in ["--accept", "--reject", "--list"] {
        assert!(err.contains(way), "{err}");
    }
    assert_eq!(states(here.path()), [(false, false); 3]);
}

#[test]
fn what_is_not_as_accepted_can_be_listed() {
    let here = project();
    fs::rename(
        here.path().join("seeds/tunnel"),
        here.path().join("seeds/new"),
    )
    .unwrap();
    let output = run(here.path(), &["--list"]);
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out.contains("bridge: differs from snapshots/bridge.snap\n  dead: "),
        "{out}"
    );
    assert!(out.contains("new: has no snapshot") && out.contains("tunnel.snap: its story is gone"));

    let output = run(here.path(), &["--list", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let bridge = serde_json::json!({
        "story": "bridge", "snapshot": "snapshots/bridge.snap", "state": "differs",
        "changes": [
            { "rule": "dead", "what": "version 4 people lost its only claim, a.txt:1 “Four people died”" },
            { "rule": "dead", "what": "version 9 people appears with a.txt:1 “Nine people died”" },
        ],
    });
    assert_eq!(json["stories"][0], bridge);
    assert_eq!(json["stories"][2]["state"], "new");
    assert_eq!(
        json["orphans"],
        serde_json::json!(["snapshots/tunnel.snap"])
    );
    assert!(!here.path().join("snapshots/bridge.snap.new").exists());

    run(here.path(), &["--accept", "--remove-orphans"]);
    let output = run(here.path(), &["--list"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

#[test]
fn a_result_waits_only_while_it_differs() {
    let here = project();
    run(here.path(), &[]);
    assert_eq!(states(here.path()), [(false, true); 3]);
    write(here.path(), "seeds/ferry/a.txt", "Four people died.");
    run(here.path(), &[]);
    assert_eq!(
        states(here.path()),
        [(false, true), (false, false), (false, true)]
    );
}

/// Reads and writes as `cargo insta review` does when one presses `a` there.
#[test]
fn instas_own_review_can_accept_what_waits() {
    let here = project();
    run(here.path(), &[]);
    for story in STORIES {
        let accepted = here.path().join(format!("snapshots/{story}.snap"));
        let waiting = accepted.with_extension("snap.new");
        let snapshot = insta::Snapshot::from_file(&waiting).unwrap();
        assert_eq!(snapshot.metadata().expression(), Some(story));
        snapshot.save(&accepted).unwrap();
        fs::remove_file(waiting).unwrap();
    }
    let output = run(here.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(states(here.path()), [(true, false); 3]);
}
