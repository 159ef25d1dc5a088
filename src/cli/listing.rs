//! `variorum claims` and `variorum values`

use super::{COULD_NOT_CHECK, Claims, Color, DONE, ListFormat, Values, jobs, terminal};
use crate::matcher;
use crate::report::{json, table};
use crate::value::HedgeTable;

/// Lists what the rules find.
pub fn claims(args: &Claims, color: Color) -> u8 {
    let hedges = HedgeTable::standard();
    let plan = jobs::plan(args.sources.collect(), &args.rules.rules, &hedges);
    terminal::complain(&plan.problems, color);
    if plan.jobs.is_empty() {
        return COULD_NOT_CHECK;
    }
    let (mut sources, mut found) = (Vec::new(), Vec::new());
    for job in plan.jobs {
        found.extend(matcher::claims(&job.sources, &job.rules, &hedges));
        sources.extend(job.sources);
    }
    terminal::print(&match args.format {
        ListFormat::Table => table::claims(&sources, &found, terminal::stdout_style(color)),
        ListFormat::Ndjson => json::claims(&found),
    })
}

/// Lists what the recognisers see.
pub fn values(args: &Values, color: Color) -> u8 {
    let hedges = HedgeTable::standard();
    let collection = args.sources.collect();
    terminal::complain(&collection.problems, color);
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
