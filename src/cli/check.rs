//! `variorum check`

use super::jobs::{self, Job, Plan};
use super::{
    COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, FailOn, Limit, ReportFormat, draft, ledgers,
    output, progress, stream, terminal, unasked, watch,
};
use crate::comparator::{Copies, Divergence, Findings, compare, compare_all};
use crate::matcher::{self, Claim};
use crate::problem::Problem;
use crate::report::alert::{github, junit, of_sources, sarif};
use crate::report::style::Style;
use crate::report::words::count;
use crate::report::{Report, csv, html, json, markdown, text};
use crate::review::Reviews;
use crate::rule::Index;
use crate::source::Collection;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// What was found, ready to be shown in any format.
pub trait Drawn {
    fn draw(&self, format: ReportFormat, style: Style) -> String;
}

impl Drawn for Report {
    fn draw(&self, format: ReportFormat, style: Style) -> String {
        match format {
            ReportFormat::Text => text::text(self, style),
            ReportFormat::Markdown => markdown::markdown(self),
            ReportFormat::Html => html::html(self),
            ReportFormat::Json => json::report(self),
            ReportFormat::Ndjson => json::line(self),
            ReportFormat::Csv => csv::csv(self),
            ReportFormat::Github => github::github(&of_sources(self)),
            ReportFormat::Sarif => sarif::sarif(&of_sources(self)),
            ReportFormat::Junit => junit::junit(&of_sources(self)),
        }
    }
}

/// How long nothing may change before it is looked at again: editors write in several steps.
const CALM: Duration = Duration::from_millis(80);

/// Checks, once or whenever something changes; the exit code.
pub fn run(args: &Check, color: Color) -> u8 {
    match args.watch {
        true => watch(args, color),
        false => once(args, color, &mut String::new()),
    }
}

/// Checks until it is interrupted, or can do so no more.
fn watch(args: &Check, color: Color) -> u8 {
    if args.sources.sources.iter().any(|source| source == "-") {
        let message = "standard input cannot be looked at again";
        let cure = "name files or folders";
        terminal::complain(&[Problem::error("-", message, cure)], color);
        return COULD_NOT_CHECK;
    }
    let jobs = jobs::plan(args.sources.collect(), &args.rules).jobs;
    let places = watch::places(&args.sources, &args.rules, &args.drafts, &jobs);
    let (tell, told) = channel();
    let watcher = watch::start(&places, move || {
        let _ = tell.send(());
    });
    let mut last = String::new();
    let code = once(args, color, &mut last);
    if code == COULD_NOT_CHECK {
        return code;
    }
    if let Err(fault) = &watcher {
        let cure = "run this again to see what changed";
        terminal::complain(&[Problem::error("--watch", fault, cure)], color);
        return COULD_NOT_CHECK;
    }
    terminal::tell(|| format!("watching {} folders", places.len()));
    while told.recv().is_ok() {
        while told.recv_timeout(CALM).is_ok() {}
        once(args, color, &mut last);
    }
    code
}

/// Reads, compares, prints what is not what was printed `last`; the exit code.
fn once(args: &Check, color: Color, last: &mut String) -> u8 {
    // Meanwhile sources and rules are found.
    rayon::spawn(matcher::prepare);
    let of_draft = !args.drafts.is_empty();
    match (args.fail_on, of_draft) {
        (Some(Limit::State(state)), true) => draft::run(args, Some(state), color, last),
        (None, true) => draft::run(args, None, color, last),
        (Some(Limit::Clash(kind)), false) => sources(args, Some(kind), color, last),
        (None, false) => sources(args, None, color, last),
        (Some(_), _) => {
            let message = "a draft fails on the state of a statement, sources on a kind of clash";
            let cure = "see `variorum check --help`";
            terminal::complain(&[Problem::error("--fail-on", message, cure)], color);
            COULD_NOT_CHECK
        }
    }
}

fn sources(args: &Check, fail_on: Option<FailOn>, color: Color, last: &mut String) -> u8 {
    if matches!(args.format, ReportFormat::Ndjson) {
        return stream::run(args, fail_on, color);
    }
    if args.group {
        let message = "only a stream of documents is sorted by story";
        let cure = "add `--format ndjson`, or leave it out: other formats read everything first";
        terminal::complain(&[Problem::error("--group", message, cure)], color);
        return COULD_NOT_CHECK;
    }
    let plan = planned(args, args.sources.collect());
    if plan.jobs.is_empty() {
        terminal::complain(&plan.problems, color);
        return COULD_NOT_CHECK;
    }
    let faults = faults(args, &plan.jobs, &[]);
    if !faults.is_empty() {
        terminal::complain(&faults, color);
        return COULD_NOT_CHECK;
    }
    let unsettled = plan.unsettled;
    let mut fails = false;
    let start = Instant::now();
    let report = report(plan, args.watch, &mut |job, undecided| {
        fails |= job.fails(&undecided.story, undecided.kind, fail_on);
    });
    terminal::tell(|| {
        let found = count(report.findings.divergences.len(), "divergence");
        format!("compared in {} ms: {found}", start.elapsed().as_millis())
    });
    if !matches!(args.format, ReportFormat::Text) {
        terminal::complain(&report.problems, color);
    }
    let idle = report.findings.is_nothing_asked();
    let shown = show(args, &report, color, last);
    leave(report, args.watch);
    let settled = if unsettled || idle {
        COULD_NOT_CHECK
    } else {
        DONE
    };
    let found = if fails { DIVERGES } else { DONE };
    shown.max(settled).max(found)
}

