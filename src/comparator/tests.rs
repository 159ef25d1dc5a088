use super::fingerprint::canonical;
use super::*;
use crate::matcher::{By, Speaker, Stated};
use crate::rule::{Across, Evolves, Facet, Scope, Severity};
use crate::value::unit::Axis;
use crate::value::{Amount, Choice, Cycle, Extent, Kind, Name, Unit, Value};
use crate::value::{Content, Days};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A rule in short: facets as `edition~` (revision), `holder^` (position), `place|`
/// (separate); `falls`, `grows`, `either`; `parts`; `lead`; `speaker` (explains); assumptions as `edition=original`.
pub(super) fn rule(short: &str) -> Rule {
    let mut rule = Rule {
        pack: "pack".to_owned(),
        id: "points".to_owned(),
        ask: "How many?".to_owned(),
        severity: Severity::High,
        ..Rule::default()
    };
    for word in short.split_whitespace() {
        let mut facet = |across| {
            let name = word[..word.len() - 1].to_owned();
            rule.facets.push(Arc::new(Facet {
                name,
                across,
                scope: Scope::default(),
                cues: None,
                open: None,
            }));
        };
        match word {
            "many" => rule.many = true,
            "parts" => rule.parts = true,
            "lead" => rule.lead = true,
            "speaker" => rule.explains_speaker = true,
            "falls" => rule.evolves = Some(Evolves::Falls),
            "grows" => rule.evolves = Some(Evolves::Grows),
            "either" => rule.evolves = Some(Evolves::Either),
            _ if word.ends_with('~') => facet(Across::Revision),
            _ if word.ends_with('^') => facet(Across::Position),
            _ if word.ends_with('|') => facet(Across::Separate),
            _ => {
                let (name, is) = word.split_once('=').unwrap();
                rule.assume.insert(name.to_owned(), is.to_owned());
            }
        }
    }
    rule
}

/// A source with prose of its own; `a@25` was published on 25 November 2025.
pub(super) fn source(short: &str) -> Source {
    let (id, day) = short.split_once('@').unwrap_or((short, ""));
    Source {
        id: id.to_owned(),
        path: format!("{id}.md"),
        story: "story".to_owned(),
        published: (day.parse().ok()).and_then(|days: i32| {
            jiff::civil::date(2025, 10, 31)
                .checked_add(jiff::Span::new().days(days))
                .ok()
        }),
        text: (0..30).map(|n| format!("{id}{n} ")).collect(),
        ..Source::default()
    }
}

/// A claim in short: source, value, facets. Values: `28`, `1.20`, `20..30`, `7..`, `2named` (a
/// man and a boy),
/// `2years`, `24months`, `5EUR`, `5money` (no currency), `3.7years@1` (reckoned from 1 February 2022), `=unlimited`, `yes`, `perhaps<yes` (fits), `Ann+` (one of many),
/// `Ann_Smith`, `?Tuesday` (unplaced), `/2025-11-19`, `~2026-01-05` (of which only the weekday is written), `%2026-02-06` (all but the year); `!28` denies it; `by=the_mayor` says so, whoever
/// `by=he` is.
pub(super) fn claim(short: &str) -> Claim {
    let mut words = short.split_whitespace();
    let (source, said) = (words.next().unwrap(), words.next().unwrap());
    let facet = |word: &str| {
        let (name, is) = word.split_once('=').unwrap();
        let (is, by) = (is.to_owned(), By::Phrase);
        (name.to_owned(), Stated { is, by })
    };
    let (speakers, facets): (Vec<&str>, Vec<&str>) = words.partition(|w| w.starts_with("by="));
    let speaker = speakers.first().map(|by| Speaker {
        name: by["by=".len()..].replace('_', " "),
        start: 0,
        end: 0,
        unknown: by.ends_with("=he"),
    });
    Claim {
        story: "story".to_owned(),
        rule: "points".to_owned(),
        source: source.split('@').next().unwrap().to_owned(),
        range: 0..said.len(),
        quote: said.to_owned(),
        sentence_range: 0..said.len(),
        sentence: said.to_owned(),
        value: value(said.trim_start_matches('!')),
        value_range: 0..said.len(),
        value_text: said.to_owned(),
        near: Vec::new(),
        facets: facets.into_iter().map(facet).collect(),
        speaker,
        denied: said.starts_with('!'),
        also: Vec::new(),
        headline: false,
        page: None,
    }
}

