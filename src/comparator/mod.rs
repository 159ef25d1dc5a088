//! Claims → versions → divergences.
//!
//! Claims meet within one story and one rule. A value is compared with another only by
//! [`relate`](crate::value::relation::relate), and only disjoint values clash.

mod aside;
mod bundle;
mod clash;
mod days;
mod facets;
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

use crate::matcher::{Claim, Stated};
use crate::rule::{Rule, Severity};
use crate::source::Source;
use crate::value::{Content, Value, describe};
use clash::Court;
use days::Days;
pub use independence::{Bearers, Independence};
pub use part::{below, counts_some};
use rayon::prelude::*;
pub use same::Copies;
use silence::Strange;
pub use silence::{Silence, Unasked, unasked};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
pub use timeline::{Step, When};

/// All claims of one question in one story with the same holder and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The narrowest of its claims' values.
    pub value: Value,
    /// What its claims say about themselves: each facet on which those that state it agree.
    pub facets: BTreeMap<String, Stated>,
    /// Claims of this value, by source and place.
    pub claims: Vec<Claim>,
    /// Claims of other values that are compatible with it. One claim may support several
    /// versions; it merges none.
    pub supports: Vec<Claim>,
    /// Claims that count some of those that it counts. They neither bear it nor oppose it.
    pub parts: Vec<Claim>,
    /// Coarser values and other spellings inside the version, in words.
    pub variants: Vec<String>,
    /// Who bears its claims and supports.
    pub bearers: Bearers,
    /// What keeps it from being compared as others are.
    pub notes: Vec<Note>,
    /// The claims are denials: they oppose the version that they deny, and no other.
    pub denial: bool,
}

impl Version {
    /// What tells it from other versions of its question, in any run: 16 hexadecimal digits.
    pub fn id(&self) -> String {
        fingerprint::of_version(self)
    }

    /// Its value in words; a denial says so.
    pub fn says(&self) -> String {
        describe::said(&self.value, self.denial)
    }

    /// Its value in words and what it says about itself: "28 points, revised".
    pub fn summary(&self) -> String {
        let facets = self.facets.values().map(|stated| stated.is.clone());
        let parts: Vec<String> = std::iter::once(self.says()).chain(facets).collect();
        parts.join(", ")
    }
}

/// What has to be said of a version besides its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    /// In words: "not comparable with 15 million EUR: another currency".
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Its claims state different things on one facet.
    Disputed,
    /// Each of its sources answers otherwise before: it is compared with nothing.
    Aside,
    /// Another version cannot be compared with it: that is no clash, and no agreement.
    Incomparable,
    /// A name that fits several bearers, and is counted with none of them.
    Unplaced,
}

/// What kind of disagreement two versions stand in, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// The holders differ, or only one side states a holder; or the speakers differ, and
    /// the rule explains by speaker.
    Position,
    /// The figure moved with time, the way it can.
    Update,
    /// The editions differ, or only one side states an edition.
    Revision,
    /// Both sides stand only in one and the same source.
    WithinSource,
    /// Nothing explains it.
    Contradiction,
}

/// Two versions that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Indices into the divergence's versions, the lower first.
    pub between: (usize, usize),
    pub kind: ClashKind,
    /// The reason, in words.
    pub because: String,
    /// Ids of sources that carry both sides.
    pub carriers: Vec<String>,
}

/// All versions of one question in one story, of which at least two clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    pub story: String,
    /// The rule's id.
    pub rule: String,
    pub ask: String,
    /// That of its gravest clash.
    pub kind: ClashKind,
    pub severity: Severity,
    /// The same in every run with the same versions, whoever bears them; it keeps
    /// decisions valid.
    pub fingerprint: String,
    pub versions: Vec<Version>,
    pub clashes: Vec<Clash>,
    /// In which order the versions were told, where the answer evolves or was revised.
    pub timeline: Vec<Step>,
}

/// One version that several sources share, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
}

/// One version that only one source holds, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Single {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
}

/// What the comparator has to say of one run: see [`compare`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By story, then gravest first, then severity, then the order of the rules.
    pub divergences: Vec<Divergence>,
    pub agreements: Vec<Agreement>,
    pub single: Vec<Single>,
    pub silent: Vec<Silence>,
    pub unasked: Vec<Unasked>,
}

impl Findings {
    /// Whether no question was put to any source, because none names what the packs are about.
    pub fn is_nothing_asked(&self) -> bool {
        let found = [
            self.divergences.len(),
            self.agreements.len(),
            self.single.len(),
            self.silent.len(),
        ];
        !self.unasked.is_empty() && found == [0; 4]
    }

    /// Adds what was found in other stories.
    pub fn extend(&mut self, other: Self) {
        self.divergences.extend(other.divergences);
        self.agreements.extend(other.agreements);
        self.single.extend(other.single);
        self.silent.extend(other.silent);
        self.unasked.extend(other.unasked);
    }
}

/// Compares the claims of each story, rule by rule.
///
/// The order of `sources` and `claims` never matters; that of `rules` is the order of the
/// findings. Claims of a story without sources, or of a rule that is not among `rules`,
/// are left out.
pub fn compare(sources: &[Source], rules: &[Rule], claims: Vec<Claim>) -> Findings {
    let mut heard = heard(claims);
    let mut findings = Findings::default();
    for (story, sources) in same::by_story(sources) {
        let claims = heard.remove(story).unwrap_or_default();
        // Not by whichever question comes first, while others wait for it.
        let sources = sources.into_iter();
        let copies = match claims.is_empty() {
            true => Independence::unread(sources),
            false => Independence::of(sources),
        };
        findings.extend(compare_story(story, &copies, rules, claims));
    }
    findings
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
