//! Looking over texts for the phrases that can match them.

use super::{Candidate, Part, Waiting};
use crate::rule::fold::Folded;
use crate::rule::needs::{FREQUENT, frequent};
use crate::rule::order::{MOST, Order, Places};
use crate::rule::words::{Runs, each_word};
use crate::value::keyed::Key;
use rustc_hash::FxHashMap;

/// Looks over texts, one after the other.
#[derive(Debug)]
pub struct Lookout<'a> {
    part: &'a Part,
    notes: Notes,
}

/// What is written down meanwhile, and left to whoever looks next.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The number of the text, counted from 1, and of the paragraph.
    text: usize,
    passage: usize,
    /// In which paragraph a word of a group was seen last.
    around: Vec<usize>,
    /// In which text a word of a group was seen last. Frequent words, which are of many groups, count
    /// for themselves.
    seen: Vec<usize>,
    /// Where in it.
    places: Vec<Places>,
    frequent: Frequent,
    /// The frequent words of the paragraph.
    frequent_around: u64,
    groups: Vec<usize>,
    /// The paragraph has no words but those that were seen.
    whole: bool,
    /// There is a bit for every place at which a word was seen.
    placed: bool,
    known: Known,
    runs: Runs,
}

/// The frequent words of a text, a bit for each, and where they stand.
#[derive(Debug)]
struct Frequent {
    seen: u64,
    places: [Places; FREQUENT.len()],
}

impl Default for Frequent {
    fn default() -> Self {
        Self {
            seen: 0,
            places: [0; FREQUENT.len()],
        }
    }
}

const _: () = assert!(FREQUENT.len() <= u64::BITS as usize);

/// The words met so far, because texts have the same ones again and again.
#[derive(Debug, Default)]
struct Known {
    words: FxHashMap<Key, Word>,
    /// Those that have no key.
    long: FxHashMap<Box<str>, Word>,
    /// The groups of all of them.
    groups: Vec<u32>,
    /// The groups of one that is not remembered.
    other: Vec<u32>,
}

/// A word of texts.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where its groups stand among those of all; of a frequent word those for which phrases wait.
    start: u32,
    end: u32,
    /// Its place among the frequent ones.
    frequent: Option<u8>,
}

/// How many words are remembered, the first that are met, and of how many bytes at most.
const WORDS: usize = 1 << 16;
const LONG: usize = 64;

impl Known {
    /// The place among the frequent ones, and the groups, of a word in any case with its key.
    fn word(&mut self, word: &str, key: Option<Key>, part: &Part) -> (Option<u8>, &[u32]) {
        let known = match key {
            Some(key) => self.words.get(&key),
            None => self.long.get(word),
        };
        let Some(known) = known.copied() else {
            return self.meet(word, key, part);
        };
        let groups = self.groups.get(known.start as usize..known.end as usize);
        (known.frequent, groups.unwrap_or_default())
    }

    #[cold]
    fn meet(&mut self, word: &str, key: Option<Key>, part: &Part) -> (Option<u8>, &[u32]) {
        let small = word.to_ascii_lowercase();
        let frequent = frequent(&small).and_then(|n| u8::try_from(n).ok());
        self.other.clear();
        part.groups(&small, |group| {
            if frequent.is_none() || !part.waiting[group].is_empty() {
                self.other.extend(u32::try_from(group));
            }
        });
        let start = self.groups.len();
        let full = self.words.len() + self.long.len() >= WORDS || word.len() > LONG;
        let end = u32::try_from(start + self.other.len());
        if let (false, Ok(end), Ok(start)) = (full, end, u32::try_from(start)) {
            self.groups.extend_from_slice(&self.other);
            let read = Word {
                start,
                end,
                frequent,
            };
            match key {
                Some(key) => self.words.insert(key, read),
                None => self.long.insert(word.into(), read),
            };
        }
        (frequent, &self.other)
    }
}

impl<'a> Lookout<'a> {
    /// Of the phrases of a part.
    pub(super) fn new(part: &'a Part) -> Self {
        let left = part.left.lock().ok().and_then(|mut left| left.pop());
        let groups = part.waiting.len();
        let notes = left.unwrap_or_else(|| Notes {
            around: vec![0; groups],
            seen: vec![0; groups],
            places: vec![0; groups],
            ..Notes::default()
        });
        Self { part, notes }
    }

