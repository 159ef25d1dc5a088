//! What a text has told of so far, which dates without a year depend on.

use super::term::Year;
use super::{mention, read_at};
use crate::value::scan::Scan;
use jiff::civil::Date;

/// What a text has told of so far, as far as it helps to place dates without a year:
/// histories name a year once, news speaks of the day it appears on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    #[default]
    Nothing,
    /// It has told of the past and never spoken of the present.
    History(Past),
    /// It has spoken of the present: "today", "on Tuesday".
    News,
    /// It has spoken of the present, but tells of the past in this paragraph.
    Background(Past),
}

impl Told {
    /// After the words of one of the text's dates.
    #[must_use]
    pub fn after(self, words: &str) -> Self {
        let mut view = View {
            day: None,
            told: self,
        };
        let scan = Scan::new(words);
        if let Some(found) = read_at(&scan, 0) {
            mention(&scan, &found, &mut view);
        }
        view.told
    }

    /// At the beginning of another paragraph.
    #[must_use]
    pub fn in_next_paragraph(self) -> Self {
        match self {
            Told::Background(_) => Told::News,
            told => told,
        }
    }

    pub fn past(self) -> Option<Past> {
        match self {
            Told::History(past) | Told::Background(past) => Some(past),
            Told::Nothing | Told::News => None,
        }
    }

    /// After a date with this year.
    pub fn next(self, year: Year, date: Option<Date>) -> Self {
        let Some(last) = date else {
            return if year == Year::Seen { Told::News } else { self };
        };
        let dated = match year {
            Year::Seen => return Told::News,
            Year::Own => last,
            Year::Unsaid => match self.past() {
                Some(past) => past.dated,
                None => return self,
            },
        };
        let past = Past { dated, last };
        match self {
            Told::Nothing | Told::History(_) => Told::History(past),
            Told::News | Told::Background(_) => Told::Background(past),
        }
    }
}

/// What was told of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// The beginning of the last date that had its year.
    pub dated: Date,
    /// The beginning of the last date.
    pub last: Date,
}

/// From where dates are seen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The day of reference.
    pub day: Option<Date>,
    pub told: Told,
}
