//! The language of `docs/rules.md`, feature by feature.
//!
//! The files under `tests/language` are tables: a small rule, and what it must find in each
//! text. A claim is written as its value, `not` before it where it is denied, the words
//! matched between «» where they matter, its facets with where they were found, and after
//! a dash, where it matters, its speaker or "nobody".

#[path = "common/claims.rs"]
mod claims;

use claims::told;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use variorum::comparator::{ClashKind, compare};
use variorum::matcher;
use variorum::rule::{self, Rule};
use variorum::source::Source;
use variorum::value::HedgeTable;

/// A feature of the language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    feature: String,
    /// Lists that phrases can name, and facets, as in a rule file.
    #[serde(default)]
    words: Map<String, Value>,
    #[serde(default)]
    facets: Map<String, Value>,
    /// The rule, without what every rule has; it uses all facets unless it says which.
    rule: Map<String, Value>,
    /// The day on which the texts are read, and their title.
    published: Option<String>,
    title: Option<String>,
    /// Texts, and the claims in each.
    texts: BTreeMap<String, Vec<Value>>,
}

impl Case {
    /// A rule alone.
    fn of(rule: &Value) -> Self {
        Self {
            feature: rule.to_string(),
            words: Map::new(),
            facets: Map::new(),
            rule: rule.as_object().unwrap().clone(),
            published: None,
            title: None,
            texts: BTreeMap::new(),
        }
    }

    fn rules(&self) -> Vec<Rule> {
        let mut rule = json!({
            "id": "asked",
            "ask": "What is asked?",
            "facets": self.facets.keys().collect::<Vec<_>>(),
            "examples": [{ "text": "Nothing.", "finds": [] }],
        });
        rule.as_object_mut().unwrap().extend(self.rule.clone());
        let file = json!({
            "pack": "language", "words": self.words, "facets": self.facets, "rules": [rule],
        });
        let text = serde_json::to_string_pretty(&file).unwrap();
        let (pack, problems) = rule::read("language", &text, &HedgeTable::standard());
        let rules = pack.unwrap().rules;
        assert!(rules.len() == 1, "{}: {problems:?}\n{text}", self.feature);
        rules
    }

    fn source(&self, text: &str) -> Source {
        Source {
            id: "text".to_owned(),
            text: text.to_owned(),
            title: self.title.clone(),
            published: self.published.as_ref().map(|day| day.parse().unwrap()),
            ..Source::default()
        }
    }
}

