//! Which words a phrase cannot do without.

use super::list::List;
use super::phrase::{GAP, Item, Sequence};
use super::slot::{Slot, Slots};
use std::sync::Arc;

/// A word, or how one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Atom<'a> {
    /// This word, with a possessive ending or without.
    Word(&'a str),
    Prefix(&'a str),
}

/// Words of which every match has one at least, and where.
#[derive(Clone, Debug)]
pub struct Need<'a> {
    pub words: Words<'a>,
    /// How many words behind the one before it may stand at the most, `None` for any number; of the
    /// first, nothing is known. A comma has the place of the word behind it.
    pub behind: Option<usize>,
}

/// Words of which a match has one.
#[derive(Clone, Debug)]
pub enum Words<'a> {
    AnyOf(Vec<Atom<'a>>),
    /// One of the words of a list, which many phrases share.
    List(&'a Arc<List>),
}

/// How many words may lie somewhere. Commas are none, because a text may have one anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    pub least: usize,
    /// `None` for any number.
    pub most: Option<usize>,
}

/// What every match of these elements has, in their order; empty where nothing is certain.
pub fn needs<'a>(phrase: &'a [Item], slots: &'a Slots) -> Vec<Need<'a>> {
    let mut found = Collected {
        needs: Vec::new(),
        behind: Some(0),
        comma: false,
    };
    found.add(phrase, slots);
    found.needs
}

struct Collected<'a> {
    needs: Vec<Need<'a>>,
    /// How far what comes now is behind the last of them.
    behind: Option<usize>,
    /// The last is a comma, which has the place of the word behind it.
    comma: bool,
}

impl<'a> Collected<'a> {
    fn add(&mut self, phrase: &'a [Item], slots: &'a Slots) {
        for item in phrase {
            let words = match item {
                Item::Either(branches) if branches.len() == 1 => {
                    self.add(&branches[0], slots);
                    continue;
                }
                Item::Either(branches) => any_of(branches, slots).map(Words::AnyOf),
                Item::Slot { name, .. } => match slots.get(name) {
                    Some(Slot::List(list)) => Some(Words::List(list)),
                    _ => None,
                },
                item => atom(item).map(|atom| Words::AnyOf(vec![atom])),
            };
            let most = Reach::of(item, slots).most;
            let Some(words) = words else {
                self.behind = farther(self.behind, most);
                continue;
            };
            // The word may stand anywhere in the element, a comma behind all of it.
            let beside = match item {
                Item::Word(_) | Item::Prefix(_) | Item::Comma | Item::Semicolon => Some(0),
                _ => most,
            };
            let next = Some(usize::from(!self.comma));
            self.behind = farther(farther(self.behind, beside), next);
            self.needs.push(Need {
                words,
                behind: self.behind,
            });
            self.behind = beside;
            self.comma = matches!(item, Item::Comma | Item::Semicolon);
        }
    }
}

/// So many words and so many more.
pub fn farther(words: Option<usize>, more: Option<usize>) -> Option<usize> {
    words.zip(more).map(|(words, more)| words + more)
}

impl Reach {
    const NONE: Self = Self {
        least: 0,
        most: Some(0),
    };
    const ANY: Self = Self {
        least: 0,
        most: None,
    };

    /// The same and so many more.
    fn add(&mut self, other: Self) {
        self.least += other.least;
        self.most = farther(self.most, other.most);
    }

    /// Of what an element takes of a text, in which a value stands as it is written.
    fn of(item: &Item, slots: &Slots) -> Self {
        match item {
            Item::Gap => Self {
                least: 0,
                most: Some(GAP),
            },
            Item::Either(branches) => {
                Self::of_branches(branches.iter().map(|b| Self::of_all(b, slots)))
            }
            Item::Maybe(branches) => Self {
                least: 0,
                ..Self::of_branches(branches.iter().map(|b| Self::of_all(b, slots)))
            },
            Item::Slot { name, .. } => match slots.get(name) {
                Some(Slot::List(list)) => list.reach(),
                Some(Slot::Mark(_)) => Self {
                    least: 1,
                    most: None,
                },
                None => Self::ANY,
            },
            Item::Word(_) | Item::Prefix(_) => Self {
                least: 1,
                most: Some(1),
            },
            Item::Comma | Item::Semicolon => Self::NONE,
        }
    }

