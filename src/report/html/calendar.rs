//! Days on a drawn axis.

use super::figure::{Tick, place};
use super::scale::Scale;
use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};
use rust_decimal::prelude::ToPrimitive;

/// How far apart ticks can stand, the nearest first: about how many days, and so many of a
/// unit.
const STEPS: [(i32, i32, Unit); 15] = [
    (1, 1, Unit::Day),
    (2, 2, Unit::Day),
    (7, 7, Unit::Day),
    (14, 14, Unit::Day),
    (31, 1, Unit::Month),
    (92, 3, Unit::Month),
    (183, 6, Unit::Month),
    (366, 1, Unit::Year),
    (732, 2, Unit::Year),
    (1830, 5, Unit::Year),
    (3660, 10, Unit::Year),
    (7320, 20, Unit::Year),
    (18_300, 50, Unit::Year),
    (36_600, 100, Unit::Year),
    (183_000, 500, Unit::Year),
];
/// Steps along an axis, at most.
const MOST: f64 = 6.0;

/// Days since the year 1.
pub(super) fn number(day: Date) -> f64 {
    let since = day.since((Unit::Day, date(1, 1, 1)));
    since.map_or(f64::NAN, |span| f64::from(span.get_days()))
}

/// Ticks at days, weeks, and first days of months and years.
pub(super) fn days(scale: Scale) -> Vec<Tick> {
    let (from, to) = scale.ends();
    let fits = |(days, ..): &&(i32, i32, Unit)| (to - from) / f64::from(*days) <= MOST;
    let Some((_, every, unit)) = STEPS.iter().find(fits) else {
        return Vec::new();
    };
    let start = from.ceil().to_i32().unwrap_or(0);
    let Ok(start) = date(1, 1, 1).checked_add(start.days()) else {
        return Vec::new();
    };
    // The year is said where it begins or changes, so that labels find room on a phone.
    let (first, label, again) = match unit {
        Unit::Year => (start.first_of_year(), "%Y", "%Y"),
        Unit::Month => (start.first_of_month(), "%b %Y", "%b"),
        _ => (start, "%-d %b %Y", "%-d %b"),
    };
    let nth = |n: i32| {
        let span = match unit {
            Unit::Year => (n * every).years(),
            Unit::Month => (n * every).months(),
            _ => (n * every).days(),
        };
        first.checked_add(span).ok()
    };
    // One more than the steps, and one for a first day that lies before the axis.
    let all = (0..MOST as i32 + 2).filter_map(nth);
    let mut year = None;
    all.filter(|day| (from..=to).contains(&number(*day)))
        .map(|day| {
            let known = year.replace(day.year()) == Some(day.year());
            let label = if known { again } else { label };
            Tick {
                at: place(scale.at(number(day))),
                label: day.strftime(label).to_string(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_at_first_days() {
        for (from, to, wanted) in [
            (
                date(2025, 11, 26),
                date(2025, 11, 28),
                "26 Nov 2025|27 Nov|28 Nov",
            ),
            (
                date(2025, 1, 15),
                date(2025, 6, 2),
                "Feb 2025|Mar|Apr|May|Jun",
            ),
            (date(2014, 3, 1), date(2022, 2, 24), "2016|2018|2020|2022"),
        ] {
            let scale = Scale::of(&[number(from), number(to)], false).unwrap();
            let labels: Vec<String> = days(scale).into_iter().map(|tick| tick.label).collect();
            assert_eq!(labels.join("|"), wanted);
        }
    }
}
