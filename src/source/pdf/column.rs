//! The order in which the parts of a page are read.
//!
//! Where a strip of the page is empty between words on its left and on its right, they are columns:
//! what stands above the strip is read first, then the left, the right, and what stands below.

use super::word::{Word, around, rows};

/// How wide an empty strip between columns is at least, in heights of the font.
const STRIP: f64 = 0.9;

/// How much larger than the text a heading is set.
const TALLER: f64 = 1.15;

/// How wide a column is at least, in heights of the font: the numbers of a list are none.
const COLUMN: f64 = 8.0;

/// How many rows each of two columns has at least.
const ROWS: usize = 2;

/// How much of the rows of a column its words fill at least: those of a table are emptier.
const FULL: f64 = 0.6;

/// How much wider than most gaps between words a strip is.
const WIDER: f64 = 1.5;

/// How many gaps of a part are looked at, the widest first. A page of more words than this is no
/// page that people read.
const GAPS: usize = 300;
const MANY: usize = 20_000;

/// Part of a page in which rows are read from the top, and whether others stand beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub words: Vec<Word>,
    pub beside: bool,
}

/// The parts of a page in the order of reading.
pub(super) fn blocks(words: Vec<Word>) -> Vec<Block> {
    let mut blocks = Vec::new();
    part(words, false, &mut blocks);
    blocks
}

fn part(words: Vec<Word>, beside: bool, blocks: &mut Vec<Block>) {
    if words.is_empty() {
        return;
    }
    let mut rows = rows(words, |word| (word.y, word.size));
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    let Some(strip) = strip(&rows) else {
        let words = rows.into_iter().flatten().collect();
        blocks.push(Block { words, beside });
        return;
    };
    let below = rows.split_off(strip.end);
    let columns = rows.split_off(strip.start);
    let (left, right) = columns
        .into_iter()
        .flatten()
        .partition(|word: &Word| word.middle().0 < strip.x);
    part(rows.into_iter().flatten().collect(), beside, blocks);
    part(left, true, blocks);
    part(right, true, blocks);
    part(below.into_iter().flatten().collect(), beside, blocks);
}

/// An empty strip: the rows along which it goes, and a place in it.
#[derive(Clone, Copy, Debug)]
struct Strip {
    start: usize,
    end: usize,
    x: f64,
}

/// The strip that separates most.
fn strip(rows: &[Vec<Word>]) -> Option<Strip> {
    if rows.iter().map(Vec::len).sum::<usize>() > MANY {
        return None;
    }
    let mut gaps: Vec<(usize, f64, f64)> = Vec::new();
    let end = around(rows.iter().flatten()).x1;
    for (n, row) in rows.iter().enumerate() {
        let next = row.iter().skip(1).map(|word| word.x0).chain([end]);
        let ends = row.iter().zip(next);
        let wide = ends.filter(|(word, next)| next - word.x1 >= STRIP * word.size);
        gaps.extend(wide.map(|(word, next)| (n, word.x1, next)));
    }
    gaps.sort_by(|a, b| (b.2 - b.1).total_cmp(&(a.2 - a.1)).then(a.0.cmp(&b.0)));
    gaps.truncate(GAPS);
    let found = gaps.into_iter().filter_map(|gap| grown(rows, gap));
    let best = found.max_by(|a, b| a.0.cmp(&b.0).then(b.1.start.cmp(&a.1.start)));
    best.map(|(_, strip)| strip)
}

