//! The state of a claim of the draft.
//!
//! The first that applies, in this order:
//!
//! 1. *ambiguous*: it cannot be placed;
//! 2. *contradicted*: an editor decided that another answer holds; or *backed*: that this one
//!    does, in the editor's own words;
//! 3. *misattributed*: a figure stands in the sources, but only with another holder, edition or
//!    place; and no source has another figure there;
//! 4. *strengthened*: what sources have as somebody's wish or claim, and others deny, became a
//!    fact;
//! 5. *stale*: sources that have the answer know a later one;
//! 6. *contradicted*: more independent sources oppose it than back it; or the same figure stands
//!    in another unit;
//! 7. *misattributed*, *strengthened*, *weakened*: by hedge and by speaker;
//! 8. *disputed*: as many independent sources oppose it as back it;
//! 9. *backed*;
//! 10. *misattributed* of an answer that is no figure, else *unsupported*.

mod later;

use super::known::{Held, Known};
use super::ruling::Ruling;
use super::stand::{Facing, Stand, apart, facing, is_gloss, is_held, stand, states};
use super::voice::{Voice, same_speaker, voice};
use super::{Evidence, Side, State, Statement};
use crate::comparator::{below, counts_some};
use crate::matcher::{By, Claim};
use crate::rule::{Across, Facet, Open, Rule};
use crate::source::Source;
use crate::value::{Content, describe};
use std::ops::Range;

/// The statements of the draft's claims on one rule's question; `quoted` is what it has in
/// quotation marks.
pub(super) fn statements(
    rule: &Rule,
    draft: &Source,
    own: &[&Claim],
    known: &Known,
    quoted: &[Statement],
) -> Vec<Statement> {
    let case = |claim| Case::new(rule, draft, own, claim, known, quoted).statement();
    own.iter().copied().map(case).collect()
}

