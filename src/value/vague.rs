//! Magnitudes that name no figure: "tens of thousands", "dozens", "several hundred".

use super::Extent;
use super::number::Figure;
use super::scan::Scan;
use super::single::power;
use super::words::Class;
use rust_decimal::Decimal;
use std::ops::Range;

/// "tens of thousands" [10 000, 100 000), "dozens" [24, 100), "several hundred" [300, 1000),
/// "a few" [2, 10)
pub fn read(scan: &Scan, at: usize) -> Option<Figure> {
    let next = at.checked_add(1)?;
    let of = |at: usize| match scan.class(at.saturating_add(1)) {
        Class::Scales(e @ 2..) if scan.is(at, "of") && scan.joined(at) && scan.joined(at + 1) => {
            Some(e)
        }
        _ => None,
    };
    let (low, high, end) = match scan.class(at) {
        Class::Scales(e) => {
            let above = if e < 3 { e + 1 } else { e + 3 };
            match of(next) {
                Some(f) => (
                    power(e.checked_add(f)?),
                    power(e.checked_add(f)?.checked_add(1)?),
                    next + 2,
                ),
                None if e == 1 && !scan.is(next, "of") => return None,
                None => (power(e), power(above), next),
            }
        }
        Class::Packs(n) => {
            let low = Decimal::from(n).checked_mul(Decimal::TWO)?;
            match of(next) {
                Some(f) => (
                    low.checked_mul(power(f))?,
                    power(f.checked_add(2)?),
                    next + 2,
                ),
                None if n == 20 && !scan.is(next, "of") => return None,
                None => (low, Decimal::ONE_HUNDRED, next),
            }
        }
        Class::Article if scan.class(next) == Class::Vague && scan.joined(next) => {
            return some(scan, at, next);
        }
        Class::Vague => return some(scan, at, at),
        _ => return None,
    };
    Some(open(at..end, low, high))
}

/// "a few", "several hundred", "a couple of thousand"; `word` is the vague word.
fn some(scan: &Scan, at: usize, word: usize) -> Option<Figure> {
    let low = match scan.str(word).to_ascii_lowercase().as_str() {
        "several" | "handful" => 3,
        _ => 2,
    };
    let couple = scan.is_any(word, &["couple", "pair"]);
    let mut end = word.checked_add(1)?;
    if scan.class(end.checked_add(1)?) != Class::Article
        && scan.is(end, "of")
        && matches!(scan.class(end + 1), Class::Scale(_) | Class::Pack(12))
    {
        end += 1;
    }
    let scale = match scan.class(end) {
        // "several hundred thousand"
        Class::Scale(e) if scan.joined(end) => match scan.class(end + 1) {
            Class::Scale(f) if f > e && scan.joined(end + 1) => {
                end += 1;
                Some(power(e.checked_add(f)?))
            }
            _ => Some(power(e)),
        },
        Class::Pack(12) if scan.joined(end) => Some(Decimal::from(12)),
        _ => None,
    };
    if scale.is_none() && at == word && !scan.is(word, "several") {
        return None;
    }
    end = match scale {
        Some(_) => end.checked_add(1)?,
        None => word.checked_add(1)?,
    };
    let scale = scale.unwrap_or(Decimal::ONE);
    let low = scale.checked_mul(low.into())?;
    if couple {
        let mut figure = open(at..end, low, low.checked_add(scale)?);
        figure.extent = Extent::point(low);
        figure.figure = Some(low);
        figure.step = scale;
        return Some(figure);
    }
    Some(open(at..end, low, scale.checked_mul(Decimal::TEN)?))
}

/// [low, high), with no figure written.
fn open(tokens: Range<usize>, low: Decimal, high: Decimal) -> Figure {
    Figure {
        tokens,
        extent: Extent::new(Some(low), false, Some(high), true).unwrap_or(Extent::point(low)),
        figure: None,
        figure_high: None,
        step: Decimal::ZERO,
        scale: Decimal::ONE,
        digits: false,
        fraction: false,
    }
}
