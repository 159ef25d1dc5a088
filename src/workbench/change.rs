//! What tells two records of one story apart, in the domain's words.

use super::record::{Answer, Record, Told};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One difference between what was found before and what is found now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The rule's id.
    pub rule: String,
    pub what: What,
}

/// What became different.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The question diverges now, and did not; its kind.
    Appears(String),
    /// The question diverged; its kind then.
    Vanishes(String),
    /// What was found on the question came out otherwise: before, now.
    Kind(String, String),
    /// A version that was not there, with its claims.
    Version(String, Vec<String>),
    /// A version that is there no more, with its claims.
    NoVersion(String, Vec<String>),
    /// Claims that a version gained.
    Gained(String, Vec<String>),
    /// Claims that a version lost.
    Lost(String, Vec<String>),
    /// A claim says another thing, or says more or less of itself: before, now.
    Says(String, String, String),
    /// Only the words of a reason or a note changed.
    Reason,
}

/// All differences, by rule.
pub fn changes(before: &Record, now: &Record) -> Vec<Change> {
    let rules = |record: &Record| -> BTreeSet<String> {
        record.answers.iter().map(|a| a.rule.clone()).collect()
    };
    let mut found = Vec::new();
    for rule in rules(before).union(&rules(now)) {
        let (before, now) = (before.of_rule(rule), now.of_rule(rule));
        if before == now {
            continue;
        }
        let mut what = outcomes(&before, &now);
        what.extend(claims(&before, &now));
        if what.is_empty() {
            what.push(What::Reason);
        }
        found.extend(what.into_iter().map(|what| Change {
            rule: rule.clone(),
            what,
        }));
    }
    found
}

/// How the kinds of divergence changed.
fn outcomes(before: &[Answer], now: &[Answer]) -> Vec<What> {
    let kind = |answer: &Answer| answer.outcome.clone();
    let paired = diverging(before, now).into_iter();
    let what = paired.filter_map(|pair| match pair {
        (Some(before), Some(now)) => Some(What::Kind(kind(before), kind(now))),
        (Some(before), None) => Some(What::Vanishes(kind(before))),
        (None, now) => now.map(kind).map(What::Appears),
    });
    what.collect()
}

/// The divergences of one question that did not keep their kind: before, now.
pub(super) fn diverging<'a>(
    before: &'a [Answer],
    now: &'a [Answer],
) -> Vec<(Option<&'a Answer>, Option<&'a Answer>)> {
    let by_kind = |answers: &'a [Answer]| -> Vec<&'a Answer> {
        let mut found: Vec<_> = answers.iter().filter(|a| !a.clashes.is_empty()).collect();
        found.sort_by(|a, b| a.outcome.cmp(&b.outcome));
        found
    };
    let (mut before, mut now) = (by_kind(before), by_kind(now));
    before.retain(|old| {
        let same = now.iter().position(|new| new.outcome == old.outcome);
        same.map(|same| now.remove(same)).is_none()
    });
    let pairs = before.len().max(now.len());
    let pair = |n: usize| (before.get(n).copied(), now.get(n).copied());
    (0..pairs).map(pair).collect()
}

/// The versions of a question, each by its value and facets, with its claims.
fn versions(answers: &[Answer]) -> BTreeMap<String, BTreeSet<String>> {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for told in answers.iter().flat_map(|answer| &answer.versions) {
        let claims = versions.entry(named(told)).or_default();
        claims.extend(told.claims.iter().cloned());
    }
    versions
}

/// "28 (original)".
pub(super) fn named(told: &Told) -> String {
    if told.facets.is_empty() {
        return told.value.clone();
    }
    let facets: Vec<&str> = told.facets.values().map(String::as_str).collect();
    format!("{} ({})", told.value, facets.join(", "))
}

/// Which claims came, went, or changed sides.
fn claims(before: &[Answer], now: &[Answer]) -> Vec<What> {
    let (mut before, mut now) = (versions(before), versions(now));
    let mut found = Vec::new();
    for (name, old) in &mut before {
        let Some(new) = now.get_mut(name) else {
            continue;
        };
        let both: Vec<String> = old.intersection(new).cloned().collect();
        for claim in both {
            old.remove(&claim);
            new.remove(&claim);
        }
        if !old.is_empty() {
            let lost = old.iter().cloned().collect();
            found.push(What::Lost(name.clone(), lost));
        }
        if !new.is_empty() {
            let gained = new.iter().cloned().collect();
            found.push(What::Gained(name.clone(), gained));
        }
    }
    let gone: Vec<_> = before
        .iter()
        .filter(|(n, _)| !now.contains_key(*n))
        .collect();
    let mut come: BTreeMap<_, _> = now
        .iter()
        .filter(|(n, _)| !before.contains_key(*n))
        .collect();
    for (name, old) in gone {
        // The same words, read otherwise.
        let same = come
            .iter()
            .find(|(_, new)| **new == old)
            .map(|(n, _)| (*n).clone());
        match (same, old.iter().next()) {
            (Some(same), Some(claim)) => {
                come.remove(&same);
                found.push(What::Says(claim.clone(), name.clone(), same));
            }
            _ => found.push(What::NoVersion(name.clone(), old.iter().cloned().collect())),
        }
    }
    let come = come.into_iter();
    found
        .extend(come.map(|(n, claims)| What::Version(n.clone(), claims.iter().cloned().collect())));
    found
}

impl fmt::Display for Change {
    /// "plan-points: version 19 lost its only claim, 004:21 “19 points”"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Appears(kind) => write!(f, "a {kind} appears"),
            Self::Vanishes(kind) => write!(f, "the {kind} vanishes"),
            Self::Kind(before, now) => write!(f, "the {before} becomes a {now}"),
            Self::Version(name, claims) => {
                write!(f, "version {name} appears with {}", listed(claims))
            }
            Self::NoVersion(name, claims) => match claims.as_slice() {
                [claim] => write!(f, "version {name} lost its only claim, {claim}"),
                claims => write!(f, "version {name} lost all its claims: {}", listed(claims)),
            },
            Self::Gained(name, claims) => write!(f, "version {name} gained {}", listed(claims)),
            Self::Lost(name, claims) => write!(f, "version {name} lost {}", listed(claims)),
            Self::Says(claim, before, now) => {
                write!(f, "{claim} was read as {before} and is read as {now}")
            }
            Self::Reason => f.write_str("only a reason or a note is worded otherwise"),
        }
    }
}

fn listed(claims: &[String]) -> String {
    claims.join("; ")
}
