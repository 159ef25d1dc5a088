//! Names of authors, as pages write them.

use super::fold;
use regex::Regex;
use std::sync::LazyLock;

/// A byline is no longer than this, in characters.
const LONGEST: usize = 120;

static BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:written|reported|story|words)\s+)?by:?\s+").expect("a constant pattern")
});

/// Between two names. Not `y` and `e`, which are parts of names.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*[,;|]\s*(?:and\s+)?|\s+(?:and|og|und|et|with|&)\s+")
        .expect("a constant pattern")
});

/// Adds the persons that `words` name, each once.
pub(super) fn add(words: &str, names: &mut Vec<String>) {
    let words = fold(words);
    let words = BY.replace(&words, "");
    if words.chars().nth(LONGEST).is_some() {
        return;
    }
    for name in BETWEEN.split(&words) {
        let name = name.trim();
        let link =
            name.contains("://") || name.starts_with(['@', '/', '#']) || name.contains("www.");
        let known = names
            .iter()
            .any(|n| n.to_lowercase() == name.to_lowercase());
        if !link && !known && name.chars().any(char::is_alphabetic) {
            names.push(name.to_owned());
        }
    }
}

/// Adds one person whose family name stands first: "Prado, Ada".
pub(super) fn add_turned(words: &str, names: &mut Vec<String>) {
    match words.split(',').collect::<Vec<_>>().as_slice() {
        [family, given] => add(&format!("{} {}", given.trim(), family.trim()), names),
        _ => add(words, names),
    }
}

/// The names in one line, `None` for none.
pub(super) fn line(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        for (words, names) in [
            ("By Ada Prado", vec!["Ada Prado"]),
            ("Ada Prado and B. Sol", vec!["Ada Prado", "B. Sol"]),
            (
                "Ada Prado, B. Sol, and C. Ray",
                vec!["Ada Prado", "B. Sol", "C. Ray"],
            ),
            ("Ada Prado og Bo Sol ", vec!["Ada Prado", "Bo Sol"]),
            ("https://example.org/ada", vec![]),
            ("@ada", vec![]),
            ("Ada Prado; ada prado", vec!["Ada Prado"]),
        ] {
            let mut found = Vec::new();
            add(words, &mut found);
            assert_eq!(found, names, "{words}");
        }
        let mut found = Vec::new();
        add_turned("Prado, Ada", &mut found);
        assert_eq!(found, ["Ada Prado"]);
    }
}
