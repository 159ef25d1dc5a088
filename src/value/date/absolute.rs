//! Dates by month, day and year, weekdays, seasons, quarters, decades and holidays.

use super::term::{Term, Which, Yearly};
use super::words::season;
use super::written_year::{below_hundred, two_digits, year_at};
use super::yearly::{holidays, quarter, seasons};
use super::{Read, day_of_month, numeric};
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Weekday;

/// Reads the date that begins at a token. A bare year counts as one only where the words
/// around it say so, or where one is `expected`.
pub fn read(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    match scan.class(at) {
        Class::Weekday(_) => weekday(scan, at),
        Class::Month(month) => {
            holidays(scan, at).or_else(|| month_first(scan, at, i8::try_from(month).ok()?))
        }
        // "thirty-second of March" is no date.
        Class::Rank(_) if ends_rank(scan, at) => None,
        Class::Rank(n) => day_first(scan, at, i32::from(n), at + 1)
            .or_else(|| numeric::rank_century(scan, at, n))
            .or_else(|| holidays(scan, at)),
        Class::Number(_) => {
            day_in_words(scan, at).or_else(|| numeric::in_words(scan, at, expected))
        }
        Class::Holiday => holidays(scan, at),
        Class::Time => quarter(scan, at)
            .or_else(|| seasons(scan, at))
            .or_else(|| numeric::decade_in_words(scan, at))
            .or_else(|| numeric::of_era(scan, at)),
        _ if scan.is_figure(at) => numeric::read(scan, at, expected),
        _ => numeric::shortened(scan, at),
    }
}

/// "fifteen August", "twenty-five January 1986", "twenty-fourth of March"
fn day_in_words(scan: &Scan, at: usize) -> Option<Read> {
    if let Some((day, end)) = compound_rank(scan, at) {
        return day_first(scan, at, day, end);
    }
    let (day, end) = below_hundred(scan, at)?;
    let month = scan.str(end).starts_with(char::is_uppercase);
    matches!(scan.class(end), Class::Month(_) if month)
        .then(|| day_first(scan, at, day.into(), end))?
}

/// "Tuesday", "Tuesday, Nov. 25", "Tuesday of last week"
fn weekday(scan: &Scan, at: usize) -> Option<Read> {
    let Class::Weekday(number) = scan.class(at) else {
        return None;
    };
    let word = scan.str(at);
    let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    let mut next = at + 1;
    let dotted = scan.is_mark(next, '.') && scan.glued(next) && word.len() < 6;
    next += usize::from(dotted);
    let after = next + usize::from(scan.is_mark(next, ','));
    if scan.joined(after)
        && let Some(date) = month_day(scan, after)
    {
        return Some(Read { start: at, ..date });
    }
    if let Some(day) = day_of_month::after_weekday(scan, at, next, weekday) {
        return Some(day);
    }
    if scan.glued(next)
        && scan.is_hyphen(next)
        && let Some(date) = month_day(scan, next + 1)
    {
        return Some(Read { start: at, ..date });
    }
    if scan.is_mark(next, '(')
        && let Some(date) = month_day(scan, next + 1)
        && scan.is_mark(date.end, ')')
    {
        return Some(Read::new(date.term, at, date.end + 1));
    }
    // "Sundays" come every week; "sun" and "sat" are words.
    let whole = word.len() >= 6 && !word.ends_with('s');
    let short = dotted && word.starts_with(char::is_uppercase);
    if !whole && !short {
        return None;
    }
    let of = next + usize::from(scan.is_any(next, &["of", "from"]));
    let weeks = match Lower::new(scan.str(of)).as_ref().map_or("", Lower::str) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    if let Some(weeks) = weeks.filter(|_| scan.is(of + 1, "week")) {
        return Some(Read::new(Term::WeekdayOf(weekday, weeks), at, of + 2));
    }
    Some(Read::new(Term::Weekday(weekday, Which::Bare), at, next))
}

/// Whether a month and its day begin at a token.
pub fn is_day(scan: &Scan, at: usize) -> bool {
    scan.joined(at) && matches!(scan.class(at), Class::Month(_)) && month_day(scan, at).is_some()
}

