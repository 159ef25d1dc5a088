//! Alternatives that are told apart by how they begin.
//!
//! A list has dozens of words, and hundreds of phrases name it. Those that begin as a text does are
//! found by its word, instead of trying one after the other.

use super::begin::Begins;
use super::take::{Bytes, Keys};
use super::{Program, UNSET, longest, shortest};
use crate::rule::fold::{Folded, Word, key};
use crate::rule::part::Part;
use std::ops::Range;

/// Ways to go on, in the order in which they are tried.
#[derive(Clone, Debug)]
pub struct Alternatives {
    ways: Vec<Way>,
    /// All of their words, one behind the other.
    text: String,
    /// Those that begin with a word, sorted by its key, and by their place.
    words: Vec<(u32, Start)>,
    keys: Keys,
    /// Those that begin with a word of any ending, sorted by that, and the bytes with which these begin.
    prefixes: Vec<Start>,
    prefixed: Bytes,
    /// Those that begin otherwise.
    others: Vec<usize>,
    /// The bytes with which what they take may begin.
    pub first: Bytes,
    /// How many groups they have.
    pub groups: usize,
    /// How many tokens they take at most, and at least.
    pub longest: usize,
    pub shortest: usize,
}

#[derive(Clone, Debug)]
struct Start {
    way: usize,
    /// Bytes of the words.
    word: Range<usize>,
}

#[derive(Clone, Debug)]
struct Way {
    /// The group that it is, counted from 1.
    group: Option<usize>,
    takes: Takes,
}

#[derive(Clone, Debug)]
enum Takes {
    /// After the first word these, by key and as bytes of the words, with commas before them or
    /// without.
    Words(Keyed),
    /// Whose groups follow this one.
    Program(Box<Program>, usize),
}

/// Words by their keys, as bytes of the text.
type Keyed = Box<[(u32, Range<usize>)]>;

/// What was taken from a token on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The token after it.
    pub end: usize,
    /// Groups, counted from 1, with their tokens.
    pub groups: Vec<(usize, Range<usize>)>,
}

impl Alternatives {
    /// Without any.
    pub fn new() -> Self {
        Self {
            ways: Vec::new(),
            text: String::new(),
            words: Vec::new(),
            keys: Keys::default(),
            prefixes: Vec::new(),
            prefixed: Bytes::default(),
            others: Vec::new(),
            first: Bytes::default(),
            groups: 0,
            longest: 0,
            shortest: 0,
        }
    }

