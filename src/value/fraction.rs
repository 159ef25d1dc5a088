//! Fractions: "two-thirds", "a quarter of a million", "half a dozen", "1/2", "½".

use super::measure;
use super::scan::{Scan, TokenKind};
use super::single::{Single, cardinal, digits, plain, power, step_of};
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
    let slash = scan.is_mark(mark, '/') || scan.is_mark(mark, '⁄');
    if !(slash && scan.glued(mark) && scan.glued(below)) {
        return None;
    }
    let (above, below) = (digits(scan, at)?, plain(scan, below)?);
    let common = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000].map(Decimal::from);
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

/// "one in five", "two out of three", "one over twenty"
fn in_so_many(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let small = |at: usize| match scan.class(at) {
        Class::Number(n @ 1..) => Some(Decimal::from(n)),
        _ => plain(scan, at).filter(|d| d.scale() == 0 && !d.is_zero()),
    };
    let link = at.checked_add(1)?;
    let over = scan.is(link, "over");
    let next = match () {
        () if scan.are(link, &["out", "of"]) => link + 2,
        () if over || scan.is(link, "in") => link + 1,
        () => return None,
    };
    let above = small(at).filter(|_| scan.joined(link) && scan.joined(next))?;
    let below = cardinal(scan, next, true)?;
    let end = below.end;
    let time = scan.class(end) == Class::Time || scan.is_mark(end, '-') || scan.is_mark(end, '%');
    let least = if over { Decimal::ONE } else { above };
    if below.value <= least || below.value > Decimal::ONE_THOUSAND || time {
        return None;
    }
    // "25 over 3 games" tells of games.
    if over && (scan.is_word(end) && scan.joined(end)) {
        return None;
    }
    Some((above.checked_div(below.value)?, end))
}

/// "twenty-three fifths", "a hundred thousandths", "three twenty-firsts": a number of parts.
pub fn of_so_many(scan: &Scan, above: &Single) -> Option<Single> {
    let mut at = above.end;
    at += usize::from(scan.is_hyphen(at) && scan.glued(at));
    if above.fraction || !scan.joined(at) || above.value.scale() > 0 {
        return None;
    }
    let (below, end) = parts(scan, at)?;
    Some(Single {
        end,
        value: above.value.checked_div(below)?,
        step: Decimal::ZERO,
        scale: Decimal::ONE,
        digits: above.digits,
        fraction: true,
    })
}