/// A day of a month, in either order.
fn month_day(scan: &Scan, at: usize) -> Option<Read> {
    let read = match scan.class(at) {
        Class::Month(month) => month_first(scan, at, i8::try_from(month).ok()?)?,
        Class::Rank(n) => day_first(scan, at, i32::from(n), at + 1)?,
        _ => numeric::read(scan, at, false)?,
    };
    let day = match &read.term {
        Term::Yearly(Yearly::Days { .. }, _) => true,
        Term::Fixed(extent) => extent.as_point().is_some(),
        _ => false,
    };
    day.then_some(read)
}

/// "October 14", "Oct. 14-16, 2025", "October 2025", "October"
fn month_first(scan: &Scan, at: usize, month: i8) -> Option<Read> {
    let next = after_month(scan, at);
    // "Oct/2", "Sep-23-2020"
    let tied = usize::from(is_tie(scan, next) && scan.is_figure(next + 1));
    let the = next + usize::from(scan.is(next, "the"));
    let comma = next + usize::from(scan.is_mark(next, ',') && ranked(scan, next + 1));
    let found = day(scan, next + tied)
        .or_else(|| day(scan, the))
        .or_else(|| day(scan, comma))
        .or_else(|| last_day_in_words(scan, next));
    if let Some((day, end)) = found {
        let (last, end) = day_range(scan, end)
            .filter(|(last, _)| *last > day)
            .unwrap_or((day, end));
        let days = Yearly::Days {
            month,
            first: day,
            last,
        };
        days.within(2000)?;
        return with_year(days, at, end, year_after(scan, end));
    }
    // "31 February" is no date, and so "February" is none.
    if at > 0 && scan.joined(at) && small(scan, at - 1).is_some_and(|n| (1..=31).contains(&n)) {
        return None;
    }
    if let Some((year, end)) = year_after(scan, next) {
        return with_year(Yearly::Month(month), at, end, Some((year, end)));
    }
    let bare = bare_month(scan, at, next);
    bare.then(|| Read::new(Term::Yearly(Yearly::Month(month), Which::Bare), at, next))
}

/// Whether a hyphen or slash stands at a token, glued on both sides.
fn is_tie(scan: &Scan, at: usize) -> bool {
    (scan.is_hyphen(at) || scan.is_mark(at, '/')) && scan.glued(at) && scan.glued(at + 1)
}

/// "1st", "first"
fn ranked(scan: &Scan, at: usize) -> bool {
    matches!(scan.class(at), Class::Rank(_)) || after_suffix(scan, at) > at + 1
}

/// "twenty-nine" after a month, where no thing counted can follow.
fn last_day_in_words(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    let (day, end) = below_hundred(scan, at)?;
    let free = !scan.is_word(end) || !scan.joined(end) || year_at(scan, end).is_some();
    (free && day <= 31).then_some((i8::try_from(day).ok()?, end))
}

/// The year after a month or a day of one: "2025", ", 2025", "of 2025", "of 87".
fn year_after(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    if is_tie(scan, at) {
        return year_at(scan, at + 1);
    }
    let comma = at + usize::from(scan.is_mark(at, ','));
    if let Some(year) = year_at(scan, comma) {
        return Some(year);
    }
    if !scan.is_any(at, &["of", "in"]) {
        return None;
    }
    let short = || {
        let free = !scan.is_word(at + 2) && !scan.is_mark(at + 2, '%');
        let year = two_digits(scan.str(at + 1)).filter(|y| free && (1932..2000).contains(y))?;
        Some((year, at + 2))
    };
    year_at(scan, at + 1).or_else(short)
}

/// The token after a month and the full stop of its abbreviation.
fn after_month(scan: &Scan, at: usize) -> usize {
    let short = scan.str(at).len() < 5 && !scan.is_any(at, &["may", "june", "july"]);
    // A full stop at the end of a sentence is not the abbreviation's.
    let goes_on = scan.is_figure(at + 2) || scan.str(at + 2).starts_with(char::is_lowercase);
    let stop = short && goes_on && scan.is_mark(at + 1, '.') && scan.glued(at + 1);
    at + 1 + usize::from(stop)
}

