//! What holds of any text.

use super::*;
use crate::value::{HedgeTable, describe};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::LazyLock;

fn all(text: &str) -> Vec<Mention> {
    static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);
    recognise(text, &Context::new(None, &HEDGES))
}

/// A number in English words.
fn in_words(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let with = |head: String, rest: u32, and: &str| match rest {
        0 => head,
        _ => format!("{head}{and}{}", in_words(rest)),
    };
    match n {
        0..20 => SMALL[n as usize].to_owned(),
        20..100 => with(TENS[n as usize / 10].to_owned(), n % 10, "-"),
        100..1000 => with(format!("{} hundred", in_words(n / 100)), n % 100, " and "),
        1000..1_000_000 => with(format!("{} thousand", in_words(n / 1000)), n % 1000, " "),
        _ => with(
            format!("{} million", in_words(n / 1_000_000)),
            n % 1_000_000,
            " ",
        ),
    }
}

fn separated(n: u32) -> String {
    match n {
        0..1000 => n.to_string(),
        _ => format!("{},{:03}", separated(n / 1000), n % 1000),
    }
}

proptest! {
    #[test]
    fn whole_numbers_read_back_as_themselves(n in prop_oneof![0u32..10_000_000, 0u32..3000]) {
        for text in [in_words(n), separated(n), format!("{} men", separated(n)), format!("${n}")] {
            let mentions = all(&text);
            prop_assert_eq!(mentions.len(), 1, "{}", text);
            let Content::Amount(amount) = &mentions[0].value.content else { panic!("{text}") };
            prop_assert_eq!(amount.extent.as_point(), Some(&n.into()), "{}", text);
            prop_assert_eq!(amount.figure, Some(n.into()));
        }
    }

    #[test]
    fn decimals_read_back_as_themselves(n in 0i64..1_000_000, places in 1u32..4) {
        let value = Decimal::new(n, places);
        let million = value.checked_mul(1_000_000.into()).unwrap();
        for (text, value) in [
            (format!("{value}"), value),
            (format!("-{value}"), Decimal::ZERO - value),
            (format!("minus {value}"), Decimal::ZERO - value),
            (format!("{value} per cent"), value),
            (format!("€{value}"), value),
            (format!("{value} million"), million),
            (format!("{value}m"), million),
        ] {
            let mentions = all(&text);
            prop_assert_eq!(mentions.len(), 1, "{}", text);
            let Content::Amount(amount) = &mentions[0].value.content else { panic!("{text}") };
            prop_assert_eq!(amount.extent.as_point(), Some(&value), "{}", text);
            prop_assert_eq!(amount.figure, Some(value), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_without_panic_and_its_spans_nest(text in r"([a-z]{1,3}|[0-9]{1,4}|[-–.,/$%€½°' ]|million|two|third|half|about|of|between|and|to|hundred|or|years|\PC){0,24}") {
        let mut end = 0;
        for m in all(&text) {
            for range in [&m.span, &m.figure, &m.reach] {
                prop_assert!(text.get(range.clone()).is_some());
            }
            prop_assert!(m.reach.start <= m.span.start && m.span.start <= m.figure.start);
            prop_assert!(m.figure.end <= m.span.end && m.span.end <= m.reach.end);
            prop_assert!(m.span.start >= end && !m.span.is_empty());
            end = m.span.end;
            let _ = describe(&m.value);
            prop_assert_eq!(crate::value::relate(&m.value, &m.value), crate::value::Relation::Equal);
        }
    }

    #[test]
    fn relations_are_symmetric(a in r"(about |over |nearly )?[0-9]{1,3}( (men|miles|km|%)| to [0-9]{3})?", b in r"(about |over )?[0-9]{1,3}( (men|miles|km|%))?") {
        for x in all(&a) {
            for y in all(&b) {
                prop_assert_eq!(crate::value::relate(&x.value, &y.value), crate::value::relate(&y.value, &x.value));
            }
        }
    }
}
