//! Names of seasons and holidays.

use crate::value::calendar::{Holiday, Season};

/// By the tokens of their names, longer ones first.
pub const HOLIDAYS: &[(&[&str], Holiday)] = &[
    (&["New", "Year", "'s", "Eve"], Holiday::NewYearsEve),
    (&["New", "Year", "’s", "Eve"], Holiday::NewYearsEve),
    (&["New", "Year", "'s", "Day"], Holiday::NewYearsDay),
    (&["New", "Year", "’s", "Day"], Holiday::NewYearsDay),
    (
        &["Martin", "Luther", "King", "Day"],
        Holiday::MartinLutherKingDay,
    ),
    (&["Valentine", "'s", "Day"], Holiday::ValentinesDay),
    (&["Valentine", "’s", "Day"], Holiday::ValentinesDay),
    (&["Presidents", "Day"], Holiday::PresidentsDay),
    (&["St", ".", "Patrick", "'s", "Day"], Holiday::StPatricksDay),
    (&["St", ".", "Patrick", "’s", "Day"], Holiday::StPatricksDay),
    (&["Good", "Friday"], Holiday::GoodFriday),
    (&["Easter", "Monday"], Holiday::EasterMonday),
    (&["Easter", "Sunday"], Holiday::Easter),
    (&["Easter", "Day"], Holiday::Easter),
    (&["Easter"], Holiday::Easter),
    (&["April", "Fools", "Day"], Holiday::AprilFoolsDay),
    (&["May", "Day"], Holiday::MayDay),
    (&["Mother", "'s", "Day"], Holiday::MothersDay),
    (&["Mother", "’s", "Day"], Holiday::MothersDay),
    (&["Memorial", "Day"], Holiday::MemorialDay),
    (&["Father", "'s", "Day"], Holiday::FathersDay),
    (&["Father", "’s", "Day"], Holiday::FathersDay),
    (&["Juneteenth"], Holiday::Juneteenth),
    (&["Independence", "Day"], Holiday::IndependenceDay),
    (&["Bastille", "Day"], Holiday::BastilleDay),
    (&["Labor", "Day"], Holiday::LaborDay),
    (&["Columbus", "Day"], Holiday::ColumbusDay),
    (&["Halloween"], Holiday::Halloween),
    (&["Veterans", "Day"], Holiday::VeteransDay),
    (&["Thanksgiving", "Day"], Holiday::Thanksgiving),
    (&["Thanksgiving"], Holiday::Thanksgiving),
    (&["Black", "Friday"], Holiday::BlackFriday),
    (&["Christmas", "Eve"], Holiday::ChristmasEve),
    (&["Christmas", "Day"], Holiday::Christmas),
    (&["Christmas"], Holiday::Christmas),
    (&["Boxing", "Day"], Holiday::BoxingDay),
];

pub fn season(word: &str) -> Option<Season> {
    match word {
        "spring" | "Spring" => Some(Season::Spring),
        "summer" | "Summer" => Some(Season::Summer),
        "autumn" | "Autumn" | "fall" | "Fall" => Some(Season::Autumn),
        "winter" | "Winter" => Some(Season::Winter),
        _ => None,
    }
}
