//! Listings of claims, values and rules, a line each.

use super::excerpt::{excerpt, lay};
use super::safe::{pad, shorten, width};
use super::story::{line_number, line_starts};
use super::style::{Role, Style};
use super::words::claimed;
use crate::matcher::Claim;
use crate::rule::{Pack, Rule};
use crate::source::Source;
use crate::value::describe::describe;
use crate::value::{Kind, Mention};
use std::collections::BTreeMap;

/// The widest that a column but the first and the last gets.
const WIDEST: usize = 32;
/// The columns of a quotation.
const QUOTE: usize = 60;

/// Claims with their place, rule, value, facets and words: one table, with one head, for all
/// that is given.
pub fn claims(sources: &[Source], claims: &[Claim], style: Style) -> String {
    let lines: BTreeMap<_, _> = sources
        .iter()
        .map(|s| ((s.story.as_str(), s.id.as_str()), (s, line_starts(&s.text))))
        .collect();
    let several = several(claims.iter().map(|claim| &claim.story));
    let row = |claim: &Claim| {
        let starts = lines.get(&(claim.story.as_str(), claim.source.as_str()));
        let facets = claim.facets.values().map(|stated| stated.is.as_str());
        [
            place(
                several,
                &claim.story,
                &claim.source,
                starts.map(|(source, starts)| line_number(source, starts, claim.range.start)),
            ),
            claim.rule.clone(),
            claimed(claim),
            facets.collect::<Vec<_>>().join(", "),
            claim.quote.clone(),
        ]
    };
    let head = ["where", "rule", "value", "facets", "words"];
    draw(head, &claims.iter().map(row).collect::<Vec<_>>(), style)
}

/// What the recognisers found: its place, kind, value and words, in one table likewise.
pub fn values(readings: &[(&Source, Vec<Mention>)], style: Style) -> String {
    let several = several(readings.iter().map(|(source, _)| &source.story));
    let mut rows = Vec::new();
    for (source, mentions) in readings {
        let starts = line_starts(&source.text);
        for mention in mentions {
            let span = mention.reach.clone();
            rows.push([
                place(
                    several,
                    &source.story,
                    &source.id,
                    Some(line_number(source, &starts, span.start)),
                ),
                kind(mention.value.kind).to_owned(),
                describe(&mention.value),
                source.text.get(span).unwrap_or_default().to_owned(),
            ]);
        }
    }
    draw(["where", "kind", "value", "words"], &rows, style)
}

/// Rules with their pack, kind of value, number of phrases and examples, and question, or
/// why they are not asked.
pub fn rules(packs: &[Pack], style: Style) -> String {
    let row = |rule: &Rule| {
        [
            rule.id.clone(),
            rule.pack.clone(),
            rule.answer.name().to_owned(),
            rule.phrases.len().to_string(),
            rule.examples.len().to_string(),
            match &rule.off {
                Some(off) => format!("off: {}", off.reason),
                None => rule.ask.clone(),
            },
        ]
    };
    let head = ["rule", "pack", "value", "phrases", "examples", "question"];
    let rows = packs.iter().flat_map(|pack| &pack.rules).map(row);
    draw(head, &rows.collect::<Vec<_>>(), style)
}

/// Whether there are two different stories among these.
fn several<'a>(mut stories: impl Iterator<Item = &'a String>) -> bool {
    let first = stories.next();
    stories.any(|story| Some(story) != first)
}

/// `id:line`, or `story/id:line` where there are several stories.
fn place(several: bool, story: &str, source: &str, line: Option<String>) -> String {
    let story = if several {
        format!("{story}/")
    } else {
        String::new()
    };
    match line {
        Some(line) => format!("{story}{source}:{line}"),
        None => format!("{story}{source}"),
    }
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Quantity => "quantity",
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Ordinal => "ordinal",
        Kind::Date => "date",
        Kind::Duration => "duration",
        Kind::Choice => "choice",
        Kind::Name => "name",
    }
}

/// Rows in columns under a head. The last column holds quotations.
fn draw<const N: usize>(head: [&str; N], rows: &[[String; N]], style: Style) -> String {
    let cells = |row: &[String; N]| -> Vec<String> {
        let cell = |(n, text): (usize, &String)| match n + 1 == N {
            true => lay(&excerpt(text, &[], QUOTE), 0, usize::MAX, Style::Plain),
            // A place that is cut is none.
            false if n == 0 => shorten(text, usize::MAX).into_owned(),
            false => shorten(text, WIDEST).into_owned(),
        };
        row.iter().enumerate().map(cell).collect()
    };
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let mut widths = head.map(width);
    for row in &rows {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = width(cell).max(*wide);
        }
    }
    let line = |cells: &mut dyn Iterator<Item = &str>| -> String {
        let padded = cells.zip(&widths).map(|(cell, wide)| pad(cell, *wide));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut out = style.paint(Role::Heading, &line(&mut head.into_iter()));
    out.push('\n');
    for row in &rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
        out.push('\n');
    }
    out
}
