//! Other writings of the same value, as newspapers have them.

use super::atom::{Atom, MONTHS, WEEKDAYS, atoms, exchanged, grouped, in_words, nth};
use crate::value::Kind;
use regex::Regex;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// Writes one part of a value's words otherwise.
type Rewrite = fn(&str, &Range<usize>, &Atom) -> Option<String>;

/// The words of a value written otherwise.
pub fn equals(words: &str, kind: Kind, dated: bool) -> Vec<String> {
    let parts = atoms(words, dated, kind == Kind::Ordinal);
    let mut all = Vec::new();
    let rewrites: [Rewrite; 8] = [
        worded, figured, plain, kilo, scaled, long_month, short_name, other_nth,
    ];
    for rewrite in rewrites {
        all.extend(exchanged(words, &parts, |range, atom| {
            rewrite(words, range, atom)
        }));
    }
    for (pattern, other) in SHAPES.iter() {
        if dated == other.contains("$m") && pattern.is_match(words) {
            all.push(pattern.replace(words, *other).trim_end().to_owned());
        }
    }
    all.retain(|other| other != words);
    all.sort();
    all.dedup();
    all
}

/// Whole shapes, and what stands for them. Those with a group `m` are dates.
static SHAPES: LazyLock<Vec<(Regex, &'static str)>> = LazyLock::new(|| {
    let months: Vec<&str> = MONTHS.iter().map(|(long, _)| *long).collect();
    let months = months.join("|");
    let shapes = [
        (r"^(?P<a>.*)%$", "${a} percent"),
        (r"^(?P<a>.*)%$", "${a} per cent"),
        (r"^(?P<a>.*\d) per ?cent$", "${a}%"),
        (r"(?P<s>[$€£])(?P<n>[\d,.]*\d) billion\b", "${s}${n}bn"),
        (r"(?P<s>[$€£])(?P<n>[\d,.]*\d)bn\b", "${s}${n} billion"),
        (r"(?P<s>[$€£])(?P<n>[\d,.]*\d) million\b", "${s}${n}m"),
        (r"(?P<s>[$€£])(?P<n>[\d,.]*\d)m\b", "${s}${n} million"),
        (
            r"^(?P<a>|.*[ (])\$(?P<n>[\d,.]*\d(?: [mbtr]+illion)?)$",
            "${a}${n} dollars",
        ),
        (
            r"^(?P<a>|.*[ (])€(?P<n>[\d,.]*\d(?: [mbtr]+illion)?)$",
            "${a}${n} euros",
        ),
        (r"(?P<n>\d[\d,.]*(?: [mbtr]+illion)?) dollars$", "$$${n}"),
        (r"(?P<n>\d[\d,.]*(?: [mbtr]+illion)?) euros$", "€${n}"),
    ];
    let dates = [
        (
            r"^(?P<a>|.*[a-z,] )(?P<d>\d{1,2}(?:st|nd|rd|th)?) (?P<m>MONTHS)(?P<y> \d{4})$",
            "${a}$m $d,$y",
        ),
        (
            r"^(?P<a>|.*[a-z,] )(?P<d>\d{1,2}(?:st|nd|rd|th)?) (?P<m>MONTHS)$",
            "${a}$m $d",
        ),
        (
            r"^(?P<a>|.*[a-z,] )(?P<m>MONTHS) (?P<d>\d{1,2}(?:st|nd|rd|th)?), (?P<y>\d{4})$",
            "${a}$d $m $y",
        ),
        (
            r"^(?P<a>|.*[a-z,] )(?P<m>MONTHS) (?P<d>\d{1,2}(?:st|nd|rd|th)?)$",
            "${a}$d $m",
        ),
    ];
    let all = shapes.into_iter().chain(dates);
    let made = all.filter_map(|(shape, other)| {
        Some((Regex::new(&shape.replace("MONTHS", &months)).ok()?, other))
    });
    made.collect()
});

/// What stands right before and after a part.
fn beside<'a>(words: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    (&words[..range.start], &words[range.end..])
}

/// 28 → twenty-eight
fn worded(words: &str, range: &Range<usize>, atom: &Atom) -> Option<String> {
    let Atom::Number(number) = atom else {
        return None;
    };
    let (before, after) = beside(words, range);
    let joined = before.ends_with(|c: char| !c.is_whitespace() && c != '(')
        || after.starts_with(|c: char| !c.is_whitespace() && c != '-' && c != ',' && c != ')');
    let digits_only = words[range.clone()].bytes().all(|b| b.is_ascii_digit());
    let whole: usize = number.to_string().parse().ok()?;
    (!joined && digits_only && (2..100).contains(&whole)).then(|| in_words(whole))?
}

