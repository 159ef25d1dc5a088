//! Dates and periods.
//!
//! A date is read as it is written first (a `term::Term`), then placed: by its own year,
//! else by the day of reference and the words around it.

mod absolute;
mod beside;
mod counted;
mod cue;
mod day_of_month;
mod entry;
mod event;
mod holiday;
mod numeric;
mod parallel;
mod part;
mod period;
mod place;
mod recurring;
mod relative;
mod slashed;
mod start;
mod term;
mod told;
mod words;
mod written_year;
pub mod year;
mod yearly;

use super::calendar::{self, Grain, shift};
use super::lower::Lower;
use super::scan::{Scan, Space};
use super::words::Class;
use super::{Content, Days, Extent, Hedge, HedgeKind, Kind, Mention, Value};
pub use holiday::prepare;
use jiff::civil::{Date, Weekday};
use relative::EDGES;
use start::can_start;
use std::ops::Range;
use term::{Part, Term, Which, Yearly};
pub use told::Told;
use told::{View, by_weekday};

/// The dates in a text, in its order, seen from `day`.
///
/// `figure` is the date alone. `span` takes in the words that make a period of it ("since
/// 2022", "from May to July", "in two weeks"); `reach` also those that leave the date itself
/// the one that is meant ("by Friday", "until May", "around Easter").
///
/// A date without its year is of the year that the text has `told` of before, if that is a
/// year gone by.
pub fn dates(scan: &Scan, day: Option<Date>, told: Told) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut view = View { day, told };
    let mut at = 0;
    loop {
        at = scan.notable(at);
        let Some(token) = scan.get(at) else {
            return found;
        };
        if token.space == Space::Break {
            view.told = view.told.in_next_paragraph();
        }
        let date = can_start(scan, at).then(|| read_at(scan, at)).flatten();
        at += 1;
        if let Some(date) = date {
            at = date.read.end.max(at);
            found.extend(mention(scan, &date, &mut view));
        }
    }
}

/// Whether a text has words of a date, whatever was told before it.
pub fn any(scan: &Scan) -> bool {
    (0..scan.tokens.len()).any(|at| can_start(scan, at) && read_at(scan, at).is_some())
}

/// The weekday that a date's words begin with, if they do.
///
/// A writer who errs names one that does not fit the date; the date then holds.
pub fn weekday_written(words: &str) -> Option<Weekday> {
    match Scan::new(words).class(0) {
        Class::Weekday(n) => Weekday::from_monday_one_offset(i8::try_from(n).ok()?).ok(),
        _ => None,
    }
}

/// A date found, with the tokens of its own words.
#[derive(Debug)]
struct Read {
    term: Term,
    start: usize,
    end: usize,
}

impl Read {
    fn new(term: Term, start: usize, end: usize) -> Self {
        Self { term, start, end }
    }

    /// A part of it, whose words begin at `start`.
    fn part(self, part: Part, start: usize) -> Self {
        Self::new(Term::Part(part, Box::new(self.term)), start, self.end)
    }
}

/// What the words before a date make of it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Limit {
    /// From its start on, up to the day of reference.
    Since,
    /// From its start on.
    From,
    /// From the day after its end on.
    After,
    /// Up to the day before its start.
    Before,
    /// Up to its end; the words name the period that it ends, not the date.
    Until,
    /// Up to its end.
    By,
    /// Around it.
    About,
    /// The words are part of a period and limit nothing: "from … to".
    None,
}

/// A date with the words that limit it.
struct Limited {
    /// The first token of it all.
    start: usize,
    limit: Limit,
    read: Read,
}

/// The date that begins at a token, with its limit.
fn read_at(scan: &Scan, at: usize) -> Option<Limited> {
    let found = |start, limit, read| Limited { start, limit, read };
    if let Some(read) = period::led(scan, at) {
        return Some(found(at, Limit::None, read));
    }
    if let Some(read) = period::of_years(scan, at) {
        return Some(found(at, Limit::None, read));
    }
    if scan.is(at, "in")
        && let Some(read) = counted::ahead(scan, at + 1)
        && cue::cue(scan, at..read.end) == Some(cue::Cue::Future)
    {
        return Some(found(at, Limit::None, read));
    }
    if let Some((limit, next)) = limit(scan, at)
        && let Some(read) = single(scan, next, true)
    {
        // "after Tuesday's vote" tells of the vote.
        let of_event = scan.is_any(read.end, &["'s", "’s"]) && scan.glued(read.end);
        // "from last week" without more tells whence, not since when.
        let open = limit != Limit::From || !scan.is(at, "from") || goes_on(scan, read.end);
        return match open {
            _ if of_event => None,
            true => Some(found(at, limit, read)),
            false => Some(found(read.start, Limit::None, read)),
        };
    }
    if let Some(found) = counted::hedged(scan, at) {
        return Some(found);
    }
    let read = period::from_date(scan, single(scan, at, false)?);
    if let Some(start) = at_the_earliest(scan, read.start) {
        return Some(found(start, Limit::From, read));
    }
    let limit = trailing(scan, read.end).map_or(Limit::None, |(limit, _)| limit);
    Some(found(read.start, limit, read))
}

