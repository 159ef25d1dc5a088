//! Inputs of every format, made here.

use super::*;
use crate::source::{Origin, Source};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::date;
use proptest::prelude::*;
use std::io::Write;

/// What a file of this name and content comes to, and what is said about it.
fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> (Vec<Source>, Vec<String>) {
    let input = Input {
        name: Name {
            id: name.to_owned(),
            path: name.to_owned(),
            story: "folder".to_owned(),
        },
        many: "own".to_owned(),
        ..Input::default()
    };
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    let mut keep = |placed: Placed| sources.push(placed.source);
    let mut sink = Sink {
        found: &mut keep,
        problems: &mut problems,
        options,
        unpacked: &Cell::new(0),
    };
    if let Err(error) = read(&input, &mut &*bytes, &mut sink) {
        problems.push(super::super::unreadable(name, &error));
    }
    let said = problems
        .iter()
        .map(|p| format!("{}: {}", p.place, p.message));
    (sources, said.collect())
}

fn read_all(name: &str, bytes: &[u8]) -> (Vec<Source>, Vec<String>) {
    read_with(name, bytes, &ReadOptions::default())
}

/// Story, id and text of each source.
fn shown(sources: &[Source]) -> Vec<String> {
    let shown = |s: &Source| format!("{} {} {:?}", s.story, s.id, s.prose());
    sources.iter().map(shown).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[cfg(feature = "zip")]
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    use zip::write::{SimpleFileOptions, ZipWriter};
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn warc(records: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let record = |(kind, target, mime, block): &(&str, &str, &str, &str)| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{target}>\r\nContent-Type: {mime}\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    records.iter().map(record).collect::<String>().into_bytes()
}

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nWater rose.";

#[test]
fn gzip_is_read_as_what_is_in_it() {
    let lines =
        "{\"id\": \"a\", \"text\": \"Water rose.\"}\n{\"id\": \"b\", \"text\": \"Water fell.\"}\n";
    for (name, bytes, expected) in [
        (
            "a.txt.gz",
            gzip(b"Water rose."),
            vec!["folder a.txt.gz \"Water rose.\""],
        ),
        (
            "a.gz",
            gzip(&gzip(b"Water rose.")),
            vec!["folder a.gz \"Water rose.\""],
        ),
        (
            "a.jsonl.gz",
            gzip(lines.as_bytes()),
            vec!["own a \"Water rose.\"", "own b \"Water fell.\""],
        ),
    ] {
        let (sources, said) = read_all(name, &bytes);
        assert_eq!(shown(&sources), expected);
        assert_eq!(said, [""; 0]);
    }
    let whole = gzip(b"Water rose.");
    let (sources, said) = read_all("a.gz", &whole[..whole.len() - 9]);
    assert_eq!(
        (sources.len(), said),
        (0, vec!["a.gz: this is damaged, or was cut off".to_owned()])
    );
    let mut nested = b"Water rose.".to_vec();
    (0..6).for_each(|_| nested = gzip(&nested));
    let (_, said) = read_all("a.gz", &nested);
    assert_eq!(
        said,
        ["a.gz: more than 4 archives lie within each other here"]
    );
}

#[test]
fn tables_have_a_source_in_each_row() {
    let table = "\u{feff}id,Title,published,text\na,Flood,2025-05-02,\"Water rose,\nand fell.\"\n,Dam,soon,Water fell.\nc,,,\n";
    let (sources, said) = read_all("a.csv", table.as_bytes());
    assert_eq!(
        shown(&sources),
        ["own a \"Water rose,\\nand fell.\"", "own 4 \"Water fell.\""]
    );
    assert_eq!(sources[0].title.as_deref(), Some("Flood"));
    assert_eq!(sources[0].published, Some(date(2025, 5, 2)));
    assert_eq!(sources[0].origins.published, Some(Origin::Field));
    assert_eq!(sources[1].path, "a.csv/row-4");
    assert_eq!(
        said,
        [
            "a.csv:4:1: `published` is not a date",
            "a.csv/row-5: this holds no text"
        ]
    );
    let (sources, _) = read_all("a", b"text\tid\nWater rose.\ta\n");
    assert_eq!(shown(&sources), ["folder a \"Water rose.\""]);
    let (_, said) = read_all("a.csv", b"id,words\n1,Water rose.\n");
    assert_eq!(said, ["a.csv: this table has no column of texts"]);
}

#[cfg(feature = "mail")]
#[test]
fn a_mail_is_its_subject_and_its_text() {
    let head = "From: Ada Prado <ada@example.org>\r\nTo: desk@example.org\r\nDate: Fri, 2 May 2025 23:30:00 -0500\r\n\
        Subject: =?utf-8?q?River_at_caf=C3=A9?=\r\nMIME-Version: 1.0\r\n";
    let parts = "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nWater rose =\r\nto 7 metres.\r\n\r\nIt fell.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No</p>\r\n--b--\r\n";
    let markup = "Content-Type: text/html; charset=iso-8859-1\r\n\r\n<style>p {}</style><p>Water rose to 7 metres.</p><p>It fell.</p>";
    for (body, text) in [
        (
            parts,
            "River at caf\u{e9}\n\nWater rose to 7 metres.\n\nIt fell.",
        ),
        (
            markup,
            "River at caf\u{e9}\n\nWater rose to 7 metres.\n\nIt fell.",
        ),
    ] {
        let (sources, said) = read_all("a.eml", format!("{head}{body}").as_bytes());
        assert_eq!(said, [""; 0]);
        assert_eq!(sources[0].text.trim_end(), text);
        assert_eq!(sources[0].title.as_deref(), Some("River at caf\u{e9}"));
        assert_eq!(sources[0].author.as_deref(), Some("Ada Prado"));
        assert_eq!(sources[0].published, Some(date(2025, 5, 2)));
        assert_eq!(sources[0].origins.published, Some(Origin::Header));
    }
    let (_, said) = read_all("a.eml", format!("{head}\r\n").as_bytes());
    assert_eq!(said.len(), 1);
}

#[cfg(feature = "feed")]
#[test]
fn a_feed_has_a_source_in_each_entry_with_a_text() {
    let rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Valley Post</title><link>https://example.org/</link><description>d</description>\
        <item><title>River rises</title><link>https://example.org/a</link><pubDate>Fri, 02 May 2025 10:00:00 GMT</pubDate>\
        <description>&lt;p&gt;Water rose.&lt;/p&gt;&lt;p&gt;It fell.&lt;/p&gt;</description></item>\
        <item><title>Dam</title><link>https://example.org/b</link><description>Water fell.</description></item>\
        <item><title>Empty</title><link>https://example.org/c</link></item></channel></rss>";
    let (sources, said) = read_all("a.xml", rss.as_bytes());
    assert_eq!(
        shown(&sources),
        [
            "own https://example.org/a \"River rises\\n\\nWater rose.\\n\\nIt fell.\"",
            "own https://example.org/b \"Dam\\n\\nWater fell.\"",
        ]
    );
    assert_eq!(sources[0].publisher.as_deref(), Some("The Valley Post"));
    assert_eq!(sources[0].published, Some(date(2025, 5, 2)));
    assert_eq!(sources[1].published, None);
    assert_eq!(said, ["a.xml: 1 entries of this feed carry no text"]);
    let (_, said) = read_all("a.xml", b"<rss><channel><item>");
    assert_eq!(said.len(), 1, "{said:?}");
}

#[cfg(feature = "zip")]
#[test]
fn a_zip_archive_is_a_folder() {
    let members: [(&str, &[u8]); 6] = [
        ("post/flood/a.txt", b"Water rose."),
        (
            "post/flood/metadata.json",
            b"{\"a.txt\": {\"title\": \"Flood\"}}",
        ),
        ("post/flood/.hidden", b"No."),
        ("post/strike/b.md.gz", &gzip(b"They struck.")),
        ("__MACOSX/c.txt", b"No."),
        ("post/README.md", b"No."),
    ];
    let (sources, said) = read_all("a.zip", &zip(&members));
    assert_eq!(
        shown(&sources),
        [
            "own/flood post/flood/a.txt \"Water rose.\"",
            "own/strike post/strike/b.md.gz \"They struck.\"",
        ]
    );
    assert_eq!(sources[0].title.as_deref(), Some("Flood"));
    assert_eq!(said, [""; 0]);
    let (sources, _) = read_all("a.zip", &zip(&[("x/a.txt", b"Water rose.")]));
    assert_eq!(shown(&sources), ["folder x/a.txt \"Water rose.\""]);
    for (bytes, message) in [
        (
            zip(&[("README.md", b"No.")]),
            "a.zip: this archive holds no source",
        ),
        (
            zip(&[("a.png", b"\x89PNG\0\0\0\0")]),
            "a.zip/a.png: this is not text",
        ),
        (
            b"PK\x03\x04 and no more".to_vec(),
            "a.zip: this is damaged, or was cut off",
        ),
    ] {
        let (sources, said) = read_all("a.zip", &bytes);
        assert_eq!((sources.len(), said), (0, vec![message.to_owned()]));
    }
}

#[cfg(feature = "zip")]
#[test]
fn a_word_file_is_its_paragraphs() {
    let document = "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='w'><w:body>\
        <w:p><w:r><w:t>River &amp; dam</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Water </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>rose</w:t></w:r></w:ins><w:r><w:tab/><w:t>to 7&#160;metres.</w:t></w:r></w:p><w:p/>\
        </w:body></w:document>";
    let core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Flood</dc:title><dc:creator>Ada Prado</dc:creator></cp:coreProperties>";
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let (sources, said) = read_all("a.bin", &bytes);
    assert_eq!(said, [""; 0]);
    assert_eq!(
        shown(&sources),
        ["folder a.bin \"River & dam\\n\\nWater rose to 7 metres.\""]
    );
    assert_eq!(sources[0].title.as_deref(), Some("Flood"));
    assert_eq!(sources[0].author.as_deref(), Some("Ada Prado"));
    assert_eq!(
        sources[0].published, None,
        "the file's own time says nothing"
    );
    let sheet = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<x/>"),
    ]);
    assert_eq!(
        read_all("a.xlsx", &sheet).1,
        ["a.xlsx: this Office file is no text document"]
    );
}

