//! The table of holidays, as it is written.
//!
//! Its lines are simple ones, because every run that meets a month reads them all.

use super::rule::{self, Rule};
use super::{Feast, Word};
use crate::value::keyed::{Gate, Key};
use jiff::civil::Weekday;

/// All holidays that are read.
#[derive(Debug, Default)]
pub struct Table {
    pub feasts: Vec<Feast>,
    /// Longer names first.
    pub names: Vec<Name>,
    /// By the first word, in all ways that it is written; places in `names`.
    firsts: Vec<(Option<Key>, usize)>,
    gate: Gate,
}

/// A name of a holiday.
#[derive(Debug, Default)]
pub struct Name {
    pub words: Vec<Word>,
    pub proper: bool,
    pub dated: bool,
    pub local: bool,
    /// Place in `feasts`
    pub feast: usize,
}

impl Table {
    /// Reads a table; the error is the line that is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut table = Self::default();
        let mut rows: Vec<String> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match rows.last_mut().filter(|_| line.starts_with(' ')) {
                Some(row) => row.push_str(line.get(1..).unwrap_or("")),
                None if line.is_empty() => {}
                None => rows.push(line.to_owned()),
            }
        }
        for row in rows {
            table.row(&row).ok_or(row)?;
        }
        table
            .names
            .sort_by_key(|name| usize::MAX - name.words.len());
        for (name, at) in table.names.iter().zip(0..) {
            let keys = name.words.first().into_iter().flat_map(Word::keys);
            table.firsts.extend(keys.map(|key| (key, at)));
        }
        table.firsts.sort();
        table.firsts.dedup();
        table.gate = Gate::of(table.firsts.iter().filter_map(|(key, _)| *key));
        Ok(table)
    }

    /// The names that a word of this key begins, longer ones first; those that begin with a word
    /// too long for a key have none.
    pub fn begun(&self, key: Option<Key>) -> impl Iterator<Item = &Name> {
        let may = key.is_none_or(|key| self.gate.admits(key));
        let from = match may {
            true => self.firsts.partition_point(|(first, _)| *first < key),
            false => self.firsts.len(),
        };
        let near = self.firsts.get(from..).unwrap_or(&[]).iter();
        near.take_while(move |(first, _)| *first == key)
            .filter_map(|(_, at)| self.names.get(*at))
    }

    /// "Lincoln's Birthday / Abraham Lincoln's Birthday: 12 February; local"
    fn row(&mut self, row: &str) -> Option<()> {
        let (names, said) = row.split_once(": ")?;
        let mut said = said.split("; ");
        let mut feast = Feast {
            rule: Rule::parse(said.next()?)?,
            plus: 0,
            moved: Vec::new(),
            lasts: 1,
            eve: false,
            slack: 0,
        };
        let (mut proper, mut dated, mut local) = (false, false, false);
        for said in said {
            match said.split_once(' ').unwrap_or((said, "")) {
                ("plus", days) => feast.plus = days.parse().ok()?,
                ("lasts", days) => feast.lasts = days.parse().ok()?,
                ("slack", days) => feast.slack = days.parse().ok()?,
                ("moved", days) => feast.moved.push(moved(days)?),
                ("eve", "") => feast.eve = true,
                ("proper", "") => proper = true,
                ("dated", "") => dated = true,
                ("local", "") => local = true,
                _ => return None,
            }
        }
        for name in names.split(" / ") {
            self.names.push(Name {
                words: name.split([' ', '-']).map(Word::new).collect(),
                proper,
                dated,
                local,
                feast: self.feasts.len(),
            });
        }
        self.feasts.push(feast);
        Some(())
    }
}

/// "Sunday -1"
fn moved(text: &str) -> Option<(Weekday, i32)> {
    let (day, days) = text.split_once(' ')?;
    Some((rule::weekday(day)?, days.parse().ok()?))
}
