//! The report as a fact-check sheet: a row for each fact, as RFC 4180 has it.
//!
//! What each source says stands in one cell, a line for each, because every story has other
//! sources and a sheet has one head. UTF-8 without a byte order mark.

use super::Report;
use super::decided::{self, by_need};
use super::safe::safe;
use super::story::{Story, stories};
use super::words::{claimed, kind, origin};
use crate::comparator::Version;
use crate::matcher::Claim;
use crate::review::{Entry, Standing};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// How a desk heads such a sheet. `method` is what a decision rests on, `note` its reason.
const HEAD: [&str; 11] = [
    "story",
    "fact",
    "rule",
    "outcome",
    "what each source says",
    "method",
    "verdict",
    "checked by",
    "when",
    "note",
    "fingerprint",
];

/// The whole report: of each story what diverges, in the order in which it wants to be looked
/// at, then what is agreed on, then what one source alone says.
pub fn csv(report: &Report) -> String {
    let mut rows: Vec<[String; 11]> = vec![HEAD.map(str::to_owned)];
    for story in &stories(report) {
        let row = |ask: &str, rule: &str, outcome: &str, versions: &[Version]| Row {
            ask: ask.to_owned(),
            rule: rule.to_owned(),
            outcome: outcome.to_owned(),
            says: says(story, versions),
        };
        for (lettered, standing) in by_need(report, story) {
            let it = lettered.finding;
            let row = row(&it.ask, &it.rule, kind(it.kind), &it.versions);
            rows.push(row.cells(story, Some((&it.fingerprint, &standing))));
        }
        for it in story.agreements.iter().map(|lettered| lettered.finding) {
            let row = row(
                &it.ask,
                &it.rule,
                "agreement",
                std::slice::from_ref(&it.version),
            );
            rows.push(row.cells(story, None));
        }
        for it in story.single.iter().map(|lettered| lettered.finding) {
            let row = row(
                &it.ask,
                &it.rule,
                "one source",
                std::slice::from_ref(&it.version),
            );
            rows.push(row.cells(story, None));
        }
    }
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell));
        writer
            .write_record(cells)
            .expect("every row has as many cells");
    }
    let bytes = writer.into_inner().expect("memory can be written to");
    String::from_utf8(bytes).unwrap_or_default()
}

struct Row {
    ask: String,
    rule: String,
    outcome: String,
    says: String,
}

impl Row {
    fn cells(self, story: &Story, review: Option<(&str, &Standing)>) -> [String; 11] {
        let (fingerprint, standing) = review.unwrap_or(("", &Standing::Open));
        let entries = standing.entries();
        let each = |cell: &dyn Fn(&Entry) -> String| -> String {
            let cells = entries.iter().map(|entry| safe(&cell(entry)).into_owned());
            cells.collect::<Vec<_>>().join("\n")
        };
        let mut notes: Vec<String> = decided::heading(standing).into_iter().collect();
        notes.extend(entries.iter().map(|entry| entry.reason.clone()));
        let notes: Vec<_> = notes.iter().map(|note| safe(note)).collect();
        [
            safe(story.name).into_owned(),
            safe(&self.ask).into_owned(),
            safe(&self.rule).into_owned(),
            self.outcome,
            self.says,
            each(&|entry| decided::evidence(entry).to_owned()),
            each(&decided::verdict),
            each(&|entry| entry.by.clone()),
            each(&|entry| entry.at.to_string()),
            notes.join("\n"),
            fingerprint.to_owned(),
        ]
    }
}

/// "001.md, Example Post, 26 November 2025: 28 points": a line for each source.
fn says(story: &Story, versions: &[Version]) -> String {
    let mut lines = Vec::new();
    for source in &story.sources {
        let mut values: Vec<String> = Vec::new();
        for version in versions {
            for claim in version.claims.iter().chain(&version.supports) {
                let value = stated(claim);
                if claim.source == source.id && !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        if !values.is_empty() {
            let line = format!("{}, {}: {}", source.id, origin(source), values.join("; "));
            lines.push(safe(&line).into_owned());
        }
    }
    lines.join("\n")
}

/// "28 points, revised, police said".
fn stated(claim: &Claim) -> String {
    let facets = claim.facets.values().map(|stated| stated.is.clone());
    let speaker = claim.speaker.as_ref();
    let speaker = speaker.map(|speaker| format!("{} said", speaker.name));
    let parts = std::iter::once(claimed(claim)).chain(facets).chain(speaker);
    parts.collect::<Vec<_>>().join(", ")
}

/// A cell that no spreadsheet takes for a formula. A plain number is none, whatever its sign.
fn harmless(cell: &str) -> String {
    let is_number = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let ends = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit());
        ends && digits
            .chars()
            .all(|c| c.is_ascii_digit() || ".,".contains(c))
    };
    // Some look past white space, and some take the wide forms for the narrow ones.
    let first = cell.trim_start().chars().next();
    let acts = first.is_some_and(|c| "=+-@＝＋－＠".contains(c)) || cell.starts_with(['\t', '\r']);
    match acts && !is_number(cell) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\rx", "'\rx"),
            ("  =1", "'  =1"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("-3 °C", "'-3 °C"),
            ("-3", "-3"),
            ("+1,250.50", "+1,250.50"),
            ("-3-3", "'-3-3"),
            ("a=1", "a=1"),
            ("'=1", "'=1"),
            ("", ""),
        ];
        for (cell, wanted) in cases {
            assert_eq!(harmless(cell), wanted, "{cell:?}");
        }
    }
}
