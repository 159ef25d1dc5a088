//! Writing rules: trying them, and seeing what a change does.

mod common;

use common::{ROOT, printed};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder, as a build would.
fn variorum_in(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1");
    command.env_remove("CI").output().unwrap()
}

fn seen(output: &Output) -> (i32, String) {
    let text = [&output.stderr, &output.stdout].map(|s| String::from_utf8_lossy(s).into_owned());
    (output.status.code().unwrap(), text.concat())
}

/// A project with the shipped packs and stories, to be changed.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["rules", "seeds"] {
        copy(&Path::new(ROOT).join(name), &folder.path().join(name));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        match from.is_dir() {
            true => copy(&from, &to.join(name)),
            false => drop(fs::copy(&from, to.join(name)).unwrap()),
        }
    }
}

#[test]
fn the_shipped_packs_are_as_accepted() {
    let out = printed(&["test"]);
    assert!(
        out.contains("all held") && !out.contains("differs"),
        "{out}"
    );
}

#[test]
fn new_results_wait_until_they_are_accepted_or_rejected() {
    let folder = project();
    let run = |args: &[&str]| seen(&variorum_in(folder.path(), args));
    let pending = || {
        let names = fs::read_dir(folder.path().join("snapshots")).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.ends_with(".new")).count()
    };
    let (code, out) = run(&["test"]);
    assert!(code == 1 && out.contains("has no snapshot"), "{out}");
    assert!(pending() > 0);
    assert_eq!(run(&["test", "--accept"]).0, 0);
    assert_eq!((run(&["test"]).0, pending()), (0, 0));

    fs::write(
        folder.path().join("seeds/peace-plan/005.md"),
        "A 44-point peace plan.",
    )
    .unwrap();
    let (code, out) = run(&["test"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("plan-points: version 44 appears with 005.md:1 “44-point peace plan”"),
        "{out}"
    );
    assert_eq!(pending(), 1);
    assert_eq!((run(&["test", "--reject"]).0, pending()), (1, 0));

    fs::rename(
        folder.path().join("seeds/peace-plan"),
        folder.path().join("seeds/other"),
    )
    .unwrap();
    let (code, out) = run(&["test"]);
    assert!(
        code == 1 && out.contains("peace-plan.snap: its story is gone"),
        "{out}"
    );
    assert_eq!(run(&["test", "--accept", "--remove-orphans"]).0, 0);
    assert!(!folder.path().join("snapshots/peace-plan.snap").exists());
}

/// Snapshots that somebody edited, lost or left behind.
#[test]
fn no_snapshot_is_lost_and_none_is_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let run = |args: &[&str]| seen(&variorum_in(folder.path(), args));
    assert_eq!(run(&["init"]).0, 0);
    let kept = fs::read_to_string(at("snapshots/flood.snap")).unwrap();

    for (edited, told) in [
        (String::new(), "cannot be read: it is empty"),
        (kept.replace("- rule: cause", "- rule: ["), "in line "),
        (
            kept.replace("12,000", "13,000"),
            "version 13,000 books (first) lost",
        ),
    ] {
        fs::write(at("snapshots/flood.snap"), edited).unwrap();
        let (code, out) = run(&["test"]);
        assert!(code == 1 && out.contains(told), "{out}");
        let (code, out) = run(&["test", "--accept"]);
        assert!(
            code == 0 && out.contains("flood: accepted as snapshots/flood.snap"),
            "{out}"
        );
        assert_eq!(
            fs::read_to_string(at("snapshots/flood.snap")).unwrap(),
            kept
        );
    }

    fs::write(at("snapshots/gone.snap.new"), &kept).unwrap();
    fs::write(at("snapshots/other.snap.new"), "of another program").unwrap();
    let (code, out) = run(&["test"]);
    assert!(
        code == 1 && out.contains("gone.snap.new: its story is gone"),
        "{out}"
    );
    assert!(!out.contains("other.snap.new"), "{out}");
    assert_eq!(run(&["test", "--remove-orphans"]).0, 0);
    assert!(!at("snapshots/gone.snap.new").exists());

    // Of a story that cannot be read nobody knows whether it is gone.
    fs::rename(at("stories/flood"), at("flood")).unwrap();
    let (code, out) = run(&["test", "--remove-orphans"]);
    assert!(code == 2 && out.contains("holds no source"), "{out}");
    assert!(at("snapshots/flood.snap").exists());
}
