//! What stands on a page beside its text: running heads, numbers of pages, boxes, side columns.

use super::column::Block;
use super::sheet::{Frame, Sheet};
use super::word::{Word, around, letters, rows};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How many rows at the top and at the bottom of a page may be running heads.
const MARGIN: usize = 2;

/// How far from its place on another page a running head may stand, in points.
const OFF: f64 = 4.0;

/// What stands aside is at most this share of the letters of its page, or of a usual page where
/// there is less on its own.
const SHARE: usize = 3;

/// A box is at most this share of its page's area, and at least so many rows high.
const AREA: f64 = 0.6;
const ROWS: usize = 2;

/// A side column is narrower than this share of the text's own.
const NARROW: f64 = 0.8;

/// How many rows a column has at least, to know its width.
const KNOWN: usize = 4;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[-–—|•\s]*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von|de)\s*\d{1,4})?[-–—|•\s]*$")
        .expect("a constant pattern")
});

/// A number stands apart from the text by more than this many of its rows.
const APART: f64 = 1.3;

/// A row at the edge of a page.
struct Head {
    text: String,
    /// Its words with `#` for figures.
    form: String,
    figures: Vec<i64>,
    y: f64,
    /// Whether nothing is further out, and a gap is between it and the text.
    apart: bool,
}

impl Head {
    /// Whether this is the other on another page: what differs is at most the page's number.
    fn is(&self, page: usize, other: &Self, at: usize) -> bool {
        let turned = i64::try_from(at).unwrap_or(0) - i64::try_from(page).unwrap_or(0);
        let mut figures = self.figures.iter().zip(&other.figures);
        (self.y - other.y).abs() < OFF
            && self.form == other.form
            && (self.text == other.text
                || self.figures.len() == other.figures.len()
                    && figures.all(|(a, b)| a == b || b - a == turned))
    }
}

/// Takes out the numbers of pages, and what stands in the same place of several pages.
pub(super) fn take_heads(pages: &mut [Vec<Word>]) {
    let heads: Vec<Vec<Head>> = pages.iter().map(|words| edges(words)).collect();
    let mut seen: BTreeMap<&str, Vec<(usize, &Head)>> = BTreeMap::new();
    for (page, heads) in heads.iter().enumerate() {
        for head in heads {
            seen.entry(&head.form).or_default().push((page, head));
        }
    }
    for (page, words) in pages.iter_mut().enumerate() {
        let running = |head: &&Head| {
            let mut others = seen.get(head.form.as_str()).into_iter().flatten();
            head.apart && NUMBER.is_match(&head.text)
                || others.any(|(at, other)| *at != page && head.is(page, other, *at))
        };
        let gone: Vec<f64> = heads[page]
            .iter()
            .filter(running)
            .map(|head| head.y)
            .collect();
        // A page of nothing else shows what it is about in this way.
        let stays = |word: &Word| !gone.iter().any(|y| (word.y - y).abs() < word.size / 2.0);
        if words.iter().any(stays) {
            words.retain(stays);
        }
    }
}

/// The rows at the top and at the bottom.
fn edges(words: &[Word]) -> Vec<Head> {
    let rows = rows(words.to_vec(), |word| (word.y, word.size));
    let place = |row: &Vec<Word>| row.first().map_or(0.0, |word| word.y);
    let gaps: Vec<f64> = rows
        .windows(2)
        .map(|two| place(&two[1]) - place(&two[0]))
        .collect();
    let mut usual = gaps.clone();
    usual.sort_by(f64::total_cmp);
    let usual = match usual.as_slice() {
        [] | [_] => words.first().map_or(0.0, |word| word.size),
        gaps => gaps[(gaps.len() - 1) / 2],
    };
    let last = rows.len().saturating_sub(1);
    let edge = rows
        .iter()
        .enumerate()
        .filter(|(n, _)| *n < MARGIN || *n + MARGIN > last);
    let head = |(n, row): (usize, &Vec<Word>)| {
        let gap = match n {
            0 => gaps.first(),
            n if n == last => gaps.last(),
            _ => None,
        };
        let y = place(row);
        let mut row: Vec<&Word> = row.iter().collect();
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let words: Vec<&str> = row.iter().map(|word| word.text.as_str()).collect();
        let text = words.join(" ");
        let mut form = String::new();
        for c in text.chars() {
            match c.is_ascii_digit() {
                true if form.ends_with('#') => {}
                true => form.push('#'),
                false => form.push(c),
            }
        }
        let figures = text.split(|c: char| !c.is_ascii_digit());
        let figures = figures.filter(|figure| !figure.is_empty());
        Head {
            figures: figures.map(|n| n.parse().unwrap_or(i64::MAX / 2)).collect(),
            form,
            text,
            y,
            apart: gap.is_some_and(|gap| *gap > APART * usual),
        }
    };
    edge.map(head).collect()
}

