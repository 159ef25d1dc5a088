//! Rules by sources: which version each source has.

use super::safe::{pad, safe, shorten, width};
use super::story::{Lettered, Story};
use super::style::{Role, Style};
use super::words::{kind, letter};
use crate::comparator::{ClashKind, NoteKind, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What stands for a source that says nothing on a question.
const SILENT: &str = "·";
/// Letters shown in one cell at most.
const LETTERS: usize = 6;

/// One question's row.
pub(super) struct Row<'a> {
    pub rule: &'a str,
    /// One for each source of the story.
    pub cells: Vec<Cell>,
    /// What came of it: the kinds of its divergences, "agreement", "one source", "not
    /// comparable".
    pub outcome: String,
    /// The gravest kind, if it diverges.
    pub kind: Option<ClashKind>,
}

/// What one source says on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// The rule was not put to it.
    NotAsked,
    Silent,
    /// The numbers of the versions that it has, and of others that its claims only fit.
    Says {
        has: BTreeSet<usize>,
        fits: BTreeSet<usize>,
    },
}

/// "A", "A B", "(A)" for what only fits A, "·", or nothing.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self::Says { has, fits } = self else {
            return f.write_str(if *self == Self::Silent { SILENT } else { "" });
        };
        let has = has.iter().map(|n| letter(*n));
        let fits = fits.iter().map(|n| format!("({})", letter(*n)));
        let mut all: Vec<String> = has.chain(fits).collect();
        if all.len() > LETTERS {
            all.truncate(LETTERS);
            all.push("…".to_owned());
        }
        f.write_str(&all.join(" "))
    }
}

/// The rows of a story: what diverges first, then what is agreed on, then the rest. Rules
/// that no source answers have none.
pub(super) fn rows<'a>(story: &Story<'a>) -> Vec<Row<'a>> {
    let mut drafts = Drafts::default();
    for divergence in &story.divergences {
        let found = divergence.finding;
        let row = drafts.of(&found.rule);
        row.kinds.insert(found.kind);
        for (n, version) in found.versions.iter().enumerate() {
            row.hear(version, divergence.first + n);
        }
    }
    for Lettered { first, finding } in &story.agreements {
        let row = drafts.of(&finding.rule);
        row.agreed = true;
        row.hear(&finding.version, *first);
    }
    for Lettered { first, finding } in &story.single {
        let row = drafts.of(&finding.rule);
        row.single = true;
        row.hear(&finding.version, *first);
    }
    let mut drafts: Vec<(&str, Draft)> = drafts.0.into_iter().collect();
    drafts.sort_by_key(|(_, draft)| draft.order);
    let finish = |(rule, draft): (&'a str, Draft)| draft.finish(rule, story);
    drafts.into_iter().map(finish).collect()
}

/// Rows in the making, by rule.
#[derive(Default)]
struct Drafts<'a>(BTreeMap<&'a str, Draft<'a>>);

impl<'a> Drafts<'a> {
    fn of(&mut self, rule: &'a str) -> &mut Draft<'a> {
        let order = self.0.len();
        self.0.entry(rule).or_insert_with(|| Draft {
            order,
            ..Draft::default()
        })
    }
}

#[derive(Default)]
struct Draft<'a> {
    order: usize,
    /// By source: the numbers of the versions it has, and of those that its claims fit.
    heard: BTreeMap<&'a str, (BTreeSet<usize>, BTreeSet<usize>)>,
    kinds: BTreeSet<ClashKind>,
    agreed: bool,
    single: bool,
    incomparable: bool,
}

impl<'a> Draft<'a> {
    fn hear(&mut self, version: &'a Version, number: usize) {
        let mut notes = version.notes.iter();
        self.incomparable |= notes.any(|note| note.kind == NoteKind::Incomparable);
        for claim in &version.claims {
            self.heard
                .entry(&claim.source)
                .or_default()
                .0
                .insert(number);
        }
        for claim in version.supports.iter().chain(&version.parts) {
            self.heard
                .entry(&claim.source)
                .or_default()
                .1
                .insert(number);
        }
    }

