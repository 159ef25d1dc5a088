//! Formats for other programs, and files beside what is printed: through the binary.

use crate::{kept, page};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SCHEMA: &str = include_str!("../sarif/sarif-2.1.0-rtm.5.json");
const STORY: [&str; 3] = ["check", "seeds/peace-plan", "--rules=rules/peace-plan.yaml"];
const DRAFT: [&str; 2] = ["--draft", "tests/draft/faulty.md"];

fn variorum(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(args)
        .current_dir(ROOT)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = variorum(args);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}\n{complaints}");
    String::from_utf8(output.stdout).unwrap()
}

/// What the seeds come to, and a draft on them: each as SARIF, JUnit's XML and commands.
fn seeds() -> &'static [[String; 3]; 2] {
    static MADE: OnceLock<[[String; 3]; 2]> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let here = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        [&[][..], &DRAFT].map(|of_draft| {
            let (log, xml) = (here("r.sarif"), here("r.xml"));
            let outputs = ["--output", &log, "--output", &xml, "--format", "github"];
            let commands = printed(&[&STORY[..], of_draft, &outputs].concat());
            [log, xml]
                .map(|path| fs::read_to_string(path).unwrap())
                .into_iter()
                .chain([commands])
                .collect::<Vec<_>>()
                .try_into()
                .unwrap()
        })
    })
}

