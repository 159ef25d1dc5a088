//! What single words can be, looked up once for each word of a text.

mod holidays;
mod table;

use self::holidays::HOLIDAYS;

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

/// The class of a word in any case.
pub fn class(word: &str) -> Class {
    let letter = |c: &u8| usize::from((c | 0x20).wrapping_sub(b'a'));
    let Some(letter) = word.as_bytes().first().map(letter).filter(|l| *l < 26) else {
        return Class::Other;
    };
    let lengths = LENGTHS.get(letter).copied().unwrap_or(0);
    if word.len() > LONGEST || lengths >> word.len() & 1 == 0 {
        return Class::Other;
    }
    let starts = STARTS
        .get(letter)
        .copied()
        .zip(STARTS.get(letter + 1).copied());
    let near = starts
        .and_then(|(start, end)| WORDS.get(start..end))
        .unwrap_or(&[]);
    near.iter()
        .find(|(w, _)| w.eq_ignore_ascii_case(word))
        .map_or_else(|| joined(word), |(_, class)| *class)
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

const LONGEST: usize = 14;

/// All words, by first letter.
static WORDS: [(&str, Class); table::WORDS.len() + HOLIDAYS.len()] = words();

const fn words() -> [(&'static str, Class); table::WORDS.len() + HOLIDAYS.len()] {
    let mut words = [("", Class::Other); table::WORDS.len() + HOLIDAYS.len()];
    let (mut i, mut j) = (0, 0);
    while i + j < words.len() {
        let rest = j == HOLIDAYS.len();
        let plain = i < table::WORDS.len()
            && (rest || table::WORDS[i].0.as_bytes()[0] <= HOLIDAYS[j].as_bytes()[0]);
        if plain {
            words[i + j] = table::WORDS[i];
            i += 1;
        } else {
            words[i + j] = (HOLIDAYS[j], Class::Holiday);
            j += 1;
        }
    }
    words
}

/// For each first letter, a bit for each length that a word of the table has.
static LENGTHS: [u32; 26] = lengths();

const fn lengths() -> [u32; 26] {
    let mut lengths = [0; 26];
    let mut i = 0;
    while i < WORDS.len() {
        let word = WORDS[i].0.as_bytes();
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        i += 1;
    }
    lengths
}

/// Where the words of each first letter start in the table, and where the last ones end.
static STARTS: [usize; 27] = starts();

const fn starts() -> [usize; 27] {
    let mut starts = [0; 27];
    let mut i = 0;
    while i < WORDS.len() {
        starts[(WORDS[i].0.as_bytes()[0] - b'a') as usize + 1] = i + 1;
        i += 1;
    }
    let mut letter = 1;
    while letter < starts.len() {
        if starts[letter] == 0 {
            starts[letter] = starts[letter - 1];
        }
        letter += 1;
    }
    starts
}

#[cfg(test)]
mod tests;
