//! A date as written, and the days it means.

use super::View;
use super::beside;
use super::cue::Cue;
use super::place::{
    both, hull, nth_weekday, place_day, place_weekday, weekday_from, weekend_of, within,
    working_days,
};
pub use super::recurring::{Which, Yearly};
use crate::value::calendar::{self, Grain, Side, run, shift};
use crate::value::{Cycle, Extent};
use jiff::civil::{Date, Weekday};

/// A date as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A date with its year, a month, season or quarter of a year, a year, a decade.
    Fixed(Extent<Date>),
    /// A date whose day and month could be swapped: "10/11/2025".
    Guessed(Extent<Date>),
    /// A date without its year.
    Yearly(Yearly, Which),
    Weekday(Weekday, Which),
    /// A day of an unsaid month, where it is that weekday.
    Day(i8, Option<Weekday>),
    /// A day of the month so many months from now.
    DayOfMonth(i8, i32),
    /// The weekday of the week so many weeks from now: "Tuesday of last week".
    WeekdayOf(Weekday, i32),
    Weekend,
    /// The period so many periods from now: "last week", "two years ago".
    Period(Grain, i32),
    /// From the one period to the other, counted from now: "two or three years ago".
    Periods(Grain, i32, i32),
    /// So long after another date, or before it if negative.
    Offset(Grain, i32, Box<Term>),
    /// So long after the date that was told of, or before it if negative: "two days later".
    /// Where nothing was told, from the day of reference if it can `stand` alone.
    Later {
        grain: Grain,
        steps: i32,
        stand: bool,
    },
    /// The period that a report is on: "the quarter", "the latest period".
    Reported(Option<Grain>),
    /// The same days of another year: "the same period last year".
    Parallel(Box<Term>, Other),
    /// What companies count by years of their own: "the fiscal first quarter".
    Fiscal(Box<Term>),
    /// "the month": the one that the text tells of.
    Current(Grain),
    /// So much time up to now, or from now on: "the past two weeks".
    Stretch(Grain, i32),
    /// So many working days from the next or the last one on; Monday to Friday.
    WorkingDays(i32),
    /// So much time from another date on: "a week from Monday".
    From(Grain, i32, Box<Term>),
    /// The weekend next to a holiday, and the days between: "Labor Day weekend".
    HolidayWeekend(Box<Term>),
    /// "earlier this month" or "later this month"
    Rest(Grain, Rest),
    Part(Part, Box<Term>),
    /// So many periods of another one, from the given one on; from its end if negative.
    Nth {
        nth: i32,
        count: i32,
        grain: Grain,
        of: Box<Term>,
    },
    /// The nth such weekday of a period; from its end if negative.
    NthWeekday(Weekday, i8, Box<Term>),
    /// The nth such weekday after another date, or before it if negative.
    WeekdayFrom(Weekday, i32, Box<Term>),
    /// The period that another date lies in: "the week of 10 November".
    Holding(Grain, Box<Term>),
    Both(Box<Term>, Box<Term>),
}

/// The side of the day of reference within a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rest {
    Earlier,
    Later,
}

/// Another year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Other {
    Written(i16),
    /// So many years from the period itself.
    Away(i16),
    /// So many years from now.
    FromNow(i16),
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The first half: "early" is no sharper than that.
    Early,
    /// The third in the middle.
    Mid,
    /// The second half.
    Late,
    /// The first third.
    Start,
    /// The last third.
    End,
}

/// The days of a term.
pub struct Placed {
    pub extent: Extent<Date>,
    /// Nothing in the text decided on which side of the day of reference they lie.
    pub guessed: bool,
}

impl Placed {
    pub fn sure(extent: Extent<Date>) -> Self {
        Self {
            extent,
            guessed: false,
        }
    }
}

/// How a date's year is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Year {
    /// It is written.
    Own,
    /// The text is in the present: "today", "on Tuesday".
    Seen,
    /// Anything else: "in March", "last week".
    Unsaid,
    /// It is looked at for comparison only: "the same period last year".
    Aside,
}

