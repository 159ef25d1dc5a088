//! Lands, and what is named after them: who writes of Britons has read of Britain.

use crate::value::Name;

/// How many letters a land shares with its people, and how long a name is that tells something.
const STEM: usize = 4;

/// Lands whose other names do not begin as they do.
const NAMES: [&[&str]; 9] = [
    &[
        "America",
        "American",
        "Americans",
        "States",
        "US",
        "U.S.",
        "U.S",
        "USA",
    ],
    &[
        "Britain", "British", "Briton", "Britons", "Brits", "Kingdom", "UK", "U.K.", "U.K",
    ],
    &["Denmark", "Danish", "Danes"],
    &["Europe", "European", "Europeans", "EU", "E.U."],
    &["France", "French"],
    &["Greece", "Greek", "Greeks"],
    &["Ireland", "Irish"],
    &["Netherlands", "Holland", "Dutch"],
    &["Spain", "Spanish", "Spaniards"],
];

/// Whether a name is that of a land of which some word has the people, or the other way round.
pub(super) fn is_kin<'w>(name: &Name, mut known: impl Iterator<Item = &'w str>) -> bool {
    let Some(word) = name.words.last() else {
        return false;
    };
    let one = NAMES.iter().find(|names| names.contains(&word.as_str()));
    let stem: String = word.chars().take(STEM).collect();
    let alone = name.words.len() == 1 && stem.chars().count() == STEM;
    known.any(|other| {
        one.is_some_and(|names| names.contains(&other))
            || alone && other.starts_with(&stem) && (is_people(word) || is_people(other))
    })
}

/// Whether a word may name a people: "Israelis".
fn is_people(word: &str) -> bool {
    const PEOPLE: [&str; 6] = ["eli", "elis", "aqi", "aqis", "nder", "nders"];
    PEOPLE.iter().any(|ending| word.ends_with(ending)) || is_adjective(word)
}

pub(super) fn is_adjective(word: &str) -> bool {
    const ADJECTIVE: [&str; 7] = ["an", "ans", "ish", "ese", "nch", "tch", "ss"];
    ADJECTIVE.iter().any(|ending| word.ends_with(ending))
}

/// Whether a name is too short to tell anything, or an abbreviation.
pub(super) fn is_short(word: &str) -> bool {
    word.chars().count() < STEM || !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::is_kin;
    use crate::value::Name;

    #[test]
    fn a_people_is_known_by_its_land() {
        let name = |text: &str| Name {
            titles: Vec::new(),
            words: text.split(' ').map(str::to_owned).collect(),
        };
        for (own, known, kin) in [
            ("France", "French", true),
            ("Britons", "Britain", true),
            ("Great Britain", "U.K.", true),
            ("Estonia", "Estonian", true),
            ("Italian", "Italy", true),
            ("Estonia", "Latvian", false),
            ("Karlov", "Karlin", false),
            ("Norby Point", "Norbyan", false),
        ] {
            assert_eq!(is_kin(&name(own), known.split(' ')), kin, "{own}");
        }
    }
}
