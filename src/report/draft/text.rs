//! Drafts for a terminal: every statement in reading order, the doubtful ones with their evidence.

use super::{Lines, clash, familiar, strange, tally, title, unheard, untold};
use crate::draft::{Checked, Evidence, Side, State, Statement};
use crate::report::excerpt::{excerpt, lay, words};
use crate::report::safe::safe;
use crate::report::style::{Role, Style};
use crate::report::text::COLUMNS;
use crate::report::words::count;
use crate::source::Source;
use crate::source::sentence::{Sentence, sentences};
use rayon::prelude::*;

/// The columns of a sentence of the draft: about two lines.
const LONG: usize = 160;

/// All drafts. Without colour it holds no escape sequence, whatever the drafts hold.
pub fn text(drafts: &[Checked], style: Style) -> String {
    let pages = drafts.iter().map(|checked| page(checked, style));
    pages.collect::<Vec<_>>().join("\n")
}

fn page(checked: &Checked, style: Style) -> String {
    let lines = Lines::of(checked);
    let draft = &checked.draft;
    let path = safe(&draft.path);
    let mut out = style.paint(
        Role::Heading,
        &format!("{path} against {}", count(checked.sources.len(), "source")),
    );
    out.push('\n');
    out.push_str(&tally(&checked.statements));
    out.push_str(&untold(checked));
    out.push_str("\n\n");
    let sentences = sentences(&draft.text, draft.body);
    let each = checked.statements.par_iter().with_max_len(8);
    let each = each.map(|statement| stated(statement, draft, &sentences, &lines, style));
    out.push_str(&each.collect::<String>());
    if !checked.unchecked.is_empty() || !checked.passages.is_empty() {
        out.push('\n');
        out.push_str(&style.paint(Role::Heading, "Not checked: no rule asks for these"));
        out.push('\n');
    }
    for value in strange(checked) {
        let head = format!("  line {}  ", lines.line(value.range.start));
        let words = fold(&unheard(checked, value), head.len(), style);
        out.push_str(&format!("{head}{words}\n"));
    }
    for passage in &checked.passages {
        let head = format!("  line {}  ", lines.line(passage.start));
        let words = draft.text.get(passage.clone()).unwrap_or_default();
        let shown = lay(&excerpt(words, &[], LONG), head.len(), COLUMNS, style);
        out.push_str(&format!("{head}{shown}\n"));
    }
    let names = familiar(checked);
    if !names.is_empty() {
        let row = format!("names that sources have: {}", names.join(", "));
        out.push_str(&format!("  {}\n", fold(&row, 4, style)));
    }
    out
}

/// A statement, with its sentence and evidence where it is doubtful.
fn stated(
    statement: &Statement,
    draft: &Source,
    sentences: &[Sentence],
    lines: &Lines,
    style: Style,
) -> String {
    let line = lines.line(statement.range.start);
    let head = format!("line {line}  {}  ", statement.state.name().to_uppercase());
    let title = format!("{head}{}", title(statement));
    let mut out = style.paint(role(statement.state), &fold(&title, 2, style));
    out.push('\n');
    if statement.state == State::Backed {
        let by = backers(statement);
        let words = format!("{}: {}", statement.because, by.join(", "));
        out.push_str(&format!("     {}\n", fold(&words, 5, style)));
        return out;
    }
    let at = statement.range.start;
    if let Some(place) = sentences.iter().find(|s| s.start <= at && at < s.end) {
        let sentence = draft.text.get(place.start..place.end).unwrap_or_default();
        let mark = at - place.start..statement.range.end.saturating_sub(place.start);
        let shown = excerpt(sentence, std::slice::from_ref(&mark), LONG);
        out.push_str(&format!("     {}\n", lay(&shown, 5, COLUMNS, style)));
    }
    out.push_str(&format!(
        "  because  {}\n",
        fold(&statement.because, 11, style)
    ));
    for evidence in &statement.evidence {
        out.push_str(&shown(evidence, lines, style));
    }
    out
}

/// Ids of the sources that back a statement, each once.
fn backers(statement: &Statement) -> Vec<&str> {
    let backs = statement.evidence.iter().filter(|e| e.side == Side::Backs);
    let mut ids: Vec<&str> = backs.map(|e| e.source.as_str()).collect();
    ids.dedup();
    ids
}

fn shown(evidence: &Evidence, lines: &Lines, style: Style) -> String {
    let side = match evidence.side {
        Side::Backs => "  backs    ",
        Side::Opposes => "  opposes  ",
        Side::Beside => "  beside   ",
    };
    let place = lines.evidence(evidence);
    let row = format!("{place}: {} — “{}”", evidence.says, evidence.quote);
    let mut out = format!("{side}{}\n", fold(&row, 11, style));
    let why = clash(evidence);
    if !why.is_empty() {
        out.push_str(&format!("           {}\n", fold(&why, 11, style)));
    }
    out
}

/// Words on as many lines as they take, all but the first indented.
fn fold(text: &str, indent: usize, style: Style) -> String {
    lay(&words(text), indent, COLUMNS, style)
}

fn role(state: State) -> Role {
    use crate::comparator::ClashKind::{Contradiction, Position, Revision};
    match state {
        State::Contradicted | State::Misquoted => Role::Kind(Contradiction),
        State::Stale | State::Misattributed | State::Strengthened => Role::Kind(Revision),
        State::Unsupported | State::Ambiguous | State::Weakened => Role::Kind(Position),
        State::Disputed | State::Backed => Role::Aside,
    }
}
