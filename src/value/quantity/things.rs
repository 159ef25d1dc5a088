//! The nouns that figures count: "600,000 soldiers", "eight more picks", "12 page document".

use crate::value::date::year;
use crate::value::lower::Lower;
use crate::value::number::{self, Figure};
use crate::value::scan::Scan;
use crate::value::unit::Axis;
use crate::value::words::Class;
use crate::value::{Unit, function_words, label, noun};
use rust_decimal::Decimal;

/// Words that end the reach of other figures, but stand between some and their noun, in lower
/// case, sorted.
const BETWEEN: &[&str] = &[
    "injured", "least", "missing", "more", "most", "other", "previous", "serious", "wounded",
];

/// Words before a noun that a part is taken of.
const WHOSE: &[&str] = &[
    "the", "those", "these", "its", "their", "our", "his", "her", "all", "my", "your",
];

/// Nouns that stand in the singular after a figure and before what they tell of, in lower case,
/// sorted: "a 12 page document".
const PARTS: &[&str] = &[
    "bed", "bedroom", "bit", "car", "course", "cylinder", "digit", "door", "engine", "episode",
    "figure", "floor", "game", "goal", "hole", "judge", "lane", "lap", "letter", "level", "line",
    "man", "match", "member", "nation", "page", "panel", "part", "party", "person", "piece",
    "point", "question", "room", "round", "run", "seat", "shot", "song", "speed", "stage", "star",
    "step", "storey", "story", "team", "term", "track", "unit", "volume", "wheel", "woman", "word",
];

/// The noun after a figure, with up to two words that stand between.
pub fn counted(scan: &Scan, figure: &Figure) -> Option<(Unit, usize)> {
    let mut at = figure.tokens.end;
    let open = |at: usize| !scan.glued(at) || scan.is_mark(at, ',');
    if scan.is_hyphen(at) && scan.glued(at) && open(at + 1) {
        return suspended(scan, at).map(|unit| (unit, at));
    }
    if scan.is_hyphen(at) && scan.glued(at) && scan.glued(at + 1) {
        if !scan.is_any(at + 1, &["odd", "plus"]) {
            return hyphened(scan, at + 1);
        }
        at += 2;
    } else if scan.is_mark(at, '+') {
        at += 1;
    } else if scan.is(at, "or") && scan.is_any(at + 1, &["so", "more", "fewer", "less"]) {
        at += 2;
    }
    if scan.glued(at) {
        return None;
    }
    let one = figure.extent.as_point() == Some(&Decimal::ONE);
    let parts = figure.figure.is_none()
        || figure.fraction
        || figure.scale == Decimal::from(12)
        || scan.is_any(figure.tokens.start + 1, &["couple", "pair"]);
    let mut own = None;
    if scan.is(at, "of") && scan.joined(at) {
        at = of(scan, at + 1).or_else(|| parts.then_some(at + 1))?;
        // The 30 of "28 of the 30 men" is a value of its own.
        if let Some(all) = number::read(scan, at).filter(|_| scan.joined(at)) {
            own = Some(figure.tokens.end);
            at = all.tokens.end;
        }
    } else if label::is_year(scan, figure) && !year::is_count(scan, figure.tokens.start, at) {
        return None;
    } else if scan.joined(at) && Lower::new(scan.str(at)).is_some_and(|word| word.is_in(BETWEEN)) {
        at += 1;
    }
    // "no one spoke"
    let before = figure.tokens.start.checked_sub(1);
    let pronoun = before.is_some_and(|b| scan.is_any(b, &["any", "every", "no", "some"]));
    let (unit, end) = plural(scan, at)
        .or_else(|| (one && !pronoun).then(|| only(scan, at))?)
        .or_else(|| part(scan, at).filter(|_| !one))?;
    let unit = Unit::base(unit.as_str(), Axis::Things(unit.clone()));
    Some((unit, own.unwrap_or(end)))
}

/// What stands after "of" and before the noun: "of the", "of Johnson's", "of the 30".
fn of(scan: &Scan, at: usize) -> Option<usize> {
    let next = match scan.is_any(at, WHOSE) {
        true => at + 1,
        false if scan.is_word(at) && scan.is_any(at + 1, &["'s", "’s"]) && scan.glued(at + 1) => {
            at + 2
        }
        false => return None,
    };
    Some(next)
}

