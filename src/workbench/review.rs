//! What a reviewer can say of a new result, and by which keys.

use super::text;
use super::trial::{State, StoryTrial};
use crate::report::safe::safe;

/// What becomes of one new result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It becomes the snapshot.
    Accept,
    /// It waits no more; the snapshot stays.
    Reject,
    /// It waits on.
    Skip,
}

/// What a key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    One(Choice),
    /// This result and all after it.
    Rest(Choice),
    /// This result and all after it wait on, and no more is shown.
    Stop,
}

/// The keys, in words.
pub const KEYS: &str = "a accept  r reject  s skip  A R S the same for all the rest  q stop";

impl Key {
    /// What a character typed says, if it is one of the keys.
    pub fn read(typed: char) -> Option<Self> {
        Some(match typed {
            'a' => Self::One(Choice::Accept),
            'r' => Self::One(Choice::Reject),
            's' => Self::One(Choice::Skip),
            'A' => Self::Rest(Choice::Accept),
            'R' => Self::Rest(Choice::Reject),
            'S' => Self::Rest(Choice::Skip),
            'q' | 'Q' => Self::Stop,
            _ => return None,
        })
    }
}

impl Choice {
    /// "accepted"
    pub fn done(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Reject => "rejected",
            Self::Skip => "skipped",
        }
    }
}

/// One new result as a reviewer sees it: what changed in words, above the diff; or all of it
/// where there was none before.
pub fn shown(trial: &StoryTrial, number: usize, of: usize) -> String {
    let mut out = format!("\n{number} of {of}  {}", text::story(trial));
    if trial.state == State::New {
        for line in text::body(&trial.now).lines() {
            out += &format!("    + {}\n", safe(line));
        }
    }
    out
}
