//! Bare figures.

use super::label;
use super::number::Figure;
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::{Kind, Unit};
use rust_decimal::Decimal;

pub fn read(scan: &Scan, figure: Figure) -> Option<Reading> {
    if label::is_label(scan, &figure)
        || label::is_bare_label(scan, &figure)
        || is_pronoun(scan, &figure)
    {
        return None;
    }
    Some(Reading {
        kind: Kind::Count,
        own: figure.tokens.clone(),
        figure,
        unit: Unit::base("", Axis::Number),
    })
}

/// "sixfold"
pub fn fold(at: usize, times: u8) -> Reading {
    Reading {
        kind: Kind::Quantity,
        own: at..at + 1,
        figure: Figure::exact(at..at + 1, times.into(), Decimal::ONE),
        unit: Unit::base("fold", Axis::Things("fold".to_owned())),
    }
}

/// "no one", "this one", "one another", "several": words that count nothing.
fn is_pronoun(scan: &Scan, figure: &Figure) -> bool {
    let at = figure.tokens.start;
    // "the Group of Seven", "the Chicago Seven", "7-Eleven"
    let capital = |at: usize| scan.is_word(at) && scan.str(at).starts_with(char::is_uppercase);
    let back = |by: usize| at.checked_sub(by);
    if !figure.digits
        && capital(at)
        && (back(2).is_some_and(|b| scan.are(b, &["group", "of"]) && capital(b))
            || back(2).is_some_and(|b| scan.is(b, "the") && capital(b + 1))
            || back(1).is_some_and(|b| scan.is_hyphen(b) && scan.glued(at)))
    {
        return true;
    }
    if scan.is(at, "several") && figure.tokens.len() == 1 {
        return true;
    }
    // "they won two-nil"
    if scan.is(at, "nil") && back(1).is_some_and(|b| scan.is_hyphen(b)) {
        return true;
    }
    if figure.digits || figure.figure != Some(Decimal::ONE) {
        return false;
    }
    let before = at.checked_sub(1).is_some_and(|b| {
        scan.is_any(
            b,
            &[
                "no", "this", "that", "the", "which", "any", "every", "each", "another", "some",
                "a", "only", "first", "last", "good", "big", "new", "like", "as", "other", "loved",
                "'s",
            ],
        )
    });
    let after = scan.is_any(
        figure.tokens.end,
        &[
            "another", "'s", "’s", "must", "should", "could", "can", "would", "who", "might",
            "may", "off", "thing", "way",
        ],
    );
    before || after
}
