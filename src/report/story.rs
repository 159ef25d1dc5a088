//! One story's share of a report, as text and Markdown both need it.

use super::words::{letter, origin};
use super::{Asked, Question, Report};
use crate::comparator::{Agreement, Divergence, Single, Version};
use crate::matcher::Claim;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// A match of more bytes than this is too long to be marked as a whole.
const MANY: usize = 120;

/// One story: its sources, and what was found about it.
///
/// Within a story every version of a question has its own letter, whether it diverges, is
/// agreed on or stands alone.
#[derive(Default)]
pub(super) struct Story<'a> {
    pub name: &'a str,
    pub sources: Vec<&'a Source>,
    pub divergences: Vec<Lettered<&'a Divergence>>,
    pub agreements: Vec<Lettered<&'a Agreement>>,
    pub single: Vec<Lettered<&'a Single>>,
    /// By rule, the sources that say nothing on its question.
    silent: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The rules that were put to some source of the story.
    pub asked: BTreeSet<&'a str>,
    /// The sources to which some rule was put.
    checked: BTreeSet<&'a str>,
    questions: Arc<BTreeMap<&'a str, &'a Question>>,
    /// The sources by id, each with the bytes at which its lines begin.
    lines: BTreeMap<&'a str, (&'a Source, Vec<usize>)>,
    /// How many versions each rule has so far.
    letters: BTreeMap<&'a str, usize>,
}

/// A finding and the number of its first version.
pub(super) struct Lettered<T> {
    pub first: usize,
    pub finding: T,
}

impl<T> Lettered<T> {
    /// The letter of its version `n`.
    pub fn letter(&self, n: usize) -> String {
        letter(self.first.saturating_add(n))
    }
}

/// The stories of a report, by name.
pub(super) fn stories(report: &Report) -> Vec<Story<'_>> {
    let mut stories: BTreeMap<&str, Story> = BTreeMap::new();
    for source in &report.sources {
        let story = stories.entry(&source.story).or_default();
        let lines = (source, line_starts(&source.text));
        story.lines.insert(&source.id, lines);
        story.sources.push(source);
    }
    let found = &report.findings;
    for finding in &found.divergences {
        let story = stories.entry(&finding.story).or_default();
        let first = story.take(&finding.rule, &finding.versions);
        story.divergences.push(Lettered { first, finding });
    }
    for finding in &found.agreements {
        let story = stories.entry(&finding.story).or_default();
        let first = story.take(&finding.rule, std::slice::from_ref(&finding.version));
        story.agreements.push(Lettered { first, finding });
    }
    for finding in &found.single {
        let story = stories.entry(&finding.story).or_default();
        let first = story.take(&finding.rule, std::slice::from_ref(&finding.version));
        story.single.push(Lettered { first, finding });
    }
    for silence in &found.silent {
        let story = stories.entry(&silence.story).or_default();
        let sources = silence.sources.iter().map(String::as_str);
        story.asked.insert(&silence.rule);
        story.checked.extend(sources.clone());
        story
            .silent
            .entry(&silence.rule)
            .or_default()
            .extend(sources);
    }
    let questions = Arc::new(report.questions());
    for (name, story) in &mut stories {
        story.name = name;
        story.questions = Arc::clone(&questions);
    }
    stories.into_values().collect()
}

impl<'a> Story<'a> {
    /// The number of the first of a finding's versions.
    fn take(&mut self, rule: &'a str, versions: &'a [Version]) -> usize {
        self.asked.insert(rule);
        let claims = versions
            .iter()
            .flat_map(|v| v.claims.iter().chain(&v.supports).chain(&v.parts));
        self.checked
            .extend(claims.map(|claim| claim.source.as_str()));
        let next = self.letters.entry(rule).or_default();
        let first = *next;
        *next += versions.len();
        first
    }

    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.lines.get(id).map(|(source, _)| *source)
    }

    /// A source, and the bytes at which its lines begin.
    pub fn lines_of(&self, id: &str) -> Option<(&'a Source, &[usize])> {
        let (source, starts) = self.lines.get(id)?;
        Some((source, starts))
    }

    /// Where byte `at` of a source stands; `None` for no such source.
    fn line(&self, source: &str, at: usize) -> Option<String> {
        let (source, starts) = self.lines.get(source)?;
        Some(line(source, starts, at))
    }

    /// "001, Example Post, 26 November 2025, line 14 — officials said".
    pub fn place(&self, claim: &Claim) -> String {
        let mut place = claim.source.clone();
        if let Some(source) = self.source(&claim.source) {
            place = format!("{place}, {}", origin(source));
        }
        if let Some(line) = self.line(&claim.source, claim.range.start) {
            place = format!("{place}, {line}");
        }
        if let Some(speaker) = &claim.speaker {
            let said = if claim.denied { "denied" } else { "said" };
            place = format!("{place} — {} {said}", speaker.name);
        }
        place
    }

    /// "001, line 14".
    pub fn spot(&self, source: &str, at: usize) -> String {
        match self.line(source, at) {
            Some(line) => format!("{source}, {line}"),
            None => source.to_owned(),
        }
    }

    pub fn question(&self, rule: &str) -> Option<&'a Question> {
        self.questions.get(rule).copied()
    }

    /// Whether a rule was put to a source, and heard nothing.
    pub fn is_silent(&self, rule: &str, source: &str) -> bool {
        (self.silent.get(rule)).is_some_and(|sources| sources.contains(source))
    }

    /// Whether some rule was put to a source.
    pub fn is_checked(&self, source: &str) -> bool {
        self.checked.contains(source)
    }

    /// Rules that heard nothing in any source, in the order given; a pack of which no rule
    /// heard anything is one item.
    pub fn unheard(&self, packs: &[Asked]) -> Vec<String> {
        let asked = packs.iter().flat_map(|pack| &pack.questions);
        let asked = asked.map(|question| question.rule.as_str());
        let silent = |rule: &str| self.asked.contains(rule) && !self.letters.contains_key(rule);
        let mut rest: BTreeSet<&str> = asked.clone().filter(|rule| silent(rule)).collect();
        let mut whole = Vec::new();
        for pack in packs {
            let rules: Vec<&str> = pack.questions.iter().map(|q| q.rule.as_str()).collect();
            if rules.len() > 1 && rules.iter().all(|rule| rest.contains(rule)) {
                whole.push(format!("all {} rules of pack {}", rules.len(), pack.pack));
                rest.retain(|rule| !rules.contains(rule));
            }
        }
        let single = asked.filter(|rule| rest.contains(rule));
        single.map(str::to_owned).chain(whole).collect()
    }
}

