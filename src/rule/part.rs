//! A phrase with its slots filled in: what it takes of a folded text, token by token.
//!
//! Both forms of a phrase are made from this: the program that is run ([`super::program`])
//! and the regular expression that says what it means ([`super::expression`]).

use super::list::List;
use super::phrase::{Item, Sequence};
use super::slot::{Group, Mark, Slot, Slots, mark};
use std::sync::Arc;

/// One step of a phrase.
#[derive(Debug)]
pub enum Part<'a> {
    /// This word, with a possessive ending or without.
    Word(&'a str),
    /// A word that begins so.
    Prefix(&'a str),
    /// Any word; a comma or semicolon is none.
    Any,
    Comma,
    Semicolon,
    /// A comma or semicolon that the phrase does not write, or nothing.
    Separator,
    /// The sign of the nth recognised value.
    Mark(usize),
    /// As few words as will do; a group of its own.
    Gap,
    /// One of a list's words.
    List(&'a Arc<List>),
    /// The first of these that leads on.
    Either(Vec<Vec<Part<'a>>>),
    /// The same, of which each begins with a word that is written, and none has a slot.
    OneOf(Vec<Vec<Part<'a>>>),
    /// The first of these that leads on, or nothing.
    Maybe(Vec<Vec<Part<'a>>>),
    /// What is taken here is a group of its own.
    Group(Vec<Part<'a>>),
}

/// The parts of a phrase, and what its groups mean, the first group first.
///
/// Slots that nothing defines take nothing; `pattern` has reported them.
pub fn parts<'a>(phrase: &'a Sequence, slots: &'a Slots) -> (Vec<Part<'a>>, Vec<Group>) {
    let mut writer = Writer::new(slots);
    let parts = writer.sequence(phrase, Lead::First);
    (parts, writer.groups)
}

/// What stands before an element, as far as an unwritten comma goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Nothing: the phrase begins here.
    First,
    /// Words, or a gap: the text may have a comma that the phrase does not write.
    Loose,
    /// A recognised value. "Both 16, were killed" is not "16 were killed".
    Value,
}

/// Fills the slots in.
pub struct Writer<'a> {
    slots: &'a Slots,
    /// What each group means, the first group first.
    pub groups: Vec<Group>,
    marks: Vec<&'a Mark>,
}

impl<'a> Writer<'a> {
    /// Of phrases with these slots.
    pub fn new(slots: &'a Slots) -> Self {
        Self {
            slots,
            groups: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// A sequence that follows `lead`.
    pub fn sequence(&mut self, sequence: &'a Sequence, lead: Lead) -> Vec<Part<'a>> {
        let mut parts = Vec::with_capacity(2 * sequence.len());
        let mut lead = lead;
        for (n, item) in sequence.iter().enumerate() {
            let written = matches!(item, Item::Comma | Item::Semicolon);
            // Most branches, and gaps, have their own separators.
            let own = match item {
                Item::Either(branches) => !are_many(branches),
                Item::Maybe(_) | Item::Gap => true,
                _ => false,
            };
            let after_gap = n > 0 && sequence[n - 1] == Item::Gap;
            let is_mark = mark(item, self.slots).is_some();
            let tight = lead == Lead::Value || (is_mark && !after_gap);
            if lead != Lead::First && !written && !own && !tight {
                parts.push(Part::Separator);
            }
            parts.push(self.item(item, lead));
            lead = match item {
                _ if is_mark => Lead::Value,
                // What may be absent leaves what is before it next to what follows.
                Item::Maybe(_) if lead == Lead::Value => lead,
                _ => Lead::Loose,
            };
        }
        parts
    }

    /// Alternatives that are found by how they begin.
    fn one_of(&mut self, branches: &'a [Sequence]) -> Part<'a> {
        Part::OneOf(self.branches(branches, Lead::First))
    }

    fn item(&mut self, item: &'a Item, lead: Lead) -> Part<'a> {
        match item {
            Item::Word(word) => Part::Word(word),
            Item::Prefix(word) if word.is_empty() => Part::Any,
            Item::Prefix(word) => Part::Prefix(word),
            Item::Comma => Part::Comma,
            Item::Semicolon => Part::Semicolon,
            Item::Gap => {
                self.groups.push(Group::Gap);
                Part::Gap
            }
            Item::Either(branches) if are_many(branches) => self.one_of(branches),
            Item::Either(branches) => Part::Either(self.branches(branches, lead)),
            Item::Maybe(branches) => Part::Maybe(self.branches(branches, lead)),
            Item::Slot { name, .. } => match self.slots.get(name) {
                Some(Slot::List(list)) => {
                    self.groups.extend_from_slice(list.groups());
                    Part::List(list)
                }
                Some(Slot::Mark(mark)) => {
                    self.marks.push(mark);
                    Part::Mark(self.marks.len() - 1)
                }
                None => Part::Either(Vec::new()),
            },
        }
    }

    /// A list with all its words.
    pub fn list(&mut self, list: &'a List) -> Part<'a> {
        let each = list.entries.iter().flat_map(|(means, words)| match means {
            None => self.branches(words, Lead::First),
            Some(means) => {
                self.groups.push(means.clone());
                let words = Part::Either(self.branches(words, Lead::First));
                vec![vec![Part::Group(vec![words])]]
            }
        });
        Part::Either(each.collect())
    }

    fn branches(&mut self, branches: &'a [Sequence], lead: Lead) -> Vec<Vec<Part<'a>>> {
        let branches = branches.iter();
        branches.map(|branch| self.sequence(branch, lead)).collect()
    }
}

/// Alternatives that are worth telling apart by how they begin, and can be.
fn are_many(branches: &[Sequence]) -> bool {
    const MANY: usize = 4;
    let begins = |branch: &Sequence| match branch.first() {
        Some(Item::Word(word) | Item::Prefix(word)) => !word.is_empty(),
        _ => false,
    };
    // Single words are looked up as they are.
    let long = branches.iter().any(|branch| branch.len() > 1);
    long && branches.len() >= MANY && branches.iter().all(|b| begins(b) && !has_slot(b))
}

fn has_slot(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Slot { .. } => true,
        Item::Either(branches) | Item::Maybe(branches) => branches.iter().any(|b| has_slot(b)),
        _ => false,
    })
}
