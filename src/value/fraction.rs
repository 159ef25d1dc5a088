//! Fractions: "two-thirds", "a quarter of a million", "half a dozen", "1/2", "½".

use super::scan::{Scan, TokenKind};
use super::single::{Single, digits, plain, power, step_of};
use super::words::Class;
use rust_decimal::Decimal;

/// "½", as parts of one.
pub fn vulgar(scan: &Scan, at: usize) -> Option<Decimal> {
    let (above, below) = match scan.get(at)?.kind {
        TokenKind::Mark('½') => (1, 2),
        TokenKind::Mark('¼') => (1, 4),
        TokenKind::Mark('¾') => (3, 4),
        TokenKind::Mark('⅓') => (1, 3),
        TokenKind::Mark('⅔') => (2, 3),
        TokenKind::Mark('⅕') => (1, 5),
        TokenKind::Mark('⅙') => (1, 6),
        TokenKind::Mark('⅛') => (1, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
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
        in_so_many(scan, at).or_else(|| worded(scan, at, false))?
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

/// "one in five", "two out of three"
fn in_so_many(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let small = |at: usize| match scan.class(at) {
        Class::Number(n @ 1..) => Some(Decimal::from(n)),
        _ => plain(scan, at).filter(|d| d.scale() == 0 && !d.is_zero()),
    };
    let above = small(at)?;
    let link = at.checked_add(1)?;
    let below = link
        + if scan.are(link, &["out", "of"]) {
            2
        } else {
            usize::from(scan.is(link, "in"))
        };
    let (joined, end) = (scan.joined(link) && scan.joined(below), below + 1);
    let time = scan.class(end) == Class::Time
        || scan.is_any(end, &["hundred", "thousand", "million", "-"]);
    let below = small(below)
        .filter(|d| below > link && joined && *d <= Decimal::ONE_THOUSAND && above < *d)?;
    (!time).then_some((above.checked_div(below)?, end))
}

/// ".25" of "five point two five"
pub fn point(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let mut end = at.checked_add(1)?;
    if !scan.is(at, "point") || !scan.joined(at) {
        return None;
    }
    let (mut value, mut places) = (0i64, 0u32);
    while let Class::Number(n) = scan.class(end)
        && scan.joined(end)
        && places < 9
    {
        let digits = if n < 10 { 1 } else { 2 };
        if digits == 2 && places > 0 {
            break;
        }
        value = value
            .checked_mul(10i64.pow(digits))?
            .checked_add(n.into())?;
        places += digits;
        end += 1;
        if digits == 2 {
            break;
        }
    }
    (places > 0).then(|| (Decimal::new(value, places), end))
}

/// "two-thirds", "a quarter", "half"; "a third" is a part only before "of" or where `sure`.
pub fn worded(scan: &Scan, at: usize, sure: bool) -> Option<(Decimal, usize)> {
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
        let hedged = before.is_some_and(|b| {
            scan.is_any(b, &["than", "nearly", "almost", "about", "over", "roughly"])
        });
        let part = hedged
            || followed(next)
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
            (sure || followed(end) || scaled(end)).then_some(n)?
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
    worded(scan, next, true).or_else(|| vulgar(scan, next).map(|v| (v, next + 1)))
}