/// "fifths", "hundredths", "twenty-firsts"
fn parts(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    match scan.class(at) {
        Class::Ranks(n @ 3..) => Some((n.into(), at + 1)),
        Class::RankScales(e) => Some((power(e), at + 1)),
        Class::Number(tens @ 20..) => {
            let next = at + 1 + usize::from(scan.is_hyphen(at + 1));
            match scan.class(next) {
                Class::Ranks(n @ 1..=9) if scan.joined(next) => Some(((tens + n).into(), next + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether tens are those of parts: "thirty-fifths".
pub fn is_parts(scan: &Scan, at: usize) -> bool {
    let next = at + 1 + usize::from(scan.is_hyphen(at + 1));
    matches!(scan.class(next), Class::Ranks(1..=9)) && scan.joined(next)
}

/// ".25" of "five point two five"
pub fn point(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    let mut end = at.checked_add(1)?;
    if !scan.is(at, "point") || !scan.joined(at) {
        return None;
    }
    let (mut value, mut places) = (0i64, 0u32);
    // "1 point 5", but not "1 point 5 rebounds"
    if scan.is_figure(at - 1) {
        let digits = scan.str(end);
        let places = u32::try_from(digits.len()).ok().filter(|n| *n < 10)?;
        let unit = scaled(scan, end + 1) || scan.is_any(end + 1, &["percent", "per"]);
        let counts = scan.is_word(end + 1) && scan.joined(end + 1) && !unit;
        let value = digits.parse().ok().filter(|_| !counts)?;
        return Some((Decimal::new(value, places), end + 1));
    }
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
            // "point seventy-one"
            let unit = end + usize::from(scan.is_hyphen(end));
            if let Class::Number(m @ 1..=9) = scan.class(unit)
                && n >= 20
                && scan.joined(unit)
            {
                value = value.checked_add(m.into())?;
                end = unit + 1;
            }
            break;
        }
    }
    (places > 0).then(|| (Decimal::new(value, places), end))
}

/// Whether a measure follows: "half litre", "quarter-mile".
fn measured(scan: &Scan, at: usize) -> bool {
    let at = at + usize::from(scan.is_hyphen(at) && scan.glued(at) && scan.glued(at + 1));
    scan.joined(at) && scan.str(at).len() > 2 && measure::read(scan, at).is_some()
}

/// "two-thirds", "a quarter", "half"; "a third" is a part only before "of" or where `sure`.
pub fn worded(scan: &Scan, at: usize, sure: bool) -> Option<(Decimal, usize)> {
    let followed = |end: usize| scan.joined(end) && scan.is(end, "of");
    let scaled = |end: usize| matches!(scan.class(end), Class::Scale(_) | Class::Pack(_));
    if scan.class(at) == Class::Part(4) && scan.is(at, "quarter") {
        let next = at.checked_add(1)?;
        let led = at.checked_sub(1).is_some_and(|b| {
            scan.joined(at)
                && (matches!(
                    scan.class(b),
                    Class::Article | Class::Rank(_) | Class::Number(_)
                ) || scan.is_figure(b))
        });
        let part = scaled(next) || measured(scan, next);
        return (!led && part && scan.joined(next)).then(|| (Decimal::new(25, 2), next));
    }
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
            || measured(scan, next)
            || scan.is_any(
                next,
                &["the", "a", "an", "its", "their", "his", "her", "our", "all"],
            );
        return (!other && part).then_some((Decimal::new(5, 1), next));
    }
    let mut next = at.checked_add(1)?;
    // "two-thirds", and "two - thirds" in a text that was taken apart
    if scan.is_hyphen(next) && scan.glued(next) == scan.glued(next + 1) {
        next += 1;
    } else if scan.glued(next) {
        return None;
    }
    // What follows most figures is no part of anything.
    if !scan.joined(next) || scan.class(next) == Class::Other {
        return None;
    }
    let above = match scan.class(at) {
        Class::Article => 1,
        Class::Number(n @ 1..=19) => n,
        _ => match digits(scan, at)?.try_into() {
            Ok(n @ 1..=19u8) => n,
            _ => return None,
        },
    };
    let end = next + 1;
    let last = !scan.joined(end) || !(scan.is_word(end) || scan.is_hyphen(end));
    let article = scan.class(at) == Class::Article;
    let below = match scan.class(next) {
        Class::Rank(n @ 3..) | Class::Part(n) if article => {
            (sure || followed(end) || scaled(end) || last).then_some(n)?
        }
        // "a hundredth of", "one thousandth"
        Class::RankScale(e) if above == 1 => {
            let value = Decimal::ONE.checked_div(power(e))?;
            return (followed(end) || last).then_some((value, end));
        }
        // "one twenty-fifth", "a twenty-first of"
        Class::Number(tens @ 20..) if above == 1 => {
            let rank = end + usize::from(scan.is_hyphen(end));
            let Class::Rank(n @ 1..=9) = scan.class(rank) else {
                return None;
            };
            let stop = rank + 1;
            let last = !scan.joined(stop) || !(scan.is_word(stop) || scan.is_hyphen(stop));
            let value = Decimal::ONE.checked_div((tens + n).into())?;
            return (followed(stop) || last).then_some((value, stop));
        }
        Class::Rank(n @ 3..) | Class::Part(n) if above == 1 => n,
        Class::Ranks(n) => n,
        Class::Part(4) if scan.is(next, "quarters") => 4,
        _ => return None,
    };
    let value = Decimal::from(above).checked_div(below.into())?;
    Some((value, end))
}

fn scaled(scan: &Scan, at: usize) -> bool {
    matches!(scan.class(at), Class::Scale(_)) && scan.joined(at)
}

/// "and a half", "and three quarters"
pub fn and_a_part(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !scan.is(at, "and") || !scan.joined(at) {
        return None;
    }
    let next = at.checked_add(1)?;
    if let Some(value) = vulgar(scan, next) {
        return Some((value, next + 1));
    }
    let (value, end) = worded(scan, next, true).or_else(|| proper(scan, next))?;
    // "2 million and half the fleet", "five men and a third of the rest"
    let bare = end == next + 1 && !scaled(scan, end);
    (!bare && !scan.is(end, "of")).then_some((value, end))
}

/// "fifty-four hundredths", where it is less than one
fn proper(scan: &Scan, at: usize) -> Option<(Decimal, usize)> {
    if !matches!(scan.class(at), Class::Number(_)) {
        return None;
    }
    let part = of_so_many(scan, &cardinal(scan, at, false)?)?;
    (part.value < Decimal::ONE).then_some((part.value, part.end))
}
