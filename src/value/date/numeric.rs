//! Dates that begin with a figure, and centuries.

use super::absolute::{self, after_suffix, day, day_first, small};
use super::term::{Term, Which, Yearly};
use super::words::era;
use super::written_year::{self, digits};
use super::yearly::quarter;
use super::{Read, slashed};
use crate::value::calendar;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// What begins with a figure: "14 October", "2025-11-26", "26/11/2025", "1990s", "2014".
pub fn read(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    let found = slashed::read(scan, at, expected)
        .or_else(|| decade(scan, at))
        .or_else(|| of_era(scan, at));
    if found.is_some() {
        return found;
    }
    let money = at > 0 && scan.is_any(at - 1, &["$", "€", "£", "¥"]);
    if let Some(n) = small(scan, at).filter(|_| !money) {
        let end = after_suffix(scan, at);
        if end > at + 1 && scan.is(end, "century") {
            return century(scan, at, n, end + 1);
        }
        return day_first(scan, at, n, end);
    }
    let (year, end) = digits(scan, at)?;
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

/// "year 2012"
pub fn called(scan: &Scan, at: usize) -> Option<Read> {
    let (year, end) = digits(scan, at + 1).filter(|(_, end)| super::year::fits(scan, *end))?;
    let extent = calendar::years(year.into(), 1)?;
    Some(Read::new(Term::Fixed(extent), at, end))
}

/// "week 3 of 2027": by the international standard, from Monday on. Without the year it
/// is one of a season or of a trial.
pub fn week(scan: &Scan, at: usize) -> Option<Read> {
    let week = small(scan, at + 1).filter(|_| scan.joined(at + 1))?;
    let of = at + 2 + usize::from(scan.is_any(at + 2, &["in", "of"]));
    let (year, end) = digits(scan, of)?;
    let extent = calendar::week(year, i8::try_from(week).ok()?)?;
    Some(Read::new(Term::Fixed(extent), at, end))
}

/// "264 BC", "AD 79"
pub fn of_era(scan: &Scan, at: usize) -> Option<Read> {
    let (year, end) = written_year::of_era(scan, at)?;
    let extent = calendar::years(year.into(), 1)?;
    Some(Read::new(Term::Fixed(extent), at, end))
}

/// "'98", "'80s"
pub fn shortened(scan: &Scan, at: usize) -> Option<Read> {
    if let Some((year, end)) = written_year::short(scan, at) {
        let led = at > 0 && scan.is_any(at - 1, YEAR_LEADS);
        let extent = calendar::years(year.into(), 1).filter(|_| led)?;
        return Some(Read::new(Term::Fixed(extent), at, end));
    }
    let apostrophe = scan.is_mark(at, '\'') || scan.is_mark(at, '’') || scan.is_mark(at, '‘');
    (apostrophe && scan.glued(at + 1)).then(|| short_decade(scan, at, at + 1))?
}

const YEAR_LEADS: &[&str] = &[
    "after", "by", "during", "early", "from", "in", "late", "of", "since", "summer", "to", "until",
    "winter", "year",
];

/// "nineteen ninety-eight" where a year is expected, or after a word that years have
pub fn in_words(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    let (year, end) = written_year::words(scan, at)?;
    let led = at > 0 && scan.is_any(at - 1, YEAR_LEADS);
    // By itself "two thousand seven" is a figure.
    let alone = at == 0 && scan.get(end).is_none() && year >= 1500;
    let alone = alone && !scan.is(at + 1, "thousand");
    let counts = scan.is_word(end) && scan.joined(end) && !super::year::fits(scan, end)
        || scan.is_hyphen(end);
    let scale = matches!(scan.class(end), Class::Scale(_));
    let extent = calendar::years(year.into(), 1)?;
    let sure = (led || expected || alone) && !counts && !scale;
    sure.then(|| Read::new(Term::Fixed(extent), at, end))
}

/// "nineties", where years are what it tells of: "the nineties", "in nineties"
pub fn decade_in_words(scan: &Scan, at: usize) -> Option<Read> {
    const TENS: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let word = scan.str(at);
    if !word.ends_with("ties") {
        return None;
    }
    let tens = TENS.iter().position(|t| t.eq_ignore_ascii_case(word))?;
    // "in her nineties", "temperatures in the nineties"
    let led = at > 0 && scan.is_any(at - 1, &["the", "in", "early", "late", "mid"]);
    let first = 1920 + i32::try_from(tens).ok()?.checked_mul(10)?;
    let other = is_age(scan, at) || is_warmth(scan, at) || scan.is(at + 1, "fahrenheit");
    let extent = calendar::years(first, 10).filter(|_| led && !other)?;
    Some(Read::new(Term::Fixed(extent), at, at + 1))
}

/// "in his late 40s"
fn is_age(scan: &Scan, at: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).filter(|_| scan.joined(at));
    let part = before(at).and_then(|b| {
        if scan.is_hyphen(b) {
            before(b)
        } else {
            Some(b)
        }
    });
    let whose = part
        .filter(|p| scan.is_any(*p, &["early", "late", "mid"]))
        .and_then(before);
    whose.is_some_and(|w| scan.is_any(w, &["her", "his", "my", "our", "their", "your"]))
}

