//! Ordinal numbers: "third", "3rd", "twenty-first".

use super::number::Figure;
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Extent, Kind, Unit, number, single};
use rust_decimal::Decimal;

/// "between the tenth and the fifteenth"
pub fn between(scan: &Scan, at: usize) -> Option<Reading> {
    let the = |at: usize| at + usize::from(scan.is(at, "the"));
    let low = read(scan, the(at + 1))?;
    let and = low.own.end;
    let high = read(scan, the(and + 1)).filter(|_| scan.is(and, "and") && scan.joined(and))?;
    let figure = number::join(at, &low.figure, &high.figure)?;
    Some(Reading {
        own: at..high.own.end,
        figure,
        ..low
    })
}

pub fn read(scan: &Scan, at: usize) -> Option<Reading> {
    let (value, end) = in_digits(scan, at).or_else(|| in_words(scan, at))?;
    if is_name(scan, end) || is_half(scan, at, end) {
        return None;
    }
    Some(Reading {
        kind: Kind::Ordinal,
        own: at..end,
        figure: Figure {
            tokens: at..end,
            extent: Extent::point(value),
            figure: Some(value),
            figure_high: None,
            step: Decimal::ZERO,
            scale: Decimal::ONE,
            digits: scan.is_figure(at),
            fraction: false,
        },
        unit: Unit::base("", Axis::Rank),
    })
}

fn in_digits(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let next = at.checked_add(1)?;
    let ending = scan.glued(next) && scan.is_any(next, &["st", "nd", "rd", "th"]);
    if !ending {
        return None;
    }
    let value = single::digits(scan, at).filter(|d| d.fract().is_zero());
    Some((value?, next + 1))
}

fn in_words(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let next = at.checked_add(1)?;
    if let Class::Rank(n) = scan.class(at) {
        return (!is_time(scan, at) && !is_part(scan, at)).then_some((n.into(), next));
    }
    if let Class::RankScale(e) = scan.class(at) {
        return (!after_one(scan, at)).then_some((single::power(e), next));
    }
    if !leads_to_rank(scan, at) {
        return None;
    }
    let number = single::read(scan, at, true).filter(|n| !n.fraction)?;
    let mut end = number.end;
    let dash = (scan.is_hyphen(end) || scan.is_mark(end, '—')) && scan.glued(end);
    end += usize::from(dash && scan.glued(end + 1) || scan.is(end, "and"));
    if !scan.joined(end) {
        return None;
    }
    let tens = |n: u8| n < 10 && (number.value % Decimal::ONE_HUNDRED) >= Decimal::from(20);
    match scan.class(end) {
        Class::RankScale(e) => Some((number.value.checked_mul(single::power(e))?, end + 1)),
        Class::Rank(n)
            if number.scale > Decimal::ONE
                || (tens(n) && !scan.is(end, "second"))
                || (tens(n) && end > number.end) =>
        {
            Some((number.value.checked_add(n.into())?, end + 1))
        }
        _ => None,
    }
}

/// Whether a rank stands among the next words: cheap, because most numbers have none.
fn leads_to_rank(scan: &Scan, at: usize) -> bool {
    const FAR: usize = 10;
    for next in at + 1..at + FAR {
        match scan.class(next) {
            Class::Rank(_) | Class::RankScale(_) => return true,
            Class::Number(_) | Class::Scale(_) | Class::Article => {}
            Class::Other if scan.is_figure(next) || scan.is(next, "and") => {}
            Class::Other if scan.is_hyphen(next) || scan.is_mark(next, '—') => {}
            _ => return false,
        }
    }
    false
}

/// "71st Street": a name
fn is_name(scan: &Scan, end: usize) -> bool {
    const ROADS: &[&str] = &["Ave", "Avenue", "Blvd", "Rd", "Road", "St", "Street"];
    scan.joined(end) && ROADS.contains(&scan.str(end))
}

/// "the second half", "the final third": parts of a game or of its field
fn is_half(scan: &Scan, at: usize, end: usize) -> bool {
    let third = scan.is(at, "third")
        && at
            .checked_sub(1)
            .is_some_and(|b| scan.is_any(b, &["final", "attacking", "defensive", "middle"]));
    third || scan.is(end, "half") && scan.is_any(at, &["first", "second"])
}

/// "a second", "30 second": time, not rank.
fn is_time(scan: &Scan, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| scan.is(at, "second")) else {
        return false;
    };
    scan.is_any(before, &["per", "split", "every", "one", "/"])
        || scan.is_figure(before)
        || matches!(scan.class(before), Class::Number(_))
        || (scan.class(before) == Class::Article
            && scan.is_any(at + 1, &["later", "ago", "before", "or"]))
        || (scan.is_hyphen(before) && scan.glued(at))
}

/// "a third of": a part, not a rank.
fn is_part(scan: &Scan, at: usize) -> bool {
    after_one(scan, at) && scan.is(at + 1, "of")
}

fn after_one(scan: &Scan, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| {
        scan.class(b) == Class::Article
            || matches!(scan.class(b), Class::Number(_))
            || scan.is_hyphen(b)
    })
}
