//! Where the periods lie that are told of beside another one: "two days later", "the
//! quarter", "the same period last year".

use super::cue::Cue;
use super::term::{Other, Placed, Term};
use super::told::View;
use crate::value::Extent;
use crate::value::calendar::{self, Grain, run, shift};
use jiff::civil::Date;

/// What lies so many periods from the last date, or from the day of reference where nothing
/// was told and the words can `stand` alone.
pub fn later(
    view: View,
    grain: Grain,
    steps: i32,
    stand: bool,
    cue: Option<Cue>,
) -> Option<Placed> {
    let told = match view.told.last() {
        // "That year" is not the one in which something happened on Tuesday.
        Some(_) if grain >= Grain::Year && view.told.dated().is_none() => None,
        told => told,
    };
    if let Some((low, high)) = told {
        let whole = run(low, high)?;
        // "In March it was 5, a year earlier 4."
        if grain == Grain::Year && steps < 0 && is_month_or_quarter(&whole) {
            return Some(Placed::sure(years_away(&whole, steps)?));
        }
        let from = shift(low, grain, steps)?;
        let period = calendar::period(from, grain, 0)?;
        // "That weekend" after a Wednesday is another one.
        let other = grain == Grain::Weekend && steps == 0 && period.low() > Some(&high);
        return (!other).then(|| Placed::sure(period));
    }
    // "The following week he resigned" is not told from today.
    let ahead = steps > 0 && cue.is_some_and(Cue::looks_back);
    (stand && !ahead).then_some(Placed {
        extent: calendar::period(view.day?, grain, steps)?,
        guessed: true,
    })
}

/// The last one that was told of, else the one that ended last: that is what there are
/// figures of.
pub fn reported(view: View, grain: Option<Grain>, cue: Option<Cue>) -> Option<Placed> {
    if let Some((low, high)) = view.told.last() {
        let whole = run(low, high)?;
        let fits = calendar::length(&whole)? >= 28;
        match grain {
            None if fits => return Some(Placed::sure(whole)),
            Some(grain) if fits || view.told.dated().is_some() => {
                return Some(Placed::sure(calendar::period(low, grain, 0)?));
            }
            _ => {}
        }
    }
    let steps = match cue {
        Some(Cue::Future) => 0,
        _ => -1,
    };
    Some(Placed {
        extent: calendar::period(view.day?, grain.unwrap_or(Grain::Quarter), steps)?,
        guessed: true,
    })
}

/// The days of a term, in another year.
pub fn parallel(view: View, of: &Term, other: Other) -> Option<Placed> {
    let of = of.place(view, Some(Cue::Past))?;
    let year = of.extent.low()?.year();
    let years = match other {
        Other::Away(years) => i32::from(years),
        Other::Written(other) => i32::from(other) - i32::from(year),
        Other::FromNow(years) => i32::from(view.day?.year()) + i32::from(years) - i32::from(year),
    };
    Some(Placed {
        extent: years_away(&of.extent, years)?,
        ..of
    })
}

/// A company's year has bounds of its own: those of the calendar are a guess.
pub fn fiscal(view: View, of: &Term, cue: Option<Cue>) -> Option<Placed> {
    let of = of.place(view, cue.or(Some(Cue::Past)))?;
    Some(Placed {
        guessed: true,
        ..of
    })
}

fn is_month_or_quarter(whole: &Extent<Date>) -> bool {
    let is = |grain| {
        let of = whole.low().and_then(|low| calendar::period(*low, grain, 0));
        of.is_some_and(|of| of == *whole)
    };
    is(Grain::Month) || is(Grain::Quarter)
}

/// The same days so many years away; a month's last day stays that.
fn years_away(extent: &Extent<Date>, years: i32) -> Option<Extent<Date>> {
    let (low, high) = (*extent.low()?, *extent.high()?);
    let moved = shift(high, Grain::Year, years)?;
    let last = low.day() == 1 && high == high.last_of_month();
    let high = if last { moved.last_of_month() } else { moved };
    run(shift(low, Grain::Year, years)?, high)
}
