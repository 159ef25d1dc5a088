use crate::value::date::tests::{check, read};
use jiff::civil::Date;

#[test]
fn what_is_planned_is_told_in_the_present() {
    check(&[
        (
            "Libraries will stay shut through Friday",
            "Friday 2025-11-28",
        ),
        (
            "Libraries will stay closed through Friday",
            "Friday 2025-11-28",
        ),
        (
            "Ferries will remain suspended until Friday",
            "Friday ../2025-11-28",
        ),
        ("She has until Friday to answer", "Friday ../2025-11-28"),
        ("Workers want an offer by Friday", "Friday ../2025-11-28"),
        ("The bridge is closed until Friday", "Friday ../2025-11-28"),
        (
            "Strong wind is forecast for Saturday",
            "Saturday 2025-11-29",
        ),
        ("Fog is likely Thursday", "Thursday 2025-11-27"),
        ("The deadline is Thursday", "Thursday 2025-11-27"),
        ("The derby is on Sunday", "Sunday 2025-11-30"),
        ("Voters go to the polls on Sunday", "Sunday 2025-11-30"),
        ("Ministers are meeting on Sunday", "Sunday 2025-11-30"),
        (
            "The lease expires at midnight Thursday",
            "Thursday 2025-11-27",
        ),
        ("The envoy leaves Oslo on Thursday", "Thursday 2025-11-27"),
        ("The match kicks off Sunday", "Sunday 2025-11-30"),
        (
            "The cyclone is due to hit late on Thursday",
            "Thursday 2025-11-27",
        ),
        ("On Sunday, voters go to the polls", "Sunday 2025-11-30"),
        (
            "a concert a week from Friday",
            "a week from Friday 2025-12-05",
        ),
        ("The cup starts on June 11", "June 11 2026-06-11"),
        ("The inquest begins in March", "March 2026-03-01/2026-03-31"),
    ]);
    let january = Date::new(2026, 1, 2).ok();
    let trial = read("The inquest begins in November", january);
    assert_eq!(trial, "November 2026-11-01/2026-11-30");
}

#[test]
fn what_was_put_off_was_to_come() {
    check(&[
        ("The vote on Sunday was delayed", "Sunday 2025-11-30?"),
        ("Sunday's game has been called off", "Sunday 2025-11-30?"),
        (
            "Sunday's two league games were postponed",
            "Sunday 2025-11-30?",
        ),
        (
            "The vote on Sunday was marred by fraud",
            "Sunday 2025-11-23",
        ),
        ("Flights were delayed on Sunday", "Sunday 2025-11-23"),
    ]);
}

#[test]
fn what_is_said_of_a_day_can_be_to_come() {
    check(&[
        (
            "He said the meeting on Thursday would decide",
            "Thursday 2025-11-27",
        ),
        ("He said Sunday's vote would go ahead", "Sunday 2025-11-30"),
        ("The talks on Thursday will go on", "Thursday 2025-11-27"),
        (
            "He said on Thursday the firm would close",
            "Thursday 2025-11-20",
        ),
        (
            "He said in a statement on Friday it would close",
            "Friday 2025-11-21",
        ),
        (
            "The vote could come as early as Thursday",
            "as early as Thursday 2025-11-27/..",
        ),
        (
            "It began as early as March 1990",
            "March 1990 1990-03-01/1990-03-31",
        ),
        (
            "It will be shut for three days from Monday",
            "for three days from Monday 2025-12-01/2025-12-03",
        ),
        (
            "The trial starts this coming Tuesday",
            "this coming Tuesday 2025-12-02",
        ),
    ]);
}

#[test]
fn what_happened_stays_past() {
    check(&[
        ("The mill closed on Friday", "Friday 2025-11-21"),
        ("They had until Friday", "Friday ../2025-11-21"),
        ("It stayed closed until Friday", "Friday ../2025-11-21"),
        ("By Friday it was over", "Friday ../2025-11-21"),
        (
            "Police are investigating a fire on Sunday",
            "Sunday 2025-11-23?",
        ),
        ("A crash leaves three dead on Sunday", "Sunday 2025-11-23?"),
        (
            "Two are missing after a landslide on Sunday",
            "Sunday 2025-11-23?",
        ),
        ("Sunday's vote comes after a dispute", "Sunday 2025-11-23?"),
        ("The remains were found on Sunday", "Sunday 2025-11-23"),
    ]);
}

#[test]
fn a_day_close_ahead_is_not_last_years() {
    check(&[
        ("The vote on Dec. 3 was delayed", "Dec. 3 2025-12-03?"),
        ("A session set for Dec. 10 was moved", "Dec. 10 2025-12-10"),
        (
            "The session on Thursday, November 27, was postponed",
            "Thursday, November 27 2025-11-27?",
        ),
        (
            "The law, signed Tuesday, takes effect Jan. 1",
            "Tuesday 2025-11-25; Jan. 1 2026-01-01",
        ),
        ("The final has been moved to Jan. 12", "Jan. 12 2026-01-12"),
        ("It was postponed until Jan. 12", "Jan. 12 ../2026-01-12"),
        ("It was pushed back to Jan. 12", "Jan. 12 2026-01-12"),
        (
            "Officials said the Dec. 10 session was off",
            "Dec. 10 2025-12-10?",
        ),
        ("The court ruled on 30 November", "30 November 2024-11-30"),
        ("On 30 November the court ruled", "30 November 2024-11-30"),
        ("The vote on 3 March was delayed", "3 March 2025-03-03"),
    ]);
}
