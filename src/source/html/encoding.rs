//! The encoding of a page, by the order that browsers keep: mark, transfer, the page's own word.

use crate::source::decode::{self, Decoded, Doubt, NotText};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// How far into a page its own word on its encoding may stand.
const PRESCAN: usize = 4096;

static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i-u)<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)"#,
    )
    .expect("a constant pattern")
});

/// The text of a page.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, NotText> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return decode::decode(bytes);
    }
    let own = || {
        let start = bytes.get(..PRESCAN).unwrap_or(bytes);
        let found = CHARSET.captures(start)?.get(1)?;
        Encoding::for_label(found.as_bytes())
    };
    let stated = charset
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(own);
    let encoding = stated.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let doubt = match stated {
        None => Some(Doubt::Guessed(encoding.name())),
        // A stray byte in UTF-8 is one lost letter; a whole page of them is another encoding.
        Some(encoding) if damaged && encoding == UTF_8 => Some(Doubt::Damaged),
        Some(_) => damaged.then_some(Doubt::Damaged),
    };
    let text = text.into_owned();
    decode::printable(Decoded { text, doubt })
}
