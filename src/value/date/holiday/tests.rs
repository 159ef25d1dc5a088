use super::*;

/// The days of the holiday that the words name, in that year.
fn days(words: &str, year: i16) -> String {
    let scan = Scan::new(words);
    let at = (0..scan.tokens.len()).find_map(|at| named(&scan, at));
    let Some(extent) = at.and_then(|(feast, _)| feast.within(year)) else {
        return String::new();
    };
    let (low, high) = (extent.low().unwrap(), extent.high().unwrap());
    match low == high {
        true => format!("{low}"),
        false => format!("{low}/{high}"),
    }
}

#[test]
fn the_table_is_read_and_every_name_can_begin() {
    let table = Table::parse(include_str!("holidays.txt")).unwrap();
    for name in &table.names {
        let word = |word: &Word| word.stem.clone() + if word.owner { "'s" } else { "" };
        let words: Vec<String> = name.words.iter().map(word).collect();
        let words = words.join(" ");
        let year = if name.dated { " 2020" } else { "" };
        let text = format!("since {}{year}", capital(&words));
        let (scan, at) = (Scan::new(&text), 1);
        let (feast, end) = named(&scan, at).unwrap_or_else(|| panic!("{words} is not found"));
        let rest = usize::from(name.dated);
        assert_eq!(end + rest, scan.tokens.len(), "{words}");
        let same = table.feasts[name.feast] == *feast;
        assert!(same, "{words} is another holiday");
        let class = scan.class(at);
        let begins = matches!(class, Class::Holiday | Class::Month(_) | Class::Rank(_))
            || scan.is(at, "mid");
        assert!(begins, "{words}: add its first word to words/holidays.rs");
    }
}

fn capital(words: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_no_rule_is_refused() {
    for row in [
        "Noon Day: 31 Midsummer",
        "Noon Day: some Monday",
        "Noon Day",
        "Noon Day: Easter; moved Sunday",
        "Noon Day: 2020-01-02 2019-01-02",
        "Noon Day: Easter; kept",
        "Noon Day: Easter; local yes",
    ] {
        assert_eq!(Table::parse(row).unwrap_err(), row);
    }
}

#[test]
fn days_in_a_year() {
    for (words, year, want) in [
        ("Christmas", 2025, "2025-12-25"),
        ("thanksgiving", 2025, "2025-11-27"),
        ("Memorial Day", 2025, "2025-05-26"),
        ("Victoria Day", 2018, "2018-05-21"),
        ("Election Day", 2016, "2016-11-08"),
        ("Election Day", 2020, "2020-11-03"),
        ("Easter", 2024, "2024-03-31"),
        ("Easter", 1954, "1954-04-18"),
        ("Good Friday", 2022, "2022-04-15"),
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Orthodox Easter", 2025, "2025-04-20"),
        ("King's Day", 2025, "2025-04-26"),
        ("Tax Day", 2021, "2021-05-17"),
        ("Super Tuesday", 2023, ""),
        ("Diwali", 2023, "2023-11-12"),
        ("Lunar New Year", 2034, "2034-02-19"),
        ("Mid-Autumn Festival", 2023, "2023-09-29"),
        ("Dussehra", 2003, ""),
        // Jewish years of every length, common and leap
        ("Rosh Hashanah", 2013, "2013-09-04/2013-09-06"),
        ("Rosh Hashanah", 2023, "2023-09-15/2023-09-17"),
        ("Yom Kippur", 1973, "1973-10-05/1973-10-06"),
        ("Yom Kippur", 2025, "2025-10-01/2025-10-02"),
        ("Hanukkah", 2013, "2013-11-27/2013-12-05"),
        ("Hanukkah", 2024, "2024-12-25/2025-01-02"),
        ("Purim", 2024, "2024-03-23/2024-03-24"),
        ("Purim", 2025, "2025-03-13/2025-03-14"),
        ("Passover", 2024, "2024-04-22/2024-04-30"),
        ("Passover", 2019, "2019-04-19/2019-04-27"),
        ("Tisha B’Av", 2022, "2022-08-06/2022-08-07"),
        // The feast was on 2 May in most countries, and on the third in others.
        ("Eid al-Fitr", 2022, "2022-05-02/2022-05-04"),
        ("Eid al-Adha", 2023, "2023-06-28/2023-06-30"),
        ("Ramadan", 2024, "2024-03-10/2024-04-10"),
    ] {
        assert_eq!(days(words, year), want, "{words} {year}");
    }
}

#[test]
fn names_in_their_spellings() {
    for (a, b) in [
        ("Mother's Day", "mothers day"),
        ("Mother's Day", "Mothers’ Day"),
        ("St. Patrick's Day", "st paddy's day"),
        ("Eid al-Fitr", "Eid al Fitr"),
        ("MLK Day", "Martin Luther King Jr. Day"),
        ("New Year's Eve", "new years eve"),
        ("Hanukkah", "Chanukah"),
    ] {
        assert_eq!(days(a, 2024), days(b, 2024), "{a}, {b}");
        assert_ne!(days(a, 2024), "", "{a}");
    }
}

#[test]
fn one_letter_can_make_another_holiday() {
    assert_eq!(days("Patriot Day", 2025), "2025-09-11");
    assert_eq!(days("Patriots' Day", 2025), "2025-04-21");
}

#[test]
fn longer_names_and_ordinary_words_are_none() {
    for words in [
        "the bank lent 2018 dollars",
        "Lent money is soon gone",
        "a trip to Easter Island",
        "the king, a day later",
        "Chinese goods and Islamic law",
        "a good day for a black cat",
        "the new law on taxes",
        "jailed on election day in 1910",
        "a battle of Operation Ramadan",
        "India's Independence Day",
        "the streets at Thai New Year",
    ] {
        assert_eq!(days(words, 2020), "", "{words}");
    }
    assert_ne!(days("they fast during Lent", 2020), "");
}

#[test]
fn every_feast_has_a_day_in_every_year_of_the_calendar() {
    let table = Table::parse(include_str!("holidays.txt")).unwrap();
    for feast in &table.feasts {
        for year in [i16::MIN, -9999, -1, 0, 1, 1600, 1999, 2000, 9999, i16::MAX] {
            let extent = feast.within(year);
            let modern = (1900..2100).contains(&year);
            let listed = matches!(feast.rule, Rule::Dates(_) | Rule::Fixed { day: 29, .. });
            assert!(extent.is_some() || !modern || listed, "{feast:?} {year}");
        }
    }
}
