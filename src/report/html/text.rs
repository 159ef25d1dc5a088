//! A source's text with every claim marked in place.

use super::super::story::line_starts;
use super::grid::Column;
use super::mark::{Badge, Marks, anchor};
use crate::source::Source;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) struct Text {
    pub column: Column,
    pub path: String,
    /// Its address, if it is one that a browser may follow.
    pub url: Option<String>,
    pub author: String,
    pub lines: Vec<Line>,
    /// As of a story's rest.
    pub late: bool,
}

pub(super) struct Line {
    /// From one, in the file; `None` for the title behind the prose.
    pub number: Option<usize>,
    pub runs: Vec<Run>,
}

/// A run of words under the same marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The anchor of a range that begins here.
    pub ids: Vec<String>,
    pub text: String,
    /// The hue of the narrowest claim.
    pub hue: Option<usize>,
    /// What ends here.
    pub notes: Vec<Note>,
}

/// The claims of one rule that end at a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub rule: String,
    pub badges: Vec<Badge>,
}

pub(super) fn text(
    source: &Source,
    column: Column,
    story: usize,
    place: usize,
    marks: &Marks,
    late: bool,
) -> Text {
    let claims: Vec<Claimed> = (marks.of(&source.id).into_iter())
        .map(|(range, rules)| Claimed {
            id: anchor(story, place, &range),
            hue: rules.values().flatten().map(|b| b.hue).next().unwrap_or(0),
            notes: rules.iter().collect(),
            range,
        })
        .collect();
    let followed = |url: &String| ["http://", "https://"].iter().any(|p| url.starts_with(p));
    Text {
        column,
        path: source.path.clone(),
        url: source.url.clone().filter(followed),
        author: source.author.clone().unwrap_or_default(),
        lines: lines(source, &claims),
        late,
    }
}

/// What claims one range of a text.
struct Claimed<'m> {
    range: Range<usize>,
    id: String,
    hue: usize,
    notes: Vec<(&'m String, &'m Vec<Badge>)>,
}

/// The lines of the prose, but for blank ones; above them the title, if a claim stands in it.
fn lines(source: &Source, claims: &[Claimed]) -> Vec<Line> {
    let text = match claims.last() {
        Some(last) if source.in_headline(last.range.start) => &source.text,
        _ => source.file(),
    };
    let mut lines = drawn_lines(text, source.body, claims);
    if let Some(headline) = source.headline {
        let first = line_starts(text).partition_point(|start| *start <= headline);
        let of_title = |line: &Line| line.number.is_some_and(|number| number >= first);
        if text.len() > headline {
            let at = lines.partition_point(|line| !of_title(line));
            lines[at..].iter_mut().for_each(|line| line.number = None);
            let title = lines.len() - at;
            lines.rotate_right(title);
        }
    }
    lines
}

/// The lines from byte `body` on, but for blank ones.
fn drawn_lines(text: &str, body: usize, claims: &[Claimed]) -> Vec<Line> {
    let starts = line_starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut cuts: BTreeSet<usize> = BTreeSet::new();
    for claim in claims {
        cuts.extend([claim.range.start, claim.range.end]);
    }
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut out = Vec::new();
    for (number, (start, end)) in starts.iter().copied().zip(ends).enumerate() {
        let start = start.max(body);
        let words = text.get(start..end).unwrap_or_default().trim_end();
        if start >= end || words.is_empty() {
            continue;
        }
        let end = start + words.len();
        let mut runs = Vec::new();
        let mut from = start;
        while from < end {
            let to = cuts.range(from + 1..end).next().copied().unwrap_or(end);
            let to = text.ceil_char_boundary(to).min(end);
            let mut ids = Vec::new();
            while let Some(claim) = claims.get(next).filter(|claim| claim.range.start < to) {
                ids.push(claim.id.clone());
                open.push(next);
                next += 1;
            }
            let narrowest = open.iter().filter_map(|n| claims.get(*n));
            let narrowest = narrowest
                .filter(|claim| claim.range.end > from)
                .min_by_key(|claim| claim.range.len());
            let hue = narrowest.map(|claim| claim.hue);
            let (closed, still) = open.iter().partition(|n| ends_by(claims, **n, to));
            open = still;
            runs.push(Run {
                ids,
                text: text.get(from..to).unwrap_or_default().to_owned(),
                hue,
                notes: notes(claims, closed),
            });
            from = to;
        }
        out.push(Line {
            number: Some(number + 1),
            runs,
        });
    }
    out
}

fn ends_by(claims: &[Claimed], n: usize, at: usize) -> bool {
    claims.get(n).is_some_and(|claim| claim.range.end <= at)
}

fn notes(claims: &[Claimed], closed: Vec<usize>) -> Vec<Note> {
    let closed = closed.into_iter().filter_map(|n| claims.get(n));
    let all = closed.flat_map(|claim| &claim.notes);
    all.map(|(rule, badges)| Note {
        rule: (*rule).clone(),
        badges: (*badges).clone(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(range: Range<usize>, rule: &String) -> Claimed<'_> {
        const NONE: &Vec<Badge> = &Vec::new();
        Claimed {
            id: format!("{}-{}", range.start, range.end),
            hue: range.start,
            notes: vec![(rule, NONE)],
            range,
        }
    }

    /// Runs as text: ids in brackets, notes in braces.
    fn drawn(text: &str, body: usize, ranges: &[(usize, usize)]) -> Vec<String> {
        let rule = "r".to_owned();
        let claims: Vec<_> = ranges.iter().map(|r| claimed(r.0..r.1, &rule)).collect();
        let run = |run: &Run| {
            let ids: String = run.ids.iter().map(|id| format!("[{id}]")).collect();
            let sign = if run.hue.is_some() { "_" } else { "" };
            let notes = "{}".repeat(run.notes.len());
            format!("{ids}{sign}{}{sign}{notes}", run.text)
        };
        let line = |line: &Line| {
            let runs: String = line.runs.iter().map(run).collect();
            let number = line.number.map_or("title".to_owned(), |n| n.to_string());
            format!("{number} {runs}")
        };
        let source = Source {
            text: text.to_owned(),
            body,
            title: Some("f g".to_owned()),
            ..Source::default()
        };
        let lines = lines(&source.with_headline(), &claims);
        lines.iter().map(line).collect()
    }

    #[test]
    fn claims_are_marked_where_they_stand() {
        for (text, body, ranges, wanted) in [
            ("one two", 0, vec![], vec!["1 one two"]),
            ("one two", 0, vec![(4, 7)], vec!["1 one [4-7]_two_{}"]),
            (
                "one two",
                0,
                vec![(0, 7), (4, 7)],
                vec!["1 [0-7]_one _[4-7]_two_{}{}"],
            ),
            (
                "one two",
                0,
                vec![(0, 5), (3, 7)],
                vec!["1 [0-5]_one_[3-7]_ t_{}_wo_{}"],
            ),
            ("a\n\nb c", 2, vec![(3, 4)], vec!["3 [3-4]_b_{} c"]),
            (
                "a b\nc d",
                0,
                vec![(2, 5)],
                vec!["1 a [2-5]_b_", "2 _c_{} d"],
            ),
            ("éé", 0, vec![(0, 2)], vec!["1 [0-2]_é_{}é"]),
            (
                "a\nb",
                0,
                vec![(5, 6)],
                vec!["title [5-6]_f_{} g", "1 a", "2 b"],
            ),
        ] {
            assert_eq!(drawn(text, body, &ranges), wanted, "{text:?} {ranges:?}");
        }
    }
}
