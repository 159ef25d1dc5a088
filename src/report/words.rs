//! The report's vocabulary: closed sets, numbers and dates in words.

use super::Question;
use crate::comparator::{Bearers, ClashKind, Divergence, Step, Version, When};
use crate::matcher::{By, Claim, Stated};
use crate::rule::{Across, Severity};
use crate::source::Source;
use crate::value::describe::said;
use std::collections::BTreeMap;

pub(crate) fn kind(kind: ClashKind) -> &'static str {
    match kind {
        ClashKind::Contradiction => "contradiction",
        ClashKind::WithinSource => "within-source",
        ClashKind::Revision => "revision",
        ClashKind::Update => "update",
        ClashKind::Position => "position",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
    }
}

/// "1 source", "2 sources".
pub(crate) fn count(n: usize, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{ending}")
}

/// "2 contradictions, 1 within-source, 1 revision": how often each kind occurs, gravest first.
pub(super) fn tally(kinds: impl Iterator<Item = ClashKind>) -> String {
    let mut times: BTreeMap<ClashKind, usize> = BTreeMap::new();
    for kind in kinds {
        *times.entry(kind).or_default() += 1;
    }
    if times.is_empty() {
        return "no divergence".to_owned();
    }
    let part = |(each, n): (&ClashKind, &usize)| match each {
        ClashKind::WithinSource => format!("{n} {}", kind(*each)),
        _ => count(*n, kind(*each)),
    };
    let parts: Vec<String> = times.iter().rev().map(part).collect();
    parts.join(", ")
}

/// A, B, … Z, AA, AB, …: the name of a version among those of its question.
pub(super) fn letter(n: usize) -> String {
    let mut rest = n;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    letters.iter().rev().collect()
}

/// "26 November 2025".
pub(super) fn date(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "Example Post, 26 November 2025", as far as known.
pub(super) fn origin(source: &Source) -> String {
    let published = match source.published {
        Some(day) => date(day),
        None => "undated".to_owned(),
    };
    match &source.publisher {
        Some(publisher) => format!("{publisher}, {published}"),
        None => published,
    }
}

/// A version's value; a denial says so.
pub(crate) fn version(version: &Version) -> String {
    version.says()
}

/// A claim's value; a denial says so.
pub(crate) fn claimed(claim: &Claim) -> String {
    said(&claim.value, claim.denied)
}

/// The variants of a version that its supports do not show already.
pub(super) fn variants(version: &Version) -> String {
    let shown: Vec<String> = version.supports.iter().map(claimed).collect();
    let others = version.variants.iter().filter(|v| !shown.contains(v));
    others.map(String::as_str).collect::<Vec<_>>().join("; ")
}

/// Its notes, each a sentence without an end.
pub(super) fn notes(version: &Version) -> String {
    let notes = version.notes.iter().map(|note| note.text.as_str());
    notes.collect::<Vec<_>>().join("; ")
}

/// "28, original → 19, revised": the order in which a question's versions were told; empty
/// where they have none.
pub(super) fn timeline(found: &Divergence) -> String {
    let step = |step: &Step| {
        let value = found
            .versions
            .get(step.version)
            .map_or(String::new(), version);
        match &step.when {
            When::Day(day) => format!("{value}, {}", date(*day)),
            When::Edition(_, is) => format!("{value}, {is}"),
        }
    };
    let steps: Vec<String> = found.timeline.iter().map(step).collect();
    steps.join(" → ")
}

/// "3 sources, 2 of them independent, first in a.md"; nothing of a single source.
pub(super) fn standing(version: &Version) -> String {
    let Bearers {
        sources,
        independent,
        earliest,
    } = &version.bearers;
    let many = match sources.len() {
        0 | 1 => return String::new(),
        n if n == *independent => format!("{n} independent sources"),
        n => format!("{n} sources, {independent} of them independent"),
    };
    if earliest.is_empty() || earliest.len() == sources.len() {
        return many;
    }
    format!("{many}, first in {}", earliest.join(", "))
}

/// "revised, the council’s": what a version says about itself.
pub(super) fn facets(version: &Version, question: Option<&Question>) -> String {
    let one = |(name, stated): (&String, &Stated)| {
        let across = question.and_then(|q| q.facets.get(name));
        let is = match across {
            Some(Across::Position) => possessive(&stated.is),
            _ => stated.is.clone(),
        };
        match stated.by {
            By::Assume => format!("{is} (assumed)"),
            _ => is,
        }
    };
    version
        .facets
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(", ")
}

fn possessive(name: &str) -> String {
    let ending = if name.ends_with(['s', 'S']) {
        "’"
    } else {
        "’s"
    };
    format!("{name}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_never_run_out() {
        let cases = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ];
        for (n, wanted) in cases {
            assert_eq!(letter(n), wanted);
        }
    }

    #[test]
    fn kinds_are_counted_gravest_first() {
        use ClashKind::{Contradiction, Position, WithinSource};
        let kinds = [
            Position,
            WithinSource,
            Contradiction,
            WithinSource,
            Contradiction,
        ];
        assert_eq!(
            tally(kinds.into_iter()),
            "2 contradictions, 2 within-source, 1 position"
        );
        assert_eq!(tally([].into_iter()), "no divergence");
    }

    #[test]
    fn holders_own_their_values() {
        let cases = [("Rome", "Rome’s"), ("the two states", "the two states’")];
        for (given, wanted) in cases {
            assert_eq!(possessive(given), wanted);
        }
    }
}