    /// Of these, each by its parts.
    pub fn of(branches: &[Vec<Part<'_>>]) -> Self {
        let mut all = Self::new();
        branches.iter().for_each(|parts| all.add(parts, None));
        all.sort();
        all
    }

    /// Counts a group.
    pub fn group(&mut self) -> usize {
        self.groups += 1;
        self.groups
    }

    /// Adds a way, which may be a group.
    pub fn add(&mut self, parts: &[Part<'_>], group: Option<usize>) {
        let least = shortest(parts);
        self.shortest = match self.ways.is_empty() {
            true => least,
            false => self.shortest.min(least),
        };
        self.longest = self.longest.max(longest(parts));
        let way = self.ways.len();
        let takes = match self.rest(parts) {
            Some(words) => Takes::Words(words),
            None => {
                let program = Program::new(parts);
                let base = self.groups;
                self.groups += program.groups;
                Takes::Program(Box::new(program), base)
            }
        };
        match (parts.first(), &takes) {
            (Some(Part::Word(word)), _) => self.begin_with(word, way),
            (Some(Part::Prefix(word)), _) => self.begin_like(word, way),
            // They begin with one of these.
            (_, Takes::Words(_)) => {}
            (_, Takes::Program(program, _)) => match program.begins() {
                Some(Begins {
                    words,
                    prefixes,
                    marks: false,
                }) => {
                    words.iter().for_each(|word| self.begin_with(word, way));
                    prefixes.iter().for_each(|word| self.begin_like(word, way));
                }
                _ => {
                    self.first = Bytes::ALL;
                    self.others.push(way);
                }
            },
        }
        self.ways.push(Way { group, takes });
    }

    fn begin_with(&mut self, word: &str, way: usize) {
        let start = self.start(word, way);
        self.keys.add(key(word));
        self.words.push((key(word), start));
    }

    fn begin_like(&mut self, word: &str, way: usize) {
        let start = self.start(word, way);
        self.prefixed.add_all(&Bytes::of(word));
        self.prefixes.push(start);
    }

    fn start(&mut self, word: &str, way: usize) -> Start {
        self.first.add_all(&Bytes::of(word));
        let word = self.write(word);
        Start { way, word }
    }

    /// Adds how its ways begin; `None` where any word may begin one.
    pub fn begins<'a>(&'a self, begins: &mut Begins<'a>) -> Option<()> {
        let text = |start: &Start| &self.text[start.word.clone()];
        let words = self.words.iter().map(|(_, start)| text(start));
        begins.words.extend(words);
        begins.prefixes.extend(self.prefixes.iter().map(text));
        self.others.is_empty().then_some(())
    }

    /// Makes what was added ready.
    pub fn sort(&mut self) {
        self.words
            .sort_unstable_by_key(|(key, start)| (*key, start.way));
        let text = &self.text;
        self.prefixes
            .sort_unstable_by(|a, b| text[a.word.clone()].cmp(&text[b.word.clone()]));
    }

    /// The words after the first, where there is nothing else.
    fn rest(&mut self, parts: &[Part<'_>]) -> Option<Keyed> {
        let rest = parts.get(1..)?;
        let plain = |pair: &[Part<'_>]| matches!(pair, [Part::Separator, Part::Word(_)]);
        let begun = matches!(parts.first(), Some(Part::Word(_) | Part::Prefix(_)));
        if !begun || !rest.chunks(2).all(plain) {
            return None;
        }
        let words = rest.iter().filter_map(|part| match part {
            Part::Word(word) => Some((key(word), self.write(word))),
            _ => None,
        });
        Some(words.collect())
    }

    fn write(&mut self, word: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(word);
        start..self.text.len()
    }

    /// The ways that may begin with a token.
    fn ways<'a>(&'a self, token: &'a Word<'a>) -> impl Iterator<Item = usize> + 'a {
        let may = self.keys.may_have(token);
        let by_key = move |key: u32| {
            let from = self.words.partition_point(|(other, _)| *other < key);
            self.words[from..]
                .iter()
                .take_while(move |(k, _)| *k == key)
        };
        let words = token.keys().filter(move |_| may).flat_map(by_key);
        let words = words.filter(|(key, start)| token.is(&self.text[start.word.clone()], *key));
        let prefixes = self.prefixes_of(token.text).iter();
        let prefixes =
            prefixes.filter(|start| token.text.starts_with(&self.text[start.word.clone()]));
        let known = words
            .map(|(_, start)| start)
            .chain(prefixes)
            .map(|start| start.way);
        known.chain(self.others.iter().copied().filter(|&way| {
            matches!(&self.ways[way].takes, Takes::Program(program, _) if program.may_begin(token))
        }))
    }

    /// Those of the prefixes that begin with the byte of a token.
    fn prefixes_of(&self, token: &str) -> &[Start] {
        let Some(byte) = token.bytes().next().filter(|byte| self.prefixed.has(*byte)) else {
            return &[];
        };
        let begins = |start: &Start| self.text.as_bytes().get(start.word.start).copied();
        let from = self.prefixes.partition_point(|p| begins(p) < Some(byte));
        let to = self.prefixes.partition_point(|p| begins(p) <= Some(byte));
        &self.prefixes[from..to]
    }

    /// All that they can take from a token on, what is tried first before the rest.
    pub fn taken(&self, text: &Folded, token: usize) -> Vec<Taken> {
        let mut all: Vec<Taken> = Vec::new();
        let Some(word) = text.get(token) else {
            return all;
        };
        if !self.first.begin(word.text) {
            return all;
        }
        let mut ways: Vec<usize> = self.ways(&word).collect();
        ways.sort_unstable();
        ways.dedup();
        for way in ways.iter().map(|&way| &self.ways[way]) {
            let mut add = |end: usize, inner: &[Range<usize>], base: usize| {
                // What leads on from there was tried already.
                if all.iter().any(|taken| taken.end == end) {
                    return;
                }
                let own = way.group.map(|group| (group, token..end));
                let inner = (base + 1..).zip(inner.iter().cloned());
                let inner = inner.filter(|(_, range)| range.end != UNSET);
                let groups = own.into_iter().chain(inner).collect();
                all.push(Taken { end, groups });
            };
            match &way.takes {
                Takes::Words(words) => {
                    if let Some(end) = self.after(words, text, token + 1) {
                        add(end, &[], 0);
                    }
                }
                Takes::Program(program, base) => {
                    program.each_end(text, token, |end, groups| add(end, groups, *base));
                }
            }
        }
        all
    }

    /// The end of these words from a token on.
    fn after(&self, words: &[(u32, Range<usize>)], text: &Folded, mut at: usize) -> Option<usize> {
        for (key, word) in words {
            at += usize::from(at < text.tokens.len() && text.is_comma(at));
            let word = &self.text[word.clone()];
            if !text.get(at)?.is(word, *key) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}
