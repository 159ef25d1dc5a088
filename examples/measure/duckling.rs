//! Duckling: each example is one value, told on 12 February 2013.
//!
//! Cases of other regions than the United States are left out, because the same words stand
//! for other values there; so are times of day, and "latent" values, which Duckling itself
//! reads only on demand. Grams and litres, cents and dollars meet in their base unit.

use crate::convention;
use crate::score::Score;
use crate::seen;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use variorum::value::unit::Axis;
use variorum::value::{Amount, Kind, Mention};

const SETS: [(&str, Option<f64>); 9] = [
    ("Numeral", Some(90.0)),
    ("Ordinal", Some(90.0)),
    ("AmountOfMoney", Some(90.0)),
    ("Quantity", Some(90.0)),
    ("Distance", Some(90.0)),
    ("Volume", None),
    ("Temperature", None),
    ("Duration", Some(90.0)),
    ("Time", Some(75.0)),
];

const DAY: Date = Date::constant(2013, 2, 12);

pub fn scores(values: &Path) -> Vec<Score> {
    let path = values.join("duckling/duckling_en.jsonl");
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let cases: Vec<Json> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let mut scores = Vec::new();
    for (set, target) in SETS {
        let mut news = Score::news(format!("Duckling {set}"));
        scores.push(score(set, target, &cases, &mut news));
        if set == "Time" {
            scores.push(news);
        }
    }
    scores
}

fn score(set: &str, target: Option<f64>, cases: &[Json], news: &mut Score) -> Score {
    let mut score = Score::new(format!("Duckling {set}"), target);
    for case in cases {
        let part = |key: &str| case[key].as_str().unwrap_or("");
        let here = matches!(part("region"), "EN" | "EN/US");
        if part("dim") != set || !here {
            continue;
        }
        let section = part("section");
        for example in case["examples"].as_array().into_iter().flatten() {
            let text = example.as_str().unwrap_or("");
            let mut got = seen::see(text, Some(DAY));
            got.retain(|m| of(set, m));
            let miss = || format!("{text} | {} | {}", part("expected"), seen::show(text, &got));
            match section {
                "negative" => score.negative(got.is_empty(), miss),
                "allExamples" | "defaultCorpus" => {
                    if let Some(right) = right(set, part("expected"), &got) {
                        news.read(right, convention(text, part("expected"), &got), miss);
                        score.case(right, miss);
                    }
                }
                _ => {}
            }
        }
    }
    score
}

fn of(set: &str, mention: &Mention) -> bool {
    let kind = mention.value.kind;
    match set {
        "Numeral" => matches!(kind, Kind::Count | Kind::Quantity),
        "Ordinal" => kind == Kind::Ordinal,
        "AmountOfMoney" => kind == Kind::Money,
        "Duration" => kind == Kind::Duration,
        "Time" => kind == Kind::Date,
        _ => kind == Kind::Quantity,
    }
}

/// The convention by which alone the case differs from what was read.
fn convention(text: &str, expected: &str, got: &[Mention]) -> Option<&'static str> {
    match got {
        [] => convention::is_chat(text).then_some(convention::CHAT),
        [one] => convention::between(text, period(expected)?, seen::days(one)?),
        _ => None,
    }
}

/// None where the case asks for what news claims do not need.
fn right(set: &str, expected: &str, got: &[Mention]) -> Option<bool> {
    if set == "Time" {
        let (low, high) = period(expected)?;
        let same = |m: &Mention| seen::days(m) == Some((low, high));
        return Some(matches!(got, [one] if same(one)));
    }
    let numbers = numbers(expected);
    let first = *numbers.first()?;
    let [mention] = got else {
        return Some(false);
    };
    let Some(amount) = seen::amount(mention) else {
        return Some(false);
    };
    let words: Vec<&str> = expected.split([' ', '(', ')', ',']).collect();
    if words.first() == Some(&"DurationData") {
        let unit = words.last().copied().unwrap_or("").to_lowercase();
        let (times, unit) = match unit.as_str() {
            "quarter" => (3.0, "month"),
            unit => (1.0, unit),
        };
        let factor = factor(unit)?;
        let have = seen::seconds(mention);
        return Some(seen::close(have, times * first * factor * 86_400.0));
    }
    if matches!(words.first(), Some(&"NumeralValue" | &"OrdinalData")) {
        let figure = seen::figures(amount);
        return Some(seen::close(figure.0, first) && seen::close(figure.1, first));
    }
    let named = words.get(1).copied().unwrap_or("");
    let Some((factor, offset)) = scale(named, amount) else {
        return Some(false);
    };
    let limits = (amount.extent.low(), amount.extent.high());
    let base = |d: Option<&Decimal>| d.and_then(|d| seen::in_base(d, amount));
    let want = |n: f64| n * factor + offset;
    let last = numbers.get(1).copied().unwrap_or(first);
    Some(match words.first().copied() {
        Some("above") => limits.1.is_none() && seen::close(base(limits.0), want(first)),
        Some("under") => seen::close(base(limits.1), want(first)),
        Some("between") => {
            let figures = (amount.figure.as_ref(), amount.figure_high.as_ref());
            seen::close(base(figures.0), want(first)) && seen::close(base(figures.1), want(last))
        }
        _ => seen::close(seen::base(amount), want(first)),
    })
}

