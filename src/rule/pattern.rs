//! Phrases that can be looked for in folded text.

use super::expression::expression;
use super::fold::Folded;
use super::needs::{Need, needs};
use super::part::parts;
use super::phrase::{GAP, Item, Sequence, may_be_empty};
use super::program::{Match, Program};
use super::sketch::{Line, Sketch};
use super::slot::{Group, Mark, Slot, Slots, mark};
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// A phrase whose slots are known, and that can match.
#[derive(Clone, Debug)]
pub struct Pattern {
    phrase: Arc<Sequence>,
    slots: Arc<Slots>,
    /// The marks that stand for recognised values in the text to be matched.
    pub marks: Vec<Mark>,
    /// Most patterns of a pack never meet a text that has their words, and take little room till then.
    compiled: OnceLock<Box<Compiled>>,
    tried: Tried,
}

/// A pattern is asked for so often before what must stand near is looked for first. Few are in one story;
/// all are in an archive.
const OFTEN: u32 = 32;

/// How often a pattern was asked for. Only speed hangs on it.
#[derive(Debug, Default)]
struct Tried(AtomicU32);

impl Clone for Tried {
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[derive(Clone, Debug)]
struct Compiled {
    program: Program,
    groups: Vec<Group>,
}

/// What is wrong with a phrase once its slots are looked up.
#[derive(Debug)]
pub enum Fault {
    /// The name of a slot that nothing defines, and its bytes in the phrase.
    Unknown(String, Range<usize>),
    /// A slot that may stand only once stands again.
    Twice(String, Range<usize>),
    /// It would match at every place.
    Empty,
    /// It grows beyond what can be compiled.
    Large,
}

/// How many steps a phrase may have, with the words of its lists.
const STEPS: usize = 1 << 15;

/// Looks a phrase over and makes it ready.
pub fn compile(phrase: Arc<Sequence>, slots: &Arc<Slots>) -> Result<Pattern, Fault> {
    let mut marks = Vec::new();
    if look_over(&phrase, slots, &mut marks)? > STEPS {
        return Err(Fault::Large);
    }
    // A list of which every entry has a fault is empty.
    let is_empty = |name: &str| matches!(slots.get(name), Some(Slot::List(list)) if list.words().next().is_none());
    if phrase.iter().all(|item| match item {
        Item::Slot { name, .. } => is_empty(name),
        item => may_be_empty(std::slice::from_ref(item)),
    }) {
        return Err(Fault::Empty);
    }
    Ok(Pattern {
        phrase,
        slots: Arc::clone(slots),
        marks,
        compiled: OnceLock::new(),
        tried: Tried::default(),
    })
}

/// Collects the marks of a phrase; about how many steps it has.
fn look_over(phrase: &Sequence, slots: &Slots, marks: &mut Vec<Mark>) -> Result<usize, Fault> {
    let mut steps = 0;
    for item in phrase {
        steps += match item {
            Item::Gap => 4 * GAP,
            Item::Either(branches) | Item::Maybe(branches) => {
                let mut steps = 0;
                for branch in branches {
                    steps += 2 + look_over(branch, slots, marks)?;
                }
                steps
            }
            Item::Slot { name, range } => match slots.get(name) {
                None => return Err(Fault::Unknown(name.clone(), range.clone())),
                // It is compiled once for all.
                Some(Slot::List(_)) => 1,
                Some(Slot::Mark(mark)) if marks.contains(mark) => {
                    return Err(Fault::Twice(name.clone(), range.clone()));
                }
                Some(Slot::Mark(mark)) => {
                    marks.push(mark.clone());
                    1
                }
            },
            _ => 2,
        };
    }
    Ok(steps)
}

impl Pattern {
    fn compiled(&self) -> &Compiled {
        // Threads that need it at the same time would rather make it twice than wait.
        self.compiled.get().unwrap_or_else(|| {
            let (parts, groups) = parts(&self.phrase, &self.slots);
            let program = Program::new(&parts);
            self.compiled
                .get_or_init(|| Box::new(Compiled { program, groups }))
        })
    }

    /// What it means, as a regular expression over folded text.
    pub fn expression(&self) -> String {
        expression(&parts(&self.phrase, &self.slots).0)
    }

