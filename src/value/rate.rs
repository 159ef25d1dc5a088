//! Rates: "$5 a gallon", "2 inches a year", "12 deaths per 1,000 people".

use super::lower::Lower;
use super::number::Figure;
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Kind, Unit, duration, function_words, measure, noun, number};
use rust_decimal::Decimal;

/// What an amount is told per.
struct Per {
    /// In the singular: "gallon", "1,000 people"
    name: String,
    /// What amounts told per it share: a dimension or a noun
    axis: String,
    /// How much of that axis it is
    size: Decimal,
    end: usize,
}

/// Things that have a price or a score each, in lower case, sorted.
const EACH: &[&str] = &[
    "bottle",
    "bushel",
    "copy",
    "dose",
    "game",
    "head",
    "household",
    "kilo",
    "litre",
    "match",
    "meal",
    "person",
    "piece",
    "plate",
    "pop",
    "pupil",
    "ride",
    "round",
    "season",
    "seat",
    "session",
    "share",
    "shot",
    "student",
    "ticket",
    "trip",
    "unit",
    "vehicle",
    "visit",
    "vote",
    "word",
];

/// Words after "a year" or "a mile" that make it a time or a way of its own, in lower case, sorted.
const APART: &[&str] = &[
    "after", "ago", "ahead", "apart", "away", "back", "before", "behind", "below", "deep",
    "earlier", "from", "hence", "high", "into", "later", "long", "north", "of", "off", "old", "on",
    "out", "since", "south", "tall", "wide",
];

/// The reading, per what stands after it.
///
/// The words of a rate belong to the span of a measure alone: "$5 a gallon" is $5.
pub fn rated(scan: &Scan, mut reading: Reading) -> Reading {
    let Some(per) = per(scan, &reading) else {
        return reading;
    };
    let counted = matches!(reading.unit.axis, Axis::Things(_));
    if let Some(unit) = divided(&reading.unit, &per) {
        reading.unit = unit;
        // The 1,000 of "9 births per 1,000" is no value of its own.
        let so_many = counted && number::can_start(scan, reading.own.end + 1);
        if matches!(reading.unit.axis.whole(), Axis::Measure(_)) || so_many {
            reading.own.end = per.end;
        }
    }
    reading
}

/// "12 per 100,000 people": a rate of what the text has named before.
pub fn bare(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let per = figure.tokens.end;
    let per = so_many(scan, per + 1).filter(|_| scan.joined(per) && scan.is(per, "per"))?;
    let unit = Unit {
        name: format!("per {}", per.name),
        ..divided(&Unit::base("", Axis::Number), &per)?
    };
    Some(Reading {
        kind: Kind::Quantity,
        own: figure.tokens.start..per.end,
        figure: figure.clone(),
        unit,
    })
}

fn divided(unit: &Unit, per: &Per) -> Option<Unit> {
    let mut factor = unit.factor.checked_div(per.size)?;
    let axis = match (&unit.axis, per.axis.as_str()) {
        // In kilometres an hour.
        (Axis::Measure("length"), "time") => {
            factor = factor.checked_div(Decimal::from(24_000))?;
            Axis::Measure("speed")
        }
        (Axis::Measure("volume"), "time") => Axis::Measure("flow"),
        (axis, per) => Axis::Rate(Box::new(axis.clone()), per.to_owned()),
    };
    Some(Unit {
        name: format!("{} per {}", unit.name, per.name),
        axis,
        factor,
        offset: Decimal::ZERO,
    })
}

fn per(scan: &Scan, reading: &Reading) -> Option<Per> {
    let hyphen = |at: usize| usize::from(scan.is_hyphen(at) && scan.glued(at));
    let link = reading.own.end + hyphen(reading.own.end);
    let article = scan.class(link) == Class::Article;
    let stroke = || scan.is_mark(link, '/') && scan.glued(link) && scan.glued(link + 1);
    if !scan.joined(link) || !(article || scan.is(link, "per") || stroke()) {
        return None;
    }
    if matches!(reading.unit.axis, Axis::Rate(..)) || reading.unit.name.is_empty() {
        return None;
    }
    let next = link + 1 + hyphen(link + 1);
    let found = match scan.joined(next) && scan.is_word(next) {
        true => time(scan, next, article, reading.kind)
            .or_else(|| measured(scan, next, article))
            .or_else(|| thing(scan, next, article)),
        false => so_many(scan, next).filter(|_| scan.is(link, "per")),
    }?;
    if !article {
        return Some(found);
    }
    let after = Lower::new(scan.str(found.end));
    let apart = scan.joined(found.end) && after.is_some_and(|word| word.is_in(APART));
    let joined = scan.glued(found.end) && (scan.is_hyphen(found.end) || scan.is_word(found.end));
    // "gave the boys a ride", "gave them a week to leave" are no rates, "five goals a game" is.
    let given = matches!(reading.unit.axis, Axis::Things(_))
        && (!["time", "game", "match"].contains(&found.axis.as_str()) || scan.is(found.end, "to"));
    (!apart && !joined && !given).then_some(found)
}

