//! Whom the draft has say what it quotes, and whether a source has them near those words.

use crate::draft::Evidence;
use crate::draft::read::Read;
use crate::value::name::relate;
use crate::value::{Name, Relation};
use std::ops::Range;

/// Verbs with a speaker beside them.
const SAY: [&str; 30] = [
    "said",
    "says",
    "say",
    "called",
    "calls",
    "described",
    "describes",
    "told",
    "wrote",
    "writes",
    "added",
    "adds",
    "spoke",
    "speaks",
    "remarked",
    "remarks",
    "insisted",
    "insists",
    "warned",
    "warns",
    "hailed",
    "termed",
    "saw",
    "counted",
    "explained",
    "explains",
    "noted",
    "stated",
    "argued",
    "declared",
];
/// Words between a speaker and the verb: "Prado himself called it".
const ASIDE: [&str; 10] = [
    "himself",
    "herself",
    "themselves",
    "also",
    "later",
    "then",
    "once",
    "has",
    "had",
    "have",
];
/// How far around its words a source may name a speaker, in bytes.
const AROUND: usize = 600;

/// Why another said these words, where the draft names a speaker whom no source has near them.
pub(super) fn by_another(
    draft: &Read,
    quoted: &Range<usize>,
    theirs: &[Evidence],
    sources: &[Read],
) -> Option<String> {
    let first = theirs.first()?;
    let speaker = speaker(draft, quoted)?;
    let known = theirs.iter().any(|place| {
        let source = sources.iter().find(|s| s.source.id == place.source);
        source.is_none_or(|source| {
            // Whom the source has say it is the one.
            if let Some(theirs) = self::speaker(source, &(place.start..place.end)) {
                return is_one(&theirs, &speaker);
            }
            let near = place.start.saturating_sub(AROUND)..place.end + AROUND;
            let mut names = source.names().iter();
            names.any(|(name, at)| near.contains(&at.figure.start) && is_one(name, &speaker))
        })
    });
    let elsewhere = sources.iter().any(|source| {
        source
            .names()
            .iter()
            .any(|(name, _)| is_one(name, &speaker))
    });
    let who = speaker.words.join(" ");
    (!known && elsewhere).then(|| {
        format!(
            "{who} says it here, whom {} does not name near these words",
            first.source
        )
    })
}

/// Who stands beside a verb of saying in the sentence of a quotation, and alone does.
fn speaker(read: &Read, quoted: &Range<usize>) -> Option<Name> {
    let draft = read.source;
    let mut all = read.sentences().iter().map(|s| s.start..s.end);
    let sentence = all.find(|s| s.start <= quoted.start && quoted.start < s.end)?;
    // "Prado spoke of “progress”; Vane of “ruin”" has a speaker for each.
    let words = draft.text.get(sentence.clone())?;
    let at = quoted.start - sentence.start;
    let from = words.get(..at)?.rfind(';').map_or(0, |mark| mark + 1);
    let to = words
        .get(at..)?
        .find(';')
        .map_or(words.len(), |mark| at + mark);
    let sentence = sentence.start + from..sentence.start + to;
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        SAY.contains(&word.to_lowercase().as_str())
    };
    let mut found = read.names().iter().filter(|(name, at)| {
        let outside = at.figure.end <= quoted.start || quoted.end <= at.figure.start;
        let inside = sentence.start <= at.figure.start && at.figure.end <= sentence.end;
        if !outside || !inside || !is_person(read, name) {
            return false;
        }
        let after = draft
            .text
            .get(at.figure.end..sentence.end)
            .unwrap_or_default();
        let before = draft
            .text
            .get(sentence.start..at.span.start)
            .unwrap_or_default();
        let mut next = after
            .split_whitespace()
            .skip_while(|word| ASIDE.contains(word));
        let verb_after = after.starts_with(' ') && next.next().is_some_and(word);
        let verb_before = before.split_whitespace().next_back().is_some_and(word);
        verb_after || verb_before
    });
    let only = found.next()?;
    found.next().is_none().then(|| only.0.clone())
}

/// Whether a name is somebody's: with a title, or of two words, here or elsewhere in the text.
fn is_person(read: &Read, name: &Name) -> bool {
    let whole = |name: &Name| !name.titles.is_empty() || name.words.len() > 1;
    let mut all = read.names().iter().map(|(name, _)| name);
    whole(name) || all.any(|other| whole(other) && other.words.last() == name.words.last())
}

/// Whether two names end alike.
fn is_one(a: &Name, b: &Name) -> bool {
    let last = |name: &Name| Name {
        titles: Vec::new(),
        words: name.words.last().cloned().into_iter().collect(),
    };
    relate(&last(a), &last(b)) != Relation::Disjoint
}
