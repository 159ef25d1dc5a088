//! Which of the values in a sentence may fill a phrase's slot.

use super::open;
use super::reading::Reading;
use super::speaker::is_person;
use crate::rule::fold::Folded;
use crate::rule::{Answer, Mark, Open};
use crate::value::{Amount, Content, Kind, Mention, Unit, Value};
use crate::value::{duration, read_fixed, singular, unit::Axis, unit_named};
use rust_decimal::Decimal;
use std::ops::Range;

/// A value that may stand in a slot, in bytes of the sentence.
#[derive(Clone, Debug)]
pub struct Filler {
    /// The words that the slot takes up.
    pub reach: Range<usize>,
    /// The value's own words.
    pub span: Range<usize>,
    /// The words of the whole list in which a person is named.
    pub list: Option<Range<usize>>,
    pub value: Value,
}

/// A bare figure is a sum of money only from here on ("billions in frozen assets").
const BARE_SUM: i64 = 1_000_000;

/// Everything in the sentence that may fill the slot, in order of place.
///
/// A hedged value is offered with its hedge and without, a quantity with its unit and
/// without: a phrase may write either.
pub fn fillers(reading: &Reading, sentence: usize, mark: &Mark, answer: &Answer) -> Vec<Filler> {
    if let (Mark::Value, Answer::Person) = (mark, answer) {
        return super::people::fillers(reading, sentence);
    }
    let mentions = match (mark, answer) {
        (Mark::Facet(_, Open::Year), _) => reading.values(sentence),
        (Mark::Facet(..), _) | (Mark::Value, Answer::Name) => reading.names(sentence),
        _ => reading.values(sentence),
    };
    let folded = reading.folded(sentence);
    let mut fillers: Vec<Filler> = Vec::new();
    for mention in mentions {
        let value = match mark {
            // Who was "arrested in Norby" is not told.
            Mark::Facet(_, Open::Person)
                if open::follows_preposition(folded, mention) || !is_person(reading, mention) =>
            {
                None
            }
            Mark::Facet(..) => Some(mention.value.clone()),
            Mark::Start => since(reading, sentence, mention),
            Mark::Value if super::tally::is_part(mention, answer, reading.text(sentence)) => None,
            Mark::Value if super::tally::is_age_of(mention, answer, reading, sentence) => None,
            // "Ada Roe, one of the dead," is not one year old.
            Mark::Value
                if *answer == Answer::Count && is_one_of(mention, reading.text(sentence)) =>
            {
                None
            }
            Mark::Value => fit(mention, answer, reading.text(sentence)),
        };
        let Some(value) = value else { continue };
        for span in own_words(mention, answer) {
            let mut reach = mention.reach.start.min(span.start)..span.end;
            if span.end == mention.span.end {
                reach.end = mention.reach.end;
            }
            for reach in [reach, span.clone()] {
                let filler = Filler {
                    reach,
                    span: span.clone(),
                    list: None,
                    value: value.clone(),
                };
                if fillers.last().is_none_or(|last| last.reach != filler.reach) {
                    fillers.push(filler);
                }
            }
        }
    }
    if let (Mark::Value, Answer::Tally(units)) = (mark, answer) {
        fillers.extend(super::tally::fillers(reading, sentence, units));
        let beside = |filler| super::tally::beside(filler, reading, sentence, units);
        fillers = fillers.into_iter().map(beside).collect();
    }
    fillers
}

/// Whether "one" tells who somebody is: "Ada Roe, one of the dead".
fn is_one_of(mention: &Mention, text: &str) -> bool {
    let before = text.get(..mention.figure.start).unwrap_or_default();
    let after = text.get(mention.figure.end..).unwrap_or_default();
    let word = text.get(mention.figure.clone()).unwrap_or_default();
    word.eq_ignore_ascii_case("one")
        && before.trim_end().ends_with(',')
        && after.trim_start().starts_with("of ")
}

/// The words that may count as the value's own, the longest first.
fn own_words(mention: &Mention, answer: &Answer) -> Vec<Range<usize>> {
    let (span, figure) = (mention.span.clone(), mention.figure.clone());
    match answer {
        Answer::Count => vec![figure],
        Answer::Quantity(_) | Answer::Tally(_) | Answer::Date | Answer::Day if span != figure => {
            vec![span, figure]
        }
        // Titles belong to the reach of a name, not to the name.
        Answer::Name => vec![figure],
        _ => vec![span],
    }
}

