//! Finding and reading a desk's own table of hedges.

use crate::problem::Problem;
use crate::value::HedgeTable;

/// The shipped table, with the rows of the file before it where one is named; `None` where
/// that cannot be used, because figures would then be read in another way than was asked.
pub fn read(path: Option<&str>, problems: &mut Vec<Problem>) -> Option<HedgeTable> {
    let Some(path) = path else {
        return Some(HedgeTable::standard());
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("this table of hedges cannot be read: {error}");
            problems.push(Problem::error(path, message, "name one that exists"));
            return None;
        }
    };
    match HedgeTable::with(&text) {
        Ok(table) => Some(table),
        Err(fault) => {
            let cure = "write rows as docs/values.md shows them, or leave the table out";
            let problem = Problem::error(path, fault.message, cure);
            problems.push(match fault.range {
                Some(range) => problem.at(&text, range.start, range.end),
                None => problem,
            });
            None
        }
    }
}
