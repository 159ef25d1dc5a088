//! Dates told from the day of reference, and parts of periods.

use super::absolute::{self, named};
use super::counted::{VAGUE, ago, number};
use super::parallel::{self, fiscal, fiscal_year};
use super::part::{current, nth, rest, told, year_end};
use super::term::{Part, Rest, Term, Which, Yearly};
use super::words::grain;
use super::written_year::year_at;
use super::yearly::{self, of_a_year};
use super::{Read, day_of_month, holiday, numeric, part as parts};
use crate::value::calendar::Grain;
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Weekday;

/// Any single date that begins at a token.
pub fn read(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    let found = match scan.class(at) {
        Class::Time if scan.is(at, "the") => {
            with_the(scan, at).or_else(|| day_of_month::with_the(scan, at, expected))
        }
        Class::Time => time_word(scan, at),
        Class::Number(_) | Class::Article | Class::Vague | Class::Part(_) => {
            ago(scan, at).or_else(|| nth(scan, at))
        }
        Class::Rank(_) => nth(scan, at).or_else(|| day_of_month::of_month(scan, at, at)),
        Class::Other if scan.is_figure(at) => ago(scan, at)
            .or_else(|| nth(scan, at))
            .or_else(|| day_of_month::of_month(scan, at, at)),
        _ => None,
    };
    let found = found.or_else(|| absolute::read(scan, at, expected))?;
    Some(match found.term {
        Term::Yearly(_, Which::Bare) => of_a_year(scan, found),
        Term::Period(Grain::Year, _) => parallel::of_years(scan, found),
        Term::Weekday(weekday, Which::Bare) => which_weekday(scan, found, weekday),
        _ => found,
    })
}

/// A weekday with the words after it that say which: "Friday after next", "the Friday before
/// Easter".
fn which_weekday(scan: &Scan, read: Read, weekday: Weekday) -> Read {
    let (start, end) = (read.start, read.end);
    if scan.are(end, &["after", "next"]) && day_of_month::free(scan, end + 2) {
        let today = Box::new(Term::Period(Grain::Day, 0));
        return Read::new(Term::WeekdayFrom(weekday, 2, today), start, end + 2);
    }
    let the = start > 0 && scan.is(start - 1, "the");
    let sure = |read: &Read| match &read.term {
        Term::WeekdayFrom(_, _, of) => the || matches!(**of, Term::Yearly(Yearly::Holiday(_), _)),
        _ => false,
    };
    // "Fri." has its full stop before these words.
    let from = parts::weekday_from(scan, start, end - 1, weekday, 1);
    from.filter(sure).unwrap_or(read)
}

