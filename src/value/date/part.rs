//! Some periods of a longer one, and periods that the text before names.

use super::absolute;
use super::counted::number;
use super::relative::whole;
use super::term::{Part, Rest, Term, Which, Yearly};
use super::words::grain;
use super::written_year::year_at;
use super::{Read, day_of_month};
use crate::value::calendar::Grain;
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Weekday;

/// "first quarter of 2024", "last week of August", "first three months of the year",
/// "second half of 2023"
pub fn nth(scan: &Scan, at: usize) -> Option<Read> {
    nth_with(scan, at, weekday_from)
}

/// What can follow an ordinal, which begins at the second token, and the weekday at the third.
type Following = fn(&Scan, usize, usize, Weekday, i32) -> Option<Read>;

fn nth_with(scan: &Scan, at: usize, following: Following) -> Option<Read> {
    let (mut nth, mut next) = match scan.class(at) {
        Class::Rank(n) => (i32::from(n), at + 1),
        Class::Number(_) => {
            let (n, end) = absolute::day(scan, at)?;
            (i32::from(n), end)
        }
        _ if scan.is_any(at, &["last", "final"]) => (-1, at + 1),
        _ if scan.is_figure(at)
            && scan.glued(at + 1)
            && scan.is_any(at + 1, &["st", "nd", "rd", "th"]) =>
        {
            (scan.str(at).parse().ok().filter(|n| *n < 100)?, at + 2)
        }
        _ => return None,
    };
    next += usize::from(scan.is_hyphen(next));
    // "second last", "third-to-last"
    if let Some(after) = after_last(scan, next).filter(|_| nth > 1) {
        (nth, next) = (-nth, after);
    }
    if let Class::Weekday(weekday) = scan.class(next) {
        let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
        let of = next + 2;
        if let Some(from) = following(scan, at, next, weekday, nth) {
            return Some(from);
        }
        if !scan.is_any(next + 1, &["of", "in"]) || !scan.joined(of) {
            return None;
        }
        let of = whole(scan, of)?;
        let nth = i8::try_from(nth).ok()?;
        return Some(Read::new(
            Term::NthWeekday(weekday, nth, Box::new(of.term)),
            at,
            of.end,
        ));
    }
    let half = scan.is(next, "half");
    let mut count = 1;
    if let Some((low, high, end)) = number(scan, next).filter(|_| !half) {
        (low == high).then_some(())?;
        count = low;
        next = end;
    }
    let grain = if half {
        Grain::Day
    } else {
        grain(scan, next)?.0
    };
    if grain == Grain::Quarter && nth > 4 {
        return None;
    }
    let of = next + 1;
    if !scan.is_any(of, &["of", "in"]) {
        // "third-quarter profit", "the fourth quarter"
        let quarter = i8::try_from(nth)
            .ok()
            .filter(|q| grain == Grain::Quarter && (1..=4).contains(q))?;
        let yearly = Yearly::Quarter(quarter);
        return Some(match year_at(scan, of) {
            Some((year, end)) => Read::new(Term::Fixed(yearly.within(year)?), at, end),
            None => Read::new(Term::Yearly(yearly, Which::Bare), at, of),
        });
    }
    let of = whole(scan, of + 1)?;
    if half {
        let part = match nth {
            1 => Part::Early,
            2 | -1 => Part::Late,
            _ => return None,
        };
        return Some(of.part(part, at));
    }
    let term = Term::Nth {
        nth,
        count,
        grain,
        of: Box::new(of.term),
    };
    Some(Read::new(term, at, of.end))
}

/// The token after "last" or "to last", where an ordinal stands before.
fn after_last(scan: &Scan, at: usize) -> Option<usize> {
    let to = at + usize::from(scan.is(at, "to"));
    let last = to + usize::from(to > at && scan.is_hyphen(to));
    (scan.joined(at) && scan.is(last, "last")).then_some(last + 1)
}

