//! One line of a ledger, as understood.

use super::verdict::{Seen, Verdict};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt;

/// What a line is known by: the hash of its content, 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// How many digits it has.
    pub(super) const DIGITS: usize = 64;

    pub(super) fn of(content: &str) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == Self::DIGITS && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// As much of it as a person needs.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The lines that its writer saw and that no other line had seen.
    pub after: Vec<Id>,
    /// [`short`](super::short) of the story's name.
    pub story: String,
    pub deed: Deed,
    /// Who did it; not empty.
    pub by: String,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Decision(Decision),
    Withdrawal(Withdrawal),
    Signature(Signature),
}

/// What was made of a divergence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub rule: String,
    pub fingerprint: String,
    /// What there was to decide upon.
    pub versions: Vec<Seen>,
    pub verdict: Verdict,
    /// Not empty.
    pub reason: String,
    /// What it rests on: a link, or words.
    pub evidence: Option<String>,
}

/// A decision is taken back: the divergence is as undecided as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub rule: String,
    pub fingerprint: String,
    /// Not empty.
    pub reason: String,
}

/// Somebody vouches for the state of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// [`state`](super::state) of the divergences and of the line's `after`.
    pub state: String,
    pub divergences: usize,
    /// How many of them were undecided.
    pub undecided: usize,
}

impl Deed {
    /// The divergence it is about.
    pub fn fingerprint(&self) -> Option<&str> {
        match self {
            Self::Decision(decision) => Some(&decision.fingerprint),
            Self::Withdrawal(withdrawal) => Some(&withdrawal.fingerprint),
            Self::Signature(_) => None,
        }
    }
}