fn value(said: &str) -> Value {
    let (kind, content) = if let Some(point) = said.strip_prefix('=') {
        (Kind::Count, Content::Point(point.to_owned()))
    } else if said.starts_with('?') {
        let days = Days {
            extent: Extent::unbounded(),
            guessed: false,
            unplaced: true,
            cycle: None,
        };
        (Kind::Date, Content::Days(days))
    } else if let Some(day) = said.strip_prefix(['/', '~', '%']) {
        let days = Days {
            extent: Extent::point(day.parse().unwrap()),
            guessed: false,
            unplaced: false,
            cycle: match said.chars().next() {
                Some('~') => Some(Cycle::Week),
                Some('%') => Some(Cycle::Year),
                _ => None,
            },
        };
        (Kind::Date, Content::Days(days))
    } else if said.starts_with(|c: char| c.is_ascii_digit()) {
        (Kind::Count, Content::Amount(amount(said)))
    } else if said.starts_with(char::is_uppercase) && !said.ends_with('+') {
        let words = said.split('_').map(str::to_owned).collect();
        let titles = Vec::new();
        (Kind::Name, Content::Name(Name { titles, words }))
    } else {
        let (is, fits) = said.split_once('<').unwrap_or((said, ""));
        let choice = Choice {
            is: is.trim_end_matches('+').to_owned(),
            fits: fits.split_terminator(',').map(str::to_owned).collect(),
            many: said.ends_with('+'),
        };
        (Kind::Choice, Content::Choice(choice))
    };
    Value {
        kind,
        content,
        hedge: None,
    }
}

fn amount(said: &str) -> Amount {
    let (said, since) = said.split_once('@').unwrap_or((said, ""));
    let figures = said.trim_end_matches(char::is_alphabetic);
    let time = |name: &str, days| Unit {
        factor: days,
        ..Unit::base(name, Axis::Time)
    };
    let unit = match &said[figures.len()..] {
        "years" => time("year", Decimal::new(36525, 2)),
        "months" => time("month", Decimal::new(304_375, 4)),
        "EUR" => Unit::base("EUR", Axis::Money(Some("EUR".to_owned()))),
        "USD" => Unit::base("USD", Axis::Money(Some("USD".to_owned()))),
        "money" => Unit::base("", Axis::Money(None)),
        _ => Unit::base("", Axis::Number),
    };
    let number = |figure: &str| figure.parse::<Decimal>().ok();
    let point = number(figures);
    let (low, high) = figures.split_once("..").unwrap_or((figures, figures));
    Amount {
        extent: Extent::new(number(low), false, number(high), false).unwrap(),
        unit,
        figure: point.filter(|_| !said.ends_with("named")),
        figure_high: None,
        step: point.map_or(Decimal::ZERO, |point| Decimal::new(1, point.scale())),
        since: (since.parse().ok()).map(|day| Extent::point(jiff::civil::date(2022, 2, day))),
    }
}

/// The findings on claims in short, in lines: what was found, then what clashes and why.
fn found(rule_short: &str, claims: &[&str]) -> Vec<String> {
    let named: BTreeSet<&str> = claims.iter().filter_map(|c| c.split(' ').next()).collect();
    let sources: Vec<Source> = named.into_iter().map(source).collect();
    let claims = claims.iter().map(|short| claim(short)).collect();
    lines(&compare(&sources, &[rule(rule_short)], claims))
}

fn lines(findings: &Findings) -> Vec<String> {
    let mut lines = Vec::new();
    for divergence in &findings.divergences {
        let versions: Vec<String> = divergence.versions.iter().map(line).collect();
        lines.push(format!("{:?}: {}", divergence.kind, versions.join(" | ")));
        for clash in &divergence.clashes {
            let ((i, j), kind, because) = (clash.between, clash.kind, &clash.because);
            let carriers = match clash.carriers.as_slice() {
                [] => String::new(),
                carriers => format!(" [{}]", carriers.join(" ")),
            };
            lines.push(format!("{i}-{j} {kind:?}: {because}{carriers}"));
        }
        if !divergence.timeline.is_empty() {
            let step = |step: &Step| match &step.when {
                When::Day(day) => format!("{} on {}", step.version, day.day()),
                When::Edition(_, is) => format!("{} {is}", step.version),
            };
            let steps: Vec<String> = divergence.timeline.iter().map(step).collect();
            lines.push(format!("in order: {}", steps.join(", ")));
        }
    }
    for found in &findings.agreements {
        lines.push(format!(
            "agree {}: {}",
            found.version.bearers.independent,
            line(&found.version)
        ));
    }
    for found in &findings.single {
        lines.push(format!("single: {}", line(&found.version)));
    }
    lines
}

/// `28 a b +c <d (note)`: the value, the sources of claims, of supports and of parts.
fn line(version: &Version) -> String {
    let mut line = canonical(&version.value);
    for words in ["number ", "choice ", "name "] {
        line = line.replace(words, "");
    }
    if let Some(point) = value_point(&version.value) {
        line = point;
    }
    if version.denial {
        line.insert(0, '!');
    }
    for claim in &version.claims {
        line += &format!(" {}", claim.source);
    }
    for claim in &version.supports {
        line += &format!(" +{}", claim.source);
    }
    for claim in &version.parts {
        line += &format!(" <{}", claim.source);
    }
    for note in &version.notes {
        line += &format!(" ({})", note.text);
    }
    line
}

/// A bare number without the brackets of its interval.
fn value_point(value: &Value) -> Option<String> {
    let Content::Amount(amount) = &value.content else {
        return None;
    };
    let figure = amount.extent.as_point()?.normalize();
    Some(format!("{figure}{}", amount.unit.name))
}

