use super::*;
use crate::value::{HedgeKind, HedgeTable, describe};
use rust_decimal::Decimal;
use std::sync::LazyLock;

fn all(text: &str) -> Vec<Mention> {
    // Reading the table for each of a thousand random texts would take most of the time.
    static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);
    recognise(text, &Context::new(None, &HEDGES))
}

/// The words of each value, with what it says.
fn said(text: &str) -> Vec<(String, String)> {
    let words = |m: &Mention| text.get(m.span.clone()).unwrap_or("?").to_owned();
    all(text)
        .iter()
        .map(|m| (words(m), describe(&m.value)))
        .collect()
}

fn check(cases: &[(&str, &[(&str, &str)])]) {
    for (text, values) in cases {
        let want: Vec<_> = values
            .iter()
            .map(|(w, d)| (w.to_string(), d.to_string()))
            .collect();
        assert_eq!(said(text), want, "{text}");
    }
}

#[test]
fn things_are_counted_by_their_noun() {
    check(&[
        (
            "They sent 600,000 soldiers.",
            &[("600,000 soldiers", "600,000 soldiers")],
        ),
        ("seven people died", &[("seven people", "7 people")]),
        ("a 28-point plan", &[("28-point", "28 points")]),
        ("only one man came", &[("one man", "1 man")]),
        (
            "30 burnt wooden houses",
            &[("30 burnt wooden houses", "30 houses")],
        ),
        (
            "tens of thousands of people fled",
            &[(
                "tens of thousands of people",
                "10,000 to under 100,000 people",
            )],
        ),
        ("400-odd shops", &[("400-odd shops", "about 400 shops")]),
        ("12 MPs voted", &[("12 MPs", "12 MPs")]),
        (
            "a 12 page report on eight more picks",
            &[("12 page", "12 pages"), ("eight more picks", "8 picks")],
        ),
        ("an average of 1500", &[("1500", "1,500")]),
        ("28 were hurt", &[("28", "28")]),
        (
            "a dozen eggs and three or four boxes",
            &[
                ("a dozen eggs", "12 eggs"),
                ("three or four boxes", "3 to 4 boxes"),
            ],
        ),
    ]);
}

#[test]
fn measures_ages_and_ranks() {
    check(&[
        ("5 miles off", &[("5 miles", "5 miles")]),
        (
            "a 30km road at 50mph",
            &[("30km", "30 kilometres"), ("50mph", "50 miles per hour")],
        ),
        ("it was -5 °C", &[("-5 °C", "-5 degrees Celsius")]),
        ("The 12-year-old ran.", &[("12-year-old", "12 years")]),
        ("Ms Roe, 37, left", &[("37", "37 years")]),
        ("a man aged 81 fell", &[("aged 81", "81 years")]),
        (
            "the third and 21st, the twenty-fifth",
            &[("third", "3rd"), ("21st", "21st"), ("twenty-fifth", "25th")],
        ),
        ("a second later", &[]),
        (
            "she ranks between the tenth and the fifteenth",
            &[("between the tenth and the fifteenth", "10 to 15")],
        ),
    ]);
}

#[test]
fn money_and_shares() {
    check(&[
        (
            "roughly $300 billion",
            &[("$300 billion", "about 300 billion USD")],
        ),
        (
            "US$2.5m or €5",
            &[("US$2.5m", "2.5 million USD"), ("€5", "5 EUR")],
        ),
        ("£20–£30 a head", &[("£20–£30", "20 to 30 GBP per head")]),
        (
            "between $62 and $68",
            &[("between $62 and $68", "62 to 68 USD")],
        ),
        (
            "billions of dollars",
            &[("billions of dollars", "1 billion to under 1 trillion USD")],
        ),
        (
            "USD 5m and 3 million rubles",
            &[
                ("USD 5m", "5 million USD"),
                ("3 million rubles", "3 million RUB"),
            ],
        ),
        ("50 cents", &[("50 cents", "50 cents")]),
        (
            "5 pounds of flour, 5 million pounds",
            &[
                ("5 pounds", "5 pounds"),
                ("5 million pounds", "5 million GBP"),
            ],
        ),
        (
            "20 per cent, 3.5% and two percentage points",
            &[
                ("20 per cent", "20 %"),
                ("3.5%", "3.5 %"),
                ("two percentage points", "2 percentage points"),
            ],
        ),
        ("percent of 20", &[("percent of 20", "20 %")]),
        (
            "percent of 20 men, the percent of 20",
            &[("20 men", "20 men"), ("20", "20")],
        ),
        (
            "$US55,000 and $-5bn",
            &[("$US55,000", "55,000 USD"), ("$-5bn", "-5 billion USD")],
        ),
        (
            "£90billion, £2hundred and 1.4million men",
            &[
                ("£90billion", "90 billion GBP"),
                ("£2hundred", "200 GBP"),
                ("1.4million men", "1.4 million men"),
            ],
        ),
        (
            "cut from $28 to $19",
            &[("$28", "28 USD"), ("$19", "19 USD")],
        ),
        (
            "rose from $19 to $28, ranging from 1% to 2%",
            &[
                ("$19", "19 USD"),
                ("$28", "28 USD"),
                ("1% to 2%", "1 to 2 %"),
            ],
        ),
    ]);
}

