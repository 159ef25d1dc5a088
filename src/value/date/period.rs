//! Periods between two dates: "from 2014 to 2016", "between March and May", "2014–2016".

use super::term::{Term, Which, Yearly};
use super::written_year::{digits, of_era};
use super::{Read, absolute, single};
use crate::value::calendar::{self, Grain};
use crate::value::scan::Scan;

/// Reads the period that "from" or "between" begins; its own words are the two dates and
/// what stands between them.
pub fn led(scan: &Scan, at: usize) -> Option<Read> {
    let between = scan.is(at, "between");
    if !between && (!scan.is(at, "from") || moved(scan, at)) || !scan.joined(at + 1) {
        return None;
    }
    let start = at + 1;
    let found = years(scan, start, true)
        .or_else(|| years_of_era(scan, start))
        .or_else(|| bare_day(scan, start));
    if found.is_some() {
        return found;
    }
    let first = match scan.is(start, "now") {
        true => Read::new(Term::Period(Grain::Day, 0), start, start + 1),
        false => single(scan, start, true)?,
    };
    let second = second(scan, first.end, between)?;
    Some(both(first, second))
}

/// Two years that begin at a figure: "2014–2016", "264 to 241 BC".
pub fn of_years(scan: &Scan, at: usize) -> Option<Read> {
    if !scan.is_figure(at) {
        return None;
    }
    years(scan, at, false).or_else(|| years_of_era(scan, at))
}

/// The period that a date begins without "from", or the date alone.
pub fn from_date(scan: &Scan, first: Read) -> Read {
    let second = could_be_first(scan, first.start).then(|| second(scan, first.end, false));
    match second.flatten() {
        Some(second) if same_sort(&first.term, &second.term) => both(first, second),
        _ => first,
    }
}

/// The date that ends a period, after the word or mark that links it to the first.
fn second(scan: &Scan, link: usize, between: bool) -> Option<Read> {
    let linked = scan.joined(link)
        && match between {
            true => scan.is_any(link, &["and", "to"]) || scan.is_hyphen(link),
            false => {
                scan.is_any(link, &["to", "through", "thru", "until", "till"])
                    || scan.is_hyphen(link)
                    || scan.is_mark(link, '—') && scan.glued(link)
            }
        };
    let next = link + 1;
    if !linked || !scan.joined(next) {
        return None;
    }
    let the = next + usize::from(scan.is(next, "the"));
    let now = match () {
        () if scan.is_any(next, &["date", "now"]) => Some(next + 1),
        () if scan.is(the, "present") => Some(the + 1 + usize::from(scan.is(the + 1, "day"))),
        () => None,
    };
    match now {
        Some(end) => Some(Read::new(Term::Period(Grain::Day, 0), next, end)),
        None => single(scan, next, true),
    }
}

fn both(first: Read, second: Read) -> Read {
    let term = Term::Both(Box::new(first.term), Box::new(second.term));
    Read::new(term, first.start, second.end)
}

/// Without "from", only a date in words or figures can be the first of two.
fn could_be_first(scan: &Scan, at: usize) -> bool {
    use crate::value::words::Class::{Month, Time, Weekday};
    scan.is_figure(at)
        || match scan.class(at) {
            Month(_) | Weekday(_) => true,
            Time => scan.is_any(at, &["early", "mid", "late"]),
            _ => false,
        }
}

/// "2014–2016", "2014-16"
fn years(scan: &Scan, at: usize, led: bool) -> Option<Read> {
    let (first, link) = digits(scan, at)?;
    let to = scan.is_any(link, &["to", "through"]) && scan.is_figure(link + 1);
    if !scan.is_hyphen(link) && !to || !scan.joined(link + 1) {
        return None;
    }
    let short = scan.str(link + 1);
    let last = match digits(scan, link + 1).filter(|_| scan.joined(link + 1)) {
        Some((year, _)) => year,
        None if short.len() == 2
            && scan.glued(link)
            && scan.glued(link + 1)
            && scan.is_figure(link + 1) =>
        {
            first
                .checked_sub(first % 100)?
                .checked_add(short.parse().ok()?)?
        }
        None => return None,
    };
    // "138-2010-2015" is a number of something.
    if at > 0 && scan.glued(at) && scan.is_hyphen(at - 1) {
        return None;
    }
    // "2014-11-26" is a day; "2014-11" may be a month.
    let end = link + 2;
    let more = scan.glued(end) && (scan.is_hyphen(end) || scan.is_mark(end, '/'));
    let plain = led || (first >= 1800 && super::year::fits(scan, end));
    if more || !plain || last <= first || (short.len() == 2 && last - first > 60) {
        return None;
    }
    let extent = calendar::years(first.into(), i32::from(last) - i32::from(first) + 1)?;
    Some(Read::new(Term::Fixed(extent), at, end))
}

/// "264 to 241 BC"
fn years_of_era(scan: &Scan, at: usize) -> Option<Read> {
    let link = at + 1;
    let linked = scan.is_hyphen(link) || scan.is_any(link, &["to", "until", "till", "and"]);
    if !scan.is_figure(at) || !linked || !scan.joined(link) || !scan.joined(link + 1) {
        return None;
    }
    let (last, end) = of_era(scan, link + 1)?;
    let written: i32 = scan.str(at).parse().ok()?;
    let (first, last) = match last {
        year @ ..=0 => (1 - written, i32::from(year)),
        year => (written, i32::from(year)),
    };
    let count = last.checked_sub(first)?.checked_add(1).filter(|n| *n > 1)?;
    Some(Read::new(
        Term::Fixed(calendar::years(first, count)?),
        at,
        end,
    ))
}

/// "3 and 5 November" after "between"
fn bare_day(scan: &Scan, at: usize) -> Option<Read> {
    let (first, link) = absolute::day(scan, at + usize::from(scan.is(at, "the")))?;
    if !scan.is_any(link, &["and", "to", "till", "until"]) {
        return None;
    }
    let next = link + 1 + usize::from(scan.is(link + 1, "the"));
    let second = absolute::read(scan, next, false)?;
    let term = match second.term {
        Term::Yearly(Yearly::Days { month, last, .. }, Which::Bare) if first < last => {
            Term::Yearly(Yearly::Days { month, first, last }, Which::Bare)
        }
        Term::Fixed(extent) => {
            let last = *extent.as_point()?;
            let start = last
                .with()
                .day(first)
                .build()
                .ok()
                .filter(|start| *start < last)?;
            Term::Fixed(calendar::run(start, last)?)
        }
        _ => return None,
    };
    Some(Read::new(term, at, second.end))
}

/// Whether something is moved "from Tuesday to Friday": these are two dates.
fn moved(scan: &Scan, at: usize) -> bool {
    const VERBS: &[&str] = &[
        "brought",
        "changed",
        "delayed",
        "extended",
        "forward",
        "moved",
        "postponed",
        "pushed",
        "rescheduled",
        "shifted",
    ];
    (1..=6).any(|n| at.checked_sub(n).is_some_and(|i| scan.is_any(i, VERBS)))
}

fn same_sort(a: &Term, b: &Term) -> bool {
    use Term::{Fixed, Guessed, Part, Period, Weekday, Yearly};
    matches!(
        (a, b),
        (Weekday(..), Weekday(..))
            | (Yearly(..), Yearly(..))
            | (Fixed(_) | Yearly(..), Period(Grain::Day, 0))
            | (
                Yearly(..) | Fixed(_) | Guessed(_) | Part(..),
                Fixed(_) | Guessed(_) | Part(..)
            )
    )
}