impl Term {
    pub fn year(&self) -> Year {
        match self {
            Term::Fixed(_) | Term::Guessed(_) => Year::Own,
            Term::Yearly(_, Which::Bare) => Year::Unsaid,
            Term::Part(_, of)
            | Term::Offset(_, _, of)
            | Term::Nth { of, .. }
            | Term::Holding(_, of)
            | Term::NthWeekday(_, _, of)
            | Term::WeekdayFrom(_, _, of)
            | Term::HolidayWeekend(of)
            | Term::Fiscal(of)
            | Term::From(_, _, of) => of.year(),
            Term::Parallel(..) => Year::Aside,
            Term::Both(a, b) => match (a.year(), b.year()) {
                (Year::Own, _) | (_, Year::Own) => Year::Own,
                (Year::Seen, _) | (_, Year::Seen) => Year::Seen,
                _ => Year::Unsaid,
            },
            Term::Weekday(..) | Term::WeekdayOf(..) | Term::Period(Grain::Day, _) => Year::Seen,
            _ => Year::Unsaid,
        }
    }

    /// What it does not say of which: a weekday of which week, a day of which year, whole or in
    /// part ("late Sunday").
    pub fn cycle(&self) -> Option<Cycle> {
        match self {
            Term::Weekday(_, Which::Bare | Which::Last) => Some(Cycle::Week),
            Term::Yearly(Yearly::Days { .. } | Yearly::Holiday(_), Which::Bare) => {
                Some(Cycle::Year)
            }
            Term::Part(_, of) => of.cycle(),
            _ => None,
        }
    }

    /// Whether the words around it can turn it to the past or the future.
    pub fn turns(&self) -> bool {
        match self {
            Term::Yearly(..) | Term::Weekday(..) | Term::Weekend | Term::Day(..) => true,
            Term::Part(_, of)
            | Term::Offset(_, _, of)
            | Term::Nth { of, .. }
            | Term::NthWeekday(_, _, of)
            | Term::WeekdayFrom(_, _, of)
            | Term::Holding(_, of)
            | Term::HolidayWeekend(of)
            | Term::Parallel(of, _)
            | Term::Fiscal(of)
            | Term::From(_, _, of) => of.turns(),
            Term::Reported(_) | Term::Later { stand: true, .. } => true,
            Term::Both(a, b) => a.turns() || b.turns(),
            _ => false,
        }
    }

