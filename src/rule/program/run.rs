//! Running a program on a text.

use super::take::Test;
use super::{Match, Program, Step, UNSET};
use crate::rule::fold::Folded;
use crate::rule::phrase::GAP;
use std::ops::Range;

/// A program on a text.
pub struct Run<'a> {
    program: &'a Program,
    text: &'a Folded,
    /// The token at which `tried` begins.
    pub base: usize,
    /// By place in the program and token: what begins there leads nowhere.
    tried: Vec<u64>,
    todo: Vec<Todo>,
    groups: Vec<Range<usize>>,
}

/// How many tokens at which a match may begin are remembered at once.
const WINDOW: usize = 64;

enum Todo {
    Go {
        step: usize,
        token: usize,
    },
    /// The same, after an alternative took groups.
    After {
        step: usize,
        token: usize,
        groups: Vec<(usize, Range<usize>)>,
    },
    /// A gap that so far runs from a token to another, and may run over some more.
    Gap {
        step: usize,
        taken: Range<usize>,
        left: usize,
    },
    Restore {
        group: usize,
        was: Range<usize>,
    },
}

impl<'a> Run<'a> {
    pub fn new(program: &'a Program, text: &'a Folded) -> Self {
        Self {
            program,
            text,
            base: 0,
            tried: Vec::new(),
            todo: Vec::new(),
            groups: vec![UNSET..UNSET; program.groups + 1],
        }
    }

    pub fn find(&mut self, from: usize) -> Option<Match> {
        self.forget(from);
        let mut start = from;
        let mut sign = None;
        while start < self.text.tokens.len() {
            if let Some(anchor) = &self.program.anchor
                && !sign.is_some_and(|sign| anchor.reaches(start, sign))
            {
                let (next, at) = anchor.next(self.text, start)?;
                (start, sign) = (next, Some(at));
            }
            let token = self.text.get(start);
            if !token.is_some_and(|token| self.program.may_begin(&token)) {
                start += 1;
                continue;
            }
            if start - self.base >= WINDOW {
                self.forget(start);
            }
            if let Some(end) = self.from(start) {
                self.groups[0] = start..end;
                let groups = self.groups.clone();
                self.groups.fill(UNSET..UNSET);
                return Some(Match { groups });
            }
            start += 1;
        }
        None
    }

    pub fn forget(&mut self, base: usize) {
        self.base = base;
        self.tried.clear();
    }

    /// How many tokens are remembered.
    fn width(&self) -> usize {
        let left = self.text.tokens.len() - self.base;
        (WINDOW + self.program.longest).min(left) + 1
    }

    /// The end of the match that begins at `start`.
    pub fn from(&mut self, start: usize) -> Option<usize> {
        self.todo.clear();
        self.todo.push(Todo::Go {
            step: 0,
            token: start,
        });
        self.next()
    }

    /// The ends of all ways to match from `start` on, with the groups that they took.
    pub fn each_end(&mut self, start: usize, mut each: impl FnMut(usize, &[Range<usize>])) {
        let mut found = self.from(start);
        while let Some(end) = found {
            each(end, &self.groups[1..]);
            found = self.next();
        }
    }

    /// The end of the next way that leads on.
    fn next(&mut self) -> Option<usize> {
        while let Some(next) = self.todo.pop() {
            let (step, token) = match next {
                Todo::Go { step, token } => (step, token),
                Todo::After {
                    step,
                    token,
                    groups,
                } => {
                    for (group, is) in groups {
                        self.set(group, is);
                    }
                    (step, token)
                }
                Todo::Gap { step, taken, left } => match self.gap(step, taken, left) {
                    Some(token) => (step + 1, token),
                    None => continue,
                },
                Todo::Restore { group, was } => {
                    self.groups[group] = was;
                    continue;
                }
            };
            if let Some(end) = self.go(step, token) {
                return Some(end);
            }
        }
        None
    }

