//! Which phrases can match a sentence, by the words that they cannot do without.
//!
//! A sentence is looked over once for the words of all phrases together. Most have none that
//! a phrase needs, and most phrases lack some word in those that do.

mod lookout;

use super::needs::{Atom, FREQUENT, Need, Words, commonness, of_list};
use super::order::Order;
use super::pattern::Pattern;
use super::words::Beginnings;
use super::{Form, Near, Phrase, Rule, Within};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use lookout::Lookout;

/// The phrases of some rules by the words that they need.
#[derive(Debug)]
pub struct Index {
    /// The groups that have a word.
    words: FxHashMap<Box<str>, Vec<usize>>,
    prefixes: Prefixes,
    beginnings: Beginnings,
    /// Of each group of words, the phrases that are tried where a text has one of them.
    waiting: Vec<Vec<Waiting>>,
    /// Phrases that need no word of the sentence.
    always: Vec<Waiting>,
    /// Of each group, the frequent words that it has, by their place among them.
    frequent: Vec<u64>,
}

/// A phrase that a text may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Place of the rule among those of the index.
    pub rule: usize,
    /// Place of the phrase in the rule.
    pub phrase: usize,
}

/// How words begin, and the groups that have such words.
#[derive(Debug)]
struct Prefixes {
    /// Sorted.
    all: Vec<Prefix>,
    /// Of each byte, the prefixes that begin with it.
    by_first: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Prefix {
    text: Box<str>,
    groups: Vec<usize>,
    /// The longest other prefix with which it begins.
    parent: Option<usize>,
}

/// What is as common as this stands in most sentences, so that it tells little.
const COMMON: usize = 2000;

/// What must stand within the same sentence or paragraph.
fn beside(near: &Near, within: Within) -> Option<&Pattern> {
    near.near.as_ref().filter(|_| near.within == within)
}

/// What the phrases of a rule need.
struct Needed<'a> {
    /// All of them, within a sentence and within a paragraph.
    beside: [Vec<Need<'a>>; 2],
    phrases: Vec<OfPhrase<'a>>,
}

struct OfPhrase<'a> {
    own: Vec<Need<'a>>,
    /// Any word may stand for a value of it, however long that is.
    loose: bool,
    beside: [Vec<Need<'a>>; 2],
}

impl<'a> Needed<'a> {
    fn of(rule: &'a Rule) -> Self {
        let needs = |pattern: Option<&'a Pattern>| pattern.map(Pattern::needs).unwrap_or_default();
        let both = |near: &'a Near| {
            [Within::Sentence, Within::Paragraph].map(|within| needs(beside(near, within)))
        };
        let of_phrase = |phrase: &'a Phrase| {
            let pattern: Option<&Pattern> = match &phrase.form {
                Form::Words(pattern) => Some(pattern),
                Form::Regex(_) => None,
            };
            OfPhrase {
                own: needs(pattern),
                loose: pattern.is_some_and(Pattern::is_loose),
                beside: both(&phrase.near),
            }
        };
        Self {
            beside: both(&rule.near),
            phrases: rule.phrases.iter().map(of_phrase).collect(),
        }
    }
}

/// A phrase, and the further groups of words that it needs one of.
#[derive(Debug)]
struct Waiting {
    candidate: Candidate,
    needs: Vec<usize>,
    /// Those of which its paragraph has to have one.
    around: Vec<usize>,
    /// How those of its own and of what must stand beside it stand to each other.
    orders: Vec<Order>,
}

/// Groups of words as they are collected.
#[derive(Default)]
struct Groups<'a> {
    /// The groups that have a word.
    words: FxHashMap<&'a str, Vec<usize>>,
    /// Beginnings of words, each with a group that has it.
    prefixes: Vec<(&'a str, usize)>,
    /// How often a text has a word of it, by group.
    commonness: Vec<usize>,
    /// Those that were added, because phrases repeat each other's words.
    known: FxHashMap<Vec<Atom<'a>>, usize>,
    /// By where the list lies in memory, because phrases share them.
    lists: BTreeMap<usize, Option<usize>>,
}

