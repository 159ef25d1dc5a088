//! Periods told of beside others, on Wednesday, 26 November 2025.

use super::tests::check;

#[test]
fn the_period_that_a_report_is_on() {
    check(&[
        (
            "sales rose in the quarter",
            "the quarter 2025-07-01/2025-09-30?",
        ),
        (
            "it will open in the quarter",
            "the quarter 2025-10-01/2025-12-31?",
        ),
        (
            "It fell in the first quarter of 2024, and costs rose in the quarter",
            "the first quarter of 2024 2024-01-01/2024-03-31; the quarter 2024-01-01/2024-03-31",
        ),
        (
            "orders in the latest period",
            "latest period 2025-07-01/2025-09-30?",
        ),
        ("for the full year", "full year 2025-01-01/2025-12-31"),
    ]);
}

#[test]
fn the_same_period_of_another_year() {
    check(&[
        (
            "the year-ago quarter",
            "year-ago quarter 2024-07-01/2024-09-30?",
        ),
        (
            "the year-earlier third quarter",
            "year-earlier third quarter 2024-07-01/2024-09-30",
        ),
        (
            "In May 2024 it was 5, against 4 in the same month a year earlier",
            "May 2024 2024-05-01/2024-05-31; same month a year earlier 2023-05-01/2023-05-31",
        ),
        (
            "In February 2024 it was 5, a year earlier 4",
            "February 2024 2024-02-01/2024-02-29; a year earlier 2023-02-01/2023-02-28",
        ),
        (
            "the same period of 2018",
            "same period of 2018 2018-07-01/2018-09-30?",
        ),
        (
            "the corresponding quarter last year",
            "corresponding quarter last year 2024-07-01/2024-09-30?",
        ),
        (
            "last year's third quarter",
            "last year's third quarter 2024-07-01/2024-09-30",
        ),
        ("last year's winner", "last year 2024-01-01/2024-12-31"),
        ("in the same period as others", ""),
    ]);
}

#[test]
fn years_of_companies() {
    check(&[
        ("fiscal 2019", "fiscal 2019 2019-01-01/2019-12-31?"),
        (
            "the current fiscal year",
            "current fiscal year 2025-01-01/2025-12-31?",
        ),
        (
            "in the last fiscal year",
            "last fiscal year 2024-01-01/2024-12-31?",
        ),
        (
            "the fiscal first quarter",
            "fiscal first quarter 2025-01-01/2025-03-31?",
        ),
        (
            "this calendar year",
            "this calendar year 2025-01-01/2025-12-31",
        ),
        (
            "in the calendar year 2008",
            "calendar year 2008 2008-01-01/2008-12-31",
        ),
    ]);
}

#[test]
fn years_that_are_told_after_a_date() {
    check(&[
        ("in June last year", "June last year 2024-06-01/2024-06-30"),
        ("on 3 May this year", "3 May this year 2025-05-03"),
        (
            "In 1940 it rained, and in August of that year it snowed",
            "1940 1940-01-01/1940-12-31; August of that year 1940-08-01/1940-08-31",
        ),
        (
            "in 1940 and in May of the following year",
            "1940 1940-01-01/1940-12-31; May of the following year 1941-05-01/1941-05-31",
        ),
    ]);
}

#[test]
fn days_told_of_beside_a_weekday() {
    check(&[
        (
            "He was hurt on Monday and died two days later",
            "Monday 2025-11-24; two days later 2025-11-26",
        ),
        (
            "It closed at 5 on Tuesday, after 4 a day earlier",
            "Tuesday 2025-11-25; a day earlier 2025-11-24",
        ),
        (
            "It closed at 5, after 4 a day earlier",
            "a day earlier 2025-11-25?",
        ),
        (
            "It rained on Monday, but not the day before.",
            "Monday 2025-11-24; the day before 2025-11-23",
        ),
        ("the day after the vote", ""),
        (
            "It rained on Saturday, and nine died that weekend",
            "Saturday 2025-11-22; that weekend 2025-11-22/2025-11-23",
        ),
        (
            "He said so on Tuesday of nine who died that weekend",
            "Tuesday 2025-11-25",
        ),
        ("He was hurt and died two days later", ""),
        ("The following week he resigned", ""),
        (
            "It will be discussed the following week",
            "following week 2025-12-01/2025-12-07?",
        ),
    ]);
}
