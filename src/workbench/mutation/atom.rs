//! The parts of a value's words that can be exchanged: figures, days, months.

use regex::{Captures, Regex};
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
/// As written out, and as newspapers shorten them.
pub const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "Mar."),
    ("April", "Apr."),
    ("May", "May"),
    ("June", "Jun."),
    ("July", "Jul."),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];
/// "Sat" and "sun" are words of their own, which no newspaper shortens a day to in a sentence.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("Monday", "Mon."),
    ("Tuesday", "Tues."),
    ("Wednesday", "Wed."),
    ("Thursday", "Thurs."),
    ("Friday", "Fri."),
    ("Saturday", "Saturday"),
    ("Sunday", "Sunday"),
];

/// A part of a value's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A figure in digits.
    Number(Decimal),
    /// A whole number below a hundred in words.
    Worded(usize),
    /// "3rd", or in words.
    Nth {
        number: usize,
        worded: bool,
    },
    Year(u16),
    /// Of a month that stands beside it.
    Day(usize),
    /// From zero, and whether it is shortened.
    Month {
        number: usize,
        short: bool,
    },
    Weekday {
        number: usize,
        short: bool,
    },
    /// `next` and the like.
    Relative(&'static str),
}

/// Words that place a day by the day of publication, each with one that places another.
const RELATIVE: [(&str, &str); 7] = [
    ("next", "last"),
    ("last", "next"),
    ("this", "last"),
    ("today", "yesterday"),
    ("tonight", "yesterday"),
    ("yesterday", "today"),
    ("tomorrow", "yesterday"),
];

static PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = |names: &[(&str, &str)]| {
        let both = names.iter().flat_map(|(long, short)| [*long, *short]);
        let both: Vec<String> = both.map(regex::escape).collect();
        both.join("|")
    };
    let below_twenty = ONES[1..].join("|");
    let relative = RELATIVE.map(|(word, _)| word).join("|");
    Regex::new(&format!(
        r"(?x)
          \b(?P<month>{months})(?:\b|\W|$)
        | \b(?P<weekday>{weekdays})(?:\b|\W|$)
        | (?i:\b(?P<worded>(?:{tens})(?:[-\x20](?:{units}))?|(?:{below_twenty}))\b)
        | (?i:\b(?P<ordinal>{ordinals})\b)
        | (?i:\b(?P<relative>{relative})\b)
        | \b(?P<nth>\d+)(?:st|nd|rd|th)\b
        | (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        ",
        months = names(&MONTHS),
        weekdays = names(&WEEKDAYS),
        tens = TENS.join("|"),
        units = ONES[1..10].join("|"),
        ordinals = ORDINALS.join("|"),
    ))
    .ok()
});

/// The parts of a value's words, in order; `dated` where they tell a date.
pub fn atoms(words: &str, dated: bool, ordinal: bool) -> Vec<(Range<usize>, Atom)> {
    let months = MONTHS.iter().flat_map(|(long, short)| [*long, *short]);
    let in_month = dated && months.into_iter().any(|month| words.contains(month));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(parts) = PARTS
        .as_ref()
        .and_then(|parts| parts.captures_at(words, at))
    {
        let (range, atom) = one(words, &parts, dated, in_month);
        at = range.end.max(at + 1);
        let wanted = match atom {
            Some(Atom::Nth { worded: true, .. }) => dated || ordinal,
            Some(Atom::Relative(_) | Atom::Month { .. } | Atom::Weekday { .. }) => dated,
            _ => true,
        };
        found.extend(atom.filter(|_| wanted).map(|atom| (range, atom)));
    }
    found
}

