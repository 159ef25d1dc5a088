//! What comparing comes to: versions, how they clash, and what is found of each question.

use super::fingerprint;
use super::independence::Bearers;
use super::silence::{Silence, Unasked};
use super::timeline::Step;
use crate::matcher::{Claim, Stated};
use crate::rule::Severity;
use crate::value::{Value, describe};
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
    /// Claims that count some of those that it counts. They neither bear it nor oppose it.
    pub parts: Vec<Claim>,
    /// Coarser values and other spellings inside the version, in words.
    pub variants: Vec<String>,
    /// Who bears its claims and supports.
    pub bearers: Bearers,
    /// What keeps it from being compared as others are.
    pub notes: Vec<Note>,
    /// The claims are denials: they oppose the version that they deny, and no other.
    pub denial: bool,
}

impl Version {
    /// What tells it from other versions of its question, in any run: 16 hexadecimal digits.
    pub fn id(&self) -> String {
        fingerprint::of_version(self)
    }

    /// Its value in words; a denial says so.
    pub fn says(&self) -> String {
        describe::said(&self.value, self.denial)
    }

    /// Its value in words and what it says about itself: "28 points, revised".
    pub fn summary(&self) -> String {
        let facets = self.facets.values().map(|stated| stated.is.clone());
        let parts: Vec<String> = std::iter::once(self.says()).chain(facets).collect();
        parts.join(", ")
    }
}

/// What has to be said of a version besides its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    /// In words: "not comparable with 15 million EUR: another currency".
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Its claims state different things on one facet.
    Disputed,
    /// Each of its sources answers otherwise before: it is compared with nothing.
    Aside,
    /// Another version cannot be compared with it: that is no clash, and no agreement.
    Incomparable,
    /// A name that fits several bearers, and is counted with none of them.
    Unplaced,
}

/// What kind of disagreement two versions stand in, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// The holders differ, or only one side states a holder; or the speakers differ, and
    /// the rule explains by speaker.
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
    /// The same in every run with the same versions, whoever bears them; it keeps
    /// decisions valid.
    pub fingerprint: String,
    pub versions: Vec<Version>,
    pub clashes: Vec<Clash>,
    /// In which order the versions were told, where the answer evolves or was revised.
    pub timeline: Vec<Step>,
}

/// One version that several sources share, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
}

/// One version that only one source holds, and that clashes with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Single {
    pub story: String,
    pub rule: String,
    pub ask: String,
    pub version: Version,
}

/// What the comparator has to say of one run: see [`compare`](super::compare).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By story, then gravest first, then severity, then the order of the rules.
    pub divergences: Vec<Divergence>,
    pub agreements: Vec<Agreement>,
    pub single: Vec<Single>,
    pub silent: Vec<Silence>,
    pub unasked: Vec<Unasked>,
}

impl Findings {
    /// Whether no question was put to any source, because none names what the packs are about.
    pub fn is_nothing_asked(&self) -> bool {
        let found = [
            self.divergences.len(),
            self.agreements.len(),
            self.single.len(),
            self.silent.len(),
        ];
        !self.unasked.is_empty() && found == [0; 4]
    }

    /// Adds what was found in other stories.
    pub fn extend(&mut self, other: Self) {
        self.divergences.extend(other.divergences);
        self.agreements.extend(other.agreements);
        self.single.extend(other.single);
        self.silent.extend(other.silent);
        self.unasked.extend(other.unasked);
    }
}