impl<'a> Groups<'a> {
    fn add(&mut self, atoms: &[Atom<'a>]) -> usize {
        let group = self.commonness.len();
        self.commonness.push(commonness(atoms));
        for atom in atoms {
            match atom {
                Atom::Word(text) => {
                    let groups = self.words.entry(text).or_default();
                    if groups.last() != Some(&group) {
                        groups.push(group);
                    }
                }
                Atom::Prefix(text) => self.prefixes.push((text, group)),
            }
        }
        group
    }

    /// The groups of what a rule needs.
    fn of_all(&mut self, needs: Vec<Need<'a>>, rule: &'a Rule) -> Vec<usize> {
        let needs = needs.into_iter();
        needs.filter_map(|need| self.of(need.words, rule)).collect()
    }

    /// The groups of what a sentence must have, and their order.
    fn in_order(&mut self, needs: Vec<Need<'a>>, rule: &'a Rule) -> (Vec<usize>, Option<Order>) {
        let needs = needs.into_iter();
        let placed = needs.map(|need| (self.of(need.words, rule), need.behind));
        let placed: Vec<(Option<usize>, Option<usize>)> = placed.collect();
        let groups = placed.iter().filter_map(|(group, _)| *group);
        (groups.collect(), Order::new(&placed))
    }

    /// The rarest first, each once.
    fn by_rarity(&self, mut groups: Vec<usize>) -> Vec<usize> {
        groups.sort_by_key(|&group| (self.commonness[group], group));
        groups.dedup();
        groups
    }

    fn of(&mut self, words: Words<'a>, rule: &'a Rule) -> Option<usize> {
        match words {
            Words::AnyOf(atoms) => match self.known.get(&atoms) {
                Some(&group) => Some(group),
                None => {
                    let group = self.add(&atoms);
                    self.known.insert(atoms, group);
                    Some(group)
                }
            },
            Words::List(list) => {
                let place = Arc::as_ptr(list) as usize;
                if let Some(known) = self.lists.get(&place) {
                    return *known;
                }
                let group = of_list(list, &rule.slots).map(|atoms| self.add(&atoms));
                self.lists.insert(place, group);
                group
            }
        }
    }
}

impl Index {
    pub fn new(rules: &[Rule]) -> Self {
        let mut groups = Groups::default();
        let mut waiting = Vec::new();
        let mut always = Vec::new();
        let needed = rules.par_iter().with_max_len(1).map(Needed::of);
        let needed: Vec<Needed> = needed.collect();
        for ((r, rule), needed) in rules.iter().zip(0..).zip(needed) {
            let [beside, around] = needed.beside;
            let (beside_rule, order_of_rule) = groups.in_order(beside, r);
            let around_rule = groups.of_all(around, r);
            for (of_phrase, p) in needed.phrases.into_iter().zip(0..) {
                let candidate = Candidate { rule, phrase: p };
                let [beside, around] = of_phrase.beside;
                let (beside, order_beside) = groups.in_order(beside, r);
                let around = groups.of_all(around, r);
                let (own, order) = groups.in_order(of_phrase.own, r);
                let order = order.filter(|_| !of_phrase.loose);
                let needs = [own.as_slice(), &beside, &beside_rule].concat();
                let mut needs = groups.by_rarity(needs);
                let mut around = groups.by_rarity([around.as_slice(), &around_rule].concat());
                around.retain(|&group| groups.commonness[group] < COMMON);
                let first = (!needs.is_empty()).then(|| needs.remove(0));
                needs.retain(|&group| groups.commonness[group] < COMMON);
                let orders = [order, order_beside, order_of_rule.clone()];
                let phrase = Waiting {
                    candidate,
                    needs,
                    around,
                    orders: orders.into_iter().flatten().collect(),
                };
                match first {
                    Some(first) => waiting.push((first, phrase)),
                    None => always.push(phrase),
                }
            }
        }
        let mut by_group: Vec<Vec<Waiting>> = Vec::new();
        by_group.resize_with(groups.commonness.len(), Vec::new);
        let mut used = vec![false; by_group.len()];
        let mut use_all = |phrase: &Waiting| {
            let all = phrase.needs.iter().chain(&phrase.around).copied();
            let ordered = phrase.orders.iter().flat_map(Order::groups);
            all.chain(ordered).for_each(|group| used[group] = true);
        };
        always.iter().for_each(&mut use_all);
        waiting.iter().for_each(|(_, phrase)| use_all(phrase));
        for (group, phrase) in waiting {
            used[group] = true;
            by_group[group].push(phrase);
        }
        let mut words = FxHashMap::with_capacity_and_hasher(groups.words.len(), FxBuildHasher);
        let mut beginnings = Beginnings::new();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "what is made of it has no order"
        )]
        for (text, of_text) in groups.words {
            if of_text.iter().any(|&group| used[group]) {
                beginnings.add(text);
            }
            words.insert(text.into(), of_text);
        }
        let mut prefixes: Vec<(&str, Vec<usize>)> = Vec::new();
        groups.prefixes.sort_unstable();
        groups.prefixes.dedup();
        for (text, group) in groups.prefixes {
            if used[group] {
                beginnings.add_all(text);
            }
            match prefixes.last_mut() {
                Some((last, of_text)) if *last == text => of_text.push(group),
                _ => prefixes.push((text, vec![group])),
            }
        }
        let mut index = Self {
            words,
            prefixes: Prefixes::new(prefixes),
            beginnings,
            frequent: vec![0; by_group.len()],
            waiting: by_group,
            always,
        };
        for (n, word) in FREQUENT.iter().enumerate() {
            let mut having = Vec::new();
            index.groups(word, |group| having.push(group));
            for group in having {
                index.frequent[group] |= 1 << n;
            }
        }
        index
    }

    /// Something to look with.
    pub fn lookout(&self) -> Lookout<'_> {
        Lookout::new(self)
    }

    /// The groups of which a token is a word.
    fn groups(&self, token: &str, mut found: impl FnMut(usize)) {
        self.prefixes.of(token, &mut found);
        let stem = token.strip_suffix("'s");
        for word in std::iter::once(token).chain(stem) {
            let groups = self.words.get(word).into_iter().flatten();
            groups.for_each(|&group| found(group));
        }
    }
}