    fn of_all(items: &[Item], slots: &Slots) -> Self {
        let mut all = Self::NONE;
        for item in items {
            all.add(Self::of(item, slots));
        }
        all
    }

    /// Of any one of several.
    fn of_branches(branches: impl Iterator<Item = Self>) -> Self {
        let either = |a: Self, b: Self| Self {
            least: a.least.min(b.least),
            most: a.most.zip(b.most).map(|(a, b)| a.max(b)),
        };
        branches.reduce(either).unwrap_or(Self::ANY)
    }

    /// Of any one of a list's words, which have no slots.
    pub fn of_words<'a>(words: impl Iterator<Item = &'a Sequence>) -> Self {
        let slots = Slots::default();
        Self::of_branches(words.map(|words| Self::of_all(words, &slots)))
    }
}

/// What every match of one of a list's words has; `None` where nothing is certain.
pub fn of_list<'a>(list: &'a List, slots: &'a Slots) -> Option<Vec<Atom<'a>>> {
    any_of(list.words(), slots)
}

/// What stands for a comma and a semicolon among words.
pub const COMMA: &str = ",";

fn atom(item: &Item) -> Option<Atom<'_>> {
    match item {
        Item::Word(word) => Some(Atom::Word(word)),
        Item::Prefix(word) if !word.is_empty() => Some(Atom::Prefix(word)),
        // Either may stand for the other.
        Item::Comma | Item::Semicolon => Some(Atom::Word(COMMA)),
        _ => None,
    }
}

/// Of each of these what is the rarest.
fn any_of<'a>(
    branches: impl IntoIterator<Item = &'a Sequence>,
    slots: &'a Slots,
) -> Option<Vec<Atom<'a>>> {
    let branches = branches.into_iter();
    let mut all = Vec::with_capacity(branches.size_hint().0);
    for branch in branches {
        rarest(branch, slots, &mut all)?;
    }
    (!all.is_empty()).then_some(all)
}

/// Adds the rarest of what every match of these elements has.
fn rarest<'a>(branch: &'a [Item], slots: &'a Slots, all: &mut Vec<Atom<'a>>) -> Option<()> {
    let mut least = usize::MAX;
    let start = all.len();
    for item in branch {
        let several = match item {
            Item::Either(branches) => any_of(branches, slots),
            Item::Slot { name, .. } => match slots.get(name) {
                Some(Slot::List(list)) => of_list(list, slots),
                _ => None,
            },
            _ => None,
        };
        let one = atom(item);
        let atoms = several.as_deref().unwrap_or(one.as_slice());
        let often = commonness(atoms);
        if !atoms.is_empty() && often < least {
            least = often;
            all.truncate(start);
            all.extend_from_slice(atoms);
        }
    }
    (all.len() > start).then_some(())
}

/// The most frequent words of English, which stand in most sentences, and the comma; sorted.
pub const FREQUENT: [&str; 41] = [
    COMMA, "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from",
    "had", "has", "have", "he", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said",
    "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with",
    "would",
];

/// The same, each as a number, in the same order. No word has a byte of zero.
const NUMBERS: [u64; FREQUENT.len()] = {
    let mut numbers = [0; FREQUENT.len()];
    let mut n = 0;
    while n < FREQUENT.len() {
        numbers[n] = number(FREQUENT[n].as_bytes());
        n += 1;
    }
    numbers
};

/// The bytes of a short word as a number, the first the highest.
const fn number(word: &[u8]) -> u64 {
    let (mut all, mut n) = (0, 0);
    while n < word.len() {
        all |= (word[n] as u64) << (56 - 8 * n);
        n += 1;
    }
    all
}

/// The place of a word among the frequent ones, all of which are short.
pub fn frequent(word: &str) -> Option<usize> {
    const LONG: usize = 5;
    let place = || NUMBERS.binary_search(&number(word.as_bytes())).ok();
    (word.len() <= LONG).then(place).flatten()
}

/// About how often a text has one of these words. Only speed hangs on it.
pub fn commonness(atoms: &[Atom<'_>]) -> usize {
    let each = |atom: &Atom<'_>| match atom {
        Atom::Word(word) if *word == COMMA => 8000,
        Atom::Word(word) if frequent(word).is_some() => 4000,
        Atom::Word(word) => 4000 / (8 + word.len() * word.len()),
        Atom::Prefix(word) => 8000 / (4 + word.len() * word.len()),
    };
    atoms.iter().map(each).sum()
}
