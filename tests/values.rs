//! Properties of recognising: figures survive their hedges, what is printed reads back, and no
//! text takes more than linear time.

use proptest::prelude::*;
use std::sync::LazyLock;
use variorum::value::{Content, Context, HedgeTable, Kind, Mention, Value, describe, recognise};

static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);

fn read(text: &str) -> Vec<Mention> {
    let context = Context::new(None, &HEDGES);
    recognise(text, &context)
}

fn one(text: &str) -> Value {
    let mentions = read(text);
    let [mention] = mentions.as_slice() else {
        panic!("{text}: {mentions:?}");
    };
    mention.value.clone()
}

fn figure(value: &Value) -> Option<String> {
    match &value.content {
        Content::Amount(amount) => amount.figure.map(|d| d.normalize().to_string()),
        _ => None,
    }
}

#[test]
fn no_hedge_loses_its_figure_or_empties_its_extent() {
    let before: Vec<&str> =
        "about around roughly approximately some nearly almost over under above \
        below least most"
            .split_whitespace()
            .collect();
    let phrases = [
        "at least",
        "at most",
        "more than",
        "less than",
        "fewer than",
        "up to",
        "as many as",
        "close to",
        "just under",
        "just over",
        "no fewer than",
        "upwards of",
        "a maximum of",
        "an estimated",
        "at least about",
        "well over",
        "in excess of",
    ];
    for hedge in before.iter().chain(&phrases) {
        for figure_in in [
            "300 men",
            "300",
            "$300",
            "300%",
            "300 km",
            "three hundred people",
        ] {
            let text = format!("{hedge} {figure_in}");
            assert_eq!(figure(&one(&text)).as_deref(), Some("300"), "{text}");
        }
    }
    for hedge in [
        "or so",
        "or more",
        "or less",
        "-plus",
        "-odd",
        "or thereabouts",
    ] {
        let space = if hedge.starts_with('-') { "" } else { " " };
        let text = format!("300{space}{hedge}");
        assert_eq!(figure(&one(&text)).as_deref(), Some("300"), "{text}");
    }
}

/// Each holds no end of what may begin something, and no end to it.
const HARD: &[&str] = &[
    "$5-",
    "5 ",
    "1,",
    "1.",
    "12,34,",
    "1 234 ",
    "one ",
    "million ",
    "hundred and ",
    "a half of ",
    "between 5 and ",
    "5 to ",
    "5 in ",
    "5 over ",
    "about ",
    "at least about ",
    "5 ft 2 in, ",
    "3 dollars ",
    "(5 km ",
    "more than 5 and less than ",
    "twenty-",
    "-",
    "+5 ",
    "0800 ",
    "5e9^",
    "from ",
    "§½¼",
    "no one ",
    "\u{a0}5\u{a0}000",
    "U.S.",
    "don't'",
    ", 1 Abcdefg",
];

#[test]
fn repetitions_take_linear_time() {
    // The measuring command does the same with ten megabytes.
    const SIZE: usize = 20_000;
    for hard in HARD {
        let text = hard.repeat(SIZE / hard.len());
        for mention in read(&text) {
            assert!(text.get(mention.reach.clone()).is_some(), "{hard}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(
        whole in 0u64..2_000_000_000_000,
        cents in 0u32..100,
        unit in prop::sample::select(vec!["soldiers", "miles", "USD", "%", "kilometres", "EUR", "tonnes"]),
    ) {
        let text = format!("{whole}.{cents:02} {unit}");
        let value = one(&text);
        prop_assert!(value.kind != Kind::Count, "{}", text);
        let again = one(&describe(&value));
        prop_assert_eq!(figure(&again), figure(&value), "{}", text);
        prop_assert_eq!(describe(&again), describe(&value));
    }

    #[test]
    fn any_text_is_read_without_panic(text in r"([0-9]{1,4}|[.,/$€%°^+()'’-]| |e9|km|ft|in|dollars|cents|and|or|half|fifths|twenty|million|more than|less than|Y=|[A-Z]{1,3}|\PC){0,24}") {
        for mention in read(&text) {
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert!(text.get(mention.reach.clone()).is_some());
            prop_assert!(mention.reach.start <= mention.span.start && mention.span.end <= mention.reach.end);
            prop_assert!(mention.span.start <= mention.figure.start && mention.figure.end <= mention.span.end);
            let _ = describe(&mention.value);
        }
    }
}

#[test]
fn what_counts_is_no_year() {
    for (text, figure) in [
        ("It killed 1800 people.", "1800"),
        ("More than 2000 people died.", "2000"),
        ("They freed 1968 prisoners.", "1968"),
        ("At least 2000 were arrested.", "2000"),
        ("A crowd of 2000 gathered.", "2000"),
    ] {
        let value = one(text);
        assert_eq!(self::figure(&value).as_deref(), Some(figure), "{text}");
    }
    for text in [
        "In 2008 he ran.",
        "In 2019 workers struck.",
        "The 2019 election was held.",
    ] {
        assert_eq!(one(text).kind, Kind::Date, "{text}");
    }
}
