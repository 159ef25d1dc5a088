//! What a claim says beyond its own words: the second place that it is reckoned from, and
//! the answer of a weekday that does not fit its date.

use super::{Claim, Passage};
use crate::rule::Rule;
use crate::source::Source;
use crate::value::calendar::Grain;
use crate::value::date::weekday_written;
use crate::value::{Content, Cycle, Days, Extent, Value, calendar};
use jiff::civil::Date;
use std::ops::Range;

/// Names the place that states the source's date for a time reckoned up to it.
pub fn cite(claim: &mut Claim, source: &Source) {
    if let Content::Amount(amount) = &claim.value.content
        && amount.since.is_some()
        && let Some(range) = source.published_range()
    {
        claim.also.push(passage(source, range));
    }
}

/// Years among which each day of the year is one at least.
const LEAP: i32 = 8;

/// The value of a rule on what has happened: a weekday or a day without its year that would lie
/// ahead of the source is the one before.
pub fn past(rule: &Rule, source: &Source, mut value: Value, words: &str) -> Value {
    let Content::Days(days) = &mut value.content else {
        return value;
    };
    let ahead = |days: &Days| days.extent.low() > source.published.as_ref();
    if rule.past && source.published.is_some() && ahead(days) {
        let grain = match days.cycle {
            Some(Cycle::Week) => Some(Grain::Week),
            // That of the year before is another weekday.
            Some(Cycle::Year) if weekday_written(words).is_none() => Some(Grain::Year),
            _ => None,
        };
        // "29 February" is one of the last year that has it.
        let before = grain.and_then(|grain| {
            let back = |day: &Date, steps: i32| {
                let before = calendar::shift(*day, grain, -steps)?;
                (grain == Grain::Week || before.day() == day.day()).then_some(before)
            };
            let back = |day: &Date| (1..=LEAP).find_map(|steps| back(day, steps));
            days.extent.clone().map(back)
        });
        if let Some(before) = before.filter(|extent| extent.low() <= source.published.as_ref()) {
            days.extent = before;
        }
    }
    value
}

/// The claim of a weekday that does not fit the date beside it. One of the two is a slip,
/// and nothing in the words says which.
pub fn by_weekday(claim: &Claim, source: &Source) -> Option<Claim> {
    let Content::Days(days) = &claim.value.content else {
        return None;
    };
    let date = *days.extent.as_point()?;
    let weekday = weekday_written(&claim.value_text)?;
    if weekday == date.weekday() {
        return None;
    }
    let words = claim.value_text.as_str();
    let first = words.find(|c: char| !c.is_alphabetic())?;
    let rest = first + words[first..].find(char::is_alphanumeric)?;
    let start = claim.value_range.start;
    let content = Content::Days(Days {
        extent: Extent::point(calendar::closest(date, weekday)?),
        cycle: None,
        ..days.clone()
    });
    Some(Claim {
        value: Value {
            content,
            ..claim.value.clone()
        },
        value_text: words[..first].to_owned(),
        value_range: start..start + first,
        also: vec![passage(source, start + rest..claim.value_range.end)],
        ..claim.clone()
    })
}

fn passage(source: &Source, range: Range<usize>) -> Passage {
    Passage {
        source: source.id.clone(),
        quote: source
            .text
            .get(range.clone())
            .unwrap_or_default()
            .to_owned(),
        range,
    }
}
