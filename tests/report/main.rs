//! The formats of a report, through the public door.

mod build;
mod outputs;
mod page;
mod sample;

use proptest::prelude::*;
use variorum::comparator::{Findings, Note, NoteKind, Silence};
use variorum::matcher::By;
use variorum::matcher::{Speaker, Stated};
use variorum::problem::Problem;
use variorum::report::style::Style::{Coloured, Plain};
use variorum::report::{Report, fault, html, json, markdown, table, text};
use variorum::source::Source;
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
fn report_as_html() {
    let page = html::html(&sample::report());
    assert_eq!(page::harm(&page), None);
    assert_eq!(page::loose(&page), [""; 0]);
    kept("report-html", &page::bare(&page));
}

#[test]
fn report_as_json() {
    kept("report-json", &json::report(&sample::report()));
}

#[test]
fn report_as_alerts() {
    use variorum::report::alert::{github, junit, of_sources, sarif};
    let alerts = of_sources(&sample::report());
    kept("report-github", &github::github(&alerts));
    kept("report-junit", &junit::junit(&alerts));
    kept("report-sarif", &sarif::sarif(&alerts));
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
    let readings = [(&sources[1], vec![mention(&sources)])];
    kept("report-values-table", &table::values(&readings, Plain));
    kept("report-values-ndjson", &json::values(&readings));
}

/// "3 March" in the second source.
fn mention(sources: &[Source]) -> Mention {
    let at = sources[1].text.find("3 March").unwrap();
    Mention {
        span: at..at + 7,
        figure: at..at + 1,
        reach: at..at + 7,
        value: build::day(),
    }
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
    let calm = "another bridge with a long name · 4 sources, 0 rules\nno divergence\n\n  1  not checked, a-long";
    assert!(drawn.contains(calm), "{drawn}");
}

/// The sample's sources, and one of another story, to which only the rule `start` was put.
fn two_stories() -> (Vec<Source>, Findings) {
    let (mut sources, mut findings) = (sample::sources(), sample::findings());
    let mut other = sources[3].clone();
    other.story = "ferry".to_owned();
    sources.push(other);
    findings.silent.push(Silence {
        story: "ferry".to_owned(),
        rule: "start".to_owned(),
        sources: vec!["004".to_owned()],
    });
    (sources, findings)
}

#[test]
fn each_story_has_its_rules_and_the_run_its_problems() {
    let (sources, findings) = two_stories();
    let report = Report::new(&sample::packs(), sources, findings, sample::problems());
    let drawn = text::text(&report, Plain);
    let head = "1 within-source, 1 revision, 1 position · 2 problems\n";
    assert!(drawn.contains(head), "{drawn}");
    assert_eq!(drawn.matches("2 problems").count(), 1, "{drawn}");
    let written = markdown::markdown(&report);
    assert_eq!(written.matches("\n# Problems\n").count(), 1, "{written}");
    for (shown, rules) in [
        (&drawn, "ferry · 1 source, 1 rule\n"),
        (&drawn, "bridge · 4 sources, 9 rules\n"),
        (&written, "ferry\n\n1 source, 1 rule. "),
        (&written, "bridge\n\n4 sources, 9 rules. "),
    ] {
        assert!(shown.contains(rules), "{shown}");
    }
}

#[test]
fn a_source_that_was_not_asked_is_not_silent() {
    let mut sources = sample::sources();
    sources.push(Source {
        id: "005".to_owned(),
        ..sources[3].clone()
    });
    let report = Report::new(&sample::packs(), sources, sample::findings(), Vec::new());
    let drawn = text::text(&report, Plain);
    assert!(
        drawn.contains("\n  005  not checked, undated: Swans\n"),
        "{drawn}"
    );
    assert!(drawn.contains("\n  004  undated: Swans\n"), "{drawn}");
    assert!(
        drawn.contains("\n  age      ·    ·    A B  ·         within-source\n"),
        "{drawn}"
    );
    let written = markdown::markdown(&report);
    assert!(
        written.contains("| 005 |  | undated | Swans *(not checked)* |"),
        "{written}"
    );
    assert!(
        written.contains("| age | · | · | A B | · |  | within-source |"),
        "{written}"
    );
}

