//! Dates of publication as people write them.

use jiff::civil::Date;
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// A weekday, or its abbreviation.
const WEEKDAY: &str =
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?)";

/// One date with its weekday and time of day, as a pattern with seven groups:
/// year-month-day, day month year, month day year. Case does not matter in it.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let time = r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*(?:(?:utc|gmt|[a-z]{1,2}[sd]?t|z)\b)?\s*(?:[+-]\d{2}:?\d{2})?";
    let pattern = format!(
        r"(?ix-u)^
        (?:{WEEKDAY},?\s+)?
        (?: (\d{{4}})-(\d{{1,2}})-(\d{{1,2}})
          | (\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{{3,9}})\.?,?\s+(\d{{4}})
          | ([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})
        )(?: t{time} | \b (?:,?\s+{WEEKDAY})? (?:,?\s+(?:at\s+|-\s+)?{time})? )",
    );
    compile(&pattern)
});

/// The same text with spaces for blanks that are not ASCII, byte for byte: a pattern that knows only ASCII
/// takes a fifth of the time to make.
pub(super) fn spaced(text: &str) -> Cow<'_, str> {
    let blank = |c: char| c.is_whitespace() && !c.is_ascii();
    match text.contains(blank) {
        true => {
            let mut spaced = String::with_capacity(text.len());
            for c in text.chars() {
                match blank(c) {
                    true => spaced.extend(std::iter::repeat_n(' ', c.len_utf8())),
                    false => spaced.push(c),
                }
            }
            spaced.into()
        }
        false => text.into(),
    }
}

/// A pattern of our own, which is known to compile.
pub(super) fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

/// The day that `words` name, and nothing else: "2025-11-26", "26 November 2025",
/// "Wednesday, Nov. 26, 2025".
///
/// A time of day is read over: the day is the one written, in whichever time zone.
/// Figures with slashes are not read, because "03/04/2025" is two days.
pub(super) fn whole(words: &str) -> Option<Date> {
    let words = words.trim();
    if let Some(date) = plain(words) {
        return Some(date);
    }
    let (date, length) = prefix(words)?;
    (length == words.len()).then_some(date)
}

/// The date that `text` begins with, and how many bytes it takes up.
pub(super) fn prefix(text: &str) -> Option<(Date, usize)> {
    if !may_begin(text) {
        return None;
    }
    let text = spaced(text);
    let found = DATE.captures(&text)?;
    let date = number(&found, 1)
        .and_then(|year| make(year, number(&found, 2)?, number(&found, 3)?))
        .or_else(|| make(number(&found, 6)?, month(&found[5])?, number(&found, 4)?))
        .or_else(|| make(number(&found, 9)?, month(&found[7])?, number(&found, 8)?))?;
    Some((date, found[0].trim_end().len()))
}

/// "2025-11-26", for which no pattern is needed.
fn plain(words: &str) -> Option<Date> {
    let bytes = words.as_bytes();
    let digit = |(at, byte): (usize, &u8)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let all = bytes.len() == 10 && bytes.iter().enumerate().all(digit);
    let part = |range: Range<usize>| words.get(range)?.parse().ok();
    all.then(|| make(part(0..4)?, part(5..7)?, part(8..10)?))?
}

/// Whether a date may begin here, for less than the pattern costs: most texts need none of it.
fn may_begin(text: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut bytes = text.bytes();
    let [Some(a), Some(b), Some(c)] = [bytes.next(), bytes.next(), bytes.next()] else {
        return false;
    };
    let first = [a, b, c].map(|byte| byte.to_ascii_lowercase());
    if a.is_ascii_digit() {
        return true;
    }
    let mut names = WEEKDAYS.iter().chain(&MONTHS);
    names.any(|name| name.as_bytes().starts_with(&first))
}

fn number(found: &Captures<'_>, group: usize) -> Option<i16> {
    found.get(group)?.as_str().parse().ok()
}

fn make(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month by its name or an abbreviation of at least three letters.
pub(crate) fn month(word: &str) -> Option<i16> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    i16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_read_in_every_usual_form() {
        for words in [
            "2025-11-26",
            "2025-11-26T10:00:00Z",
            "2025-11-26T23:30:00.123-05:00",
            "2025-11-26 10:00",
            "26 November 2025",
            "26 November 2025 Wednesday",
            "26th of November, 2025",
            "November 26, 2025",
            "NOVEMBER 26 2025",
            "Nov. 26, 2025",
            "Nov 26th, 2025",
            "Wednesday, 26 November 2025",
            "Wed, 26 Nov 2025 10:15:00 +0000",
            "Wednesday, November 26, 2025 8:18 PM EST",
            "November 26, 2025, at 8:18 p.m.",
            "  26 nov 2025 ",
        ] {
            assert_eq!(whole(words), Some(date(2025, 11, 26)), "{words}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for words in [
            "",
            "yesterday",
            "2025",
            "November 2025",
            "2025-13-26",
            "31 November 2025",
            "26/11/2025",
            "26 Brumaire 2025",
            "November 26, 2025 and more",
            "2025-11-261",
            "99999 November 2025",
            "Ma 26, 2025",
            "Mo",
            "The 26 November 2025",
            "\u{661}\u{662} November 2025",
            "\u{17f}at, 26 November 2025",
            "26 November 202\u{665}",
        ] {
            assert_eq!(whole(words), None, "{words}");
        }
    }

    #[test]
    fn a_prefix_ends_with_the_date() {
        for (text, rest) in [
            ("26 November 2025 Wednesday. The Desk", ". The Desk"),
            ("Nov 26, 2025 (Agency) - Text", " (Agency) - Text"),
            ("2025-11-26 | News", " | News"),
            ("May 3, 2024 Sunlight", " Sunlight"),
        ] {
            let (_, length) = prefix(text).unwrap();
            assert_eq!(&text[length..], rest, "{text}");
        }
    }
}
