//! Which words a phrase cannot do without.

use super::list::List;
use super::phrase::{Item, Sequence};
use super::slot::{Slot, Slots};
use std::sync::Arc;

/// A word, or how one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Atom<'a> {
    /// This word, with a possessive ending or without.
    Word(&'a str),
    Prefix(&'a str),
}

/// Words of which every match has one at least.
#[derive(Clone, Debug)]
pub enum Need<'a> {
    AnyOf(Vec<Atom<'a>>),
    /// One of the words of a list, which many phrases share.
    List(&'a Arc<List>),
}

/// What every match of these elements has; empty where nothing is certain.
pub fn needs<'a>(phrase: &'a [Item], slots: &'a Slots) -> Vec<Need<'a>> {
    let each = |item: &'a Item| match item {
        Item::Either(branches) => any_of(branches, slots).map(Need::AnyOf),
        Item::Slot { name, .. } => match slots.get(name)? {
            Slot::Mark(_) => None,
            Slot::List(list) => Some(Need::List(list)),
        },
        item => atom(item).map(|atom| Need::AnyOf(vec![atom])),
    };
    phrase.iter().filter_map(each).collect()
}

/// What every match of one of a list's words has; `None` where nothing is certain.
pub fn of_list<'a>(list: &'a List, slots: &'a Slots) -> Option<Vec<Atom<'a>>> {
    any_of(list.words(), slots)
}

fn atom(item: &Item) -> Option<Atom<'_>> {
    match item {
        Item::Word(word) => Some(Atom::Word(word)),
        Item::Prefix(word) if !word.is_empty() => Some(Atom::Prefix(word)),
        _ => None,
    }
}

/// Of each of these what is the rarest.
fn any_of<'a>(
    branches: impl IntoIterator<Item = &'a Sequence>,
    slots: &'a Slots,
) -> Option<Vec<Atom<'a>>> {
    let mut all = Vec::new();
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

/// Whether it is one of the most frequent words of English, which stand in most sentences.
fn is_frequent(word: &str) -> bool {
    matches!(
        word,
        "a" | "about"
            | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "be"
            | "been"
            | "but"
            | "by"
            | "for"
            | "from"
            | "had"
            | "has"
            | "have"
            | "he"
            | "his"
            | "in"
            | "is"
            | "it"
            | "its"
            | "not"
            | "of"
            | "on"
            | "or"
            | "said"
            | "that"
            | "the"
            | "their"
            | "they"
            | "this"
            | "to"
            | "was"
            | "were"
            | "which"
            | "who"
            | "will"
            | "with"
            | "would"
    )
}

/// About how often a text has one of these words. Only speed hangs on it.
pub fn commonness(atoms: &[Atom<'_>]) -> usize {
    let each = |atom: &Atom<'_>| match atom {
        Atom::Word(word) if is_frequent(word) => 4000,
        Atom::Word(word) => 4000 / (8 + word.len() * word.len()),
        Atom::Prefix(word) => 8000 / (4 + word.len() * word.len()),
    };
    atoms.iter().map(each).sum()
}
