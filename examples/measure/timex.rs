//! timenorm and WikiWars: time expressions with their TIMEX values.
//!
//! Only dates and durations count: no times of day, recurrences, or values with an X or a
//! reference ("PAST_REF").

use crate::score::Score;
use crate::seen;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fs;
use std::ops::Range;
use std::path::Path;
use variorum::value::{HedgeKind, Mention};

pub fn scores(values: &Path) -> Vec<Score> {
    let mut scores = vec![timenorm(values)];
    scores.extend(wikiwars(values));
    scores
}

/// What a TIMEX value says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Timex {
    Days(Date, Date),
    Seconds(f64),
}

fn timex(value: &str) -> Option<Timex> {
    if let Some(length) = value.strip_prefix('P') {
        return seconds(length).map(Timex::Seconds);
    }
    if value.contains(['T', 'X']) {
        return None;
    }
    let number = |text: &str| text.parse::<i16>().ok();
    let parts: Vec<&str> = value.split('-').collect();
    let to = |low: Date, span: jiff::Span| {
        let high = low.checked_add(span).ok()?.checked_sub(1.day()).ok()?;
        Some(Timex::Days(low, high))
    };
    let year = parts.first()?;
    match (year.len(), parts.len()) {
        (2, 1) => return to(Date::new(number(year)? * 100, 1, 1).ok()?, 100.years()),
        (3, 1) => return to(Date::new(number(year)? * 10, 1, 1).ok()?, 10.years()),
        (4, _) => {}
        _ => return None,
    }
    let y = number(year)?;
    let day = |m: i8, d: i8| Date::new(y, m, d).ok();
    let Some(second) = parts.get(1) else {
        return to(day(1, 1)?, 1.year());
    };
    if let Some(week) = second.strip_prefix('W') {
        let week: i8 = week.parse().ok()?;
        let weekend = parts.get(2) == Some(&"WE");
        let (first, days) = if weekend {
            (Weekday::Saturday, 2)
        } else {
            (Weekday::Monday, 7)
        };
        return to(ISOWeekDate::new(y, week, first).ok()?.date(), days.days());
    }
    let (month, length) = match *second {
        "Q1" => (1, 3.months()),
        "Q2" => (4, 3.months()),
        "Q3" => (7, 3.months()),
        "Q4" => (10, 3.months()),
        "H1" => (1, 6.months()),
        "H2" => (7, 6.months()),
        "SP" => (3, 3.months()),
        "SU" => (6, 3.months()),
        "FA" => (9, 3.months()),
        "WI" => (12, 3.months()),
        month => match parts.get(2) {
            Some(d) => return to(day(month.parse().ok()?, d.parse().ok()?)?, 1.day()),
            None => (month.parse().ok()?, 1.month()),
        },
    };
    to(day(month, 1)?, length)
}

/// "6M", "T9H", "1Y"
fn seconds(length: &str) -> Option<f64> {
    let clock = length.starts_with('T');
    let length = length.trim_start_matches('T');
    let unit = length.chars().last()?;
    let figure: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let days = match (unit, clock) {
        ('C', _) => 36_525.0,
        ('E', _) => 3_652.5,
        ('Y', _) => 365.25,
        ('Q', _) => 91.3125,
        ('M', false) => 30.4375,
        ('W', _) => 7.0,
        ('D', _) => 1.0,
        ('H', _) => 1.0 / 24.0,
        ('M', true) => 1.0 / 1_440.0,
        ('S', _) => 1.0 / 86_400.0,
        _ => return None,
    };
    Some(figure * days * 86_400.0)
}

/// Which part of a value the words tell, where the value leaves it out: "early May".
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Start,
    Mid,
    End,
}

