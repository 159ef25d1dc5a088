use super::tests::{check, read, today};

#[test]
fn figures_eras_and_years_in_words() {
    check(&[
        ("due on 22/04", "22/04 2026-04-22"),
        ("seen on 10/1", "10/1 2025-10-01?"),
        ("a 10/1 shot", ""),
        ("9/11 changed it", ""),
        ("scored 3/4 of them", ""),
        (
            "from 10/1 to 11/7",
            "from 10/1 to 11/7 2025-10-01/2025-11-07?",
        ),
        (
            "on 5/1/2019-5/7/2020",
            "5/1/2019-5/7/2020 2019-05-01/2020-05-07?",
        ),
        ("31/10/74", "31/10/74 1974-10-31"),
        ("2015-12", "2015-12 2015-12-01/2015-12-31"),
        ("in 2011-12", "2011-12 2011-01-01/2012-12-31"),
        ("item 133-03-03-2020", ""),
        ("Sep-23-2020", "Sep-23-2020 2020-09-23"),
        ("H2 2016", "H2 2016 2016-07-01/2016-12-31"),
        ("in '68", "'68 1968-01-01/1968-12-31"),
        ("in the '80s", "'80s 1980-01-01/1989-12-31"),
        ("in the 70s", "70s 1970-01-01/1979-12-31"),
        ("in the nineties", "nineties 1990-01-01/1999-12-31"),
        ("a man in his 70s", ""),
        ("in 264 BC", "264 BC -000263-01-01/-000263-12-31"),
        ("264 to 241 BC", "264 to 241 BC -000263-01-01/-000240-12-31"),
        ("in AD 79", "AD 79 0079-01-01/0079-12-31"),
        (
            "nineteen ninety-eight",
            "nineteen ninety-eight 1998-01-01/1998-12-31",
        ),
        (
            "in two thousand and five",
            "two thousand and five 2005-01-01/2005-12-31",
        ),
        ("two thousand and five men", ""),
        ("two thousand seven", ""),
        (
            "6 April nineteen seventy-two",
            "6 April nineteen seventy-two 1972-04-06",
        ),
        ("May twenty-nine", "May twenty-nine 2025-05-29?"),
        ("in May twenty-nine people", "May 2025-05-01/2025-05-31?"),
        ("April of 87", "April of 87 1987-04-01/1987-04-30"),
        (
            "Memorial Day of last year",
            "Memorial Day of last year 2024-05-27",
        ),
        (
            "Labor Day weekend",
            "Labor Day weekend 2026-09-05/2026-09-07?",
        ),
        ("Mothers' Day 2023", "Mothers' Day 2023 2023-05-14"),
    ]);
}

#[test]
fn days_without_a_month() {
    check(&[
        ("it opened on the 18th", "the 18th 2025-11-18"),
        ("on the 18th hole", ""),
        (
            "the 20th of next month",
            "the 20th of next month 2025-12-20",
        ),
        ("Tuesday the 11th", "Tuesday the 11th 2025-11-11?"),
        ("Mon 24th", "Mon 24th 2025-11-24?"),
        ("on Friday 13 people", "Friday 2025-11-21?"),
        (
            "a week starting on 20 May 2024",
            "a week starting on 20 May 2024 2024-05-20/2024-05-26",
        ),
        ("the 5 past years", "5 past years 2020-11-26/2025-11-26"),
        (
            "the rest of the week",
            "rest of the week 2025-11-26/2025-11-30",
        ),
        (
            "before the end of the year",
            "before the end of the year ../2025-12-31",
        ),
    ]);
}

#[test]
fn days_counted_from_others() {
    check(&[
        ("it closed two Fridays ago", "two Fridays ago 2025-11-14"),
        (
            "three Wednesdays from now",
            "three Wednesdays from now 2025-12-17",
        ),
        (
            "the deadline is Friday after next",
            "Friday after next 2025-12-05",
        ),
        (
            "Friday after next week's vote",
            "Friday 2025-11-28; next week 2025-12-01/2025-12-07",
        ),
        (
            "the first Tuesday after the first Monday in November 2024",
            "first Tuesday after the first Monday in November 2024 2024-11-05",
        ),
        (
            "the Friday before Easter 2024",
            "Friday before Easter 2024 2024-03-29",
        ),
        (
            "he said Friday after Tuesday's vote",
            "Friday 2025-11-21; Tuesday 2025-11-25",
        ),
        (
            "second-to-last week of 2018",
            "second-to-last week of 2018 2018-12-17/2018-12-23",
        ),
        (
            "the third last day of May 2024",
            "the third last day of May 2024 2024-05-29",
        ),
        (
            "three years from today",
            "three years from today 2028-11-26",
        ),
        (
            "20th of the current month",
            "20th of the current month 2025-11-20",
        ),
        ("last week's Sunday", "last week's Sunday 2025-11-23"),
    ]);
}

