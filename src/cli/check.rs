//! `variorum check`

use super::{COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, Format, jobs, ledgers, terminal};
use crate::comparator::{Findings, compare};
use crate::matcher;
use crate::report::{Report, json, markdown, text};
use crate::review::Reviews;

/// Reads, compares, prints; the exit code.
pub fn run(args: &Check, color: Color) -> u8 {
    let mut plan = jobs::plan(args.sources.collect(), &args.rules);
    plan.problems.append(&mut plan.off);
    if plan.jobs.is_empty() {
        terminal::complain(&plan.problems, color);
        return COULD_NOT_CHECK;
    }

    let mut findings = Findings::default();
    let mut reviews = Reviews::default();
    let mut fails = false;
    let (mut packs, mut sources) = (Vec::new(), Vec::new());
    for job in plan.jobs {
        let claims = matcher::claims(&job.sources, &job.rules, &job.hedges);
        let found = compare(&job.sources, &job.rules, claims);
        let reviewed = ledgers::reviews(&job.sources, &found, &mut plan.problems);
        reviews.0.extend(reviewed.0);
        let undecided = found.divergences.iter();
        let mut undecided = undecided.filter(|d| !reviews.of(d).is_decided());
        fails |= undecided.any(|d| job.fails(&d.story, d.kind, args.fail_on));
        findings.extend(found);
        packs.extend(job.packs);
        sources.extend(job.sources);
    }

    let report = Report::new(&packs, sources, findings, plan.problems).reviewed(reviews);
    let printed = match args.format {
        Format::Text => text::text(&report, terminal::stdout_style(color)),
        Format::Markdown => markdown::markdown(&report),
        Format::Json => json::report(&report),
    };
    if !matches!(args.format, Format::Text) {
        terminal::complain(&report.problems, color);
    }
    let printed = terminal::print(&printed);
    let settled = if plan.unsettled {
        COULD_NOT_CHECK
    } else {
        DONE
    };
    let found = if fails { DIVERGES } else { DONE };
    printed.max(settled).max(found)
}
