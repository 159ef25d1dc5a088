//! Extents of days: weeks, months, seasons, holidays, and steps between them.
//!
//! Everything here is `None` only where the calendar ends (years -9999 to 9999).

use super::Extent;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A period with a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    /// From its year 00 to its year 99, as newspapers count.
    Century,
}

/// Whole months, as weather services count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    /// December to February, named after its December.
    Winter,
}

/// Where to look for a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
}

/// The period of this grain that holds `day`, moved by `steps` of them.
pub fn period(day: Date, grain: Grain, steps: i32) -> Option<Extent<Date>> {
    let at = i32::from(day.year());
    match grain {
        Grain::Day => Some(Extent::point(shift(day, Grain::Day, steps)?)),
        Grain::Week => {
            let monday = shift(
                nearest(day, Weekday::Monday, Side::OnOrBefore)?,
                Grain::Week,
                steps,
            )?;
            run(monday, shift(monday, Grain::Day, 6)?)
        }
        Grain::Weekend => {
            let week = period(day, Grain::Week, steps)?;
            let sunday = *week.high()?;
            run(shift(sunday, Grain::Day, -1)?, sunday)
        }
        Grain::Month => {
            let first = shift(day.first_of_month(), Grain::Month, steps)?;
            run(first, first.last_of_month())
        }
        Grain::Quarter => {
            let to_first = (i32::from(day.month()) - 1) % 3;
            let months = steps.checked_mul(3)?.checked_sub(to_first)?;
            months_from(shift(day.first_of_month(), Grain::Month, months)?, 3)
        }
        Grain::Season => {
            let to_first = i32::from(day.month()) % 3;
            let months = steps.checked_mul(3)?.checked_sub(to_first)?;
            months_from(shift(day.first_of_month(), Grain::Month, months)?, 3)
        }
        Grain::Year => years(at.checked_add(steps)?, 1),
        Grain::Decade => years((at.div_euclid(10)).checked_add(steps)?.checked_mul(10)?, 10),
        Grain::Century => years(
            at.div_euclid(100).checked_add(steps)?.checked_mul(100)?,
            100,
        ),
    }
}

/// `day` moved by whole days, weeks, months and so on; the 31st falls back to a month's end.
pub fn shift(day: Date, grain: Grain, steps: i32) -> Option<Date> {
    let months = |each: i32| {
        let months = steps.checked_mul(each)?;
        day.checked_add(jiff::Span::new().try_months(months).ok()?)
            .ok()
    };
    match grain {
        Grain::Day => day
            .checked_add(jiff::Span::new().try_days(steps).ok()?)
            .ok(),
        Grain::Week | Grain::Weekend => {
            let days = steps.checked_mul(7)?;
            day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
        }
        Grain::Month => months(1),
        Grain::Quarter | Grain::Season => months(3),
        Grain::Year => months(12),
        Grain::Decade => months(120),
        Grain::Century => months(1200),
    }
}

/// The nearest such weekday on that side of `day`.
pub fn nearest(day: Date, weekday: Weekday, side: Side) -> Option<Date> {
    let back = i32::from(day.weekday().since(weekday));
    let ahead = i32::from(weekday.since(day.weekday()));
    let steps = match side {
        Side::OnOrBefore => -back,
        Side::Before if back == 0 => -7,
        Side::Before => -back,
        Side::OnOrAfter => ahead,
        Side::After if ahead == 0 => 7,
        Side::After => ahead,
    };
    shift(day, Grain::Day, steps)
}

/// The such weekday closest to `day`, at most three days away.
pub fn closest(day: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i32::from(weekday.since(day.weekday()));
    shift(day, Grain::Day, if ahead > 3 { ahead - 7 } else { ahead })
}

/// That many whole years from this one on.
pub fn years(first: i32, count: i32) -> Option<Extent<Date>> {
    let last = first.checked_add(count)?.checked_sub(1)?;
    let first = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
    run(first, Date::new(i16::try_from(last).ok()?, 12, 31).ok()?)
}

/// A month of a year.
pub fn month(year: i16, month: i8) -> Option<Extent<Date>> {
    let first = Date::new(year, month, 1).ok()?;
    run(first, first.last_of_month())
}

/// A quarter of a year, from 1 to 4.
pub fn quarter(year: i16, quarter: i8) -> Option<Extent<Date>> {
    let first = quarter.checked_mul(3)?.checked_sub(2)?;
    months_from(Date::new(year, first, 1).ok()?, 3)
}

/// A week of a year by ISO 8601: the first one holds the year's first Thursday.
pub fn week(year: i16, week: i8) -> Option<Extent<Date>> {
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    run(monday, shift(monday, Grain::Day, 6)?)
}

/// The season that starts in that year.
pub fn season(year: i16, season: Season) -> Option<Extent<Date>> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    months_from(Date::new(year, first, 1).ok()?, 3)
}

/// Western Easter Sunday, by the Gregorian rule of Meeus, Jones and Butcher.
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let golden = y.rem_euclid(19);
    let (century, rest) = (y.div_euclid(100), y.rem_euclid(100));
    let skipped = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - skipped + 15).rem_euclid(30);
    let sunday =
        (32 + 2 * century.rem_euclid(4) + 2 * rest.div_euclid(4) - epact - rest.rem_euclid(4))
            .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday).div_euclid(451);
    let days = epact + sunday - 7 * late + 114;
    let month = i8::try_from(days.div_euclid(31)).ok()?;
    let day = i8::try_from(days.rem_euclid(31) + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// Orthodox Easter Sunday, by the Julian rule of Meeus; good for 1900 to 2099.
pub fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let moon = (19 * y.rem_euclid(19) + 15).rem_euclid(30);
    let sunday = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - moon + 34).rem_euclid(7);
    let days = moon + sunday + 114;
    let month = i8::try_from(days.div_euclid(31)).ok()?;
    let day = i8::try_from(days.rem_euclid(31) + 1).ok()?;
    shift(Date::new(year, month, day).ok()?, Grain::Day, 13)
}

/// How many days an extent has, if it has two ends.
pub fn length(extent: &Extent<Date>) -> Option<i32> {
    let days = extent.low()?.until(*extent.high()?).ok()?.get_days();
    days.checked_add(1)
}

/// `first` to `last`; `None` if they are the wrong way round.
pub fn run(first: Date, last: Date) -> Option<Extent<Date>> {
    Extent::new(Some(first), false, Some(last), false)
}

fn months_from(first: Date, count: i32) -> Option<Extent<Date>> {
    run(
        first,
        shift(shift(first, Grain::Month, count)?, Grain::Day, -1)?,
    )
}

#[cfg(test)]
mod tests;
