//! What came of one set.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Default)]
pub struct Score {
    pub set: String,
    /// In per cent, where the project has one.
    pub target: Option<f64>,
    pub right: usize,
    pub total: usize,
    /// Values found, for sets that are scored by precision and recall.
    pub found: Option<usize>,
    /// Cases that hold no value, and those among them that were left alone.
    pub negatives: usize,
    pub silent: usize,
    pub misses: Vec<String>,
    /// Cases counted as right though they follow another convention, by its name.
    pub conventions: BTreeMap<&'static str, usize>,
}

impl Score {
    pub fn new(set: impl Into<String>, target: impl Into<Option<f64>>) -> Self {
        Self {
            set: set.into(),
            target: target.into(),
            ..Self::default()
        }
    }

    pub fn case(&mut self, right: bool, miss: impl FnOnce() -> String) {
        self.total += 1;
        self.right += usize::from(right);
        if !right {
            self.misses.push(miss());
        }
    }

    /// The line of a set in which the news reading counts where the set's convention is another.
    pub fn news(set: impl Into<String>) -> Self {
        Self::new(format!("{}, news readings counted", set.into()), None)
    }

    pub fn read(
        &mut self,
        right: bool,
        convention: Option<&'static str>,
        miss: impl FnOnce() -> String,
    ) {
        if let (false, Some(name)) = (right, convention) {
            *self.conventions.entry(name).or_default() += 1;
        }
        self.case(right || convention.is_some(), miss);
    }

    pub fn negative(&mut self, silent: bool, miss: impl FnOnce() -> String) {
        self.negatives += 1;
        self.silent += usize::from(silent);
        if !silent {
            self.misses.push(format!("(nothing) {}", miss()));
        }
    }

    /// The share of cases, or the F1 of values, in per cent.
    fn figure(&self) -> f64 {
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let recall = share(self.right, self.total);
        match self.found {
            None => 100.0 * recall,
            Some(found) => {
                let precision = share(self.right, found);
                200.0 * precision * recall / (precision + recall).max(1e-9)
            }
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.target.map_or(String::new(), |t| format!("{t:.0}"));
        let right = match self.found {
            Some(found) => format!("{}/{}/{found}", self.right, self.total),
            None => format!("{}/{}", self.right, self.total),
        };
        let silent = match self.negatives {
            0 => String::new(),
            n => format!("{}/{n}", self.silent),
        };
        let (set, figure) = (&self.set, self.figure());
        write!(
            f,
            "{set:<44} {figure:>7.1} {target:>7} {right:>11} {silent:>12}"
        )
    }
}
