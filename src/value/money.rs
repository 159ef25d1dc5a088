//! Sums of money. Never converted: two currencies are two axes.

use super::lower::Lower;
use super::number::{self, Figure};
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::{Kind, Unit};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A name, its code, and whether the name has other meanings.
type Row = (&'static str, &'static str, bool);

/// Names of currencies and their ISO 4217 codes, longest first; an empty code where the name
/// alone does not tell. `true` where the name has other meanings ("won", "pounds"): these need
/// a sum that only money has.
const NAMES: &[Row] = &[
    ("hong kong dollar", "HKD", false),
    ("new zealand dollar", "NZD", false),
    ("us dollar", "USD", false),
    ("u.s. dollar", "USD", false),
    ("american dollar", "USD", false),
    ("canadian dollar", "CAD", false),
    ("australian dollar", "AUD", false),
    ("singapore dollar", "SGD", false),
    ("taiwan dollar", "TWD", false),
    ("swiss franc", "CHF", false),
    ("pound sterling", "GBP", false),
    ("british pound", "GBP", false),
    ("egyptian pound", "EGP", false),
    ("indian rupee", "INR", false),
    ("pakistani rupee", "PKR", false),
    ("mexican peso", "MXN", false),
    ("argentine peso", "ARS", false),
    ("swedish krona", "SEK", false),
    ("norwegian krone", "NOK", false),
    ("danish krone", "DKK", false),
    ("turkish lira", "TRY", false),
    ("russian ruble", "RUB", false),
    ("russian rouble", "RUB", false),
    ("chinese yuan", "CNY", false),
    ("japanese yen", "JPY", false),
    ("korean won", "KRW", false),
    ("saudi riyal", "SAR", false),
    ("dollar", "USD", false),
    ("buck", "USD", false),
    ("greenback", "USD", false),
    ("euro", "EUR", false),
    ("pound", "GBP", true),
    ("quid", "GBP", false),
    ("sterling", "GBP", false),
    ("yen", "JPY", false),
    ("yuan", "CNY", false),
    ("renminbi", "CNY", false),
    ("rmb", "CNY", false),
    ("ruble", "RUB", false),
    ("rouble", "RUB", false),
    ("hryvnia", "UAH", false),
    ("hryvnias", "UAH", false),
    ("rupee", "INR", false),
    ("shekel", "ILS", false),
    ("zloty", "PLN", false),
    ("zlotys", "PLN", false),
    ("forint", "HUF", false),
    ("baht", "THB", false),
    ("rand", "ZAR", true),
    ("lira", "TRY", true),
    ("won", "KRW", true),
    ("real", "BRL", true),
    ("reais", "BRL", false),
    ("ringgit", "MYR", false),
    ("naira", "NGN", false),
    ("franc", "", false),
    ("peso", "", false),
    ("krona", "SEK", false),
    ("kronor", "SEK", false),
    ("krone", "", false),
    ("kroner", "", false),
    ("dinar", "", false),
    ("dirham", "AED", false),
    ("riyal", "SAR", false),
    ("tenge", "KZT", false),
];

/// Codes that are written beside a figure, in capitals, sorted.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR",
    "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IRR", "JPY", "KRW", "KZT", "MXN", "MYR", "NGN",
    "NOK", "NZD", "PHP", "PKR", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD",
    "UAH", "USD", "VND", "ZAR",
];

fn code(word: &str) -> Option<&'static str> {
    let at = CODES.binary_search(&word).ok()?;
    CODES.get(at).copied()
}

/// Whether a sum of money can begin at a token; cheap.
pub fn can_start(scan: &Scan, at: usize) -> bool {
    use super::scan::TokenKind::{Mark, Word};
    match scan.get(at).map(|t| t.kind) {
        Some(Mark('$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₩' | '₪')) => true,
        Some(Word) => {
            let word = scan.str(at).as_bytes();
            let capitals = |word: &[u8]| word.iter().take(2).all(u8::is_ascii_uppercase);
            let signed = scan.is_mark(at + 1, '$');
            word.len() <= 4
                && (signed || capitals(word) || word == b"Rs")
                && symbol(scan, at).is_some()
        }
        _ => false,
    }
}

