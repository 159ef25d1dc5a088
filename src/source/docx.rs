//! Word files: the paragraphs of the document, as `word/document.xml` has them.

use super::details::Details;
use super::limits::{ReadOptions, whole};
use super::{Extract, Origin, decode, html};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{self, Read, Seek};
use zip::ZipArchive;

/// The document's own text within the archive.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The text of a document, and what its properties state. `None` where its markup is broken.
pub(super) fn read<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    options: &ReadOptions,
) -> io::Result<Option<Extract>> {
    let document = whole(&mut archive.by_name(DOCUMENT)?, options)?;
    let Some(paragraphs) = paragraphs(&document) else {
        return Ok(None);
    };
    let details = match archive.by_name("docProps/core.xml") {
        Ok(mut core) => properties(&whole(&mut core, options)?),
        Err(_) => Details::default(),
    };
    Ok(Some(Extract {
        text: paragraphs.join("\n\n"),
        details: details.from(Origin::Properties),
        ..Extract::default()
    }))
}

/// Paragraphs, and rows of tables with a tab between cells. What was deleted while changes were
/// tracked, text of fields' codes and what stands in boxes twice for older programs is left out.
fn paragraphs(xml: &[u8]) -> Option<Vec<String>> {
    let xml = decode::decode(xml).ok()?.text;
    let mut reader = Reader::from_str(&xml);
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    // How deep within elements whose text does not count
    let mut hidden = 0_usize;
    let mut within = false;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(start) => match name(&start) {
                "del" | "moveFrom" | "Fallback" | "instrText" => hidden += 1,
                "t" => within = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "del" | "moveFrom" | "Fallback" | "instrText" => {
                    hidden = hidden.saturating_sub(1);
                }
                "t" => within = false,
                "p" => {
                    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    paragraphs.extend((!words.is_empty()).then_some(words));
                    text.clear();
                }
                _ => {}
            },
            Event::Empty(empty) if hidden == 0 => match name(&empty) {
                "tab" | "br" | "cr" => text.push(' '),
                "noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::Text(words) if within && hidden == 0 => text.push_str(&words),
            Event::GeneralRef(entity) if within && hidden == 0 => {
                text.push_str(&resolved(&entity));
            }
            _ => {}
        }
    }
    Some(paragraphs)
}

fn name<'a>(start: &'a BytesStart<'_>) -> &'a str {
    start.local_name().into_inner()
}

/// A character reference or one of the five names that XML has.
fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_xml_entity(entity)
        .unwrap_or_default()
        .to_owned()
}

/// Title, author and dates of the properties. The day of creation is the file's, not that of
/// publication, so that it is not read.
fn properties(xml: &[u8]) -> Details {
    let mut details = Details::default();
    let Ok(xml) = decode::decode(xml) else {
        return details;
    };
    let mut reader = Reader::from_str(&xml.text);
    let mut open = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => name(&start).clone_into(&mut open),
            Ok(Event::End(_)) => open.clear(),
            Ok(Event::Text(text)) => {
                let words = html::text(&text);
                let said = (!words.is_empty()).then_some(words);
                match open.as_str() {
                    "title" => details.title = said,
                    "creator" => details.author = said,
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return details,
            Ok(_) => {}
        }
    }
}
