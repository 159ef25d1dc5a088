//! What the page of the review desk has beside that of the report.

use super::super::story::Story;
use super::super::words::letter;
use super::super::{Report, words::count};
use super::finding::Divergence;
use super::story::View;
use crate::review::{Standing, StoryReview};
use std::collections::BTreeMap;

pub(super) const STYLE: &str = include_str!("desk/desk.css");
pub(super) const SCRIPT: &str = concat!(
    include_str!("desk/form.js"),
    include_str!("desk/beside.js"),
    include_str!("desk/live.js"),
    include_str!("desk/keys.js"),
);

/// The form beneath the page.
pub(super) struct Desk<'a> {
    /// Who is likely to decide.
    pub by: &'a str,
    /// The number of the page as it stands.
    pub version: u64,
    pub style: &'static str,
    pub script: &'static str,
}

/// A divergence's place at the desk.
pub(super) struct Seat {
    pub story: String,
    /// The ids of the lines that were said last, with a space between.
    pub seen: String,
    pub versions: Vec<Choice>,
}

/// A version that may be said to hold.
pub(super) struct Choice {
    pub id: String,
    pub words: String,
}

/// How far a story is, and what signing it would vouch for.
pub(super) struct Seal {
    pub state: String,
    pub total: usize,
    pub decided: usize,
    /// "Ann Lee 5, Ben Ray 2"; empty where nothing is decided.
    pub by: String,
    /// "12 lines in stories/flood/review.jsonl"
    pub ledger: String,
}

/// Gives a story and its divergences their places; none where a story has no ledger.
pub(super) fn seat(report: &Report, story: &Story, view: &mut View) {
    let Some(review) = report.reviews.0.get(story.name) else {
        return;
    };
    view.seal = Some(seal(review));
    for found in view.divergences.iter_mut().chain(&mut view.decided) {
        found.seat = seat_of(story, review, found);
    }
}

fn seat_of(story: &Story, review: &StoryReview, found: &Divergence) -> Option<Seat> {
    let mut all = story.divergences.iter();
    let lettered = all.find(|each| each.finding.fingerprint == found.fingerprint)?;
    let choice = |(n, version): (usize, &crate::comparator::Version)| Choice {
        id: version.id(),
        words: format!("{}: {}", letter(lettered.first + n), version.summary()),
    };
    let seen = review.last.get(&found.fingerprint).into_iter().flatten();
    let seen: Vec<String> = seen.map(ToString::to_string).collect();
    Some(Seat {
        story: story.name.to_owned(),
        seen: seen.join(" "),
        versions: lettered
            .finding
            .versions
            .iter()
            .enumerate()
            .map(choice)
            .collect(),
    })
}

fn seal(review: &StoryReview) -> Seal {
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    let mut decided = 0;
    for standing in review.divergences.values() {
        if let Standing::Decided(entries) = standing {
            decided += 1;
            for entry in entries {
                *by.entry(&entry.by).or_default() += 1;
            }
        }
    }
    let by: Vec<String> = by.iter().map(|(name, n)| format!("{name} {n}")).collect();
    Seal {
        state: review.state.clone(),
        total: review.divergences.len(),
        decided,
        by: by.join(", "),
        ledger: format!("{} in {}", count(review.lines, "line"), review.ledger),
    }
}
