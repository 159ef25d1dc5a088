//! Rarer ways of writing dates, on Wednesday, 26 November 2025.

use super::tests::{check, today};
use super::{Told, dates};
use crate::value::scan::Scan;

#[test]
fn weeks_and_years_by_number() {
    check(&[
        ("in week 3 of 2027", "week 3 of 2027 2027-01-18/2027-01-24"),
        ("in week 54 of 2027", "2027 2027-01-01/2027-12-31"),
        (
            "in the week 3 of 2027",
            "week 3 of 2027 2027-01-18/2027-01-24",
        ),
        ("in Week 7 they lost", ""),
        ("in the week 7", ""),
        ("year 2012", "year 2012 2012-01-01/2012-12-31"),
        ("it will be gone in 2150", "2150 2150-01-01/2150-12-31"),
        ("a height of 2150", ""),
        ("the year to date", "year to date 2025-01-01/2025-11-26"),
    ]);
}

#[test]
fn weeks_and_weekends_of_a_day() {
    check(&[
        (
            "the week of the 18th",
            "the week of the 18th 2025-11-17/2025-11-23?",
        ),
        (
            "the weekend of Thanksgiving 2023",
            "weekend of Thanksgiving 2023 2023-11-23/2023-11-26",
        ),
    ]);
}

#[test]
fn days_by_ranks_of_two_words() {
    check(&[
        (
            "the twenty-fourth of March, 2014",
            "twenty-fourth of March, 2014 2014-03-24",
        ),
        (
            "Thirty first of December 2024 it was",
            "Thirty first of December 2024 2024-12-31",
        ),
        ("the twenty-fourth of them", ""),
        (
            "the thirty-second of March 2014",
            "March 2014 2014-03-01/2014-03-31",
        ),
        (
            "on the twenty-ninth of February 2023",
            "February 2023 2023-02-01/2023-02-28",
        ),
    ]);
}

#[test]
fn periods_up_to_now_and_in_words() {
    check(&[
        (
            "1 May 2024 to today",
            "1 May 2024 to today 2024-05-01/2025-11-26",
        ),
        (
            "from 2014 to the present day",
            "from 2014 to the present day 2014-01-01/2025-11-26",
        ),
        (
            "from March 2025 to date",
            "from March 2025 to date 2025-03-01/2025-11-26",
        ),
        (
            "April the ninth till the seventeenth, 2024",
            "April the ninth till the seventeenth, 2024 2024-04-09/2024-04-17",
        ),
        ("on April 27 to 3 people", "April 27 2026-04-27?"),
        (
            "May to March 2024",
            "May to March 2024 2023-05-01/2024-03-31",
        ),
        ("mid-May 2024", "mid-May 2024 2024-05-10/2024-05-20"),
    ]);
}

#[test]
fn times_ago_in_several_parts() {
    check(&[
        (
            "two weeks and two days ago",
            "two weeks and two days ago 2025-11-10",
        ),
        (
            "two years and three months ago",
            "two years and three months ago 2023-08-01/2023-08-31",
        ),
        (
            "a year and a half ago",
            "a year and a half ago 2024-04-01/2024-06-30",
        ),
        (
            "two and a half years ago",
            "two and a half years ago 2023-04-01/2023-06-30",
        ),
    ]);
}

#[test]
fn an_article_belongs_to_the_reach() {
    for (text, span, reach) in [
        ("in the 1990s", "1990s", "the 1990s"),
        ("at the end of 2000", "end of 2000", "the end of 2000"),
        (
            "by the end of 2000",
            "the end of 2000",
            "by the end of 2000",
        ),
    ] {
        let found = dates(&Scan::new(text), today(), Told::default());
        let words: Vec<_> = found
            .iter()
            .map(|m| (&text[m.span.clone()], &text[m.reach.clone()]))
            .collect();
        assert_eq!(words, [(span, reach)]);
    }
}
