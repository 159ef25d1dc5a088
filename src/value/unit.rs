//! Units, and the axes on which amounts in different units meet.

use super::{duration, measure};
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
    /// So much of an axis per what is named: money per "volume", deaths per "person".
    Rate(Box<Axis>, String),
}

impl Axis {
    /// What a rate is a rate of; any other axis itself.
    pub fn whole(&self) -> &Self {
        match self {
            Self::Rate(of, _) => of.whole(),
            axis => axis,
        }
    }
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

    /// Whether this is the other unit per something: "USD per share" of "USD".
    pub fn is_rate_of(&self, other: &Self) -> bool {
        let tail = self.name.strip_prefix(other.name.as_str());
        !other.name.is_empty() && tail.is_some_and(|tail| tail.starts_with(" per "))
    }
}

/// The measure or unit of time that is called so: "years", "square miles".
pub fn named(name: &str) -> Option<Unit> {
    duration::unit(name).or_else(|| measure::called(name))
}
