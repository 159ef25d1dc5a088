//! The Islamic calendar, by the table of thirty years that has eleven leap years.
//!
//! It is within a day of what is proclaimed when the moon is seen.

use crate::value::calendar::{Grain, shift};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi-al-awwal",
    "Rabi-al-thani",
    "Jumada-al-awwal",
    "Jumada-al-thani",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu-al-Qada",
    "Dhu-al-Hijja",
];

/// 1 Muharram of the year 1, as a day of the Gregorian calendar.
const EPOCH: Date = Date::constant(622, 7, 19);

/// The number of a month, Muharram being 1.
pub fn month(name: &str) -> Option<i32> {
    let at = MONTHS.iter().position(|month| *month == name)?;
    i32::try_from(at + 1).ok()
}

/// The first day of that date in a Gregorian year; some years have two.
pub fn day(year: i16, month: i32, day: i32) -> Option<Date> {
    let around = (i32::from(year) - 622) * 33 / 32;
    (around - 1..=around + 3)
        .filter_map(|year| date(year, month, day))
        .find(|date| date.year() == year)
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let months = 29 * (month - 1) + month / 2;
    let leap = (3 + 11 * year).div_euclid(30);
    let days = 354 * (year - 1) + leap + months + day - 1;
    (year > 0).then(|| shift(EPOCH, Grain::Day, days))?
}
