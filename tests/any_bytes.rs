//! Nothing that is given, however odd, makes the program panic.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;
use variorum::comparator::compare;
use variorum::matcher;
use variorum::problem::Problem;
use variorum::report::style::Style::{Coloured, Plain};
use variorum::report::{Report, fault, json, markdown, table, text};
use variorum::rule::{self, Pack, Rule};
use variorum::source::{Collection, ReadOptions, Source, disk};
use variorum::value::{Context, HedgeTable, Kind, describe, read_fixed, recognise, relate};

static HEDGES: LazyLock<HedgeTable> = LazyLock::new(HedgeTable::standard);
static ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rule file that `docs/rules.md` shows.
static SHOWN: LazyLock<String> = LazyLock::new(|| {
    let page = std::fs::read_to_string(format!("{ROOT}/docs/rules.md")).unwrap();
    let after = page.split("```yaml\n").nth(1).unwrap();
    after.split("```").next().unwrap().to_owned()
});

static SHIPPED: LazyLock<Pack> = LazyLock::new(|| {
    let text = std::fs::read_to_string(format!("{ROOT}/rules/peace-plan.yaml")).unwrap();
    rule::read("peace-plan.yaml", &text, &HEDGES).0.unwrap()
});

static SEED: LazyLock<String> =
    LazyLock::new(|| std::fs::read_to_string(format!("{ROOT}/seeds/peace-plan/003.md")).unwrap());

/// A change to a text.
#[derive(Clone, Debug)]
enum Change {
    DropLine(Index),
    DoubleLine(Index),
    Swap(Index, Index),
    Insert(Index, String),
    Cut(Index, Index),
}

impl Change {
    fn any() -> impl Strategy<Value = Self> {
        let odd = select(vec![
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "|",
            "*",
            "...",
            "…",
            "\"",
            "'",
            ":",
            ": ",
            "- ",
            "#",
            "&a ",
            "*a",
            "!",
            "\n",
            "\t",
            "\r",
            "\0",
            "{value}",
            "{start}",
            "é",
            "\u{e000}",
            "𝟛",
            "\u{feff}",
            "\u{301}",
            "\u{202e}",
            "\\",
            "$",
            "%",
            "0",
            "9999999999999999999999999999",
            ".5",
            "1e9",
            "not ",
            "nearly ",
            " million",
            "²",
            "½",
            "K",
            "İ",
            "ß",
        ]);
        prop_oneof![
            any::<Index>().prop_map(Self::DropLine),
            any::<Index>().prop_map(Self::DoubleLine),
            any::<(Index, Index)>().prop_map(|(a, b)| Self::Swap(a, b)),
            (any::<Index>(), odd).prop_map(|(at, what)| Self::Insert(at, what.to_owned())),
            any::<(Index, char)>().prop_map(|(at, c)| Self::Insert(at, c.to_string())),
            any::<(Index, Index)>().prop_map(|(a, b)| Self::Cut(a, b)),
        ]
    }

    fn apply(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            return String::new();
        }
        match self {
            Self::DropLine(at) => {
                lines.remove(at.index(lines.len()));
                return lines.concat();
            }
            Self::DoubleLine(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
                return lines.concat();
            }
            Self::Swap(a, b) => {
                let all = chars.len();
                chars.swap(a.index(all), b.index(all));
            }
            Self::Insert(at, what) => {
                let at = at.index(chars.len());
                chars.splice(at..at, what.chars());
            }
            Self::Cut(a, length) => {
                let at = a.index(chars.len());
                let end = (at + length.index(40)).min(chars.len());
                chars.drain(at..end);
            }
        }
        chars.into_iter().collect()
    }
}

fn changed(text: &str, changes: &[Change]) -> String {
    changes
        .iter()
        .fold(text.to_owned(), |text, c| c.apply(&text))
}

fn collect(mut bytes: &[u8]) -> Collection {
    let collection = disk::collect(&["-".to_owned()], &mut bytes, &ReadOptions::default());
    assert!(bytes.is_empty(), "read to the end");
    drawn(&collection.problems);
    for source in &collection.sources {
        assert!(source.text.is_char_boundary(source.body));
    }
    collection
}

/// Every problem has a place, words and a cure, and can be drawn.
fn drawn(problems: &[Problem]) {
    for problem in problems {
        assert!(!problem.message.is_empty() && !problem.cure.is_empty());
        if let Some(excerpt) = &problem.place.excerpt {
            assert!(
                excerpt.text.get(excerpt.start..excerpt.end).is_some(),
                "{problem:?}"
            );
        }
        assert!(fault::draw(problem, Plain).contains("help"), "{problem:?}");
        fault::draw(problem, Coloured);
        assert!(!fault::line(problem).contains('\n'), "{problem:?}");
    }
}

