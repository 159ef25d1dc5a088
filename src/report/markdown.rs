//! The report for a desk's document.

use super::decided;
use super::excerpt::{Piece, excerpt};
use super::fault;
use super::matrix;
use super::safe::safe;
use super::story::{Lettered, Story, bearers, passages, quoted, stories};
use super::words::{
    claimed, count, date, facets, kind, notes, severity, standing, tally, timeline, variants,
    version,
};
use super::{Asked, Report};
use crate::comparator::{Divergence, Version};
use crate::matcher::Claim;
use crate::review::Standing;

/// The columns of a sentence shown with a claim.
const BUDGET: usize = 240;

/// The whole report. Nothing in a source, title or id is read as Markdown or HTML.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    let stories = stories(report);
    for story in &stories {
        let divergences = decided::by_need(report, story);
        head(&mut out, report, story, &divergences);
        sources(&mut out, story);
        table_of_rules(&mut out, story);
        for (divergence, standing) in &divergences {
            if !standing.is_decided() {
                diverging(&mut out, story, divergence, standing);
            }
        }
        settled(&mut out, report, story, &divergences);
        calm(&mut out, story);
        silence(&mut out, &report.packs, story);
    }
    if !report.problems.is_empty() {
        let level = if stories.len() > 1 { "#" } else { "##" };
        out.push_str(&format!("{level} Problems\n\n"));
        for problem in &report.problems {
            out.push_str(&format!("- {}\n", escape(&fault::line(problem))));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// `text` as words that mean nothing to a reader of Markdown, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, word) in text.split_whitespace().enumerate() {
        if n > 0 {
            out.push(' ');
        }
        for c in safe(word).chars() {
            if r"\`*_{}[]<>#|~&$!^=".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

pub(crate) fn row(out: &mut String, cells: &[String]) {
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

pub(crate) fn rule_off(out: &mut String, columns: usize) {
    row(out, &vec!["---".to_owned(); columns]);
}

/// Divergences by need, each with where its review stands.
type Divergences<'s, 'a> = [(&'s Lettered<&'a Divergence>, Standing)];

fn head(out: &mut String, report: &Report, story: &Story, divergences: &Divergences) {
    let kinds = story.divergences.iter().map(|d| d.finding.kind);
    let mut tally = tally(kinds);
    let standings = decided::tally(divergences.iter().map(|(_, standing)| standing));
    if !standings.is_empty() {
        tally = format!("{tally}; {standings}");
    }
    out.push_str(&format!(
        "# Versions of {}\n\n{}, {}. **{tally}**\n\n",
        escape(story.name),
        count(story.sources.len(), "source"),
        count(story.asked.len(), "rule"),
    ));
    let review = report.reviews.0.get(story.name);
    for signed in review.iter().flat_map(|review| &review.signed) {
        out.push_str(&format!("*{}*\n\n", escape(&decided::signed(signed))));
    }
}

fn sources(out: &mut String, story: &Story) {
    let cells = ["Source", "Publisher", "Published", "Title"];
    row(out, &cells.map(str::to_owned));
    rule_off(out, cells.len());
    let known = |text: &Option<String>| text.as_deref().map(escape).unwrap_or_default();
    for (label, source) in matrix::labels(story).iter().zip(&story.sources) {
        let id = if *label == safe(&source.id) {
            escape(label)
        } else {
            format!("{label}: {}", escape(&source.id))
        };
        let published = source.published.map_or("undated".to_owned(), date);
        let publisher = known(&source.publisher);
        let mut title = known(&source.title);
        if !story.is_checked(&source.id) {
            title.push_str(" *(not checked)*");
        }
        row(out, &[id, publisher, published, title]);
    }
    out.push('\n');
}

fn table_of_rules(out: &mut String, story: &Story) {
    let rows = matrix::rows(story);
    if rows.is_empty() {
        return;
    }
    let labels = matrix::labels(story);
    let labels = labels.iter().map(|label| escape(label));
    let mut cells = vec!["Rule".to_owned()];
    cells.extend(labels);
    cells.push("Outcome".to_owned());
    row(out, &cells);
    rule_off(out, cells.len());
    for question in rows {
        let mut cells = vec![escape(question.rule)];
        cells.extend(question.cells.iter().map(ToString::to_string));
        cells.push(question.outcome);
        row(out, &cells);
    }
    out.push('\n');
}

fn diverging(out: &mut String, story: &Story, lettered: &Lettered<&Divergence>, review: &Standing) {
    let found = lettered.finding;
    let rule = escape(&found.rule);
    let (name, grade) = (kind(found.kind), severity(found.severity));
    out.push_str(&format!("## {rule}: {name}\n\n"));
    out.push_str(&format!("*{}* Severity: {grade}.\n\n", escape(&found.ask)));
    let undecided = decided::undecided(review);
    for said in &undecided {
        out.push_str(&format!("- {}\n", escape(said)));
    }
    out.push_str(if undecided.is_empty() { "" } else { "\n" });
    row(out, &["", "Version", "About", "Sources"].map(str::to_owned));
    rule_off(out, 4);
    let question = story.question(&found.rule);
    for (n, each) in found.versions.iter().enumerate() {
        let value = escape(&version(each));
        let facets = escape(&facets(each, question));
        let mut sources = vec![bearers(each).join(", ")];
        sources.extend(Some(standing(each)).filter(|standing| !standing.is_empty()));
        let sources = escape(&sources.join("; "));
        row(out, &[lettered.letter(n), value, facets, sources]);
    }
    out.push('\n');
    for (n, each) in found.versions.iter().enumerate() {
        quotations(out, story, &lettered.letter(n), each);
    }
    let timeline = escape(&timeline(found));
    if !timeline.is_empty() {
        out.push_str(&format!("- **in order**: {timeline}\n"));
    }
    for clash in &found.clashes {
        let (a, b) = (
            lettered.letter(clash.between.0),
            lettered.letter(clash.between.1),
        );
        let because = escape(&clash.because);
        out.push_str(&format!("- **{a} / {b}, {}**: {because}", kind(clash.kind)));
        if !clash.carriers.is_empty() {
            let carriers = escape(&clash.carriers.join(", "));
            out.push_str(&format!("; both sides: {carriers}"));
        }
        out.push('\n');
    }
    out.push('\n');
}

/// What is decided, and what was decided on what sources no longer say.
fn settled(out: &mut String, report: &Report, story: &Story, divergences: &Divergences) {
    let decided = divergences.iter().filter(|(_, s)| s.is_decided());
    let decided: Vec<_> = decided.flat_map(|(_, s)| s.entries()).collect();
    let review = report.reviews.0.get(story.name);
    let past: Vec<_> = review.iter().flat_map(|review| &review.past).collect();
    for (title, entries) in [
        ("Decided", decided),
        ("Decided on what sources no longer say", past),
    ] {
        if entries.is_empty() {
            continue;
        }
        out.push_str(&format!("## {title}\n\n"));
        for entry in entries {
            let (rule, said) = (escape(&entry.rule), escape(&decided::said(entry)));
            out.push_str(&format!("- **{rule}**: {said}\n"));
        }
        out.push('\n');
    }
}

/// A version's claims, as items of a list.
fn quotations(out: &mut String, story: &Story, letter: &str, version: &Version) {
    for passage in passages(&version.claims) {
        quotation(out, story, letter, "", passage);
    }
    for passage in passages(&version.supports) {
        let value = passage.first().map(claimed).unwrap_or_default();
        let fits = format!("also fits, {}: ", escape(&value));
        quotation(out, story, letter, &fits, passage);
    }
    for passage in passages(&version.parts) {
        let value = passage.first().map(claimed).unwrap_or_default();
        let part = format!("part of it, {}: ", escape(&value));
        quotation(out, story, letter, &part, passage);
    }
    let variants = escape(&variants(version));
    if !variants.is_empty() {
        out.push_str(&format!("- **{letter}** also written: {variants}\n"));
    }
    let notes = escape(&notes(version));
    if !notes.is_empty() {
        out.push_str(&format!("- **{letter}** {notes}\n"));
    }
}

fn quotation(out: &mut String, story: &Story, letter: &str, before: &str, passage: &[Claim]) {
    let Some(claim) = passage.first() else {
        return;
    };
    let (sentence, marks) = quoted(passage);
    let words = marked(&excerpt(sentence, &marks, BUDGET));
    let place = escape(&story.place(claim));
    out.push_str(&format!("- **{letter}** {before}{place}: “{words}”"));
    for other in passage.iter().flat_map(|claim| &claim.also) {
        let place = escape(&story.spot(&other.source, other.range.start));
        out.push_str(&format!(
            "; reckoned from {place}: “{}”",
            escape(&other.quote)
        ));
    }
    out.push('\n');
}

pub(super) fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut bold = false;
    for piece in pieces {
        if bold && !piece.marked {
            out.push_str("**");
        }
        if piece.spaced && !out.is_empty() {
            out.push(' ');
        }
        if piece.marked && !bold {
            out.push_str("**");
        }
        bold = piece.marked;
        out.push_str(&escape(piece.text));
    }
    if bold {
        out.push_str("**");
    }
    out
}

/// What sources agree on, and what only one says.
fn calm(out: &mut String, story: &Story) {
    if !story.agreements.is_empty() {
        out.push_str("## What sources agree on\n\n");
    }
    for lettered in &story.agreements {
        let found = lettered.finding;
        let note = format!(" ({})", escape(&standing(&found.version)));
        answer(out, story, &found.rule, &found.ask, &found.version, &note);
        quotations(out, story, &lettered.letter(0), &found.version);
        out.push('\n');
    }
    if !story.single.is_empty() {
        out.push_str("## What only one source says\n\n");
    }
    for lettered in &story.single {
        let found = lettered.finding;
        answer(out, story, &found.rule, &found.ask, &found.version, "");
        quotations(out, story, &lettered.letter(0), &found.version);
        out.push('\n');
    }
}

fn answer(out: &mut String, story: &Story, rule: &str, ask: &str, found: &Version, note: &str) {
    let value = escape(&version(found));
    let facets = match facets(found, story.question(rule)) {
        none if none.is_empty() => none,
        some => format!(", {}", escape(&some)),
    };
    let (rule, ask) = (escape(rule), escape(ask));
    out.push_str(&format!("**{rule}**: {ask} {value}{facets}{note}\n\n"));
}

fn silence(out: &mut String, packs: &[Asked], story: &Story) {
    let unheard = story.unheard(packs);
    if !unheard.is_empty() {
        let unheard = escape(&unheard.join(", "));
        out.push_str(&format!("**Nothing heard in any source**: {unheard}\n\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_as_markdown() {
        let cases = [
            ("a | b", r"a \| b"),
            ("# title", r"\# title"),
            ("`code` *x* _y_", r"\`code\` \*x\* \_y\_"),
            ("[a](b) ![c](d)", r"\[a\](b) \!\[c\](d)"),
            ("<script>&amp;", r"\<script\>\&amp;"),
            ("two\n\nlines", "two lines"),
            ("back\\slash", r"back\\slash"),
            ("\u{202e}", r"\\u\{202e\}"),
        ];
        for (given, wanted) in cases {
            assert_eq!(escape(given), wanted);
        }
    }
}
