//! Durations: "nearly four-year", "18 months", "two years and three months", "decades".

use super::lower::Lower;
use super::number::{self, Figure};
use super::reading::{self, Reading};
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Amount, Content, Context, Extent, Kind, Mention, Unit, Value};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;

/// The durations in a text, in its order. Ages and "two weeks ago" are none.
pub fn durations(scan: &Scan, context: &Context) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match starts(scan, at).then(|| read(scan, at)).flatten() {
            Some(reading) => {
                at = reading.own.end.max(at + 1);
                found.push(reading.mention(scan, context));
            }
            None => at += 1,
        }
    }
    found
}

/// Words for units of time, "second" apart.
const UNITS: &[&str] = &[
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
];

/// Whether a duration may begin at a token: a unit is near, and most figures have none.
fn starts(scan: &Scan, at: usize) -> bool {
    const REACH: usize = 10;
    let unit = |at: usize| match scan.class(at) {
        Class::Time => {
            let first = scan.str(at).as_bytes().first();
            first.is_some_and(|b| b"cdfhmnswyCDFHMNSWY".contains(b))
                && Lower::new(scan.str(at)).is_some_and(|word| word.is_in(UNITS))
        }
        class => class == Class::Rank(2),
    };
    let near = || (at + 1..at + REACH).any(unit) || (at + 1..at + 4).any(|at| scan.str(at) == "h");
    match scan.class(at) {
        Class::Month(_) | Class::Weekday(_) => false,
        Class::Other => scan.is_figure(at) && near(),
        Class::Time => unit(at) || scan.is(at, "another") && near(),
        _ => unit(at) || near(),
    }
}

