//! Sentences with marks in the place of values.

use super::reading::Reading;
use super::slot::{self, Filler};
use crate::rule::fold::Folded;
use crate::rule::{Mark, Rule};
use std::cell::OnceCell;
use std::ops::Range;

/// A sentence as it reads with a rule's slots filled, for each set of slots in each way.
pub struct Views<'a> {
    pub reading: &'a Reading<'a>,
    pub sentence: usize,
    pub rule: &'a Rule,
    /// Most phrases of a rule have the same slots.
    known: Vec<(&'a [Mark], Vec<View<'a>>)>,
}

impl<'a> Views<'a> {
    pub fn new(reading: &'a Reading<'a>, sentence: usize, rule: &'a Rule) -> Self {
        Self {
            reading,
            sentence,
            rule,
            known: Vec::new(),
        }
    }

    /// Every way to fill these slots, found once.
    pub fn of(&mut self, marks: &'a [Mark]) -> &[View<'a>] {
        let known = self.known.iter().position(|(m, _)| *m == marks);
        let place = known.unwrap_or_else(|| {
            let views = views(self.reading, self.sentence, self.rule, marks);
            self.known.push((marks, views));
            self.known.len() - 1
        });
        &self.known[place].1
    }
}

/// A way to fill a phrase's slots, and the sentence as it then reads.
pub struct View<'a> {
    pub folded: &'a Folded,
    pub fillers: Vec<Filler>,
    /// The sentence's tokens for which each stands.
    pub places: Vec<Range<usize>>,
    /// Made for those that a phrase can match.
    text: OnceCell<Folded>,
}

impl View<'_> {
    /// The folded sentence, with its fillers.
    pub fn text(&self) -> &Folded {
        match self.fillers.is_empty() {
            true => self.folded,
            false => self
                .text
                .get_or_init(|| marked(self.folded, &self.fillers, &self.places)),
        }
    }
}

/// How many words of a sentence stand beside a filler in its view, and between two of them. Nearly
/// all sentences are shorter as a whole; one that lists hundreds of figures would take time and
/// memory without end.
const AROUND: usize = 128;

/// Every way to fill these slots; without any, the sentence as it is.
fn views<'a>(
    reading: &'a Reading<'_>,
    sentence: usize,
    rule: &Rule,
    marks: &[Mark],
) -> Vec<View<'a>> {
    let folded = reading.folded(sentence);
    let fillers = |mark| slot::fillers(reading, sentence, mark, &rule.answer);
    let mut all: Vec<Vec<Filler>> = Vec::new();
    // From the last: a person is mostly named before what is told of them, and names cost most.
    for mark in marks.iter().rev() {
        all.push(fillers(mark));
        if all.last().is_some_and(Vec::is_empty) {
            return Vec::new();
        }
    }
    let mut filled: Vec<Vec<Filler>> = vec![Vec::new()];
    for fillers in all.into_iter().rev() {
        let fits = |taken: &Vec<Filler>, f: &Filler| {
            let near = |t: &Filler| apart(&t.reach, &f.reach) && !far(folded, &t.reach, &f.reach);
            taken.iter().all(near)
        };
        filled = filled
            .iter()
            .flat_map(|taken| {
                let more = fillers.iter().filter(|f| fits(taken, f));
                more.map(|f| [taken.as_slice(), std::slice::from_ref(f)].concat())
            })
            .collect();
    }
    let view = |fillers: Vec<Filler>| View {
        folded,
        places: fillers
            .iter()
            .map(|f| tokens_at(folded, &f.reach))
            .collect(),
        text: OnceCell::new(),
        fillers,
    };
    filled.into_iter().map(view).collect()
}

/// Whether too much stands between two places of a sentence.
fn far(folded: &Folded, a: &Range<usize>, b: &Range<usize>) -> bool {
    folded.tokens.len() > AROUND
        && tokens_at(folded, &(a.end.min(b.end)..a.start.max(b.start))).len() > AROUND
}

/// Whether they share no byte.
pub fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

/// The tokens that share bytes with a range.
fn tokens_at(folded: &Folded, range: &Range<usize>) -> Range<usize> {
    let start = folded
        .tokens
        .partition_point(|t| t.source.end <= range.start);
    let end = folded
        .tokens
        .partition_point(|t| t.source.start < range.end);
    start..end.max(start)
}

/// The folded sentence around the fillers, with each replaced by its mark.
fn marked(folded: &Folded, fillers: &[Filler], places: &[Range<usize>]) -> Folded {
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let tokens = first.saturating_sub(AROUND)..(last + AROUND).min(folded.tokens.len());
    let mut view = Folded {
        text: String::new(),
        tokens: Vec::with_capacity(tokens.len()),
    };
    let mut done = vec![false; fillers.len()];
    for n in tokens {
        let source = &folded.tokens[n].source;
        match fillers.iter().position(|f| !apart(&f.reach, source)) {
            Some(slot) if done[slot] => {}
            Some(slot) => {
                done[slot] = true;
                view.push(
                    Mark::sign(slot).encode_utf8(&mut [0; 4]),
                    fillers[slot].reach.clone(),
                );
            }
            None => view.copy(folded, n),
        }
    }
    view
}
