//! What the parts of a list add up to.

use super::Part;
use crate::value::{Amount, Content, Extent, Value};
use rust_decimal::Decimal;

/// All parts together; `None` for a single one, or where something is not counted.
pub(super) fn sum(parts: &[Part]) -> Option<Value> {
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let start = first.value.clone();
    rest.iter()
        .try_fold(start, |sum, part| add(sum, &part.value))
}

/// The figure; what is named has none, and counts one each.
fn counted(amount: &Amount) -> Option<&Decimal> {
    amount.figure.as_ref().or(amount.extent.as_point())
}

/// Whether two values count the same.
pub(super) fn equal(a: &Value, b: &Value) -> bool {
    match (&a.content, &b.content) {
        (Content::Amount(a), Content::Amount(b)) => a.extent == b.extent,
        _ => false,
    }
}

fn add(sum: Value, more: &Value) -> Option<Value> {
    let (Content::Amount(a), Content::Amount(b)) = (&sum.content, &more.content) else {
        return None;
    };
    let plus = |x: Option<&Decimal>, y: Option<&Decimal>| x?.checked_add(*y?);
    let extent = Extent::new(
        plus(a.extent.low(), b.extent.low()),
        a.extent.low_open() || b.extent.low_open(),
        plus(a.extent.high(), b.extent.high()),
        a.extent.high_open() || b.extent.high_open(),
    )?;
    let amount = Amount {
        extent,
        figure: match (a.figure, b.figure) {
            (None, None) => None,
            _ => plus(counted(a), counted(b)),
        },
        figure_high: None,
        step: a.step.max(b.step),
        ..a.clone()
    };
    Some(Value {
        content: Content::Amount(amount),
        ..sum
    })
}