/// Whether a mention means a value that was told on `day`.
fn is(mention: &Mention, want: Timex, part: Option<Part>, day: Option<Date>) -> bool {
    match want {
        Timex::Seconds(want) => {
            let first = seen::amount(mention).and_then(|a| seen::in_base(a.figure.as_ref()?, a));
            let have = seen::seconds(mention).or(first.map(|d| d * 86_400.0));
            let near = |have: f64| (have - want).abs() <= 0.03 * want;
            let days = stretch(mention, day).map(|days| days * 86_400.0);
            // Today may count among them or not.
            have.is_some_and(near) || days.is_some_and(|d| near(d) || near(d - 86_400.0))
        }
        Timex::Days(low, high) => match (seen::days(mention), part) {
            (Some(have), _) if have == (Some(low), Some(high)) => true,
            (Some((Some(a), Some(b))), Some(part)) => {
                let inside = low <= a && b <= high;
                inside
                    && match part {
                        Part::Start => a == low && b < high,
                        Part::Mid => low < a && b < high,
                        Part::End => low < a && b == high,
                    }
            }
            (Some(have), _) if mention.figure != mention.reach => {
                limits(mention, have, (low, high), day)
            }
            _ => false,
        },
    }
}

/// "The past three years" is P3Y there; the days up to today or from today on are as good
/// an answer, and so are the quarters before this one or after it. No other period is,
/// however long.
fn stretch(mention: &Mention, day: Option<Date>) -> Option<f64> {
    let (low, high) = seen::days(mention)?;
    let (low, high, day) = (low?, high?, day?);
    let month = 3 * ((day.month() - 1) / 3) + 1;
    let quarter = Date::new(day.year(), month, 1).ok()?;
    let (past, ahead) = (high.tomorrow().ok()?, low.yesterday().ok()?);
    let next = quarter.checked_add(3.months()).ok()?;
    let beside = [day, quarter].contains(&past) || high == day || ahead == day || low == next;
    let days = low.until(past).ok()?.get_days();
    beside.then_some(f64::from(days))
}

/// Whether days are limited by a date in one of the ways that words limit it: "since 1960"
/// has the year's first day and ends on the day it was told, "before 1960" ends the day
/// before it, "around 5 May" lies evenly about it.
fn limits(
    mention: &Mention,
    have: (Option<Date>, Option<Date>),
    (low, high): (Date, Date),
    day: Option<Date>,
) -> bool {
    let before = low.yesterday().ok();
    let after = high.tomorrow().ok();
    let about = mention.value.hedge.as_ref();
    match have {
        (Some(a), None) => a == low || Some(a) == after,
        (None, Some(b)) => b == high || Some(b) == before,
        (Some(a), Some(b)) if about.is_some_and(|h| h.kind == HedgeKind::About) => {
            let room = |from: Date, to: Date| from.until(to).map_or(-1, |s| s.get_days());
            room(a, low) > 0 && room(a, low) == room(high, b)
        }
        (Some(a), Some(b)) => a == low && Some(b) == day,
        (None, None) => false,
    }
}

/// The part that an expression begins with.
fn part(words: &str) -> Option<Part> {
    let words = words.to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    match words.split([' ', '-']).next()? {
        "early" | "earlier" | "start" | "beginning" => Some(Part::Start),
        "mid" | "middle" => Some(Part::Mid),
        "late" | "later" | "end" => Some(Part::End),
        _ => None,
    }
}

fn timenorm(values: &Path) -> Score {
    let mut score = Score::new("timenorm train, value", 85.0);
    let text = fs::read_to_string(values.join("timenorm/train.tsv")).unwrap_or_default();
    for document in text.split("\n\n") {
        let mut day = None;
        for line in document.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [words, kind, value] = fields.as_slice() else {
                continue;
            };
            if day.is_none() {
                day = seen::day(value);
                continue;
            }
            let Some(want) = timex(value).filter(|_| matches!(*kind, "DATE" | "DURATION")) else {
                continue;
            };
            let mut got = seen::see(words, day);
            got.retain(seen::is_temporal);
            let longest = got.iter().max_by_key(|m| m.span.len());
            // The values there leave out which part of a period the words name.
            let right = longest.is_some_and(|m| is(m, want, part(words), day));
            let told = || day.map_or(String::new(), |d| d.to_string());
            score.case(right, || {
                format!(
                    "{words} | {value} on {} | {}",
                    told(),
                    seen::show(words, &got)
                )
            });
        }
    }
    score
}

