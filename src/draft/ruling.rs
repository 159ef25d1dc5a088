//! What editors decided on divergences of the sources, as a draft has to respect it.

use crate::comparator::Version;
use crate::review::{Answer, Entry, Standing, Verdict};
use crate::rule::fold::Folded;

/// What a decision makes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It holds.
    Holds(Decided),
    /// Another holds.
    Overruled(Decided),
    /// It may stand, and so may the others.
    MayStand,
}

/// A decision, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    /// "resolved to 19 points by Ann Lee: the register has it".
    pub words: String,
    /// The answer that holds, where it is the editor's own.
    pub own: Option<String>,
}

impl Ruling {
    /// The ruling on a version of a divergence, if somebody decided.
    pub fn on(version: &Version, standing: &Standing) -> Option<Self> {
        let Standing::Decided(entries) = standing else {
            return None;
        };
        let entry = entries.first()?;
        match &entry.decision.as_ref()?.verdict {
            Verdict::Confirmed => None,
            Verdict::Explained | Verdict::NotADivergence => Some(Self::MayStand),
            Verdict::Resolved(Answer::Version(seen)) if seen.id == version.id() => {
                Some(Self::Holds(Decided::new(entry, None)))
            }
            Verdict::Resolved(Answer::Version(_)) => {
                Some(Self::Overruled(Decided::new(entry, None)))
            }
            Verdict::Resolved(Answer::Value(words)) => {
                Some(Self::Overruled(Decided::new(entry, Some(words))))
            }
        }
    }

    /// What holds of an answer that stands in several versions: it is overruled only where it
    /// is in all of them, and whoever decided on one of two divergences left the other open.
    pub fn joined(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        match (a, b) {
            (Some(Self::Holds(decided)), _) | (_, Some(Self::Holds(decided))) => {
                Some(Self::Holds(decided))
            }
            (None, _) | (_, None) => None,
            (Some(Self::MayStand), _) | (_, Some(Self::MayStand)) => Some(Self::MayStand),
            (overruled, _) => overruled,
        }
    }
}

impl Decided {
    fn new(entry: &Entry, own: Option<&String>) -> Self {
        let verdict = entry.decision.as_ref().map(|d| d.verdict.to_string());
        let verdict = verdict.unwrap_or_default();
        Self {
            words: format!("{verdict} by {}: {}", entry.by, entry.reason),
            own: own.cloned(),
        }
    }

    /// Whether the editor's own answer is one of these, word by word.
    pub fn is_one_of(&self, answers: &[&str]) -> bool {
        let folded = |text: &str| {
            let folded = Folded::new(text);
            let all = 0..folded.tokens.len();
            all.map(|n| folded.word(n).to_owned()).collect::<Vec<_>>()
        };
        let own = self.own.as_deref().map(folded);
        own.is_some_and(|own| answers.iter().any(|answer| folded(answer) == own))
    }
}
