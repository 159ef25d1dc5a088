//! Where a word ends.

use super::figure::digits;
use super::{Token, TokenKind, char_at, is_apostrophe, is_letter, possessive};
use crate::value::money;

/// The end of the word at `start`. A currency's letters end where its figure begins:
/// "$US55", "EUR5m".
pub fn word(text: &str, start: usize, before: Option<&Token>) -> usize {
    let bytes = text.as_bytes();
    if bytes.get(start + 1) == Some(&b'.')
        && let Some(end) = initials(bytes, start)
    {
        return end;
    }
    // Most words are plain letters up to a space or a mark.
    let rest = bytes.get(start..).unwrap_or(&[]);
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > 0 && matches!(rest.get(letters), None | Some(b' ' | b'\n' | b',' | b'.')) {
        return start + letters;
    }
    let mut end = start + letters;
    let sign = before.is_some_and(|t| t.kind == TokenKind::Mark('$') && t.end == start);
    while let Some(c) = char_at(text, end) {
        if c.is_ascii_digit()
            && (sign
                || text
                    .get(start..end)
                    .is_some_and(|word| ends_before_figure(word, text, end)))
        {
            break;
        }
        let inside = is_letter(c)
            || c.is_ascii_digit()
            || (is_apostrophe(c)
                && possessive(text, end).is_none()
                && char_at(text, end + c.len_utf8()).is_some_and(is_letter));
        if !inside {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Whether a currency's letters end here, where its figure begins. "PS" stands for the pound in
/// wires without its sign, but is a console without a scale: "PS6m", not "PS5".
fn ends_before_figure(word: &str, text: &str, figure: usize) -> bool {
    match word {
        "PS" => {
            let bytes = text.as_bytes();
            let end = digits(bytes, figure);
            let part = matches!(bytes.get(end), Some(b'.' | b','))
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            part || matches!(bytes.get(end), Some(b'm' | b'b' | b'k'))
        }
        "LE" | "RM" | "Rs" => true,
        code => money::code(code).is_some(),
    }
}

/// The end of "U.S.", "a.m." and the like.
fn initials(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    (end > start + 2).then_some(end)
}