/// Takes out what stands in boxes: most of a page does not.
pub(super) fn take_boxes(sheet: &Sheet, words: &mut Vec<Word>, usual: usize) {
    let all = letters(words.iter()).max(usual);
    let area = sheet.width * sheet.height;
    let may_be = |frame: &&Frame| frame.width() * frame.height() < AREA * area;
    let mut frames: Vec<&Frame> = sheet.frames.iter().filter(may_be).collect();
    frames.sort_by(|a, b| (b.width() * b.height()).total_cmp(&(a.width() * a.height())));
    for frame in frames.into_iter().take(200) {
        let within = |word: &&Word| {
            let (x, y) = word.middle();
            frame.holds(x, y)
        };
        let inside: Vec<Word> = words.iter().filter(within).cloned().collect();
        let few = letters(inside.iter()) * SHARE <= all;
        if few && !inside.is_empty() && rows(inside, |word| (word.y, word.size)).len() >= ROWS {
            words.retain(|word| !within(&word));
        }
    }
}

/// How most of a document is set: the height of its font in half points, and the font.
pub(super) type Style = (i64, usize);

pub(super) fn style<'a>(words: impl Iterator<Item = &'a Word>) -> Style {
    let mut letters: BTreeMap<Style, usize> = BTreeMap::new();
    for word in words {
        #[expect(clippy::cast_possible_truncation, reason = "a height of some points")]
        let half = (word.size * 2.0).round() as i64;
        *letters.entry((half, word.font)).or_default() += word.text.chars().count();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    most.map_or((0, 0), |(style, _)| style)
}

/// Takes out columns beside the text that are set smaller or are narrower.
pub(super) fn take_sides(pages: &mut [Vec<Block>]) {
    let all = || pages.iter().flatten();
    let text = style(all().flat_map(|block| &block.words));
    let wide = |block: &&Block| row_count(block) >= KNOWN && style(block.words.iter()) == text;
    let widths: Vec<(f64, usize)> = all()
        .filter(wide)
        .map(|block| (around(&block.words).width(), letters(&block.words)))
        .collect();
    let width = median(widths);
    let count = |blocks: &[Block]| blocks.iter().map(|block| letters(&block.words)).sum();
    let total: usize = pages.iter().map(|blocks| count(blocks)).sum();
    let usual = total / pages.len().max(1);
    for blocks in pages {
        let all = usual.max(count(blocks));
        blocks.retain(|block| {
            let own = style(block.words.iter());
            let small = letters(&block.words) * SHARE <= all;
            let smaller = (text.0 - own.0) * 20 > text.0;
            let narrow = row_count(block) >= KNOWN && around(&block.words).width() < NARROW * width;
            !(block.beside && small && (smaller || narrow))
        });
    }
}

fn row_count(block: &Block) -> usize {
    rows(block.words.iter().collect(), |word| (word.y, word.size)).len()
}

/// The width in the middle, each counted as often as it has letters.
fn median(mut widths: Vec<(f64, usize)>) -> f64 {
    widths.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = widths.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut passed = 0;
    let middle = widths.iter().find(|(_, letters)| {
        passed += letters;
        passed > half
    });
    middle.map_or(0.0, |(width, _)| *width)
}
