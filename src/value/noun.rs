//! The singular and plural of nouns.

/// Plurals that no rule makes, by their singular.
const IRREGULAR: &[(&str, &str)] = &[
    ("child", "children"),
    ("foot", "feet"),
    ("goose", "geese"),
    ("half", "halves"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("loaf", "loaves"),
    ("man", "men"),
    ("mouse", "mice"),
    ("person", "people"),
    ("shelf", "shelves"),
    ("thief", "thieves"),
    ("tooth", "teeth"),
    ("wife", "wives"),
    ("wolf", "wolves"),
    ("woman", "women"),
    ("crisis", "crises"),
    ("bus", "buses"),
    ("virus", "viruses"),
    ("movie", "movies"),
    ("cookie", "cookies"),
    ("rookie", "rookies"),
    ("calorie", "calories"),
    ("tie", "ties"),
    ("medium", "media"),
    ("penny", "pence"),
    ("krone", "kroner"),
];

/// Nouns with one form for both.
const SAME: &[&str] = &[
    "aircraft",
    "species",
    "series",
    "personnel",
    "police",
    "sheep",
    "deer",
    "fish",
    "spacecraft",
    "staff",
    "cattle",
    "hovercraft",
    "offspring",
    "salmon",
    "headquarters",
    "crossroads",
    "means",
];

/// Endings of words in -s that are no plurals.
const NOT_PLURAL: &[&str] = &["ss", "us", "is", "'s", "’s"];

/// The singular of a noun in lower case.
pub fn singular(noun: &str) -> String {
    let lower = noun.to_lowercase();
    if SAME.contains(&lower.as_str()) {
        return lower;
    }
    if let Some((one, _)) = IRREGULAR.iter().find(|(_, many)| *many == lower) {
        return (*one).to_owned();
    }
    if let Some(stem) = compound(&lower) {
        return format!("{stem}man");
    }
    if !is_plural(&lower) {
        return lower;
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for hiss in ["sses", "shes", "ches", "xes", "zzes"] {
        if lower.ends_with(hiss) && lower.len() > hiss.len() {
            return lower.strip_suffix("es").unwrap_or(&lower).to_owned();
        }
    }
    lower.strip_suffix('s').unwrap_or(&lower).to_owned()
}

/// The plural of a noun in the singular.
pub fn plural(noun: &str) -> String {
    if SAME.contains(&noun) {
        return noun.to_owned();
    }
    if let Some((_, many)) = IRREGULAR.iter().find(|(one, _)| *one == noun) {
        return (*many).to_owned();
    }
    if let Some(stem) = noun
        .strip_suffix("man")
        .filter(|_| !["human", "german", "roman"].contains(&noun))
    {
        return format!("{stem}men");
    }
    let stem = noun
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    if let Some(stem) = stem.filter(|stem| !stem.is_empty()) {
        return format!("{stem}ies");
    }
    match noun.ends_with('s') || ["sh", "ch", "x", "zz"].iter().any(|e| noun.ends_with(e)) {
        true => format!("{noun}es"),
        false => format!("{noun}s"),
    }
}

/// Whether the last letter lets a word be a plural at all; cheap.
pub fn may_be_plural(word: &str) -> bool {
    let last = word.bytes().last().map(|b| b.to_ascii_lowercase());
    // "soldiers", "men", "people", "feet", "mice", "police", "aircraft", "staff", "fish", "cattle",
    // "media", "deer", "sheep", "personnel", "offspring"
    matches!(
        last,
        Some(b's' | b'n' | b'e' | b't' | b'f' | b'h' | b'a' | b'r' | b'p' | b'l' | b'g')
    )
}

/// Whether a word in lower case looks like a plural.
pub fn is_plural(word: &str) -> bool {
    if SAME.contains(&word) || IRREGULAR.iter().any(|(_, many)| *many == word) {
        return true;
    }
    let lettered =
        word.len() > 3 && word.ends_with('s') && !NOT_PLURAL.iter().any(|e| word.ends_with(e));
    lettered || compound(word).is_some()
}

/// The stem of "servicemen" and the like.
fn compound(word: &str) -> Option<&str> {
    let other = [
        "specimen", "regimen", "omen", "abdomen", "acumen", "yemen", "women",
    ];
    word.strip_suffix("men")
        .filter(|stem| stem.len() > 1 && !other.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_two_numbers() {
        for (one, many) in [
            ("soldier", "soldiers"),
            ("person", "people"),
            ("city", "cities"),
            ("box", "boxes"),
            ("church", "churches"),
            ("day", "days"),
            ("serviceman", "servicemen"),
            ("aircraft", "aircraft"),
            ("house", "houses"),
            ("foot", "feet"),
            ("class", "classes"),
        ] {
            assert_eq!(singular(many), one);
            assert_eq!(plural(one), many);
            assert!(is_plural(many), "{many}");
        }
        for word in ["various", "less", "this", "specimen", "his", "red"] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
