//! `variorum claims` and `variorum values`

use super::{COULD_NOT_CHECK, Claims, Color, DONE, ListFormat, Values, hedges, jobs, terminal};
use crate::matcher;
use crate::report::{json, table};

/// Lists what the rules find.
pub fn claims(args: &Claims, color: Color) -> u8 {
    let plan = jobs::plan(args.sources.collect(), &args.rules);
    terminal::complain(&plan.problems, color);
    if plan.jobs.is_empty() {
        return COULD_NOT_CHECK;
    }
    let (mut sources, mut found) = (Vec::new(), Vec::new());
    for job in plan.jobs {
        found.extend(matcher::claims(&job.sources, &job.rules, &job.hedges));
        sources.extend(job.sources);
    }
    terminal::print(&match args.format {
        ListFormat::Table => table::claims(&sources, &found, terminal::stdout_style(color)),
        ListFormat::Ndjson => json::claims(&found),
    })
}

/// Lists what the recognisers see.
pub fn values(args: &Values, color: Color) -> u8 {
    let mut collection = args.sources.collect();
    let hedges = hedges::read(args.hedges.hedges.as_deref(), &mut collection.problems);
    terminal::complain(&collection.problems, color);
    let Some(hedges) = hedges else {
        return COULD_NOT_CHECK;
    };
    if collection.sources.is_empty() {
        return COULD_NOT_CHECK;
    }
    let found = |source| (source, matcher::values(source, &hedges));
    match args.format {
        ListFormat::Table => {
            let all: Vec<_> = collection.sources.iter().map(found).collect();
            terminal::print(&table::values(&all, terminal::stdout_style(color)))
        }
        // A document at a time: the list may be longer than memory.
        ListFormat::Ndjson => {
            let sources = collection.sources.iter();
            let printed = sources.map(|source| terminal::print(&json::values(&[found(source)])));
            printed.max().unwrap_or(DONE)
        }
    }
}