/// Whether a month without day and year is one, and no name or verb.
fn bare_month(scan: &Scan, at: usize, next: usize) -> bool {
    const BEFORE: &[&str] = &[
        "after",
        "and",
        "before",
        "between",
        "by",
        "during",
        "early",
        "end",
        "following",
        "from",
        "in",
        "last",
        "late",
        "mid",
        "next",
        "of",
        "or",
        "since",
        "this",
        "through",
        "till",
        "to",
        "until",
    ];
    let word = scan.str(at);
    if scan.is_hyphen(next) && scan.glued(next) && scan.is_figure(next + 1) {
        return false;
    }
    let capital = word.starts_with(char::is_uppercase);
    if capital && at == 0 && scan.get(next).is_none() {
        return true;
    }
    let mut before = at.checked_sub(1);
    if before.is_some_and(|b| scan.is_hyphen(b)) {
        before = before.and_then(|b| b.checked_sub(1));
    }
    let led = before.is_some_and(|b| scan.is_any(b, BEFORE));
    // "in may" and "Jan-Feb 2017" leave no doubt.
    let sure = before.is_some_and(|b| scan.is_any(b, &["in", "since", "last", "next"]))
        || (scan.is_hyphen(next) || scan.is_any(next, &["through", "to"]))
            && matches!(scan.class(next + 1), Class::Month(_))
            && capital;
    if sure {
        return true;
    }
    match word.len() {
        // "the May election"
        3 | 5 if capital && names_event(scan, at, next) => true,
        0..=3 if !scan.is(at, "may") => led && capital,
        4 if !scan.is_any(at, &["june", "july"]) => led && capital,
        3 => led && capital,
        5 if scan.is(at, "march") => led && capital,
        _ => capital || led,
    }
}

/// Whether an article and a noun in small letters stand around a month; Mr May has a government.
fn names_event(scan: &Scan, at: usize, next: usize) -> bool {
    const EVENTS: &[&str] = &[
        "attack",
        "attacks",
        "ballot",
        "conference",
        "deadline",
        "deal",
        "decision",
        "election",
        "elections",
        "meeting",
        "poll",
        "polls",
        "primary",
        "protests",
        "quake",
        "referendum",
        "report",
        "sale",
        "shooting",
        "storm",
        "strike",
        "summit",
        "talks",
        "truce",
        "vote",
    ];
    let the = at > 0 && scan.joined(at) && scan.is_any(at - 1, &["a", "its", "the", "their"]);
    the && scan.joined(next) && scan.is_any(next, EVENTS)
}

/// The day of a month, and the token after it: "14", "14th".
pub fn day(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    let (n, end) = match scan.class(at) {
        Class::Rank(n) => (i32::from(n), at + 1),
        Class::Number(_) => compound_rank(scan, at)?,
        _ => {
            let n = small(scan, at)?;
            (n, after_suffix(scan, at))
        }
    };
    // "Nov. 25: they met" has a day, "Nov 25:10" an hour.
    let hour = scan.is_mark(end, ':') && scan.glued(end + 1) && scan.is_figure(end + 1);
    let clock = hour || scan.is_mark(end, '%');
    let glued_word = scan.is_word(end) && scan.glued(end);
    (scan.joined(at) && !clock && !glued_word && (1..=31).contains(&n))
        .then_some((i8::try_from(n).ok()?, end))
}

/// "twenty-first", and the token after it
fn compound_rank(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let Class::Number(tens @ (20 | 30)) = scan.class(at) else {
        return None;
    };
    let unit = at + 1 + usize::from(scan.is_hyphen(at + 1));
    match scan.class(unit) {
        Class::Rank(n @ 1..=9) if scan.joined(unit) => Some((i32::from(tens + n), unit + 1)),
        _ => None,
    }
}

/// Whether a rank is the second word of another.
fn ends_rank(scan: &Scan, at: usize) -> bool {
    let tens = |back: usize| {
        let tens = at.checked_sub(back);
        let rank = tens.and_then(|tens| compound_rank(scan, tens));
        rank.is_some_and(|(_, end)| end == at + 1)
    };
    tens(1) || tens(2)
}

