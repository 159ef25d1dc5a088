//! The formats of a report, through the public door.

mod build;
mod sample;

use proptest::prelude::*;
use variorum::matcher::By;
use variorum::matcher::Stated;
use variorum::problem::Problem;
use variorum::report::style::Style::{Coloured, Plain};
use variorum::report::{Report, fault, json, markdown, table, text};
use variorum::value::Mention;

fn kept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn report_as_text() {
    kept("report-text", &text::text(&sample::report(), Plain));
}

#[test]
fn report_as_markdown() {
    kept("report-markdown", &markdown::markdown(&sample::report()));
}

#[test]
fn report_as_json() {
    kept("report-json", &json::report(&sample::report()));
}

#[test]
fn listings() {
    let findings = sample::findings();
    let claims = &findings.agreements[0].version.claims;
    kept(
        "report-claims-table",
        &table::claims(&sample::sources(), claims, Plain),
    );
    kept("report-claims-ndjson", &json::claims(claims));
    let sources = sample::sources();
    let at = sources[1].text.find("3 March").unwrap();
    let mention = Mention {
        span: at..at + 7,
        figure: at..at + 1,
        reach: at..at + 7,
        value: build::day(),
    };
    let readings = [(&sources[1], vec![mention])];
    kept("report-values-table", &table::values(&readings, Plain));
    kept("report-values-ndjson", &json::values(&readings));
}

#[test]
fn colour_changes_nothing_but_colour() {
    let coloured = text::text(&sample::report(), Coloured);
    let bare = anstream::adapter::strip_str(&coloured).to_string();
    let squeeze = |text: &str| {
        text.replace(['«', '»'], "")
            .split_whitespace()
            .collect::<String>()
    };
    assert!(coloured.contains('\u{1b}'));
    let plain = text::text(&sample::report(), Plain);
    // Problems draw their frame alike in both.
    assert_eq!(squeeze(&bare), squeeze(&plain));
}

#[test]
fn lines_fit_a_terminal() {
    let drawn = text::text(&sample::report(), Plain);
    for line in drawn.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert!(!drawn.to_lowercase().contains("false"));
}

#[test]
fn many_sources_make_several_blocks() {
    let mut sources = sample::sources();
    for n in 5..60 {
        let mut source = sources[3].clone();
        source.id = format!("{n:03}");
        sources.push(source);
    }
    let report = Report::new(&sample::packs(), sources, sample::findings(), Vec::new());
    let drawn = text::text(&report, Plain);
    assert_eq!(drawn.matches("\n  age      ").count(), 4, "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn stories_stand_apart() {
    let mut sources = sample::sources();
    for source in &mut sample::sources() {
        source.story = "another bridge with a long name".to_owned();
        source.id = format!("a-long-name-for-number-{}.txt", source.id);
        sources.push(source.clone());
    }
    let report = Report::new(&sample::packs(), sources, sample::findings(), Vec::new());
    let drawn = text::text(&report, Plain);
    let head = "2 stories · 8 sources\n1 within-source, 1 revision, 1 position\n\n";
    assert!(drawn.starts_with(head), "{drawn}");
    let calm = "another bridge with a long name · 4 sources, 9 rules\nno divergence\n\n  1  a-long";
    assert!(drawn.contains(calm), "{drawn}");
}

#[test]
fn the_order_of_the_input_shows_nowhere() {
    let (mut packs, mut sources, mut problems) =
        (sample::packs(), sample::sources(), sample::problems());
    packs.reverse();
    sources.reverse();
    problems.reverse();
    problems.push(problems[0].clone());
    let turned = Report::new(&packs, sources, sample::findings(), problems);
    assert_eq!(json::report(&turned), json::report(&sample::report()));
    assert_eq!(
        text::text(&turned, Plain),
        text::text(&sample::report(), Plain)
    );
}

#[test]
fn schema_is_published_and_kept() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(file, json::schema()).unwrap();
    }
    let published = std::fs::read_to_string(file).unwrap();
    assert!(
        published == json::schema(),
        "docs/report.schema.json no longer describes the report: set UPDATE_SCHEMA=1 to write it anew"
    );
    let schema = serde_json::from_str(&published).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut report = serde_json::from_str(&json::report(&sample::report())).unwrap();
    assert!(schema.is_valid(&report));
    report["divergences"][0]["kind"] = "mistake".into();
    assert!(!schema.is_valid(&report));
}

