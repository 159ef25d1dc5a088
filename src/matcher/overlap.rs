//! Of matches that overlap, the more literal stands.

use super::search::Hit;
use std::cmp::Reverse;
use std::ops::Range;

/// The matches of one rule in one sentence that stand, in the order of their places.
///
/// Two matches overlap when they share words of the value, or when the words of one lie
/// within those of the other. The one with more literal words wins, then the one whose
/// phrase comes first in the file, then the one with fewer words in gaps, then the longer.
/// A fallback gives way to every match that is none, whether they overlap or not. A match whose phrase is
/// `alone` loses to any other that it overlaps: if it won, it would be taken away because of another.
pub fn settle(hits: Vec<Hit>) -> Vec<Hit> {
    contest(hits, |_, _| ())
}

/// The same, and tells of each match that gives way to which it does.
pub fn contest(mut hits: Vec<Hit>, mut gives_way: impl FnMut(Hit, &Hit)) -> Vec<Hit> {
    hits.sort_by_key(|h| {
        let length = h.range.end - h.range.start;
        (
            (h.fallback, h.alone),
            Reverse(h.literal),
            h.phrase,
            h.gap,
            Reverse(length),
            h.range.start,
            h.value_range.start,
        )
    });
    let mut standing: Vec<Hit> = Vec::new();
    for hit in hits {
        match standing
            .iter()
            .find(|s| overlap(s, &hit) || hit.fallback && !s.fallback)
        {
            Some(stronger) => gives_way(hit, stronger),
            None => standing.push(hit),
        }
    }
    standing.sort_by_key(|h| (h.range.start, h.value_range.start, h.range.end));
    standing
}

fn overlap(a: &Hit, b: &Hit) -> bool {
    let share = a.value_range.start < b.value_range.end && b.value_range.start < a.value_range.end;
    // Each of a list stands for itself.
    let listed = a.list.is_some() && a.list == b.list;
    share || !listed && (within(&a.range, &b.range) || within(&b.range, &a.range))
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