/// The strip that goes through a gap, as far up and down as it can, and how many rows the shorter
/// of its columns has.
fn grown(rows: &[Vec<Word>], (row, x0, x1): (usize, f64, f64)) -> Option<(usize, Strip)> {
    let size = rows.get(row)?.first()?.size;
    let (mut free, mut start, mut end) = ((x0, x1), row, row + 1);
    while let Some(narrower) = rows.get(end).and_then(|row| through(row, free, size)) {
        free = narrower;
        end += 1;
    }
    while let Some(above) = start.checked_sub(1) {
        let Some(narrower) = through(rows.get(above)?, free, size) else {
            break;
        };
        free = narrower;
        start = above;
    }
    let x = (free.0 + free.1) / 2.0;
    // The last line of a heading over both columns ends before the strip.
    let sizes = rows.get(start..end)?.iter().flatten().map(|word| word.size);
    let text = median(sizes.collect());
    let over = |row: &Vec<Word>| {
        let mut words = row.iter();
        words.all(|word| word.size > TALLER * text && word.middle().0 < x)
    };
    while start < end && rows.get(start).is_some_and(over) {
        start += 1;
    }
    let along = rows.get(start..end)?;
    let sides = [
        Side::of(along, |word| word.middle().0 < x),
        Side::of(along, |word| word.middle().0 >= x),
    ];
    let usual = median(sides.iter().flat_map(|side| side.gaps.clone()).collect());
    // Where rows are spread to a width, spaces between words stand below each other by chance.
    let wide = free.1 - free.0 >= WIDER * usual;
    let columns = sides.iter().all(|side| side.is_column(size));
    let shorter = sides.iter().map(|side| side.rows).min()?;
    (wide && columns).then_some((shorter, Strip { start, end, x }))
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

/// The words on one side of a strip.
struct Side {
    rows: usize,
    width: f64,
    /// The width of all words, and that of all rows from their first to their last word.
    words: f64,
    whole: f64,
    /// The gaps between words.
    gaps: Vec<f64>,
}

impl Side {
    fn of(along: &[Vec<Word>], is: impl Fn(&Word) -> bool) -> Self {
        let rows = along
            .iter()
            .map(|row| row.iter().filter(|word| is(word)).collect());
        let rows: Vec<Vec<&Word>> = rows.filter(|row: &Vec<&Word>| !row.is_empty()).collect();
        let all = || rows.iter().flatten().copied();
        let pairs = rows
            .iter()
            .flat_map(|row| row.iter().zip(row.iter().skip(1)));
        let extent = |row: &Vec<&Word>| around(row.iter().copied()).width();
        Self {
            width: around(all()).width(),
            words: all().map(|word| word.x1 - word.x0).sum(),
            whole: rows.iter().map(extent).sum(),
            gaps: pairs.map(|(word, next)| next.x0 - word.x1).collect(),
            rows: rows.len(),
        }
    }

    fn is_column(&self, size: f64) -> bool {
        self.rows >= ROWS && self.width >= COLUMN * size && self.words >= FULL * self.whole
    }
}

/// What stays free of a strip where it goes through a row; `None` where that is too narrow.
fn through(row: &[Word], (x0, x1): (f64, f64), size: f64) -> Option<(f64, f64)> {
    let mut best: Option<(f64, f64)> = None;
    let mut from = x0;
    // A space in a large heading is no strip.
    let size = row.iter().map(|word| word.size).fold(size, f64::max);
    let within = row.iter().filter(|word| word.x1 > x0 && word.x0 < x1);
    let ends = within.map(|word| (word.x0, word.x1)).chain([(x1, x1)]);
    for (start, end) in ends {
        if start - from >= best.map_or(STRIP * size, |(a, b)| b - a) {
            best = Some((from, start));
        }
        from = from.max(end);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of five characters at these places, each as wide as a column's line.
    fn page(places: &[(f64, f64, f64)]) -> Vec<Word> {
        let word = |(n, (x0, x1, y)): (usize, &(f64, f64, f64))| Word {
            text: n.to_string(),
            x0: *x0,
            x1: *x1,
            y: *y,
            size: 10.0,
            font: 0,
        };
        places.iter().enumerate().map(word).collect()
    }

    fn read(places: &[(f64, f64, f64)]) -> String {
        let blocks = blocks(page(places));
        let block = |block: &Block| {
            let words = block.words.iter().map(|word| word.text.as_str());
            words.collect::<Vec<_>>().join(" ")
        };
        blocks.iter().map(block).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let (left, right) = ((50.0, 200.0), (220.0, 370.0));
        let at = |(x0, x1): (f64, f64), y: f64| (x0, x1, y);
        for (places, order) in [
            // A heading above, a line below, across both.
            (
                vec![
                    at((50.0, 370.0), 20.0),
                    at(left, 50.0),
                    at(right, 50.0),
                    at(left, 62.0),
                    at(right, 62.0),
                    at((50.0, 370.0), 90.0),
                ],
                "0 | 1 3 | 2 4 | 5",
            ),
            // Rows of the one between those of the other.
            (
                vec![
                    at(left, 50.0),
                    at(left, 62.0),
                    at(left, 74.0),
                    at(right, 56.0),
                    at(right, 68.0),
                ],
                "0 1 2 | 3 4",
            ),
            // Three columns, of two words a row.
            (
                (0..12)
                    .map(|n| {
                        let x = 50.0 + 60.0 * f64::from(n % 6);
                        let x = x - 8.0 * f64::from(n % 2);
                        (x, x + 48.0, 50.0 + 12.0 * f64::from(n / 6))
                    })
                    .collect(),
                "0 1 6 7 | 2 3 8 9 | 4 5 10 11",
            ),
            // The numbers of a list are no column, nor are spaces between words.
            (
                vec![
                    (50.0, 56.0, 50.0),
                    (70.0, 300.0, 50.0),
                    (50.0, 56.0, 62.0),
                    (70.0, 300.0, 62.0),
                ],
                "0 1 2 3",
            ),
            (
                vec![
                    (50.0, 150.0, 50.0),
                    (154.0, 300.0, 50.0),
                    (50.0, 150.0, 62.0),
                    (154.0, 300.0, 62.0),
                ],
                "0 1 2 3",
            ),
        ] {
            assert_eq!(read(&places), order);
        }
    }
}
