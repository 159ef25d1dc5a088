//! Names of seasons and periods.

use crate::value::calendar::{Grain, Season};
use crate::value::lower::Lower;
use crate::value::scan::Scan;
use crate::value::words::Class;

pub fn season(word: &str) -> Option<Season> {
    match word {
        "spring" | "Spring" => Some(Season::Spring),
        "summer" | "Summer" => Some(Season::Summer),
        "autumn" | "Autumn" | "fall" | "Fall" => Some(Season::Autumn),
        "winter" | "Winter" => Some(Season::Winter),
        _ => None,
    }
}

/// Whether a word counts years before year one, if it counts years at all.
pub fn era(word: &str) -> Option<bool> {
    match word {
        "BC" | "B.C." | "BCE" | "B.C.E." | "bc" | "b.c." => Some(true),
        "AD" | "A.D." | "CE" | "C.E." | "ad" | "a.d." => Some(false),
        _ => None,
    }
}

/// The period that a noun names: "week", "months".
pub fn grain(scan: &Scan, at: usize) -> Option<(Grain, bool)> {
    if !matches!(scan.class(at), Class::Time | Class::Part(4)) {
        return None;
    }
    Some(
        match Lower::new(scan.str(at)).as_ref().map_or("", Lower::str) {
            "day" => (Grain::Day, false),
            "days" => (Grain::Day, true),
            "week" => (Grain::Week, false),
            "weeks" => (Grain::Week, true),
            "weekend" => (Grain::Weekend, false),
            "yr" => (Grain::Year, false),
            "yrs" => (Grain::Year, true),
            "qtr" => (Grain::Quarter, false),
            "month" => (Grain::Month, false),
            "months" => (Grain::Month, true),
            "quarter" => (Grain::Quarter, false),
            "quarters" => (Grain::Quarter, true),
            "year" => (Grain::Year, false),
            "years" => (Grain::Year, true),
            "decade" => (Grain::Decade, false),
            "decades" => (Grain::Decade, true),
            "century" => (Grain::Century, false),
            "centuries" => (Grain::Century, true),
            _ => return None,
        },
    )
}
