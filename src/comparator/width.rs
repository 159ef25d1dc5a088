//! The written order in which values make versions: the narrowest first.

use crate::value::unit::Axis;
use crate::value::{Content, Extent, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value's place in the written order, as far as it does not need words to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Width {
    reach: Reach,
    /// Whether its axis meets several that do not meet each other: a bare number meets
    /// things of any noun, money in no currency meets any.
    vague: bool,
    /// Among equally wide values the finer comes first, because the rounder one supports
    /// it: the step of a figure's last digit, the answers that a choice fits, the letters
    /// that a name lacks.
    coarse: Decimal,
    low: Option<Decimal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// From the low to the high limit, in the axis's base unit.
    Bounded(Decimal),
    HalfBounded,
    Unbounded,
}

pub(super) fn width(value: &Value) -> Width {
    let extent = base(value);
    let reach = match &extent {
        None => Reach::Bounded(Decimal::ZERO),
        Some(extent) => match (extent.low(), extent.high()) {
            (Some(low), Some(high)) => high
                .checked_sub(*low)
                .map_or(Reach::HalfBounded, Reach::Bounded),
            (None, None) => Reach::Unbounded,
            _ => Reach::HalfBounded,
        },
    };
    Width {
        reach,
        vague: vague(&value.content),
        coarse: coarse(&value.content),
        low: extent.as_ref().and_then(|extent| extent.low().copied()),
    }
}

fn vague(content: &Content) -> bool {
    match content {
        Content::Amount(amount) => matches!(amount.unit.axis, Axis::Money(None) | Axis::Number),
        _ => false,
    }
}

fn coarse(content: &Content) -> Decimal {
    match content {
        Content::Amount(amount) => amount
            .step
            .checked_mul(amount.unit.factor)
            .unwrap_or(Decimal::MAX),
        Content::Days(_) | Content::Point(_) => Decimal::ZERO,
        Content::Choice(choice) => Decimal::from(choice.fits.len()),
        Content::Name(name) => {
            let letters = |word: &String| word.chars().filter(|c| c.is_alphabetic()).count();
            -Decimal::from(name.words.iter().map(letters).sum::<usize>())
        }
    }
}

/// The extent in its axis's base unit, days counted from 1970; `None` for what lies on no
/// axis, or where the figures are too large to convert.
pub(super) fn base(value: &Value) -> Option<Extent<Decimal>> {
    match &value.content {
        Content::Amount(amount) => amount.extent.map(|figure| {
            figure
                .checked_mul(amount.unit.factor)?
                .checked_add(amount.unit.offset)
        }),
        Content::Days(days) => days.extent.map(|date| Some(day_number(*date))),
        Content::Point(_) | Content::Choice(_) | Content::Name(_) => None,
    }
}

fn day_number(date: Date) -> Decimal {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    Decimal::from(date.duration_since(EPOCH).as_hours() / 24)
}
