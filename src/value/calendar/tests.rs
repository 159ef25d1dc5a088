use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ends(extent: Option<Extent<Date>>) -> String {
    let extent = extent.unwrap();
    format!("{}/{}", extent.low().unwrap(), extent.high().unwrap())
}

#[test]
fn periods_around_a_day() {
    let wednesday = day("2025-11-26");
    for (grain, steps, want) in [
        (Grain::Day, -1, "2025-11-25/2025-11-25"),
        (Grain::Week, 0, "2025-11-24/2025-11-30"),
        (Grain::Week, 1, "2025-12-01/2025-12-07"),
        (Grain::Weekend, -1, "2025-11-22/2025-11-23"),
        (Grain::Month, -9, "2025-02-01/2025-02-28"),
        (Grain::Month, 1, "2025-12-01/2025-12-31"),
        (Grain::Quarter, 0, "2025-10-01/2025-12-31"),
        (Grain::Quarter, 1, "2026-01-01/2026-03-31"),
        (Grain::Season, 0, "2025-09-01/2025-11-30"),
        (Grain::Season, 1, "2025-12-01/2026-02-28"),
        (Grain::Year, -1, "2024-01-01/2024-12-31"),
        (Grain::Decade, -3, "1990-01-01/1999-12-31"),
        (Grain::Century, -1, "1900-01-01/1999-12-31"),
    ] {
        assert_eq!(
            ends(period(wednesday, grain, steps)),
            want,
            "{grain:?} {steps}"
        );
    }
    let january = day("2024-01-31");
    assert_eq!(
        ends(period(january, Grain::Season, 0)),
        "2023-12-01/2024-02-29"
    );
    assert_eq!(shift(january, Grain::Month, 1), Some(day("2024-02-29")));
    assert_eq!(period(january, Grain::Year, i32::MAX), None);
    assert_eq!(period(january, Grain::Century, i32::MIN), None);
}

#[test]
fn seasons_and_quarters() {
    assert_eq!(ends(season(2025, Season::Summer)), "2025-06-01/2025-08-31");
    assert_eq!(ends(season(2025, Season::Winter)), "2025-12-01/2026-02-28");
    assert_eq!(ends(quarter(2023, 3)), "2023-07-01/2023-09-30");
    assert_eq!(quarter(2023, 5), None);
    assert_eq!(ends(years(1990, 10)), "1990-01-01/1999-12-31");
    assert_eq!(length(&quarter(2023, 1).unwrap()), Some(90));
}

proptest! {
    #[test]
    fn weekdays_agree_with_jiff(offset in -400_000i32..400_000, which in 1i8..=7) {
        let from = shift(day("2000-01-01"), Grain::Day, offset).unwrap();
        let weekday = Weekday::from_monday_one_offset(which).unwrap();
        prop_assert_eq!(nearest(from, weekday, Side::After), from.nth_weekday(1, weekday).ok());
        prop_assert_eq!(nearest(from, weekday, Side::Before), from.nth_weekday(-1, weekday).ok());
        let on = nearest(from, weekday, Side::OnOrAfter).unwrap();
        prop_assert_eq!(on.weekday(), weekday);
        prop_assert!(on >= from && on < shift(from, Grain::Week, 1).unwrap());
    }

    #[test]
    fn no_step_panics(offset in -4_000_000i32..4_000_000, steps in any::<i32>()) {
        let Some(from) = shift(day("2000-01-01"), Grain::Day, offset) else { return Ok(()) };
        for grain in [Grain::Day, Grain::Week, Grain::Weekend, Grain::Month, Grain::Quarter,
                      Grain::Season, Grain::Year, Grain::Decade, Grain::Century] {
            let _ = period(from, grain, steps);
            if let Some(extent) = period(from, grain, 0) {
                prop_assert!(extent.contains(&Extent::point(from)) || grain == Grain::Weekend);
            }
        }
        let _ = easter(from.year());
    }
}
