//! Whether two amounts tell how something changed, not how far it ranges.

use super::number::is_about;
use super::scan::Scan;
use rust_decimal::Decimal;

/// How things that change are said to do so, by the beginning of the word; short ones whole.
const CHANGES: &[&str] = &[
    "advanc", "balloon", "boost", "bounc", "brought", "chang", "climb", "creep", "crept", "cut",
    "cuts", "cutting", "declin", "decreas", "doubl", "down", "drop", "ease", "easin", "edge",
    "edgin", "expand", "extend", "fall", "fell", "gain", "go", "goes", "going", "gone", "grew",
    "grow", "hike", "hikin", "improv", "inched", "inching", "increas", "jump", "leap", "lift",
    "lower", "move", "movin", "narrow", "pared", "paring", "plung", "progress", "quadrupl", "rais",
    "rebound", "recover", "reduc", "return", "revis", "rise", "risin", "rose", "sank", "shift",
    "shrank", "shrink", "slash", "slid", "slow", "soar", "spik", "surge", "surgin", "swell",
    "swing", "switch", "swung", "ticked", "ticking", "took", "trim", "tripl", "tumbl", "up",
    "upgrad", "went", "widen",
];

/// Those of them that what stands after is no amount of, but the thing itself or a time.
const UNMEASURED: &[&str] = &[
    "brought", "go", "goes", "going", "gone", "progress", "return", "switch", "took", "went",
];

/// The same that are of no use after "from".
const MEASURED: &[&str] = &["add", "lose", "lost", "shed"];

/// Words between a verb and the amount of its change.
const BETWEEN: &[&str] = &[
    "a", "about", "almost", "another", "around", "at", "by", "down", "further", "just", "least",
    "more", "nearly", "only", "over", "roughly", "some", "than", "up",
];

/// Whether what begins at a token stands after "from" and tells how something changed
/// ("rose from 20 to 30"), not how far it ranges ("homes from 20 to 30 square metres").
pub fn is_from(scan: &Scan, at: usize) -> bool {
    const NEAR: usize = 5;
    let hedged = usize::from(at > 0 && is_about(scan, at - 1));
    let from = at.checked_sub(1 + hedged);
    let Some(from) = from.filter(|before| scan.is(*before, "from")) else {
        return false;
    };
    (from.saturating_sub(NEAR)..from).any(|at| begins(scan, at, CHANGES))
}

/// Whether two figures before one unit are an amount of change and a new level: "fell by 6,000
/// to 216,000". They must lie far apart, because "fell 5 to 10 percent" is a range.
pub fn is_to(scan: &Scan, at: usize, end: usize, low: Decimal, high: Decimal) -> bool {
    let Some(verb) = verb(scan, at) else {
        return false;
    };
    let percent = scan.is_any(end, &["%", "per", "percent", "percentage"]);
    let last = !scan.is_word(end) || !scan.joined(end);
    let by = (verb..at).any(|word| scan.is(word, "by"));
    let far = if !percent && (last || by) { 3 } else { 10 };
    is_far(low, high, far)
}

/// The same of two amounts that each have their unit: "rose $1.12 to $78.40".
pub fn is_to_amount(scan: &Scan, at: usize, low: Decimal, high: Decimal) -> bool {
    is_far(low, high, 3) && verb(scan, at).is_some()
}

fn is_far(low: Decimal, high: Decimal, times: i64) -> bool {
    low.checked_mul(times.into())
        .is_some_and(|near| high > near)
}

/// The verb of change that the amount at a token tells of.
fn verb(scan: &Scan, at: usize) -> Option<usize> {
    const MOST: usize = 4;
    for word in (at.saturating_sub(MOST)..at).rev() {
        if !scan.joined(word + 1) || !scan.is_word(word) {
            return None;
        }
        let measured = begins(scan, word, CHANGES) && !begins(scan, word, UNMEASURED);
        if measured || begins(scan, word, MEASURED) {
            return Some(word);
        }
        if !scan.is_any(word, BETWEEN) && !scan.str(word).ends_with("ly") {
            return None;
        }
    }
    None
}

fn begins(scan: &Scan, at: usize, stems: &[&str]) -> bool {
    let word = scan.str(at);
    let begins = |stem: &&str| {
        let head = word.get(..stem.len());
        let whole = stem.len() > 3 || word.len() == stem.len();
        whole && head.is_some_and(|head| head.eq_ignore_ascii_case(stem))
    };
    scan.is_word(at) && stems.iter().any(begins)
}