#[test]
fn every_feature_finds_what_it_should() {
    let hedges = HedgeTable::standard();
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let (mut wrong, mut texts) = (Vec::new(), 0);
    for table in fs::read_dir(tables).unwrap() {
        let table = fs::read_to_string(table.unwrap().path()).unwrap();
        let cases: Vec<Case> = serde_yaml::from_str(&table).unwrap();
        for case in cases {
            let rules = case.rules();
            for (text, expected) in &case.texts {
                let claims = matcher::claims(&[case.source(text)], &rules, &hedges);
                let expected: Vec<_> = expected
                    .iter()
                    .map(|e| e.as_str().map_or(e.to_string(), str::to_owned))
                    .collect();
                let with_words = expected.iter().any(|e| e.contains('«'));
                let with_speaker = expected.iter().any(|e| e.contains('—'));
                let by = |c: &matcher::Claim| match &c.speaker {
                    _ if !with_speaker => String::new(),
                    Some(speaker) => format!(" — {}", speaker.name),
                    None => " — nobody".to_owned(),
                };
                let found = claims.iter().map(|c| told(c, with_words) + &by(c));
                let found: Vec<_> = found.collect();
                texts += 1;
                if found != expected {
                    let feature = &case.feature;
                    wrong.push(format!(
                        "{feature}\n  {text:?}\n  found {found:?}\n  not   {expected:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(texts > 150, "{texts}");
}

/// Which words a claim rests on beside those that its phrase matched.
#[test]
fn the_nearest_words_that_had_to_stand_near_are_cited() {
    let fallback = json!({ "value": { "choice": ["open"] },
        "phrases": [{ "say": "stand*", "value": "open", "near": ["bridge*"] }] });
    let count =
        json!({ "value": "count", "phrases": ["{value} died"], "near": ["[the] bridge", "ford"] });
    let paragraph = json!({ "value": "count", "phrases": ["{value} died"], "near": ["bridge"], "in": "paragraph" });
    for (rule, text, near) in [
        (&fallback, "The bridge still stands.", vec!["bridge"]),
        (
            &fallback,
            "Bridges may go, but by the new bridge this one stands.",
            vec!["bridge"],
        ),
        (
            &count,
            "Near the bridge and the ford four died.",
            vec!["ford"],
        ),
        (
            &count,
            "Four died when, (the) bridge, fell.",
            vec!["the) bridge"],
        ),
        (&paragraph, "By the bridge four died.", vec![]),
    ] {
        let source = Source {
            text: text.to_owned(),
            ..Source::default()
        };
        let claims = matcher::claims(&[source], &Case::of(rule).rules(), &HedgeTable::standard());
        let cited: Vec<Vec<&str>> = claims
            .iter()
            .map(|claim| claim.near.iter().map(|at| &text[at.clone()]).collect())
            .collect();
        assert_eq!(cited, [near], "{text}");
    }
}

/// A long text that names nothing of what its pack is about is not asked, unless its title does.
#[test]
fn a_pack_is_asked_of_what_it_is_about() {
    let pack = r#"{
        "pack": "language", "about": ["Marlow", "ferry land*"],
        "rules": [{ "id": "asked", "ask": "How many?", "value": "count", "phrases": ["{value} died"] }]
    }"#;
    let hedges = HedgeTable::standard();
    let rules = rule::read("language", pack, &hedges).0.unwrap().rules;
    let long = "It rained, and nothing else was said of it. ".repeat(8);
    for (text, title, found) in [
        ("Four died.".to_owned(), None, 1),
        (format!("{long}Four died."), None, 0),
        (format!("{long}Four died."), Some("MARLOW mourns"), 1),
        (format!("{long}Four died at the ferry\nlanding."), None, 1),
        (format!("{long}Four died at Marlowe."), None, 0),
    ] {
        let source = Source {
            text: text.clone(),
            title: title.map(str::to_owned),
            ..Source::default()
        };
        let sources = [source];
        let claims = matcher::claims(&sources, &rules, &hedges);
        assert_eq!(claims.len(), found, "{text}");
        assert_eq!(
            claims,
            matcher::claims_by_trying_all(&sources, &rules, &hedges)
        );
        let report = compare(&sources, &rules, claims);
        assert_eq!(
            report.unasked.len() + report.silent.len(),
            1 - found,
            "{text}"
        );
        assert_eq!(report.silent.len(), 0, "{text}");
    }
}

/// What only the comparator can tell: how two sources' answers stand to each other.
#[test]
fn choices_and_facets_decide_what_clashes() {
    let edition = json!({
        "edition": { "across": "revision", "first": ["preliminary"], "final": ["corrected"] }
    });
    let town = json!({ "town": { "across": "separate", "is": "place", "from": ["sentence"] } });
    let count = json!({ "value": "count", "phrases": ["{value} died"] });
    let assume = json!({
        "value": "count", "phrases": ["{value} died"], "assume": { "edition": "first" }
    });
    let grows = json!({ "value": "count", "phrases": ["{value} died"], "evolves": "grows" });
    let choice =
        |choice: Value| json!({ "value": { "choice": choice }, "phrases": ["{value} guest"] });
    let fits = json!({ "sure": {}, "likely": { "fits": ["sure"] }, "absent": {} });
    let many = json!({
        "value": { "choice": ["Irish", "Danish"] }, "many": true, "phrases": ["{value} guest"]
    });
    let none = json!({});
    use ClashKind::{Contradiction, Revision, Update};
    let corrected = "By the corrected count seven died.";
    for (rule, facets, first, second, kind) in [
        (
            &count,
            &none,
            "Four died.",
            "Seven died.",
            Some(Contradiction),
        ),
        (&count, &none, "Four died.", "Four died.", None),
        (
            &count,
            &edition,
            "By the preliminary count four died.",
            corrected,
            Some(Revision),
        ),
        (&count, &edition, "Seven died.", corrected, None),
        (&assume, &edition, "Four died.", corrected, Some(Revision)),
        (
            &assume,
            &edition,
            "Four died.",
            "Seven died.",
            Some(Contradiction),
        ),
        (
            &count,
            &town,
            "Four died in Newham.",
            "Seven died in Oldtown.",
            None,
        ),
        (
            &count,
            &town,
            "Four died in Newham.",
            "Seven died in Newham.",
            Some(Contradiction),
        ),
        (&grows, &none, "Four died.", "Seven died.", Some(Update)),
        (
            &grows,
            &none,
            "Seven died.",
            "Four died.",
            Some(Contradiction),
        ),
        (
            &choice(fits.clone()),
            &none,
            "A sure guest.",
            "A likely guest.",
            None,
        ),
        (
            &choice(fits.clone()),
            &none,
            "A sure guest.",
            "An absent guest.",
            Some(Contradiction),
        ),
        (
            &choice(fits),
            &none,
            "A sure guest.",
            "It was not sure guest.",
            Some(Contradiction),
        ),
        (&many, &none, "An Irish guest.", "A Danish guest.", None),
        (
            &many,
            &none,
            "An Irish guest.",
            "There was no Irish guest.",
            Some(Contradiction),
        ),
    ] {
        let case = Case {
            feature: "comparing".to_owned(),
            words: Map::new(),
            facets: facets.as_object().unwrap().clone(),
            rule: rule.as_object().unwrap().clone(),
            published: Some("2025-11-26".to_owned()),
            title: None,
            texts: BTreeMap::new(),
        };
        let rules = case.rules();
        let mut sources = [case.source(first), case.source(second)];
        sources[1].id = "second".to_owned();
        sources[1].published = "2025-11-28".parse().ok();
        let claims = matcher::claims(&sources, &rules, &HedgeTable::standard());
        assert_eq!(claims.len(), 2, "{first} {second}");
        let found = compare(&sources, &rules, claims);
        let kinds: Vec<_> = found.divergences.iter().map(|d| d.kind).collect();
        assert_eq!(
            kinds,
            kind.into_iter().collect::<Vec<_>>(),
            "{first} {second}"
        );
    }
}

/// Whether a clash is between claims or between those who make them.
#[test]
fn speakers_explain_where_the_rule_says_so() {
    use ClashKind::{Contradiction, Position};
    let denial = "The ministry denied reports that the fort had fallen.";
    let claimed = "The rebels said the fort had fallen.";
    for (explains, first, second, kind) in [
        (true, claimed, denial, Position),
        (false, claimed, denial, Contradiction),
        (true, "The fort had fallen.", denial, Contradiction),
        (
            true,
            "The rebels, who said the fort had fallen, are few.",
            denial,
            Position,
        ),
        (
            true,
            "“The fort had fallen,” the ministry said.",
            denial,
            Contradiction,
        ),
    ] {
        let mut rule = json!({
            "value": { "choice": ["fallen", "held"] },
            "phrases": [{ "say": "fort had fallen", "value": "fallen" }],
        });
        if explains {
            rule["explains"] = json!(["speaker"]);
        }
        let case = Case::of(&rule);
        let rules = case.rules();
        let mut sources = [case.source(first), case.source(second)];
        sources[1].id = "second".to_owned();
        let claims = matcher::claims(&sources, &rules, &HedgeTable::standard());
        let found = compare(&sources, &rules, claims);
        let kinds: Vec<_> = found.divergences.iter().map(|d| d.kind).collect();
        assert_eq!(kinds, [kind], "{first} {second}");
    }
}
