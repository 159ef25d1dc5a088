//! Where weekdays, days of a month and parts of periods lie.

use super::cue::Cue;
use super::term::{Part, Placed, Term, Which};
use super::told::View;
use crate::value::Extent;
use crate::value::calendar::{self, Grain, Side, run, shift};
use jiff::civil::{Date, Weekday};

/// A bare weekday without a marker is the most recent one, the day itself included.
pub fn place_weekday(
    weekday: Weekday,
    which: Which,
    day: Date,
    cue: Option<Cue>,
) -> Option<Placed> {
    let near = |side| calendar::nearest(day, weekday, side);
    let date = match (which, cue) {
        (Which::Last, _) => near(Side::Before),
        (Which::Next, _) => {
            let monday = calendar::nearest(day, Weekday::Monday, Side::After)?;
            calendar::nearest(monday, weekday, Side::OnOrAfter)
        }
        (Which::This, Some(cue)) if cue.looks_back() => near(Side::OnOrBefore),
        (Which::This | Which::YearsOn(_) | Which::Told(_), _) => near(Side::OnOrAfter),
        (Which::Bare, Some(cue)) if cue.looks_ahead() => near(Side::OnOrAfter),
        (Which::Bare, _) => near(Side::OnOrBefore),
    };
    let guessed = which == Which::Bare && matches!(cue, None | Some(Cue::Alone | Cue::PutOff));
    Some(Placed {
        extent: Extent::point(date?),
        guessed,
    })
}

/// The nearest such day; without a marker, one gone by is nearer than one to come.
pub fn place_day(
    number: i8,
    weekday: Option<Weekday>,
    day: Date,
    cue: Option<Cue>,
) -> Option<Placed> {
    let month = |n| shift(day.first_of_month(), Grain::Month, n);
    let dates = (-14..=14)
        .filter_map(|n| month(n)?.with().day(number).build().ok())
        .filter(|date| weekday.is_none_or(|w| date.weekday() == w));
    let ahead = |date: &Date| *date >= day;
    let far = |date: &Date| distance(&Extent::point(*date), day);
    let date = match cue {
        Some(Cue::Past | Cue::Spoke) => dates.filter(|d| *d <= day).min_by_key(far),
        Some(Cue::Future | Cue::Would | Cue::Present) => dates.filter(ahead).min_by_key(far),
        None | Some(Cue::Alone | Cue::PutOff) => {
            dates.min_by_key(|d| far(d) * if ahead(d) { 2 } else { 1 })
        }
    };
    Some(Placed {
        extent: Extent::point(date?),
        guessed: matches!(cue, None | Some(Cue::Alone | Cue::PutOff)),
    })
}

pub fn nth_weekday(whole: &Extent<Date>, weekday: Weekday, nth: i8) -> Option<Date> {
    let weeks = i32::from(nth) - i32::from(nth.signum());
    let first = match nth > 0 {
        true => calendar::nearest(*whole.low()?, weekday, Side::OnOrAfter)?,
        false => calendar::nearest(*whole.high()?, weekday, Side::OnOrBefore)?,
    };
    let date = shift(first, Grain::Week, weeks)?;
    (nth != 0 && whole.contains(&Extent::point(date))).then_some(date)
}

/// The nth such weekday after the days, or before them if negative.
pub fn weekday_from(days: &Extent<Date>, weekday: Weekday, nth: i32) -> Option<Date> {
    let first = match nth > 0 {
        true => calendar::nearest(*days.high()?, weekday, Side::After)?,
        false => calendar::nearest(*days.low()?, weekday, Side::Before)?,
    };
    shift(first, Grain::Week, nth.checked_sub(nth.signum())?)
}

pub fn working_days(day: Date, steps: i32) -> Option<Extent<Date>> {
    let sign = steps.signum();
    let weekend = |d: Date| matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut at = day;
    let mut left = steps.abs().min(1000);
    while left > 0 {
        at = shift(at, Grain::Day, sign)?;
        left -= i32::from(!weekend(at));
    }
    let next = shift(day, Grain::Day, sign)?;
    if sign < 0 {
        run(at, next)
    } else {
        run(next, at)
    }
}

