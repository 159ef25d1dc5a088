//! Pages as sites write them.

use super::*;
use crate::source::Origin;
use jiff::civil::date;

const PROSE: &str = "<p>The river rose to seven metres in the night, and 12 people died in the valley, \
    the district said on Tuesday.</p><h2>What comes now</h2><p>About 4,000 others were brought to \
    schools and gyms, where they will stay until the dam is safe again, the mayor said.</p>\
    <p>The last flood of that height was in 1954, when the dam broke.</p>";

/// A page with this in its head, and an article between what every site has around one.
fn page(head: &str, article: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>\
         <nav><ul><li><a href=/a>900 killed elsewhere</a></li><li><a href=/b>Sport</a></li></ul></nav>\
         <div class='sidebar'><h3>Most read</h3><p>In another land 777 people died in a fire, officials said.</p></div>\
         <article><h1>River rises to seven metres</h1>{article}</article>\
         <aside><p>Last year 555 people drowned in the whole country, a report said on Monday.</p></aside>\
         <footer><p>Copyright 2025 The Valley Post</p></footer></body></html>"
    )
}

fn read_page(markup: &str) -> Page {
    read(markup.as_bytes(), None).expect("an article")
}

#[test]
fn the_article_and_nothing_else() {
    let extras = "<p>Read more: <a href=/c>How 321 died</a></p><blockquote class='twitter-tweet'><p>666 dead!</p></blockquote>";
    let page = read_page(&page("", &format!("{PROSE}{extras}")));
    assert_eq!(
        page.text,
        "River rises to seven metres\n\nThe river rose to seven metres in the night, and 12 people \
         died in the valley, the district said on Tuesday.\n\nWhat comes now\n\nAbout 4,000 others \
         were brought to schools and gyms, where they will stay until the dam is safe again, the mayor \
         said.\n\nThe last flood of that height was in 1954, when the dam broke."
    );
}

#[test]
fn the_more_trusted_word_counts() {
    let linked = r#"<script type="application/ld+json">{"@graph": [
        {"@type": "WebPage", "datePublished": "2025-01-01"},
        {"@type": ["ReportageNewsArticle"], "headline": "River &amp; dam", "author": [{"@id": "/ada"}, {"name": "B. Sol"}],
         "publisher": {"name": "The Valley Post"}, "datePublished": "2025-05-02T23:30:00-05:00",
         "dateModified": "2025-05-04", "mainEntityOfPage": {"@id": "https://example.org/river"},
         "correction": {"@type": "CorrectionComment", "text": "We said 21."}},
        {"@type": "Person", "@id": "/ada", "name": "Ada Prado"}]}</script>"#;
    let graph = r#"<meta property="og:title" content="A river | Valley"><meta property="og:site_name" content="Valley">
        <meta property="article:published_time" content="2025-05-05T10:00:00Z">"#;
    let meta = r#"<meta name="author" content="By C. Ray"><meta name="dc.date" content="2025/05/06">
        <link rel="canonical" href="https://example.org/r"><meta name="title" content="Meta">"#;
    let time = "<time datetime='2025-05-07T10:00'>7 May</time>";
    for (head, above, title, author, published) in [
        (
            [linked, graph, meta].concat(),
            time,
            ("River & dam", Origin::JsonLd),
            Some(("Ada Prado, B. Sol", Origin::JsonLd)),
            Some((date(2025, 5, 2), Origin::JsonLd)),
        ),
        (
            [graph, meta].concat(),
            time,
            ("A river", Origin::OpenGraph),
            Some(("C. Ray", Origin::Meta)),
            Some((date(2025, 5, 5), Origin::OpenGraph)),
        ),
        (
            meta.to_owned(),
            time,
            ("Meta", Origin::Meta),
            Some(("C. Ray", Origin::Meta)),
            Some((date(2025, 5, 6), Origin::Meta)),
        ),
        (
            String::new(),
            time,
            ("River rises to seven metres", Origin::Page),
            None,
            Some((date(2025, 5, 7), Origin::TimeElement)),
        ),
        (
            "<script type='application/ld+json'>{ broken</script>".to_owned(),
            "",
            ("River rises to seven metres", Origin::Page),
            None,
            None,
        ),
    ] {
        let details = read_page(&page(&head, &format!("{above}{PROSE}"))).details;
        let origins = details.origins;
        let stated = details.title.as_deref().zip(origins.title);
        assert_eq!(stated, Some(title), "{head}");
        assert_eq!(
            details.author.as_deref().zip(origins.author),
            author,
            "{head}"
        );
        assert_eq!(
            details.published.zip(origins.published),
            published,
            "{head}"
        );
    }
    let all = read_page(&page(&[linked, graph, meta].concat(), PROSE));
    assert_eq!(all.details.publisher.as_deref(), Some("The Valley Post"));
    assert_eq!(all.details.updated, Some(date(2025, 5, 4)));
    assert_eq!(all.details.url.as_deref(), Some("https://example.org/r"));
    assert_eq!(all.corrections, ["We said 21."]);
}

