//! The words of a list, and of a facet's values, which phrases share.

use super::needs::Reach;
use super::part::{Lead, Writer};
use super::phrase::Sequence;
use super::program::Alternatives;
use super::sketch::Sign;
use super::slot::{Group, Slots};
use std::sync::{Arc, OnceLock};

/// Words of which a slot takes one.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// In their order; what each group of words means, where it means something.
    pub entries: Vec<(Option<Group>, Vec<Sequence>)>,
    reach: OnceLock<Reach>,
    signs: OnceLock<Vec<Sign>>,
    compiled: OnceLock<Compiled>,
}

#[derive(Clone, Debug)]
struct Compiled {
    alternatives: Arc<Alternatives>,
    /// What each of their groups means.
    groups: Vec<Group>,
}

impl List {
    /// Of words that mean nothing in particular.
    pub fn of_words(words: Vec<Sequence>) -> Self {
        Self::of(vec![(None, words)])
    }

    /// Of words of which each group means something.
    pub fn of_named(values: Vec<(Group, Vec<Sequence>)>) -> Self {
        let some = |(group, words)| (Some(group), words);
        Self::of(values.into_iter().map(some).collect())
    }

    fn of(entries: Vec<(Option<Group>, Vec<Sequence>)>) -> Self {
        Self {
            entries,
            reach: OnceLock::new(),
            signs: OnceLock::new(),
            compiled: OnceLock::new(),
        }
    }

    /// All its words, in their order.
    pub fn words(&self) -> impl Iterator<Item = &Sequence> {
        self.entries.iter().flat_map(|(_, words)| words)
    }

    /// How many words of a text it takes.
    pub fn reach(&self) -> Reach {
        *self.reach.get_or_init(|| Reach::of_words(self.words()))
    }

    /// How its words begin, in their order.
    pub fn signs(&self) -> &[Sign] {
        self.signs
            .get_or_init(|| self.words().map(Sign::of).collect())
    }

    /// What each group of a match means, the first group first.
    pub fn groups(&self) -> &[Group] {
        &self.compiled().groups
    }

    /// What it takes of a text.
    pub fn alternatives(&self) -> &Arc<Alternatives> {
        &self.compiled().alternatives
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            let none = Slots::default();
            let (mut all, mut groups) = (Alternatives::new(), Vec::new());
            for (means, words) in &self.entries {
                groups.extend(means.clone());
                let group = means.as_ref().map(|_| all.group());
                for words in words {
                    let mut writer = Writer::new(&none);
                    all.add(&writer.sequence(words, Lead::First), group);
                    groups.extend(writer.groups);
                }
            }
            all.sort();
            Compiled {
                alternatives: Arc::new(all),
                groups,
            }
        })
    }
}