/// A log of SARIF that the standard's own schema takes.
fn sarif(log: &str) -> Value {
    let log: Value = serde_json::from_str(log).unwrap();
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for name in ["run", "toolComponent"] {
        // Not a regular expression in every dialect; we state no language.
        let language = &mut schema["definitions"][name]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::options().should_validate_formats(true);
    let validator = validator.build(&schema).unwrap();
    let faults = validator.iter_errors(&log).map(|e| e.to_string());
    assert_eq!(faults.collect::<Vec<_>>(), [""; 0]);
    log
}

/// A folder with a story of two sources, a draft, and a pack of one rule.
struct Bridge(tempfile::TempDir);

impl Bridge {
    fn new() -> Self {
        let bridge = Self(tempfile::tempdir().unwrap());
        fs::create_dir(bridge.0.path().join("plan")).unwrap();
        for (name, text) in [
            ("plan/a.md", "The bridge has 28 arches.\n"),
            ("plan/b.md", "The bridge has 31 arches.\n"),
            ("draft.md", "The bridge has 28 arches.\n"),
            (
                "rules.yaml",
                "pack: bridge\nrules:\n  - id: arches\n    ask: How many arches has the bridge?\n    \
                 value: { quantity: [arches] }\n    phrases: [\"bridge has {value}\"]\n    \
                 examples: [{ text: The bridge has 3 arches., finds: [3 arches] }, { text: It fell., finds: [] }]\n",
            ),
        ] {
            fs::write(bridge.0.path().join(name), text).unwrap();
        }
        bridge
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn args<'a>(&'a self, rest: &'a [&'a str]) -> Vec<String> {
        let rules = format!("--rules={}", self.at("rules.yaml"));
        let args = ["check".to_owned(), self.at("plan"), rules].into_iter();
        args.chain(rest.iter().map(|arg| (*arg).to_owned()))
            .collect()
    }

    fn output(&self, rest: &[&str]) -> Output {
        let args = self.args(rest);
        variorum(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn printed(&self, rest: &[&str]) -> String {
        let args = self.args(rest);
        printed(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().unwrap()
}

/// The words at a region, of which columns count characters.
fn words(location: &Value) -> String {
    let place = &location["physicalLocation"];
    let path = place["artifactLocation"]["uri"].as_str().unwrap();
    let text = fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let number = |name: &str| place["region"][name].as_u64().unwrap() as usize;
    assert_eq!(number("startLine"), number("endLine"));
    let line = text.lines().nth(number("startLine") - 1).unwrap();
    let (from, to) = (number("startColumn") - 1, number("endColumn") - 1);
    line.chars().skip(from).take(to - from).collect()
}

#[test]
fn sarif_is_what_the_standard_and_github_ask_for() {
    for [log, _, _] in seeds() {
        let log = sarif(log);
        let run = &log["runs"][0];
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(results(&log).len() >= 12);
        let mut prints = Vec::new();
        for result in results(&log) {
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            assert!(rule["help"]["text"].as_str().unwrap().len() > 20);
            let print = &result["partialFingerprints"]["primaryLocationLineHash"];
            prints.push(format!("{}{print}", result["ruleId"]));
            assert!(!words(&result["locations"][0]).is_empty());
            // Every link of the message leads to a related place, and the other way round.
            let text = result["message"]["text"].as_str().unwrap();
            let related = result["relatedLocations"].as_array();
            for (n, place) in related.into_iter().flatten().enumerate() {
                assert!(!words(place).is_empty());
                assert_eq!(place["id"], n + 1);
                assert!(text.contains(&format!("]({})", n + 1)), "{text}");
            }
        }
        let all = prints.len();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), all, "each result has its own fingerprint");
    }
}

#[test]
fn the_place_of_an_alert_holds_the_words_meant() {
    let log = sarif(&seeds()[1][0]);
    let weekday = results(&log).iter().find(|result| {
        let text = result["message"]["text"].as_str().unwrap();
        text.starts_with("contradicted: envoy-visit")
    });
    let place = &weekday.unwrap()["locations"][0];
    assert_eq!(words(place), "meet Vladimir Putin in Moscow on Wednesday");
}

#[test]
fn a_fingerprint_outlives_a_line() {
    let bridge = Bridge::new();
    let draft = bridge.at("draft.md");
    let print = |text: &str| {
        fs::write(&draft, text).unwrap();
        let log = sarif(&bridge.printed(&["--draft", &draft, "--format", "sarif"]));
        results(&log)[0]["partialFingerprints"]["variorum/v1"].clone()
    };
    let known = print("The bridge has 33 arches.\n");
    assert_eq!(known, print("Water.\n\nNow:  The bridge  has 33 arches.\n"));
    assert_ne!(known, print("The bridge has 34 arches.\n"));
}

#[test]
fn xml_is_well_formed_and_counts_right() {
    for [_, xml, _] in seeds() {
        let tree = roxmltree::Document::parse(xml).unwrap();
        let count = |name: &str| tree.descendants().filter(|n| n.has_tag_name(name)).count();
        let suites = tree.root_element();
        for (attribute, tag) in [
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ] {
            let stated = suites.attribute(attribute).unwrap();
            assert_eq!(stated, count(tag).to_string(), "{attribute}");
        }
        assert!(count("failure") >= 12 && count("testcase") > count("failure"));
        let mut names: Vec<_> = tree
            .descendants()
            .filter_map(|node| node.attribute("name").map(|name| (node.tag_name(), name)))
            .collect();
        let all = names.len();
        names.sort_by_key(|(_, name)| *name);
        names.dedup_by_key(|(_, name)| *name);
        assert_eq!(names.len(), all, "servers tell cases apart by their names");
    }
}

#[test]
fn a_command_is_one_line_and_names_a_place() {
    let [[_, _, commands], _] = seeds();
    assert!(commands.lines().count() >= 12);
    for line in commands.lines() {
        let (head, message) = line[2..].split_once("::").unwrap();
        assert!(
            line.starts_with("::") && head.contains("file=seeds/"),
            "{line}"
        );
        assert!(!message.is_empty());
    }
}

/// Nothing of a text from outside leaves its place, in any of these formats.
#[test]
fn hostile_words_stay_words() {
    let bridge = Bridge::new();
    let draft = bridge.at("a,b%0A::error::c.md");
    let words = "The bridge has ]]> [31](9) \u{1b}[31m arches, <b>&amp; “it has 30 x \u{ffff} y”";
    let text = format!("{words}\n\n::error::\nThe bridge has 31 arches.\n");
    fs::write(&draft, text).unwrap();
    let of = |format| bridge.printed(&["--draft", &draft, "--format", format]);
    assert!(!results(&sarif(&of("sarif"))).is_empty());
    let page = of("html");
    assert_eq!(page::harm(&page), None);
    assert_eq!(page::loose(&page), [""; 0]);
    roxmltree::Document::parse(&of("junit")).unwrap();
    for line in of("github").lines() {
        assert!(
            line.contains("file=") && line.matches("::").count() >= 2,
            "{line}"
        );
        assert!(!line.starts_with("::error::"), "{line}");
    }
}

/// What an editor decided is no result, and a case that was skipped.
#[test]
fn what_was_decided_is_left_alone() {
    let bridge = Bridge::new();
    let of = |format| bridge.printed(&["--format", format]);
    let log = sarif(&of("sarif"));
    let [one] = results(&log) else {
        panic!("{log}")
    };
    let print = one["partialFingerprints"]["variorum/v1"].as_str().unwrap();
    let print = print.split(':').next().unwrap();
    let rules = format!("--rules={}", bridge.at("rules.yaml"));
    printed(&[
        "review",
        &bridge.at("plan"),
        &rules,
        "--decide",
        print,
        "--verdict=confirmed",
        "--reason=neither will say",
        "--by=Ann Lee",
    ]);
    assert_eq!(results(&sarif(&of("sarif"))), [Value::Null; 0]);
    assert_eq!(of("github"), "");
    let xml = of("junit");
    assert!(
        xml.contains("failures=\"0\"") && xml.contains("Ann Lee"),
        "{xml}"
    );
}

#[test]
fn a_report_is_written_in_every_format_at_once() {
    let bridge = Bridge::new();
    let formats = [
        ("text", "txt"),
        ("markdown", "md"),
        ("html", "html"),
        ("json", "json"),
        ("csv", "csv"),
        ("sarif", "sarif"),
        ("junit", "xml"),
    ];
    let names = formats.map(|(_, ending)| bridge.at(&format!("r.{ending}")));
    let args: Vec<&str> = names.iter().flat_map(|name| ["--output", name]).collect();
    let text = bridge.printed(&args);
    for (name, (format, _)) in names.iter().zip(formats) {
        let written = fs::read_to_string(name).unwrap();
        assert_eq!(written, bridge.printed(&["--format", format]), "{name}");
    }
    assert_eq!(text, fs::read_to_string(&names[0]).unwrap());
    // Nothing is left of what was written before it had its name.
    let there = fs::read_dir(bridge.0.path()).unwrap().count();
    assert_eq!(there, formats.len() + 3);
}

#[test]
fn a_draft_is_a_page_with_its_statements_marked() {
    let bridge = Bridge::new();
    let draft = bridge.at("draft.md");
    let text = "---\npublished: 2025-03-03\n---\nThe bridge has 28 arches.\r\nThe bridge has\n31 arches, or \
                the bridge has 30 arches and 7 lamps.\n\n“The bridge has many arches,” he said.\n\n\
                ## The *bridge*\n\nThe bridge has **29 arches**, as [maps](https://a.example) have it.\n";
    fs::write(&draft, text).unwrap();
    let page = bridge.printed(&["--draft", &draft, "--format", "html"]);
    assert_eq!(page::harm(&page), None);
    assert_eq!(page::loose(&page), [""; 0]);
    kept("draft.html", &page::bare(&page).replace(&draft, "draft.md"));
}

#[cfg(unix)]
#[test]
fn a_file_is_replaced_as_a_whole_and_a_link_stays() {
    use std::os::unix::fs::PermissionsExt;
    let bridge = Bridge::new();
    let (file, link) = (bridge.at("r.json"), bridge.at("l.json"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    bridge.printed(&["--output", &link]);
    assert!(fs::read_to_string(&file).unwrap().starts_with('{'));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn what_must_not_be_written_is_refused() {
    let bridge = Bridge::new();
    let draft = bridge.at("draft.md");
    for (outputs, of_draft, cure) in [
        (vec!["plan/a.md"], false, "does not replace"),
        (vec!["plan/new.md"], false, "outside the folders"),
        (vec!["plan/metadata.json"], false, "outside the folders"),
        (vec!["draft.md"], true, "does not replace"),
        (vec!["r.csv"], true, "use text"),
        (vec!["r.json", "r.json"], false, "of its own"),
        (vec!["r.pdf"], false, "the ending says the format"),
        (vec!["report"], false, "the ending says the format"),
        (vec!["nowhere/r.json"], false, "make room"),
        (vec!["draft.md/r.json"], false, "make room"),
    ] {
        let outputs: Vec<String> = outputs.into_iter().map(|name| bridge.at(name)).collect();
        let mut args: Vec<&str> = match of_draft {
            true => vec!["--draft", &draft],
            false => Vec::new(),
        };
        args.extend(outputs.iter().flat_map(|name| ["--output", name]));
        let output = bridge.output(&args);
        let complaints = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{outputs:?}\n{complaints}");
        assert!(complaints.contains(cure), "{outputs:?}\n{complaints}");
    }
    // What lies in the story's folder and is never read may be written there.
    bridge.printed(&["-o", &bridge.at("plan/r.json")]);
    assert_eq!(
        fs::read_to_string(bridge.at("plan/a.md")).unwrap().len(),
        26
    );
    assert_eq!(fs::read_dir(bridge.at("plan")).unwrap().count(), 3);
}

/// A draft stands by what the desk decided on the sources.
#[test]
fn a_draft_is_held_to_what_was_decided() {
    let bridge = Bridge::new();
    let (draft, rules) = (
        bridge.at("draft.md"),
        format!("--rules={}", bridge.at("rules.yaml")),
    );
    let states = || {
        let all = [28, 31, 33].map(|n| {
            fs::write(&draft, format!("The bridge has {n} arches.\n")).unwrap();
            let found = bridge.printed(&["--draft", &draft, "--format", "json"]);
            let found: Value = serde_json::from_str(&found).unwrap();
            let statement = &found["drafts"][0]["statements"][0];
            let because = statement["because"].as_str().unwrap();
            let told = if because.contains("Ann Lee: the register has it") {
                ", told"
            } else {
                ""
            };
            format!("{}{told}", statement["state"].as_str().unwrap())
        });
        all.join("; ")
    };
    let list = printed(&[
        "review",
        &bridge.at("plan"),
        &rules,
        "--list",
        "--format=json",
    ]);
    let print = list.split("\"fingerprint\": \"").nth(1).unwrap();
    let print = print.split('"').next().unwrap();
    let decide = |verdict: &[&str]| {
        let plan = bridge.at("plan");
        let args = ["review", &plan, &rules, "--decide", print, "--by=Ann Lee"];
        let reason = ["--reason=the register has it"];
        printed(&[&args[..], &reason, verdict].concat());
    };
    assert_eq!(states(), "disputed; disputed; contradicted");
    for (verdict, wanted) in [
        (
            &["--verdict=resolved", "--version=A"][..],
            "backed, told; contradicted, told; contradicted",
        ),
        (
            &["--verdict=resolved", "--value=33 arches"],
            "contradicted, told; contradicted, told; backed, told",
        ),
        (&["--verdict=explained"], "backed; backed; unsupported"),
        (&["--verdict=confirmed"], "disputed; disputed; contradicted"),
    ] {
        decide(verdict);
        assert_eq!(states(), wanted, "{verdict:?}");
    }
}

#[test]
fn what_no_rule_covers_is_listed_and_names_too() {
    let bridge = Bridge::new();
    let draft = bridge.at("draft.md");
    fs::write(
        bridge.at("plan/c.md"),
        "Ivan Fedorov knows the Rialto well, and Pietrasanta.\n",
    )
    .unwrap();
    let text = "Those of Pietrasante said that 7 lamps of the Rialto were lit on 3 March 2025. Ann Lee \
                of Pietrasante agreed.\n";
    fs::write(&draft, text).unwrap();
    let text = bridge.printed(&["--draft", &draft]);
    let list = text.split("Not checked").nth(1).unwrap();
    for words in [
        "Pietrasante: no source has this name; c.md has “Pietrasanta”",
        "7 lamps",
        "3 March 2025",
        "Ann Lee: no source has this name",
        "names that sources have: Rialto",
    ] {
        assert!(list.contains(words), "{words}\n{text}");
    }
    assert_eq!(list.matches("Pietrasante: no source").count(), 1, "{text}");
    for format in ["markdown", "html", "github", "sarif", "junit", "json"] {
        let shown = bridge.printed(&["--draft", &draft, "--format", format]);
        assert!(shown.contains("7 lamps"), "{format}\n{shown}");
        assert!(shown.contains("Pietrasanta"), "{format}\n{shown}");
    }
}

/// A process that is ended when the test is, however that ends.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_watched_draft_is_checked_again_when_it_changes() {
    let bridge = Bridge::new();
    let (draft, page) = (bridge.at("draft.md"), bridge.at("r.json"));
    let args = bridge.args(&["--draft", &draft, "--watch", "--output", &page]);
    let child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(args)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    let _running = Running(child.unwrap());
    let until = |words: &str| {
        let start = std::time::Instant::now();
        while !fs::read_to_string(&page).is_ok_and(|text| text.contains(words)) {
            assert!(start.elapsed().as_secs() < 60, "never: {words}");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    until("28 arches");
    fs::write(&draft, "The bridge has 33 arches.\n").unwrap();
    until("33 arches");
    fs::write(bridge.at("plan/c.md"), "The bridge has 44 arches.\n").unwrap();
    until("44 arches");
    let fed = bridge.output(&["-", "--watch"]);
    assert_eq!(fed.status.code(), Some(2));
}

#[test]
fn how_much_is_said_is_up_to_the_user() {
    let bridge = Bridge::new();
    fs::write(bridge.at("plan/c.txt"), [0u8; 9]).unwrap();
    fs::write(bridge.at("plan/d.txt"), b"A caf\xe9.").unwrap();
    let said = |args: &[&str]| {
        let output = bridge.output(args);
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    let [report, usual] = said(&["--format", "json"]);
    assert!(report.contains("28 arches") && usual.contains("Windows-1252"));
    let [report, quiet] = said(&["--format", "json", "--quiet"]);
    assert!(report.is_empty(), "{report}");
    assert!(
        quiet.contains("this is not text") && !quiet.contains("Windows-1252"),
        "{quiet}"
    );
    let [_, verbose] = said(&["--format", "json", "--verbose"]);
    for words in ["read 3 sources; rules: ", "(1 rule); in ", "compared in "] {
        assert!(verbose.contains(words), "{words}\n{verbose}");
    }
    let script = printed(&["completions", "bash"]);
    assert!(script.contains("_variorum") && script.contains("--watch"));
}

#[test]
fn odd_drafts_are_checked_or_refused_with_a_word() {
    let bridge = Bridge::new();
    let odd: [(&str, &[u8], i32); 7] = [
        ("empty.md", b"", 2),
        ("front.md", b"---\ntitle: a\n---\n", 2),
        ("nul.md", b"The bridge\0 has 33 arches.", 2),
        ("mark.md", b"\xef\xbb\xbfThe bridge has 33 arches.\n", 0),
        ("crlf.md", b"Water.\r\n\r\nThe bridge has 33 arches.\r\n", 0),
        ("cr.md", b"Water.\rThe bridge has 33 arches.\r", 0),
        (
            "entity.md",
            b"The bridge has 33 arches &amp; &lt;b&gt;.\n",
            0,
        ),
    ];
    for (name, bytes, code) in odd {
        fs::write(bridge.at(name), bytes).unwrap();
        for format in ["text", "html", "github", "sarif", "junit"] {
            let output = bridge.output(&["--draft", &bridge.at(name), "--format", format]);
            assert_eq!(output.status.code(), Some(code), "{name} {format}");
            assert_eq!(output.stderr.is_empty(), code == 0, "{name} {format}");
        }
    }
    // The sources themselves, and one draft under two names.
    let own = bridge.output(&["--draft", &bridge.at("plan")]);
    let complaint = String::from_utf8(own.stderr).unwrap();
    assert!(
        own.status.code() == Some(2) && complaint.contains("no witness"),
        "{complaint}"
    );
    let twice = [bridge.at("draft.md"), bridge.at("plan/../draft.md")];
    let twice = bridge.output(&["--draft", &twice[0], "--draft", &twice[1]]);
    assert_eq!(twice.status.code(), Some(0));
}
