//! Dates in figures with marks between them: "2025-11-26", "11/26/2025", "2015-12", "10/1".
//!
//! Day and month are told apart where only one order makes a date. Else the month stands
//! first, as in the United States, and the reading is marked as a guess.

use super::Read;
use super::term::{Term, Which, Yearly};
use super::written_year::{two_digits, year_at};
use crate::value::Extent;
use crate::value::calendar;
use crate::value::fraction;
use crate::value::scan::{Scan, TokenKind};
use crate::value::words::Class;
use jiff::civil::Date;

/// Any such date that begins at a figure. One of two figures without a year needs a word
/// before it that dates have, or `expected`: "10/1" may be a fraction or a score.
pub fn read(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    // Part of a longer chain, or the second of two dates.
    let tied = at > 0 && scan.glued(at) && is_separator(scan, at - 1);
    if tied && !expected && (at < 2 || scan.is_figure(at - 2) || scan.is_mark(at - 1, '/')) {
        return None;
    }
    let mark = separator(scan, at + 1)?;
    if !part(scan, at + 2) {
        return None;
    }
    let third = separator(scan, at + 3) == Some(mark) && part(scan, at + 4);
    let end = if third { at + 5 } else { at + 3 };
    // Longer chains are numbers of something.
    let goes_on = separator(scan, end) == Some(mark) && part(scan, end + 1);
    if goes_on {
        return None;
    }
    if scan.glued(end) && (scan.is_mark(end, '%') || scan.is_word(end)) {
        return None;
    }
    if third {
        return three(scan, at).map(|term| Read::new(term, at, end));
    }
    if matches!(scan.class(at + 2), Class::Month(_)) {
        return None;
    }
    let term = two(scan, at, mark, expected)?;
    if let Term::Yearly(days, Which::Bare) = term
        && scan.is_mark(end, ',')
        && let Some((year, end)) = year_at(scan, end + 1)
    {
        return Some(Read::new(Term::Guessed(days.within(year)?), at, end));
    }
    Some(Read::new(term, at, end))
}

fn separator(scan: &Scan, at: usize) -> Option<TokenKind> {
    let token = scan.get(at).filter(|_| scan.glued(at))?;
    is_separator(scan, at).then_some(token.kind)
}

fn is_separator(scan: &Scan, at: usize) -> bool {
    scan.is_hyphen(at) || scan.is_mark(at, '/')
}

fn part(scan: &Scan, at: usize) -> bool {
    let digits = scan.str(at).bytes().all(|b| b.is_ascii_digit());
    scan.glued(at)
        && (scan.is_figure(at) && digits && scan.str(at).len() <= 4
            || matches!(scan.class(at), Class::Month(_)))
}

/// "2025-11-26", "26/11/2025", "11/26/25", "2020/Sep/23"
fn three(scan: &Scan, at: usize) -> Option<Term> {
    let places = [at, at + 2, at + 4];
    let lengths = places.map(|i| scan.str(i).len());
    let long = places
        .iter()
        .position(|&i| scan.is_figure(i) && scan.str(i).len() == 4);
    let number = |i: usize| scan.str(i).parse::<i16>().ok();
    // A year of two digits stands last, after slashes.
    let year_at = match long {
        Some(place) => place,
        None if scan.is_mark(at + 1, '/') && lengths.iter().all(|n| *n < 3) && lengths[2] == 2 => 2,
        // "10-31-74" can be nothing else.
        None if lengths == [2; 3]
            && number(at)? < 13
            && number(at + 2)? > 12
            && number(at + 4)? > 31 =>
        {
            2
        }
        None => return None,
    };
    let year = match long {
        Some(place) => number(*places.get(place)?)?,
        None => two_digits(scan.str(at + 4))?,
    };
    let rest: Vec<usize> = (0..3).filter(|&n| n != year_at).collect();
    let [a, b] = [*places.get(*rest.first()?)?, *places.get(*rest.last()?)?];
    let date = |month: usize, day: usize| {
        let month = match scan.class(month) {
            Class::Month(month) => i8::try_from(month).ok()?,
            _ => i8::try_from(number(month)?).ok()?,
        };
        Date::new(year, month, i8::try_from(number(day)?).ok()?).ok()
    };
    let (month_first, day_first) = (date(a, b), date(b, a));
    let named = places.iter().any(|&i| !scan.is_figure(i));
    match (month_first, day_first) {
        (Some(one), Some(other)) if one != other && year_at != 0 && !named => {
            Some(Term::Guessed(Extent::point(one)))
        }
        // "2025-26-11" is a slip.
        (Some(date), _) => Some(Term::Fixed(Extent::point(date))),
        (None, Some(date)) if year_at != 0 || named => Some(Term::Fixed(Extent::point(date))),
        _ => None,
    }
}

/// "2015-12", "12/2015", "10/1"
fn two(scan: &Scan, at: usize, mark: TokenKind, expected: bool) -> Option<Term> {
    let (a, b) = (scan.str(at), scan.str(at + 2));
    let month_of = |year: &str, month: &str| {
        let year: i16 = year.parse().ok().filter(|y| (1800..=2100).contains(y))?;
        Some(Term::Fixed(calendar::month(year, month.parse().ok()?)?))
    };
    match (a.len(), b.len()) {
        // "2011-12" are two years.
        (4, 1 | 2) if b.len() == 1 || a.get(2..) > Some(b) => month_of(a, b),
        (1 | 2, 4) => month_of(b, a),
        (1 | 2, 1 | 2) => day_and_month(scan, at, mark, expected),
        _ => None,
    }
}

/// "10/1" after a word that dates have; "10-1" only after a weekday or before another date.
fn day_and_month(scan: &Scan, at: usize, mark: TokenKind, expected: bool) -> Option<Term> {
    const LEADS: &[&str] = &[
        "between", "by", "from", "next", "on", "since", "this", "until",
    ];
    let before = at.checked_sub(1).filter(|_| scan.joined(at));
    let slash = mark == TokenKind::Mark('/');
    let led = before.is_some_and(|b| {
        matches!(scan.class(b), Class::Weekday(_)) || slash && scan.is_any(b, LEADS)
    });
    let next = at + 3;
    let free = !scan.is_word(next) || !scan.joined(next) || dated_follower(scan, next);
    let alone = slash && before.is_none() && scan.get(next).is_none() && !is_fraction(scan, at);
    let range =
        slash && scan.is_hyphen(next) && scan.is_figure(next + 1) && scan.is_mark(next + 2, '/');
    if !(led || alone || range || slash && expected) || !free {
        return None;
    }
    let number = |i: usize| scan.str(i).parse::<i8>().ok();
    let (a, b) = (number(at)?, number(at + 2)?);
    let days = |month, day| Yearly::Days {
        month,
        first: day,
        last: day,
    };
    // Any leap year will do.
    let day = [days(a, b), days(b, a)]
        .into_iter()
        .find(|days| days.within(2000).is_some())?;
    Some(Term::Yearly(day, Which::Bare))
}

/// "3/4", with nothing around it that says otherwise
fn is_fraction(scan: &Scan, at: usize) -> bool {
    const BELOW: &[&str] = &["2", "3", "4", "5", "8", "10"];
    scan.is_any(at + 2, BELOW) && fraction::stroke(scan, at).is_some()
}

/// Whether a word can follow a date, where a thing counted cannot stand.
fn dated_follower(scan: &Scan, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "and", "as", "at", "but", "by", "for", "from", "in", "on", "or", "that", "to", "until",
        "when", "with",
    ];
    scan.is_any(at, WORDS)
}
