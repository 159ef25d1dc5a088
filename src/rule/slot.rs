//! What the slots of phrases stand for.

use super::Open;
use super::fold;
use super::list::List;
use super::phrase::Item;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a group of a match stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Words that a gap ran over; they are not literal.
    Gap,
    /// One of a facet's values was named.
    Facet { facet: Arc<str>, is: Arc<str> },
    /// One of the rule's choices was named.
    Choice(Arc<str>),
}

/// A slot that a recogniser fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The rule's value.
    Value,
    /// The date from which a duration runs.
    Start,
    /// A facet whose values are not listed.
    Facet(String, Open),
}

impl Mark {
    /// The character that stands for the `index`th mark of a pattern.
    pub fn sign(index: usize) -> char {
        let index = u32::try_from(index.min(0xff)).unwrap_or_default();
        char::from_u32(u32::from(*fold::MARKS.start()) + index).unwrap_or('\u{e000}')
    }
}

/// What a slot's name stands for. Every rule has its own table of these, so that they share their
/// words.
#[derive(Clone, Debug)]
pub enum Slot {
    /// One of these words.
    List(Arc<List>),
    Mark(Mark),
}

/// What each slot that a phrase may use stands for, by name.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    own: FxHashMap<String, Slot>,
    /// What a file's rules have in common.
    common: Option<Arc<Slots>>,
}

impl Slots {
    /// None yet, beside those of a file.
    pub fn beside(common: &Arc<Self>) -> Self {
        Self {
            own: FxHashMap::default(),
            common: Some(Arc::clone(common)),
        }
    }

    pub fn insert(&mut self, name: String, slot: Slot) {
        self.own.insert(name, slot);
    }

    pub fn get(&self, name: &str) -> Option<&Slot> {
        let common = || self.common.as_ref()?.get(name);
        self.own.get(name).or_else(common)
    }

    /// All names, in order.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = self
            .common
            .as_ref()
            .map_or_else(BTreeSet::new, |s| s.names());
        names.extend(self.own.keys().map(String::as_str));
        names
    }
}

impl<const N: usize> From<[(String, Slot); N]> for Slots {
    fn from(slots: [(String, Slot); N]) -> Self {
        Self {
            own: slots.into_iter().collect(),
            common: None,
        }
    }
}

/// The recogniser that fills an element.
pub fn mark<'a>(item: &Item, slots: &'a Slots) -> Option<&'a Mark> {
    match item {
        Item::Slot { name, .. } => match slots.get(name) {
            Some(Slot::Mark(mark)) => Some(mark),
            _ => None,
        },
        _ => None,
    }
}
