//! `variorum claims` and `variorum values`

use super::{
    COULD_NOT_CHECK, Claims, Color, DONE, ListFormat, ValueFormat, Values, hedges, jobs, terminal,
    unasked,
};
use crate::comparator;
use crate::matcher;
use crate::problem::Problem;
use crate::report::style::Style;
use crate::report::{json, marked, table};
use crate::source::Source;
use crate::value::Mention;

/// Lists what the rules find.
pub fn claims(args: &Claims, color: Color) -> u8 {
    let mut plan = jobs::plan(args.sources.collect(), &args.rules);
    plan.problems.append(&mut plan.off);
    terminal::complain(&plan.problems, color);
    if plan.jobs.is_empty() {
        return COULD_NOT_CHECK;
    }
    let (mut sources, mut found, mut unasked) = (Vec::new(), Vec::new(), Vec::new());
    for job in plan.jobs {
        found.extend(matcher::claims(&job.sources, &job.rules, &job.hedges));
        unasked.extend(comparator::unasked(&job.sources, &job.rules));
        sources.extend(job.sources);
    }
    terminal::complain(&unasked::notices(&unasked, &sources), color);
    terminal::print(&match args.format {
        ListFormat::Table => table::claims(&sources, &found, terminal::stdout_style(color)),
        ListFormat::Ndjson => json::claims(&found),
    })
}

/// Lists what the recognisers see.
pub fn values(args: &Values, color: Color) -> u8 {
    match args.format {
        ValueFormat::Table => value_page(args, color, table::values),
        ValueFormat::Marked => value_page(args, color, marked::values),
        ValueFormat::Ndjson => value_lines(args, color),
    }
}

/// How to draw what was seen in some sources.
type Draw = fn(&[(&Source, Vec<Mention>)], Style) -> String;

fn value_page(args: &Values, color: Color, draw: Draw) -> u8 {
    let mut collection = args.sources.collect();
    let hedges = hedges::read(args.hedges.hedges.as_deref(), &mut collection.problems);
    terminal::complain(&collection.problems, color);
    let Some(hedges) = hedges.filter(|_| !collection.sources.is_empty()) else {
        return COULD_NOT_CHECK;
    };
    let found = |source| (source, matcher::values(source, &hedges));
    let all: Vec<_> = collection.sources.iter().map(found).collect();
    terminal::print(&draw(&all, terminal::stdout_style(color)))
}

/// One document after the other: neither all of them nor the list may fit into memory.
fn value_lines(args: &Values, color: Color) -> u8 {
    let (shelf, mut problems) = args.sources.shelve();
    let hedges = hedges::read(args.hedges.hedges.as_deref(), &mut problems);
    terminal::complain(&problems, color);
    let Some(hedges) = hedges.filter(|_| !shelf.is_empty()) else {
        return COULD_NOT_CHECK;
    };
    let each = |source: Result<Source, Box<Problem>>| match source {
        Ok(source) => {
            let found = matcher::values(&source, &hedges);
            terminal::print(&json::values(&[(&source, found)]))
        }
        Err(problem) => {
            terminal::complain(&[*problem], color);
            COULD_NOT_CHECK
        }
    };
    shelf.sources().map(each).max().unwrap_or(DONE)
}
