//! What the sources of a story hold, by question.

use crate::comparator::{Findings, Independence, NoteKind, Version, compare};
use crate::matcher::{self, Claim};
use crate::rule::Rule;
use crate::source::Source;
use crate::value::HedgeTable;
use std::collections::BTreeMap;

/// All claims of the sources, with what the comparator learnt about them.
#[derive(Debug)]
pub(super) struct Known<'a> {
    by_rule: BTreeMap<String, Vec<Held>>,
    sources: BTreeMap<&'a str, &'a Source>,
    independence: Independence<'a>,
}

/// A claim of a source.
#[derive(Debug)]
pub(super) struct Held {
    /// It also states what other claims of its version say about their edition.
    pub claim: Claim,
    /// Whether it can oppose another answer. What counts some of those that its source counts
    /// elsewhere cannot, nor what is told in passing.
    pub opposes: bool,
}

impl<'a> Known<'a> {
    pub fn new(sources: &'a [Source], rules: &[Rule], hedges: &HedgeTable) -> Self {
        let claims = matcher::claims(sources, rules, hedges);
        let mut by_rule: BTreeMap<String, Vec<Held>> = BTreeMap::new();
        for (version, rule) in versions(&compare(sources, rules, claims)) {
            let held = by_rule.entry(rule.to_owned()).or_default();
            let whole = version.claims.iter().chain(&version.supports);
            let aside = version.notes.iter().any(|n| n.kind == NoteKind::Aside);
            let all = whole.map(|claim| (claim, !aside));
            for (claim, opposes) in all.chain(version.parts.iter().map(|claim| (claim, false))) {
                if !held.iter().any(|other| same(&other.claim, claim)) {
                    let claim = claim.clone();
                    held.push(Held { claim, opposes });
                }
            }
        }
        let sources = sources.iter().map(|s| (s.id.as_str(), s)).collect();
        Self {
            by_rule,
            independence: Independence::of(&sources),
            sources,
        }
    }

    /// What sources say on a rule's question.
    pub fn on(&self, rule: &str) -> &[Held] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }

    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.sources.get(id).copied()
    }

    /// How many of the sources of these claims are independent of each other.
    pub fn independent(&self, held: &[&Held]) -> usize {
        let claims = held.iter().map(|held| &held.claim);
        self.independence.bearers(claims).independent
    }
}

fn versions(found: &Findings) -> impl Iterator<Item = (&Version, &str)> {
    let divergences = found.divergences.iter();
    let opposed = divergences.flat_map(|d| d.versions.iter().map(|v| (v, d.rule.as_str())));
    let agreed = found
        .agreements
        .iter()
        .map(|a| (&a.version, a.rule.as_str()));
    let single = found.single.iter().map(|s| (&s.version, s.rule.as_str()));
    opposed.chain(agreed).chain(single)
}

/// Whether two are one claim, whatever was learnt about it since.
fn same(a: &Claim, b: &Claim) -> bool {
    a.source == b.source && a.range == b.range && a.value == b.value && a.denied == b.denied
}
