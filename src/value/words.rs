//! What single words can be, looked up once for each word of a text.

mod holidays;
mod table;

use self::holidays::HOLIDAYS;
use self::table::WORDS;
use super::keyed::{Key, Keyed};

/// What a word can be the start of. Ordinary words are `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Other,
    /// zero to nineteen, twenty to ninety
    Number(u8),
    /// hundred, thousand, million …, by the power of ten
    Scale(u8),
    /// tens, hundreds, thousands …, by the power of ten
    Scales(u8),
    /// dozen, score: so many
    Pack(u8),
    /// dozens, scores: so many in each
    Packs(u8),
    /// first to twentieth, thirtieth to ninetieth
    Rank(u8),
    /// thirds, fourths …
    Ranks(u8),
    /// hundredth, thousandth …, by the power of ten
    RankScale(u8),
    /// hundredths, thousandths …, by the power of ten
    RankScales(u8),
    /// twofold, tenfold: so many times
    Fold(u8),
    /// half, quarter: parts of one, by the number of parts
    Part(u8),
    /// a, an
    Article,
    /// several, few, couple, handful: `number` looks at the word itself
    Vague,
    /// Words before a figure that belong to it: between, minus, negative
    Lead,
    /// January is 1
    Month(u8),
    /// Monday is 1
    Weekday(u8),
    /// Other words that a date or period can start with
    Time,
    /// Words that a holiday's name can start with, months and ordinals apart
    Holiday,
}

static CLASSES: Keyed<Class, 2048> = {
    let mut classes = Keyed::empty(Class::Other);
    let mut i = 0;
    while i < HOLIDAYS.len() {
        classes = classes.with(HOLIDAYS[i], Class::Holiday);
        i += 1;
    }
    // What a word is besides comes first.
    i = 0;
    while i < WORDS.len() {
        classes = classes.with(WORDS[i].0, WORDS[i].1);
        i += 1;
    }
    classes
};

/// The class of a word in any case.
pub fn class(word: &str) -> Class {
    class_by(word, Key::of(word))
}

/// The class of a word whose key is known.
pub fn class_by(word: &str, key: Option<Key>) -> Class {
    CLASSES.get(key).unwrap_or_else(|| joined(word))
}

/// "twentyfive", "thirtyfirst": two words written as one.
fn joined(word: &str) -> Class {
    const LEAST: usize = "fiftyone".len();
    if word.len() < LEAST {
        return Class::Other;
    }
    let part = |at: usize| Some((word.get(..at)?, word.get(at..)?));
    let tens = [5, 6, 7].into_iter().filter_map(part).find(|(head, _)| {
        let last = head.as_bytes().last();
        last.is_some_and(|c| c.eq_ignore_ascii_case(&b'y'))
    });
    let Some((head, tail)) = tens else {
        return Class::Other;
    };
    match (class(head), class(tail)) {
        (Class::Number(n @ 20..), Class::Number(m @ 1..=9)) => Class::Number(n + m),
        (Class::Number(n @ 20..), Class::Rank(m @ 1..=9)) => Class::Rank(n + m),
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests;
