//! Which side of the day of reference the words around a date speak of.

mod verb;

use super::entry;
use crate::value::keyed::Words;
use crate::value::scan::{Scan, Space};
use crate::value::words::Class;
use std::ops::Range;

/// What a word says about when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    Past,
    /// "said", and a verb after the date: what was said, delayed or agreed may be to come.
    /// They decide a weekday, but no day of a month that is close ahead.
    Spoke,
    Future,
    /// None, for nothing but the date is told: a line of a calendar, or a question, which has
    /// a holiday to come in mind. Bare days and months are mostly gone by even there.
    Alone,
    /// "would", the future of a past, and what is to be done by a date. They decide a
    /// weekday, but not a month: what would happen may have happened since.
    Would,
    /// What was put off or called off was to come: it decides a weekday, as a guess.
    PutOff,
    /// "The strike begins on Monday": news tells a near future in the present, but so do
    /// histories.
    Present,
}

impl Cue {
    pub fn looks_back(self) -> bool {
        matches!(self, Cue::Past | Cue::Spoke)
    }

    pub fn looks_ahead(self) -> bool {
        matches!(self, Cue::Future | Cue::Would | Cue::PutOff | Cue::Present)
    }
}

/// The cue of a text that is nothing but the date and a mark or two.
pub fn alone(scan: &Scan, date: Range<usize>) -> Option<Cue> {
    let around = scan.tokens.len().checked_sub(date.len())?;
    let rest = (0..date.start).chain(date.end..scan.tokens.len());
    let alone = around < 3
        && !rest
            .into_iter()
            .any(|i| scan.is_word(i) || scan.is_figure(i));
    alone.then_some(Cue::Alone)
}

/// In words; marks do not count.
const REACH: usize = 10;

/// Words and marks together, so that a row of marks takes no time.
const TOKENS: usize = 3 * REACH;

/// The nearest cue before the date, or else after it, within ten words of the sentence. In a
/// chronology the present tells of the past; under weekdays calendars tell of what is to come, too.
pub fn cue(scan: &Scan, date: Range<usize>) -> Option<Cue> {
    let weekday = matches!(scan.class(date.start), Class::Weekday(_));
    let told = || !weekday && entry::heads(scan, &date);
    match nearest(scan, date.clone()) {
        Some(Cue::Present) if told() => Some(Cue::Alone),
        cue => cue,
    }
}

fn nearest(scan: &Scan, date: Range<usize>) -> Option<Cue> {
    // What was found after these need not be of the verb's own time.
    static BACK: Words<32> = Words::of(&[
        "after",
        "dead",
        "following",
        "missing",
        "over",
        "since",
        "that",
        "which",
        "who",
    ]);
    if moved_to(scan, date.start) {
        return Some(Cue::Future);
    }
    let limit = ends_at(scan, date.start);
    let mut back = false;
    let before = (0..date.start)
        .rev()
        .take_while(|&i| scan.joined(i + 1) && !ends_sentence(scan, i))
        .take(TOKENS)
        // "Will receive Ada Roe, Tom Fenn's envoy, on Tuesday": names do not count.
        .filter(|&i| scan.is_word(i) && !scan.str(i).starts_with(char::is_uppercase))
        .take(REACH)
        .find_map(|i| {
            back = back || BACK.has(scan.key(i));
            verb::cue_at(scan, i, date.start, limit).filter(|c| *c != Cue::Present || !back)
        });
    let after = || {
        let found = (date.end..scan.tokens.len())
            .take_while(|&i| scan.get(i).is_some_and(|t| t.space != Space::Break))
            .take_while(|&i| !ends_sentence(scan, i))
            .take(TOKENS)
            .filter(|&i| scan.is_word(i))
            .take(REACH)
            .find_map(|i| verb::cue_at(scan, i, date.start, limit))?;
        match found {
            _ if is_fronted(scan, &date) => Some(found),
            Cue::Past => Some(Cue::Spoke),
            // "Sunday's vote comes after a long dispute"
            Cue::Present => None,
            found => Some(found),
        }
    };
    let until = || limit.then_some(Cue::Would);
    match before {
        Some(Cue::Spoke) => told_of(scan, &date).or(before),
        Some(_) => before,
        None => told_of(scan, &date)
            .or_else(|| put_off(scan, date.end).then_some(Cue::PutOff))
            .or_else(after)
            .or_else(until),
    }
}

