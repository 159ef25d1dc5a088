//! Durations: "nearly four-year", "18 months", "two years and three months", "decades".

mod compound;
mod elapsed;
mod spread;

use super::keyed::Words;
use super::number::{self, Figure};
use super::reading::{self, Reading};
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Context, Extent, Kind, Mention, Unit};
use compound::{add, add_half, and_a_half, and_a_part, finer, quarters, sum};
pub use elapsed::elapsed;
use rust_decimal::Decimal;
use std::ops::Range;

/// The durations in a text, in its order. Ages and "two weeks ago" are none.
pub fn durations(scan: &Scan, context: &Context) -> Vec<Mention> {
    let mut found = Vec::new();
    let (mut unit, mut hour) = (Some(0), Some(0));
    let mut at = 0;
    loop {
        unit = unit.and_then(|unit| first_from(scan, unit.max(at), is_unit));
        hour = hour.and_then(|hour| first_from(scan, hour.max(at), is_hour));
        let reached = |ahead: Option<usize>, far| ahead.map(|ahead| ahead.saturating_sub(far));
        let begins = [reached(unit, REACH), reached(hour, REACH_OF_HOURS)];
        let Some(first) = begins.into_iter().flatten().min() else {
            return found;
        };
        at = at.max(first);
        match starts(scan, at).then(|| read(scan, at)).flatten() {
            Some(reading) => {
                at = reading.own.end.max(at + 1);
                let spread = spread::is_over(scan, reading.own.start);
                found.push(match spread {
                    true => reading.with(scan, context, None),
                    false => reading.mention(scan, context),
                });
            }
            None => at += 1,
        }
    }
}

/// Words for units of time, "second" apart.
static UNITS: Words<128> = Words::of(&[
    "centuries",
    "century",
    "day",
    "days",
    "decade",
    "decades",
    "fortnight",
    "fortnights",
    "hour",
    "hours",
    "hr",
    "hrs",
    "min",
    "mins",
    "minute",
    "minutes",
    "month",
    "months",
    "night",
    "nights",
    "sec",
    "seconds",
    "secs",
    "week",
    "weeks",
    "year",
    "years",
    "yr",
    "yrs",
]);

/// How far before its unit a duration may begin, in tokens; and before the "h" of "3h".
const REACH: usize = 9;
const REACH_OF_HOURS: usize = 3;

fn first_from(scan: &Scan, at: usize, is: impl Fn(&Scan, usize) -> bool) -> Option<usize> {
    let mut at = scan.notable(at);
    while at < scan.tokens.len() {
        if is(scan, at) {
            return Some(at);
        }
        at = scan.notable(at + 1);
    }
    None
}

fn is_unit(scan: &Scan, at: usize) -> bool {
    match scan.class(at) {
        Class::Time => UNITS.has(scan.key(at)),
        class => class == Class::Rank(2),
    }
}

fn is_hour(scan: &Scan, at: usize) -> bool {
    scan.get(at).is_some_and(|t| t.end - t.start == 1) && scan.str(at) == "h"
}

/// Whether a duration may begin at a token that has a unit of time in reach.
fn starts(scan: &Scan, at: usize) -> bool {
    match scan.class(at) {
        Class::Month(_) | Class::Weekday(_) => false,
        Class::Other => number::can_start(scan, at),
        Class::Time => is_unit(scan, at) || scan.is(at, "another"),
        _ => true,
    }
}

/// The unit of time that a token names.
fn unit_at(scan: &Scan, at: usize) -> Option<Unit> {
    let may = matches!(scan.class(at), Class::Time | Class::Rank(2));
    may.then(|| unit(scan.str(at)))?
}

/// The unit of time that a word names, in the singular or the plural.
///
/// Hours and less have no exact factor in days; theirs are good to 27 decimals.
pub fn unit(word: &str) -> Option<Unit> {
    let lower = word.to_ascii_lowercase();
    let singular = match lower.as_str() {
        "centuries" => "century",
        "sec" | "secs" => "second",
        "min" | "mins" => "minute",
        "hr" | "hrs" => "hour",
        "yr" | "yrs" => "year",
        plural => plural.strip_suffix('s').unwrap_or(plural),
    };
    let part = |of_a_day: i64| Decimal::ONE.checked_div(Decimal::from(of_a_day));
    let factor = match singular {
        "second" => part(86_400)?,
        "minute" => part(1_440)?,
        "hour" => part(24)?,
        "day" | "night" => Decimal::ONE,
        "week" => Decimal::from(7),
        "fortnight" => Decimal::from(14),
        "month" => Decimal::new(304_375, 4),
        "year" => Decimal::new(36_525, 2),
        "decade" => Decimal::new(36_525, 1),
        "century" => Decimal::from(36_525),
        _ => return None,
    };
    let mut unit = Unit::base(singular, Axis::Time);
    unit.factor = factor;
    Some(unit)
}