/// The token after a figure and its "st", "nd", "rd" or "th".
pub fn after_suffix(scan: &Scan, at: usize) -> usize {
    let suffix = scan.glued(at + 1) && scan.is_any(at + 1, &["st", "nd", "rd", "th"]);
    at + 1 + usize::from(suffix)
}

/// A number of one or two digits.
pub fn small(scan: &Scan, at: usize) -> Option<i32> {
    let text = scan.str(at);
    (scan.is_figure(at) && text.len() <= 2).then(|| text.parse().ok())?
}

/// "-16", "to 16th", with nothing after that makes it another date.
fn day_range(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    if !scan.is_hyphen(at) && !scan.is_any(at, &["to", "through", "thru", "and", "till", "until"]) {
        return None;
    }
    let the = at + 1 + usize::from(scan.is(at + 1, "the"));
    let (last, end) = day(scan, the).filter(|_| the == at + 1 || ranked(scan, the))?;
    // "October 14 and 15 people", "October 14 to 3 November"
    let free =
        !scan.is_word(end) || !scan.is(at, "and") && !matches!(scan.class(end), Class::Month(_));
    free.then_some((last, end))
}

/// "14 October 2025", "14th of October", "3–5 November"
pub fn day_first(scan: &Scan, at: usize, first: i32, end: usize) -> Option<Read> {
    if !(1..=31).contains(&first) {
        return None;
    }
    let first = i8::try_from(first).ok()?;
    let range = scan.is_hyphen(end) || scan.is_any(end, &["to", "and", "or"]);
    let (last, end) = match day(scan, end + 1).filter(|_| range) {
        Some((last, end)) => (last, end),
        None => (first, end),
    };
    let tied = |at: usize| (scan.is_hyphen(at) || scan.is_mark(at, '/')) && scan.glued(at);
    let hyphen = last == first && tied(end);
    let of = end + usize::from(scan.is(end, "of") || hyphen);
    let Class::Month(month) = scan.class(of) else {
        return None;
    };
    if !scan.joined(of)
        || (scan.is(of, "may") || scan.is(of, "march")) && is_lower(scan, of) && of == end
    {
        return None;
    }
    let days = Yearly::Days {
        month: i8::try_from(month).ok()?,
        first,
        last,
    };
    days.within(2000)?;
    let end = after_month(scan, of);
    let short = || {
        let year = two_digits(scan.str(end + 1)).filter(|_| hyphen && tied(end))?;
        Some((year, end + 2))
    };
    with_year(days, at, end, year_after(scan, end).or_else(short))
}

fn is_lower(scan: &Scan, at: usize) -> bool {
    scan.str(at).starts_with(char::is_lowercase)
}

pub fn with_year(
    yearly: Yearly,
    start: usize,
    end: usize,
    year: Option<(i16, usize)>,
) -> Option<Read> {
    match year {
        Some((year, end)) => Some(Read::new(Term::Fixed(yearly.within(year)?), start, end)),
        None => Some(Read::new(Term::Yearly(yearly, Which::Bare), start, end)),
    }
}

/// The season or quarter that a word before a period's name belongs to.
pub fn named(scan: &Scan, at: usize, which: Which) -> Option<Read> {
    if let Some(season) = season(scan.str(at)) {
        return Some(Read::new(
            Term::Yearly(Yearly::Season(season), which),
            at,
            at + 1,
        ));
    }
    match scan.class(at) {
        Class::Weekday(_) => match weekday(scan, at)? {
            Read {
                term: Term::Weekday(weekday, _),
                end,
                ..
            } => Some(Read::new(Term::Weekday(weekday, which), at, end)),
            dated => Some(dated),
        },
        _ => match read(scan, at, false)? {
            Read {
                term: Term::Yearly(yearly, Which::Bare),
                end,
                ..
            } => Some(Read::new(Term::Yearly(yearly, which), at, end)),
            _ => None,
        },
    }
}