#[test]
fn an_archive_of_pages_is_read_record_by_record() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><head><title>River</title></head>\
        <body><article><p>Water rose to seven metres in the night, the district said on Tuesday, and it fell.</p></article></body></html>";
    let missing = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Not found</p>";
    let image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx";
    let kind = "application/http; msgtype=response";
    let records = [
        ("warcinfo", "", "application/warc-fields", "software: x"),
        (
            "request",
            "https://example.org/a",
            "application/http; msgtype=request",
            "GET / HTTP/1.1",
        ),
        ("response", "https://example.org/a", kind, page),
        ("response", "https://example.org/b", kind, ANSWER),
        ("response", "https://example.org/c", kind, missing),
        ("response", "https://example.org/d", kind, image),
        ("resource", "file:///e.txt", "text/plain", "Water fell."),
    ];
    let expected = [
        "own https://example.org/a \"River\\n\\nWater rose to seven metres in the night, the district said on Tuesday, and it fell.\"",
        "own https://example.org/b \"Water rose.\"",
        "own file:///e.txt \"Water fell.\"",
    ];
    let whole = warc(&records);
    let by_record: Vec<u8> = records
        .iter()
        .flat_map(|record| gzip(&warc(&[*record])))
        .collect();
    for bytes in [&whole, &by_record] {
        let (sources, said) = read_all("a.warc", bytes);
        assert_eq!(shown(&sources), expected);
        assert_eq!(said, [""; 0]);
        assert_eq!(sources[1].url.as_deref(), Some("https://example.org/b"));
        assert_eq!(sources[1].origins.url, Some(Origin::Archive));
        assert_eq!(
            sources[1].published, None,
            "the time of archiving is none of publication"
        );
    }
    let (sources, said) = read_all("a.warc", &whole[..whole.len() - 8]);
    assert_eq!(
        (sources.len(), said),
        (
            3,
            vec!["a.warc: this is damaged, or was cut off".to_owned()]
        )
    );
    let strange = [b"rubbish\r\n", &whole[..]].concat();
    let (sources, said) = read_all(
        "a.warc",
        &[b"WARC/1.0\r\nContent-Length: 0\r\n\r\n", &strange[..]].concat(),
    );
    assert_eq!(sources.len(), 3);
    assert_eq!(
        said,
        ["a.warc: something stands between the records of this archive that is none"]
    );
}

