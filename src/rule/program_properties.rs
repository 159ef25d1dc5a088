//! A phrase's program finds what its regular expression finds.

use super::fold::Folded;
use super::list::List;
use super::pattern::{self, Pattern};
use super::phrase;
use super::sketch::Line;
use super::slot::{Group, Mark, Slot, Slots};
use super::{Form, Given, Index, Near, Phrase, Rule};
use proptest::prelude::*;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a match of the regular expression took, in tokens: the whole, then its groups.
type Taken = Vec<Option<Range<usize>>>;

fn by_expression(pattern: &Pattern, text: &Folded) -> Vec<Taken> {
    let regex = Regex::new(&pattern.expression()).unwrap();
    let tokens = |m: regex::Match<'_>| text.token_at(m.start())..text.token_at(m.end());
    let found = regex.captures_iter(&text.text);
    found
        .map(|captures| captures.iter().map(|group| group.map(tokens)).collect())
        .collect()
}

fn by_program(pattern: &Pattern, text: &Folded) -> Vec<Taken> {
    let groups = pattern.groups().len();
    let found = pattern.matches(text);
    found
        .map(|found| {
            let groups = (1..=groups).map(|n| found.group(n));
            std::iter::once(Some(found.whole())).chain(groups).collect()
        })
        .collect()
}

/// Lists whose words begin with one another, in every order.
fn slots() -> Arc<Slots> {
    let words = |says: &[&str]| {
        says.iter()
            .map(|say| phrase::parse(say).unwrap())
            .collect::<Vec<_>>()
    };
    let named = |is: &str, says: &[&str]| {
        let group = Group::Facet {
            facet: "f".into(),
            is: is.into(),
        };
        (group, words(says))
    };
    let list = |says: &[&str]| Slot::List(Arc::new(List::of_words(words(says))));
    Arc::new(Slots::from([
        ("l".to_owned(), list(&["a b", "a", "b*", "ab c", "c ... d"])),
        ("m".to_owned(), list(&["a*", "ab", "b c", "[b] d", "c"])),
        ("n".to_owned(), list(&["* ,", "[b] ,", "c"])),
        ("value".to_owned(), Slot::Mark(Mark::Value)),
        (
            "f".to_owned(),
            Slot::List(Arc::new(List::of_named(vec![
                named("x", &["a", "c d"]),
                named("y", &["a b", "d*"]),
            ]))),
        ),
    ]))
}

fn phrases() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "a",
        "b",
        "c",
        "d",
        "ab",
        "a*",
        "ab*",
        "*",
        "...",
        ",",
        ";",
        "{l}",
        "{m}",
        "{f}",
        "{value}",
        "1,000",
        "{n}",
        "([b] ,|d)",
        "(... ,|d)",
    ]);
    let leaf = leaf.prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 5, |inner| {
        let all = |n| prop::collection::vec(inner.clone(), n);
        prop_oneof![
            4 => all(1..5).prop_map(|parts| parts.join(" ")),
            2 => all(1..7).prop_map(|parts| format!("({})", parts.join("|"))),
            2 => all(1..4).prop_map(|parts| format!("[{}]", parts.join("|"))),
        ]
    })
}

fn texts() -> impl Strategy<Value = Folded> {
    let word = prop::sample::select(vec![
        "a", "b", "c", "d", "ab", "abc", "a's", "d's", "x", ",", ";", "1,000", "\u{e000}",
    ]);
    prop::collection::vec(word, 0..90).prop_map(|words| {
        let mut text = Folded::default();
        for word in words {
            text.push(word, 0..0);
        }
        text
    })
}

/// Whether looking a sentence over leaves a phrase in play.
fn is_candidate(pattern: &Pattern, text: &str) -> bool {
    let phrase = Phrase {
        says: String::new(),
        range: 0..0,
        form: Form::Words(Box::new(pattern.clone())),
        value: Given::Captured,
        denies: false,
        fallback: false,
        alone: false,
        most: false,
        headline: false,
        whole: false,
        facets: BTreeMap::new(),
        near: Near::default(),
    };
    let rule = Rule {
        phrases: Arc::new(vec![phrase]),
        slots: slots(),
        ..Rule::default()
    };
    let index = Index::new(std::slice::from_ref(&rule));
    let folded = Folded::new(text);
    let mut lookouts = index.lookouts();
    let lookout = &mut lookouts[0];
    lookout.enter(text) && !lookout.candidates(text, false, || &folded).is_empty()
}

