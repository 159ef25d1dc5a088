//! JSON-LD: what a page says of itself in schema.org's words.

use super::head::day;
use super::{fold, person};
use crate::source::Origin;
use crate::source::details::Details;
use scraper::Html;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What the page's article is said to be.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub details: Details,
    pub description: Option<String>,
    pub corrections: Vec<String>,
}

type Object = Map<String, Value>;

/// What the scripts of a page say. The first article goes before what else is about the page.
pub(super) fn read(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| flatten(value, &mut objects));
    let known: BTreeMap<&str, &Object> = objects
        .iter()
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let mut about: Vec<(usize, &Object)> = objects
        .iter()
        .filter_map(|object| Some((rank(object)?, *object)))
        .collect();
    about.sort_by_key(|(rank, _)| *rank);
    let mut linked = Linked::default();
    for (_, object) in about {
        let details = details(object, &known).from(Origin::JsonLd);
        linked.details = linked.details.or(details);
        linked.description = linked
            .description
            .or_else(|| words(object.get("description")));
        if let Some(correction) = object.get("correction") {
            notices(correction, &mut linked.corrections);
        }
    }
    linked
}

/// Reads the JSON that sites really write: within comments, with line breaks in strings.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let inside = script.get(start..=end)?;
    let parsed = serde_json::from_str(inside);
    parsed.ok().or_else(|| {
        let flat: String = inside
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&flat).ok()
    })
}

/// The objects that are about the page; not those of which it lists or links to others.
fn flatten<'a>(value: &'a Value, objects: &mut Vec<&'a Object>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| flatten(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = object.get(key) {
                    flatten(inner, objects);
                }
            }
        }
        _ => {}
    }
}

/// How much an object is an article; `None` for what is none.
fn rank(object: &Object) -> Option<usize> {
    let rank = |kind: &str| match kind.rsplit('/').next().unwrap_or(kind) {
        kind if kind.ends_with("NewsArticle") => Some(0),
        kind if kind.ends_with("Article") || kind.ends_with("Posting") => Some(1),
        "Report" => Some(1),
        "WebPage" => Some(2),
        _ => None,
    };
    match object.get("@type")? {
        Value::String(kind) => rank(kind),
        Value::Array(kinds) => kinds.iter().filter_map(|k| rank(k.as_str()?)).min(),
        _ => None,
    }
}

fn details(object: &Object, known: &BTreeMap<&str, &Object>) -> Details {
    let mut authors = Vec::new();
    for key in ["author", "creator"] {
        if let Some(value) = object.get(key).filter(|_| authors.is_empty()) {
            names(value, known, &mut |name| person::add(name, &mut authors));
        }
    }
    let mut publishers = Vec::new();
    if let Some(value) = object.get("publisher") {
        names(value, known, &mut |name| publishers.extend(text(name)));
    }
    let address = |value: &Value| match value {
        Value::String(url) => Some(url.clone()),
        Value::Object(page) => page.get("@id")?.as_str().map(str::to_owned),
        _ => None,
    };
    let url = object.get("url").and_then(address);
    let url = url.or_else(|| object.get("mainEntityOfPage").and_then(address));
    Details {
        title: words(object.get("headline")),
        publisher: publishers.into_iter().next(),
        author: person::line(&authors),
        published: words(object.get("datePublished")).and_then(|d| day(&d)),
        updated: words(object.get("dateModified")).and_then(|d| day(&d)),
        url: url.filter(|url| url.starts_with("http")),
        ..Details::default()
    }
}

/// Hands on every name in a value: words, an object with a name or with the id of one, a list.
fn names(value: &Value, known: &BTreeMap<&str, &Object>, found: &mut dyn FnMut(&str)) {
    match value {
        Value::String(name) => found(&unescape(name)),
        Value::Array(values) => values.iter().for_each(|value| names(value, known, found)),
        Value::Object(object) => {
            let named = object.get("name").filter(|name| !name.is_null());
            let linked = || known.get(object.get("@id")?.as_str()?)?.get("name");
            match named.or_else(linked) {
                Some(Value::String(name)) => found(&unescape(name)),
                Some(Value::Array(values)) => {
                    let words = values.iter().filter_map(Value::as_str);
                    words.for_each(|name| found(&unescape(name)));
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn notices(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| notices(value, found)),
        Value::Object(object) => found.extend(words(object.get("text"))),
        value => found.extend(words(Some(value))),
    }
}

fn words(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(said) => text(said),
        Value::Array(values) => words(values.first()),
        _ => None,
    }
}

/// The words, unless there are none.
fn text(said: &str) -> Option<String> {
    let said = fold(&unescape(said));
    (!said.is_empty()).then_some(said)
}

/// Strings of JSON-LD are plain text, but many sites escape them as HTML.
fn unescape(said: &str) -> String {
    match said.contains(['&', '<']) {
        true => Html::parse_fragment(said).root_element().text().collect(),
        false => said.to_owned(),
    }
}
