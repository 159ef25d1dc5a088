//! Recognizers-Text: every span with its value; cases without results stay silent.
//!
//! Scored twice: against all kinds of the family (figures, or dates and durations), as
//! `score_values.py` does, and against the set's own kind alone.

use crate::convention;
use crate::score::Score;
use crate::seen;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value as Json;
use std::fs;
use std::ops::Range;
use std::path::Path;
use variorum::value::{Kind, Mention};

const SETS: [(&str, f64); 9] = [
    ("Number", 90.0),
    ("Ordinal", 90.0),
    ("Percent", 90.0),
    ("Currency", 90.0),
    ("Dimension", 90.0),
    ("Age", 90.0),
    ("Temperature", 90.0),
    ("NumberRange", 90.0),
    ("DateTime", 75.0),
];

pub fn scores(values: &Path) -> Vec<Score> {
    let mut scores = Vec::new();
    for (set, target) in SETS {
        let path = values.join(format!("recognizers-text/{set}Model.json"));
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        let text = text.trim_start_matches('\u{feff}');
        let cases: Vec<Json> = serde_json::from_str(text).unwrap_or_default();
        let mut own = Score::new(format!("Recognizers {set}"), target);
        let mut all = match set {
            // Dates and durations have no other kinds beside them.
            "DateTime" => Score::news(format!("Recognizers {set}")),
            _ => Score::new(format!("Recognizers {set}, against all kinds"), None),
        };
        for case in &cases {
            score(set, case, &mut own, &mut all);
        }
        scores.extend([own, all]);
    }
    scores
}

fn score(set: &str, case: &Json, own: &mut Score, all: &mut Score) {
    let text = case["Input"].as_str().unwrap_or("");
    let day = case["Context"]["ReferenceDateTime"].as_str();
    let got = seen::see(text, seen::day(day.unwrap_or("2016-11-07")));
    let temporal = set == "DateTime";
    let figures = |m: &&Mention| temporal || m.value.kind != Kind::Duration;
    let family: Vec<Mention> = got
        .into_iter()
        .filter(|m| match m.value.kind {
            Kind::Date => temporal,
            // "3 years" holds a number.
            Kind::Duration => temporal || set == "Number",
            _ => !temporal,
        })
        .collect();
    let kind: Vec<Mention> = family.iter().filter(|m| of(set, m)).cloned().collect();
    let wanted = case["Results"].as_array().map_or(&[][..], Vec::as_slice);
    let miss = || {
        let want: Vec<String> = wanted.iter().map(brief).collect();
        format!(
            "{text} | {} | {}",
            want.join("; "),
            seen::show(text, &family)
        )
    };
    let family: Vec<Mention> = family.iter().filter(figures).cloned().collect();
    if wanted.is_empty() {
        own.negative(kind.is_empty(), miss);
        all.negative(family.is_empty(), miss);
        return;
    }
    if wanted.iter().any(is_left_out) {
        return;
    }
    let own_span = |m: &Mention| span(set, m);
    let is_right = right(text, wanted, &kind, !temporal, own_span);
    own.case(is_right, miss);
    if temporal {
        all.read(is_right, convention(text, wanted, &kind), miss);
        return;
    }
    all.case(
        right(text, wanted, &family, !temporal, |m| vec![seen::own(m)]),
        miss,
    );
}

/// Whether a mention is of the set's own kind.
fn of(set: &str, mention: &Mention) -> bool {
    let kind = mention.value.kind;
    match set {
        "Number" => kind != Kind::Ordinal && !seen::is_measure(mention),
        "Ordinal" => kind == Kind::Ordinal,
        "Percent" => kind == Kind::Percent,
        "Currency" => kind == Kind::Money,
        "Dimension" => seen::is_measure(mention) && !is_temperature(mention),
        "Temperature" => seen::is_measure(mention) && is_temperature(mention),
        "Age" => seen::is_age(mention),
        // "equal to 20" is [20, 20].
        "NumberRange" => {
            let exact = mention.value.hedge.is_none() && mention.reach != mention.span;
            exact || seen::amount(mention).is_some_and(|a| a.extent.as_point().is_none())
        }
        _ => true,
    }
}

fn is_temperature(mention: &Mention) -> bool {
    use variorum::value::unit::Axis;
    seen::amount(mention)
        .is_some_and(|a| matches!(a.unit.axis, Axis::Measure("temperature" | "degree")))
}

/// The spans that count as the set's: a number is its figure whatever it counts, a range of
/// numbers takes its hedge along.
fn span(set: &str, mention: &Mention) -> Vec<Range<usize>> {
    match set {
        "Number" => vec![mention.figure.clone()],
        "NumberRange" => vec![
            mention.reach.clone(),
            mention.figure.clone(),
            mention.reach.start..mention.figure.end.max(mention.reach.start),
        ],
        "Age" => vec![mention.span.clone(), mention.reach.clone()],
        _ => vec![mention.span.clone()],
    }
}

