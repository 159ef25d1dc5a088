use super::*;
use crate::rule::{pattern, phrase};

#[test]
fn what_may_match() {
    let words = ["dead", "badly hurt"].map(|words| phrase::parse(words).unwrap());
    let list = Slot::List(Arc::new(List::of_words(words.to_vec())));
    let slots = Arc::new(Slots::from([
        ("value".to_owned(), Slot::Mark(Mark::Value)),
        ("hit".to_owned(), list),
    ]));
    for (says, text, value, somehow, so) in [
        ("to {value} points", "cut to 22 points", 2..3, true, true),
        ("to {value} points", "cut to 22 pages", 2..3, false, false),
        ("to {value} points", "points to 22", 2..3, false, false),
        ("to {value} points", "to 22 of 28 points", 1..2, true, false),
        ("to {value} points", "cut to 22, points", 2..3, true, false),
        ("to {value}, points", "cut to 22, points", 2..3, true, true),
        (
            "to {value} [of the|long] points",
            "to 22 points",
            1..2,
            true,
            true,
        ),
        (
            "to {value} [of the|long] points",
            "to 22 of it",
            1..2,
            false,
            false,
        ),
        ("to {value} [points]", "cut to 22", 2..3, true, true),
        ("(to|by [only]) {value}", "by only 22", 2..3, true, true),
        ("(to|by [only]) {value}", "by some 22", 2..3, true, false),
        (
            "to ... {value} point*",
            "to some 22 pointed",
            2..3,
            true,
            true,
        ),
        ("to ... {value} point*", "to some 22", 2..3, false, false),
        ("{value} {hit}", "22 badly hurt", 0..1, true, true),
        ("{value} {hit}", "22 badly off", 0..1, false, false),
        ("{hit} {value}", "badly hurt 22", 2..3, true, true),
        ("{value} *", "22", 0..1, false, false),
        ("{value}", "22", 0..1, true, true),
        // "A boy, 5," is one value.
        ("{value} was hurt", "Boy, 5, was hurt", 0..4, true, true),
        ("saw {value} at home", "saw, 5, at home", 1..4, true, true),
        // Another word may stand for the value.
        (
            "({value} points|cut) * now",
            "cut 22 million now",
            1..3,
            true,
            true,
        ),
    ] {
        let phrase = Arc::new(phrase::parse(says).unwrap());
        let pattern = pattern::compile(phrase, &slots).unwrap();
        let text = Folded::new(text);
        let line = Line::new(&text);
        assert_eq!(pattern.may_match(&text, &line), somehow, "{says}");
        let found = pattern.may_match_with(&text, &line, std::slice::from_ref(&value));
        assert_eq!(found, so, "{says}");
    }
}

#[test]
fn lists_may_be_empty_and_long() {
    let words = |says: &str| phrase::parse(says).unwrap();
    let many: Vec<Sequence> = (0..=MANY).map(|n| words(&format!("w{n}"))).collect();
    let long = vec![words("badly"), words(&"hurt ".repeat(MOST + 2))];
    let slots = [("none", Vec::new()), ("many", many), ("long", long)];
    let list = |words| Slot::List(Arc::new(List::of_words(words)));
    let slots = slots.map(|(name, words)| (name.to_owned(), list(words)));
    let slots = Arc::new(Slots::from(slots));
    for (says, text, may) in [
        ("{none} cut", "cut", true),
        ("{none} cut", "shut", false),
        ("{many} cut", "w7 cut", true),
        ("{many} cut", "shut, cut", true),
        ("{long} cut", "badly cut", true),
        ("{long} cut", "hurt cut", false),
    ] {
        let pattern = pattern::compile(Arc::new(words(says)), &slots).unwrap();
        let text = Folded::new(text);
        assert_eq!(pattern.may_match(&text, &Line::new(&text)), may, "{says}");
    }
}

#[test]
fn a_long_sentence_is_let_pass() {
    let phrase = Arc::new(phrase::parse("cut to").unwrap());
    let pattern = pattern::compile(phrase, &Arc::default()).unwrap();
    for (words, may) in [(MOST - 2, false), (MOST - 1, true), (MOST, true)] {
        let text = Folded::new(&"word, ".repeat(words));
        assert_eq!(pattern.may_match(&text, &Line::new(&text)), may, "{words}");
    }
}