pub fn time_word(scan: &Scan, at: usize) -> Option<Read> {
    let word = scan.str(at);
    if word.len() < 3 || word.len() > 9 {
        return None;
    }
    let day = |steps, end| Some(Read::new(Term::Period(Grain::Day, steps), at, end));
    match Lower::new(word).as_ref().map_or("", Lower::str) {
        "the" => with_the(scan, at),
        "today" => day(0, at + 1),
        "tonight" => day(0, at + 1),
        "yesterday" => day(-1, at + 1),
        "tomorrow" => day(1, at + 1),
        "day" if scan.are(at, &["day", "before", "yesterday"]) => day(-2, at + 3),
        "day" if scan.are(at, &["day", "after", "tomorrow"]) => day(2, at + 3),
        "year" if scan.are(at, &["year", "to", "date"]) => {
            let term = Term::Rest(Grain::Year, Rest::Earlier);
            Some(Read::new(term, at, at + 3))
        }
        "year" if year_end(scan, at).is_some() => {
            let of = Box::new(Term::Current(Grain::Year));
            let (nth, count, grain) = (-1, 1, Grain::Month);
            let term = Term::Nth {
                nth,
                count,
                grain,
                of,
            };
            Some(Read::new(term, at, year_end(scan, at)?))
        }
        "year" => beyond(scan, at)
            .or_else(|| parallel::read(scan, at))
            .or_else(|| numeric::called(scan, at)),
        "week" => beyond(scan, at).or_else(|| numeric::week(scan, at)),
        "weekend" | "month" => beyond(scan, at),
        "comparable" | "corresponding" | "equivalent" | "same" | "prior" => {
            parallel::read(scan, at).or_else(|| fiscal_year(scan, at))
        }
        "rest" | "remainder" => rest(scan, at),
        "that" => told(scan, at),
        "full" => parallel::full_year(scan, at),
        "fiscal" | "calendar" => fiscal(scan, at),
        // "Arrests following Saturday's attack" came after it.
        "following" if at > 0 && scan.is(at - 1, "the") => which(scan, at, Which::Next, false),
        "last" if is_verb(scan, at) => None,
        "last" if scan.is_any(at + 1, &["night", "evening"]) => day(-1, at + 2),
        "last" | "previous" => fiscal_year(scan, at)
            .or_else(|| parallel::read(scan, at))
            .or_else(|| nth(scan, at))
            .or_else(|| which(scan, at, Which::Last, false)),
        "past" | "recent" => which(scan, at, Which::Last, true),
        "next" => fiscal_year(scan, at).or_else(|| which(scan, at, Which::Next, false)),
        "coming" | "upcoming" => which(scan, at, Which::Next, true),
        "this" | "these" | "current" => fiscal_year(scan, at).or_else(|| this(scan, at)),
        "early" | "mid" | "late" | "earlier" | "later" => part(scan, at),
        "start" | "beginning" | "middle" | "end" => edge(scan, at),
        "final" => nth(scan, at),
        _ => None,
    }
}

/// Whether "last" tells how long something goes on: "could last three days".
fn is_verb(scan: &Scan, at: usize) -> bool {
    const LEADS: &[&str] = &[
        "can", "could", "couldn't", "may", "might", "must", "not", "shall", "should", "to", "will",
        "won't", "would", "wouldn't", "they'll", "it'll",
    ];
    let before = |at: usize| at.checked_sub(1).filter(|_| scan.joined(at));
    let aside = |b: &usize| scan.is_any(*b, &["also", "likely", "only", "probably", "still"]);
    let lead = before(at).and_then(|b| if aside(&b) { before(b) } else { Some(b) });
    lead.is_some_and(|lead| scan.is_any(lead, LEADS)) && number(scan, at + 1).is_some()
}

/// What needs its article: "the weekend", "the week after next".
fn with_the(scan: &Scan, at: usize) -> Option<Read> {
    let next = at + 1;
    if !scan.joined(next) {
        return None;
    }
    let beyond = beyond(scan, next);
    if beyond.is_some() {
        return beyond;
    }
    let known = parallel::with_the(scan, at)
        .or_else(|| told(scan, at))
        .or_else(|| fiscal_year(scan, next));
    if known.is_some() {
        return known;
    }
    if scan.are(next, &["year", "to", "date"]) {
        return time_word(scan, next);
    }
    if scan.is(next, "week") && scan.is_figure(next + 1) {
        return numeric::week(scan, next);
    }
    if scan.is(next, "weekend") {
        return Some(Read::new(Term::Weekend, next, next + 1));
    }
    let of = next + 1 + usize::from(scan.is(next + 1, "of"));
    if scan.is(next, "year")
        && let Some((year, end)) = year_at(scan, of)
    {
        let extent = crate::value::calendar::years(year.into(), 1)?;
        return Some(Read::new(Term::Fixed(extent), next, end));
    }
    current(scan, at)
}

