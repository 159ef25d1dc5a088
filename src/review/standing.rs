//! Where each divergence of a story stands, by its ledger.

use super::ledger::Ledger;
use super::line::{Decision, Deed, Id, Line, Signature};
use super::short;
use super::verdict::Verdict;
use crate::comparator::Divergence;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The reviews of a run, by story. A story without a ledger of its own has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews(pub BTreeMap<String, StoryReview>);

impl Reviews {
    /// Where a divergence stands.
    pub fn of(&self, divergence: &Divergence) -> &Standing {
        let story = self.0.get(&divergence.story);
        let standing = story.and_then(|s| s.divergences.get(&divergence.fingerprint));
        standing.unwrap_or(&Standing::Open)
    }
}

/// What a ledger says about the divergences of its story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryReview {
    /// The ledger's file, as the user named it.
    pub ledger: String,
    /// How many lines about the story it has.
    pub lines: usize,
    /// By fingerprint, each divergence of the story.
    pub divergences: BTreeMap<String, Standing>,
    /// Decisions on questions on which the sources no longer diverge, or on other versions
    /// throughout.
    pub past: Vec<Entry>,
    /// Signatures that no later one knew of.
    pub signed: Vec<Signed>,
    /// By fingerprint, the lines about a divergence that no later one about it knew of, in
    /// the order of their ids; nothing where there are none.
    pub last: BTreeMap<String, Vec<Id>>,
    /// What a signature that is given now vouches for.
    pub state: String,
}

/// Where the review of a divergence stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has decided, or what was decided was withdrawn.
    Open,
    /// Decided: by one, or by several who did not know of each other and say the same.
    Decided(Vec<Entry>),
    /// Several who did not know of each other say different things.
    Conflict(Vec<Entry>),
    /// Decided when the versions were others.
    Lapsed {
        decided: Vec<Entry>,
        /// What a source says now and none said then, in words.
        new: Vec<String>,
        /// What no source says any more.
        gone: Vec<String>,
    },
    /// Decided, but a damaged or missing line of the ledger may have said otherwise.
    Doubtful(Vec<Entry>),
}

/// What somebody had to say about a divergence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of its line.
    pub id: Id,
    pub by: String,
    pub at: Timestamp,
    /// The decision; `None` takes back all that was decided before.
    pub decision: Option<Decision>,
    pub rule: String,
    /// Of a withdrawal as of a decision.
    pub reason: String,
}

/// A signature, and whether it still covers the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub by: String,
    pub at: Timestamp,
    pub signature: Signature,
    /// Nothing was decided or withdrawn since, and the divergences are the same.
    pub holds: bool,
}

impl Standing {
    /// Whether there is nothing left to decide.
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Decided(_))
    }

    /// What was said, the earliest first.
    pub fn entries(&self) -> &[Entry] {
        match self {
            Self::Open => &[],
            Self::Decided(entries)
            | Self::Conflict(entries)
            | Self::Doubtful(entries)
            | Self::Lapsed {
                decided: entries, ..
            } => entries,
        }
    }
}

impl Entry {
    fn new(id: &Id, line: &Line) -> Option<Self> {
        let (rule, reason, decision) = match &line.deed {
            Deed::Decision(it) => (&it.rule, &it.reason, Some(it.clone())),
            Deed::Withdrawal(it) => (&it.rule, &it.reason, None),
            Deed::Signature(_) => return None,
        };
        Some(Self {
            id: id.clone(),
            by: line.by.clone(),
            at: line.at,
            decision,
            rule: rule.clone(),
            reason: reason.clone(),
        })
    }

    fn verdict(&self) -> Option<&Verdict> {
        self.decision.as_ref().map(|decision| &decision.verdict)
    }
}

/// The state of a story: a hash of the fingerprints of its divergences and of the lines that
/// had been written last.
pub fn state<'a>(fingerprints: impl Iterator<Item = &'a str>, heads: &[Id]) -> String {
    let fingerprints: BTreeSet<&str> = fingerprints.collect();
    let heads: BTreeSet<String> = heads.iter().map(Id::to_string).collect();
    let mut hash = Sha256::new();
    for fingerprint in fingerprints {
        hash.update(format!("divergence {fingerprint}\n"));
    }
    for head in heads {
        hash.update(format!("line {head}\n"));
    }
    let digest = hash.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl StoryReview {
    /// Holds a ledger against the divergences of its story, and of no other.
    pub fn new(ledger: &Ledger, story: &str, divergences: &[&Divergence]) -> Self {
        let mut said: BTreeMap<&str, Vec<&Id>> = BTreeMap::new();
        let own = ledger.lines.iter().filter(|(_, l)| l.story == short(story));
        for (id, line) in own.clone() {
            if let Some(fingerprint) = line.deed.fingerprint() {
                said.entry(fingerprint).or_default().push(id);
            }
        }
        let last = |ids: &Vec<&Id>| ledger.history.last(ids).into_iter().cloned().collect();
        let last = said.iter().map(|(f, ids)| ((*f).to_owned(), last(ids)));
        let last = last.collect();
        let standing = |ids: &Vec<&Id>| standing(ledger, ids);
        let mut said: BTreeMap<&str, Standing> =
            said.iter().map(|(f, ids)| (*f, standing(ids))).collect();
        let mut now: BTreeMap<String, Standing> = BTreeMap::new();
        for divergence in divergences {
            if let Some(standing) = said.remove(divergence.fingerprint.as_str()) {
                now.insert(divergence.fingerprint.clone(), standing);
            }
        }
        // What is left was said about other versions.
        let mut past: Vec<&Standing> = said.values().filter(|s| **s != Standing::Open).collect();
        for divergence in divergences {
            let lapsed = || lapsed(divergence, &past);
            now.entry(divergence.fingerprint.clone())
                .or_insert_with(lapsed);
        }
        past.retain(|standing| !divergences.iter().any(|d| common(d, standing) > 0));
        let mut past: Vec<Entry> = past.iter().flat_map(|s| s.entries()).cloned().collect();
        past.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Self {
            ledger: ledger.path.clone(),
            lines: own.clone().count(),
            divergences: now,
            past,
            signed: signed(ledger, own, divergences),
            last,
            state: state(fingerprints(divergences), &ledger.heads()),
        }
    }
}

impl Ledger {
    /// What was said last about a divergence of a story, the earliest first: nothing of it
    /// was known to whoever said the rest.
    pub fn last(&self, story: &str, fingerprint: &str) -> Vec<Entry> {
        let own = self.lines.iter().filter(|(_, line)| {
            line.story == short(story) && line.deed.fingerprint() == Some(fingerprint)
        });
        let ids: Vec<&Id> = own.map(|(id, _)| id).collect();
        entries(self, &self.history.last(&ids))
    }
}

/// What some lines say, the earliest first.
fn entries(ledger: &Ledger, ids: &[&Id]) -> Vec<Entry> {
    let entry = |id: &&Id| Entry::new(id, ledger.lines.get(*id)?);
    let mut entries: Vec<Entry> = ids.iter().filter_map(entry).collect();
    entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    entries
}

fn fingerprints<'a>(divergences: &[&'a Divergence]) -> impl Iterator<Item = &'a str> {
    divergences.iter().map(|found| found.fingerprint.as_str())
}