/// What a mention says to a rule that asks for `answer`; `None` if it is of another kind.
pub fn fit(mention: &Mention, answer: &Answer, text: &str) -> Option<Value> {
    let value = &mention.value;
    match (answer, &value.content, value.kind) {
        (Answer::Count, _, Kind::Count | Kind::Quantity) => {
            in_unit(value, Kind::Count, Unit::base("", Axis::Number))
        }
        (
            Answer::Quantity(units) | Answer::Tally(units),
            Content::Amount(amount),
            Kind::Quantity,
        ) => {
            let of_words = || {
                let words = Folded::new(text.get(mention.span.clone()).unwrap_or_default());
                let mut names = units.iter().filter(|n| n.contains(char::is_whitespace));
                names.any(|name| ends_with(&words, &Folded::new(name)))
            };
            let named = units.has(head(&amount.unit)) || of_words();
            match &amount.unit.axis {
                _ if !named => None,
                Axis::Things(_) => in_unit(value, Kind::Quantity, own(units)),
                Axis::Rate(of, per) if matches!(**of, Axis::Things(_)) => {
                    let unit = rate(&amount.unit, &own(units), per);
                    in_unit(value, Kind::Quantity, unit)
                }
                Axis::Time if matches!(answer, Answer::Tally(_)) => None,
                _ => Some(value.clone()),
            }
        }
        (Answer::Quantity(units), Content::Amount(amount), Kind::Duration) => {
            units.has(&amount.unit.name).then_some(())?;
            in_unit(value, Kind::Quantity, amount.unit.clone())
        }
        (Answer::Quantity(units) | Answer::Tally(units), _, Kind::Count) => {
            in_unit(value, Kind::Quantity, own(units))
        }
        (Answer::Money, Content::Amount(amount), Kind::Count) => {
            let low = amount.extent.low()?;
            (*low >= Decimal::from(BARE_SUM)).then_some(())?;
            in_unit(value, Kind::Money, Unit::base("", Axis::Money(None)))
        }
        (Answer::Day, Content::Days(days), _) if !days.names_days() => None,
        (answer, _, kind) => (answer.kind() == kind).then(|| value.clone()),
    }
}

/// The unit that a rule counts in: a measure or a unit of time if it is called like one.
fn own(units: &[String]) -> Unit {
    let name = units.first().map_or("", String::as_str);
    let things = || {
        let name = singular(name);
        Unit::base(&name, Axis::Things(name.clone()))
    };
    unit_named(name).unwrap_or_else(things)
}

/// A unit's name without what it is told per.
fn head(unit: &Unit) -> &str {
    unit.name.split(" per ").next().unwrap_or(&unit.name)
}

/// A rate of what a rule counts in.
fn rate(written: &Unit, own: &Unit, per: &str) -> Unit {
    let tail = written.name.strip_prefix(head(written)).unwrap_or("");
    Unit {
        name: format!("{}{tail}", own.name),
        axis: Axis::Rate(Box::new(own.axis.clone()), per.to_owned()),
        ..written.clone()
    }
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

/// A figure in what the rule counts.
pub fn counted(value: &Value, units: &[String]) -> Value {
    in_unit(value, Kind::Quantity, own(units)).unwrap_or_else(|| value.clone())
}

/// A value that a rule fixes, in the unit that the rule counts in.
pub fn in_unit_of(value: Value, answer: &Answer) -> Value {
    match (answer, &value.content) {
        (Answer::Quantity(units) | Answer::Tally(units), Content::Amount(amount))
            if matches!(amount.unit.axis, Axis::Things(_) | Axis::Number) =>
        {
            counted(&value, units)
        }
        _ => value,
    }
}

/// Whether a value's words end with a unit of several words: a unit is known to the value
/// by its last word alone.
fn ends_with(words: &Folded, unit: &Folded) -> bool {
    let (have, want) = (words.tokens.len(), unit.tokens.len());
    have >= want
        && (1..=want).all(|back| same_noun(words.word(have - back), unit.word(want - back)))
}

/// Whether two nouns differ at most in number.
fn same_noun(a: &str, b: &str) -> bool {
    // Number changes how a noun ends.
    let first = |noun: &str| noun.chars().flat_map(char::to_lowercase).next();
    first(a) == first(b) && singular(a) == singular(b)
}

/// The time from a date to the source's own.
///
/// The date's own words count, without what limits them: "since 2022" begins in 2022.
fn since(reading: &Reading, sentence: usize, mention: &Mention) -> Option<Value> {
    let words = &reading.text(sentence)[mention.figure.clone()];
    let date = read_fixed(words, Kind::Date, &reading.context())?;
    let Content::Days(days) = &date.content else {
        return None;
    };
    duration::elapsed(&days.extent, reading.source.published?)
}
