//! The source that the draft itself names as having a statement: "Gull Radio reported nine".
//!
//! Of what a paper reported, only that paper is asked: it may since have been outvoted.

use super::known::Known;
use super::read::Read;
use super::voice::relates;
use crate::matcher::Claim;
use crate::source::Source;
use crate::value::Content;
use std::ops::Range;

/// What parts a sentence that names one paper for each side.
const PARTS: [&str; 10] = [
    ";",
    " and one, ",
    " and one from ",
    " and another, ",
    ", while ",
    ", whereas ",
    ", although ",
    ", though ",
    ", but ",
    ", yet ",
];

/// What stands between an answer and the paper that has another: "three, not two, as Gull Radio had it".
const INSTEAD: [&str; 4] = [", not ", " and not ", " rather than ", " instead of "];

/// What a sentence begins with that goes on with the paper which the sentence before names.
const GOES_ON: [&str; 5] = [
    "It ",
    "The paper ",
    "The station ",
    "The broadcaster ",
    "Its report ",
];

/// The sources of the paper that is named beside a claim of the draft, or of the one that the
/// sentence before names and this one calls "it".
pub(super) fn named<'a>(claim: &Claim, draft: &Read, known: &Known<'a>) -> Vec<&'a Source> {
    let beside = named_beside(claim, known);
    let goes_on = GOES_ON.iter().any(|word| claim.sentence.starts_with(word));
    if !beside.is_empty() || !goes_on {
        return beside;
    }
    let sentences = draft.sentences();
    let own = sentences.partition_point(|s| s.end <= claim.sentence_range.start);
    let before = own.checked_sub(1).map(|n| &sentences[n]);
    let before = before.and_then(|s| draft.source.text.get(s.start..s.end));
    let before = before.unwrap_or_default();
    let paper = |source: &Source| {
        source
            .publisher
            .as_deref()
            .map(title)
            .unwrap_or_default()
            .to_owned()
    };
    let mut names = known
        .sources()
        .map(paper)
        .filter(|paper| places(before, paper).next().is_some());
    let Some(first) = names
        .next()
        .filter(|first| names.all(|other| other == *first))
    else {
        return beside;
    };
    known
        .sources()
        .filter(|source| paper(source) == first)
        .collect()
}

fn named_beside<'a>(claim: &Claim, known: &Known<'a>) -> Vec<&'a Source> {
    let sentence = claim.sentence.as_str();
    let at = claim.value_range.start - claim.sentence_range.start;
    let part = part(sentence, at);
    // What somebody else is said to have said is not what the paper named behind it has.
    let told = |paper: &str| match &claim.speaker {
        Some(speaker) => relates(paper, &speaker.name),
        None => true,
    };
    let end = claim.range.end - claim.sentence_range.start;
    let instead = |place: usize| {
        let between = sentence.get(end..place).unwrap_or_default();
        INSTEAD.iter().any(|words| between.contains(words))
    };
    let mut beside: Vec<(usize, &str)> = Vec::new();
    for source in known.sources() {
        let paper = source.publisher.as_deref().map(title).unwrap_or_default();
        let found = places(sentence, paper)
            .chain(short(sentence, paper))
            .filter(|place| part.contains(place) && (*place < at || told(paper)))
            .filter(|place| !instead(*place));
        beside.extend(found.map(|place| (place, paper)));
    }
    beside.sort_unstable();
    let Some(paper) = nearest(claim, &beside) else {
        return Vec::new();
    };
    let theirs = |source: &&Source| source.publisher.as_deref().map(title) == Some(paper);
    known.sources().filter(theirs).collect()
}