/// "week before last", "year after next"
fn beyond(scan: &Scan, at: usize) -> Option<Read> {
    let (grain, plural) = grain(scan, at)?;
    if scan.is_any(at + 1, &["of", "beginning", "commencing", "starting"]) && !plural {
        let of = at + 2 + usize::from(scan.is(at + 2, "on"));
        let read = absolute::read(scan, of, false)
            .or_else(|| day_of_month::with_the(scan, of, false))
            .filter(|_| scan.joined(of))?;
        let day = matches!(
            &read.term,
            Term::Yearly(Yearly::Days { .. } | Yearly::Holiday(_), _) | Term::Day(..)
        ) || matches!(&read.term, Term::Fixed(e) if e.as_point().is_some());
        let holiday = grain == Grain::Weekend && holiday::named(scan, of).is_some();
        let term = match holiday {
            true => Term::HolidayWeekend(Box::new(read.term)),
            false => Term::Holding(grain, Box::new(read.term)),
        };
        return (day && grain != Grain::Day).then(|| Read::new(term, at, read.end));
    }
    let steps = if scan.are(at + 1, &["before", "last"]) {
        -2
    } else if scan.are(at + 1, &["after", "next"]) {
        2
    } else {
        return None;
    };
    Some(Read::new(Term::Period(grain, steps), at, at + 3))
}

/// "last week", "next Tuesday", "the past two weeks", "the coming days"; `rolling` words
/// count from the day itself, not from the calendar's periods.
fn which(scan: &Scan, at: usize, which: Which, rolling: bool) -> Option<Read> {
    let next = at + 1;
    if !scan.joined(next) {
        return None;
    }
    // "the next day" and "the previous year" follow another date, not the day of reference.
    let the = at > 0 && scan.is(at - 1, "the");
    let other = the && scan.is(at, "previous") || scan.is(at, "following");
    let one = grain(scan, next).is_some_and(|(_, plural)| !plural);
    if scan.is(at, "next") && scan.is(next, "day") || other && one {
        return None;
    }
    let sign = if which == Which::Last { -1 } else { 1 };
    if let Some((grain, plural)) = grain(scan, next) {
        let term = match (plural, rolling) {
            (true, false) => return None,
            (true, true) => Term::Stretch(grain, sign * VAGUE),
            (false, true) if grain == Grain::Weekend => {
                Term::Period(grain, if sign < 0 { -1 } else { 0 })
            }
            (false, true) => Term::Stretch(grain, sign),
            // "In the last decade" counts from now.
            (false, false) if the && grain == Grain::Decade => Term::Stretch(grain, sign),
            (false, false) => Term::Period(grain, sign),
        };
        if let Some(read) = week_and_day(scan, at, next, &term) {
            return Some(read);
        }
        return Some(Read::new(term, at, next + 1));
    }
    if scan.is(next, "fortnight") {
        return Some(Read::new(
            Term::Stretch(Grain::Week, sign * 2),
            at,
            next + 1,
        ));
    }
    if let Some((_, high, end)) = number(scan, next)
        && let working = scan.is_any(end, &["business", "trading", "working"])
        && let end = end + usize::from(working)
        && let Some((grain, _)) = grain(scan, end)
    {
        if working && grain == Grain::Day {
            return Some(Read::new(
                Term::WorkingDays(sign.checked_mul(high)?),
                at,
                end + 1,
            ));
        }
        return Some(Read::new(
            Term::Stretch(grain, sign.checked_mul(high)?),
            at,
            end + 1,
        ));
    }
    let read = named(scan, next, which)?;
    let term = match read.term {
        // "the coming Tuesday" is the nearest one.
        Term::Weekday(weekday, Which::Next) if rolling => {
            Term::WeekdayFrom(weekday, 1, Box::new(Term::Period(Grain::Day, 0)))
        }
        term => term,
    };
    Some(Read::new(term, at, read.end))
}

/// "next week on Tuesday", "this week Monday"
fn week_and_day(scan: &Scan, at: usize, week: usize, term: &Term) -> Option<Read> {
    let Term::Period(Grain::Week, steps) = term else {
        return None;
    };
    let on = week + 1 + usize::from(scan.is_any(week + 1, &["on", "'s", "’s"]));
    match named(scan, on, Which::Bare)? {
        Read {
            term: Term::Weekday(weekday, _),
            end,
            ..
        } => Some(Read::new(Term::WeekdayOf(weekday, *steps), at, end)),
        _ => None,
    }
}

