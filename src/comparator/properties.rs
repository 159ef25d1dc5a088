//! What holds of any claims whatever.

use super::late::{Told, is_late};
use super::tests::{claim, rule, source};
use super::*;
use crate::value::relation::relate;
use crate::value::{Relation, Value};
use proptest::prelude::*;
use proptest::sample::select;

const SOURCES: [&str; 6] = ["a@20", "b@21", "c@22", "d", "e@22", "f@99"];
const RULE: &str = "edition~ holder^ place| grows parts";

/// Claims in short: numbers of all widths, unplaced dates, denials, with and without facets.
fn shorts() -> impl Strategy<Value = Vec<String>> {
    let said = select(vec![
        "28", "28.0", "27.6", "19", "20..30", "25..", "10..40", "1..2", "=none", "?Tuesday", "!28",
        "!20..30", "0", "1named", "20named",
    ]);
    let facet = |name: &'static str, answers: [&'static str; 2]| {
        prop::option::of(select(answers.to_vec()))
            .prop_map(move |is| is.map_or(String::new(), |is| format!(" {name}={is}")))
    };
    let short = (
        select(SOURCES.to_vec()),
        said,
        facet("edition", ["original", "revised"]),
        facet("holder", ["north", "south"]),
        facet("place", ["here", "there"]),
    );
    let short = short.prop_map(|(source, said, edition, holder, place)| {
        format!("{source} {said}{edition}{holder}{place}")
    });
    prop::collection::vec(short, 0..9)
}

/// Choices, names, money and time, of which the looser fit several that exclude each other.
fn words() -> impl Strategy<Value = Vec<String>> {
    let choice = vec!["yes", "no", "perhaps<yes", "likely<yes", "open<yes,no"];
    let name = vec!["Ann_Smith", "Bob_Smith", "Smith", "A_Smith", "Ann_Jones"];
    let money = vec!["5EUR", "5USD", "5money", "6money", "4..6USD"];
    let time = vec!["2years", "24months", "3.7years@1", "3.8years@1", "4years"];
    let days = vec![
        "/2025-11-19",
        "/2025-11-21",
        "~2025-11-21",
        "%2025-11-20",
        "~2026-01-05",
        "~2026-01-16",
        "%2026-02-06",
    ];
    select(vec![choice, name, money, time, days])
        .prop_flat_map(|said| prop::collection::vec((select(SOURCES.to_vec()), select(said)), 0..9))
        .prop_map(|claims| {
            let short = |(source, said)| format!("{source} {said}");
            claims.into_iter().map(short).collect()
        })
}

fn any_claims() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![shorts(), words()]
}

/// The claims, each in a place of its own.
fn claims(shorts: &[String]) -> Vec<Claim> {
    let placed = shorts.iter().enumerate().map(|(number, short)| {
        let mut claim = claim(short);
        claim.range = number..number + 1;
        claim
    });
    placed.collect()
}

fn findings(claims: Vec<Claim>) -> Findings {
    compare(&SOURCES.map(source), &[rule(RULE)], claims)
}

/// The places of each two claims on whose values two versions clash.
fn clashing(findings: &Findings) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for divergence in &findings.divergences {
        for clash in &divergence.clashes {
            let side = |number: usize| {
                let version = &divergence.versions[number];
                version.claims.iter().chain(&version.supports)
            };
            for a in side(clash.between.0) {
                for b in side(clash.between.1) {
                    if relate(&a.value, &b.value) == Relation::Disjoint && !late(a, b) {
                        pairs.insert(pair(a, b));
                    }
                }
            }
            // What is not more than a part, and excludes it, clashes with the part as well.
            for (whole, other) in [clash.between, (clash.between.1, clash.between.0)] {
                for part in &divergence.versions[whole].parts {
                    let apart = side(other).filter(|other| {
                        relate(&part.value, &other.value) == Relation::Disjoint
                            && !part::below(&part.value, &other.value)
                    });
                    pairs.extend(apart.map(|other| pair(part, other)));
                }
            }
        }
    }
    pairs
}

/// Whether one of two days is not compared with the other, although a version of it is.
fn late(a: &Claim, b: &Claim) -> bool {
    let sources = SOURCES.map(source);
    let sources = sources.iter().map(|source| (source.id.as_str(), source));
    let sources = sources.collect();
    let [own, other] = [a, b].map(|claim| Told::of(std::iter::once(claim), &sources));
    is_late(&a.value, own, other) || is_late(&b.value, other, own)
}

