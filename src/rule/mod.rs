//! Rule files: as written, then as understood.
//!
//! Nothing downstream of this module ever sees a rule that was not checked.

use std::collections::BTreeMap;
use std::sync::Arc;

/// One rule file.
#[derive(Clone, Debug)]
pub struct Pack {
    pub id: String,
    pub title: Option<String>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub hash: String,
    pub rules: Vec<Rule>,
}

/// One question, and the phrases that answer it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The id of the pack it stands in.
    pub pack: String,
    /// Unique among all packs of a run.
    pub id: String,
    /// The question, for people.
    pub ask: String,
    pub severity: Severity,
    /// The facets it uses, in the order written.
    pub facets: Vec<Arc<Facet>>,
    /// What to take for a facet that nothing states, by facet.
    pub assume: BTreeMap<String, String>,
    /// Which way later figures move when the matter itself moves.
    pub evolves: Option<Evolves>,
}

/// How much a divergence on this question matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Low,
    #[default]
    Medium,
    High,
}

/// Which way later figures move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evolves {
    Grows,
    Falls,
    Either,
}

/// What a claim can say about itself.
#[derive(Clone, Debug)]
pub struct Facet {
    pub name: String,
    pub across: Across,
}

/// How a difference between two claims' values of a facet is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Across {
    /// Two states of one thing: the clash is a revision.
    Revision,
    /// Two parties: the clash is one of positions.
    Position,
    /// Two things: no clash at all.
    Separate,
}
