//! Words, names and values of a sentence, as sentences are compared by.

use super::read::Read;
use crate::rule::fold::Folded;
use crate::value::name::relate as relate_names;
use crate::value::{Content, Mention, Relation};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words shorter than this say little; of longer ones the beginning is compared.
const LONG: usize = 4;
const STEM: usize = 5;

/// A sentence, or the part of one, with what stands in it.
#[derive(Debug)]
pub(super) struct Part {
    pub range: Range<usize>,
    pub folded: Folded,
    /// Beginnings of the longer words that stand in no name and no value.
    pub words: BTreeSet<String>,
    pub items: Vec<Mention>,
}

impl Part {
    /// What stands in a range of a text.
    pub fn of(read: &Read, range: Range<usize>) -> Self {
        let told =
            |v: &&Mention| !matches!(v.value.content, Content::Point(_) | Content::Choice(_));
        // Both lie in the order of their places, and the text may be long.
        let (names, values) = (read.names(), read.values());
        let first = names.partition_point(|(_, name)| name.figure.start < range.start);
        let names = names[first..].iter().map(|(_, mention)| mention);
        let first = values.partition_point(|value| value.span.end <= range.start);
        let values = values[first..].iter();
        let before = |item: &&Mention| item.figure.start < range.end;
        let names = names.take_while(before);
        let all = names.chain(values.take_while(before).filter(told));
        let inside =
            |item: &&Mention| range.start <= item.figure.start && item.figure.end <= range.end;
        let items: Vec<Mention> = all.filter(inside).cloned().collect();
        let text = read.source.text.get(range.clone()).unwrap_or_default();
        let folded = Folded::new(text);
        let plain = |n: &usize| {
            let at = &folded.tokens[*n].source;
            let at = at.start + range.start..at.end + range.start;
            !items
                .iter()
                .any(|item| item.span.start < at.end && at.start < item.span.end)
        };
        let words = (0..folded.tokens.len()).filter(plain);
        let words = words.map(|n| folded.word(n));
        let words = words.filter(|word| word.chars().count() >= LONG && !is_common(word));
        let words = words.map(stem).collect();
        Self {
            range,
            folded,
            words,
            items,
        }
    }
}

/// The beginning of a word, which it shares with its other forms.
pub(super) fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// Words that stand in any sentence.
fn is_common(word: &str) -> bool {
    const COMMON: [&str; 40] = [
        "that", "this", "with", "from", "have", "been", "were", "will", "would", "could", "should",
        "they", "their", "them", "there", "these", "those", "which", "what", "when", "where",
        "while", "said", "says", "also", "than", "then", "into", "over", "only", "more", "most",
        "some", "such", "about", "after", "before", "other", "being", "because",
    ];
    COMMON.contains(&word)
}

/// Whether one of them says the same.
pub(super) fn has(all: &[Mention], item: &Mention) -> bool {
    all.iter()
        .any(|other| match (&item.value.content, &other.value.content) {
            (Content::Name(a), Content::Name(b)) => relate_names(a, b) != Relation::Disjoint,
            (Content::Amount(a), Content::Amount(b)) => {
                a.figure == b.figure || a.extent.contains(&b.extent)
            }
            (Content::Days(a), Content::Days(b)) => !a.extent.disjoint(&b.extent),
            _ => false,
        })
}
