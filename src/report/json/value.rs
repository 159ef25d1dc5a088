//! Values as data.

use super::words::{HedgeKind, Kind};
use crate::value::unit::Axis;
use crate::value::{self, Amount, Content, Extent};
use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;
use std::ops::Range;

/// What a claim says, normalised to the interval it may lie in.
#[derive(Serialize, JsonSchema)]
pub struct Value<'a> {
    kind: Kind,
    /// The value's own words, as written.
    text: &'a str,
    /// The choice, the name, or the point off every axis ("unlimited"); null for amounts and
    /// dates, which have limits instead.
    is: Option<String>,
    /// The low limit: an inclusive ISO date for dates, a number of `unit`s otherwise, null
    /// where unbounded.
    low: Option<Limit>,
    /// The high limit, likewise.
    high: Option<Limit>,
    /// Whether the low limit itself lies outside. Never for dates.
    low_open: bool,
    /// Whether the high limit itself lies outside. Never for dates.
    high_open: bool,
    /// What an amount is counted in: a singular noun, an ISO 4217 code, "%"; null for bare
    /// numbers, and for values that are not amounts.
    unit: Option<&'a str>,
    /// The words that make the value less than exact.
    hedge: Option<&'a str>,
    hedge_kind: Option<HedgeKind>,
    /// The figure as written, before its hedge.
    amount: Option<Number>,
    /// The second figure of a range.
    amount_high: Option<Number>,
    /// For a duration, its length in seconds: that of the extent where this is a point, else
    /// that of the figure as written, else null. A year is 365.25 days.
    seconds: Option<Number>,
    /// Byte offset of the value's own words in the text of the source. On a version the place
    /// is that of its first claim of this value, or null if it has none.
    start: Option<usize>,
    end: Option<usize>,
}

/// A limit of an extent.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Limit {
    Number(Number),
    /// YYYY-MM-DD
    Date(String),
}

impl<'a> Value<'a> {
    pub fn new(value: &'a value::Value, text: &'a str, range: Option<Range<usize>>) -> Self {
        let blank = Self {
            kind: value.kind.into(),
            text,
            is: None,
            low: None,
            high: None,
            low_open: false,
            high_open: false,
            unit: None,
            hedge: value.hedge.as_ref().map(|hedge| hedge.words.as_str()),
            hedge_kind: value.hedge.as_ref().map(|hedge| hedge.kind.into()),
            amount: None,
            amount_high: None,
            seconds: None,
            start: range.as_ref().map(|range| range.start),
            end: range.map(|range| range.end),
        };
        match &value.content {
            Content::Amount(amount) => Self {
                low: limit(amount.extent.low()),
                high: limit(amount.extent.high()),
                low_open: amount.extent.low_open(),
                high_open: amount.extent.high_open(),
                unit: Some(amount.unit.name.as_str()).filter(|name| !name.is_empty()),
                amount: amount.figure.and_then(number),
                amount_high: amount.figure_high.and_then(number),
                seconds: seconds(amount).and_then(number),
                ..blank
            },
            Content::Days(days) => {
                let (low, high) = closed(&days.extent);
                Self {
                    low: low.map(|day| Limit::Date(day.to_string())),
                    high: high.map(|day| Limit::Date(day.to_string())),
                    ..blank
                }
            }
            Content::Point(point) => Self {
                is: Some(point.clone()),
                ..blank
            },
            Content::Choice(choice) => Self {
                is: Some(choice.is.clone()),
                ..blank
            },
            Content::Name(name) => Self {
                is: Some([name.titles.as_slice(), &name.words].concat().join(" ")),
                ..blank
            },
        }
    }
}

fn limit(limit: Option<&Decimal>) -> Option<Limit> {
    limit.copied().and_then(number).map(Limit::Number)
}

/// A decimal as a JSON number: an integer exactly; a fraction, or a number beyond 64 bits, as
/// the nearest double, which prints as written up to fifteen digits.
fn number(decimal: Decimal) -> Option<Number> {
    let decimal = decimal.normalize();
    let digits = decimal.to_string();
    match digits.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => digits.parse().ok().and_then(Number::from_f64),
    }
}

/// The limits of whole days, both included.
fn closed(extent: &Extent<Date>) -> (Option<Date>, Option<Date>) {
    let low = extent.low().and_then(|day| match extent.low_open() {
        true => day.tomorrow().ok(),
        false => Some(*day),
    });
    let high = extent.high().and_then(|day| match extent.high_open() {
        true => day.yesterday().ok(),
        false => Some(*day),
    });
    (low, high)
}

/// How long a duration is, to the microsecond.
fn seconds(amount: &Amount) -> Option<Decimal> {
    if amount.unit.axis != Axis::Time {
        return None;
    }
    let length = amount.extent.as_point().copied().or(amount.figure)?;
    let days = length.checked_mul(amount.unit.factor)?;
    let days = days.checked_add(amount.unit.offset)?;
    Some(days.checked_mul(Decimal::from(86_400))?.round_dp(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_float_noise() {
        let cases = [
            ("28", "28"),
            ("28.00", "28"),
            ("-3", "-3"),
            ("0.1", "0.1"),
            ("3.5", "3.5"),
            ("123456789.012345", "123456789.012345"),
            ("9007199254740993", "9007199254740993"),
            ("9223372036854775808", "9.223372036854775808e18"),
        ];
        for (given, wanted) in cases {
            let got = number(given.parse().unwrap()).unwrap().to_string();
            if wanted.contains('e') {
                assert_eq!(got.parse::<f64>().unwrap(), wanted.parse::<f64>().unwrap());
            } else {
                assert_eq!(got, wanted);
            }
        }
    }

    #[test]
    fn an_open_limit_of_days_moves_inwards() {
        let day = |d| jiff::civil::date(2025, 3, d);
        let open = Extent::new(Some(day(1)), true, Some(day(5)), true).unwrap();
        assert_eq!(closed(&open), (Some(day(2)), Some(day(4))));
    }
}
