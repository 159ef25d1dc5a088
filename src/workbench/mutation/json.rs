//! Mutation scores for programs.

use super::{Deed, Miss, Score};
use serde::Serialize;

/// The version of the form. It grows when a field changes its meaning or disappears.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    variorum: &'static str,
    schema: u32,
    totals: Counts,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    rule: &'a str,
    #[serde(flatten)]
    counts: Counts,
    misses: Vec<Missed<'a>>,
}

#[derive(Serialize)]
struct Counts {
    changes: usize,
    noticed: usize,
    writings: usize,
    read_as_the_same: usize,
    phrases: usize,
    needed: usize,
}

#[derive(Serialize)]
struct Missed<'a> {
    kind: &'static str,
    file: &'a str,
    line: usize,
    was: &'a str,
    is: &'a str,
    found: &'a str,
}

/// One indented object.
pub fn json(scores: &[(String, Score)]) -> String {
    let all = scores.iter().map(|(_, score)| score.clone());
    let document = Document {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        totals: counts(&all.fold(Score::default(), Score::and)),
        rules: scores
            .iter()
            .map(|(rule, score)| Rule {
                rule,
                counts: counts(score),
                misses: score.misses.iter().map(missed).collect(),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn counts(score: &Score) -> Counts {
    let (changes, noticed) = score.of(Deed::Change);
    let (writings, read_as_the_same) = score.of(Deed::Writing);
    let (phrases, needed) = score.of(Deed::Phrase);
    Counts {
        changes,
        noticed,
        writings,
        read_as_the_same,
        phrases,
        needed,
    }
}

fn missed(miss: &Miss) -> Missed<'_> {
    Missed {
        kind: match miss.deed {
            Deed::Change => "change",
            Deed::Writing => "writing",
            Deed::Phrase => "phrase",
        },
        file: &miss.file,
        line: miss.line,
        was: &miss.was,
        is: &miss.is,
        found: &miss.found,
    }
}
