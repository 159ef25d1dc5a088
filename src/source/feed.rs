//! RSS and Atom: a source in each entry that carries a text.

use super::details::Details;
use super::read::{Input, Sink};
use super::{Extract, Name, Origin, Placed, complete, html};
use crate::problem::Problem;
use feed_rs::model::Entry;
use feed_rs::parser;

/// The entries of a feed.
pub(super) fn read(input: &Input<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    let file = &input.name.path;
    let feed = match parser::Builder::new()
        .sanitize_content(false)
        .build()
        .parse(bytes)
    {
        Ok(feed) => feed,
        Err(_) => {
            let problem = Problem::error(
                file,
                "this feed is not valid",
                "get it again, or save its articles one by one",
            );
            sink.problems.push(problem);
            return;
        }
    };
    let publisher = feed.title.map(|title| plain(&title.content));
    let mut empty = 0;
    for (number, entry) in feed.entries.into_iter().enumerate() {
        let Some(extract) = extract(&entry, publisher.as_deref()) else {
            empty += 1;
            continue;
        };
        let name = Name {
            id: id(&entry, number + 1),
            path: format!("{file}/entry-{}", number + 1),
            story: input.many.clone(),
        };
        let source = complete(name, extract, sink.problems);
        source
            .into_iter()
            .for_each(|source| (sink.found)(Placed::whole(source)));
    }
    if empty > 0 {
        let message = format!("{empty} entries of this feed carry no text");
        let problem = Problem::notice(file, message, "save the articles that they lead to");
        sink.problems.push(problem);
    }
}

fn id(entry: &Entry, number: usize) -> String {
    match entry.links.first() {
        Some(link) => link.href.clone(),
        None if entry.id.is_empty() => number.to_string(),
        None => entry.id.clone(),
    }
}

fn extract(entry: &Entry, publisher: Option<&str>) -> Option<Extract> {
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let body = [content, summary]
        .into_iter()
        .flatten()
        .map(html::text)
        .find(|text| !text.is_empty())?;
    let title = entry.title.as_ref().map(|title| plain(&title.content));
    let title = title.filter(|title| !title.is_empty());
    let authors = entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref());
    let authors: Vec<&str> = authors.filter(|name| !name.trim().is_empty()).collect();
    let details = Details {
        publisher: publisher.map(str::to_owned),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        published: entry
            .published
            .and_then(|date| html::day(&date.to_rfc3339())),
        updated: entry.updated.and_then(|date| html::day(&date.to_rfc3339())),
        url: entry.links.first().map(|link| link.href.clone()),
        title: title.clone(),
        ..Details::default()
    };
    let paragraphs: Vec<String> = title.into_iter().chain([body]).collect();
    Some(Extract {
        text: paragraphs.join("\n\n"),
        details: details.from(Origin::Entry),
        ..Extract::default()
    })
}

/// A title may be marked up.
fn plain(title: &str) -> String {
    html::text(title)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
