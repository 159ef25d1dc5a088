//! Dates that come back each year, and which of them is meant.

use super::View;
use super::cue::Cue;
use super::holiday::Feast;
use super::place::{distance, hull};
use super::term::Placed;
use crate::value::Extent;
use crate::value::calendar::{self, Grain, Season, run, shift};
use jiff::civil::Date;

/// What comes back each year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Yearly {
    Days { month: i8, first: i8, last: i8 },
    Month(i8),
    Season(Season),
    Quarter(i8),
    Half(i8),
    Holiday(&'static Feast),
}

/// Which of several it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    Bare,
    This,
    Next,
    Last,
    /// That of the year so many years from now.
    YearsOn(i16),
    /// That of the year so many years from the one told of.
    Told(i16),
}

/// So many days ahead a date is nearer by far than that of last year; so many back, than
/// that of next year.
const CLOSE: i32 = 60;

impl Yearly {
    /// Its days in that year.
    pub fn within(self, year: i16) -> Option<Extent<Date>> {
        match self {
            Yearly::Days { month, first, last } => run(
                Date::new(year, month, first).ok()?,
                Date::new(year, month, last).ok()?,
            ),
            Yearly::Month(month) => calendar::month(year, month),
            Yearly::Season(season) => calendar::season(year, season),
            Yearly::Quarter(quarter) => calendar::quarter(year, quarter),
            Yearly::Half(half) => {
                let quarter = half.checked_mul(2)?;
                let first = calendar::quarter(year, quarter.checked_sub(1)?)?;
                hull(&first, &calendar::quarter(year, quarter)?)
            }
            Yearly::Holiday(holiday) => holiday.within(year),
        }
    }

    /// Its days in the years around `day`, in order; eight each way hold what comes every four.
    pub fn around(self, day: Date) -> impl DoubleEndedIterator<Item = Extent<Date>> {
        let years = match self {
            Yearly::Days {
                month: 2, last: 29, ..
            }
            | Yearly::Holiday(_) => 8,
            _ => 2,
        };
        (-years..=years).filter_map(move |n| self.within(day.year().checked_add(n)?))
    }

    /// Its days in the year of what was told, or soon after.
    fn told_of(self, told: Date) -> Option<Extent<Date>> {
        let extent = self.within(told.year())?;
        let long_before = shift(told, Grain::Month, -6)? > *extent.high()?;
        match long_before {
            true => self.within(told.year().checked_add(1)?),
            false => Some(extent),
        }
    }

    /// Its days, from where it is seen.
    pub fn place(self, which: Which, view: View, cue: Option<Cue>) -> Option<Placed> {
        if let Which::Told(n) = which {
            let (told, _) = view.told.last()?;
            return Some(Placed::sure(self.within(told.year().checked_add(n)?)?));
        }
        let gone = |told: &Date| view.day.is_none_or(|day| told.year() < day.year());
        if let Some(told) = view.told.dated().filter(gone)
            && which == Which::Bare
            && cue != Some(Cue::Future)
        {
            return Some(Placed::sure(self.told_of(told)?));
        }
        let day = view.day?;
        let (low, high) = (
            |e: &Extent<Date>| e.low().copied(),
            |e: &Extent<Date>| e.high().copied(),
        );
        let started = |e: &Extent<Date>| low(e) <= Some(day);
        let lasts = |e: &Extent<Date>| high(e) >= Some(day);
        let mut years = self.around(day);
        let extent = match (which, cue) {
            // In January, this winter is the one that began in December.
            (Which::This, _) => {
                let now = years.find(|e| started(e) && lasts(e));
                now.or_else(|| self.within(day.year()))
            }
            (Which::YearsOn(n) | Which::Told(n), _) => self.within(day.year().checked_add(n)?),
            (Which::Last, _) => years.rfind(|e| !lasts(e)),
            (Which::Next, _) => years.find(|e| !started(e)),
            (Which::Bare, Some(Cue::Spoke | Cue::PutOff))
                if matches!(self, Yearly::Days { .. }) =>
            {
                let close = shift(day, Grain::Day, CLOSE)?;
                years.rfind(|e| low(e) <= Some(close))
            }
            (Which::Bare, Some(Cue::Present)) if matches!(self, Yearly::Days { .. }) => {
                let close = shift(day, Grain::Day, -CLOSE)?;
                years.find(|e| high(e) >= Some(close))
            }
            (Which::Bare, Some(Cue::Past | Cue::Spoke | Cue::PutOff)) => years.rfind(started),
            (Which::Bare, Some(Cue::Future | Cue::Present)) => years.find(lasts),
            // Unless one has just passed, a holiday is named for its coming.
            (Which::Bare, Some(Cue::Alone)) if matches!(self, Yearly::Holiday(_)) => {
                let just_gone = shift(day, Grain::Month, -1)?;
                years.find(|e| high(e) >= Some(just_gone))
            }
            (Which::Bare, _) => {
                // News looks back: a bare month to come is named with its year sooner.
                let back = if matches!(self, Yearly::Days { .. } | Yearly::Holiday(_)) {
                    1
                } else {
                    2
                };
                years.min_by_key(|e| distance(e, day) * if started(e) { 1 } else { back })
            }
        };
        let extent = extent?;
        let guessed = match cue {
            Some(Cue::Past | Cue::Future) => false,
            Some(Cue::Spoke | Cue::PutOff) => !started(&extent),
            Some(Cue::Present) => !lasts(&extent),
            _ => true,
        };
        Some(Placed {
            extent,
            guessed: guessed && which == Which::Bare,
        })
    }
}