/// A marked expression.
struct Marked {
    place: Range<usize>,
    want: Option<Timex>,
    part: Option<Part>,
    value: String,
}

fn wikiwars(values: &Path) -> Vec<Score> {
    let mut span = Score::new("WikiWars 16, strict span (F1)", 75.0);
    let mut value = Score::new("WikiWars 16, value (F1)", 70.0);
    let mut found = 0;
    let folder = fs::read_dir(values.join("wikiwars"));
    let mut files: Vec<_> = folder
        .into_iter()
        .flatten()
        .flatten()
        .map(|f| f.path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "xml"));
    files.sort();
    for file in files {
        let xml = fs::read_to_string(&file).unwrap_or_default();
        let day = xml.split("val=\"").nth(1).and_then(seen::day);
        let body = xml
            .split("<TEXT>")
            .nth(1)
            .and_then(|b| b.split("</TEXT>").next());
        let (text, marked) = unmark(body.unwrap_or(""));
        let mut got = seen::see(&text, day);
        got.retain(seen::is_temporal);
        // What stands in an expression of another kind is neither right nor wrong.
        let meets =
            |m: &Mention, g: &Marked| m.span.start < g.place.end && g.place.start < m.span.end;
        got.retain(|m| !marked.iter().any(|g| g.want.is_none() && meets(m, g)));
        found += got.len();
        for gold in marked.iter().filter(|g| g.want.is_some()) {
            let around = text.get(gold.place.clone()).unwrap_or("?");
            let here: Vec<Mention> = got.iter().filter(|m| meets(m, gold)).cloned().collect();
            let miss = || format!("{around} | {} | {}", gold.value, seen::show(&text, &here));
            let exact = |m: &Mention| [&m.figure, &m.span, &m.reach].contains(&&gold.place);
            span.case(here.iter().any(exact), miss);
            let right = gold
                .want
                .is_some_and(|w| here.iter().any(|m| is(m, w, gold.part, day)));
            value.case(right, miss);
        }
        for spare in got.iter().filter(|m| !marked.iter().any(|g| meets(m, g))) {
            let line = seen::show(&text, std::slice::from_ref(spare));
            let from = text.floor_char_boundary(spare.span.start.saturating_sub(40));
            let to = text.ceil_char_boundary(spare.span.end + 30);
            let around = text.get(from..to).unwrap_or("").replace('\n', " ");
            span.misses.push(format!("spare {line} | {around}"));
        }
    }
    span.found = Some(found);
    value.found = Some(found);
    vec![span, value]
}

/// The part that a mark names.
fn modified(tag: &str) -> Option<Part> {
    match tag.split("mod=\"").nth(1)?.split('"').next()? {
        "START" => Some(Part::Start),
        "MID" => Some(Part::Mid),
        "END" => Some(Part::End),
        _ => None,
    }
}

/// The text without its marks, and the outermost expressions.
fn unmark(xml: &str) -> (String, Vec<Marked>) {
    let mut text = String::new();
    let mut marked: Vec<Marked> = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for piece in xml.split_inclusive(['<', '>']) {
        let words = piece.trim_end_matches('<');
        match piece.strip_suffix('>') {
            Some(tag) if tag.starts_with("/TIMEX2") => {
                let Some((start, tag)) = open.pop() else {
                    continue;
                };
                if open.is_empty() {
                    let value = tag.split("val=\"").nth(1).and_then(|v| v.split('"').next());
                    let value = value.unwrap_or("").to_owned();
                    let once = !tag.contains("set=");
                    marked.push(Marked {
                        place: start..text.len(),
                        want: timex(&value).filter(|_| once),
                        part: modified(&tag),
                        value,
                    });
                }
            }
            Some(tag) if tag.starts_with("TIMEX2") => open.push((text.len(), tag.to_owned())),
            Some(_) => {}
            None => text.push_str(words),
        }
    }
    (text.replace("&amp;", "&"), marked)
}
