//! Phrases as regular expressions over folded text.

use super::Open;
use super::phrase::{GAP, Item, Sequence};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// A compiled phrase.
#[derive(Clone, Debug)]
pub struct Pattern {
    pub regex: Regex,
    /// What each capture group of the regex means, the first group first.
    pub groups: Vec<Group>,
    /// The marks that stand for recognised values in the text to be matched.
    pub marks: Vec<Mark>,
}

/// What a capture group stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Words that a gap ran over; they are not literal.
    Gap,
    /// One of a facet's values was named.
    Facet { facet: String, is: String },
    /// One of the rule's choices was named.
    Choice(String),
}

/// A slot that a recogniser fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The rule's value.
    Value,
    /// The date from which a duration runs.
    Start,
    /// A facet whose values are not listed.
    Facet(String, Open),
}

impl Mark {
    /// The character that stands for the `index`th mark of a pattern.
    pub fn sign(index: usize) -> char {
        let index = u32::try_from(index.min(0xff)).unwrap_or_default();
        char::from_u32(u32::from(*super::fold::MARKS.start()) + index).unwrap_or('\u{e000}')
    }
}

/// What a slot's name stands for. Every phrase has its own table of these, so that they
/// share their words.
#[derive(Clone, Debug)]
pub enum Slot {
    Words(Arc<[Sequence]>),
    /// Words of which each says what its group means.
    Named(Arc<[(Group, Vec<Sequence>)]>),
    Mark(Mark),
}

/// What each slot that a phrase may use stands for, by name.
pub type Slots = BTreeMap<String, Slot>;

/// What is wrong with a phrase once its slots are looked up.
#[derive(Debug)]
pub enum Fault {
    /// The name of a slot that nothing defines, and its bytes in the phrase.
    Unknown(String, std::ops::Range<usize>),
    /// A slot that may stand only once stands again.
    Twice(String, std::ops::Range<usize>),
    /// It would match at every place.
    Empty,
    /// It grows beyond what can be compiled.
    Large,
}

/// Compiles a phrase.
pub fn compile(phrase: &Sequence, slots: &Slots) -> Result<Pattern, Fault> {
    let mut writer = Writer {
        slots,
        regex: String::new(),
        groups: Vec::new(),
        marks: Vec::new(),
    };
    writer.sequence(phrase, Lead::First)?;
    let regex = RegexBuilder::new(&writer.regex)
        .size_limit(1 << 22)
        .build()
        .map_err(|_| Fault::Large)?;
    if regex.is_match("") {
        return Err(Fault::Empty);
    }
    Ok(Pattern {
        regex,
        groups: writer.groups,
        marks: writer.marks,
    })
}

/// A comma or semicolon that the phrase does not write.
const SEPARATOR: &str = "(?: [,;] )?";

/// What stands before an element, as far as an unwritten comma goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing: the phrase begins here.
    First,
    /// Words, or a gap: the text may have a comma that the phrase does not write.
    Loose,
    /// A recognised value. "Both 16, were killed" is not "16 were killed".
    Value,
}

struct Writer<'a> {
    slots: &'a Slots,
    regex: String,
    groups: Vec<Group>,
    marks: Vec<Mark>,
}

impl Writer<'_> {
    /// Writes a sequence that follows `lead`.
    fn sequence(&mut self, sequence: &Sequence, lead: Lead) -> Result<(), Fault> {
        let mut lead = lead;
        for (n, item) in sequence.iter().enumerate() {
            let written = matches!(item, Item::Comma | Item::Semicolon);
            // Branches and gaps write their own separators.
            let own = matches!(item, Item::Either(_) | Item::Maybe(_) | Item::Gap);
            let after_gap = n > 0 && sequence[n - 1] == Item::Gap;
            let tight = lead == Lead::Value || (self.is_mark(item) && !after_gap);
            if lead != Lead::First && !written && !own && !tight {
                self.regex.push_str(SEPARATOR);
            }
            self.item(item, lead)?;
            lead = match item {
                _ if self.is_mark(item) => Lead::Value,
                // What may be absent leaves what is before it next to what follows.
                Item::Maybe(_) if lead == Lead::Value => lead,
                _ => Lead::Loose,
            };
        }
        Ok(())
    }

    /// Whether a recogniser fills this element.
    fn is_mark(&self, item: &Item) -> bool {
        matches!(item, Item::Slot { name, .. } if matches!(self.slots.get(name), Some(Slot::Mark(_))))
    }

    fn item(&mut self, item: &Item, lead: Lead) -> Result<(), Fault> {
        match item {
            Item::Word(word) => self.word(word, "(?:'s)?"),
            Item::Prefix(word) if word.is_empty() => self.regex.push_str(" [^ ,;]+ "),
            Item::Prefix(word) => self.word(word, "[^ ]*"),
            Item::Comma => self.regex.push_str(" , "),
            Item::Semicolon => self.regex.push_str(" ; "),
            Item::Gap => {
                let _ = write!(self.regex, "((?:{SEPARATOR} [^ ,;]+ ){{0,{GAP}}}?)");
                self.groups.push(Group::Gap);
            }
            Item::Either(branches) => self.branches(branches, lead, ")")?,
            Item::Maybe(branches) => self.branches(branches, lead, ")?")?,
            Item::Slot { name, range } => {
                let slot = self.slots.get(name);
                match slot.ok_or_else(|| Fault::Unknown(name.clone(), range.clone()))? {
                    Slot::Words(words) => self.branches(words, Lead::First, ")")?,
                    Slot::Named(values) => self.named(values)?,
                    Slot::Mark(mark) => {
                        if self.marks.contains(mark) {
                            return Err(Fault::Twice(name.clone(), range.clone()));
                        }
                        let _ = write!(self.regex, " {} ", Mark::sign(self.marks.len()));
                        self.marks.push(mark.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn word(&mut self, word: &str, ending: &str) {
        let _ = write!(self.regex, " {}{ending} ", regex::escape(word));
    }

    fn branches(&mut self, branches: &[Sequence], lead: Lead, end: &str) -> Result<(), Fault> {
        self.regex.push_str("(?:");
        for (n, branch) in branches.iter().enumerate() {
            if n > 0 {
                self.regex.push('|');
            }
            self.sequence(branch, lead)?;
        }
        self.regex.push_str(end);
        Ok(())
    }

    /// Alternatives, each in a group of its own that tells which it was.
    fn named(&mut self, values: &[(Group, Vec<Sequence>)]) -> Result<(), Fault> {
        self.regex.push_str("(?:");
        for (n, (group, words)) in values.iter().enumerate() {
            if n > 0 {
                self.regex.push('|');
            }
            self.groups.push(group.clone());
            self.regex.push('(');
            self.branches(words, Lead::First, ")")?;
            self.regex.push(')');
        }
        self.regex.push(')');
        Ok(())
    }
}

impl Pattern {
    /// Which facet value a match of the regex named.
    pub fn facet_of(&self, captures: &regex::Captures) -> Option<String> {
        self.groups
            .iter()
            .enumerate()
            .find_map(|(n, group)| match group {
                Group::Facet { is, .. } if captures.get(n + 1).is_some() => Some(is.clone()),
                _ => None,
            })
    }

    /// The first facet value named in a folded text.
    pub fn first_facet(&self, folded: &str) -> Option<String> {
        self.facet_of(&self.regex.captures(folded)?)
    }
}
