//! Events of which a text says on what day they were.

use super::cut::Cut;
use super::event::Event;
use crate::draft::read::Read;
use crate::value::Content;
use jiff::civil::Date;
use std::ops::Range;

/// Verbs of saying, of which a day may be.
const SAYING: [&str; 13] = [
    "added",
    "announced",
    "confirmed",
    "heard",
    "insisted",
    "learned",
    "reported",
    "said",
    "says",
    "stated",
    "told",
    "warned",
    "wrote",
];

/// An event on one day, or in a span of days.
#[derive(Debug)]
pub(in crate::draft) struct Dated {
    pub(super) event: Event,
    pub(super) low: Date,
    pub(super) high: Date,
    /// Bytes of the text: the event, and its day.
    pub(super) range: Range<usize>,
    pub(super) day: Range<usize>,
}

/// All of a text, of clauses that name one day.
pub(in crate::draft) fn dated(read: &Read) -> Vec<Dated> {
    let mut found = Vec::new();
    for (n, part) in read.parts().iter().enumerate() {
        let is_day = |content: &Content| matches!(content, Content::Days(_));
        let days = part.items.iter().filter(|item| is_day(&item.value.content));
        let mut cut = None;
        for item in days.clone() {
            let Content::Days(on) = &item.value.content else {
                continue;
            };
            let (Some(low), Some(high)) = (on.extent.low(), on.extent.high()) else {
                continue;
            };
            // "Sunday's shooting" has the day of what it stands before.
            let after = read.source.text.get(item.span.end..).unwrap_or_default();
            if on.unplaced || after.starts_with(['\'', '’']) {
                continue;
            }
            let cut = cut.get_or_insert_with(|| Cut::of(read, part));
            let from = part.range.start;
            let at = item.span.start.saturating_sub(from)..item.span.end.saturating_sub(from);
            let tokens = cut.clause(&at);
            let Some(range) = cut.bytes(&tokens) else {
                continue;
            };
            let within = days
                .clone()
                .filter(|other| range.start <= other.span.start && other.span.end <= range.end);
            let event = Event::of(part, n, tokens.clone());
            // "They said on Monday that it fell" has the day of their saying.
            let told = (tokens.clone()).any(|n| SAYING.contains(&cut.word(n)));
            if !event.denied && !told && !event.words.is_empty() && within.count() == 1 {
                found.push(Dated {
                    event,
                    low: *low,
                    high: *high,
                    range,
                    day: item.span.clone(),
                });
            }
        }
    }
    found
}