fn read(text: &str) -> Vec<Rule> {
    let (pack, problems) = rule::read("rules.yaml", text, &HEDGES);
    assert!(pack.is_some() || !problems.is_empty());
    drawn(&problems);
    drawn(&rule::look_over("rules.yaml", text));
    pack.map_or_else(Vec::new, |pack| pack.rules)
}

/// From sources to every form of a report.
fn reported(collection: Collection, packs: &[Pack]) {
    let rules: Vec<Rule> = packs.iter().flat_map(|p| p.rules.clone()).collect();
    let sources = collection.sources;
    let claims = matcher::claims(&sources, &rules, &HEDGES);
    for claim in &claims {
        let source = sources
            .iter()
            .find(|s| (&s.story, &s.id) == (&claim.story, &claim.source))
            .unwrap();
        assert_eq!(
            source.text.get(claim.range.clone()),
            Some(claim.quote.as_str())
        );
        assert_eq!(
            source.text.get(claim.value_range.clone()),
            Some(claim.value_text.as_str())
        );
        let sentence = &claim.sentence_range;
        assert!(sentence.start <= claim.range.start && claim.range.end <= sentence.end);
    }
    table::claims(&sources, &claims, Coloured);
    assert_eq!(json::claims(&claims).lines().count(), claims.len());
    let findings = compare(&sources, &rules, claims);
    let report = Report::new(packs, sources, findings, collection.problems);
    text::text(&report, Plain);
    text::text(&report, Coloured);
    markdown::markdown(&report);
    serde_json::from_str::<serde_json::Value>(&json::report(&report)).unwrap();
}

/// Words and figures in which recognisers take an interest, and what lies between them.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "two", "twenty", "hundred", "million", "billions", "and", "a", "half", "point", "of",
            "nearly", "at least", "between", "to", "about", "up to", "more than", "some",
            "$", "£", "€", "US$", "dollars", "cents", "%", "per cent", "first", "22nd", "the",
            "October", "Oct.", "Monday", "next week", "last", "today", "2025", "14", "0", "1,000",
            "1.5", "3/4", "½", "10-15", "1990s", "12:30", "31/02/2025", "February 30", "years",
            "year-old", "days", "months ago", "since", "soldiers", "km", "°C", "square miles",
            "Ana Prado", "Dr.", "Jr.", "O’Neill", "U.S.", "McDonald's", "von", "de la", "Article",
            "not", "killed", "in Newham", "99999999999999999999999999999", "0.0000000000000000001",
            "79228162514264337593543950335", "9999-12-31", "year 0", "-", "–", "—", ",", ".", "(",
            ")", "“", "”", "’s", "\n", "\n\n", "\t", "\u{a0}", "\u{200b}", "\u{ad}", "ſ", "İ", "𝟛",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9.,/:-]{1,12}",
    ];
    let pairs = prop::collection::vec((piece, select(vec![" ", " ", "", "-"])), 0..25);
    pairs.prop_map(|pairs| {
        pairs
            .into_iter()
            .flat_map(|(a, b)| [a, b.to_owned()])
            .collect()
    })
}

const KINDS: [Kind; 9] = [
    Kind::Count,
    Kind::Quantity,
    Kind::Money,
    Kind::Percent,
    Kind::Ordinal,
    Kind::Date,
    Kind::Duration,
    Kind::Name,
    Kind::Choice,
];

