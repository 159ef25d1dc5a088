//! The rules by which holidays fall.

use super::{hebrew, islamic};
use crate::value::calendar::{self, Side};
use crate::value::words::{Class, class};
use jiff::civil::{Date, Weekday};

/// A rule that gives one day in a year, or none.
#[derive(Debug, PartialEq)]
pub enum Rule {
    /// "25 December"
    Fixed { month: i8, day: i8 },
    /// "4th Thursday of November"; from the month's end if negative.
    Nth {
        nth: i8,
        weekday: Weekday,
        month: i8,
    },
    /// "Monday on or before 24 May"
    Near {
        weekday: Weekday,
        side: Side,
        month: i8,
        day: i8,
    },
    /// Western Easter Sunday
    Easter,
    /// Orthodox Easter Sunday
    OrthodoxEaster,
    /// "10 Tishri"; Nisan is 1, and Adar the last one of the year.
    Hebrew { month: u8, day: i32 },
    /// "1 Shawwal"; Muharram is 1.
    Islamic { month: i32, day: i32 },
    /// No rule: the days themselves, in order.
    Dates(Vec<Date>),
}

impl Rule {
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        Some(match words[..] {
            [first, ..] if first.contains('-') => Self::of_dates(&words)?,
            ["Easter"] => Rule::Easter,
            ["Orthodox", "Easter"] => Rule::OrthodoxEaster,
            [nth, day, "of", of] => Rule::Nth {
                nth: match nth {
                    "last" => -1,
                    nth => nth.get(..1)?.parse().ok()?,
                },
                weekday: weekday(day)?,
                month: month(of)?,
            },
            [on, "on", "or", side, day, of] => Rule::Near {
                weekday: weekday(on)?,
                side: match side {
                    "before" => Side::OnOrBefore,
                    "after" => Side::OnOrAfter,
                    _ => return None,
                },
                month: month(of)?,
                day: day.parse().ok()?,
            },
            [day, of] => match (month(of), hebrew::month(of), islamic::month(of)) {
                (Some(month), _, _) => Rule::Fixed {
                    month,
                    day: day.parse().ok()?,
                },
                (_, Some(month), _) => Rule::Hebrew {
                    month,
                    day: day.parse().ok()?,
                },
                (_, _, Some(month)) => Rule::Islamic {
                    month,
                    day: day.parse().ok()?,
                },
                _ => return None,
            },
            _ => return None,
        })
    }

    /// "2012-03-06 2016-03-01"
    fn of_dates(words: &[&str]) -> Option<Self> {
        let days: Option<Vec<Date>> = words.iter().map(|day| day.parse().ok()).collect();
        days.filter(|days| days.is_sorted()).map(Rule::Dates)
    }

    /// Its day in that year.
    pub fn day(&self, year: i16) -> Option<Date> {
        match self {
            Rule::Fixed { month, day } => Date::new(year, *month, *day).ok(),
            Rule::Nth {
                nth,
                weekday,
                month,
            } => {
                let first = Date::new(year, *month, 1).ok()?;
                first.nth_weekday_of_month(*nth, *weekday).ok()
            }
            Rule::Near {
                weekday,
                side,
                month,
                day,
            } => calendar::nearest(Date::new(year, *month, *day).ok()?, *weekday, *side),
            Rule::Easter => calendar::easter(year),
            Rule::OrthodoxEaster => calendar::orthodox_easter(year),
            Rule::Hebrew { month, day } => hebrew::day(year, *month, *day),
            Rule::Islamic { month, day } => islamic::day(year, *month, *day),
            Rule::Dates(days) => {
                let at = days.partition_point(|day| day.year() < year);
                days.get(at).copied().filter(|day| day.year() == year)
            }
        }
    }
}

pub fn weekday(name: &str) -> Option<Weekday> {
    match class(name) {
        Class::Weekday(n) => Weekday::from_monday_one_offset(i8::try_from(n).ok()?).ok(),
        _ => None,
    }
}

fn month(name: &str) -> Option<i8> {
    match class(name) {
        Class::Month(n) => i8::try_from(n).ok(),
        _ => None,
    }
}