    /// The days it means, from where it is seen; `None` if it cannot be placed.
    pub fn place(&self, view: View, cue: Option<Cue>) -> Option<Placed> {
        if let Term::Fixed(extent) = self {
            return Some(Placed::sure(extent.clone()));
        }
        match self {
            Term::Guessed(extent) => {
                return Some(Placed {
                    extent: extent.clone(),
                    guessed: true,
                });
            }
            Term::Part(part, of) => {
                let whole = of.place(view, cue)?;
                return Some(Placed {
                    extent: part.of(&whole.extent)?,
                    ..whole
                });
            }
            Term::Nth {
                nth,
                count,
                grain,
                of,
            } => {
                let whole = of.place(view, cue)?;
                return Some(Placed {
                    extent: within(&whole.extent, *grain, *nth, *count)?,
                    ..whole
                });
            }
            Term::NthWeekday(weekday, nth, of) => {
                let of = of.place(view, cue)?;
                let extent = Extent::point(nth_weekday(&of.extent, *weekday, *nth)?);
                return Some(Placed { extent, ..of });
            }
            Term::WeekdayFrom(weekday, nth, of) => {
                let of = of.place(view, cue)?;
                let extent = Extent::point(weekday_from(&of.extent, *weekday, *nth)?);
                return Some(Placed { extent, ..of });
            }
            Term::Offset(grain, steps, of) => {
                let from = of.place(view, cue)?;
                let extent = from.extent.map(|date| shift(*date, *grain, *steps))?;
                return Some(Placed { extent, ..from });
            }
            Term::Holding(grain, of) => {
                let of = of.place(view, cue)?;
                let extent = calendar::period(*of.extent.low()?, *grain, 0)?;
                return Some(Placed { extent, ..of });
            }
            Term::From(grain, steps, of) => {
                let of = of.place(view, cue)?;
                let first = *of.extent.low()?;
                let extent = run(first, shift(shift(first, *grain, *steps)?, Grain::Day, -1)?)?;
                return Some(Placed { extent, ..of });
            }
            Term::HolidayWeekend(of) => {
                let of = of.place(view, cue)?;
                let extent = weekend_of(*of.extent.low()?)?;
                return Some(Placed { extent, ..of });
            }
            Term::Both(a, b) => return both(a, b, view, cue),
            _ => {}
        }
        if let Term::Yearly(yearly, which) = self {
            return yearly.place(*which, view, cue);
        }
        match self {
            Term::Later {
                grain,
                steps,
                stand,
            } => return beside::later(view, *grain, *steps, *stand, cue),
            Term::Reported(grain) => return beside::reported(view, *grain, cue),
            Term::Parallel(of, other) => return beside::parallel(view, of, *other),
            Term::Fiscal(of) => return beside::fiscal(view, of, cue),
            _ => {}
        }
        if let Term::Current(grain) = self {
            let told = view.told.past().map(|(from, _)| from);
            return Some(Placed::sure(calendar::period(
                told.or(view.day)?,
                *grain,
                0,
            )?));
        }
        let day = view.day?;
        let period = |grain, steps| calendar::period(day, grain, steps);
        let extent = match self {
            Term::Weekday(weekday, which) => return place_weekday(*weekday, *which, day, cue),
            Term::WeekdayOf(weekday, weeks) => {
                let monday = *period(Grain::Week, *weeks)?.low()?;
                Extent::point(calendar::nearest(monday, *weekday, Side::OnOrAfter)?)
            }
            Term::Day(number, weekday) => {
                return match view.told.past() {
                    Some((from, _)) => place_day(*number, *weekday, from, None),
                    None => place_day(*number, *weekday, day, cue),
                };
            }
            Term::DayOfMonth(number, months) => {
                let month = period(Grain::Month, *months)?;
                Extent::point(month.low()?.with().day(*number).build().ok()?)
            }
            Term::Weekend => {
                let this = period(Grain::Weekend, 0)?;
                let ahead = this.low() > Some(&day) && !cue.is_some_and(Cue::looks_ahead);
                let extent = if ahead {
                    period(Grain::Weekend, -1)?
                } else {
                    this
                };
                return Some(Placed {
                    extent,
                    guessed: matches!(cue, None | Some(Cue::Alone | Cue::PutOff)),
                });
            }
            Term::Period(grain, steps) => period(*grain, *steps)?,
            Term::Periods(grain, from, to) => hull(&period(*grain, *from)?, &period(*grain, *to)?)?,
            // Quarters are those of the calendar, as companies count them.
            Term::Stretch(Grain::Quarter, steps) if *steps < 0 => hull(
                &period(Grain::Quarter, *steps)?,
                &period(Grain::Quarter, -1)?,
            )?,
            Term::Stretch(Grain::Quarter, steps) => hull(
                &period(Grain::Quarter, 1)?,
                &period(Grain::Quarter, *steps)?,
            )?,
            Term::WorkingDays(steps) => working_days(day, *steps)?,
            Term::Stretch(grain, steps) if *steps < 0 => run(shift(day, *grain, *steps)?, day)?,
            Term::Stretch(grain, steps) => {
                run(shift(day, Grain::Day, 1)?, shift(day, *grain, *steps)?)?
            }
            Term::Rest(grain, Rest::Earlier) => run(*period(*grain, 0)?.low()?, day)?,
            Term::Rest(grain, Rest::Later) => run(day, *period(*grain, 0)?.high()?)?,
            Term::Fixed(_)
            | Term::Guessed(_)
            | Term::Yearly(..)
            | Term::Later { .. }
            | Term::Reported(_)
            | Term::Parallel(..)
            | Term::Fiscal(_)
            | Term::Current(_)
            | Term::Offset(..)
            | Term::Holding(..)
            | Term::HolidayWeekend(_)
            | Term::NthWeekday(..)
            | Term::WeekdayFrom(..)
            | Term::From(..)
            | Term::Part(..)
            | Term::Nth { .. }
            | Term::Both(..) => return None,
        };
        Some(Placed::sure(extent))
    }
}
