//! The matrix of questions by sources.

use super::super::matrix::{self, Cell};
use super::super::story::Story;
use super::super::words::{kind, letter, severity};
use super::finding::{Divergence, Settled, Version, name, published};
use super::mark::{Badge, hue};
use crate::comparator::ClashKind;
use std::collections::BTreeMap;

/// With more sources than this a cell has room for letters only, and each row names its
/// versions once.
const ROOMY: usize = 8;
/// With more cells than this a row only counts the sources of each version.
const DRAWN: usize = 30_000;

pub(super) struct Grid {
    pub columns: Vec<Column>,
    pub roomy: bool,
    pub groups: Vec<Group>,
}

/// A source.
pub(super) struct Column {
    pub name: String,
    pub id: String,
    pub date: String,
    pub title: String,
    /// The anchor of its text.
    pub to: String,
    pub checked: bool,
}

/// Rows with the same outcome.
pub(super) struct Group {
    /// As the filter names it.
    pub kind: &'static str,
    pub label: &'static str,
    pub rows: Vec<Row>,
}

pub(super) struct Row {
    pub rule: String,
    pub ask: String,
    pub severity: &'static str,
    pub to: String,
    /// All its kinds, for the filter.
    pub kinds: String,
    /// Where its reviews stand, in words; empty where nothing was said.
    pub standing: String,
    /// The sources that say something, for the filter.
    pub sources: String,
    pub cells: Vec<Vec<Say>>,
    /// By column, how a cell without a version is shown.
    pub empty: Vec<Empty>,
    pub keys: Vec<Key>,
}

/// A source's own words for one version, or for several that they fit.
pub(super) struct Say {
    pub badges: Vec<Badge>,
    pub value: String,
    pub fits: bool,
    pub to: String,
}

/// A cell without a version.
pub(super) struct Empty {
    pub class: &'static str,
    pub words: &'static str,
    pub sign: &'static str,
}

const SILENT: Empty = Empty {
    class: "silent",
    words: "says nothing",
    sign: "·",
};

const NOT_ASKED: Empty = Empty {
    class: "unasked",
    words: "not asked",
    sign: "",
};

/// A version and how many sources have it.
pub(super) struct Key {
    pub badge: Badge,
    pub count: usize,
}

pub(super) fn columns(story: &Story, number: usize) -> Vec<Column> {
    let column = |(n, source): (usize, &&crate::source::Source)| Column {
        name: name(source).to_owned(),
        id: source.id.clone(),
        date: published(source),
        title: source.title.clone().unwrap_or_default(),
        to: format!("t{number}-{n}"),
        checked: story.is_checked(&source.id),
    };
    story.sources.iter().enumerate().map(column).collect()
}

/// Where a rule's versions are told, by their letters, and what kinds of finding it has.
#[derive(Default)]
struct Told<'v> {
    ask: String,
    to: String,
    kinds: Vec<&'static str>,
    standing: Vec<&'static str>,
    versions: BTreeMap<&'v str, &'v Version>,
}

pub(super) fn grid(
    story: &Story,
    number: usize,
    divergences: &[Divergence],
    agreements: &[Settled],
    single: &[Settled],
) -> Grid {
    let mut told: BTreeMap<&str, Told> = BTreeMap::new();
    for found in divergences {
        let here = told.entry(&found.rule).or_default();
        here.meet(&found.ask, &found.id, found.kind, &found.versions);
        if found.standing != "open" && !here.standing.contains(&found.standing) {
            here.standing.push(found.standing);
        }
    }
    let settled = agreements.iter().map(|found| (found, "agreement"));
    for (found, outcome) in settled.chain(single.iter().map(|found| (found, "single"))) {
        let here = told.entry(&found.rule).or_default();
        let versions = std::slice::from_ref(&found.version);
        here.meet(&found.ask, &found.id, outcome, versions);
    }
    let rows = matrix::rows(story);
    let counted = rows.len().saturating_mul(story.sources.len()) > DRAWN;
    let mut groups: Vec<Group> = Vec::new();
    for row in &rows {
        let Some(told) = told.get(row.rule) else {
            continue;
        };
        let (group, label) = outcome(row.kind, &told.kinds);
        let made = made(story, number, row, told, counted);
        match groups.last_mut().filter(|last| last.kind == group) {
            Some(last) => last.rows.push(made),
            None => groups.push(Group {
                kind: group,
                label,
                rows: vec![made],
            }),
        }
    }
    let columns = if counted {
        Vec::new()
    } else {
        columns(story, number)
    };
    Grid {
        roomy: !counted && columns.len() <= ROOMY,
        columns,
        groups,
    }
}

