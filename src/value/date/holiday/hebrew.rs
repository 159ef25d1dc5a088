//! The Hebrew calendar, by its own arithmetic, which is exact.

use crate::value::calendar::{Grain, shift};
use jiff::civil::Date;

/// From Nisan, by number; Adar is the last of the year, which in leap years has two.
const MONTHS: [&str; 12] = [
    "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishri", "Heshvan", "Kislev", "Tevet",
    "Shevat", "Adar",
];

/// 1 Tishri of the year 1, as a day of the Gregorian calendar.
const EPOCH: Date = Date::constant(-3760, 9, 7);

/// The number of a month, Nisan being 1.
pub fn month(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| *month == name)?;
    u8::try_from(at + 1).ok()
}

/// The day of a Hebrew month that lies in that Gregorian year.
pub fn day(year: i16, month: u8, day: i32) -> Option<Date> {
    // The year that begins in the Gregorian one, and the one before.
    [3761, 3760]
        .into_iter()
        .filter_map(|ahead| date(i32::from(year) + ahead, month, day))
        .find(|date| date.year() == year)
}

fn date(year: i32, month: u8, day: i32) -> Option<Date> {
    let first = first_day(year)?;
    let length = first_day(year + 1)? - first;
    let months = (7..=12)
        .chain(1..month.min(7))
        .take_while(|m| month < 7 || *m < month)
        .map(|m| days_of(m, length))
        .sum::<i32>();
    // The second Adar is the one whose feasts are kept.
    let leap = if month == 12 && length > 380 { 30 } else { 0 };
    shift(EPOCH, Grain::Day, first + months + leap + day - 1)
}

/// How many days a month has in a year of that length, both Adars taken together.
fn days_of(month: u8, year: i32) -> i32 {
    match (month, year % 10) {
        (8, 5) => 30,
        (9, 3) => 29,
        (12, _) if year > 380 => 59,
        (1 | 3 | 5 | 7 | 9 | 11, _) => 30,
        _ => 29,
    }
}

/// Days from the epoch to 1 Tishri of a year.
fn first_day(year: i32) -> Option<i32> {
    let (before, this, after) = (elapsed(year - 1)?, elapsed(year)?, elapsed(year + 1)?);
    // A year never has 356 days, nor 382.
    let delay = match (after - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    Some(this + delay)
}

/// Days to the new moon of Tishri, moved where that would make feasts fall badly.
fn elapsed(year: i32) -> Option<i32> {
    let months = (235 * i64::from(year) - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let days = 29 * months + parts.div_euclid(25_920);
    let moved = i64::from((3 * (days + 1)).rem_euclid(7) < 3);
    i32::try_from(days + moved).ok()
}
