//! What a change of rules does to what is found in some stories.

pub mod json;
pub mod markdown;
pub mod text;

use super::change::{diverging, named};
use super::record::{Answer, Cited, Record};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// Everything that is found otherwise, by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// How many stories were compared.
    pub stories: usize,
    pub totals: Totals,
    /// Only rules that find something else, by id.
    pub rules: Vec<RuleEffect>,
}

/// What one rule finds otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleEffect {
    /// The rule's id.
    pub rule: String,
    pub totals: Totals,
    /// By story; divergences first, then claims in the order of their places.
    pub changes: Vec<Placed>,
}

/// How often something was found otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub claims_gained: usize,
    pub claims_lost: usize,
    pub claims_changed: usize,
    pub divergences_appeared: usize,
    pub divergences_vanished: usize,
    pub divergences_changed_kind: usize,
    /// Questions of which only a reason or a note is worded otherwise.
    pub reworded: usize,
}

/// One difference in one story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// The story's name.
    pub story: String,
    #[serde(flatten)]
    pub what: Difference,
}

/// What is found otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Difference {
    DivergenceAppears {
        kind: String,
        versions: Vec<Side>,
    },
    DivergenceVanishes {
        kind: String,
        versions: Vec<Side>,
    },
    /// The versions are those of now.
    DivergenceChangesKind {
        before: String,
        now: String,
        versions: Vec<Side>,
    },
    ClaimGained(Said),
    ClaimLost(Said),
    /// The same place, read or cited otherwise.
    ClaimChanged {
        before: Said,
        now: Said,
    },
    Reworded,
}

/// One version of a divergence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// "28 (original)".
    pub version: String,
    pub claims: Vec<Cited>,
}

/// A claim and what it is taken to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    #[serde(flatten)]
    pub claim: Cited,
    /// Its value and facets; several where it stands in several divergences.
    pub says: BTreeSet<String>,
}

impl Effect {
    /// What tells two runs over the same stories apart; each record by its story's name. Stories
    /// that only one of the runs has are left out.
    pub fn new(before: &BTreeMap<String, Record>, now: &BTreeMap<String, Record>) -> Self {
        let mut rules: BTreeMap<&str, Vec<Placed>> = BTreeMap::new();
        let mut stories = 0;
        for (story, before) in before {
            let Some(now) = now.get(story) else {
                continue;
            };
            stories += 1;
            let both = before.answers.iter().chain(&now.answers);
            let ids: BTreeSet<&str> = both.map(|answer| answer.rule.as_str()).collect();
            for id in ids {
                let found = differences(&before.of_rule(id), &now.of_rule(id));
                let placed = found.into_iter().map(|what| Placed {
                    story: story.clone(),
                    what,
                });
                rules.entry(id).or_default().extend(placed);
            }
        }
        let changed = rules.into_iter().filter(|(_, changes)| !changes.is_empty());
        let rules = changed.map(|(rule, changes)| RuleEffect {
            rule: rule.to_owned(),
            totals: Totals::of(&changes),
            changes,
        });
        let rules: Vec<RuleEffect> = rules.collect();
        let mut totals = Totals::default();
        for rule in &rules {
            totals += rule.totals;
        }
        Self {
            stories,
            totals,
            rules,
        }
    }

    /// Whether anything is found otherwise.
    pub fn is_any(&self) -> bool {
        !self.rules.is_empty()
    }
}

/// What one rule finds otherwise in one story.
fn differences(before: &[Answer], now: &[Answer]) -> Vec<Difference> {
    if before == now {
        return Vec::new();
    }
    let kind = |answer: &Answer| answer.outcome.clone();
    let diverging = diverging(before, now).into_iter();
    let mut found: Vec<Difference> = diverging
        .filter_map(|pair| match pair {
            (None, None) => None,
            (None, Some(now)) => Some(Difference::DivergenceAppears {
                kind: kind(now),
                versions: sides(now),
            }),
            (Some(before), None) => Some(Difference::DivergenceVanishes {
                kind: kind(before),
                versions: sides(before),
            }),
            (Some(before), Some(now)) => Some(Difference::DivergenceChangesKind {
                before: kind(before),
                now: kind(now),
                versions: sides(now),
            }),
        })
        .collect();
    found.extend(claims(said(before), said(now)));
    if found.is_empty() {
        found.push(Difference::Reworded);
    }
    found
}

