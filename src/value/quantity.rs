//! Figures with what they count or measure: "600,000 soldiers", "5 miles", "12-year-old".

use super::lower::Lower;
use super::number::{self, Figure};
use super::reading::Reading;
use super::scan::Scan;
use super::unit::Axis;
use super::words::Class;
use super::{Kind, Unit, compound, function_words, label, measure, noun};
use rust_decimal::Decimal;

pub fn read(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let reading = |(unit, end)| Reading {
        kind: Kind::Quantity,
        own: figure.tokens.start..end,
        figure: figure.clone(),
        unit,
    };
    match measured(scan, figure) {
        Some(measure) => Some(compound::measures(scan, reading(measure))),
        None => counted(scan, figure).map(reading),
    }
}

/// "a mile", "an acre" after a word that lets it be an amount; "$5 a gallon" is a rate.
pub fn a(scan: &Scan, at: usize) -> Option<Reading> {
    const LEADS: &[&str] = &[
        "about", "almost", "another", "around", "exactly", "half", "least", "most", "nearly",
        "over", "quarter", "roughly", "than", "under", "within",
    ];
    let led = at
        .checked_sub(1)
        .is_none_or(|before| scan.is_any(before, LEADS) || !scan.joined(at));
    let next = at.checked_add(1)?;
    if !led || scan.class(at) != Class::Article || !scan.joined(next) || scan.str(next).len() < 2 {
        return None;
    }
    let (unit, end) = measure::read(scan, next)?;
    let figure = Figure::exact(at..next, Decimal::ONE, Decimal::ONE);
    Some(Reading {
        kind: Kind::Quantity,
        own: at..end,
        figure,
        unit,
    })
}

/// "37-year-old", "37 years old", "aged 37": a quantity of years.
pub fn age(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let end = figure.tokens.end;
    let start = figure.tokens.start;
    let hyphen = |at: usize| usize::from(scan.is_hyphen(at));
    let unit = end + hyphen(end);
    let old = unit + 1 + hyphen(unit + 1);
    if scan.is_any(end, &["yo", "y.o", "y.o."]) && figure.digits && scan.joined(end) {
        return Some(years(
            figure,
            start..end + 1,
            "year",
            Decimal::new(36525, 2),
        ));
    }
    let (name, days) = match scan.str(unit).to_ascii_lowercase().as_str() {
        "year" | "years" => ("year", Decimal::new(36525, 2)),
        "month" | "months" => ("month", Decimal::new(304_375, 4)),
        "week" | "weeks" => ("week", Decimal::from(7)),
        "day" | "days" => ("day", Decimal::ONE),
        _ => return aged(scan, figure),
    };
    let stop = if scan.is_any(old, &["old", "olds"]) {
        old + 1
    } else if scan.are(unit + 1, &["of", "age"]) {
        unit + 3
    } else {
        return None;
    };
    scan.joined(unit)
        .then(|| years(figure, start..stop, name, days))
}

fn aged(scan: &Scan, figure: &Figure) -> Option<Reading> {
    let start = figure.tokens.start;
    let before = start.checked_sub(1)?;
    let of = before
        .checked_sub(1)
        .is_some_and(|b| scan.is(b, "age") && scan.is(before, "of"));
    let word = of || scan.is_any(before, &["aged", "age"]);
    let bare = figure.digits && figure.extent.low().is_some_and(|n| *n < Decimal::from(120));
    let apposed = scan.is_mark(before, ',')
        && scan.is_mark(figure.tokens.end, ',')
        && before.checked_sub(1).is_some_and(|name| {
            scan.is_word(name) && scan.str(name).starts_with(char::is_uppercase)
        })
        && !matches!(scan.class(before.saturating_sub(1)), Class::Month(_))
        && figure.tokens.len() == 1;
    let own = start - usize::from(word && !of)..figure.tokens.end;
    (bare && scan.joined(start) && (word || apposed))
        .then(|| years(figure, own, "year", Decimal::new(36525, 2)))
}

fn years(figure: &Figure, own: std::ops::Range<usize>, name: &str, days: Decimal) -> Reading {
    let mut unit = Unit::base(name, Axis::Time);
    unit.factor = days;
    Reading {
        kind: Kind::Quantity,
        own,
        figure: figure.clone(),
        unit,
    }
}

