//! What came before something that sources have it come after.

use super::{Backing, Passage, Statement};
use std::ops::Range;

const BEFORE: [&str; 2] = ["before", "until"];
const AFTER: [&str; 3] = ["after", "once", "since"];

pub(super) fn statement(own: &Passage, theirs: &[Backing]) -> Option<Statement> {
    let (mine, word) = leading(own)?;
    let each: Vec<(&str, &Backing)> = theirs
        .iter()
        .filter_map(|t| Some((leading(&t.passage)?.1, t)))
        .collect();
    let early = BEFORE.contains(&word);
    let other = |theirs: &str| BEFORE.contains(&theirs) != early;
    let ((theirs, first), true) = (each.first()?, each.iter().all(|(w, _)| other(w))) else {
        return None;
    };
    let because = format!("{} has “{theirs}” here", first.place.source);
    Some(own.said(mine, because, first.place))
}

/// The word right before a claim's own that says whether it came first, and where it stands.
fn leading<'a>(passage: &Passage<'a>) -> Option<(Range<usize>, &'a str)> {
    let before = passage.text(&(passage.sentence.start..passage.range.start));
    let mut words = before.split_whitespace().rev();
    let word = words.find(|word| !["the", "a", "an"].contains(word))?;
    let is = |all: &[&str]| all.iter().any(|w| w.eq_ignore_ascii_case(word));
    let start = passage.sentence.start + before.rfind(word)?;
    (is(&BEFORE) || is(&AFTER)).then_some((start..start + word.len(), word))
}