/// "line 14", "page 3" or "headline": where byte `at` of a source stands, of which the lines begin at
/// `starts`.
pub(crate) fn line(source: &Source, starts: &[usize], at: usize) -> String {
    match source.page(at) {
        _ if source.in_headline(at) => "headline".to_owned(),
        Some(page) => format!("page {page}"),
        None => format!("line {}", starts.partition_point(|start| *start <= at)),
    }
}

/// The same for a place after a colon: "14", "page 3" or "headline".
pub(crate) fn line_number(source: &Source, starts: &[usize], at: usize) -> String {
    line(source, starts, at)
        .trim_start_matches("line ")
        .to_owned()
}

/// Bytes at which the lines of `text` begin. A line ends with a line feed, a carriage
/// return, or both.
pub(crate) fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |n: usize, byte: u8| match byte {
        b'\n' => true,
        b'\r' => bytes.get(n + 1) != Some(&b'\n'),
        _ => false,
    };
    let breaks = text.bytes().enumerate().filter(|(n, byte)| ends(*n, *byte));
    std::iter::once(0)
        .chain(breaks.map(|(n, _)| n + 1))
        .collect()
}

/// A version's claims by sentence, in order: several claims in one sentence are one passage.
pub(super) fn passages(claims: &[Claim]) -> Vec<&[Claim]> {
    claims
        .chunk_by(|a, b| {
            a.source == b.source
                && a.sentence_range == b.sentence_range
                && a.value == b.value
                && a.speaker == b.speaker
        })
        .collect()
}

/// The sentence of a passage, and the bytes of it that the claims rest on.
///
/// These are the words a phrase matched or, where they are many, the value's own, and what had to stand near them
/// as far as it is at hand.
pub(super) fn quoted(passage: &[Claim]) -> (&str, Vec<Range<usize>>) {
    let Some(first) = passage.first() else {
        return ("", Vec::new());
    };
    let begin = first.sentence_range.start;
    let in_sentence =
        |at: &Range<usize>| at.start.saturating_sub(begin)..at.end.saturating_sub(begin);
    let words = |claim: &Claim| match claim.range.len() > MANY {
        true => in_sentence(&claim.value_range),
        false => in_sentence(&claim.range),
    };
    let mut marks: Vec<Range<usize>> = passage.iter().map(words).collect();
    let whole = |a: Range<usize>, b: &Range<usize>| a.start.min(b.start)..a.end.max(b.end);
    let mut all = marks.iter().fold(words(first), whole);
    for near in passage
        .iter()
        .flat_map(|claim| &claim.near)
        .map(in_sentence)
    {
        let wider = whole(all.clone(), &near);
        if wider.len() <= MANY {
            all = wider;
            marks.push(near);
        }
    }
    (&first.sentence, marks)
}

/// Ids of the sources of a version's claims, each once, in order.
pub(super) fn bearers(version: &Version) -> Vec<&str> {
    let claims = version.claims.iter();
    let ids: BTreeSet<&str> = claims.map(|claim| claim.source.as_str()).collect();
    ids.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::line_starts;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let cases: [(&str, &[usize]); 5] = [
            ("one", &[0]),
            ("one\ntwo\n", &[0, 4, 8]),
            ("one\r\ntwo", &[0, 5]),
            ("one\rtwo\r\rfour", &[0, 4, 8, 9]),
            ("\n\r", &[0, 1, 2]),
        ];
        for (text, starts) in cases {
            assert_eq!(line_starts(text), starts, "{text:?}");
        }
    }
}
