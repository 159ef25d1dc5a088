//! Values that a rule author writes down: "more than 0 soldiers", "9", "after today".

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
    let mentions = recognise(words, context);
    let [mention] = mentions.as_slice() else {
        return None;
    };
    let whole = mention.reach == (0..words.len());
    (whole && fits(mention.value.kind, kind)).then(|| mention.value.clone())
}

/// Whether a value of one kind answers a question for another: a bare figure can count things.
fn fits(have: Kind, want: Kind) -> bool {
    have == want
        || (have == Kind::Count && want == Kind::Quantity)
        || (have == Kind::Quantity && want == Kind::Count)
}