fn read(scan: &Scan, at: usize) -> Option<Reading> {
    let reading = if number::can_start(scan, at) {
        figured(scan, at).or_else(|| range(scan, at))
    } else {
        None
    };
    let reading = reading
        .or_else(|| article(scan, at))
        .or_else(|| bare(scan, at))?;
    let end = reading.own.end;
    let old = end + usize::from(scan.is_hyphen(end));
    let age = scan.is_any(old, &["old", "olds"]);
    // "two days later" and "a week from Monday" are dates.
    let date = scan.is_any(end, &["ago", "later", "earlier"]) && !scan.is(end + 1, "than");
    (!age && !date).then_some(reading)
}

/// A figure and its unit, with finer ones after it: "two years and three months".
fn figured(scan: &Scan, at: usize) -> Option<Reading> {
    let mut total = one(scan, at)?;
    while let Some((next, end)) = finer(scan, &total) {
        let figure = sum(&total, &next)?;
        total = Reading {
            own: at..end,
            figure: Figure {
                tokens: at..next.figure.tokens.end,
                ..figure
            },
            ..next
        };
    }
    // "a week" needs more than this: see `article`. "$24 a-year" is a rate.
    let article = scan.class(at) == Class::Article
        && (total.own.len() == 2 || total.own.len() == 3 && scan.is_hyphen(at + 1));
    (!article).then_some(total)
}

/// A figure and its unit: "two years", "18-month", "half a year", "a year and a half".
fn one(scan: &Scan, at: usize) -> Option<Reading> {
    const BETWEEN: &[&str] = &[
        "additional",
        "business",
        "calendar",
        "consecutive",
        "extra",
        "fewer",
        "full",
        "further",
        "less",
        "long",
        "more",
        "other",
        "solid",
        "straight",
        "trading",
        "whole",
        "working",
    ];
    let mut figure = number::read(scan, at)
        .or_else(|| a(scan, at))
        .or_else(|| half(scan, at))?;
    let mut next = figure.tokens.end;
    // "two-and-a-half-year"
    if scan.is_hyphen(next) && and_a_half(scan, next + 1) {
        add_half(&mut figure)?;
        next += 6;
        figure.tokens.end = next;
    }
    let hyphen = scan.is_hyphen(next) && scan.glued(next) && scan.glued(next + 1);
    next += usize::from(hyphen);
    // "3h"
    if scan.joined(next) && scan.is_figure(at) && scan.str(next) == "h" {
        return Some(Reading {
            kind: Kind::Duration,
            own: at..next + 1,
            figure,
            unit: unit("hour")?,
        });
    }
    if let Some((part, end)) = quarters(scan, next) {
        add(&mut figure, part)?;
        next = end;
        figure.tokens.end = end;
    }
    let parts = matches!(scan.class(next.saturating_sub(1)), Class::Part(_));
    if figure.fraction && scan.class(next) == Class::Article
        || parts && scan.is(next, "of")
        || scan.is(next, "of")
            && (figure.figure.is_none() || scan.is_any(next - 1, &["couple", "pair"]))
    {
        next += 1;
    }
    next += usize::from(!hyphen && scan.is_any(next, BETWEEN));
    let word = scan.str(next);
    let unit = unit_at(scan, next).filter(|_| scan.joined(next))?;
    let single = !word.ends_with('s');
    let many = figure.figure.is_none_or(|f| f > Decimal::ONE);
    // "the two second halves", "the 2024 year"
    if !single && scan.class(at) == Class::Article && figure.tokens.len() == 1 {
        return None;
    }
    if single
        && !hyphen
        && many
        && !figure.fraction
        && (scan.is(next, "second") || year_like(scan.str(at)))
    {
        return None;
    }
    let mut end = next + 1;
    if let Some((part, after)) = and_a_part(scan, end) {
        add(&mut figure, part)?;
        end = after;
    }
    Some(Reading {
        kind: Kind::Duration,
        own: at..end,
        figure,
        unit,
    })
}

