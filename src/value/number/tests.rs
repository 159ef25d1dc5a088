use super::*;

fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).ok()
}

fn whole(text: &str) -> Option<Figure> {
    let scan = Scan::new(text);
    read(&scan, 0).filter(|f| f.tokens.end == scan.tokens.len())
}

#[test]
fn numbers_are_read_exactly_with_the_step_of_their_last_digit() {
    for (text, value, step) in [
        ("28", "28", "1"),
        ("20", "20", "1"),
        ("600,000", "600000", "100000"),
        ("600,001", "600001", "1"),
        ("1.5", "1.5", "0.1"),
        ("600k", "600000", "100000"),
        ("1.2m", "1200000", "100000"),
        ("300bn", "300000000000", "100000000000"),
        ("twenty-eight", "28", "1"),
        ("a hundred and five", "105", "1"),
        ("three thousand", "3000", "1000"),
        ("twenty-five hundred", "2500", "100"),
        ("two hundred thousand", "200000", "100000"),
        ("one million two hundred thousand and six", "1200006", "1"),
        ("2.5 million", "2500000", "100000"),
        ("half a million", "500000", "100000"),
        ("two and a half million", "2500000", "100000"),
        ("a million and a half", "1500000", "100000"),
        ("hundred thousand", "100000", "100000"),
        ("three hundred and two dozen", "324", "12"),
        ("1.234.567", "1234567", "1"),
        ("1.5 M", "1500000", "100000"),
        ("1 point 5", "1.5", "0.1"),
        ("12 lac", "1200000", "100000"),
        ("three hundred cr", "3000000000", "1000000000"),
        ("one twenty two", "122", "1"),
        ("nil", "0", "1"),
        ("two and fifty-four hundredths", "2.54", "0.01"),
        ("two hundred and fifty-four hundredths", "200.54", "0.01"),
        ("a dozen", "12", "12"),
        ("two dozen", "24", "12"),
        ("half a dozen", "6", "1"),
        ("a couple", "2", "1"),
        ("10 1/2", "10.5", "0.1"),
        ("2½", "2.5", "0.1"),
        ("a quarter of a million", "250000", "10000"),
        ("minus 5", "-5", "1"),
        ("-5", "-5", "1"),
        ("−5.5", "-5.5", "0.1"),
    ] {
        let figure = whole(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(figure.figure, number(value), "{text}");
        assert_eq!(Some(figure.step), number(step), "{text}");
        assert_eq!(figure.extent.as_point().copied(), number(value), "{text}");
    }
}

#[test]
fn fractions_are_parts_of_one() {
    for (text, above, below) in [
        ("two-thirds", 2, 3),
        ("three quarters", 3, 4),
        ("one-fifth", 1, 5),
        ("1/2", 1, 2),
        ("one hundred thirty-fifths", 100, 35),
        ("one hundred and thirty fifths", 130, 5),
    ] {
        let figure = whole(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            figure.figure,
            Decimal::from(above).checked_div(Decimal::from(below)),
            "{text}"
        );
        assert!(figure.fraction);
    }
}

#[test]
fn ranges_and_magnitudes_are_extents() {
    for (text, low, high, open) in [
        ("20 to 30", "20", "30", false),
        ("between 20 and 30", "20", "30", false),
        ("between one hundred and two hundred", "100", "200", false),
        (
            "between a hundred and five and two hundred",
            "105",
            "200",
            false,
        ),
        ("20–30", "20", "30", false),
        ("20-to-30", "20", "30", false),
        ("three or four", "3", "4", false),
        ("20 to 30 million", "20000000", "30000000", false),
        ("two or three hundred", "200", "300", false),
        ("tens of thousands", "10000", "100000", true),
        ("hundreds", "100", "1000", true),
        ("hundreds of thousands", "100000", "1000000", true),
        ("dozens", "24", "100", true),
        ("billions", "1000000000", "1000000000000", true),
        ("several hundred", "300", "1000", true),
        ("a few thousand", "2000", "10000", true),
        ("several hundred thousand", "300000", "1000000", true),
        ("10 or 15", "10", "15", false),
        ("a handful", "3", "10", true),
    ] {
        let figure = whole(text).unwrap_or_else(|| panic!("{text}"));
        let extent = Extent::new(number(low), false, number(high), open);
        assert_eq!(Some(figure.extent), extent, "{text}");
    }
}

#[test]
fn figures_end_where_they_end() {
    for (text, tokens) in [
        ("68-31", 1),
        ("one or two hundred men", 4),
        ("24/7", 0),
        ("7 5/8 inches", 4),
        ("two and three", 1),
        ("5 million and a car", 2),
        ("5 million and half the car", 2),
        ("5 million and a third of the cars", 2),
        ("hundred people", 0),
        ("25 or 40", 1),
        ("1986 to 900 million", 1),
        ("four-three-three", 1),
        ("1 point 5 rebounds", 1),
        ("3 M", 1),
        ("1.234.56", 0),
        ("192.168.100.200", 0),
        ("seven\n\nhundred", 1),
        ("from", 0),
        ("3 to 1", 1),
        ("10:30", 0),
        ("555-1234", 1),
        ("1-800-555", 0),
        ("2025-12-01", 0),
        ("192.0.2.1", 0),
        ("9/11", 0),
        ("007", 0),
        ("a third man", 0),
        ("the", 0),
    ] {
        let scan = Scan::new(text);
        let end = read(&scan, 0).map_or(0, |f| f.tokens.end);
        assert_eq!(end, tokens, "{text}");
    }
}
