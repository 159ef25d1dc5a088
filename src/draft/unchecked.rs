//! What stands in a draft and no statement rests on: figures, dates, names, and whole passages.

use super::quotation::Library;
use super::read::Read;
use crate::rule::fold::Folded;
use crate::value::name::relate;
use crate::value::{Name, Relation, describe, is_function_word};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

/// A value of a draft that no statement rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// Bytes of the draft's text.
    pub range: Range<usize>,
    /// What it says, normalised.
    pub says: String,
    /// Who has the name, if it is one.
    pub name: Option<Known>,
}

/// Where sources have a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Ids of the sources in which its words stand.
    pub sources: Vec<String>,
    /// Where no source has it: a source, and a name there that is spelt nearly so.
    pub near: Option<(String, String)>,
}

/// All that nothing covers: values in reading order, and each name where it stands first. A value
/// is covered where it is an answer, a name where it stands among a statement's words.
pub(super) fn unchecked(
    draft: &Read,
    (answered, covered): (&[Range<usize>], &[Range<usize>]),
    sources: &[Read],
    library: &Library,
) -> Vec<Unchecked> {
    let meets = |all: &[Range<usize>], at: &Range<usize>| {
        all.iter().any(|c| c.start < at.end && at.start < c.end)
    };
    let rests = |at: &Range<usize>| meets(covered, at);
    let values = draft.values().iter();
    let values = values.filter(|mention| !meets(answered, &mention.span));
    let mut all: Vec<Unchecked> = values
        .map(|mention| Unchecked {
            says: describe(&mention.value),
            range: mention.span.clone(),
            name: None,
        })
        .collect();
    let taken: Vec<Range<usize>> = all.iter().map(|value| value.range.clone()).collect();
    let own = draft.names().iter().cloned();
    let (covered, rest): (Vec<_>, Vec<_>) = own.partition(|(_, mention)| rests(&mention.figure));
    let mut known = Told::default();
    for (name, _) in covered {
        known.add(name);
    }
    let mut named = Vec::new();
    for (name, mention) in rest {
        let within = |range: &Range<usize>| {
            range.start < mention.figure.end && mention.figure.start < range.end
        };
        if known.has(&name) || taken.iter().any(within) {
            continue;
        }
        known.add(name.clone());
        named.push((name, mention));
    }
    let others = OnceLock::new();
    let elsewhere = || {
        let each = sources.iter().flat_map(|s| {
            let names = s.names().iter();
            names.map(|(name, _)| (s.source.id.as_str(), name))
        });
        each.collect::<Vec<(&str, &Name)>>()
    };
    all.par_extend(named.par_iter().map(|(name, mention)| {
        let found = library.having(&name.words.join(" "));
        let near = found
            .is_empty()
            .then(|| nearest(name, others.get_or_init(elsewhere)));
        Unchecked {
            range: mention.figure.clone(),
            says: name.words.join(" "),
            name: Some(Known {
                sources: found,
                near: near.flatten(),
            }),
        }
    }));
    all.sort_by_key(|value| (value.range.start, Reverse(value.range.end)));
    all
}

/// Names that need not be told again.
#[derive(Default)]
struct Told(Vec<Name>);

impl Told {
    fn add(&mut self, name: Name) {
        if !self.0.iter().any(|other| other.words == name.words) {
            self.0.push(name);
        }
    }

    fn has(&self, name: &Name) -> bool {
        self.0.iter().any(|other| other.words == name.words)
            || self.0.iter().any(|other| {
                // "Reed" is Ada Reed again; "Gull" is not the Gull Gazette.
                let whole = name.words.len() >= other.words.len();
                let again = whole || name.words.last() == other.words.last();
                again && share_initial(other, name) && relate(other, name) != Relation::Disjoint
            })
    }
}

