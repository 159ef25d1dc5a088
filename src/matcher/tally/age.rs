//! Bare figures that tell how old somebody is, and count nobody.

use crate::rule::fold::Folded;
use std::ops::Range;

/// Words before ages: "three men, ages 19, 21 and 22".
const BEFORE: [&str; 3] = ["age", "ages", "aged"];

/// Words after them, before "old": "they were 28 and 31 years old".
const AFTER: [&str; 6] = ["year", "years", "yr", "yrs", "month", "months"];

/// Words between ages.
const BETWEEN: [&str; 6] = [",", "and", "or", "to", "of", "between"];

/// Whether a figure can be an age at all.
pub(in crate::matcher) fn is_age(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a bare figure, given as bytes of the text, is an age by what stands around it: by words
/// of age, across other figures, or between commas or brackets after who is told of ("Ada Reed, 34,
/// was hurt", "Tom Fenn (52)").
pub(super) fn is_told(folded: &Folded, text: &str, figure: &Range<usize>) -> bool {
    let tokens = &folded.tokens;
    let first = tokens.partition_point(|t| t.source.end <= figure.start);
    let end = tokens.partition_point(|t| t.source.start < figure.end);
    if first + 1 != end || !is_age(folded.word(first)) {
        return false;
    }
    let passes = |at: &usize| BETWEEN.contains(&folded.word(*at)) || is_age(folded.word(*at));
    let before = (0..first).rev().find(|at| !passes(at));
    let after = (end..tokens.len()).find(|at| !passes(at));
    let is = |at: usize, words: &[&str]| at < tokens.len() && words.contains(&folded.word(at));
    // "Aged 19 and 21, and 4 were hurt" has come to its end.
    let goes_on = |from: usize| {
        let ends = first > 1 && is(first - 1, &["and"]) && is(first - 2, &[","]);
        !(ends && (from..first - 2).any(|at| is(at, &["and", "or", "to"])))
    };
    let comma = |at: usize| at < tokens.len() && folded.word(at) == ",";
    let written = |back: usize| {
        let at = first.checked_sub(back);
        at.map_or("", |at| &text[tokens[at].source.clone()])
    };
    let capital = |back: usize| written(back).starts_with(char::is_uppercase);
    let named = || written(2).starts_with(char::is_alphabetic);
    let within =
        |open, close| text[..figure.start].ends_with(open) && text[figure.end..].starts_with(close);
    before.is_some_and(|at| is(at, &BEFORE) && goes_on(at))
        || after.is_some_and(|at| is(at, &AFTER) && is(at + 1, &["old", "olds"]))
        || first > 0 && comma(first - 1) && comma(end) && named()
        || within('(', ')') && (first == 0 || [1, 2].iter().all(|back| capital(*back)))
        // The mark of a note.
        || within('[', ']')
}

#[cfg(test)]
mod tests {
    use super::{Folded, is_told};

    #[test]
    fn ages_end_where_people_are_counted() {
        for (text, figure, age) in [
            ("three men, ages 19, 21 and 22", "22", true),
            ("three men, ages 19, 21, and 22", "22", true),
            ("they were 28 and 31 years old", "28", true),
            ("Ada Reed, 34, was hurt", "34", true),
            ("a fourth sailor, 37, was hurt", "37", true),
            ("Tom Fenn (52) deaths at sea", "52", true),
            ("(52) Deaths at sea", "52", true),
            ("Killed (3), injured (12)", "3", false),
            ("he fired, killing both.[7]", "7", true),
            ("three (3) deaths at sea", "3", false),
            ("left 2 dead, aged 19 and 21, and 4 wounded", "4", false),
            (
                "victims were aged 19 to 34, and 12 were killed",
                "12",
                false,
            ),
            ("killed 9 and 3 months later the town mourns", "9", false),
        ] {
            let at = text.rfind(figure).unwrap_or_default();
            let folded = Folded::new(text);
            let told = is_told(&folded, text, &(at..at + figure.len()));
            assert_eq!(told, age, "{text}: {figure}");
        }
    }
}
