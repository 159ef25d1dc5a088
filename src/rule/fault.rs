//! Collecting the faults of one rule file.

use super::keyword::is_reason;
use super::node::{Body, Node, Words};
use super::unquoted;
use crate::problem::{Level, Place, Problem};
use std::collections::BTreeSet;
use std::ops::Range;

/// The faults of one file, in the order found.
pub struct Faults<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Problem>,
}

impl<'a> Faults<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            found: Vec::new(),
        }
    }

    /// Those of the same file that are found apart from these.
    pub fn apart(&self) -> Self {
        Self::new(self.file, self.text)
    }

    /// Adds what was found apart.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Something at `range` cannot be used.
    pub fn error(
        &mut self,
        range: &Range<usize>,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let problem = Problem::error(self.file, message, cure);
        self.found
            .push(problem.at(self.text, range.start, range.end));
    }

    /// Something at `range` works, but should be mended.
    pub fn notice(
        &mut self,
        range: &Range<usize>,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let problem = Problem::notice(self.file, message, cure);
        self.found
            .push(problem.at(self.text, range.start, range.end));
    }

    /// `part` is not what belongs here.
    pub fn unfit(&mut self, part: &Node, owner: &str, wanted: &str) {
        let message = format!("{owner} should be {wanted}, but this is {}", part.what());
        self.error(&part.range, message, format!("write {wanted} here"));
    }

    /// `name` is none of `known`.
    pub fn unknown(&mut self, name: &str, range: &Range<usize>, what: &str, known: &[&str]) {
        let message = format!("`{name}` is no {what}");
        self.error(range, message, did_you_mean(name, known));
    }

    /// The bytes of the file at which `part` of a scalar stands: scalars may be quoted or
    /// folded, so the words are looked up in the file itself.
    pub fn within(&self, scalar: &Words, part: &Range<usize>) -> Range<usize> {
        let written = self.text.get(scalar.range.clone()).unwrap_or_default();
        let words = scalar.text.get(part.clone()).unwrap_or_default();
        let nth = scalar.text[..part.start].matches(words).count();
        match written.match_indices(words).nth(nth) {
            Some((at, _)) if !words.is_empty() => {
                let start = scalar.range.start + at;
                start..start + words.len()
            }
            _ => scalar.range.clone(),
        }
    }

    /// Whether anything was found that cannot be used.
    pub fn any_error_since(&self, count: usize) -> bool {
        self.found[count..].iter().any(|p| p.level == Level::Error)
    }

    /// Where in the file `range` is.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let here = Problem::notice(self.file, "", "");
        here.at(self.text, range.start, range.end).place
    }

    pub fn count(&self) -> usize {
        self.found.len()
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.found
    }
}

/// The likeliest of `known`, or all of them.
pub fn did_you_mean(name: &str, known: &[&str]) -> String {
    match (likeliest(name, known), known) {
        (Some(best), _) => format!("did you mean `{best}`?"),
        (None, []) => "define it first".to_owned(),
        (None, _) => format!("use one of: {}", known.join(", ")),
    }
}

/// The one of `known` that `name` seems to be a misspelling of.
fn likeliest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let likeness = |k: &&str| (strsim::jaro_winkler(name, k) * 1000.0) as u32;
    let best = known.iter().copied().max_by_key(likeness)?;
    (likeness(&best) > 800).then_some(best)
}

/// The entries of a mapping by key, with everything unknown or doubled reported.
pub struct Fields<'n> {
    entries: Vec<(&'n Words, &'n Node)>,
    /// Where the mapping stands.
    pub range: Range<usize>,
    /// What unknown keys seem to be misspellings of.
    meant: Vec<String>,
}

impl<'n> Fields<'n> {
    /// The entries of `node`; keys that are not `known` are faults.
    pub fn read(node: &'n Node, owner: &str, known: &[&str], faults: &mut Faults) -> Option<Self> {
        let Body::Map(entries) = &node.body else {
            faults.unfit(node, owner, "a mapping");
            return None;
        };
        let mut meant = Vec::new();
        doubled(entries, owner, faults);
        let whole = whole(entries, faults);
        for (n, (key, _)) in whole.iter().enumerate() {
            if !known.contains(&key.text.as_str()) {
                let mut cure = did_you_mean(&key.text, known);
                if n > 0 && unquoted::goes_on(whole[n - 1].1, key, faults.text) {
                    cure += "; or put the words before it in quotes, if the comma is theirs";
                }
                let message = format!("`{}` is no key of {owner}", key.text);
                faults.error(&key.range, message, cure);
                meant.extend(likeliest(&key.text, known).map(str::to_owned));
            }
        }
        let range = entries
            .first()
            .map_or(node.range.clone(), |(k, _)| k.range.clone());
        Some(Self {
            entries: whole,
            range,
            meant,
        })
    }

