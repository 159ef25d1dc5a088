//! Years as they are written: "2014", "264 BC", "AD 79", "'98", "nineteen ninety-eight".

use super::words::era;
use crate::value::scan::{Scan, TokenKind};
use crate::value::words::Class;

/// A year that goes with what stands before it, and the token after it.
pub fn year_at(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    if !scan.joined(at) {
        return None;
    }
    of_era(scan, at)
        .or_else(|| digits(scan, at))
        .or_else(|| short(scan, at))
        .or_else(|| words(scan, at))
}

/// A year of four digits.
pub fn digits(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    let text = scan.str(at);
    if !scan.is_figure(at) || text.len() != 4 {
        return None;
    }
    let year: i16 = text.parse().ok()?;
    let next = scan.get(at + 1);
    let glued = next.is_some_and(|t| t.glued() && t.kind == TokenKind::Word)
        && !scan.is_any(at + 1, &["'s", "’s"]);
    ((1000..2200).contains(&year) && !glued).then_some((year, at + 1))
}

/// "264 BC", "79 AD", "AD 79"
pub fn of_era(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    if scan.is_figure(at) {
        let n: i16 = scan.str(at).parse().ok()?;
        let before = era(scan.str(at + 1))?;
        let year = if before { 1 - n } else { n };
        return (n > 0 && scan.joined(at + 1)).then_some((year, at + 2));
    }
    if era(scan.str(at)) != Some(false) || !scan.is_figure(at + 1) {
        return None;
    }
    let n: i16 = scan.str(at + 1).parse().ok()?;
    Some((n, at + 2))
}

/// "'98"; from 30 on, of the twentieth century.
pub fn short(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    let apostrophe = scan.is_mark(at, '\'') || scan.is_mark(at, '’') || scan.is_mark(at, '‘');
    let figure = at + 1;
    if !apostrophe || !scan.glued(figure) || !scan.is_figure(figure) {
        return None;
    }
    let word = scan.is_word(figure + 1) && scan.glued(figure + 1);
    let year = two_digits(scan.str(figure)).filter(|_| !word)?;
    Some((year, figure + 1))
}

/// The year that two digits stand for.
pub fn two_digits(text: &str) -> Option<i16> {
    let n: i16 = text.parse().ok()?;
    let century = if n < 30 { 2000 } else { 1900 };
    (text.len() == 2).then_some(century + n)
}

/// "nineteen ninety-eight", "two thousand and fifteen", "seventeen hundred thirty-three"
pub fn words(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    let Class::Number(first) = scan.class(at) else {
        return None;
    };
    let first = i16::from(first);
    let next = at + 1;
    if first == 2 && scan.is(next, "thousand") {
        let and = next + 1 + usize::from(scan.is(next + 1, "and"));
        return Some(match below_hundred(scan, and) {
            Some((rest, end)) => (2000 + rest, end),
            None => (2000, next + 1),
        });
    }
    if !(11..=20).contains(&first) {
        return None;
    }
    let century = first * 100;
    if !scan.joined(next) {
        return None;
    }
    if scan.is(next, "hundred") {
        let and = next + 1 + usize::from(scan.is(next + 1, "and"));
        return Some(match below_hundred(scan, and) {
            Some((rest, end)) => (century + rest, end),
            None => (century, next + 1),
        });
    }
    let (rest, end) = below_hundred(scan, next)?;
    (rest >= 10 && !scan.is_hyphen(next)).then_some((century + rest, end))
}

/// A number in words below a hundred, and the token after it.
pub fn below_hundred(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    let number = |at: usize| match scan.class(at) {
        Class::Number(n) if scan.joined(at) => Some(i16::from(n)),
        _ => None,
    };
    let Class::Number(tens @ 1..) = scan.class(at) else {
        return None;
    };
    let tens = i16::from(tens);
    let unit = at + 1 + usize::from(scan.is_hyphen(at + 1));
    match number(unit).filter(|n| tens >= 20 && (1..10).contains(n)) {
        Some(unit_value) => Some((tens + unit_value, unit + 1)),
        None => Some((tens, at + 1)),
    }
}