    fn finish<'r>(self, rule: &'r str, story: &Story) -> Row<'r> {
        let cell = |id: &str| match self.heard.get(id) {
            None if story.is_silent(rule, id) => Cell::Silent,
            None => Cell::NotAsked,
            Some((has, fits)) => Cell::Says {
                has: has.clone(),
                fits: fits.difference(has).copied().collect(),
            },
        };
        let mut outcome: Vec<&str> = self.kinds.iter().rev().map(|k| kind(*k)).collect();
        outcome.extend(self.agreed.then_some("agreement"));
        outcome.extend(self.single.then_some("one source"));
        outcome.extend(self.incomparable.then_some("not comparable"));
        Row {
            rule,
            cells: story.sources.iter().map(|s| cell(&s.id)).collect(),
            outcome: outcome.join(", "),
            kind: self.kinds.last().copied(),
        }
    }
}

/// How the sources of a story are named over a column: by id where all ids are short, else
/// by number.
pub(super) fn labels(story: &Story) -> Vec<String> {
    let ids: Vec<_> = story.sources.iter().map(|s| safe(&s.id)).collect();
    if ids.iter().all(|id| width(id) <= 8) {
        ids.into_iter().map(String::from).collect()
    } else {
        (1..=ids.len()).map(|n| n.to_string()).collect()
    }
}

/// The rows as lines of at most `columns`, in as many blocks of columns as that takes.
pub(super) fn draw(rows: &[Row], labels: &[String], columns: usize, style: Style) -> String {
    let drawn: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.cells.iter().map(Cell::to_string).collect())
        .collect();
    let widths: Vec<usize> = labels
        .iter()
        .enumerate()
        .map(|(n, label)| {
            let cells = drawn.iter().filter_map(|cells| cells.get(n));
            cells.map(|c| width(c)).fold(width(label), usize::max)
        })
        .collect();
    let names: Vec<_> = rows.iter().map(|row| shorten(row.rule, 32)).collect();
    let first = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let last = rows
        .iter()
        .map(|row| width(&row.outcome))
        .max()
        .unwrap_or(0);
    let room = columns.saturating_sub(2 + first + 2 + last);
    let mut out = String::new();
    for block in blocks(&widths, room) {
        if !out.is_empty() {
            out.push('\n');
        }
        let line = |cells: &[String]| -> String {
            let cells = cells
                .iter()
                .zip(&widths)
                .skip(block.start)
                .take(block.len());
            cells
                .map(|(cell, wide)| format!("  {}", pad(cell, *wide)))
                .collect()
        };
        let head = format!("  {}{}", " ".repeat(first), line(labels));
        out.push_str(&style.paint(Role::Aside, head.trim_end()));
        out.push('\n');
        for ((row, name), cells) in rows.iter().zip(&names).zip(&drawn) {
            let outcome = match row.kind {
                Some(kind) => style.paint(Role::Kind(kind), &row.outcome),
                None => style.paint(Role::Aside, &row.outcome),
            };
            let name = pad(name, first);
            out.push_str(&format!("  {name}{}  {outcome}\n", line(cells)));
        }
    }
    out
}

/// Ranges of columns that fit into `room` together, two spaces before each.
fn blocks(widths: &[usize], room: usize) -> Vec<std::ops::Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut used = 0;
    for (n, wide) in widths.iter().enumerate() {
        if n > start && used + wide + 2 > room {
            blocks.push(start..n);
            start = n;
            used = 0;
        }
        used += wide + 2;
    }
    if start < widths.len() {
        blocks.push(start..widths.len());
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_split_where_they_no_longer_fit() {
        let cases = [
            (vec![], 10, vec![]),
            (vec![3, 3], 10, vec![(0, 2)]),
            (vec![3, 3, 3], 10, vec![(0, 2), (2, 3)]),
            (vec![30, 3], 10, vec![(0, 1), (1, 2)]),
        ];
        for (widths, room, wanted) in cases {
            let blocks = blocks(&widths, room).into_iter();
            let blocks: Vec<(usize, usize)> = blocks.map(|b| (b.start, b.end)).collect();
            assert_eq!(blocks, wanted);
        }
    }

    #[test]
    fn a_cell_tells_having_from_fitting() {
        let set = |numbers: &[usize]| numbers.iter().copied().collect();
        let cases: [(&[usize], &[usize], &str); 4] = [
            (&[0], &[], "A"),
            (&[0, 1], &[2], "A B (C)"),
            (&[], &[0, 2], "(A) (C)"),
            (&[0, 1, 2, 3, 4, 5, 6], &[], "A B C D E F …"),
        ];
        for (has, fits, wanted) in cases {
            let (has, fits) = (set(has), set(fits));
            assert_eq!(Cell::Says { has, fits }.to_string(), wanted);
        }
    }
}
