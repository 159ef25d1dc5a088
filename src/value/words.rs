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
    ("about", Time),
    ("ad", Time),
    ("after", Time),
    ("ago", Time),
    ("all", Holiday),
    ("an", Article),
    ("annual", Time),
    ("another", Time),
    ("anzac", Holiday),
    ("approximately", Time),
    ("apr", Month(4)),
    ("april", Month(4)),
    ("armistice", Holiday),
    ("around", Time),
    ("ascension", Holiday),
    ("ash", Holiday),
    ("assumption", Holiday),
    ("aug", Month(8)),
    ("august", Month(8)),
    ("australia", Holiday),
    ("autumn", Time),
    ("bastille", Holiday),
    ("before", Time),
    ("beginning", Time),
    ("between", Lead),
    ("billion", Scale(9)),
    ("billions", Scales(9)),
    ("billionth", RankScale(9)),
    ("billionths", RankScales(9)),
    ("black", Holiday),
    ("bln", Scale(9)),
    ("bonfire", Holiday),
    ("boss", Holiday),
    ("boxing", Holiday),
    ("by", Time),
    ("canada", Holiday),
    ("centuries", Time),
    ("century", Time),
    ("christmas", Holiday),
    ("cinco", Holiday),
    ("circa", Time),
    ("columbus", Holiday),
    ("coming", Time),
    ("commencing", Time),
    ("corpus", Holiday),
    ("couple", Vague),
    ("crore", Scale(7)),
    ("crores", Scales(7)),
    ("current", Time),
    ("currently", Time),
    ("cyber", Holiday),
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
    ("earth", Holiday),
    ("easter", Holiday),
    ("eight", Number(8)),
    ("eighteen", Number(18)),
    ("eighteenth", Rank(18)),
    ("eighteenths", Ranks(18)),
    ("eightfold", Fold(8)),
    ("eighth", Rank(8)),
    ("eighths", Ranks(8)),
    ("eighties", Time),
    ("eightieth", Rank(80)),
    ("eightieths", Ranks(80)),
    ("eighty", Number(80)),
    ("eleven", Number(11)),
    ("eleventh", Rank(11)),
    ("elevenths", Ranks(11)),
    ("end", Time),
    ("eom", Time),
    ("eoy", Time),
    ("epiphany", Holiday),
    ("eve", Time),
    ("fall", Time),
    ("father", Holiday),
    ("fathers", Holiday),
    ("feb", Month(2)),
    ("february", Month(2)),
    ("few", Vague),
    ("fifteen", Number(15)),
    ("fifteenth", Rank(15)),
    ("fifteenths", Ranks(15)),
    ("fifth", Rank(5)),
    ("fifths", Ranks(5)),
    ("fifties", Time),
    ("fiftieth", Rank(50)),
    ("fiftieths", Ranks(50)),
    ("fifty", Number(50)),
    ("final", Time),
    ("first", Rank(1)),
    ("firsts", Ranks(1)),
    ("fiscal", Time),
    ("five", Number(5)),
    ("fivefold", Fold(5)),
    ("flag", Holiday),
    ("following", Time),
    ("forties", Time),
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
    ("giving", Holiday),
    ("good", Holiday),
    ("groundhog", Holiday),
    ("groundhogs", Holiday),
    ("guy", Holiday),
    ("h1", Time),
    ("h2", Time),
    ("half", Part(2)),
    ("halloween", Holiday),
    ("halves", Part(2)),
    ("handful", Vague),
    ("holy", Holiday),
    ("hour", Time),
    ("hours", Time),
    ("hr", Time),
    ("hrs", Time),
    ("human", Holiday),
    ("hundred", Scale(2)),
    ("hundredfold", Fold(100)),
    ("hundreds", Scales(2)),
    ("hundredth", RankScale(2)),
    ("hundredths", RankScales(2)),
    ("in", Time),
    ("independence", Holiday),
    ("indigenous", Holiday),
    ("international", Holiday),
    ("jan", Month(1)),
    ("january", Month(1)),
    ("jul", Month(7)),
    ("july", Month(7)),
    ("jun", Month(6)),
    ("june", Month(6)),
    ("juneteenth", Holiday),
    ("labor", Holiday),
    ("labour", Holiday),
    ("lakh", Scale(5)),
    ("lakhs", Scales(5)),
    ("last", Time),
    ("late", Time),
    ("later", Time),
    ("latest", Time),
    ("less", Time),
    ("mar", Month(3)),
    ("march", Month(3)),
    ("mardi", Holiday),
    ("martin", Holiday),
    ("maundy", Holiday),
    ("may", Month(5)),
    ("memorial", Holiday),
    ("mid", Time),
    ("middle", Time),
    ("midnight", Time),
    ("million", Scale(6)),
    ("millions", Scales(6)),
    ("millionth", RankScale(6)),
    ("millionths", RankScales(6)),
    ("min", Time),
    ("mins", Time),
    ("minus", Lead),
    ("minute", Time),
    ("minutes", Time),
    ("mlk", Holiday),
    ("mln", Scale(6)),
    ("mon", Weekday(1)),
    ("monday", Weekday(1)),
    ("mondays", Weekday(1)),
    ("month", Time),
    ("monthly", Time),
    ("months", Time),
    ("more", Time),
    ("mother", Holiday),
    ("mothers", Holiday),
    ("naught", Number(0)),
    ("negative", Lead),
    ("new", Holiday),
    ("next", Time),
    ("night", Time),
    ("nights", Time),
    ("nine", Number(9)),
    ("ninefold", Fold(9)),
    ("nineteen", Number(19)),
    ("nineteenth", Rank(19)),
    ("nineteenths", Ranks(19)),
    ("nineth", Rank(9)),
    ("nineties", Time),
    ("ninetieth", Rank(90)),
    ("ninetieths", Ranks(90)),
    ("ninety", Number(90)),
    ("ninth", Rank(9)),
    ("ninths", Ranks(9)),
    ("no", Time),
    ("nought", Number(0)),
    ("nov", Month(11)),
    ("november", Month(11)),
    ("now", Time),
    ("oct", Month(10)),
    ("october", Month(10)),
    ("on", Time),
    ("one", Number(1)),
    ("orthodox", Holiday),
    ("over", Time),
    ("overnight", Time),
    ("pair", Vague),
    ("palm", Holiday),
    ("past", Time),
    ("patriot", Holiday),
    ("pentecost", Holiday),
    ("pi", Holiday),
    ("preceding", Time),
    ("present", Time),
    ("president", Holiday),
    ("presidents", Holiday),
    ("previous", Time),
    ("prior", Time),
    ("q1", Time),
    ("q2", Time),
    ("q3", Time),
    ("q4", Time),
    ("qtr", Time),
    ("quarter", Part(4)),
    ("quarters", Part(4)),
    ("ramadan", Time),
    ("recent", Time),
    ("recently", Time),
    ("remainder", Time),
    ("remaining", Time),
    ("remembrance", Holiday),
    ("republic", Holiday),
    ("rest", Time),
    ("roughly", Time),
    ("saint", Holiday),
    ("same", Time),
    ("sat", Weekday(6)),
    ("saturday", Weekday(6)),
    ("saturdays", Weekday(6)),
    ("score", Pack(20)),
    ("scores", Packs(20)),
    ("sec", Time),
    ("second", Rank(2)),
    ("seconds", Time),
    ("secs", Time),
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
    ("seventies", Time),
    ("seventieth", Rank(70)),
    ("seventieths", Ranks(70)),
    ("seventy", Number(70)),
    ("several", Vague),
    ("shrove", Holiday),
    ("since", Time),
    ("six", Number(6)),
    ("sixfold", Fold(6)),
    ("sixteen", Number(16)),
    ("sixteenth", Rank(16)),
    ("sixteenths", Ranks(16)),
    ("sixth", Rank(6)),
    ("sixths", Ranks(6)),
    ("sixties", Time),
    ("sixtieth", Rank(60)),
    ("sixtieths", Ranks(60)),
    ("sixty", Number(60)),
    ("spring", Time),
    ("st", Holiday),
    ("star", Holiday),
    ("start", Time),
    ("starting", Time),
    ("summer", Time),
    ("sun", Weekday(7)),
    ("sunday", Weekday(7)),
    ("sundays", Weekday(7)),
    ("ten", Number(10)),
    ("tenfold", Fold(10)),
    ("tens", Scales(1)),
    ("tenth", Rank(10)),
    ("tenths", Ranks(10)),
    ("thanksgiving", Holiday),
    ("that", Time),
    ("the", Time),
    ("these", Time),
    ("third", Rank(3)),
    ("thirds", Ranks(3)),
    ("thirteen", Number(13)),
    ("thirteenth", Rank(13)),
    ("thirteenths", Ranks(13)),
    ("thirties", Time),
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
    ("trinity", Holiday),
    ("tue", Weekday(2)),
    ("tues", Weekday(2)),
    ("tuesday", Weekday(2)),
    ("tuesdays", Weekday(2)),
    ("twelfth", Rank(12)),
    ("twelfths", Ranks(12)),
    ("twelve", Number(12)),
    ("twenties", Time),
    ("twentieth", Rank(20)),
    ("twentieths", Ranks(20)),
    ("twenty", Number(20)),
    ("two", Number(2)),
    ("twofold", Fold(2)),
    ("until", Time),
    ("upcoming", Time),
    ("valentine", Holiday),
    ("valentines", Holiday),
    ("veteran", Holiday),
    ("veterans", Holiday),
    ("victoria", Holiday),
    ("washington", Holiday),
    ("wed", Weekday(3)),
    ("wednesday", Weekday(3)),
    ("wednesdays", Weekday(3)),
    ("weds", Weekday(3)),
    ("week", Time),
    ("weekend", Time),
    ("weekends", Time),
    ("weekly", Time),
    ("weeks", Time),
    ("whit", Holiday),
    ("winter", Time),
    ("within", Time),
    ("women", Holiday),
    ("world", Holiday),
    ("xmas", Holiday),
    ("year", Time),
    ("yearly", Time),
    ("years", Time),
    ("yesterday", Time),
    ("yr", Time),
    ("yrs", Time),
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