fn year_like(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// "between two years and three years"
fn range(scan: &Scan, at: usize) -> Option<Reading> {
    reading::range(scan, at, |at| one(scan, at)).filter(|r| r.figure.figure_high.is_some())
}

/// "a year", where more than the words themselves is needed to tell a duration.
fn a(scan: &Scan, at: usize) -> Option<Figure> {
    (scan.class(at) == Class::Article).then(|| single(at..at + 1))
}

/// "half" right before a unit: "half hour", "half-day"
fn half(scan: &Scan, at: usize) -> Option<Figure> {
    let next = at + 1 + usize::from(scan.is_hyphen(at + 1));
    let unit = unit_at(scan, next).is_some() && scan.joined(next);
    let mut figure = single(at..at + 1);
    figure.extent = Extent::point(Decimal::new(5, 1));
    figure.figure = Some(Decimal::new(5, 1));
    figure.fraction = true;
    (scan.is(at, "half") && unit).then_some(figure)
}

fn single(tokens: Range<usize>) -> Figure {
    Figure {
        tokens,
        extent: Extent::point(Decimal::ONE),
        figure: Some(Decimal::ONE),
        figure_high: None,
        step: Decimal::ONE,
        scale: Decimal::ONE,
        digits: false,
        fraction: false,
    }
}

/// "a week" after words that make it a duration; "twice a week" and "$5 a week" are rates.
fn article(scan: &Scan, at: usize) -> Option<Reading> {
    const BEFORE: &[&str] = &[
        "about", "after", "almost", "another", "around", "for", "in", "last", "lasted", "lasts",
        "least", "nearly", "of", "over", "roughly", "spent", "take", "takes", "than", "took",
        "under", "within",
    ];
    let another = scan.is_any(at, &["another", "all"]);
    if scan.class(at) != Class::Article && !another {
        return None;
    }
    let figure = if another {
        single(at..at + 1)
    } else {
        a(scan, at)?
    };
    let unit = unit_at(scan, at + 1)
        .filter(|_| scan.joined(at + 1) && !scan.str(at + 1).ends_with('s'))?;
    let and_half = scan.is(at + 2, "and") && scan.is(at + 4, "half");
    if and_half {
        return one(scan, at);
    }
    // "for a second time"
    const AFTER: &[&str] = &["after", "and", "before", "in", "later", "or", "to"];
    let goes_on = scan.is_word(at + 2) && scan.joined(at + 2);
    if scan.is(at + 1, "second") && goes_on && !scan.is_any(at + 2, AFTER) {
        return None;
    }
    let led = at
        .checked_sub(1)
        .is_some_and(|before| scan.is_any(before, BEFORE));
    let long = scan.is_hyphen(at + 2) && scan.is(at + 3, "long");
    let alone = at == 0 && scan.get(2).is_none();
    (led || another || long || alone).then_some(Reading {
        kind: Kind::Duration,
        own: at..at + 2,
        figure,
        unit,
    })
}

/// "decades", "years of war", "week-long": with no figure written.
fn bare(scan: &Scan, at: usize) -> Option<Reading> {
    const BEFORE: &[&str] = &[
        "after", "for", "in", "lasted", "lasts", "over", "spent", "take", "takes", "than", "took",
        "within",
    ];
    if !matches!(scan.class(at), Class::Time | Class::Rank(2)) {
        return None;
    }
    let word = scan.str(at);
    let unit = unit_at(scan, at)?;
    let long = scan.is_hyphen(at + 1) && scan.glued(at + 1) && scan.is(at + 2, "long");
    let mut figure = single(at..at + 1);
    if word.ends_with('s') {
        let led = at
            .checked_sub(1)
            .is_some_and(|before| scan.is_any(before, BEFORE) && scan.joined(at));
        // "the early days of the war"
        let part = at.checked_sub(1).is_some_and(|before| {
            scan.joined(at) && scan.is_any(before, &["early", "first", "final", "last", "the"])
        });
        if !led && !long && (part || !scan.is(at + 1, "of")) {
            return None;
        }
        figure.extent = Extent::new(Some(Decimal::TWO), false, None, false)?;
        figure.figure = None;
        figure.step = Decimal::ZERO;
    } else if !long {
        return None;
    }
    Some(Reading {
        kind: Kind::Duration,
        own: at..at + 1,
        figure,
        unit,
    })
}

#[cfg(test)]
mod tests;
