//! What sources say otherwise, and how much that weighs.

use super::{Case, Verdict, says};
use crate::draft::State;
use crate::draft::hearsay::is_some_account;
use crate::draft::known::Held;
use crate::draft::stand::{Stand, edition, is_carried, stand};
use crate::draft::voice::same_speaker;
use crate::matcher::Claim;
use crate::value::Content;
use std::ops::Range;

impl<'a> Case<'a> {
    pub(super) fn contradicted(&self) -> Option<Verdict> {
        let for_it = self.known.independent(&self.backers);
        let oppose = self.known.independent(&self.against);
        if let Some((_, held)) = self.near.iter().find(|(s, _)| *s == Stand::OtherUnit)
            && for_it == 0
        {
            let because = format!(
                "the same figure in another unit: {} has {}",
                held.claim.source,
                says(&held.claim)
            );
            return Some((State::Contradicted, because));
        }
        if self.heard() || self.gives_both() {
            return None;
        }
        if let Some(held) = self.of_its_edition() {
            return Some((State::Contradicted, self.why_against(held)));
        }
        let for_it = self.leave_room();
        // Of what is no figure, sources say more than one thing before they exclude each other.
        let more = match self.claim.value.content {
            Content::Choice(_) => oppose > 2 * for_it,
            _ => oppose > for_it,
        };
        let held = self.against.first().filter(|_| more)?;
        let because = self.why_against(held);
        let because = match for_it {
            0 => because,
            _ => format!("{because}; more sources say otherwise than say so"),
        };
        Some((State::Contradicted, because))
    }

    /// Whether the draft has the other answer in the same sentence, or tells its own as that of
    /// some: "some accounts have nine, most twelve".
    fn gives_both(&self) -> bool {
        let beside = |claim: &&&Claim| claim.sentence_range == self.claim.sentence_range;
        let mut beside = self.own.iter().filter(beside);
        let same = |claim: &Claim, held: &Held| stand(self.rule, claim, held) == Stand::Same;
        let mut both = || beside.any(|claim| self.against.iter().any(|held| same(claim, held)));
        !self.backers.is_empty() && (is_some_account(self.claim, self.sentence()) || both())
    }

    /// Who tells otherwise of the very edition of which the draft tells, where those that say so
    /// name none.
    fn of_its_edition(&self) -> Option<&'a Held> {
        let own = edition(self.rule, self.claim)?;
        let facet = self.rule.facets.get(own.0)?;
        let of_it = |held: &&Held| edition(self.rule, &held.claim) == Some(own);
        if is_carried(self.claim, facet) || self.backers.iter().any(of_it) {
            return None;
        }
        // Of what is no figure, sources say more than one thing of an edition as well.
        if matches!(self.claim.value.content, Content::Choice(_)) && !self.backers.is_empty() {
            return None;
        }
        self.against.iter().copied().find(|held| of_it(held))
    }

    /// By sources that are divided evenly: the draft has one side of it.
    pub(super) fn disputed(&self) -> Option<Verdict> {
        let for_it = self.known.independent(&self.backers);
        let oppose = self.known.independent(&self.against);
        let held = self.against.first()?;
        if for_it == 0 || self.heard() || oppose < self.leave_room() {
            return None;
        }
        let because = self.why_against(held);
        let because = format!("sources are divided, {for_it} to {oppose}: {because}");
        Some((State::Disputed, because))
    }

    /// Whether a source heard it from the one whom the draft names, or in the very words that
    /// the draft quotes. What somebody said is not contradicted by what others say.
    pub(super) fn heard(&self) -> bool {
        let meet = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let words = |held: &Held| {
            let own = self.quoted.iter();
            let own = own
                .filter(|said| said.state == State::Backed && meet(&said.range, &self.claim.range));
            let mut places = own.flat_map(|said| &said.evidence);
            places.any(|place| {
                place.source == held.claim.source
                    && meet(&(place.start..place.end), &held.claim.range)
            })
        };
        let mut backers = self.backers.iter();
        backers.any(|held| same_speaker(self.claim, held, self.known) || words(held))
    }

    /// How many independent sources say it, or leave room for it. A less exact answer counts
    /// once somebody gives an exact one.
    fn leave_room(&self) -> usize {
        let counts =
            |(stand, _): &&(Stand, &Held)| !self.backers.is_empty() || *stand != Stand::Finer;
        let near = self.near.iter().filter(counts).map(|(_, held)| *held);
        let all: Vec<&Held> = near.chain(self.backers.iter().copied()).collect();
        self.known.independent(&all)
    }

    fn why_against(&self, held: &Held) -> String {
        match self.clash(held) {
            Some((_, because)) => because,
            None => format!("{} has {}", held.claim.source, says(&held.claim)),
        }
    }
}
