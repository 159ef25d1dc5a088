//! A table of hedges as written.

use super::{HedgeKind, HedgeTable, Limits, Phrase, Phrases, Row, Scan};
use crate::value::keyed::Key;
use serde::Deserialize;
use serde_yaml::{Location, Spanned};
use std::ops::Range;
use std::sync::LazyLock;

/// What is wrong with a table of hedges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    /// Bytes of the file, where they are known.
    pub range: Option<Range<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    words: Vec<String>,
    stand: Stand,
    kind: Kind,
    extent: Spanned<String>,
    why: Spanned<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Stand {
    Before,
    After,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    About,
    More,
    Less,
    Exact,
}

/// The table that Variorum ships.
const STANDARD: &str = include_str!("../hedges.yaml");

impl HedgeTable {
    /// The table that Variorum ships.
    pub fn standard() -> Self {
        static TABLE: LazyLock<HedgeTable> =
            LazyLock::new(|| HedgeTable::of(&[STANDARD]).expect("a test reads the shipped table"));
        TABLE.clone()
    }

    /// The same, as its file has it.
    pub fn standard_text() -> &'static str {
        STANDARD
    }

    /// The rows of a desk's own table, and those that Variorum ships; where both have the
    /// same words, the desk's row holds.
    pub fn with(yaml: &str) -> Result<Self, Fault> {
        Self::of(&[yaml, STANDARD])
    }

    /// Tables one after the other: of two rows with the same words, the first holds.
    fn of(tables: &[&str]) -> Result<Self, Fault> {
        let mut table = Self {
            rows: Vec::new(),
            before: Phrases::default(),
            after: Phrases::default(),
        };
        for yaml in tables {
            let rows: Vec<WrittenRow> = serde_yaml::from_str(yaml).map_err(|e| unreadable(&e))?;
            for row in rows {
                table.add(row)?;
            }
        }
        for phrases in [&mut table.before, &mut table.after] {
            phrases.sort();
        }
        Ok(table)
    }

    fn add(&mut self, row: WrittenRow) -> Result<(), Fault> {
        let limits = Limits::parse(&row.extent.value).ok_or_else(|| {
            let extent = &row.extent.value;
            at(
                format!("`{extent}` is no extent; write one like `[x-10%, x)`"),
                &row.extent,
            )
        })?;
        if row.why.value.trim().is_empty() {
            return Err(at("this row gives no reason".to_owned(), &row.why));
        }
        let (phrases, last) = match row.stand {
            Stand::Before => (&mut self.before.sorted, true),
            Stand::After => (&mut self.after.sorted, false),
        };
        for words in &row.words {
            let scan = Scan::new(words);
            let words = (0..scan.tokens.len()).map(|at| scan.str(at).to_owned());
            let words: Vec<String> = words.collect();
            let nearest = if last { words.last() } else { words.first() };
            phrases.extend(nearest.map(|word| Phrase {
                nearest: Key::of(word),
                row: self.rows.len(),
                words: words.clone(),
            }));
        }
        self.rows.push(Row {
            kind: match row.kind {
                Kind::About => Some(HedgeKind::About),
                Kind::More => Some(HedgeKind::More),
                Kind::Less => Some(HedgeKind::Less),
                Kind::Exact => None,
            },
            limits,
            why: row.why.value,
        });
        Ok(())
    }
}

fn at(message: String, words: &Spanned<String>) -> Fault {
    let start = offset(&words.referenced);
    Fault {
        message,
        range: start.map(|start| start..start + words.value.len()),
    }
}

fn unreadable(error: &serde_yaml::Error) -> Fault {
    let reason = error.without_snippet().to_string();
    let start = error.location().and_then(|place| offset(&place));
    Fault {
        message: reason
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned(),
        range: start.map(|start| start..start + 1),
    }
}

fn offset(place: &Location) -> Option<usize> {
    usize::try_from(place.span().byte_offset()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_gives_reasons() {
        let table = HedgeTable::standard();
        assert!(table.rows.iter().all(|row| !row.why.is_empty()));
        assert!(table.before.sorted.len() + table.after.sorted.len() > 100);
    }

    #[test]
    fn a_table_with_a_fault_is_refused_with_the_fault() {
        let row = |extent: &str| {
            format!("- {{words: [ca], stand: before, kind: about, why: w, extent: '{extent}'}}")
        };
        assert!(HedgeTable::with(&row("[x, ∞)")).is_ok());
        for extent in ["x", "[x]", "[y, x]", "[x+1, x]", ""] {
            let fault = HedgeTable::with(&row(extent)).map(|_| ()).unwrap_err();
            assert!(fault.message.contains("is no extent"), "{extent}");
            assert!(fault.range.is_some(), "{extent}");
        }
        assert!(HedgeTable::with("- {words: [ca]}").is_err());
    }
}
