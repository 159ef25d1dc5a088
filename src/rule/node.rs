//! A YAML document as a tree in which every part knows its bytes.
//!
//! Serde types would stop at the first fault; this tree is read by hand, so that all
//! faults of a file are found in one run.
//!
//! A plain document is built from the parser's events ([`plain`]). Whatever is unusual in it, tags
//! and anchors, and every error are left to serde-saphyr, which stands on the same parser.

mod pieces;
mod plain;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Location, Spanned};
use std::fmt;
use std::ops::Range;

/// One part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the file: the whole of a scalar, the first byte of anything else.
    pub range: Range<usize>,
    pub body: Body,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Empty,
    /// Any scalar, as written: `no`, `28` and `"28"` are words.
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Words, Node)>),
}

/// Words of a file, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub text: String,
    pub range: Range<usize>,
}

/// Why a document could not be read at all.
pub struct Broken {
    pub message: String,
    pub range: Range<usize>,
}

/// How deep a document may nest; a rule file needs eight levels.
const DEPTH: usize = 20;

/// Reads a document.
pub fn parse(text: &str) -> Result<Node, Broken> {
    let plain = pieces::parse(text).or_else(|| plain::parse(text));
    plain.map_or_else(|| whole(text), Ok)
}

/// Reads any document.
fn whole(text: &str) -> Result<Node, Broken> {
    // Two entries with one key are a fault of the rule, not of the whole file.
    let options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        budget: serde_yaml::budget! { max_depth: DEPTH },
    };
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => Ok(place(raw, text)),
        Err(error) => {
            let range = error.location().map_or(0..0, |l| bytes(&l, text));
            let message = error.without_snippet().to_string();
            // The place is said by whoever reports the fault.
            let message = message.split(" at line ").next().unwrap_or_default();
            let message = match message.starts_with("budget breached: Depth") {
                true => "it nests too deep",
                false => message,
            };
            Err(Broken {
                message: message.to_owned(),
                range,
            })
        }
    }
}

impl Node {
    /// The kind of part it is, for messages.
    pub fn what(&self) -> &'static str {
        match self.body {
            Body::Empty => "nothing",
            Body::Text(_) => "words",
            Body::List(_) => "a list",
            Body::Map(_) => "a mapping",
        }
    }
}

/// Serde's view of a node.
enum Raw {
    Empty,
    Text(String),
    /// A scalar that YAML does not read as text; its words are taken from the file.
    Other,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn place(raw: Spanned<Raw>, text: &str) -> Node {
    let range = bytes(&raw.referenced, text);
    let body = match raw.value {
        Raw::Empty => Body::Empty,
        Raw::Text(words) => Body::Text(words),
        // An alias stands here and is written elsewhere.
        Raw::Other => Body::Text(text[bytes(&raw.defined, text)].to_owned()),
        Raw::List(items) => Body::List(items.into_iter().map(|n| place(n, text)).collect()),
        Raw::Map(entries) => {
            let entry = |(key, node): (Spanned<String>, _)| {
                let range = bytes(&key.referenced, text);
                let text_of = key.value;
                (
                    Words {
                        text: text_of,
                        range,
                    },
                    place(node, text),
                )
            };
            Body::Map(entries.into_iter().map(entry).collect())
        }
    };
    Node { range, body }
}

/// A location as bytes of the file, on character boundaries.
fn bytes(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    let offset = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let start = span.byte_offset().map(offset).unwrap_or_else(|| {
        let line = offset(location.line()).saturating_sub(1);
        let begin: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        begin + offset(location.column()).saturating_sub(1)
    });
    let start = text.floor_char_boundary(start);
    let end = start.saturating_add(span.byte_len().map_or(1, offset));
    start..text.floor_char_boundary(end).max(start)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Raw, E> {
        Ok(Raw::Text(words.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}