/// twenty-eight → 28
fn figured(words: &str, range: &Range<usize>, atom: &Atom) -> Option<String> {
    let Atom::Worded(number) = atom else {
        return None;
    };
    let (before, after) = beside(words, range);
    let next = after.trim_start_matches([' ', '-']).to_lowercase();
    let spelled = [
        "hundred", "thousand", "dozen", "score", "third", "quarter", "half", "fifth", "in ",
    ];
    let part = spelled.iter().any(|word| next.starts_with(word));
    let after_scale =
        before.trim_end().ends_with("hundred and") || before.trim_end().ends_with("hundred");
    (*number > 1 && !part && !after_scale).then(|| number.to_string())
}

/// 600,000 ↔ 600000
fn plain(words: &str, range: &Range<usize>, atom: &Atom) -> Option<String> {
    match atom {
        Atom::Number(number) if words[range.clone()].contains(',') => Some(number.to_string()),
        Atom::Number(number) if *number >= Decimal::from(10_000) => Some(grouped(*number)),
        _ => None,
    }
}

/// 600,000 → 600k
fn kilo(words: &str, range: &Range<usize>, atom: &Atom) -> Option<String> {
    let (_, after) = beside(words, range);
    let thousands = thousands(atom).filter(|_| !after.starts_with(char::is_alphanumeric))?;
    (thousands < 1_000).then(|| format!("{thousands}k"))
}

/// 600,000 → 600 thousand, 2,000,000 → 2 million
fn scaled(words: &str, range: &Range<usize>, atom: &Atom) -> Option<String> {
    let (_, after) = beside(words, range);
    let thousands = thousands(atom).filter(|_| !after.starts_with(char::is_alphanumeric))?;
    match thousands {
        0..1_000 => Some(format!("{thousands} thousand")),
        _ if thousands.is_multiple_of(1_000) => Some(format!("{} million", thousands / 1_000)),
        _ => None,
    }
}

/// How many thousands a figure is, where it is ten thousand or more and round.
fn thousands(atom: &Atom) -> Option<u64> {
    let Atom::Number(number) = atom else {
        return None;
    };
    let whole: u64 = number.to_string().parse().ok()?;
    (whole >= 10_000 && whole.is_multiple_of(1_000)).then_some(whole / 1_000)
}

/// Oct. → October
fn long_month(_: &str, _: &Range<usize>, atom: &Atom) -> Option<String> {
    match atom {
        Atom::Month {
            number,
            short: true,
        } => Some(MONTHS[*number].0.to_owned()),
        _ => None,
    }
}

/// October → Oct., Tuesday → Tues.
fn short_name(_: &str, _: &Range<usize>, atom: &Atom) -> Option<String> {
    match atom {
        Atom::Month {
            number,
            short: false,
        } => Some(MONTHS[*number].1.to_owned()),
        Atom::Weekday {
            number,
            short: false,
        } => Some(WEEKDAYS[*number].1.to_owned()),
        _ => None,
    }
}

/// third ↔ 3rd
fn other_nth(_: &str, _: &Range<usize>, atom: &Atom) -> Option<String> {
    match atom {
        Atom::Nth { number, worded } => nth(*number, !worded),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_newspapers_do() {
        for (words, kind, dated, expected) in [
            ("28", Kind::Count, false, &["twenty-eight"][..]),
            ("Twenty-eight", Kind::Count, false, &["28"]),
            (
                "600,000",
                Kind::Count,
                false,
                &["600 thousand", "600000", "600k"],
            ),
            ("2,000,000", Kind::Count, false, &["2 million", "2000000"]),
            ("two-thirds", Kind::Percent, false, &[]),
            ("5%", Kind::Percent, false, &["5 per cent", "5 percent"]),
            (
                "$300 billion",
                Kind::Money,
                false,
                &["$300bn", "300 billion dollars"],
            ),
            ("300 billion dollars", Kind::Money, false, &["$300 billion"]),
            ("14 October", Kind::Date, true, &["14 Oct.", "October 14"]),
            (
                "Tuesday, October 14, 2025",
                Kind::Date,
                true,
                &["Tues., Oct. 14, 2025", "Tuesday, 14 October 2025"],
            ),
            ("14 May 2025", Kind::Date, true, &["May 14, 2025"]),
            (
                "nearly four-year",
                Kind::Duration,
                false,
                &["nearly 4-year"],
            ),
            ("third", Kind::Ordinal, false, &["3rd"]),
            ("last week", Kind::Date, true, &[]),
        ] {
            assert_eq!(equals(words, kind, dated), expected, "{words}");
        }
    }
}
