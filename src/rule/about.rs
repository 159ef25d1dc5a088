//! What the sources that a pack is for are about.

use super::node::Words;
use regex_automata::meta::{Config, Regex};
use std::sync::LazyLock;

/// A text of fewer bytes than this has no room to name its subject.
const SHORT: usize = 300;

/// Of more words than these some begin as most words of a text do, and looking for first letters stops all
/// the time.
const MANY: usize = 6;

/// Words of which every source on a pack's story has one.
#[derive(Debug)]
pub struct About {
    /// As written.
    pub says: Vec<String>,
    /// Finds one of them; `None` if they are too many for that, and any text may be told.
    any: LazyLock<Option<Regex>, Box<dyn FnOnce() -> Option<Regex> + Send>>,
}

impl About {
    /// Of words that are plain.
    pub(super) fn new(words: &[Words]) -> Self {
        let says: Vec<String> = words.iter().map(|words| words.text.clone()).collect();
        let parts: Vec<String> = says.iter().map(|words| expression(words)).collect();
        let any = parts.join("|");
        let many = says.len() > MANY && any.is_ascii();
        Self {
            says,
            any: LazyLock::new(Box::new(move || {
                let plain = Config::new().auto_prefilter(!many);
                Regex::builder().configure(plain).build(&any).ok()
            })),
        }
    }

    /// Whether a text and its title may tell of it: one of them names it, or they are short.
    pub fn may_be_told(&self, text: &str, title: Option<&str>) -> bool {
        let names = |text: &str| self.any.as_ref().is_none_or(|any| any.is_match(text));
        text.len() < SHORT || names(text) || title.is_some_and(names)
    }
}

/// Marks within a word.
const INSIDE: [char; 3] = ['-', '\'', '’'];

/// Letters and figures, with `*` at the end of a word; between words a space.
pub(super) fn is_plain(words: &str) -> bool {
    let mut each = words.split_whitespace().peekable();
    each.peek().is_some()
        && each.all(|word| {
            let word = word.strip_suffix('*').unwrap_or(word);
            word.starts_with(char::is_alphanumeric)
                && word.ends_with(char::is_alphanumeric)
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || INSIDE.contains(&c))
        })
}

/// As plain text has the words: in any case, with either apostrophe, with a space or hyphen of any kind
/// where there is one. Those of ASCII letters are compared as ASCII, which is found many times as fast.
fn expression(words: &str) -> String {
    let flags = if words.is_ascii() { "i-u" } else { "i" };
    // Behind the last word anything may stand, and all letters of the world take long to make.
    let (words, end) = match words.strip_suffix('*') {
        Some(words) => (words, ""),
        None => (words, r"\b"),
    };
    let words: Vec<String> = words.split_whitespace().map(word).collect();
    format!("(?{flags}:{}{end})", words.join(GAP))
}

fn word(word: &str) -> String {
    let letter = |c: char| match c {
        '*' => r"(?u:\S*)".to_owned(),
        '-' => GAP.to_owned(),
        '\'' | '’' => r"(?u:['’])".to_owned(),
        c => regex::escape(c.encode_utf8(&mut [0; 4])),
    };
    format!(r"\b{}", word.chars().map(letter).collect::<String>())
}

/// What stands between words.
const GAP: &str = r"(?u:[\s\-‐‑]+)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_tells_of_what_it_names() {
        let words = ["Marlow", "ferry land*", "Zürich", "O'Hara", "cease-fire"].map(written);
        let about = About::new(&words);
        let long = "It rained, and nothing was said of it. ".repeat(20);
        for (words, title, told) in [
            ("", None, false),
            ("At MARLOW's quay.", None, true),
            ("At Marlowe.", None, false),
            ("The ferry\nlandings.", None, true),
            ("The ferry-landing.", None, true),
            ("In zürich.", None, true),
            ("In Zürichs.", None, false),
            ("At the ferry\u{a0}landing.", None, true),
            ("At the ferry\u{2011}landing.", None, true),
            ("At O’Hara.", None, true),
            ("A cease fire.", None, true),
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

    fn written(text: &str) -> Words {
        Words {
            text: text.to_owned(),
            range: 0..0,
        }
    }

    #[test]
    fn words_beyond_counting_keep_no_text_away() {
        let many: Vec<Words> = (0..100_000).map(|n| written(&format!("é{n}ü*"))).collect();
        assert!(About::new(&many).may_be_told(&"It rained. ".repeat(40), None));
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