/// Where an alternative that comes first can match, no later one is taken. regex-syntax 0.8.11 took one.
#[test]
fn the_first_alternative_is_taken() {
    let phrase = Arc::new(phrase::parse("[a] ({n}|{l}) {l}").unwrap());
    let pattern = pattern::compile(phrase, &slots()).unwrap();
    let mut text = Folded::default();
    for word in [",", "c", "d", "a"] {
        text.push(word, 0..0);
    }
    let first = vec![vec![Some(0..3), None, Some(2..2)]];
    assert_eq!(by_program(&pattern, &text), first);
    assert_eq!(by_expression(&pattern, &text), first);
}

#[test]
fn a_phrase_whose_words_stand_otherwise_is_no_candidate() {
    for (says, text, may) in [
        ("a b", "a, b", true),
        ("a b", "b a", false),
        ("a b", "a x b", false),
        ("a ... b", "x a x x x x x x b", true),
        ("a ... b", "a x x x x x x x x x x x x x b", false),
        ("a {value} b", "a x x x x x x x x x x x x x b", true),
        // How much stands between them at the least is looked at later.
        ("a {value} b", "a b", true),
        ("a, b", "a, b", true),
        ("a, b", "x; a b", false),
        ("a, {value} b", "a; x x x x b", true),
        ("a, {value} b", "a x x, x x b", false),
        ("a [x], b", "a x, b", true),
        ("a ([b] ,|d) x", "a b, x", true),
        ("a {n} x", "a y, x", true),
        ("a [x], b", "a x x, b", false),
        ("(a|c d) {l} x", "c d bad x", true),
        ("(a|c d) {l} x", "x c d b", false),
        ("a [b c] x", "a c b x", true),
        ("a [b c] x", "a c b c b c x", false),
        ("a * b", "a 22 million b", false),
        ("[{value}] a * b", "a 22 million b", true),
    ] {
        let phrase = Arc::new(phrase::parse(says).unwrap());
        let pattern = pattern::compile(phrase, &slots()).unwrap();
        assert_eq!(is_candidate(&pattern, text), may, "{says}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn finds_what_the_expression_finds(says in phrases(), text in texts()) {
        let Ok(phrase) = phrase::parse(&says) else { return Ok(()) };
        let Ok(pattern) = pattern::compile(Arc::new(phrase), &slots()) else { return Ok(()) };
        let wanted = by_expression(&pattern, &text);
        prop_assert_eq!(by_program(&pattern, &text), wanted, "{}", pattern.expression());
    }

    /// Where the places of words tell whether one of some phrases matches, they tell it right.
    #[test]
    fn what_the_words_tell_is_so(
        says in prop::collection::vec(phrases(), 1..5),
        text in texts(),
    ) {
        let says = format!("({})", says.join("|"));
        let Ok(phrase) = phrase::parse(&says) else { return Ok(()) };
        let Ok(pattern) = pattern::compile(Arc::new(phrase), &slots()) else { return Ok(()) };
        let told = pattern.surely(&text, &Line::new(&text)).filter(|_| pattern.marks.is_empty());
        prop_assert!(told.is_none_or(|told| told == pattern.is_match(&text)), "{}", says);
    }

    /// What is looked for before values are read rules out no match.
    #[test]
    fn a_phrase_that_matches_may_match(
        says in phrases(),
        text in texts(),
        from in 0_usize..90,
        length in 1_usize..4,
    ) {
        let Ok(phrase) = phrase::parse(&says) else { return Ok(()) };
        let Ok(pattern) = pattern::compile(Arc::new(phrase), &slots()) else { return Ok(()) };
        let words: Vec<&str> = (0..text.tokens.len()).map(|n| text.word(n)).collect();
        let words: Vec<&str> = words.into_iter().filter(|w| *w != "\u{e000}").collect();
        let value = from.min(words.len())..(from + length).min(words.len());
        let folded = |words: &[&str]| {
            let mut text = Folded::default();
            words.iter().for_each(|word| text.push(word, 0..0));
            text
        };
        let plain = folded(&words);
        let sign = ["\u{e000}"];
        // Nothing is put in the place of values for a phrase that asks for none.
        let value = if pattern.marks.is_empty() { 0..0 } else { value };
        let marks = if value.is_empty() { &[] } else { sign.as_slice() };
        let view = folded(&[&words[..value.start], marks, &words[value.end..]].concat());
        if pattern.is_match(&view) {
            let text = plain.words();
            // No value is a comma.
            let is_word = |word: &&str| !matches!(*word, "," | ";");
            let may = value.is_empty() || words[value.clone()].iter().any(is_word);
            prop_assert!(!may || is_candidate(&pattern, &text), "{} {}", says, text);
            let line = Line::new(&plain);
            prop_assert!(!may || pattern.may_match(&plain, &line), "{}", says);
            let values = vec![value; pattern.marks.len()];
            prop_assert!(!may || pattern.may_match_with(&plain, &line, &values), "{}", says);
        }
    }
}
