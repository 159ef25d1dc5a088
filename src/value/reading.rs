//! What a recogniser of amounts has read, before hedges.

use super::change;
use super::hedge::Found;
use super::number::{self, Figure};
use super::scan::Scan;
use super::{Amount, Content, Context, Kind, Mention, Unit, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// A figure with its unit; ranges are of tokens.
#[derive(Clone, Debug)]
pub struct Reading {
    pub kind: Kind,
    /// Figure and unit
    pub own: Range<usize>,
    pub figure: Figure,
    pub unit: Unit,
}

impl Reading {
    /// The value with the hedges around it.
    pub fn mention(self, scan: &Scan, context: &Context) -> Mention {
        let found = context.hedges.find(scan, &self);
        self.with(scan, context, found.as_ref())
    }

    /// The value, with what hedges make of its extent.
    pub fn with(self, scan: &Scan, context: &Context, found: Option<&Found>) -> Mention {
        let Self {
            kind,
            own,
            figure,
            unit,
        } = self;
        let extent = match found {
            Some(found) => context.hedges.apply(found, &figure.extent),
            None => figure.extent,
        };
        let mut reach = found.map_or(own.clone(), |found| found.reach(&own));
        let hedge = found.map(|found| context.hedges.hedge(scan, found));
        // "exactly 600,000" is no other figure rounded.
        let step = match hedge {
            Some(None) => Decimal::ZERO,
            _ => figure.step,
        };
        if figure.figure_high.is_some() && follows_from(scan, reach.start) {
            reach.start -= 1;
        }
        Mention {
            span: scan.span(own),
            figure: scan.span(figure.tokens),
            reach: scan.span(reach),
            value: Value {
                kind,
                content: Content::Amount(Amount {
                    extent,
                    unit,
                    figure: figure.figure,
                    figure_high: figure.figure_high,
                    step,
                    since: None,
                }),
                hedge: hedge.flatten(),
            },
        }
    }
}

/// Whether "from" stands before a token: a range takes it along.
fn follows_from(scan: &Scan, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|_| scan.joined(start));
    before.is_some_and(|before| scan.is(before, "from"))
}

/// A range whose limits both have their unit: "$20 to $30", "between 5 miles and 10 miles".
///
/// `read` reads one amount at a token; `at` is where the range may begin.
pub fn range(scan: &Scan, at: usize, read: impl Fn(usize) -> Option<Reading>) -> Option<Reading> {
    let between = scan.is(at, "between");
    range_from(scan, at, read(at + usize::from(between)), read)
}

/// The same, where the amount that begins at `at`, or after its "between", is read already.
pub fn range_from(
    scan: &Scan,
    at: usize,
    low: Option<Reading>,
    read: impl Fn(usize) -> Option<Reading>,
) -> Option<Reading> {
    let between = scan.is(at, "between");
    let start = at + usize::from(between);
    let mut low = low?;
    if low.figure.figure_high.is_some() {
        return Some(low);
    }
    let link = low.own.end;
    let linked = match between {
        true => scan.is(link, "and"),
        false => (scan.is(link, "to") || scan.is_hyphen(link)) && !change::is_from(scan, at),
    };
    let next = link + 1 + usize::from(number::is_about(scan, link + 1));
    let high = match linked && scan.joined(link) && scan.joined(next) {
        true => read(next),
        false => None,
    };
    let both = high.and_then(|high| {
        let same = high.unit == low.unit || high.unit.is_rate_of(&low.unit);
        let same = same && high.kind == low.kind;
        let figure = number::join(start, &low.figure, &high.figure).filter(|_| same)?;
        let limits = figure.figure.zip(figure.figure_high);
        let changes = scan.is(link, "to")
            && limits.is_some_and(|(low, high)| change::is_to_amount(scan, at, low, high));
        if changes {
            return None;
        }
        Some((figure, high.own.end, high.unit))
    });
    match both {
        Some((figure, end, unit)) => {
            low.own = at..end;
            low.unit = unit;
            low.figure = Figure {
                tokens: at..figure.tokens.end,
                ..figure
            };
        }
        None if between => return None,
        None => {}
    }
    Some(low)
}
