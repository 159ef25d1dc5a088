//! Phrases with something left out, to see how near a text comes to them.

use super::pattern::{self, Pattern};
use super::phrase::{self, Item, Sequence};
use super::slot::{Slot, Slots};
use super::{Form, Near, Phrase, Rule, gloss};
use std::cell::OnceCell;
use std::sync::Arc;

/// A phrase without one of its elements, or without all from there on.
#[derive(Clone, Debug)]
pub struct Probe {
    pub lack: Lack,
    /// How many of the phrase's obligatory elements it keeps,
    pub kept: usize,
    /// and how many there are.
    pub all: usize,
    /// The words that a text must have to match it, as an author would write them.
    pub needs: Vec<String>,
    items: Arc<Sequence>,
    slots: Arc<Slots>,
    /// Most are never needed.
    pattern: OnceCell<Option<Pattern>>,
}

impl Probe {
    /// What it is matched with; `None` where it would match anywhere.
    pub fn pattern(&self) -> Option<&Pattern> {
        let compile = || pattern::compile(Arc::clone(&self.items), &self.slots).ok();
        self.pattern.get_or_init(compile).as_ref()
    }
}

/// What a probe leaves out of its phrase.
#[derive(Clone, Debug)]
pub enum Lack {
    /// How far apart the words on both sides of a gap may be.
    Width,
    /// This element and all after it.
    From(Element),
    /// This element and all before it.
    UpTo(Element),
    /// This element alone; any few words may stand there, in the `group`th of the pattern.
    Only(Element, usize),
}

/// One element of a phrase.
#[derive(Clone, Debug)]
pub struct Element {
    /// As an author would write it.
    pub written: String,
    /// In words.
    pub means: String,
    /// A recogniser fills it.
    pub slot: bool,
    /// It stands next to a gap, so that the place at which it should stand is not fixed.
    pub loose: bool,
}

/// How much wider than allowed a gap may be to be told of as too wide.
const WIDER: usize = 3;

impl Rule {
    /// The phrase with parts left out, those that keep most first.
    pub fn probes(&self, phrase: &Phrase) -> Vec<Probe> {
        let Form::Words(_) = phrase.form else {
            return Vec::new();
        };
        let items = phrase::parse(&phrase.says).unwrap_or_default();
        let probing = Probing { rule: self, items };
        probing.probes()
    }

    /// Finds words that a probe needs.
    pub fn words(&self, written: &str) -> Option<Pattern> {
        let items = phrase::parse(written).ok()?;
        pattern::compile(Arc::new(items), &self.slots).ok()
    }

    /// What a phrase asks of a text, in plain words.
    pub fn in_words(&self, phrase: &Phrase) -> String {
        gloss::phrase(&phrase.says, &self.slots)
    }

    /// What must stand near, in plain words.
    pub fn near_in_words(&self, near: &Near) -> String {
        self.any(&near.near_says)
    }

    /// What must not stand near, in plain words.
    pub fn not_near_in_words(&self, near: &Near) -> String {
        self.any(&near.not_near_says)
    }

    fn any(&self, says: &[String]) -> String {
        let says = says.iter();
        let says = says.map(|words| phrase::parse(words).unwrap_or_default());
        gloss::any(&says.collect::<Vec<_>>(), &self.slots)
    }
}

struct Probing<'a> {
    rule: &'a Rule,
    items: Sequence,
}

impl Probing<'_> {
    fn probes(&self) -> Vec<Probe> {
        let needed: Vec<usize> = (0..self.items.len())
            .filter(|&n| is_needed(&self.items[n]))
            .collect();
        let all = needed.len();
        let mut probes = Vec::new();
        if self.items.contains(&Item::Gap) {
            probes.extend(self.probe(&self.wider(), Lack::Width, all, all));
        }
        for (rank, &at) in needed.iter().enumerate() {
            let element = || self.element(at);
            let (first, last) = (rank == 0, rank + 1 == all);
            let without = [&self.items[..at], &[Item::Gap], &self.items[at + 1..]].concat();
            if !first && !last {
                let group = groups(&self.items[..at], &self.rule.slots) + 1;
                let lack = Lack::Only(element(), group);
                probes.extend(self.probe(&without, lack, all - 1, all));
            }
            let lack = Lack::From(element());
            probes.extend(self.probe(&self.items[..at], lack, rank, all));
            let lack = Lack::UpTo(element());
            probes.extend(self.probe(&self.items[at + 1..], lack, all - rank - 1, all));
        }
        // A stable sort: of those that keep as much, what was made first.
        probes.sort_by_key(|probe| std::cmp::Reverse(probe.kept));
        probes
    }

    /// `None` for what keeps less than half, or no word of its own.
    fn probe(&self, items: &[Item], lack: Lack, kept: usize, all: usize) -> Option<Probe> {
        let items = trimmed(items);
        let own = |item: &&Item| match item {
            Item::Comma | Item::Semicolon => false,
            item => is_needed(item) && !self.is_slot(item),
        };
        let needs = items.iter().filter(own);
        let needs: Vec<String> = needs
            .map(|item| gloss::written(std::slice::from_ref(item)))
            .collect();
        (kept * 2 >= all && !needs.is_empty()).then_some(())?;
        Some(Probe {
            lack,
            kept,
            all,
            needs,
            items: Arc::new(items.to_vec()),
            slots: Arc::clone(&self.rule.slots),
            pattern: OnceCell::new(),
        })
    }

    fn wider(&self) -> Sequence {
        let each = |item: &Item| match item {
            Item::Gap => vec![Item::Gap; WIDER],
            item => vec![item.clone()],
        };
        self.items.iter().flat_map(each).collect()
    }

    fn element(&self, at: usize) -> Element {
        let item = &self.items[at];
        let gap = |n: Option<usize>| n.and_then(|n| self.items.get(n)) == Some(&Item::Gap);
        Element {
            written: gloss::written(std::slice::from_ref(item)),
            means: gloss::element(item, &self.rule.slots),
            slot: self.is_slot(item),
            loose: gap(at.checked_sub(1)) || gap(Some(at + 1)),
        }
    }

    fn is_slot(&self, item: &Item) -> bool {
        matches!(item, Item::Slot { name, .. }
            if matches!(self.rule.slots.get(name), Some(Slot::Mark(_))))
    }
}

/// Whether every match must contain the element.
fn is_needed(item: &Item) -> bool {
    !matches!(item, Item::Gap | Item::Maybe(_))
        && !matches!(item, Item::Prefix(word) if word.is_empty())
}

/// Without gaps at the ends, which would match at any distance.
fn trimmed(mut items: &[Item]) -> &[Item] {
    while let [Item::Gap, rest @ ..] | [rest @ .., Item::Gap] = items {
        items = rest;
    }
    items
}

/// How many groups the pattern of these elements has.
fn groups(items: &[Item], slots: &Slots) -> usize {
    let all = |branches: &[Sequence]| branches.iter().map(|b| groups(b, slots)).sum();
    let each = |item: &Item| match item {
        Item::Gap => 1,
        Item::Either(branches) | Item::Maybe(branches) => all(branches),
        Item::Slot { name, .. } => match slots.get(name) {
            Some(Slot::List(list)) => list.groups().len(),
            _ => 0,
        },
        _ => 0,
    };
    items.iter().map(each).sum()
}
