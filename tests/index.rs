//! Looking before reading loses nothing: the claims are those of trying every phrase on
//! every sentence.

use proptest::prelude::*;
use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;
use variorum::matcher::{claims, claims_by_trying_all};
use variorum::rule::{self, Rule};
use variorum::source::Source;
use variorum::source::{ReadOptions, disk};
use variorum::value::HedgeTable;

static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);

/// The repository's folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

static PACKS: [&str; 2] = ["rules/peace-plan.yaml", "rules/incidents.yaml"];

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let read = |path: &&str| {
        let text = std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
        rule::read(path, &text, &HEDGES).0.unwrap().rules
    };
    PACKS.iter().flat_map(read).collect()
});

/// Compares both ways; how many claims there are.
fn agree(sources: &[Source]) -> usize {
    let found = claims(sources, &RULES, &HEDGES);
    assert_eq!(found, claims_by_trying_all(sources, &RULES, &HEDGES));
    found.len()
}

/// A story's sources.
fn collected(path: &str) -> Vec<Source> {
    let path = Path::new(ROOT).join(path);
    disk::collect(
        &[path.display().to_string()],
        &mut std::io::empty(),
        &ReadOptions::default(),
    )
    .sources
}

#[test]
fn on_the_seeds() {
    let found = ["seeds/peace-plan", "seeds/ferry-landing"].map(|story| agree(&collected(story)));
    assert!(found.iter().all(|&claims| claims > 10), "{found:?}");
}

/// Of two slots every pair was tried, however far apart, each on a copy of the whole sentence.
#[test]
fn a_sentence_of_hundreds_of_names_and_figures_comes_to_an_end() {
    let text = format!("Killed{}.", ", Ada Quill, 34".repeat(400));
    let ages = claims(&[source(&text)], &RULES, &HEDGES);
    assert!(
        ages.iter().filter(|claim| claim.rule == "age").count() > 300,
        "{}",
        ages.len()
    );
}

#[test]
fn on_the_examples() {
    let examples = RULES.iter().flat_map(|rule| &rule.examples);
    let sources: Vec<Source> = examples.step_by(7).map(|e| source(&e.text)).collect();
    assert!(agree(&sources) > sources.len() / 2);
}

#[test]
fn on_published_articles() {
    for (path, at_most) in [
        ("../shared/data/story/articles", usize::MAX),
        ("../shared/data/incidents/articles.ndjson", 10),
        ("../shared/data/bulk/reuters21578.ndjson", 30),
    ] {
        if !Path::new(ROOT).join(path).exists() {
            // Not captured by the test runner.
            let _ = writeln!(std::io::stderr(), "skipped: {path} is not here");
            continue;
        }
        let sources = collected(path);
        agree(&sources[..at_most.min(sources.len())]);
    }
}

fn source(text: &str) -> Source {
    Source {
        text: text.to_owned(),
        published: Some(jiff::civil::date(2025, 11, 26)),
        ..Source::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Sentences of the examples' words, of which some are left out or change places.
    #[test]
    fn on_words_in_disorder(
        picked in prop::collection::vec((any::<prop::sample::Index>(), any::<u64>()), 1..6),
    ) {
        let examples: Vec<_> = RULES.iter().flat_map(|rule| &rule.examples).collect();
        let sentence = |(at, cut): &(prop::sample::Index, u64)| {
            let mut words: Vec<&str> = at.get(&examples).text.split_whitespace().collect();
            let length = words.len() as u64;
            let at = |n: u64| usize::try_from(n).unwrap();
            words.swap(at(cut % length), at(cut / 97 % length));
            words.remove(at(cut / 7919 % length));
            words.join(" ")
        };
        let text: Vec<String> = picked.iter().map(sentence).collect();
        agree(&[source(&text.join(" "))]);
    }

    /// Whatever stands between words, and wherever sentences and paragraphs end.
    #[test]
    fn on_any_text(
        picked in prop::collection::vec((any::<prop::sample::Index>(), r"[ .,;:'’\n$%-]{1,3}|\.[A-Z]\.|[é–\u{ad}]|\PC"), 1..40),
    ) {
        let examples = RULES.iter().flat_map(|rule| &rule.examples);
        let words: Vec<&str> = examples.flat_map(|e| e.text.split_whitespace()).collect();
        let each = |(at, between): &(prop::sample::Index, String)| {
            format!("{}{between}", at.get(&words))
        };
        let text: String = picked.iter().map(each).collect();
        agree(&[source(&text)]);
    }
}
