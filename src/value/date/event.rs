//! Words before a date that do not limit it: "after the Oct. 20 vote", "around Friday morning".

use super::told::View;
use super::{Limit, Limited, cue};
use crate::value::function_words;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// Parts of a day, after its name.
const PARTS: &[&str] = &["morning", "afternoon", "evening", "night"];

/// Whether "around" before a date leaves the hour open and not the day: "around Friday morning".
pub(super) fn is_hour(scan: &Scan, found: &Limited) -> bool {
    let end = found.read.end;
    found.limit == Limit::About && scan.joined(end) && scan.is_any(end, PARTS)
}

/// Whether a date after "after" tells when something was that is named: "after Tuesday night's vote",
/// "after the Oct. 20 vote". What has happened since, happened on no other day that is told.
pub(super) fn is_named(scan: &Scan, found: &Limited) -> bool {
    let (start, first, end) = (found.start, found.read.start, found.read.end);
    let before = start.checked_sub(1);
    if found.limit != Limit::After
        || !scan.is(start, "after")
        || before.is_some_and(|b| scan.is_any(b, &["or", "until", "not", "only"]))
    {
        return false;
    }
    let owner = end + 1;
    let word = scan.str(end);
    let owned = scan.is_any(end, PARTS)
        && scan.joined(end)
        && scan.is_any(owner, &["'s", "’s"])
        && scan.glued(owner);
    let named = first > start + 1
        && scan.is(first - 1, "the")
        && matches!(scan.class(first), Class::Month(_) | Class::Weekday(_))
        && scan.joined(end)
        && scan.is_word(end)
        && word.starts_with(char::is_lowercase)
        && !function_words::contains(word);
    owned || named
}

/// Whether all of a date lies before the day from which it is seen.
pub(super) fn is_over(scan: &Scan, found: &Limited, view: View) -> bool {
    let term = &found.read.term;
    let cue = cue::cue(scan, found.start..found.read.end).filter(|_| term.turns());
    let placed = term.place(view, cue);
    let last = placed.and_then(|placed| placed.extent.high().copied());
    matches!((last, view.day), (Some(last), Some(day)) if last < day)
}
