//! Durations of several parts: "two years and three months", "an hour and a half".

use super::{one, unit, unit_at};
use crate::value::number::{self, Figure};
use crate::value::reading::Reading;
use crate::value::scan::Scan;
use crate::value::words::Class;
use crate::value::{Extent, Kind};
use rust_decimal::Decimal;

/// "and a quarter", "and half", "and three quarters" between a figure and its unit
pub fn quarters(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
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

/// "and a half", "and a quarter", "and half" after a unit
pub fn and_a_part(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !scan.is(at, "and") || !scan.joined(at) {
        return None;
    }
    let part = at + 1 + usize::from(scan.class(at + 1) == Class::Article);
    let free =
        !scan.is_word(part + 1) || part > at + 1 || scan.is_any(part + 1, &["is", "to", "was"]);
    match scan.class(part) {
        Class::Part(2) if free => Some((Decimal::new(5, 1), part + 1)),
        Class::Part(4) if part > at + 1 => Some((Decimal::new(25, 2), part + 1)),
        _ => None,
    }
}

/// "and-a-half"
pub fn and_a_half(scan: &Scan, at: usize) -> bool {
    scan.is(at, "and")
        && scan.is_hyphen(at + 1)
        && scan.class(at + 2) == Class::Article
        && scan.is_hyphen(at + 3)
        && scan.is(at + 4, "half")
}

pub fn add_half(figure: &mut Figure) -> Option<()> {
    add(figure, Decimal::new(5, 1))
}

pub fn add(figure: &mut Figure, part: Decimal) -> Option<()> {
    let more = |value: &Decimal| value.checked_add(part);
    figure.extent = figure.extent.map(more)?;
    figure.figure = figure.figure.as_ref().and_then(more);
    figure.figure_high = figure.figure_high.as_ref().and_then(more);
    figure.step = part;
    Some(())
}

/// The part in a finer unit that follows, and where it ends.
pub fn finer(scan: &Scan, total: &Reading) -> Option<(Reading, usize)> {
    let mut next = total.own.end;
    next += usize::from(scan.is_mark(next, ','));
    next += usize::from(scan.is(next, "and"));
    if !scan.joined(next) {
        return None;
    }
    let part = one(scan, next).or_else(|| minutes(scan, total, next))?;
    let end = part.own.end;
    // "was jailed for two years, three months after": the second tells when.
    let comma = scan.is_mark(total.own.end, ',') && next == total.own.end + 1;
    if comma && scan.joined(end) && scan.is_any(end, &["after", "before", "from", "into", "since"])
    {
        return None;
    }
    (part.unit.factor < total.unit.factor && part.figure.figure.is_some()).then_some((part, end))
}

/// "thirty" in "one hour thirty", where nothing counted follows
pub fn minutes(scan: &Scan, total: &Reading, at: usize) -> Option<Reading> {
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
pub fn sum(total: &Reading, part: &Reading) -> Option<Figure> {
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
