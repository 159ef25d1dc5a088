//! Money in everyday words: "two dimes", "10 grand", "it cost ten pounds".

use super::unit;
use crate::value::function_words;
use crate::value::lower::Lower;
use crate::value::number::Figure;
use crate::value::reading::Reading;
use crate::value::scan::Scan;
use crate::value::{Kind, Unit};
use rust_decimal::Decimal;

/// Words before "a dollar" that make it a sum, in lower case, sorted.
const LEADS: &[&str] = &[
    "about", "above", "almost", "another", "around", "at", "below", "by", "charge", "charged",
    "charges", "cost", "costs", "even", "for", "just", "least", "nearly", "only", "over", "paid",
    "pay", "paying", "pays", "roughly", "spend", "spent", "than", "under", "worth",
];

/// Words shortly before a figure that make its pounds money, in lower case, sorted.
const PRICES: &[&str] = &[
    "charge", "charged", "charges", "cost", "costing", "costs", "earn", "earned", "earns", "fine",
    "fined", "fines", "paid", "pay", "paying", "pays", "price", "priced", "spend", "spending",
    "spent", "worth",
];

/// "two dimes", "10 grand": not "2 grand slams".
pub fn after(scan: &Scan, figure: &Figure, at: usize) -> Option<Reading> {
    if !scan.is_word(at) || scan.str(at).len() < 4 {
        return None;
    }
    let mut figure = figure.clone();
    let unit = match scan.str(at) {
        "dime" | "dimes" => coin(10),
        "nickels" => coin(5),
        "grand" if !told(scan, at + 1) => {
            figure = figure.scaled(3)?;
            unit("", "")
        }
        _ => return None,
    };
    Some(Reading {
        kind: Kind::Money,
        own: figure.tokens.start..at + 1,
        figure,
        unit,
    })
}

/// "a dime", "a penny", "a grand"
pub fn one(scan: &Scan, at: usize, figure: &Figure) -> Option<Reading> {
    match scan.str(at) {
        "nickel" => Some(Reading {
            kind: Kind::Money,
            own: figure.tokens.start..at + 1,
            figure: figure.clone(),
            unit: coin(5),
        }),
        _ => after(scan, figure, at),
    }
}

/// The coins of North America, in dollars.
fn coin(cents: i64) -> Unit {
    let mut unit = unit("USD", "USD");
    let name = if cents == 5 { "nickel" } else { "dime" };
    name.clone_into(&mut unit.name);
    unit.factor = Decimal::new(cents, 2);
    unit
}

/// Whether "a dollar" from `at` to `end` is a sum by itself: not "a dollar store", "to the euro".
pub fn stands(scan: &Scan, at: usize, end: usize) -> bool {
    let led = at.checked_sub(1).is_none_or(|before| {
        !scan.joined(at) || Lower::new(scan.str(before)).is_some_and(|word| word.is_in(LEADS))
    });
    led && !told(scan, end)
}

/// Whether a noun follows that the words before it only tell of.
fn told(scan: &Scan, at: usize) -> bool {
    let word = scan.is_word(at) && !function_words::contains(scan.str(at));
    let joined = scan.glued(at) && (scan.is_hyphen(at) || scan.is_word(at));
    // "a dime a dozen"
    scan.joined(at) && (word || joined) || scan.are(at, &["a", "dozen"])
}

/// Whether a word such as "cost" stands before a figure, so that its pounds are no weight.
pub fn is_price(scan: &Scan, figure: &Figure, end: usize) -> bool {
    const NEAR: usize = 3;
    let start = figure.tokens.start;
    let price = |at: usize| Lower::new(scan.str(at)).is_some_and(|word| word.is_in(PRICES));
    (start.saturating_sub(NEAR)..start).any(price) && !scan.is(end, "of")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [LEADS, PRICES] {
            assert!(table.is_sorted());
        }
    }
}
