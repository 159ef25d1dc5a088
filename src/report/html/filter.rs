//! What a reader can narrow the page by.

use super::super::story::Story;
use super::super::words::kind;
use super::super::{Report, decided};
use super::finding::name;
use crate::comparator::ClashKind;
use std::collections::BTreeMap;

/// The choices that the page offers.
pub(super) struct Filter {
    /// The gravest first, then what does not diverge.
    pub kinds: Vec<Choice>,
    /// By story and place in it.
    pub sources: Vec<Choice>,
    pub divergences: usize,
}

pub(super) struct Choice {
    /// What an element that it lets through says of itself.
    pub value: String,
    pub label: String,
    pub count: usize,
}

impl Filter {
    pub fn new(report: &Report, stories: &[Story]) -> Self {
        let mut times: BTreeMap<ClashKind, usize> = BTreeMap::new();
        for divergence in stories.iter().flat_map(|story| &story.divergences) {
            *times.entry(divergence.finding.kind).or_default() += 1;
        }
        let divergences = times.values().sum();
        let mut kinds: Vec<Choice> = times
            .iter()
            .rev()
            .map(|(each, n)| choice(kind(*each), &plural(kind(*each), *n), *n))
            .collect();
        let agreed = stories.iter().map(|story| story.agreements.len()).sum();
        let single = stories.iter().map(|story| story.single.len()).sum();
        kinds.push(choice("agreement", &plural("agreement", agreed), agreed));
        kinds.push(choice("single", "one source", single));
        for standing in ["lapsed", "decided"] {
            let all = stories.iter().flat_map(|story| &story.divergences);
            let of = all.filter(|d| decided::name(report.reviews.of(d.finding)) == standing);
            kinds.push(choice(standing, standing, of.count()));
        }
        kinds.retain(|each| each.count > 0);
        Self {
            kinds,
            sources: sources(stories),
            divergences,
        }
    }
}

fn sources(stories: &[Story]) -> Vec<Choice> {
    let mut all = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        for (n, source) in story.sources.iter().enumerate() {
            let label = match name(source) {
                named if named == source.id => named.to_owned(),
                named => format!("{named} ({})", source.id),
            };
            let label = match stories.len() {
                1 => label,
                _ => format!("{}: {label}", story.name),
            };
            all.push(choice(&format!("{}.{n}", number + 1), &label, 0));
        }
    }
    all
}

fn plural(noun: &str, n: usize) -> String {
    match n {
        1 => noun.to_owned(),
        _ if noun == kind(ClashKind::WithinSource) => noun.to_owned(),
        _ => format!("{noun}s"),
    }
}

fn choice(value: &str, label: &str, count: usize) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        count,
    }
}
