//! The `variorum.yaml` of a story, or of a project.

use super::FailOn;
use crate::problem::Problem;
use crate::rule::{Off, is_reason};
use clap::ValueEnum;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::{Location, Spanned};
use std::fmt;
use std::path::Path;

/// What a folder says about how to check what is in it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Rule files or folders, relative to the story's folder.
    pub rules: Vec<String>,
    /// A table of hedges, likewise.
    pub hedges: Option<String>,
    pub fail_on: Option<FailOn>,
    /// Folders of stories, of a project.
    pub stories: Vec<String>,
    /// The folder of snapshots, of a project.
    pub snapshots: Option<String>,
    /// Rules that are not asked here.
    pub off: Vec<Off>,
    /// The file is there, and not all of it could be understood.
    pub broken: bool,
}

impl Settings {
    fn broken() -> Self {
        Self {
            broken: true,
            ..Self::default()
        }
    }
}

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    #[serde(default)]
    rules: Vec<String>,
    hedges: Option<String>,
    #[serde(default)]
    stories: Vec<String>,
    snapshots: Option<String>,
    fail_on: Option<Spanned<String>>,
    #[serde(default)]
    off: Reasons,
}

/// Rules with the reasons for which they are off.
#[derive(Debug, Default)]
struct Reasons(Vec<(Spanned<String>, Option<String>)>);

impl<'de> Deserialize<'de> for Reasons {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ReasonsVisitor)
    }
}

struct ReasonsVisitor;

impl<'de> Visitor<'de> for ReasonsVisitor {
    type Value = Reasons;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rules with reasons")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Reasons, A::Error> {
        let mut reasons = Vec::new();
        while let Some(entry) = access.next_entry()? {
            reasons.push(entry);
        }
        Ok(Reasons(reasons))
    }
}

/// Reads the settings in `folder`, if it has any.
pub fn read(folder: &Path, problems: &mut Vec<Problem>) -> Settings {
    let path = folder.join("variorum.yaml");
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Settings::default(),
        Err(error) => {
            let message = format!("these settings cannot be read: {error}");
            problems.push(Problem::error(name, message, "mend the file, or remove it"));
            return Settings::broken();
        }
    };
    let written: Written = match serde_yaml::from_str(&text) {
        Ok(written) => written,
        Err(error) => {
            let reason = error.without_snippet().to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            let message = format!("these settings cannot be used: {reason}");
            let cure = "it may have lists of paths in `rules:` and `stories:`, a path in `hedges:` and \
                        `snapshots:`, a kind of clash in `fail-on:`, and reasons for rules in `off:`";
            let problem = Problem::error(name, message, cure);
            let at = error.location().map(|place| offset(&place));
            problems.push(match at {
                Some(at) => problem.at(&text, at, at + 1),
                None => problem,
            });
            return Settings::broken();
        }
    };
    let wanted = written.fail_on.is_some();
    let fail_on = written.fail_on.and_then(|kind| {
        let known = FailOn::from_str(&kind.value, false).ok();
        if known.is_none() {
            let message = format!("`{}` is no kind of clash", kind.value);
            let cure = "use contradiction, within-source, revision, update or position";
            let at = offset(&kind.referenced);
            let problem = Problem::error(&name, message, cure);
            problems.push(problem.at(&text, at, at + kind.value.len()));
        }
        known
    });
    let mut off = Vec::new();
    for (rule, reason) in written.off.0 {
        let at = offset(&rule.referenced);
        let place = |problem: Problem| problem.at(&text, at, at + rule.value.len());
        let reason = reason.unwrap_or_default();
        if !is_reason(&reason) {
            let message = format!("rule `{}` is off without a reason", rule.value);
            let cure = "say why; until then the rule is asked";
            problems.push(place(Problem::error(&name, message, cure)));
            continue;
        }
        off.push(Off {
            place: place(Problem::notice(&name, "", "")).place,
            rule: rule.value,
            reason,
        });
    }
    let beside = |path: &String| folder.join(path).display().to_string();
    Settings {
        rules: written.rules.iter().map(beside).collect(),
        hedges: written.hedges.as_ref().map(beside),
        stories: written.stories.iter().map(beside).collect(),
        snapshots: written.snapshots.as_ref().map(beside),
        off,
        broken: wanted && fail_on.is_none(),
        fail_on,
    }
}

fn offset(place: &Location) -> usize {
    let at = place.span().byte_offset().unwrap_or_default();
    usize::try_from(at).unwrap_or_default()
}