/// Thousands of phrases and claims, for which nobody has to wait: the process ends with them but to
/// watch.
pub fn leave<T: Send + 'static>(what: T, watching: bool) {
    match watching {
        true => rayon::spawn(move || drop(what)),
        false => std::mem::forget(what),
    }
}

/// What is to be done with what was read.
pub fn planned(args: &Check, read: Collection) -> Plan {
    let start = Instant::now();
    let sources = read.sources.len();
    let mut plan = jobs::plan(read, &args.rules);
    plan.problems.append(&mut plan.off);
    terminal::tell(|| {
        let packs = plan.jobs.iter().flat_map(|job| &job.packs);
        let packs: Vec<String> = packs
            .map(|pack| format!("{} ({})", pack.path, count(pack.rules.len(), "rule")))
            .collect();
        let [sources, packs] = [count(sources, "source"), packs.join(", ")];
        format!(
            "read {sources}; rules: {packs}; in {} ms",
            start.elapsed().as_millis()
        )
    });
    plan
}

/// What keeps the files that are asked for from being written.
pub fn faults(args: &Check, jobs: &[Job], drafts: &[String]) -> Vec<Problem> {
    let sources = jobs.iter().flat_map(|job| &job.sources);
    let packs = jobs.iter().flat_map(|job| &job.packs);
    let read = sources.map(|source| source.path.as_str());
    let read = read.chain(packs.map(|pack| pack.path.as_str()));
    let read: Vec<&str> = read.chain(drafts.iter().map(String::as_str)).collect();
    let named = args.sources.sources.iter().map(PathBuf::from);
    let folders: Vec<PathBuf> = named.filter(|path| path.is_dir()).collect();
    output::faults(&args.outputs, &read, &folders)
}

/// Writes the files that are asked for, and prints what was not printed `last`; the exit code.
pub fn show(args: &Check, drawn: &dyn Drawn, color: Color, last: &mut String) -> u8 {
    let faults = output::write(&args.outputs, drawn);
    terminal::complain(&faults, color);
    let written = match faults.is_empty() {
        true => DONE,
        false => COULD_NOT_CHECK,
    };
    let text = drawn.draw(args.format, terminal::stdout_style(color));
    if args.watch && text == *last {
        return written;
    }
    if args.watch {
        terminal::clear();
    }
    let printed = terminal::print(&text);
    *last = text;
    printed.max(written)
}

/// Compares and reviews all that is planned, and hands on what nobody has decided.
pub fn report(plan: Plan, watching: bool, undecided: &mut dyn FnMut(&Job, &Divergence)) -> Report {
    let mut problems = plan.problems;
    let mut findings = Findings::default();
    let mut reviews = Reviews::default();
    let (mut packs, mut rules, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for job in plan.jobs {
        let (copies, claims) = rayon::join(|| Copies::of(&job.sources), || claims(&job));
        problems.extend(copies.notices());
        let found = compare_all(&copies, &job.rules, claims);
        problems.extend(unasked::notices(&found.unasked, &job.sources));
        let reviewed = ledgers::reviews(&job.sources, &found, &mut problems);
        let open = found.divergences.iter();
        open.filter(|d| !reviewed.of(d).is_decided())
            .for_each(|d| undecided(&job, d));
        reviews.0.extend(reviewed.0);
        findings.extend(found);
        packs.extend(job.packs);
        rules.extend(job.rules);
        sources.extend(job.sources);
    }
    if findings.is_nothing_asked() {
        problems.push(unasked::nothing(&sources));
    }
    let report = Report::new(&packs, sources, findings, problems);
    leave((packs, rules), watching);
    report.reviewed(reviews)
}

/// What the sources of a job come to.
pub fn found(job: &Job) -> Findings {
    compare(&job.sources, &job.rules, claims(job))
}

fn claims(job: &Job) -> Vec<Claim> {
    let index = Index::new(&job.rules);
    progress::claims(&index, &job.sources, &job.rules, &job.hedges)
}
