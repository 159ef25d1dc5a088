//! Our own text against what the sources say.
//!
//! ```text
//! claims of the sources ──known──┐
//! claims of the draft ───────────┴─judge──▶ statements      words in quotation marks ──quotation──▶
//! ```
//!
//! A draft is never a source. Each of its claims is put beside all claims of the sources on the
//! same question, and the first [`State`] that applies is its own. A value on which no rule has a
//! claim, a name in none, and the words between statements are listed as not checked: nothing is
//! taken for right because nobody asked.

mod beside;
mod clock;
mod echo;
mod hearsay;
mod judge;
mod known;
mod paper;
mod quotation;
mod read;
mod ruling;
mod stand;
mod unchecked;
mod voice;
mod weekday;

use crate::comparator::Findings;
use crate::matcher::Claim;
use crate::review::Reviews;
use crate::rule::Rule;
use crate::source::Source;
use crate::value::HedgeTable;
use known::Known;
use rayon::prelude::*;
use read::Read;
use std::ops::Range;

pub use unchecked::{Known as KnownName, Unchecked};

/// What a statement of a draft is to its sources, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Sources say so.
    Backed,
    /// Sources are divided: as many independent ones say so as say otherwise.
    Disputed,
    /// Sources say more: a hedge or a speaker was added on the way.
    Weakened,
    /// It cannot be placed, such as a weekday in a draft without a date.
    Ambiguous,
    /// No source says it.
    Unsupported,
    /// Sources say less: a hedge was lost, or on whose word it stands.
    Strengthened,
    /// The answer stands in the sources, but with another holder, edition, place or speaker.
    Misattributed,
    /// Sources know a later edition, or a later figure, that the draft does not have.
    Stale,
    /// Words in quotation marks are not quite those of the source.
    Misquoted,
    /// More independent sources say otherwise than say so.
    Contradicted,
}

impl State {
    /// All of them, the gravest first.
    pub const ALL: [Self; 10] = [
        Self::Contradicted,
        Self::Misquoted,
        Self::Stale,
        Self::Misattributed,
        Self::Strengthened,
        Self::Unsupported,
        Self::Ambiguous,
        Self::Weakened,
        Self::Disputed,
        Self::Backed,
    ];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Misquoted => "misquoted",
            Self::Stale => "stale",
            Self::Misattributed => "misattributed",
            Self::Strengthened => "strengthened",
            Self::Unsupported => "unsupported",
            Self::Ambiguous => "ambiguous",
            Self::Weakened => "weakened",
            Self::Disputed => "disputed",
            Self::Backed => "backed",
        }
    }
}

/// One statement of a draft, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Bytes of the draft's text.
    pub range: Range<usize>,
    /// The id of the rule that asks for it; `None` for a quotation, and for what merely stands
    /// beside a statement.
    pub rule: Option<String>,
    pub ask: Option<String>,
    /// What it says, in words: the value, or the words quoted.
    pub says: String,
    pub state: State,
    /// Why, in words; never empty.
    pub because: String,
    /// By side, source and place.
    pub evidence: Vec<Evidence>,
    /// How many of the sources that back it are independent.
    pub independent: usize,
}

/// A place in a source that bears on a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    pub side: Side,
    /// The source's id.
    pub source: String,
    /// Bytes of the source's text.
    pub start: usize,
    pub end: usize,
    /// The words there.
    pub quote: String,
    /// What the source says, in words: "19 · revised".
    pub says: String,
    /// On whose word.
    pub speaker: Option<String>,
    /// What kind of clash it is, and why, where it opposes.
    pub clash: Option<(crate::comparator::ClashKind, String)>,
}

/// What a place in a source does for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Backs,
    Opposes,
    /// Says the same of another holder, edition or place, or nearly the same.
    Beside,
}

/// A draft, checked.
#[derive(Clone, Debug)]
pub struct Checked {
    pub draft: Source,
    /// The sources of its story, by id.
    pub sources: Vec<Source>,
    /// In reading order.
    pub statements: Vec<Statement>,
    /// In reading order.
    pub unchecked: Vec<Unchecked>,
    /// The passages on which no statement rests: bytes of the draft's text, in reading order.
    pub passages: Vec<Range<usize>>,
}

/// What the sources of one story hold, made ready for any number of drafts.
#[derive(Debug)]
pub struct Desk<'a> {
    sources: &'a [Source],
    read: Vec<Read<'a>>,
    rules: &'a [Rule],
    hedges: &'a HedgeTable,
    known: Known<'a>,
    library: quotation::Library<'a>,
}

impl<'a> Desk<'a> {
    /// What the sources of one story come to, and what editors decided on that.
    pub fn new(
        sources: &'a [Source],
        rules: &'a [Rule],
        hedges: &'a HedgeTable,
        found: &Findings,
        decided: &Reviews,
    ) -> Self {
        let read = sources.iter().map(|source| Read::new(source, hedges));
        Self {
            sources,
            read: read.collect(),
            rules,
            hedges,
            known: Known::new(sources, found, decided),
            library: quotation::Library::new(sources),
        }
    }

    /// Checks one draft, whatever story it says that it belongs to; `claims` are what the same rules
    /// find in it.
    #[must_use]
    pub fn check(&self, draft: &Source, mut claims: Vec<Claim>) -> Checked {
        claims.retain(|claim| !paper::is_day_of_report(claim, &self.known));
        let claims: Vec<Claim> = claims
            .into_iter()
            .map(|claim| weekday::placed(claim, &self.known))
            .collect();
        let read = Read::new(draft, self.hedges);
        let quoted = self.library.statements(&read, &self.read);
        let by_rule = self.rules.par_iter().flat_map_iter(|rule| {
            let own: Vec<&Claim> = claims.iter().filter(|c| c.rule == rule.id).collect();
            judge::statements(rule, draft, &own, &self.known, &quoted)
        });
        let mut statements: Vec<Statement> = by_rule.collect();
        let said: Vec<Range<usize>> = quoted.iter().map(|s| s.range.clone()).collect();
        statements.extend(quoted);
        statements.extend(beside::statements(
            &read,
            &claims,
            &said,
            &self.read,
            &self.library,
        ));
        let mut rests: Vec<Range<usize>> = said.clone();
        rests.extend(statements.iter().map(|s| s.range.clone()));
        statements.extend(echo::statements(&read, &rests, &self.read));
        statements.sort_by(|a, b| {
            let key = |s: &Statement| (s.range.start, s.range.end);
            (key(a), &a.rule, &a.says).cmp(&(key(b), &b.rule, &b.says))
        });
        statements.dedup();
        // A value among a statement's words that is not its answer has not been checked.
        let looked_up = statements.iter().filter(|s| s.rule.is_none());
        let mut answered: Vec<Range<usize>> = looked_up.map(|s| s.range.clone()).collect();
        answered.extend(claims.iter().flat_map(|claim| {
            let also = claim.also.iter().map(|passage| passage.range.clone());
            also.chain([claim.value_range.clone()])
        }));
        let whole = statements.iter().map(|s| s.range.clone());
        let covered: Vec<Range<usize>> = whole.chain(answered.iter().cloned()).collect();
        let unchecked =
            unchecked::unchecked(&read, (&answered, &covered), &self.read, &self.library);
        Checked {
            passages: unchecked::passages(&read, &covered, &unchecked),
            unchecked,
            draft: draft.clone(),
            sources: self.sources.to_vec(),
            statements,
        }
    }
}
