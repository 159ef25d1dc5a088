//! The state of a claim of the draft.
//!
//! The first that applies, in this order:
//!
//! 1. *ambiguous*: it cannot be placed;
//! 2. *contradicted*: an editor decided that another answer holds; or *backed*: that this one
//!    does, in the editor's own words;
//! 3. *backed*, *misattributed*: the draft names a paper that has it, or has another answer;
//! 4. *misattributed*: a figure stands in the sources, but only with another holder, edition or
//!    place; and no source has another figure there;
//! 5. *strengthened*: what sources have as somebody's wish or claim, and others deny, became a
//!    fact;
//! 6. *stale*: sources that have the answer know a later one;
//! 7. *contradicted*: more independent sources oppose it than back it, of what is no figure more
//!    than twice as many; those that tell of the very edition do; or the same figure stands in
//!    another unit;
//! 8. *misattributed*, *strengthened*, *weakened*: by hedge, distance and speaker;
//! 9. *disputed*: at least as many independent sources oppose it as back it;
//! 10. *backed*;
//! 11. *misattributed* of an answer that is no figure, else *unsupported*.

mod against;
mod later;
mod place;
mod telling;

use super::hearsay::{is_hedged, is_wished_by_pronoun};
use super::known::{Held, Known};
use super::paper;
use super::read::Read;
use super::ruling::Ruling;
use super::stand::{Facing, Stand, apart, facing, is_carried, is_held, stand, states};
use super::{Evidence, Side, State, Statement};
use crate::comparator::{below, counts_some};
use crate::matcher::{By, Claim, is_asked};
use crate::rule::fold::Folded;
use crate::rule::{Across, Facet, Open, Rule};
use crate::value::{Content, Kind, Value, describe};
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// The statements of the draft's claims on one rule's question; `quoted` is what it has in
/// quotation marks.
pub(super) fn statements<'c>(
    rule: &Rule,
    draft: &Read,
    own: &[&'c Claim],
    known: &Known,
    quoted: &[Statement],
) -> Vec<(&'c Claim, Statement)> {
    // Somebody who died is one of those counted elsewhere: nobody counts her again.
    let more = |one: &Claim| own.iter().any(|claim| below(&one.value, &claim.value));
    let one = |claim: &&Claim| rule.parts && is_one(&claim.value) && more(claim);
    let told = own.iter().copied().filter(|claim| !one(claim));
    let case = |claim| Case::new(rule, draft, own, claim, known, quoted);
    told.map(|claim| (claim, case(claim).statement())).collect()
}

