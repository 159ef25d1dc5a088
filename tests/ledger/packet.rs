//! Packets: made, replayed, and held against whoever changed them.

use super::story::{EXPLAINED, Story};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

type Files = BTreeMap<String, Vec<u8>>;

/// A story that is decided on, and packed as a folder.
fn packed() -> Story {
    let story = Story::new();
    story.put(
        "flood/metadata.json",
        r#"[{"file": "a.txt", "publisher": "The Post"}]"#,
    );
    story.put(
        "flood/variorum.yaml",
        "rules: [../rules]\noff: { hurt: Nobody was asked. }\n",
    );
    story.put(
        "rules/hurt.yaml",
        "pack: hurt\nrules:\n  - id: hurt\n    ask: How many were hurt?\n    value: count\n    phrases: ['{value} hurt']\n    \
         examples: [{ text: Four hurt., finds: 4 }, { text: It fell., finds: [] }]\n",
    );
    assert_eq!(story.decide(&EXPLAINED, "Two counts", "Ann").0, 0);
    let (code, told) = story.told(&["packet", "flood", "-o", "packet"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("packet: 2 sources, 1 divergence, "), "{told}");
    story
}

fn verify(story: &Story, packet: &str) -> (i32, String) {
    story.told(&["packet", "--verify", packet])
}

fn files(root: &Path, within: &str, files: &mut Files) {
    for entry in std::fs::read_dir(root.join(within)).unwrap() {
        let entry = entry.unwrap();
        let own = entry.file_name().into_string().unwrap();
        let name = if within.is_empty() {
            own
        } else {
            format!("{within}/{own}")
        };
        match entry.file_type().unwrap().is_dir() {
            true => self::files(root, &name, files),
            false => drop(files.insert(name, std::fs::read(entry.path()).unwrap())),
        }
    }
}

fn of(story: &Story, packet: &str) -> Files {
    let mut all = Files::new();
    files(&story.path().join(packet), "", &mut all);
    all
}

#[test]
fn a_packet_holds_all_and_replays_to_the_same_bytes() {
    let story = packed();
    let names: Vec<String> = of(&story, "packet").into_keys().collect();
    assert_eq!(
        names,
        [
            "hedges/standard.yaml",
            "manifest.json",
            "report.html",
            "report.json",
            "rules/bridge.yaml",
            "rules/hurt.yaml",
            "sources/flood/a.txt",
            "sources/flood/b.txt",
            "sources/flood/metadata.json",
            "sources/flood/review.jsonl",
            "sources/flood/variorum.yaml",
        ]
    );
    let (code, told) = verify(&story, "packet");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("the report comes to the same bytes"),
        "{told}"
    );
    // Wherever it lies, and with nothing else there; and a packet of what it holds is the same.
    let elsewhere = tempfile::tempdir().unwrap();
    let copied = Command::new("cp")
        .arg("-r")
        .arg(story.path().join("packet"))
        .arg(elsewhere.path())
        .status();
    assert!(copied.unwrap().success());
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_variorum"));
        program
            .args(args)
            .current_dir(elsewhere.path())
            .output()
            .unwrap()
    };
    assert!(run(&["packet", "--verify", "packet"]).status.success());
    let checked = run(&["check", "packet/sources/flood"]);
    let checked = String::from_utf8(checked.stdout).unwrap();
    assert!(
        checked.contains("\nDecided\ndead  explained — Ann"),
        "{checked}"
    );
    assert!(
        run(&["packet", "packet/sources/flood", "-o", "again"])
            .status
            .success()
    );
    let mut again = Files::new();
    files(&elsewhere.path().join("again"), "", &mut again);
    assert_eq!(again, of(&story, "packet"));
    // Nothing is written over.
    let (code, told) = story.told(&["packet", "flood", "-o", "packet"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("this is there already"), "{told}");
}