    /// The entries of `node`, of which some have keys of the author's choice.
    pub fn open(node: &'n Node, owner: &str, faults: &mut Faults) -> Option<Self> {
        let known: Vec<&str> = match &node.body {
            Body::Map(entries) => entries.iter().map(|(k, _)| k.text.as_str()).collect(),
            _ => Vec::new(),
        };
        Self::read(node, owner, &known, faults)
    }

    /// The entries whose keys are not among these.
    pub fn besides(&self, known: &[&str]) -> impl Iterator<Item = (&'n Words, &'n Node)> {
        let others = self.entries.iter().copied();
        others.filter(|(key, _)| !known.contains(&key.text.as_str()))
    }

    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries
            .iter()
            .find(|(k, _)| k.text == key)
            .map(|(_, v)| *v)
    }

    /// Whether `key` is missing, and not for a misspelling that is reported already.
    pub fn lacks(&self, key: &str) -> bool {
        self.get(key).is_none() && !self.meant.iter().any(|k| k == key)
    }

    /// The words at `key`, if there.
    pub fn words(&self, key: &str, faults: &mut Faults) -> Option<Words> {
        words(self.get(key)?, &format!("`{key}`"), faults)
    }

    /// The words at `key`, which must be there.
    pub fn required(
        &self,
        key: &str,
        owner: &str,
        cure: &str,
        faults: &mut Faults,
    ) -> Option<Words> {
        if self.lacks(key) {
            faults.error(&self.range, format!("{owner} has no `{key}`"), cure);
        }
        self.words(key, faults)
    }

    /// Why something is off, at the key `off`: a reason is never left out.
    pub fn reason(&self, owner: &str, faults: &mut Faults) -> Option<Words> {
        let node = self.get("off")?;
        match &node.body {
            Body::Text(text) if !is_reason(text) => {}
            Body::Empty => {}
            _ => return self.words("off", faults),
        }
        let message = format!("{owner} is off without a reason");
        let cure = "say why: `off: the desk asks it no more`";
        faults.error(&node.range, message, cure);
        None
    }

    /// The list of words at `key`; a single word is a list of one.
    pub fn list(&self, key: &str, faults: &mut Faults) -> Vec<Words> {
        self.get(key)
            .map_or_else(Vec::new, |node| list(node, &format!("`{key}`"), faults))
    }
}

/// The entries of a mapping, without the keys that are the rest of words cut at their comma;
/// the words are reported.
fn whole<'n>(entries: &'n [(Words, Node)], faults: &mut Faults) -> Vec<(&'n Words, &'n Node)> {
    let mut whole = Vec::new();
    let mut at = 0;
    while let Some((key, node)) = entries.get(at) {
        whole.push((key, node));
        at += 1;
        if let Some(cut) = unquoted::cut(&entries[at - 1..], faults.text) {
            let cure = match faults.text.get(cut.range.clone()) {
                Some(words) => format!("put all of them in quotes: {}", unquoted::quoted(words)),
                None => "put all of them in quotes".to_owned(),
            };
            faults.error(&cut.range, "a comma ends these words in braces", cure);
            at += cut.rest;
        }
    }
    whole
}

/// Reports every key that stands already in the same mapping.
pub fn doubled(entries: &[(Words, Node)], owner: &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (key, _) in entries {
        if !seen.insert(key.text.as_str()) {
            let message = format!("{owner} has `{}` twice", key.text);
            faults.error(&key.range, message, "remove one of the two");
        }
    }
}

/// A scalar's words.
pub fn words(node: &Node, owner: &str, faults: &mut Faults) -> Option<Words> {
    match &node.body {
        Body::Text(text) if !text.trim().is_empty() => Some(Words {
            text: text.clone(),
            range: node.range.clone(),
        }),
        Body::Text(_) | Body::Empty => {
            faults.error(
                &node.range,
                format!("{owner} is empty"),
                "write it, or remove the key",
            );
            None
        }
        _ => {
            faults.unfit(node, owner, "words");
            None
        }
    }
}

/// A list of words; a single word is a list of one.
pub fn list(node: &Node, owner: &str, faults: &mut Faults) -> Vec<Words> {
    match &node.body {
        Body::List(items) => items
            .iter()
            .filter_map(|n| words(n, owner, faults))
            .collect(),
        Body::Text(_) => words(node, owner, faults).into_iter().collect(),
        _ => {
            faults.unfit(node, owner, "a list of words");
            Vec::new()
        }
    }
}
