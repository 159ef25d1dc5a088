//! Which of the things counted in a sentence are joined into one list.

use super::sum::{equal, sum};
use super::{APART, Counter, MANY, Noun, ONE, Part};
use crate::rule::fold::Folded;
use crate::value::singular;

/// Verbs of one thing.
const HAS: [&str; 3] = ["is", "was", "has"];

impl Counter<'_> {
    /// How many of the parts, from the first, are joined into one list. At least one.
    pub(super) fn listed(&self, parts: &[Part]) -> usize {
        let mut joined = 1;
        for (n, pair) in parts.windows(2).enumerate() {
            let between = pair[0].tokens.end..pair[1].tokens.start;
            if between.start > between.end {
                break;
            }
            let words: Vec<&str> = between
                .clone()
                .take(4)
                .map(|t| self.folded.word(t))
                .collect();
            match words.as_slice() {
                // "Four people, a man and three boys" names the four.
                [","] if !pair[0].whole && self.heading => joined = n + 2,
                // An age brings its commas: "Ada Reed, 34, Tom Fenn, 21, and a boy".
                [] if !pair[0].whole && self.folded.is_comma(between.start - 1) => {}
                [","] if !pair[0].whole => {}
                // "two men, and a suspect is being sought" begins another statement.
                [",", "and"] if is_followed(self.folded, &pair[1], &HAS) => break,
                // "It killed two people, and four people were hurt" begins another as well.
                ["and"] | [",", "and"]
                    if self.is_object(&parts[0]) && is_followed(self.folded, &pair[1], &MANY) =>
                {
                    break;
                }
                // "At the Town Hall, and two people were hurt" names nobody.
                [",", "and"] if pair[0].person && n == 0 => break,
                ["and"]
                | [",", "and"]
                | ["and", "then"]
                | [",", "and", "then"]
                | ["as", "well", "as"] => joined = n + 2,
                // "a woman and her two sons"
                ["and", whose] if ONE.contains(whose) => joined = n + 2,
                _ => break,
            }
        }
        joined
    }

    /// Whether nouns from a token on end a list that began with an article: "woman and child" in "a man,
    /// woman and child were". "A husband, father and deputy" can be one.
    pub(super) fn goes_on(&self, first: usize) -> bool {
        let mut at = first;
        let is_other = |end: usize| OTHERS.contains(&self.folded.word(end - 1));
        if !is_other(first - 1) {
            return false;
        }
        while let Some(end) = self.noun(at, Noun::Singular).filter(|&end| is_other(end)) {
            let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
            let comma = word(end) == Some(",");
            let and = usize::from(comma) + end;
            if word(and) == Some("and") {
                let last = self.noun(and + 1, Noun::Singular);
                return last.is_some_and(|last| word(last).is_none_or(|word| !HAS.contains(&word)));
            }
            if !comma {
                return false;
            }
            at = end + 1;
        }
        false
    }

    /// Whether what is counted is hit by the verb before it.
    fn is_object(&self, part: &Part) -> bool {
        const HIT: [&str; 13] = [
            "killed", "killing", "kills", "wounded", "wounding", "injured", "injuring", "hurt",
            "freed", "left", "leaving", "hit", "struck",
        ];
        let before = part.tokens.start.checked_sub(1);
        before.is_some_and(|at| HIT.contains(&self.folded.word(at)))
    }
}

/// Nouns of which two in a list are two people.
const OTHERS: [&str; 14] = [
    "adult", "baby", "boy", "child", "female", "girl", "infant", "male", "man", "teen", "teenager",
    "toddler", "woman", "youth",
];

/// Whether a list names one by one whom its first part counts, set off by a comma: "three other
/// victims, a man, a woman and a boy".
pub(super) fn names_all(list: &[Part], folded: &Folded) -> bool {
    let Some((all, each)) = list.split_first() else {
        return false;
    };
    let apart = |part: &Part| {
        let words = part.tokens.clone().map(|at| singular(folded.word(at)));
        words.rev().find(|word| APART.contains(&word.as_str()))
    };
    let others = |of: &String| each.iter().filter_map(apart).any(|noun| noun != *of);
    let behind = all.tokens.end;
    behind < folded.tokens.len()
        && folded.is_comma(behind)
        && !apart(all).is_some_and(|of| others(&of))
        && sum(each).is_some_and(|sum| equal(&sum, &all.value))
}

/// Whether one of these verbs follows what is counted.
fn is_followed(folded: &Folded, part: &Part, verbs: &[&str]) -> bool {
    let end = part.tokens.end;
    end < folded.tokens.len() && verbs.contains(&folded.word(end))
}