/// Factor and offset of the expected unit; None where the one that was seen is another.
fn scale(named: &str, have: &Amount) -> Option<(f64, f64)> {
    if let Axis::Money(code) = &have.unit.axis {
        let code = code.as_deref();
        return match named {
            "Dollar" => (code == Some("USD")).then_some((1.0, 0.0)),
            "Pound" => (code == Some("GBP")).then_some((1.0, 0.0)),
            "Cent" => Some((0.01, 0.0)),
            "Unnamed" | "Dinar" | "Rial" | "Riyal" => Some((1.0, 0.0)),
            // "10 grand" names no currency, and means another one in each region.
            named => code.is_none_or(|code| code == named).then_some((1.0, 0.0)),
        };
    }
    let words = match named {
        "M" => "1 metre".to_owned(),
        "Celsius" | "Fahrenheit" => format!("1 degree {named}"),
        named => format!("1 {}", named.to_lowercase()),
    };
    let mentions = seen::see(&words, None);
    let unit = &mentions.first().and_then(seen::amount)?.unit;
    let real = |d: Decimal| d.to_string().parse::<f64>().ok();
    (unit.axis == have.unit.axis).then_some((real(unit.factor)?, real(unit.offset)?))
}

/// A unit of time in days.
fn factor(unit: &str) -> Option<f64> {
    let unit = variorum::value::duration::unit(unit)?;
    unit.factor.to_string().parse().ok()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split([' ', '(', ')', ','])
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// First and last day, where the case is told in days or coarser.
fn period(expected: &str) -> Option<(Option<Date>, Option<Date>)> {
    let numbers: Vec<i16> = expected
        .split([' ', '(', ')', ','])
        .filter_map(|word| word.parse().ok())
        .collect();
    // Duckling counts no year zero: 2014 BC is the year -2014 there, -2013 in our calendar.
    let year = |n: i16| if n < 0 { n + 1 } else { n };
    let dates: Vec<Date> = numbers
        .chunks_exact(6)
        .filter_map(|c| {
            let part = |n: i16| i8::try_from(n).ok();
            Date::new(year(*c.first()?), part(*c.get(1)?)?, part(*c.get(2)?)?).ok()
        })
        .collect();
    let clock = numbers
        .chunks_exact(6)
        .any(|c| c.iter().skip(3).any(|n| *n != 0));
    let grain = |name: &str| {
        let marks = [format!(") {name} "), format!(") {name}")];
        expected.contains(&marks[0]) || expected.ends_with(&marks[1])
    };
    let length: Span = if grain("Day") {
        1.day()
    } else if grain("Week") {
        1.week()
    } else if grain("Month") {
        1.month()
    } else if grain("Quarter") {
        3.months()
    } else if grain("Year") {
        1.year()
    } else {
        return None;
    };
    if clock {
        return None;
    }
    let first = *dates.first()?;
    if expected.contains("Interval After") {
        return Some((Some(first), None));
    }
    if expected.contains("Interval Before") {
        return Some((None, first.checked_sub(1.day()).ok()));
    }
    let end = match dates.get(1) {
        Some(end) => *end,
        None => first.checked_add(length).ok()?,
    };
    Some((Some(first), end.checked_sub(1.day()).ok()))
}
