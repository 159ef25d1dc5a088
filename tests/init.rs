//! A new project: what `init` makes, and how a project's own settings count.

use std::fs;
use std::path::Path;
use std::process::Command;

/// How a run in a folder ended, and what it printed.
fn run(here: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(args).current_dir(here).env("NO_COLOR", "1");
    let output = command.env_remove("CI").output().unwrap();
    let text = [&output.stderr, &output.stdout].map(|s| String::from_utf8_lossy(s).into_owned());
    (output.status.code().unwrap(), text.concat())
}

/// The lines that `init` gives to go on with.
fn next(printed: &str) -> Vec<String> {
    let (_, next) = printed.split_once("Go on with\n").unwrap();
    let command = |line: &str| line.trim().split("  ").next().unwrap().to_owned();
    next.lines().map(command).collect()
}

#[test]
fn a_new_project_is_green_and_its_commands_run() {
    let here = tempfile::tempdir().unwrap();
    let (code, printed) = run(here.path(), &["init", "desk"]);
    assert_eq!(code, 0, "{printed}");
    let desk = here.path().join("desk");
    let next = next(&printed);
    assert_eq!((next[0].as_str(), next.len()), ("cd desk", 4));
    for command in &next[1..] {
        let args: Vec<&str> = command.split(' ').skip(1).collect();
        let (code, told) = run(&desk, &args);
        assert_eq!(code, 0, "{command}\n{told}");
    }
    let (_, told) = run(&desk, &["test"]);
    assert!(told.contains("all held") && told.contains("flood: as in snapshots/flood.snap"));
    assert_eq!(run(&desk, &["rules", "check", "--strict"]).0, 0);
    let (_, schema) = run(&desk, &["rules", "schema"]);
    let written = fs::read_to_string(desk.join("rules.schema.json")).unwrap();
    assert_eq!(written, schema);
    let (_, report) = run(&desk, &["check", "stories"]);
    assert!(report.contains("2 contradictions, 1 revision"), "{report}");
}

#[test]
fn what_is_there_is_never_written_over() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("notes.txt"), "mine").unwrap();
    fs::write(here.path().join("variorum.yaml"), "rules: [mine]").unwrap();
    let (code, told) = run(here.path(), &["init"]);
    assert_eq!(code, 2);
    assert!(
        told.contains("nothing was written") && told.contains("variorum.yaml"),
        "{told}"
    );
    let names = fs::read_dir(here.path()).unwrap();
    assert_eq!(names.count(), 2, "{told}");
    fs::remove_file(here.path().join("variorum.yaml")).unwrap();
    assert_eq!(
        run(here.path(), &["init"]).0,
        0,
        "other files are no hindrance"
    );
    let (code, told) = run(here.path(), &["init", "notes.txt"]);
    assert!(code == 2 && told.contains("could not be written"), "{told}");
}

/// Settings at the root of a project count for its stories, and a story's own go before.
#[test]
fn a_projects_settings_count_for_all_its_stories() {
    let here = tempfile::tempdir().unwrap();
    let rule = |id: &str, verb: &str| {
        format!(
            "pack: {id}\nrules:\n  - id: {id}\n    ask: How many?\n    value: count\n    phrases: \
             [\"{{value}} {verb}\"]\n    examples: [{{ text: Four {verb}., finds: [4] }}, {{ text: \
             None., finds: [] }}]\n"
        )
    };
    let write = |name: &str, text: &str| {
        let path = here.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("packs/fell.yaml", &rule("fell", "fell"));
    write("other/rose.yaml", &rule("rose", "rose"));
    for story in ["one", "two"] {
        write(&format!("desk/{story}/a.txt"), "Four fell. Some nine rose.");
        write(&format!("desk/{story}/b.txt"), "Six fell. Twelve rose.");
    }
    let settings = "rules: [packs]\nstories: [desk]\nsnapshots: kept\nfail-on: contradiction\n";
    write("variorum.yaml", settings);
    let check = |story: &str| run(here.path(), &["check", story]);
    let (code, told) = check("desk/one");
    assert!(code == 1 && told.contains("CONTRADICTION  fell"), "{told}");

    write("desk/two/variorum.yaml", "rules: [../../other]\n");
    let (code, told) = check("desk/two");
    assert!(
        code == 1 && told.contains("CONTRADICTION  rose") && !told.contains("fell  "),
        "{told}"
    );

    let hedges = "- words: [some]\n  stand: before\n  kind: about\n  extent: '[x-50%, x+50%]'\n  why: Ours.\n";
    write("desk.yaml", hedges);
    write("variorum.yaml", &format!("{settings}hedges: desk.yaml\n"));
    let (code, told) = check("desk/two");
    assert!(code == 0 && told.contains("also fits: about 9"), "{told}");

    let (code, told) = run(here.path(), &["test", "--accept"]);
    assert_eq!(code, 0, "{told}");
    assert!(here.path().join("kept/one.snap").exists(), "{told}");
    assert!(here.path().join("kept/two.snap").exists(), "{told}");

    write(
        "variorum.yaml",
        "rules: [packs, other]\nstories: [desk]\noff: { rose: nobody asks, gone: a slip }\n",
    );
    let (code, told) = check("desk/one");
    assert!(
        code == 0 && told.contains("rule `rose` is off: nobody asks"),
        "{told}"
    );
    assert_eq!(
        told.matches("`gone` is none that would be asked here")
            .count(),
        1,
        "{told}"
    );
}
