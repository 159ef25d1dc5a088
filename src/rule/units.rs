//! What a rule counts, by its names.

use crate::value::singular;
use rustc_hash::FxHashSet;
use std::ops::Deref;

/// Names of a unit, the first its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    names: Vec<String>,
    /// The same in the singular.
    singular: FxHashSet<String>,
    /// The last word of each.
    last: FxHashSet<String>,
}

impl Units {
    /// `None` where there is no name.
    pub fn new(names: Vec<String>) -> Option<Self> {
        (!names.is_empty()).then_some(())?;
        let last = |name: &String| name.rsplit(' ').next().map(str::to_owned);
        Some(Self {
            singular: names.iter().map(|name| singular(name)).collect(),
            last: names.iter().filter_map(last).collect(),
            names,
        })
    }

    /// Whether a name is this noun, in either number.
    pub fn has(&self, noun: &str) -> bool {
        self.singular.contains(&singular(noun))
    }

    /// Whether a name ends with this word as it stands.
    pub fn any_ends_with(&self, word: &str) -> bool {
        self.last.contains(word)
    }
}

impl Deref for Units {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.names
    }
}
