//! Other figures and days in the place of those of a value.

use super::atom::{self, Atom, MONTHS, WEEKDAYS, atoms, exchanged, in_words, nth};
use crate::value::Kind;
use rust_decimal::Decimal;
use std::ops::Range;

/// The words of a value with something else in the place of its figures, years, days,
/// months, weekdays or words like "next"; each of these by itself. All figures of a value
/// change together, so that a range stays one.
pub fn others(words: &str, kind: Kind, dated: bool) -> Vec<String> {
    let parts = atoms(words, dated, kind == Kind::Ordinal);
    let changes: [fn(&Atom, &Parts) -> Option<String>; 7] =
        [larger, smaller, year, day, month, weekday, relative];
    let parts_of = Parts::of(&parts);
    let each = |change: &fn(&Atom, &Parts) -> Option<String>| {
        exchanged(words, &parts, |range, atom| {
            let other = change(atom, &parts_of)?;
            Some(as_written(words, range, atom, other))
        })
    };
    changes.iter().filter_map(each).collect()
}

/// What is to be known of all parts to change one of them.
struct Parts {
    /// The lowest and the highest day of a month.
    days: Option<(usize, usize)>,
    /// Every figure can be made a third.
    large: bool,
}

impl Parts {
    fn of(parts: &[(Range<usize>, Atom)]) -> Self {
        let days = parts.iter().filter_map(|(_, atom)| match atom {
            Atom::Day(day) => Some(*day),
            _ => None,
        });
        let days: Vec<usize> = days.collect();
        let large = |atom: &Atom| match atom {
            Atom::Number(number) => *number >= Decimal::from(6),
            Atom::Worded(number) => *number >= 6,
            _ => true,
        };
        Self {
            days: days.iter().min().copied().zip(days.iter().max().copied()),
            large: parts.iter().all(|(_, atom)| large(atom)),
        }
    }
}

/// A figure in digits with the commas that it had.
fn as_written(words: &str, range: &Range<usize>, atom: &Atom, other: String) -> String {
    match (atom, other.parse::<Decimal>()) {
        (Atom::Number(_), Ok(number)) if words[range.clone()].contains(',') => {
            atom::grouped(number)
        }
        _ => other,
    }
}

fn larger(atom: &Atom, _: &Parts) -> Option<String> {
    match atom {
        Atom::Number(number) if number.is_zero() => Some("7".to_owned()),
        Atom::Number(number) => Some((*number * Decimal::from(3)).normalize().to_string()),
        Atom::Worded(number) => {
            let other = number * 3;
            Some(in_words(other).unwrap_or_else(|| other.to_string()))
        }
        Atom::Nth { number, worded } => {
            nth(if *number > 2 { number - 2 } else { number + 2 }, *worded)
        }
        _ => None,
    }
}

fn smaller(atom: &Atom, parts: &Parts) -> Option<String> {
    match atom {
        _ if !parts.large => None,
        Atom::Number(number) => Some((*number / Decimal::from(3)).trunc().normalize().to_string()),
        Atom::Worded(number) => in_words(number / 3),
        _ => None,
    }
}

fn year(atom: &Atom, _: &Parts) -> Option<String> {
    match atom {
        Atom::Year(year) => Some((year - 7).to_string()),
        _ => None,
    }
}

fn day(atom: &Atom, parts: &Parts) -> Option<String> {
    let (Atom::Day(day), Some((low, high))) = (atom, parts.days) else {
        return None;
    };
    match (high + 9 <= 28, low > 9) {
        (true, _) => Some((day + 9).to_string()),
        (_, true) => Some((day - 9).to_string()),
        _ => None,
    }
}

fn month(atom: &Atom, _: &Parts) -> Option<String> {
    match atom {
        Atom::Month { number, short } => Some(name(&MONTHS, number + 5, *short)),
        _ => None,
    }
}

fn weekday(atom: &Atom, _: &Parts) -> Option<String> {
    match atom {
        Atom::Weekday { number, short } => Some(name(&WEEKDAYS, number + 3, *short)),
        _ => None,
    }
}

fn name(names: &[(&str, &str)], number: usize, short: bool) -> String {
    let (long, shortened) = names[number % names.len()];
    if short { shortened } else { long }.to_owned()
}

fn relative(atom: &Atom, _: &Parts) -> Option<String> {
    match atom {
        Atom::Relative(word) => atom::other_relative(word).map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_changes_by_itself() {
        for (words, kind, dated, expected) in [
            ("28", Kind::Count, false, &["84", "9"][..]),
            ("Four people", Kind::Quantity, false, &["Twelve people"]),
            (
                "600,000 troops",
                Kind::Quantity,
                false,
                &["1,800,000 troops", "200,000 troops"],
            ),
            (
                "nearly four-year",
                Kind::Duration,
                false,
                &["nearly twelve-year"],
            ),
            (
                "between 25 and 40",
                Kind::Count,
                false,
                &["between 75 and 120", "between 8 and 13"],
            ),
            ("third", Kind::Ordinal, false, &["first"]),
            ("2nd", Kind::Ordinal, false, &["4th"]),
            (
                "14 October 2025",
                Kind::Date,
                true,
                &["14 October 2018", "23 October 2025", "14 March 2025"],
            ),
            ("Oct. 3-4", Kind::Date, true, &["Oct. 12-13", "Mar. 3-4"]),
            (
                "next Tuesday",
                Kind::Date,
                true,
                &["next Friday", "last Tuesday"],
            ),
            (
                "March last year",
                Kind::Date,
                true,
                &["August last year", "March next year"],
            ),
            (
                "the second quarter",
                Kind::Date,
                true,
                &["the fourth quarter"],
            ),
            ("a decade", Kind::Duration, false, &[]),
        ] {
            assert_eq!(others(words, kind, dated), expected, "{words}");
        }
    }
}
