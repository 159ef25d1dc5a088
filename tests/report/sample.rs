//! A small report built by hand: four sources on the repair of a bridge.

use crate::build::{day, hedged, lorries, months, years};
use jiff::civil::date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use variorum::comparator::{
    Agreement, Bearers, Clash, ClashKind, Divergence, Findings, Silence, Single, Unasked, Version,
};
use variorum::matcher::{By, Claim, Passage, Speaker, Stated};
use variorum::problem::Problem;
use variorum::report::Report;
use variorum::rule::{Across, Facet, Pack, Rule, Scope, Severity};
use variorum::source::{Origin, Origins, Source};
use variorum::value::{Choice, Content, HedgeKind, Kind, Name, Value};

pub const STORY: &str = "bridge";

const TEXTS: [(&str, &str); 4] = [
    (
        "001",
        "The bridge will close for repair\n\nThe first plan foresees 14 months of work. The city \
         wants at most 30 lorries a day on the old road, while traders asked for 90 lorries a day.\n\
         Work on the bridge begins on 3 March, the mayor said.\n",
    ),
    (
        "002",
        "The revised plan, published on Tuesday after three rounds of talks between the council, \
         the traders of the lower town and the ferry company, which all had their own wishes, cuts \
         the work to 9 months, and leaves the rest to a second phase that nobody has paid for yet, \
         as the engineers are fond of saying when they are asked about it.\n\
         Work begins on 3 March.\n",
    ),
    (
        "003",
        "The bridge has stood for 60 years.\nIt was opened in May 1975, and has stood for nearly \
         fifty years.\nThe repair takes about a year, officials said.\n",
    ),
    ("004", "Nobody asked the swans.\n"),
];

pub fn sources() -> Vec<Source> {
    let about = [
        ("A plan for the bridge", Some("Harbour Post"), Some(3)),
        (
            "Nine months | <b>not</b> fourteen",
            Some("Daily Sample"),
            Some(11),
        ),
        ("Fifty years of a bridge", Some("Harbour Post"), Some(12)),
        ("Swans", None, None),
    ];
    let source = |((id, text), (title, publisher, day)): (&(&str, &str), _)| {
        let (title, publisher, day): (&str, Option<&str>, Option<i8>) = (title, publisher, day);
        Source {
            id: (*id).to_owned(),
            path: format!("bridge/{id}.txt"),
            file: format!("bridge/{id}.txt"),
            alone: true,
            story: STORY.to_owned(),
            title: Some(title.to_owned()),
            publisher: publisher.map(str::to_owned),
            author: None,
            published: day.map(|day| date(2025, 2, day)),
            origins: Origins {
                published: day.map(|_| Origin::FrontMatter),
                ..Origins::default()
            },
            updated: None,
            url: None,
            corrections: Vec::new(),
            text: (*text).to_owned(),
            body: 0,
            headline: None,
            pages: Vec::new(),
        }
    };
    TEXTS.iter().zip(about).map(source).collect()
}

/// The claim that `phrase` in a source makes; `words` are those of its value.
fn claim(rule: &str, source: &str, phrase: &str, words: &str, value: Value) -> Claim {
    let (_, text) = TEXTS.iter().find(|(id, _)| *id == source).unwrap();
    let start = text.find(phrase).unwrap();
    let from = start + phrase.find(words).unwrap();
    let begin = text[..start].rfind(['\n']).map_or(0, |n| n + 1);
    let begin = text[begin..start]
        .rfind(". ")
        .map_or(begin, |n| begin + n + 2);
    let end = text[start..]
        .find(['.', '\n'])
        .map_or(text.len(), |n| start + n + 1);
    let end = begin + text[begin..end].trim_end().len();
    Claim {
        story: STORY.to_owned(),
        rule: rule.to_owned(),
        source: source.to_owned(),
        range: start..start + phrase.len(),
        quote: phrase.to_owned(),
        sentence_range: begin..end,
        sentence: text[begin..end].to_owned(),
        value,
        value_range: from..from + words.len(),
        value_text: words.to_owned(),
        near: Vec::new(),
        facets: BTreeMap::new(),
        speaker: None,
        denied: false,
        also: Vec::new(),
        headline: false,
        page: None,
    }
}

