//! One story's share of a report, as text and Markdown both need it.

use super::words::{letter, origin};
use super::{Asked, Question, Report};
use crate::comparator::{Agreement, Divergence, Silence, Single, Version};
use crate::matcher::Claim;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

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
    pub silent: Vec<&'a Silence>,
    questions: Rc<BTreeMap<&'a str, &'a Question>>,
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
        let first = story.take(&finding.rule, finding.versions.len());
        story.divergences.push(Lettered { first, finding });
    }
    for finding in &found.agreements {
        let story = stories.entry(&finding.story).or_default();
        let first = story.take(&finding.rule, 1);
        story.agreements.push(Lettered { first, finding });
    }
    for finding in &found.single {
        let story = stories.entry(&finding.story).or_default();
        let first = story.take(&finding.rule, 1);
        story.single.push(Lettered { first, finding });
    }
    for silence in &found.silent {
        let story = stories.entry(&silence.story).or_default();
        story.silent.push(silence);
    }
    let questions = Rc::new(report.questions());
    for (name, story) in &mut stories {
        story.name = name;
        story.questions = Rc::clone(&questions);
    }
    stories.into_values().collect()
}

impl<'a> Story<'a> {
    fn take(&mut self, rule: &'a str, versions: usize) -> usize {
        let next = self.letters.entry(rule).or_default();
        let first = *next;
        *next += versions;
        first
    }

    fn source(&self, id: &str) -> Option<&'a Source> {
        self.lines.get(id).map(|(source, _)| *source)
    }

    /// The line, from one, in which byte `at` of a source stands; `None` for no such source.
    fn line(&self, source: &str, at: usize) -> Option<usize> {
        let (_, starts) = self.lines.get(source)?;
        Some(starts.partition_point(|start| *start <= at))
    }

    /// "001, Example Post, 26 November 2025, line 14, citing officials".
    pub fn place(&self, claim: &Claim) -> String {
        let mut place = claim.source.clone();
        if let Some(source) = self.source(&claim.source) {
            place = format!("{place}, {}", origin(source));
        }
        if let Some(line) = self.line(&claim.source, claim.range.start) {
            place = format!("{place}, line {line}");
        }
        if let Some(speaker) = &claim.speaker {
            place = format!("{place}, citing {speaker}");
        }
        place
    }

    /// "001, line 14".
    pub fn spot(&self, source: &str, at: usize) -> String {
        match self.line(source, at) {
            Some(line) => format!("{source}, line {line}"),
            None => source.to_owned(),
        }
    }

    pub fn question(&self, rule: &str) -> Option<&'a Question> {
        self.questions.get(rule).copied()
    }

    /// Rules that heard nothing in any source, in the order given; a pack of which no rule
    /// heard anything is one item.
    pub fn unheard(&self, packs: &[Asked]) -> Vec<String> {
        let silent = self.silent.iter().filter(|silence| self.covers(silence));
        let silent: Vec<&str> = silent.map(|silence| silence.rule.as_str()).collect();
        let mut rest: BTreeSet<&str> = silent.iter().copied().collect();
        let mut whole = Vec::new();
        for pack in packs {
            let rules: Vec<&str> = pack.questions.iter().map(|q| q.rule.as_str()).collect();
            if rules.len() > 1 && rules.iter().all(|rule| rest.contains(rule)) {
                whole.push(format!("all {} rules of pack {}", rules.len(), pack.pack));
                rest.retain(|rule| !rules.contains(rule));
            }
        }
        let single = silent.into_iter().filter(|rule| rest.contains(rule));
        single.map(str::to_owned).chain(whole).collect()
    }

    /// Whether a rule heard nothing in any source of the story.
    fn covers(&self, silence: &Silence) -> bool {
        let silent: BTreeSet<&String> = silence.sources.iter().collect();
        self.sources
            .iter()
            .all(|source| silent.contains(&source.id))
    }
}

/// Bytes at which the lines of `text` begin.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(n, _)| n + 1))
        .collect()
}

/// A version's claims by sentence, in order: several claims in one sentence are one passage.
pub(super) fn passages(claims: &[Claim]) -> Vec<&[Claim]> {
    claims
        .chunk_by(|a, b| {
            a.source == b.source && a.sentence_range == b.sentence_range && a.value == b.value
        })
        .collect()
}

/// The sentence of a passage, and the bytes of it that the claims rest on.
///
/// These are the words a phrase matched or, where they are many, the value's own.
pub(super) fn quoted(passage: &[Claim]) -> (&str, Vec<Range<usize>>) {
    let Some(first) = passage.first() else {
        return ("", Vec::new());
    };
    let begin = first.sentence_range.start;
    let words = |claim: &Claim| {
        let words = if claim.range.len() > MANY {
            &claim.value_range
        } else {
            &claim.range
        };
        words.start.saturating_sub(begin)..words.end.saturating_sub(begin)
    };
    (&first.sentence, passage.iter().map(words).collect())
}

/// Ids of the sources of a version's claims, each once, in order.
pub(super) fn bearers(version: &Version) -> Vec<&str> {
    sources(version.claims.iter())
}

/// Ids of the sources that hold a version or something that fits it.
pub(super) fn agreeing(version: &Version) -> Vec<&str> {
    sources(version.claims.iter().chain(&version.supports))
}

fn sources<'a>(claims: impl Iterator<Item = &'a Claim>) -> Vec<&'a str> {
    let ids: BTreeSet<&str> = claims.map(|claim| claim.source.as_str()).collect();
    ids.into_iter().collect()
}
