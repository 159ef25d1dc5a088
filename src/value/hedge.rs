//! The words that make a figure less than exact, and what they do to its extent.
//!
//! What a hedge does is a table that a person can read (`hedges.yaml`), because good tools
//! disagree about it.

mod written;

pub use written::Fault as HedgeFault;

use super::keyed::{Gate, Key};
use super::number;
use super::reading::Reading;
use super::scan::Scan;
use super::{Extent, Hedge, HedgeKind, Kind};
use rust_decimal::Decimal;
use std::ops::Range;

/// All hedges that the recognisers know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HedgeTable {
    rows: Vec<Row>,
    before: Phrases,
    after: Phrases,
}

/// Phrases that stand on one side of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Phrases {
    sorted: Vec<Phrase>,
    gate: Gate,
}

/// Words of a row. Sorted by the word that stands next to the figure, because most figures
/// have no hedge; then the longest first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    nearest: Option<Key>,
    words: Vec<String>,
    /// Place in `rows`
    row: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// `None` for exact
    kind: Option<HedgeKind>,
    limits: Limits,
    why: String,
}

/// "[x-10%, x)"
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Limits {
    low: Limit,
    low_open: bool,
    high: Limit,
    high_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    None,
    Zero,
    /// The limit there is
    Own,
    /// The figure, moved by so many per cent of it
    Figure(Decimal),
}

/// The hedges found at a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Tokens
    before: Range<usize>,
    after: Range<usize>,
    /// Places in the table's rows, from the figure outwards
    rows: Vec<usize>,
}

/// Verbs after which "up to" says where something has come to, and limits nothing.
const RISEN: &[&str] = &["climbed", "crept", "gone", "risen", "rose", "went"];

/// No one stacks more hedges than this on one side of a figure.
const STACK: usize = 3;

impl HedgeTable {
    /// The hedges around a value; an ordinal has none.
    pub fn find(&self, scan: &Scan, reading: &Reading) -> Option<Found> {
        let (own, figure) = (&reading.own, &reading.figure.tokens);
        if reading.kind == Kind::Ordinal {
            return None;
        }
        let mut found = Found {
            before: own.start..own.start,
            after: own.end..own.end,
            rows: Vec::new(),
        };
        while found.rows.len() < STACK {
            let end = found.before.start;
            let mut near = end
                .checked_sub(1)
                .map_or(&[][..], |at| self.before.beside(scan, at))
                .iter();
            let Some(phrase) = near.find(|phrase| ends_at(scan, end, &phrase.words)) else {
                break;
            };
            found.before.start -= phrase.words.len();
            found.rows.push(phrase.row);
        }
        for end in [figure.end, own.end] {
            let mut near = self.after.beside(scan, end).iter();
            if let Some(phrase) = near.find(|phrase| begins_at(scan, end, &phrase.words)) {
                found.after = end..end + phrase.words.len();
                found.rows.push(phrase.row);
                break;
            }
        }
        (!found.rows.is_empty()).then_some(found)
    }

    /// What the hedges make of the extent that the figure has without them.
    pub fn apply(&self, found: &Found, extent: &Extent<Decimal>) -> Extent<Decimal> {
        found
            .rows
            .iter()
            .filter_map(|row| self.rows.get(*row))
            .fold(extent.clone(), |extent, row| row.limits.apply(&extent))
    }

    /// The hedges as written, and which way they point together: the outermost that is more
    /// than "about" decides. `None` where the words only say that the figure is exact.
    pub fn hedge(&self, scan: &Scan, found: &Found) -> Option<Hedge> {
        let words = [&found.before, &found.after]
            .map(|tokens| scan.text.get(scan.span((*tokens).clone())).unwrap_or(""));
        let kinds = || {
            let rows = found.rows.iter();
            rows.filter_map(|row| self.rows.get(*row)?.kind)
        };
        let nearest = kinds().next()?;
        Some(Hedge {
            words: words.join(" ").trim().to_owned(),
            kind: kinds()
                .rfind(|kind| *kind != HedgeKind::About)
                .unwrap_or(nearest),
        })
    }

    /// Why the outermost hedge does what it does, in words.
    pub fn why(&self, found: &Found) -> &str {
        let last = found.rows.last().and_then(|row| self.rows.get(*row));
        last.map_or("", |row| &row.why)
    }
}

impl Found {
    /// The tokens of a value and of its hedges; those of another value's hedge are not its own.
    pub fn reach(&self, own: &Range<usize>) -> Range<usize> {
        let before = self.before.end == own.start;
        let after = (own.start..=own.end).contains(&self.after.start);
        let start = if before { self.before.start } else { own.start };
        let end = if after { self.after.end } else { own.end };
        start..end.max(own.end)
    }
}

impl Phrases {
    fn sort(&mut self) {
        self.sorted.sort_by(|a, b| {
            let longest = b.words.len().cmp(&a.words.len());
            a.nearest.cmp(&b.nearest).then(longest)
        });
        self.gate = Gate::of(self.sorted.iter().filter_map(|p| p.nearest));
    }

    /// Those that have the word of a token next to the figure, and all whose word is too long for a key.
    fn beside(&self, scan: &Scan, at: usize) -> &[Phrase] {
        let key = scan.key(at);
        if key.is_some_and(|key| !self.gate.admits(key)) || scan.get(at).is_none() {
            return &[];
        }
        let start = self.sorted.partition_point(|p| p.nearest < key);
        let rest = self.sorted.get(start..).unwrap_or(&[]);
        let more = rest.iter().take_while(|p| p.nearest == key).count();
        rest.get(..more).unwrap_or(&[])
    }
}