/// One claim of the draft, and all that the sources have on its question.
struct Case<'a> {
    rule: &'a Rule,
    draft: &'a Read<'a>,
    own: &'a [&'a Claim],
    claim: &'a Claim,
    folded: OnceCell<Folded>,
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
        draft: &'a Read<'a>,
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
            folded: OnceCell::new(),
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

    /// The claim's sentence, folded once.
    fn sentence(&self) -> &Folded {
        let fold = || Folded::new(&self.claim.sentence);
        self.folded.get_or_init(fold)
    }

    fn place(&mut self, held: &'a Held) {
        let facing = |across| facing(self.rule, across, self.claim, &held.claim);
        let stand = match stand(self.rule, self.claim, held) {
            // What stands under a day is told as of that day.
            Stand::Opposed if self.rule.evolves.is_some() && self.is_later_news(held) => {
                Stand::Apart
            }
            // Who counts them all says nothing of how many these are.
            Stand::Opposed if self.part && below(&self.claim.value, &held.claim.value) => {
                Stand::Apart
            }
            // Who tells of the third attempt may tell of the first as well.
            Stand::Opposed if self.claim.value.kind == Kind::Ordinal && self.has(held) => {
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
                // Of what only the rule assumes, neither speaks; and what the draft said in
                // another sentence need not be meant in this one.
                Some(facet)
                    if !states(self.claim, facet)
                        || !states(&held.claim, facet)
                        || is_carried(self.claim, facet) =>
                {
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

    /// Whether a source came out after the day under which the draft has it.
    fn is_later_news(&self, held: &Held) -> bool {
        let entry = self.draft.entry(self.claim.range.start);
        let source = self.known.source(&held.claim.source);
        entry.is_some_and(|day| source.is_some_and(|s| s.published.is_some_and(|out| out > day)))
    }

    fn say_so(&mut self, stand: Stand, held: &'a Held) {
        match stand {
            Stand::Same => self.backers.push(held),
            stand => self.near.push((stand, held)),
        }
    }

    fn statement(mut self) -> Statement {
        let paper = self.of_paper();
        let later = self.later();
        self.settle_editions();
        let ruled = self.unplaced().or_else(|| self.ruled()).or(paper);
        let (state, because) = ruled.unwrap_or_else(|| self.verdict(&later));
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
        let range = match state {
            State::Misattributed => self.with_place(),
            _ => self.claim.range.clone(),
        };
        Statement {
            range,
            rule: Some(self.rule.id.clone()),
            ask: Some(self.rule.ask.clone()),
            says: says(self.claim),
            state,
            because,
            independent: self.known.independent(&self.backers),
            evidence,
        }
    }

    /// By the paper that the draft names beside it, if that has an answer.
    fn of_paper(&self) -> Option<Verdict> {
        let papers = paper::named(self.claim, self.draft, self.known);
        let name = papers.first()?.publisher.as_deref()?;
        let theirs = |held: &Held| papers.iter().any(|paper| paper.id == held.claim.source);
        if self.backers.iter().any(|held| theirs(held)) {
            // "Gull Radio, citing the ministry", which had it from the police.
            if let Some((State::Misattributed, because)) = self.spoken() {
                return Some((State::Misattributed, because));
            }
            let because = format!("{name}, which the draft names, says so");
            return Some((State::Backed, because));
        }
        if self.near.iter().any(|(_, held)| theirs(held)) {
            return None;
        }
        let mut against = self.against.iter().chain(&self.others);
        let held = against.find(|held| theirs(held))?;
        let because = format!("{name}, which the draft names, has {}", says(&held.claim));
        Some((State::Misattributed, because))
    }

    fn verdict(&self, later: &[&Held]) -> Verdict {
        let figure = !matches!(self.claim.value.content, Content::Choice(_));
        if figure && let Some(verdict) = self.misplaced() {
            return verdict;
        }
        if let Some(verdict) = self.holder().or_else(|| self.unscoped()) {
            return verdict;
        }
        // What somebody is said to have said is no state of things.
        let remark = !figure && self.claim.speaker.is_some() && is_hedged(self.sentence())
            || self.is_wished();
        if let Some(held) = later.first().filter(|_| !remark) {
            let because = format!(
                "{} has a later answer, {}",
                held.claim.source,
                says(&held.claim)
            );
            return (State::Stale, because);
        }
        self.contradicted()
            .or_else(|| self.reworded())
            .or_else(|| self.distanced())
            .or_else(|| self.spoken())
            .or_else(|| self.witnessed())
            .or_else(|| self.risen())
            .or_else(|| self.disputed())
            .or_else(|| self.backed())
            .or_else(|| self.misplaced())
            .unwrap_or_else(|| self.unsupported())
    }

    /// Whether somebody wants it whom the draft's sentence does not name, and whose wish a source
    /// tells.
    fn is_wished(&self) -> bool {
        let mut backers = self.backers.iter();
        is_wished_by_pronoun(self.sentence()) && backers.any(|held| is_held(self.rule, &held.claim))
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
        // Nobody knows whom a pronoun means.
        let unknown = self.claim.speaker.as_ref().is_some_and(|who| who.unknown)
            || is_wished_by_pronoun(self.sentence());
        let says_so = |held: &&Held| unknown || self.is_said_by_holder(held);
        if contested
            && !is_hedged(self.sentence())
            && all(Facing::Lost)
            && self.backers.iter().all(held_there)
            && !self.backers.iter().any(says_so)
        {
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
        // Who denies what another holds has not been given it.
        let added = !self.claim.denied && all(Facing::Added);
        added.then_some((State::Misattributed, because))
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
            None if !self.known.sources().any(|s| is_asked(self.rule, s)) => {
                "no source names what the question's pack is about".to_owned()
            }
            None if self.known.on(&self.rule.id).is_empty() => {
                "no source answers this question".to_owned()
            }
            None => "no source says it".to_owned(),
        };
        (State::Unsupported, because)
    }
}

/// Whether a value counts one thing.
fn is_one(value: &Value) -> bool {
    matches!(&value.content, Content::Amount(amount)
        if amount.extent.as_point().is_some_and(|point| *point == Decimal::ONE))
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
