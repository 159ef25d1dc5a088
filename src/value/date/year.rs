//! Whether four digits are a year.

use super::entry;
use crate::value::keyed::Words;
use crate::value::label;
use crate::value::scan::Scan;
use crate::value::words::Class;

/// After these nothing but a year is likely, whatever follows.
const SURE: &[&str] = &["during", "in", "since", "until", "till", "year"];

/// Judged by the words around them; where a date is `expected`, only what follows counts.
pub fn is_year(scan: &Scan, at: usize, expected: bool) -> bool {
    const LIKELY: &[&str] = &[
        "after", "and", "around", "back", "before", "between", "by", "circa", "early", "for",
        "from", "late", "mid", "of", "on", "or", "through", "to", "autumn", "fall", "spring",
        "summer", "winter",
    ];
    let Some(year) = scan.str(at).parse::<i32>().ok() else {
        return false;
    };
    let recent = (1900..=2100).contains(&year);
    if counts(scan, at + 1) || label::is_told(scan, at) {
        return false;
    }
    if recent && entry::heads(scan, &(at..at + 1)) {
        return true;
    }
    let noun = plural_noun(scan, at + 1);
    let Some(mut before) = at.checked_sub(1).filter(|_| scan.joined(at)) else {
        let limited =
            scan.is_any(at + 1, &["or", "and"]) && scan.is_any(at + 2, &["later", "earlier"]);
        let alone = limited
            || scan.get(at + 1).is_none()
            || scan.is_mark(at + 1, ':')
            || !scan.joined(at + 1);
        return !noun && (expected || recent && alone);
    };
    if scan.is_hyphen(before) && scan.glued(at) {
        let word = before.checked_sub(1);
        return word.is_some_and(|w| scan.is_any(w, &["mid", "early", "late", "pre", "post"]));
    }
    if scan.is_any(before, &["the"]) && before > 0 && scan.is_any(before - 1, SURE) {
        return recent;
    }
    if scan.is(before, "late") || scan.is(before, "early") {
        before = before.saturating_sub(usize::from(scan.is_hyphen(before.saturating_sub(1))));
    }
    if scan.is_any(before, SURE) {
        return recent || !noun;
    }
    // A plan for the next century is rare: "a height of 2150".
    if year > 2100 {
        return false;
    }
    if let Some(first) = first_listed(scan, before) {
        return recent && is_year(scan, first, false) && (!noun || leads(scan, first));
    }
    if expected || scan.is_any(before, LIKELY) {
        return !noun;
    }
    // "its 1900 workers"
    if is_owned(scan, at) && is_person(scan, at + 1) {
        return false;
    }
    if leads(scan, at) {
        let listed = scan.is_mark(at + 1, ',') && year_like(scan, at + 2);
        return recent && (scan.is_word(at + 1) || listed);
    }
    // "(2014)", "a report, 2014, said"
    let bracket =
        scan.is_mark(before, '(') && (scan.is_mark(at + 1, ')') || scan.is_hyphen(at + 1));
    recent && bracket
}

/// Whether the word before says whose or which year it is.
fn leads(scan: &Scan, at: usize) -> bool {
    const LEADS: &[&str] = &[
        "the", "a", "'s", "’s", "its", "their", "his", "her", "our", "that", "this",
    ];
    at > 0 && scan.joined(at) && scan.is_any(at - 1, LEADS)
}

/// Whether someone's figure it is: "their 2000 members".
fn is_owned(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.joined(at) && scan.is_any(at - 1, &["its", "their", "his", "her", "our"])
}

