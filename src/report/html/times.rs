//! When the versions of a question that moved were told, drawn to scale.

use super::super::words::date;
use super::calendar::{days, number};
use super::figure::{Tick, place};
use super::mark::Badge;
use super::scale::Scale;
use crate::comparator::{Step, When};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A time line: a lane for each version, in the order in which they held.
pub(super) struct Times {
    /// What the order is that of.
    pub title: &'static str,
    pub ticks: Vec<Tick>,
    pub lanes: Vec<Told>,
}

/// A version, and when sources told of it.
pub(super) struct Told {
    pub badge: Badge,
    /// The edition, if it has one, and the days in words.
    pub when: String,
    pub from: String,
    pub width: String,
    pub days: Vec<String>,
}

/// The time line of some steps; `told` gives the days on which a version was published, by
/// its number. None where all was told on one day, so that there is no scale.
pub(super) fn times(steps: &[Step], badges: &[Badge], told: &[BTreeSet<Date>]) -> Option<Times> {
    let mut rows: Vec<&Step> = Vec::new();
    for step in steps {
        if rows.iter().all(|row| row.version != step.version) {
            rows.push(step);
        }
    }
    let days_of = |step: &Step| told.get(step.version);
    let all: BTreeSet<Date> = rows
        .iter()
        .filter_map(|row| days_of(row))
        .flatten()
        .copied()
        .collect();
    if all.len() < 2 {
        return None;
    }
    let marks: Vec<f64> = all.iter().map(|day| number(*day)).collect();
    let scale = Scale::of(&marks, false)?;
    let at = |day: &Date| scale.at(number(*day));
    let lane = |row: &&Step| {
        let days = days_of(row)?;
        let from = days.first().map_or(0.0, at);
        let to = days.last().map_or(from, at);
        let words: Vec<String> = days.iter().map(|day| date(*day)).collect();
        Some(Told {
            badge: badges.get(row.version)?.clone(),
            when: match &row.when {
                When::Day(_) => words.join(", "),
                When::Edition(_, is) if words.is_empty() => is.clone(),
                When::Edition(_, is) => format!("{is}, told on {}", words.join(", ")),
            },
            from: place(from),
            width: place(to - from),
            days: days.iter().map(|day| place(at(day))).collect(),
        })
    };
    Some(Times {
        title: match rows.first()?.when {
            When::Day(_) => "In the order in which sources said it",
            When::Edition(..) => "Editions in their order, and when sources told of them",
        },
        ticks: days(scale),
        lanes: rows.iter().filter_map(lane).collect(),
    })
}
