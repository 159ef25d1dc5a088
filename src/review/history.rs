//! Which lines knew of which.

use super::line::Id;
use std::collections::{BTreeMap, BTreeSet};

/// Lines by id, each with those it names as seen last. Names may lead nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    after: BTreeMap<Id, Vec<Id>>,
}

impl History {
    pub fn add(&mut self, id: Id, after: Vec<Id>) {
        self.after.insert(id, after);
    }

    /// Names that lead nowhere.
    pub fn missing(&self) -> BTreeSet<&Id> {
        let named = self.after.values().flatten();
        named.filter(|id| !self.after.contains_key(id)).collect()
    }

    /// Lines that no line names.
    pub fn heads(&self) -> BTreeSet<&Id> {
        let mut heads: BTreeSet<&Id> = self.after.keys().collect();
        for named in self.after.values().flatten() {
            heads.remove(named);
        }
        heads
    }

    /// Whether a line is one of, or knew all of, some others.
    pub fn knows(&self, line: &Id, others: &BTreeSet<Id>) -> bool {
        if others.is_empty() {
            return true;
        }
        let mut known = BTreeSet::new();
        self.walk(line, &mut known);
        others.iter().all(|id| id == line || known.contains(id))
    }

    /// Those of some lines that none of the others knew.
    pub fn last<'a>(&'a self, lines: &[&'a Id]) -> Vec<&'a Id> {
        if lines.len() < 2 {
            return lines.to_vec();
        }
        let mut known = BTreeSet::new();
        // The last to be written mostly knew all others, and is the only one to walk from.
        for line in lines.iter().rev() {
            if !known.contains(line) {
                self.walk(line, &mut known);
            }
        }
        let unknown = lines.iter().filter(|line| !known.contains(*line));
        unknown.copied().collect()
    }

    /// Adds to `known` all that a line knew.
    fn walk<'a>(&'a self, line: &Id, known: &mut BTreeSet<&'a Id>) {
        let mut open: Vec<&Id> = self.after.get(line).into_iter().flatten().collect();
        while let Some(id) = open.pop() {
            if known.insert(id) {
                open.extend(self.after.get(id).into_iter().flatten());
            }
        }
    }
}
