//! Which of the values in a sentence may fill a phrase's slot.

use super::reading::Reading;
use crate::rule::{Answer, Mark};
use crate::value::{Amount, Content, Kind, Mention, Unit, Value};
use crate::value::{duration, read_fixed, singular, unit::Axis};
use rust_decimal::Decimal;
use std::ops::Range;

/// A value that may stand in a slot, in bytes of the sentence.
#[derive(Clone, Debug)]
pub struct Filler {
    /// The words that the slot takes up.
    pub reach: Range<usize>,
    /// The value's own words.
    pub span: Range<usize>,
    pub value: Value,
}

/// A bare figure is a sum of money only from here on ("billions in frozen assets").
const BARE_SUM: i64 = 1_000_000;

/// Everything in the sentence that may fill the slot, in order of place.
///
/// A hedged value is offered with its hedge and without: a phrase may write the hedge.
pub fn fillers(reading: &Reading, sentence: usize, mark: &Mark, answer: &Answer) -> Vec<Filler> {
    let mut fillers = Vec::new();
    let mentions = match (mark, answer) {
        (Mark::Facet(_), _) | (Mark::Value, Answer::Name) => reading.names(sentence),
        _ => reading.values(sentence),
    };
    for mention in mentions {
        let Some((own, value)) = (match mark {
            Mark::Facet(_) => Some((mention.figure.clone(), mention.value.clone())),
            Mark::Start => since(reading, sentence, mention),
            Mark::Value => fit(mention, answer),
        }) else {
            continue;
        };
        let reach = mention.reach.start.min(own.start)..match own.end == mention.span.end {
            true => mention.reach.end.max(own.end),
            false => own.end,
        };
        let bare = Filler {
            reach: own.clone(),
            span: own,
            value,
        };
        if reach != bare.reach {
            fillers.push(Filler {
                reach,
                ..bare.clone()
            });
        }
        fillers.push(bare);
    }
    fillers
}

/// The words of `mention` that are a value of the kind asked for, and that value.
fn fit(mention: &Mention, answer: &Answer) -> Option<(Range<usize>, Value)> {
    let whole = || Some((mention.span.clone(), mention.value.clone()));
    let figure = |kind, unit| {
        let value = in_unit(&mention.value, kind, unit)?;
        Some((mention.figure.clone(), value))
    };
    match (answer, mention.value.kind) {
        (Answer::Count, Kind::Count | Kind::Quantity) => {
            figure(Kind::Count, Unit::base("", Axis::Number))
        }
        (Answer::Quantity(units), Kind::Quantity) => {
            let Content::Amount(amount) = &mention.value.content else {
                return None;
            };
            if matches!(amount.unit.axis, Axis::Things(_)) {
                units
                    .iter()
                    .any(|name| same_noun(name, &amount.unit.name))
                    .then_some(())?;
                let value = in_unit(&mention.value, Kind::Quantity, things(units))?;
                return Some((mention.span.clone(), value));
            }
            units
                .iter()
                .any(|name| same_noun(name, &amount.unit.name))
                .then(whole)?
        }
        (Answer::Quantity(units), Kind::Count) => figure(Kind::Quantity, things(units)),
        (Answer::Money, Kind::Count) => {
            let Content::Amount(amount) = &mention.value.content else {
                return None;
            };
            let large = amount
                .extent
                .low()
                .is_some_and(|low| *low >= Decimal::from(BARE_SUM));
            large.then(|| figure(Kind::Money, Unit::base("", Axis::Money(None))))?
        }
        // Titles belong to the reach of a name, not to the name.
        (Answer::Name, Kind::Name) => Some((mention.figure.clone(), mention.value.clone())),
        (answer, kind) if answer.kind() == kind => whole(),
        _ => None,
    }
}

/// The unit of a rule that counts things.
fn things(units: &[String]) -> Unit {
    let name = singular(units.first().map_or("", String::as_str));
    Unit::base(&name, Axis::Things(name.clone()))
}

/// The same figure in another unit.
fn in_unit(value: &Value, kind: Kind, unit: Unit) -> Option<Value> {
    let Content::Amount(amount) = &value.content else {
        return None;
    };
    let content = Content::Amount(Amount {
        unit,
        ..amount.clone()
    });
    Some(Value {
        kind,
        content,
        hedge: value.hedge.clone(),
    })
}

/// A value that a rule fixes, in the unit that the rule counts in.
pub fn in_unit_of(value: Value, answer: &Answer) -> Value {
    match (answer, &value.content) {
        (Answer::Quantity(units), Content::Amount(amount))
            if matches!(amount.unit.axis, Axis::Things(_) | Axis::Number) =>
        {
            in_unit(&value, Kind::Quantity, things(units)).unwrap_or(value)
        }
        _ => value,
    }
}

/// Whether two nouns differ at most in number.
fn same_noun(a: &str, b: &str) -> bool {
    singular(a) == singular(b)
}

/// The time from a date to the source's own.
///
/// The date's own words count, without what limits them: "since 2022" begins in 2022.
fn since(reading: &Reading, sentence: usize, mention: &Mention) -> Option<(Range<usize>, Value)> {
    let words = &reading.text(sentence)[mention.span.clone()];
    let date = read_fixed(words, Kind::Date, &reading.context())?;
    let Content::Days(days) = &date.content else {
        return None;
    };
    let value = duration::elapsed(&days.extent, reading.source.published?)?;
    Some((mention.span.clone(), value))
}