#[test]
fn what_cannot_be_compared_is_told() {
    let mut findings = sample::findings();
    let words = "not comparable with 15 million EUR: another currency";
    findings.single[0].version.notes.push(Note {
        kind: NoteKind::Incomparable,
        text: words.to_owned(),
    });
    let (packs, sources) = (sample::packs(), sample::sources());
    let report = Report::new(&packs, sources, findings, Vec::new());
    let drawn = text::text(&report, Plain);
    assert!(drawn.contains(&format!("\n     {words}\n")), "{drawn}");
    let row = "\n  closure  A    ·    ·    ·    one source, not comparable\n";
    assert!(drawn.contains(row), "{drawn}");
    let written = markdown::markdown(&report);
    assert!(
        written.contains(&format!("\n- **A** {words}\n")),
        "{written}"
    );
    let data: serde_json::Value = serde_json::from_str(&json::report(&report)).unwrap();
    let note = &data["single"][0]["version"]["notes"][0];
    assert_eq!(
        (&note["kind"], &note["text"]),
        (&"incomparable".into(), &words.into())
    );
}

#[test]
fn listings_of_several_stories_name_them() {
    let (sources, findings) = two_stories();
    let mut claims = findings.agreements[0].version.claims.clone();
    let listed = table::claims(&sources, &claims, Plain);
    assert!(listed.contains("\n001:4  start"), "{listed}");
    claims[1].story = "ferry".to_owned();
    let listed = table::claims(&sources, &claims, Plain);
    assert!(listed.contains("\nbridge/001:4  start"), "{listed}");
    let readings: Vec<_> = sources
        .iter()
        .map(|s| (s, vec![mention(&sources)]))
        .collect();
    let listed = table::values(&readings, Plain);
    assert_eq!(listed.matches("where").count(), 1, "{listed}");
    assert!(listed.contains("\nferry/004:2"), "{listed}");
    let lines = json::values(&readings);
    assert!(
        lines.ends_with('\n') && lines.contains("{\"story\":\"ferry\",\"source\":\"004\""),
        "{lines}"
    );
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
            version.notes.push(Note {
                kind: NoteKind::Disputed,
                text: words.to_owned(),
            });
            let is = words.to_owned();
            let by = By::Assume;
            version.facets.insert(words.to_owned(), Stated { is, by });
            for claim in version.claims.iter_mut().chain(&mut version.supports) {
                put(&mut claim.quote);
                put(&mut claim.sentence);
                put(&mut claim.value_text);
                claim.speaker = Some(Speaker {
                    name: words.to_owned(),
                    start: from,
                    end: to,
                    unknown: false,
                });
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
        source.author = Some(words.to_owned());
        source.url = Some(words.to_owned());
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
    let tags = prop::sample::select(vec![
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus='alert(1)",
        "<!--",
        "]]></style>",
        "&lt;b&gt;",
        "javascript:alert(1)",
        "{{ page }}",
    ]);
    let nasty = "[\u{1b}\u{9b}\u{202e}\u{2066}\u{200f}\u{0}\u{7f}\r\n\t #|`*<>\\[\\]a日é🏳️‍🌈]{0,60}";
    prop_oneof![
        tags.prop_map(str::to_owned),
        nasty,
        ".{0,60}",
        any::<String>()
    ]
}

/// Controls, and characters that turn the direction of writing.
fn acts(c: char) -> bool {
    let turns = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    (c.is_control() && c != '\n') || turns.contains(c)
}

#[test]
fn what_a_large_page_holds_back_is_as_safe_as_the_rest() {
    let mut report = flooded("</noscript><script>alert(1)</script>", 0, 5);
    let few = report.findings.divergences.clone();
    let many = std::iter::repeat_n(few, 80).flatten();
    report.findings.divergences = many.collect();
    let page = html::html(&report);
    let held = page.matches("<noscript>").count();
    assert!(held > 50, "{held}");
    assert_eq!(page.matches("</noscript>").count(), held);
    assert_eq!(page::harm(&page), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_does_harm(words in hostile(), from in 0usize..80, long in 0usize..80) {
        let report = flooded(&words, from, from + long);
        let claims: Vec<_> = report.findings.divergences.iter()
            .flat_map(|d| d.versions.iter().flat_map(|v| v.claims.clone()))
            .collect();
        let page = html::html(&report);
        let shown = [
            text::text(&report, Plain),
            markdown::markdown(&report),
            table::claims(&report.sources, &claims, Plain),
            report.problems.iter().map(fault::line).collect(),
            page.clone(),
        ];
        prop_assert_eq!(page::harm(&page), None);
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