/// The first of the years that a comma or "and" carries on: "2008, 2012 and 2016".
fn first_listed(scan: &Scan, link: usize) -> Option<usize> {
    // Longer lists are tables.
    const LONGEST: usize = 12;
    let and = scan.is_any(link, &["and", "or"]);
    let mut first = None;
    let mut link = link;
    for _ in 0..LONGEST {
        let linked = scan.is_mark(link, ',') || and && first.is_none();
        let year = link
            .checked_sub(1)
            .filter(|y| linked && year_like(scan, *y));
        let Some(year) = year else {
            // "between 2008 and 2012", "2008 and 2012" are no lists of three.
            return first;
        };
        first = Some(year);
        let Some(before) = year.checked_sub(1) else {
            break;
        };
        link = before;
    }
    first.filter(|first| *first == 0)
}

/// Four digits of our times.
fn year_like(scan: &Scan, at: usize) -> bool {
    let text = scan.str(at);
    let year = text
        .parse()
        .is_ok_and(|year: i32| (1900..=2100).contains(&year));
    text.len() == 4 && year && scan.joined(at)
}

/// Whether a figure that may be a year counts the noun at a token.
pub fn is_count(scan: &Scan, at: usize, noun: usize) -> bool {
    if label::is_told(scan, at) {
        return true;
    }
    let led = at.checked_sub(1).is_some_and(|before| {
        let time = scan.is_any(before, SURE) || matches!(scan.class(before), Class::Month(_));
        scan.joined(at) && (time || scan.is_mark(before, ','))
    });
    !led && is_person(scan, noun) && !is_year(scan, at, false)
}

/// Whether a noun that follows tells of people or homes, which a year seldom stands before.
fn is_person(scan: &Scan, next: usize) -> bool {
    static PEOPLE: Words<128> = Words::of(&[
        "cases",
        "children",
        "civilians",
        "deaths",
        "employees",
        "families",
        "guests",
        "homes",
        "hostages",
        "houses",
        "inmates",
        "jobs",
        "men",
        "migrants",
        "passengers",
        "patients",
        "people",
        "prisoners",
        "protesters",
        "pupils",
        "refugees",
        "residents",
        "soldiers",
        "students",
        "teachers",
        "troops",
        "victims",
        "villagers",
        "women",
        "workers",
    ]);
    scan.joined(next) && PEOPLE.has(scan.key(next))
}

/// Whether what follows the digits lets them be a year.
pub fn fits(scan: &Scan, next: usize) -> bool {
    !counts(scan, next) && !plural_noun(scan, next)
}

/// Whether what follows makes the digits an amount, a time or a number of something.
fn counts(scan: &Scan, next: usize) -> bool {
    const UNITS: &[&str] = &[
        "%",
        "acres",
        "barrels",
        "c",
        "cm",
        "degrees",
        "dollars",
        "euros",
        "feet",
        "ft",
        "g",
        "gmt",
        "grams",
        "hectares",
        "hours",
        "hrs",
        "kg",
        "kilometers",
        "kilometres",
        "km",
        "kw",
        "l",
        "liters",
        "litres",
        "local",
        "men",
        "meters",
        "metres",
        "miles",
        "ml",
        "mm",
        "mw",
        "p",
        "people",
        "per",
        "percent",
        "points",
        "pounds",
        "roubles",
        "rubles",
        "soldiers",
        "tonnes",
        "tons",
        "troops",
        "utc",
        "votes",
        "women",
        "yen",
        "yuan",
        "°",
    ];
    let scale = matches!(scan.class(next), Class::Scale(_) | Class::Pack(_));
    let clock = scan.is_mark(next, ':') && scan.glued(next) && scan.is_figure(next + 1);
    scan.joined(next) && (scale || clock || scan.is_any(next, UNITS))
}

/// Whether a word in small letters with a plural's ending follows.
fn plural_noun(scan: &Scan, next: usize) -> bool {
    let word = scan.str(next);
    scan.is_word(next)
        && scan.joined(next)
        && word.len() > 3
        && word.ends_with('s')
        && word.starts_with(char::is_lowercase)
        && !["ss", "us", "is"].iter().any(|e| word.ends_with(e))
        && !matches!(
            word,
            "was" | "has" | "does" | "says" | "remains" | "marks" | "sees" | "comes"
        )
}
