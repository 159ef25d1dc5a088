//! A figure in digits, and what figures are part of a code.

use crate::value::scan::{Scan, TokenKind};
use rust_decimal::Decimal;

/// The value of a figure in digits that is no part of a code.
pub fn digits(scan: &Scan, at: usize) -> Option<Decimal> {
    plain(scan, at).filter(|_| !in_code(scan, at))
}

/// The value of a figure in digits.
pub fn plain(scan: &Scan, at: usize) -> Option<Decimal> {
    let text = scan.str(at);
    let zero = text.starts_with('0') && text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    // What fills a cell of a table can have its zeros before a decimal point: "01.10".
    let padded = zero && !(scan.tokens.len() == 1 && text.contains('.'));
    if !scan.is_figure(at) || padded || text.len() > 30 {
        return None;
    }
    if text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse::<u32>().ok().map(Decimal::from);
    }
    // A comma before one or two last digits is the decimal point, as is a lone point.
    let comma = text
        .rsplit_once(',')
        .is_some_and(|(_, part)| part.len() < 3 && !part.contains('.'));
    // Of several points, each stands after three digits.
    let point = text.bytes().filter(|b| *b == b'.').count() < 2;
    let mark = match (comma, point) {
        (true, _) => Some(','),
        (false, true) => Some('.'),
        (false, false) => None,
    };
    let (mut value, mut places) = (0i128, None);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            value = value.checked_mul(10)?.checked_add(digit.into())?;
            places = places.map(|n: u32| n + 1);
        } else if mark == Some(c) {
            places = Some(0);
        }
    }
    Decimal::try_from_i128_with_scale(value, places.unwrap_or(0)).ok()
}

/// Whether a figure in digits is a part of a time of day, a telephone number, a date in
/// figures, a version or an address.
fn in_code(scan: &Scan, at: usize) -> bool {
    let figure =
        |at: usize| scan.is_figure(at) || scan.get(at).is_some_and(|t| t.kind == TokenKind::Code);
    let left = |at: usize| {
        let before = at.checked_sub(2)?;
        (scan.glued(at) && scan.glued(at - 1) && figure(before)).then_some(at - 1)
    };
    let right = |at: usize| {
        let after = at.checked_add(2)?;
        (scan.glued(after) && scan.glued(at + 1) && figure(after)).then_some(at + 1)
    };
    let colon = |mark: Option<usize>| mark.is_some_and(|m| scan.is_mark(m, ':'));
    let links = |mark: Option<usize>| {
        mark.filter(|m| scan.is_hyphen(*m) || scan.is_mark(*m, '/') || scan.is_mark(*m, '.'))
    };
    if colon(left(at)) || colon(right(at)) || left(at).is_some_and(|m| scan.is_mark(m, '/')) {
        return true;
    }
    let (before, after) = (links(left(at)), links(right(at)));
    let twice = before.is_some_and(|m| links(left(m - 1)).is_some())
        || after.is_some_and(|m| links(right(m + 1)).is_some());
    if twice || (before.is_some() && after.is_some()) {
        return true;
    }
    let Some(prev) = at.checked_sub(1).filter(|_| scan.glued(at)) else {
        return false;
    };
    scan.is_mark(prev, '@')
        || scan.is_mark(prev, '#')
        || scan.is_mark(prev, '=') && !is_yen(scan, prev)
        || scan.is_mark(prev, '&')
        || scan.is_mark(prev, '%')
        || (scan.is_mark(prev, '.') && scan.glued(prev))
        || (scan.is_mark(prev, '/') && !figure(prev.saturating_sub(1)))
}

/// "Y=590", as wires without the sign write yen; "a >= 5".
fn is_yen(scan: &Scan, equals: usize) -> bool {
    equals.checked_sub(1).is_some_and(|before| {
        scan.str(before) == "Y" || scan.is_mark(before, '>') || scan.is_mark(before, '<')
    })
}
