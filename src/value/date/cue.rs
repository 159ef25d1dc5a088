//! Which side of the day of reference the words around a date speak of.

use crate::value::keyed::Words;
use crate::value::scan::{Scan, Space};
use crate::value::words::Class;
use std::ops::Range;

/// What a word says about when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    Past,
    Future,
    /// None, for nothing but the date is told: a line of a calendar, or a question, which has
    /// a holiday to come in mind. Bare days and months are mostly gone by even there.
    Alone,
    /// "would", the future of a past, and the present. They decide a weekday, but not a
    /// month: what would happen may have happened since.
    Would,
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

/// The nearest cue before the date, or else after it, within ten words of the sentence.
pub fn cue(scan: &Scan, date: Range<usize>) -> Option<Cue> {
    let before = (0..date.start)
        .rev()
        .take_while(|&i| scan.joined(i + 1) && !ends_sentence(scan, i))
        .take(TOKENS)
        .filter(|&i| scan.is_word(i))
        .take(REACH)
        .find_map(|i| cue_at(scan, i));
    before.or_else(|| {
        (date.end..scan.tokens.len())
            .take_while(|&i| scan.get(i).is_some_and(|t| t.space != Space::Break))
            .take_while(|&i| !ends_sentence(scan, i))
            .take(TOKENS)
            .filter(|&i| scan.is_word(i))
            .take(REACH)
            .find_map(|i| cue_at(scan, i))
    })
}

fn ends_sentence(scan: &Scan, at: usize) -> bool {
    let abbreviates = || {
        let before = at.saturating_sub(1);
        scan.str(before).len() < 4 && scan.is_word(before)
            || matches!(scan.class(before), Class::Month(_) | Class::Weekday(_))
    };
    scan.is_mark(at, '!') || scan.is_mark(at, '?') || (scan.is_mark(at, '.') && !abbreviates())
}

fn cue_at(scan: &Scan, at: usize) -> Option<Cue> {
    static FUTURE: Words<64> = Words::of(&[
        "ahead",
        "anticipated",
        "coming",
        "due",
        "expected",
        "expects",
        "forthcoming",
        "hopes",
        "next",
        "planned",
        "plans",
        "scheduled",
        "shall",
        "slated",
        "upcoming",
        "will",
        "won't",
    ]);
    // "The strike begins on Monday": news tells a near future in the present.
    static PRESENT: Words<32> = Words::of(&[
        "arrives", "begin", "begins", "meet", "meets", "opens", "resumes", "returns", "starts",
    ]);
    static PAST: Words<128> = Words::of(&[
        "ago", "became", "began", "broke", "brought", "came", "did", "died", "earlier", "fell",
        "found", "gave", "got", "had", "held", "hit", "last", "left", "lost", "made", "met",
        "paid", "quit", "ran", "rose", "said", "saw", "sent", "shot", "spoke", "struck", "told",
        "took", "was", "went", "were", "won", "wrote",
    ]);
    // After these, "to" and a verb tell what is to come.
    static BEFORE_TO: Words<32> = Words::of(&[
        "about",
        "agreed",
        "are",
        "due",
        "is",
        "planning",
        "preparing",
        "ready",
        "set",
        "wants",
    ]);
    // Not verbs of the past for all their ending.
    static NOT_PAST: Words<32> = Words::of(&[
        "bed", "breed", "exceed", "feed", "hundred", "indeed", "need", "proceed", "seed", "speed",
    ]);
    if !scan.is_word(at) {
        return None;
    }
    let word = scan.str(at);
    let before = |n: usize| at.checked_sub(n).map_or("", |i| scan.str(i));
    if scan.is(at, "to") {
        return BEFORE_TO.has(before(1)).then_some(Cue::Future);
    }
    if scan.is(at, "would") || PRESENT.has(word) {
        return Some(Cue::Would);
    }
    if FUTURE.has(word) || word.ends_with("'ll") || word.ends_with("’ll") {
        return Some(Cue::Future);
    }
    let verb = word.len() > 3 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    if !PAST.has(word) && (!verb || NOT_PAST.has(word)) {
        return None;
    }
    // "will be held", "to be signed"
    let modal = (1..=3).find_map(|n| match before(n) {
        "will" | "to" | "shall" => Some(Cue::Future),
        "would" | "could" | "might" => Some(Cue::Would),
        _ => None,
    });
    if modal.is_some() && (1..=3).any(|n| before(n) == "be") {
        return modal;
    }
    Some(Cue::Past)
}
