//! Rows to paragraphs, with words whole again that were broken at the end of a row.

use super::column::Block;
use super::word::{Word, around, rows};
use std::collections::BTreeSet;

/// A gap between rows that separates paragraphs, in usual distances of rows.
const GAP: f64 = 1.3;

/// How far the first row of a paragraph begins to the right of the others, in heights of the font;
/// what begins further to the right is centred.
const INDENT: f64 = 0.8;
const CENTRED: f64 = 4.0;

/// How much the font of a row may be higher than that of the one above within a paragraph.
const TALLER: f64 = 1.08;

/// Signs of lists.
const BULLETS: [char; 7] = ['•', '◦', '▪', '●', '‣', '–', '*'];

/// First parts of words that keep their hyphen: "two-thirds", "self-defence".
const KEPT: [&str; 38] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half",
    "self", "non", "anti", "pro", "ex", "well", "long", "short", "high", "low", "mid", "cease",
    "first", "second", "third", "so", "year",
];

/// A row of a part of a page.
#[derive(Debug)]
struct Row {
    words: Vec<Word>,
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    font: usize,
}

/// Words that belong together, and the pages on which each row of them stands.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Rows without white space around them, and the page of each, from one.
    pub rows: Vec<(String, usize)>,
    pub size: f64,
    /// Whether its last row goes to the right edge, so that it may go on elsewhere.
    full: bool,
}

impl Paragraph {
    fn last(&self) -> &str {
        self.rows.last().map_or("", |(row, _)| row)
    }

    /// Whether it ends within a sentence.
    fn is_open(&self) -> bool {
        let closed = |c: char| matches!(c, '.' | '!' | '?' | ':' | '…' | '”' | '"' | '»' | ')');
        !self.last().ends_with(closed)
    }
}

/// The paragraphs of the parts of pages, in their order.
pub(super) fn paragraphs(pages: &[Vec<Block>]) -> Vec<Paragraph> {
    let mut blocks: Vec<(Vec<(Paragraph, bool)>, bool)> = Vec::new();
    for (page, parts) in pages.iter().enumerate() {
        let mut bottom = f64::INFINITY;
        for part in parts {
            // What stands below the part before it is set apart from it.
            let frame = around(&part.words);
            blocks.push((of(part, page + 1), frame.y0 < bottom));
            bottom = frame.y1;
        }
    }
    let later = || blocks.iter().flat_map(|(block, _)| block.iter().skip(1));
    let by_indent = later().filter(|(_, indented)| *indented).count() * 2 > later().count();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (block, follows) in blocks {
        for (n, (mut paragraph, indented)) in block.into_iter().enumerate() {
            let first = paragraph.rows.first().map_or("", |(row, _)| row);
            let small = first.starts_with(char::is_lowercase);
            let goes_on = |last: &&mut Paragraph| {
                let open = last.is_open() && (small || last.full && !indented);
                let within = by_indent && last.full && !indented;
                n == 0 && follows && (open || within) && (last.size - paragraph.size).abs() < 0.5
            };
            match paragraphs.last_mut().filter(goes_on) {
                Some(last) => {
                    last.rows.append(&mut paragraph.rows);
                    last.full = paragraph.full;
                }
                None => paragraphs.push(paragraph),
            }
        }
    }
    paragraphs
}

/// The paragraphs of one part, and whether each begins to the right of the others' rows.
fn of(block: &Block, page: usize) -> Vec<(Paragraph, bool)> {
    let edge = around(&block.words);
    let rows: Vec<Row> = rows(block.words.clone(), |word| (word.y, word.size))
        .into_iter()
        .filter_map(row)
        .collect();
    let usual = usual_distance(&rows);
    let mut paragraphs: Vec<(Paragraph, bool)> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let indent = (row.x0 - edge.x0) / row.size;
        let indented = INDENT < indent && indent < CENTRED;
        let above = n.checked_sub(1).and_then(|n| rows.get(n));
        // A heading of one row, indented like the paragraph below it.
        let single = paragraphs
            .last()
            .is_some_and(|(last, _)| last.rows.len() == 1);
        let flush = |row: &Row| row.x0 - edge.x0 < INDENT / 2.0 * row.size;
        let leads = single && rows.get(n + 1).is_some_and(flush);
        let begins = above.is_none_or(|above| {
            indented && (leads || flush(above)) || begins(above, row, (edge.x0, edge.x1), usual)
        });
        let words: Vec<&str> = row.words.iter().map(|word| word.text.as_str()).collect();
        if begins {
            let paragraph = Paragraph {
                size: row.size,
                ..Paragraph::default()
            };
            paragraphs.push((paragraph, indented));
        }
        if let Some((paragraph, _)) = paragraphs.last_mut() {
            paragraph.rows.push((words.join(" "), page));
            paragraph.full = edge.x1 - row.x1 < 4.0 * row.size;
        }
    }
    paragraphs
}