/// "third Tuesday after Christmas"; the weekday stands at `on`.
pub fn weekday_from(scan: &Scan, at: usize, on: usize, weekday: Weekday, nth: i32) -> Option<Read> {
    let sign = match Lower::new(scan.str(on + 1)).as_ref().map_or("", Lower::str) {
        "after" | "following" => 1,
        "before" => -1,
        _ => return None,
    };
    let of = on + 2;
    let the = of + usize::from(scan.is(of, "the"));
    // One in another would make a chain without end.
    let nth_of = || nth_with(scan, the, |_, _, _, _, _| None);
    let day = |read: &Read| match &read.term {
        Term::Fixed(extent) => extent.as_point().is_some(),
        Term::Yearly(Yearly::Days { .. } | Yearly::Holiday(_), _) | Term::NthWeekday(..) => true,
        _ => false,
    };
    let of = nth_of()
        .or_else(|| absolute::read(scan, the, false))
        .filter(|r| scan.joined(of) && day(r))?;
    let of_event = scan.is_any(of.end, &["'s", "’s"]);
    let term = Term::WeekdayFrom(weekday, nth.checked_mul(sign)?, Box::new(of.term));
    (nth > 0 && !of_event).then(|| Read::new(term, at, of.end))
}

/// Whether more than a mark follows within the sentence: "the day after the vote"
fn goes_on(scan: &Scan, at: usize) -> bool {
    scan.joined(at) && (scan.is_word(at) || scan.is_figure(at))
}

/// "the next day", "the day before", "the following year", "that same month": seen from what was told
pub fn told(scan: &Scan, at: usize) -> Option<Read> {
    let that = scan.is(at, "that");
    let next = at + 1;
    if scan.is(next, "day") && !that && !goes_on(scan, next + 2) {
        let steps = match () {
            () if scan.is(next + 1, "before") => -1,
            () if scan.is(next + 1, "after") => 1,
            () => return None,
        };
        let (grain, stand) = (Grain::Day, true);
        let term = Term::Later {
            grain,
            steps,
            stand,
        };
        return Some(Read::new(term, at, next + 2));
    }
    let (steps, noun) = match Lower::new(scan.str(next)).as_ref().map_or("", Lower::str) {
        "same" => (0, next + 1),
        "next" | "following" if !that => (1, next + 1),
        "previous" | "preceding" if !that => (-1, next + 1),
        _ if that => (0, next),
        _ => return None,
    };
    let (grain, plural) = grain(scan, noun).filter(|_| scan.joined(noun))?;
    let next_week = scan.is(next, "next") && grain != Grain::Day;
    let term = Term::Later {
        grain,
        steps,
        stand: scan.is_any(next, &["following", "same"]),
    };
    let start = if that { at } else { next };
    (!plural && !next_week).then(|| Read::new(term, start, noun + 1))
}

/// "the month" where the text tells of time: "for the month", "in the quarter"
pub fn current(scan: &Scan, at: usize) -> Option<Read> {
    const LEADS: &[&str] = &["for", "in", "during", "throughout"];
    let noun = at + 1;
    let (grain, plural) = grain(scan, noun)?;
    let led = match at.checked_sub(1) {
        Some(before) => scan.joined(at) && scan.is_any(before, LEADS),
        None => scan.get(noun + 1).is_none(),
    };
    let long = !matches!(
        grain,
        Grain::Day | Grain::Weekend | Grain::Decade | Grain::Century
    );
    let free = !plural && long && day_of_month::free(scan, noun + 1);
    let term = match grain {
        Grain::Quarter => Term::Reported(Some(grain)),
        _ => Term::Current(grain),
    };
    (led && free).then(|| Read::new(term, at, noun + 1))
}

/// The token after "year-end", "year end" or "year's end".
pub fn year_end(scan: &Scan, at: usize) -> Option<usize> {
    let end = at + 1 + usize::from(scan.is_hyphen(at + 1) || scan.is_any(at + 1, &["'s", "’s"]));
    let free = scan.is(end, "end") && scan.joined(end) && day_of_month::free(scan, end + 1);
    free.then_some(end + 1)
}

/// "rest of the week"
pub fn rest(scan: &Scan, at: usize) -> Option<Read> {
    let the = at + 2;
    if !scan.is(at + 1, "of") || !scan.is_any(the, &["the", "this"]) {
        return None;
    }
    let (grain, plural) = grain(scan, the + 1)?;
    let term = Term::Rest(grain, Rest::Later);
    (!plural && grain != Grain::Day).then(|| Read::new(term, at, the + 2))
}
