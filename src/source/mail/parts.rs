//! The parts of a mail that are its text.

use crate::source::details::Details;
use crate::source::{Extract, Origin, html};
use jiff::civil::Date;
use mail_parser::MessageParser;

/// What a mail says, the subject above it. `None` for one without a readable text.
pub(in crate::source) fn read(bytes: &[u8]) -> Option<Extract> {
    let mail = MessageParser::new().parse(bytes)?;
    let plain = mail
        .text_bodies()
        .find(|part| part.is_text() && !part.is_text_html());
    let own = plain.and_then(|part| part.text_contents()).map(unwrapped);
    let own = own.filter(|text| !text.trim().is_empty());
    let text = match own {
        Some(text) => text,
        None => html::text(mail.html_bodies().find_map(|part| part.text_contents())?),
    };
    if text.trim().is_empty() {
        return None;
    }
    let subject = mail
        .subject()
        .map(|s| s.split_whitespace().collect::<Vec<_>>().join(" "));
    let subject = subject.filter(|subject| !subject.is_empty());
    let from = mail.from().and_then(|from| from.first());
    let day = mail.date().and_then(|date| {
        let (year, month, day) = (
            i16::try_from(date.year),
            i8::try_from(date.month),
            i8::try_from(date.day),
        );
        Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
    });
    let details = Details {
        author: from
            .and_then(|from| from.name().or(from.address()))
            .map(str::to_owned),
        published: day,
        title: subject.clone(),
        ..Details::default()
    };
    let above = subject
        .iter()
        .map(String::as_str)
        .filter(|subject| !text.starts_with(subject));
    Some(Extract {
        text: above
            .chain([text.as_str()])
            .collect::<Vec<_>>()
            .join("\n\n"),
        details: details.from(Origin::Header),
        ..Extract::default()
    })
}

/// Mails end lines with a carriage return.
fn unwrapped(text: &str) -> String {
    text.replace("\r\n", "\n")
}
