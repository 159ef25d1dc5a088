//! Alerts as JUnit's XML, which build servers show as test cases.
//!
//! What wants to be looked at is a failure, what could not be read an error, and what nobody
//! could tell, or somebody decided, is skipped. No time is stated: there is no clock here.

use super::{Alert, Alerts, Level, Note, Outcome};
use askama::Template;
use std::collections::BTreeMap;

/// A suite for each story or draft, and one for the problems of the input.
pub fn junit(alerts: &Alerts) -> String {
    let mut suites: Vec<Suite> = Vec::new();
    for alert in &alerts.alerts {
        if suites.last().is_none_or(|suite| suite.name != alert.suite) {
            suites.push(Suite::new(&alert.suite));
        }
        if let Some(suite) = suites.last_mut() {
            suite.add(Case::from(alert));
        }
    }
    if !alerts.notes.is_empty() {
        let mut suite = Suite::new("input");
        for note in &alerts.notes {
            suite.add(Case::from(note));
        }
        suites.push(suite);
    }
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(of).sum();
    let log = Log {
        tests: sum(|suite| suite.cases.len()),
        failures: sum(|suite| suite.failures),
        errors: sum(|suite| suite.errors),
        skipped: sum(|suite| suite.skipped),
        suites,
    };
    log.render().expect("every part can be written")
}

#[derive(Template)]
#[template(path = "junit.xml")]
struct Log {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
    suites: Vec<Suite>,
}

struct Suite {
    name: String,
    failures: usize,
    errors: usize,
    skipped: usize,
    cases: Vec<Case>,
    names: BTreeMap<String, usize>,
}

struct Case {
    name: String,
    file: Option<String>,
    line: Option<usize>,
    outcome: CaseOutcome,
    headline: String,
    lines: Vec<String>,
}

enum CaseOutcome {
    Passed,
    Skipped,
    Failed(&'static str),
    Error(&'static str),
}

impl Suite {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            failures: 0,
            errors: 0,
            skipped: 0,
            cases: Vec::new(),
            names: BTreeMap::new(),
        }
    }

    /// Servers tell the cases of a suite apart by their names alone.
    fn add(&mut self, mut case: Case) {
        let times = self.names.entry(case.name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            case.name = format!("{} ({times})", case.name);
        }
        match case.outcome {
            CaseOutcome::Passed => {}
            CaseOutcome::Skipped => self.skipped += 1,
            CaseOutcome::Failed(_) => self.failures += 1,
            CaseOutcome::Error(_) => self.errors += 1,
        }
        self.cases.push(case);
    }
}

impl From<&Alert> for Case {
    fn from(alert: &Alert) -> Self {
        let place = alert.place.as_ref();
        Self {
            name: alert.name.clone(),
            file: place.map(|place| place.path.clone()),
            line: place.and_then(|place| Some(place.region?.line)),
            outcome: match alert.outcome {
                Outcome::Passed => CaseOutcome::Passed,
                Outcome::Skipped => CaseOutcome::Skipped,
                Outcome::Failed(_) => CaseOutcome::Failed(alert.kind),
            },
            headline: alert.headline.clone(),
            lines: alert.lines.iter().map(super::Line::text).collect(),
        }
    }
}

impl From<&Note> for Case {
    fn from(note: &Note) -> Self {
        Self {
            name: note.place.path.clone(),
            file: Some(note.place.path.clone()),
            line: note.place.region.map(|region| region.line),
            outcome: match note.level {
                Level::Error => CaseOutcome::Error("input"),
                Level::Warning | Level::Note => CaseOutcome::Passed,
            },
            headline: note.words.clone(),
            lines: Vec::new(),
        }
    }
}
