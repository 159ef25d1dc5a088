//! The title of a PDF: what its properties state, or what its first page shows.

use super::Origin;
use regex::Regex;
use std::sync::LazyLock;

/// A title is no longer than this, in characters.
const LONGEST: usize = 250;

/// How much higher than the text's own the font of a title is.
const TALLER: f64 = 1.15;

/// What programs put for a title: the name of the file it was made from.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:microsoft \w+ - .*|untitled.*|.*\.(?:docx?|indd|qxp|qxd|odt|rtf|txt|pages|pdf|tex|dvi|html?))$")
        .expect("a constant pattern")
});

/// The title and what states it. `paragraphs` are those of the text with the height of their font
/// and their page; `usual` is twice the height of most of the text.
pub(super) fn find(
    stated: Option<String>,
    paragraphs: &[(String, f64, usize)],
    usual: i64,
) -> (Option<String>, Origin) {
    let stated = stated.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let stated = stated.filter(|title| !title.is_empty() && !NAME.is_match(title));
    let first = || paragraphs.iter().take_while(|(_, _, page)| *page == 1);
    let is =
        |title: &String| first().any(|(text, _, _)| text.to_lowercase() == title.to_lowercase());
    if stated.as_ref().is_some_and(is) {
        return (stated, Origin::Properties);
    }
    #[expect(clippy::cast_precision_loss, reason = "a height of some points")]
    let least = TALLER * usual as f64 / 2.0;
    let may_be = |(text, size, _): &&(String, f64, usize)| {
        *size >= least
            && text.chars().nth(LONGEST).is_none()
            && text.chars().any(char::is_alphabetic)
    };
    // Of two that are as high, the first.
    let tallest =
        first().filter(may_be).fold(
            None,
            |best: Option<&(String, f64, usize)>, one| match best {
                Some(best) if best.1 >= one.1 => Some(best),
                _ => Some(one),
            },
        );
    match tallest {
        Some((text, _, _)) => (Some(text.clone()), Origin::Page),
        None => (stated, Origin::Properties),
    }
}

/// A string of the properties: UTF-16 or UTF-8 with a mark, else Western.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    }
    .trim_matches('\0')
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_what_the_page_shows() {
        let page = [
            ("The Post", 12.0, 1),
            ("Water Rises", 20.0, 1),
            ("Water rose in the night.", 10.0, 1),
            ("An Old Story", 30.0, 2),
        ];
        let page = page.map(|(text, size, page)| (text.to_owned(), size, page));
        let plain = page.clone().map(|(text, _, page)| (text, 10.0, page));
        for (stated, page, title, origin) in [
            (
                Some("water rises"),
                &page,
                Some("water rises"),
                Origin::Properties,
            ),
            (
                Some("flood_final2"),
                &page,
                Some("Water Rises"),
                Origin::Page,
            ),
            (Some("Flood"), &plain, Some("Flood"), Origin::Properties),
            (
                Some("Microsoft Word - flood.doc"),
                &plain,
                None,
                Origin::Properties,
            ),
            (None, &plain, None, Origin::Properties),
        ] {
            let found = find(stated.map(str::to_owned), page, 20);
            assert_eq!(found, (title.map(str::to_owned), origin), "{stated:?}");
        }
    }

    #[test]
    fn properties_have_marks_of_their_encoding() {
        assert_eq!(decoded(b"\xfe\xff\0F\0l\0o\0o\0d\0\0"), "Flood");
        assert_eq!(decoded(b"\xef\xbb\xbfCaf\xc3\xa9"), "Caf\u{e9}");
        assert_eq!(decoded(b"Caf\xe9"), "Caf\u{e9}");
    }
}
