//! `variorum claims` and `variorum values`

use super::load;
use super::{COULD_NOT_CHECK, Claims, Color, DONE, ListFormat, Values, terminal};
use crate::matcher;
use crate::report::{json, table};
use crate::value::HedgeTable;

/// Lists what the rules find.
pub fn claims(args: &Claims, color: Color) -> u8 {
    let hedges = HedgeTable::standard();
    let collection = args.sources.collect();
    let mut problems = collection.problems;
    let jobs = load::jobs(
        collection.sources,
        &args.rules.rules,
        &hedges,
        &mut problems,
    );
    terminal::complain(&problems, color);
    if jobs.iter().all(|job| job.rules().is_empty()) {
        return COULD_NOT_CHECK;
    }
    for job in jobs {
        let rules = job.rules();
        let claims = matcher::claims(&job.sources, &rules, &hedges);
        terminal::print(&match args.format {
            ListFormat::Table => {
                table::claims(&job.sources, &claims, terminal::stdout_style(color))
            }
            ListFormat::Ndjson => json::claims(&claims),
        });
    }
    DONE
}

/// Lists what the recognisers see.
pub fn values(args: &Values, color: Color) -> u8 {
    let hedges = HedgeTable::standard();
    let collection = args.sources.collect();
    terminal::complain(&collection.problems, color);
    if collection.sources.is_empty() {
        return COULD_NOT_CHECK;
    }
    for source in &collection.sources {
        let found = [(source, matcher::values(source, &hedges))];
        terminal::print(&match args.format {
            ListFormat::Table => table::values(&found, terminal::stdout_style(color)),
            ListFormat::Ndjson => json::values(&found),
        });
    }
    DONE
}
