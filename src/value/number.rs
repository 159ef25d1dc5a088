//! The figure that begins at a token: one number, a range, or a vague magnitude.

use super::Extent;
use super::change;
use super::scan::{Scan, TokenKind};
use super::single::{self, Single};
use super::vague;
use super::words::Class;
use rust_decimal::Decimal;
use std::ops::Range;

/// A figure without its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The tokens it covers, "between" included.
    pub tokens: Range<usize>,
    pub extent: Extent<Decimal>,
    /// As written: the number, or the first of a range; `None` for "dozens".
    pub figure: Option<Decimal>,
    /// The second of a range.
    pub figure_high: Option<Decimal>,
    /// The place of the last written digit: 1 for 28 and 20, 100 000 for 600,000 and for
    /// "1.2 million", 0.1 for 3.5; zero for fractions and vague magnitudes.
    pub step: Decimal,
    /// The power of ten or the dozen that was written last; one if none was.
    pub scale: Decimal,
    /// Whether it begins with a digit.
    pub digits: bool,
    /// "two-thirds", "half"
    pub fraction: bool,
}

impl Figure {
    /// One number in words.
    pub fn exact(tokens: Range<usize>, value: Decimal, step: Decimal) -> Self {
        Self {
            tokens,
            extent: Extent::point(value),
            figure: Some(value),
            figure_high: None,
            step,
            scale: Decimal::ONE,
            digits: false,
            fraction: false,
        }
    }

    /// The figure times a power of ten; `None` where that is no decimal number.
    pub fn scaled(mut self, exponent: u8) -> Option<Self> {
        if exponent == 0 {
            return Some(self);
        }
        let scale = single::power(exponent);
        let times = |d: &Decimal| d.checked_mul(scale).map(|d| d.normalize());
        self.extent = self.extent.map(times)?;
        self.figure = self.figure.as_ref().and_then(times);
        self.figure_high = self.figure_high.as_ref().and_then(times);
        self.step = times(&self.step)?;
        self.scale = scale;
        Some(self)
    }
}

/// Reads the figure that begins at a token, as far as it goes.
///
/// Parts of times of day ("10:30"), telephone numbers, versions and dates in figures
/// ("2025-12-01") are no figures. Digits that a word is glued to ("19th", "30km", "5G") are:
/// what the word makes of them is for the caller to say.
pub fn read(scan: &Scan, at: usize) -> Option<Figure> {
    if !can_start(scan, at) {
        return None;
    }
    let known = scan.figures.borrow().get(at);
    known.unwrap_or_else(|| {
        let figure = read_anew(scan, at);
        scan.figures.borrow_mut().put(at, figure.as_ref());
        figure
    })
}

fn read_anew(scan: &Scan, at: usize) -> Option<Figure> {
    if scan.is(at, "between") {
        return between(scan, at);
    }
    if let Some(vague) = vague::read(scan, at) {
        return Some(vague);
    }
    let first = single::read(scan, at, true)?;
    Some(range(scan, at, &first).unwrap_or_else(|| exact(at, &first)))
}

/// Whether a figure can begin at a token at all; cheap.
pub fn can_start(scan: &Scan, at: usize) -> bool {
    use Class::*;
    let Some(token) = scan.get(at) else {
        return false;
    };
    match token.class {
        Number(_) | Scale(2) | Scales(_) | Packs(_) | Part(_) | Article | Vague | Lead => true,
        Other => matches!(
            token.kind,
            TokenKind::Figure
                | TokenKind::Mark('-' | '−' | '½' | '¼' | '¾' | '⅓' | '⅔' | '⅕' | '⅙' | '⅛')
        ),
        _ => false,
    }
}

fn exact(at: usize, number: &Single) -> Figure {
    Figure {
        tokens: at..number.end,
        extent: Extent::point(number.value),
        figure: Some(number.value),
        figure_high: None,
        step: number.step,
        scale: number.scale,
        digits: number.digits,
        fraction: number.fraction,
    }
}

fn between(scan: &Scan, at: usize) -> Option<Figure> {
    let start = at.checked_add(1)?;
    [false, true].iter().find_map(|and| {
        let low = single::read(scan, start, *and).filter(|_| scan.joined(start))?;
        let mut next = low.end.checked_add(1)?;
        next += usize::from(is_about(scan, next));
        if !scan.is(low.end, "and") || !scan.joined(low.end) || !scan.joined(next) {
            return None;
        }
        let high = single::read(scan, next, true)?;
        span(at, &low, &high)
    })
}

/// Whether a hedge stands before the second figure of a range: "between 20 and about 30".
pub fn is_about(scan: &Scan, at: usize) -> bool {
    scan.joined(at) && scan.is_any(at, &["about", "around", "roughly", "approximately", "~"])
}