fn row(mut words: Vec<Word>) -> Option<Row> {
    words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let frame = around(&words);
    let longest = words.iter().max_by_key(|word| word.text.chars().count())?;
    let (y, size, font) = (longest.y, longest.size, longest.font);
    Some(Row {
        x0: frame.x0,
        x1: frame.x1,
        y,
        size,
        font,
        words,
    })
}

/// The distance in the middle of those between rows.
fn usual_distance(rows: &[Row]) -> f64 {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let mut distances: Vec<f64> = pairs.map(|(above, row)| row.y - above.y).collect();
    distances.sort_by(f64::total_cmp);
    // Where paragraphs are of one row each, the smaller half are the distances within them.
    distances
        .get(distances.len().saturating_sub(1) / 2)
        .copied()
        .unwrap_or(0.0)
}

/// Whether a paragraph begins with a row.
fn begins(above: &Row, row: &Row, (left, right): (f64, f64), usual: f64) -> bool {
    let distance = row.y - above.y;
    let taller = above.size.max(row.size) > TALLER * above.size.min(row.size);
    let usual = usual.min(1.6 * row.size);
    let first = row.words.first();
    let listed = first.is_some_and(|word| {
        let mut chars = word.text.chars();
        chars.next().is_some_and(|c| BULLETS.contains(&c)) && chars.next().is_none()
    });
    // The first word had room in the row above.
    let room = first
        .is_some_and(|word| above.x1 + 0.3 * row.size + (word.x1 - word.x0) < right - row.size);
    // So do the rows of a quotation, which are as long as they can be.
    let indent = (row.x0 - left) / row.size;
    let indented = INDENT < indent && indent < CENTRED && room;
    let closed = above.words.last().is_some_and(|word| {
        word.text
            .trim_end_matches(['"', '”', '’', ')', '»'])
            .ends_with(['.', '!', '?', ':'])
    });
    taller
        || distance > GAP * usual
        || listed
        || indented
        || room && (closed || above.font != row.font)
}

/// The words of a paragraph, and where each of its pages begins in it.
pub(super) fn joined(
    paragraph: &Paragraph,
    known: &BTreeSet<String>,
) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut pages: Vec<(usize, usize)> = Vec::new();
    for (row, page) in &paragraph.rows {
        if !text.is_empty() {
            join(&mut text, row, known);
        }
        if pages.last().is_none_or(|(last, _)| last != page) {
            pages.push((*page, text.len()));
        }
        text.push_str(row);
    }
    (text, pages)
}

/// Makes room for the next row: a space, or none after a hyphen, which goes too where the word was
/// only broken.
fn join(text: &mut String, row: &str, known: &BTreeSet<String>) {
    let Some(before) = text.strip_suffix(['-', '\u{2010}', '\u{ad}']) else {
        text.push(' ');
        return;
    };
    let soft = text.ends_with('\u{ad}');
    let first = |c: char| !(c.is_alphanumeric() || c == '\'' || c == '’');
    let start = before
        .rsplit(first)
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let end = row.split(first).next().unwrap_or_default().to_lowercase();
    // "a – b" with a hyphen for the dash.
    if start.is_empty() {
        text.push(' ');
        return;
    }
    let whole = known.contains(&format!("{start}{end}"));
    let hyphened = known.contains(&format!("{start}-{end}"));
    let small = row.starts_with(char::is_lowercase);
    let figures = start.chars().any(|c| c.is_ascii_digit());
    let keeps = hyphened || figures || !small || KEPT.contains(&&*start);
    if soft || whole || !keeps {
        text.truncate(before.len());
    }
}

/// The words that stand in rows without being broken, in small letters.
pub(super) fn known(paragraphs: &[Paragraph]) -> BTreeSet<String> {
    let rows = paragraphs.iter().flat_map(|paragraph| &paragraph.rows);
    let mut known = BTreeSet::new();
    for (row, _) in rows {
        let outer = |c: char| !c.is_alphanumeric();
        let mut words: Vec<&str> = row.split(' ').collect();
        // The first may be the rest of a word, the last its beginning.
        words.pop();
        for word in words.into_iter().skip(1) {
            known.insert(word.trim_matches(outer).to_lowercase());
        }
    }
    known
}
