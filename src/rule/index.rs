//! Which phrases can match a sentence, by the words that they cannot do without.
//!
//! A sentence is looked over once for the words of all phrases together. Most have none that
//! a phrase needs, and most phrases lack some word in those that do.

use super::fold::Folded;
use super::needs::{Atom, Need, commonness, of_list};
use super::pattern::Slot;
use super::{Form, Rule};
use std::collections::BTreeMap;

/// The phrases of some rules by the words that they need.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    /// Of each group of words, the phrases that are tried where a text has one of them.
    waiting: Vec<Vec<Waiting>>,
    /// Phrases that need no word.
    always: Vec<Candidate>,
}

/// A phrase that a text may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Place of the rule among those of the index.
    pub rule: usize,
    /// Place of the phrase in the rule.
    pub phrase: usize,
}

/// A word, or how one begins, and the groups that have it.
#[derive(Debug, Default)]
struct Entry {
    text: String,
    /// Groups that have it as a word,
    words: Vec<usize>,
    /// and as a beginning.
    prefixes: Vec<usize>,
    /// The longest other entry with which it begins.
    parent: Option<usize>,
}

/// A phrase, and the further groups of words that it needs one of.
#[derive(Debug)]
struct Waiting {
    candidate: Candidate,
    needs: Vec<usize>,
}

/// Groups of words as they are collected.
#[derive(Default)]
struct Groups<'a> {
    /// The groups that have a word, then those that have it as a beginning.
    texts: BTreeMap<&'a str, [Vec<usize>; 2]>,
    /// How often a text has a word of it, by group.
    commonness: Vec<usize>,
    single: BTreeMap<Atom<'a>, usize>,
    /// By where the list lies in memory, because phrases share them.
    lists: BTreeMap<usize, Option<usize>>,
}

impl<'a> Groups<'a> {
    fn add(&mut self, atoms: &[Atom<'a>]) -> usize {
        let group = self.commonness.len();
        self.commonness.push(commonness(atoms));
        for atom in atoms {
            let (text, kind) = match atom {
                Atom::Word(text) => (text, 0),
                Atom::Prefix(text) => (text, 1),
            };
            let groups = &mut self.texts.entry(text).or_default()[kind];
            if groups.last() != Some(&group) {
                groups.push(group);
            }
        }
        group
    }

    fn of(&mut self, need: Need<'a>, rule: &'a Rule) -> Option<usize> {
        match need {
            Need::AnyOf(atoms) => match atoms.as_slice() {
                [atom] => match self.single.get(atom) {
                    Some(&group) => Some(group),
                    None => {
                        let group = self.add(&atoms);
                        self.single.insert(atoms[0], group);
                        Some(group)
                    }
                },
                atoms => Some(self.add(atoms)),
            },
            Need::List(list) => {
                let place = match list {
                    Slot::Words(words) => words.as_ptr() as usize,
                    Slot::Named(values) => values.as_ptr() as usize,
                    Slot::Mark(_) => return None,
                };
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
        for (rule, r) in rules.iter().zip(0..) {
            for (phrase, p) in rule.phrases.iter().zip(0..) {
                let candidate = Candidate { rule: r, phrase: p };
                let mut needs: Vec<usize> = match &phrase.form {
                    Form::Words(pattern) => {
                        let needs = pattern.needs().into_iter();
                        needs.filter_map(|need| groups.of(need, rule)).collect()
                    }
                    Form::Regex(_) => Vec::new(),
                };
                needs.sort_by_key(|&group| groups.commonness[group]);
                if needs.is_empty() {
                    always.push(candidate);
                } else {
                    waiting.push((needs.remove(0), Waiting { candidate, needs }));
                }
            }
        }
        let mut by_group: Vec<Vec<Waiting>> = Vec::new();
        by_group.resize_with(groups.commonness.len(), Vec::new);
        for (group, phrase) in waiting {
            by_group[group].push(phrase);
        }
        Self {
            entries: entries(groups.texts),
            waiting: by_group,
            always,
        }
    }

    /// Something to look with.
    pub fn lookout(&self) -> Lookout<'_> {
        Lookout {
            index: self,
            sentence: 0,
            seen: vec![0; self.waiting.len()],
            groups: Vec::new(),
        }
    }

    /// The groups of which a token is a word.
    fn groups(&self, token: &str, mut found: impl FnMut(usize)) {
        let after = self.entries.partition_point(|e| e.text.as_str() <= token);
        let mut at = after.checked_sub(1);
        while let Some(entry) = at.map(|at| &self.entries[at]) {
            if let Some(rest) = token.strip_prefix(entry.text.as_str()) {
                entry.prefixes.iter().for_each(|&group| found(group));
                if rest.is_empty() || rest == "'s" {
                    entry.words.iter().for_each(|&group| found(group));
                }
            }
            at = entry.parent;
        }
    }
}

/// Sorted, and each with the entry it begins with.
fn entries(texts: BTreeMap<&str, [Vec<usize>; 2]>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(texts.len());
    for (text, [words, prefixes]) in texts {
        let mut parent = entries.len().checked_sub(1);
        while let Some(at) = parent.filter(|&at| !text.starts_with(&entries[at].text)) {
            parent = entries[at].parent;
        }
        entries.push(Entry {
            text: text.to_owned(),
            words,
            prefixes,
            parent,
        });
    }
    entries
}

/// Looks over sentences, one after the other.
#[derive(Debug)]
pub struct Lookout<'a> {
    index: &'a Index,
    /// The number of the sentence, counted from 1.
    sentence: usize,
    /// In which sentence a word of a group was seen last.
    seen: Vec<usize>,
    groups: Vec<usize>,
}

impl Lookout<'_> {
    /// The phrases that can match a sentence, in the order of rules and phrases.
    pub fn candidates(&mut self, folded: &Folded) -> Vec<Candidate> {
        self.sentence += 1;
        self.groups.clear();
        for token in 0..folded.tokens.len() {
            self.index.groups(folded.word(token), |group| {
                if self.seen[group] != self.sentence {
                    self.seen[group] = self.sentence;
                    self.groups.push(group);
                }
            });
        }
        let mut candidates = self.index.always.clone();
        for waiting in self.groups.iter().flat_map(|&g| &self.index.waiting[g]) {
            let seen = |&group: &usize| self.seen[group] == self.sentence;
            if waiting.needs.iter().all(seen) {
                candidates.push(waiting.candidate);
            }
        }
        candidates.sort_unstable();
        candidates
    }
}
