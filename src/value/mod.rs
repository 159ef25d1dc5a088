//! Recognising and normalising what a text says: numbers, money, dates, durations, names.
//!
//! Every ordered value is an [`Extent`]: the interval it may lie in, never a bare number.
//! No recogniser sees a rule.

pub mod calendar;
mod change;
mod compound;
mod count;
pub mod date;
pub mod describe;
pub mod duration;
mod ellipsis;
mod exponent;
pub mod extent;
mod fixed;
mod fraction;
mod function_words;
pub mod hedge;
pub(crate) mod keyed;
mod label;
mod limits;
mod lower;
mod measure;
mod money;
pub mod name;
mod noun;
pub mod number;
mod ordinal;
mod percent;
mod quantity;
mod rate;
mod reading;
mod recognise;
pub mod relation;
pub mod scan;
mod single;
pub mod unit;
mod vague;
mod words;

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::ops::Range;

pub use describe::describe;
pub use extent::Extent;
pub use fixed::{read_fixed, read_fixed_tally};
pub use function_words::contains as is_function_word;
pub use hedge::HedgeTable;
pub use noun::{plural, singular};
pub use recognise::{recognise, recognise_in};
pub use relation::Relation;
pub use relation::relate;
pub use unit::Unit;
pub use unit::named as unit_named;

/// Reads the tables that most texts need.
pub fn prepare() {
    HedgeTable::standard();
    date::prepare();
}

/// What recognising a text needs to know besides the text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day that "today" is: the source's date of publication.
    pub day: Option<Date>,
    /// What the text before told of.
    pub told: date::Told,
    pub hedges: &'a HedgeTable,
}

impl<'a> Context<'a> {
    /// What is known of a text by itself.
    pub fn new(day: Option<Date>, hedges: &'a HedgeTable) -> Self {
        Self {
            day,
            hedges,
            told: date::Told::default(),
        }
    }
}

/// The kinds of value a claim can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number of unnamed things; its words are the figure alone.
    Count,
    /// A number of named things, or a measure; its words are figure and unit.
    Quantity,
    Money,
    Percent,
    Ordinal,
    Date,
    Duration,
    Choice,
    Name,
}

impl Kind {
    /// In words, with an article.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Count => "a count",
            Self::Quantity => "a quantity",
            Self::Money => "a sum of money",
            Self::Percent => "a percentage",
            Self::Ordinal => "an ordinal number",
            Self::Date => "a date",
            Self::Duration => "a duration",
            Self::Name => "a name",
            Self::Choice => "a choice",
        }
    }
}

/// What a claim says, normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub kind: Kind,
    pub content: Content,
    pub hedge: Option<Hedge>,
}

/// The body of a value. Closed: whoever compares values matches on every arm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A count, quantity, sum of money, percentage, ordinal or duration.
    Amount(Amount),
    /// Whole days, both ends included.
    Days(Days),
    /// A point off every axis (`unlimited`, `none`), which equals only itself.
    Point(String),
    Choice(Choice),
    Name(Name),
}

/// A number on an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In `unit`s, after the hedge.
    pub extent: Extent<Decimal>,
    pub unit: Unit,
    /// The figure as written, before its hedge; `None` where there is none ("billions").
    pub figure: Option<Decimal>,
    /// The second figure of a range.
    pub figure_high: Option<Decimal>,
    /// The step of the figure's last written digit: 1 for 28, 100 000 for "1.2 million";
    /// zero where nothing was rounded. Two figures agree when one is the other rounded.
    pub step: Decimal,
    /// For a duration that was reckoned from a date: that date.
    pub since: Option<Extent<Date>>,
}

/// A date or period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    pub extent: Extent<Date>,
    /// The direction of a bare weekday or month was a guess.
    pub guessed: bool,
    /// A relative date ("Tuesday") in a source without a date: `extent` is unbounded.
    pub unplaced: bool,
    /// What the words do not say of which: "Tuesday" names no week, "14 October" no year. The
    /// day of reference has supplied it.
    pub cycle: Option<Cycle>,
}

/// What a date that is written in part comes round in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    Week,
    Year,
}

impl Days {
    /// Whether it says which days, to the week: a day, a weekend, but no month and no period
    /// with an open end. What is unplaced may.
    #[must_use]
    pub fn names_days(&self) -> bool {
        let run = |low: &Date, high: &Date| low.until(*high).is_ok_and(|s| s.get_days() < 7);
        let limits = (self.extent.low(), self.extent.high());
        self.unplaced || matches!(limits, (Some(low), Some(high)) if run(low, high))
    }
}

/// One of a rule's closed answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub is: String,
    /// Other answers that can hold at the same time.
    pub fits: Vec<String>,
    /// The question has several right answers: different choices never clash.
    pub many: bool,
}

/// A person, organisation or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Titles and offices before the name, as written: "President", "Sir".
    pub titles: Vec<String>,
    /// The words of the name itself, surname last, but for a suffix such as "Jr".
    pub words: Vec<String>,
}

/// The words that make a value less than exact, and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// As written: "at least", "nearly".
    pub words: String,
    pub kind: HedgeKind,
}

/// Which way a hedge points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HedgeKind {
    /// The value lies around the figure.
    About,
    /// The value lies at or above the figure.
    More,
    /// The value lies at or below the figure.
    Less,
}

/// A value found in a text.
///
/// All ranges are bytes of that text, on character boundaries, and nest:
/// `figure ⊆ span ⊆ reach`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The value's own words: the figure of a count; figure and unit of all else; of a
    /// period, also the words that make it one ("since 2022").
    pub span: Range<usize>,
    /// The figure alone, without unit; the date alone, without its limit.
    pub figure: Range<usize>,
    /// The own words and the words of the hedge.
    pub reach: Range<usize>,
    pub value: Value,
}

impl Mention {
    /// The words to list for the value: the figure of what is counted ("600,000" of "600,000
    /// soldiers", whose noun is the unit), figure and unit of all else.
    #[must_use]
    pub fn own_words(&self) -> Range<usize> {
        match &self.value.content {
            Content::Amount(amount)
                if matches!(amount.unit.axis.whole(), unit::Axis::Things(_)) =>
            {
                self.figure.clone()
            }
            _ => self.span.clone(),
        }
    }

    /// The same mention in a text that has `by` more bytes before it.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        let shift = |range: Range<usize>| range.start + by..range.end + by;
        Self {
            span: shift(self.span),
            figure: shift(self.figure),
            reach: shift(self.reach),
            value: self.value,
        }
    }
}