/// Which of the papers that a sentence names has a claim of it.
fn nearest<'p>(claim: &Claim, papers: &[(usize, &'p str)]) -> Option<&'p str> {
    let sentence = claim.sentence.as_str();
    let at = claim.value_range.start - claim.sentence_range.start;
    let own = claim.range.start - claim.sentence_range.start
        ..claim.range.end - claim.sentence_range.start;
    // "Two were held (the Post), one was charged": who stands in brackets has what is before them.
    let bracketed = |place: usize| {
        let before = sentence[..place].trim_end();
        before
            .strip_suffix("the")
            .unwrap_or(before)
            .trim_end()
            .ends_with('(')
    };
    let behind = |place: usize| {
        let between = sentence.get(own.end..place).unwrap_or_default();
        let open = between
            .matches('(')
            .count()
            .checked_sub(between.matches(')').count());
        place >= own.end && bracketed(place) && open == Some(1)
    };
    // "A man, so Gull Radio reported, opened fire"
    let close = |place: usize| own.contains(&place) || behind(place);
    if let Some((_, paper)) = papers.iter().find(|(place, _)| close(*place)) {
        return Some(paper);
    }
    let mut open = papers.iter().filter(|(place, _)| !bracketed(*place));
    let (_, first) = open.clone().next()?;
    match open.clone().all(|(_, paper)| paper == first) {
        true => Some(first),
        // Of two, the one that stands before the claim.
        false => open
            .rfind(|(place, _)| *place < at)
            .map(|(_, paper)| *paper),
    }
}

/// Whether a day is that of a report: "on Monday Gull Radio reported two dead" dates no deaths, nor does
/// "the first report, on Monday, had two".
pub(super) fn is_day_of_report(claim: &Claim, known: &Known) -> bool {
    let Content::Days(days) = &claim.value.content else {
        return false;
    };
    let day = days.extent.as_point();
    let reported = || {
        let papers = named_beside(claim, known);
        papers.iter().any(|s| s.published.as_ref() == day)
    };
    day.is_some() && (follows_report(claim) || reported())
}

/// Whether the words right before a day are those for a report, or for how matters stand.
fn follows_report(claim: &Claim) -> bool {
    const REPORTS: [&str; 3] = ["report", "reports", "account"];
    const WHICH: [&str; 6] = ["first", "initial", "early", "earlier", "earliest", "latest"];
    let at = claim.value_range.start - claim.sentence_range.start;
    let before = claim.sentence.get(..at).unwrap_or_default().trim_end();
    let mut words = before.split_whitespace().rev().peekable();
    words.next_if(|word| ["on", "of", "from"].contains(word));
    let last = words.next().unwrap_or_default().trim_end_matches(',');
    let which = words.next().unwrap_or_default();
    match last {
        "stand" | "stood" => matches!(which, "things" | "matters" | "we"),
        "bulletin" | "bulletins" | "dispatch" => true,
        word => REPORTS.contains(&word) && WHICH.contains(&which),
    }
}

/// A publisher's name without its article, which a sentence may leave out.
pub(super) fn title(publisher: &str) -> &str {
    publisher.strip_prefix("The ").unwrap_or(publisher).trim()
}

/// Where a paper is called by its last word alone: "the Courier".
fn short<'t>(text: &'t str, paper: &'t str) -> impl Iterator<Item = usize> + 't {
    let last = paper.rsplit_once(' ').map_or("", |(_, last)| last);
    places(text, last).filter(|at| {
        let before = text[..*at].trim_end();
        before.ends_with("the") || before.ends_with("The")
    })
}

/// Where a name stands in a text as words of its own.
fn places<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let found = text.match_indices(name).filter(|_| !name.is_empty());
    let parts = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let own = move |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + name.len()..]);
        parts(before.chars().next_back()) && parts(after.chars().next())
    };
    found.map(|(at, _)| at).filter(own)
}

/// The part of a sentence in which a place stands.
fn part(sentence: &str, at: usize) -> Range<usize> {
    let bounds = PARTS.iter().flat_map(|mark| sentence.match_indices(mark));
    let bounds: Vec<usize> = bounds.map(|(bound, _)| bound).collect();
    let before = bounds.iter().filter(|bound| **bound < at).max();
    let after = bounds.iter().filter(|bound| **bound >= at).min();
    before.copied().unwrap_or(0)..after.copied().unwrap_or(sentence.len())
}