#[test]
fn one_changed_byte_is_found_wherever_it_is() {
    let story = packed();
    let whole = of(&story, "packet");
    for (name, bytes) in &whole {
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            std::fs::write(story.path().join("packet").join(name), &changed).unwrap();
            let (code, told) = verify(&story, "packet");
            assert_ne!(code, 0, "byte {at} of {name}: {told}");
            assert!(
                told.contains(name.as_str()) || name == "manifest.json",
                "{name}: {told}"
            );
        }
        std::fs::write(story.path().join("packet").join(name), bytes).unwrap();
    }
    // Whoever changes a text and its hash changes what the report comes to.
    let manifest = String::from_utf8(whole["manifest.json"].clone()).unwrap();
    let hash = |bytes: &[u8]| {
        use sha2::Digest;
        let digest = sha2::Sha256::digest(bytes);
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let forged = b"Five people died.".to_vec();
    let text = &whole["sources/flood/a.txt"];
    let manifest = manifest.replace(&hash(text), &hash(&forged)).replace(
        &format!("\"bytes\": {},", text.len()),
        &format!("\"bytes\": {},", forged.len()),
    );
    story.put("packet/sources/flood/a.txt", "Five people died.");
    story.put("packet/manifest.json", &manifest);
    let (code, told) = verify(&story, "packet");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("report.json") && told.contains("from byte"),
        "{told}"
    );
    for (name, bytes) in &whole {
        std::fs::write(story.path().join("packet").join(name), bytes).unwrap();
    }
    assert_eq!(verify(&story, "packet").0, 0);
    story.put("packet/sources/flood/c.txt", "Nine people died.");
    assert_eq!(verify(&story, "packet").0, 1, "a file too many");
    std::fs::remove_file(story.path().join("packet/sources/flood/c.txt")).unwrap();
    std::fs::remove_file(story.path().join("packet/sources/flood/b.txt")).unwrap();
    let (code, told) = verify(&story, "packet");
    assert_eq!(code, 1);
    assert!(told.contains("this is missing"), "{told}");
}

#[test]
fn an_archive_is_the_same_packet() {
    let story = packed();
    assert_eq!(story.told(&["packet", "flood", "-o", "p.zip"]).0, 0);
    assert_eq!(story.told(&["packet", "flood", "-o", "q.zip"]).0, 0);
    let read = |name: &str| std::fs::read(story.path().join(name)).unwrap();
    let bytes = read("p.zip");
    assert_eq!(bytes, read("q.zip"), "the same input, the same bytes");
    let (code, told) = verify(&story, "p.zip");
    assert_eq!(code, 0, "{told}");
    for at in [
        0,
        40,
        bytes.len() / 3,
        bytes.len() / 2,
        bytes.len() - 30,
        bytes.len() - 1,
    ] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        std::fs::write(story.path().join("r.zip"), changed).unwrap();
        let (code, told) = verify(&story, "r.zip");
        assert_ne!(code, 0, "byte {at}: {told}");
        assert!(told.contains("r.zip"), "{told}");
    }
    for (name, bytes) in [
        ("cut.zip", &bytes[..bytes.len() / 2]),
        ("none.zip", &b"no zip"[..]),
    ] {
        std::fs::write(story.path().join(name), bytes).unwrap();
        assert_eq!(verify(&story, name).0, 2, "{name}");
    }
    assert_eq!(verify(&story, "nowhere.zip").0, 2);
}

