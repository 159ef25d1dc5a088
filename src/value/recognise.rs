//! All recognisers over one text.

use super::hedge::Found;
use super::limits::Aside;
use super::number::{self, Figure};
use super::reading::{self, Reading};
use super::scan::{Scan, TokenKind};
use super::unit::Axis;
use super::words::Class;
use super::{
    Content, Context, Kind, Mention, count, date, duration, ellipsis, limits, money, ordinal,
    percent, quantity, rate,
};

/// Every value in a text but names, in order of place; no two share words.
///
/// Where two kinds claim the same words, a date comes before money, then per cent, ages,
/// durations, quantities, ordinals, counts.
pub fn recognise(text: &str, context: &Context) -> Vec<Mention> {
    recognise_in(&Scan::new(text), context)
}

/// The same in a text that was taken apart.
pub fn recognise_in(scan: &Scan, context: &Context) -> Vec<Mention> {
    let mut mentions = amounts(scan, context);
    mentions.extend(date::dates(scan, context.day, context.told));
    mentions.extend(duration::durations(scan, context));
    mentions.sort_by_key(|mention| mention.span.start);
    settle(mentions)
}

/// Of values that share words, the one whose kind comes first, and of one kind the first.
///
/// `mentions` are in order of place; groups of them that overlap are settled one by one.
fn settle(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut pairs = mentions.iter().zip(mentions.iter().skip(1));
    if pairs.all(|(a, b)| a.span.end <= b.span.start) {
        return mentions;
    }
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut group: Vec<Mention> = Vec::new();
    let mut end = 0;
    let mut mentions = mentions.into_iter().peekable();
    while let Some(mention) = mentions.next() {
        if mention.span.start >= end {
            keep(&mut group, &mut kept);
        }
        end = end.max(mention.span.end);
        let alone = group.is_empty() && mentions.peek().is_none_or(|next| next.span.start >= end);
        match alone {
            true => kept.push(mention),
            false => group.push(mention),
        }
    }
    keep(&mut group, &mut kept);
    kept
}

/// Moves what stands of one group, which is left empty.
fn keep(group: &mut Vec<Mention>, kept: &mut Vec<Mention>) {
    let first = kept.len();
    if group.len() > 1 {
        group.sort_by_key(|mention| (rank(mention), mention.span.start));
    }
    for mention in group.drain(..) {
        // By rank, so that those kept lie in any order until the group is done.
        let place = kept
            .get(first..)
            .unwrap_or(&[])
            .partition_point(|other| other.span.start < mention.span.start);
        let before = place.checked_sub(1).and_then(|at| kept.get(first + at));
        let after = kept.get(first + place);
        let free = before.is_none_or(|other| other.span.end <= mention.span.start)
            && after.is_none_or(|other| mention.span.end <= other.span.start);
        if free {
            kept.insert(first + place, mention);
        }
    }
}

fn rank(mention: &Mention) -> u8 {
    // "a day" of "52,000 barrels a day" is no duration.
    let first = matches!(&mention.value.content, Content::Amount(a)
        if matches!(a.unit.axis.whole(), Axis::Time | Axis::Measure(_)));
    match mention.value.kind {
        Kind::Date => 0,
        Kind::Money => 1,
        Kind::Percent => 2,
        Kind::Quantity if first => 3,
        Kind::Duration => 4,
        Kind::Quantity => 5,
        Kind::Ordinal => 6,
        Kind::Count => 7,
        Kind::Choice | Kind::Name => 8,
    }
}

