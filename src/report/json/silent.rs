//! What no source answers, and what it was not asked, as data.

use crate::comparator;
use schemars::JsonSchema;
use serde::Serialize;

/// A rule that heard nothing in some sources of a story.
#[derive(Serialize, JsonSchema)]
pub struct Silent<'a> {
    story: &'a str,
    rule: &'a str,
    /// Ids of the sources.
    sources: &'a [String],
}

impl<'a> Silent<'a> {
    pub fn new(silence: &'a comparator::Silence) -> Self {
        Self {
            story: &silence.story,
            rule: &silence.rule,
            sources: &silence.sources,
        }
    }
}

/// A pack of which some sources of a story were asked nothing.
#[derive(Serialize, JsonSchema)]
pub struct Unasked<'a> {
    story: &'a str,
    pack: &'a str,
    /// Ids of the sources.
    sources: &'a [String],
}

impl<'a> Unasked<'a> {
    pub fn new(unasked: &'a comparator::Unasked) -> Self {
        Self {
            story: &unasked.story,
            pack: &unasked.pack,
            sources: &unasked.sources,
        }
    }
}