/// Times of day, recurrences, "the last one", a unit without a figure, a date without a value.
fn is_left_out(result: &Json) -> bool {
    const OTHER: [&str; 6] = [
        "time",
        "timerange",
        "set",
        "datetimealt",
        "timezone",
        "ordinal.relative",
    ];
    let kind = result["TypeName"].as_str().unwrap_or("None");
    let empty = |w: &Json| {
        let none = matches!(w["value"].as_str(), None | Some("null" | "not resolved"));
        w.is_object() && none && w["start"].is_null() && w["end"].is_null()
    };
    OTHER.iter().any(|other| kind.ends_with(other)) || readings(result).into_iter().any(empty)
}

/// The values that a result may have.
fn readings(result: &Json) -> Vec<&Json> {
    let value = [&result["Resolution"], &result["Value"]]
        .into_iter()
        .find(|v| v.is_object());
    match value {
        Some(value) => match value["values"].as_array() {
            Some(values) => values.iter().collect(),
            None => vec![value],
        },
        None => vec![&Json::Null],
    }
}

fn brief(result: &Json) -> String {
    let values: Vec<String> = readings(result)
        .iter()
        .map(|w| {
            let part = |key: &str| w[key].as_str().unwrap_or("").to_owned();
            format!("{}{}..{}", part("value"), part("start"), part("end"))
        })
        .collect();
    format!(
        "{}={}",
        result["Text"].as_str().unwrap_or(""),
        values.join("/")
    )
}

fn right(
    text: &str,
    wanted: &[Json],
    got: &[Mention],
    figures: bool,
    spans: impl Fn(&Mention) -> Vec<Range<usize>>,
) -> bool {
    got.len() == wanted.len()
        && wanted.iter().all(|result| {
            let byte = |key: &str, past: usize| {
                let at = usize::try_from(result[key].as_u64()?).ok()? + past;
                Some(text.chars().take(at).map(char::len_utf8).sum())
            };
            let place: Option<(usize, usize)> = byte("Start", 0).zip(byte("End", 1));
            got.iter().any(|m| {
                let there = |(start, end)| spans(m).contains(&(start..end));
                place.is_none_or(there) && readings(result).iter().any(|want| is(m, want, figures))
            })
        })
}

/// The convention by which alone a case of one date differs from what was read.
fn convention(text: &str, wanted: &[Json], got: &[Mention]) -> Option<&'static str> {
    let [result] = wanted else { return None };
    match got {
        [] => convention::is_chat(text).then_some(convention::CHAT),
        [one] => {
            let got = seen::days(one)?;
            let day = |want: &Json, key: &str| want[key].as_str().and_then(seen::day);
            let days = |want: &Json| {
                let single = day(want, "value");
                let last = |day: Date| day.checked_sub(1.day()).ok();
                let end = day(want, "end").and_then(last);
                (single.or(day(want, "start")), single.or(end))
            };
            let mut wants = readings(result).into_iter().map(days);
            wants.find_map(|want| convention::between(text, want, got))
        }
        _ => None,
    }
}

fn is(mention: &Mention, want: &Json, figures: bool) -> bool {
    if let Some((low, high)) = seen::days(mention) {
        let iso = |day: Option<Date>| day.map_or("None".to_owned(), |d| d.to_string());
        let (low, high) = (iso(low), iso(high));
        let start = want["start"].as_str();
        let end = want["end"].as_str();
        let head = |text: &str| text.get(..10).unwrap_or(text).to_owned();
        if start.is_some() || end.is_some() {
            let last = |end: &str| {
                let day: Option<Date> = seen::day(end);
                day.and_then(|d| d.checked_sub(1.day()).ok())
                    .map(|d| d.to_string())
            };
            return start.is_none_or(|s| head(s) == low)
                && end.is_none_or(|e| last(e).as_deref() == Some(&high) || head(e) == high);
        }
        let value = want["value"].as_str().map(head);
        return value.is_some_and(|v| v == low && v == high);
    }
    let Some(value) = want["value"].as_str() else {
        return false;
    };
    if mention.value.kind == Kind::Duration && !figures {
        let want: Option<f64> = value.parse().ok();
        return seen::seconds(mention)
            .zip(want)
            .is_some_and(|(a, b)| (a - b).abs() <= 0.03 * a.abs().max(b.abs()));
    }
    let Some(amount) = seen::amount(mention) else {
        return false;
    };
    use rust_decimal::prelude::ToPrimitive;
    if value.starts_with(['(', '[']) {
        let inner = value.get(1..value.len() - 1).unwrap_or("");
        let Some((low, high)) = inner.split_once(',') else {
            return false;
        };
        let same = |limit: Option<&rust_decimal::Decimal>, want: &str| match want.trim() {
            "" | "-∞" | "∞" => limit.is_none(),
            want => want
                .parse()
                .is_ok_and(|w| seen::close(limit.and_then(ToPrimitive::to_f64), w)),
        };
        return same(amount.extent.low(), low) && same(amount.extent.high(), high);
    }
    let plain = value.replace(',', "");
    let figure = amount.figure.as_ref().or(amount.extent.low());
    plain
        .trim_end_matches('%')
        .parse()
        .is_ok_and(|want| seen::close(figure.and_then(ToPrimitive::to_f64), want))
}
