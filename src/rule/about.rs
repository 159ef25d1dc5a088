//! What the sources that a pack is for are about.

use super::node::Words;
use regex::Regex;
use std::sync::LazyLock;

/// A text of fewer bytes than this has no room to name its subject.
const SHORT: usize = 300;

/// Words of which every source on a pack's story has one.
#[derive(Debug)]
pub struct About {
    /// As written.
    pub says: Vec<String>,
    /// Finds one of them, in any case.
    any: LazyLock<Regex, Box<dyn FnOnce() -> Regex + Send>>,
}

impl About {
    /// Of words that are plain.
    pub(super) fn new(words: &[&Words]) -> Self {
        let says: Vec<String> = words.iter().map(|words| words.text.clone()).collect();
        let parts: Vec<String> = says.iter().map(|words| expression(words)).collect();
        let any = parts.join("|");
        let made = move || Regex::new(&any).expect("plain words make an expression");
        Self {
            says,
            any: LazyLock::new(Box::new(made)),
        }
    }

    /// Whether a text and its title may tell of it: one of them names it, or they are short.
    pub fn may_be_told(&self, text: &str, title: Option<&str>) -> bool {
        text.len() < SHORT
            || self.any.is_match(text)
            || title.is_some_and(|title| self.any.is_match(title))
    }
}

/// Letters and figures, with `*` at the end of a word; between words a space.
pub(super) fn is_plain(words: &str) -> bool {
    let mut each = words.split_whitespace().peekable();
    each.peek().is_some()
        && each.all(|word| {
            let word = word.strip_suffix('*').unwrap_or(word);
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || "-'’".contains(c))
        })
}

/// Words of ASCII letters are those of ASCII only, because that is made and found many times as fast.
fn expression(words: &str) -> String {
    let flags = if words.is_ascii() { "i-u" } else { "i" };
    let word = |word: &str| match word.strip_suffix('*') {
        Some(stem) => regex::escape(stem) + r"\w*",
        None => regex::escape(word),
    };
    let words: Vec<String> = words.split_whitespace().map(word).collect();
    format!(r"(?{flags}:\b{}\b)", words.join(r"[\s-]+"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_tells_of_what_it_names() {
        let words = ["Marlow", "ferry land*", "Zürich"].map(|text| Words {
            text: text.to_owned(),
            range: 0..0,
        });
        let about = About::new(&words.iter().collect::<Vec<_>>());
        let long = "It rained, and nothing was said of it. ".repeat(20);
        for (words, title, told) in [
            ("", None, false),
            ("At MARLOW's quay.", None, true),
            ("At Marlowe.", None, false),
            ("The ferry\nlandings.", None, true),
            ("The ferry-landing.", None, true),
            ("In zürich.", None, true),
            ("In Zürichs.", None, false),
            ("", Some("Marlow mourns"), true),
        ] {
            let text = format!("{long}{words} {long}");
            assert_eq!(
                about.may_be_told(&text, title),
                told,
                "{words:?}, {title:?}"
            );
            assert!(about.may_be_told(words, title), "short: {words:?}");
        }
    }

    #[test]
    fn only_words_are_plain() {
        for words in ["Marlow", "ferry land*", "O'Hara", "G-7", "Zürich"] {
            assert!(is_plain(words), "{words}");
        }
        for words in [
            "",
            "*",
            "(a|b)",
            "{kyiv}",
            "a ... b",
            "[the] quay",
            "U.S.",
            "a*b",
        ] {
            assert!(!is_plain(words), "{words}");
        }
    }
}
