//! `variorum test`

use super::jobs::{self, Job};
use super::settings::{self, Settings};
use super::{COULD_NOT_CHECK, Color, DIVERGES, DONE, Listed, Rules, Test};
use super::{hedges, mutate, off, review, rules, snapshots, terminal};
use crate::comparator::compare;
use crate::matcher;
use crate::problem::{Level, Problem};
use crate::rule::Pack;
use crate::source::{ReadOptions, Source, disk};
use crate::value::HedgeTable;
use crate::workbench::record::Record;
use crate::workbench::review::Choice;
use crate::workbench::text;
use crate::workbench::trial::{self, Examples, StoryTrial};
use crate::workbench::waiting;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where stories and snapshots are when no `variorum.yaml` says otherwise.
const STORIES: &str = "seeds";
const SNAPSHOTS: &str = "snapshots";

/// What to do with new results.
const HINT: &str = "`variorum test --review` walks through what is new, `--accept` takes all of it, \
                    `--reject` drops it\n";

/// How rules and stories came out.
struct Tried {
    examples: Examples,
    stories: Vec<StoryTrial>,
    /// Snapshots of ours that no story of the run has.
    orphans: Vec<String>,
    /// Rules that are not tried, with the reasons.
    off: Vec<Problem>,
}

/// Tries rules and stories, and does with new results what was asked; the exit code.
pub fn run(args: &Test, color: Color) -> u8 {
    if args.mutate {
        return mutate::run(args, color);
    }
    if let Some(fault) = args.review.then(review::unattended).flatten() {
        terminal::complain(&[fault], color);
        return COULD_NOT_CHECK;
    }
    let mut problems = Vec::new();
    let tried = attempt(args, &mut problems);
    terminal::complain(&problems, color);
    let Some(tried) = tried else {
        return COULD_NOT_CHECK;
    };
    terminal::complain(&tried.off, color);
    let mut faults = Vec::new();
    let done = match args.list {
        true => list(args, &tried),
        false => settle(args, &tried, color, &mut faults),
    };
    terminal::complain(&faults, color);
    let whole = if problems.is_empty() && faults.is_empty() {
        DONE
    } else {
        COULD_NOT_CHECK
    };
    done.max(whole)
}

/// Prints what is not as accepted, and writes nothing; the exit code.
fn list(args: &Test, tried: &Tried) -> u8 {
    let waiting: Vec<&StoryTrial> = tried.stories.iter().filter(|s| !s.held()).collect();
    let printed = terminal::print(&match args.format {
        Listed::Json => waiting::json(&waiting, &tried.orphans),
        Listed::Text => {
            let stories = waiting.iter().map(|story| text::told(story));
            stories
                .chain(tried.orphans.iter().map(|o| orphaned(o)))
                .collect()
        }
    });
    let all = waiting.is_empty() && tried.orphans.is_empty();
    printed.max(if all { DONE } else { DIVERGES })
}

/// Prints how everything came out, and does with new results what was asked; the exit code.
fn settle(args: &Test, tried: &Tried, color: Color, faults: &mut Vec<Problem>) -> u8 {
    let mut out = text::examples(&tried.examples, terminal::stdout_style(color));
    let mut open = !tried.examples.problems.is_empty();
    let choice = match (args.accept, args.reject) {
        (true, _) => Choice::Accept,
        (_, true) => Choice::Reject,
        // In a review too: what the reviewer does not come to waits.
        _ => Choice::Skip,
    };
    let mut accepted = 0;
    let mut decide = |story: &StoryTrial, choice: Choice| {
        let done = match choice {
            Choice::Accept => snapshots::accept(story),
            Choice::Reject => snapshots::reject(story),
            Choice::Skip => snapshots::propose(story),
        };
        let taken = choice == Choice::Accept && done.is_ok();
        accepted += usize::from(taken);
        faults.extend(done.err().map(|fault| *fault));
        taken
    };
    let (held, waiting): (Vec<_>, Vec<_>) = tried.stories.iter().partition(|s| s.held());
    for story in &tried.stories {
        let taken = !story.held() && decide(story, choice);
        out += &match taken {
            true => text::accepted(story),
            // A review shows what differs one by one.
            false if args.review && !story.held() => String::new(),
            false => text::story(story),
        };
    }
    let mut left = Vec::new();
    for orphan in &tried.orphans {
        out += &orphaned(orphan);
        match args.remove_orphans {
            true => left.extend(snapshots::remove(orphan).err()),
            false => open = true,
        }
    }
    let printed = terminal::print(&out);
    left.extend(held.into_iter().filter_map(|s| snapshots::clear(s).err()));
    if args.review {
        let walked = review::walk(&waiting, |story, choice| {
            decide(story, choice);
        });
        left.extend(walked.err().as_ref().map(review::interrupted).map(Box::new));
    }
    open |= accepted < waiting.len();
    faults.extend(left.into_iter().map(|fault| *fault));
    let hint = match args.review || args.reject || accepted == waiting.len() {
        true => DONE,
        false => terminal::print(HINT),
    };
    let found = if open { DIVERGES } else { DONE };
    printed.max(hint).max(found)
}