#[test]
fn labels_are_no_figures() {
    for text in [
        "Article 5 and Route 66",
        "the G7, the F-16 and COVID-19",
        "call 555-1234 or 1-800-555-0100",
        "from 192.0.2.1",
        "version 1.2.3",
        "at 10:30 on the dot",
        "at 5 pm",
        "No. 10 said",
        "They won 68-31.",
        "1. First point",
        "on 9/11",
        "in the 2000s",
        "file.7z of abc123",
        "the Model 3",
        "no one came",
        "this one",
        "item #4",
        "at 10 Downing Street",
    ] {
        let amounts: Vec<_> = all(text)
            .into_iter()
            .filter(|m| !matches!(m.value.kind, Kind::Date | Kind::Ordinal))
            .collect();
        assert!(amounts.is_empty(), "{text}: {amounts:?}");
    }
}

#[test]
fn capitals_of_a_title_make_no_label() {
    for (text, figures) in [
        ("1 Killed, 2 Injured After Market Blast", 2),
        ("Market Blast Kills 3, Police Say: 2 Arrested", 2),
        ("Police found the Model 3 near Market Street.", 0),
        ("He lives, 10 Downing Street is near.", 0),
    ] {
        assert_eq!(all(text).len(), figures, "{text}: {:?}", all(text));
    }
}

#[test]
fn hedges_move_the_limits_and_are_kept_as_written() {
    use HedgeKind::*;
    for (text, words, kind, says) in [
        ("about 300 people", "about", About, "about 300 people"),
        ("about seven", "about", About, "about 7"),
        ("nearly 4 boxes", "nearly", About, "3.5 to under 4 boxes"),
        (
            "just under 20 percent",
            "just under",
            Less,
            "18 to under 20 %",
        ),
        ("at least 7", "at least", More, "at least 7"),
        (
            "more than 0 soldiers",
            "more than",
            More,
            "more than 0 soldiers",
        ),
        ("over 300 people", "over", More, "more than 300 people"),
        ("up to $5", "up to", Less, "at most 5 USD"),
        ("fewer than ten men", "fewer than", Less, "less than 10 men"),
        ("30 people or more", "or more", More, "at least 30 people"),
        (
            "30 men at the least",
            "at the least",
            More,
            "at least 30 men",
        ),
        (
            "less than 30 or equal",
            "less than or equal",
            Less,
            "at most 30",
        ),
        (
            "almost exactly 30",
            "almost exactly",
            About,
            "27 to under 30",
        ),
        ("30-plus people", "-plus", More, "at least 30 people"),
        ("30 or so people", "or so", About, "about 30 people"),
        (
            "an estimated 1,000 homes",
            "an estimated",
            About,
            "about 1,000 homes",
        ),
        (
            "at least about 100 men",
            "at least about",
            More,
            "at least 90 men",
        ),
        ("exceeded 50 cars", "exceeded", More, "more than 50 cars"),
        ("AS MANY AS 50", "AS MANY AS", Less, "at most 50"),
    ] {
        let mentions = all(text);
        let [mention] = mentions.as_slice() else {
            panic!("{text}: {mentions:?}");
        };
        let hedge = mention
            .value
            .hedge
            .as_ref()
            .unwrap_or_else(|| panic!("{text}"));
        assert_eq!((hedge.words.as_str(), hedge.kind), (words, kind), "{text}");
        assert_eq!(describe(&mention.value), says, "{text}");
        assert_eq!(mention.reach, 0..text.len(), "{text}");
    }
}

#[test]
fn exact_words_belong_to_a_figure_and_hedge_nothing() {
    for text in ["exactly 600,000", "equal to 600,000"] {
        let mentions = all(text);
        let [mention] = mentions.as_slice() else {
            panic!("{text}: {mentions:?}");
        };
        assert_eq!(mention.reach, 0..text.len(), "{text}");
        assert_eq!(mention.value.hedge, None, "{text}");
        let Content::Amount(amount) = &mention.value.content else {
            panic!("{text}");
        };
        assert_eq!(amount.step, Decimal::ZERO, "{text}");
    }
    let rounder = &all("600,000")[0].value;
    let finer = &all("601,234")[0].value;
    let exact = &all("exactly 600,000")[0].value;
    use crate::value::{Relation, relate};
    assert_eq!(relate(rounder, finer), Relation::Compatible);
    assert_eq!(relate(exact, finer), Relation::Disjoint);
}