pub fn weekend_of(holiday: Date) -> Option<Extent<Date>> {
    let weekend = match holiday.weekday() {
        Weekday::Monday | Weekday::Tuesday => calendar::period(holiday, Grain::Weekend, -1)?,
        _ => calendar::period(holiday, Grain::Weekend, 0)?,
    };
    hull(&Extent::point(holiday), &weekend)
}

/// Some periods of a longer one; a week belongs to where most of its days are.
pub fn within(whole: &Extent<Date>, grain: Grain, nth: i32, count: i32) -> Option<Extent<Date>> {
    let (low, high) = (*whole.low()?, *whole.high()?);
    let middle = if grain == Grain::Week { 3 } else { 0 };
    let (first, last) = if nth > 0 {
        let from = shift(low, Grain::Day, middle)?;
        let last = nth.checked_add(count)?.checked_sub(2)?;
        (
            calendar::period(from, grain, nth - 1)?,
            calendar::period(from, grain, last)?,
        )
    } else {
        let to = shift(high, Grain::Day, -middle)?;
        let first = nth.checked_sub(count)?.checked_add(2)?;
        (
            calendar::period(to, grain, first)?,
            calendar::period(to, grain, nth.checked_add(1)?)?,
        )
    };
    hull(&first, &last)
}

/// The least extent that holds both.
pub fn hull(a: &Extent<Date>, b: &Extent<Date>) -> Option<Extent<Date>> {
    run(*a.low()?.min(b.low()?), *a.high()?.max(b.high()?))
}

/// How far `day` is from an extent, in days.
pub fn distance(extent: &Extent<Date>, day: Date) -> i32 {
    let days =
        |a: Option<&Date>, b: Date| a.and_then(|a| a.until(b).ok()).map_or(0, |s| s.get_days());
    days(extent.high(), day)
        .max(-days(extent.low(), day))
        .max(0)
}

impl Part {
    /// Its days within a period; of a year, whole months.
    pub fn of(self, whole: &Extent<Date>) -> Option<Extent<Date>> {
        let (low, high) = (*whole.low()?, *whole.high()?);
        let year = calendar::years(low.year().into(), 1).is_some_and(|y| y == *whole);
        let (grain, length) = match year {
            true => (Grain::Month, 12),
            false => (Grain::Day, calendar::length(whole)?),
        };
        let from = |n| shift(low, grain, n);
        let before = |n| shift(from(n)?, Grain::Day, -1);
        let (third, half) = ((length + 2) / 3, (length + 1) / 2);
        // A month's thirds end with its tenth and twentieth day.
        let month = low.day() == 1 && high == low.last_of_month();
        match self {
            Part::Start if month => run(low, before(10)?),
            Part::Mid if month => run(from(9)?, before(20)?),
            Part::End if month => run(from(20)?, high),
            Part::Early => run(low, before(half)?),
            Part::Mid => run(from(length / 3)?, before(length - length / 3)?),
            Part::Late => run(from(length / 2)?, high),
            Part::Start => run(low, before(third)?),
            Part::End => run(from(length - third)?, high),
        }
    }
}

/// From the one to the other. A part without a year takes it from its neighbour.
pub fn both(a: &Term, b: &Term, view: View, cue: Option<Cue>) -> Option<Placed> {
    if let (Term::Yearly(yearly, Which::Bare), Term::Fixed(end) | Term::Guessed(end)) = (a, b) {
        let year = end.low()?.year();
        let extent = [year, year.checked_sub(1)?]
            .into_iter()
            .filter_map(|y| yearly.within(y))
            .find(|e| e.low() <= end.low())?;
        return Some(Placed::sure(hull(&extent, end)?));
    }
    let first = a.place(view, cue)?;
    let start = *first.extent.low()?;
    let end = match b {
        Term::Yearly(yearly, Which::Bare) => {
            yearly.around(start).find(|e| e.low() >= Some(&start))?
        }
        Term::Weekday(weekday, Which::Bare) => {
            Extent::point(calendar::nearest(start, *weekday, Side::OnOrAfter)?)
        }
        _ => b.place(view, cue)?.extent,
    };
    let extent = run(start, *end.high()?)?;
    Some(Placed {
        extent,
        guessed: first.guessed,
    })
}
