//! What there is to decide, as data.

use super::INFALLIBLE;
use super::review::{Ledger, Review};
use super::words::{ClashKind, Severity};
use crate::report::agenda::{Agenda, Item};
use serde::Serialize;

/// The version of the form. It grows when a field changes its meaning or disappears.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    variorum: &'a str,
    schema: u32,
    stories: Vec<Story<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    story: &'a str,
    /// Null where the story can have none, or it cannot be read.
    ledger: Option<Ledger<'a>>,
    /// Lapsed ones first, then conflicts, then what was never decided, and last what is.
    divergences: Vec<Divergence<'a>>,
}

#[derive(Serialize)]
struct Divergence<'a> {
    fingerprint: &'a str,
    rule: &'a str,
    ask: &'a str,
    kind: ClashKind,
    severity: Severity,
    versions: Vec<Version<'a>>,
    review: Review<'a>,
}

#[derive(Serialize)]
struct Version<'a> {
    /// What reports call it.
    letter: &'a str,
    id: String,
    says: String,
}

/// One indented object.
pub fn agenda(agendas: &[Agenda]) -> String {
    let document = Document {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        stories: agendas.iter().map(Story::new).collect(),
    };
    serde_json::to_string_pretty(&document).expect(INFALLIBLE) + "\n"
}

impl<'a> Story<'a> {
    fn new(agenda: &'a Agenda) -> Self {
        Self {
            story: agenda.story,
            ledger: agenda
                .review
                .map(|review| Ledger::new(agenda.story, review)),
            divergences: agenda.items.iter().map(Divergence::new).collect(),
        }
    }
}

impl<'a> Divergence<'a> {
    fn new(item: &'a Item) -> Self {
        let found = item.divergence;
        let versions = item.letters.iter().zip(&found.versions);
        let version = |(letter, version): (&'a String, &crate::comparator::Version)| Version {
            letter,
            id: version.id(),
            says: version.summary(),
        };
        Self {
            fingerprint: &found.fingerprint,
            rule: &found.rule,
            ask: &found.ask,
            kind: found.kind.into(),
            severity: found.severity.into(),
            versions: versions.map(version).collect(),
            review: Review::of(&item.standing),
        }
    }
}
