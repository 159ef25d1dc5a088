//! What someone states about a document: as written, then as understood.

use super::{Origin, Origins, date};
use crate::problem::Problem;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};
use std::fmt;

/// What is known about a document besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub url: Option<String>,
    pub story: Option<String>,
    pub origins: Origins,
}

impl Details {
    /// The same, with all that is stated said to come from `origin`.
    pub fn from(mut self, origin: Origin) -> Self {
        self.origins = Origins {
            title: self.title.as_ref().map(|_| origin),
            publisher: self.publisher.as_ref().map(|_| origin),
            author: self.author.as_ref().map(|_| origin),
            published: self.published.map(|_| origin),
            updated: self.updated.map(|_| origin),
            url: self.url.as_ref().map(|_| origin),
        };
        self
    }

    /// These details, with `other` filling the gaps.
    pub fn or(self, other: Self) -> Self {
        let (mine, others) = (self.origins, other.origins);
        Self {
            origins: Origins {
                title: mine.title.or(others.title),
                publisher: mine.publisher.or(others.publisher),
                author: mine.author.or(others.author),
                published: mine.published.or(others.published),
                updated: mine.updated.or(others.updated),
                url: mine.url.or(others.url),
            },
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            url: self.url.or(other.url),
            story: self.story.or(other.story),
        }
    }
}

/// The same as front matter, a sidecar's entry or a line of NDJSON has it.
///
/// `file` is a sidecar's, `id` and `text` are NDJSON's. Other keys are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    pub file: Option<Spanned<Words>>,
    pub id: Option<Spanned<Words>>,
    pub text: Option<Spanned<Words>>,
    title: Option<Spanned<Words>>,
    publisher: Option<Spanned<Words>>,
    author: Option<Spanned<Words>>,
    published: Option<Spanned<Words>>,
    date: Option<Spanned<Words>>,
    updated: Option<Spanned<Words>>,
    url: Option<Spanned<Words>>,
    story: Option<Spanned<Words>>,
}

/// The value of a key. A number is its words, and a list its items with commas.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Words {
    Said(String),
    /// A map, which says nothing that we ask for.
    Map,
}

impl Words {
    /// The words, unless there are none.
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Said(words) if !words.trim().is_empty() => Some(words),
            _ => None,
        }
    }
}

/// Where written details stand, so that a fault can be shown in its place.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub file: &'a str,
    pub text: &'a str,
    /// Bytes of `text` before the part that was parsed.
    pub skipped: usize,
}

impl Page<'_> {
    /// The problem, at the words that `location` tells, or else where `words` stand
    /// behind the `key` in quotation marks.
    pub fn mark(&self, problem: Problem, location: Location, key: &str, words: &str) -> Problem {
        let span = location.span();
        let known = span.byte_offset().zip(span.byte_len());
        let known = known.and_then(|(at, length)| {
            let start = usize::try_from(at).ok()?.checked_add(self.skipped)?;
            Some((start, start.checked_add(usize::try_from(length).ok()?)?))
        });
        let searched = || {
            let key = self.text.find(&format!("\"{key}\""))?;
            let at = key + self.text.get(key..)?.find(words)?;
            Some((at, at + words.len()))
        };
        match known.or_else(searched) {
            Some((start, end)) => problem.at(self.text, start, end),
            None => problem,
        }
    }

    /// The problem, at a line and column of the part that was parsed.
    pub fn mark_error(&self, problem: Problem, error: &serde_yaml::Error) -> Problem {
        let Some(place) = error.location() else {
            return problem;
        };
        let part = self.text.get(self.skipped..).unwrap_or_default();
        let one_less = |n: u64| usize::try_from(n).unwrap_or(1).saturating_sub(1);
        let lines = part.split_inclusive('\n');
        let before: usize = lines.take(one_less(place.line())).map(str::len).sum();
        let line = part.get(before..).unwrap_or_default();
        let mut chars = line.char_indices().skip(one_less(place.column()));
        let (at, c) = chars.next().unwrap_or((0, ' '));
        let start = self.skipped + before + at;
        problem.at(self.text, start, start + c.len_utf8())
    }
}

/// Reads YAML of any length: the reader's own limits on entries are those of a
/// configuration file, and a sidecar can describe a whole archive.
pub(super) fn from_yaml<T: DeserializeOwned>(text: &str) -> Result<T, serde_yaml::Error> {
    let budget = serde_yaml::budget! { max_nodes: usize::MAX, max_events: usize::MAX };
    serde_yaml::from_str_with_options(text, serde_yaml::options! { budget: budget })
}

/// What the YAML reader says is wrong, without the place.
pub(super) fn reason(error: &serde_yaml::Error) -> String {
    let words = error.without_snippet().to_string();
    let reason = words.rsplit_once(" at line ").map_or(&*words, |(r, _)| r);
    match reason.starts_with("budget breached: Depth") {
        true => "it nests too deep".to_owned(),
        false => reason.to_owned(),
    }
}

impl Written {
    /// The details, and a problem for each value that cannot be used.
    pub fn understand(&self, page: Page<'_>, problems: &mut Vec<Problem>) -> Details {
        let mut words = |key: &str, value: &Option<Spanned<Words>>| {
            let value = value.as_ref()?;
            if value.value == Words::Map {
                let problem = Problem::error(
                    page.file,
                    format!("`{key}` is not text"),
                    format!("write `{key}: …` with words on the same line"),
                );
                problems.push(page.mark(problem, value.defined, key, key));
            }
            let said = value.value.said()?;
            Some(said.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let title = words("title", &self.title);
        let publisher = words("publisher", &self.publisher);
        let author = words("author", &self.author);
        let url = words("url", &self.url);
        let story = words("story", &self.story);
        let mut day = |key: &str, value: &Option<Spanned<Words>>| {
            let value = value.as_ref()?;
            let said = match &value.value {
                Words::Said(words) if words.trim().is_empty() => return None,
                Words::Said(words) => words.trim(),
                Words::Map => "",
            };
            let found = date::whole(said);
            if found.is_none() {
                let problem = Problem::error(
                    page.file,
                    format!("`{key}` is not a date"),
                    "write the day as year-month-day, such as 2025-03-31",
                );
                problems.push(page.mark(problem, value.defined, key, said));
            }
            found
        };
        Details {
            title,
            publisher,
            author,
            published: day("published", &self.published).or_else(|| day("date", &self.date)),
            updated: day("updated", &self.updated),
            url,
            story,
            origins: Origins::default(),
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words, a number or a list of words")
    }

    fn visit_str<E: Error>(self, v: &str) -> Result<Words, E> {
        Ok(Words::Said(v.to_owned()))
    }

    fn visit_string<E: Error>(self, v: String) -> Result<Words, E> {
        Ok(Words::Said(v))
    }

    fn visit_bool<E: Error>(self, v: bool) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_i64<E: Error>(self, v: i64) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_u64<E: Error>(self, v: u64) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_i128<E: Error>(self, v: i128) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_u128<E: Error>(self, v: u128) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_f64<E: Error>(self, v: f64) -> Result<Words, E> {
        Ok(Words::Said(v.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Words, E> {
        Ok(Words::Said(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Self::Value>()? {
            items.extend(item.said().map(str::to_owned));
        }
        Ok(Words::Said(items.join(", ")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Words::Map)
    }
}
