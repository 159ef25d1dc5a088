//! What a page posts, as written.

use serde::Deserialize;

/// One thing that somebody wants to do, and what they had before them.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Posted {
    Decision(Decision),
    Withdrawal(Withdrawal),
    Signature(Signature),
}

/// A decision.
#[derive(Clone, Debug, Deserialize)]
pub struct Decision {
    pub story: String,
    pub fingerprint: String,
    /// The ids of the lines that the page showed as said last about the divergence.
    pub seen: Vec<String>,
    /// As ledgers spell it.
    pub verdict: String,
    /// With `resolved`: the id of the version that holds.
    pub version: Option<String>,
    /// With `resolved`: what holds and no source says.
    pub value: Option<String>,
    pub reason: String,
    pub evidence: Option<String>,
    pub by: String,
}

/// What was decided is taken back.
#[derive(Clone, Debug, Deserialize)]
pub struct Withdrawal {
    pub story: String,
    pub fingerprint: String,
    pub seen: Vec<String>,
    pub reason: String,
    pub by: String,
}

/// Somebody vouches for a story as the page showed it.
#[derive(Clone, Debug, Deserialize)]
pub struct Signature {
    pub story: String,
    /// What the page said would be vouched for.
    pub state: String,
    pub by: String,
}

impl Posted {
    pub fn story(&self) -> &str {
        match self {
            Self::Decision(it) => &it.story,
            Self::Withdrawal(it) => &it.story,
            Self::Signature(it) => &it.story,
        }
    }

    pub fn by(&self) -> &str {
        match self {
            Self::Decision(it) => &it.by,
            Self::Withdrawal(it) => &it.by,
            Self::Signature(it) => &it.by,
        }
    }
}
