//! Which stories are checked with which rules.

use super::settings;
use super::{FailOn, Rules, hedges, off, rules};
use crate::comparator::ClashKind;
use crate::problem::Problem;
use crate::rule::{Off, Pack, Rule};
use crate::source::{Collection, Source, disk};
use crate::value::HedgeTable;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Stories that are checked with the same rules.
pub struct Job {
    pub sources: Vec<Source>,
    pub packs: Vec<Pack>,
    /// All rules of the packs that are not off.
    pub rules: Vec<Rule>,
    pub hedges: HedgeTable,
    /// The file of the hedges, if they are not the usual ones.
    pub table: Option<String>,
    /// The rules that are off here, beside those that are so in their own file.
    pub off: Vec<Off>,
    /// From which kind of clash on a story's own settings fail, by story.
    fail_on: BTreeMap<String, ClashKind>,
}

impl Job {
    /// Whether a divergence of this kind fails the run; `asked` is the command line's word.
    pub fn fails(&self, story: &str, kind: ClashKind, asked: Option<FailOn>) -> bool {
        let limit = asked.map(ClashKind::from);
        limit
            .or_else(|| self.fail_on.get(story).copied())
            .is_some_and(|limit| kind >= limit)
    }

    /// Whether it comes to the same as another.
    pub fn same(&self, other: &Self) -> bool {
        let packs = |job: &Self| -> Vec<(String, String)> {
            let each = job.packs.iter();
            each.map(|pack| (pack.path.clone(), pack.hash.clone()))
                .collect()
        };
        let rules =
            |job: &Self| -> Vec<String> { job.rules.iter().map(|rule| rule.id.clone()).collect() };
        self.sources == other.sources
            && packs(self) == packs(other)
            && rules(self) == rules(other)
            && self.hedges == other.hedges
    }
}

/// What is to be done, and whether any settings could not be understood.
pub struct Plan {
    /// Only those for which there are rules.
    pub jobs: Vec<Job>,
    /// Some settings might have failed the run, and could not be read.
    pub unsettled: bool,
    /// What is wrong with sources, settings and rules.
    pub problems: Vec<Problem>,
    /// Which rules are off, and why.
    pub off: Vec<Problem>,
}

/// What the sources of one story are to be checked with.
#[derive(Default)]
struct Story {
    sources: Vec<Source>,
    rules: BTreeSet<String>,
    hedges: Option<String>,
    fail_on: Option<ClashKind>,
    off: BTreeSet<Off>,
}

/// Gives every story its rules: those named on the command line, else those of the
/// `variorum.yaml` beside its sources, else those of the project's in the folder we stand
/// in, else the folder `rules`.
///
/// A story for which no rule can be read is a problem, never a story without divergences.
pub fn plan(read: Collection, named: &Rules) -> Plan {
    plan_with(read, named, &rules::packs)
}

/// The one job of a stream, whose sources are not read yet. Its settings are those of a story
/// that is called [`STREAM`](disk::STREAM).
pub fn of_stream(path: &str, named: &Rules) -> Plan {
    let placeholder = Source {
        path: path.to_owned(),
        story: disk::STREAM.to_owned(),
        ..Source::default()
    };
    let read = Collection {
        sources: vec![placeholder],
        problems: Vec::new(),
    };
    let mut plan = plan(read, named);
    plan.jobs.iter_mut().for_each(|job| job.sources.clear());
    plan
}

/// Reads rule files and folders of them.
type Reader<'a> = &'a dyn Fn(&[String], &HedgeTable, &mut Vec<Problem>) -> Vec<Pack>;

