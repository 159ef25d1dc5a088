use super::*;
use crate::value::{Content, Value};
use crate::value::{HedgeTable, calendar};
use jiff::civil::Date;
use proptest::prelude::*;

fn found(text: &str) -> Vec<Mention> {
    let hedges = HedgeTable::standard();
    durations(
        &Scan::new(text),
        &Context {
            day: None,
            told: crate::value::date::Told::default(),
            hedges: &hedges,
        },
    )
}

fn limits(value: &Value) -> String {
    let Content::Amount(amount) = &value.content else {
        panic!("no amount")
    };
    let extent = &amount.extent;
    let show =
        |limit: Option<&Decimal>| limit.map_or("..".to_owned(), |d| d.normalize().to_string());
    match extent.as_point() {
        Some(point) => format!("{} {}", point.normalize(), amount.unit.name),
        None => {
            let (open, close) = (
                if extent.low_open() { '(' } else { '[' },
                if extent.high_open() { ')' } else { ']' },
            );
            format!(
                "{open}{} {}{close} {}",
                show(extent.low()),
                show(extent.high()),
                amount.unit.name
            )
        }
    }
}

#[test]
fn reads_durations() {
    for (text, want) in [
        ("two years", "two years: 2 year"),
        ("18 months", "18 months: 18 month"),
        ("a nearly four-year war", "four-year: [3.5 4) year"),
        ("the two-year war", "two-year: 2 year"),
        ("over 18 months", "18 months: (18 ..] month"),
        ("it lasted over two days", "two days: (2 ..] day"),
        ("a wait of over two days", "two days: (2 ..] day"),
        ("$500 million over five years", "five years: 5 year"),
        ("hire 300 new nurses over two years", "two years: 2 year"),
        ("voting takes place over three days", "three days: 3 day"),
        (
            "two years and three months",
            "two years and three months: 27 month",
        ),
        (
            "two years, three months",
            "two years, three months: 27 month",
        ),
        ("one hour and half is enough", "one hour and half: 1.5 hour"),
        ("for a second or two", "a second: 1 second"),
        ("½ hour", "½ hour: 0.5 hour"),
        ("two fewer minutes", "two fewer minutes: 2 minute"),
        ("3 hours 20 minutes", "3 hours 20 minutes: 200 minute"),
        ("a few months", "a few months: [2 10) month"),
        ("several weeks", "several weeks: [3 10) week"),
        ("for decades", "decades: [2 ..] decade"),
        ("years of war", "years: [2 ..] year"),
        ("a decades-long feud", "decades: [2 ..] decade"),
        ("half a year", "half a year: 0.5 year"),
        ("a year and a half", "a year and a half: 1.5 year"),
        ("two and a half years", "two and a half years: 2.5 year"),
        (
            "a two-and-a-half-year term",
            "two-and-a-half-year: 2.5 year",
        ),
        ("for a week", "a week: 1 week"),
        (
            "a fortnight and a half",
            "a fortnight and a half: 1.5 fortnight",
        ),
        ("two to three weeks", "two to three weeks: [2 3] week"),
        (
            "between 10 and 15 years",
            "between 10 and 15 years: [10 15] year",
        ),
        ("five trading days", "five trading days: 5 day"),
        ("2.5 years", "2.5 years: 2.5 year"),
        ("a 37-year-old man", ""),
        ("he is 37 years old", ""),
        ("two weeks ago", ""),
        ("the 20th century", ""),
        ("twice a week", ""),
        ("$5 a day", ""),
        ("the second day", ""),
        ("for a second time", ""),
        ("last year", ""),
    ] {
        let got = found(text);
        let got: Vec<_> = got
            .iter()
            .map(|m| format!("{}: {}", &text[m.span.clone()], limits(&m.value)))
            .collect();
        assert_eq!(got.join("; "), want, "{text}");
    }
}

#[test]
fn time_since_a_start() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    for (from, to, at, want) in [
        (
            "2022-02-24",
            "2022-02-24",
            "2025-11-26",
            "[3.753593 3.753594] year",
        ),
        ("2025-11-01", "2025-11-01", "2025-11-26", "25 day"),
        (
            "2025-01-01",
            "2025-01-31",
            "2025-11-26",
            "[9.823408 10.809035] month",
        ),
        ("2025-11-01", "2025-11-30", "2025-11-26", "[0 25] day"),
    ] {
        let since = calendar::run(day(from), day(to)).unwrap();
        let value = elapsed(&since, day(at)).unwrap();
        assert_eq!(limits(&value), want, "{from}");
    }
    assert_eq!(
        elapsed(&Extent::point(day("2026-01-01")), day("2025-11-26")),
        None
    );
    assert_eq!(elapsed(&Extent::unbounded(), day("2025-11-26")), None);
}

proptest! {
    #[test]
    fn no_text_panics(text in "((a|two|half|1|2\\.5|and|year|months|week|of|to|ago|decades|long|several|\\PC)[ ,-]{0,2}){0,10}") {
        for m in found(&text) {
            prop_assert!(text.get(m.reach.clone()).is_some() && text.get(m.span.clone()).is_some());
            prop_assert!(m.reach.start <= m.span.start && m.span.end <= m.reach.end);
            prop_assert!(m.span.start <= m.figure.start && m.figure.end <= m.span.end);
        }
    }
}
