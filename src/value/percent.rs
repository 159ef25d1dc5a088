//! Per cent, percentage points and basis points.

use super::number::Figure;
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Kind, Unit};
use rust_decimal::Decimal;

/// The words of the unit, longest first; how many hundredths of it one is.
const UNITS: &[(&[&str], Axis, i64)] = &[
    (&["percentage", "points"], Axis::PercentagePoint, 100),
    (&["percentage", "point"], Axis::PercentagePoint, 100),
    (&["percent", "points"], Axis::PercentagePoint, 100),
    (&["per", "cent", "points"], Axis::PercentagePoint, 100),
    (&["basis", "points"], Axis::PercentagePoint, 1),
    (&["basis", "point"], Axis::PercentagePoint, 1),
    (&["per", "cent"], Axis::Percent, 100),
    (&["percent"], Axis::Percent, 100),
    (&["percentage"], Axis::Percent, 100),
    (&["percents"], Axis::Percent, 100),
    (&["pct"], Axis::Percent, 100),
    (&["pc"], Axis::Percent, 100),
    (&["%"], Axis::Percent, 100),
];

/// "percent of 20" as the head of a line, where no word before or after makes the figure
/// something else.
pub fn headed(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let start = figure.tokens.start;
    let of = start.checked_sub(1).filter(|of| scan.is(*of, "of"))?;
    let word = of.checked_sub(1)?;
    let first = match scan.str(word) {
        cent if cent.eq_ignore_ascii_case("cent") => word.checked_sub(1)?,
        _ => word,
    };
    let headed = scan.are(first, &["per", "cent"])
        || first == word && scan.is_any(word, &["percent", "percents", "percentage"]);
    let end = figure.tokens.end;
    let followed = scan.joined(end) && scan.is_word(end);
    let alone = !scan.joined(first) && !followed;
    let mut unit = Unit::base("%", Axis::Percent);
    unit.factor = Decimal::ONE;
    (headed && alone).then(|| Reading {
        kind: Kind::Percent,
        own: first..end,
        figure: figure.clone(),
        unit,
    })
}

pub fn read(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let end = figure.tokens.end;
    let mut start = end + usize::from(scan.is_hyphen(end) && scan.glued(end));
    if figure.fraction {
        // "half a percentage point", "a quarter of a per cent"
        start += usize::from(scan.is(start, "of"));
        start += usize::from(scan.class(start) == Class::Article);
    }
    if !scan.str(start).starts_with(['%', 'p', 'P', 'b', 'B']) {
        return None;
    }
    let (words, axis, hundredths) = UNITS
        .iter()
        .find(|(words, _, _)| scan.joined(start) && scan.are(start, words))?;
    let name = match (axis, hundredths) {
        (Axis::Percent, _) => "%",
        (_, 1) => "basis point",
        _ => "percentage point",
    };
    let mut unit = Unit::base(name, axis.clone());
    unit.factor = Decimal::new(*hundredths, 2).normalize();
    Some(Reading {
        kind: Kind::Percent,
        own: figure.tokens.start..start + words.len(),
        figure: figure.clone(),
        unit,
    })
}
