//! `variorum check --format ndjson`: a line for each story, as soon as it is whole.

use super::jobs::{self, Job, Plan};
use super::{COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, FailOn, ledgers, terminal};
use crate::comparator::{Findings, compare};
use crate::matcher;
use crate::problem::{Level, Problem};
use crate::report::{Report, json};
use crate::rule::Index;
use crate::source::disk::{STREAM, Stories};
use crate::source::{Collection, Source};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// How many stories a thread may have waiting.
const WAITING: usize = 16;

/// Checks story by story; the exit code.
pub fn run(args: &Check, fail_on: Option<FailOn>, color: Color) -> u8 {
    if !args.outputs.is_empty() {
        let message = "a stream is not written to files, because there may be no end of it";
        let cure = "choose another `--format`, or send what is printed to a file";
        terminal::complain(&[Problem::error("--output", message, cure)], color);
        return COULD_NOT_CHECK;
    }
    match args.sources.stream() {
        Some("-") => streamed(args, "-", BufReader::new(std::io::stdin()), fail_on, color),
        Some(path) => match File::open(path) {
            Ok(file) => streamed(args, path, BufReader::new(file), fail_on, color),
            Err(error) => {
                let message = format!("this cannot be read: {error}");
                let fault = Problem::error(path, message, "name a file that exists");
                terminal::complain(&[fault], color);
                COULD_NOT_CHECK
            }
        },
        None if args.group => {
            let message = "only one file of NDJSON, or standard input, is sorted by story";
            let cure = "leave it out: folders are read story by story";
            terminal::complain(&[Problem::error("--group", message, cure)], color);
            COULD_NOT_CHECK
        }
        None => whole(args, fail_on, color),
    }
}

/// Files and folders, which are read before it is known which stories there are.
fn whole(args: &Check, fail_on: Option<FailOn>, color: Color) -> u8 {
    let plan = jobs::plan(args.sources.collect(), &args.rules);
    complain(&plan, color);
    let mut ended = if plan.jobs.is_empty() || plan.unsettled {
        COULD_NOT_CHECK
    } else {
        DONE
    };
    for mut job in plan.jobs {
        let mut stories: BTreeMap<String, Vec<Source>> = BTreeMap::new();
        for source in std::mem::take(&mut job.sources) {
            let story = stories.entry(source.story.clone()).or_default();
            story.push(source);
        }
        let desk = Desk::new(&job, fail_on);
        let stories: Vec<_> = stories.into_iter().collect();
        for some in stories.chunks(WAITING) {
            let each = |(name, sources): &(String, Vec<Source>)| {
                let problems = Vec::new();
                let sources = sources.clone();
                desk.check(name, Collection { sources, problems })
            };
            let checked: Vec<Checked> = some.par_iter().map(each).collect();
            ended = checked.iter().map(|c| c.tell(color)).fold(ended, u8::max);
        }
    }
    ended
}

/// The stories of a stream, of which a few are held at a time.
fn streamed(
    args: &Check,
    path: &str,
    reader: impl BufRead + Send,
    fail_on: Option<FailOn>,
    color: Color,
) -> u8 {
    let plan = jobs::of_stream(path, &args.rules);
    complain(&plan, color);
    let [job] = plan.jobs.as_slice() else {
        return COULD_NOT_CHECK;
    };
    let options = args.sources.reading.options();
    let stories = match args.group {
        true => Stories::grouped(path, reader, &options),
        false => Ok(Stories::new(path, reader, &options)),
    };
    let stories = match stories {
        Ok(stories) => stories,
        Err(problem) => {
            terminal::complain(&[*problem], color);
            return COULD_NOT_CHECK;
        }
    };
    let room = WAITING * rayon::current_num_threads();
    let desk = Desk::new(job, fail_on);
    let ended = thread::scope(|scope| {
        let (sender, receiver) = sync_channel(room);
        scope.spawn(move || {
            for story in stories {
                // The other side is gone only where it stopped.
                if sender.send(story).is_err() {
                    break;
                }
            }
        });
        told(&desk, &receiver, room, color)
    });
    match ended {
        None => {
            let message = "this holds no document";
            let cure = "write one JSON object a line, with `id`, `story` and `text`";
            terminal::complain(&[Problem::error(path, message, cure)], color);
            COULD_NOT_CHECK
        }
        Some(ended) if plan.unsettled => ended.max(COULD_NOT_CHECK),
        Some(ended) => ended,
    }
}

/// Checks what has come, in whatever portions, and prints it in its order; the exit code, if
/// there was any story.
fn told(desk: &Desk<'_>, stories: &Receiver<Collection>, room: usize, color: Color) -> Option<u8> {
    let mut ended = None;
    while let Ok(first) = stories.recv() {
        let more = stories.try_iter().take(room - 1);
        let some: Vec<Collection> = std::iter::once(first).chain(more).collect();
        let each = |story| desk.check(STREAM, story);
        let checked: Vec<Checked> = some.into_par_iter().map(each).collect();
        for one in checked {
            ended = Some(one.tell(color).max(ended.unwrap_or(DONE)));
        }
    }
    ended
}

fn complain(plan: &Plan, color: Color) {
    let all = plan.problems.iter().chain(&plan.off).cloned();
    terminal::complain(&all.collect::<Vec<_>>(), color);
}

/// What stories are checked with, one after the other.
struct Desk<'a> {
    job: &'a Job,
    index: Index,
    fail_on: Option<FailOn>,
}

/// A story's line, and how it came out.
struct Checked {
    line: String,
    problems: Vec<Problem>,
    fails: bool,
}

impl<'a> Desk<'a> {
    fn new(job: &'a Job, fail_on: Option<FailOn>) -> Self {
        Self {
            job,
            index: Index::new(&job.rules),
            fail_on,
        }
    }

    /// Checks one story; `settings` is the name under which the job has its own.
    fn check(&self, settings: &str, story: Collection) -> Checked {
        let Collection {
            sources,
            mut problems,
        } = story;
        if sources.is_empty() {
            return Checked {
                line: String::new(),
                problems,
                fails: false,
            };
        }
        let found = self.found(&sources);
        let reviews = ledgers::reviews(&sources, &found, &mut problems);
        let mut open = found.divergences.iter();
        let fails = open.any(|divergence| {
            !reviews.of(divergence).is_decided()
                && self.job.fails(settings, divergence.kind, self.fail_on)
        });
        let report = Report::new(&self.job.packs, sources, found, problems).reviewed(reviews);
        Checked {
            line: json::line(&report),
            problems: report.problems,
            fails,
        }
    }

    fn found(&self, sources: &[Source]) -> Findings {
        let Job { rules, hedges, .. } = self.job;
        let claims = matcher::claims_by(&self.index, sources, rules, hedges);
        compare(sources, rules, claims)
    }
}

impl Checked {
    /// Prints the line, and on standard error what is wrong; the exit code.
    fn tell(&self, color: Color) -> u8 {
        terminal::complain(&self.problems, color);
        let printed = terminal::print(&self.line);
        let whole = match self.problems.iter().any(|p| p.level == Level::Error) {
            true => COULD_NOT_CHECK,
            false => DONE,
        };
        let found = if self.fails { DIVERGES } else { DONE };
        printed.max(whole).max(found)
    }
}

/// Whether a path names NDJSON.
pub fn is_stream(path: &str) -> bool {
    let ending = Path::new(path).extension().unwrap_or_default();
    path == "-" || ending.eq_ignore_ascii_case("ndjson") || ending.eq_ignore_ascii_case("jsonl")
}
