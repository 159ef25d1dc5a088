//! Sums of money. Never converted: two currencies are two axes.

mod currency;
mod informal;

use self::currency::{NAMES, Row, any_code, sign};
use super::compound;
use super::keyed::{Gate, Key};
use super::label;
use super::number::{self, Figure};
use super::reading::Reading;
use super::scan::{Scan, TokenKind};
use super::unit::Axis;
use super::words::Class;
use super::{Kind, Unit, noun, rate};
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub use self::currency::code;

/// Whether a sum of money can begin at a token; cheap.
pub fn can_start(scan: &Scan, at: usize) -> bool {
    match scan.get(at).map(|t| t.kind) {
        Some(TokenKind::Mark(mark)) => sign(mark).is_some(),
        Some(TokenKind::Word) => {
            let word = scan.str(at).as_bytes();
            let capitals = |word: &[u8]| word.iter().take(2).all(u8::is_ascii_uppercase);
            if scan.is_word(at + 1) && !capitals(word) {
                return false;
            }
            let signed = scan.is_mark(at + 1, '$')
                || matches!(word, b"Y" | b"Rs" | b"u") && !scan.is_word(at + 1);
            let first = scan.class(at) == Class::Other && scan.is_figure(at + 1);
            word.len() <= 4 && (signed || first || capitals(word)) && symbol(scan, at).is_some()
                || first && leads(scan, at).is_some()
        }
        _ => false,
    }
}

/// "ringgit 42", "dollar 22.5 million": a name before the figure
fn leads(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let ((code, ambiguous), next) = name(scan, at)?;
    // "Euro 2024"
    let digits = scan.str(next);
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let figure = !code.is_empty() && !ambiguous && scan.is_figure(next) && !year;
    let counted = at.checked_sub(1).is_some_and(|b| {
        scan.is_figure(b) || matches!(scan.class(b), Class::Number(_) | Class::Scale(_))
    });
    (figure && !counted).then_some((code, next))
}

/// "$300 billion", "USD 5m"
pub fn before(scan: &Scan, at: usize) -> Option<Reading> {
    let (mut code, next) = symbol(scan, at).or_else(|| leads(scan, at))?;
    let figure = number::read(scan, next).filter(|_| scan.joined(next))?;
    if is_name(scan, at, &figure) {
        return None;
    }
    let mut end = figure.tokens.end;
    // "$76 US", "$5 million Canadian", "$5 dollars"
    if code == "USD" && scan.joined(end) {
        let told = match scan.str(end) {
            "US" | "U.S." | "USD" => Some("USD"),
            "Canadian" | "CAD" => Some("CAD"),
            "Australian" | "AUD" => Some("AUD"),
            _ => None,
        };
        code = told.unwrap_or(code);
        end += usize::from(told.is_some());
    }
    if let Some((_, stop)) = name(scan, end).filter(|(named, _)| named.0 == code) {
        end = stop;
    }
    let figure = million(figure, at, scan)?;
    let reading = Reading {
        kind: Kind::Money,
        own: at..end,
        figure,
        unit: unit(code, code),
    };
    Some(rate::rated(scan, compound::cents(scan, reading)))
}

/// Whether letters that are a currency's code and more besides stand before a small figure, with
/// nothing that makes it a sum: "COP30", "PEN 10".
fn is_name(scan: &Scan, at: usize, figure: &Figure) -> bool {
    const OTHER: &[&str] = &[
        "ALL", "AMD", "ARS", "BAM", "BOB", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "RON", "SOS",
        "TOP", "TRY",
    ];
    const PRICES: &[&str] = &[
        "at", "cost", "costs", "fee", "for", "of", "paid", "pay", "price", "worth",
    ];
    let priced = at.checked_sub(1).is_some_and(|b| scan.is_any(b, PRICES));
    let small = figure
        .figure
        .is_some_and(|n| n < Decimal::ONE_THOUSAND && n.scale() == 0);
    let glued = scan.glued(figure.tokens.start);
    OTHER.contains(&scan.str(at)) && small && figure.scale == Decimal::ONE && (glued || !priced)
}