/// The start of "as early as" before a date that something could begin on: "could vote as
/// soon as Friday". What began "as early as 1990" began then.
fn at_the_earliest(scan: &Scan, at: usize) -> Option<usize> {
    const NEAR: usize = 8;
    const COULD: &[&str] = &[
        "can", "could", "expected", "may", "might", "possibly", "should", "will", "would",
    ];
    let start = at.checked_sub(3)?;
    let early = scan.is(start + 2, "as")
        && scan.is(start, "as")
        && scan.is_any(start + 1, &["early", "soon"])
        && scan.joined(at);
    let could = || (start.saturating_sub(NEAR)..start).any(|i| scan.is_any(i, COULD));
    (early && could()).then_some(start)
}

fn goes_on(scan: &Scan, at: usize) -> bool {
    scan.joined(at) && scan.is_any(at, &["on", "onward", "onwards"])
}

/// "or later", "and earlier", "onwards" after a date, and the token after it.
fn trailing(scan: &Scan, at: usize) -> Option<(Limit, usize)> {
    if scan.joined(at) && scan.is_any(at, &["onward", "onwards"]) {
        return Some((Limit::From, at + 1));
    }
    if !scan.joined(at) || !scan.is_any(at, &["and", "or"]) {
        return None;
    }
    match Lower::new(scan.str(at + 1))?.str() {
        "later" if !scan.is(at + 2, "than") => Some((Limit::From, at + 2)),
        // "before 2010 or after 2018"
        "after" if !scan.joined(at + 2) || !scan.is_word(at + 2) && !scan.is_figure(at + 2) => {
            Some((Limit::From, at + 2))
        }
        "earlier" => Some((Limit::By, at + 2)),
        _ => None,
    }
}

/// One date, after an article if need be.
fn single(scan: &Scan, at: usize, expected: bool) -> Option<Read> {
    let read = relative::read(scan, at, expected);
    if read.is_some() || !expected || !scan.is(at, "the") || !scan.joined(at + 1) {
        return read;
    }
    // "since the 2022 invasion" tells of the invasion.
    relative::read(scan, at + 1, false).filter(|r| r.end > at + 2 || !scan.is_figure(at + 1))
}

fn limit(scan: &Scan, at: usize) -> Option<(Limit, usize)> {
    if !matches!(scan.class(at), Class::Time) || cue::is_compound(scan, at) {
        return None;
    }
    let word = Lower::new(scan.str(at))?;
    let (limit, words) = match word.str() {
        "since" => (Limit::Since, 1),
        "from" => (Limit::From, 1),
        "after" => (Limit::After, 1),
        "before" => (Limit::Before, 1),
        "prior" if scan.is(at + 1, "to") => (Limit::Before, 2),
        "by" | "until" | "till" => (Limit::By, 1),
        "no" if scan.are(at + 1, &["later", "than"]) => (Limit::By, 3),
        "starting" | "beginning" | "commencing" => (Limit::From, 1),
        "later" if scan.is(at + 1, "than") => (Limit::After, 2),
        "earlier" if scan.is(at + 1, "than") => (Limit::Before, 2),
        "about" if at > 0 && scan.is_any(at - 1, &["how", "what"]) => return None,
        "around" | "about" | "circa" | "roughly" | "approximately" => (Limit::About, 1),
        _ => return None,
    };
    let mut next = at + words;
    next += usize::from(
        words == 1 && matches!(limit, Limit::From) && scan.is_any(next, &["on", "in", "from"]),
    );
    scan.joined(next).then_some((limit, next))
}