#[test]
fn a_packet_reads_nothing_but_itself() {
    let story = packed();
    let settings = "packet/sources/flood/variorum.yaml";
    for rules in ["/etc/passwd", "../../../rules/bridge.yaml", "../../rules"] {
        let whole = of(&story, "packet");
        let forged = format!("{{\"rules\": [\"{rules}\"]}}\n");
        // With a manifest that agrees.
        let mut manifest: serde_json::Value =
            serde_json::from_slice(&whole["manifest.json"]).unwrap();
        use sha2::Digest;
        let digest = sha2::Sha256::digest(forged.as_bytes());
        let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        manifest["files"]["sources/flood/variorum.yaml"] =
            serde_json::json!({ "bytes": forged.len(), "sha256": hash });
        story.put(settings, &forged);
        story.put("packet/manifest.json", &manifest.to_string());
        let (code, told) = verify(&story, "packet");
        assert_eq!(code, 2, "{told}");
        assert!(told.contains("is no file of the packet"), "{told}");
        for (name, bytes) in &whole {
            std::fs::write(story.path().join("packet").join(name), bytes).unwrap();
        }
    }
    #[cfg(unix)]
    {
        let link = story.path().join("packet/sources/flood/link.txt");
        std::os::unix::fs::symlink("/etc/passwd", link).unwrap();
        let (code, told) = verify(&story, "packet");
        assert_eq!(code, 2, "{told}");
        assert!(told.contains("it is a link"), "{told}");
    }
}

/// NDJSON, standard input, files that are named, and several stories at once.
#[test]
fn whatever_can_be_checked_can_be_packed() {
    let story = Story::new();
    story.put("north/flood/a.txt", "Three people died.");
    story.put("north/flood/b.txt", "Seven people died.");
    story.put("named", "Eight people died.");
    let lines = "{\"id\":\"x\",\"text\":\"One people died. Nine people died.\",\"story\":\"wire\"}\n\
                 {\"id\":\"y\",\"text\":\"Two people died.\"}\n{\"id\":\"z\",\"text\":\"Six people died.\"}\n";
    story.put("wire.ndjson", lines);
    let cases = [
        (&["flood", "north/flood"][..], "", 4),
        (&["wire.ndjson"], "", 3),
        (&["-"], lines, 3),
        (&["-", "flood"], "Four people died.", 3),
        (&["named", "flood/a.txt"], "", 2),
    ];
    for (n, (args, stdin, sources)) in cases.into_iter().enumerate() {
        let name = format!("{n}.zip");
        let mut program = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .arg("packet")
            .args(args)
            .args(["-o", &name])
            .current_dir(story.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = program.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = program.wait_with_output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let faults = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{args:?}: {faults}");
        assert!(
            told.contains(&format!("{sources} sources, ")),
            "{args:?}: {told}"
        );
        let (code, told) = verify(&story, &name);
        assert_eq!(code, 0, "{args:?}: {told}");
    }
}

/// The seeds' packet, on a clone of what git has.
#[test]
#[cfg(unix)]
fn the_packet_of_the_seeds_replays_on_a_clean_clone() {
    let root = env!("CARGO_MANIFEST_DIR");
    let here = tempfile::tempdir().unwrap();
    let run = |folder: &Path, args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_variorum"));
        let output = program.args(args).current_dir(folder).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args:?}: {told}");
        output.stdout
    };
    let packet = here.path().join("seeds.zip");
    let packet = packet.to_str().unwrap();
    run(
        Path::new(root),
        &["packet", "seeds/peace-plan", "-o", packet],
    );
    run(here.path(), &["packet", "--verify", packet]);
    let clone = here.path().join("clone");
    let cloned = Command::new("git")
        .args(["clone", "-q", root])
        .arg(&clone)
        .status();
    if !cloned.is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no git repository to clone here");
        return;
    }
    let changed = Command::new("git")
        .args(["status", "--porcelain", "seeds", "rules"])
        .current_dir(root)
        .output()
        .unwrap();
    if !changed.stdout.is_empty() {
        eprintln!("skipped: seeds or rules are not those of the last commit");
        return;
    }
    run(&clone, &["packet", "seeds/peace-plan", "-o", "seeds.zip"]);
    let (first, second) = (
        std::fs::read(packet),
        std::fs::read(clone.join("seeds.zip")),
    );
    assert!(
        first.unwrap() == second.unwrap(),
        "a clone's packet differs"
    );
}
