//! What comparing does with any story, from its texts on.

use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use variorum::comparator::{Findings, compare};
use variorum::matcher;
use variorum::rule::{self, Rule};
use variorum::source::Source;
use variorum::value::{HedgeTable, Relation, relate};

const PACK: &str = r#"
pack: properties
facets:
  edition: { across: revision, first: [original], last: [revised] }
  holder: { across: position, union: [union], owners: [owners] }
  town: { across: separate, from: [clause], Oldtown: [Oldtown], Newham: [Newham] }
rules:
  - id: dead
    ask: How many died?
    value: { quantity: [people] }
    facets: [town]
    evolves: grows
    phrases: ["{value} died"]
    examples: [{ text: Nothing., finds: [] }]
  - id: points
    ask: How many points are there?
    value: count
    facets: [edition]
    explains: [speaker]
    phrases: ["{value} points"]
    examples: [{ text: Nothing., finds: [] }]
  - id: wage
    ask: What is the wage?
    value: count
    facets: [holder]
    phrases: ["wage of {value}"]
    examples: [{ text: Nothing., finds: [] }]
  - id: fort
    ask: Has the fort fallen?
    value: { choice: { fallen: {}, shaken: { fits: [fallen] }, held: {} } }
    explains: [speaker]
    phrases: ["fort has {value}"]
    examples: [{ text: Nothing., finds: [] }]
"#;

static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(rules);

fn rules() -> Vec<Rule> {
    let (pack, problems) = rule::read("properties", PACK, &HEDGES);
    let rules = pack.unwrap().rules;
    assert_eq!(rules.len(), 4, "{problems:?}");
    rules
}

/// A source's text, which may deny and keep silent on its town if `denying`.
fn text(denying: bool) -> impl Strategy<Value = String> {
    let figure = select(vec![
        "four",
        "7",
        "at least 5",
        "about 10",
        "9",
        "6 to 8",
        "nearly 20",
        "28",
        "28.4",
    ]);
    let around = select(vec![
        "{}",
        "{}, police said",
        "the mayor said that {}",
        "according to the mayor, {}",
        "the mayor claimed {}",
    ]);
    let mut said = vec![
        "@ people died in Oldtown",
        "in Newham @ died",
        "the original draft has @ points",
        "the revised draft has @ points",
        "there are @ points",
        "the union wants a wage of @",
        "the owners would accept a wage of @",
        "the law has a wage of @",
        "the fort has fallen",
        "the fort has shaken",
        "the fort has held",
    ];
    if denying {
        said.extend([
            "@ died",
            "police denied that the fort has fallen",
            "there were not @ points",
        ]);
    }
    let sentence = (select(said), figure, around)
        .prop_map(|(said, figure, around)| around.replace("{}", &said.replace('@', figure)) + ".");
    prop::collection::vec(sentence, 0..5).prop_map(|sentences| sentences.join("\n\n"))
}

fn source(id: &str, day: Option<i8>, text: &str) -> Source {
    Source {
        id: id.to_owned(),
        published: day.map(|day| jiff::civil::date(2025, 11, day)),
        text: text.to_owned(),
        ..Source::default()
    }
}

fn check(sources: &[Source]) -> Findings {
    let claims = matcher::claims(sources, &RULES, &HEDGES);
    compare(sources, &RULES, claims)
}

fn fingerprints(findings: &Findings) -> BTreeSet<String> {
    let divergences = findings.divergences.iter();
    divergences.map(|d| d.fingerprint.clone()).collect()
}

/// What is said of each divergence that does not depend on who says it.
fn judged(findings: &Findings) -> BTreeSet<String> {
    let divergences = findings.divergences.iter();
    divergences
        .map(|d| {
            let mut kinds: Vec<String> =
                d.clashes.iter().map(|c| format!("{:?}", c.kind)).collect();
            kinds.sort();
            format!("{} {}", d.fingerprint, kinds.join(" "))
        })
        .collect()
}

/// Pairs of claims on whose values versions clash, by source and place.
fn clashing(findings: &Findings) -> BTreeSet<[(String, usize); 2]> {
    let mut pairs = BTreeSet::new();
    for divergence in &findings.divergences {
        for clash in &divergence.clashes {
            let side = |n: usize| {
                let version = &divergence.versions[n];
                version.claims.iter().chain(&version.supports)
            };
            for a in side(clash.between.0) {
                for b in side(clash.between.1) {
                    if relate(&a.value, &b.value) == Relation::Disjoint {
                        let mut pair = [a, b].map(|c| (c.source.clone(), c.range.start));
                        pair.sort();
                        pairs.insert(pair);
                    }
                }
            }
        }
    }
    pairs
}

const DAYS: [Option<i8>; 3] = [Some(20), Some(22), None];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn comparing_is_symmetric(left in text(true), right in text(true)) {
        let story = |left: &str, right: &str| {
            check(&[source("left", Some(20), left), source("right", Some(20), right)])
        };
        prop_assert_eq!(judged(&story(&left, &right)), judged(&story(&right, &left)));
    }

    #[test]
    fn a_repeated_source_adds_no_divergence(
        texts in prop::collection::vec(text(true), 1..4), again in 0..4usize, day in 0..3usize,
    ) {
        let mut sources: Vec<Source> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| source(&n.to_string(), DAYS[n % 3], text))
            .collect();
        let before = fingerprints(&check(&sources));
        sources.push(source("again", DAYS[day], &texts[again % texts.len()]));
        prop_assert_eq!(fingerprints(&check(&sources)), before);
    }

    // What a denial, or a claim that is silent on its town, belongs to is told by the others.
    #[test]
    fn a_removed_source_adds_no_clash(
        texts in prop::collection::vec(text(false), 2..5), out in 0..4usize,
    ) {
        let mut sources: Vec<Source> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| source(&n.to_string(), DAYS[n % 3], text))
            .collect();
        let before = clashing(&check(&sources));
        sources.remove(out % sources.len());
        let after = clashing(&check(&sources));
        prop_assert!(after.is_subset(&before), "{:?} then {:?}", before, after);
    }
}

/// The properties mean something only if the texts say, and contradict, a good deal.
#[test]
fn the_texts_make_every_kind_of_clash() {
    let sources = [
        source(
            "a",
            Some(20),
            "the original draft has 9 points.\n\n7 died.\n\nthe union wants a wage of 9.",
        ),
        source(
            "b",
            Some(22),
            "the revised draft has four points.\n\n9 died.\n\nthe law has a wage of 4.",
        ),
        source(
            "c",
            Some(22),
            "the fort has held, police said.\n\npolice denied that the fort has held.",
        ),
        source("d", None, "the fort has fallen."),
    ];
    let kinds: BTreeSet<String> = check(&sources)
        .divergences
        .iter()
        .flat_map(|d| &d.clashes)
        .map(|clash| format!("{:?}", clash.kind))
        .collect();
    let all = [
        "Contradiction",
        "Position",
        "Revision",
        "Update",
        "WithinSource",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
}