#[test]
fn years_and_periods_of_holidays() {
    check(&[
        (
            "it rose in March last year",
            "March last year 2024-03-01/2024-03-31",
        ),
        (
            "Thanksgiving of next year",
            "Thanksgiving of next year 2026-11-26",
        ),
        ("Tax Day two years ago", "Tax Day two years ago 2023-04-18"),
        ("Easter in three years", "Easter in three years 2028-04-16"),
        (
            "Christmas week 2024",
            "Christmas week 2024 2024-12-23/2024-12-29",
        ),
        ("they voted on Super Tuesday", "Super Tuesday 2024-03-05"),
        // Alone, as in a calendar of events
        ("Halloween", "Halloween 2025-10-31?"),
        ("Thanksgiving", "Thanksgiving 2025-11-27?"),
        ("Labor Day", "Labor Day 2026-09-07?"),
        ("Labor Day was wet", "Labor Day 2025-09-01"),
    ]);
}

#[test]
fn histories_name_a_year_once() {
    for (text, want) in [
        (
            "War came in 1914. On 30 August it spread. Two days later it rained.",
            "1914 1914-01-01/1914-12-31; 30 August 1914-08-30; Two days later 1914-09-01",
        ),
        (
            "It began in November 1940. In February the front moved.",
            "November 1940 1940-11-01/1940-11-30; February 1941-02-01/1941-02-28",
        ),
        (
            "He said on Monday. War came in 1914.\n\nIn March it rained.",
            "Monday 2025-11-24; 1914 1914-01-01/1914-12-31; March 2025-03-01/2025-03-31",
        ),
        ("Two days later it rained.", ""),
    ] {
        assert_eq!(read(text, today()), want, "{text}");
    }
}

#[test]
fn lists_of_years() {
    let year = |n: i32| format!("{n} {n}-01-01/{n}-12-31");
    let years = |all: &[i32]| all.iter().map(|n| year(*n)).collect::<Vec<_>>().join("; ");
    for (text, want) in [
        ("In 2008, 2012 and 2016 he ran", years(&[2008, 2012, 2016])),
        (
            "in 2017, 2018, 2020 and 2021",
            years(&[2017, 2018, 2020, 2021]),
        ),
        ("The 2012, 2016 and 2020 Games", years(&[2012, 2016, 2020])),
        (
            "the 2012, 2016 and 2020 elections",
            years(&[2012, 2016, 2020]),
        ),
        ("sold 2000, 2010 and 2020 tickets", String::new()),
    ] {
        assert_eq!(read(text, today()), want, "{text}");
    }
}

#[test]
fn ages_and_temperatures_are_no_decades() {
    check(&[
        ("A clerk in his late 40s", ""),
        ("a nurse in her early 20s", ""),
        ("a nurse in her mid-30s", ""),
        ("a clerk in his late forties", ""),
        ("Highs in the 90s", ""),
        ("Temperatures on the coast in the 70s", ""),
        ("in the late 40s", "late 40s 1944-12-31/1949-12-31"),
        ("songs of the 90s", "90s 1990-01-01/1999-12-31"),
    ]);
}

#[test]
fn last_tells_how_long_or_when() {
    check(&[
        ("The strike could last three days", ""),
        ("is expected to last six weeks", ""),
        ("would likely last two years", ""),
        ("Phase 1 will last 42 days", ""),
        (
            "the last three days",
            "last three days 2025-11-23/2025-11-26",
        ),
        ("compared to last week", "last week 2025-11-17/2025-11-23"),
        ("in the last decade", "last decade 2015-11-26/2025-11-26"),
        ("over the next decade", "next decade 2025-11-27/2035-11-26"),
    ]);
}

#[test]
fn what_an_event_is_named_after() {
    check(&[
        (
            "It reopened three days after the May 4 fire",
            "three days after the May 4 2025-05-07",
        ),
        ("The May election", "May 2025-05-01/2025-05-31?"),
        ("He lost the March vote", "March 2025-03-01/2025-03-31"),
        ("the May government", ""),
    ]);
}