fn cases(n: u32) -> ProptestConfig {
    ProptestConfig {
        // What failed is kept as a case of its own, not as a seed beside the tests.
        failure_persistence: None,
        ..ProptestConfig::with_cases(n)
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn sources(
        opening in select(vec![
            "", "\u{feff}", "---\n", "---\npublished: ", "{\"text\": \"", "{\"id\": 1, \"text\": \"a\"}\n",
        ]),
        bytes in any::<Vec<u8>>(),
        closing in select(vec!["", "\n---\nWater rose.", "\"}\n", "\n"]),
    ) {
        let collection = collect(&[opening.as_bytes(), &bytes, closing.as_bytes()].concat());
        for source in &collection.sources {
            matcher::values(source, &HEDGES);
        }
    }

    #[test]
    fn rule_files_of_any_text(text in any::<String>(), lines in "(([ -]{0,4}[a-z]{0,6}:? ?[{}\\[\\]\"'|>&*!a-z]{0,5})\n){0,9}") {
        read(&text);
        read(&lines);
        read(&format!("pack: a\nrules:\n{lines}"));
    }

    #[test]
    fn values(words in prose(), day in select(vec![None, Some("2025-11-26"), Some("-009999-01-01"), Some("9999-12-31"), Some("2024-02-29")])) {
        let day = day.map(|day| day.parse().unwrap());
        let context = Context::new(day, &HEDGES);
        let found = recognise(&words, &context);
        for mention in &found {
            for range in [&mention.span, &mention.figure, &mention.reach] {
                prop_assert!(words.get(range.clone()).is_some_and(|w| !w.is_empty()), "{:?}", mention);
            }
            describe(&mention.value);
            for other in &found {
                let there = relate(&mention.value, &other.value);
                prop_assert_eq!(there, relate(&other.value, &mention.value));
            }
        }
        for kind in KINDS {
            read_fixed(&words, kind, &context).as_ref().map(describe);
        }
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn rule_files_that_were_right_once(changes in prop::collection::vec(Change::any(), 1..6)) {
        let rules = read(&changed(&SHOWN, &changes));
        let source = Source {
            text: "The collapse of the old bridge killed four workers. No one died.".to_owned(),
            ..Source::default()
        };
        matcher::claims(&[source], &rules, &HEDGES);
    }

    #[test]
    fn phrases(
        phrase in "(\\{value\\}|\\{start\\}|\\{town\\}|\\{x\\}|[a-c ]{1,3}|[0-9,.]{1,3}|\\.\\.\\.|…|[(){}\\[\\]|*,;'’\"-]|\\PC){0,12}",
        kind in select(vec!["count", "date", "duration", "name", "money", "{ choice: [a, b] }"]),
        fixed in select(vec!["", ", value: 4", ", value: a", ", value: today"]),
        key in select(vec!["say", "regex"]),
        words in prose(),
    ) {
        let phrase = serde_json::to_string(&phrase).unwrap();
        let rules = read(&format!(
            "pack: p\nfacets: {{ town: {{ across: separate, is: place }} }}\nrules:\n  - id: r\n    ask: What?\n    \
             value: {kind}\n    facets: [town]\n    phrases: [{{ {key}: {phrase}{fixed} }}]\n    near: [{phrase}, a]\n"
        ));
        let source = Source {
            text: format!("{words} a b c, a 4. b c {words}"),
            published: "2025-11-26".parse().ok(),
            ..Source::default()
        };
        matcher::claims(&[source], &rules, &HEDGES);
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn articles(changes in prop::collection::vec(Change::any(), 1..30), words in prose()) {
        let one = changed(&SEED, &changes);
        let two = format!("{}\n\n{words}", changed(&SEED, &changes[changes.len() / 2..]));
        let line = |id: &str, text: &str| serde_json::json!({ "id": id, "text": text }).to_string();
        let feed = format!("{}\n{}\n{words}\n", line("one", &one), line("two", &two));
        let collection = collect(feed.as_bytes());
        prop_assert_eq!(collection.sources.len(), 2);
        reported(collection, std::slice::from_ref(&SHIPPED));
        reported(collect(one.as_bytes()), std::slice::from_ref(&SHIPPED));
    }
}

/// What is nested deep, or long, is refused or read, in a stack and a time that are bounded.
#[test]
fn much_of_one_thing() {
    let context = Context::new(None, &HEDGES);
    for piece in [
        "(", "[", "{", "[a|", "(a ", "- ", "a: ", "> ", "\"", "{\"a\":", "&a [*a, ", "9", "1,000",
        "1 ", "one ", "hundred ", "million ", "two-", "Ana ", "A. ", "nearly ", "not ", "1-", "1/",
        "of the ", "\n", "a\n\n", "\u{301}", "U.S.", "Mr. ", "“", "next ", "October ", "and ", "$",
    ] {
        let much = piece.repeat(200);
        read(&much);
        let quoted = serde_json::to_string(&much).unwrap();
        read(&format!(
            "pack: p\nrules: [{{ id: a, ask: b, value: count, phrases: [{quoted}, {{ regex: {quoted} }}] }}]"
        ));
        for source in collect(much.as_bytes()).sources {
            matcher::values(&source, &HEDGES);
        }
        for kind in KINDS {
            read_fixed(&much, kind, &context);
        }
    }
}
