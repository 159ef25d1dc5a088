//! Decisions as data.

use crate::review::{self, Answer};
use schemars::JsonSchema;
use serde::Serialize;

/// Where the review of a divergence stands.
#[derive(Serialize, JsonSchema)]
pub struct Review<'a> {
    standing: Standing,
    /// What was said of it last, the earliest first: several lines where their writers did
    /// not know of each other.
    said: Vec<Said<'a>>,
    /// If the decision lapsed: what a source says now and none said then, in words.
    new: &'a [String],
    /// If the decision lapsed: what no source says any more.
    gone: &'a [String],
}

/// `open`: nobody has decided, or it was withdrawn. `lapsed`: decided when the versions were
/// others. `conflict`: those who did not know of each other say different things. `doubtful`:
/// a damaged or missing line of the ledger may say otherwise. All but `decided` count as
/// undecided.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    Open,
    Decided,
    Lapsed,
    Conflict,
    Doubtful,
}

/// A line of the ledger: a decision, or its withdrawal.
#[derive(Serialize, JsonSchema)]
pub struct Said<'a> {
    /// SHA-256 of the line's content, in hexadecimal.
    id: String,
    /// The rule's id.
    rule: &'a str,
    verdict: Verdict,
    /// If `verdict` is `resolved`: the version that holds; null for a value of the editor's own.
    version: Option<Seen<'a>>,
    /// If `verdict` is `resolved`: the editor's own value, in words.
    value: Option<&'a str>,
    reason: &'a str,
    /// What it rests on: a link, or words.
    evidence: Option<&'a str>,
    by: &'a str,
    /// RFC 3339, in UTC.
    at: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Confirmed,
    Resolved,
    Explained,
    NotADivergence,
    Withdrawn,
}

/// A version as it was when it was decided upon.
#[derive(Serialize, JsonSchema)]
pub struct Seen<'a> {
    id: &'a str,
    /// In words.
    says: &'a str,
}

/// A story's ledger, if it has lines.
#[derive(Serialize, JsonSchema)]
pub struct Ledger<'a> {
    story: &'a str,
    path: &'a str,
    /// Decisions on what sources no longer say.
    past: Vec<Said<'a>>,
    /// Signatures that no later one knew of.
    signed: Vec<Signed<'a>>,
}

/// Somebody vouched for the state of the story.
#[derive(Serialize, JsonSchema)]
pub struct Signed<'a> {
    by: &'a str,
    /// RFC 3339, in UTC.
    at: String,
    /// A hash of the fingerprints and of the last lines of the ledger at that time.
    state: &'a str,
    divergences: usize,
    /// How many of them were undecided.
    undecided: usize,
    /// Nothing was decided since, and the divergences are the same.
    holds: bool,
}

impl<'a> Review<'a> {
    pub fn of(found: &'a review::Standing) -> Self {
        let (standing, new, gone): (_, &[String], &[String]) = match found {
            review::Standing::Open => (Standing::Open, &[], &[]),
            review::Standing::Decided(_) => (Standing::Decided, &[], &[]),
            review::Standing::Lapsed { new, gone, .. } => (Standing::Lapsed, new, gone),
            review::Standing::Conflict(_) => (Standing::Conflict, &[], &[]),
            review::Standing::Doubtful(_) => (Standing::Doubtful, &[], &[]),
        };
        Self {
            standing,
            said: found.entries().iter().map(Said::new).collect(),
            new,
            gone,
        }
    }
}

impl<'a> Said<'a> {
    fn new(entry: &'a review::Entry) -> Self {
        let verdict = entry.decision.as_ref().map(|decision| &decision.verdict);
        let answer = match verdict {
            Some(review::Verdict::Resolved(answer)) => Some(answer),
            _ => None,
        };
        let evidence = entry.decision.as_ref().and_then(|d| d.evidence.as_deref());
        Self {
            id: entry.id.to_string(),
            rule: &entry.rule,
            verdict: match verdict {
                Some(review::Verdict::Confirmed) => Verdict::Confirmed,
                Some(review::Verdict::Resolved(_)) => Verdict::Resolved,
                Some(review::Verdict::Explained) => Verdict::Explained,
                Some(review::Verdict::NotADivergence) => Verdict::NotADivergence,
                None => Verdict::Withdrawn,
            },
            version: match answer {
                Some(Answer::Version(seen)) => Some(Seen {
                    id: &seen.id,
                    says: &seen.says,
                }),
                _ => None,
            },
            value: match answer {
                Some(Answer::Value(value)) => Some(value),
                _ => None,
            },
            reason: &entry.reason,
            evidence,
            by: &entry.by,
            at: entry.at.to_string(),
        }
    }
}

impl<'a> Ledger<'a> {
    pub fn all(reviews: &'a review::Reviews) -> Vec<Self> {
        let written = reviews.0.iter().filter(|(_, review)| review.lines > 0);
        let one = |(story, review): (&'a String, _)| Self::new(story, review);
        written.map(one).collect()
    }

    pub fn new(story: &'a str, review: &'a review::StoryReview) -> Self {
        Self {
            story,
            path: &review.ledger,
            past: review.past.iter().map(Said::new).collect(),
            signed: review.signed.iter().map(Signed::new).collect(),
        }
    }
}

impl<'a> Signed<'a> {
    fn new(signed: &'a review::Signed) -> Self {
        Self {
            by: &signed.by,
            at: signed.at.to_string(),
            state: &signed.signature.state,
            divergences: signed.signature.divergences,
            undecided: signed.signature.undecided,
            holds: signed.holds,
        }
    }
}
