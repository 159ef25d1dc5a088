//! Which sources of a story are copies of one another.

use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// How many words in a row make a shingle.
const SHINGLE: usize = 8;

/// How many sources are remembered for a shingle. One copy more only needs to be found
/// near one of them; without a limit, a much copied text would take quadratic time.
const REMEMBERED: usize = 16;

/// The sources of one story, each with the group of copies it belongs to.
pub(super) struct Independence<'a> {
    /// By source id, the number of its group.
    group: BTreeMap<&'a str, usize>,
}

impl<'a> Independence<'a> {
    /// Groups sources whose prose is nearly the same: of the shorter one's shingles, at
    /// least half stand in the other too. `sources` by id, so that the answer does not
    /// depend on their order.
    pub(super) fn of(sources: &BTreeMap<&'a str, &'a Source>) -> Self {
        let prose: Vec<String> = sources
            .values()
            .map(|source| source.text.get(source.body..).unwrap_or("").to_lowercase())
            .collect();
        let words: Vec<Vec<&str>> = prose.iter().map(|prose| words(prose)).collect();
        let shingles: Vec<BTreeSet<&[&str]>> = words.iter().map(|words| shingles(words)).collect();

        let mut parent: Vec<usize> = (0..shingles.len()).collect();
        let mut bearers: BTreeMap<&[&str], Vec<usize>> = BTreeMap::new();
        for (number, own) in shingles.iter().enumerate() {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for shingle in own {
                let known = bearers.entry(shingle).or_default();
                for other in known.iter() {
                    *shared.entry(*other).or_default() += 1;
                }
                if known.len() < REMEMBERED {
                    known.push(number);
                }
            }
            for (other, count) in shared {
                let smaller = own.len().min(shingles[other].len());
                if 2 * count >= smaller {
                    let (a, b) = (root(&parent, number), root(&parent, other));
                    parent[a.max(b)] = a.min(b);
                }
            }
        }
        let group = sources
            .keys()
            .enumerate()
            .map(|(number, id)| (*id, root(&parent, number)))
            .collect();
        Self { group }
    }

    /// How many of the sources named are independent of each other.
    pub(super) fn count<'b>(&self, sources: impl Iterator<Item = &'b str>) -> usize {
        let mut groups = BTreeSet::new();
        let mut strangers = BTreeSet::new();
        for id in sources {
            match self.group.get(id) {
                Some(group) => drop(groups.insert(group)),
                None => drop(strangers.insert(id)),
            }
        }
        groups.len() + strangers.len()
    }
}

fn words(prose: &str) -> Vec<&str> {
    prose
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// All rows of [`SHINGLE`] words; a shorter text is one shingle, an empty one has none.
fn shingles<'a>(words: &'a [&'a str]) -> BTreeSet<&'a [&'a str]> {
    if words.is_empty() {
        return BTreeSet::new();
    }
    words.windows(SHINGLE.min(words.len())).collect()
}

fn root(parent: &[usize], mut number: usize) -> usize {
    while parent[number] != number {
        number = parent[number];
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of sources with these texts are independent.
    fn independent(texts: &[String]) -> usize {
        let source = |(number, text): (usize, &String)| Source {
            text: text.clone(),
            ..crate::comparator::tests::source(&format!("{number:03}"))
        };
        let sources: Vec<Source> = texts.iter().enumerate().map(source).collect();
        let by_id = sources.iter().map(|s| (s.id.as_str(), s)).collect();
        Independence::of(&by_id).count(sources.iter().map(|s| s.id.as_str()))
    }

    /// `n` words that no other `seed` has.
    fn prose(seed: &str, n: usize) -> String {
        (0..n).map(|word| format!("{seed}{word} ")).collect()
    }

    #[test]
    fn copies_count_once() {
        let (a, b) = (prose("a", 100), prose("b", 100));
        let half = prose("a", 50);
        let cases: [(&str, Vec<String>, usize); 8] = [
            ("nothing alike", vec![a.clone(), b.clone()], 2),
            ("the same", vec![a.clone(), a.clone()], 1),
            (
                "case and commas",
                vec![a.clone(), a.to_uppercase().replace(' ', ", ")],
                1,
            ),
            ("cut short", vec![a.clone(), half.clone()], 1),
            ("a copy and more", vec![a.clone(), a.clone() + &b], 1),
            (
                "less than half",
                vec![a.clone(), prose("a", 50) + &prose("c", 60)],
                2,
            ),
            ("copies of copies", vec![half, a.clone() + &b, b], 1),
            ("empty", vec![String::new(), String::new()], 2),
        ];
        for (name, texts, expected) in cases {
            assert_eq!(independent(&texts), expected, "{name}");
        }
    }

    #[test]
    fn many_copies_are_one() {
        let texts: Vec<String> = (0..300)
            .map(|n| prose("a", 60) + &prose(&format!("x{n}y"), 20))
            .collect();
        assert_eq!(independent(&texts), 1);
    }
}
