//! Whether a text is in English, which is all that the rules read.

use crate::problem::Problem;
use whatlang::{Detector, Lang, Script};

/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 4000;

/// A text of fewer letters may be in any language.
const LETTERS: usize = 200;

/// English has every fifth word among these, tables and lists of names none.
const COMMON: [&str; 12] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "was", "it",
];

/// What to say about a text in another language.
pub(super) fn notice(file: &str, prose: &str) -> Option<Problem> {
    let language = other(prose)?;
    let message = format!("this seems to be in {language}, and only English is read");
    Some(Problem::notice(
        file,
        message,
        "add a translation, or leave it out",
    ))
}

/// The name of the language, if it is surely none that the rules read.
fn other(prose: &str) -> Option<&'static str> {
    let start = prose.get(..prose.floor_char_boundary(LOOKED_AT))?;
    let letters = start.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LETTERS || is_english(start) {
        return None;
    }
    let info = Detector::new().detect(start)?;
    let sure = info.script() != Script::Latin || info.is_reliable();
    (sure && info.lang() != Lang::Eng).then(|| info.lang().eng_name())
}

fn is_english(text: &str) -> bool {
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let (mut all, mut common) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        common += usize::from(COMMON.contains(&word.to_lowercase().as_str()));
    }
    common * 10 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_is_noticed_and_a_table_is_none() {
        let french = "L'eau est mont\u{e9}e \u{e0} sept m\u{e8}tres dans la nuit, et douze personnes sont mortes dans la \
            vall\u{e9}e, a dit la commune mardi. Quatre mille autres ont \u{e9}t\u{e9} conduites dans des \u{e9}coles, o\u{f9} elles \
            resteront jusqu'\u{e0} ce que le barrage soit de nouveau s\u{fb}r, a d\u{e9}clar\u{e9} le maire.";
        let greek = "\u{3a4}\u{3bf} \u{3bd}\u{3b5}\u{3c1}\u{3cc} \u{3b1}\u{3bd}\u{3ad}\u{3b2}\u{3b7}\u{3ba}\u{3b5}. ".repeat(20);
        let english = "The water rose to seven metres in the night, and twelve people died in the valley, the \
            district said on Tuesday. About four thousand others were brought to schools. ".repeat(2);
        let table = "Oper shr loss 12 cts vs profit 3 cts. Net loss 1.2 mln vs profit 300,000. Revs 4.5 mln vs \
            5.1 mln. Avg shrs 10.1 mln vs 9.9 mln. Year oper shr loss 40 cts. ".repeat(3);
        for (text, language) in [
            (french, Some("French")),
            (&*greek, Some("Greek")),
            (&*english, None),
            (&*table, None),
            ("L'eau est mont\u{e9}e.", None),
        ] {
            assert_eq!(other(text), language, "{text}");
        }
    }
}
