//! Where on the page a claim is told of, and where in its source's text it is marked.

use crate::matcher::Claim;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many hues tell versions apart before they begin anew. The letter tells them all.
const HUES: usize = 8;

/// A version's letter in its colour.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Badge {
    pub letter: String,
    pub hue: usize,
    /// The claim is another value, that only fits the version.
    pub fits: bool,
    /// The anchor it leads to.
    pub to: String,
    pub value: String,
}

pub(super) fn hue(version: usize) -> usize {
    version % HUES
}

/// What the claims of one range say: badges by rule.
pub(super) type Told = BTreeMap<String, Vec<Badge>>;

/// The claims of each source, as its text shows them.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// By source and range.
    by_source: BTreeMap<String, BTreeMap<(usize, usize), Told>>,
}

impl Marks {
    /// Notes that `badge` speaks of a claim.
    pub fn add(&mut self, claim: &Claim, badge: Badge) {
        let source = self.by_source.entry(claim.source.clone()).or_default();
        let rules = source
            .entry((claim.range.start, claim.range.end))
            .or_default();
        let badges = rules.entry(claim.rule.clone()).or_default();
        if badges.iter().all(|known| known.letter != badge.letter) {
            badges.push(badge);
        }
    }

    /// The ranges marked in a source, by their begin, each with its badges by rule.
    pub fn of(&self, source: &str) -> Vec<(Range<usize>, &Told)> {
        let ranges = self.by_source.get(source).into_iter().flatten();
        ranges
            .map(|((from, to), rules)| (*from..*to, rules))
            .collect()
    }
}

/// The anchor of a range of a source's text: `source` is its place among the story's.
pub(super) fn anchor(story: usize, source: usize, range: &Range<usize>) -> String {
    format!("w{story}-{source}-{}-{}", range.start, range.end)
}