fn one(words: &str, parts: &Captures, dated: bool, in_month: bool) -> (Range<usize>, Option<Atom>) {
    let named = |name: &str, from: &[(&str, &str)]| {
        let part = parts.name(name)?;
        let is = part.as_str();
        let number = from
            .iter()
            .position(|(long, short)| is == *long || is == *short)?;
        Some((
            part.range(),
            number,
            is == from[number].1 && is != from[number].0,
        ))
    };
    if let Some((range, number, short)) = named("month", &MONTHS) {
        return (range, Some(Atom::Month { number, short }));
    }
    if let Some((range, number, short)) = named("weekday", &WEEKDAYS) {
        return (range, Some(Atom::Weekday { number, short }));
    }
    if let Some(part) = parts.name("worded") {
        return (part.range(), number(part.as_str()).map(Atom::Worded));
    }
    if let Some(part) = parts.name("ordinal") {
        let is = ORDINALS
            .iter()
            .position(|word| part.as_str().eq_ignore_ascii_case(word));
        let atom = is.map(|is| Atom::Nth {
            number: is + 1,
            worded: true,
        });
        return (part.range(), atom);
    }
    if let Some(part) = parts.name("relative") {
        let word = RELATIVE
            .iter()
            .find(|(word, _)| part.as_str().eq_ignore_ascii_case(word));
        return (part.range(), word.map(|(word, _)| Atom::Relative(word)));
    }
    if let Some(part) = parts.name("nth") {
        let number = part.as_str().parse().ok();
        let atom = number.map(|number| match in_month {
            true => Atom::Day(number),
            false => Atom::Nth {
                number,
                worded: false,
            },
        });
        return (
            part.start()..parts.get(0).map_or(part.end(), |all| all.end()),
            atom,
        );
    }
    let Some(part) = parts.name("digits") else {
        return (0..0, None);
    };
    (part.range(), digits(words, part.range(), dated, in_month))
}

fn digits(words: &str, range: Range<usize>, dated: bool, in_month: bool) -> Option<Atom> {
    let is = &words[range.clone()];
    let beside = [
        words[..range.start].chars().last(),
        words[range.end..].chars().next(),
    ];
    if dated && is.len() == 4 && !is.contains(['.', ',']) {
        return is.parse().ok().map(Atom::Year);
    }
    if in_month {
        return is.parse().ok().map(Atom::Day);
    }
    // Of a date in figures only the year is certain.
    if dated
        && beside
            .iter()
            .flatten()
            .any(|c| matches!(c, '.' | '/' | '-'))
    {
        return None;
    }
    is.replace(',', "").parse().ok().map(Atom::Number)
}

/// A whole number below a hundred from its words.
fn number(words: &str) -> Option<usize> {
    let words = words.to_lowercase();
    let (tens, ones) = words.split_once(['-', ' ']).unwrap_or((&words, ""));
    let below_twenty = |word: &str| ONES.iter().position(|is| *is == word);
    match TENS.iter().position(|is| *is == tens) {
        Some(tens) => Some((tens + 2) * 10 + below_twenty(ones).unwrap_or_default()),
        None => below_twenty(tens),
    }
}

/// A whole number in words, where it is below a hundred.
pub fn in_words(number: usize) -> Option<String> {
    match (number / 10, number % 10) {
        (0 | 1, _) => ONES.get(number).map(|word| (*word).to_owned()),
        (tens, 0) => TENS.get(tens - 2).map(|word| (*word).to_owned()),
        (tens, ones) => Some(format!("{}-{}", TENS.get(tens - 2)?, ONES[ones])),
    }
}

/// "3rd", or "third" where it is to be in words.
pub fn nth(number: usize, worded: bool) -> Option<String> {
    if worded {
        return ORDINALS
            .get(number.checked_sub(1)?)
            .map(|word| (*word).to_owned());
    }
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    Some(format!("{number}{ending}"))
}

/// Another word in the place of a relative one.
pub fn other_relative(word: &str) -> Option<&'static str> {
    let pair = RELATIVE.iter().find(|(is, _)| *is == word);
    pair.map(|(_, other)| *other)
}

/// With a comma before every three digits.
pub fn grouped(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    match rest {
        "" => out,
        rest => format!("{out}.{rest}"),
    }
}

/// The words with some parts exchanged; `None` where nothing was.
pub fn exchanged(
    words: &str,
    parts: &[(Range<usize>, Atom)],
    other: impl Fn(&Range<usize>, &Atom) -> Option<String>,
) -> Option<String> {
    let mut out = words.to_owned();
    for (range, atom) in parts.iter().rev() {
        if let Some(other) = other(range, atom) {
            let capital = words[range.clone()].starts_with(char::is_uppercase);
            out.replace_range(range.clone(), &cased(&other, capital));
        }
    }
    (out != words).then_some(out)
}

fn cased(word: &str, capital: bool) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
