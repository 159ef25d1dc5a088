//! Drafts for pasting into a document or a pull request.

use super::{Lines, clash, familiar, strange, tally, title, unheard, untold};
use crate::draft::{Checked, State};
use crate::report::markdown::escape;

/// All drafts: a table of every statement, and of those in doubt the evidence.
pub fn markdown(drafts: &[Checked]) -> String {
    drafts.iter().map(page).collect::<Vec<_>>().join("\n")
}

fn page(checked: &Checked) -> String {
    let lines = Lines::of(checked);
    let path = escape(&checked.draft.path);
    let mut out = format!(
        "# {path}\n\n{}{}\n\n",
        tally(&checked.statements),
        untold(checked)
    );
    if !checked.statements.is_empty() {
        out.push_str("| line | state | statement | because |\n|---:|---|---|---|\n");
    }
    for statement in &checked.statements {
        out.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            lines.line(statement.range.start),
            statement.state.name(),
            escape(&title(statement)),
            escape(&statement.because),
        ));
    }
    let doubtful = checked.statements.iter();
    for statement in doubtful.filter(|s| s.state != State::Backed) {
        let line = lines.line(statement.range.start);
        let (state, title) = (statement.state.name(), escape(&title(statement)));
        out.push_str(&format!("\n**Line {line}, {state}**: {title}\n\n"));
        for evidence in &statement.evidence {
            let place = escape(&lines.evidence(evidence));
            let (says, quote) = (escape(&evidence.says), escape(&evidence.quote));
            let why = escape(&clash(evidence));
            let row = format!("- {place}: {says} — “{quote}” {why}");
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }
    if !checked.unchecked.is_empty() || !checked.passages.is_empty() {
        out.push_str("\n**Not checked**, because no rule asks for these:\n\n");
    }
    for value in strange(checked) {
        let line = lines.line(value.range.start);
        let words = escape(&unheard(checked, value));
        out.push_str(&format!("- line {line}: {words}\n"));
    }
    for passage in &checked.passages {
        let line = lines.line(passage.start);
        let words = checked.draft.text.get(passage.clone()).unwrap_or_default();
        let words: Vec<&str> = words.split_whitespace().collect();
        out.push_str(&format!("- line {line}: “{}”\n", escape(&words.join(" "))));
    }
    let names = familiar(checked);
    if !names.is_empty() {
        let names = escape(&names.join(", "));
        out.push_str(&format!("- names that sources have: {names}\n"));
    }
    out
}
