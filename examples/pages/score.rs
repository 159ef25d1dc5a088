//! The article-extraction-benchmark's metric: rows of four words, each counted as often as it stands.

use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+").expect("a constant pattern"));

/// Rows of four words, with how often each stands.
pub struct Shingles(BTreeMap<Vec<String>, usize>);

impl Shingles {
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = WORD
            .find_iter(text)
            .map(|word| word.as_str().to_owned())
            .collect();
        let mut rows = BTreeMap::new();
        if !words.is_empty() {
            for start in 0..words.len().saturating_sub(3).max(1) {
                let row = words[start..words.len().min(start + 4)].to_vec();
                *rows.entry(row).or_default() += 1;
            }
        }
        Self(rows)
    }

    fn len(&self) -> usize {
        self.0.values().sum()
    }
}

/// Sums over pages.
#[derive(Default)]
pub struct Sums {
    pages: f64,
    precision: f64,
    recall: f64,
    shared: usize,
    all: usize,
}

impl Sums {
    /// Adds a page, and tells its own F1.
    pub fn add(&mut self, found: &Shingles, wanted: &Shingles) -> f64 {
        let common = |(row, n): (&Vec<String>, &usize)| wanted.0.get(row).map_or(0, |m| *m.min(n));
        let shared: usize = found.0.iter().map(common).sum();
        let share = |of: usize, other: usize| match (of, other) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (of, _) => shared as f64 / of as f64,
        };
        let precision = share(found.len(), wanted.len());
        let recall = share(wanted.len(), found.len());
        self.pages += 1.0;
        self.precision += precision;
        self.recall += recall;
        self.shared += shared;
        self.all += found.len() + wanted.len();
        harmonic(precision, recall)
    }

    pub fn precision(&self) -> f64 {
        self.precision / self.pages
    }

    pub fn recall(&self) -> f64 {
        self.recall / self.pages
    }

    /// Of the mean precision and the mean recall, as the benchmark has it.
    pub fn f1(&self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// Of all rows of all pages together.
    pub fn micro(&self) -> f64 {
        2.0 * self.shared as f64 / self.all.max(1) as f64
    }
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 {
        2.0 * a * b / (a + b)
    } else {
        0.0
    }
}
