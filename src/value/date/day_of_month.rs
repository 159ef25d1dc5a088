//! Days without their month: "on the 18th", "Tuesday the 11th", "Mon 13th".

use super::Read;
use super::absolute::{self, after_suffix};
use super::term::Term;
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Weekday;

/// "the 18th", "the 18th of this month", from the article on, after a word that dates have.
pub fn with_the(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    const LEADS: &[&str] = &["on", "until", "till", "since"];
    // "One of the first", "by the second" are of something else.
    const OF_FIGURES: &[&str] = &["by", "of", "from"];
    let month = of_month(scan, at, at + 1);
    if month.is_some() {
        return month;
    }
    let (day, end) = ranked(scan, at + 1)?;
    let before = |words| at > 0 && scan.is_any(at - 1, words);
    let led = expected || before(LEADS) || scan.is_figure(at + 1) && before(OF_FIGURES);
    // "On the first 12 pages"
    let rank = !scan.is_figure(at + 1);
    let counts = rank && scan.is_figure(end) && scan.joined(end);
    (led && free(scan, end) && !counts).then(|| Read::new(Term::Day(day, None), at, end))
}

/// "18th of this month", "18th day of the current month"; the ordinal stands at `rank`.
pub fn of_month(scan: &Scan, at: usize, rank: usize) -> Option<Read> {
    let plain = || {
        let day = absolute::small(scan, rank).filter(|n| (1..=31).contains(n))?;
        let of = scan.is(rank + 1, "of") && scan.joined(rank + 1);
        Some((i8::try_from(day).ok()?, rank + 1)).filter(|_| of)
    };
    let (day, end) = ranked(scan, rank).or_else(plain)?;
    let end = end + usize::from(scan.is(end, "day"));
    let of = end + usize::from(scan.is_any(end, &["of", "in"]));
    let months = match Lower::new(scan.str(of)).as_ref().map_or("", Lower::str) {
        "this" => Some(0),
        "next" => Some(1),
        "last" | "previous" => Some(-1),
        "the" if scan.is(of + 1, "next") => Some(1),
        "the" if scan.is(of + 1, "current") => Some(0),
        "the" if scan.is(of + 1, "previous") => Some(-1),
        _ => None,
    };
    let named = of + 1 + usize::from(scan.is(of, "the"));
    let months = months.filter(|_| of > end && scan.is(named, "month"))?;
    Some(Read::new(Term::DayOfMonth(day, months), at, named + 1))
}

/// "Tuesday the 11th", "Mon 13th", "Monday 21": the rest after a weekday.
pub fn after_weekday(scan: &Scan, at: usize, next: usize, weekday: Weekday) -> Option<Read> {
    let the = next + usize::from(scan.is(next, "the"));
    let (day, end) = ranked(scan, the).or_else(|| {
        let plain = absolute::small(scan, next).filter(|n| (1..=31).contains(n))?;
        let alone = !scan.is_word(next + 1) && !scan.is_hyphen(next + 1);
        let marked = scan.is_mark(next + 1, '%') || scan.is_mark(next + 1, ':');
        let mark = alone && !marked && !scan.is_mark(next + 1, '/');
        Some((i8::try_from(plain).ok()?, next + 1)).filter(|_| mark)
    })?;
    free(scan, end).then(|| Read::new(Term::Day(day, Some(weekday)), at, end))
}

/// "18th", "eighteenth", "thirty-first"
fn ranked(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    if scan.is_figure(at) {
        let end = after_suffix(scan, at);
        let day = absolute::small(scan, at).filter(|n| (1..=31).contains(n))?;
        return (end > at + 1).then_some((i8::try_from(day).ok()?, end));
    }
    let rank = matches!(scan.class(at), Class::Rank(_) | Class::Number(20 | 30));
    absolute::day(scan, at).filter(|_| rank)
}

/// Whether no noun follows that the ordinal would belong to.
pub fn free(scan: &Scan, end: usize) -> bool {
    const WORDS: &[&str] = &[
        "and", "as", "at", "but", "for", "from", "in", "or", "that", "to", "until", "when", "with",
        "he", "she", "it", "they", "we", "the", "a", "was", "is", "were", "will",
    ];
    let glued = scan.glued(end) && (scan.is_hyphen(end) || scan.is_word(end));
    !glued && (!scan.is_word(end) || !scan.joined(end) || scan.is_any(end, WORDS))
}
