//! Names of seasons.

use crate::value::calendar::Season;

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