/// What is told of the thing that a date belongs to: "the meeting on Thursday would decide",
/// "said Sunday's vote will go ahead".
fn told_of(scan: &Scan, date: &Range<usize>) -> Option<Cue> {
    const WORDS: usize = 4;
    let owner = scan.glued(date.end) && scan.is_any(date.end, &["'s", "’s"]);
    let led = date
        .start
        .checked_sub(1)
        .is_some_and(|b| scan.joined(date.start) && scan.is_any(b, &["on", "for"]));
    // "Ministers said Thursday would be late" tells of the day itself.
    let last = date.end + if owner { WORDS } else { 0 };
    let modal = (date.end..=last)
        .take_while(|at| scan.joined(*at) && !ends_sentence(scan, *at))
        .find(|at| scan.is_any(*at, &["will", "would"]))?;
    (owner || led).then_some(if scan.is(modal, "will") {
        Cue::Future
    } else {
        Cue::Would
    })
}

/// Whether what a date belongs to was put off: "The vote on Sunday was delayed", "Sunday's game
/// has been called off".
fn put_off(scan: &Scan, end: usize) -> bool {
    const WORDS: usize = 4;
    static PUT_OFF: Words<32> = Words::of(&[
        "adjourned",
        "canceled",
        "cancelled",
        "delayed",
        "postponed",
        "rescheduled",
        "scrapped",
        "shelved",
    ]);
    let owner = scan.glued(end) && scan.is_any(end, &["'s", "’s"]);
    let last = end + if owner { WORDS } else { 0 };
    let was = (end..=last)
        .take_while(|at| scan.joined(*at) && !ends_sentence(scan, *at))
        .find(|at| scan.is_any(*at, &["was", "were", "has", "have"]));
    let Some(was) = was else {
        return false;
    };
    let verb = was + 1 + usize::from(scan.is(was + 1, "been"));
    PUT_OFF.has(scan.key(verb))
        || scan.is_any(verb, &["called", "put", "pushed"])
            && scan.is_any(verb + 1, &["off", "back"])
}

/// Whether a date is what something ends with or is due by: "until Friday".
fn ends_at(scan: &Scan, start: usize) -> bool {
    const LIMITS: &[&str] = &["by", "through", "till", "until"];
    let before = start.checked_sub(1).filter(|_| scan.joined(start));
    let limits = |at: usize| scan.is_any(at, LIMITS) && !is_compound(scan, at);
    limits(start) || before.is_some_and(limits)
}

/// Whether a word ends a compound: "a drive-by Wednesday" is not by Wednesday.
pub fn is_compound(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.glued(at) && scan.is_hyphen(at - 1)
}

/// "set for" or "moved to" right before a date: it is to come, whatever is told of it.
fn moved_to(scan: &Scan, start: usize) -> bool {
    const LINKS: &[&str] = &["for", "till", "to", "until"];
    static MOVED: Words<32> = Words::of(&[
        "adjourned",
        "delayed",
        "extended",
        "moved",
        "planned",
        "postponed",
        "pushed",
        "rescheduled",
        "scheduled",
        "set",
        "slated",
    ]);
    let before = |at: usize| at.checked_sub(1).filter(|_| scan.joined(at));
    let link = match before(start).filter(|b| scan.is_any(*b, LINKS)) {
        Some(link) => link,
        None if scan.is_any(start, LINKS) => start,
        None => return false,
    };
    let Some(verb) = before(link) else {
        return false;
    };
    let aside = scan.is_any(verb, &["back", "forward", "now", "tentatively"]);
    let verb = if aside { before(verb) } else { Some(verb) };
    verb.is_some_and(|verb| MOVED.has(scan.key(verb)))
}

/// Whether a date is the first of its sentence and no part of a name: "On Sunday, voters".
fn is_fronted(scan: &Scan, date: &Range<usize>) -> bool {
    let owns = scan.glued(date.end) && scan.is_any(date.end, &["'s", "’s"]);
    let led = date.start.checked_sub(1).filter(|b| {
        scan.joined(date.start) && scan.is_any(*b, &["and", "at", "but", "from", "in", "on"])
    });
    let start = led.unwrap_or(date.start);
    let first = start == 0 || !scan.joined(start) || ends_sentence(scan, start - 1);
    first && !owns
}

fn ends_sentence(scan: &Scan, at: usize) -> bool {
    let abbreviates = || {
        let before = at.saturating_sub(1);
        scan.str(before).len() < 4 && scan.is_word(before)
            || matches!(scan.class(before), Class::Month(_) | Class::Weekday(_))
    };
    scan.is_mark(at, '!') || scan.is_mark(at, '?') || (scan.is_mark(at, '.') && !abbreviates())
}

#[cfg(test)]
mod tests;
