//! Values that a rule author writes down: "more than 0 soldiers", "9", "after today".

use super::name::names;
use super::{Content, Context, Kind, Value, recognise};

/// Points off every axis, which equal only themselves.
const POINTS: &[&str] = &["unlimited", "none"];

/// The value that `words` say as a whole; `None` if they say more, less or another kind.
pub fn read_fixed(words: &str, kind: Kind, context: &Context) -> Option<Value> {
    let words = words.trim();
    if let Some(point) = POINTS.iter().find(|p| p.eq_ignore_ascii_case(words)) {
        return Some(Value {
            kind,
            content: Content::Point((*point).to_owned()),
            hedge: None,
        });
    }
    let mentions = match kind {
        Kind::Name => names(words),
        _ => recognise(words, context),
    };
    let [mention] = mentions.as_slice() else {
        return None;
    };
    let whole = mention.reach == (0..words.len());
    (whole && fits(mention.value.kind, kind)).then(|| mention.value.clone())
}

/// The same for a number of things, of which "a man" names one without counting.
pub fn read_fixed_tally(words: &str, context: &Context) -> Option<Value> {
    let Some(thing) = words.trim().strip_prefix("a ") else {
        return read_fixed(words, Kind::Quantity, context);
    };
    let mut value = read_fixed(&format!("1 {thing}"), Kind::Quantity, context)?;
    if let Content::Amount(amount) = &mut value.content {
        amount.figure = None;
    }
    Some(value)
}

/// Whether a value of one kind answers a question for another: a bare figure can count things.
fn fits(have: Kind, want: Kind) -> bool {
    have == want
        || (have == Kind::Count && want == Kind::Quantity)
        || (have == Kind::Quantity && want == Kind::Count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{HedgeTable, describe};
    use jiff::civil::date;

    #[test]
    fn an_author_writes_values_in_plain_english() {
        let hedges = HedgeTable::standard();
        let context = Context {
            day: Some(date(2025, 11, 28)),
            told: crate::value::date::Told::default(),
            hedges: &hedges,
        };
        for (words, kind, says) in [
            ("9", Kind::Count, Some("9")),
            (
                " more than 0 soldiers ",
                Kind::Quantity,
                Some("more than 0 soldiers"),
            ),
            ("9", Kind::Quantity, Some("9")),
            ("Unlimited", Kind::Quantity, Some("unlimited")),
            ("none", Kind::Date, Some("none")),
            ("$300 billion", Kind::Money, Some("300 billion USD")),
            ("today", Kind::Date, Some("28 November 2025")),
            ("after today", Kind::Date, Some("after 28 November 2025")),
            ("Ada Byron", Kind::Name, Some("Ada Byron")),
            ("9 and 10", Kind::Count, None),
            ("nine lives of", Kind::Quantity, None),
            ("$5", Kind::Count, None),
            ("", Kind::Count, None),
        ] {
            let value = read_fixed(words, kind, &context);
            assert_eq!(value.as_ref().map(describe).as_deref(), says, "{words}");
        }
    }
}
