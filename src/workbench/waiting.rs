//! Which results are not as accepted, for programs.

use super::trial::{State, StoryTrial};
use serde::Serialize;

/// The version of the form. It grows when a field changes its meaning or disappears.
const SCHEMA: u32 = 1;

#[derive(Debug, Serialize)]
struct Document<'a> {
    variorum: &'static str,
    schema: u32,
    stories: Vec<Story<'a>>,
    /// Snapshots whose story is gone.
    orphans: &'a [String],
}

#[derive(Debug, Serialize)]
struct Story<'a> {
    story: &'a str,
    snapshot: &'a str,
    state: &'static str,
    /// What changed, if the snapshot could be compared.
    changes: Vec<Change<'a>>,
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    rule: &'a str,
    what: String,
}

/// One indented object.
pub fn json(stories: &[&StoryTrial], orphans: &[String]) -> String {
    let document = Document {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        stories: stories.iter().map(|trial| Story::new(trial)).collect(),
        orphans,
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

impl<'a> Story<'a> {
    fn new(trial: &'a StoryTrial) -> Self {
        let (state, changes) = match &trial.state {
            State::Held => ("held", &[][..]),
            State::New => ("new", &[][..]),
            State::Differs { changes, .. } => ("differs", changes.as_slice()),
            State::Foreign => ("foreign", &[][..]),
            State::Damaged(_) => ("damaged", &[][..]),
        };
        let changes = changes.iter().map(|change| Change {
            rule: &change.rule,
            what: change.what.to_string(),
        });
        Self {
            story: &trial.story,
            snapshot: &trial.path,
            state,
            changes: changes.collect(),
        }
    }
}
