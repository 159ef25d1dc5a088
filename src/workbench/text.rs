//! What the workbench has to say, for a terminal.

use super::trial::{Examples, State, StoryTrial};
use crate::matcher::example::Verdict;
use crate::report::fault;
use crate::report::safe::safe;
use crate::report::style::Style;
use similar::{ChangeTag, TextDiff};

/// The lines around a change that a diff shows.
const CONTEXT: usize = 2;

/// "66 examples: 64 held, 1 missing, 1 noisy", after what is wrong with each.
pub fn examples(tried: &Examples, style: Style) -> String {
    let mut out: String = tried
        .problems
        .iter()
        .map(|problem| fault::draw(problem, style) + "\n")
        .collect();
    let all: usize = tried.counts.values().sum();
    let counts = tried.counts.iter();
    let counts: Vec<String> = counts.map(|(v, n)| format!("{n} {}", v.name())).collect();
    let held = tried
        .counts
        .get(&Verdict::Held)
        .copied()
        .unwrap_or_default();
    match all == held {
        true => out += &format!("{all} examples, all held\n"),
        false => out += &format!("{all} examples: {}\n", counts.join(", ")),
    }
    out
}

/// What became of one story: a line, and below it what is different.
pub fn story(trial: &StoryTrial) -> String {
    match &trial.state {
        State::Differs { before, .. } => told(trial) + &diff(before, body(&trial.now)),
        _ => told(trial),
    }
}

/// That a new result became the snapshot, and what was different.
pub fn accepted(trial: &StoryTrial) -> String {
    let (name, path) = (safe(&trial.story), safe(&trial.path));
    format!("{name}: accepted as {path}\n") + &changed(trial)
}

/// The same without the lines of the file.
pub fn told(trial: &StoryTrial) -> String {
    let (name, path) = (safe(&trial.story), safe(&trial.path));
    match &trial.state {
        State::Held => format!("{name}: as in {path}\n"),
        State::New => format!("{name}: has no snapshot {path} yet\n"),
        State::Foreign => format!("{name}: another program wrote {path}; move it away\n"),
        State::Damaged(why) => format!("{name}: {path} cannot be read: {}\n", safe(why)),
        State::Differs { .. } => format!("{name}: differs from {path}\n") + &changed(trial),
    }
}

/// What changed, a line each.
fn changed(trial: &StoryTrial) -> String {
    let State::Differs { changes, .. } = &trial.state else {
        return String::new();
    };
    let lines = changes
        .iter()
        .map(|change| format!("  {}\n", safe(&change.to_string())));
    lines.collect()
}

/// The part of a snapshot's file below its header.
pub(super) fn body(file: &str) -> &str {
    file.splitn(3, "---\n").nth(2).unwrap_or(file)
}

/// A line diff, with line numbers of both sides.
fn diff(before: &str, now: &str) -> String {
    let diff = TextDiff::from_lines(before.trim_end(), now.trim_end());
    let mut out = String::new();
    for (number, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if number > 0 {
            out += "    ...\n";
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = safe(change.value().trim_end_matches('\n'));
            out += &format!("    {sign} {line}\n");
        }
    }
    out
}
