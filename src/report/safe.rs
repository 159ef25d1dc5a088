//! Showing text from outside without letting it act on a terminal or a reader.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// `text` with every character that acts instead of showing written as `\u{…}`.
///
/// These are control characters (and with them the escape sequences of terminals), line and
/// paragraph separators, the controls of writing direction, and characters made to be
/// invisible. A tab becomes a space. Joiners stay: some scripts need them.
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a character acts on a terminal or a reader instead of showing.
pub(super) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'
                ..='\u{202e}' | '\u{2060}'
                ..='\u{206f}' | '\u{feff}' | '\u{fff9}'
                ..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'
                ..='\u{e007f}'
        )
}

/// The columns of a terminal that `text` takes up.
pub(super) fn width(text: &str) -> usize {
    match is_plain(text) {
        true => text.len(),
        false => UnicodeWidthStr::width(text),
    }
}

/// Whether all of it is printed in ASCII, as most is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// `text`, made safe and cut to at most `columns`, with an ellipsis where it was cut.
pub(super) fn shorten(text: &str, columns: usize) -> Cow<'_, str> {
    let text = safe(text);
    if width(&text) <= columns {
        return text;
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    Cow::Owned(out)
}

/// `text` followed by spaces up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acting_characters_become_visible() {
        let cases = [
            ("plain – “words”", "plain – “words”"),
            ("\u{1b}[31mred", r"\u{1b}[31mred"),
            ("a\r\nb\tc", r"a\u{d}\u{a}b c"),
            ("\u{9b}2J", r"\u{9b}2J"),
            ("abc\u{202e}fed", r"abc\u{202e}fed"),
            ("\u{2066}x\u{2069}", r"\u{2066}x\u{2069}"),
            ("zero\u{200b}width", r"zero\u{200b}width"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ];
        for (given, wanted) in cases {
            assert_eq!(safe(given), wanted);
        }
    }

    #[test]
    fn shortened_text_fits() {
        let cases = [
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("日本語", 5, "日本…"),
            ("x", 0, "…"),
        ];
        for (given, columns, wanted) in cases {
            assert_eq!(shorten(given, columns), wanted);
        }
    }
}
