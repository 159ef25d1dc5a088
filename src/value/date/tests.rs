use super::*;
use proptest::prelude::*;

/// A Wednesday.
pub fn today() -> Option<Date> {
    Date::new(2025, 11, 26).ok()
}

/// "words low/high", with a question mark for a guess.
pub fn read(text: &str, day: Option<Date>) -> String {
    let show = |date: Option<&Date>| date.map_or("..".to_owned(), Date::to_string);
    let one = |m: &Mention| {
        let Content::Days(days) = &m.value.content else {
            panic!("no date")
        };
        let (low, high) = (days.extent.low(), days.extent.high());
        let extent = match days.extent.as_point() {
            Some(point) => point.to_string(),
            None if days.unplaced => "unplaced".to_owned(),
            None => format!("{}/{}", show(low), show(high)),
        };
        format!(
            "{} {extent}{}",
            &text[m.span.clone()],
            if days.guessed { "?" } else { "" }
        )
    };
    dates(&Scan::new(text), day, Told::default())
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join("; ")
}

pub fn check(cases: &[(&str, &str)]) {
    let wrong = cases
        .iter()
        .filter(|(text, want)| read(text, today()) != *want);
    let wrong: Vec<_> = wrong
        .map(|(text, want)| (text, want, read(text, today())))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn written_dates() {
    check(&[
        ("14 October 2025", "14 October 2025 2025-10-14"),
        ("October 14, 2025, was", "October 14, 2025 2025-10-14"),
        ("on Nov. 26, 2025.", "Nov. 26, 2025 2025-11-26"),
        ("the 14th of October", "the 14th of October 2025-10-14?"),
        ("14 October: they met", "14 October 2025-10-14"),
        ("October 14: they met", "October 14 2025-10-14"),
        ("2025-11-26", "2025-11-26 2025-11-26"),
        ("26/11/2025", "26/11/2025 2025-11-26"),
        ("10/11/2025", "10/11/2025 2025-10-11?"),
        ("05-Aug-2016", "05-Aug-2016 2016-08-05"),
        (
            "February twenty-second, 2024",
            "February twenty-second, 2024 2024-02-22",
        ),
        ("Jan-Feb 2017", "Jan-Feb 2017 2017-01-01/2017-02-28"),
        ("2017-Q1", "2017-Q1 2017-01-01/2017-03-31"),
        ("paid $12 December 27", "December 27 2024-12-27"),
        (
            "at the beginning of 2000",
            "beginning of 2000 2000-01-01/2000-04-30",
        ),
        ("February 2022", "February 2022 2022-02-01/2022-02-28"),
        ("29 February", "29 February 2024-02-29?"),
        ("31 February 2025", ""),
        ("Tuesday, Nov. 25", "Tuesday, Nov. 25 2025-11-25?"),
        ("Monday, Nov. 25, 2025", "Monday, Nov. 25, 2025 2025-11-25"),
        ("the 1990s", "1990s 1990-01-01/1999-12-31"),
        ("the 20th century", "20th century 1900-01-01/1999-12-31"),
        ("mid-2024", "mid-2024 2024-05-01/2024-08-31"),
        ("early March 2024", "early March 2024 2024-03-01/2024-03-16"),
        ("summer of 2025", "summer of 2025 2025-06-01/2025-08-31"),
        (
            "the spring or summer of 2025",
            "spring or summer of 2025 2025-03-01/2025-08-31",
        ),
        (
            "first quarter of 2024",
            "first quarter of 2024 2024-01-01/2024-03-31",
        ),
        ("Q3 2023", "Q3 2023 2023-07-01/2023-09-30"),
        (
            "the last week of August 2023",
            "the last week of August 2023 2023-08-28/2023-09-03",
        ),
        (
            "the first three months of 2024",
            "the first three months of 2024 2024-01-01/2024-03-31",
        ),
        (
            "the second half of 2023",
            "second half of 2023 2023-07-01/2023-12-31",
        ),
        ("Christmas Day 2024", "Christmas Day 2024 2024-12-25"),
        ("New Year's Eve 2024", "New Year's Eve 2024 2024-12-31"),
    ]);
}

#[test]
fn years_and_what_only_looks_so() {
    check(&[
        ("in 2014", "2014 2014-01-01/2014-12-31"),
        ("within minutes of the first 911 call", ""),
        (
            "one of the first to arrive, he sat on the first 12 chairs",
            "",
        ),
        ("the invasion of 2022", "2022 2022-01-01/2022-12-31"),
        ("the 2022 invasion", "2022 2022-01-01/2022-12-31"),
        ("**2022** – The bridge opens", "2022 2022-01-01/2022-12-31"),
        ("**2022:** The bridge opens", "2022 2022-01-01/2022-12-31"),
        ("- 2022 | The bridge opens", "2022 2022-01-01/2022-12-31"),
        ("**2022** soldiers left", ""),
        (
            "**August:** The pier opens",
            "August 2025-08-01/2025-08-31?",
        ),
        ("a total of 2000 soldiers", ""),
        ("2014 people", ""),
        ("paid $2014", ""),
        ("in 2000 metres", ""),
        ("they may go", ""),
        ("May I go?", ""),
        ("troops march on", ""),
        ("at 10:30", ""),
        ("on Tuesdays", ""),
        ("14 points", ""),
        ("the sun sat", ""),
        ("the fall of the town", ""),
        ("the spring broke", ""),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("today", "today 2025-11-26"),
        ("yesterday", "yesterday 2025-11-25"),
        (
            "the day before yesterday",
            "the day before yesterday 2025-11-24",
        ),
        ("tomorrow", "tomorrow 2025-11-27"),
        ("next week", "next week 2025-12-01/2025-12-07"),
        ("this week", "this week 2025-11-24/2025-11-30"),
        ("last week", "last week 2025-11-17/2025-11-23"),
        ("two weeks ago", "two weeks ago 2025-11-10/2025-11-16"),
        ("three days ago", "three days ago 2025-11-23"),
        ("a year ago", "a year ago 2024-01-01/2024-12-31"),
        (
            "two or three years ago",
            "two or three years ago 2022-01-01/2023-12-31",
        ),
        (
            "earlier this month",
            "earlier this month 2025-11-01/2025-11-26",
        ),
        ("later this week", "later this week 2025-11-26/2025-11-30"),
        ("late last year", "late last year 2024-07-01/2024-12-31"),
        (
            "it happened over the weekend",
            "weekend 2025-11-22/2025-11-23",
        ),
        (
            "they will meet at the weekend",
            "weekend 2025-11-29/2025-11-30",
        ),
        ("in the coming days", "coming days 2025-11-27/2025-12-06"),
        ("the coming week", "coming week 2025-11-27/2025-12-03"),
        ("the past two weeks", "past two weeks 2025-11-12/2025-11-26"),
        ("last month", "last month 2025-10-01/2025-10-31"),
        ("next year", "next year 2026-01-01/2026-12-31"),
        (
            "the week after next",
            "the week after next 2025-12-08/2025-12-14",
        ),
        (
            "three days after 12 January 2025",
            "three days after 12 January 2025 2025-01-15",
        ),
        (
            "the week of 10 November",
            "the week of 10 November 2025-11-10/2025-11-16?",
        ),
        (
            "the next five working days",
            "next five working days 2025-11-27/2025-12-03",
        ),
        ("next week on Tuesday", "next week on Tuesday 2025-12-02"),
        ("the last few weeks", "last few weeks 2025-09-17/2025-11-26"),
        (
            "the last two quarters",
            "last two quarters 2025-04-01/2025-09-30",
        ),
        (
            "it will open in two weeks",
            "in two weeks 2025-12-08/2025-12-14",
        ),
        ("a second attack in two weeks", ""),
        ("he left the next day", ""),
        ("the previous year had been dry", ""),
        ("last night", "last night 2025-11-25"),
        ("last Tuesday", "last Tuesday 2025-11-25"),
        ("next Tuesday", "next Tuesday 2025-12-02"),
        ("this Friday", "this Friday 2025-11-28"),
        ("last summer", "last summer 2025-06-01/2025-08-31"),
        ("end of the year", "end of the year 2025-09-01/2025-12-31"),
        ("Tuesday of last week", "Tuesday of last week 2025-11-18"),
    ]);
}

#[test]
fn direction_from_the_words_around() {
    check(&[
        ("They met on Tuesday night", "Tuesday 2025-11-25"),
        ("They will meet on Tuesday", "Tuesday 2025-12-02"),
        ("It is due to open on Friday", "Friday 2025-11-28"),
        ("It will be held on Friday", "Friday 2025-11-28"),
        ("officials said Wednesday", "Wednesday 2025-11-26"),
        ("a Sunday paper", "Sunday 2025-11-23?"),
        ("It closed in November", "November 2025-11-01/2025-11-30"),
        ("It closed in December", "December 2024-12-01/2024-12-31"),
        ("It will open in March", "March 2026-03-01/2026-03-31"),
        ("a vote in October", "October 2025-10-01/2025-10-31?"),
        ("a vote in January", "January 2026-01-01/2026-01-31?"),
        ("It closed on 30 November", "30 November 2024-11-30"),
        ("a vote on 30 November", "30 November 2025-11-30?"),
        ("He would fly on 14 October", "14 October 2025-10-14?"),
        ("It burned. A vote on Friday", "Friday 2025-11-21?"),
    ]);
}

#[test]
fn limits_and_periods() {
    check(&[
        ("since 2022", "since 2022 2022-01-01/2025-11-26"),
        ("by Friday it will", "Friday ../2025-11-28"),
        ("until March it was", "March ../2025-03-31"),
        ("after today", "after today 2025-11-27/.."),
        ("before 5 May 2025", "before 5 May 2025 ../2025-05-04"),
        (
            "from 1 May 2024 onwards",
            "from 1 May 2024 onwards 2024-05-01/..",
        ),
        (
            "around 14 October 2025",
            "14 October 2025 2025-10-11/2025-10-17",
        ),
        ("around Tuesday morning", "Tuesday 2025-11-25?"),
        ("around last week night", "last week 2025-11-14/2025-11-26"),
        ("around Tuesday", "Tuesday 2025-11-22/2025-11-28?"),
        ("May 2024 or later", "May 2024 or later 2024-05-01/.."),
        (
            "between March 2025 and now",
            "between March 2025 and now 2025-03-01/2025-11-26",
        ),
        ("How about 2019?", ""),
        ("after Tuesday's vote", "Tuesday 2025-11-25?"),
        ("after Tuesday night's vote", "Tuesday 2025-11-25?"),
        ("after the Nov. 20 vote", "Nov. 20 2025-11-20?"),
        ("after the Tuesday vote", "Tuesday 2025-11-25?"),
        (
            "from 2014 to 2016",
            "from 2014 to 2016 2014-01-01/2016-12-31",
        ),
        ("2014–2016", "2014–2016 2014-01-01/2016-12-31"),
        ("in 2014-16", "2014-16 2014-01-01/2016-12-31"),
        (
            "between March and May it was",
            "between March and May 2025-03-01/2025-05-31",
        ),
        ("November 3-5", "November 3-5 2025-11-03/2025-11-05?"),
        (
            "3–5 November 2024",
            "3–5 November 2024 2024-11-03/2024-11-05",
        ),
        (
            "between 3 and 5 November 2024",
            "between 3 and 5 November 2024 2024-11-03/2024-11-05",
        ),
        (
            "from November 2023 to March 2024",
            "from November 2023 to March 2024 2023-11-01/2024-03-31",
        ),
        (
            "November to March 2024",
            "November to March 2024 2023-11-01/2024-03-31",
        ),
        (
            "moved from 3 May 2024 to 5 May 2024",
            "3 May 2024 2024-05-03; 5 May 2024 2024-05-05",
        ),
    ]);
}

#[test]
fn without_a_day_of_reference() {
    for (text, want) in [
        ("next week", "next week unplaced"),
        ("on Tuesday", "Tuesday unplaced"),
        ("14 October", "14 October unplaced"),
        ("14 October 2025", "14 October 2025 2025-10-14"),
        ("since 2022", "since 2022 2022-01-01/.."),
        ("from May 2024 to May 2023", ""),
    ] {
        assert_eq!(read(text, None), want, "{text}");
    }
}

#[test]
fn reach_takes_in_the_limit() {
    for (text, figure, span, hedge) in [
        (
            "open since early 2022 at least",
            "early 2022",
            "since early 2022",
            "since",
        ),
        (
            "open until early 2022 at most",
            "early 2022",
            "early 2022",
            "until",
        ),
        (
            "May 2024 or later",
            "May 2024",
            "May 2024 or later",
            "or later",
        ),
    ] {
        let mention = dates(&Scan::new(text), today(), Told::default()).remove(0);
        assert_eq!(&text[mention.figure], figure);
        assert_eq!(&text[mention.span], span);
        assert_eq!(mention.value.hedge.unwrap().words, hedge);
    }
}

#[test]
fn a_written_weekday_can_be_checked() {
    assert_eq!(
        weekday_written("Monday, Nov. 25, 2025"),
        Some(Weekday::Monday)
    );
    assert_eq!(weekday_written("Nov. 25, 2025"), None);
}

#[test]
fn long_repetitions_take_linear_time() {
    for unit in [
        "may ",
        "1 ",
        "from ",
        "the first ",
        "early ",
        "2014-",
        "between 1 and ",
        "last few ",
    ] {
        let text = unit.repeat(20_000);
        dates(&Scan::new(&text), today(), Told::default());
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

proptest! {
    #[test]
    fn printed_dates_read_back(year in 1800i16..2100, month in 1i8..=12, day in 1i8..=31) {
        let Ok(date) = Date::new(year, month, day) else { return Ok(()) };
        let name = MONTHS[usize::try_from(month).unwrap() - 1];
        let short = if name.len() > 4 { format!("{}.", &name[..3]) } else { name.to_owned() };
        for text in [
            date.to_string(),
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{short} {day}, {year}"),
            format!("the {day}th of {name} {year}"),
        ] {
            let found = dates(&Scan::new(&text), today(), Told::default());
            prop_assert_eq!(found.len(), 1, "{}", text);
            let Content::Days(days) = &found[0].value.content else { panic!("no date") };
            prop_assert_eq!(days.extent.as_point(), Some(&date), "{}", text);
        }
    }

    #[test]
    fn no_text_panics(text in "((in|from|to|the|early|last|next|first|of|since|by|ago|weeks|two|2014|31|May|Feb|Tuesday|spring|Q3|year|\\PC)[ ,.-]{0,2}){0,10}") {
        for day in [today(), None, Some(Date::MAX), Some(Date::MIN)] {
            for m in dates(&Scan::new(&text), day, Told::default()) {
                prop_assert!(text.get(m.reach.clone()).is_some() && text.get(m.span.clone()).is_some());
                prop_assert!(m.reach.start <= m.span.start && m.span.end <= m.reach.end);
                prop_assert!(!m.figure.is_empty() && m.span.start <= m.figure.start && m.figure.end <= m.span.end);
            }
        }
    }
}

#[test]
fn a_word_in_a_compound_or_before_an_event_limits_nothing() {
    check(&[
        ("Four were shot in a drive-by Tuesday", "Tuesday 2025-11-25"),
        ("He had gone by Tuesday", "Tuesday ../2025-11-25"),
        (
            "An arrest following Saturday's attack",
            "Saturday 2025-11-22?",
        ),
        (
            "He was arrested the following Saturday",
            "following Saturday 2025-12-06",
        ),
    ]);
}
