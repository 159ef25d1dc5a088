//! Weekdays of the draft whose week is a guess.
//!
//! "The minister sees him on Tuesday" says neither which Tuesday nor whether it has been. Where sources
//! have the Tuesday before or after the one guessed, that is the one meant.

use super::known::Known;
use crate::matcher::Claim;
use crate::value::{Content, Cycle, Extent};

/// A claim of the draft, with its weekday where sources have it.
pub(super) fn placed(mut claim: Claim, known: &Known) -> Claim {
    let Content::Days(days) = &mut claim.value.content else {
        return claim;
    };
    let (Some(day), true) = (days.extent.as_point().copied(), days.guessed) else {
        return claim;
    };
    if days.cycle != Some(Cycle::Week) {
        return claim;
    }
    let others = known.on(&claim.rule).iter();
    let others: Vec<_> = others
        .filter_map(|held| match &held.claim.value.content {
            Content::Days(other) => other.extent.as_point().copied(),
            _ => None,
        })
        .collect();
    let week = |other: &&jiff::civil::Date| {
        let apart = day.until(**other).map(|span| span.get_days().abs());
        matches!(apart, Ok(7))
    };
    if others.contains(&day) {
        return claim;
    }
    if let Some(other) = others.iter().find(week) {
        days.extent = Extent::point(*other);
    }
    claim
}
