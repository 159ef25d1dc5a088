//! Two figures that tell one value: "more than 10 and less than 20", "more than 100 km (60 miles)".

use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::{Amount, Content, Extent, Hedge, HedgeKind, Mention, Value};

/// What a value in brackets is to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// The same figure again: "twelve (12)"
    Same,
    /// The same measure in another unit, or the same sum in another currency
    Converted,
}

/// What `reading` is to the value before it, if it stands in brackets right after that.
pub fn aside(scan: &Scan, last: &Mention, reading: &Reading) -> Option<Aside> {
    let open = reading.own.start.checked_sub(1)?;
    let start = scan.get(open)?.start;
    let bracket =
        scan.is_mark(open, '(') && scan.text.get(last.reach.end..start)?.trim().is_empty();
    let Content::Amount(amount) = &last.value.content else {
        return None;
    };
    let closed = scan.is_mark(reading.own.end, ')') || scan.is_mark(reading.own.end, '/');
    if !bracket || !closed {
        return None;
    }
    match (&amount.unit.axis, &reading.unit.axis) {
        (Axis::Number, Axis::Number) if amount.figure == reading.figure.figure => Some(Aside::Same),
        (Axis::Measure(a), Axis::Measure(b)) if a == b => Some(Aside::Converted),
        (Axis::Money(_), Axis::Money(_)) => Some(Aside::Converted),
        _ => None,
    }
}

/// The value between two limits, if the one mention ends where the other begins, but for "and".
pub fn both(text: &str, first: &Mention, second: &Mention) -> Option<Mention> {
    let (Content::Amount(a), Content::Amount(b)) = (&first.value.content, &second.value.content)
    else {
        return None;
    };
    let (one, other) = (first.value.hedge.as_ref()?, second.value.hedge.as_ref()?);
    let link = text.get(first.reach.end..second.reach.start)?.trim();
    let linked = ["and", "but", "and also", "but also", ",", ", and", ", but"].contains(&link);
    let before = first.reach.start < first.span.start && second.reach.start < second.span.start;
    let (low, high) = match (one.kind, other.kind) {
        (HedgeKind::More, HedgeKind::Less) => (a, b),
        (HedgeKind::Less, HedgeKind::More) => (b, a),
        _ => return None,
    };
    let bare = a.unit.axis == Axis::Number || b.unit.axis == Axis::Number;
    if !linked || !before || !(a.unit == b.unit || bare) {
        return None;
    }
    let (named, kind) = match a.unit.axis {
        Axis::Number => (b, second.value.kind),
        _ => (a, first.value.kind),
    };
    let (bottom, top) = (low.extent.low().copied()?, high.extent.high().copied()?);
    let figures = low.figure.zip(high.figure).filter(|(a, b)| a < b)?;
    let extent = Extent::new(
        Some(bottom),
        low.extent.low_open(),
        Some(top),
        high.extent.high_open(),
    )?;
    Some(Mention {
        span: first.span.start..second.span.end,
        figure: first.figure.start..second.figure.end,
        reach: first.reach.start..second.reach.end,
        value: Value {
            kind,
            content: Content::Amount(Amount {
                extent,
                unit: named.unit.clone(),
                figure: Some(figures.0),
                figure_high: Some(figures.1),
                step: a.step.min(b.step),
                since: None,
            }),
            hedge: Some(Hedge {
                words: format!("{} … {}", one.words, other.words),
                kind: one.kind,
            }),
        },
    })
}
