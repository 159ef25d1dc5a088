//! Times of day, which are no values of the pipeline: only a draft's are looked up.

use regex::bytes::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Minutes of half a day.
const HALF: u32 = 12 * 60;
/// How far apart "about 7:30" and 7:40 may be, and how far two zones lie apart at the least.
const ROUGHLY: u32 = 30;

/// A time of day in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub range: Range<usize>,
    /// Since midnight; of one of its halves where nothing says of which.
    minutes: u32,
    whole_day: bool,
    /// "about", "shortly before"
    rough: bool,
    /// "exactly"
    exact: bool,
    /// "GMT": that of somewhere else, or of some place where another text names none.
    zone: Option<String>,
}

// By byte, with ASCII's ends of words: Unicode's take longer to compile than a draft to look through.
const TIME: &str = concat!(
    r"(?i-u)(?:(?P<rough>\b(?:about|around|roughly|nearly|almost|before|after|past|towards?)\s+)",
    r"|(?P<exact>\b(?:exactly|precisely)\s+(?:at\s+)?))?",
    r"(?P<time>\b(?:",
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>[ap])\.?\s?m\b\.?",
    r"|(?P<hour_of>[0-9]{1,2})[:.](?P<minute_of>[0-5][0-9])\s+in\s+the\s+",
    r"(?P<part>morning|afternoon|evening)\b",
    r"|(?P<h>[0-9]{1,2}):(?P<m>[0-5][0-9])\b",
    r"|noon\b|midnight\b))",
    r"(?-i:\s+\(?(?P<zone>(?:GMT|UTC|BST|IST|JST|MSK|CES?T|EES?T|E[SD]?T|[CM][SD]T|P[SD]?T)\b",
    r"|[A-Z][a-z]+\s+(?:[Ss]tandard\s+)?[Tt]ime\b))?"
);
/// All white space of Unicode.
const SPACE: &str = concat!(
    r"(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]",
    r"|\xe2\x81\x9f|\xe3\x80\x80)"
);

static TIMES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&TIME.replace(r"\s", SPACE)).ok());

/// "Some time later": a sentence begins there.
fn is_no_zone(words: &str) -> bool {
    const OPENERS: [&str; 11] = [
        "Any", "Each", "Every", "First", "Last", "Next", "No", "Some", "That", "The", "This",
    ];
    let first = words.split_whitespace().next();
    first.is_some_and(|word| OPENERS.contains(&word))
}

/// Whether a text may have a time of day. Most have none, and what finds them is dear to make.
fn may_have(text: &str) -> bool {
    // "a.m.", with any space in it.
    let half = |rest: &str| {
        let next = rest.strip_prefix(['a', 'A', 'p', 'P']);
        next.is_some_and(|next| next.starts_with(|c: char| "mM.".contains(c) || c.is_whitespace()))
    };
    let figure = |rest: &str| match rest.strip_prefix([':', '.']) {
        Some(minute) => minute.starts_with(|c: char| c.is_ascii_digit()),
        None => half(rest.strip_prefix(char::is_whitespace).unwrap_or(rest)),
    };
    let named = |word: &[u8]| {
        let is = |name: &str| {
            let begins = word.get(..name.len());
            begins.is_some_and(|w| w.eq_ignore_ascii_case(name.as_bytes()))
        };
        is("noon") || is("midnight")
    };
    let bytes = text.as_bytes();
    let begins = |at: usize| at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    let mut places = bytes.iter().enumerate();
    places.any(|(at, byte)| match byte {
        b'0'..=b'9' => figure(&text[at + 1..]),
        b'n' | b'N' | b'm' | b'M' => begins(at) && named(&bytes[at..]),
        _ => false,
    })
}

/// The times of day in a text, in its order.
pub(super) fn times(text: &str) -> Vec<Clock> {
    let Some(times) = may_have(text).then(|| TIMES.as_ref()).flatten() else {
        return Vec::new();
    };
    let each = times.captures_iter(text.as_bytes()).filter_map(|found| {
        let words = |name: &str| text.get(found.name(name)?.range());
        let time = found.name("time")?.range();
        let number = |name: &str| words(name).map(|words| words.parse::<u32>().ok());
        let hour = match number("hour").or(number("hour_of")).or(number("h")) {
            Some(hour) => hour?,
            // Noon is both the end of one half and the start of the other.
            None => 12,
        };
        let minute = number("minute").or(number("minute_of")).or(number("m"));
        let minute = minute.flatten().unwrap_or(0);
        let half = words("half").map(str::to_ascii_lowercase);
        let part = words("part").map(str::to_ascii_lowercase);
        let half = half.or(part.map(|part| if part == "morning" { "a" } else { "p" }.to_owned()));
        let late = match words("time")?.to_ascii_lowercase().as_str() {
            "noon" => Some(true),
            "midnight" => Some(false),
            _ if hour > 12 || hour == 0 => Some(hour > 12),
            _ => half.map(|half| half == "p"),
        };
        (hour < 24).then(|| Clock {
            range: time,
            minutes: hour % 12 * 60 + minute + if late == Some(true) { HALF } else { 0 },
            whole_day: late.is_some(),
            rough: found.name("rough").is_some(),
            exact: found.name("exact").is_some(),
            zone: words("zone")
                .filter(|zone| !is_no_zone(zone))
                .map(str::to_owned),
        })
    });
    each.collect()
}

