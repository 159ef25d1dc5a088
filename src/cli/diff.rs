//! `variorum diff`

use super::jobs::{self, Plan};
use super::revision::Revision;
use super::{
    COULD_NOT_CHECK, Color, DIVERGES, DONE, Format, Hedges, Reading, Rules, Sources, terminal,
};
use crate::comparator::compare;
use crate::matcher;
use crate::problem::{Level, Problem};
use crate::source::Collection;
use crate::workbench::effect::{Effect, json, markdown, text};
use crate::workbench::record::Record;
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

/// Compares what two states of the rules find in the same sources: claims gained, lost and
/// changed, and divergences that appear, vanish or change kind.
///
/// OLD and NEW are rule files or folders of them. With `--base`, the rules of the working tree are
/// compared with what they were in a git revision. Exit code 1 says that something changed.
#[derive(Debug, Args)]
#[command(
    override_usage = "variorum diff [OPTIONS] <OLD> <NEW> <SOURCES>...\n       \
                      variorum diff [OPTIONS] --base <REV> <SOURCES>..."
)]
pub struct Diff {
    /// The rules before and after, then files or folders of sources; with `--base` only those
    #[arg(required = true, value_name = "OLD NEW SOURCES")]
    paths: Vec<OsString>,
    /// Compare the rules of the working tree with those of this git revision
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// With `--base`, a rule file or folder; by default those that the story's `variorum.yaml`
    /// names, else the folder `rules`
    #[arg(long, value_name = "PATH", requires = "base")]
    rules: Vec<String>,
    #[command(flatten)]
    hedges: Hedges,
    /// How to print what changed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Finds everything twice, compares, prints; the exit code.
pub fn run(args: &Diff, color: Color) -> u8 {
    let plans = match &args.base {
        Some(base) => since(base, args),
        None => between(args),
    };
    let (before, now) = match plans {
        Ok(plans) => plans,
        Err(problem) => {
            terminal::complain(&[*problem], color);
            return COULD_NOT_CHECK;
        }
    };
    let sides = [&before, &now].into_iter();
    let problems: Vec<Problem> = sides
        .flat_map(|plan| plan.problems.iter().chain(&plan.off))
        .cloned()
        .collect();
    terminal::complain(&problems, color);
    if before.jobs.is_empty() || now.jobs.is_empty() {
        return COULD_NOT_CHECK;
    }
    let effect = Effect::new(&records(&before), &records(&now));
    let printed = terminal::print(&match args.format {
        Format::Text => text::text(&effect),
        Format::Markdown => markdown::markdown(&effect),
        Format::Json => json::json(&effect),
    });
    // What could not be read on one side would pass for a change, or hide one.
    let whole = match problems.iter().any(|p| p.level == Level::Error) {
        true => COULD_NOT_CHECK,
        false => DONE,
    };
    let changed = if effect.is_any() { DIVERGES } else { DONE };
    printed.max(whole).max(changed)
}

type Plans = (Plan, Plan);

/// The rules of a git revision, and those of the working tree.
fn since(base: &str, args: &Diff) -> Result<Plans, Box<Problem>> {
    let revision = Revision::find(base)?;
    let named = Rules {
        rules: args.rules.clone(),
        hedges: args.hedges.clone(),
    };
    let read = collect(&args.paths);
    let before = jobs::plan_with(read.clone(), &named, &|paths, hedges, problems| {
        revision.packs(paths, hedges, problems)
    });
    Ok((before, jobs::plan(read, &named)))
}

/// The rules of two files or folders.
fn between(args: &Diff) -> Result<Plans, Box<Problem>> {
    let [old, new, sources @ ..] = args.paths.as_slice() else {
        return Err(Box::new(too_few()));
    };
    if sources.is_empty() {
        return Err(Box::new(too_few()));
    }
    let read = collect(sources);
    let plan = |rules: &OsString, read: Collection| {
        let named = Rules {
            rules: vec![rules.to_string_lossy().into_owned()],
            hedges: args.hedges.clone(),
        };
        jobs::plan(read, &named)
    };
    Ok((plan(old, read.clone()), plan(new, read)))
}

fn too_few() -> Problem {
    let message = "two states of the rules and at least one source are needed";
    let cure = "type `variorum diff OLD NEW SOURCES`, or `variorum diff --base REV SOURCES`";
    Problem::error("diff", message, cure)
}

fn collect(sources: &[OsString]) -> Collection {
    let sources = sources.to_vec();
    let reading = Reading::default();
    Sources { sources, reading }.collect()
}

/// What is found in each story.
fn records(plan: &Plan) -> BTreeMap<String, Record> {
    let mut records = BTreeMap::new();
    for job in &plan.jobs {
        let claims = matcher::claims(&job.sources, &job.rules, &job.hedges);
        let found = compare(&job.sources, &job.rules, claims);
        let stories: BTreeSet<&str> = job.sources.iter().map(|s| s.story.as_str()).collect();
        for story in stories {
            records.insert(story.to_owned(), Record::of(story, &job.sources, &found));
        }
    }
    records
}
