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
//! 6. *contradicted*: as many independent sources oppose it as back it, or more; or the same
//!    figure stands in another unit;
//! 7. *misattributed*, *strengthened*, *weakened*: by hedge and by speaker;
//! 8. *backed*;
//! 9. *misattributed* of an answer that is no figure, else *unsupported*.

mod later;

use super::known::{Held, Known};
use super::ruling::Ruling;
use super::stand::{Facing, Stand, facing, stand};
use super::voice::{Voice, same_speaker, voice};
use super::{Evidence, Side, State, Statement};
use crate::matcher::Claim;
use crate::rule::{Across, Rule};
use crate::source::Source;
use crate::value::{Content, describe};

/// The statements of the draft's claims on one rule's question.
pub(super) fn statements(
    rule: &Rule,
    draft: &Source,
    own: &[&Claim],
    known: &Known,
) -> Vec<Statement> {
    let case = |claim| Case::new(rule, draft, own, claim, known).statement();
    own.iter().copied().map(case).collect()
}

/// One claim of the draft, and all that the sources have on its question.
struct Case<'a> {
    rule: &'a Rule,
    draft: &'a Source,
    own: &'a [&'a Claim],
    claim: &'a Claim,
    known: &'a Known<'a>,
    /// Those that say it, with nothing against it on any facet.
    backers: Vec<&'a Held>,
    /// The same, with another hedge or less exact.
    near: Vec<(Stand, &'a Held)>,
    /// Those that say it of another holder, edition or place.
    elsewhere: Vec<(Across, &'a Held)>,
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
    ) -> Self {
        let mut case = Self {
            rule,
            draft,
            own,
            claim,
            known,
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
        let differs = |across: &Across| facing(*across) == Facing::Differ;
        let stand = stand(self.rule, self.claim, held);
        let apart = [Across::Separate, Across::Position, Across::Revision];
        let apart = apart.into_iter().find(differs);
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
        match (stand, apart) {
            (Stand::Apart, _) => {}
            (Stand::Opposed, Some(Across::Separate | Across::Revision)) => {}
            (Stand::Opposed, Some(Across::Position)) => self.others.push(held),
            (Stand::Opposed, None) if facing(Across::Position) == Facing::Same => {
                self.against.push(held);
            }
            (Stand::Opposed, None) => self.others.push(held),
            (Stand::Same | Stand::Surer | Stand::LessSure, Some(across)) => {
                self.elsewhere.push((across, held));
            }
            (_, Some(_)) => {}
            (Stand::Same, None) => self.backers.push(held),
            (stand, None) => self.near.push((stand, held)),
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
        let (across, held) = self.elsewhere.first()?;
        let which = match across {
            Across::Position => "holder",
            Across::Revision => "edition",
            Across::Separate => "place",
        };
        let because = format!(
            "with another {which}: {} has {}",
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
        if contested && all(Facing::Lost) {
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
        // What somebody said is not contradicted by what others say, if a source heard it too.
        if self
            .backers
            .iter()
            .any(|held| same_speaker(self.claim, held))
        {
            return None;
        }
        // A less exact answer that leaves room for it counts once somebody gives it.
        let counts = |(stand, _): &&(Stand, &Held)| for_it > 0 || *stand != Stand::Finer;
        let near = self.near.iter().filter(counts).map(|(_, held)| *held);
        let all: Vec<&Held> = near.chain(self.backers.iter().copied()).collect();
        let for_it = self.known.independent(&all);
        let held = self.against.first().filter(|_| oppose >= for_it)?;
        let because = match self.clash(held) {
            Some((_, because)) => because,
            None => format!("{} has {}", held.claim.source, says(&held.claim)),
        };
        let because = match for_it {
            0 => because,
            _ => format!("{because}; as many sources say otherwise as say so, or more"),
        };
        Some((State::Contradicted, because))
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
        match voice(self.claim, &self.backers, self.known) {
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
    for stated in claim.facets.values() {
        words.push_str(" · ");
        words.push_str(&stated.is);
    }
    words
}
