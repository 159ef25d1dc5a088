//! Claims → versions → divergences.
//!
//! Claims meet within one story and one rule. A value is compared with another only by
//! [`relate`](crate::value::relation::relate), and only disjoint values clash.

mod aside;
mod bundle;
mod clash;
mod days;
mod facets;
mod finding;
mod fingerprint;
mod group;
mod independence;
mod late;
mod note;
mod part;
mod same;
mod shingle;
mod silence;
mod timeline;
mod version;
mod voice;
mod width;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use crate::matcher::Claim;
use crate::rule::Rule;
use crate::source::Source;
use crate::value::Content;
use clash::Court;
use days::Days;
pub use finding::{
    Agreement, Clash, ClashKind, Divergence, Findings, Note, NoteKind, Single, Version,
};
pub use independence::{Bearers, Independence};
pub use part::{below, counts_some};
use rayon::prelude::*;
pub use same::Copies;
use silence::Strange;
pub use silence::{Silence, Unasked, unasked};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
pub use timeline::{Step, When};

/// Compares the claims of each story, rule by rule.
///
/// The order of `sources` and `claims` never matters; that of `rules` is the order of the
/// findings. Claims of a story without sources, or of a rule that is not among `rules`,
/// are left out.
pub fn compare(sources: &[Source], rules: &[Rule], claims: Vec<Claim>) -> Findings {
    let told: BTreeSet<&str> = claims.iter().map(|claim| claim.story.as_str()).collect();
    let copies = Copies::among(sources, |story| told.contains(story));
    compare_all(&copies, rules, claims)
}

/// The same for stories of whose sources it is known which are copies.
pub fn compare_all(stories: &Copies, rules: &[Rule], claims: Vec<Claim>) -> Findings {
    let mut heard = heard(claims);
    let mut findings = Findings::default();
    for (story, copies) in &stories.0 {
        let claims = heard.remove(*story).unwrap_or_default();
        findings.extend(compare_story(story, copies, rules, claims));
    }
    findings
}

/// Claims by their story.
fn heard(claims: Vec<Claim>) -> BTreeMap<String, Vec<Claim>> {
    let first = claims.first().map(|claim| claim.story.clone());
    // They are large, and most runs have one story.
    if let Some(story) = first.filter(|story| claims.iter().all(|claim| claim.story == *story)) {
        return BTreeMap::from([(story, claims)]);
    }
    let mut heard: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        heard.entry(claim.story.clone()).or_default().push(claim);
    }
    heard
}

/// The same for one story, of whose sources it is known which are copies.
pub fn compare_story(
    story: &str,
    copies: &Independence,
    rules: &[Rule],
    claims: Vec<Claim>,
) -> Findings {
    let sources = copies.sources();
    let mut heard: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        heard.entry(claim.rule.clone()).or_default().push(claim);
    }
    let days = days(rules, &heard);
    let asked = rules.iter().enumerate().map(|(order, rule)| {
        let mut claims = heard.remove(&rule.id).unwrap_or_default();
        if let Some((name, days)) = rule.day.as_ref().and_then(|day| days.get_key_value(day)) {
            for claim in &mut claims {
                if let Some(source) = sources.get(claim.source.as_str()) {
                    days.tell(name, claim, source);
                }
            }
        }
        (order, rule, claims)
    });
    let asked: Vec<_> = asked.collect();
    let strange = Strange::new(story, rules, &sources.values().copied().collect::<Vec<_>>());
    let answer = |(order, rule, claims): (usize, _, Vec<Claim>)| {
        let court = Court { rule, sources };
        let question = Question {
            story,
            court,
            copies,
        };
        let mut found = Findings::default();
        let silent = strange.silence(story, rule, sources, &claims);
        found.silent.extend(silent);
        let own = question.answer(claims, &mut found);
        (order, own, found)
    };
    let answers = asked.into_par_iter().with_max_len(4).map(answer);
    let answers: Vec<_> = answers.collect();
    let mut findings = Findings::default();
    let mut divergences = Vec::new();
    for (order, own, found) in answers {
        divergences.extend(own.into_iter().map(|divergence| (order, divergence)));
        findings.extend(found);
    }
    divergences.sort_by(|(a_order, a), (b_order, b)| {
        let key = |order: usize, d: &Divergence| (Reverse((d.kind, d.severity)), order);
        key(*a_order, a)
            .cmp(&key(*b_order, b))
            .then_with(|| a.fingerprint.cmp(&b.fingerprint))
    });
    findings.divergences = divergences.into_iter().map(|(_, d)| d).collect();
    findings.unasked = strange.unasked();
    findings
}

