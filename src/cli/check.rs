//! `variorum check`

use super::load;
use super::{COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, Format, terminal};
use crate::comparator::{ClashKind, Findings, compare};
use crate::matcher;
use crate::report::{Report, json, markdown, text};
use crate::value::HedgeTable;

/// Reads, compares, prints; the exit code.
pub fn run(args: &Check, color: Color) -> u8 {
    let hedges = HedgeTable::standard();
    let collection = args.sources.collect();
    let mut problems = collection.problems;
    let jobs = load::jobs(
        collection.sources,
        &args.rules.rules,
        &hedges,
        &mut problems,
    );
    if jobs.iter().all(|job| job.rules().is_empty()) {
        terminal::complain(&problems, color);
        return COULD_NOT_CHECK;
    }

    let mut findings = Findings::default();
    let mut fails = false;
    let (mut packs, mut sources) = (Vec::new(), Vec::new());
    for job in jobs {
        let rules = job.rules();
        let claims = matcher::claims(&job.sources, &rules, &hedges);
        let found = compare(&job.sources, &rules, claims);
        fails |= found.divergences.iter().any(|d| {
            let story = job.settings.get(&d.story).and_then(|s| s.fail_on);
            let limit = args.fail_on.or(story).map(ClashKind::from);
            limit.is_some_and(|limit| d.kind >= limit)
        });
        findings.extend(found);
        packs.extend(job.packs);
        sources.extend(job.sources);
    }

    let report = Report::new(&packs, sources, findings, problems);
    let printed = match args.format {
        Format::Text => text::text(&report, terminal::stdout_style(color)),
        Format::Markdown => markdown::markdown(&report),
        Format::Json => json::report(&report),
    };
    if !matches!(args.format, Format::Text) {
        terminal::complain(&report.problems, color);
    }
    terminal::print(&printed);
    if fails { DIVERGES } else { DONE }
}