fn pair(a: &Claim, b: &Claim) -> (usize, usize) {
    let (a, b) = (a.range.start, b.range.start);
    (a.min(b), a.max(b))
}

fn fingerprints(findings: &Findings) -> BTreeSet<String> {
    let divergences = findings.divergences.iter();
    divergences.map(|d| d.fingerprint.clone()).collect()
}

proptest! {
    #[test]
    fn the_order_of_claims_and_sources_never_matters(
        (shorts, shuffled) in any_claims().prop_flat_map(|shorts| {
            let numbered: Vec<usize> = (0..shorts.len()).collect();
            (Just(shorts), Just(numbered).prop_shuffle())
        }),
        sources in Just(SOURCES.to_vec()).prop_shuffle(),
    ) {
        let claims = claims(&shorts);
        let other = shuffled.iter().map(|number| claims[*number].clone()).collect();
        let sources: Vec<Source> = sources.into_iter().map(source).collect();
        prop_assert_eq!(compare(&sources, &[rule(RULE)], other), findings(claims));
    }

    #[test]
    fn comparing_is_symmetric(said in (any_claims(), any_claims())) {
        // Two undated sources swap what they say.
        let compare = |left: &[String], right: &[String]| {
            let given = |id: &str, shorts: &[String]| -> Vec<Claim> {
                let mut claims = claims(shorts);
                claims.iter_mut().for_each(|claim| claim.source = id.to_owned());
                claims
            };
            let claims = [given("left", left), given("right", right)].concat();
            let sources = ["left", "right"].map(source);
            let findings = compare(&sources, &[rule(RULE)], claims);
            let kinds = |d: Divergence| {
                let mut kinds: Vec<_> = d.clashes.iter().map(|clash| clash.kind).collect();
                kinds.sort();
                (d.fingerprint, kinds)
            };
            findings.divergences.into_iter().map(kinds).collect::<Vec<_>>()
        };
        prop_assert_eq!(compare(&said.0, &said.1), compare(&said.1, &said.0));
    }

    #[test]
    fn a_source_that_repeats_another_adds_no_divergence(shorts in any_claims()) {
        let claims = claims(&shorts);
        let repeat = |claim: &Claim| Claim { source: "z".to_owned(), ..claim.clone() };
        let repeated = claims.iter().filter(|claim| claim.source == "a").map(repeat);
        let more = claims.iter().cloned().chain(repeated).collect();
        let mut sources = SOURCES.map(source).to_vec();
        sources.push(source("z@20"));
        prop_assert_eq!(
            fingerprints(&compare(&sources, &[rule(RULE)], more)),
            fingerprints(&findings(claims))
        );
    }

    #[test]
    fn no_divergence_joins_two_places(shorts in shorts()) {
        for divergence in findings(claims(&shorts)).divergences {
            let said = |version: &Version| version.facets.get("place").map(|place| place.is.clone());
            let places: BTreeSet<String> = divergence.versions.iter().filter_map(said).collect();
            prop_assert!(places.len() < 2, "{:?}", places);
        }
    }

    // Not so of denials and of claims silent on a place: what they oppose, and where they
    // belong, is told by the values and places that the others bring.
    #[test]
    fn removing_a_source_adds_no_clash_among_the_rest(shorts in any_claims()) {
        let silent = |claim: &Claim| claim.denied || !claim.facets.contains_key("place");
        let placeless = shorts.iter().all(|short| !short.contains("place"));
        let mut claims = claims(&shorts);
        claims.retain(|claim| placeless && !claim.denied || !silent(claim));
        let before = clashing(&findings(claims.clone()));
        claims.retain(|claim| claim.source != "a");
        let after = clashing(&findings(claims));
        prop_assert!(after.is_subset(&before), "{:?} then {:?}", before, after);
    }

    #[test]
    fn a_version_holds_no_two_claims_that_clash(shorts in any_claims()) {
        let found = findings(claims(&shorts));
        let unopposed = found.agreements.iter().map(|found| &found.version);
        let single = found.single.iter().map(|found| &found.version);
        let opposed = found.divergences.iter().flat_map(|d| &d.versions);
        for version in unopposed.chain(single).chain(opposed) {
            let all: Vec<&Claim> = version.claims.iter().chain(&version.supports).collect();
            let named = |a: &Value, b: &Value| part::names(a) && part::below(a, b);
            for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
                let (a, b) = (&a.value, &b.value);
                let clash = relate(a, b) == Relation::Disjoint && !named(a, b) && !named(b, a);
                prop_assert!(!clash, "{a:?} {b:?}");
            }
        }
    }
}
