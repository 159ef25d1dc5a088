//! The entries of a live blog or a chronology: what stands under a day is told as of that day.

use super::read::Read;
use crate::matcher::Claim;
use crate::value::{Content, Mention};
use jiff::civil::Date;
use std::ops::Range;

/// The days at the head of lines, in reading order: where each line begins, and its last day.
pub(super) fn entries(read: &Read) -> Vec<(usize, Date)> {
    let text = &read.source.text;
    let days = read.values().iter().filter_map(|mention| {
        let Content::Days(days) = &mention.value.content else {
            return None;
        };
        let from = text
            .get(..mention.span.start)?
            .rfind('\n')
            .map_or(0, |at| at + 1);
        heads(text, from, &mention.span).then_some((from, *days.extent.high()?))
    });
    let mut found: Vec<(usize, Date)> = days.collect();
    found.dedup_by_key(|(from, _)| *from);
    // One alone is a dateline.
    match found.len() {
        0 | 1 => Vec::new(),
        _ => found,
    }
}

/// The day under which a place stands.
pub(super) fn day(entries: &[(usize, Date)], at: usize) -> Option<Date> {
    let before = entries.partition_point(|(from, _)| *from <= at);
    entries.get(before.checked_sub(1)?).map(|(_, day)| *day)
}

/// Whether a day is that of the report and of nothing that its sentence tells, which has a day of its own:
/// "Dec. 1 — They meet on Tuesday".
pub(super) fn is_dateline(claim: &Claim, read: &Read) -> bool {
    let at = &claim.value_range;
    let text = &read.source.text;
    let head = || {
        let line = text.get(..at.start).and_then(|before| before.rfind('\n'));
        heads(text, line.map_or(0, |end| end + 1), at)
    };
    let other = |mention: &Mention| {
        matches!(mention.value.content, Content::Days(_))
            && mention.span.start >= at.end
            && mention.span.end <= claim.sentence_range.end
    };
    matches!(claim.value.content, Content::Days(_))
        && head()
        && read.entry(at.start).is_none()
        && read.values().iter().any(other)
}

/// What stands behind the word for what a day's entry is.
fn of_it(rest: &str) -> &str {
    rest.trim_start_matches(' ')
        .trim_start_matches(char::is_alphabetic)
}

/// Whether a day stands at the head of its line, alone or before a mark.
fn heads(text: &str, line: usize, at: &Range<usize>) -> bool {
    let before = text.get(line..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    // "*Monday's report.*"
    let after = match before.ends_with(['*', '_']) {
        true => ["'s", "’s"]
            .iter()
            .find_map(|s| after.strip_prefix(s))
            .map_or(after, of_it),
        false => after,
    };
    let alone = |rest: &str| rest.is_empty() || rest.starts_with(['\n', '\r']);
    let mark = |rest: &str| {
        let rest = rest.trim_start_matches(' ');
        rest.starts_with([':', '.', '—', '–', '*', '_', '|'])
    };
    !before.contains(char::is_alphanumeric) && (alone(after) || mark(after))
}