/// Money is told per year or month where it runs on, but by the hour or week where it is a
/// wage: twelve months' rent is a year's, 8,766 hours' pay is not.
fn time(scan: &Scan, at: usize, article: bool, kind: Kind) -> Option<Per> {
    let word = scan.str(at);
    let plural = word.len() > 1 && word.ends_with(['s', 'S']);
    if article && (plural || word.len() < 3) {
        return None;
    }
    let (name, days) = match word {
        "annum" => ("year".to_owned(), Decimal::new(36_525, 2)),
        "diem" => ("day".to_owned(), Decimal::ONE),
        "quarter" => ("quarter".to_owned(), Decimal::new(913_125, 4)),
        "ms" | "millisecond" => {
            let second = duration::unit("second")?.factor;
            (
                "millisecond".to_owned(),
                second.checked_mul(Decimal::new(1, 3))?,
            )
        }
        "s" => ("second".to_owned(), duration::unit("second")?.factor),
        "h" => ("hour".to_owned(), duration::unit("hour")?.factor),
        _ => duration::unit(word).map(|unit| (unit.name, unit.factor))?,
    };
    let months = match name.as_str() {
        "month" => Some(1),
        "quarter" => Some(3),
        "year" => Some(12),
        _ => None,
    };
    let (axis, size) = match (kind, months) {
        (Kind::Money, Some(months)) => ("year".to_owned(), Decimal::from(months)),
        (Kind::Money, None) => (name.clone(), Decimal::ONE),
        _ => ("time".to_owned(), days),
    };
    Some(Per {
        name,
        axis,
        size,
        end: at + 1,
    })
}

/// "a gallon", "per square metre"
fn measured(scan: &Scan, at: usize, article: bool) -> Option<Per> {
    if article && (scan.str(at).len() < 3 || scan.is(at, "bit")) {
        return None;
    }
    let (unit, end) = measure::read(scan, at)?;
    let Axis::Measure(dimension) = unit.axis else {
        return None;
    };
    let one = !article || !scan.str(end - 1).ends_with('s');
    (one && dimension != "degree" && dimension != "temperature").then(|| Per {
        name: unit.name,
        axis: dimension.to_owned(),
        size: unit.factor,
        end,
    })
}

/// "a share", "per student"
fn thing(scan: &Scan, at: usize, article: bool) -> Option<Per> {
    let word = scan.str(at);
    let each = Lower::new(word).is_some_and(|word| word.is_in(EACH));
    let named = !article
        && word.len() > 2
        && word != "cent"
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && scan.class(at) == Class::Other
        && !function_words::contains(word);
    (each || named).then(|| {
        let name = noun::singular(word);
        Per {
            axis: name.clone(),
            name,
            size: Decimal::ONE,
            end: at + 1,
        }
    })
}

/// "per 1,000", "per 100,000 people", "per 100 kilometres"
fn so_many(scan: &Scan, at: usize) -> Option<Per> {
    let figure = number::read(scan, at).filter(|_| scan.joined(at))?;
    let size = *figure.extent.as_point().filter(|n| **n > Decimal::ZERO)?;
    let end = figure.tokens.end;
    let written = scan.text.get(scan.span(figure.tokens))?;
    if let Some((unit, end)) = measure::read(scan, end).filter(|_| scan.joined(end))
        && let Axis::Measure(dimension) = unit.axis
    {
        return Some(Per {
            name: format!("{written} {}", noun::plural(&unit.name)),
            axis: dimension.to_owned(),
            size: size.checked_mul(unit.factor)?,
            end,
        });
    }
    let word = scan.str(end).to_lowercase();
    if scan.is_word(end)
        && scan.joined(end)
        && noun::is_plural(&word)
        && !function_words::contains(&word)
    {
        return Some(Per {
            name: format!("{written} {word}"),
            axis: noun::singular(&word),
            size,
            end: end + 1,
        });
    }
    Some(Per {
        name: written.to_owned(),
        axis: String::new(),
        size,
        end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [EACH, APART] {
            assert!(table.is_sorted());
        }
    }
}
