//! What the engine sees in a text, as `variorum values` lists it.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;
use std::sync::LazyLock;
use variorum::matcher;
use variorum::source::Source;
use variorum::value::unit::Axis;
use variorum::value::{Amount, Content, HedgeTable, Kind, Mention};

static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);

/// The values of a text on a day, names apart.
pub fn see(text: &str, day: Option<Date>) -> Vec<Mention> {
    let source = Source {
        text: text.to_owned(),
        published: day,
        ..Source::default()
    };
    matcher::values(&source, &HEDGES)
}

/// A day that a data set tells; None where it does not.
pub fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

pub fn amount(mention: &Mention) -> Option<&Amount> {
    match &mention.value.content {
        Content::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// The limits of a date.
pub fn days(mention: &Mention) -> Option<(Option<Date>, Option<Date>)> {
    match &mention.value.content {
        Content::Days(days) if !days.unplaced => {
            Some((days.extent.low().copied(), days.extent.high().copied()))
        }
        _ => None,
    }
}

/// The words that are listed: the figure of what is counted, figure and unit of all else.
pub fn own(mention: &Mention) -> Range<usize> {
    mention.own_words()
}

pub fn is_temporal(mention: &Mention) -> bool {
    matches!(mention.value.kind, Kind::Date | Kind::Duration)
}

pub fn is_measure(mention: &Mention) -> bool {
    amount(mention).is_some_and(|a| matches!(a.unit.axis, Axis::Measure(_)))
}

pub fn is_age(mention: &Mention) -> bool {
    mention.value.kind == Kind::Quantity
        && amount(mention).is_some_and(|a| a.unit.axis == Axis::Time)
}

/// The figure as written, else the low limit; and the second figure, else the same again.
pub fn figures(amount: &Amount) -> (Option<f64>, Option<f64>) {
    let real = |d: Option<&Decimal>| d.and_then(Decimal::to_f64);
    let low = amount.figure.as_ref().or(amount.extent.low());
    let high = match (&amount.figure_high, &amount.figure) {
        (Some(high), _) | (None, Some(high)) => Some(high),
        (None, None) => amount.extent.high(),
    };
    (real(low), real(high))
}

/// An amount in its axis's base unit, as written.
pub fn base(amount: &Amount) -> Option<f64> {
    let figure = amount.figure.as_ref().or(amount.extent.low())?;
    in_base(figure, amount)
}

pub fn in_base(figure: &Decimal, amount: &Amount) -> Option<f64> {
    let unit = &amount.unit;
    figure
        .checked_mul(unit.factor)?
        .checked_add(unit.offset)?
        .to_f64()
}

pub fn close(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() <= (2e-3 * a.abs().max(b.abs())).max(1e-9))
}

/// How long a duration is, as written.
pub fn seconds(mention: &Mention) -> Option<f64> {
    let amount = amount(mention).filter(|a| a.unit.axis == Axis::Time)?;
    let length = amount.extent.as_point().or(amount.figure.as_ref())?;
    Some(in_base(length, amount)? * 86_400.0)
}

/// What was seen, for a list of misses.
pub fn show(text: &str, mentions: &[Mention]) -> String {
    let one = |m: &Mention| {
        let words = text.get(own(m)).unwrap_or("?");
        let hedge = m.value.hedge.as_ref().map_or("", |h| h.words.as_str());
        let says = variorum::value::describe(&m.value);
        format!("[{words}]{hedge}={says}")
    };
    mentions.iter().map(one).collect::<Vec<_>>().join(" ")
}
