//! Sentences by writers who saw neither the pack nor the articles, only its questions.
//!
//! The first figures on each set, before anything was learnt from it, stand in
//! docs/paraphrase.md; these are floors.

use rust_decimal::Decimal;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use variorum::matcher::{self, example};
use variorum::rule::{self, Rule};
use variorum::source::Source;
use variorum::value::describe::describe;
use variorum::value::relation::relate;
use variorum::value::{Content, Context, HedgeTable, Relation, Value};

/// Of each set, how many sentences must be read right. `own` is by the pack's author, written
/// before the pack was loosened; what is in `learned` was shown to it.
const FLOORS: [(&str, usize); 13] = [
    ("first", 96),
    ("own", 71),
    ("second", 98),
    ("third", 99),
    ("fourth", 99),
    ("fifth", 95),
    ("sixth", 93),
    ("seventh", 93),
    ("eighth", 83),
    ("ninth", 83),
    ("tenth", 91),
    ("eleventh", 84),
    ("twelfth", 90),
];

/// How many of a hundred sentences that the pack was shown must be read right.
const LEARNED: usize = 96;

#[derive(Deserialize)]
struct Sentence {
    rule: String,
    text: String,
    published: String,
    finds: Vec<String>,
}

/// The figure as written, whatever its hedge makes of it: the writers noted figures.
fn figure(value: &Value) -> Option<Decimal> {
    match &value.content {
        Content::Amount(amount) => amount.figure,
        _ => None,
    }
}

/// How many sentences had the right value found, and how many a wrong one; and a line for
/// each that was not found or wrong.
fn score(sentences: &[Sentence], rules: &[Rule]) -> (usize, usize, Vec<String>) {
    let hedges = HedgeTable::standard();
    let (mut right, mut wrong, mut missed) = (0, 0, Vec::new());
    for sentence in sentences {
        let rule = rules.iter().find(|rule| rule.id == sentence.rule);
        let rule = rule.unwrap_or_else(|| panic!("no rule {}", sentence.rule));
        let published = sentence.published.parse().ok();
        let context = Context::new(published, &hedges);
        let wanted: Vec<_> = sentence
            .finds
            .iter()
            .map(|words| {
                let value = example::expected(words, rule, &context);
                value.unwrap_or_else(|| panic!("{}: `{words}` is no value", sentence.rule))
            })
            .collect();
        let source = Source {
            text: sentence.text.clone(),
            published,
            ..Source::default()
        };
        let claims = matcher::claims(&[source], std::slice::from_ref(rule), &hedges);
        let stated = claims.iter().filter(|claim| !claim.denied);
        let fits = |claim: &&matcher::Claim| {
            let mut all = wanted.iter();
            all.any(|value| {
                figure(value).is_some() && figure(value) == figure(&claim.value)
                    || !matches!(
                        relate(value, &claim.value),
                        Relation::Disjoint | Relation::Incomparable
                    )
            })
        };
        let found = stated.clone().any(|claim| fits(&claim));
        let other: Vec<_> = stated.filter(|claim| !fits(claim)).collect();
        right += usize::from(found && other.is_empty());
        wrong += usize::from(!other.is_empty());
        if !found || !other.is_empty() {
            let said: Vec<_> = other.iter().map(|claim| describe(&claim.value)).collect();
            let (rule, finds, text) = (&sentence.rule, &sentence.finds, &sentence.text);
            missed.push(format!("{rule}: {finds:?}, found {said:?}: {text}"));
        }
    }
    (right, wrong, missed)
}

fn rules() -> Vec<Rule> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pack = fs::read_to_string(root.join("rules/peace-plan.yaml")).unwrap();
    let (pack, _) = rule::read("peace-plan.yaml", &pack, &HedgeTable::standard());
    pack.unwrap().rules
}

/// How many sentences of a set there are, and how many of them are read right.
fn read(set: &str, rules: &[Rule]) -> (usize, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(format!("tests/paraphrase/{set}.yaml"))).unwrap();
    let sentences: Vec<Sentence> = serde_yaml::from_str(&text).unwrap();
    let (right, wrong, missed) = score(&sentences, rules);
    let all = sentences.len();
    println!(
        "{}\n{set}: {right} of {all} right, {wrong} wrong",
        missed.join("\n")
    );
    assert!(wrong * 100 <= all * 4, "{set}: {wrong} of {all} wrong");
    (all, right)
}

#[test]
fn blind_sentences_are_read() {
    let rules = rules();
    for (set, floor) in FLOORS {
        let (all, right) = read(set, &rules);
        assert!(right >= floor, "{set}: {right} of {all} right");
    }
}

#[test]
fn sentences_that_were_learned_from_are_read() {
    let rules = rules();
    let sets: Vec<(usize, usize)> = (1..=11)
        .map(|n| read(&format!("learned/{n:02}"), &rules))
        .collect();
    let all: usize = sets.iter().map(|(all, _)| all).sum();
    let right: usize = sets.iter().map(|(_, right)| right).sum();
    println!("learned: {right} of {all} right");
    assert!(right * 100 >= all * LEARNED, "{right} of {all} right");
}