/// "20 to 30", "20–30", "three or four". After "from", two figures tell a change; a figure
/// that falls ("68-31") is a score.
fn range(scan: &Scan, at: usize, low: &Single) -> Option<Figure> {
    let link = low.end;
    let tilde = scan.is_mark(link, '~') && low.digits;
    let hyphen = (scan.is_hyphen(link) || tilde) && scan.glued(link);
    let to_hyphen =
        hyphen && scan.is(link.checked_add(1)?, "to") && scan.is_hyphen(link.checked_add(2)?);
    if hyphen && !scan.glued(link.checked_add(1)?) {
        return hanging(scan, at, low);
    }
    let or = scan.is(link, "or");
    let next = link.checked_add(if to_hyphen { 3 } else { 1 })?;
    // "20 – 30"
    let dash = scan.is_hyphen(link) && !hyphen && low.digits && scan.is_figure(next);
    if !scan.joined(link) || !scan.joined(next) || hyphen != scan.glued(next) {
        return None;
    }
    if !(hyphen || dash || or || scan.is(link, "to") || scan.is(link, "through"))
        || single::is_negative(scan, next)
    {
        return None;
    }
    if change::is_from(scan, at) {
        return None;
    }
    let high = single::read(scan, next, true)?;
    // "rose in 1986 to 900 million"
    let year = Decimal::from(1900)..Decimal::from(2100);
    if scan.str(at).len() == 4 && high.scale > Decimal::ONE && year.contains(&low.value) {
        return None;
    }
    // "7-Eleven"
    if hyphen && low.digits != high.digits {
        return None;
    }
    let figure = span(at, low, &high)?;
    let (a, b) = (figure.figure?, figure.figure_high?);
    if scan.is(link, "to") && change::is_to(scan, at, figure.tokens.end, a, b) {
        return None;
    }
    if or && !is_step(a, b) || hyphen && !low.digits && is_chain(scan, at, figure.tokens.end) {
        return None;
    }
    let telephone = hyphen
        && scan.str(at).len() == 3
        && scan.str(next).len() == 4
        && !(b % Decimal::TEN).is_zero();
    (!telephone).then_some(figure)
}

/// "16- to 24-year-old", "two- or three-day": the unit is hyphened to the second figure alone.
fn hanging(scan: &Scan, at: usize, low: &Single) -> Option<Figure> {
    let link = low.end.checked_add(1)?;
    let next = link.checked_add(1)?;
    let or = scan.is(link, "or");
    if !(or || scan.is(link, "to")) || !scan.joined(link) || !scan.joined(next) {
        return None;
    }
    let high = single::read(scan, next, true)?;
    let tied = scan.is_hyphen(high.end) && scan.glued(high.end) && scan.glued(high.end + 1);
    let figure = span(at, low, &high).filter(|_| tied)?;
    let step = !or || is_step(figure.figure?, figure.figure_high?);
    step.then_some(figure)
}

/// Whether one steps from the first figure to the second, so that "or" between them makes a
/// range: "three or four", "10 or 15"; "25 or 40" are two figures.
fn is_step(a: Decimal, b: Decimal) -> bool {
    let step = b.checked_sub(a).filter(|step| *step <= a);
    let rest = step.and_then(|step| a.checked_rem(step));
    rest.is_some_and(|rest| rest.is_zero())
}

/// "four-three-three": figures in words that are written side by side.
fn is_chain(scan: &Scan, at: usize, end: usize) -> bool {
    let tied = |hyphen: usize| {
        let number = matches!(scan.class(hyphen + 1), Class::Number(_));
        number && scan.is_hyphen(hyphen) && scan.glued(hyphen) && scan.glued(hyphen + 1)
    };
    let before = at.checked_sub(2).filter(|_| tied(at - 1));
    tied(end) || before.is_some_and(|first| matches!(scan.class(first), Class::Number(_)))
}

/// [low, high]; the scale of the second holds for the first where only that makes a range:
/// "20 to 30 million".
fn span(at: usize, low: &Single, high: &Single) -> Option<Figure> {
    if low.fraction != high.fraction {
        return None;
    }
    let mut first = low.value;
    let mut step = low.step;
    if low.scale == Decimal::ONE
        && high.scale != Decimal::ONE
        && first < high.value.checked_div(high.scale)?
    {
        first = first.checked_mul(high.scale)?.normalize();
        step = step.checked_mul(high.scale)?;
    }
    if first >= high.value {
        return None;
    }
    Some(Figure {
        tokens: at..high.end,
        extent: Extent::between(first, high.value),
        figure: Some(first),
        figure_high: Some(high.value),
        step: step.min(high.step),
        scale: high.scale,
        digits: low.digits,
        fraction: low.fraction,
    })
}

/// The range from one figure to another, if it rises.
pub fn join(at: usize, low: &Figure, high: &Figure) -> Option<Figure> {
    let single = |figure: &Figure| {
        Some(Single {
            end: figure.tokens.end,
            value: figure.figure?,
            step: figure.step,
            scale: figure.scale,
            digits: figure.digits,
            fraction: figure.fraction,
        })
    };
    if low.figure_high.is_some() || high.figure_high.is_some() {
        return None;
    }
    span(at, &single(low)?, &single(high)?)
}

#[cfg(test)]
mod tests;