/// `scenarios.txt`: a title, the rule if it has more to say than its value, the claims,
/// and what is found.
#[test]
fn scenarios() {
    let mut wrong = String::new();
    for case in include_str!("scenarios.txt").split("\n\n") {
        let mut lines = case.lines().peekable();
        let title = lines.next().unwrap();
        let rule = lines.next_if(|line| line.starts_with("rule "));
        let rule = rule.map_or("", |line| &line["rule ".len()..]);
        let (expected, claims): (Vec<&str>, Vec<&str>) =
            lines.partition(|line| line.starts_with("  "));
        let found: String = found(rule, &claims)
            .iter()
            .map(|line| format!("  {line}\n"))
            .collect();
        let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
        if found != expected {
            wrong += &format!(
                "{title}\n{}\nis\n{found}not\n{expected}\n",
                claims.join("\n")
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn silence_is_never_agreement() {
    let rules = ["heard", "unheard"].map(|id| Rule {
        id: id.to_owned(),
        ..rule("")
    });
    let of = |rule: &str, short| Claim {
        rule: rule.to_owned(),
        ..claim(short)
    };
    let claims = vec![
        of("heard", "b 7"),
        of("heard", "c !8"),
        of("unknown", "a 7"),
    ];
    let findings = compare(&["c", "a", "b"].map(source), &rules, claims);
    let silent = |rule: &str, sources: &[&str]| Silence {
        story: "story".to_owned(),
        rule: rule.to_owned(),
        sources: sources.iter().map(|id| (*id).to_owned()).collect(),
    };
    let expected = [silent("heard", &["a"]), silent("unheard", &["a", "b", "c"])];
    assert_eq!(findings.silent, expected);
    assert!(findings.agreements.is_empty());
}

#[test]
fn divergences_come_by_story_then_gravity() {
    let rules = [
        ("moved", Severity::High, "grows"),
        ("low", Severity::Low, ""),
        ("high", Severity::High, ""),
        ("low too", Severity::Low, ""),
    ];
    let rules = rules.map(|(id, severity, short)| Rule {
        id: id.to_owned(),
        severity,
        ..rule(short)
    });
    let mut sources = Vec::new();
    let mut claims = Vec::new();
    for story in ["two", "one"] {
        let story = story.to_owned();
        for short in ["a@20 5", "b@22 7"] {
            let source = source(short.split(' ').next().unwrap());
            let (story, more) = (story.clone(), story.clone());
            sources.push(Source { story, ..source });
            claims.extend(rules.iter().map(|rule| Claim {
                story: more.clone(),
                rule: rule.id.clone(),
                ..claim(short)
            }));
        }
    }
    let findings = compare(&sources, &rules, claims);
    let order: Vec<(&str, &str)> = (findings.divergences.iter())
        .map(|found| (found.story.as_str(), found.rule.as_str()))
        .collect();
    let of = |story| ["high", "low", "low too", "moved"].map(|rule| (story, rule));
    assert_eq!(order, [of("one"), of("two")].concat());
}

#[test]
fn claims_learn_the_edition_of_their_version() {
    let edition = |rule_short: &str, shorts: &[&str]| -> Vec<Option<(String, By)>> {
        let sources = ["a", "b"].map(source);
        let claims = shorts.iter().map(|short| claim(short)).collect();
        let findings = compare(&sources, &[rule(rule_short)], claims);
        let claims = findings.agreements[0].version.claims.iter();
        let known = claims.map(|claim| claim.facets.get("edition"));
        known
            .map(|known| known.map(|s| (s.is.clone(), s.by)))
            .collect()
    };
    let some = |is: &str, by| Some((is.to_owned(), by));
    assert_eq!(
        edition(
            "edition~ edition=revised",
            &["a 28 edition=original", "b 28"]
        ),
        [some("original", By::Phrase), some("original", By::Version)]
    );
    assert_eq!(
        edition("edition~ edition=revised", &["a 28", "b 28"]),
        [some("revised", By::Assume), some("revised", By::Assume)]
    );
    assert_eq!(edition("edition~", &["a 28", "b 28"]), [None, None]);
    // Others' facets are not read.
    let unread = edition("", &["a 28 edition=original", "b 28"]);
    assert_eq!(unread, [some("original", By::Phrase), None]);
}

#[test]
fn a_version_tells_its_variants_and_disputes() {
    let sources = ["a", "b", "c"].map(source);
    let claims = ["a 28 edition=x", "b 28 edition=y", "c 27.6 edition=y"];
    let claims = claims.iter().map(|short| claim(short)).collect();
    let findings = compare(&sources, &[rule("edition~")], claims);
    let version = &findings.agreements[0].version;
    let disputed = "its claims state more than one edition: x (a), y (b, c)";
    assert_eq!(version.variants, ["28"]);
    let notes = version.notes.iter().map(|note| (note.kind, &*note.text));
    assert_eq!(notes.collect::<Vec<_>>(), [(NoteKind::Disputed, disputed)]);
    assert_eq!(version.facets.get("edition"), None);
}