#[test]
fn from_belongs_to_a_range_and_not_to_a_change() {
    for (text, reach) in [
        ("homes from 20 to 30 men", "from 20 to 30 men"),
        ("from about 20 to 30", "from about 20 to 30"),
        ("it rose from 20 to 30", "20"),
        ("it rose from about 20 to 30", "about 20"),
    ] {
        let first = all(text).into_iter().next();
        let words = first.and_then(|m| text.get(m.reach));
        assert_eq!(words, Some(reach), "{text}");
    }
}

#[test]
fn a_hedge_between_two_figures_belongs_to_the_second() {
    check(&[
        (
            "above 20 and below 10",
            &[("20", "more than 20"), ("10", "less than 10")],
        ),
        (
            "above 10 and below 20 men",
            &[("10 and below 20 men", "over 10 to under 20 men")],
        ),
        (
            "300 or more than 400",
            &[("300", "300"), ("400", "more than 400")],
        ),
    ]);
}

#[test]
fn amounts_in_two_units_are_one() {
    check(&[
        (
            "5 ft 6 in tall and 7 feet, 10 inches",
            &[
                ("5 ft 6 in", "5.5 feet"),
                ("7 feet, 10 inches", "7.8333 feet"),
            ],
        ),
        (
            "it cost 3 dollars 50 cents",
            &[("3 dollars 50 cents", "3.5 USD")],
        ),
        ("$20 and 43c", &[("$20 and 43c", "20.43 USD")]),
        (
            "over 100 kilometres (60 miles)",
            &[
                ("100 kilometres", "more than 100 kilometres"),
                ("60 miles", "more than 60 miles"),
            ],
        ),
        (
            "four-, five- and six-door cars",
            &[
                ("four", "4 doors"),
                ("five", "5 doors"),
                ("six-door", "6 doors"),
            ],
        ),
        (
            "a sixfold rise, twelve (12) in all",
            &[("sixfold", "6 fold"), ("twelve", "12")],
        ),
    ]);
}

#[test]
fn an_amount_of_change_and_a_new_level_are_two_values() {
    check(&[
        (
            "Gas rose $1.12 to $78.40",
            &[("$1.12", "1.12 USD"), ("$78.40", "78.4 USD")],
        ),
        (
            "Rates grew slightly by 0.5% to 4.1%",
            &[("0.5%", "0.5 %"), ("4.1%", "4.1 %")],
        ),
        (
            "Claims fell by 6,000 to 216,000",
            &[("6,000", "6,000"), ("216,000", "216,000")],
        ),
        ("It rose by 12 to 46", &[("12", "12"), ("46", "46")]),
        (
            "It rose 5 to 10 percent",
            &[("5 to 10 percent", "5 to 10 %")],
        ),
        ("It rose 5% to 10%", &[("5% to 10%", "5 to 10 %")]),
        (
            "cut 200 to 300 jobs",
            &[("200 to 300 jobs", "200 to 300 jobs")],
        ),
        (
            "It dropped 1 to 4 inches",
            &[("1 to 4 inches", "1 to 4 inches")],
        ),
        ("It took 2 to 40 days", &[("2 to 40 days", "2 to 40 days")]),
    ]);
}

#[test]
fn an_m_after_digits_is_a_metre_of_what_is_long() {
    check(&[
        ("a 3m-high fence", &[("3m", "3 metres")]),
        ("The 1.8m fence", &[("1.8m", "1.8 metres")]),
        ("He jumped 8.12m.", &[("8.12m", "8.12 metres")]),
        ("She won the 10,000m.", &[("10,000m", "10,000 metres")]),
        ("The 100m final", &[("100m", "100 metres")]),
        ("the 100m people", &[("100m people", "100 million people")]),
        ("a £1.8m wall", &[("£1.8m", "1.8 million GBP")]),
        ("profits jumped 8m", &[("8m", "8 million")]),
    ]);
}

#[test]
fn codes_and_signs_of_money_are_told_from_names() {
    check(&[
        ("an A$1.8bn deal", &[("A$1.8bn", "1.8 billion AUD")]),
        ("A $5 fine", &[("$5", "5 USD")]),
        ("COP30 ended", &[]),
        (
            "COP 29,000 or COP 5m",
            &[("COP 29,000", "29,000 COP"), ("COP 5m", "5 million COP")],
        ),
        ("a price of COP 20", &[("COP 20", "20 COP")]),
    ]);
}

#[test]
fn marks_that_are_no_hedge_or_sign_change_no_figure() {
    check(&[
        ("plus or minus 3 points", &[("3 points", "3 points")]),
        (
            "±3 points, plus-or-minus 4",
            &[("3 points", "3 points"), ("4", "4")],
        ),
        ("> 14 people died", &[("14 people", "14 people")]),
        ("so <b>14</b> died", &[("14", "14")]),
        (
            "x > 15, >16",
            &[("15", "more than 15"), ("16", "more than 16")],
        ),
        ("1. Item\n2. 12 people", &[("12 people", "12 people")]),
    ]);
}
