//! Groups of words of which a text must have one, each once however many phrases need it.

use crate::rule::list::List;
use crate::rule::needs::{Atom, Need, Words, commonness, of_list};
use crate::rule::order::Order;
use crate::rule::pattern::Pattern;
use crate::rule::{Form, Near, Phrase, Rule, Within};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

/// What the phrases of a rule need.
pub struct Needed<'a> {
    /// All of them, within a sentence and within a paragraph.
    pub beside: [Vec<Wanted<'a>>; 2],
    pub phrases: Vec<OfPhrase<'a>>,
}

/// What a phrase of it needs.
pub struct OfPhrase<'a> {
    pub own: Vec<Wanted<'a>>,
    /// Any word may stand for a value of it, however long that is.
    pub loose: bool,
    pub beside: [Vec<Wanted<'a>>; 2],
}

/// A [`Need`] whose words are ready to be looked up.
pub struct Wanted<'a> {
    words: Key<'a>,
    behind: Option<usize>,
}

enum Key<'a> {
    AnyOf(Hashed<'a>),
    List(&'a Arc<List>),
}

/// Words with their hash, which is taken where rules are read side by side: they are put together
/// one after the other.
#[derive(PartialEq, Eq)]
struct Hashed<'a> {
    hash: u64,
    atoms: Vec<Atom<'a>>,
}

impl Hash for Hashed<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

impl<'a> Wanted<'a> {
    fn new(need: Need<'a>) -> Self {
        let words = match need.words {
            Words::AnyOf(atoms) => Key::AnyOf(Hashed {
                hash: FxBuildHasher.hash_one(&atoms),
                atoms,
            }),
            Words::List(list) => Key::List(list),
        };
        Self {
            words,
            behind: need.behind,
        }
    }

    fn of(pattern: Option<&'a Pattern>) -> Vec<Self> {
        let needs = pattern.map(Pattern::needs).unwrap_or_default();
        needs.into_iter().map(Self::new).collect()
    }

    /// What must stand near, within a sentence and within a paragraph.
    fn beside(near: &'a Near) -> [Vec<Self>; 2] {
        [Within::Sentence, Within::Paragraph].map(|within| {
            let near = near.near.as_ref().filter(|_| near.within == within);
            Self::of(near)
        })
    }
}

impl<'a> Needed<'a> {
    pub fn of(rule: &'a Rule) -> Self {
        let of_phrase = |phrase: &'a Phrase| {
            let pattern: Option<&Pattern> = match &phrase.form {
                Form::Words(pattern) => Some(pattern),
                Form::Regex(_) => None,
            };
            OfPhrase {
                own: Wanted::of(pattern),
                loose: pattern.is_some_and(Pattern::is_loose),
                beside: Wanted::beside(&phrase.near),
            }
        };
        Self {
            beside: Wanted::beside(&rule.near),
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
    known: FxHashMap<Hashed<'a>, usize>,
    /// By where the list lies in memory, because phrases share them.
    lists: BTreeMap<usize, Option<usize>>,
}

impl<'a> Groups<'a> {
    /// The groups of what a rule needs.
    pub fn of_all(&mut self, needs: Vec<Wanted<'a>>, rule: &'a Rule) -> Vec<usize> {
        let needs = needs.into_iter();
        needs.filter_map(|need| self.of(need.words, rule)).collect()
    }

    /// The groups of what a sentence must have, and their order.
    pub fn in_order(
        &mut self,
        needs: Vec<Wanted<'a>>,
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

    fn of(&mut self, words: Key<'a>, rule: &'a Rule) -> Option<usize> {
        match words {
            Key::AnyOf(words) => match self.known.get(&words) {
                Some(&group) => Some(group),
                None => {
                    let group = self.add(&words.atoms);
                    self.known.insert(words, group);
                    Some(group)
                }
            },
            Key::List(list) => {
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
                Atom::Word(text) => {
                    let Some(groups) = self.words.get_mut(*text) else {
                        self.words.insert((*text).into(), vec![group]);
                        continue;
                    };
                    if groups.last() != Some(&group) {
                        groups.push(group);
                    }
                }
                Atom::Prefix(text) => self.prefixes.push((text, group)),
            }
        }
        group
    }
}
