//! What the README shows is what the program does.

mod common;

use common::{ROOT, printed};

fn readme() -> String {
    std::fs::read_to_string(format!("{ROOT}/README.md")).unwrap()
}

/// The fenced blocks of one language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let parts = text.split(&fence).skip(1);
    parts
        .map(|part| part.split("```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_report_it_shows_is_real() {
    let report = printed(&["check", "seeds/peace-plan"]);
    for block in blocks(&readme(), "text") {
        assert!(report.contains(&block), "not in the report:\n{block}");
    }
}

#[test]
fn the_commands_it_shows_run() {
    let commands = blocks(&readme(), "console").join("");
    let mut ran = 0;
    for command in commands.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let arguments = command.strip_prefix("variorum ");
        let Some(arguments) = arguments.or(command.strip_prefix("cargo run -- ")) else {
            continue;
        };
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let output = common::variorum(&arguments);
        let expected = i32::from(arguments.contains(&"--fail-on"));
        assert_eq!(output.status.code(), Some(expected), "{command}");
        assert!(!output.stdout.is_empty(), "{command}");
        ran += 1;
    }
    assert!(ran >= 5, "only {ran} commands");
}

#[test]
fn help_and_documents_agree_on_exit_codes() {
    let help = printed(&["--help"]);
    for (code, meaning) in [
        ("0", "done"),
        ("1", "with --fail-on"),
        ("2", "nothing could be checked"),
    ] {
        assert!(help.contains(&format!("  {code}  {meaning}")), "{help}");
    }
}
