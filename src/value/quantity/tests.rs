//! What figures count and measure, in news English.

use crate::value::{Context, HedgeTable, describe, recognise};

/// Each text with the words of its values and what they say.
type Table<'a> = [(&'a str, &'a [(&'a str, &'a str)])];

fn check(table: &Table) {
    let hedges = HedgeTable::standard();
    for (text, wanted) in table {
        let mentions = recognise(text, &Context::new(None, &hedges));
        let seen: Vec<(&str, String)> = mentions
            .iter()
            .map(|m| (&text[m.own_words()], describe(&m.value)))
            .collect();
        let seen: Vec<(&str, &str)> = seen.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(&seen, wanted, "{text}");
    }
}

#[test]
fn a_hyphen_can_stand_for_the_second_unit() {
    check(&[
        (
            "16- to 24-year-old men",
            &[("16- to 24-year-old", "16 to 24 years")],
        ),
        (
            "a two- or three-day visit",
            &[("two- or three-day", "2 to 3 days")],
        ),
        (
            "a 10- to 12-foot wave",
            &[("10- to 12-foot", "10 to 12 feet")],
        ),
        (
            "the 4- and 6-lane roads",
            &[("4", "4 lanes"), ("6", "6 lanes")],
        ),
    ]);
}

#[test]
fn a_height_has_its_inches_after_a_hyphen() {
    check(&[
        ("the 6-foot-6 guard", &[("6-foot-6", "6.5 feet")]),
        ("a six-foot-three man", &[("six-foot-three", "6.25 feet")]),
        ("a 6-foot-3-inch man", &[("6-foot-3-inch", "6.25 feet")]),
        ("a 6-foot wall", &[("6-foot", "6 feet")]),
    ]);
}

#[test]
fn a_part_of_a_point_is_one_of_a_hundred() {
    check(&[
        (
            "half a percentage point",
            &[("half a percentage point", "0.5 percentage points")],
        ),
        (
            "a quarter of a percentage point",
            &[("a quarter of a percentage point", "0.25 percentage points")],
        ),
        ("half of voters", &[("half", "0.5 voters")]),
    ]);
}

#[test]
fn what_numbers_a_thing_counts_none() {
    check(&[
        ("They differ on points 3 and 4 of it", &[]),
        ("Articles 5, 6 and 7 were cut", &[]),
        ("on pages 12 to 15 of it", &[]),
        (
            "He led by 10 points 3 times",
            &[("10", "10 points"), ("3", "3 times")],
        ),
        ("He left 10 Downing Street in tears", &[]),
        ("at 1600 Pennsylvania Avenue now", &[]),
        ("before World War One and World War 2", &[]),
        ("after 10 street riders left", &[("10", "10 riders")]),
        ("its 1900 workers struck", &[("1900", "1,900 workers")]),
    ]);
}

#[test]
fn what_is_told_per_something_is_a_rate() {
    check(&[
        ("rent of $900 a month", &[("$900", "900 USD per month")]),
        (
            "gas at £1.40 per litre now",
            &[("£1.40", "1.4 GBP per litre")],
        ),
        ("oil at $80 a barrel", &[("$80", "80 USD per barrel")]),
        (
            "a 12-cent-a-share payout",
            &[("12-cent", "12 cents per share")],
        ),
        ("let at $80 per sq m", &[("$80", "80 USD per square metre")]),
        (
            "it takes €500 per student",
            &[("€500", "500 EUR per student")],
        ),
        (
            "between $9 and $12 an hour",
            &[("between $9 and $12", "9 to 12 USD per hour")],
        ),
        (
            "$9 to $12 an hour",
            &[("$9 to $12", "9 to 12 USD per hour")],
        ),
        (
            "it spins 700 times a minute",
            &[("700", "700 times per minute")],
        ),
        (
            "9 births per 1,000 people",
            &[("9", "9 births per 1,000 people")],
        ),
        (
            "rose to 12 per 100,000 people",
            &[("12 per 100,000 people", "12 per 100,000 people")],
        ),
        ("9 deaths per 1,000", &[("9", "9 deaths per 1,000")]),
        (
            "pumped 5,000 barrels a day",
            &[("5,000 barrels a day", "5,000 barrels per day")],
        ),
        (
            "rose 2 inches a year",
            &[("2 inches a year", "2 inches per year")],
        ),
        (
            "a field of 10 kV/cm",
            &[("10 kV/cm", "10 kilovolts per centimetre")],
        ),
        (
            "6 litres per 100 kilometres",
            &[("6 litres per 100 kilometres", "6 litres per 100 kilometres")],
        ),
    ]);
}

#[test]
fn a_time_or_a_gift_after_a_sum_makes_no_rate() {
    check(&[
        (
            "it sold for $5 a share in a day",
            &[("$5", "5 USD per share"), ("a day", "1 day")],
        ),
        (
            "from $254 million a year earlier",
            &[
                ("$254 million", "254 million USD"),
                ("a year earlier", "a date that cannot be placed"),
            ],
        ),
        ("worked 60 hours a week", &[("60 hours", "60 hours")]),
        ("gave 50 pupils a ride home", &[("50", "50 pupils")]),
        ("gave 40 men a week to leave", &[("40", "40 men")]),
        (
            "rose from $900 a month to $1,100 a month",
            &[
                ("$900", "900 USD per month"),
                ("$1,100", "1,100 USD per month"),
            ],
        ),
        ("handed 40 men a unit to lead", &[("40", "40 men")]),
        ("it lost $5 a bit later", &[("$5", "5 USD")]),
    ]);
}

