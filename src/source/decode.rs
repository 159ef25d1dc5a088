//! Bytes to text, honestly: what was guessed is said.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and what the user should know of how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark; line breaks as they were.
    pub text: String,
    pub doubt: Option<Doubt>,
}

/// What may be wrong with a decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Neither UTF-8 nor marked: read as what it is most likely in.
    Guessed(&'static str),
    /// Some bytes mean nothing in the encoding that the byte order mark states.
    Damaged,
}

/// The bytes are no text: an image, an archive, a PDF.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText;

/// The text that `bytes` hold.
///
/// UTF-8 with or without a byte order mark, UTF-16 with one; all else is taken for
/// Windows-1252, in which every byte means something.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let (text, damaged) = encoding.decode_without_bom_handling(rest);
            Decoded {
                text: text.into_owned(),
                doubt: damaged.then_some(Doubt::Damaged),
            }
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Decoded {
                text: text.to_owned(),
                doubt: None,
            },
            Err(_) if unprintable(bytes.iter().copied().map(char::from), bytes.len()) => {
                return Err(NotText);
            }
            Err(_) => Decoded {
                text: WINDOWS_1252
                    .decode_without_bom_handling(bytes)
                    .0
                    .into_owned(),
                doubt: Some(Doubt::Guessed(WINDOWS_1252.name())),
            },
        },
    };
    if bytes.starts_with(b"%PDF-") {
        return Err(NotText);
    }
    printable(decoded)
}

/// A text that people can read.
pub(super) fn printable(decoded: Decoded) -> Result<Decoded, NotText> {
    match unprintable(decoded.text.chars(), decoded.text.len()) {
        true => Err(NotText),
        false => Ok(decoded),
    }
}

/// Whether the bytes begin like UTF-16, which cannot be cut into lines byte by byte.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(Encoding::for_bom(bytes), Some((e, _)) if e == UTF_16LE || e == UTF_16BE)
}

/// Whether more than one character in a hundred is a control character that no text has.
fn unprintable(chars: impl Iterator<Item = char>, length: usize) -> bool {
    let odd = chars
        .filter(|c| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f'))
        .count();
    odd.saturating_mul(100) > length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_and_doubt_is_told() {
        let cases: &[(&[u8], &str, Option<Doubt>)] = &[
            (b"", "", None),
            ("na\u{ef}ve\r\n".as_bytes(), "na\u{ef}ve\r\n", None),
            (b"\xef\xbb\xbfplain", "plain", None),
            (
                b"\xef\xbb\xbfbad \xff",
                "bad \u{fffd}",
                Some(Doubt::Damaged),
            ),
            (b"\xff\xfeh\0i\0", "hi", None),
            (b"\xfe\xff\0h\0i", "hi", None),
            (b"\xfe\xff\0h\0", "h\u{fffd}", Some(Doubt::Damaged)),
            (
                b"caf\xe9 \x93quoted\x94",
                "caf\u{e9} \u{201c}quoted\u{201d}",
                Some(Doubt::Guessed(WINDOWS_1252.name())),
            ),
        ];
        for (bytes, text, doubt) in cases {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.doubt), (*text, *doubt));
        }
    }

    #[test]
    fn binary_input_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0";
        let zip = b"PK\x03\x04\x14\0\0\0\x08\0\xb1\x9a";
        let unmarked_utf16 = b"h\0i\0 \0t\0";
        let pdf = b"%PDF-1.7\n1 0 obj << >> endobj";
        for bytes in [&png[..], zip, unmarked_utf16, pdf] {
            assert_eq!(decode(bytes), Err(NotText), "{bytes:?}");
        }
    }
}
