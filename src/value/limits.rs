//! Two hedged figures that limit one value: "more than 10 and less than 20".

use super::unit::Axis;
use super::{Amount, Content, Extent, Hedge, HedgeKind, Mention, Value};

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