#[test]
fn what_is_too_much_is_refused_in_one_line() {
    let small = ReadOptions {
        max_size: 64,
        max_unpacked: 100,
        ..ReadOptions::default()
    };
    let long = "Water rose. ".repeat(20);
    let record = format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{long}");
    let records = warc(&[(
        "response",
        "https://example.org/a",
        "application/http",
        &record,
    )]);
    let lines = format!(
        "{{\"id\": \"a\", \"text\": \"{long}\"}}\n{{\"id\": \"b\", \"text\": \"Water fell.\"}}\n"
    );
    for (name, bytes, count, message) in [
        (
            "a.txt",
            long.clone().into_bytes(),
            0,
            "a.txt: this is larger than 64 bytes",
        ),
        (
            "a.gz",
            gzip(&long.as_bytes()[..90]),
            0,
            "a.gz: this is larger than 64 bytes",
        ),
        (
            "a.gz",
            gzip(&records),
            0,
            "a.gz: this unpacks to more than 100 bytes",
        ),
        (
            "a.warc",
            records,
            0,
            "a.warc/record-1: this is larger than 64 bytes",
        ),
        (
            "a.jsonl",
            lines.into_bytes(),
            1,
            "a.jsonl:1:1: this line is larger than 64 bytes",
        ),
    ] {
        let (sources, said) = read_with(name, &bytes, &small);
        assert_eq!(
            (sources.len(), said),
            (count, vec![message.to_owned()]),
            "{name}"
        );
    }
}

