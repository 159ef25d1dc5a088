//! Two people named by one noun.

use super::{Counter, Part};
use crate::value::{Value, singular};

/// Nouns that name two where nobody counts them.
const PAIRS: [&str; 3] = ["parents", "grandparents", "twins"];

impl Counter<'_> {
    /// Who are two: "his parents", and in the beginning of a headline "parents". Those of several
    /// children may be more.
    pub(super) fn pairs(&self, two: &Value) -> Vec<Part> {
        let word = |at: Option<usize>| at.map(|at| self.folded.word(at));
        let tokens = 0..self.folded.tokens.len();
        let pair = tokens.filter_map(|at| {
            if !PAIRS.contains(&self.folded.word(at))
                || !self.units.contains(&singular(self.folded.word(at)))
            {
                return None;
            }
            let before = at.checked_sub(1);
            let whose = matches!(word(before), Some("his" | "her"));
            let part_of = word(at.checked_sub(2)) == Some("of");
            let start = if whose { at - 1 } else { at };
            let begin = self.folded.tokens[start].source.start;
            let told = whose && !part_of || before.is_none() && self.heading;
            told.then(|| self.part(start..at + 1, begin, two))
        });
        pair.collect()
    }
}
