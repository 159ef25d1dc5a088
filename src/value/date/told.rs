//! What a text has told of so far, which dates without a year depend on.

use super::term::{Placed, Year};

use super::{Read, read_at};
use crate::value::Extent;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::Date;

/// What a text has told of so far, as far as it helps to place dates without a year:
/// histories name a year once, news speaks of the day it appears on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    mode: Mode,
    /// The beginning of the last date that had its year, while that holds.
    dated: Option<Date>,
    /// The last date's first and last day.
    last: Option<(Date, Date)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Open,
    /// It has told of the past and never spoken of the present.
    History,
    /// It has spoken of the present: "today", "on Tuesday".
    News,
}

impl Told {
    /// After one of the text's dates, by its words and the days it means.
    #[must_use]
    pub fn after(self, words: &str, days: &Extent<Date>, day: Option<Date>) -> Self {
        let Some(found) = read_at(&Scan::new(words), 0) else {
            return self;
        };
        let term = &found.read.term;
        let extent = match days.as_point() {
            Some(_) => Some(days.clone()),
            None => term.place(View { day, told: self }, None).map(|p| p.extent),
        };
        self.next(term.year(), extent.as_ref())
    }

    /// At the beginning of another paragraph.
    #[must_use]
    pub fn in_next_paragraph(mut self) -> Self {
        if self.mode == Mode::News {
            self.dated = None;
        }
        self
    }

    /// The beginning of the last date that had its year.
    pub fn dated(self) -> Option<Date> {
        self.dated
    }

    /// The last date of any kind.
    pub fn last(self) -> Option<(Date, Date)> {
        self.last
    }

    /// The last date of a passage on the past.
    pub fn past(self) -> Option<(Date, Date)> {
        self.last.filter(|_| self.dated.is_some())
    }

    /// After a date with this year.
    pub fn next(mut self, year: Year, extent: Option<&Extent<Date>>) -> Self {
        if year == Year::Aside {
            return self;
        }
        if year == Year::Seen {
            self.mode = Mode::News;
            self.dated = None;
        }
        let limits = extent.and_then(|e| Some((*e.low()?, *e.high()?)));
        let Some((low, high)) = limits else {
            return self;
        };
        self.last = Some((low, high));
        if year == Year::Own {
            self.dated = Some(low);
            if self.mode == Mode::Open {
                self.mode = Mode::History;
            }
        }
        self
    }
}

/// From where dates are seen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The day of reference.
    pub day: Option<Date>,
    pub told: Told,
}

/// A day whose weekday is named, in the year that this fits: "2011: … Sunday, 14 September" may be of
/// the year of the text's own day.
pub fn by_weekday(scan: &Scan, read: &Read, view: View, placed: Placed) -> Placed {
    let Class::Weekday(number) = scan.class(read.start) else {
        return placed;
    };
    let fits = |placed: &Placed| {
        let day = placed.extent.as_point();
        day.is_some_and(|day| i64::from(day.weekday().to_monday_one_offset()) == i64::from(number))
    };
    if view.told == Told::default() || fits(&placed) {
        return placed;
    }
    let told = Told::default();
    let own = read.term.place(View { told, ..view }, None);
    own.filter(fits).unwrap_or(placed)
}