#[cfg(feature = "zip")]
#[test]
fn an_archive_that_unpacks_to_too_much_is_left() {
    let options = ReadOptions {
        max_unpacked: 10_000,
        ..ReadOptions::default()
    };
    let long = "Water rose. ".repeat(500);
    let members: Vec<(String, &[u8])> = (0..50)
        .map(|n| (format!("{n:02}.txt"), long.as_bytes()))
        .collect();
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(name, bytes)| (&**name, *bytes))
        .collect();
    let (sources, said) = read_with("a.zip", &zip(&members), &options);
    assert_eq!(
        (sources.len(), said),
        (
            1,
            vec!["a.zip: this unpacks to more than 10000 bytes".to_owned()]
        )
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whole inputs with some bytes changed, cut or doubled: nothing may panic, and nothing is
    /// passed over in silence.
    #[test]
    fn no_input_is_too_odd(
        which in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let page = "<html><head><meta charset=utf-8></head><body><article><p>Water rose to seven metres.</p></article>";
        let mail = "From: a@example.org\r\nSubject: River\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWater rose.\r\n--b--\r\n";
        let feed = "<rss version='2.0'><channel><title>t</title><item><title>River</title><description>Water rose.</description></item></channel></rss>";
        let response = warc(&[("response", "https://example.org/a", "application/http", ANSWER)]);
        let mut bytes = match which {
            0 => page.as_bytes().to_vec(),
            1 => mail.as_bytes().to_vec(),
            2 => feed.as_bytes().to_vec(),
            3 => response,
            4 => gzip(&response),
            #[cfg(feature = "zip")]
            5 => zip(&[("word/document.xml", b"<w:p><w:t>Water rose.</w:t></w:p>"), ("a.txt", b"Water rose.")]),
            _ => b"id,text\na,Water rose.\n".to_vec(),
        };
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = cut {
            let at = cut.index(bytes.len());
            bytes.truncate(at);
        }
        let (sources, said) = read_all("a", &bytes);
        prop_assert!(!sources.is_empty() || !said.is_empty());
        for source in &sources {
            prop_assert!(source.text.get(source.body..).is_some());
        }
    }
}
