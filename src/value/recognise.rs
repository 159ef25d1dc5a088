//! All recognisers over one text.

use super::number::{self, Figure};
use super::reading::{self, Reading};
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{
    Content, Context, Kind, Mention, count, date, duration, money, ordinal, percent, quantity,
};
use std::collections::BTreeMap;

/// Every value in a text but names, in order of place; no two share words.
///
/// Where two kinds claim the same words, a date comes before money, then per cent, ages,
/// durations, quantities, ordinals, counts.
pub fn recognise(text: &str, context: &Context) -> Vec<Mention> {
    let scan = Scan::new(text);
    let mut mentions = amounts(&scan, context);
    mentions.extend(date::dates(&scan, context.day, context.told));
    mentions.extend(duration::durations(&scan, context));
    mentions.sort_by_key(|mention| (rank(mention), mention.span.start));
    let mut kept: BTreeMap<usize, Mention> = BTreeMap::new();
    for mention in mentions {
        let before = kept.range(..mention.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= mention.span.start) {
            kept.insert(mention.span.start, mention);
        }
    }
    kept.into_values().collect()
}

fn rank(mention: &Mention) -> u8 {
    let age = matches!(&mention.value.content, Content::Amount(a) if a.unit.axis == Axis::Time);
    match mention.value.kind {
        Kind::Date => 0,
        Kind::Money => 1,
        Kind::Percent => 2,
        Kind::Quantity if age => 3,
        Kind::Duration => 4,
        Kind::Quantity => 5,
        Kind::Ordinal => 6,
        Kind::Count => 7,
        Kind::Choice | Kind::Name => 8,
    }
}

/// Every figure with its unit, from left to right.
fn amounts(scan: &Scan, context: &Context) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match amount(scan, at) {
            Some(reading) => {
                at = reading.own.end.max(at + 1);
                mentions.push(reading.mention(scan, context));
            }
            None => at += 1,
        }
    }
    mentions
}

fn amount(scan: &Scan, at: usize) -> Option<Reading> {
    if number::can_start(scan, at) {
        if let Some(range) = range(scan, at) {
            return Some(range);
        }
        let figure = number::read(scan, at)?;
        return ordinal(scan, at)
            .or_else(|| united(scan, at, &figure))
            .or_else(|| count::read(scan, &figure));
    }
    if money::can_start(scan, at) {
        return reading::range(scan, at, |at| money::read(scan, at, None));
    }
    ordinal(scan, at)
}

/// Both limits with their unit, or the first of them alone.
fn range(scan: &Scan, at: usize) -> Option<Reading> {
    if scan.is(at, "between") && money::can_start(scan, at + 1) {
        return reading::range(scan, at, |at| money::read(scan, at, None));
    }
    reading::range(scan, at, |at| united(scan, at, &number::read(scan, at)?))
        .filter(|reading| reading.figure.figure_high.is_some())
}

fn united(scan: &Scan, at: usize, figure: &Figure) -> Option<Reading> {
    money::read(scan, at, Some(figure))
        .or_else(|| percent::read(scan, figure))
        .or_else(|| quantity::age(scan, figure))
        .or_else(|| quantity::read(scan, figure))
}

fn ordinal(scan: &Scan, at: usize) -> Option<Reading> {
    match scan.class(at) {
        Class::Rank(_) | Class::RankScale(_) | Class::Number(_) | Class::Article => {
            ordinal::read(scan, at)
        }
        _ if scan.is_figure(at) => ordinal::read(scan, at),
        _ => None,
    }
}

#[cfg(test)]
#[path = "recognise_tests.rs"]
mod tests;
