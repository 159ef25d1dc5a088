//! Figures whose noun was written with the figure before: "3.9 million homes, up from 2.4 million".

use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::{Content, Kind, Mention, Unit};
use rust_decimal::Decimal;

/// Words between a figure with its noun and the figure that it is compared with.
const COMPARED: &[&str] = &[
    "about", "against", "around", "compared", "down", "from", "just", "nearly", "roughly", "some",
    "up", "versus", "with",
];

/// The kind and unit that a bare figure has from the text before it.
pub fn unit(scan: &Scan, last: &Mention, reading: &Reading) -> Option<(Kind, Unit)> {
    if reading.kind != Kind::Count {
        return None;
    }
    compared(scan, last, reading).or_else(|| level(scan, reading))
}

/// "138,285 lots from 212,577", "$1.2 billion, up from 900 million"
fn compared(scan: &Scan, last: &Mention, reading: &Reading) -> Option<(Kind, Unit)> {
    const MOST: usize = 6;
    let Content::Amount(amount) = &last.value.content else {
        return None;
    };
    let told = matches!(
        amount.unit.axis.whole(),
        Axis::Things(_) | Axis::Measure(_) | Axis::Money(_)
    );
    if !told {
        return None;
    }
    // "took six points from three" compares nothing.
    let large = reading.figure.extent.low() >= Some(&Decimal::ONE_THOUSAND);
    let start = reading.own.start;
    let (mut from, mut sure) = (false, large);
    for at in (start.saturating_sub(MOST)..start).rev() {
        if scan.get(at)?.start < last.span.end {
            return (from && sure).then(|| (last.value.kind, amount.unit.clone()));
        }
        from |= scan.is_any(at, &["against", "compared", "from", "versus"]);
        sure |= scan.is_any(at, &["compared", "down", "up"]);
        if !scan.is_mark(at, ',') && !scan.is_any(at, COMPARED) {
            return None;
        }
    }
    None
}

/// "lost 162.31 points, or 2.1 per cent, to close at 7,425.81"
fn level(scan: &Scan, reading: &Reading) -> Option<(Kind, Unit)> {
    const NEAR: usize = 14;
    let start = reading.own.start;
    let before = start.checked_sub(1)?;
    let high = reading.figure.figure >= Some(Decimal::ONE_THOUSAND);
    let fine = reading.figure.figure?.scale() > 0;
    let to = reading.figure.digits && (high || fine) && scan.is_any(before, &["at", "to"]);
    let points = |at: usize| {
        scan.is_any(at, &["points", "point"])
            && at > 0
            && !scan.is_any(at - 1, &["percentage", "basis"])
    };
    let told = to && (start.saturating_sub(NEAR)..before).any(points);
    let point = || Unit::base("point", Axis::Things("point".to_owned()));
    told.then(|| (Kind::Quantity, point()))
}
