//! Closed sets as the data spells them.

use crate::{comparator, matcher, problem, rule, source, value};
use schemars::JsonSchema;
use serde::Serialize;

/// The kind of a value.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Count,
    Quantity,
    Money,
    Percent,
    Ordinal,
    Date,
    Duration,
    Choice,
    Name,
}

impl From<value::Kind> for Kind {
    fn from(kind: value::Kind) -> Self {
        match kind {
            value::Kind::Count => Self::Count,
            value::Kind::Quantity => Self::Quantity,
            value::Kind::Money => Self::Money,
            value::Kind::Percent => Self::Percent,
            value::Kind::Ordinal => Self::Ordinal,
            value::Kind::Date => Self::Date,
            value::Kind::Duration => Self::Duration,
            value::Kind::Choice => Self::Choice,
            value::Kind::Name => Self::Name,
        }
    }
}

/// Which way a hedge points: around the figure, at or above it, at or below it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HedgeKind {
    About,
    More,
    Less,
}

impl From<value::HedgeKind> for HedgeKind {
    fn from(kind: value::HedgeKind) -> Self {
        match kind {
            value::HedgeKind::About => Self::About,
            value::HedgeKind::More => Self::More,
            value::HedgeKind::Less => Self::Less,
        }
    }
}

/// How a facet's value became known: from the phrase, from the verb of wanting that governs
/// the value, from the nearest cue in the clause,
/// sentence, paragraph or title, from a claim of the same figure in the source, from another claim of
/// the version, or by the rule's assumption.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    Phrase,
    Verb,
    Clause,
    Sentence,
    Paragraph,
    Title,
    Figure,
    Version,
    Assume,
}

impl From<matcher::By> for By {
    fn from(by: matcher::By) -> Self {
        match by {
            matcher::By::Phrase => Self::Phrase,
            matcher::By::Verb => Self::Verb,
            matcher::By::Clause => Self::Clause,
            matcher::By::Sentence => Self::Sentence,
            matcher::By::Paragraph => Self::Paragraph,
            matcher::By::Title => Self::Title,
            matcher::By::Figure => Self::Figure,
            matcher::By::Version => Self::Version,
            matcher::By::Assume => Self::Assume,
        }
    }
}

/// The kind of a clash or divergence, the gravest first.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClashKind {
    Contradiction,
    WithinSource,
    Revision,
    Update,
    Position,
}

impl From<comparator::ClashKind> for ClashKind {
    fn from(kind: comparator::ClashKind) -> Self {
        match kind {
            comparator::ClashKind::Contradiction => Self::Contradiction,
            comparator::ClashKind::WithinSource => Self::WithinSource,
            comparator::ClashKind::Revision => Self::Revision,
            comparator::ClashKind::Update => Self::Update,
            comparator::ClashKind::Position => Self::Position,
        }
    }
}

/// How much a divergence on a question matters.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Low,
    Medium,
    High,
}

impl From<rule::Severity> for Severity {
    fn from(severity: rule::Severity) -> Self {
        match severity {
            rule::Severity::Low => Self::Low,
            rule::Severity::Medium => Self::Medium,
            rule::Severity::High => Self::High,
        }
    }
}

/// Where a detail of a source was found.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    FrontMatter,
    Field,
    Sidecar,
    CommandLine,
    JsonLd,
    OpenGraph,
    Meta,
    TimeElement,
    Page,
    Header,
    Entry,
    Properties,
    Archive,
    Dateline,
    Text,
}

impl From<source::Origin> for Origin {
    fn from(from: source::Origin) -> Self {
        match from {
            source::Origin::FrontMatter => Self::FrontMatter,
            source::Origin::Field => Self::Field,
            source::Origin::Sidecar => Self::Sidecar,
            source::Origin::CommandLine => Self::CommandLine,
            source::Origin::JsonLd => Self::JsonLd,
            source::Origin::OpenGraph => Self::OpenGraph,
            source::Origin::Meta => Self::Meta,
            source::Origin::TimeElement => Self::TimeElement,
            source::Origin::Page => Self::Page,
            source::Origin::Header => Self::Header,
            source::Origin::Entry => Self::Entry,
            source::Origin::Properties => Self::Properties,
            source::Origin::Archive => Self::Archive,
            source::Origin::Dateline => Self::Dateline,
            source::Origin::Text => Self::Text,
        }
    }
}

/// Whether an input could not be used, or was used in a way worth knowing.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Error,
    Notice,
}

impl From<problem::Level> for Level {
    fn from(level: problem::Level) -> Self {
        match level {
            problem::Level::Error => Self::Error,
            problem::Level::Notice => Self::Notice,
        }
    }
}

/// What a note is about: claims that state different things on one facet, a version that
/// cannot be compared with another, a name that fits several bearers, an answer told aside.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    Aside,
    Disputed,
    Incomparable,
    Unplaced,
}

impl From<comparator::NoteKind> for NoteKind {
    fn from(kind: comparator::NoteKind) -> Self {
        match kind {
            comparator::NoteKind::Aside => Self::Aside,
            comparator::NoteKind::Disputed => Self::Disputed,
            comparator::NoteKind::Incomparable => Self::Incomparable,
            comparator::NoteKind::Unplaced => Self::Unplaced,
        }
    }
}
