//! Where a statement stands: on which day, in whose place, of which person.

use super::{Case, Verdict, says};
use crate::comparator::below;
use crate::draft::State;
use crate::draft::known::Held;
use crate::draft::stand::states;
use crate::rule::Across;
use crate::value::Content;
use std::ops::Range;

impl Case<'_> {
    /// The claim's words, with those that give its place, its person or its speaker in the same
    /// sentence: they may be what is wrong.
    pub(super) fn with_place(&self) -> Range<usize> {
        let Range { mut start, mut end } = self.claim.range.clone();
        let named = self.elsewhere.first().map(|(facet, _)| *facet);
        let named = named.filter(|facet| facet.open.is_some());
        let stated = named.and_then(|facet| self.claim.facets.get(&facet.name));
        let sentence = &self.claim.sentence;
        let speaker = self.claim.speaker.as_ref();
        let speaker = speaker.filter(|_| named.is_none());
        let words = stated.map(|stated| stated.is.as_str());
        let words = words.or(speaker.map(|speaker| speaker.name.as_str()));
        if let Some((at, words)) = words.and_then(|words| Some((sentence.find(words)?, words))) {
            let at = self.claim.sentence_range.start + at;
            start = start.min(at);
            end = end.max(at + words.len());
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

    /// Told of the story's own matter, where all that say so count more than that, "nationwide",
    /// and others count less of the matter itself.
    pub(super) fn unscoped(&self) -> Option<Verdict> {
        let first = self.backers.first()?;
        let mut closed = (self.rule.facets.iter())
            .filter(|facet| facet.across == Across::Separate && facet.open.is_none());
        let (facet, is) = closed.find_map(|facet| {
            let is = &first.claim.facets.get(&facet.name)?.is;
            let of_it = |held: &&Held| {
                let stated = held.claim.facets.get(&facet.name);
                states(&held.claim, facet) && stated.is_some_and(|stated| stated.is == *is)
            };
            // "Across the country, nine died": it stands outside the clause.
            let sentence = self.sentence();
            let cues = facet.cues.as_ref();
            let named = cues.and_then(|cues| cues.first_facet(sentence));
            let all = !states(self.claim, facet) && self.backers.iter().all(of_it);
            (all && named.as_ref() != Some(is)).then_some((facet, is))
        })?;
        let mut all = self.known.on(&self.rule.id).iter();
        let less = all.find(|held| {
            !states(&held.claim, facet) && below(&held.claim.value, &self.claim.value)
        })?;
        let because = format!(
            "{} has it with {} “{is}”, and {} has {} here",
            first.claim.source,
            facet.name,
            less.claim.source,
            says(&less.claim)
        );
        Some((State::Misattributed, because))
    }
}
