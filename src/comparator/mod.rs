//! Claims → versions → divergences.

use crate::matcher::{Claim, Stated};
use crate::rule::Severity;
use crate::value::Value;
use std::collections::BTreeMap;

/// All claims of one question in one story with the same holder and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The narrowest of its claims' values.
    pub value: Value,
    /// What its claims say about themselves: each facet on which those that state it agree.
    pub facets: BTreeMap<String, Stated>,
    /// Claims of this value, by source and place.
    pub claims: Vec<Claim>,
    /// Claims of other values that are compatible with it. One claim may support several
    /// versions; it merges none.
    pub supports: Vec<Claim>,
    /// Coarser values and other spellings inside the version, in words.
    pub variants: Vec<String>,
    /// The claims are denials: they oppose the version that they deny, and no other.
    pub denial: bool,
}

/// What kind of disagreement two versions stand in, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// The holders differ, or only one side states a holder.
    Position,
    /// The figure moved with time, the way it can.
    Update,
    /// The editions differ, or only one side states an edition.
    Revision,
    /// Both sides stand only in one and the same source.
    WithinSource,
    /// Nothing explains it.
    Contradiction,
}

/// Two versions that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Indices into the divergence's versions, the lower first.
    pub between: (usize, usize),
    pub kind: ClashKind,
    /// The reason, in words.
    pub because: String,
    /// Ids of sources that carry both sides.
    pub carriers: Vec<String>,
}

/// All versions of one question in one story, of which at least two clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    pub story: String,
    /// The rule's id.
    pub rule: String,
    pub ask: String,
    /// That of its gravest clash.
    pub kind: ClashKind,
    pub severity: Severity,
    /// Keeps decisions valid: see [`fingerprint`].
    pub fingerprint: String,
    pub versions: Vec<Version>,
    pub clashes: Vec<Clash>,
}

/// One version that several sources share, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
    /// How many of its sources are independent of each other.
    pub independent: usize,
}

/// One version that only one source holds, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Single {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
}

/// A rule that heard nothing in some sources of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    pub story: String,
    pub rule: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What the comparator has to say of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By story, then gravest first, then severity, then the order of the rules.
    pub divergences: Vec<Divergence>,
    pub agreements: Vec<Agreement>,
    pub single: Vec<Single>,
    pub silent: Vec<Silence>,
}
