//! What a check of drafts found, in several formats: each a file, each a pure function of the
//! same [`Checked`] drafts.

pub mod json;
pub mod markdown;
pub mod text;

use super::alert::{Place, position};
use super::story::{line, line_starts};
use super::words::{count, kind, origin};
use crate::draft::{Checked, Evidence, KnownName, State, Statement, Unchecked};
use crate::source::Source;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where the lines of a draft and of its sources begin.
pub(super) struct Lines<'a> {
    draft: Vec<usize>,
    sources: BTreeMap<&'a str, (&'a Source, Vec<usize>)>,
}

impl<'a> Lines<'a> {
    pub fn of(checked: &'a Checked) -> Self {
        let sources = checked.sources.iter();
        Self {
            draft: line_starts(&checked.draft.text),
            sources: sources
                .map(|s| (s.id.as_str(), (s, line_starts(&s.text))))
                .collect(),
        }
    }

    /// The line of the draft, from one, in which a byte stands.
    pub fn line(&self, at: usize) -> usize {
        self.draft.partition_point(|start| *start <= at)
    }

    /// Line and column, both from one; columns count the characters of `text`.
    fn place(&self, text: &str, at: usize) -> (usize, usize) {
        position(text, &self.draft, at)
    }

    /// Bytes of a source.
    pub fn place_of(&self, source: &Source, range: Range<usize>) -> Place {
        let lines = self.sources.get(source.id.as_str());
        Place::of(source, lines.map_or(&[], |(_, lines)| lines), &range)
    }

    /// "001.md, line 14".
    pub fn spot(&self, source: &str, at: usize) -> String {
        match self.sources.get(source) {
            Some((of, lines)) => format!("{source}, {}", line(of, lines, at)),
            None => source.to_owned(),
        }
    }

    /// "001.md, Example Post, 26 November 2025, line 14 — officials".
    fn evidence(&self, evidence: &Evidence) -> String {
        let mut place = evidence.source.clone();
        if let Some((source, lines)) = self.sources.get(evidence.source.as_str()) {
            let line = line(source, lines, evidence.start);
            place = format!("{place}, {}, {line}", origin(source));
        }
        if let Some(speaker) = &evidence.speaker {
            place = format!("{place} — {speaker}");
        }
        place
    }
}

/// How often each state occurs, the gravest first.
pub(super) fn tallied(statements: &[Statement]) -> impl Iterator<Item = (State, usize)> {
    let times = |state| statements.iter().filter(|s| s.state == state).count();
    let all = State::ALL
        .into_iter()
        .map(move |state| (state, times(state)));
    all.filter(|(_, n)| *n > 0)
}

/// "2 contradicted, 1 stale, 9 backed".
fn tally(statements: &[Statement]) -> String {
    let parts: Vec<String> = tallied(statements)
        .map(|(state, n)| format!("{n} {}", state.name()))
        .collect();
    match parts.is_empty() {
        true => "no statement that a rule asks for".to_owned(),
        false => parts.join(", "),
    }
}

/// What was not checked and wants a look: figures, dates, and names that no source has.
pub(super) fn strange(checked: &Checked) -> impl Iterator<Item = &Unchecked> {
    let known = |value: &Unchecked| value.name.as_ref().is_some_and(|n| !n.sources.is_empty());
    checked.unchecked.iter().filter(move |value| !known(value))
}

/// Names that were not checked, and that sources have.
pub(super) fn familiar(checked: &Checked) -> Vec<&str> {
    let known = |value: &&Unchecked| value.name.as_ref().is_some_and(|n| !n.sources.is_empty());
    let names = checked.unchecked.iter().filter(known);
    names.map(|value| value.says.as_str()).collect()
}

/// " · 7 values and 2 passages not checked"; nothing where all was.
fn untold(checked: &Checked) -> String {
    let parts = [
        (strange(checked).count(), "value"),
        (checked.passages.len(), "passage"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, what)| count(*n, what)).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!(" · {} not checked", parts.join(" and ")),
    }
}

/// "7 lamps", "Ann Lee: no source has this name; b.md has “Anne Lee”".
pub(super) fn unheard(checked: &Checked, value: &Unchecked) -> String {
    let words = checked.draft.text.get(value.range.clone());
    let words = words.unwrap_or_default();
    match &value.name {
        None if words == value.says => words.to_owned(),
        None => format!("{words} ({})", value.says),
        Some(KnownName {
            near: Some((source, near)),
            ..
        }) => format!("{words}: no source has this name; {source} has “{near}”"),
        Some(_) => format!("{words}: no source has this name"),
    }
}

/// "army-cap: 600,000 soldiers", the words quoted, or what stands beside a statement.
pub(super) fn title(statement: &Statement) -> String {
    match (&statement.rule, &statement.ask) {
        (Some(rule), _) => format!("{rule}: {}", statement.says),
        (None, Some(_)) => format!("beside it: {}", statement.says),
        (None, None) => format!("quotation: {}", statement.says),
    }
}

/// Why it opposes, in words; nothing where it does not.
pub(super) fn clash(evidence: &Evidence) -> String {
    match &evidence.clash {
        Some((of, because)) => format!("{}: {because}", kind(*of)),
        None => String::new(),
    }
}