/// Reads "$5m", "5 million euros", "50 cents"; `figure` is the one that begins at `at`.
pub fn read(scan: &Scan, at: usize, figure: Option<&Figure>) -> Option<Reading> {
    match figure {
        Some(figure) => after(scan, figure),
        None => before(scan, at),
    }
}

/// "$300 billion", "USD 5m"
fn before(scan: &Scan, at: usize) -> Option<Reading> {
    let (code, next) = symbol(scan, at)?;
    let figure = number::read(scan, next).filter(|_| scan.joined(next))?;
    let mut code = code;
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
    Some(Reading {
        kind: Kind::Money,
        own: at..end,
        figure,
        unit: unit(code, code),
    })
}

/// The currency whose sign or code stands at a token, and the token of the figure.
fn symbol(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let next = at.checked_add(1)?;
    if scan.is_mark(next, '$') {
        let code = match scan.str(at) {
            "US" | "U.S." => "USD",
            "C" | "CA" | "Can" | "CAD" | "c" => "CAD",
            "A" | "AU" | "AUD" => "AUD",
            "HK" => "HKD",
            "NZ" => "NZD",
            "S" => "SGD",
            "R" => "BRL",
            "NT" => "TWD",
            _ => "",
        };
        if !code.is_empty() && (scan.glued(next) || code != "BRL") {
            return Some((code, next + 1));
        }
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
    let code = match scan.str(at) {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" | "Rs" => "INR",
        "₽" => "RUB",
        "₴" => "UAH",
        "₩" => "KRW",
        "₪" => "ILS",
        word => code(word)?,
    };
    Some((code, next))
}

/// "5 million euros", "5m USD", "billions of dollars", "50 cents", "5 €"
fn after(scan: &Scan, figure: &Figure) -> Option<Reading> {
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
        let sure = !ambiguous || large || scan.is(stop, "sterling");
        let stop = stop + usize::from(ambiguous && scan.is(stop, "sterling"));
        let named = match code {
            "" => scan.str(start).to_lowercase(),
            code => code.to_owned(),
        };
        return sure.then(|| reading(unit(&named, code), stop));
    }
    let (part, code) = match scan.str(start) {
        "cents" | "cent" | "¢" => ("cent", ""),
        "pence" | "penny" => ("penny", "GBP"),
        "p" if figure.digits => ("penny", "GBP"),
        "kopecks" | "kopeks" => ("kopeck", "RUB"),
        "€" => return Some(reading(unit("EUR", "EUR"), start + 1)),
        "£" => return Some(reading(unit("GBP", "GBP"), start + 1)),
        "$" if !scan.is_figure(start + 1) => return Some(reading(unit("USD", "USD"), start + 1)),
        word => {
            let code = code(word)?;
            return Some(reading(unit(code, code), start + 1));
        }
    };
    let mut unit = unit(part, code);
    unit.factor = Decimal::new(1, 2);
    Some(reading(unit, start + 1))
}

/// `NAMES` by their first word.
static BY_WORD: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let first =
        |(at, row): (usize, &(&'static str, _, _))| (row.0.split(' ').next().unwrap_or(row.0), at);
    let mut words: Vec<_> = NAMES.iter().enumerate().map(first).collect();
    words.sort_unstable();
    words
});

/// The currency named at a token and whether the name is ambiguous, and the token after it.
fn name(scan: &Scan, at: usize) -> Option<((&'static str, bool), usize)> {
    let word = Lower::new(scan.str(at)).filter(|_| scan.is_word(at))?;
    let rows = |first: &[u8]| {
        let start = BY_WORD.partition_point(|(word, _)| word.as_bytes() < first);
        let named = BY_WORD.get(start..).unwrap_or(&[]).iter();
        let mut named = named.take_while(|(word, _)| word.as_bytes() == first);
        named.find_map(|(_, row)| called(scan, at, NAMES.get(*row)?))
    };
    let one = word.bytes().strip_suffix(b"s");
    rows(word.bytes()).or_else(|| rows(one?))
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
        if !head || !(tail.is_empty() || tail.eq_ignore_ascii_case("s")) || !scan.joined(end) {
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
