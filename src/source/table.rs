//! Tables with a column of texts: CSV and TSV, a source in each row.

use super::details::{Details, Page, Written};
use super::read::{Input, Sink};
use super::{Extract, Name, Origin, complete, decode, doubtful, not_text};
use crate::problem::Problem;

/// Headings of a column that holds the articles' texts.
const TEXTS: [&str; 5] = ["text", "body", "content", "article", "full_text"];

/// What separates the columns, if the first line is a heading of a table of ours.
pub(super) fn separator(head: &[u8]) -> Option<u8> {
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).next()?;
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    // Almost no file is a table, and getting a reader ready costs more than looking at a page.
    let lower = line.to_ascii_lowercase();
    let stands = |name: &&str| lower.windows(name.len()).any(|at| at == name.as_bytes());
    if !TEXTS.iter().any(stands) {
        return None;
    }
    [b',', b'\t', b';'].into_iter().find(|separator| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(*separator)
            .from_reader(line);
        let Some(Ok(columns)) = reader.records().next() else {
            return false;
        };
        columns.len() > 1 && columns.iter().any(is_text)
    })
}

fn is_text(name: &str) -> bool {
    TEXTS.contains(&name.trim().to_lowercase().as_str())
}

/// The sources of a table.
pub(super) fn read(input: &Input<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    let file = &input.name.path;
    let Ok(decoded) = decode::decode(bytes) else {
        sink.problems.push(not_text(file));
        return;
    };
    sink.problems
        .extend(decoded.doubt.map(|doubt| doubtful(file, doubt)));
    let text = decoded.text;
    let Some(separator) = separator(text.as_bytes()) else {
        sink.problems.push(Problem::error(
            file,
            "this table has no column of texts",
            "call one `text` in the first line",
        ));
        return;
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings: Vec<String> = match reader.headers() {
        Ok(headings) => headings
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect(),
        Err(_) => return,
    };
    let texts = headings.iter().position(|name| is_text(name));
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let problem = Problem::error(
                    file,
                    "a row of this table cannot be read",
                    "correct it, or remove it",
                );
                let at = error
                    .position()
                    .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
                sink.problems.push(problem.at(&text, at, at));
                continue;
            }
        };
        let at = row
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let line = row
            .position()
            .map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        let cells = headings.iter().zip(&row);
        let cells: Vec<(&str, &str)> = cells
            .map(|(name, cell)| (name.as_str(), cell))
            .filter(|(name, cell)| !is_text(name) && !cell.trim().is_empty())
            .collect();
        let mut faults = Vec::new();
        let (details, id) = details(file, &text, at, &cells, &mut faults);
        let name = Name {
            id: id.unwrap_or_else(|| line.to_string()),
            path: format!("{file}/row-{line}"),
            story: input.many.clone(),
        };
        let extract = Extract {
            text: texts
                .and_then(|n| row.get(n))
                .unwrap_or_default()
                .to_owned(),
            details,
            ..Extract::default()
        };
        let source = complete(name, extract, &mut faults);
        sink.problems.extend(faults);
        source
            .into_iter()
            .for_each(|source| (sink.found)(super::Placed::whole(source)));
    }
}

/// What the other cells of a row state.
fn details(
    file: &str,
    text: &str,
    at: usize,
    cells: &[(&str, &str)],
    faults: &mut Vec<Problem>,
) -> (Details, Option<String>) {
    let object: serde_json::Map<String, serde_json::Value> = cells
        .iter()
        .map(|(name, cell)| ((*name).to_owned(), (*cell).into()))
        .collect();
    // The same reader as for a line of NDJSON, so that both know the same names.
    let Ok(json) = serde_json::to_string(&object) else {
        return (Details::default(), None);
    };
    let Ok(written) = serde_json::from_str::<Written>(&json) else {
        return (Details::default(), None);
    };
    let mut found = Vec::new();
    let page = Page {
        file,
        text: &json,
        skipped: 0,
    };
    let details = written.understand(page, &mut found).from(Origin::Field);
    // The fault stands in the row, not in what we made of it.
    faults.extend(found.into_iter().map(|mut fault| {
        fault.place.excerpt = None;
        fault.at(text, at, at)
    }));
    let id = written.id.as_ref().and_then(|id| id.value.said());
    (details, id.map(|id| id.trim().to_owned()))
}
