//! Drafts as SARIF 2.1.0 (OASIS), which editors and code hosts show on the draft's own lines.

use super::{Lines, message};
use crate::draft::{Checked, State};
use serde_json::{Value, json};

/// One run with a result for every statement that is not backed.
pub fn sarif(drafts: &[Checked]) -> String {
    let rules = State::ALL.iter().filter(|state| **state != State::Backed);
    let rules: Vec<Value> = rules
        .map(|state| json!({ "id": state.name(), "shortDescription": { "text": meaning(*state) } }))
        .collect();
    let results: Vec<Value> = drafts.iter().flat_map(results).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "variorum",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn results(checked: &Checked) -> Vec<Value> {
    let lines = Lines::of(checked);
    let doubtful = checked.statements.iter();
    let doubtful = doubtful.filter(|s| s.state != State::Backed);
    let result = doubtful.map(|statement| {
        let text = checked.draft.text.as_str();
        let (line, column) = lines.place(text, statement.range.start);
        let (end_line, end_column) = lines.place(text, statement.range.end);
        let level = match statement.state {
            State::Contradicted | State::Misquoted | State::Stale => "error",
            State::Misattributed | State::Strengthened | State::Unsupported => "warning",
            State::Ambiguous | State::Weakened | State::Backed => "note",
        };
        json!({
            "ruleId": statement.state.name(),
            "level": level,
            "message": { "text": message(statement) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&checked.draft.path) },
                "region": {
                    "startLine": line,
                    "startColumn": column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            } }],
        })
    });
    result.collect()
}

/// A path as a relative reference: what has a meaning of its own in an address is escaped.
fn uri(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| match kept(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

fn meaning(state: State) -> &'static str {
    match state {
        State::Contradicted => "Sources say otherwise",
        State::Misquoted => "The words quoted are not quite those of the source",
        State::Stale => "Sources know a later edition or figure",
        State::Misattributed => "Another holder, edition, place or speaker has it in the sources",
        State::Strengthened => "A hedge or a speaker was lost",
        State::Unsupported => "No source says it",
        State::Ambiguous => "It cannot be placed",
        State::Weakened => "A hedge or a speaker was added",
        State::Backed => "Sources say so",
    }
}
