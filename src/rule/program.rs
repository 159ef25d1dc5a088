//! A phrase as a program over the tokens of a folded text.
//!
//! It finds what the phrase's regular expression finds, the first of the alternatives that
//! leads on. It is made without an automaton, so that a phrase costs little before it is
//! needed, and looks at a word as a whole. Which places of the program were tried at which
//! token is remembered, so that time grows with the text and with the program, never with
//! the ways to combine them.

mod alternatives;
mod anchor;
mod begin;
mod run;
mod take;

pub use self::alternatives::Alternatives;

use self::anchor::Anchor;
use self::begin::{Begins, Sieve};
use self::run::Run;
use self::take::{Bytes, Test, Words};
use super::fold::{Folded, Word, key};
use super::part::Part;
use super::phrase::GAP;
use super::slot::Mark;
use std::ops::Range;
use std::sync::Arc;

/// A phrase that can be run.
#[derive(Clone, Debug)]
pub struct Program {
    steps: Vec<Step>,
    /// How many groups it has, without the whole.
    groups: usize,
    gaps: usize,
    /// How many tokens a match has at most.
    longest: usize,
    /// By place, the bytes of which one begins the next token that is taken from there.
    first: Vec<Bytes>,
    anchor: Option<Anchor>,
    /// The words that can begin a match, where not any can.
    sieve: Option<Sieve>,
    /// The words that can follow each gap, where not any can.
    after: Vec<Option<Sieve>>,
}

/// What a match took: tokens of the text, first the whole, then the program's groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    groups: Vec<Range<usize>>,
}

impl Match {
    /// All of its tokens.
    pub fn whole(&self) -> Range<usize> {
        self.groups[0].clone()
    }

    /// The tokens of the nth group, counted from 1; `None` where it took no part.
    pub fn group(&self, n: usize) -> Option<Range<usize>> {
        let group = self.groups.get(n)?;
        (group.end != UNSET).then(|| group.clone())
    }
}

/// The end of a group that took no part.
pub const UNSET: usize = usize::MAX;

#[derive(Clone, Debug)]
enum Step {
    /// Takes a token.
    Take(Test),
    /// Takes what one of these does, whose groups follow this one.
    OneOf(Arc<Alternatives>, usize),
    /// Takes as few tokens as will do; a group. The nth gap of the program.
    Gap {
        group: usize,
        nth: usize,
    },
    /// Goes on at the first place, and where that leads nowhere at the second.
    Either(usize, usize),
    Jump(usize),
    Open(usize),
    Close(usize),
    Done,
}

impl Program {
    /// The program of a phrase's parts.
    pub fn new(parts: &[Part<'_>]) -> Self {
        let mut program = Self {
            steps: Vec::new(),
            groups: 0,
            gaps: 0,
            longest: longest(parts),
            first: Vec::new(),
            anchor: Anchor::of(parts),
            sieve: None,
            after: Vec::new(),
        };
        program.sequence(parts);
        program.steps.push(Step::Done);
        program.first = program.first();
        program.sieve = program.sieve_at(0);
        let gaps = (program.steps.iter().zip(1..)).filter(|(s, _)| matches!(s, Step::Gap { .. }));
        program.after = gaps.map(|(_, next)| program.sieve_at(next)).collect();
        program
    }

    /// The bytes with which what is taken next may begin, by place. Every step leads forward.
    fn first(&self) -> Vec<Bytes> {
        let mut first = vec![Bytes::ALL; self.steps.len()];
        for (at, step) in self.steps.iter().enumerate().rev() {
            first[at] = match step {
                Step::Take(test) => test.first(),
                Step::OneOf(all, _) => all.first,
                Step::Either(one, other) => {
                    let mut both = first[*one];
                    both.add_all(&first[*other]);
                    both
                }
                Step::Jump(to) => first[*to],
                Step::Open(_) | Step::Close(_) => first[at + 1],
                Step::Gap { .. } | Step::Done => Bytes::ALL,
            };
        }
        first
    }

    fn sieve_at(&self, from: usize) -> Option<Sieve> {
        self.begins_at(from).map(|begins| Sieve::new(&begins))
    }

    /// How matches begin; `None` where any word may.
    pub fn begins(&self) -> Option<Begins<'_>> {
        self.begins_at(0)
    }

