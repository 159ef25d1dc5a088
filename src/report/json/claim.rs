//! Claims and versions as data.

use super::value::Value;
use super::words::{By, NoteKind};
use crate::{comparator, matcher};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One source's answer to one question, in one place.
#[derive(Serialize, JsonSchema)]
pub struct Claim<'a> {
    story: &'a str,
    rule: &'a str,
    /// The source's id.
    source: &'a str,
    /// Byte offset of the matched words in the decoded text of the source, which has no byte
    /// order mark and includes the front matter.
    start: usize,
    end: usize,
    /// The matched words.
    quote: &'a str,
    /// The sentence they stand in.
    sentence: &'a str,
    /// The nearest words of the sentence that had to stand near the matched ones.
    near: Vec<Words<'a>>,
    /// On whose word the source has it, as it writes it; null for its own.
    speaker: Option<&'a str>,
    /// Byte offsets of the speaker's words.
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    /// What the claim says about itself, by facet.
    facets: BTreeMap<&'a str, Stated<'a>>,
    value: Value<'a>,
    /// The claim is a denial of this value.
    denied: bool,
    /// It stands in the source's title, which is read behind the text: all offsets are those
    /// of the text, two line feeds and the title.
    headline: bool,
    /// The page it stands on, from one; left out where the source has no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    /// The other places that a derived claim rests on.
    also: Vec<Passage<'a>>,
}

impl<'a> Claim<'a> {
    pub fn new(claim: &'a matcher::Claim) -> Self {
        let range = claim.value_range.clone();
        let speaker = claim.speaker.as_ref();
        Self {
            story: &claim.story,
            rule: &claim.rule,
            source: &claim.source,
            start: claim.range.start,
            end: claim.range.end,
            quote: &claim.quote,
            sentence: &claim.sentence,
            near: Words::near(claim),
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_start: speaker.map(|speaker| speaker.start),
            speaker_end: speaker.map(|speaker| speaker.end),
            facets: facets(&claim.facets),
            value: Value::new(&claim.value, &claim.value_text, Some(range)),
            denied: claim.denied,
            headline: claim.headline,
            page: claim.page,
            also: claim.also.iter().map(Passage::new).collect(),
        }
    }
}

/// Words of the claim's sentence.
#[derive(Serialize, JsonSchema)]
pub struct Words<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> Words<'a> {
    fn near(claim: &'a matcher::Claim) -> Vec<Self> {
        let begin = claim.sentence_range.start;
        let words = claim.near.iter().map(|at| Self {
            start: at.start,
            end: at.end,
            quote: &claim.sentence[at.start - begin..at.end - begin],
        });
        words.collect()
    }
}

/// A facet's value, and how it became known.
#[derive(Serialize, JsonSchema)]
pub struct Stated<'a> {
    is: &'a str,
    by: By,
}

fn facets(facets: &BTreeMap<String, matcher::Stated>) -> BTreeMap<&str, Stated<'_>> {
    let mut out = BTreeMap::new();
    for (name, stated) in facets {
        let by = stated.by.into();
        out.insert(name.as_str(), Stated { is: &stated.is, by });
    }
    out
}

/// A place in a source.
#[derive(Serialize, JsonSchema)]
pub struct Passage<'a> {
    source: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> Passage<'a> {
    pub fn new(passage: &'a matcher::Passage) -> Self {
        Self {
            source: &passage.source,
            start: passage.range.start,
            end: passage.range.end,
            quote: &passage.quote,
        }
    }
}

/// All claims of one question in one story with the same holder and value.
#[derive(Serialize, JsonSchema)]
pub struct Version<'a> {
    /// The same in every run with this version, whoever bears it.
    id: String,
    value: Value<'a>,
    facets: BTreeMap<&'a str, Stated<'a>>,
    claims: Vec<Claim<'a>>,
    /// Claims of other values that are compatible with it.
    supports: Vec<Claim<'a>>,
    /// Claims that count some of those that it counts; they neither bear nor oppose it.
    parts: Vec<Claim<'a>>,
    /// How many of its sources are independent: neither copies of one another, nor with
    /// its claims in copied paragraphs.
    independent: usize,
    /// Ids of the sources that were published first; empty where no date is known.
    earliest: &'a [String],
    /// Coarser values and other spellings inside the version, in words.
    variants: &'a [String],
    /// What has to be said of it besides: above all, which other versions of its question
    /// cannot be compared with it. That is neither a clash nor an agreement.
    notes: Vec<Note<'a>>,
    /// Its claims are denials: they oppose the version that they deny, and no other.
    denial: bool,
}

impl<'a> Version<'a> {
    pub fn new(version: &'a comparator::Version) -> Self {
        let same = version.claims.iter().find(|c| c.value == version.value);
        let text = same.map_or("", |claim| &claim.value_text);
        let range = same.map(|claim| claim.value_range.clone());
        Self {
            id: version.id(),
            value: Value::new(&version.value, text, range),
            facets: facets(&version.facets),
            claims: version.claims.iter().map(Claim::new).collect(),
            supports: version.supports.iter().map(Claim::new).collect(),
            parts: version.parts.iter().map(Claim::new).collect(),
            independent: version.bearers.independent,
            earliest: &version.bearers.earliest,
            variants: &version.variants,
            notes: version.notes.iter().map(Note::new).collect(),
            denial: version.denial,
        }
    }
}

/// What keeps a version from being compared as others are.
#[derive(Serialize, JsonSchema)]
pub struct Note<'a> {
    kind: NoteKind,
    /// In words: "not comparable with 15 million EUR: another currency".
    text: &'a str,
}

impl<'a> Note<'a> {
    fn new(note: &'a comparator::Note) -> Self {
        Self {
            kind: note.kind.into(),
            text: &note.text,
        }
    }
}
