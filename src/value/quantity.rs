//! Figures with what they count or measure: "600,000 soldiers", "5 miles", "12-year-old".

mod letter;
mod marks;
mod things;

pub use self::marks::inch;

use super::keyed::Words;
use super::number::Figure;
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Extent, Kind, Unit, compound, label, measure, rate};
use rust_decimal::Decimal;

pub fn read(scan: &Scan, figure: &Figure) -> Option<Reading> {
    if label::is_label(scan, figure) {
        return None;
    }
    let reading = |(unit, end)| Reading {
        kind: Kind::Quantity,
        own: figure.tokens.start..end,
        figure: figure.clone(),
        unit,
    };
    let read = match measured(scan, figure) {
        Some(measure) => below_zero(scan, compound::measures(scan, reading(measure))),
        None => reading(things::counted(scan, figure)?),
    };
    Some(rate::rated(scan, read))
}

/// "20 degrees below zero", "20 below zero"
fn below_zero(scan: &Scan, mut warm: Reading) -> Reading {
    let end = warm.own.end;
    let degrees = matches!(warm.unit.axis, Axis::Measure("degree" | "temperature"));
    if !degrees || !scan.are(end, &["below", "zero"]) || !scan.joined(end) {
        return warm;
    }
    let below = |d: &Decimal| Decimal::ZERO.checked_sub(*d);
    if let Some(value) = warm.figure.extent.as_point().and_then(below) {
        warm.figure.extent = Extent::point(value);
        warm.figure.figure = Some(value);
        warm.own.end = end + 2;
    }
    warm
}

/// "a mile", "an acre" after a word that lets it be an amount; "$5 a gallon" is a rate.
pub fn a(scan: &Scan, at: usize) -> Option<Reading> {
    const LEADS: &[&str] = &[
        "about", "almost", "another", "around", "exactly", "half", "least", "most", "nearly",
        "over", "quarter", "roughly", "than", "under", "within",
    ];
    let led = at
        .checked_sub(1)
        .is_none_or(|before| scan.is_any(before, LEADS) || !scan.joined(at));
    let next = at.checked_add(1)?;
    if !led || scan.class(at) != Class::Article || !scan.joined(next) || scan.str(next).len() < 2 {
        return None;
    }
    let (unit, end) = measure::read(scan, next)?;
    let figure = Figure::exact(at..next, Decimal::ONE, Decimal::ONE);
    let one = Reading {
        kind: Kind::Quantity,
        own: at..end,
        figure,
        unit,
    };
    Some(rate::rated(scan, one))
}

/// "37-year-old", "37 years old", "aged 37": a quantity of years.
pub fn age(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let end = figure.tokens.end;
    let start = figure.tokens.start;
    let hyphen = |at: usize| usize::from(scan.is_hyphen(at));
    let unit = end + hyphen(end);
    let old = unit + 1 + hyphen(unit + 1);
    if scan.is_any(end, &["yo", "y.o", "y.o."]) && figure.digits && scan.joined(end) {
        return Some(years(
            figure,
            start..end + 1,
            "year",
            Decimal::new(36525, 2),
        ));
    }
    let (name, days) = match scan.str(unit).to_ascii_lowercase().as_str() {
        "year" | "years" => ("year", Decimal::new(36525, 2)),
        "month" | "months" => ("month", Decimal::new(304_375, 4)),
        "week" | "weeks" => ("week", Decimal::from(7)),
        "day" | "days" => ("day", Decimal::ONE),
        _ => return aged(scan, figure),
    };
    let stop = if scan.is_any(old, &["old", "olds"]) {
        old + 1
    } else if scan.are(unit + 1, &["of", "age"]) {
        unit + 3
    } else {
        return None;
    };
    scan.joined(unit)
        .then(|| years(figure, start..stop, name, days))
}

fn aged(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let start = figure.tokens.start;
    let before = start.checked_sub(1)?;
    let of = before
        .checked_sub(1)
        .is_some_and(|b| scan.is(b, "age") && scan.is(before, "of"));
    let word = of || scan.is_any(before, &["aged", "age"]);
    let bare = figure.digits && figure.extent.low().is_some_and(|n| *n < Decimal::from(120));
    let apposed = scan.is_mark(before, ',')
        && (scan.is_mark(figure.tokens.end, ',') || scan.is_mark(figure.tokens.end, '('))
        && before.checked_sub(1).is_some_and(|name| {
            scan.is_word(name) && scan.str(name).starts_with(char::is_uppercase)
        })
        && !matches!(scan.class(before.saturating_sub(1)), Class::Month(_))
        && figure.tokens.len() == 1;
    let own = start - usize::from(word && !of)..figure.tokens.end;
    let listed = scan.is_mark(before, ',') && closes_list(scan, before);
    (bare && scan.joined(start) && (word || apposed || listed))
        .then(|| years(figure, own, "year", Decimal::new(36525, 2)))
}