    /// How what is taken next from a place on begins.
    fn begins_at(&self, from: usize) -> Option<Begins<'_>> {
        let mut begins = Begins::default();
        let mut met = vec![false; self.steps.len()];
        let mut todo = vec![from];
        while let Some(step) = todo.pop() {
            if std::mem::replace(&mut met[step], true) {
                continue;
            }
            match &self.steps[step] {
                Step::Take(test) => test.begins(&mut begins)?,
                Step::OneOf(all, _) => all.begins(&mut begins)?,
                Step::Either(one, other) => todo.extend([*one, *other]),
                Step::Jump(to) => todo.push(*to),
                Step::Open(_) | Step::Close(_) => todo.push(step + 1),
                Step::Gap { .. } | Step::Done => return None,
            }
        }
        Some(begins)
    }

    /// Whether a match may begin with a token.
    pub fn may_begin(&self, token: &Word<'_>) -> bool {
        match &self.sieve {
            Some(sieve) => sieve.may_have(token),
            None => self.first[0].begin(token.text),
        }
    }

    fn sequence(&mut self, parts: &[Part<'_>]) {
        for part in parts {
            match part {
                Part::Separator => self.separator(),
                Part::Gap => self.gap(),
                Part::Either(branches) => self.branches(branches, false),
                Part::Maybe(branches) => self.branches(branches, true),
                Part::Group(inner) => {
                    self.groups += 1;
                    let group = self.groups;
                    self.steps.push(Step::Open(group));
                    self.sequence(inner);
                    self.steps.push(Step::Close(group));
                }
                Part::List(list) => self.one_of(Arc::clone(list.alternatives())),
                Part::OneOf(branches) => self.one_of(Arc::new(Alternatives::of(branches))),
                part => self.steps.extend(test(part).map(Step::Take)),
            }
        }
    }

    fn one_of(&mut self, all: Arc<Alternatives>) {
        let base = self.groups;
        self.groups += all.groups;
        if all.longest > 0 {
            self.steps.push(Step::OneOf(all, base));
        }
    }

    fn separator(&mut self) {
        let at = self.steps.len();
        self.steps.push(Step::Either(at + 1, at + 2));
        self.steps.push(Step::Take(Test::Separator));
    }

    fn gap(&mut self) {
        self.groups += 1;
        self.steps.push(Step::Gap {
            group: self.groups,
            nth: self.gaps,
        });
        self.gaps += 1;
    }

    /// Alternatives in their order, the last of which may be nothing.
    fn branches(&mut self, branches: &[Vec<Part<'_>>], or_nothing: bool) {
        let branches = together(branches);
        let last = branches.len().saturating_sub(1);
        let mut leave = Vec::new();
        for (n, branch) in branches.iter().enumerate() {
            let split = (n < last || or_nothing).then(|| {
                self.steps.push(Step::Done);
                self.steps.len() - 1
            });
            match branch {
                Branch::Words(words) => self.steps.extend(one_of(words).map(Step::Take)),
                Branch::Parts(parts) => self.sequence(parts),
            }
            if n < last {
                leave.push(self.steps.len());
                self.steps.push(Step::Done);
            }
            if let Some(at) = split {
                self.steps[at] = Step::Either(at + 1, self.steps.len());
            }
        }
        let end = self.steps.len();
        for at in leave {
            self.steps[at] = Step::Jump(end);
        }
    }

    /// The first match that begins at token `from` or later.
    pub fn find(&self, text: &Folded, from: usize) -> Option<Match> {
        Run::new(self, text).find(from)
    }

    /// The ends of the ways to match from this token on, in the order in which they are tried,
    /// with the groups that they took.
    pub fn each_end(&self, text: &Folded, start: usize, each: impl FnMut(usize, &[Range<usize>])) {
        let mut run = Run::new(self, text);
        run.forget(start);
        run.each_end(start, each);
    }

    /// All matches from left to right; none begins within another.
    pub fn matches<'a>(&'a self, text: &'a Folded) -> impl Iterator<Item = Match> + 'a {
        let mut run = Run::new(self, text);
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = run.find(from)?;
            from = found.whole().end.max(found.whole().start + 1);
            Some(found)
        })
    }
}

