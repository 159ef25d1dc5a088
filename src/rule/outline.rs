//! What a phrase asks of a text besides its values.
//!
//! Reading the values of a sentence costs more than looking for words, and most sentences that
//! have the words of a phrase have them in another order or too far apart.

use super::fold::Folded;
use super::part::Part;
use super::program::{Program, shortest};
use std::ops::Range;

/// A phrase cut at its values.
#[derive(Clone, Debug)]
pub struct Outline {
    /// A value begins the phrase, so that a word stands before the first piece.
    led: bool,
    /// What stands before, between and after the values; `None` where that may be nothing, or has
    /// a value within brackets.
    pieces: Vec<Option<Piece>>,
    /// Every match has the one value, and no other.
    one: bool,
}

#[derive(Clone, Debug)]
struct Piece {
    program: Program,
    /// How many tokens a match has at least.
    shortest: usize,
}

impl Outline {
    /// Of a phrase's parts.
    pub fn new(parts: &[Part<'_>]) -> Self {
        let pieces = parts.split(|part| matches!(part, Part::Mark(_)));
        let piece = |parts: &[Part<'_>]| {
            // What may be nothing is there anywhere, at the end of a text too.
            let known = shortest(parts) > 0 && !parts.iter().any(has_mark);
            known.then(|| Piece {
                program: Program::new(parts),
                shortest: shortest(parts),
            })
        };
        let pieces: Vec<Option<Piece>> = pieces.map(piece).collect();
        let loose = |part: &Part<'_>| !matches!(part, Part::Mark(_)) && has_mark(part);
        Self {
            led: matches!(parts.first(), Some(Part::Mark(_))),
            one: pieces.len() == 2 && !parts.iter().any(loose),
            pieces,
        }
    }

    /// Whether the phrase can match a text, whatever its values are. A value takes up at least
    /// one word.
    pub fn fits(&self, text: &Folded) -> bool {
        let mut from = usize::from(self.led);
        self.pieces.iter().flatten().all(|piece| {
            let found = piece.program.find(text, from);
            found.is_some_and(|found| {
                from = found.whole().start + piece.shortest + 1;
                true
            })
        })
    }

    /// Whether it can match with a value in the place of these tokens.
    pub fn fits_around(&self, text: &Folded, value: &Range<usize>) -> bool {
        let [before, after] = self.pieces.as_slice() else {
            return true;
        };
        !self.one
            || before
                .as_ref()
                .is_none_or(|piece| piece.program.ends_at(text, value.start))
                && after
                    .as_ref()
                    .is_none_or(|piece| piece.program.begins_at(text, value.end))
    }
}

fn has_mark(part: &Part<'_>) -> bool {
    match part {
        Part::Mark(_) => true,
        Part::Either(branches) | Part::Maybe(branches) => branches.iter().flatten().any(has_mark),
        Part::Group(inner) => inner.iter().any(has_mark),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::fold::Folded;
    use crate::rule::slot::{Mark, Slot, Slots};
    use crate::rule::{pattern, phrase};
    use std::sync::Arc;

    #[test]
    fn what_may_be_nothing_asks_for_nothing() {
        let slots = Slots::from([("value".to_owned(), Slot::Mark(Mark::Value))]);
        for (says, text, value, may) in [
            ("to {value} [points]", "cut to 22", 2..3, true),
            ("to {value} [points]", "cut to 22 points", 2..3, true),
            ("[only] {value} points", "22 points", 0..1, true),
            ("[only] {value} points", "22 of them", 0..1, false),
            ("to {value} points", "cut to 22", 2..3, false),
        ] {
            let phrase = Arc::new(phrase::parse(says).unwrap());
            let pattern = pattern::compile(phrase, &Arc::new(slots.clone())).unwrap();
            let text = Folded::new(text);
            assert_eq!(pattern.may_match(&text), may, "{says}");
            assert_eq!(pattern.may_match_around(&text, &value), may, "{says}");
        }
    }
}