    /// Whether its phrases are asked of a text with a title, as far as packs say what they are about.
    pub fn asks(&self, text: &str, title: Option<&str>) -> bool {
        let about = self.part.about.as_ref();
        about.is_none_or(|about| about.may_be_told(text, title))
    }

    /// Looks over a paragraph; whether a phrase can match a sentence of it.
    pub fn enter(&mut self, paragraph: &str) -> bool {
        let known = self.look_over(paragraph);
        self.notes.whole = known;
        self.notes.passage = self.notes.text;
        for &group in &self.notes.groups {
            self.notes.around[group] = self.notes.passage;
        }
        self.notes.frequent_around = self.notes.frequent.seen;
        if !known {
            self.notes.around.fill(self.notes.passage);
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
        let seen = alone && self.notes.whole;
        if !seen && !self.look_over(sentence) {
            let folded = folded();
            let tokens = 0..folded.tokens.len();
            tokens.for_each(|token| {
                let word = folded.word(token);
                self.see(word, Key::of(word), token);
            });
            self.notes.placed = false;
        }
        let mut candidates: Vec<Candidate> = self.met().map(|waiting| waiting.candidate).collect();
        candidates.sort_unstable();
        candidates
    }

    /// Sees the words of a text; whether it has no others.
    fn look_over(&mut self, text: &str) -> bool {
        self.notes.text += 1;
        self.notes.groups.clear();
        self.notes.frequent.seen = 0;
        self.notes.placed = true;
        let mut runs = std::mem::take(&mut self.notes.runs);
        let asked = &self.part.asked;
        let see = |word: &str, key, place| self.see(word, key, place);
        let all = each_word(text, asked, &mut runs, see);
        self.notes.runs = runs;
        all
    }

    fn see(&mut self, word: &str, key: Option<Key>, place: usize) {
        let bit = match place < MOST {
            true => 1 << place,
            false => 0,
        };
        let (frequent, groups) = self.notes.known.word(word, key, self.part);
        self.notes.placed &= bit != 0 || groups.is_empty() && frequent.is_none();
        if let Some(n) = frequent {
            let places = &mut self.notes.frequent.places[usize::from(n)];
            *places = match self.notes.frequent.seen >> n & 1 {
                1 => *places | bit,
                _ => bit,
            };
            self.notes.frequent.seen |= 1 << n;
        }
        for &group in groups {
            let group = group as usize;
            let text = &mut self.notes.seen[group];
            let places = &mut self.notes.places[group];
            if *text != self.notes.text {
                (*text, *places) = (self.notes.text, 0);
                self.notes.groups.push(group);
            }
            *places |= bit;
        }
    }

    /// Where the words of a group stand.
    fn places(&self, group: usize) -> Places {
        let mut all = match self.notes.seen[group] == self.notes.text {
            true => self.notes.places[group],
            false => 0,
        };
        let mut frequent = self.part.frequent[group] & self.notes.frequent.seen;
        while frequent != 0 {
            all |= self.notes.frequent.places[frequent.trailing_zeros() as usize];
            frequent &= frequent - 1;
        }
        all
    }

    /// Whether the text has a word of a group,
    fn has(&self, group: usize) -> bool {
        self.notes.seen[group] == self.notes.text
            || self.part.frequent[group] & self.notes.frequent.seen != 0
    }

    /// and whether the paragraph has.
    fn has_around(&self, group: usize) -> bool {
        self.notes.around[group] == self.notes.passage
            || self.part.frequent[group] & self.notes.frequent_around != 0
    }

    /// The phrases of which every need was seen, in its order.
    fn met(&self) -> impl Iterator<Item = &'a Waiting> + '_ {
        let part = self.part;
        let waiting = self.notes.groups.iter().flat_map(|&g| &part.waiting[g]);
        let ordered = |order: &Order| order.fits(|group| self.places(group));
        let all = waiting.chain(&part.always);
        all.filter(move |w| {
            w.needs.iter().all(|&group| self.has(group))
                && w.around.iter().all(|&group| self.has_around(group))
                && (!self.notes.placed || w.orders.iter().all(ordered))
        })
    }
}

impl Drop for Lookout<'_> {
    fn drop(&mut self) {
        if let Ok(mut left) = self.part.left.lock() {
            left.push(std::mem::take(&mut self.notes));
        }
    }
}