/// The time from a start to a day; `None` if it starts later or has no beginning.
///
/// In days up to two months, in months up to two years, else in years. Its limits are
/// rounded outwards to a millionth, so that they hold every day of the start.
pub fn elapsed(since: &Extent<Date>, day: Date) -> Option<Value> {
    let days = |from: Date| Some(Decimal::from(from.until(day).ok()?.get_days()));
    let most = days(*since.low()?)?;
    let least = days(since.high().map_or(day, |high| *high.min(&day)))?;
    let name = match most {
        _ if most.is_sign_negative() => return None,
        _ if most < Decimal::from(60) => "day",
        _ if most < Decimal::from(731) => "month",
        _ => "year",
    };
    let unit = unit(name)?;
    let limit = |days: Decimal, round| {
        Some(
            days.checked_div(unit.factor)?
                .round_dp_with_strategy(6, round)
                .normalize(),
        )
    };
    let low = limit(least, RoundingStrategy::ToZero)?;
    let high = limit(most, RoundingStrategy::AwayFromZero)?;
    let amount = Amount {
        extent: Extent::between(low, high),
        unit,
        figure: None,
        figure_high: None,
        step: Decimal::ZERO,
        since: Some(since.clone()),
    };
    Some(Value {
        kind: Kind::Duration,
        content: Content::Amount(amount),
        hedge: None,
    })
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
    // "a week" needs more than this: see `article`.
    let article = scan.class(at) == Class::Article && total.own.len() == 2;
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
        "full",
        "further",
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
    if scan.glued(next) && scan.is_figure(at) && scan.str(next) == "h" {
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
        || figure.figure.is_none() && scan.is(next, "of")
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

/// "and a quarter", "and half", "and three quarters" between a figure and its unit
fn quarters(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !scan.is(at, "and") || !scan.joined(at) {
        return None;
    }
    let (many, part) = match scan.class(at + 1) {
        Class::Article => (1, at + 2),
        Class::Number(n @ 1..=3) => (i64::from(n), at + 2),
        Class::Part(_) => (1, at + 1),
        _ => return None,
    };
    let quarters = match scan.class(part) {
        Class::Part(4) => many,
        Class::Part(2) if many == 1 => 2,
        _ => return None,
    };
    let of = part + 1 + usize::from(scan.is(part + 1, "of"));
    let unit = unit_at(scan, of).is_some() && scan.joined(of);
    unit.then(|| (Decimal::new(25 * quarters, 2), part + 1))
}

/// "between two years and three years"
fn range(scan: &Scan, at: usize) -> Option<Reading> {
    reading::range(scan, at, |at| one(scan, at)).filter(|r| r.figure.figure_high.is_some())
}

/// "and a half", "and a quarter", "and half" after a unit
fn and_a_part(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !scan.is(at, "and") || !scan.joined(at) {
        return None;
    }
    let part = at + 1 + usize::from(scan.class(at + 1) == Class::Article);
    let free = !scan.is_word(part + 1) || part > at + 1;
    match scan.class(part) {
        Class::Part(2) if free => Some((Decimal::new(5, 1), part + 1)),
        Class::Part(4) if part > at + 1 => Some((Decimal::new(25, 2), part + 1)),
        _ => None,
    }
}

/// "and-a-half"
fn and_a_half(scan: &Scan, at: usize) -> bool {
    scan.is(at, "and")
        && scan.is_hyphen(at + 1)
        && scan.class(at + 2) == Class::Article
        && scan.is_hyphen(at + 3)
        && scan.is(at + 4, "half")
}

fn add_half(figure: &mut Figure) -> Option<()> {
    add(figure, Decimal::new(5, 1))
}

fn add(figure: &mut Figure, part: Decimal) -> Option<()> {
    let more = |value: &Decimal| value.checked_add(part);
    figure.extent = figure.extent.map(more)?;
    figure.figure = figure.figure.as_ref().and_then(more);
    figure.figure_high = figure.figure_high.as_ref().and_then(more);
    figure.step = part;
    Some(())
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

/// The part in a finer unit that follows, and where it ends.
fn finer(scan: &Scan, total: &Reading) -> Option<(Reading, usize)> {
    let mut next = total.own.end;
    next += usize::from(scan.is_mark(next, ','));
    next += usize::from(scan.is(next, "and"));
    if !scan.joined(next) {
        return None;
    }
    let part = one(scan, next).or_else(|| minutes(scan, total, next))?;
    let end = part.own.end;
    (part.unit.factor < total.unit.factor && part.figure.figure.is_some()).then_some((part, end))
}

/// "thirty" in "one hour thirty", where nothing counted follows
fn minutes(scan: &Scan, total: &Reading, at: usize) -> Option<Reading> {
    let figure = number::read(scan, at).filter(|_| total.unit.name == "hour")?;
    let end = figure.tokens.end;
    let whole = figure
        .figure
        .is_some_and(|f| f.is_integer() && f < Decimal::from(60));
    let goes_on = scan.is_word(end) || scan.is_mark(end, '%') || scan.is_hyphen(end);
    (whole && !(goes_on && scan.joined(end))).then_some(())?;
    Some(Reading {
        kind: Kind::Duration,
        own: at..end,
        figure,
        unit: unit("minute")?,
    })
}

/// The sum in the finer unit, which is exact for years and months, hours and minutes.
fn sum(total: &Reading, part: &Reading) -> Option<Figure> {
    let ratio = total
        .unit
        .factor
        .checked_div(part.unit.factor)?
        .round_dp(12);
    let whole = total.figure.extent.as_point()?.checked_mul(ratio)?;
    let value = whole
        .checked_add(*part.figure.extent.as_point()?)?
        .normalize();
    Some(Figure {
        extent: Extent::point(value),
        figure: Some(value),
        figure_high: None,
        ..part.figure.clone()
    })
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
        if !led && !long && !scan.is(at + 1, "of") {
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
mod tests {
    use super::*;
    use crate::value::{HedgeTable, calendar};
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<Mention> {
        let hedges = HedgeTable::standard();
        durations(&Scan::new(text), &Context::new(None, &hedges))
    }

    fn limits(value: &Value) -> String {
        let Content::Amount(amount) = &value.content else {
            panic!("no amount")
        };
        let extent = &amount.extent;
        let show =
            |limit: Option<&Decimal>| limit.map_or("..".to_owned(), |d| d.normalize().to_string());
        match extent.as_point() {
            Some(point) => format!("{} {}", point.normalize(), amount.unit.name),
            None => {
                let (open, close) = (
                    if extent.low_open() { '(' } else { '[' },
                    if extent.high_open() { ')' } else { ']' },
                );
                format!(
                    "{open}{} {}{close} {}",
                    show(extent.low()),
                    show(extent.high()),
                    amount.unit.name
                )
            }
        }
    }

    #[test]
    fn reads_durations() {
        for (text, want) in [
            ("two years", "two years: 2 year"),
            ("18 months", "18 months: 18 month"),
            ("a nearly four-year war", "four-year: [3.5 4) year"),
            ("the two-year war", "two-year: 2 year"),
            ("over 18 months", "18 months: (18 ..] month"),
            (
                "two years and three months",
                "two years and three months: 27 month",
            ),
            ("3 hours 20 minutes", "3 hours 20 minutes: 200 minute"),
            ("a few months", "a few months: [2 10) month"),
            ("several weeks", "several weeks: [3 10) week"),
            ("for decades", "decades: [2 ..] decade"),
            ("years of war", "years: [2 ..] year"),
            ("a decades-long feud", "decades: [2 ..] decade"),
            ("half a year", "half a year: 0.5 year"),
            ("a year and a half", "a year and a half: 1.5 year"),
            ("two and a half years", "two and a half years: 2.5 year"),
            (
                "a two-and-a-half-year term",
                "two-and-a-half-year: 2.5 year",
            ),
            ("for a week", "a week: 1 week"),
            (
                "a fortnight and a half",
                "a fortnight and a half: 1.5 fortnight",
            ),
            ("two to three weeks", "two to three weeks: [2 3] week"),
            (
                "between 10 and 15 years",
                "between 10 and 15 years: [10 15] year",
            ),
            ("five trading days", "five trading days: 5 day"),
            ("2.5 years", "2.5 years: 2.5 year"),
            ("a 37-year-old man", ""),
            ("he is 37 years old", ""),
            ("two weeks ago", ""),
            ("the 20th century", ""),
            ("twice a week", ""),
            ("$5 a day", ""),
            ("the second day", ""),
            ("last year", ""),
        ] {
            let got = found(text);
            let got: Vec<_> = got
                .iter()
                .map(|m| format!("{}: {}", &text[m.span.clone()], limits(&m.value)))
                .collect();
            assert_eq!(got.join("; "), want, "{text}");
        }
    }

    #[test]
    fn time_since_a_start() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (from, to, at, want) in [
            (
                "2022-02-24",
                "2022-02-24",
                "2025-11-26",
                "[3.753593 3.753594] year",
            ),
            ("2025-11-01", "2025-11-01", "2025-11-26", "25 day"),
            (
                "2025-01-01",
                "2025-01-31",
                "2025-11-26",
                "[9.823408 10.809035] month",
            ),
            ("2025-11-01", "2025-11-30", "2025-11-26", "[0 25] day"),
        ] {
            let since = calendar::run(day(from), day(to)).unwrap();
            let value = elapsed(&since, day(at)).unwrap();
            assert_eq!(limits(&value), want, "{from}");
        }
        assert_eq!(
            elapsed(&Extent::point(day("2026-01-01")), day("2025-11-26")),
            None
        );
        assert_eq!(elapsed(&Extent::unbounded(), day("2025-11-26")), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "((a|two|half|1|2\\.5|and|year|months|week|of|to|ago|decades|long|several|\\PC)[ ,-]{0,2}){0,10}") {
            for m in found(&text) {
                prop_assert!(text.get(m.reach.clone()).is_some() && text.get(m.span.clone()).is_some());
                prop_assert!(m.reach.start <= m.span.start && m.span.end <= m.reach.end);
                prop_assert!(m.span.start <= m.figure.start && m.figure.end <= m.span.end);
            }
        }
    }
}