fn sides(answer: &Answer) -> Vec<Side> {
    let sides = answer.versions.iter().map(|told| Side {
        version: named(told),
        claims: told.claims.iter().map(|c| Cited::read(c).0).collect(),
    });
    sides.collect()
}

/// What every claim of a question says.
fn said(answers: &[Answer]) -> BTreeMap<Cited, BTreeSet<String>> {
    let mut said: BTreeMap<Cited, BTreeSet<String>> = BTreeMap::new();
    for told in answers.iter().flat_map(|answer| &answer.versions) {
        for claim in &told.claims {
            let (cited, says) = Cited::read(claim);
            let says = says.map_or_else(|| named(told), str::to_owned);
            said.entry(cited).or_default().insert(says);
        }
    }
    said
}

/// Which claims came, went, or say something else; in the order of their places.
fn claims(
    before: BTreeMap<Cited, BTreeSet<String>>,
    now: BTreeMap<Cited, BTreeSet<String>>,
) -> Vec<Difference> {
    let mut come = now;
    let mut found: Vec<(Cited, Difference)> = Vec::new();
    let mut gone: Vec<Said> = Vec::new();
    for (claim, says) in before {
        let old = Said { claim, says };
        match come.remove_entry(&old.claim) {
            None => gone.push(old),
            Some((_, says)) if says == old.says => {}
            Some((claim, says)) => found.push(changed(old, Said { claim, says })),
        }
    }
    for old in gone {
        let same = come
            .iter()
            .find(|(claim, says)| is_recast(&old, claim, says));
        let same = same.map(|(claim, _)| claim.clone());
        found.push(match same.and_then(|same| come.remove_entry(&same)) {
            Some((claim, says)) => changed(old, Said { claim, says }),
            None => (old.claim.clone(), Difference::ClaimLost(old)),
        });
    }
    found.extend(come.into_iter().map(|(claim, says)| {
        let place = claim.clone();
        (place, Difference::ClaimGained(Said { claim, says }))
    }));
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
        .into_iter()
        .map(|(_, difference)| difference)
        .collect()
}

fn changed(before: Said, now: Said) -> (Cited, Difference) {
    let place = now.claim.clone();
    (place, Difference::ClaimChanged { before, now })
}

/// Whether a claim that came is one that went, which now rests on more words or fewer.
fn is_recast(old: &Said, claim: &Cited, says: &BTreeSet<String>) -> bool {
    let (words, other) = (&old.claim.words, &claim.words);
    old.claim.source == claim.source
        && old.claim.line == claim.line
        && (*says == old.says || words.contains(other) || other.contains(words))
}

impl Totals {
    fn of(changes: &[Placed]) -> Self {
        let mut totals = Self::default();
        for change in changes {
            let counted = match change.what {
                Difference::DivergenceAppears { .. } => &mut totals.divergences_appeared,
                Difference::DivergenceVanishes { .. } => &mut totals.divergences_vanished,
                Difference::DivergenceChangesKind { .. } => &mut totals.divergences_changed_kind,
                Difference::ClaimGained(_) => &mut totals.claims_gained,
                Difference::ClaimLost(_) => &mut totals.claims_lost,
                Difference::ClaimChanged { .. } => &mut totals.claims_changed,
                Difference::Reworded => &mut totals.reworded,
            };
            *counted += 1;
        }
        totals
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.claims_gained += other.claims_gained;
        self.claims_lost += other.claims_lost;
        self.claims_changed += other.claims_changed;
        self.divergences_appeared += other.divergences_appeared;
        self.divergences_vanished += other.divergences_vanished;
        self.divergences_changed_kind += other.divergences_changed_kind;
        self.reworded += other.reworded;
    }
}
