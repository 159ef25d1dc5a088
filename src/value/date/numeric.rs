//! Dates that begin with a figure, and centuries.

use super::Read;
use super::absolute::{self, after_suffix, day, day_first, quarter, small, year};
use super::term::{Term, Which, Yearly};
use crate::value::Extent;
use crate::value::calendar;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Date;

/// What begins with a figure: "14 October", "2025-11-26", "26/11/2025", "1990s", "2014".
pub fn read(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    if let Some(read) = numeric(scan, at).or_else(|| decade(scan, at)) {
        return Some(read);
    }
    let money = at > 0 && scan.glued(at) && scan.is_any(at - 1, &["$", "€", "£", "¥"]);
    if let Some(n) = small(scan, at).filter(|_| !money) {
        let end = after_suffix(scan, at);
        if end > at + 1 && scan.is(end, "century") {
            return century(at, n, end + 1);
        }
        return day_first(scan, at, n, end);
    }
    let (year, end) = year(scan, at)?;
    if at > 0 && scan.glued(at) && scan.is_any(at - 1, &["$", "€", "£", "¥", "#", "/", ".", "_"])
    {
        return None;
    }
    if let Some(read) = year_first(scan, at, year, end) {
        return Some(read);
    }
    let read = Read::new(Term::Fixed(calendar::years(year.into(), 1)?), at, end);
    super::year::is_year(scan, at, expected).then_some(read)
}

/// "2017-Q1", "2017 April", "2019-Aug-1"
fn year_first(scan: &Scan, at: usize, year: i16, end: usize) -> Option<Read> {
    let next = end + usize::from(scan.is_hyphen(end));
    if !scan.joined(next) {
        return None;
    }
    let read = match scan.class(next) {
        Class::Month(_) if next > end => {
            let day = next + 1 + usize::from(scan.is_hyphen(next + 1));
            day_after(scan, next, day).or_else(|| absolute::read(scan, next, false))?
        }
        Class::Month(month) if scan.str(next).len() > 3 && !scan.is_figure(next + 1) => {
            let month = Yearly::Month(i8::try_from(month).ok()?);
            let verb = scan.is_any(next, &["march", "may"]);
            Some(Read::new(Term::Yearly(month, Which::Bare), next, next + 1)).filter(|_| !verb)?
        }
        _ => quarter(scan, next)?,
    };
    match read.term {
        Term::Yearly(yearly, Which::Bare) => {
            Some(Read::new(Term::Fixed(yearly.within(year)?), at, read.end))
        }
        _ => None,
    }
}

/// The month at one token with the day at another.
fn day_after(scan: &Scan, month: usize, at: usize) -> Option<Read> {
    let (first, end) = day(scan, at)?;
    let Class::Month(m) = scan.class(month) else {
        return None;
    };
    let days = Yearly::Days {
        month: i8::try_from(m).ok()?,
        first,
        last: first,
    };
    Some(Read::new(Term::Yearly(days, Which::Bare), month, end))
}

/// "2025-11-26" and "26/11/2025", the latter only where day and month cannot be swapped.
fn numeric(scan: &Scan, at: usize) -> Option<Read> {
    let mark = scan.get(at + 1)?.kind;
    let same =
        scan.get(at + 3)?.kind == mark && (scan.is_hyphen(at + 1) || scan.is_mark(at + 1, '/'));
    let glued = (at + 1..=at + 4).all(|i| scan.glued(i));
    if !same || !glued || !scan.is_figure(at + 2) || !scan.is_figure(at + 4) {
        return None;
    }
    if scan.glued(at + 5) && (scan.is_hyphen(at + 5) || scan.is_mark(at + 5, '/')) {
        return None;
    }
    let number = |i: usize| scan.str(i).parse::<i16>().ok();
    let (a, b, c) = (number(at)?, number(at + 2)?, number(at + 4)?);
    let date =
        |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    let date = match (scan.str(at).len(), scan.str(at + 4).len()) {
        (4, 1 | 2) => date(a, b, c)?,
        (1 | 2, 4) => match (date(c, a, b), date(c, b, a)) {
            (Some(one), Some(other)) if one != other => return None,
            (one, other) => one.or(other)?,
        },
        _ => return None,
    };
    Some(Read::new(Term::Fixed(Extent::point(date)), at, at + 5))
}

/// "1990s"
fn decade(scan: &Scan, at: usize) -> Option<Read> {
    let text = scan.str(at);
    let year: i32 = text.parse().ok()?;
    let s = at + 1;
    let plural = scan.glued(s) && scan.str(s) == "s";
    if text.len() != 4 || !plural || !(1000..=2100).contains(&year) || year % 10 != 0 {
        return None;
    }
    let years = if year % 100 == 0 && year < 2000 {
        100
    } else {
        10
    };
    Some(Read::new(
        Term::Fixed(calendar::years(year, years)?),
        at,
        s + 1,
    ))
}

pub fn rank_century(scan: &Scan, at: usize, n: u8) -> Option<Read> {
    // "the first century of" something is rarely a date.
    (n > 9 && scan.is(at + 1, "century")).then(|| century(at, n.into(), at + 2))?
}

fn century(at: usize, n: i32, end: usize) -> Option<Read> {
    let first = n.checked_sub(1)?.checked_mul(100)?;
    Some(Read::new(
        Term::Fixed(calendar::years(first, 100)?),
        at,
        end,
    ))
}
