//! Decisions in words, as every format says them.

use super::Report;
use super::story::{Lettered, Story};
use super::words::date;
use crate::comparator::Divergence;
use crate::review::{Decision, Entry, Signed, Standing};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Divergences in the order in which they want to be looked at: lapsed decisions first, then
/// conflicts, then doubts, then what was never decided. Decided ones come last.
pub(super) fn by_need<'s, 'a>(
    report: &Report,
    story: &'s Story<'a>,
) -> Vec<(&'s Lettered<&'a Divergence>, Standing)> {
    let standing = |lettered: &Lettered<&Divergence>| report.reviews.of(lettered.finding).clone();
    let each = story.divergences.iter();
    let mut all: Vec<_> = each
        .map(|lettered| (lettered, standing(lettered)))
        .collect();
    all.sort_by_key(|(_, standing)| need(standing));
    all
}

fn need(standing: &Standing) -> u8 {
    match standing {
        Standing::Lapsed { .. } => 0,
        Standing::Conflict(_) => 1,
        Standing::Doubtful(_) => 2,
        Standing::Open => 3,
        Standing::Decided(_) => 4,
    }
}

/// Where a review stands, in a word.
pub(super) fn name(standing: &Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Decided(_) => "decided",
        Standing::Conflict(_) => "conflict",
        Standing::Lapsed { .. } => "lapsed",
        Standing::Doubtful(_) => "doubtful",
    }
}

/// "3 decided, 1 lapsed, 1 in conflict"; empty where nothing was decided.
pub(super) fn tally<'a>(standings: impl Iterator<Item = &'a Standing>) -> String {
    let mut times = [0; 5];
    for standing in standings {
        times[usize::from(need(standing))] += 1;
    }
    let [lapsed, conflict, doubtful, _, decided] = times;
    let parts = [
        (decided, "decided"),
        (lapsed, "lapsed"),
        (conflict, "in conflict"),
        (doubtful, "in doubt"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, word)| format!("{n} {word}")).collect();
    parts.join(", ")
}

/// What has to be said of a divergence that is not decided, a line each; nothing where
/// nobody ever decided.
pub(crate) fn undecided(standing: &Standing) -> Vec<String> {
    let heading = heading(standing).into_iter();
    match standing {
        Standing::Decided(_) => Vec::new(),
        _ => heading.chain(standing.entries().iter().map(said)).collect(),
    }
}

/// Why what was said of a divergence does not decide it; `None` where it does, and where
/// nothing was said.
pub(super) fn heading(standing: &Standing) -> Option<String> {
    match standing {
        Standing::Open | Standing::Decided(_) => None,
        Standing::Lapsed { new, gone, .. } => Some(format!("lapsed: {}", lapse(new, gone))),
        Standing::Conflict(_) => Some("conflict: these did not know of each other".to_owned()),
        Standing::Doubtful(_) => Some(
            "in doubt: a line of the ledger that is damaged or missing may say otherwise"
                .to_owned(),
        ),
    }
}

/// "a source now says 23; no source says 19 any more".
fn lapse(new: &[String], gone: &[String]) -> String {
    let new = new.iter().map(|says| format!("a source now says {says}"));
    let gone = gone
        .iter()
        .map(|says| format!("no source says {says} any more"));
    let parts: Vec<String> = new.chain(gone).collect();
    parts.join("; ")
}

/// "resolved to 28 points — Ann Lee, 25 November 2026: the register has it (https://…)".
pub(crate) fn said(entry: &Entry) -> String {
    let verdict = verdict(entry);
    let evidence = match evidence(entry) {
        "" => String::new(),
        evidence => format!(" ({evidence})"),
    };
    let (by, day, reason) = (&entry.by, day(entry.at), &entry.reason);
    format!("{verdict} — {by}, {day}: {reason}{evidence}")
}

/// "resolved to 28 points", "withdrawn".
pub(super) fn verdict(entry: &Entry) -> String {
    match &entry.decision {
        Some(decision) => decision.verdict.to_string(),
        None => "withdrawn".to_owned(),
    }
}

/// What a decision rests on; nothing where that was not said.
pub(super) fn evidence(entry: &Entry) -> &str {
    let decision: Option<&Decision> = entry.decision.as_ref();
    let evidence = decision.and_then(|decision| decision.evidence.as_deref());
    evidence.unwrap_or_default()
}

/// "signed by Ann Lee, 25 November 2026, with 2 undecided".
pub(super) fn signed(signed: &Signed) -> String {
    let (by, day) = (&signed.by, day(signed.at));
    let open = match signed.signature.undecided {
        0 => String::new(),
        n => format!(", with {n} undecided"),
    };
    let since = if signed.holds {
        ""
    } else {
        "; it has changed since"
    };
    format!("signed by {by}, {day}{open}{since}")
}

/// The day in UTC.
pub(super) fn day(at: Timestamp) -> String {
    date(at.to_zoned(TimeZone::UTC).date())
}
