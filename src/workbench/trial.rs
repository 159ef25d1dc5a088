//! Rules put to the test: their examples, and the snapshots of their stories.

use super::change::{Change, changes};
use super::record::Record;
use super::snapshot::{self, Unread};
use crate::matcher::example::{Outcome, Verdict, outcomes};
use crate::problem::Problem;
use crate::rule::Pack;
use crate::value::HedgeTable;
use crate::value::describe::describe;
use std::collections::BTreeMap;

/// How the examples of some packs came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    /// How many came out how.
    pub counts: BTreeMap<Verdict, usize>,
    /// One for each example that did not hold, at its place in the rule file.
    pub problems: Vec<Problem>,
}

/// Runs every rule on its own examples; each pack with the text of its file.
pub fn examples(packs: &[(Pack, String)], hedges: &HedgeTable) -> Examples {
    let mut tried = Examples::default();
    for (pack, text) in packs {
        for rule in pack.rules.iter().filter(|rule| rule.off.is_none()) {
            for outcome in outcomes(rule, hedges) {
                *tried.counts.entry(outcome.verdict()).or_default() += 1;
                let range = outcome.example.range.clone();
                tried.problems.extend(
                    complaint(&pack.path, &rule.id, &outcome)
                        .map(|problem| problem.at(text, range.start, range.end)),
                );
            }
        }
    }
    tried
}

fn complaint(path: &str, rule: &str, outcome: &Outcome) -> Option<Problem> {
    let surplus = outcome.surplus.iter();
    let surplus: Vec<String> = surplus
        .map(|claim| format!("{} in “{}”", describe(&claim.value), claim.quote))
        .collect();
    let missing = || outcome.missing.join(", ");
    let verdict = outcome.verdict();
    let (what, cure) = match verdict {
        Verdict::Held => return None,
        Verdict::Missing => (
            format!("it does not find {}", missing()),
            "write a phrase for it, or mend `finds`; `variorum explain` says what came near",
        ),
        Verdict::Noisy => (
            format!("it finds {} besides", surplus.join(", ")),
            "make a phrase more literal, add `not-near`, or mend `finds`",
        ),
        Verdict::WrongValue => (
            format!("it finds {} and not {}", surplus.join(", "), missing()),
            "mend the phrase that takes the wrong words, or mend `finds`",
        ),
        Verdict::Unreadable => (
            format!(
                "`{}` is no value of the rule's kind",
                outcome.unreadable.join(", ")
            ),
            "write it as a text would",
        ),
    };
    let message = format!("{}: an example of `{rule}`: {what}", verdict.name());
    Some(Problem::error(path, message, cure))
}

/// How what was found in one story compares with its snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryTrial {
    /// The story's name.
    pub story: String,
    /// The file of the snapshot.
    pub path: String,
    pub state: State,
    /// The file as it would now be written.
    pub now: String,
}

/// Whether a snapshot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Held,
    /// There is none yet.
    New,
    /// What was found is not what the snapshot has.
    Differs {
        /// The body of the snapshot.
        before: String,
        changes: Vec<Change>,
    },
    /// Another program wrote the file.
    Foreign,
    /// The file was ours, and cannot be read any more: says why.
    Damaged(String),
}

impl StoryTrial {
    /// Compares what was found with the text of the snapshot's file, if there is one.
    pub fn new(story: &str, path: String, found: &Record, file: Option<&str>) -> Self {
        let now = snapshot::written(story, found);
        let state = match file.map(snapshot::read) {
            None => State::New,
            Some(Err(Unread::Foreign)) => State::Foreign,
            Some(Err(Unread::Damaged(why))) => State::Damaged(why),
            Some(Ok(before)) if before.record == *found => State::Held,
            Some(Ok(before)) => State::Differs {
                changes: changes(&before.record, found),
                before: before.body,
            },
        };
        Self {
            story: story.to_owned(),
            path,
            state,
            now,
        }
    }

    /// Whether the snapshot is as it should be.
    pub fn held(&self) -> bool {
        self.state == State::Held
    }
}
