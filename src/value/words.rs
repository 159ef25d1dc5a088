//! What single words can be, looked up once for each word of a text.

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

use Class::*;

/// Sorted by word.
static WORDS: &[(&str, Class)] = &[
    ("a", Article),
    ("after", Time),
    ("ago", Time),
    ("an", Article),
    ("annual", Time),
    ("apr", Month(4)),
    ("april", Month(4)),
    ("aug", Month(8)),
    ("august", Month(8)),
    ("autumn", Time),
    ("before", Time),
    ("beginning", Time),
    ("between", Lead),
    ("billion", Scale(9)),
    ("billions", Scales(9)),
    ("billionth", RankScale(9)),
    ("billionths", RankScales(9)),
    ("bln", Scale(9)),
    ("by", Time),
    ("centuries", Time),
    ("century", Time),
    ("christmas", Time),
    ("coming", Time),
    ("couple", Vague),
    ("crore", Scale(7)),
    ("crores", Scales(7)),
    ("current", Time),
    ("daily", Time),
    ("day", Time),
    ("days", Time),
    ("dec", Month(12)),
    ("decade", Time),
    ("decades", Time),
    ("december", Month(12)),
    ("dozen", Pack(12)),
    ("dozens", Packs(12)),
    ("during", Time),
    ("earlier", Time),
    ("early", Time),
    ("easter", Time),
    ("eight", Number(8)),
    ("eighteen", Number(18)),
    ("eighteenth", Rank(18)),
    ("eighteenths", Ranks(18)),
    ("eightfold", Fold(8)),
    ("eighth", Rank(8)),
    ("eighths", Ranks(8)),
    ("eightieth", Rank(80)),
    ("eightieths", Ranks(80)),
    ("eighty", Number(80)),
    ("eleven", Number(11)),
    ("eleventh", Rank(11)),
    ("elevenths", Ranks(11)),
    ("end", Time),
    ("eve", Time),
    ("fall", Time),
    ("feb", Month(2)),
    ("february", Month(2)),
    ("few", Vague),
    ("fifteen", Number(15)),
    ("fifteenth", Rank(15)),
    ("fifteenths", Ranks(15)),
    ("fifth", Rank(5)),
    ("fifths", Ranks(5)),
    ("fiftieth", Rank(50)),
    ("fiftieths", Ranks(50)),
    ("fifty", Number(50)),
    ("first", Rank(1)),
    ("firsts", Ranks(1)),
    ("five", Number(5)),
    ("fivefold", Fold(5)),
    ("following", Time),
    ("fortieth", Rank(40)),
    ("fortieths", Ranks(40)),
    ("fortnight", Time),
    ("fortnights", Time),
    ("forty", Number(40)),
    ("four", Number(4)),
    ("fourfold", Fold(4)),
    ("fourteen", Number(14)),
    ("fourteenth", Rank(14)),
    ("fourteenths", Ranks(14)),
    ("fourth", Rank(4)),
    ("fourths", Ranks(4)),
    ("fourty", Number(40)),
    ("fri", Weekday(5)),
    ("friday", Weekday(5)),
    ("fridays", Weekday(5)),
    ("from", Time),
    ("half", Part(2)),
    ("halloween", Time),
    ("halves", Part(2)),
    ("handful", Vague),
    ("hour", Time),
    ("hours", Time),
    ("hundred", Scale(2)),
    ("hundredfold", Fold(100)),
    ("hundreds", Scales(2)),
    ("hundredth", RankScale(2)),
    ("hundredths", RankScales(2)),
    ("in", Time),
    ("jan", Month(1)),
    ("january", Month(1)),
    ("jul", Month(7)),
    ("july", Month(7)),
    ("jun", Month(6)),
    ("june", Month(6)),
    ("lakh", Scale(5)),
    ("lakhs", Scales(5)),
    ("last", Time),
    ("late", Time),
    ("later", Time),
    ("mar", Month(3)),
    ("march", Month(3)),
    ("may", Month(5)),
    ("mid", Time),
    ("middle", Time),
    ("midnight", Time),
    ("million", Scale(6)),
    ("millions", Scales(6)),
    ("millionth", RankScale(6)),
    ("millionths", RankScales(6)),
    ("minus", Lead),
    ("minute", Time),
    ("minutes", Time),
    ("mln", Scale(6)),
    ("mon", Weekday(1)),
    ("monday", Weekday(1)),
    ("mondays", Weekday(1)),
    ("month", Time),
    ("monthly", Time),
    ("months", Time),
    ("naught", Number(0)),
    ("negative", Lead),
    ("new", Time),
    ("next", Time),
    ("nine", Number(9)),
    ("ninefold", Fold(9)),
    ("nineteen", Number(19)),
    ("nineteenth", Rank(19)),
    ("nineteenths", Ranks(19)),
    ("nineth", Rank(9)),
    ("ninetieth", Rank(90)),
    ("ninetieths", Ranks(90)),
    ("ninety", Number(90)),
    ("ninth", Rank(9)),
    ("ninths", Ranks(9)),
    ("nought", Number(0)),
    ("nov", Month(11)),
    ("november", Month(11)),
    ("now", Time),
    ("oct", Month(10)),
    ("october", Month(10)),
    ("on", Time),
    ("one", Number(1)),
    ("over", Time),
    ("overnight", Time),
    ("pair", Vague),
    ("past", Time),
    ("previous", Time),
    ("quarter", Part(4)),
    ("quarters", Part(4)),
    ("ramadan", Time),
    ("recently", Time),
    ("sat", Weekday(6)),
    ("saturday", Weekday(6)),
    ("saturdays", Weekday(6)),
    ("score", Pack(20)),
    ("scores", Packs(20)),
    ("second", Rank(2)),
    ("seconds", Time),
    ("sep", Month(9)),
    ("sept", Month(9)),
    ("september", Month(9)),
    ("seven", Number(7)),
    ("sevenfold", Fold(7)),
    ("seventeen", Number(17)),
    ("seventeenth", Rank(17)),
    ("seventeenths", Ranks(17)),
    ("seventh", Rank(7)),
    ("sevenths", Ranks(7)),
    ("seventieth", Rank(70)),
    ("seventieths", Ranks(70)),
    ("seventy", Number(70)),
    ("several", Vague),
    ("since", Time),
    ("six", Number(6)),
    ("sixfold", Fold(6)),
    ("sixteen", Number(16)),
    ("sixteenth", Rank(16)),
    ("sixteenths", Ranks(16)),
    ("sixth", Rank(6)),
    ("sixths", Ranks(6)),
    ("sixtieth", Rank(60)),
    ("sixtieths", Ranks(60)),
    ("sixty", Number(60)),
    ("spring", Time),
    ("start", Time),
    ("summer", Time),
    ("sun", Weekday(7)),
    ("sunday", Weekday(7)),
    ("sundays", Weekday(7)),
    ("ten", Number(10)),
    ("tenfold", Fold(10)),
    ("tens", Scales(1)),
    ("tenth", Rank(10)),
    ("tenths", Ranks(10)),
    ("thanksgiving", Time),
    ("the", Time),
    ("these", Time),
    ("third", Rank(3)),
    ("thirds", Ranks(3)),
    ("thirteen", Number(13)),
    ("thirteenth", Rank(13)),
    ("thirteenths", Ranks(13)),
    ("thirtieth", Rank(30)),
    ("thirtieths", Ranks(30)),
    ("thirty", Number(30)),
    ("this", Time),
    ("thousand", Scale(3)),
    ("thousands", Scales(3)),
    ("thousandth", RankScale(3)),
    ("thousandths", RankScales(3)),
    ("three", Number(3)),
    ("threefold", Fold(3)),
    ("thu", Weekday(4)),
    ("thur", Weekday(4)),
    ("thurs", Weekday(4)),
    ("thursday", Weekday(4)),
    ("thursdays", Weekday(4)),
    ("till", Time),
    ("today", Time),
    ("tomorrow", Time),
    ("tonight", Time),
    ("trillion", Scale(12)),
    ("trillions", Scales(12)),
    ("trillionth", RankScale(12)),
    ("trillionths", RankScales(12)),
    ("tue", Weekday(2)),
    ("tues", Weekday(2)),
    ("tuesday", Weekday(2)),
    ("tuesdays", Weekday(2)),
    ("twelfth", Rank(12)),
    ("twelfths", Ranks(12)),
    ("twelve", Number(12)),
    ("twentieth", Rank(20)),
    ("twentieths", Ranks(20)),
    ("twenty", Number(20)),
    ("two", Number(2)),
    ("twofold", Fold(2)),
    ("until", Time),
    ("upcoming", Time),
    ("wed", Weekday(3)),
    ("wednesday", Weekday(3)),
    ("wednesdays", Weekday(3)),
    ("weds", Weekday(3)),
    ("week", Time),
    ("weekend", Time),
    ("weekends", Time),
    ("weekly", Time),
    ("weeks", Time),
    ("winter", Time),
    ("within", Time),
    ("year", Time),
    ("yearly", Time),
    ("years", Time),
    ("yesterday", Time),
    ("zero", Number(0)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_no_word_is_too_long() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WORDS.iter().all(|(w, _)| w.len() <= LONGEST));
    }

    #[test]
    fn words_have_their_class_in_any_case() {
        for (word, is) in [
            ("seven", Number(7)),
            ("Ninety", Number(90)),
            ("MILLION", Scale(6)),
            ("dozens", Packs(12)),
            ("Tuesday", Weekday(2)),
            ("december", Month(12)),
            ("twentyfive", Number(25)),
            ("Thirtyfirst", Rank(31)),
            ("thirtyish", Other),
            ("soldier", Other),
            ("", Other),
            ("ünfzehn", Other),
        ] {
            assert_eq!(class(word), is, "{word}");
        }
    }
}