/// One claim of the draft, and all that the sources have on its question.
struct Case<'a> {
    rule: &'a Rule,
    draft: &'a Source,
    own: &'a [&'a Claim],
    claim: &'a Claim,
    known: &'a Known<'a>,
    quoted: &'a [Statement],
    /// Whether it counts only some of those that the draft counts.
    part: bool,
    /// Those that say it, with nothing against it on any facet.
    backers: Vec<&'a Held>,
    /// The same, with another hedge or less exact.
    near: Vec<(Stand, &'a Held)>,
    /// Those that say it of another holder, edition or place.
    elsewhere: Vec<(&'a Facet, &'a Held)>,
    /// Those that say otherwise of the same holder and place.
    against: Vec<&'a Held>,
    /// Those that say otherwise of another holder, or of nobody.
    others: Vec<&'a Held>,
    /// Those that say it or otherwise, of which an editor decided that another answer holds.
    overruled: Vec<(Stand, &'a Held)>,
}

/// A state, and why.
type Verdict = (State, String);

impl<'a> Case<'a> {
    fn new(
        rule: &'a Rule,
        draft: &'a Source,
        own: &'a [&'a Claim],
        claim: &'a Claim,
        known: &'a Known<'a>,
        quoted: &'a [Statement],
    ) -> Self {
        let mut case = Self {
            rule,
            draft,
            own,
            claim,
            known,
            quoted,
            part: counts_some(rule, claim, own),
            backers: Vec::new(),
            near: Vec::new(),
            elsewhere: Vec::new(),
            against: Vec::new(),
            others: Vec::new(),
            overruled: Vec::new(),
        };
        for held in known.on(&rule.id) {
            case.place(held);
        }
        case
    }

    fn place(&mut self, held: &'a Held) {
        let facing = |across| facing(self.rule, across, self.claim, &held.claim);
        let stand = match stand(self.rule, self.claim, held) {
            // Who counts them all says nothing of how many these are.
            Stand::Opposed if self.part && below(&self.claim.value, &held.claim.value) => {
                Stand::Apart
            }
            stand => stand,
        };
        let apart = apart(self.rule, self.claim, &held.claim);
        match (&held.ruling, stand) {
            (Some(Ruling::Overruled(_)), Stand::Apart) => return,
            (Some(Ruling::Overruled(_)), stand) => {
                if apart.is_none() {
                    self.overruled.push((stand, held));
                }
                return;
            }
            (Some(Ruling::MayStand), Stand::Opposed) => return,
            _ => {}
        }
        match (stand, apart.map(|facet| facet.across)) {
            (Stand::Apart, _) => {}
            (Stand::Opposed, Some(Across::Separate | Across::Revision)) => {}
            (Stand::Opposed, Some(Across::Position)) => self.others.push(held),
            (Stand::Opposed, None) if facing(Across::Position) == Facing::Same => {
                self.against.push(held);
            }
            (Stand::Opposed, None) => self.others.push(held),
            (Stand::Same | Stand::Surer | Stand::LessSure, Some(_)) => match apart {
                // Of what only the rule assumes, neither speaks.
                Some(facet) if !states(self.claim, facet) || !states(&held.claim, facet) => {
                    self.say_so(stand, held);
                }
                // Two persons of one age have nothing to do with each other.
                Some(facet) if facet.open != Some(Open::Person) => {
                    self.elsewhere.push((facet, held));
                }
                _ => {}
            },
            (_, Some(_)) => {}
            (stand, None) => self.say_so(stand, held),
        }
    }

    fn say_so(&mut self, stand: Stand, held: &'a Held) {
        match stand {
            Stand::Same => self.backers.push(held),
            stand => self.near.push((stand, held)),
        }
    }

    fn statement(mut self) -> Statement {
        let later = self.later();
        self.settle_editions();
        let (state, because) = self.verdict(&later);
        let mut evidence: Vec<Evidence> = Vec::new();
        let beside = self.near.iter().map(|(_, held)| *held);
        let beside = beside.chain(self.elsewhere.iter().map(|(_, held)| *held));
        let beside = beside.chain(self.overruled.iter().map(|(_, held)| *held));
        evidence.extend(self.backers.iter().map(|held| evident(Side::Backs, held)));
        evidence.extend(beside.map(|held| evident(Side::Beside, held)));
        let opposed = self.against.iter().chain(&later);
        evidence.extend(opposed.map(|held| Evidence {
            clash: self.clash(held),
            ..evident(Side::Opposes, held)
        }));
        evidence.sort();
        evidence.dedup();
        Statement {
            range: self.claim.range.clone(),
            rule: Some(self.rule.id.clone()),
            ask: Some(self.rule.ask.clone()),
            says: says(self.claim),
            state,
            because,
            independent: self.known.independent(&self.backers),
            evidence,
        }
    }

    fn verdict(&self, later: &[&Held]) -> Verdict {
        if matches!(&self.claim.value.content, Content::Days(days) if days.unplaced) {
            let because = "the draft has no date, so that this day has none; state `published:`";
            return (State::Ambiguous, because.to_owned());
        }
        if let Some(verdict) = self.ruled() {
            return verdict;
        }
        let figure = !matches!(self.claim.value.content, Content::Choice(_));
        if figure && let Some(verdict) = self.misplaced() {
            return verdict;
        }
        if let Some(verdict) = self.holder() {
            return verdict;
        }
        if let Some(held) = later.first() {
            let because = format!(
                "{} has a later answer, {}",
                held.claim.source,
                says(&held.claim)
            );
            return (State::Stale, because);
        }
        self.contradicted()
            .or_else(|| self.reworded())
            .or_else(|| self.spoken())
            .or_else(|| self.disputed())
            .or_else(|| self.backed())
            .or_else(|| self.misplaced())
            .unwrap_or_else(|| self.unsupported())
    }

    /// By what an editor decided on the sources' answers.
    fn ruled(&self) -> Option<Verdict> {
        let decided = |held: &'a Held| match &held.ruling {
            Some(Ruling::Overruled(decided)) => Some(decided),
            _ => None,
        };
        let own = describe(&self.claim.value);
        let answers = [own.as_str(), &self.claim.value_text, &self.claim.quote];
        for (stand, held) in &self.overruled {
            let Some(decided) = decided(held) else {
                continue;
            };
            if decided.is_one_of(&answers) {
                return Some((State::Backed, decided.words.clone()));
            }
            let says_it = matches!(stand, Stand::Same | Stand::Surer | Stand::LessSure);
            let says_neither = decided.own.is_some() && *stand == Stand::Opposed;
            if self.backers.is_empty() && (says_it || says_neither) {
                return Some((State::Contradicted, decided.words.clone()));
            }
        }
        None
    }

    /// Stands in the sources, but nowhere with what the draft says about it.
    fn misplaced(&self) -> Option<Verdict> {
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

    /// A holder who was lost, or added, where others hold otherwise.
    fn holder(&self) -> Option<Verdict> {
        let contested = !self.others.is_empty() || !self.against.is_empty();
        let all = |wanted: Facing| {
            let facing =
                |held: &&Held| facing(self.rule, Across::Position, self.claim, &held.claim);
            !self.backers.is_empty() && self.backers.iter().all(|held| facing(held) == wanted)
        };
        let held = self.backers.first()?;
        let source = &held.claim.source;
        let held_there = |held: &&Held| is_held(self.rule, &held.claim);
        if contested && all(Facing::Lost) && self.backers.iter().all(held_there) {
            let because = format!(
                "{source} has it as {}, and others say otherwise",
                says(&held.claim)
            );
            return Some((State::Strengthened, because));
        }
        let (against, own) = (self.against.first()?, says(self.claim));
        let because = format!(
            "{source} has {} of nobody, and {} has {} where the draft has {own}",
            says(&held.claim),
            against.claim.source,
            says(&against.claim),
        );
        all(Facing::Added).then_some((State::Misattributed, because))
    }

    fn contradicted(&self) -> Option<Verdict> {
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
        if self.heard() {
            return None;
        }
        let for_it = self.leave_room();
        let held = self.against.first().filter(|_| oppose > for_it)?;
        let because = self.why_against(held);
        let because = match for_it {
            0 => because,
            _ => format!("{because}; more sources say otherwise than say so"),
        };
        Some((State::Contradicted, because))
    }

    /// By sources that are divided evenly: the draft has one side of it.
    fn disputed(&self) -> Option<Verdict> {
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
    fn heard(&self) -> bool {
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

    /// By its hedge.
    fn reworded(&self) -> Option<Verdict> {
        if !self.backers.is_empty() {
            return None;
        }
        let (stand, held) = self.near.iter().find(|(s, _)| *s != Stand::Finer)?;
        let (source, words) = (&held.claim.source, says(&held.claim));
        match stand {
            Stand::Surer => {
                let because = format!("a hedge was lost: {source} has {words}");
                Some((State::Strengthened, because))
            }
            Stand::LessSure => {
                let because = format!("a hedge was added: {source} has {words}");
                Some((State::Weakened, because))
            }
            _ => None,
        }
    }

    /// By its speaker.
    fn spoken(&self) -> Option<Verdict> {
        if is_gloss(self.rule, self.claim) {
            return None;
        }
        let contested = !self.against.is_empty();
        match voice(self.claim, &self.backers, self.known, contested) {
            Voice::Changed(..) if self.heard() => None,
            Voice::Kept => None,
            Voice::Lost(name) => {
                let because =
                    format!("the speaker was lost: sources have it on the word of {name}");
                Some((State::Strengthened, because))
            }
            Voice::Added(name) => {
                let because =
                    format!("a speaker was added: no source has it on the word of {name}");
                Some((State::Weakened, because))
            }
            Voice::Changed(own, name) => {
                let because = format!("on the word of {own}, where sources have that of {name}");
                Some((State::Misattributed, because))
            }
        }
    }

    fn backed(&self) -> Option<Verdict> {
        let independent = match (self.backers.len(), self.known.independent(&self.backers)) {
            (0, _) => return None,
            (_, 1) => "one independent source says so".to_owned(),
            (_, n) => format!("{n} independent sources say so"),
        };
        let because = match self.known.independent(&self.against) {
            0 => independent,
            1 => format!("{independent}, one says otherwise"),
            n => format!("{independent}, {n} say otherwise"),
        };
        let decided = self.backers.iter().find_map(|held| match &held.ruling {
            Some(Ruling::Holds(decided)) => Some(&decided.words),
            _ => None,
        });
        let because = match decided {
            Some(words) => format!("{because}; {words}"),
            None => because,
        };
        Some((State::Backed, because))
    }

    fn unsupported(&self) -> Verdict {
        let because = match self.near.first() {
            Some((_, held)) => format!(
                "more exact than any source: {} has {}",
                held.claim.source,
                says(&held.claim)
            ),
            None if self.known.on(&self.rule.id).is_empty() => {
                "no source answers this question".to_owned()
            }
            None => "no source says it".to_owned(),
        };
        (State::Unsupported, because)
    }
}

fn evident(side: Side, held: &Held) -> Evidence {
    let claim = &held.claim;
    Evidence {
        side,
        source: claim.source.clone(),
        start: claim.range.start,
        end: claim.range.end,
        quote: claim.quote.clone(),
        says: says(claim),
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        clash: None,
    }
}

/// "19 · revised": a claim's value and what it says about itself.
fn says(claim: &Claim) -> String {
    let denied = if claim.denied { "denied: " } else { "" };
    let mut words = format!("{denied}{}", describe(&claim.value));
    for stated in claim.facets.values().filter(|s| s.by != By::Assume) {
        words.push_str(" · ");
        words.push_str(&stated.is);
    }
    words
}
