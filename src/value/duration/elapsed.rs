//! Durations reckoned from a date.

use super::unit;
use crate::value::{Amount, Content, Extent, Kind, Value};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// The time from a start to a day; `None` if it starts later or has no beginning.
///
/// In days up to two months, in months up to two years, else in years. Its limits are
/// rounded outwards to a millionth, so that they hold every day of the start.
pub fn elapsed(since: &Extent<Date>, day: Date) -> Option<Value> {
    let days = |from: Date| Some(Decimal::from(from.until(day).ok()?.get_days()));
    let most = days(*since.low()?)?;
    let least = days(since.high().map_or(day, |high| *high.min(&day)))?;
    let name = match most {
        _ if most.is_sign_negative() => return None,
        _ if most < Decimal::from(60) => "day",
        _ if most < Decimal::from(731) => "month",
        _ => "year",
    };
    let unit = unit(name)?;
    let limit = |days: Decimal, round| {
        Some(
            days.checked_div(unit.factor)?
                .round_dp_with_strategy(6, round)
                .normalize(),
        )
    };
    let low = limit(least, RoundingStrategy::ToZero)?;
    let high = limit(most, RoundingStrategy::AwayFromZero)?;
    let amount = Amount {
        extent: Extent::between(low, high),
        unit,
        figure: None,
        figure_high: None,
        step: Decimal::ZERO,
        since: Some(since.clone()),
    };
    Some(Value {
        kind: Kind::Duration,
        content: Content::Amount(amount),
        hedge: None,
    })
}
