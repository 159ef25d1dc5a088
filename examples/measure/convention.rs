//! Where a set of dates follows a convention that a newsroom does not share.
//!
//! A case whose answer differs from ours by one of these, and by nothing else, is counted in a
//! line of its own: the news reading in place of the set's. Each is a relation between the two
//! periods and a sign in the words, so that nothing is let pass by name.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// First and last day, both within; none where it is open.
pub type Days = (Option<Date>, Option<Date>);

/// The convention that makes the difference.
pub fn between(text: &str, want: Days, got: Days) -> Option<&'static str> {
    if want == got {
        return None;
    }
    let words = text.to_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    let open = want.0.is_none() || want.1.is_none();
    if open && one_day_apart(want, got) {
        return Some("the day of an open period itself");
    }
    let want = want.0.zip(want.1)?;
    let got = got.0.zip(got.1)?;
    let rules: [(&str, bool); 6] = [
        (
            "the last year or month of a range left out",
            has(&[" to ", "-", " till ", "through", "between", " and "]) && end_left_out(want, got),
        ),
        (
            "to the day, not to the week, month or year",
            has(&[
                " ago",
                "hence",
                "in a ",
                "in one ",
                "in two ",
                "in three ",
                "in 1 ",
            ]) && finer(want, got),
        ),
        (
            "a bare date is the coming one, not the nearest",
            !has(&["last ", "next ", "ago", "past "]) && later_by_one(want, got),
        ),
        (
            "whole weeks, months or years after next or last",
            has(&["last ", "past ", "previous ", "next ", "coming "])
                && has(&[
                    "day",
                    "week",
                    "fortnight",
                    "month",
                    "quarter",
                    "year",
                    "decade",
                ])
                && days(want) + days(got) > 2
                && whole_units(want, got),
        ),
        (
            "a third or a half of a period for its part",
            has(&["begin", "start", "early", "earl", "mid", "late", "end"]) && part(want, got),
        ),
        (
            "one day of a feast that has slack or an evening",
            has(&FEASTS) && slack(want, got),
        ),
    ];
    rules
        .into_iter()
        .find(|(_, holds)| *holds)
        .map(|(name, _)| name)
}

/// What [`is_chat`] finds.
pub const CHAT: &str = "short forms of chats, which are left alone";

/// Short forms of chats and forms, which no news text has and which are left alone.
pub fn is_chat(text: &str) -> bool {
    const SHORT: [&str; 20] = [
        "eom", "bom", "eoy", "boy", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tmrw", "otd",
        "10d", "3y", "2w", "cy", "w/c", "emsc", "gysd",
    ];
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '/')
        .any(|word| SHORT.contains(&word))
}

const FEASTS: [&str; 21] = [
    "eid",
    "id ul",
    "bakr",
    "ramadan",
    "ashura",
    "mawlid",
    "laylat",
    "islamic",
    "mi'raj",
    "kippur",
    "atzeret",
    "torah",
    "tisha",
    "haatzmaut",
    "omer",
    "hashoah",
    "holocaust",
    "nukah",
    "nukkah",
    "purim",
    "bishvat",
];

fn days(period: (Date, Date)) -> i32 {
    (period.1 - period.0).get_days() + 1
}

fn near(a: Date, b: Date, days: i32) -> bool {
    (a - b).get_days().abs() <= days
}

fn moved(period: (Date, Date), by: Span) -> Option<(Date, Date)> {
    Some((
        period.0.checked_add(by).ok()?,
        period.1.checked_add(by).ok()?,
    ))
}

fn one_day_apart(want: Days, got: Days) -> bool {
    match (want, got) {
        ((Some(a), None), (Some(b), None)) | ((None, Some(a)), (None, Some(b))) => near(a, b, 1),
        _ => false,
    }
}

/// The answer stops where the last unit of ours begins.
fn end_left_out(want: (Date, Date), got: (Date, Date)) -> bool {
    let units: [Span; 4] = [1.day(), 1.month(), 3.months(), 1.year()];
    let ends = |unit: &Span| {
        let stop = want.1.checked_add(1.day()).ok();
        let end = stop.and_then(|day| day.checked_add(*unit).ok());
        end.and_then(|day| day.checked_sub(1.day()).ok()) == Some(got.1)
    };
    want.0 == got.0 && units.iter().any(ends)
}

fn finer(want: (Date, Date), got: (Date, Date)) -> bool {
    got.0 <= want.0 && want.1 <= got.1 && days(want) < days(got) && days(got) <= 366
}

/// The same day or days a week or a year on; a weekday of a month falls on another date there.
fn later_by_one(want: (Date, Date), got: (Date, Date)) -> bool {
    let week = moved(got, 1.week()) == Some(want);
    let year = moved(got, 1.year());
    week || year
        .is_some_and(|g| near(g.0, want.0, 6) && near(g.1, want.1, 6) && days(g) == days(want))
}

/// As long, and beside it or over it; or the last unit alone of ours.
fn whole_units(want: (Date, Date), got: (Date, Date)) -> bool {
    let slack = 1 + days(got) / 20;
    let long = (days(want) - days(got)).abs() <= slack;
    let gap = if want.0 > got.1 {
        want.0 - got.1
    } else {
        got.0 - want.1
    };
    let last = want.0 > got.0 && want.1 > got.1 && want.0 <= got.1;
    (long && gap.get_days() <= 7) || last
}

fn part(want: (Date, Date), got: (Date, Date)) -> bool {
    let (low, high) = (want.0.max(got.0), want.1.min(got.1));
    let least = days(want).min(days(got));
    low <= high && 2 * days((low, high)) >= least
}

fn slack(want: (Date, Date), got: (Date, Date)) -> bool {
    near(want.0, got.0, 1) && near(want.1, got.1, 2)
}
