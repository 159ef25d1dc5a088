//! Whether something is spread over a time: "$500 million over five years" are not more.

use crate::value::scan::Scan;
use crate::value::words::Class;

/// Whether the word before a duration is "over", and the words before that tell what is
/// spread over it: a sum, a count, or something that takes place.
pub fn is_over(scan: &Scan, start: usize) -> bool {
    const SPREAD: &[&str] = &["phased", "place", "spread", "staggered"];
    // A duration is awaited after these, not one that something is spread over.
    const LEADS: &[&str] = &[
        "after", "for", "in", "lasted", "lasting", "lasts", "of", "than", "took",
    ];
    // In tokens: "3,000 new nurses over two years"
    const REACH: usize = 4;
    let Some(over) = start.checked_sub(1).filter(|o| scan.is(*o, "over")) else {
        return false;
    };
    let before = (0..over)
        .rev()
        .take_while(|&i| scan.joined(i + 1))
        .take(REACH);
    for (n, i) in before.enumerate() {
        if n == 0 && scan.is_any(i, SPREAD) || counts(scan, i) {
            return true;
        }
        let ends = !scan.is_word(i) && !scan.is_any(i, &["%", "-"]);
        if ends || scan.is_any(i, LEADS) {
            return false;
        }
    }
    false
}

fn counts(scan: &Scan, at: usize) -> bool {
    let number = matches!(scan.class(at), Class::Number(_) | Class::Scale(_));
    number || scan.is_figure(at)
}
