//! Which texts are copies of one another.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

/// How many words in a row make a shingle.
const SHINGLE: usize = 8;

/// How many texts are remembered for a shingle. One copy more only needs to be found
/// near one of them; without a limit, a much copied text would take quadratic time.
const REMEMBERED: usize = 16;

/// The texts that have a shingle: the first, and further ones, which most have not.
type Bearers = (usize, Vec<usize>);

/// Numbers the groups of texts that are nearly the same: of the shorter one's shingles, at
/// least half stand in the other too. Copies have the same number; each text without words
/// has one of its own.
pub(super) fn copies(texts: &[Vec<&str>]) -> Vec<usize> {
    let mut numbers = FxHashMap::default();
    let mut sizes = vec![0; texts.len()];
    let mut bearers: FxHashMap<Shingle, Bearers> = FxHashMap::default();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (number, words) in texts.iter().enumerate() {
        for shingle in shingles(words, &mut numbers) {
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

/// The words of a text, without what stands between them.
pub(super) fn words(prose: &str) -> Vec<&str> {
    prose
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
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

/// Words in a row, by the numbers of the words; a shorter text is filled up with a number that
/// is no word's.
type Shingle = [u32; SHINGLE];

/// All rows of [`SHINGLE`] words, some perhaps again; a shorter text is one shingle, an empty one
/// has none.
fn shingles<'a>(words: &[&'a str], numbers: &mut FxHashMap<&'a str, u32>) -> Vec<Shingle> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut number = |word: &&'a str| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(word).or_insert(next)
    };
    let words: Vec<u32> = words.iter().map(&mut number).collect();
    let row = |words: &[u32]| {
        let mut row = [u32::MAX; SHINGLE];
        row.iter_mut()
            .zip(words)
            .for_each(|(place, word)| *place = *word);
        row
    };
    words.windows(SHINGLE.min(words.len())).map(row).collect()
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
        let words: Vec<Vec<&str>> = texts.iter().map(|text| words(text)).collect();
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