/// The mention of a date; what comes after is seen from `view`, which may change.
fn mention(scan: &Scan, found: &Limited, view: &mut View) -> Option<Mention> {
    let read = &found.read;
    let (start, limit) = match event::is_named(scan, found) && event::is_over(scan, found, *view) {
        true => (&read.start, &Limit::None),
        false => (&found.start, &found.limit),
    };
    let day = view.day;
    let turns = read.term.turns();
    let words = found.start..read.end;
    let alone = || cue::alone(scan, words.clone()).filter(|_| view.told == Told::default());
    let cue = turns.then(|| cue::cue(scan, words.clone()).or_else(alone));
    // "could come as early as Friday"
    let earliest = turns && *limit == Limit::From && scan.is(*start, "as");
    let cue = match earliest {
        true => Some(cue::Cue::Would),
        false => cue.flatten(),
    };
    let placed = read.term.place(*view, cue);
    let placed = placed.map(|placed| by_weekday(scan, read, *view, placed));
    let extent = placed.as_ref().map(|p| &p.extent);
    view.told = view.told.next(read.term.year(), extent);
    // What any day of reference would place is a date; "from 2016 to 2014" is none.
    let any = || {
        let day = Some(Date::constant(2000, 1, 1));
        let told = Told::default();
        read.term.place(View { day, told }, cue)
    };
    let relative = day.is_none() && placed.is_none() && any().is_some();
    // The words before it stay its own.
    let day = extent.is_some_and(|days| days.as_point().is_some());
    let open = match day && event::is_hour(scan, found) {
        true => &Limit::None,
        false => limit,
    };
    let (extent, guessed) = match placed {
        Some(placed) => (
            open.apply(&placed.extent, &read.term, *view)?,
            placed.guessed,
        ),
        None if relative => (Extent::unbounded(), false),
        None => return None,
    };
    let first = read.start - usize::from(takes_article(scan, read, *limit));
    let end = match trailing(scan, read.end) {
        Some((_, end)) => end,
        None => read.end + usize::from(*limit == Limit::From && goes_on(scan, read.end)),
    };
    let figure = scan.span(first..read.end);
    let limited = first.min(*start);
    let the = limited > 0 && limited == first && scan.joined(first) && scan.is(first - 1, "the");
    let reach = scan.span(limited - usize::from(the)..end);
    let period = !matches!(limit, Limit::By | Limit::About);
    let span = match period {
        true => scan.span(limited..end),
        false => figure.clone(),
    };
    let around = if *start < first {
        reach.start..figure.start
    } else {
        figure.end..reach.end
    };
    let hedge = hedge(scan, *open, read, around);
    let days = Days {
        extent,
        guessed,
        unplaced: relative,
        cycle: read.term.cycle().filter(|_| *open == Limit::None),
    };
    let value = Value {
        kind: Kind::Date,
        content: Content::Days(days),
        hedge,
    };
    Some(Mention {
        figure,
        span,
        reach,
        value,
    })
}

/// Whether "the" before a date is one of its own words: "the first week of May".
fn takes_article(scan: &Scan, read: &Read, limit: Limit) -> bool {
    let the = read.start > 0 && scan.joined(read.start) && scan.is(read.start - 1, "the");
    the && match &read.term {
        Term::Fixed(extent) => {
            words::season(scan.str(read.start)).is_some()
                || extent.as_point().is_some()
                    && scan.is_figure(read.start)
                    && scan.str(read.start).len() <= 2
        }
        Term::Nth { .. } | Term::Holding(..) | Term::Yearly(Yearly::Season(_), Which::Bare) => true,
        Term::Part(..) => limit != Limit::None && scan.is_any(read.start, EDGES),
        // "the 14th of May"
        Term::Yearly(Yearly::Days { .. }, _) => scan.is_figure(read.start),
        // "the week after next", but not "the next week"
        Term::Period(..) => scan.is_any(read.start, &["day", "week", "month", "year"]),
        _ => false,
    }
}

/// The words around the date that limit it, or the part of a period that it names.
fn hedge(scan: &Scan, limit: Limit, read: &Read, around: Range<usize>) -> Option<Hedge> {
    let kind = match limit {
        Limit::Since | Limit::From | Limit::After => HedgeKind::More,
        Limit::Before | Limit::By | Limit::Until => HedgeKind::Less,
        Limit::About => HedgeKind::About,
        Limit::None if matches!(read.term, Term::Part(..)) => {
            let words = scan.str(read.start).to_owned();
            return Some(Hedge {
                words,
                kind: HedgeKind::About,
            });
        }
        Limit::None => return None,
    };
    let words = scan.text.get(around)?.trim();
    let words = words
        .strip_suffix("the")
        .unwrap_or(words)
        .trim_end()
        .to_owned();
    Some(Hedge { words, kind })
}

impl Limit {
    /// The days that it leaves of those of a term. "Before the end of the year" is before
    /// the year has ended, "after the beginning" after it has begun.
    fn apply(self, extent: &Extent<Date>, term: &Term, view: View) -> Option<Extent<Date>> {
        let day = view.day;
        let (low, high) = (extent.low().copied(), extent.high().copied());
        let new = |low, high| Extent::new(low, false, high, false);
        match self {
            Limit::None => Some(extent.clone()),
            Limit::Since => new(low, day.filter(|d| Some(*d) >= low)),
            Limit::From => new(low, None),
            Limit::Before if matches!(term, Term::Part(Part::End, _)) => new(None, high),
            Limit::After if matches!(term, Term::Part(Part::Start, _)) => new(low, None),
            Limit::After => new(Some(shift(high?, Grain::Day, 1)?), None),
            Limit::Before => new(None, Some(shift(low?, Grain::Day, -1)?)),
            Limit::By | Limit::Until => new(None, high),
            Limit::About => {
                // As much again on both sides together, but three days each way at least.
                let room = (calendar::length(extent)? / 2).max(3);
                new(
                    shift(low?, Grain::Day, -room),
                    shift(high?, Grain::Day, room),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod figure_tests;

#[cfg(test)]
mod parallel_tests;

#[cfg(test)]
mod writing_tests;
