//! `variorum check`

use super::jobs::{self, Job, Plan};
use super::{
    COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, Limit, ReportFormat, draft, ledgers, terminal,
};
use crate::comparator::{Divergence, Findings, compare};
use crate::matcher;
use crate::problem::Problem;
use crate::report::{Report, csv, html, json, markdown, text};
use crate::review::Reviews;

/// Reads, compares, prints; the exit code.
pub fn run(args: &Check, color: Color) -> u8 {
    let of_draft = !args.drafts.is_empty();
    let fail_on = match (args.fail_on, of_draft) {
        (Some(Limit::State(state)), true) => return draft::run(args, Some(state), color),
        (None, true) => return draft::run(args, None, color),
        (Some(Limit::Clash(kind)), false) => Some(kind),
        (None, false) => None,
        (Some(_), _) => {
            let message = "a draft fails on the state of a statement, sources on a kind of clash";
            let cure = "see `variorum check --help`";
            terminal::complain(&[Problem::error("--fail-on", message, cure)], color);
            return COULD_NOT_CHECK;
        }
    };
    if matches!(args.format, ReportFormat::Github | ReportFormat::Sarif) {
        let message = "only a draft has lines of its own to show this on";
        let cure = "add `--draft`, or choose another format";
        terminal::complain(&[Problem::error("--format", message, cure)], color);
        return COULD_NOT_CHECK;
    }
    let mut plan = jobs::plan(args.sources.collect(), &args.rules);
    plan.problems.append(&mut plan.off);
    if plan.jobs.is_empty() {
        terminal::complain(&plan.problems, color);
        return COULD_NOT_CHECK;
    }

    let unsettled = plan.unsettled;
    let mut fails = false;
    let report = report(plan, &mut |job, undecided| {
        fails |= job.fails(&undecided.story, undecided.kind, fail_on);
    });
    let printed = match args.format {
        ReportFormat::Text => text::text(&report, terminal::stdout_style(color)),
        ReportFormat::Markdown => markdown::markdown(&report),
        ReportFormat::Html => html::html(&report),
        ReportFormat::Json => json::report(&report),
        ReportFormat::Csv => csv::csv(&report),
        ReportFormat::Github | ReportFormat::Sarif => String::new(),
    };
    if !matches!(args.format, ReportFormat::Text) {
        terminal::complain(&report.problems, color);
    }
    let printed = terminal::print(&printed);
    let settled = if unsettled { COULD_NOT_CHECK } else { DONE };
    let found = if fails { DIVERGES } else { DONE };
    printed.max(settled).max(found)
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