fn with(mut claim: Claim, facet: &str, is: &str, by: By) -> Claim {
    let is = is.to_owned();
    claim.facets.insert(facet.to_owned(), Stated { is, by });
    claim
}

fn version(claims: Vec<Claim>) -> Version {
    let sources: BTreeSet<String> = claims.iter().map(|claim| claim.source.clone()).collect();
    Version {
        value: claims[0].value.clone(),
        facets: claims[0].facets.clone(),
        bearers: Bearers {
            independent: sources.len(),
            earliest: sources.first().cloned().into_iter().collect(),
            sources: sources.into_iter().collect(),
        },
        claims,
        supports: Vec::new(),
        parts: Vec::new(),
        variants: Vec::new(),
        notes: Vec::new(),
        denial: false,
    }
}

fn clash(between: (usize, usize), kind: ClashKind, because: &str, carriers: &[&str]) -> Clash {
    Clash {
        between,
        kind,
        because: because.to_owned(),
        carriers: carriers.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn divergence(
    rule: &str,
    ask: &str,
    severity: Severity,
    versions: Vec<Version>,
    clash: Clash,
) -> Divergence {
    Divergence {
        story: STORY.to_owned(),
        rule: rule.to_owned(),
        ask: ask.to_owned(),
        kind: clash.kind,
        severity,
        fingerprint: "0011223344556677".to_owned(),
        versions,
        clashes: vec![clash],
        timeline: Vec::new(),
    }
}

const AGE: &str = "How long has the bridge stood?";
const WORK: &str = "How long does the work take?";
const LORRIES: &str = "How many lorries may pass the old road a day?";
const START: &str = "When does the work begin?";

pub fn findings() -> Findings {
    let nearly = hedged(
        years(50),
        "nearly",
        HedgeKind::Less,
        Decimal::from(45),
        Decimal::from(50),
    );
    let mut fifty = claim(
        "age",
        "003",
        "stood for nearly fifty years",
        "fifty years",
        nearly,
    );
    fifty.also.push(Passage {
        source: "003".to_owned(),
        range: 47..65,
        quote: "opened in May 1975".to_owned(),
    });
    let sixty = claim("age", "003", "stood for 60 years", "60 years", years(60));
    let reason = "one source gives both figures, and nothing in it explains the difference";
    let age = divergence(
        "age",
        AGE,
        Severity::High,
        vec![version(vec![fifty]), version(vec![sixty])],
        clash((0, 1), ClashKind::WithinSource, reason, &["003"]),
    );

    let first = claim("work", "001", "14 months of work", "14 months", months(14));
    let first = with(first, "edition", "original", By::Sentence);
    let cut = claim(
        "work",
        "002",
        "cuts the work to 9 months",
        "9 months",
        months(9),
    );
    let cut = with(cut, "edition", "revised", By::Phrase);
    let (low, high) = (Decimal::new(9, 1), Decimal::new(12, 1));
    let about = hedged(years(1), "about", HedgeKind::About, low, high);
    let mut year = claim("work", "003", "repair takes about a year", "a year", about);
    year.speaker = Some(Speaker {
        name: "officials".to_owned(),
        start: 0,
        end: 9,
        unknown: false,
    });
    let mut original = version(vec![first]);
    original.supports.push(year);
    original.variants.push("about a year".to_owned());
    let work = divergence(
        "work",
        WORK,
        Severity::Medium,
        vec![version(vec![cut]), original],
        clash(
            (0, 1),
            ClashKind::Revision,
            "the editions differ: revised against original",
            &[],
        ),
    );

    let city = claim(
        "lorries",
        "001",
        "city wants at most 30 lorries",
        "30 lorries",
        lorries(30),
    );
    let city = with(city, "holder", "the city", By::Phrase);
    let trade = claim(
        "lorries",
        "001",
        "traders asked for 90 lorries",
        "90 lorries",
        lorries(90),
    );
    let trade = with(trade, "holder", "traders", By::Phrase);
    let because = "the holders differ: the city against traders";
    let lorries = divergence(
        "lorries",
        LORRIES,
        Severity::Low,
        vec![version(vec![city]), version(vec![trade])],
        clash((0, 1), ClashKind::Position, because, &["001"]),
    );

    let begins = "begins on 3 March";
    let start = vec![
        claim("start", "001", begins, "3 March", day()),
        claim("start", "002", begins, "3 March", day()),
    ];
    let name = Value {
        kind: Kind::Name,
        content: Content::Name(Name {
            titles: Vec::new(),
            words: vec!["mayor".to_owned()],
        }),
        hedge: None,
    };
    let choice = Value {
        kind: Kind::Choice,
        content: Content::Choice(Choice {
            is: "closed".to_owned(),
            fits: Vec::new(),
            many: false,
        }),
        hedge: None,
    };
    let mayor = claim("speaks", "001", "the mayor said", "mayor", name);
    let closes = claim("closure", "001", "bridge will close", "close", choice);
    let single = |ask: &str, claim: Claim| Single {
        story: STORY.to_owned(),
        rule: claim.rule.clone(),
        ask: ask.to_owned(),
        version: version(vec![claim]),
    };
    let silence = |rule: &str, sources: &[&str]| Silence {
        story: STORY.to_owned(),
        rule: rule.to_owned(),
        sources: sources.iter().map(|id| (*id).to_owned()).collect(),
    };
    Findings {
        divergences: vec![age, work, lorries],
        agreements: vec![Agreement {
            story: STORY.to_owned(),
            rule: "start".to_owned(),
            ask: START.to_owned(),
            version: version(start),
        }],
        single: vec![
            single("Is the bridge open?", closes),
            single("Who speaks for the city?", mayor),
        ],
        unasked: vec![Unasked {
            story: STORY.to_owned(),
            pack: "harbour".to_owned(),
            sources: vec!["003".to_owned(), "004".to_owned()],
        }],
        silent: vec![
            silence("age", &["001", "002", "004"]),
            silence("work", &["004"]),
            silence("lorries", &["002", "003", "004"]),
            silence("start", &["003", "004"]),
            silence("closure", &["002", "003", "004"]),
            silence("speaks", &["002", "003", "004"]),
            silence("cost", &["001", "002", "003", "004"]),
            silence("swans-fed", &["001", "002", "003", "004"]),
            silence("swans-asked", &["001", "002", "003", "004"]),
        ],
    }
}

pub fn packs() -> Vec<Pack> {
    let facet = |name: &str, across| {
        let name = name.to_owned();
        Arc::new(Facet {
            name,
            across,
            scope: Scope::default(),
            cues: None,
            open: None,
        })
    };
    let facets = [
        facet("edition", Across::Revision),
        facet("holder", Across::Position),
    ];
    let pack = |id: &str, rules: &[(&str, &str)]| Pack {
        id: id.to_owned(),
        hash: format!("{:064x}", id.len()),
        rules: rules
            .iter()
            .map(|(rule, ask)| Rule {
                pack: id.to_owned(),
                id: (*rule).to_owned(),
                ask: (*ask).to_owned(),
                severity: Severity::Medium,
                facets: facets.to_vec(),
                ..Rule::default()
            })
            .collect(),
        ..Pack::default()
    };
    vec![
        pack(
            "swans",
            &[
                ("swans-fed", "Who feeds them?"),
                ("swans-asked", "Who asks them?"),
            ],
        ),
        pack(
            "works",
            &[
                ("age", AGE),
                ("work", WORK),
                ("lorries", LORRIES),
                ("start", START),
                ("closure", "Is the bridge open?"),
                ("speaks", "Who speaks for the city?"),
                ("cost", "What does the work cost?"),
            ],
        ),
    ]
}

pub fn problems() -> Vec<Problem> {
    let rules = "pack: works\nrules:\n  - id: toll\n    value: monney\n";
    let at = rules.find("monney").unwrap();
    vec![
        Problem::notice(
            "bridge/004.txt",
            "no date of publication is known, so that its relative dates stay unplaced",
            "add `published:` to its front matter",
        ),
        Problem::error(
            "rules/works.yaml",
            "there is no kind of value called `monney`",
            "did you mean `money`?",
        )
        .at(rules, at, at + "monney".len()),
    ]
}

pub fn report() -> Report {
    Report::new(&packs(), sources(), findings(), problems())
}
