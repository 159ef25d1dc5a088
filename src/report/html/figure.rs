//! What versions say, drawn on a common axis.

use super::calendar::{days, number};
use super::mark::Badge;
use super::scale::Scale;
use crate::comparator::Version;
use crate::value::describe::{describe, many, number as figured};
use crate::value::unit::{Axis, Unit};
use crate::value::{Content, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Lanes of one figure, at most.
const LANES: usize = 14;

/// Values on one axis, a lane each.
pub(super) struct Figure {
    /// What the axis measures: "years", "date".
    pub unit: String,
    pub log: bool,
    pub ticks: Vec<Tick>,
    pub lanes: Vec<Lane>,
    /// Values that found no room.
    pub more: usize,
}

pub(super) struct Tick {
    pub at: String,
    pub label: String,
}

/// One value. Places are per cent of the width, as the templates write them.
pub(super) struct Lane {
    /// The versions that it is, or that it fits.
    pub badges: Vec<Badge>,
    pub value: String,
    /// The words that make it less than exact, quoted.
    pub hedge: String,
    pub denied: bool,
    /// Where the extent begins and how wide it is.
    pub from: String,
    pub width: String,
    pub to: String,
    pub low: End,
    pub high: End,
    /// The figure as written, where a hedge makes the extent more than that.
    pub figure: Option<String>,
    pub point: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The limit itself belongs to it.
    Closed,
    /// The limit itself does not.
    Open,
    /// There is no limit.
    None,
}

impl End {
    fn of(limit: Option<f64>, open: bool) -> Self {
        match limit {
            None => Self::None,
            Some(_) if open => Self::Open,
            Some(_) => Self::Closed,
        }
    }

    pub fn is_open(self) -> bool {
        self == Self::Open
    }

    pub fn is_none(self) -> bool {
        self == Self::None
    }
}

/// A value's interval, ready to be drawn.
#[derive(Clone)]
struct Span {
    line: Line,
    low: Option<f64>,
    high: Option<f64>,
    ends: (End, End),
    figure: Option<f64>,
}

/// The axis that a span lies on.
#[derive(Clone, PartialEq, Eq)]
enum Line {
    Days,
    Amounts(Axis),
}

/// A figure for each axis on which at least two different values lie.
pub(super) fn figures(versions: &[Version], badges: &[Badge]) -> Vec<Figure> {
    let mut drafts: Vec<Draft> = Vec::new();
    let own = versions.iter().zip(badges).filter_map(|(found, badge)| {
        Some((
            span(&found.value)?,
            &found.value,
            found.denial,
            badge.clone(),
        ))
    });
    let fits = versions.iter().zip(badges).flat_map(|(found, badge)| {
        found.supports.iter().filter_map(|claim| {
            let badge = Badge {
                fits: true,
                ..badge.clone()
            };
            Some((span(&claim.value)?, &claim.value, claim.denied, badge))
        })
    });
    for (span, value, denied, badge) in own.chain(fits) {
        let words = describe(value);
        let known = drafts
            .iter_mut()
            .find(|draft| draft.words == words && draft.denied == denied);
        match known {
            Some(known) if known.badges.iter().all(|b| b.letter != badge.letter) => {
                known.badges.push(badge);
            }
            Some(_) => {}
            None => drafts.push(Draft {
                span,
                value,
                words,
                denied,
                badges: vec![badge],
            }),
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for draft in &drafts {
        if !lines.contains(&draft.span.line) {
            lines.push(draft.span.line.clone());
        }
    }
    lines
        .iter()
        .filter_map(|line| {
            let on: Vec<&Draft> = drafts.iter().filter(|d| d.span.line == *line).collect();
            figure(line, &on)
        })
        .collect()
}

struct Draft<'v> {
    span: Span,
    value: &'v Value,
    words: String,
    denied: bool,
    badges: Vec<Badge>,
}

fn figure(line: &Line, on: &[&Draft]) -> Option<Figure> {
    if on.len() < 2 {
        return None;
    }
    let (shown, rest) = on.split_at(on.len().min(LANES));
    let marks: Vec<f64> = shown
        .iter()
        .flat_map(|d| [d.span.low, d.span.high, d.span.figure])
        .flatten()
        .collect();
    let magnitudes = shown.iter().all(|draft| match &draft.value.content {
        Content::Amount(amount) => amount.unit.offset.is_zero(),
        _ => false,
    });
    let scale = Scale::of(&marks, magnitudes)?;
    let (ticks, unit) = match line {
        Line::Days => (days(scale), "date".to_owned()),
        Line::Amounts(_) => amounts(scale, on.first()?.value),
    };
    Some(Figure {
        unit,
        log: scale.log,
        ticks,
        lanes: shown.iter().map(|draft| lane(draft, scale)).collect(),
        more: rest.len(),
    })
}

fn lane(draft: &Draft, scale: Scale) -> Lane {
    let span = &draft.span;
    let from = span.low.map_or(0.0, |x| scale.at(x));
    let to = span.high.map_or(100.0, |x| scale.at(x));
    let hedge = draft.value.hedge.as_ref();
    Lane {
        badges: draft.badges.clone(),
        value: draft.words.clone(),
        hedge: hedge.map_or_else(String::new, |hedge| format!("“{}”", hedge.words)),
        denied: draft.denied,
        from: place(from),
        width: place((to - from).max(0.0)),
        to: place(to),
        low: span.ends.0,
        high: span.ends.1,
        figure: span.figure.map(|x| place(scale.at(x))),
        point: span.low.is_some() && span.low == span.high,
    }
}

/// A tenth of a per cent is less than a pixel's width on most screens.
pub(super) fn place(percent: f64) -> String {
    format!("{percent:.1}%")
}

/// What of a value can be drawn.
fn span(value: &Value) -> Option<Span> {
    match &value.content {
        Content::Amount(amount) => {
            let based = |x: &Decimal| based(*x, &amount.unit);
            let extent = &amount.extent;
            let (low, high) = (extent.low().map(based), extent.high().map(based));
            let hedged = extent.as_point().is_none() && amount.figure_high.is_none();
            let axis = amount.unit.axis.clone();
            bounded(Span {
                line: Line::Amounts(axis),
                ends: (
                    End::of(low, extent.low_open()),
                    End::of(high, extent.high_open()),
                ),
                low,
                high,
                figure: amount.figure.as_ref().filter(|_| hedged).map(based),
            })
        }
        Content::Days(days) if !days.unplaced => {
            let extent = &days.extent;
            let low = extent.low().map(|day| number(*day));
            // The last day belongs to it as a whole.
            let high = extent.high().map(|day| number(*day) + 1.0);
            bounded(Span {
                line: Line::Days,
                ends: (
                    End::of(low, extent.low_open()),
                    End::of(high, extent.high_open()),
                ),
                low,
                high,
                figure: None,
            })
        }
        Content::Days(_) | Content::Point(_) | Content::Choice(_) | Content::Name(_) => None,
    }
}

fn bounded(span: Span) -> Option<Span> {
    (span.low.is_some() || span.high.is_some()).then_some(span)
}

/// In the axis's base unit.
fn based(x: Decimal, unit: &Unit) -> f64 {
    let float = |d: Decimal| d.to_f64().unwrap_or(f64::NAN);
    float(x) * float(unit.factor) + float(unit.offset)
}

/// Ticks in the unit of the first version, and that unit's name.
fn amounts(scale: Scale, first: &Value) -> (Vec<Tick>, String) {
    let Content::Amount(amount) = &first.content else {
        return (Vec::new(), String::new());
    };
    let unit = &amount.unit;
    let float = |d: Decimal| d.to_f64().unwrap_or(f64::NAN);
    let (factor, offset) = (float(unit.factor), float(unit.offset));
    let inner = scale.in_units(factor, offset);
    let tick = |x: f64| Tick {
        at: place(inner.at(x)),
        label: short(x),
    };
    let name = match unit.axis.whole() {
        Axis::Number | Axis::Rank => "number".to_owned(),
        Axis::Money(_) | Axis::Percent => unit.name.clone(),
        _ => many(&unit.name),
    };
    (inner.ticks().into_iter().map(tick).collect(), name)
}

/// "600,000", "1.2 million", "0.5"
fn short(x: f64) -> String {
    let decimal = Decimal::from_f64_retain(x).unwrap_or_default();
    let places = if x.abs() >= 100.0 { 0 } else { 4 };
    figured(decimal.round_dp(places))
}