impl Prefixes {
    /// Of prefixes in their order.
    fn new(texts: Vec<(&str, Vec<usize>)>) -> Self {
        let mut all: Vec<Prefix> = Vec::with_capacity(texts.len());
        let mut by_first = vec![0..0; 256];
        for (text, groups) in texts {
            let mut parent = all.len().checked_sub(1);
            while let Some(at) = parent.filter(|&at| !text.starts_with(&*all[at].text)) {
                parent = all[at].parent;
            }
            if let Some(first) = text.bytes().next() {
                let same = &mut by_first[usize::from(first)];
                if same.start == same.end {
                    *same = all.len()..all.len();
                }
                same.end += 1;
            }
            all.push(Prefix {
                text: text.into(),
                groups,
                parent,
            });
        }
        Self { all, by_first }
    }

    /// The groups of those with which a token begins.
    fn of(&self, token: &str, found: &mut impl FnMut(usize)) {
        let first = token.bytes().next().map_or(0, usize::from);
        let same = self.by_first[first].clone();
        let after = self.all[same.clone()].partition_point(|p| &*p.text <= token);
        let mut at = (after > 0).then(|| same.start + after - 1);
        while let Some(prefix) = at.map(|at| &self.all[at]) {
            if token.starts_with(&*prefix.text) {
                prefix.groups.iter().for_each(|&group| found(group));
            }
            at = prefix.parent;
        }
    }
}
