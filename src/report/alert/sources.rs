//! Alerts of what sources come to: one for each question.

use super::super::decided::{self, by_need};
use super::super::story::{Lettered, Story, stories};
use super::super::words::{kind, severity, version as says};
use super::super::{Question, Report};
use super::{Alert, Alerts, At, Level, Line, Note, Outcome, Place, Related, Rule};
use crate::comparator::{ClashKind, Divergence, Version};
use crate::matcher::Claim;
use crate::review::Standing;
use crate::rule::Severity;
use std::collections::BTreeSet;

/// What to make of a divergence.
const HELP: &str = "Sources answer this question in ways that cannot both hold. Look at each place, \
    and decide with `variorum review`: a decision, with its reason, takes the alert away until a \
    source says something new. A contradiction has no explanation; within-source: both stand in one \
    source; revision: of different editions; update: the figure moved with time; position: two \
    parties want different things.";

/// A report as alerts: what diverges fails, unless somebody decided on it.
pub fn of_sources(report: &Report) -> Alerts {
    let mut alerts = Vec::new();
    for story in &stories(report) {
        let first = alerts.len();
        for (lettered, standing) in by_need(report, story) {
            alerts.push(divergence(story, lettered, &standing));
        }
        for found in story.agreements.iter().map(|lettered| lettered.finding) {
            alerts.push(calm(story, &found.rule, &found.ask, &found.version));
        }
        for found in story.single.iter().map(|lettered| lettered.finding) {
            alerts.push(calm(story, &found.rule, &found.ask, &found.version));
        }
        let heard: BTreeSet<String> = alerts[first..].iter().map(|a| a.rule.clone()).collect();
        let silent = story.asked.iter().filter(|rule| !heard.contains(**rule));
        alerts.extend(silent.map(|rule| silence(story, rule)));
    }
    let mut known = BTreeSet::new();
    let questions = report.packs.iter().flat_map(|pack| {
        let each = pack.questions.iter();
        each.map(|question| rule(&pack.pack, question))
    });
    Alerts {
        rules: questions.filter(|r| known.insert(r.id.clone())).collect(),
        alerts,
        notes: report.problems.iter().map(Note::from).collect(),
    }
}

fn rule(pack: &str, question: &Question) -> Rule {
    Rule {
        id: question.rule.clone(),
        title: question.ask.clone(),
        help: HELP.to_owned(),
        level: match question.severity {
            Severity::High => Level::Error,
            Severity::Medium => Level::Warning,
            Severity::Low => Level::Note,
        },
        tags: vec![
            pack.to_owned(),
            format!("{} severity", severity(question.severity)),
        ],
    }
}

fn divergence(story: &Story, lettered: &Lettered<&Divergence>, standing: &Standing) -> Alert {
    let found = lettered.finding;
    let all: Vec<String> = found.versions.iter().map(says).collect();
    let mut alert = Alert {
        suite: story.name.to_owned(),
        rule: found.rule.clone(),
        name: name(&found.rule, &found.ask),
        outcome: match (standing, found.kind) {
            (Standing::Decided(_), _) => Outcome::Skipped,
            (_, ClashKind::Contradiction | ClashKind::WithinSource) => {
                Outcome::Failed(Level::Error)
            }
            (_, ClashKind::Revision | ClashKind::Update) => Outcome::Failed(Level::Warning),
            (_, ClashKind::Position) => Outcome::Failed(Level::Note),
        },
        kind: kind(found.kind),
        headline: format!("{}: {}", kind(found.kind), all.join(" / ")),
        lines: vec![Line::new(&found.ask)],
        place: None,
        related: Vec::new(),
        fingerprint: found.fingerprint.clone(),
    };
    for (n, version) in found.versions.iter().enumerate() {
        let words = format!("{}  {}", lettered.letter(n), version.summary());
        let at = tell(&mut alert, story, version, &words);
        alert.lines.push(Line { words, at });
    }
    for clash in &found.clashes {
        let (a, b) = clash.between;
        let (a, b) = (lettered.letter(a), lettered.letter(b));
        let words = format!("{a} / {b}  {}: {}", kind(clash.kind), clash.because);
        alert.lines.push(Line::new(words));
    }
    let decided = match standing {
        Standing::Decided(entries) => entries.iter().map(decided::said).collect(),
        other => decided::undecided(other),
    };
    alert.lines.extend(decided.into_iter().map(Line::new));
    alert
}

/// The places of a version, one in each source; the first of all is the alert's own.
fn tell(alert: &mut Alert, story: &Story, version: &Version, words: &str) -> Vec<At> {
    let mut seen = BTreeSet::new();
    let claims = version.claims.iter();
    let first = claims.filter(|claim| seen.insert(claim.source.as_str()));
    let mut all = Vec::new();
    for claim in first {
        let Some(place) = place(story, claim) else {
            continue;
        };
        let label = story.spot(&claim.source, claim.range.start);
        let related = match alert.place {
            None => {
                alert.place = Some(place);
                None
            }
            Some(_) => {
                let words = words.to_owned();
                alert.related.push(Related { place, words });
                Some(alert.related.len() - 1)
            }
        };
        all.push(At { label, related });
    }
    all
}

fn place(story: &Story, claim: &Claim) -> Option<Place> {
    let (source, starts) = story.lines_of(&claim.source)?;
    Some(Place::of(source, starts, &claim.range))
}

/// What sources agree on, or one alone says.
fn calm(story: &Story, rule: &str, ask: &str, version: &Version) -> Alert {
    let mut alert = Alert {
        suite: story.name.to_owned(),
        rule: rule.to_owned(),
        name: name(rule, ask),
        outcome: Outcome::Passed,
        kind: match version.bearers.sources.len() {
            0 | 1 => "one source",
            _ => "agreement",
        },
        headline: version.summary(),
        lines: Vec::new(),
        place: None,
        related: Vec::new(),
        fingerprint: version.id(),
    };
    let words = match version.bearers.sources.len() {
        0 | 1 => "one source says so".to_owned(),
        n => format!("{n} sources agree"),
    };
    let at = tell(&mut alert, story, version, &words);
    alert.lines.push(Line { words, at });
    alert
}

/// A question that no source answers.
fn silence(story: &Story, rule: &str) -> Alert {
    let ask = story.question(rule).map_or("", |question| &question.ask);
    Alert {
        suite: story.name.to_owned(),
        rule: rule.to_owned(),
        name: name(rule, ask),
        outcome: Outcome::Skipped,
        kind: "silence",
        headline: "no source answers this".to_owned(),
        lines: Vec::new(),
        place: None,
        related: Vec::new(),
        fingerprint: rule.to_owned(),
    }
}

fn name(rule: &str, ask: &str) -> String {
    format!("{rule}: {ask}")
}
