//! Alerts of what drafts come to: one for each statement, on the draft's own lines.

use super::super::draft::{Lines, clash, strange, title, unheard};
use super::super::safe::safe;
use super::super::story::line_starts;
use super::super::words::{count, origin};
use super::{Alert, Alerts, At, Level, Line, Note, Outcome, Place, Related, Rule};
use crate::draft::{Checked, Evidence, Side, State, Statement};
use crate::problem::Problem;
use sha2::{Digest, Sha256};

/// How many values that were not checked a note names.
const NAMED: usize = 20;

/// Drafts as alerts: every statement that is not backed fails.
pub fn of_drafts(drafts: &[Checked], problems: &[Problem]) -> Alerts {
    let states = State::ALL.iter().filter(|state| **state != State::Backed);
    let unchecked = drafts.iter().filter_map(unchecked_note);
    Alerts {
        rules: states.map(|state| rule(*state)).collect(),
        alerts: drafts.iter().flat_map(of_draft).collect(),
        notes: problems.iter().map(Note::from).chain(unchecked).collect(),
    }
}

fn of_draft(checked: &Checked) -> Vec<Alert> {
    let starts = line_starts(&checked.draft.text);
    let lines = Lines::of(checked);
    let statements = checked.statements.iter();
    let statements = statements.map(|found| statement(checked, &starts, &lines, found));
    let unchecked = strange(checked).map(|value| Alert {
        suite: checked.draft.path.clone(),
        rule: "not-checked".to_owned(),
        name: format!("not checked: {}", unheard(checked, value)),
        outcome: Outcome::Skipped,
        kind: "not checked",
        headline: "no rule asks for this".to_owned(),
        lines: Vec::new(),
        place: Some(Place::of(&checked.draft, &starts, &value.range)),
        related: Vec::new(),
        fingerprint: String::new(),
    });
    let passages = checked.passages.iter().map(|range| Alert {
        suite: checked.draft.path.clone(),
        rule: "not-checked".to_owned(),
        name: format!("not checked: “{}”", words(checked, range)),
        outcome: Outcome::Skipped,
        kind: "not checked",
        headline: "no rule asks for this".to_owned(),
        lines: Vec::new(),
        place: Some(Place::of(&checked.draft, &starts, range)),
        related: Vec::new(),
        fingerprint: String::new(),
    });
    statements.chain(unchecked).chain(passages).collect()
}

fn statement(checked: &Checked, starts: &[usize], lines: &Lines, found: &Statement) -> Alert {
    let (state, title) = (found.state.name(), title(found));
    let mut alert = Alert {
        suite: checked.draft.path.clone(),
        rule: state.to_owned(),
        name: format!("{title}, “{}”", words(checked, &found.range)),
        outcome: match level(found.state) {
            Some(level) => Outcome::Failed(level),
            None => Outcome::Passed,
        },
        kind: state,
        headline: format!("{state}: {title}. {}", found.because),
        lines: found.ask.iter().map(Line::new).collect(),
        place: Some(Place::of(&checked.draft, starts, &found.range)),
        related: Vec::new(),
        fingerprint: fingerprint(found, words(checked, &found.range)),
    };
    for evidence in &found.evidence {
        tell(&mut alert, checked, lines, evidence);
    }
    alert
}

/// A line for a place in a source.
fn tell(alert: &mut Alert, checked: &Checked, lines: &Lines, evidence: &Evidence) {
    let mut sources = checked.sources.iter();
    let Some(source) = sources.find(|source| source.id == evidence.source) else {
        return;
    };
    let side = match evidence.side {
        Side::Backs => "backs",
        Side::Opposes => "opposes",
        Side::Beside => "beside",
    };
    let why = match clash(evidence) {
        none if none.is_empty() => none,
        why => format!(" ({why})"),
    };
    let speaker = match &evidence.speaker {
        Some(speaker) => format!(", on the word of {speaker}"),
        None => String::new(),
    };
    let origin = origin(source);
    let words = format!("{side}: {}{speaker}, {origin}{why}", evidence.says);
    let place = lines.place_of(source, evidence.start..evidence.end);
    alert.related.push(Related {
        place,
        words: words.clone(),
    });
    let label = lines.spot(&evidence.source, evidence.start);
    let related = Some(alert.related.len() - 1);
    alert.lines.push(Line {
        words,
        at: vec![At { label, related }],
    });
}

fn words<'a>(checked: &'a Checked, range: &std::ops::Range<usize>) -> &'a str {
    checked.draft.text.get(range.clone()).unwrap_or_default()
}

/// The same for the same words on the same question, wherever they stand.
fn fingerprint(found: &Statement, words: &str) -> String {
    let rule = found.rule.as_deref().unwrap_or_default();
    let folded: Vec<&str> = words.split_whitespace().collect();
    let row = ["variorum draft 1", rule, &found.says, &folded.join(" ")];
    let row = row.map(|part| format!("{}:{part}", part.len())).concat();
    let digest = Sha256::digest(row.as_bytes());
    let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// One note for all of a draft that was not checked.
fn unchecked_note(checked: &Checked) -> Option<Note> {
    let first = strange(checked).next()?;
    let starts = line_starts(&checked.draft.text);
    let all: Vec<String> = strange(checked).map(|v| unheard(checked, v)).collect();
    let more = match all.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!("; and {n} more"),
    };
    let named = all[..all.len().min(NAMED)].join("; ");
    let many = count(all.len(), "value");
    let words = format!("{many} not checked, because no rule asks for them: {named}{more}");
    Some(Note {
        level: Level::Note,
        words: safe(&words).into_owned(),
        place: Place::of(&checked.draft, &starts, &first.range),
    })
}

fn level(state: State) -> Option<Level> {
    match state {
        State::Contradicted | State::Misquoted | State::Stale => Some(Level::Error),
        State::Misattributed | State::Strengthened | State::Unsupported => Some(Level::Warning),
        State::Ambiguous | State::Weakened | State::Disputed => Some(Level::Note),
        State::Backed => None,
    }
}

fn rule(state: State) -> Rule {
    let (title, help) = match state {
        State::Contradicted => (
            "Sources say otherwise",
            "More independent sources say otherwise than say so; or the same figure stands in \
             another unit. Correct the draft, or say on whose word it stands.",
        ),
        State::Misquoted => (
            "The words quoted are not quite those of the source",
            "Quote the words as the source has them.",
        ),
        State::Stale => (
            "Sources know a later edition or figure",
            "Take the later one, or say that this was the earlier one.",
        ),
        State::Misattributed => (
            "Sources have it of another holder, edition, place or speaker",
            "Give it to whom the sources give it.",
        ),
        State::Strengthened => (
            "A hedge or a speaker was lost",
            "Say it as cautiously as the sources do, and on whose word.",
        ),
        State::Unsupported => (
            "No source says it",
            "Find a source that does, add it, or leave the statement out.",
        ),
        State::Ambiguous => (
            "It cannot be placed",
            "Give the draft a date of publication, or the statement a day.",
        ),
        State::Weakened => (
            "A hedge or a speaker was added",
            "Say it as plainly as the sources do, or leave it: it is not wrong.",
        ),
        State::Disputed => (
            "Sources are divided",
            "As many independent sources say otherwise as say so. Say on whose word it stands, or \
             have the desk decide: the draft has one side of it.",
        ),
        State::Backed => ("Sources say so", ""),
    };
    Rule {
        id: state.name().to_owned(),
        title: title.to_owned(),
        help: help.to_owned(),
        level: level(state).unwrap_or(Level::Note),
        tags: vec!["draft".to_owned()],
    }
}
