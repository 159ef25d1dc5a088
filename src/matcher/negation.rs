//! Whether a match stands under a negation that its phrase does not contain.

use crate::rule::fold::Folded;
use std::ops::Range;

/// How many words before a match a negation reaches.
const REACH: usize = 3;

/// The same before a tale: "no truth at all in the claim".
const TALE_REACH: usize = 5;

/// Words that turn a statement round. Contracted forms are folded to these.
const NEGATIONS: [&str; 13] = [
    "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "deny",
    "denied", "denies", "denying",
];

/// Words after which a negation is none: "not only", "no fewer than".
const SOFTENED: [&str; 8] = [
    "only", "just", "merely", "least", "fewer", "less", "more", "doubt",
];

/// What is denied by denying it: "rejected claims that", "no truth to reports that".
const TALES: [&str; 16] = [
    "report",
    "reports",
    "claim",
    "claims",
    "suggestion",
    "suggestions",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
];

/// Verbs that deny what they have for an object, if that is a tale.
const REJECTIONS: [&str; 20] = [
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "dismiss",
    "dismisses",
    "dismissed",
    "dismissing",
    "refute",
    "refutes",
    "refuted",
    "refuting",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "rebut",
    "rebuts",
    "rebutted",
    "false",
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
    let outside =
        before(text, tokens.start, REACH).any(|t| negates(text, t)) || tale(text, tokens.start);
    let reaches = |gap: &Range<usize>| {
        let mut words = before(text, value.unwrap_or(gap.end), REACH);
        words.any(|t| gap.contains(&t) && negates(text, t))
    };
    outside || gaps.iter().any(reaches)
}

/// The word for which a match that [`denies`] takes for a denial is one.
pub fn cause(text: &Folded, tokens: &Range<usize>) -> Option<usize> {
    let told = before(text, tokens.start, REACH).find(|t| TALES.contains(&text.word(*t)));
    let mut outside = before(text, tokens.start, REACH);
    let outside = outside.find(|&t| negates(text, t)).or(told);
    outside.or_else(|| tokens.clone().rfind(|&t| negates(text, t)))
}

/// The words before a token, nearest first, as far as a comma and `reach`.
fn before(text: &Folded, token: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
    (0..token)
        .rev()
        .take_while(|&t| !text.is_comma(t))
        .take(reach)
}

/// Whether a match at token `start` is told in a tale that is denied.
fn tale(text: &Folded, start: usize) -> bool {
    let told = before(text, start, REACH).find(|t| TALES.contains(&text.word(*t)));
    told.is_some_and(|tale| {
        before(text, tale, TALE_REACH)
            .any(|t| negates(text, t) || REJECTIONS.contains(&text.word(t)))
    })
}

fn negates(text: &Folded, token: usize) -> bool {
    let next = (token + 1 < text.tokens.len()).then(|| text.word(token + 1));
    NEGATIONS.contains(&text.word(token)) && !next.is_some_and(|w| SOFTENED.contains(&w))
}