fn orphaned(path: &str) -> String {
    format!("{path}: its story is gone; `--remove-orphans` removes it\n")
}

/// What is there to be tried.
pub struct Bench {
    project: Settings,
    pub table: HedgeTable,
    /// Each with the text of its file.
    pub packs: Vec<(Pack, String)>,
    /// The stories that ask rules of these packs.
    pub jobs: Vec<Job>,
    /// All stories there are, by name.
    known: BTreeSet<String>,
    /// Which rules are off, and why.
    off: BTreeSet<Problem>,
}

impl Bench {
    /// Reads rules and stories; `None` where there are no rules.
    pub fn read(args: &Test, problems: &mut Vec<Problem>) -> Option<Self> {
        let project = settings::read(Path::new(""), problems);
        let table = args.hedges.hedges.as_ref().or(project.hedges.as_ref());
        let table = hedges::read(table.map(String::as_str), problems)?;
        let paths = rules::or_usual(&args.rules, &project.rules);
        let packs = rules::with_texts(&paths, &table, problems);
        if packs.is_empty() {
            return None;
        }
        let rules = packs.iter().flat_map(|(pack, _)| &pack.rules);
        let mut bench = Self {
            off: rules
                .filter_map(|rule| rule.off.as_ref().map(off::notice))
                .collect(),
            project,
            table,
            packs,
            jobs: Vec::new(),
            known: BTreeSet::new(),
        };
        bench.read_stories(args, problems);
        Some(bench)
    }

    fn read_stories(&mut self, args: &Test, problems: &mut Vec<Problem>) {
        let stories = match self.project.stories.as_slice() {
            [] if Path::new(STORIES).is_dir() => vec![STORIES.to_owned()],
            named => named.to_vec(),
        };
        if stories.is_empty() {
            return;
        }
        let read = disk::collect(&stories, &mut std::io::empty(), &ReadOptions::default());
        let tools = Rules {
            rules: Vec::new(),
            hedges: args.hedges.clone(),
        };
        let plan = jobs::plan(read, &tools);
        problems.extend(plan.problems);
        self.off.extend(plan.off);
        let hashes = self.packs.iter().map(|(pack, _)| pack.hash.as_str());
        let asked: BTreeSet<&str> = hashes.collect();
        for job in plan.jobs {
            self.known.extend(names(&job.sources));
            let mut own = job.packs.iter().map(|pack| pack.hash.as_str());
            if args.rules.is_empty() || own.any(|hash| asked.contains(hash)) {
                self.jobs.push(job);
            }
        }
    }
}

/// The stories of some sources.
fn names(sources: &[Source]) -> BTreeSet<String> {
    sources.iter().map(|source| source.story.clone()).collect()
}

/// Reads and tries everything; `None` where there is nothing to try.
fn attempt(args: &Test, problems: &mut Vec<Problem>) -> Option<Tried> {
    let bench = Bench::read(args, problems)?;
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for job in &bench.jobs {
        let claims = matcher::claims(&job.sources, &job.rules, &job.hedges);
        let found = compare(&job.sources, &job.rules, claims);
        for story in names(&job.sources) {
            let record = Record::of(&story, &job.sources, &found);
            records.insert(story, record);
        }
    }
    let folder = bench.project.snapshots;
    let folder = folder.unwrap_or_else(|| SNAPSHOTS.to_owned());
    let kept = snapshots::read(&folder, problems);
    let tried = records.iter().map(|(story, record)| {
        let path = snapshots::path(&folder, story);
        let file = kept.get(&path).map(String::as_str);
        StoryTrial::new(story, path, record, file)
    });
    let stories: Vec<StoryTrial> = tried.collect();
    // Of a story that could not be read nobody knows whether it is gone.
    let orphans = match problems.iter().any(|problem| problem.level == Level::Error) {
        true => Vec::new(),
        false => snapshots::orphans(&kept, &folder, &bench.known),
    };
    Some(Tried {
        examples: trial::examples(&bench.packs, &bench.table),
        orphans,
        stories,
        off: bench.off.into_iter().collect(),
    })
}
