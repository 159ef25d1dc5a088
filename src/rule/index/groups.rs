//! Groups of words of which a text must have one, each once however many phrases need it.

use crate::rule::needs::{Atom, Need, Words, commonness, of_list};
use crate::rule::order::Order;
use crate::rule::pattern::Pattern;
use crate::rule::{Form, Near, Phrase, Rule, Within};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the phrases of a rule need.
pub struct Needed<'a> {
    /// All of them, within a sentence and within a paragraph.
    pub beside: [Vec<Need<'a>>; 2],
    pub phrases: Vec<OfPhrase<'a>>,
}

/// What a phrase of it needs.
pub struct OfPhrase<'a> {
    pub own: Vec<Need<'a>>,
    /// Any word may stand for a value of it, however long that is.
    pub loose: bool,
    pub beside: [Vec<Need<'a>>; 2],
}

/// What every match of a pattern has.
fn needs(pattern: Option<&Pattern>) -> Vec<Need<'_>> {
    pattern.map(Pattern::needs).unwrap_or_default()
}

/// What must stand near, within a sentence or a part of it, and within a paragraph.
fn beside(near: &Near) -> [Vec<Need<'_>>; 2] {
    let within = [
        near.within <= Within::Sentence,
        near.within == Within::Paragraph,
    ];
    within.map(|here| needs(near.near.as_ref().filter(|_| here)))
}

impl<'a> Needed<'a> {
    pub fn of(rule: &'a Rule) -> Self {
        let of_phrase = |phrase: &'a Phrase| {
            let pattern: Option<&Pattern> = match &phrase.form {
                Form::Words(pattern) => Some(pattern),
                Form::Regex(_) => None,
            };
            OfPhrase {
                own: needs(pattern),
                loose: pattern.is_some_and(Pattern::is_loose),
                beside: beside(&phrase.near),
            }
        };
        Self {
            beside: beside(&rule.near),
            phrases: rule.phrases.iter().map(of_phrase).collect(),
        }
    }
}

/// Groups of words as they are collected.
#[derive(Default)]
pub struct Groups<'a> {
    /// The groups that have a word.
    pub words: FxHashMap<SmolStr, Vec<usize>>,
    /// Beginnings of words, each with a group that has it.
    pub prefixes: Vec<(&'a str, usize)>,
    /// How often a text has a word of it, by group.
    pub commonness: Vec<usize>,
    /// Those that were added, because phrases repeat each other's words.
    known: FxHashMap<Vec<Atom<'a>>, usize>,
    /// By where the list lies in memory, because phrases share them.
    lists: BTreeMap<usize, Option<usize>>,
}

impl<'a> Groups<'a> {
    /// The groups of what a rule needs.
    pub fn of_all(&mut self, needs: Vec<Need<'a>>, rule: &'a Rule) -> Vec<usize> {
        let needs = needs.into_iter();
        needs.filter_map(|need| self.of(need.words, rule)).collect()
    }

    /// The groups of what a sentence must have, and their order.
    pub fn in_order(
        &mut self,
        needs: Vec<Need<'a>>,
        rule: &'a Rule,
    ) -> (Vec<usize>, Option<Order>) {
        let needs = needs.into_iter();
        let placed = needs.map(|need| (self.of(need.words, rule), need.behind));
        let placed: Vec<(Option<usize>, Option<usize>)> = placed.collect();
        let groups = placed.iter().filter_map(|(group, _)| *group);
        (groups.collect(), Order::new(&placed))
    }

    /// The rarest first, each once.
    pub fn by_rarity(&self, mut groups: Vec<usize>) -> Vec<usize> {
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

    fn add(&mut self, atoms: &[Atom<'a>]) -> usize {
        let group = self.commonness.len();
        self.commonness.push(commonness(atoms));
        for atom in atoms {
            match atom {
                Atom::Word(text) => match self.words.get_mut(*text) {
                    Some(groups) if groups.last() == Some(&group) => {}
                    Some(groups) => groups.push(group),
                    None => {
                        self.words.insert((*text).into(), vec![group]);
                    }
                },
                Atom::Prefix(text) => self.prefixes.push((text, group)),
            }
        }
        group
    }
}