/// The noun of "12 page document".
fn part(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let word = Lower::new(scan.str(at)).filter(|word| word.is_in(PARTS))?;
    let next = at + 1;
    let told = scan.is_word(next)
        && scan.joined(next)
        && !scan.glued(next)
        && !function_words::contains(scan.str(next))
        && !matches!(scan.class(next), Class::Month(_) | Class::Weekday(_));
    (scan.joined(at) && told).then(|| (word.str().to_owned(), next))
}

/// The noun of "four-, five- and six-cylinder", which stands after the last figure alone.
fn suspended(scan: &Scan, hyphen: usize) -> Option<Unit> {
    const MOST: usize = 3;
    let mut next = hyphen + 1;
    for _ in 0..MOST {
        next += usize::from(scan.is_mark(next, ','));
        next += usize::from(scan.is_any(next, &["and", "or", "to"]));
        let figure = number::read(scan, next).filter(|_| scan.joined(next))?;
        let end = figure.tokens.end;
        if !scan.is_hyphen(end) || !scan.glued(end) {
            return None;
        }
        if scan.glued(end + 1) && !scan.is_mark(end + 1, ',') {
            return hyphened(scan, end + 1).map(|(unit, _)| unit);
        }
        next = end + 1;
    }
    None
}

/// "28-point", and "28-Point" in a title: the noun stands in the singular.
fn hyphened(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let word = scan.str(at);
    let noun = scan.is_word(at)
        && word.len() > 2
        && word.chars().skip(1).all(char::is_lowercase)
        && !function_words::contains(word);
    let unit = noun::singular(&word.to_lowercase());
    (noun && scan.class(at) == Class::Other).then(|| {
        (
            Unit::base(unit.as_str(), Axis::Things(unit.clone())),
            at + 1,
        )
    })
}

/// The first plural among the next three words; "red and blue" are one.
fn plural(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let mut next = at;
    for _ in 0..3 {
        if next > at && scan.is(next, "and") && coordinates(scan, next) {
            next += 2;
        }
        let word = scan.str(next);
        if !scan.is_word(next) || !scan.joined(next) || function_words::contains(word) {
            return None;
        }
        if matches!(
            scan.class(next),
            Class::Number(_) | Class::Month(_) | Class::Weekday(_)
        ) {
            return None;
        }
        let capital = word.starts_with(char::is_uppercase);
        let acronym = word
            .strip_suffix('s')
            .filter(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase));
        if let Some(acronym) = acronym {
            return Some((acronym.to_owned(), next + 1));
        }
        if (!capital || next == at) && noun::may_be_plural(word) {
            let lower = word.to_lowercase();
            if noun::is_plural(&lower) {
                return Some((noun::singular(&lower), next + 1));
            }
        }
        next += 1;
        if scan.is_hyphen(next) && scan.glued(next) && scan.glued(next + 1) {
            next += 2;
        }
    }
    None
}

/// Whether "and" joins two words that stand before one plural: "digital and physical sales".
fn coordinates(scan: &Scan, and: usize) -> bool {
    let lower = |at: usize| scan.str(at).starts_with(char::is_lowercase);
    let plain = |at: usize| {
        scan.is_word(at)
            && scan.joined(at)
            && scan.class(at) == Class::Other
            && !noun::is_plural(&scan.str(at).to_lowercase())
            && !function_words::contains(scan.str(at))
    };
    let ends = scan.str(and + 2);
    plain(and + 1)
        && lower(and - 1) == lower(and + 1)
        && scan.joined(and + 2)
        && ends.starts_with(char::is_lowercase)
        && noun::is_plural(ends)
}

/// The noun after "one".
fn only(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let word = scan.str(at);
    let noun = scan.is_word(at)
        && scan.joined(at)
        && !function_words::contains(word)
        && word.starts_with(char::is_lowercase)
        && word.len() > 2
        && !word.ends_with("ly")
        && scan.class(at) == Class::Other;
    noun.then(|| (word.to_lowercase(), at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [BETWEEN, PARTS] {
            assert!(table.is_sorted());
        }
    }
}