    /// Whether it can match without one of its values, so that any word may stand for that.
    pub(super) fn is_loose(&self) -> bool {
        let always = self
            .phrase
            .iter()
            .filter_map(|item| mark(item, &self.slots));
        always.count() < self.marks.len()
    }

    /// Words of which every text that it matches has some.
    pub(super) fn needs(&self) -> Vec<Need<'_>> {
        needs(&self.phrase, &self.slots)
    }

    /// What each group of a match means, the first group first.
    pub fn groups(&self) -> &[Group] {
        &self.compiled().groups
    }

    /// All matches from left to right; none begins within another.
    pub fn matches<'a>(&'a self, text: &'a Folded) -> impl Iterator<Item = Match> + 'a {
        self.compiled().program.matches(text)
    }

    /// The first match.
    pub fn find(&self, text: &Folded) -> Option<Match> {
        self.compiled().program.find(text, 0)
    }

    /// Whether it was asked for often enough that knowing more of it pays.
    pub fn is_often_tried(&self) -> bool {
        // Written to no more once that is known: all threads ask.
        let tried = &self.tried.0;
        tried.load(Ordering::Relaxed) >= OFTEN || tried.fetch_add(1, Ordering::Relaxed) >= OFTEN
    }

    /// Whether it can match a sentence, whatever values fill its slots.
    pub fn may_match(&self, text: &Folded, line: &Line) -> bool {
        self.is_loose() || self.sketch(text, line, None).fits(&self.phrase)
    }

    /// Whether it can match a sentence with values in the place of these tokens, in the order of its
    /// marks.
    pub fn may_match_with(&self, text: &Folded, line: &Line, values: &[Range<usize>]) -> bool {
        // "US$5 1/2": two values may have a token in common.
        let shared = |(n, a): (usize, &Range<usize>)| {
            let mut others = values[..n].iter();
            others.any(|b| a.start < b.end && b.start < a.end)
        };
        self.is_loose()
            || values.iter().enumerate().any(shared)
            || (self.sketch(text, line, Some((&self.marks, values)))).fits(&self.phrase)
    }

    fn sketch<'a>(
        &'a self,
        text: &'a Folded,
        line: &'a Line,
        values: Option<(&'a [Mark], &'a [Range<usize>])>,
    ) -> Sketch<'a> {
        Sketch {
            line,
            text,
            slots: &self.slots,
            values,
        }
    }

    /// Whether it matches a sentence, where the words of that tell.
    pub fn surely(&self, text: &Folded, line: &Line) -> Option<bool> {
        match self.phrase.as_slice() {
            [Item::Either(branches)] => self.sketch(text, line, None).any_fits(branches),
            _ => None,
        }
    }

    /// Whether it matches anywhere.
    pub fn is_match(&self, text: &Folded) -> bool {
        self.find(text).is_some()
    }

    /// The rule's choices and the facets' values that it can name, in their order; some perhaps
    /// again. Known without compiling it.
    pub fn named(&self) -> Vec<&Group> {
        fn add<'a>(phrase: &'a Sequence, slots: &'a Slots, named: &mut Vec<&'a Group>) {
            for item in phrase {
                match item {
                    Item::Either(branches) | Item::Maybe(branches) => {
                        branches.iter().for_each(|branch| add(branch, slots, named));
                    }
                    Item::Slot { name, .. } => {
                        if let Some(Slot::List(list)) = slots.get(name) {
                            named.extend(
                                list.entries.iter().filter_map(|(means, _)| means.as_ref()),
                            );
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut named = Vec::new();
        add(&self.phrase, &self.slots, &mut named);
        named
    }

    /// Which facet value a match named.
    pub fn facet_of(&self, found: &Match) -> Option<String> {
        let mut groups = self.groups().iter().enumerate();
        groups.find_map(|(n, group)| match group {
            Group::Facet { is, .. } if found.group(n + 1).is_some() => Some(is.to_string()),
            _ => None,
        })
    }

    /// The first facet value named in a folded text.
    pub fn first_facet(&self, folded: &Folded) -> Option<String> {
        self.facet_of(&self.find(folded)?)
    }
}
