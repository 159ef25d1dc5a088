use super::*;

#[test]
fn texts_fall_into_tokens() {
    for (text, tokens) in [
        ("", vec![]),
        (
            "600,000 men, 1.5 m.",
            vec!["600,000", "men", ",", "1.5", "m", "."],
        ),
        ("twenty-eight", vec!["twenty", "-", "eight"]),
        ("20–30% of it", vec!["20", "–", "30", "%", "of", "it"]),
        (
            "Don't pay O’Hara's $.50",
            vec!["Don't", "pay", "O’Hara", "'s", "$", ".50"],
        ),
        ("the U.S. at 5 a.m.", vec!["the", "U.S.", "at", "5", "a.m."]),
        (
            "v1.2.3 and 1.2.3, G7",
            vec!["v1", ".", "2.3", "and", "1.2.3", ",", "G7"],
        ),
        (
            "1,2,3 2025,600",
            vec!["1", ",", "2", ",", "3", "2025", ",", "600"],
        ),
        (
            "12,34,567.89 1.111,11 5,00",
            vec!["12,34,567.89", "1.111,11", "5,00"],
        ),
        (
            "1 414 021 men, 40 000, 12 345, 2019 200",
            vec![
                "1 414 021",
                "men",
                ",",
                "40 000",
                ",",
                "12",
                "345",
                ",",
                "2019",
                "200",
            ],
        ),
        (
            "$US55 EUR1.5m G20",
            vec!["$", "US", "55", "EUR", "1.5", "m", "G20"],
        ),
        ("2½ café 19th", vec!["2", "½", "café", "19", "th"]),
        ("600\u{a0}000 années", vec!["600\u{a0}000", "années"]),
    ] {
        let scan = Scan::new(text);
        let got: Vec<_> = (0..scan.tokens.len()).map(|i| scan.str(i)).collect();
        assert_eq!(got, tokens, "{text}");
    }
}

#[test]
fn a_blank_line_is_a_break() {
    let scan = Scan::new("one\ntwo \n\n three");
    let spaces: Vec<_> = scan.tokens.iter().map(|t| t.space).collect();
    assert_eq!(spaces, [Space::Break, Space::Blank, Space::Break]);
}

proptest::proptest! {
    #[test]
    fn tokens_follow_each_other_on_character_boundaries(text in r"[ \na-z0-9.,'’½é\PC]{0,40}") {
        let scan = Scan::new(&text);
        let mut end = 0;
        for token in &scan.tokens {
            assert!(token.start >= end && token.end > token.start);
            assert!(text.get(token.range()).is_some());
            end = token.end;
        }
    }
}
