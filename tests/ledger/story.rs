//! A story of two sources in a folder of its own.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const RULES: &str = r#"
pack: bridge
rules:
  - id: dead
    ask: How many people died?
    value: { quantity: [people] }
    phrases: ["{value} died"]
    examples: [{ text: Four people died., finds: [4 people] }, { text: It fell., finds: [] }]
"#;

pub struct Story(TempDir);

impl Story {
    pub fn new() -> Self {
        let story = Self(tempfile::tempdir().unwrap());
        story.put("rules/bridge.yaml", RULES);
        story.put("flood/a.txt", "Four people died.");
        story.put("flood/b.txt", "Six people died.");
        story
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn ledger(&self) -> Vec<u8> {
        std::fs::read(self.path().join("flood/review.jsonl")).unwrap_or_default()
    }

    pub fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(args)
            .current_dir(self.path())
            .output()
            .unwrap()
    }

    /// Exit code, and what was printed.
    pub fn told(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args);
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), out + &err)
    }

    pub fn check(&self) -> String {
        self.told(&["check", "flood"]).1
    }

    pub fn fails(&self) -> bool {
        self.told(&["check", "flood", "--fail-on", "position"]).0 == 1
    }

    pub fn decide(&self, verdict: &[&str], reason: &str, by: &str) -> (i32, String) {
        let print = self.fingerprint();
        let args = [
            "review", "flood", "--decide", &print, "--reason", reason, "--by", by,
        ];
        self.told(&[&args[..], verdict].concat())
    }

    pub fn fingerprint(&self) -> String {
        let output = self.run(&["review", "flood", "--list", "--format", "json"]);
        let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let print = &list["stories"][0]["divergences"][0]["fingerprint"];
        print.as_str().unwrap().to_owned()
    }
}

pub const EXPLAINED: [&str; 2] = ["--verdict", "explained"];
pub const CONFIRMED: [&str; 2] = ["--verdict", "confirmed"];
