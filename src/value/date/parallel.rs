//! Periods that a report is on, and the same ones of another year: "the year-ago quarter",
//! "the same period last year", "last year's third quarter", "the fiscal year".

use super::Read;
use super::day_of_month::free;
use super::term::{Other, Term, Which, Yearly};
use super::words::grain;
use super::written_year::{digits, year_at};
use crate::value::calendar::Grain;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// What needs its article: "the year-ago quarter", "the same period last year", "the
/// latest period", "the 1988 quarter".
pub fn with_the(scan: &Scan, the: usize) -> Option<Read> {
    let at = the + 1;
    if let Some((year, next)) = digits(scan, at) {
        let (of, end) = period(scan, next)?;
        let term = Term::Parallel(Box::new(of), Other::Written(year));
        return free(scan, end).then(|| Read::new(term, at, end));
    }
    if scan.is(at, "latest") {
        let (of, end) = period(scan, at + 1)?;
        return Some(Read::new(of, at, end));
    }
    read(scan, at).or_else(|| {
        // "the quarter a year ago"
        let (of, end) = period(scan, at)?;
        let (other, end) = a_year_ago(scan, end)?;
        Some(Read::new(Term::Parallel(Box::new(of), other), at, end))
    })
}

/// "year-ago quarter", "comparable period of 2018", "year-earlier"
pub fn read(scan: &Scan, at: usize) -> Option<Read> {
    const LIKE: &[&str] = &["comparable", "corresponding", "equivalent", "same"];
    let like = scan.is_any(at, LIKE);
    let next = at + usize::from(like);
    let year_ago = year_ago(scan, next).filter(|_| scan.joined(next));
    let parallel = |of, other, end| Read::new(Term::Parallel(Box::new(of), other), at, end);
    match (year_ago, like) {
        (Some(end), _) => match period(scan, end) {
            Some((of, end)) => Some(parallel(of, Other::Away(-1), end)),
            None => Some(Read::new(last_year(), at, end)).filter(|_| !like),
        },
        (None, true) => {
            let (of, end) = period(scan, next)?;
            let (other, end) = other_year(scan, end)?;
            Some(parallel(of, other, end))
        }
        (None, false) => None,
    }
}

/// The year before the one told of.
fn last_year() -> Term {
    Term::Later {
        grain: Grain::Year,
        steps: -1,
        stand: true,
    }
}

/// "year-ago", "year earlier", "prior-year"
fn year_ago(scan: &Scan, at: usize) -> Option<usize> {
    let second = at + 1 + usize::from(scan.is_hyphen(at + 1));
    let year = scan.is(at, "year") && scan.is_any(second, &["ago", "earlier"]);
    let prior = scan.is_any(at, &["previous", "prior"])
        && scan.is_hyphen(at + 1)
        && scan.is(second, "year");
    ((year || prior) && scan.joined(second)).then_some(second + 1)
}

/// "period", "third quarter", "month", "nine-month period"
fn period(scan: &Scan, at: usize) -> Option<(Term, usize)> {
    if !scan.joined(at) {
        return None;
    }
    if scan.is(at, "period") {
        return Some((Term::Reported(None), at + 1));
    }
    if let Class::Rank(n @ 1..=4) = scan.class(at) {
        let noun = at + 1 + usize::from(scan.is_hyphen(at + 1));
        let quarter = Yearly::Quarter(i8::try_from(n).ok()?);
        return (grain(scan, noun)? == (Grain::Quarter, false))
            .then_some((Term::Yearly(quarter, Which::Bare), noun + 1));
    }
    match grain(scan, at)? {
        (grain @ (Grain::Week | Grain::Month | Grain::Quarter), false) => {
            Some((Term::Reported(Some(grain)), at + 1))
        }
        _ => None,
    }
}

/// "last year", "a year earlier", "of 2018", "of the previous year"
fn other_year(scan: &Scan, at: usize) -> Option<(Other, usize)> {
    let of = at + usize::from(scan.is_any(at, &["in", "of"]));
    if let Some((year, end)) = year_at(scan, of) {
        return Some((Other::Written(year), end));
    }
    if scan.is(of, "last") && scan.is(of + 1, "year") {
        return Some((Other::FromNow(-1), of + 2));
    }
    if scan.is(of, "the") {
        let before = scan.are(of + 1, &["year", "before"])
            || scan.is_any(of + 1, &["preceding", "previous", "prior"]) && scan.is(of + 2, "year");
        return before.then_some((Other::Away(-1), of + 3));
    }
    a_year_ago(scan, at)
}

fn a_year_ago(scan: &Scan, at: usize) -> Option<(Other, usize)> {
    let ago = scan.class(at) == Class::Article
        && scan.is(at + 1, "year")
        && scan.is_any(at + 2, &["ago", "before", "earlier"]);
    ago.then_some((Other::Away(-1), at + 3))
}

/// A year's possession, else the year: "last year's third quarter".
pub fn of_years(scan: &Scan, year: Read) -> Read {
    let of = scan.is_any(year.end, &["'s", "’s"]) && scan.glued(year.end);
    let Term::Period(Grain::Year, steps) = year.term else {
        return year;
    };
    let other = i16::try_from(steps).ok().map(Other::FromNow);
    match (other, period(scan, year.end + 1).filter(|_| of)) {
        (Some(other), Some((of, end))) => {
            let term = Term::Parallel(Box::new(of), other);
            Read::new(term, year.start, end)
        }
        _ => year,
    }
}

/// "full year" after its article
pub fn full_year(scan: &Scan, at: usize) -> Option<Read> {
    let led = at.checked_sub(1).is_some_and(|the| scan.is(the, "the"));
    let whole = led && scan.is(at + 1, "year") && free(scan, at + 2);
    whole.then(|| Read::new(Term::Current(Grain::Year), at, at + 2))
}

/// "fiscal year", "fiscal first quarter", "fiscal 1989", "calendar year 2008"
pub fn fiscal(scan: &Scan, at: usize) -> Option<Read> {
    let own = scan.is(at, "fiscal");
    let next = at + 1 + usize::from(scan.is_hyphen(at + 1));
    if let Some((term, end)) = period(scan, next).filter(|_| own) {
        return Some(Read::new(Term::Fiscal(Box::new(term)), at, end));
    }
    let noun = scan.is(next, "year");
    let (term, end) = match year_at(scan, next + usize::from(noun)) {
        Some((year, end)) => {
            let extent = crate::value::calendar::years(year.into(), 1)?;
            (Term::Fixed(extent), end)
        }
        None if noun && free(scan, next + 1) => (Term::Current(Grain::Year), next + 1),
        None => return None,
    };
    let term = if own {
        Term::Fiscal(Box::new(term))
    } else {
        term
    };
    Some(Read::new(term, at, end))
}

/// "last fiscal year", "this calendar year", "the latest fiscal year"
pub fn fiscal_year(scan: &Scan, at: usize) -> Option<Read> {
    let own = scan.is(at + 1, "fiscal");
    if !own && !scan.is(at + 1, "calendar") || !scan.is(at + 2, "year") {
        return None;
    }
    let steps = match () {
        () if scan.is_any(at, &["last", "latest", "previous", "prior"]) => -1,
        () if scan.is_any(at, &["current", "this"]) => 0,
        () if scan.is_any(at, &["coming", "next"]) => 1,
        () => return None,
    };
    let year = Term::Period(Grain::Year, steps);
    let term = if own {
        Term::Fiscal(Box::new(year))
    } else {
        year
    };
    Some(Read::new(term, at, at + 3))
}
