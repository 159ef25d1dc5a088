//! Labels that the words further off make: the second of "points 3 and 4", a house number.

use crate::value::keyed::Words;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// One of several labels: "points 3 and 4", "Articles 5, 6 and 7", "pages 12-15".
pub fn is_listed(scan: &Scan, start: usize, end: usize) -> bool {
    const LONGEST: usize = 6;
    static NOUNS: Words<64> = Words::of(&[
        "amendments",
        "articles",
        "chapters",
        "clauses",
        "exhibits",
        "flights",
        "highways",
        "items",
        "lots",
        "pages",
        "paragraphs",
        "phases",
        "points",
        "questions",
        "resolutions",
        "rooms",
        "routes",
        "rules",
        "sections",
        "verses",
        "volumes",
    ]);
    let links = |at: usize| {
        scan.joined(at)
            && (scan.is_any(at, &["and", "or", "to", "through"])
                || scan.is_mark(at, ',')
                || scan.is_hyphen(at))
    };
    let mut first = start;
    for _ in 0..LONGEST {
        let link = first.checked_sub(1).filter(|link| links(*link));
        let before = link.and_then(|link| link.checked_sub(1));
        // "5, 6, and 7"
        let before = before.map(|at| {
            if scan.is_mark(at, ',') {
                at.saturating_sub(1)
            } else {
                at
            }
        });
        match before.filter(|at| scan.is_figure(*at)) {
            Some(before) => first = before,
            None => break,
        }
    }
    let noun = first
        .checked_sub(1)
        .filter(|noun| scan.joined(first) && NOUNS.has(scan.key(*noun)));
    // "scored 20 points 3 times"
    let counted = |noun: usize| {
        noun.checked_sub(1).is_some_and(|before| {
            scan.is_figure(before) || matches!(scan.class(before), Class::Number(_))
        })
    };
    let several = first < start || end > start + 1 || links(end) && scan.is_figure(end + 1);
    several && noun.is_some_and(|noun| !counted(noun))
}

/// "10 Downing Street", "1600 Pennsylvania Avenue"
pub fn is_address(scan: &Scan, start: usize, end: usize) -> bool {
    const WORDS: usize = 3;
    static STREETS: Words<32> = Words::of(&[
        "ave",
        "avenue",
        "blvd",
        "boulevard",
        "crescent",
        "drive",
        "lane",
        "rd",
        "road",
        "row",
        "square",
        "street",
        "terrace",
        "way",
    ]);
    let plain = scan.str(start).bytes().all(|b| b.is_ascii_digit());
    let capital = |at: usize| {
        scan.is_word(at)
            && scan.joined(at)
            && !scan.glued(at)
            && scan.str(at).starts_with(char::is_uppercase)
    };
    plain
        && capital(end)
        && (end + 1..=end + WORDS)
            .take_while(|at| capital(*at))
            .any(|at| STREETS.has(scan.key(at)))
}
