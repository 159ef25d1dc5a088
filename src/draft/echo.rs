//! Sentences that echo one of a source, but for a name, a figure or a day.
//!
//! No rule need ask: where a draft says in a source's words what that source says, and has another
//! name in a place where the source has one, somebody was put in another's place. The words
//! around must be the source's to the greater part, else nothing is said.

use super::beside::is_told;
use super::part::{Part, has};
use super::read::Read;
use super::{Evidence, State, Statement};
use crate::rule::fold::Folded;
use crate::rule::{Across, Rule};
use crate::source::Source;
use crate::value::{Content, Mention, Relation, relate};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many words both must share,
const SHARED: usize = 4;
/// and how many in a hundred of the draft's.
const PER_CENT: usize = 60;
/// In so many in a hundred they are the source's own.
const VERBATIM: usize = 75;
/// How many bytes before a sentence may name whom it means.
const AROUND: usize = 600;

/// Statements on what differs, where nothing else rests.
pub(super) fn statements(
    read: &Read,
    covered: &[Range<usize>],
    sources: &[Read],
    rules: &[Rule],
) -> Vec<Statement> {
    let rests = |at: &Range<usize>| covered.iter().any(|c| c.start < at.end && at.start < c.end);
    let draft = read.source;
    let own = read.parts().iter();
    let own = own
        .filter(|part| part.words.len() >= 3 && part.items.iter().any(|item| !rests(&item.figure)));
    let own: Vec<&Part> = own.collect();
    if own.is_empty() {
        return Vec::new();
    }
    let all = sources
        .iter()
        .flat_map(|s| s.parts().iter().map(|part| (s.source, part)));
    let all: Vec<(&Source, &Part)> = all.collect();
    // In which of them a word stands.
    let mut bearers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (n, (_, part)) in all.iter().enumerate() {
        for word in &part.words {
            bearers.entry(word).or_default().push(n);
        }
    }
    let persons = persons(sources.iter().chain([read]));
    let mut found = Vec::new();
    for part in own {
        let mut shared = vec![0; all.len()];
        let words = part.words.iter().filter_map(|word| bearers.get(&**word));
        words.flatten().for_each(|&n| shared[n] += 1);
        let alike = all.iter().zip(shared);
        let alike = alike.map(|((source, other), shared)| (*source, *other, shared));
        let alike = alike.filter(|(_, _, shared)| {
            let (least, share) = match part.words.len() {
                few if few <= SHARED => (few.min(3), 75),
                _ => (SHARED, PER_CENT),
            };
            *shared >= least && shared * 100 >= part.words.len() * share
        });
        let alike: Vec<_> = alike.collect();
        let Some(best) = alike.iter().map(|(_, _, shared)| *shared).max() else {
            continue;
        };
        let (source, closest, _) = alike
            .iter()
            .find(|(_, _, shared)| *shared == best)
            .unwrap_or(&alike[0]);
        // "Six times what they asked for" counts nothing that a source need count.
        let factor = |item: &Mention| {
            let after = draft.text.get(item.figure.end..).unwrap_or_default();
            after.trim_start().starts_with("times ")
        };
        let one_for_one = best * 100 >= part.words.len() * VERBATIM
            && best > SHARED
            && strangers(part, closest) == 1
            && strangers(closest, part) == 1;
        let items = part.items.iter();
        for item in items.filter(|item| !rests(&item.figure) && !factor(item)) {
            // Of places only those in nearly the same words stand for each other.
            let told = match &item.value.content {
                Content::Name(name) => is_told(draft, name, item),
                _ => false,
            };
            let verbatim = told && one_for_one;
            let there = alike.iter().any(|(source, other, _)| {
                has(&other.items, item)
                    || !verbatim && stands_near(source, &other.range, draft, item)
            }) || all
                .iter()
                .any(|(source, other)| counts(source, other, draft, item));
            let other = closest.items.iter().find(|other| {
                let alike = is_alike(item, other, &persons)
                    && counted(draft, item) == counted(source, other)
                    && !is_compound_of(item, other);
                (alike || verbatim && are_places(item, other, &persons))
                    && !has(&part.items, other)
                    && !are_one_party((draft, item), (source, other), rules)
            });
            let Some(other) = other.filter(|_| !there) else {
                continue;
            };
            let quote = source.text.get(other.figure.clone()).unwrap_or_default();
            let evidence = Evidence {
                says: quote.to_owned(),
                ..Evidence::beside(source, &closest.range)
            };
            found.push(Statement::looked_up(
                read,
                item.figure.clone(),
                State::Contradicted,
                format!("{} has “{quote}” in these words", source.id),
                vec![evidence],
            ));
        }
    }
    found
}

