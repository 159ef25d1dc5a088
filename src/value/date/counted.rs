//! Dates counted from the day of reference or from another date.

use super::absolute;
use super::relative::{self, time_word};
use super::term::{Term, Which, Yearly};
use super::words::grain;
use super::{Limit, Limited, Read};
use crate::value::calendar::Grain;
use crate::value::lower::Lower;
use crate::value::number;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Weekday;
use rust_decimal::prelude::ToPrimitive;

/// What a vague plural ("days", "several weeks") can reach to.
pub const VAGUE: i32 = 10;

/// "two weeks ago", "a year ago", "three days from now"
pub fn ago(scan: &Scan, at: usize) -> Option<Read> {
    if let Some(read) = half_years(scan, at) {
        return Some(read);
    }
    let (low, high, unit) = number(scan, at).or_else(|| {
        let article = scan.class(at) == Class::Article;
        article.then_some((1, 1, at + 1))
    })?;
    if let Some(read) = turned(scan, at, high, unit) {
        return Some(read);
    }
    if let Some(read) = weekdays(scan, at, low, unit) {
        return Some(read).filter(|_| low == high);
    }
    let fortnight = scan.is(unit, "fortnight");
    let (grain, _) = if fortnight {
        (Grain::Week, false)
    } else {
        grain(scan, unit)?
    };
    let (low, high) = if fortnight {
        (low.checked_mul(2)?, high.checked_mul(2)?)
    } else {
        (low, high)
    };
    let after = unit + 1;
    if let Some(read) = starting(scan, at, after, grain, low) {
        return Some(read).filter(|_| low == high);
    }
    if let Some(read) = and_more(scan, at, after, grain, low).filter(|_| low == high) {
        return Some(read);
    }
    let (sign, end) = if scan.is(after, "ago") {
        (-1, after + 1)
    } else if scan.is_any(after, &["later", "earlier"])
        && low == high
        && !scan.is(after + 1, "than")
    {
        let sign = if scan.is(after, "later") { 1 } else { -1 };
        let steps = low.checked_mul(sign)?;
        let term = Term::Later {
            grain,
            steps,
            stand: steps == -1,
        };
        return Some(Read::new(term, at, after + 1));
    } else if scan.is(after, "hence") {
        (1, after + 1)
    } else if scan.are(after, &["from", "now"]) {
        (1, after + 2)
    } else if scan.are(after, &["from", "today"]) {
        let today = Box::new(Term::Period(Grain::Day, 0));
        let term = Term::Offset(grain, low, today);
        return Some(Read::new(term, at, after + 2)).filter(|_| low == high);
    } else {
        return offset(scan, at, after, grain, low).filter(|_| low == high);
    };
    let (from, to) = (low.checked_mul(sign)?, high.checked_mul(sign)?);
    let term = if from == to {
        Term::Period(grain, from)
    } else {
        Term::Periods(grain, from, to)
    };
    Some(Read::new(term, at, end))
}

/// "two and a half years ago", "a year and a half later": to the month before and after
fn half_years(scan: &Scan, at: usize) -> Option<Read> {
    let article = scan.class(at) == Class::Article;
    let years = match scan.class(at) {
        Class::Number(n @ 1..) => i32::from(n),
        _ if article => 1,
        _ => absolute::small(scan, at)?,
    };
    let year = |at| grain(scan, at).is_some_and(|(grain, _)| grain == Grain::Year);
    let half = at + 1 + usize::from(year(at + 1));
    let end = half + 3;
    let and = scan.is(half, "and") && scan.is(half + 1, "a") && scan.is(half + 2, "half");
    if !and || year(at + 1) == year(end) || article && year(end) {
        return None;
    }
    let end = end + usize::from(year(end));
    let months = years.checked_mul(12)?.checked_add(6)?;
    scan.is(end, "ago").then(|| {
        let term = Term::Periods(Grain::Month, -months - 1, -months + 1);
        Read::new(term, at, end + 1)
    })
}

/// "two years and three months ago", from the link on
fn and_more(scan: &Scan, at: usize, link: usize, coarse: Grain, steps: i32) -> Option<Read> {
    if !scan.is(link, "and") && !scan.is_mark(link, ',') {
        return None;
    }
    let (low, high, unit) = number(scan, link + 1)?;
    let (fine, _) = grain(scan, unit)?;
    let ago = fine < coarse && low == high && scan.is(unit + 1, "ago");
    let of = Term::Period(fine, low.checked_neg()?);
    let term = Term::Offset(coarse, steps.checked_neg()?, Box::new(of));
    ago.then(|| Read::new(term, at, unit + 2))
}

/// "three Fridays ago", "two Sundays from now"
fn weekdays(scan: &Scan, at: usize, count: i32, unit: usize) -> Option<Read> {
    let Class::Weekday(number) = scan.class(unit) else {
        return None;
    };
    let weekday = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
    let after = unit + 1;
    let (sign, end) = match Lower::new(scan.str(after)).as_ref().map_or("", Lower::str) {
        "ago" | "back" => (-1, after + 1),
        "hence" => (1, after + 1),
        "from" if scan.is_any(after + 1, &["now", "today"]) => (1, after + 2),
        _ => return None,
    };
    let today = Box::new(Term::Period(Grain::Day, 0));
    let term = Term::WeekdayFrom(weekday, count.checked_mul(sign)?, today);
    scan.joined(after).then(|| Read::new(term, at, end))
}