/// "about a dollar", "for a euro", "a dollar and 42 cents"
pub fn a(scan: &Scan, at: usize) -> Option<Reading> {
    let next = at + 1;
    if scan.class(at) != Class::Article
        || !scan.joined(next)
        || !scan.key(next).is_some_and(|word| GATE.admits(word))
    {
        return None;
    }
    let figure = Figure::exact(at..next, Decimal::ONE, Decimal::ONE);
    let named = name(scan, next).filter(|((code, ambiguous), _)| !ambiguous && !code.is_empty());
    let sum = match named {
        Some(((code, _), end)) => Reading {
            kind: Kind::Money,
            own: at..end,
            figure,
            unit: unit(code, code),
        },
        None => informal::one(scan, next, &figure)?,
    };
    let end = sum.own.end;
    let sum = compound::cents(scan, sum);
    let whole = sum.own.end > end || informal::stands(scan, at, end);
    whole.then(|| rate::rated(scan, sum))
}

/// "MUSD 5": the code's own million
fn million(figure: Figure, at: usize, scan: &Scan) -> Option<Figure> {
    match any_code(scan.str(at)) {
        Some((_, exponent @ 1..)) => figure.scaled(exponent),
        _ => Some(figure),
    }
}

/// The currency whose sign or code stands at a token, and the token of the figure.
fn symbol(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let next = at.checked_add(1)?;
    if scan.is_mark(next, '$') && scan.is_word(at) {
        let glued = scan.glued(next);
        let code = match scan.str(at) {
            "US" | "U.S." | "us" | "u.s" | "U.S" | "USD" | "usd" | "Us" => "USD",
            "C" | "CA" | "Can" | "CAD" | "c" | "cad" => "CAD",
            "A" | "AU" | "AUD" | "aud" => "AUD",
            "HK" | "hk" | "HKD" => "HKD",
            "NZ" | "NZD" | "nzd" => "NZD",
            "Mex" | "MX" | "MXN" | "mxn" => "MXN",
            "S" if glued => "SGD",
            "R" if glued => "BRL",
            "NT" => "TWD",
            _ => "",
        };
        if !code.is_empty() {
            return Some((code, next + 1));
        }
    }
    // "u.s $", "Y=5" in wires without the sign
    if scan.is(at, "u")
        && scan.is_mark(next, '.')
        && scan.is(at + 2, "s")
        && scan.is_mark(at + 3, '$')
    {
        return Some(("USD", at + 4));
    }
    if scan.str(at) == "Y" && scan.is_mark(next, '=') && scan.glued(next) && scan.glued(next + 1) {
        return Some(("JPY", next + 1));
    }
    if matches!(scan.str(at), "Rs" | "Re") && scan.is_mark(next, '.') && scan.glued(next) {
        return Some(("INR", next + 1));
    }
    // "$US55", "$A5"
    if scan.is_mark(at, '$') && scan.glued(next) && scan.is_figure(next + 1) {
        match scan.str(next) {
            "US" => return Some(("USD", next + 1)),
            "A" => return Some(("AUD", next + 1)),
            "C" => return Some(("CAD", next + 1)),
            "NZ" => return Some(("NZD", next + 1)),
            _ => {}
        }
    }
    let code = match scan.get(at)?.kind {
        TokenKind::Mark(mark) => sign(mark)?,
        TokenKind::Word => match scan.str(at) {
            "Rs" => "INR",
            "RM" => "MYR",
            "LE" if scan.str(next).len() != 4 => "EGP",
            "PS" if scan.glued(next) => "GBP",
            word => any_code(word)?.0,
        },
        TokenKind::Figure | TokenKind::Code => return None,
    };
    Some((code, next))
}

/// "5 million euros", "5m USD", "billions of dollars", "50 cents", "5 €"
pub fn after(scan: &Scan, figure: &Figure) -> Option<Reading> {
    Some(rate::rated(scan, sum(scan, figure)?))
}

