//! Looking over texts for the phrases that can match them.

use super::{Candidate, Index, Waiting};
use crate::rule::fold::Folded;
use crate::rule::order::{MOST, Places};
use crate::rule::words::each_word;
use rustc_hash::FxHashMap;

/// Looks over texts, one after the other.
#[derive(Debug)]
pub struct Lookout<'a> {
    index: &'a Index,
    /// The number of the text, counted from 1, and of the paragraph.
    text: usize,
    passage: usize,
    /// In which paragraph a word of a group was seen last.
    around: Vec<usize>,
    /// In which text a word of a group was seen last.
    seen: Vec<usize>,
    groups: Vec<usize>,
    /// The paragraph has no words but those that were seen.
    whole: bool,
    /// Where the words of a group stand in the sentence of this number.
    places: Vec<(usize, Places)>,
    known: Known<'a>,
}

/// The groups of the words met so far, because texts have the same ones again and again.
#[derive(Debug)]
struct Known<'a> {
    index: &'a Index,
    words: FxHashMap<Box<str>, usize>,
    /// The first is of a word that is not remembered.
    groups: Vec<Vec<usize>>,
}

/// How many words are remembered, and of how many bytes at most.
const WORDS: usize = 1 << 16;
const LONG: usize = 64;

impl<'a> Known<'a> {
    fn new(index: &'a Index) -> Self {
        Self {
            index,
            words: FxHashMap::default(),
            groups: vec![Vec::new()],
        }
    }

    fn groups(&mut self, word: &str) -> &[usize] {
        let place = match self.words.get(word) {
            Some(&place) => place,
            None => {
                let mut groups = Vec::new();
                self.index.groups(word, |group| groups.push(group));
                if self.words.len() < WORDS && word.len() <= LONG {
                    self.words.insert(word.into(), self.groups.len());
                    self.groups.push(groups);
                    self.groups.len() - 1
                } else {
                    self.groups[0] = groups;
                    0
                }
            }
        };
        &self.groups[place]
    }
}

impl<'a> Lookout<'a> {
    /// Of the phrases of an index.
    pub(super) fn new(index: &'a Index) -> Self {
        let groups = index.waiting.len();
        Self {
            index,
            text: 0,
            passage: 0,
            around: vec![0; groups],
            seen: vec![0; groups],
            groups: Vec::new(),
            whole: false,
            places: vec![(0, 0); groups],
            known: Known::new(index),
        }
    }

    /// Looks over a paragraph; whether a phrase can match a sentence of it.
    pub fn enter(&mut self, paragraph: &str) -> bool {
        let known = self.look_over(paragraph);
        self.whole = known;
        self.passage = self.text;
        for &group in &self.groups {
            self.around[group] = self.passage;
        }
        if !known {
            self.around.fill(self.passage);
        }
        !known || self.met().next().is_some()
    }

    /// The phrases that can match a sentence of the paragraph that was entered, in the order of
    /// rules and phrases. It may be `alone` there; `folded` is the sentence, if anybody needs to
    /// know.
    pub fn candidates<'f>(
        &mut self,
        sentence: &str,
        alone: bool,
        folded: impl Fn() -> &'f Folded,
    ) -> Vec<Candidate> {
        // Its words are those of the paragraph.
        let seen = alone && self.whole;
        if !seen && !self.look_over(sentence) {
            let folded = folded();
            (0..folded.tokens.len()).for_each(|token| self.see(folded.word(token)));
        }
        let mut met: Vec<&Waiting> = self.met().collect();
        if !met.is_empty() && folded().tokens.len() <= MOST {
            self.place(folded());
            met.retain(|waiting| waiting.order.fits(|group| self.places_of(group)));
        }
        let mut candidates: Vec<Candidate> = met.iter().map(|waiting| waiting.candidate).collect();
        candidates.sort_unstable();
        candidates
    }

    /// Notes where the words of a sentence stand.
    fn place(&mut self, folded: &Folded) {
        let tokens = 0..folded.tokens.len();
        for (place, token) in tokens.filter(|&n| !folded.is_comma(n)).enumerate() {
            for &group in self.known.groups(folded.word(token)) {
                let (text, places) = &mut self.places[group];
                if *text != self.text {
                    (*text, *places) = (self.text, 0);
                }
                *places |= 1 << place;
            }
        }
    }

    fn places_of(&self, group: usize) -> Places {
        let (text, places) = self.places[group];
        if text == self.text { places } else { 0 }
    }

    /// Sees the words of a text; whether it has no others.
    fn look_over(&mut self, text: &str) -> bool {
        self.text += 1;
        self.groups.clear();
        let index = self.index;
        each_word(text, &index.beginnings, |word| self.see(word))
    }

    fn see(&mut self, word: &str) {
        for &group in self.known.groups(word) {
            if self.seen[group] != self.text {
                self.seen[group] = self.text;
                self.groups.push(group);
            }
        }
    }

    /// The phrases of which every need was seen.
    fn met(&self) -> impl Iterator<Item = &'a Waiting> + '_ {
        let index = self.index;
        let waiting = self.groups.iter().flat_map(|&g| &index.waiting[g]);
        let seen = |&group: &usize| self.seen[group] == self.text;
        let around = |&group: &usize| self.around[group] == self.passage;
        let all = waiting.chain(&index.always);
        all.filter(move |w| w.needs.iter().all(seen) && w.around.iter().all(around))
    }
}