/// "more than two weeks before Monday", "less than three days after 5 May"
pub fn hedged(scan: &Scan, at: usize) -> Option<Limited> {
    let more = scan.is(at, "more");
    if !scan.is(at + 1, "than") || !more && !scan.is(at, "less") {
        return None;
    }
    let read = ago(scan, at + 2).filter(|_| scan.joined(at + 2))?;
    let Term::Offset(_, steps, _) = read.term else {
        return None;
    };
    let limit = match (more, steps > 0) {
        (true, true) | (false, false) => Limit::From,
        (true, false) | (false, true) => Limit::Until,
    };
    let start = at;
    Some(Limited { start, limit, read })
}

/// "two weeks starting on 20 May", "a week beginning tomorrow"
fn starting(scan: &Scan, at: usize, link: usize, grain: Grain, steps: i32) -> Option<Read> {
    let led = at > 0 && scan.joined(at) && scan.is(at - 1, "for");
    let link = link + usize::from(led && scan.is_mark(link, ',') && scan.is(link + 1, "from"));
    // "closed for three days from Monday"; what comes "three days from Monday" does not last.
    let from = led && scan.is(link, "from") && !scan.is(link + 1, "now");
    if !from && !scan.is_any(link, &["starting", "beginning", "commencing"]) {
        return None;
    }
    let at = at - usize::from(from);
    let next = link + 1 + usize::from(scan.is_any(link + 1, &["on", "from"]));
    let of = relative::read(scan, next, true).filter(|_| scan.joined(next))?;
    let day = matches!(of.term, Term::Weekday(..) | Term::Period(Grain::Day, _))
        || matches!(of.term, Term::Yearly(Yearly::Days { .. }, _))
        || matches!(&of.term, Term::Fixed(e) if e.as_point().is_some());
    day.then(|| Read::new(Term::From(grain, steps, Box::new(of.term)), at, of.end))
}

/// "5 past years", "2 upcoming months", "3 next weeks"
fn turned(scan: &Scan, at: usize, count: i32, word: usize) -> Option<Read> {
    let sign = match Lower::new(scan.str(word)).as_ref().map_or("", Lower::str) {
        "past" | "previous" | "last" => -1,
        "next" | "coming" | "upcoming" => 1,
        _ => return None,
    };
    let (grain, plural) = grain(scan, word + 1)?;
    let term = Term::Stretch(grain, count.checked_mul(sign)?);
    plural.then(|| Read::new(term, at, word + 2))
}

/// "three days after 12 January"; after "Tuesday's vote" it tells of the vote.
fn offset(scan: &Scan, at: usize, link: usize, grain: Grain, steps: i32) -> Option<Read> {
    let sign = match Lower::new(scan.str(link)).as_ref().map_or("", Lower::str) {
        "before" => -1,
        "after" | "from" => 1,
        _ => return None,
    };
    let of = match scan.class(link + 1) {
        // "three days after the May 4 fire"
        Class::Time if scan.is(link + 1, "the") && absolute::is_day(scan, link + 2) => {
            absolute::read(scan, link + 2, false)
        }
        Class::Time => time_word(scan, link + 1).or_else(|| absolute::read(scan, link + 1, false)),
        Class::Number(_) | Class::Rank(_) => None,
        _ => absolute::read(scan, link + 1, false),
    }?;
    let of_event = scan.is_any(of.end, &["'s", "’s"]);
    let of_term = match of.term {
        // "a week from Friday" counts from the one to come, in any tense.
        Term::Weekday(weekday, Which::Bare) if scan.is(link, "from") => {
            let today = Box::new(Term::Period(Grain::Day, 0));
            Term::WeekdayFrom(weekday, 1, today)
        }
        term => term,
    };
    let term = Term::Offset(grain, steps.checked_mul(sign)?, Box::new(of_term));
    (scan.joined(link + 1) && !of_event).then(|| Read::new(term, at, of.end))
}

/// "two weeks" after "in": a day to come, if the words around speak of the future.
pub fn ahead(scan: &Scan, at: usize) -> Option<Read> {
    let article = scan.class(at) == Class::Article;
    let (low, high, unit) = number(scan, at).or_else(|| article.then_some((1, 1, at + 1)))?;
    let (grain, _) = grain(scan, unit).filter(|_| scan.joined(unit))?;
    let idle = scan.is_any(unit + 1, &["after", "before", "of", "since"]);
    let from = scan.are(unit + 1, &["from", "now"]) || scan.are(unit + 1, &["from", "today"]);
    let end = unit + if from { 3 } else { 1 };
    (!idle).then(|| Read::new(Term::Periods(grain, low, high), at, end))
}

/// A whole number or a range of them, and the token after it.
pub fn number(scan: &Scan, at: usize) -> Option<(i32, i32, usize)> {
    if scan.is_any(at, &["few", "couple"]) {
        let end = at + 1 + usize::from(scan.is(at + 1, "of"));
        return Some((2, if scan.is(at, "few") { VAGUE } else { 2 }, end));
    }
    // "2 quarters" are no halves here.
    if grain(scan, at + 1).is_some_and(|(g, plural)| plural && g == Grain::Quarter) {
        let n = match scan.class(at) {
            Class::Number(n) => i32::from(n),
            _ => scan.str(at).parse().ok().filter(|n| (1..100).contains(n))?,
        };
        return Some((n, n, at + 1));
    }
    let whole = |f: &number::Figure| !f.fraction && f.figure.is_none_or(|n| n.is_integer());
    let figure = number::read(scan, at).filter(whole)?;
    let low = figure.extent.low()?.to_i32()?;
    let high = figure.extent.high()?.to_i32()?;
    let mut end = figure.tokens.end;
    end += usize::from(scan.is(end, "of"));
    (low > 0 && high < 10_000).then_some((low, high, end))
}