/// The hour of the first time of day in a text that tells of which half it is, and its words.
pub(super) fn hour(text: &str) -> Option<(u32, &str)> {
    let mut sure = times(text).into_iter().filter(|clock| clock.whole_day);
    let clock = sure.next()?;
    Some((clock.minutes / 60, text.get(clock.range)?))
}

impl Clock {
    /// Whether the other may be the same time. Exactly that time is none that is only about it.
    pub fn fits(&self, other: &Self) -> bool {
        !self.is_roughly(other) && !other.is_roughly(self) && self.is_near(other)
    }

    /// Whether it is about the time that the other is exactly.
    pub fn is_roughly(&self, other: &Self) -> bool {
        self.rough && other.exact && self.is_near(other)
    }

    fn is_near(&self, other: &Self) -> bool {
        let day = match self.whole_day && other.whole_day {
            true => 2 * HALF,
            false => HALF,
        };
        let apart = (self.minutes % day).abs_diff(other.minutes % day);
        let rough = self.rough || other.rough;
        if self.zone != other.zone {
            // Zones lie whole and half hours apart.
            return rough || apart.is_multiple_of(ROUGHLY);
        }
        apart.min(day - apart) <= if rough { ROUGHLY } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::{TIMES, may_have, times};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_that_has_none_is_seen_to(
            text in "([0-9]{1,3}|[:. \u{a0}\u{2009}]|[ap]|[AP]\\.| ?a\\.m\\.|m|[Nn]oon|midnight|in the morning|x|é){0,8}"
        ) {
            let times = TIMES.as_ref().unwrap();
            prop_assert!(may_have(&text) || !times.is_match(text.as_bytes()), "{}", text);
        }
    }

    #[test]
    fn a_time_of_day_is_that_of_another_writing() {
        for (a, b, fits) in [
            ("at 7:40 p.m. on Sunday", "at 19:40", true),
            ("at 7:40 p.m.", "at 7:40 a.m.", false),
            ("around 7:40 on Sunday evening", "at 7.40pm", true),
            ("shortly before 8 p.m.", "at 7:40 p.m.", true),
            ("at 8 p.m.", "at 7:40 p.m.", false),
            ("just after midnight", "at 0:10", true),
            ("about noon", "at 11:45 am", true),
            ("at noon", "at midnight", false),
            ("at 7:40 p.m. local time", "at 7:40 p.m.", true),
            ("at 8:40 p.m. local time", "at 7:40 p.m.", false),
            ("at 18:40 GMT", "at 7:40 p.m.", true),
            ("at 8:40 p.m. (Lisbon time)", "at 7:40 p.m.", true),
            ("at 8:40 p.m. EST", "at 7:40 p.m.", true),
            ("at 18:45 GMT", "at 7:40 p.m.", false),
            ("about 18:35 GMT", "at 7:40 p.m.", true),
            ("at 9:10 p.m. Some time later", "at 7:40 p.m.", false),
            ("at 18:40 GMT", "at 19:40 GMT", false),
            ("at exactly 7:40 p.m.", "at 7:40 p.m.", true),
            ("at exactly 7:40 p.m.", "at about 7:40 p.m.", false),
            ("at 7.40 in the evening", "at 19:40", true),
            ("at 7.40 in the morning", "at 19:40", false),
        ] {
            let (a, b) = (times(a), times(b));
            assert_eq!(a.len() + b.len(), 2, "{a:?} {b:?}");
            assert_eq!(a[0].fits(&b[0]), fits, "{a:?} {b:?}");
        }
        for text in [
            "They won 12 points to 9.",
            "It is 28 years old.",
            "at 25:10",
        ] {
            assert_eq!(times(text), [], "{text}");
        }
    }
}
