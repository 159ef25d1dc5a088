//! Where a match may begin that takes a recognised value.
//!
//! A text has a value's sign once, and a phrase takes only so many words before it: the rest of the
//! text need not be tried.

use super::{longest, shortest};
use crate::rule::fold::Folded;
use crate::rule::part::Part;
use crate::rule::slot::Mark;

/// A sign that every match takes.
#[derive(Clone, Debug)]
pub struct Anchor {
    sign: char,
    /// How many tokens are taken before it at least, and at most.
    least: usize,
    most: usize,
}

impl Anchor {
    /// Of the first sign among these parts.
    pub fn of(parts: &[Part<'_>]) -> Option<Self> {
        let sign = |(at, part): (usize, &Part<'_>)| match part {
            Part::Mark(n) => Some((at, Mark::sign(*n))),
            _ => None,
        };
        let (at, sign) = parts.iter().enumerate().find_map(sign)?;
        Some(Self {
            sign,
            least: shortest(&parts[..at]),
            most: longest(&parts[..at]),
        })
    }

    /// The first token from `start` on at which a match may begin, and the token of the sign.
    pub fn next(&self, text: &Folded, start: usize) -> Option<(usize, usize)> {
        let from = text.tokens.get(start + self.least)?.folded.start;
        let at = from + text.text.get(from..)?.find(self.sign)?;
        let sign = text.token_at(at);
        Some((start.max(sign.saturating_sub(self.most)), sign))
    }

    /// Whether a match that begins at a token may take this sign.
    pub fn reaches(&self, start: usize, sign: usize) -> bool {
        start + self.least <= sign && sign <= start + self.most
    }
}