/// "temperatures in the 70s", "highs on Sunday in the 90s"
fn is_warmth(scan: &Scan, at: usize) -> bool {
    const NEAR: usize = 8;
    const WARMTH: &[&str] = &[
        "degrees",
        "heat",
        "high",
        "highs",
        "low",
        "lows",
        "mercury",
        "temperature",
        "temperatures",
    ];
    (0..at)
        .rev()
        .take_while(|&i| scan.joined(i + 1) && !scan.is_mark(i, '.'))
        .take(NEAR)
        .any(|i| scan.is_any(i, WARMTH))
}

/// "70s", "'80s" in `start..`, after words that years have
fn short_decade(scan: &Scan, start: usize, at: usize) -> Option<Read> {
    let text = scan.str(at);
    let year = written_year::two_digits(text).filter(|y| y % 10 == 0)?;
    let s = at + 1;
    let apostrophe = start < at;
    let plural = scan.str(s) == "s" && (scan.glued(s) || !scan.is_word(s + 1));
    let led = start > 0 && scan.is_any(start - 1, &["the", "in", "of", "early", "mid", "late"]);
    let warm = scan.is_any(s + 1, &["fahrenheit", "f"]) || scan.is_mark(s + 1, '°');
    let other = is_age(scan, start) || !apostrophe && is_warmth(scan, start);
    (plural && !warm && !other && (led || apostrophe)).then_some(())?;
    let extent = calendar::years(year.into(), 10)?;
    Some(Read::new(Term::Fixed(extent), start, s + 1))
}

/// "1990s"
fn decade(scan: &Scan, at: usize) -> Option<Read> {
    let text = scan.str(at);
    if text.len() == 2 {
        return short_decade(scan, at, at);
    }
    let year: i32 = text.parse().ok()?;
    let s = at + 1;
    let plural = scan.str(s) == "s" && (scan.glued(s) || !scan.is_word(s + 1));
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
    (n > 9 && scan.is(at + 1, "century")).then(|| century(scan, at, n.into(), at + 2))?
}

fn century(scan: &Scan, at: usize, n: i32, end: usize) -> Option<Read> {
    let (first, end) = match era(scan.str(end)) {
        Some(true) => (n.checked_mul(-100)?.checked_add(1)?, end + 1),
        Some(false) => (n.checked_sub(1)?.checked_mul(100)?, end + 1),
        None => (n.checked_sub(1)?.checked_mul(100)?, end),
    };
    Some(Read::new(
        Term::Fixed(calendar::years(first, 100)?),
        at,
        end,
    ))
}
