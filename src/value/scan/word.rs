//! Where a word ends.

use super::figure::digits;
use super::{Token, TokenKind, char_at, is_apostrophe, is_letter, possessive};
use crate::value::money;

/// The end of the word at `start` where it is plain letters up to a space or a mark, as most are.
#[inline]
pub fn plain(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let letters = letters(rest);
    match rest.get(letters) {
        // "U.S."
        Some(b'.') => (letters > 1).then_some(start + letters),
        None | Some(b' ' | b'\n' | b',') => (letters > 0).then_some(start + letters),
        _ => None,
    }
}

/// The end of the word at `start`. A currency's letters end where its figure begins:
/// "$US55", "EUR5m".
pub fn word(text: &str, start: usize, before: Option<&Token>) -> usize {
    let bytes = text.as_bytes();
    if bytes.get(start + 1) == Some(&b'.')
        && let Some(end) = initials(bytes, start)
    {
        return end;
    }
    let mut end = start + letters(bytes.get(start..).unwrap_or(&[]));
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

/// How many English letters stand at the start.
fn letters(bytes: &[u8]) -> usize {
    let (chunks, rest) = bytes.as_chunks();
    for (n, chunk) in chunks.iter().enumerate() {
        let others = not_letters(u64::from_le_bytes(*chunk));
        if others != 0 {
            return 8 * n + others.trailing_zeros() as usize / 8;
        }
    }
    let last = rest.iter().take_while(|b| b.is_ascii_alphabetic());
    8 * chunks.len() + last.count()
}

/// The highest bit of each of eight bytes that is no English letter.
fn not_letters(bytes: u64) -> u64 {
    const EACH: u64 = u64::MAX / 255;
    let small = (bytes | (EACH * 0x20)) & (EACH * 0x7f);
    let from_a = small + EACH * (0x80 - u64::from(b'a'));
    let past_z = small + EACH * (0x7f - u64::from(b'z'));
    (!(from_a ^ past_z) | bytes) & (EACH * 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_are_counted(before in "[a-zA-Z]{0,20}", rest in prop::collection::vec(any::<u8>(), 0..20)) {
            let bytes = [before.as_bytes(), &rest].concat();
            let each = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            prop_assert_eq!(letters(&bytes), each);
        }

        #[test]
        fn a_plain_word_ends_where_others_do(text in r"[a-zA-Z]{1,12}([ \n,.'’é0-9_a-z]|\PC){0,6}") {
            let end = word(&text, 0, None);
            prop_assert!(plain(text.as_bytes(), 0).is_none_or(|plain| plain == end));
        }
    }
}