/// What the lines about one divergence come to.
fn standing(ledger: &Ledger, ids: &[&Id]) -> Standing {
    let last = ledger.history.last(ids);
    let entries = entries(ledger, &last);
    let Some(first) = entries.first() else {
        return Standing::Open;
    };
    let verdict = first.verdict();
    let agreed = entries.iter().all(|entry| entry.verdict() == verdict);
    match (agreed, verdict) {
        (true, None) => Standing::Open,
        _ if last.iter().any(|id| ledger.is_doubtful(id)) => Standing::Doubtful(entries),
        (true, Some(_)) => Standing::Decided(entries),
        (false, _) => Standing::Conflict(entries),
    }
}

/// Where a divergence stands of which nothing was said, by what was said of others: the one
/// with the same question and the most versions in common, of several the latest.
fn lapsed(divergence: &Divergence, past: &[&Standing]) -> Standing {
    let scored = past.iter().map(|standing| {
        let latest = standing.entries().iter().map(|entry| entry.at).max();
        (common(divergence, standing), latest, *standing)
    });
    let likely = scored.filter(|(common, ..)| *common > 0);
    let Some((.., was)) = likely.min_by_key(|(common, at, _)| Reverse((*common, *at))) else {
        return Standing::Open;
    };
    let then = was.entries().iter().filter_map(|e| e.decision.as_ref());
    let then: BTreeMap<&str, &str> = then
        .flat_map(|decision| &decision.versions)
        .map(|seen| (seen.id.as_str(), seen.says.as_str()))
        .collect();
    let now = divergence.versions.iter().map(|v| (v.id(), v.summary()));
    let now: BTreeMap<String, String> = now.collect();
    let new = now.iter().filter(|(id, _)| !then.contains_key(id.as_str()));
    let gone = then.iter().filter(|(id, _)| !now.contains_key(**id));
    Standing::Lapsed {
        decided: was.entries().to_vec(),
        new: new.map(|(_, says)| says.clone()).collect(),
        gone: gone.map(|(_, says)| (*says).to_owned()).collect(),
    }
}

/// How many of its versions were decided upon there.
fn common(divergence: &Divergence, standing: &Standing) -> usize {
    let decisions = standing
        .entries()
        .iter()
        .filter_map(|e| e.decision.as_ref());
    let same = decisions.filter(|decision| decision.rule == divergence.rule);
    let seen: BTreeSet<&str> = same
        .flat_map(|decision| &decision.versions)
        .map(|seen| seen.id.as_str())
        .collect();
    let versions = divergence.versions.iter();
    versions.filter(|v| seen.contains(v.id().as_str())).count()
}

/// The last signatures, the earliest first.
fn signed<'a>(
    ledger: &Ledger,
    own: impl Iterator<Item = (&'a Id, &'a Line)> + Clone,
    divergences: &[&Divergence],
) -> Vec<Signed> {
    let is_signature = |line: &Line| matches!(line.deed, Deed::Signature(_));
    let all = own.clone().filter(|(_, line)| is_signature(line));
    let ids: Vec<&Id> = all.map(|(id, _)| id).collect();
    let deeds: BTreeSet<Id> = own
        .filter(|(_, line)| !is_signature(line))
        .map(|(id, _)| id.clone())
        .collect();
    let one = |id: &&Id| {
        let line = ledger.lines.get(*id)?;
        let Deed::Signature(signature) = &line.deed else {
            return None;
        };
        let same = state(fingerprints(divergences), &line.after) == signature.state;
        let holds = same && !ledger.is_doubtful(id) && ledger.history.knows(id, &deeds);
        Some(Signed {
            by: line.by.clone(),
            at: line.at,
            signature: signature.clone(),
            holds,
        })
    };
    let mut signed: Vec<Signed> = ledger.history.last(&ids).iter().filter_map(one).collect();
    signed.sort_by(|a, b| (a.at, &a.by).cmp(&(b.at, &b.by)));
    signed
}
