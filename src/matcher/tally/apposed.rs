//! Who is told of twice: "the driver, a man of 40, and two passengers" are three.

use super::age::is_age;
use super::{APART, Counter, OF_AGE, Part};
use crate::value::singular;

impl Counter<'_> {
    /// The parts without those that say again who the one before is, where a list goes on behind them. They are
    /// in order of place.
    pub(super) fn named_once(&self, parts: Vec<Part>) -> Vec<Part> {
        let mut all: Vec<Part> = Vec::with_capacity(parts.len());
        for part in parts {
            let end = all.last().and_then(|last| self.apposed(last, &part));
            match (end, all.last_mut()) {
                (Some(end), Some(last)) => {
                    last.tokens.end = end;
                    last.reach.end = self.folded.tokens[end - 1].source.end;
                }
                _ => all.push(part),
            }
        }
        all
    }

    /// Where words that say who somebody is end, with their comma.
    fn apposed(&self, who: &Part, words: &Part) -> Option<usize> {
        let word = |at: usize| (at < self.folded.tokens.len()).then(|| self.folded.word(at));
        let is_sex = |part: &Part| {
            let mut each = part
                .tokens
                .clone()
                .rev()
                .map(|at| singular(self.folded.word(at)));
            each.any(|noun| APART.contains(&noun.as_str()))
        };
        let first = self.folded.word(who.tokens.start);
        let known = first == "the" || first.ends_with("'s");
        let comma = who.tokens.end;
        let behind = word(comma) == Some(",") && words.tokens.start == comma + 1;
        let again = matches!(word(words.tokens.start), Some("a" | "an"));
        (known && behind && again && is_sex(words) && !is_sex(who)).then_some(())?;
        let end = words.tokens.end;
        let aged =
            word(end).is_some_and(|of| OF_AGE.contains(&of)) && word(end + 1).is_some_and(is_age);
        // "The driver, a boy, and two women" may be four.
        let told = aged || words.tokens.clone().any(|at| is_age(self.folded.word(at)));
        told.then_some(())?;
        let end = if aged { end + 2 } else { end };
        // An age may have brought the comma.
        let end = if self.folded.is_comma(end - 1) {
            end
        } else {
            end + 1
        };
        (word(end - 1) == Some(",") && word(end) == Some("and")).then_some(end)
    }
}