fn sum(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let end = figure.tokens.end;
    let hyphen = scan.is_hyphen(end) && scan.glued(end);
    let of = scan.is(end, "of")
        && (figure.figure.is_none() || figure.scale != Decimal::ONE || scan.is(end - 1, "couple"));
    let start = end + usize::from(hyphen || of);
    if !scan.joined(start) {
        return None;
    }
    let reading = |unit: Unit, end: usize| Reading {
        kind: Kind::Money,
        own: figure.tokens.start..end,
        figure: figure.clone(),
        unit,
    };
    if let Some(((code, ambiguous), stop)) = name(scan, start) {
        let large = figure
            .extent
            .low()
            .is_some_and(|n| *n >= Decimal::ONE_THOUSAND);
        let sure = !ambiguous
            || large
            || scan.is(stop, "sterling")
            || informal::is_price(scan, figure, stop);
        let stop = stop + usize::from(ambiguous && scan.is(stop, "sterling"));
        let named = match code {
            "" => noun::singular(scan.str(start)),
            code => code.to_owned(),
        };
        return sure.then(|| compound::cents(scan, reading(unit(&named, code), stop)));
    }
    if let Some(TokenKind::Mark(mark)) = scan.get(start).map(|t| t.kind)
        && let Some(code) = sign(mark)
    {
        // "10 $ 30 $", but not "10 $30"
        let next = scan.is_figure(start + 1);
        let own =
            !next || !scan.glued(start + 1) && !scan.glued(start) && mark_follows(scan, start);
        return own.then(|| compound::cents(scan, reading(unit(code, code), start + 1)));
    }
    let (part, code) = match scan.str(start) {
        "cents" | "cent" | "cts" | "¢" => ("cent", ""),
        "pennies" => ("cent", ""),
        "c" if figure.digits && !scan.glued(start + 1) => ("cent", ""),
        "pence" | "penny" => ("penny", "GBP"),
        "p" if figure.digits => ("penny", "GBP"),
        "kopecks" | "kopeks" => ("kopeck", "RUB"),
        "Rs" => return Some(reading(unit("INR", "INR"), start + 1)),
        "元" => return Some(reading(unit("CNY", "CNY"), start + 1)),
        "円" => return Some(reading(unit("JPY", "JPY"), start + 1)),
        "RM" => return Some(reading(unit("MYR", "MYR"), start + 1)),
        "LE" | "L.E" | "L.E." | "l.e." if !label::is_year(scan, figure) => {
            return Some(reading(unit("EGP", "EGP"), start + 1));
        }
        "US" if scan.is_mark(start + 1, '$') => {
            return Some(reading(unit("USD", "USD"), start + 2));
        }
        word => {
            let Some((code, exponent)) = any_code(word) else {
                return informal::after(scan, figure, start);
            };
            // "75 USD million"
            let scale = match scan.class(start + 1) {
                Class::Scale(e @ 3..) if scan.joined(start + 1) => e,
                _ => 0,
            };
            let stop = start + 1 + usize::from(scale > 0);
            let figure = figure.clone().scaled(exponent + scale)?;
            let mut sum = reading(unit(code, code), stop);
            sum.figure = figure;
            return Some(compound::cents(scan, sum));
        }
    };
    let mut unit = unit(part, code);
    unit.factor = Decimal::new(1, 2);
    Some(reading(unit, start + 1))
}

/// `NAMES` by their first word, in the singular and the plural.
static BY_WORD: LazyLock<Vec<(Key, &Row)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for row in NAMES {
        let first = row.0.split(' ').next().unwrap_or(row.0);
        let both = [first, &format!("{first}s")];
        words.extend(both.iter().filter_map(|word| Some((Key::of(word)?, row))));
    }
    words.sort_by_key(|(word, _)| *word);
    words
});

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let coins = ["dime", "grand", "nickel"].into_iter().filter_map(Key::of);
    Gate::of(BY_WORD.iter().map(|(first, _)| *first).chain(coins))
});

/// Whether the figure after a sign has a sign of its own after it.
fn mark_follows(scan: &Scan, at: usize) -> bool {
    scan.is_mark(at + 2, '$') || scan.is_any(at + 2, &["cent", "cents"])
}

/// The currency named at a token and whether the name is ambiguous, and the token after it.
fn name(scan: &Scan, at: usize) -> Option<((&'static str, bool), usize)> {
    let word = scan
        .key(at)
        .filter(|word| GATE.admits(*word) && scan.is_word(at))?;
    let start = BY_WORD.partition_point(|(first, _)| *first < word);
    let named = BY_WORD.get(start..).unwrap_or(&[]).iter();
    let mut named = named.take_while(|(first, _)| *first == word);
    named.find_map(|(_, row)| called(scan, at, row))
}

/// Reads one row of the table, each of whose words can stand in the plural.
fn called(scan: &Scan, at: usize, row: &Row) -> Option<((&'static str, bool), usize)> {
    let (name, code, ambiguous) = *row;
    let mut end = at;
    for word in name.split(' ') {
        let here = scan.str(end);
        let head = here
            .get(..word.len())
            .is_some_and(|h| h.eq_ignore_ascii_case(word));
        let tail = here.get(word.len()..).unwrap_or("");
        let apart = end > at && !scan.joined(end);
        if !head || !(tail.is_empty() || tail.eq_ignore_ascii_case("s")) || apart {
            return None;
        }
        end += 1;
    }
    Some(((code, ambiguous), end))
}

fn unit(name: &str, code: &str) -> Unit {
    let axis = Axis::Money((!code.is_empty()).then(|| code.to_owned()));
    Unit::base(name, axis)
}
