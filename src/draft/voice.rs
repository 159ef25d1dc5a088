//! On whose word the draft has a statement, and on whose the sources have it.

use super::known::{Held, Known};
use crate::matcher::{Claim, Speaker};
use crate::rule::fold::{Folded, key};
use crate::value::name::{names, relate, same_spelling};
use crate::value::{Content, Relation};
use std::ops::Range;

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
            // Whom a pronoun means is not told here.
            let first_word = draft.sentence.split_whitespace().next();
            let named = matches!(first_word, Some("He" | "She" | "They"))
                || speakers
                    .iter()
                    .any(|s| shares_word(&draft.sentence, &s.name));
            let one = speakers.iter().all(|s| shares_word(&first.name, &s.name));
            match one && !named {
                true => Voice::Lost(first.name.clone()),
                false => Voice::Kept,
            }
        }
        // "As officials tell it" names nobody.
        (Some(own), None)
            if !backers.is_empty() && !own.unknown && !names(&own.name).is_empty() =>
        {
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
            if (all || contested)
                && speakers
                    .iter()
                    .all(|s| others(&own.name, &s.name) || other_body(&own.name, &s.name)) =>
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
        Some(other) if other_body(&own.name, &other.name) => false,
        Some(other) if shares_word(&own.name, &other.name) => true,
        _ => paper.is_some_and(|paper| relates(paper, &own.name)),
    }
}

/// How many bytes around a sentence may name who speaks in it.
const AROUND: usize = 150;

/// Whether a speaker's last name stands in a sentence of a text, or near it.
pub(super) fn named_around(speaker: &str, text: &str, sentence: &Range<usize>) -> bool {
    let bound = |at: usize| (at..=text.len()).find(|n| text.is_char_boundary(*n));
    let from = bound(sentence.start.saturating_sub(AROUND));
    let to = bound((sentence.end + AROUND).min(text.len()));
    let around = from.zip(to).and_then(|(from, to)| text.get(from..to));
    let last = names(speaker).pop();
    let last = last.and_then(|name| speaker.get(name.figure));
    let last = last.and_then(|name| name.split_whitespace().next_back());
    let around = Folded::new(around.unwrap_or_default());
    let stands = |word: &str| {
        (0..around.tokens.len()).any(|n| around.get(n).is_some_and(|w| w.is(word, key(word))))
    };
    last.is_some_and(|last| {
        let last = Folded::new(last);
        !last.tokens.is_empty() && (0..last.tokens.len()).all(|n| stands(last.word(n)))
    })
}

/// Whether both name a speaker, and the same one.
pub(super) fn same_voice(a: &Claim, b: &Claim) -> bool {
    match (&a.speaker, &b.speaker) {
        (Some(a), Some(b)) => shares_word(&a.name, &b.name),
        _ => false,
    }
}

/// Whether a speaker is one whose count is that of the record: the police, a ministry, nobody by
/// name.
pub(super) fn is_of_record(name: &str) -> bool {
    const RECORD: [&str; 15] = [
        "police",
        "officers",
        "deputies",
        "troopers",
        "sheriff's",
        "sheriff",
        "coroner",
        "hospital",
        "hospitals",
        "medics",
        "paramedics",
        "firefighters",
        "authorities",
        "emergency",
        "ministry",
    ];
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let lower = name.chars().all(|c| !c.is_uppercase());
    lower && words.iter().any(|word| RECORD.contains(&word.as_str()))
}

/// Whether one of two names of a paper has all words of the other ("the Harbour Post").
pub(super) fn relates(paper: &str, name: &str) -> bool {
    let words = |text: &str| {
        let folded = Folded::new(text);
        let all = (0..folded.tokens.len()).map(|n| folded.word(n).to_owned());
        all.filter(|word| word != "the").collect::<Vec<_>>()
    };
    let (paper, name) = (words(paper), words(name));
    let within = |a: &[String], b: &[String]| !a.is_empty() && a.iter().all(|w| b.contains(w));
    within(&paper, &name) || within(&name, &paper)
}

/// Whether both end with a name, and not the same one's. "The president of France" ends with
/// that of a country.
fn others(a: &str, b: &str) -> bool {
    let last = |text: &str| {
        let last = names(text).pop();
        last.filter(|name| {
            let before = text.get(..name.span.start).unwrap_or_default();
            name.figure.end == text.trim_end().len() && !before.ends_with(" of ")
        })
    };
    match (last(a), last(b)) {
        (Some(a), Some(b)) => match (a.value.content, b.value.content) {
            (Content::Name(a), Content::Name(b)) => relate(&a, &b) == Relation::Disjoint,
            _ => false,
        },
        _ => false,
    }
}

/// Whether both are bodies, and of two sorts: a ministry and the police, or two ministries.
fn other_body(a: &str, b: &str) -> bool {
    const MINISTRY: usize = 1;
    let differ = |of: &[&[&str]]| match (sort(a, of), sort(b, of)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    let ministry = |name: &str| sort(name, &BODIES) == Some(MINISTRY);
    differ(&BODIES) || ministry(a) && ministry(b) && differ(&DEPARTMENTS)
}

/// The sort of those who stand just before the words of a claim: "witnesses heard nine shots".
pub(super) fn subject(claim: &Claim) -> Option<(usize, &str)> {
    let before = claim.range.start.checked_sub(claim.sentence_range.start)?;
    let mut words = claim.sentence.get(..before)?.split_whitespace().rev();
    let word = words.next()?;
    // "A driver told police"
    let told = ["told", "tells", "tell", "telling", "informed"];
    let hears = words.next().is_some_and(|verb| told.contains(&verb));
    sort(word, &BODIES)
        .filter(|_| !hears)
        .map(|sort| (sort, word))
}

/// Bodies, and others who tell what happened, by their sort.
const BODIES: [&[&str]; 6] = [
    &[
        "police",
        "sheriff",
        "deputies",
        "troopers",
        "officers",
        "detectives",
    ],
    &["ministry", "minister", "ministers", "government"],
    &["hospital", "doctors", "medics", "paramedics", "surgeons"],
    &["prosecutors", "prosecutor", "court", "judge"],
    &["army", "navy", "military", "soldiers"],
    &[
        "witnesses",
        "witness",
        "bystanders",
        "neighbours",
        "neighbors",
        "passengers",
        "residents",
    ],
];

/// What a ministry may be of.
const DEPARTMENTS: [&[&str]; 11] = [
    &["interior", "home"],
    &["foreign", "external"],
    &["health"],
    &["defence", "defense"],
    &["justice"],
    &["finance", "treasury"],
    &["transport", "transportation"],
    &["education"],
    &["agriculture", "farming"],
    &["energy"],
    &["labour", "labor"],
];

/// The one sort of which a name has words, if it is one.
fn sort(name: &str, of: &[&[&str]]) -> Option<usize> {
    let folded = Folded::new(name);
    let is = |word: &str| {
        (0..folded.tokens.len()).any(|n| folded.get(n).is_some_and(|w| w.is(word, key(word))))
    };
    let mut sorts = (0..of.len()).filter(|n| of[*n].iter().any(|word| is(word)));
    sorts.next().filter(|_| sorts.next().is_none())
}

/// Whether a longer word of `words` stands in `text`.
pub(super) fn shares_word(text: &str, words: &str) -> bool {
    let text = Folded::new(text);
    let words = Folded::new(words);
    let long = (0..words.tokens.len()).map(|n| words.word(n));
    let mut long = long.filter(|word| word.chars().count() > 3);
    long.any(|word| (0..text.tokens.len()).any(|n| same_spelling(text.word(n), word)))
}