impl<'v> Told<'v> {
    fn says(&self, cell: &Cell, source: &str) -> Vec<Say> {
        let Cell::Says { has, fits } = cell else {
            return Vec::new();
        };
        let has = has.iter().map(|n| (*n, false));
        let mut says: Vec<Say> = Vec::new();
        for (n, fits) in has.chain(fits.iter().map(|n| (*n, true))) {
            let Some(version) = self.versions.get(letter(n).as_str()) else {
                continue;
            };
            let badge = Badge {
                fits,
                ..version.badge.clone()
            };
            let own = version.fits.get(source).filter(|_| fits);
            let value = own.unwrap_or(&badge.value).clone();
            match says.last_mut() {
                Some(last) if fits && last.fits && last.value == value => last.badges.push(badge),
                _ => says.push(Say {
                    to: badge.to.clone(),
                    badges: vec![badge],
                    value,
                    fits,
                }),
            }
        }
        says
    }

    fn meet(&mut self, ask: &str, to: &str, kind: &'static str, versions: &'v [Version]) {
        if self.kinds.is_empty() {
            ask.clone_into(&mut self.ask);
            to.clone_into(&mut self.to);
        }
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
        let versions = versions.iter();
        self.versions
            .extend(versions.map(|each| (each.badge.letter.as_str(), each)));
    }
}

fn outcome(gravest: Option<ClashKind>, kinds: &[&'static str]) -> (&'static str, &'static str) {
    match gravest {
        Some(ClashKind::Contradiction) => ("contradiction", "Contradictions"),
        Some(ClashKind::WithinSource) => ("within-source", "Within one source"),
        Some(ClashKind::Revision) => (kind(ClashKind::Revision), "Revisions"),
        Some(ClashKind::Update) => (kind(ClashKind::Update), "Updates"),
        Some(ClashKind::Position) => (kind(ClashKind::Position), "Positions"),
        None if kinds.contains(&"agreement") => ("agreement", "Agreement"),
        None => ("single", "One source"),
    }
}

fn made(story: &Story, number: usize, row: &matrix::Row, told: &Told, counted: bool) -> Row {
    let says = |(n, cell): (usize, &Cell)| {
        matches!(cell, Cell::Says { .. }).then(|| format!("{number}.{n}"))
    };
    let empty = |cell: &Cell| match cell {
        Cell::NotAsked => NOT_ASKED,
        Cell::Silent | Cell::Says { .. } => SILENT,
    };
    let mut bearers: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in &row.cells {
        if let Cell::Says { has, .. } = cell {
            for version in has {
                *bearers.entry(*version).or_default() += 1;
            }
        }
    }
    let key = |(n, count): (&usize, &usize)| {
        let badge = told.versions.get(letter(*n).as_str())?.badge.clone();
        debug_assert_eq!(badge.hue, hue(*n), "a letter has one colour");
        Some(Key {
            badge,
            count: *count,
        })
    };
    let drawn = if counted { &[][..] } else { &row.cells };
    let cells = drawn.iter().zip(&story.sources);
    let sources: Vec<String> = row.cells.iter().enumerate().filter_map(says).collect();
    Row {
        rule: row.rule.to_owned(),
        ask: told.ask.clone(),
        severity: (story.question(row.rule)).map_or("medium", |q| severity(q.severity)),
        to: told.to.clone(),
        kinds: [&told.kinds[..], &told.standing].concat().join(" "),
        standing: told.standing.join(", "),
        sources: sources.join(" "),
        cells: cells
            .map(|(cell, source)| told.says(cell, &source.id))
            .collect(),
        empty: drawn.iter().map(empty).collect(),
        keys: bearers.iter().filter_map(key).collect(),
    }
}