/// How many tokens a match of these parts has at most.
pub fn longest(parts: &[Part<'_>]) -> usize {
    let of = |branches: &[Vec<Part<'_>>]| branches.iter().map(|b| longest(b)).max().unwrap_or(0);
    let each = |part: &Part<'_>| match part {
        Part::Gap => 2 * GAP,
        Part::List(list) => list.alternatives().longest,
        Part::Either(branches) | Part::OneOf(branches) | Part::Maybe(branches) => of(branches),
        Part::Group(inner) => longest(inner),
        _ => 1,
    };
    parts.iter().map(each).sum()
}

/// How many tokens a match of these parts has at least.
pub fn shortest(parts: &[Part<'_>]) -> usize {
    let each = |part: &Part<'_>| match part {
        Part::Separator | Part::Gap | Part::Maybe(_) => 0,
        Part::List(list) => list.alternatives().shortest,
        Part::Either(branches) | Part::OneOf(branches) => {
            branches.iter().map(|b| shortest(b)).min().unwrap_or(0)
        }
        Part::Group(inner) => shortest(inner),
        _ => 1,
    };
    parts.iter().map(each).sum()
}

/// An alternative, or several of one word each that are tried together.
enum Branch<'p, 'a> {
    Words(Vec<&'p Part<'a>>),
    Parts(&'p [Part<'a>]),
}

/// Alternatives of which those of one word are taken together, where that tries none before
/// another that can also lead on.
fn together<'p, 'a>(branches: &'p [Vec<Part<'a>>]) -> Vec<Branch<'p, 'a>> {
    let mut all: Vec<Branch<'p, 'a>> = Vec::new();
    for branch in branches {
        let [word @ (Part::Word(_) | Part::Prefix(_))] = branch.as_slice() else {
            all.push(Branch::Parts(branch));
            continue;
        };
        let passes = |b: &Branch| matches!(b, Branch::Parts(parts) if apart(word, parts.first()));
        let home = all.iter_mut().rev().find(|b| !passes(b));
        match home {
            Some(Branch::Words(words)) => words.push(word),
            _ => all.push(Branch::Words(vec![word])),
        }
    }
    all
}

/// Whether no token is taken by both.
fn apart(word: &Part<'_>, other: Option<&Part<'_>>) -> bool {
    fn text<'a>(part: &Part<'a>) -> Option<&'a str> {
        match part {
            Part::Word(word) | Part::Prefix(word) => Some(word),
            _ => None,
        }
    }
    match (text(word), other.and_then(text)) {
        (Some(a), Some(b)) => !a.starts_with(b) && !b.starts_with(a),
        _ => false,
    }
}

/// The test for any of these words, of which there is one at least.
fn one_of(parts: &[&Part<'_>]) -> Option<Test> {
    if let [part] = parts {
        return test(part);
    }
    let (mut words, mut prefixes): (Vec<Box<str>>, Vec<Box<str>>) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Word(word) => words.push((*word).into()),
            Part::Prefix(word) => prefixes.push((*word).into()),
            _ => {}
        }
    }
    Some(Test::OneOf(Box::new(Words::new(words, prefixes))))
}

fn test(part: &Part<'_>) -> Option<Test> {
    Some(match part {
        Part::Word(word) => Test::Word((*word).into(), key(word)),
        Part::Prefix(word) => Test::Prefix((*word).into()),
        Part::Any => Test::Any,
        Part::Comma => Test::Comma,
        Part::Semicolon => Test::Semicolon,
        Part::Mark(n) => Test::Mark(Mark::sign(*n)),
        _ => return None,
    })
}
