//! A figure and one letter that could be degrees: "70F", and what is none, "Form 13F", "a 777F".

use crate::value::keyed::Words;
use crate::value::label;
use crate::value::number::Figure;
use crate::value::scan::Scan;
use rust_decimal::Decimal;

/// What is said of weather, ovens and climates: "the 20C heat", "a 2C rise".
static WEATHER: Words<64> = Words::of(&[
    "air",
    "average",
    "barrier",
    "ceiling",
    "chill",
    "climate",
    "cold",
    "day",
    "days",
    "drop",
    "fever",
    "goal",
    "guardrail",
    "heat",
    "heatwave",
    "high",
    "highs",
    "increase",
    "level",
    "limit",
    "low",
    "lows",
    "mark",
    "oven",
    "overshoot",
    "range",
    "reading",
    "readings",
    "record",
    "rise",
    "summer",
    "target",
    "temperature",
    "temperatures",
    "threshold",
    "warming",
    "water",
    "weather",
    "world",
]);

/// Whether `figure` and the letter that ends at `end` name something rather than say how warm it
/// is.
pub fn is_name(scan: &Scan, figure: &Figure, end: usize) -> bool {
    let at = figure.tokens.start;
    let follows = end == figure.tokens.end + 1;
    // "23456 F Block", "14.7C/"
    let hot = follows && figure.extent.low() > Some(&Decimal::from(200));
    if hot || scan.is_mark(end, '/') {
        return true;
    }
    // A part of a degree, or one below zero, names nothing.
    let whole = scan.str(at).bytes().all(|b| b.is_ascii_digit());
    if !whole || figure.tokens.len() != 1 {
        return false;
    }
    label::is_labelled(scan, at) || !WEATHER.has(scan.key(end)) && is_called(scan, at)
}

/// Whether the word before lets a thing follow and no degrees: "a 35C", "seat 13F", "when must
/// 13F be filed".
fn is_called(scan: &Scan, at: usize) -> bool {
    static CALLS: Words<64> = Words::of(&[
        "'s",
        "a",
        "an",
        "apartment",
        "building",
        "can",
        "could",
        "does",
        "flat",
        "form",
        "her",
        "his",
        "its",
        "may",
        "must",
        "our",
        "row",
        "seat",
        "shall",
        "should",
        "that",
        "the",
        "their",
        "this",
        "ward",
        "will",
        "’s",
    ]);
    at.checked_sub(1)
        .is_some_and(|before| scan.joined(at) && CALLS.has(scan.key(before)))
}
