//! Amounts told in two units: "5 ft 2 in", "3 dollars 50 cents".

use super::label;
use super::measure;
use super::number::{self, Figure};
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::{Extent, Unit, quantity};
use rust_decimal::Decimal;

/// A measure with what finer ones after it add, in its own unit.
pub fn measures(scan: &Scan, mut total: Reading) -> Reading {
    while let Some(longer) = finer(scan, &total) {
        total = longer;
    }
    total
}

fn finer(scan: &Scan, total: &Reading) -> Option<Reading> {
    let Axis::Measure(dimension @ ("length" | "mass" | "volume")) = total.unit.axis else {
        return None;
    };
    if let Some(tied) = tied_inches(scan, total) {
        return Some(tied);
    }
    let at = linked(scan, total.own.end);
    let part = number::read(scan, at).filter(|_| scan.joined(at))?;
    let next = part.tokens.end + usize::from(scan.is_hyphen(part.tokens.end));
    let (unit, end) = marked(scan, total, next)
        .or_else(|| measure::read(scan, next).filter(|_| scan.joined(next)))?;
    if unit.axis != Axis::Measure(dimension) || unit.factor >= total.unit.factor {
        return None;
    }
    let value = part.extent.as_point()?;
    let ratio = unit.factor.checked_div(total.unit.factor)?;
    let figure = sum(
        total,
        value
            .checked_mul(unit.factor)?
            .checked_div(total.unit.factor)?,
        ratio,
    )?;
    Some(Reading {
        own: total.own.start..end,
        figure: Figure {
            tokens: total.figure.tokens.start..part.tokens.end,
            ..figure
        },
        ..total.clone()
    })
}

/// "6-foot-2", "six-foot-two"
fn tied_inches(scan: &Scan, total: &Reading) -> Option<Reading> {
    let hyphen = total.own.end;
    let tied = scan.is_hyphen(hyphen) && scan.glued(hyphen) && scan.glued(hyphen + 1);
    if !tied || total.unit.name != "foot" || !scan.is_hyphen(hyphen.checked_sub(2)?) {
        return None;
    }
    let part = number::read(scan, hyphen + 1)?;
    let inches = part.extent.as_point().filter(|n| **n < Decimal::from(12))?;
    let foot = Decimal::from(12);
    let figure = sum(
        total,
        inches.checked_div(foot)?,
        Decimal::ONE.checked_div(foot)?,
    )?;
    // "a 6-foot-2-inch guard"
    let end = part.tokens.end;
    let named = scan.is_hyphen(end) && scan.is_any(end + 1, &["inch", "inches"]);
    Some(Reading {
        own: total.own.start..end + if named { 2 } else { 0 },
        figure: Figure {
            tokens: total.figure.tokens.start..end,
            ..figure
        },
        ..total.clone()
    })
}

/// "5 ft 2 in", 6'2", "2 yd 7'": marks, and a word that is of its own elsewhere.
fn marked(scan: &Scan, total: &Reading, at: usize) -> Option<(Unit, usize)> {
    if !matches!(total.unit.name.as_str(), "foot" | "yard") {
        return None;
    }
    let inch = |end| Some((measure::named("inch")?, end));
    if scan.is(at, "in") && scan.joined(at) {
        return inch(at + 1);
    }
    if let Some(end) = quantity::inch(scan, at).filter(|_| scan.glued(at)) {
        return inch(end);
    }
    let foot = scan.is_mark(total.own.end - 1, '\'') || scan.is_mark(total.own.end - 1, '’');
    if foot && scan.glued(total.own.end) {
        return inch(at);
    }
    let yard = total.unit.name == "yard" && scan.is_mark(at, '\'') && scan.glued(at);
    yard.then(|| Some((measure::named("foot")?, at + 1)))?
}

/// The token after "and" or a comma, if one of them stands there.
fn linked(scan: &Scan, at: usize) -> usize {
    let at = at + usize::from(scan.is_mark(at, ','));
    at + usize::from(scan.is(at, "and"))
}

/// A sum of money with its cents: "3 dollars 50 cents", "$20 and 43c", "15 dollars 50".
pub fn cents(scan: &Scan, total: Reading) -> Reading {
    hundredths(scan, &total).unwrap_or(total)
}

fn hundredths(scan: &Scan, total: &Reading) -> Option<Reading> {
    const PARTS: &[&str] = &[
        "c", "cent", "centavos", "centimes", "cents", "kopecks", "kopiykas", "p", "paise", "pence",
        "pennies", "penny", "sen", "sens",
    ];
    let whole = total.figure.extent.as_point()?;
    let one = Decimal::ONE;
    if total.figure.scale != one || total.unit.factor != one || !whole.fract().is_zero() {
        return None;
    }
    let at = linked(scan, total.own.end);
    let part = number::read(scan, at).filter(|_| scan.joined(at))?;
    let end = part.tokens.end;
    let value = part
        .extent
        .as_point()
        .filter(|n| n.fract().is_zero() && **n < Decimal::ONE_HUNDRED && !n.is_sign_negative())?;
    let named = scan.joined(end) && scan.is_any(end, PARTS);
    // "15 dollars 50" has nothing after it that could be counted.
    let bare = *value >= Decimal::TEN
        && part.scale == one
        && !(scan.joined(end) && (scan.is_word(end) || scan.glued(end) && !ends(scan, end)))
        && !starts_amount(scan, end)
        && !scan.is_mark(total.own.end, ',')
        && !label::is_label(scan, &part);
    if !named && !bare {
        return None;
    }
    let hundredth = Decimal::new(1, 2);
    let figure = sum(total, value.checked_mul(hundredth)?, hundredth)?;
    Some(Reading {
        own: total.own.start..end + usize::from(named),
        figure: Figure {
            tokens: total.figure.tokens.start..end,
            ..figure
        },
        ..total.clone()
    })
}

fn ends(scan: &Scan, at: usize) -> bool {
    [',', '.', ';', ':', '!', '?', ')', '"', '”']
        .iter()
        .any(|c| scan.is_mark(at, *c))
        && !scan.is_figure(at + 1)
}

/// "10 $ 30 $", "5 % …": what follows is the unit of the second figure.
fn starts_amount(scan: &Scan, at: usize) -> bool {
    ['$', '€', '£', '%', '°']
        .iter()
        .any(|c| scan.is_mark(at, *c))
}

fn sum(total: &Reading, part: Decimal, step: Decimal) -> Option<Figure> {
    let value = total
        .figure
        .extent
        .as_point()?
        .checked_add(part)?
        .normalize();
    Some(Figure {
        extent: Extent::point(value),
        figure: Some(value),
        step,
        ..total.figure.clone()
    })
}