#[test]
fn a_correction_is_kept_beside_the_article() {
    let said = "An earlier version of this article said that 21 people had died; it was 12.";
    for notice in [
        format!("<p>{said}</p>"),
        format!("<h3>Correction</h3><p>{said}</p>"),
    ] {
        let page = read_page(&page("", &format!("{PROSE}{notice}")));
        assert_eq!(page.corrections, [said], "{notice}");
        assert!(
            !page.text.contains("21") && page.text.ends_with("broke."),
            "{notice}"
        );
    }
    let link = "<footer><ul><li><a href=/c>Corrections and clarifications</a></li></ul></footer>";
    assert!(
        read_page(&page("", &format!("{PROSE}{link}")))
            .corrections
            .is_empty()
    );
}

#[test]
fn an_encoding_is_that_of_the_mark_or_the_transfer_or_the_page() {
    let of = |charset: &str| {
        format!("<html><head>{charset}</head><body><article><h1>Caf\u{e9}</h1>{PROSE}</article>")
    };
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(of("").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let (western, eastern) = ("<meta charset=iso-8859-1>", "<meta charset=windows-1251>");
    let equiv = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>";
    for (bytes, charset, doubtful) in [
        (of("").into_bytes(), None, false),
        (utf16, None, false),
        (latin(&of(western)), None, false),
        (latin(&of(equiv)), None, false),
        (latin(&of(eastern)), Some("ISO-8859-1"), false),
        (latin(&of("")), None, true),
        (of(western).into_bytes(), None, false),
    ] {
        let page = read(&bytes, charset).expect("an article");
        assert!(
            page.text.starts_with("Caf\u{e9}\n"),
            "{charset:?} {}",
            page.text
        );
        assert_eq!(page.doubt.is_some(), doubtful, "{charset:?}");
    }
}

#[test]
fn what_is_no_article_is_refused() {
    let deep = |n: usize| format!("<html>{}<p>Water rose.", "<div>".repeat(n));
    let own = "<!doctype html><meta name=generator content='variorum 0.1.0'><p>Water rose.";
    for (page, refused) in [
        (own.to_owned(), Refused::OwnReport),
        (deep(100_000), Refused::TooDeep),
        ("<html><body></body></html>".to_owned(), Refused::NoArticle),
        ("<html>\0\0\0\0\0\0".to_owned(), Refused::NotText),
    ] {
        assert_eq!(read(page.as_bytes(), None).err(), Some(refused));
    }
    assert!(read(deep(300).as_bytes(), None).is_ok());
}

#[test]
fn a_day_is_read_as_it_is_written() {
    for (words, day) in [
        ("2025-05-02T23:30:00-05:00", Some(date(2025, 5, 2))),
        ("2025/05/02", Some(date(2025, 5, 2))),
        ("20250502T120000Z", Some(date(2025, 5, 2))),
        ("1746187200", Some(date(2025, 5, 2))),
        ("1746187200000", Some(date(2025, 5, 2))),
        (
            "Fri May 02 2025 12:00:00 GMT+0000 (UTC)",
            Some(date(2025, 5, 2)),
        ),
        ("2025", None),
        ("99999999", None),
        ("", None),
    ] {
        assert_eq!(head::day(words), day, "{words}");
    }
}