#[test]
fn figures_count_the_noun_that_heads_their_phrase() {
    check(&[
        ("eight more picks", &[("eight", "8 picks")]),
        ("two other workers", &[("two", "2 workers")]),
        ("12 injured fans left", &[("12", "12 fans")]),
        ("12 injured in a crash", &[("12", "12")]),
        ("a 12 page document", &[("12", "12 pages")]),
        ("a five member panel ruled", &[("five", "5 members")]),
        ("won by 12 point", &[("12", "12")]),
        ("two of the mayor's deputies", &[("two", "2 deputies")]),
        ("two of Smith's deputies", &[("two", "2 deputies")]),
        (
            "28 of the 30 hostages",
            &[("28", "28 hostages"), ("30", "30 hostages")],
        ),
        ("two of them left", &[("two", "2")]),
        (
            "2.7m digital and physical sales",
            &[("2.7m", "2.7 million sales")],
        ),
        ("ranked 5 nationally and employs workers", &[("5", "5")]),
        (
            "9 million homes, up from 8 million",
            &[
                ("9 million", "9 million homes"),
                ("8 million", "8 million homes"),
            ],
        ),
        (
            "$1.2 billion, up from 900 million",
            &[
                ("$1.2 billion", "1.2 billion USD"),
                ("900 million", "900 million USD"),
            ],
        ),
        (
            "2 million tonnes from 3 million",
            &[
                ("2 million tonnes", "2 million tonnes"),
                ("3 million", "3 million tonnes"),
            ],
        ),
        (
            "took six points from three",
            &[("six", "6 points"), ("three", "3")],
        ),
        (
            "9 million homes in 40 towns",
            &[("9 million", "9 million homes"), ("40", "40 towns")],
        ),
        (
            "fell 62 points, or 2%, to 7,425.81",
            &[
                ("62", "62 points"),
                ("2%", "2 %"),
                ("7,425.81", "7,425.81 points"),
            ],
        ),
    ]);
}

#[test]
fn feet_and_inches_have_marks() {
    check(&[
        ("he is 6'2\" tall", &[("6'2\"", "6.1667 feet")]),
        ("a 65\" screen", &[("65\"", "65 inches")]),
        ("over 5 in", &[("5 in", "more than 5 inches")]),
        ("10 in. of snow fell", &[("10 in.", "10 inches")]),
        ("They scored 5 in a row", &[("5", "5")]),
        ("\"We need 30\" he said", &[("30", "30")]),
        ("a depth of 48m", &[("48m", "48 metres")]),
        ("the 100m sprint", &[("100m", "100 metres")]),
        ("a £3m race", &[("£3m", "3 million GBP")]),
        ("a fund of 48m was set", &[("48m", "48 million")]),
        (
            "2m by 50cm",
            &[("2m", "2 metres"), ("50cm", "50 centimetres")],
        ),
    ]);
}

#[test]
fn degrees_can_lie_below_zero() {
    check(&[
        (
            "it fell to 20 degrees below zero",
            &[("20 degrees below zero", "-20 degrees")],
        ),
        ("it was 40 below zero", &[("40 below zero", "-40 degrees")]),
        (
            "10 degrees Celsius below zero",
            &[("10 degrees Celsius below zero", "-10 degrees Celsius")],
        ),
    ]);
}

#[test]
fn everyday_words_for_money() {
    check(&[
        ("it cost two dimes", &[("two dimes", "2 dimes")]),
        ("paid 10 grand for it", &[("10 grand", "10,000")]),
        ("won two grand slams", &[("two", "2 slams")]),
        ("sold for a dollar", &[("a dollar", "1 USD")]),
        ("ran a dollar store", &[]),
        ("they are a dime a dozen", &[("a dozen", "12")]),
        (
            "more than a dollar and 42 cents",
            &[("a dollar and 42 cents", "more than 1.42 USD")],
        ),
        ("it cost ten pounds", &[("ten pounds", "10 GBP")]),
        ("he lost ten pounds", &[("ten pounds", "10 pounds")]),
        (
            "LE42 million was lent",
            &[("LE42 million", "42 million EGP")],
        ),
        (
            "20 million francs",
            &[("20 million francs", "20 million francs")],
        ),
        (
            "a gain of 20 mln Canadian dlrs",
            &[("20 mln Canadian dlrs", "20 million CAD")],
        ),
        ("470 pence", &[("470 pence", "470 pence")]),
    ]);
}

#[test]
fn one_letter_is_degrees_where_weather_is_told() {
    check(&[
        ("It is 70F outside.", &[("70F", "70 degrees Fahrenheit")]),
        ("The 20C heat killed.", &[("20C", "20 degrees Celsius")]),
        ("A 35C day came.", &[("35C", "35 degrees Celsius")]),
        ("90F was the high.", &[("90F", "90 degrees Fahrenheit")]),
        ("The 1.5C in the pact.", &[("1.5C", "1.5 degrees Celsius")]),
        ("A -5C night came.", &[("-5C", "-5 degrees Celsius")]),
        ("The fund's 13F came late.", &[]),
        ("Row 12C was empty.", &[]),
        ("A Boeing 777F landed.", &[]),
    ]);
}
