//! Whether a match stands under a negation that its phrase does not contain.

use crate::rule::fold::Folded;
use std::ops::Range;

/// How many words before a match a negation reaches.
const REACH: usize = 3;

/// Words that turn a statement round. Contracted forms are folded to these.
const NEGATIONS: [&str; 13] = [
    "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "deny",
    "denied", "denies", "denying",
];

/// Words after which a negation is none: "not only", "no fewer than".
const SOFTENED: [&str; 8] = [
    "only", "just", "merely", "least", "fewer", "less", "more", "doubt",
];

/// Whether a negation stands within three words before the match at `tokens`, or inside a
/// gap and within three words before the value; where the phrase fixes the value, before
/// the end of the gap. It does not reach over a comma.
pub fn denies(
    text: &Folded,
    tokens: &Range<usize>,
    value: Option<usize>,
    gaps: &[Range<usize>],
) -> bool {
    let outside = before(text, tokens.start).any(|t| negates(text, t));
    let reaches = |gap: &Range<usize>, end: usize| {
        let mut words = before(text, end).take_while(|t| tokens.contains(t));
        words.any(|t| gap.contains(&t) && negates(text, t))
    };
    outside
        || gaps
            .iter()
            .any(|gap| reaches(gap, value.unwrap_or(gap.end)))
}

/// The words before a token, nearest first, as far as a negation reaches.
fn before(text: &Folded, token: usize) -> impl Iterator<Item = usize> + '_ {
    (0..token)
        .rev()
        .take_while(|&t| !text.is_comma(t))
        .take(REACH)
}

fn negates(text: &Folded, token: usize) -> bool {
    let next = (token + 1 < text.tokens.len()).then(|| text.word(token + 1));
    NEGATIONS.contains(&text.word(token)) && !next.is_some_and(|w| SOFTENED.contains(&w))
}
