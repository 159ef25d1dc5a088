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
use crate::value::{Content, Mention, Relation, relate};
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

/// Whether a sentence of a source has a claim's figure beside a day of its sentence, and one of its
/// words: "in 2011 a fire there killed six".
pub(super) fn is_told_of_day(draft: &Read, claim: &Claim, sources: &[Read]) -> bool {
    let Content::Amount(own) = &claim.value.content else {
        return false;
    };
    let sentence = Part::of(draft, claim.sentence_range.clone());
    let is_day = |item: &&Mention| matches!(item.value.content, Content::Days(_));
    let days: Vec<&Mention> = sentence.items.iter().filter(is_day).collect();
    let tells = |part: &Part| {
        let figure = part.items.iter().any(|item| match &item.value.content {
            Content::Amount(other) => own.figure.is_some() && own.figure == other.figure,
            _ => false,
        });
        let same = |day: &&&Mention| {
            let mut all = part.items.iter().filter(is_day);
            all.any(|item| relate(&item.value, &day.value) == Relation::Equal)
        };
        figure && days.iter().any(|day| same(&day)) && !sentence.words.is_disjoint(&part.words)
    };
    !days.is_empty()
        && sources
            .iter()
            .any(|source| source.parts().iter().any(tells))
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