/// Every figure with its unit, from left to right.
fn amounts(scan: &Scan, context: &Context) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut hedged: Option<Found> = None;
    let mut at = 0;
    loop {
        at = scan.notable(at);
        if at == scan.tokens.len() {
            return mentions;
        }
        let Some(mut reading) = amount(scan, at) else {
            at += 1;
            continue;
        };
        at = reading.own.end.max(at + 1);
        let last = mentions.last();
        let aside = last.and_then(|last| limits::aside(scan, last, &reading));
        if aside == Some(Aside::Same) {
            continue;
        }
        if let Some((kind, unit)) = last.and_then(|last| ellipsis::unit(scan, last, &reading)) {
            (reading.kind, reading.unit) = (kind, unit);
        }
        let mut found = context.hedges.find(scan, &reading);
        if aside == Some(Aside::Converted) && found.is_none() {
            found = hedged;
        }
        let mention = reading.with(scan, context, found.as_ref());
        hedged = found;
        match last.and_then(|last| limits::both(scan.text, last, &mention)) {
            Some(both) => {
                mentions.pop();
                mentions.push(both);
            }
            None => mentions.push(mention),
        }
    }
}

fn amount(scan: &Scan, at: usize) -> Option<Reading> {
    let token = scan.get(at)?;
    match token.class {
        Class::Other if token.kind == TokenKind::Figure => {}
        Class::Other => return marked(scan, at),
        Class::Rank(_) | Class::RankScale(_) => return ordinal::read(scan, at),
        Class::Fold(times) => return Some(count::fold(at, times)),
        // "A$5"
        Class::Article if scan.is_mark(at + 1, '$') && scan.glued(at + 1) => {
            return marked(scan, at);
        }
        // "a" is the commonest word of all.
        Class::Article if !leads(scan.class(at + 1)) => {
            return quantity::a(scan, at).or_else(|| money::a(scan, at));
        }
        Class::Lead if scan.is(at, "between") => {
            let limits = between(scan, at);
            if limits.is_some() {
                return limits;
            }
        }
        _ => {}
    }
    if !number::can_start(scan, at) {
        return None;
    }
    let Some(figure) = number::read(scan, at) else {
        return ordinal::read(scan, at).or_else(|| quantity::a(scan, at));
    };
    figured(scan, at, figure)
}

/// Whether a word can belong to a number after "a".
fn leads(class: Class) -> bool {
    use Class::*;
    matches!(
        class,
        Number(20..) | Scale(_) | Pack(_) | Part(_) | Rank(_) | RankScale(_) | Vague
    )
}

/// What begins with a sign, a currency's code or name, or a figure that is no plain token.
fn marked(scan: &Scan, at: usize) -> Option<Reading> {
    if money::can_start(scan, at) {
        return reading::range_from(scan, at, money::before(scan, at), |at| {
            money::before(scan, at)
        });
    }
    let figure = number::read(scan, at)?;
    figured(scan, at, figure)
}

/// "between $5 and $10", "between 5 miles and 10 miles"
fn between(scan: &Scan, at: usize) -> Option<Reading> {
    let each = |at| match money::can_start(scan, at) {
        true => money::before(scan, at),
        false => united(scan, &number::read(scan, at)?),
    };
    reading::range_from(scan, at, each(at + 1), each).or_else(|| ordinal::between(scan, at))
}

/// A figure with its rank or unit, and what it ranges to.
fn figured(scan: &Scan, at: usize, figure: Figure) -> Option<Reading> {
    if let Some(rank) = ordinal::read(scan, at) {
        return Some(rank);
    }
    let Some(low) = united(scan, &figure) else {
        return percent::headed(scan, &figure)
            .or_else(|| rate::bare(scan, &figure))
            .or_else(|| count::read(scan, figure));
    };
    reading::range_from(scan, at, Some(low), |at| {
        united(scan, &number::read(scan, at)?)
    })
}

fn united(scan: &Scan, figure: &Figure) -> Option<Reading> {
    if !scan.joined(figure.tokens.end) {
        return quantity::age(scan, figure);
    }
    money::after(scan, figure)
        .or_else(|| percent::read(scan, figure))
        .or_else(|| quantity::age(scan, figure))
        .or_else(|| quantity::read(scan, figure))
}

#[cfg(test)]
#[path = "recognise_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "recognise_properties.rs"]
mod properties;