/// "this week", "this summer", "this past weekend", "this coming Tuesday"
fn this(scan: &Scan, at: usize) -> Option<Read> {
    let next = at + 1;
    if !scan.joined(next) || scan.is(at, "these") {
        return None;
    }
    if scan.is_any(next, &["past", "coming", "upcoming", "last", "next"]) {
        let read = time_word(scan, next)?;
        return Some(Read { start: at, ..read });
    }
    if scan.is_any(next, &["morning", "afternoon", "evening"]) {
        return Some(Read::new(Term::Period(Grain::Day, 0), at, next + 1));
    }
    // "this day" may be any.
    if let Some((grain, false)) = grain(scan, next).filter(|(g, _)| *g != Grain::Day) {
        let term = Term::Period(grain, 0);
        return week_and_day(scan, at, next, &term).or_else(|| Some(Read::new(term, at, next + 1)));
    }
    let read = named(scan, next, Which::This)?;
    Some(Read { start: at, ..read })
}

/// "early March", "mid-2024", "late last year", "earlier this month", "late in 2024"
fn part(scan: &Scan, at: usize) -> Option<Read> {
    let mut next = at + 1;
    next += usize::from(scan.is_hyphen(next));
    if !scan.joined(next) {
        return None;
    }
    let part = match Lower::new(scan.str(at)).as_ref().map_or("", Lower::str) {
        "early" => Part::Early,
        "late" => Part::Late,
        "mid" => Part::Mid,
        rest => {
            let rest = if rest == "earlier" {
                Rest::Earlier
            } else {
                Rest::Later
            };
            next += usize::from(scan.is(next, "in"));
            let grain = grain(scan, next + 1)
                .filter(|_| scan.is_any(next, &["this", "the"]))?
                .0;
            if grain != Grain::Day {
                return Some(Read::new(Term::Rest(grain, rest), at, next + 2));
            }
            return Some(Read::new(Term::Period(grain, 0), at, next + 2));
        }
    };
    let next = next + usize::from(scan.is(next, "in"));
    let named = || yearly::holidays(scan, at).filter(|_| part == Part::Mid);
    named().or_else(|| whole(scan, next).map(|of| of.part(part, at)))
}

/// Nouns for a part of a period.
pub const EDGES: &[&str] = &["start", "beginning", "middle", "end"];

/// "end of March", "beginning of the year"
fn edge(scan: &Scan, at: usize) -> Option<Read> {
    if !scan.is_any(at + 1, &["of", "to"]) {
        return None;
    }
    let part = match Lower::new(scan.str(at)).as_ref().map_or("", Lower::str) {
        "middle" => Part::Mid,
        "end" => Part::End,
        _ => Part::Start,
    };
    whole(scan, at + 2).map(|of| of.part(part, at))
}

/// A period that has parts: "2024", "the month", "last year", "the 1990s", "this week"
pub fn whole(scan: &Scan, at: usize) -> Option<Read> {
    if !scan.joined(at) {
        return None;
    }
    let the = at + usize::from(scan.is(at, "the"));
    let found = match Lower::new(scan.str(the)).as_ref().map_or("", Lower::str) {
        "last" | "previous" => which(scan, the, Which::Last, false),
        "past" => which(scan, the, Which::Last, true),
        "next" => which(scan, the, Which::Next, false),
        "coming" => which(scan, the, Which::Next, true),
        "this" | "current" => this(scan, the),
        _ => None,
    };
    let bare = || {
        let (grain, plural) = grain(scan, the).filter(|_| {
            the > at || !scan.joined(the + 1) || !scan.is_word(the + 1) || scan.is(the, "year")
        })?;
        (!plural && grain != Grain::Day).then(|| Read::new(Term::Current(grain), the, the + 1))
    };
    // A season needs no word before it here.
    found
        .or_else(|| absolute::read(scan, the, true))
        .or_else(|| named(scan, the, Which::Bare))
        .or_else(bare)
        .filter(|r| !matches!(r.term, Term::Weekday(..) | Term::WeekdayOf(..)))
}
