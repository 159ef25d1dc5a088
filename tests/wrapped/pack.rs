//! Each format, made by hand, so that no reader is tried on what its own library wrote.

use super::{AROUND, Article, press};
use serde_json::json;
use std::fs;
use std::io::{Cursor, Write};
use tempfile::TempDir;

type Pack = fn(&[Article]) -> TempDir;

pub const FORMATS: [(&str, Pack); 7] = [
    ("web pages", pages),
    ("PDFs in two columns", pdfs),
    ("Word files", word),
    ("mails", mails),
    ("WARC", warc),
    ("NDJSON", lines),
    ("a zip archive of pages", zipped),
];

/// Text files with a sidecar.
pub fn plain(articles: &[Article]) -> TempDir {
    let desk = folder(articles, "txt", |article| article.text().into_bytes());
    sidecar(&desk, articles, "txt");
    desk
}

fn pages(articles: &[Article]) -> TempDir {
    folder(articles, "html", |article| page(article).into_bytes())
}

fn pdfs(articles: &[Article]) -> TempDir {
    let desk = folder(articles, "pdf", |article| {
        press::pdf(article.title.as_deref(), &article.paragraphs, &AROUND)
    });
    sidecar(&desk, articles, "pdf");
    desk
}

fn word(articles: &[Article]) -> TempDir {
    let desk = folder(articles, "docx", |article| {
        let texts = article.title.iter().chain(&article.paragraphs);
        let runs: String = texts
            .map(|text| {
                format!(
                    "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                    escaped(text)
                )
            })
            .collect();
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{runs}</w:body></w:document>"
        );
        zip(&[
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            ("word/document.xml".to_owned(), document.into_bytes()),
        ])
    });
    sidecar(&desk, articles, "docx");
    desk
}

fn mails(articles: &[Article]) -> TempDir {
    let desk = folder(articles, "eml", |article| {
        let subject = article.title.as_deref().unwrap_or_default();
        let mail = format!(
            "From: Desk <desk@example.org>\r\nTo: you@example.org\r\nSubject: =?utf-8?B?{}?=\r\nDate: {} 12:00:00 +0000\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            base64(subject.as_bytes()),
            day(&article.published),
            article.paragraphs.join("\r\n\r\n"),
        );
        mail.into_bytes()
    });
    sidecar(&desk, articles, "eml");
    desk
}

fn warc(articles: &[Article]) -> TempDir {
    let records = articles.iter().flat_map(|article| {
        let page = page(article);
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{page}", page.len());
        let record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: https://example.org/{}.html\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
            article.stem,
            answer.len()
        );
        record.into_bytes()
    });
    single("story.warc", &records.collect::<Vec<u8>>())
}

fn lines(articles: &[Article]) -> TempDir {
    let line = |article: &Article| {
        let object = json!({
            "id": format!("{}.txt", article.stem), "title": article.title, "publisher": article.publisher,
            "published": article.published, "text": article.text(),
        });
        format!("{object}\n")
    };
    let lines: String = articles.iter().map(line).collect();
    single("story.ndjson", lines.as_bytes())
}

fn zipped(articles: &[Article]) -> TempDir {
    let member = |article: &Article| {
        (
            format!("pages/{}.html", article.stem),
            page(article).into_bytes(),
        )
    };
    single(
        "story.zip",
        &zip(&articles.iter().map(member).collect::<Vec<_>>()),
    )
}

/// A page as sites build them, with other figures all around the article.
fn page(article: &Article) -> String {
    let [first, second, third, fourth] = AROUND.map(escaped);
    let title = article.title.as_deref().map(escaped).unwrap_or_default();
    let heading = article
        .title
        .as_ref()
        .map_or(String::new(), |_| format!("<h1>{title}</h1>"));
    let linked = json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
        "datePublished": format!("{}T09:00:00Z", article.published),
        "publisher": article.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
    });
    let paragraphs: String = article
        .paragraphs
        .iter()
        .map(|text| format!("<p>{}</p>\n", escaped(text)))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <script type=\"application/ld+json\">{linked}</script></head><body>\
         <header><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/x\">{first}</a></li></ul></nav></header>\
         <div class=\"layout\"><main><article>{heading}<figure><img src=\"a.jpg\"><figcaption>{second}</figcaption></figure>\n\
         {paragraphs}</article></main>\
         <div class=\"sidebar\"><h3>Most read</h3><p>{first}</p><p>{third}</p><p>{fourth}</p></div>\
         <aside><h3>In numbers</h3><ul><li>{second}</li><li>{fourth}</li></ul></aside>\
         <section class=\"related-stories\"><h3>Related</h3><p>{third}</p><p>{second}</p></section></div>\
         <footer><p>{first}</p></footer></body></html>\n"
    )
}

fn folder(articles: &[Article], ending: &str, content: impl Fn(&Article) -> Vec<u8>) -> TempDir {
    let desk = TempDir::new().unwrap();
    for article in articles {
        let path = desk.path().join(format!("{}.{ending}", article.stem));
        fs::write(path, content(article)).unwrap();
    }
    desk
}

fn single(name: &str, bytes: &[u8]) -> TempDir {
    let desk = TempDir::new().unwrap();
    fs::write(desk.path().join(name), bytes).unwrap();
    desk
}

fn sidecar(desk: &TempDir, articles: &[Article], ending: &str) {
    let entry = |article: &Article| {
        json!({
            "file": format!("{}.{ending}", article.stem), "title": article.title,
            "publisher": article.publisher, "published": article.published,
        })
    };
    let entries: Vec<_> = articles.iter().map(entry).collect();
    let path = desk.path().join("metadata.json");
    fs::write(path, serde_json::to_string(&entries).unwrap()).unwrap();
}

fn zip(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    use zip::write::{SimpleFileOptions, ZipWriter};
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// A day as mails write it.
fn day(written: &str) -> String {
    let day: jiff::civil::Date = written.parse().unwrap();
    day.strftime("%d %b %Y").to_string()
}