fn ends_at(scan: &Scan, end: usize, words: &[String]) -> bool {
    let Some(start) = end.checked_sub(words.len()).filter(|_| scan.joined(end)) else {
        return false;
    };
    // "how about 5": no hedge; "<>5": not one sign
    let before = start.checked_sub(1);
    let asks = before.is_some_and(|b| scan.is_any(b, &["how", "what"])) && scan.is(start, "about");
    // "the toll went up to three"
    let rises = before.is_some_and(|b| scan.is_any(b, RISEN)) && scan.are(start, &["up", "to"]);
    let sign = ['<', '>', '=']
        .iter()
        .any(|c| before.is_some_and(|b| scan.is_mark(b, *c)) && scan.glued(start));
    let markup = words.len() == 1 && is_markup(scan, start);
    !asks && !rises && !sign && !markup && begins(scan, start, words)
}

/// Whether a ">" closes a tag ("<b>14</b>") or begins a quotation ("> 14 people").
fn is_markup(scan: &Scan, at: usize) -> bool {
    const TAG: usize = 24;
    if !scan.is_mark(at, '>') {
        return false;
    }
    let open = (at.saturating_sub(TAG)..at)
        .rev()
        .find(|before| scan.is_mark(*before, '<') || scan.is_mark(*before, '>'));
    let named = |open: usize| {
        let name = open + 1 + usize::from(scan.is_mark(open + 1, '/'));
        scan.is_mark(open, '<') && scan.is_word(name) && scan.glued(name)
    };
    let head = scan.get(at).and_then(|mark| scan.text.get(..mark.start));
    let line = head.unwrap_or("").trim_end_matches([' ', '\t', '>']);
    let first = line.is_empty() || line.ends_with('\n');
    // A cell of a table has "> 14" alone.
    let quotes = first && !scan.glued(at + 1) && scan.get(at + 3).is_some();
    open.is_some_and(named) || quotes
}

fn begins_at(scan: &Scan, start: usize, words: &[String]) -> bool {
    if !scan.joined(start) || !begins(scan, start, words) {
        return false;
    }
    // Without this, "70s - plus a car" would hedge the figure.
    if words.first().is_some_and(|w| w == "-") && !scan.glued(start) {
        return false;
    }
    // "300 or more than 200", "above 10 and below 20": these words hedge what follows.
    let end = start + words.len();
    let equal = scan.is(end - 1, "equal") && scan.is(end, "to");
    !(equal || scan.is(end, "than") || (scan.joined(end) && number::read(scan, end).is_some()))
}

fn begins(scan: &Scan, start: usize, words: &[String]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(i, word)| scan.is(start + i, word) && (i == 0 || scan.joined(start + i)))
}

impl Limits {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let low_open = text.starts_with('(');
        let high_open = text.ends_with(')');
        let inner = text.strip_prefix(['(', '['])?.strip_suffix([')', ']'])?;
        let (low, high) = inner.split_once(',')?;
        Some(Self {
            low: Limit::parse(low)?,
            low_open,
            high: Limit::parse(high)?,
            high_open,
        })
    }

    fn apply(self, extent: &Extent<Decimal>) -> Extent<Decimal> {
        let high = self.high.at(extent.high(), extent.low());
        let high_open = self.high_open || (self.high.kept() && extent.high_open());
        let low_open = self.low_open || (self.low.kept() && extent.low_open());
        let low = self.low.at(extent.low(), extent.high());
        Extent::new(low, low_open, high, high_open)
            // Nothing lies between 0 and a figure below it.
            .or_else(|| Extent::new(None, false, high, high_open))
            .unwrap_or_else(|| extent.clone())
    }
}

impl Limit {
    fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "∞" | "-∞" => Some(Self::None),
            "0" => Some(Self::Zero),
            "low" | "high" => Some(Self::Own),
            "x" => Some(Self::Figure(Decimal::ZERO)),
            moved => {
                let percent = moved
                    .strip_prefix('x')?
                    .strip_suffix('%')?
                    .trim_start_matches('+');
                Decimal::from_str_exact(percent).ok().map(Self::Figure)
            }
        }
    }

    /// Whether it is the figure's own limit.
    fn kept(self) -> bool {
        self == Self::Figure(Decimal::ZERO)
    }

    /// `own` is the limit on the same side, `other` the one across.
    fn at(self, own: Option<&Decimal>, other: Option<&Decimal>) -> Option<Decimal> {
        let percent = match self {
            Self::None => return None,
            Self::Zero => return Some(Decimal::ZERO),
            Self::Own => return own.copied(),
            Self::Figure(percent) => percent,
        };
        let figure = *own.or(other)?;
        let mut by = figure
            .abs()
            .checked_mul(percent)?
            .checked_div(Decimal::ONE_HUNDRED)?;
        let half = Decimal::new(5, 1);
        let small = figure.fract().is_zero() && figure.abs() < Decimal::TEN;
        if small && by.abs() < half && !percent.is_zero() {
            by = if percent.is_sign_negative() {
                -half
            } else {
                half
            };
        }
        figure.checked_add(by).map(|d| d.normalize())
    }
}

#[cfg(test)]
mod tests;
