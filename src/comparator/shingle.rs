//! Which texts are copies of one another.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

/// How many words in a row make a shingle.
const SHINGLE: usize = 8;

/// How many texts are remembered for a shingle. One copy more only needs to be found
/// near one of them; without a limit, a much copied text would take quadratic time.
const REMEMBERED: usize = 16;

/// For how many shingles there is room from the start: those of a handful of articles.
const ROOM: usize = 1 << 14;

/// The texts that have a shingle: the first, and further ones, which most have not.
type Bearers = (usize, Vec<usize>);

/// Numbers the groups of texts that are nearly the same: of the shorter one's shingles, at
/// least half stand in the other too. Copies have the same number; each text without words
/// has one of its own.
pub(super) fn copies(texts: &[Vec<u64>]) -> Vec<usize> {
    let mut sizes = vec![0; texts.len()];
    let words: usize = texts.iter().map(Vec::len).sum();
    let mut bearers: FxHashMap<u64, Bearers> =
        FxHashMap::with_capacity_and_hasher(words.min(ROOM), FxBuildHasher);
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (number, words) in texts.iter().enumerate() {
        for shingle in shingles(words) {
            let bearers = match bearers.entry(shingle) {
                Entry::Vacant(new) => {
                    new.insert((number, Vec::new()));
                    sizes[number] += 1;
                    continue;
                }
                Entry::Occupied(known) => known.into_mut(),
            };
            let (first, more) = bearers;
            if *more.last().unwrap_or(first) == number {
                continue;
            }
            sizes[number] += 1;
            let others = std::iter::once(&*first).chain(&*more);
            for other in others.take(REMEMBERED) {
                *shared.entry((number, *other)).or_default() += 1;
            }
            more.push(number);
        }
    }
    let mut parent: Vec<usize> = (0..texts.len()).collect();
    for ((number, other), count) in shared {
        if 2 * count >= sizes[number].min(sizes[other]) {
            join(&mut parent, number, other);
        }
    }
    (0..texts.len()).map(|n| root(&parent, n)).collect()
}

/// The words of a text, each by its hash, without what stands between them.
pub(super) fn words(prose: &str) -> Vec<u64> {
    prose
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| FxBuildHasher.hash_one(word))
        .collect()
}

/// Makes one group of the two that `a` and `b` stand in; its number is the lower.
pub(super) fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

/// The number of the group that `number` stands in.
pub(super) fn root(parent: &[usize], mut number: usize) -> usize {
    while parent[number] != number {
        number = parent[number];
    }
    number
}

/// All rows of [`SHINGLE`] words by their hashes, some perhaps again; a shorter text is one shingle, an
/// empty one has none. Rows that have one hash by chance would have to be half of a text to matter.
fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    let row = SHINGLE.min(words.len()).max(1);
    words.windows(row).map(|row| FxBuildHasher.hash_one(row))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// `n` words that no other `seed` has.
    pub fn prose(seed: &str, n: usize) -> String {
        (0..n).map(|word| format!("{seed}{word} ")).collect()
    }

    fn groups(texts: &[String]) -> usize {
        let words: Vec<Vec<u64>> = texts.iter().map(|text| words(text)).collect();
        copies(&words).into_iter().collect::<BTreeSet<_>>().len()
    }

    #[test]
    fn copies_have_one_number() {
        let (a, b) = (prose("a", 100), prose("b", 100));
        let half = prose("a", 50);
        let cases: [(&str, Vec<String>, usize); 8] = [
            ("nothing alike", vec![a.clone(), b.clone()], 2),
            ("the same", vec![a.clone(), a.clone()], 1),
            ("commas", vec![a.clone(), a.replace(' ', ", ")], 1),
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
            assert_eq!(groups(&texts), expected, "{name}");
        }
    }

    #[test]
    fn many_copies_are_one() {
        let texts: Vec<String> = (0..300)
            .map(|n| prose("a", 60) + &prose(&format!("x{n}y"), 20))
            .collect();
        assert_eq!(groups(&texts), 1);
    }
}
