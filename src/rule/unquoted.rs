//! Words that YAML takes for more than words, because nobody quoted them.

use super::node::{Body, Node, Words};
use std::ops::Range;

/// Words of a mapping in braces that end at a comma of their own, so that what follows
/// stands as keys: `{ text: On Monday, four fell., finds: [4] }`.
pub struct Cut {
    /// Bytes of the file: all that the author meant as words.
    pub range: Range<usize>,
    /// How many of the mapping's entries are the rest of them.
    pub rest: usize,
}

/// Whether the words of the first of these entries go on in those after it. A key without a
/// colon stands nowhere else.
pub fn cut(entries: &[(Words, Node)], text: &str) -> Option<Cut> {
    let ((_, words), after) = entries.split_first()?;
    let Body::Text(_) = words.body else {
        return None;
    };
    let is_rest = |(key, node): &&(Words, Node)| {
        let next = text[key.range.end..].trim_start().chars().next();
        matches!(node.body, Body::Empty) && matches!(next, Some(',' | '}'))
    };
    let rest: Vec<_> = after.iter().take_while(is_rest).collect();
    let (last, _) = rest.last()?;
    Some(Cut {
        range: words.range.start..last.range.end,
        rest: rest.len(),
    })
}

/// Whether a key stands after a comma that may belong to the words before it.
pub fn goes_on(words: &Node, key: &Words, text: &str) -> bool {
    let bare = |words: &str| !words.starts_with(['"', '\'']);
    let between = text.get(words.range.end..key.range.start);
    matches!(words.body, Body::Text(_))
        && text.get(words.range.clone()).is_some_and(bare)
        && between.is_some_and(|between| between.trim() == ",")
}

/// The words in quotes that YAML reads as they stand.
pub fn quoted(words: &str) -> String {
    match words.contains(['"', '\\']) {
        true => format!("'{}'", words.replace('\'', "''")),
        false => format!("\"{words}\""),
    }
}

/// What to do where a document stops being YAML, at a byte of it.
pub fn cure(text: &str, at: usize) -> &'static str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let (before, after) = (&text[start..at], &text[at..]);
    let mut lines = text[start..].lines().take(2);
    if lines.any(|line| line.trim_start_matches(' ').starts_with('\t')) {
        return "indent with spaces; YAML takes no tabs";
    }
    if after.starts_with(": ") || after.starts_with(":\n") {
        return "put words that hold a colon in quotes";
    }
    if after.starts_with(['*', '&', '!', '%', '@', '`']) {
        return "put words that begin with a sign in quotes";
    }
    let bare = before.trim_end();
    if after.trim_start().starts_with('{') || (bare.contains('{') && bare.ends_with('}')) {
        return "put words with a slot in quotes: `\"{value} died\"`";
    }
    if bare.ends_with([']', '"', '\'']) {
        return "put all of these words in quotes, not only a part of them";
    }
    "mend the indentation, quotes or brackets here or just above"
}
