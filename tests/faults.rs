//! What a user sees when something is wrong with what was given.
//!
//! Each folder under `tests/faults` is a case: it is laid over `common` in an empty folder,
//! and the command lines of its file `run` are typed there.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn every_fault_is_told_once_with_place_and_cure() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut names: Vec<_> = fs::read_dir(&cases)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "common")
        .collect();
    names.sort();
    assert!(names.len() > 20, "{names:?}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for name in names {
        let here = tempfile::tempdir().unwrap();
        lay(&cases.join("common"), here.path());
        lay(&cases.join(&name), here.path());
        let run = fs::read_to_string(cases.join(&name).join("run")).unwrap();
        let seen: String = run.lines().map(|line| typed(line, here.path())).collect();
        settings.bind(|| insta::assert_snapshot!(format!("fault-{name}"), seen));
    }
}

/// What a command line shows, as a terminal would, and how it ends.
fn typed(line: &str, here: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(line.split_whitespace())
        .current_dir(here)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let mut seen = format!("$ variorum {line}\n");
    for (stream, bytes) in [("stderr", output.stderr), ("stdout", output.stdout)] {
        let text = String::from_utf8(bytes).unwrap();
        if !text.is_empty() {
            write!(seen, "-- {stream}\n{text}").unwrap();
        }
    }
    writeln!(seen, "-- exit code {}\n", output.status.code().unwrap()).unwrap();
    seen
}

/// Copies what a folder holds, but for the file `run`.
fn lay(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            lay(&entry.path(), &target);
        } else if entry.file_name() != "run" {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
