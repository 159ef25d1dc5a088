//! On whose word the draft has a statement, and on whose the sources have it.

use super::known::{Held, Known};
use crate::matcher::{Claim, Speaker};
use crate::rule::fold::Folded;
use crate::value::name::{names, relate};
use crate::value::{Content, Relation};

/// What became of the speaker on the way from the sources to the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Kept,
    /// Every source has it on somebody's word, all on the word of this one.
    Lost(String),
    /// The sources say so themselves.
    Added(String),
    /// Another person is named than in any source.
    Changed(String, String),
}

/// `contested` says that others say otherwise: then it matters whose word it is even where a
/// source says so itself.
pub(super) fn voice(draft: &Claim, backers: &[&Held], known: &Known, contested: bool) -> Voice {
    let speakers: Vec<&Speaker> = backers
        .iter()
        .filter_map(|held| held.claim.speaker.as_ref())
        .collect();
    let all = !backers.is_empty() && speakers.len() == backers.len();
    match (&draft.speaker, speakers.first()) {
        (None, Some(first)) if all => {
            // Who is named within the draft's own sentence has not been lost, and what two
            // say who are not one is no longer anybody's word.
            let named = speakers
                .iter()
                .any(|s| shares_word(&draft.sentence, &s.name));
            let one = speakers.iter().all(|s| shares_word(&first.name, &s.name));
            match one && !named {
                true => Voice::Lost(first.name.clone()),
                false => Voice::Kept,
            }
        }
        (Some(own), None) if !backers.is_empty() && !own.unknown => {
            let paper = backers.iter().any(|held| {
                let source = known.source(&held.claim.source);
                let paper = source.and_then(|s| s.publisher.as_deref()).unwrap_or("");
                shares_word(paper, &own.name) || shares_word(&held.claim.sentence, &own.name)
            });
            match paper || own.name.split_whitespace().count() > 4 {
                true => Voice::Kept,
                false => Voice::Added(own.name.clone()),
            }
        }
        (Some(own), Some(first))
            if (all || contested) && speakers.iter().all(|s| others(&own.name, &s.name)) =>
        {
            Voice::Changed(own.name.clone(), first.name.clone())
        }
        _ => Voice::Kept,
    }
}

/// Whether the source has it on the word of the one whom the draft names, or is that one.
pub(super) fn same_speaker(draft: &Claim, held: &Held, known: &Known) -> bool {
    let Some(own) = &draft.speaker else {
        return false;
    };
    let paper = known
        .source(&held.claim.source)
        .and_then(|s| s.publisher.as_deref());
    match &held.claim.speaker {
        Some(other) if shares_word(&own.name, &other.name) => true,
        _ => paper.is_some_and(|paper| relates(paper, &own.name)),
    }
}

/// Whether one of two names of a paper has all words of the other ("the Halden Post").
fn relates(paper: &str, name: &str) -> bool {
    let words = |text: &str| {
        let folded = Folded::new(text);
        let all = (0..folded.tokens.len()).map(|n| folded.word(n).to_owned());
        all.filter(|word| word != "the").collect::<Vec<_>>()
    };
    let (paper, name) = (words(paper), words(name));
    let within = |a: &[String], b: &[String]| !a.is_empty() && a.iter().all(|w| b.contains(w));
    within(&paper, &name) || within(&name, &paper)
}

/// Whether both end with a name, and not the same one's.
fn others(a: &str, b: &str) -> bool {
    let last = |text: &str| {
        let last = names(text).pop();
        last.filter(|name| name.figure.end == text.trim_end().len())
    };
    match (last(a), last(b)) {
        (Some(a), Some(b)) => match (a.value.content, b.value.content) {
            (Content::Name(a), Content::Name(b)) => relate(&a, &b) == Relation::Disjoint,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a longer word of `words` stands in `text`.
fn shares_word(text: &str, words: &str) -> bool {
    let text = Folded::new(text);
    let words = Folded::new(words);
    let long = (0..words.tokens.len()).map(|n| words.word(n));
    let mut long = long.filter(|word| word.chars().count() > 3);
    long.any(|word| (0..text.tokens.len()).any(|n| text.word(n) == word))
}
