//! Where a statement stands: on which day, in whose place, of which person.

use super::{Case, Verdict, says};
use crate::draft::State;
use crate::value::Content;
use std::ops::Range;

impl Case<'_> {
    /// The claim's words, with those that give its place or its person in the same sentence: they
    /// may be what is wrong.
    pub(super) fn with_place(&self) -> Range<usize> {
        let Range { mut start, mut end } = self.claim.range.clone();
        let named = self.elsewhere.first().map(|(facet, _)| *facet);
        let named = named.filter(|facet| facet.open.is_some());
        let stated = named.and_then(|facet| self.claim.facets.get(&facet.name));
        let sentence = &self.claim.sentence;
        if let Some(at) = stated.and_then(|stated| sentence.find(&stated.is)) {
            let at = self.claim.sentence_range.start + at;
            start = start.min(at);
            end = end.max(at + stated.map_or(0, |stated| stated.is.len()));
        }
        start..end
    }

    pub(super) fn unplaced(&self) -> Option<Verdict> {
        let because = "the draft has no date, so that this day has none; state `published:`";
        let days = &self.claim.value.content;
        matches!(days, Content::Days(days) if days.unplaced)
            .then(|| (State::Ambiguous, because.to_owned()))
    }

    /// Stands in the sources, but nowhere with what the draft says about it.
    pub(super) fn misplaced(&self) -> Option<Verdict> {
        if !self.backers.is_empty() || !self.near.is_empty() {
            return None;
        }
        let (facet, held) = self.elsewhere.first()?;
        let because = format!(
            "with another {}: {} has {}",
            facet.name,
            held.claim.source,
            says(&held.claim)
        );
        Some((State::Misattributed, because))
    }
}
