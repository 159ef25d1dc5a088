//! Physical measures and how they convert, exactly.

mod table;

use self::table::MEASURES;
use super::Unit;
use super::function_words;
use super::keyed::{Gate, Key, Words};
use super::scan::{Scan, TokenKind};
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
    let word = scan.key(at).filter(|word| GATE.admits(*word))?;
    let start = NAMES.partition_point(|(first, _, _)| *first < word);
    let best = NAMES
        .get(start..)?
        .iter()
        .take_while(|(first, _, _)| *first == word)
        .filter_map(|(_, name, measure)| Some((*measure, matches(scan, at, name)?)))
        .max_by_key(|(_, end)| *end);
    let (measure, end) = best?;
    Some((measure.unit(), end))
}

/// The unit of that name.
pub fn named(name: &str) -> Option<Unit> {
    let measure = MEASURES.iter().find(|measure| measure.0 == name)?;
    Some(measure.unit())
}

/// The unit that is called so as a whole: "miles", "square miles".
pub fn called(name: &str) -> Option<Unit> {
    let scan = Scan::new(name);
    let whole = |(unit, end)| (end == scan.tokens.len() && name.len() > 1).then_some(unit);
    read(&scan, 0).and_then(whole)
}

/// Nouns that tell what is measured in metres or feet.
static LENGTHS: Words<64> = Words::of(&[
    "altitude",
    "depth",
    "diameter",
    "distance",
    "elevation",
    "height",
    "length",
    "outreach",
    "radius",
    "reach",
    "width",
]);

/// Words after a length.
static AFTER: Words<64> = Words::of(&[
    "above",
    "away",
    "backstroke",
    "below",
    "breaststroke",
    "butterfly",
    "dash",
    "deep",
    "freestyle",
    "high",
    "hurdles",
    "long",
    "medley",
    "relay",
    "sprint",
    "tall",
    "thick",
    "wide",
]);

/// Whether a noun such as "height" stands shortly before a token.
pub fn is_length_of(scan: &Scan, at: usize) -> bool {
    const NEAR: usize = 3;
    let length = |at: usize| LENGTHS.has(scan.key(at));
    (at.saturating_sub(NEAR)..at).any(length)
}

/// Things whose length or height is told in metres, and races.
static LONG: Words<128> = Words::of(&[
    "boat",
    "cable",
    "crane",
    "cliff",
    "crater",
    "dinghy",
    "drop",
    "fence",
    "final",
    "finals",
    "freestyle",
    "heat",
    "heats",
    "individual",
    "ladder",
    "line",
    "mast",
    "medallist",
    "pistol",
    "pool",
    "race",
    "races",
    "rifle",
    "runner",
    "runners",
    "semifinal",
    "ship",
    "shipwreck",
    "sprinter",
    "statue",
    "superyacht",
    "swim",
    "tower",
    "track",
    "tsunami",
    "tunnel",
    "vessel",
    "wall",
    "wave",
    "waves",
    "yacht",
]);

/// Whether the "m" that is glued to a figure at `figure` is a metre and no million: a word for a
/// length stands near, or another length.
pub fn is_metre(scan: &Scan, figure: usize, m: usize) -> bool {
    const NEAR: usize = 6;
    static SHORT: Words<32> =
        Words::of(&["cm", "dm", "feet", "ft", "inches", "km", "metres", "mm"]);
    let sum = figure.checked_sub(1).is_some_and(|before| {
        matches!(
            scan.get(before).map(|t| t.kind),
            Some(TokenKind::Mark('$' | '£' | '€'))
        )
    });
    let other = || (m + 2..m + NEAR).any(|at| SHORT.has(scan.key(at)) && scan.is_figure(at - 1));
    // "a 3m-high fence"
    let next = m + 1 + usize::from(scan.is_hyphen(m + 1) && scan.glued(m + 1));
    let told = AFTER.has(scan.key(next)) || LONG.has(scan.key(next));
    !sum && (told || is_length_of(scan, figure) || is_sport(scan, figure, m) || other())
}

/// "won the 10,000m", "jumped 8.12m"
fn is_sport(scan: &Scan, figure: usize, m: usize) -> bool {
    const RACES: &[&str] = &[
        "50", "60", "100", "110", "200", "400", "800", "1500", "1,500", "3000", "3,000", "5000",
        "5,000", "10000", "10,000",
    ];
    const LEAPS: &[&str] = &[
        "cleared", "dived", "jumped", "leaped", "leapt", "threw", "vaulted",
    ];
    let Some(before) = figure.checked_sub(1).filter(|_| scan.joined(figure)) else {
        return false;
    };
    let written = scan.str(figure);
    let counts =
        scan.is_word(m + 1) && scan.joined(m + 1) && !function_words::contains(scan.str(m + 1));
    let race = scan.is_any(before, &["the", "'s", "’s", "over"]) && RACES.contains(&written);
    let exact = written
        .split_once('.')
        .is_some_and(|(_, part)| part.len() == 2);
    !counts && (race || exact && scan.is_any(before, LEAPS))
}

impl Measure {
    fn unit(&self) -> Unit {
        let Self(name, dimension, (mantissa, places), _) = *self;
        let offset = match name {
            "degree Celsius" => Decimal::from(32),
            "kelvin" => Decimal::new(-45967, 2),
            _ => Decimal::ZERO,
        };
        Unit {
            name: name.to_owned(),
            axis: Axis::Measure(dimension),
            factor: Decimal::new(mantissa, places),
            offset,
        }
    }
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
