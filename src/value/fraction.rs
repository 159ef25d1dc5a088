//! Fractions: "two-thirds", "a quarter of a million", "half a dozen", "1/2", "½".

use super::scan::{Scan, TokenKind};
use super::single::{Single, digits, plain, power, step_of};
use super::words::Class;
use rust_decimal::Decimal;

/// "½", as parts of one.
pub fn vulgar(scan: &Scan, at: usize) -> Option<Decimal> {
    let hundredths = match scan.get(at)?.kind {
        TokenKind::Mark('½') => 50,
        TokenKind::Mark('¼') => 25,
        TokenKind::Mark('¾') => 75,
        TokenKind::Mark('⅓') => return Decimal::ONE.checked_div(Decimal::from(3)),
        TokenKind::Mark('⅔') => return Decimal::TWO.checked_div(Decimal::from(3)),
        TokenKind::Mark('⅛') => return Some(Decimal::new(125, 3)),
        _ => return None,
    };
    Some(Decimal::new(hundredths, 2))
}

/// "1/2", as parts of one. Other figures with a stroke are dates and scores.
pub fn stroke(scan: &Scan, at: usize) -> Option<Decimal> {
    let (mark, below) = (at.checked_add(1)?, at.checked_add(2)?);
    if !(scan.is_mark(mark, '/') && scan.glued(mark) && scan.glued(below)) {
        return None;
    }
    let (above, below) = (digits(scan, at)?, plain(scan, below)?);
    let common = [2, 3, 4, 5, 8, 10, 16, 100].map(Decimal::from);
    if above >= below || !common.contains(&below) {
        return None;
    }
    above.checked_div(below)
}

/// The fraction that begins at a token, with what it is a fraction of where that is a number.
pub fn read(scan: &Scan, at: usize) -> Option<Single> {
    let (value, end) = if let Some(value) = vulgar(scan, at) {
        (value, at + 1)
    } else if let Some(value) = stroke(scan, at) {
        (value, at + 3)
    } else {
        worded_fraction(scan, at)?
    };
    let mut next = end;
    next += usize::from(scan.is(next, "of") && scan.class(next + 1) == Class::Article);
    next += usize::from(scan.class(next) == Class::Article);
    let scale = match scan.class(next) {
        Class::Scale(e) if scan.joined(next) => Some(power(e)),
        Class::Pack(n) if scan.joined(next) => Some(Decimal::from(n)),
        _ => None,
    };
    let Some(scale) = scale else {
        return Some(Single {
            end,
            value,
            step: Decimal::ZERO,
            scale: Decimal::ONE,
            digits: scan.is_figure(at),
            fraction: true,
        });
    };
    let value = value.checked_mul(scale)?.normalize();
    Some(Single {
        end: next + 1,
        value,
        step: step_of(value.round()),
        scale,
        digits: false,
        fraction: false,
    })
}

fn worded_fraction(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let followed = |end: usize| scan.joined(end) && scan.is(end, "of");
    let scaled = |end: usize| matches!(scan.class(end), Class::Scale(_) | Class::Pack(_));
    if scan.class(at) == Class::Part(2) && scan.is(at, "half") {
        let before = at.checked_sub(1);
        let other = before.is_some_and(|b| {
            scan.is_any(
                b,
                &[
                    "first", "second", "other", "the", "this", "that", "last", "latter",
                ],
            ) || scan.is_hyphen(b)
                || scan.class(b) == Class::Article
        });
        let next = at.checked_add(1)?;
        let part = followed(next)
            || scaled(next)
            || scan.is_any(
                next,
                &["the", "a", "an", "its", "their", "his", "her", "our", "all"],
            );
        return (!other && part).then_some((Decimal::new(5, 1), next));
    }
    let above = match scan.class(at) {
        Class::Article => 1,
        Class::Number(n @ 1..=19) => n,
        _ => match digits(scan, at)?.try_into() {
            Ok(n @ 1..=19u8) => n,
            _ => return None,
        },
    };
    let mut next = at.checked_add(1)?;
    if scan.is_hyphen(next) && scan.glued(next) {
        next += 1;
    } else if scan.glued(next) {
        return None;
    }
    if !scan.joined(next) {
        return None;
    }
    let end = next + 1;
    let article = scan.class(at) == Class::Article;
    let below = match scan.class(next) {
        Class::Rank(n @ 3..) | Class::Part(n) if article => {
            (followed(end) || scaled(end)).then_some(n)?
        }
        Class::Rank(n @ 3..) | Class::Part(n) if above == 1 => n,
        Class::Ranks(n) => n,
        Class::Part(4) if scan.is(next, "quarters") => 4,
        _ => return None,
    };
    let value = Decimal::from(above).checked_div(below.into())?;
    Some((value, end))
}

/// "and a half", "and three quarters"
pub fn and_a_part(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !scan.is(at, "and") || !scan.joined(at) {
        return None;
    }
    let next = at.checked_add(1)?;
    if scan.are(next, &["a", "half"]) || scan.are(next, &["one", "half"]) {
        return Some((Decimal::new(5, 1), next + 2));
    }
    if scan.are(next, &["a", "quarter"]) {
        return Some((Decimal::new(25, 2), next + 2));
    }
    match (scan.class(next), scan.is(next + 1, "quarters")) {
        (Class::Number(3), true) => Some((Decimal::new(75, 2), next + 2)),
        _ => vulgar(scan, next).map(|v| (v, next + 1)),
    }
}