    fn go(&mut self, mut step: usize, mut token: usize) -> Option<usize> {
        loop {
            match &self.program.steps[step] {
                Step::Take(test) => {
                    if !self.text.get(token).is_some_and(|word| test.takes(&word)) {
                        return None;
                    }
                    token += 1;
                    step += 1;
                }
                Step::OneOf(all, base) => {
                    let mut taken = all.taken(self.text, token);
                    for taken in &mut taken {
                        taken
                            .groups
                            .iter_mut()
                            .for_each(|(group, _)| *group += base);
                    }
                    if taken.len() > 1 && self.is_tried(step, token) {
                        return None;
                    }
                    let mut taken = taken.into_iter();
                    let first = taken.next()?;
                    let after = taken.rev().map(|taken| Todo::After {
                        step: step + 1,
                        token: taken.end,
                        groups: taken.groups,
                    });
                    self.todo.extend(after);
                    for (group, is) in first.groups {
                        self.set(group, is);
                    }
                    step += 1;
                    token = first.end;
                }
                Step::Either(first, second) => match self.open(*first, *second, token) {
                    (false, false) => return None,
                    (true, false) => step = *first,
                    (false, true) => step = *second,
                    (true, true) if self.is_tried(step, token) => return None,
                    (true, true) => {
                        let step_back = Todo::Go {
                            step: *second,
                            token,
                        };
                        self.todo.push(step_back);
                        step = *first;
                    }
                },
                Step::Gap { .. } => {
                    token = self.gap(step, token..token, GAP)?;
                    step += 1;
                }
                Step::Jump(to) => step = *to,
                Step::Open(group) => {
                    self.set(*group, token..UNSET);
                    step += 1;
                }
                Step::Close(group) => {
                    let open = self.groups[*group].start;
                    self.set(*group, open..token);
                    step += 1;
                }
                Step::Done => return Some(token),
            }
        }
    }

    /// Where a gap ends next, that ran over these tokens and may run over so many words more.
    fn gap(&mut self, step: usize, mut taken: Range<usize>, mut left: usize) -> Option<usize> {
        let program = self.program;
        let Step::Gap { group, nth } = program.steps[step] else {
            return None;
        };
        loop {
            let end = taken.end;
            let leads = program.after[nth].as_ref().is_none_or(|after| {
                let next = self.text.get(end);
                next.is_some_and(|next| after.may_have(&next))
            });
            let longer = (left > 0).then(|| self.word_after(end)).flatten();
            if leads && !self.is_tried(step, end) {
                if let Some(longer) = longer {
                    let taken = taken.start..longer;
                    let left = left - 1;
                    self.todo.push(Todo::Gap { step, taken, left });
                }
                self.set(group, taken);
                return Some(end);
            }
            taken.end = longer?;
            left -= 1;
        }
    }

    /// The end of the word at a token, which a comma may go before.
    fn word_after(&self, token: usize) -> Option<usize> {
        let comma = token < self.text.tokens.len() && self.text.is_comma(token);
        let at = token + usize::from(comma);
        let word = self.text.get(at)?;
        Test::Any.takes(&word).then_some(at + 1)
    }

    /// Which of two places may lead on at a token, by how it begins.
    fn open(&self, first: usize, second: usize, token: usize) -> (bool, bool) {
        let next = self.text.tokens.get(token);
        let byte = next.and_then(|next| self.text.text.as_bytes().get(next.folded.start));
        let may = |place: usize| byte.is_none_or(|byte| self.program.first[place].has(*byte));
        (may(first), may(second))
    }

    fn set(&mut self, group: usize, is: Range<usize>) {
        let was = std::mem::replace(&mut self.groups[group], is);
        self.todo.push(Todo::Restore { group, was });
    }

    /// Whether a place was tried before; it now was.
    fn is_tried(&mut self, step: usize, token: usize) -> bool {
        if self.tried.is_empty() {
            let places = self.program.steps.len() * self.width();
            self.tried.resize(places.div_ceil(64), 0);
        }
        let place = step * self.width() + token - self.base;
        let (word, bit) = (place / 64, 1 << (place % 64));
        let tried = self.tried[word] & bit != 0;
        self.tried[word] |= bit;
        tried
    }
}