/// Whether two of their words begin alike, without which names are not compared: it is dear.
fn share_initial(a: &Name, b: &Name) -> bool {
    let initial = |word: &String| word.chars().next().map(|c| c.to_ascii_lowercase());
    let plain = |initial: &Option<char>| initial.is_some_and(|c| c.is_ascii_alphabetic());
    a.words.iter().map(initial).any(|x| {
        let mut others = b.words.iter().map(initial);
        others.any(|y| x == y || !plain(&x) || !plain(&y))
    })
}

/// Words that say something when no statement rests on the rest of their sentence either,
const SENTENCE: usize = 3;
/// and when one does, with a word among them that tells something.
const REST: usize = 2;

/// In so few words who says what a statement states.
const LEAD: usize = 4;
const SAYS: &[&str] = &["according", "added", "said", "says", "told"];

/// The passages, in reading order, on which no statement rests, and of which something is not
/// `listed`. Shorter ones name a speaker, or lead from one statement to the next.
pub(super) fn passages(
    read: &Read,
    covered: &[Range<usize>],
    listed: &[Unchecked],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let draft = read.source;
    for sentence in read.sentences() {
        let text = draft.text.get(sentence.start..sentence.end);
        let folded = Folded::new(text.unwrap_or_default());
        let words = (0..folded.tokens.len()).filter(|n| !folded.is_comma(*n));
        let words: Vec<(&str, Range<usize>)> = words
            .map(|n| (folded.word(n), &folded.tokens[n].source))
            .map(|(word, at)| (word, at.start + sentence.start..at.end + sentence.start))
            .collect();
        // Of all that there is in the draft, little is in a sentence.
        let here = |range: &&Range<usize>| range.start < sentence.end && sentence.start < range.end;
        let covered: Vec<&Range<usize>> = covered.iter().filter(here).collect();
        let listed = listed.iter().map(|value| &value.range);
        let listed: Vec<&Range<usize>> = listed.filter(here).collect();
        let meets = |all: &[&Range<usize>], at: &Range<usize>| {
            all.iter().any(|c| c.start < at.end && at.start < c.end)
        };
        let rests = |at: &Range<usize>| meets(&covered, at);
        let is_listed = |at: &Range<usize>| meets(&listed, at);
        let tells = |(word, at): &(&str, Range<usize>)| {
            word.len() > 3 && !is_function_word(word) && !is_listed(at)
        };
        let leads = |run: &[(&str, Range<usize>)]| {
            run.len() <= LEAD && run.iter().any(|(word, _)| SAYS.contains(word))
        };
        let runs = words.chunk_by(|a, b| rests(&a.1) == rests(&b.1));
        for run in runs {
            let says = match run.len() == words.len() {
                true => run.len() >= SENTENCE,
                false => run.len() >= REST && run.iter().any(tells) && !leads(run),
            };
            if let [(_, first), .., (_, last)] = run
                && says
                && !rests(first)
            {
                found.push(first.start..last.end);
            }
        }
    }
    found
}

/// The name that is spelt most nearly so, if one is.
fn nearest(name: &Name, all: &[(&str, &Name)]) -> Option<(String, String)> {
    let folded = |name: &Name| name.words.join(" ").to_lowercase();
    let own = folded(name);
    let letters = own.chars().count();
    let most = letters / 5;
    // Lower case may be longer or shorter, by little.
    let size = |name: &Name| name.words.iter().map(|word| word.len() + 1).sum::<usize>();
    let fits = |(_, other): &&(&str, &Name)| size(other).abs_diff(size(name)) <= most + 4;
    let each = all.iter().filter(fits).filter_map(|(source, other)| {
        let other_name = folded(other);
        // Each letter more is one that differs.
        if other_name.chars().count().abs_diff(letters) > most.min(2) {
            return None;
        }
        let differ = strsim::osa_distance(&own, &other_name);
        (differ <= most.min(2)).then_some((differ, *source, other))
    });
    let (_, source, other) = each.min_by_key(|(differ, source, _)| (*differ, *source))?;
    Some((source.to_owned(), other.words.join(" ")))
}
