//! `variorum diff`: what a change of rules does to what is found.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const RULES: &str = r#"
pack: bridge
rules:
  - id: dead
    ask: How many people died?
    value: { quantity: [people] }
    phrases: ["{value} died"]
    examples: [{ text: Four people died., finds: [4 people] }, { text: It fell., finds: [] }]
  - id: hurt
    ask: How many people were hurt?
    value: { quantity: [people] }
    phrases: ["{value} were hurt"]
    examples: [{ text: Four people were hurt., finds: [4 people] }, { text: It fell., finds: [] }]
"#;

/// What git sets for its hooks, which may run these tests.
const GIT: [&str; 3] = ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"];

const STORY: [(&str, &str); 3] = [
    ("story/a.txt", "Four people died.\nNine people were hurt."),
    (
        "story/b.txt",
        "Six people were killed.\nNine people were hurt.",
    ),
    ("other/c.txt", "Two people died."),
];

/// A folder with two states of the rules, `old` and `new`.
fn project(new: &str) -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    let rules = [("old/bridge.yaml", RULES), ("new/bridge.yaml", new)];
    for (name, text) in rules.into_iter().chain(STORY) {
        let path = here.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    here
}

fn run(here: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.arg("diff").args(args).current_dir(here);
    for name in GIT {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").output().unwrap()
}

fn seen(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = output.status.code().unwrap();
    (code, text(&output.stdout), text(&output.stderr))
}

/// The new rules also take "were killed" for dying, and only "nine" hurt by name.
fn changed() -> String {
    RULES
        .replace(r#"["{value} died"]"#, r#"["{value} (died|were killed)"]"#)
        .replace(
            r#"["{value} were hurt"]"#,
            r#"["{value} were [badly] hurt in"]"#,
        )
}

#[test]
fn every_difference_is_told_with_its_place() {
    let here = project(&changed());
    let (code, out, err) = seen(&run(here.path(), &["old", "new", "story", "other"]));
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let told = "\
dead: 1 claim gained; 1 divergence appears
  story: a contradiction appears: 4 people [a.txt:1] / 6 people [b.txt:1]
  story: gained b.txt:1 “Six people were killed”, read as 6 people

hurt: 2 claims lost
  story: lost a.txt:2 “Nine people were hurt”, read as 9 people
  story: lost b.txt:2 “Nine people were hurt”, read as 9 people

2 rules find something else in 2 stories: 1 claim gained, 2 lost; 1 divergence appears
";
    assert_eq!(out, told);

    let (code, back, _) = seen(&run(here.path(), &["new", "old", "story", "other"]));
    assert_eq!(code, 1);
    assert!(
        back.contains("the contradiction vanishes: 4 people"),
        "{back}"
    );
    assert!(
        back.contains("2 claims gained, 1 lost; 1 divergence vanishes"),
        "{back}"
    );
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let kept = r#"["{value} were hurt"]"#;
    let here = project(&changed().replace(r#"["{value} were [badly] hurt in"]"#, kept));
    fs::rename(here.path().join("story"), here.path().join("bridge")).unwrap();
    let (_, out, _) = seen(&run(here.path(), &["old", "new", "bridge"]));
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/workbench.md");
    let page = fs::read_to_string(page).unwrap();
    let section = page.split("## `variorum diff`").nth(1).unwrap();
    let block = section.split("```text\n").nth(1).unwrap();
    assert_eq!(block.split("```").next().unwrap(), out);
}

#[test]
fn a_claim_that_stays_in_its_place_is_changed() {
    let here = project(&RULES.replace(
        "value: { quantity: [people] }\n    phrases: [\"{value} died",
        "value: count\n    phrases: [\"{value} people died",
    ));
    let (code, out, err) = seen(&run(here.path(), &["old", "new", "story"]));
    assert_eq!(code, 1, "{err}");
    let told = "a.txt:1 “Four people died” was read as 4 people and is read as 4\n";
    assert!(out.contains(told), "{out}");
    assert!(
        out.contains("1 rule finds something else in 1 story: 1 claim changed"),
        "{out}"
    );
}

#[test]
fn the_exit_code_says_whether_anything_changed() {
    let here = project(RULES);
    fs::create_dir(here.path().join("broken")).unwrap();
    fs::write(here.path().join("broken/a.yaml"), "rules: [").unwrap();
    let cases = [
        (
            "old new story other",
            0,
            "all rules find the same as before in 2 stories",
        ),
        ("old/bridge.yaml new/bridge.yaml story", 0, "in 1 story"),
        ("old new", 2, "variorum diff OLD NEW SOURCES"),
        ("old nowhere story", 2, "there is no such rule file"),
        ("nowhere new story", 2, "there is no such rule file"),
        ("old broken story", 2, "broken/a.yaml"),
        ("old new nowhere", 2, "nowhere"),
        ("old new story nowhere", 2, "nowhere"),
        ("--rules old new story", 2, "--base"),
        ("--base main story", 2, "no git repository"),
    ];
    for (line, expected, words) in cases {
        let args: Vec<&str> = line.split(' ').collect();
        let (code, out, err) = seen(&run(here.path(), &args));
        assert_eq!(code, expected, "{line}: {out}{err}");
        assert!(format!("{out}{err}").contains(words), "{line}: {out}{err}");
    }
}

#[test]
fn markdown_and_json_tell_the_same() {
    let here = project(&changed());
    let (code, out, _) = seen(&run(
        here.path(),
        &["old", "new", "story", "--format", "markdown"],
    ));
    assert_eq!(code, 1);
    assert!(out.contains("| dead | 1 | 0 | 0 | 1 | 0 | 0 |\n"), "{out}");
    assert!(
        out.contains("| **In all** | 1 | 2 | 0 | 1 | 0 | 0 |\n"),
        "{out}"
    );
    assert!(
        out.contains("- story: lost a.txt:2 “Nine people were hurt”, read as 9 people\n"),
        "{out}"
    );

    let (code, out, _) = seen(&run(
        here.path(),
        &["old", "new", "story", "--format", "json"],
    ));
    assert_eq!(code, 1);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["totals"]["claims_lost"], 2);
    assert_eq!(json["rules"][0]["totals"]["divergences_appeared"], 1);
    let gained = &json["rules"][0]["changes"][1];
    let expected = serde_json::json!({
        "story": "story", "change": "claim-gained", "source": "b.txt", "line": 1,
        "words": "Six people were killed", "says": ["6 people"],
    });
    assert_eq!(*gained, expected);
}

#[test]
fn a_git_revision_is_compared_with_the_working_tree() {
    let here = project(RULES);
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let mut command = Command::new("git");
        let output = command
            .args(who)
            .args(args)
            .current_dir(here.path())
            .output();
        assert!(output.unwrap().status.success(), "git {args:?}");
    };
    git(&["init", "--quiet"]);
    fs::rename(here.path().join("old"), here.path().join("rules")).unwrap();
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "Rules"]);
    let at = |folder: &str, args: &[&str]| seen(&run(&here.path().join(folder), args));

    let (code, out, err) = at("", &["--base", "HEAD", "story"]);
    assert_eq!(code, 0, "{out}{err}");
    fs::write(here.path().join("rules/bridge.yaml"), changed()).unwrap();
    let (code, out, err) = at("", &["--base", "HEAD", "story"]);
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    assert!(out.contains("story: gained b.txt:1"), "{out}");
    // From another folder, and by a single file.
    let file = ["--base", "HEAD", "--rules", "../rules/bridge.yaml", "."];
    assert_eq!(at("story", &file).0, 1);
    // Rules that the story names itself.
    fs::write(here.path().join("story/variorum.yaml"), "rules: [../rules]").unwrap();
    assert_eq!(at("", &["--base", "HEAD", "story"]).0, 1);

    let cases = [
        ("--base nowhere story", "git knows no such revision here"),
        (
            "--base HEAD --rules none story",
            "the revision has no such rule file or folder",
        ),
        (
            "--base HEAD --rules ../out story",
            "outside the git repository",
        ),
    ];
    for (line, words) in cases {
        let args: Vec<&str> = line.split(' ').collect();
        let (code, out, err) = at("", &args);
        assert!(
            code == 2 && err.contains(words),
            "{line}: {code} {out}{err}"
        );
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let command = command.args(["diff", "--base", "HEAD", "story"]);
    let (code, _, err) = seen(
        &command
            .current_dir(here.path())
            .env("PATH", "")
            .output()
            .unwrap(),
    );
    assert!(code == 2 && err.contains("install git"), "{code} {err}");
}
