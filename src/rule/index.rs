//! Which phrases can match a sentence, by the words that they cannot do without.
//!
//! A sentence is looked over once for the words of all phrases together. Most have none that
//! a phrase needs, and most phrases lack some word in those that do.

mod groups;
mod lookout;

use super::Rule;
use super::about::About;
use super::needs::FREQUENT;
use super::order::Order;
use super::words::Asked;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::{Arc, Mutex};

pub use lookout::Lookout;

use groups::{Groups, Needed};
use lookout::Notes;

/// The phrases of some rules by the words that they need.
#[derive(Debug)]
pub struct Index {
    /// Those that are asked of every source, and those of each pack that is about something.
    parts: Vec<Part>,
}

/// The phrases of rules that are asked of the same sources.
#[derive(Debug)]
struct Part {
    about: Option<Arc<About>>,
    /// The groups that have a word.
    words: FxHashMap<SmolStr, Vec<usize>>,
    prefixes: Prefixes,
    asked: Asked,
    /// Of each group of words, the phrases that are tried where a text has one of them.
    waiting: Vec<Vec<Waiting>>,
    /// Phrases that need no word of the sentence.
    always: Vec<Waiting>,
    /// Of each group, the frequent words that it has, by their place among them.
    frequent: Vec<u64>,
    /// What those have left who looked over texts.
    left: Mutex<Vec<Notes>>,
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
    text: SmolStr,
    groups: Vec<usize>,
    /// The longest other prefix with which it begins.
    parent: Option<usize>,
}

/// What is as common as this stands in most sentences, so that it tells little.
const COMMON: usize = 2000;

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

/// Of each group, whether a phrase waits for its words.
fn used(groups: usize, waiting: &[(usize, Waiting)], always: &[Waiting]) -> Vec<bool> {
    let mut used = vec![false; groups];
    let all = always
        .iter()
        .chain(waiting.iter().map(|(_, phrase)| phrase));
    for phrase in all {
        let groups = phrase.needs.iter().chain(&phrase.around).copied();
        let ordered = phrase.orders.iter().flat_map(Order::groups);
        groups.chain(ordered).for_each(|group| used[group] = true);
    }
    waiting.iter().for_each(|(first, _)| used[*first] = true);
    used
}

/// The phrases that wait for each group.
fn by_group(groups: usize, waiting: Vec<(usize, Waiting)>) -> Vec<Vec<Waiting>> {
    let mut by_group: Vec<Vec<Waiting>> = Vec::new();
    by_group.resize_with(groups, Vec::new);
    for (group, phrase) in waiting {
        by_group[group].push(phrase);
    }
    by_group
}

impl Index {
    pub fn new(rules: &[Rule]) -> Self {
        let mut parts: Vec<(Option<&Arc<About>>, Vec<usize>)> = Vec::new();
        for (rule, n) in rules.iter().zip(0..) {
            let about = rule.about.as_ref();
            let same = |part: &&mut (Option<&Arc<About>>, _)| match (part.0, about) {
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (a, b) => a.is_none() && b.is_none(),
            };
            match parts.iter_mut().find(same) {
                Some((_, numbers)) => numbers.push(n),
                None => parts.push((about, vec![n])),
            }
        }
        let parts = parts.into_par_iter().with_max_len(1);
        let part = |(about, numbers): (Option<&Arc<About>>, Vec<usize>)| {
            Part::new(about.cloned(), rules, &numbers)
        };
        Self {
            parts: parts.map(part).collect(),
        }
    }

    /// Something to look with for each of its parts.
    pub fn lookouts(&self) -> Vec<Lookout<'_>> {
        self.parts.iter().map(Lookout::new).collect()
    }
}

impl Part {
    /// Of the rules with some numbers.
    fn new(about: Option<Arc<About>>, rules: &[Rule], numbers: &[usize]) -> Self {
        let mut groups = Groups::default();
        let mut waiting = Vec::new();
        let mut always = Vec::new();
        let needed = numbers.par_iter().with_max_len(1);
        let needed: Vec<Needed> = needed.map(|&rule| Needed::of(&rules[rule])).collect();
        for (&rule, needed) in numbers.iter().zip(needed) {
            let r = &rules[rule];
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
        let used = used(groups.commonness.len(), &waiting, &always);
        let Groups {
            words, prefixes, ..
        } = groups;
        let (waiting, (prefixes, asked)) = rayon::join(
            || by_group(used.len(), waiting),
            || {
                let mut asked = Asked::new();
                #[expect(
                    clippy::iter_over_hash_type,
                    reason = "what is made of it has no order"
                )]
                for (text, of_text) in &words {
                    if of_text.iter().any(|&group| used[group]) {
                        asked.add(text);
                    }
                }
                for (text, group) in &prefixes {
                    if used[*group] {
                        asked.add_all(text);
                    }
                }
                (Prefixes::new(prefixes), asked)
            },
        );
        let mut index = Self {
            about,
            words,
            prefixes,
            asked,
            frequent: vec![0; waiting.len()],
            waiting,
            always,
            left: Mutex::default(),
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
    /// Of prefixes, each with a group that has it.
    fn new(mut texts: Vec<(&str, usize)>) -> Self {
        texts.sort_unstable();
        texts.dedup();
        let mut all: Vec<Prefix> = Vec::new();
        let mut by_first = vec![0..0; 256];
        for same in texts.chunk_by(|(a, _), (b, _)| a == b) {
            let text = same[0].0;
            let groups = same.iter().map(|(_, group)| *group).collect();
            let mut parent = all.len().checked_sub(1);
            while let Some(at) = parent.filter(|&at| !text.starts_with(all[at].text.as_str())) {
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
        let after = self.all[same.clone()].partition_point(|p| p.text.as_str() <= token);
        let mut at = (after > 0).then(|| same.start + after - 1);
        while let Some(prefix) = at.map(|at| &self.all[at]) {
            if token.starts_with(prefix.text.as_str()) {
                prefix.groups.iter().for_each(|&group| found(group));
            }
            at = prefix.parent;
        }
    }
}
