//! The words of a text that nothing else is asked of.
//!
//! Most sentences have no word that a phrase needs. To see that they need not be folded as a
//! whole: what news is made of, words of ASCII letters and figures, is taken as it stands.

mod asked;
mod run;

use super::bytes::{Class, ends_word, word_at};
use super::needs::COMMA;
use crate::value::keyed::Key;
use run::BYTES;

pub use asked::Asked;
pub use run::Runs;

/// Calls `found` with each token of the folded text, in any case, and with those that it has if a sentence
/// ends somewhere within, and the key and place of each: no token is farther from another than their places
/// tell, and none stands before one that has an earlier place. A comma or semicolon comes as a
/// comma, at the place of what is behind it; where there may be none, too.
///
/// Those that none of the words asked for resembles may be left out. Whether that is all of them:
/// what has too many points, or no end, is not looked into.
pub fn each_word(
    text: &str,
    asked: &Asked,
    runs: &mut Runs,
    mut found: impl FnMut(&str, Option<Key>, usize),
) -> bool {
    const COMMA_KEY: Option<Key> = Key::of(COMMA);
    const CANNOT: Option<Key> = Key::of("cannot");
    let bytes = text.as_bytes();
    let mut all = true;
    let (mut at, mut blank) = (0, 0);
    let mut place = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(Class::of(byte), Class::Between | Class::Point) {
            if byte.is_ascii_whitespace() {
                blank = at;
            } else if asked.commas && matches!(byte, b',' | b';') {
                found(COMMA, COMMA_KEY, place);
            }
            at += 1;
            continue;
        }
        let (mut end, key) = word_at(text, at);
        // A run without white space is cut into sentences anywhere, in time.
        all &= end - blank <= BYTES;
        if end > at && ends_word(bytes, end) {
            place += 1;
            let word = &text[at..end];
            if !asked.may_have(word, key) {
                at = end;
                continue;
            }
            if key == CANNOT {
                found("can", Key::of("can"), place - 1);
                found("not", Key::of("not"), place - 1);
            } else {
                found(word, key, place - 1);
            }
        } else {
            // Beyond what stands between words whatever is beside it nothing depends on this.
            while bytes
                .get(end)
                .is_some_and(|b| Class::of(*b) != Class::Between)
            {
                end += 1;
            }
            let run = &text[at..end];
            let mut any = true;
            if !asked.no_part_of(run) {
                let read = runs.read(run, asked);
                let words = read.words.iter();
                words.for_each(|word| found(word, Key::of(word), place));
                all &= read.all;
                any = read.any;
            }
            if asked.commas && run.contains(',') {
                found(COMMA, COMMA_KEY, place);
                found(COMMA, COMMA_KEY, place + 1);
            }
            place += usize::from(any);
        }
        at = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::fold::{Folded, stem};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn as_folded(text: &str) -> BTreeSet<String> {
        let folded = Folded::new(text);
        let words = (0..folded.tokens.len()).filter(|&n| !folded.is_comma(n));
        words.map(|n| folded.word(n).to_owned()).collect()
    }

    /// All words are asked for.
    fn any() -> Asked {
        let mut asked = Asked::new();
        asked.add_all("");
        asked.commas = true;
        asked
    }

    fn as_looked_over(text: &str) -> (BTreeSet<String>, bool) {
        let mut words = BTreeSet::new();
        let all = each_word(text, &any(), &mut Runs::default(), |word, _, _| {
            words.insert(word.to_ascii_lowercase());
        });
        words.remove(COMMA);
        (words, all)
    }

    fn texts() -> impl Strategy<Value = String> {
        r#"([A-Za-z]{1,7}|[0-9]{1,3}|[ .,;'’"$%&+@#_/()\n-]{1,3}|n't|cannot|[A-Z]\.|é|É|\u{ad}|\u{200b}|\u{301}|\u{a0}|“|—|\PC){0,24}"#
    }

    #[test]
    fn figures_and_initials_are_words_as_a_whole_and_in_part() {
        let words = |text| as_looked_over(text).0.into_iter().collect::<Vec<_>>();
        assert_eq!(words("The U.S. plan's"), ["plan's", "s", "the", "u", "us"]);
        assert_eq!(
            words("He left.Then 3.5%"),
            ["3", "3.5%", "5%", "he", "left", "then"]
        );
        assert!(!as_looked_over(&"a.".repeat(20)).1);
        assert!(!as_looked_over(&"\u{e9}".repeat(BYTES)).1);
        // Sentences end anywhere in what has no white space.
        assert!(!as_looked_over(&"z".repeat(BYTES + 1)).1);
        assert!(!as_looked_over(&"z/".repeat(BYTES)).1);
        assert!(as_looked_over(&"z/ ".repeat(BYTES)).1);
    }

    #[test]
    fn words_that_begin_as_is_asked_for_are_found() {
        let mut asked = Asked::new();
        asked.add("order");
        asked.add("orders");
        asked.add("up");
        asked.add("incomprehensibility");
        asked.add_all("1");
        asked.add_all("sent");
        let mut words = Vec::new();
        let text = "Orders CANNOT go up, 12 sentences SENTENCED u ordain. A plan of men, Incomprehensibility";
        each_word(text, &asked, &mut Runs::default(), |word, _, _| {
            words.push(word.to_ascii_lowercase());
        });
        let sure = [
            "orders",
            "can",
            "not",
            "up",
            "12",
            "sentences",
            "sentenced",
            "incomprehensibility",
        ];
        assert!(
            sure.iter().all(|word| words.contains(&(*word).to_owned())),
            "{words:?}"
        );
        assert!(words.len() < sure.len() + 3, "{words:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Nor are two taken to be farther apart than they are, or the other way round.
        #[test]
        fn places_are_no_farther_apart_than_words(text in texts(), from in 0..24_usize) {
            let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            let all = each_word(&text, &any(), &mut Runs::default(), |word, _, place| {
                places.entry(word.to_ascii_lowercase()).or_default().push(place);
            });
            let folded = Folded::new(&text);
            // What each token is called, and at which word it stands.
            let mut tokens: Vec<(&str, usize)> = Vec::new();
            let mut words = 0;
            for n in 0..folded.tokens.len() {
                let comma = folded.is_comma(n);
                tokens.push((if comma { COMMA } else { folded.word(n) }, words));
                words += usize::from(!comma);
            }
            let near = |(a, at): &(&str, usize), (b, behind): &(&str, usize)| {
                let (a, b) = (&places[*a], &places[*b]);
                a.iter().any(|a| b.iter().any(|b| a <= b && b - a <= behind - at))
            };
            let Some(first) = tokens.get(from).filter(|_| all) else { return Ok(()) };
            for other in &tokens[from + 1..] {
                prop_assert!(near(first, other), "{:?} {:?} {:?} {:?}", text, first, other, places);
            }
        }

        #[test]
        fn no_word_that_is_asked_for_is_missed(
            text in prop::collection::vec(texts().boxed().prop_union(r"([12]{1,3}[.,]{0,2}){1,4}( |'s )".boxed()), 1..3),
            words in prop::collection::vec("[a-z]{1,3}|[12]{1,2}|[12][.,][12]|cannot|\\PC", 0..4),
            beginnings in prop::collection::vec("[a-z]{1,6}|[12]{1,2}|[12][.,][12]", 0..2),
        ) {
            let text = text.concat();
            let mut asked = Asked::new();
            words.iter().for_each(|word| asked.add(word));
            beginnings.iter().for_each(|word| asked.add_all(word));
            let mut found = BTreeSet::new();
            let all = each_word(&text, &asked, &mut Runs::default(), |word, _, _| {
                found.insert(word.to_ascii_lowercase());
            });
            let parts = text.split_inclusive('.').map(as_folded);
            for token in parts.chain([as_folded(&text)]).flatten().filter(|_| all) {
                let is = |word: &String| *word == token || stem(&token) == Some(word);
                let wanted = words.iter().any(is) || beginnings.iter().any(|b| token.starts_with(b));
                prop_assert!(!wanted || found.contains(&token), "{:?} {:?} {:?}", text, token, found);
            }
        }

        #[test]
        fn no_word_of_the_folded_text_is_missed(
            text in texts(),
        ) {
            let (found, all) = as_looked_over(&text);
            let parts = text.split_inclusive('.').map(as_folded);
            for wanted in parts.chain([as_folded(&text)]) {
                prop_assert!(!all || wanted.is_subset(&found), "{:?} {:?}", wanted, found);
            }
            let folded = as_folded(&text);
            prop_assert!(text.contains('.') || found == folded, "{:?} {:?}", folded, found);
        }
    }
}
