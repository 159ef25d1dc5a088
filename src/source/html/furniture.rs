//! What stands on a page and is no part of its article: a table that a person can read.

use crate::source::details::from_yaml;
use regex::RegexSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// A paragraph longer than this, in bytes, is prose whatever it begins with.
const LONGEST: usize = 400;

/// The table that Variorum ships.
pub(super) static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let table = from_yaml::<Table>(include_str!("furniture.yaml")).unwrap_or_default();
    let set = |rows: &[Row]| {
        let patterns = rows.iter().map(|row| format!("(?i){}", row.pattern));
        RegexSet::new(patterns).unwrap_or_default()
    };
    let elements: Vec<_> = table.elements.iter().map(|row| &*row.pattern).collect();
    Furniture {
        phrases: set(&table.phrases),
        corrections: set(&table.corrections),
        elements: format!(
            ":is({}):not(html, body, main, article)",
            elements.join(", ")
        ),
    }
});

#[derive(Debug)]
pub(super) struct Furniture {
    phrases: RegexSet,
    corrections: RegexSet,
    /// One selector for all elements.
    pub elements: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    elements: Vec<Row>,
    phrases: Vec<Row>,
    corrections: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(rename = "match")]
    pattern: String,
    #[expect(dead_code, reason = "for whoever reads the table")]
    because: String,
}

impl Furniture {
    /// Whether a paragraph leads elsewhere, or asks for something.
    pub fn is_phrase(&self, paragraph: &str) -> bool {
        paragraph.len() <= LONGEST && self.phrases.is_match(paragraph)
    }

    /// Whether a paragraph says what was wrong with the article.
    pub fn is_correction(&self, paragraph: &str) -> bool {
        self.corrections.is_match(paragraph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Selector;

    #[test]
    fn the_table_is_whole() {
        assert!(Selector::parse(&FURNITURE.elements).is_ok());
        assert!(FURNITURE.phrases.len() > 10 && FURNITURE.corrections.len() > 2);
    }

    #[test]
    fn prose_is_no_furniture() {
        for (paragraph, furniture, correction) in [
            ("Read more: How the flood came", true, false),
            ("Sign up for our morning newsletter", true, false),
            ("Image: A. Photographer", true, false),
            (
                "Correction: The flood killed 12 people, not 21.",
                false,
                true,
            ),
            ("This article was amended on 2 May 2025.", false, true),
            (
                "An earlier version of this story gave the wrong day.",
                false,
                true,
            ),
            ("Reuters reported that 12 people were killed.", false, false),
            ("The source said that the article was wrong.", false, false),
            ("Corrections officers found 12 people.", false, false),
            ("More than 300 people were hurt.", false, false),
            ("Watch officers saw the ship at noon.", false, false),
        ] {
            assert_eq!(FURNITURE.is_phrase(paragraph), furniture, "{paragraph}");
            assert_eq!(
                FURNITURE.is_correction(paragraph),
                correction,
                "{paragraph}"
            );
        }
    }
}
