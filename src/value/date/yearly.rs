//! Quarters, seasons and holidays.

use super::absolute::with_year;
use super::counted::number;
use super::term::{Term, Which, Yearly};
use super::words::{grain, season};
use super::written_year::year_at;
use super::{Read, holiday};
use crate::value::calendar::Grain;
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// "Q3", "Q3 2023", "Q3 of 2023", "H2 2016"
pub fn quarter(scan: &Scan, at: usize) -> Option<Read> {
    let yearly = match scan.str(at) {
        "Q1" | "q1" => Yearly::Quarter(1),
        "Q2" | "q2" => Yearly::Quarter(2),
        "Q3" | "q3" => Yearly::Quarter(3),
        "Q4" | "q4" => Yearly::Quarter(4),
        "H1" => Yearly::Half(1),
        "H2" => Yearly::Half(2),
        _ => return None,
    };
    let of = at + 1 + usize::from(scan.is(at + 1, "of") || scan.is_hyphen(at + 1));
    let year = year_at(scan, of);
    // "H1" alone may be anything.
    let sure = year.is_some() || matches!(yearly, Yearly::Quarter(_)) || at > 0;
    sure.then(|| with_year(yearly, at, at + 1, year))?
}

/// "summer of 2025", "spring or summer of 2025", "summer" where a word before says so
pub fn seasons(scan: &Scan, at: usize) -> Option<Read> {
    const BEFORE: &[&str] = &[
        "during", "early", "in", "late", "mid", "since", "until", "till", "by", "before", "this",
        "over",
    ];
    let first = season(scan.str(at))?;
    // "the fall of the town", "the Spring Offensive"
    let named = |at: usize| scan.str(at).starts_with(char::is_uppercase) && scan.joined(at);
    if named(at) && named(at + 1) && scan.is_word(at + 1) {
        return None;
    }
    let mut end = at + 1;
    let mut last = None;
    if scan.is_any(end, &["or", "and", "to"]) || scan.is_mark(end, '/') || scan.is_hyphen(end) {
        last = season(scan.str(end + 1));
        end += if last.is_some() { 2 } else { 0 };
    }
    let of = end + usize::from(scan.is_any(end, &["of", "in"]) || scan.is_mark(end, ','));
    let year = year_at(scan, of);
    let term = |s| with_year(Yearly::Season(s), at, end, year);
    let mut before = at.saturating_sub(1);
    if scan.is(before, "the") || scan.is_hyphen(before) {
        before = before.saturating_sub(1);
    }
    let told = scan.is(of, "that") || !scan.is(end, "of");
    if year.is_none() && (!scan.is_any(before, BEFORE) || !told) {
        return None;
    }
    let first = term(first)?;
    match last {
        Some(last) => {
            let last = term(last)?;
            let both = Term::Both(Box::new(first.term), Box::new(last.term));
            Some(Read::new(both, at, last.end))
        }
        None => Some(first),
    }
}

/// "Christmas", "Thanksgiving 2024", "Memorial Day of last year", "Easter in two years"
pub fn holidays(scan: &Scan, at: usize) -> Option<Read> {
    let (holiday, end) = holiday::named(scan, at)?;
    let yearly = Yearly::Holiday(holiday);
    if let Some((which, end)) = which_year(scan, end) {
        return Some(Read::new(Term::Yearly(yearly, which), at, end));
    }
    let year = |end: usize| {
        let of = end + usize::from(scan.is_any(end, &["of", "in"]) || scan.is_mark(end, ','));
        year_at(scan, of)
    };
    let mut read = with_year(yearly, at, end, year(end))?;
    // Easter week is the one before for some and the one after for others.
    let week = scan.is(read.end, "week") && !scan.is(at, "easter");
    if scan.joined(read.end) && (week || scan.is(read.end, "weekend")) {
        read.end += 1;
        if let Term::Yearly(..) = read.term {
            read = with_year(yearly, at, read.end, year(read.end))?;
        }
        let of = Box::new(read.term);
        read.term = match week {
            true => Term::Holding(Grain::Week, of),
            false => Term::HolidayWeekend(of),
        };
    }
    Some(read)
}

/// With the year that is told after it, if one is: "June last year", "the fall of that year"
pub fn of_a_year(scan: &Scan, read: Read) -> Read {
    match (&read.term, told_year(scan, read.end)) {
        (Term::Yearly(yearly, _), Some((which, end))) => {
            Read::new(Term::Yearly(*yearly, which), read.start, end)
        }
        _ => read,
    }
}

/// "last year", "of this year", "in that year", "of the following year"
fn told_year(scan: &Scan, at: usize) -> Option<(Which, usize)> {
    let of = at + usize::from(scan.is_any(at, &["in", "of"]));
    let of = of + usize::from(scan.is(of, "the"));
    let which = match Lower::new(scan.str(of)).as_ref().map_or("", Lower::str) {
        "last" => Which::YearsOn(-1),
        "this" => Which::YearsOn(0),
        "next" => Which::YearsOn(1),
        "same" | "that" => Which::Told(0),
        "following" => Which::Told(1),
        "preceding" | "previous" => Which::Told(-1),
        _ => return None,
    };
    let end = of + 2;
    let owns = scan.is_any(end, &["'s", "’s"]) && scan.glued(end);
    let year = scan.is_any(of + 1, &["year", "yr"]) && scan.joined(of);
    (year && !owns).then_some((which, end))
}

/// "last year", "of this year", "in two years", "three years ago" after what is yearly.
pub fn which_year(scan: &Scan, at: usize) -> Option<(Which, usize)> {
    if !scan.joined(at) {
        return None;
    }
    if let Some(told) = told_year(scan, at) {
        return Some(told);
    }
    let inside = scan.is(at, "in");
    let of = at + usize::from(inside || scan.is(at, "of"));
    let (years, unit) = match scan.class(of) {
        Class::Article => (1, of + 1),
        Class::Number(_) | Class::Other => {
            let (low, high, unit) = number(scan, of)?;
            (i16::try_from(low).ok().filter(|_| low == high)?, unit)
        }
        _ => return None,
    };
    if grain(scan, unit)?.0 != Grain::Year {
        return None;
    }
    let after = unit + 1;
    match Lower::new(scan.str(after)).as_ref().map_or("", Lower::str) {
        "ago" => Some((Which::YearsOn(-years), after + 1)),
        "hence" => Some((Which::YearsOn(years), after + 1)),
        "from" if scan.is_any(after + 1, &["now", "today"]) => {
            Some((Which::YearsOn(years), after + 2))
        }
        _ => inside.then_some((Which::YearsOn(years), after)),
    }
}