/// How two claims of one question clash, each with the source whose day it has; `None` if they
/// do not. Nobody else is asked, and no source's date is doubted.
pub fn clash_between(rule: &Rule, sources: [&Source; 2], mut claims: Vec<Claim>) -> Option<Clash> {
    for claim in &mut claims {
        if let Content::Days(days) = &mut claim.value.content {
            days.cycle = None;
        }
    }
    let copies = Independence::unread(sources.into_iter());
    let question = Question {
        story: "",
        court: Court {
            rule,
            sources: copies.sources(),
        },
        copies: &copies,
    };
    let (_, opposed) = question.versions(claims);
    opposed.into_iter().flat_map(|(_, clashes)| clashes).next()
}

/// The days of a story's sources, by the rules that ask for them where others need it.
fn days(rules: &[Rule], heard: &BTreeMap<String, Vec<Claim>>) -> BTreeMap<String, Days> {
    let asked = rules.iter().filter_map(|rule| rule.day.as_ref());
    let found = asked.filter_map(|day| Some((day.clone(), Days::of(heard.get(day)?))));
    found.collect()
}

/// One rule's question in one story.
struct Question<'a> {
    story: &'a str,
    court: Court<'a>,
    copies: &'a Independence<'a>,
}

/// Versions that clash, by their places, and the clashes.
type Opposed = (Vec<usize>, Vec<Clash>);

impl Question<'_> {
    /// The versions of some claims; and those that clash, by their places, with the clashes.
    fn versions(&self, claims: Vec<Claim>) -> (Vec<Version>, Vec<Opposed>) {
        let rule = self.court.rule;
        let bundles = bundle::bundles(rule, claims, self.court.sources);
        let drafts = version::drafts(&bundles);
        let meetings = clash::meetings(&drafts);
        let mut versions: Vec<Version> = drafts
            .iter()
            .map(|draft| draft.version(rule, self.copies))
            .collect();
        for (version, notes) in versions.iter_mut().zip(note::notes(&drafts, &meetings)) {
            version.notes.extend(notes);
        }
        let sides = self.court.sides(&drafts, &versions);
        let keys: Vec<&facets::Key> = drafts.iter().map(|draft| &draft.group).collect();
        let pairs: Vec<(usize, usize)> = meetings.clashes.keys().copied().collect();
        let groups = group::groups(&keys, &pairs).into_iter();
        let opposed = groups.map(|group| {
            let members: Vec<usize> = group.into_iter().collect();
            let clashes = self.court.clashes(&members, &meetings, &sides);
            (members, clashes)
        });
        let opposed = opposed.filter(|(_, clashes)| !clashes.is_empty()).collect();
        (versions, opposed)
    }

    /// Adds agreements and single claims to `findings`, and returns the divergences.
    fn answer(&self, claims: Vec<Claim>, findings: &mut Findings) -> Vec<Divergence> {
        if claims.is_empty() {
            return Vec::new();
        }
        let rule = self.court.rule;
        let (versions, opposed) = self.versions(claims);
        let among: BTreeSet<usize> = opposed.iter().flat_map(|(m, _)| m).copied().collect();
        let mut divergences = Vec::new();
        for (members, clashes) in opposed {
            let kinds: BTreeSet<ClashKind> = clashes.iter().map(|clash| clash.kind).collect();
            let Some(kind) = kinds.last().copied() else {
                continue;
            };
            let versions: Vec<Version> = members.iter().map(|n| versions[*n].clone()).collect();
            divergences.push(Divergence {
                story: self.story.to_owned(),
                rule: rule.id.clone(),
                ask: rule.ask.clone(),
                kind,
                severity: rule.severity,
                fingerprint: fingerprint::fingerprint(self.story, &rule.id, &versions),
                timeline: timeline::timeline(rule, self.court.sources, &versions, &kinds),
                versions,
                clashes,
            });
        }
        let rest = versions.into_iter().enumerate();
        let rest = rest.filter(|(n, _)| !among.contains(n));
        self.unopposed(rest.map(|(_, version)| version).collect(), findings);
        divergences
    }

    fn unopposed(&self, versions: Vec<Version>, findings: &mut Findings) {
        let rule = self.court.rule;
        let (story, id, ask) = (self.story.to_owned(), rule.id.clone(), rule.ask.clone());
        for version in versions {
            let (story, rule, ask) = (story.clone(), id.clone(), ask.clone());
            if version.bearers.sources.len() < 2 {
                findings.single.push(Single {
                    story,
                    rule,
                    ask,
                    version,
                });
                continue;
            }
            findings.agreements.push(Agreement {
                story,
                rule,
                ask,
                version,
            });
        }
    }
}
