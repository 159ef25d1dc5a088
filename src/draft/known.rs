//! What the sources of a story hold, by question.

use super::ruling::Ruling;
use crate::comparator::{Findings, Independence, NoteKind, Version};
use crate::matcher::Claim;
use crate::review::Reviews;
use crate::rule::fold::Folded;
use crate::source::Source;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All claims of the sources, with what the comparator learnt about them.
#[derive(Debug)]
pub(super) struct Known<'a> {
    by_rule: BTreeMap<String, Vec<Held>>,
    copies: &'a Independence<'a>,
}

/// A claim of a source.
#[derive(Debug)]
pub(super) struct Held {
    /// It also states what other claims of its version say about their edition.
    pub claim: Claim,
    folded: OnceLock<Folded>,
    /// Whether it counts only some, so that it opposes none but what counts less.
    pub part: bool,
    /// Whether it is told in passing, and opposes nothing.
    pub aside: bool,
    /// What an editor decided on it.
    pub ruling: Option<Ruling>,
}

impl Held {
    /// The claim's sentence, folded once.
    pub fn sentence(&self) -> &Folded {
        let fold = || Folded::new(&self.claim.sentence);
        self.folded.get_or_init(fold)
    }
}

impl<'a> Known<'a> {
    /// `found` is what the comparator makes of these sources, `decided` what editors made of that.
    pub fn new(copies: &'a Independence<'a>, found: &Findings, decided: &Reviews) -> Self {
        let mut by_rule: BTreeMap<String, Vec<Held>> = BTreeMap::new();
        for (version, rule, ruling) in versions(found, decided) {
            let held = by_rule.entry(rule.to_owned()).or_default();
            let whole = version.claims.iter().chain(&version.supports);
            let aside = version.notes.iter().any(|n| n.kind == NoteKind::Aside);
            let all = whole.map(|claim| (claim, false));
            for (claim, part) in all.chain(version.parts.iter().map(|claim| (claim, true))) {
                let ruling = ruling.clone();
                match held.iter_mut().find(|other| same(&other.claim, claim)) {
                    Some(known) => {
                        known.ruling = Ruling::joined(known.ruling.take(), ruling);
                        known.part |= part;
                    }
                    None => held.push(Held {
                        claim: claim.clone(),
                        folded: OnceLock::new(),
                        part,
                        aside,
                        ruling,
                    }),
                }
            }
        }
        Self { by_rule, copies }
    }

    /// What sources say on a rule's question.
    pub fn on(&self, rule: &str) -> &[Held] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }

    /// All sources of the story, by id.
    pub fn sources(&self) -> impl Iterator<Item = &'a Source> {
        self.copies.sources().values().copied()
    }

    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.copies.sources().get(id).copied()
    }

    /// How many of the sources of these claims are independent of each other.
    pub fn independent(&self, held: &[&Held]) -> usize {
        let claims = held.iter().map(|held| &held.claim);
        self.copies.bearers(claims).independent
    }
}

/// All versions, each with its rule and what was decided on it.
fn versions<'f>(
    found: &'f Findings,
    decided: &Reviews,
) -> impl Iterator<Item = (&'f Version, &'f str, Option<Ruling>)> {
    let opposed = found.divergences.iter().flat_map(|divergence| {
        let standing = decided.of(divergence);
        let ruled = |version| {
            (
                version,
                divergence.rule.as_str(),
                Ruling::on(version, standing),
            )
        };
        divergence.versions.iter().map(ruled)
    });
    let agreed = found.agreements.iter();
    let agreed = agreed.map(|a| (&a.version, a.rule.as_str(), None));
    let single = found.single.iter();
    let single = single.map(|s| (&s.version, s.rule.as_str(), None));
    opposed.chain(agreed).chain(single)
}

/// Whether two are one claim, whatever was learnt about it since.
fn same(a: &Claim, b: &Claim) -> bool {
    a.source == b.source && a.range == b.range && a.value == b.value && a.denied == b.denied
}
