//! Physical measures and how they convert, exactly.

mod table;

use self::table::MEASURES;
use super::Unit;
use super::keyed::{Gate, Key};
use super::scan::Scan;
use super::unit::Axis;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A unit: its name, its dimension, its factor (mantissa and decimal places), what it is
/// called in a text, between bars. Names of one letter are read in this case only.
struct Measure(&'static str, &'static str, (i64, u32), &'static str);

/// A name of a measure under its first word.
type Named = (Key, &'static str, &'static Measure);

/// Sorted, because it is looked up for every figure of a text.
static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut names: Vec<Named> = Vec::new();
    for measure in MEASURES {
        for name in measure.3.split('|') {
            let first = name.split(' ').next().unwrap_or(name);
            names.extend(Key::of(first).map(|first| (first, name, measure)));
        }
    }
    names.sort_by_key(|(first, _, _)| *first);
    names
});

static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::of(NAMES.iter().map(|(first, _, _)| *first)));

/// The measure whose name stands at a token, and the token after it. The longest name wins.
pub fn read(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let word = Key::of(scan.str(at)).filter(|word| GATE.admits(*word))?;
    let start = NAMES.partition_point(|(first, _, _)| *first < word);
    let best = NAMES
        .get(start..)?
        .iter()
        .take_while(|(first, _, _)| *first == word)
        .filter_map(|(_, name, measure)| Some((*measure, matches(scan, at, name)?)))
        .max_by_key(|(_, end)| *end);
    let (Measure(name, dimension, (mantissa, places), _), end) = best?;
    let offset = match *name {
        "degree Celsius" => Decimal::from(32),
        "kelvin" => Decimal::new(-45967, 2),
        _ => Decimal::ZERO,
    };
    let unit = Unit {
        name: (*name).to_owned(),
        axis: Axis::Measure(dimension),
        factor: Decimal::new(*mantissa, *places),
        offset,
    };
    Some((unit, end))
}

fn matches(scan: &Scan, at: usize, name: &str) -> Option<usize> {
    if name.len() == 1 {
        // "in 5 C major" is rarer than "38 C", but "a 4 m" is a metre only in figures.
        return (scan.str(at) == name).then_some(at + 1);
    }
    let mut end = at;
    for word in name.split(' ') {
        if !scan.is(end, word) || (end > at && !scan.joined(end)) {
            return None;
        }
        end += 1;
    }
    Some(end)
}
