//! Quarters, seasons and holidays.

use super::absolute::with_year;
use super::term::{Term, Which, Yearly};
use super::words::season;
use super::written_year::year_at;
use super::{Read, holiday};
use crate::value::lower::Lower;
use crate::value::scan::Scan;

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

/// "Christmas", "Thanksgiving 2024"
pub fn holidays(scan: &Scan, at: usize) -> Option<Read> {
    let (holiday, end) = holiday::named(scan, at)?;
    let yearly = Yearly::Holiday(holiday);
    let of = end + usize::from(scan.is_any(end, &["of", "in"]) || scan.is_mark(end, ','));
    let mut read = with_year(yearly, at, end, year_at(scan, of))?;
    if scan.is(read.end, "weekend") && scan.joined(read.end) {
        if let (Term::Yearly(..), Some((year, end))) = (&read.term, year_at(scan, read.end + 1)) {
            read = with_year(yearly, at, end, Some((year, end)))?;
        } else {
            read.end += 1;
        }
        read.term = Term::HolidayWeekend(Box::new(read.term));
    }
    Some(read)
}

/// With the year that is told after it, if one is: "June last year", "the fall of that year"
pub fn of_a_year(scan: &Scan, read: Read) -> Read {
    let of = read.end + usize::from(scan.is_any(read.end, &["of", "in"]));
    let of = of + usize::from(scan.is(of, "the"));
    let word = Lower::new(scan.str(of));
    let which = match word.as_ref().map_or("", Lower::str) {
        "last" => Which::YearsOn(-1),
        "this" => Which::YearsOn(0),
        "next" => Which::YearsOn(1),
        "same" | "that" => Which::Told(0),
        "following" => Which::Told(1),
        "preceding" | "previous" => Which::Told(-1),
        _ => return read,
    };
    let end = of + 2;
    let owns = scan.is_any(end, &["'s", "’s"]) && scan.glued(end);
    match read.term {
        Term::Yearly(yearly, _) if scan.is(of + 1, "year") && scan.joined(of) && !owns => {
            Read::new(Term::Yearly(yearly, which), read.start, end)
        }
        _ => read,
    }
}
