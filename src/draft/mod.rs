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

mod around;
mod beside;
mod clock;
mod echo;
mod edition;
mod entry;
mod hearsay;
mod home;
mod judge;
mod known;
mod land;
mod numbered;
mod paper;
mod part;
mod person;
mod quotation;
mod read;
mod retold;
mod ruling;
mod sequence;
mod spelling;
mod stand;
mod title;
mod unchecked;
mod voice;
mod weekday;
mod witnesses;

use crate::comparator::{ClashKind, Findings};
use crate::matcher::{By, Claim, asks};
use crate::review::Reviews;
use crate::rule::Rule;
use crate::source::Source;
use crate::value::Content;
use known::Known;
use rayon::prelude::*;
use std::ops::Range;

pub use read::Read;
pub use unchecked::{Known as KnownName, Unchecked};
pub use witnesses::{LookedUp, Witnesses};

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

impl Statement {
    /// One without a rule, on words of a draft that were looked up.
    fn looked_up(
        draft: &Read,
        range: Range<usize>,
        state: State,
        because: String,
        evidence: Vec<Evidence>,
    ) -> Self {
        let ask = match state {
            State::Unsupported => "Is it in a source?",
            _ => "Does the source say it so?",
        };
        let says = draft.source.text.get(range.clone()).unwrap_or_default();
        Self {
            says: says.to_owned(),
            range,
            rule: None,
            ask: Some(ask.to_owned()),
            state,
            because,
            evidence,
            independent: 0,
        }
    }
}

impl Evidence {
    /// Words of a source that neither back nor oppose.
    fn beside(source: &Source, range: &Range<usize>) -> Self {
        let quote = source.text.get(range.clone()).unwrap_or_default();
        Self {
            side: Side::Beside,
            source: source.id.clone(),
            start: range.start,
            end: range.end,
            quote: quote.to_owned(),
            says: quote.to_owned(),
            speaker: None,
            clash: None,
        }
    }
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
    witnesses: &'a Witnesses<'a>,
    rules: &'a [Rule],
    known: Known<'a>,
}

impl<'a> Desk<'a> {
    /// What the sources come to by these rules, and what editors decided on that.
    pub fn new(
        witnesses: &'a Witnesses<'a>,
        rules: &'a [Rule],
        found: &Findings,
        decided: &Reviews,
    ) -> Self {
        Self {
            witnesses,
            rules,
            known: Known::new(&witnesses.copies, found, decided),
        }
    }

    /// Checks one draft, whatever story it says that it belongs to; `claims` are what the same rules
    /// find in it, and the rest was looked up with the same witnesses.
    #[must_use]
    pub fn check(&self, read: &Read<'_>, claims: Vec<Claim>, looked_up: LookedUp) -> Checked {
        let draft = read.source;
        let claims = self.stated(read, claims);
        let Witnesses {
            sources,
            read: told,
            library,
            ..
        } = self.witnesses;
        let LookedUp { quoted, others } = looked_up;
        let rules = self.rules.par_iter().with_max_len(1);
        let by_rule = rules.flat_map_iter(|rule| {
            let own: Vec<&Claim> = claims.iter().filter(|c| c.rule == rule.id).collect();
            let all = judge::statements(rule, read, &own, &self.known, &quoted).into_iter();
            let known = |(claim, s): &(&Claim, Statement)| {
                // Who puts in other words what a source says of an edition is not against those
                // that name none.
                let revised = |place: &Evidence| {
                    let kind = place.clash.as_ref().map(|(kind, _)| *kind);
                    place.side == Side::Opposes && kind == Some(ClashKind::Revision)
                };
                let says_which = claim
                    .facets
                    .values()
                    .any(|stated| stated.by <= By::Sentence);
                let alone = says_which && s.evidence.iter().all(revised);
                let choice = matches!(claim.value.content, Content::Choice(_));
                // Words that a source has to the letter need no rule.
                let verbatim = |said: &Statement| {
                    said.state == State::Backed
                        && said.range.start <= claim.range.start
                        && claim.range.end <= said.range.end
                };
                match s.state {
                    State::Unsupported if quoted.iter().any(verbatim) => false,
                    State::Unsupported => {
                        !person::is_place(rule, claim, told)
                            && !retold::is_told_of_day(read, claim, told)
                            && self.knows(read, rule, (claim, &claim.range))
                    }
                    State::Contradicted if choice && alone => {
                        self.knows(read, rule, (claim, &claim.sentence_range))
                    }
                    _ => true,
                }
            };
            all.filter(known).collect::<Vec<_>>()
        });
        let judged: Vec<(&Claim, Statement)> = by_rule.collect();
        let around = around::statements(read, &judged, self.rules, told);
        let (claims, mut statements): (Vec<&Claim>, Vec<Statement>) = judged.into_iter().unzip();
        // What is looked up without a rule; what one has told of, the next passes over.
        let mut looked_up = quoted;
        looked_up.extend(around);
        looked_up.extend(others);
        let ours = ranges(&looked_up);
        looked_up.extend(sequence::statements(read, &ours, told));
        let ours = ranges(&looked_up);
        looked_up.extend(beside::statements(read, &claims, &ours, told, library));
        statements.extend(looked_up);
        statements.extend(echo::statements(
            read,
            &ranges(&statements),
            told,
            self.rules,
        ));
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
        let mut covered = ranges(&statements);
        covered.extend(answered.iter().cloned());
        let unchecked = unchecked::unchecked(read, (&answered, &covered), told, library);
        Checked {
            passages: unchecked::passages(read, &covered, &unchecked),
            unchecked,
            draft: draft.clone(),
            sources: sources.to_vec(),
            statements,
        }
    }

    /// What the draft states: no question, no day of a report, no figure converted.
    fn stated(&self, read: &Read, mut claims: Vec<Claim>) -> Vec<Claim> {
        claims.retain(|claim| {
            !asks(&claim.sentence)
                && !person::is_paper(self.rules, claim, &self.known)
                && !paper::is_day_of_report(claim, &self.known)
                && !entry::is_dateline(claim, read)
                && !beside::converts(read, &claim.value_range)
        });
        let placed = claims.into_iter().map(|claim| {
            let mut claim = weekday::placed(claim, &self.known);
            if claim.denied && stand::is_bare(&claim) {
                // "He will not meet President Roe" denies no office.
                let rule = self.rules.iter().find(|rule| rule.id == claim.rule);
                claim.denied = !rule.is_some_and(|rule| stand::is_gloss(rule, &claim));
            }
            claim
        });
        edition::carried(placed.collect(), read.source, self.rules, &self.known)
    }

    /// Whether sources would have a claim if it were true. Nobody knows of what one tells where
    /// no rule reads it, nor of what is no figure and no source answers: that may be the question
    /// of another story.
    fn knows(&self, read: &Read, rule: &Rule, (claim, words): (&Claim, &Range<usize>)) -> bool {
        let figure = matches!(claim.value.content, Content::Amount(_) | Content::Days(_));
        (figure || !self.known.on(&rule.id).is_empty())
            && !retold::is_told(
                read,
                rule,
                (claim, words),
                (&self.witnesses.read, &self.known),
            )
    }
}

fn ranges(statements: &[Statement]) -> Vec<Range<usize>> {
    statements.iter().map(|s| s.range.clone()).collect()
}
