//! What a source tells in the draft's words, though no rule reads it there.
//!
//! A pack does not know every way of saying a thing. Where a draft's answer stands in no source,
//! but one of their sentences has every name and every figure of it and most of its other words,
//! it is the pack that is at a loss, and not the draft.

use super::known::Known;
use super::part::{Part, has, stem};
use super::read::Read;
use super::stand::apart;
use crate::matcher::Claim;
use crate::rule::Rule;
use crate::value::{Content, Mention};
use std::ops::Range;

/// How many in a hundred of the words a source's sentence must have.
const PER_CENT: usize = 50;

/// Whether a sentence of a source, in which its rule finds nothing, tells what these words of a claim
/// do.
pub(super) fn is_told(
    draft: &Read,
    rule: &Rule,
    (claim, words): (&Claim, &Range<usize>),
    desk: (&[Read], &Known),
) -> bool {
    let (sources, known) = desk;
    let own = Part::of(draft, words.clone());
    let is_read = |source: &Read, other: &Part| {
        let mut held = known.on(&rule.id).iter().map(|held| &held.claim);
        held.any(|held| {
            held.source == source.source.id
                && other.range.start <= held.range.start
                && held.range.end <= other.range.end
                && apart(rule, claim, held).is_none()
        })
    };
    let tells = |other: &Part| {
        let shared = own.words.intersection(&other.words).count();
        own.items.iter().all(|item| is_in(item, &other.items))
            && shared * 100 >= own.words.len() * PER_CENT
    };
    let mut each = sources
        .iter()
        .flat_map(|s| s.parts().iter().map(move |part| (s, part)));
    // One figure and one word, "six killed", stand in many a sentence.
    own.items.len().max(own.words.len()) > 1
        && each.any(|(source, part)| tells(part) && !is_read(source, part))
}

/// Whether a name or a value is among those of a sentence: a people counts as its land.
fn is_in(item: &Mention, there: &[Mention]) -> bool {
    let people = |other: &Mention| match (&item.value.content, &other.value.content) {
        (Content::Name(a), Content::Name(b)) => match (a.words.as_slice(), b.words.as_slice()) {
            ([a], [b]) => stem(a) == stem(b),
            _ => false,
        },
        _ => false,
    };
    has(there, item) || there.iter().any(people)
}