/// Whether a comma follows the last of several full names: "and Tom Fenn, 32 were hurt".
fn closes_list(scan: &Scan, comma: usize) -> bool {
    let named = |at: &usize| {
        let word = scan.str(*at);
        scan.is_word(*at) && word.starts_with(char::is_uppercase)
    };
    const MOST: usize = 4;
    let words = (0..comma).rev().take(MOST + 1);
    let names = words.take_while(named).count();
    let before = comma.checked_sub(names + 1);
    (2..=MOST).contains(&names) && before.is_some_and(|at| scan.is(at, "and"))
}

fn years(figure: &Figure, own: std::ops::Range<usize>, name: &str, days: Decimal) -> Reading {
    let mut unit = Unit::base(name, Axis::Time);
    unit.factor = days;
    Reading {
        kind: Kind::Quantity,
        own,
        figure: figure.clone(),
        unit,
    }
}

fn measured(scan: &Scan, figure: &Figure) -> Option<(Unit, usize)> {
    let end = figure.tokens.end;
    let hyphen = scan.is_hyphen(end) && scan.glued(end);
    let of = (figure.figure.is_none() || figure.fraction) && scan.is(end, "of");
    let mut start = end + usize::from(hyphen || of);
    // "half a mile"
    start += usize::from(figure.fraction && scan.class(start) == Class::Article);
    if let Some(marked) = marks::read(scan, figure) {
        return Some(marked);
    }
    if let Some(bracketed) = bracketed(scan, start) {
        return Some(bracketed);
    }
    // One letter is a unit only after digits and alone: neither "a dozen m" nor "the 5 F-16".
    if !scan.joined(start)
        || (scan.str(start).len() == 1
            && !(figure.digits && (ends(scan, start + 1) || scan.is(start, "m"))))
    {
        return None;
    }
    if scan.are(end, &["below", "zero"]) {
        return Some((Unit::base("degree", Axis::Measure("degree")), end));
    }
    let (unit, end) = measure::read(scan, start)?;
    if unit.name == "degree" && is_angle(scan, figure.tokens.start, end) {
        return Some((Unit::base("degree", Axis::Measure("angle")), end));
    }
    let letter = scan.str(end - 1).len() == 1 && matches!(unit.axis, Axis::Measure("temperature"));
    (!(letter && letter::is_name(scan, figure, end))).then_some((unit, end))
}

/// "turn 45 degrees", "a 45 degree angle"
fn is_angle(scan: &Scan, start: usize, end: usize) -> bool {
    static TURNS: Words<64> = Words::of(&[
        "angle",
        "angled",
        "angles",
        "banked",
        "latitude",
        "longitude",
        "pitched",
        "rotate",
        "rotated",
        "rotates",
        "rotating",
        "rotation",
        "slope",
        "spin",
        "spun",
        "tilt",
        "tilted",
        "turn",
        "turned",
        "turning",
        "turns",
    ]);
    let turns = |at: usize| TURNS.has(scan.key(at));
    (start.saturating_sub(3)..start).any(turns) || (end..end + 2).any(turns)
}

/// "20 (kg)"
fn bracketed(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let closed = |end: usize| {
        ["()", "[]", "{}", "<>"].iter().any(|pair| {
            let mut marks = pair.chars();
            let (open, close) = (marks.next(), marks.next());
            open.is_some_and(|c| scan.is_mark(at, c)) && close.is_some_and(|c| scan.is_mark(end, c))
        })
    };
    if scan.is_word(at) || !scan.joined(at) || !scan.glued(at + 1) {
        return None;
    }
    let (unit, end) = measure::read(scan, at + 1)?;
    closed(end).then_some((unit, end + 1))
}

/// Whether a word ends before this token, and no hyphen joins it to another.
fn ends(scan: &Scan, at: usize) -> bool {
    !(scan.is_hyphen(at) && scan.glued(at))
}

#[cfg(test)]
mod tests;
