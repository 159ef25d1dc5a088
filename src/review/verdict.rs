//! What an editor can make of a divergence.

use crate::comparator::Version;
use std::fmt;

/// A version as it was when it was decided upon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// [`Version::id`].
    pub id: String,
    /// [`Version::summary`].
    pub says: String,
}

impl From<&Version> for Seen {
    fn from(version: &Version) -> Self {
        Self {
            id: version.id(),
            says: version.summary(),
        }
    }
}

/// What an editor makes of a divergence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The sources do diverge, and nothing settles it.
    Confirmed,
    /// One answer holds.
    Resolved(Answer),
    /// The versions differ, and both may stand.
    Explained,
    /// The sources do not disagree here.
    NotADivergence,
}

/// The answer that holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// That of some sources.
    Version(Seen),
    /// One of the editor's own, in words.
    Value(String),
}

impl Verdict {
    /// As ledgers and command lines spell it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Resolved(_) => "resolved",
            Self::Explained => "explained",
            Self::NotADivergence => "not-a-divergence",
        }
    }

    /// The verdict of a name; `None` for no such name, or where an answer is wanted and not
    /// given, or given and not wanted.
    pub fn of(name: &str, answer: Option<Answer>) -> Option<Self> {
        match (name, answer) {
            ("confirmed", None) => Some(Self::Confirmed),
            ("resolved", Some(answer)) => Some(Self::Resolved(answer)),
            ("explained", None) => Some(Self::Explained),
            ("not-a-divergence", None) => Some(Self::NotADivergence),
            _ => None,
        }
    }
}

impl fmt::Display for Verdict {
    /// "resolved to 28 points".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Confirmed => f.write_str("confirmed divergence"),
            Self::Resolved(Answer::Version(seen)) => write!(f, "resolved to {}", seen.says),
            Self::Resolved(Answer::Value(value)) => write!(f, "resolved to {value}"),
            Self::Explained => f.write_str("explained"),
            Self::NotADivergence => f.write_str("not a divergence"),
        }
    }
}
