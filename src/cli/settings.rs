//! The `variorum.yaml` of a story, or of a project.

use super::FailOn;
use crate::problem::Problem;
use clap::ValueEnum;
use serde::Deserialize;
use serde_yaml::{Location, Spanned};
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
                        `snapshots:`, and a kind of clash in `fail-on:`";
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
            let problem = Problem::error(name, message, cure);
            problems.push(problem.at(&text, at, at + kind.value.len()));
        }
        known
    });
    let beside = |path: &String| folder.join(path).display().to_string();
    Settings {
        rules: written.rules.iter().map(beside).collect(),
        hedges: written.hedges.as_ref().map(beside),
        stories: written.stories.iter().map(beside).collect(),
        snapshots: written.snapshots.as_ref().map(beside),
        broken: wanted && fail_on.is_none(),
        fail_on,
    }
}

fn offset(place: &Location) -> usize {
    let at = place.span().byte_offset().unwrap_or_default();
    usize::try_from(at).unwrap_or_default()
}
