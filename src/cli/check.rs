//! `variorum check`

use super::jobs::{self, Job, Plan};
use super::{
    COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, FailOn, Limit, ReportFormat, draft, ledgers,
    output, terminal,
};
use crate::comparator::{Divergence, Findings, compare};
use crate::matcher;
use crate::problem::Problem;
use crate::report::alert::{github, junit, of_sources, sarif};
use crate::report::style::Style;
use crate::report::{Report, csv, html, json, markdown, text};
use crate::review::Reviews;
use std::path::PathBuf;

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
            ReportFormat::Csv => csv::csv(self),
            ReportFormat::Github => github::github(&of_sources(self)),
            ReportFormat::Sarif => sarif::sarif(&of_sources(self)),
            ReportFormat::Junit => junit::junit(&of_sources(self)),
        }
    }
}

/// Reads, compares, prints; the exit code.
pub fn run(args: &Check, color: Color) -> u8 {
    let of_draft = !args.drafts.is_empty();
    match (args.fail_on, of_draft) {
        (Some(Limit::State(state)), true) => draft::run(args, Some(state), color),
        (None, true) => draft::run(args, None, color),
        (Some(Limit::Clash(kind)), false) => sources(args, Some(kind), color),
        (None, false) => sources(args, None, color),
        (Some(_), _) => {
            let message = "a draft fails on the state of a statement, sources on a kind of clash";
            let cure = "see `variorum check --help`";
            terminal::complain(&[Problem::error("--fail-on", message, cure)], color);
            COULD_NOT_CHECK
        }
    }
}

fn sources(args: &Check, fail_on: Option<FailOn>, color: Color) -> u8 {
    let mut plan = jobs::plan(args.sources.collect(), &args.rules);
    plan.problems.append(&mut plan.off);
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
    let report = report(plan, &mut |job, undecided| {
        fails |= job.fails(&undecided.story, undecided.kind, fail_on);
    });
    if !matches!(args.format, ReportFormat::Text) {
        terminal::complain(&report.problems, color);
    }
    let shown = show(args, &report, color);
    let settled = if unsettled { COULD_NOT_CHECK } else { DONE };
    let found = if fails { DIVERGES } else { DONE };
    shown.max(settled).max(found)
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

/// Writes the files that are asked for, and prints; the exit code.
pub fn show(args: &Check, drawn: &dyn Drawn, color: Color) -> u8 {
    let faults = output::write(&args.outputs, drawn);
    terminal::complain(&faults, color);
    let written = if faults.is_empty() {
        DONE
    } else {
        COULD_NOT_CHECK
    };
    let style = terminal::stdout_style(color);
    terminal::print(&drawn.draw(args.format, style)).max(written)
}

/// Compares and reviews all that is planned, and hands on what nobody has decided.
pub fn report(plan: Plan, undecided: &mut dyn FnMut(&Job, &Divergence)) -> Report {
    let mut problems = plan.problems;
    let mut findings = Findings::default();
    let mut reviews = Reviews::default();
    let (mut packs, mut sources) = (Vec::new(), Vec::new());
    for job in plan.jobs {
        let found = found(&job);
        let reviewed = ledgers::reviews(&job.sources, &found, &mut problems);
        let open = found.divergences.iter();
        open.filter(|d| !reviewed.of(d).is_decided())
            .for_each(|d| undecided(&job, d));
        reviews.0.extend(reviewed.0);
        findings.extend(found);
        packs.extend(job.packs);
        sources.extend(job.sources);
    }
    Report::new(&packs, sources, findings, problems).reviewed(reviews)
}

/// What the sources of a job come to.
pub fn found(job: &Job) -> Findings {
    let claims = matcher::claims(&job.sources, &job.rules, &job.hedges);
    compare(&job.sources, &job.rules, claims)
}
