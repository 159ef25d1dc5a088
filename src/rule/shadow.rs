//! Phrases that never stand, because an earlier one of their rule matches wherever they do.
//!
//! Where matches overlap, the one with more literal words stands, then the one that comes
//! first in the file. So a phrase is shadowed where an earlier one matches the same words
//! word by word; whatever value or facet the later one fixes is never seen.

use super::phrase::{self, Item, Sequence};
use super::written::{Answer, Near, Pack, Phrase, Rule};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// How many ways of reading a phrase are tried before it is left undecided.
const READINGS: usize = 4096;

/// The words that slots stand for, by name; recognised values are not among them.
pub type Lists<'a> = BTreeMap<&'a str, Vec<Sequence>>;

/// What the slots of one rule stand for.
struct Slots<'l> {
    lists: &'l Lists<'l>,
    /// The choices that `{value}` names.
    choices: Option<Vec<Sequence>>,
}

impl Slots<'_> {
    fn get(&self, name: &str) -> Option<&[Sequence]> {
        match &self.choices {
            Some(choices) if name == "value" => Some(choices),
            _ => self.lists.get(name).map(Vec::as_slice),
        }
    }
}

/// The word lists of a file, and its facets' cues.
pub fn lists(pack: &Pack) -> Lists<'_> {
    let mut lists = Lists::new();
    for (name, words) in &pack.words {
        let words = words.iter().filter_map(|w| phrase::parse(&w.text).ok());
        lists.insert(&name.text, words.collect());
    }
    for facet in pack.facets.iter().filter(|facet| facet.is.is_none()) {
        let cues = facet.values.iter().flat_map(|(_, cues)| cues);
        let cues = cues.filter_map(|w| phrase::parse(&w.text).ok());
        lists.insert(&facet.name.text, cues.collect());
    }
    lists
}

/// Each phrase of a rule that never stands, with the one that always goes before it.
pub fn shadowed<'a>(rule: &'a Rule, lists: &Lists<'a>) -> Vec<(&'a Phrase, &'a Phrase)> {
    let mut slots = Slots {
        lists,
        choices: None,
    };
    if let Some(Answer::Choice(choices)) = &rule.value {
        let words = choices.iter();
        let words = words.filter_map(|(name, _)| phrase::parse(&name.text).ok());
        slots.choices = Some(words.collect());
    }
    let elements = |phrase: &'a Phrase| match phrase.regex {
        true => None,
        false => phrase.elements().as_ref().ok().map(|read| read.as_slice()),
    };
    let parsed: Vec<(&Phrase, Option<&[Item]>)> =
        rule.phrases.iter().map(|p| (p, elements(p))).collect();
    let mut found = Vec::new();
    for (n, (later, words)) in parsed.iter().enumerate() {
        let first = words.map(first_reading);
        let readings = LazyCell::new(|| words.and_then(readings));
        let covers = |(earlier, wider): &&(&'a Phrase, Option<&'a [Item]>)| {
            let same = earlier.regex == later.regex && earlier.say.text == later.say.text;
            let wide = || match (wider, &first) {
                // Most are told apart by one way of reading.
                (Some(wider), Some(first)) => {
                    let takes = |words: &Vec<&Item>| reads(wider, words, &slots);
                    takes(first) && readings.as_ref().is_some_and(|all| all.iter().all(takes))
                }
                _ => false,
            };
            (!earlier.fallback || later.fallback)
                && (!earlier.alone || later.alone)
                && (!earlier.headline || later.headline)
                && demands_no_more(&earlier.near, &later.near)
                && (same || wide())
        };
        found.extend(
            parsed[..n]
                .iter()
                .find(covers)
                .map(|(earlier, _)| (*later, *earlier)),
        );
    }
    found
}

/// Whether what an earlier phrase wants near is nothing, or what the later one wants.
fn demands_no_more(earlier: &Near, later: &Near) -> bool {
    let texts = |words: &[super::node::Words]| -> BTreeSet<String> {
        words.iter().map(|w| w.text.clone()).collect()
    };
    let within = |near: &Near| near.within.as_ref().map(|w| w.text.clone());
    let same = |a: &[_], b: &[_]| a.is_empty() || texts(a) == texts(b);
    let anywhere = earlier.near.is_empty() && earlier.not_near.is_empty();
    same(&earlier.near, &later.near)
        && same(&earlier.not_near, &later.not_near)
        && (anywhere || within(earlier) == within(later))
}

/// The way of reading a phrase that takes the first of all alternatives.
fn first_reading(phrase: &[Item]) -> Vec<&Item> {
    let each = phrase.iter().flat_map(|item| match item {
        Item::Either(branches) | Item::Maybe(branches) => {
            branches.first().map_or(Vec::new(), |b| first_reading(b))
        }
        item => vec![item],
    });
    each.collect()
}

/// Every way of reading a phrase, without alternatives; `None` where there are too many.
fn readings(phrase: &[Item]) -> Option<Vec<Vec<&Item>>> {
    let mut all: Vec<Vec<&Item>> = vec![Vec::new()];
    for item in phrase {
        let mut ways: Vec<Vec<&Item>> = Vec::new();
        match item {
            Item::Either(branches) | Item::Maybe(branches) => {
                for branch in branches {
                    ways.extend(readings(branch)?);
                }
                if matches!(item, Item::Maybe(_)) {
                    ways.push(Vec::new());
                }
            }
            item => ways.push(vec![item]),
        }
        if all.len() * ways.len() > READINGS {
            return None;
        }
        let longer = all
            .iter()
            .flat_map(|begun| ways.iter().map(|way| [&begun[..], way].concat()));
        all = longer.collect();
    }
    Some(all)
}

/// Whether a phrase matches these words from end to end, with as many literal ones.
fn reads(phrase: &[Item], words: &[&Item], slots: &Slots) -> bool {
    after(phrase, words, BTreeSet::from([0]), slots).contains(&words.len())
}

/// Where in `words` a match of a phrase can end that begins at one of `starts`.
fn after(
    phrase: &[Item],
    words: &[&Item],
    starts: BTreeSet<usize>,
    slots: &Slots,
) -> BTreeSet<usize> {
    phrase.iter().fold(starts, |at, item| {
        let any = |branches: &[Sequence]| -> BTreeSet<usize> {
            let ends = branches.iter();
            ends.flat_map(|branch| after(branch, words, at.clone(), slots))
                .collect()
        };
        let step = || {
            let fitting = at
                .iter()
                .filter(|&&n| words.get(n).is_some_and(|w| fits(item, w)));
            fitting.map(|n| n + 1).collect::<BTreeSet<usize>>()
        };
        if at.is_empty() {
            return at;
        }
        match item {
            Item::Either(branches) => any(branches),
            Item::Maybe(branches) => &any(branches) | &at,
            Item::Gap => &step() | &at,
            Item::Slot { name, .. } => match slots.get(name) {
                Some(branches) => &step() | &any(branches),
                None => step(),
            },
            _ => step(),
        }
    })
}

/// Whether an element of a phrase takes whatever another takes.
fn fits(wider: &Item, item: &Item) -> bool {
    match (wider, item) {
        (Item::Prefix(start), Item::Word(word) | Item::Prefix(word)) => {
            word.starts_with(start.as_str())
        }
        (Item::Slot { name, .. }, Item::Slot { name: other, .. }) => name == other,
        (wider, item) => wider == item,
    }
}