/// The same, with the rules from where the reader has them.
pub fn plan_with(read: Collection, named: &Rules, packs: Reader<'_>) -> Plan {
    let mut problems = read.problems;
    let project = settings::read(Path::new(""), &mut problems);
    let mut folders = BTreeMap::from([(String::new(), project.clone())]);
    let mut stories: BTreeMap<String, Story> = BTreeMap::new();
    for source in read.sources {
        let folder = Path::new(&source.file).parent().unwrap_or(Path::new(""));
        let settings = folders
            .entry(folder.display().to_string())
            .or_insert_with(|| settings::read(folder, &mut problems));
        let story = stories
            .entry(source.story.clone())
            .or_insert_with(|| Story {
                off: project.off.iter().cloned().collect(),
                ..Story::default()
            });
        story.rules.extend(settings.rules.iter().cloned());
        let own = || settings.hedges.clone();
        story.hedges = story.hedges.take().or_else(own);
        let limit = settings.fail_on.map(ClashKind::from);
        story.fail_on = [story.fail_on, limit].into_iter().flatten().min();
        story.off.extend(settings.off.iter().cloned());
        story.sources.push(source);
    }
    let unsettled = folders.values().any(|settings| settings.broken);
    if stories.is_empty() && !named.rules.is_empty() {
        // Faults of sources and of rules are told in one run.
        packs(&named.rules, &HedgeTable::standard(), &mut problems);
    }
    type Named = (Vec<String>, Option<String>, BTreeSet<Off>);
    let mut together: BTreeMap<Named, Vec<(String, Story)>> = BTreeMap::new();
    for (name, mut story) in stories {
        let own: Vec<String> = story.rules.iter().cloned().collect();
        let own = if own.is_empty() { &project.rules } else { &own };
        let paths = rules::or_usual(&named.rules, own);
        let table = named.hedges.hedges.clone().or(story.hedges.take());
        let table = table.or_else(|| project.hedges.clone());
        story.fail_on = story.fail_on.or(project.fail_on.map(ClashKind::from));
        let off = std::mem::take(&mut story.off);
        let stories = together.entry((paths, table, off)).or_default();
        stories.push((name, story));
    }
    let mut jobs = Vec::new();
    let mut unchecked = Vec::new();
    let mut told = Vec::new();
    let mut idle = project.off.clone();
    for ((paths, table, off), stories) in together {
        let Some(hedges) = hedges::read(table.as_deref(), &mut problems) else {
            unchecked.extend(stories.into_iter().map(|(name, _)| name));
            continue;
        };
        let packs = packs(&paths, &hedges, &mut problems);
        if packs.iter().all(|pack| pack.rules.is_empty()) {
            unchecked.extend(stories.into_iter().map(|(name, _)| name));
            continue;
        }
        let has = |off: &Off| {
            packs
                .iter()
                .any(|pack| pack.rules.iter().any(|r| r.id == off.rule))
        };
        // A project may name a rule that only some of its stories ask.
        let off: Vec<Off> = off
            .into_iter()
            .filter(|off| has(off) || !project.off.contains(off))
            .collect();
        idle.retain(|off| !has(off));
        let rules = off::asked(&packs, &off, named.rules.is_empty(), &mut told);
        let tools = Tools {
            packs,
            rules,
            hedges,
            table,
            off,
        };
        jobs.push(job(tools, stories));
    }
    if named.rules.is_empty() && !jobs.is_empty() {
        told.extend(idle.iter().map(off::unheard));
    }
    // Where nothing is checked at all, the exit code and the faults of the rules say so.
    if !jobs.is_empty() {
        problems.extend(unchecked.iter().map(|story| {
            let message = "this story was not checked: its rules or hedges could not be read";
            Problem::error(
                story,
                message,
                "mend those files, or name others with `--rules` and `--hedges`",
            )
        }));
    }
    Plan {
        jobs,
        unsettled,
        problems,
        off: told,
    }
}

/// What stories are checked with.
struct Tools {
    packs: Vec<Pack>,
    rules: Vec<Rule>,
    hedges: HedgeTable,
    table: Option<String>,
    off: Vec<Off>,
}

/// The job of asking rules of stories.
fn job(tools: Tools, stories: Vec<(String, Story)>) -> Job {
    let limits = stories
        .iter()
        .filter_map(|(name, story)| Some((name.clone(), story.fail_on?)));
    Job {
        fail_on: limits.collect(),
        sources: stories
            .into_iter()
            .flat_map(|(_, story)| story.sources)
            .collect(),
        packs: tools.packs,
        rules: tools.rules,
        hedges: tools.hedges,
        table: tools.table,
        off: tools.off,
    }
}
