//! Feet and inches by their marks or abbreviation: 6'2", "a 65\" screen", "10 in. of snow".

use crate::value::Unit;
use crate::value::measure;
use crate::value::number::Figure;
use crate::value::scan::Scan;

/// Words after an inch mark that a closing quotation mark rarely stands before.
const AFTER: &[&str] = &[
    "by", "deep", "diameter", "display", "high", "long", "monitor", "of", "screen", "tall",
    "thick", "tv", "wide", "x",
];

/// The unit whose mark stands after a figure in digits.
pub fn read(scan: &Scan, figure: &Figure) -> Option<(Unit, usize)> {
    let end = figure.tokens.end;
    if !figure.digits || !scan.joined(end) {
        return None;
    }
    if is_foot(scan, end) && scan.glued(end) {
        let next = end + 1;
        let inches = scan.is_figure(next) && (scan.glued(next) || inch(scan, next + 1).is_some());
        let length = measure::is_length_of(scan, figure.tokens.start);
        if inches || length {
            return Some((measure::named("foot")?, next));
        }
    }
    let stop = inch(scan, end).or_else(|| abbreviated(scan, end))?;
    let alone = scan.get(stop).is_none() && figure.tokens.start < 3;
    let short = scan.is_mark(stop - 1, '.');
    let told = alone || short || scan.is_any(stop, AFTER) && !scan.is(end, "in");
    told.then(|| Some((measure::named("inch")?, stop)))?
}

fn is_foot(scan: &Scan, at: usize) -> bool {
    ['\'', '’', '′'].iter().any(|mark| scan.is_mark(at, *mark))
}

/// The token after an inch mark.
pub fn inch(scan: &Scan, at: usize) -> Option<usize> {
    let one = ['"', '”', '″'].iter().any(|mark| scan.is_mark(at, *mark));
    let two = is_foot(scan, at) && is_foot(scan, at + 1) && scan.glued(at + 1);
    match (one, two) {
        (true, _) => Some(at + 1),
        (false, true) => Some(at + 2),
        (false, false) => None,
    }
}

/// The token after "in" or "in.", whose point ends no sentence.
fn abbreviated(scan: &Scan, at: usize) -> Option<usize> {
    let point = at + 1;
    if !scan.is(at, "in") {
        return None;
    }
    let goes_on = scan.is_mark(point, '.')
        && scan.glued(point)
        && scan.joined(point + 1)
        && (scan.is_mark(point + 1, ',')
            || scan.is_mark(point + 1, ')')
            || scan.str(point + 1).starts_with(char::is_lowercase));
    Some(if goes_on { point + 1 } else { point })
}
