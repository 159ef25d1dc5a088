//! Units, and the axes on which amounts in different units meet.

use rust_decimal::Decimal;

/// What an amount is counted or measured in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// In the singular as a person would write it after the figure: "soldier", "mile",
    /// "year"; an ISO 4217 code for money; "%" for per cent. Empty for bare numbers.
    pub name: String,
    pub axis: Axis,
    /// `figure * factor + offset` is the amount in the axis's base unit.
    pub factor: Decimal,
    pub offset: Decimal,
}

/// Amounts are comparable when their axes are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// Bare numbers.
    Number,
    /// Ordinal numbers.
    Rank,
    /// Things counted, by the noun's singular.
    Things(String),
    /// Money by ISO code; `None` where the text names no currency, which meets any.
    Money(Option<String>),
    Percent,
    PercentagePoint,
    /// Time that passes, in days. A year is 365.25 days and a month a twelfth of that, so
    /// that eighteen months are a year and a half.
    Time,
    /// A physical measure, by its dimension: "length", "mass".
    Measure(&'static str),
}

impl Unit {
    /// A unit that is its axis's base.
    pub fn base(name: impl Into<String>, axis: Axis) -> Self {
        Self {
            name: name.into(),
            axis,
            factor: Decimal::ONE,
            offset: Decimal::ZERO,
        }
    }
}