/// Whether two may stand for each other: persons, or values that exclude each other.
fn is_alike(item: &Mention, other: &Mention, persons: &BTreeSet<String>) -> bool {
    let person = |mention: &Mention| match &mention.value.content {
        Content::Name(name) => name.words.last().is_some_and(|last| persons.contains(last)),
        _ => false,
    };
    match (&item.value.content, &other.value.content) {
        (Content::Name(_), Content::Name(_)) => person(item) && person(other),
        (Content::Amount(_), Content::Amount(_)) | (Content::Days(_), Content::Days(_)) => {
            relate(&item.value, &other.value) == Relation::Disjoint
        }
        _ => false,
    }
}

/// Whether a source counts as many of the same elsewhere.
fn counts(source: &Source, part: &Part, draft: &Source, item: &Mention) -> bool {
    let own = counted(draft, item);
    own.is_some()
        && part
            .items
            .iter()
            .any(|other| has(std::slice::from_ref(other), item) && counted(source, other) == own)
}

/// The word behind a figure, which it may count.
fn counted(text: &Source, item: &Mention) -> Option<String> {
    let amount = matches!(item.value.content, Content::Amount(_));
    let after = text.text.get(item.figure.end..).unwrap_or_default();
    let word = after.split_whitespace().next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    (amount && !word.is_empty()).then(|| word.to_lowercase())
}

/// Whether a name begins a compound: "Norland-born", of Norland.
fn is_compound_of(item: &Mention, other: &Mention) -> bool {
    match (&item.value.content, &other.value.content) {
        (Content::Name(a), Content::Name(b)) => a.words.iter().any(|word| {
            let first = word.split(['-', '‐']).next();
            first != Some(word) && first.is_some_and(|first| b.words.iter().any(|b| b == first))
        }),
        _ => false,
    }
}

/// Whether a rule knows both names as those of one party: a land and its capital.
fn are_one_party(own: (&Source, &Mention), other: (&Source, &Mention), rules: &[Rule]) -> bool {
    let names = [own, other].map(|(text, name)| {
        let words = text.text.get(name.figure.clone());
        Folded::new(words.unwrap_or_default())
    });
    let mut parties = rules.iter().flat_map(|rule| &rule.facets);
    parties.any(|facet| {
        let cues = facet
            .cues
            .as_ref()
            .filter(|_| facet.across == Across::Position);
        let [a, b] = [0, 1].map(|n| cues.and_then(|cues| cues.first_facet(&names[n])));
        a.is_some() && a == b
    })
}

/// How many names of a sentence another does not have.
fn strangers(part: &Part, other: &Part) -> usize {
    let names = part.items.iter();
    let names = names.filter(|item| matches!(item.value.content, Content::Name(_)));
    names.filter(|item| !has(&other.items, item)).count()
}

/// Whether both are names of one word that are nobody's.
fn are_places(item: &Mention, other: &Mention, persons: &BTreeSet<String>) -> bool {
    let place = |mention: &Mention| match &mention.value.content {
        Content::Name(name) => {
            name.titles.is_empty() && name.words.len() == 1 && !persons.contains(&name.words[0])
        }
        _ => false,
    };
    place(item) && place(other)
}

/// Whether an item's words stand in the source around a sentence, where a pronoun may mean it.
fn stands_near(source: &Source, at: &Range<usize>, draft: &Source, item: &Mention) -> bool {
    let words = match &item.value.content {
        Content::Name(name) => name.words.last().map(String::as_str),
        _ => draft.text.get(item.figure.clone()),
    };
    let from = at.start.saturating_sub(AROUND).max(source.body);
    let from = (from..=at.start).find(|n| source.text.is_char_boundary(*n));
    let around = source.text.get(from.unwrap_or(at.start)..at.end);
    words.is_none_or(|words| around.unwrap_or_default().contains(words))
}

/// The surnames of those who have a title somewhere: of persons, not of places.
fn persons<'a>(texts: impl Iterator<Item = &'a Read<'a>>) -> BTreeSet<String> {
    let names = texts.flat_map(Read::names);
    let titled = names.filter(|(name, _)| !name.titles.is_empty());
    titled
        .filter_map(|(name, _)| name.words.last().cloned())
        .collect()
}
