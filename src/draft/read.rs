//! A text with what stands in it, each kind read when it is first asked for, and only once.

use super::clock::{self, Clock};
use super::entry;
use super::part::Part;
use super::sequence::{self, Dated, Pair};
use crate::matcher;
use crate::source::Source;
use crate::source::sentence::{Sentence, sentences};
use crate::value::name::names;
use crate::value::{Content, HedgeTable, Mention, Name};
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::OnceLock;

/// A source, or a draft.
#[derive(Debug)]
pub struct Read<'a> {
    pub(super) source: &'a Source,
    hedges: &'a HedgeTable,
    names: OnceLock<Vec<(Name, Mention)>>,
    values: OnceLock<Vec<Mention>>,
    hours: OnceLock<Vec<Clock>>,
    sentences: OnceLock<Vec<Sentence>>,
    parts: OnceLock<Vec<Part>>,
    entries: OnceLock<Vec<(usize, Date)>>,
    pairs: OnceLock<Vec<Pair>>,
    dated: OnceLock<Vec<Dated>>,
}

impl<'a> Read<'a> {
    /// Texts that will be asked for everything, read side by side.
    pub fn all(sources: &'a [Source], hedges: &'a HedgeTable) -> Vec<Self> {
        let each = sources.par_iter().with_max_len(1).map(|source| {
            let read = Self::new(source, hedges);
            read.parts();
            read
        });
        each.collect()
    }

    pub(super) fn new(source: &'a Source, hedges: &'a HedgeTable) -> Self {
        Self {
            source,
            hedges,
            names: OnceLock::new(),
            values: OnceLock::new(),
            hours: OnceLock::new(),
            sentences: OnceLock::new(),
            parts: OnceLock::new(),
            entries: OnceLock::new(),
            pairs: OnceLock::new(),
            dated: OnceLock::new(),
        }
    }

    /// The names in its prose.
    pub(super) fn names(&self) -> &[(Name, Mention)] {
        self.names.get_or_init(|| {
            let each = names(self.source.prose()).into_iter();
            let each = each.filter_map(|mention| {
                let mention = mention.shifted(self.source.body);
                match &mention.value.content {
                    Content::Name(name) => Some((name.clone(), mention)),
                    _ => None,
                }
            });
            each.collect()
        })
    }

    /// The values in its prose.
    pub(super) fn values(&self) -> &[Mention] {
        self.values
            .get_or_init(|| matcher::values(self.source, self.hedges))
    }

    /// The sentences of its prose.
    pub(super) fn sentences(&self) -> &[Sentence] {
        let read = || sentences(&self.source.text, self.source.body);
        self.sentences.get_or_init(read)
    }

    /// The sentences of its prose that are no headings, by what stands in them.
    pub(super) fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| {
            let each = self.sentences().iter().filter(|s| !s.heading);
            each.map(|s| Part::of(self, s.start..s.end)).collect()
        })
    }

    /// The times of day in its text.
    pub(super) fn hours(&self) -> &[Clock] {
        self.hours.get_or_init(|| clock::times(&self.source.text))
    }

    /// The day under which a place stands in a live blog or a chronology.
    pub(super) fn entry(&self, at: usize) -> Option<Date> {
        entry::day(self.entries.get_or_init(|| entry::entries(self)), at)
    }

    /// The events of which it says that one came before the other.
    pub(super) fn pairs(&self) -> &[Pair] {
        self.pairs.get_or_init(|| sequence::pairs(self))
    }

    /// The events of which it says on what day they were.
    pub(super) fn dated(&self) -> &[Dated] {
        self.dated.get_or_init(|| sequence::dated(self))
    }
}
