//! The heads of a chronology's entries.

use crate::value::scan::Scan;
use std::ops::Range;

/// Whether tokens head an entry: "**2014** – The bridge opens", "- August: …". Before them the line
/// has marks of lists and emphasis at most, and a mark behind sets them off.
pub fn heads(scan: &Scan, tokens: &Range<usize>) -> bool {
    let is = |at: usize, marks: &[char]| marks.iter().any(|mark| scan.is_mark(at, *mark));
    let mut first = tokens.start;
    while scan.joined(first) && first > 0 {
        if !is(first - 1, &['*', '_', '-', '•', '#', '>']) {
            return false;
        }
        first -= 1;
    }
    let mut next = tokens.end;
    // "**2014:**"
    if is(next, &['.', ':']) && is(next + 1, &['*', '_']) {
        return true;
    }
    while is(next, &['*', '_']) {
        next += 1;
    }
    let dash = is(next, &['–', '-']) && !scan.glued(next);
    scan.joined(next) && (dash || is(next, &['—', '|', ':']))
}
