//! Which words a phrase cannot do without.

use super::list::List;
use super::phrase::Item;
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
        Item::Word(word) => Some(Need::AnyOf(vec![Atom::Word(word)])),
        Item::Prefix(word) if !word.is_empty() => Some(Need::AnyOf(vec![Atom::Prefix(word)])),
        Item::Either(branches) => any_of(branches.iter().map(Vec::as_slice), slots),
        Item::Slot { name, .. } => match slots.get(name)? {
            Slot::Mark(_) => None,
            Slot::List(list) => Some(Need::List(list)),
        },
        _ => None,
    };
    phrase.iter().filter_map(each).collect()
}

/// What every match of one of a list's words has; `None` where nothing is certain.
pub fn of_list<'a>(list: &'a List, slots: &'a Slots) -> Option<Vec<Atom<'a>>> {
    let need = any_of(list.words().map(Vec::as_slice), slots)?;
    atoms(need, slots)
}

fn any_of<'a>(branches: impl Iterator<Item = &'a [Item]>, slots: &'a Slots) -> Option<Need<'a>> {
    let mut all = Vec::new();
    for branch in branches {
        let needs = needs(branch, slots).into_iter();
        let rarest = needs
            .filter_map(|need| atoms(need, slots))
            .min_by_key(|atoms| commonness(atoms))?;
        all.extend(rarest);
    }
    (!all.is_empty()).then_some(Need::AnyOf(all))
}

fn atoms<'a>(need: Need<'a>, slots: &'a Slots) -> Option<Vec<Atom<'a>>> {
    match need {
        Need::AnyOf(atoms) => Some(atoms),
        Need::List(list) => of_list(list, slots),
    }
}

/// The most frequent words of English, which stand in most sentences.
const FREQUENT: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had",
    "has", "have", "he", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said", "that",
    "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
];

/// About how often a text has one of these words. Only speed hangs on it.
pub fn commonness(atoms: &[Atom<'_>]) -> usize {
    let each = |atom: &Atom<'_>| match atom {
        Atom::Word(word) if FREQUENT.contains(word) => 4000,
        Atom::Word(word) => 4000 / (8 + word.len() * word.len()),
        Atom::Prefix(word) => 8000 / (4 + word.len() * word.len()),
    };
    atoms.iter().map(each).sum()
}