fn measured(scan: &Scan, figure: &Figure) -> Option<(Unit, usize)> {
    let end = figure.tokens.end;
    let hyphen = scan.is_hyphen(end) && scan.glued(end);
    let of = (figure.figure.is_none() || figure.fraction) && scan.is(end, "of");
    let mut start = end + usize::from(hyphen || of);
    // "half a mile"
    start += usize::from(figure.fraction && scan.class(start) == Class::Article);
    if label::is_label(scan, figure) {
        return None;
    }
    if let Some(bracketed) = bracketed(scan, start) {
        return Some(bracketed);
    }
    // One letter is a unit only after digits and alone: neither "a dozen m" nor "the 5 F-16".
    if !scan.joined(start)
        || (scan.str(start).len() == 1 && !(figure.digits && ends(scan, start + 1)))
    {
        return None;
    }
    let (unit, end) = measure::read(scan, start)?;
    if unit.name == "degree" && is_angle(scan, figure.tokens.start, end) {
        return Some((Unit::base("degree", Axis::Measure("angle")), end));
    }
    // "23456 F Block", "777F": no weather
    let letter = scan.str(end - 1).len() == 1 && matches!(unit.axis, Axis::Measure("temperature"));
    let hot = letter && end == start + 1 && figure.extent.low() > Some(&Decimal::from(200));
    (!(hot || letter && scan.is_mark(end, '/'))).then_some((unit, end))
}

/// "turn 45 degrees", "a 45 degree angle"
fn is_angle(scan: &Scan, start: usize, end: usize) -> bool {
    const TURNS: &[&str] = &[
        "angle",
        "angled",
        "angles",
        "banked",
        "latitude",
        "longitude",
        "pitched",
        "rotate",
        "rotated",
        "rotates",
        "rotating",
        "rotation",
        "slope",
        "spin",
        "spun",
        "tilt",
        "tilted",
        "turn",
        "turned",
        "turning",
        "turns",
    ];
    let turns = |at: usize| Lower::new(scan.str(at)).is_some_and(|word| word.is_in(TURNS));
    (start.saturating_sub(3)..start).any(turns) || (end..end + 2).any(turns)
}

/// "20 (kg)"
fn bracketed(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let closed = |end: usize| {
        ["()", "[]", "{}", "<>"].iter().any(|pair| {
            let mut marks = pair.chars();
            let (open, close) = (marks.next(), marks.next());
            open.is_some_and(|c| scan.is_mark(at, c)) && close.is_some_and(|c| scan.is_mark(end, c))
        })
    };
    if scan.is_word(at) || !scan.joined(at) || !scan.glued(at + 1) {
        return None;
    }
    let (unit, end) = measure::read(scan, at + 1)?;
    closed(end).then_some((unit, end + 1))
}

/// Whether a word ends before this token, and no hyphen joins it to another.
fn ends(scan: &Scan, at: usize) -> bool {
    !(scan.is_hyphen(at) && scan.glued(at))
}

/// The noun after a figure, with up to two words that stand between.
fn counted(scan: &Scan, figure: &Figure) -> Option<(Unit, usize)> {
    if label::is_label(scan, figure) {
        return None;
    }
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
        || one
        || figure.scale == Decimal::from(12)
        || scan.is_any(figure.tokens.start + 1, &["couple", "pair"]);
    if parts && scan.is(at, "of") {
        at += 1;
        if scan.is_any(
            at,
            &[
                "the", "those", "these", "its", "their", "our", "his", "her", "my", "your", "all",
            ],
        ) {
            at += 1;
        } else if one {
            return None;
        }
    } else if label::is_year(scan, figure) {
        return None;
    }
    // "eight more picks"
    if scan.is_any(at, &["more", "other"]) && scan.joined(at) && !scan.is(at + 1, "than") {
        at += 1;
    }
    // "no one spoke"
    let before = figure.tokens.start.checked_sub(1);
    let pronoun = before.is_some_and(|b| scan.is_any(b, &["any", "every", "no", "some"]));
    let (unit, end) = plural(scan, at)
        .or_else(|| (one && !pronoun).then(|| only(scan, at))?)
        .or_else(|| attributive(scan, figure, at))?;
    Some((Unit::base(unit.as_str(), Axis::Things(unit.clone())), end))
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

/// The first plural among the next three words.
fn plural(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let mut next = at;
    for _ in 0..3 {
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

/// "a 12 page report", which a newsroom with more hyphens writes "12-page".
fn attributive(scan: &Scan, figure: &Figure, at: usize) -> Option<(String, usize)> {
    const NOUNS: &[&str] = &[
        "bed", "bedroom", "course", "door", "member", "nation", "page", "part", "person", "point",
        "room", "seat", "speed", "storey", "story", "team", "vote",
    ];
    let noun = Lower::new(scan.str(at)).is_some_and(|word| word.is_in(NOUNS));
    let next = at + 1;
    let thing = scan.is_word(next)
        && scan.joined(next)
        && scan.class(next) == Class::Other
        && !function_words::contains(scan.str(next));
    let many = figure.extent.low() > Some(&Decimal::ONE);
    (noun && thing && many && scan.joined(at)).then(|| (scan.str(at).to_lowercase(), next))
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