/// The sample with `words` wherever a text can stand.
fn flooded(words: &str, from: usize, to: usize) -> Report {
    let put = |text: &mut String| words.clone_into(text);
    let mut findings = sample::findings();
    for divergence in &mut findings.divergences {
        put(&mut divergence.rule);
        put(&mut divergence.ask);
        for clash in &mut divergence.clashes {
            put(&mut clash.because);
            clash.carriers.push(words.to_owned());
        }
        for version in &mut divergence.versions {
            version.variants.push(words.to_owned());
            let is = words.to_owned();
            let by = By::Assume;
            version.facets.insert(words.to_owned(), Stated { is, by });
            for claim in version.claims.iter_mut().chain(&mut version.supports) {
                put(&mut claim.quote);
                put(&mut claim.sentence);
                put(&mut claim.value_text);
                claim.speaker = Some(words.to_owned());
                claim.range = from..to;
                claim.sentence_range = 0..to;
                claim.value_range = to..to;
                claim
                    .also
                    .iter_mut()
                    .for_each(|passage| put(&mut passage.quote));
            }
        }
    }
    for silence in &mut findings.silent {
        put(&mut silence.rule);
    }
    let mut sources = sample::sources();
    for source in &mut sources {
        source.id.push_str(words);
        source.title = Some(words.to_owned());
        source.publisher = Some(words.to_owned());
        put(&mut source.text);
    }
    sources.extend(sample::sources());
    let mut packs = sample::packs();
    for pack in &mut packs {
        put(&mut pack.id);
    }
    let mut problems = vec![
        Problem::error(words, words, words),
        Problem::notice(words, words, words).at(words, from, to),
    ];
    if let Some(excerpt) = &mut problems[1].place.excerpt {
        excerpt.end = excerpt.end.saturating_add(to);
    }
    Report::new(&packs, sources, findings, problems)
}

/// Text of the characters most likely to do harm, and of any others.
fn hostile() -> impl Strategy<Value = String> {
    let nasty = "[\u{1b}\u{9b}\u{202e}\u{2066}\u{200f}\u{0}\u{7f}\r\n\t #|`*<>\\[\\]a日é🏳️‍🌈]{0,60}";
    prop_oneof![nasty, ".{0,60}", any::<String>()]
}

/// Controls, and characters that turn the direction of writing.
fn acts(c: char) -> bool {
    let turns = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    (c.is_control() && c != '\n') || turns.contains(c)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_does_harm(words in hostile(), from in 0usize..80, long in 0usize..80) {
        let report = flooded(&words, from, from + long);
        let claims: Vec<_> = report.findings.divergences.iter()
            .flat_map(|d| d.versions.iter().flat_map(|v| v.claims.clone()))
            .collect();
        let shown = [
            text::text(&report, Plain),
            markdown::markdown(&report),
            table::claims(&report.sources, &claims, Plain),
            report.problems.iter().map(fault::line).collect(),
        ];
        for shown in &shown {
            prop_assert!(!shown.contains(acts), "{shown:?}");
        }
        text::text(&report, Coloured);
        let data: Result<serde_json::Value, _> = serde_json::from_str(&json::report(&report));
        prop_assert!(data.is_ok());
        for line in json::claims(&claims).lines() {
            let claim: Result<serde_json::Value, _> = serde_json::from_str(line);
            prop_assert!(claim.is_ok());
        }
    }
}
