//! Ledgers that are not as they were written.

use super::story::{CONFIRMED, EXPLAINED, Story};
#[cfg(unix)]
use std::process::Command;

/// Two verdicts on one divergence, the second knowing the first.
fn twice() -> (Story, String) {
    let story = Story::new();
    story.decide(&CONFIRMED, "First thoughts", "Ann");
    story.decide(&EXPLAINED, "Second thoughts", "Ann");
    let text = String::from_utf8(story.ledger()).unwrap();
    (story, text)
}

#[test]
fn damage_is_told_and_never_overwritten() {
    let (story, text) = twice();
    let (first, second) = text.split_once('\n').unwrap();
    let changed = |line: &str| line.replace("thoughts", "thought");
    let foreign = first.replace("\"v\":1", "\"v\":2");
    // The damaged text, what is told, and whether the last verdict still counts.
    let cases = [
        (
            format!("{text}{}", &first[..200]),
            "the last line is torn",
            true,
        ),
        (
            format!("{}\n{second}", changed(first)),
            "was changed after it was written",
            true,
        ),
        (
            format!("{first}\n{}", changed(second)),
            "was changed after it was written",
            false,
        ),
        (
            format!("{first}\n{foreign}\n{second}"),
            "was changed after it was written",
            true,
        ),
        (second.to_owned(), "a line is missing", true),
        (
            format!("{text}nonsense\n"),
            "this is no line of a ledger",
            false,
        ),
        (
            format!("<<<<<<< HEAD\n{first}\n=======\n{second}>>>>>>> other\n"),
            "this is a conflict mark",
            true,
        ),
    ];
    for (damaged, words, counts) in cases {
        story.put("flood/review.jsonl", &damaged);
        let (code, told) = story.told(&["review", "flood", "--verify"]);
        assert_eq!(code, 1, "{words}\n{told}");
        assert!(
            told.contains(words) && told.contains("flood/review.jsonl"),
            "{told}"
        );
        assert_eq!(story.fails(), !counts, "{words}\n{}", story.check());
        let (code, told) = story.decide(&CONFIRMED, "Once more", "Bob");
        assert_eq!(code, 2, "{told}");
        assert!(
            told.contains("nothing is added to a damaged ledger"),
            "{told}"
        );
        assert_eq!(story.ledger(), damaged.as_bytes());
    }
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let (story, text) = twice();
    let path = story.path().join("flood/review.jsonl");
    std::fs::write(&path, [text.as_bytes(), b"\xff\xfe\n"].concat()).unwrap();
    let (code, told) = story.told(&["review", "flood", "--verify"]);
    assert_eq!(code, 1);
    assert!(told.contains("this line is not UTF-8"), "{told}");
}

#[test]
fn a_line_twice_or_in_another_order_does_no_harm() {
    let (story, text) = twice();
    let (first, second) = text.split_once('\n').unwrap();
    for text in [
        format!("\u{feff}{text}"),
        format!("{second}{first}\n"),
        format!("{second}{first}"),
        format!("{text}{second}"),
        text.replace('\n', "\r\n"),
    ] {
        story.put("flood/review.jsonl", &text);
        assert_eq!(story.told(&["review", "flood", "--verify"]).0, 0, "{text}");
        assert!(
            story.check().contains("dead  explained — Ann"),
            "{}",
            story.check()
        );
    }
    // One without its line break is ended before another begins.
    story.put("flood/review.jsonl", text.trim_end());
    assert_eq!(story.decide(&CONFIRMED, "Once more", "Bob").0, 0);
    assert_eq!(story.told(&["review", "flood", "--verify"]).0, 0);
}

/// What has the name of a ledger and is none is told, and neither waited for nor replaced.
#[test]
#[cfg(unix)]
fn what_is_no_file_is_told() {
    let run = |story: &Story, program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        let done = command.args(args).current_dir(story.path()).status();
        assert!(done.unwrap().success(), "{program} {args:?}");
    };
    let cases: [(&str, &[&str], &str); 3] = [
        ("mkdir", &["flood/review.jsonl"], "it is a folder"),
        (
            "mkfifo",
            &["flood/review.jsonl"],
            "it is neither a file nor a folder",
        ),
        (
            "ln",
            &["-s", "../elsewhere.jsonl", "flood/review.jsonl"],
            "it is a link that leads nowhere",
        ),
    ];
    for (program, args, words) in cases {
        let story = Story::new();
        run(&story, program, args);
        let (code, told) = story.told(&["review", "flood", "--verify"]);
        assert_eq!(code, 1, "{told}");
        assert!(told.contains(words), "{told}");
        assert!(story.fails(), "nothing is decided");
        let (code, told) = story.decide(&EXPLAINED, "Two counts", "Ann");
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(words), "{told}");
        assert!(!story.path().join("elsewhere.jsonl").exists());
    }
    // One that leads to a ledger is followed, and stays.
    let story = Story::new();
    story.put("kept/review.jsonl", "");
    run(
        &story,
        "ln",
        &["-s", "../kept/review.jsonl", "flood/review.jsonl"],
    );
    assert_eq!(story.decide(&EXPLAINED, "Two counts", "Ann").0, 0);
    assert!(!story.fails());
    let link = story.path().join("flood/review.jsonl");
    assert!(link.is_symlink());
    assert_eq!(std::fs::read_to_string(link).unwrap().lines().count(), 1);
}

/// Decides until that fails, and sees that all that was acknowledged is there.
#[cfg(unix)]
fn fill(story: &Story, before: &str) {
    let print = story.fingerprint();
    let line = format!(
        "{before} exec '{}' review flood --decide {print} --verdict explained \
         --reason 'Two counts' --by Ann",
        env!("CARGO_BIN_EXE_variorum")
    );
    let mut acknowledged = Vec::new();
    for _ in 0..100 {
        let mut shell = Command::new("sh");
        let shell = shell.args(["-c", &line]).current_dir(story.path());
        let output = shell.output().unwrap();
        if output.status.success() {
            acknowledged = story.ledger();
            continue;
        }
        let told = String::from_utf8(output.stderr).unwrap();
        let words = "could not be written, and is as it was";
        assert!(told.contains(words), "{told}");
        assert!(acknowledged.len() > 1000);
        assert_eq!(story.ledger(), acknowledged);
        assert_eq!(story.told(&["review", "flood", "--verify"]).0, 0);
        return;
    }
    panic!("never full");
}

#[test]
#[cfg(unix)]
fn a_write_that_is_cut_short_loses_nothing_that_was_acknowledged() {
    fill(&Story::new(), "trap '' XFSZ; ulimit -f 4;");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let story = Story::new();
    let disk = story.path().join("flood");
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"]);
    if !mount.arg(&disk).output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: no small file system can be mounted here");
        return;
    }
    story.put("flood/a.txt", "Four people died.");
    story.put("flood/b.txt", "Six people died.");
    let filled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fill(&story, "")));
    let mut unmount = Command::new("umount");
    assert!(unmount.arg(&disk).status().unwrap().success());
    filled.unwrap();
}
