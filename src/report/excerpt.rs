//! A sentence cut to the words that matter, with these words marked.

use super::safe::{safe, shorten, width};
use super::style::{Role, Style};
use std::ops::Range;

/// How far from the marked words an excerpt can reach, in bytes. A document without full
/// stops is one sentence, and must not be read whole for every claim in it.
const REACH: usize = 600;

/// A run of characters without white space, marked as a whole or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub text: &'a str,
    pub marked: bool,
    /// White space stands before it.
    pub spaced: bool,
}

const ELLIPSIS: Piece = Piece {
    text: "…",
    marked: false,
    spaced: true,
};

/// The words of `text` around `marks`, in at most about `budget` columns.
///
/// Any white space counts as one space. Marks may lie anywhere; what lies outside of the
/// text marks nothing.
pub(crate) fn excerpt<'a>(text: &'a str, marks: &[Range<usize>], budget: usize) -> Vec<Piece<'a>> {
    let inside = |mark: &&Range<usize>| mark.start < text.len();
    let begin = marks.iter().find(inside).map_or(0, |mark| mark.start);
    let from = text.floor_char_boundary(begin.saturating_sub(REACH));
    let to = text.ceil_char_boundary(begin.saturating_add(2 * REACH).min(text.len()));
    let pieces = pieces(text, from..to, marks);
    let kept = window(&pieces, budget);
    let cut_before = kept.start > 0 || from > 0;
    let cut_after = kept.end < pieces.len() || to < text.len();
    let mut out = Vec::new();
    out.extend(cut_before.then_some(ELLIPSIS));
    out.extend_from_slice(&pieces[kept]);
    out.extend(cut_after.then_some(ELLIPSIS));
    out
}

/// All words of `text`, none marked.
pub(crate) fn words(text: &str) -> Vec<Piece<'_>> {
    pieces(text, 0..text.len(), &[])
}

fn pieces<'a>(text: &'a str, within: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece<'a>> {
    let edge = |at: usize| text.floor_char_boundary(at);
    let marks: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| edge(mark.start)..edge(mark.end))
        .filter(|mark| mark.start < within.end && mark.end > within.start)
        .collect();
    let mut out = Vec::new();
    let mut at = within.start;
    for part in text[within].split_inclusive(char::is_whitespace) {
        let word = part.trim_end_matches(char::is_whitespace);
        let mut from = at;
        let end = at + word.len();
        at += part.len();
        while from < end {
            let edges = marks.iter().flat_map(|mark| [mark.start, mark.end]);
            let to = edges
                .filter(|edge| (from + 1..end).contains(edge))
                .min()
                .unwrap_or(end);
            out.push(Piece {
                text: &text[from..to],
                marked: marks
                    .iter()
                    .any(|mark| mark.start <= from && to <= mark.end),
                spaced: from + word.len() == end,
            });
            from = to;
        }
    }
    out
}

/// The pieces to keep: the marked ones, and as many around them as fit.
fn window(pieces: &[Piece], budget: usize) -> Range<usize> {
    let cost = |n: usize| match pieces.get(n) {
        Some(piece) => width(&safe(piece.text)) + usize::from(piece.spaced),
        None => 0,
    };
    let total = |range: Range<usize>| range.map(cost).sum::<usize>();
    let first = pieces.iter().position(|p| p.marked).unwrap_or(0);
    let last = pieces.iter().rposition(|p| p.marked).unwrap_or(first);
    let mut kept = first..(last + 1).min(pieces.len());
    let mut used = total(kept.clone());
    if used > budget {
        kept.end = (first + 1).min(pieces.len());
        used = total(kept.clone());
    }
    loop {
        let before = kept
            .start
            .checked_sub(1)
            .filter(|n| used + cost(*n) <= budget);
        if let Some(n) = before {
            kept.start = n;
            used += cost(n);
        }
        let after = Some(kept.end).filter(|n| *n < pieces.len() && used + cost(*n) <= budget);
        if let Some(n) = after {
            kept.end = n + 1;
            used += cost(n);
        }
        if before.is_none() && after.is_none() {
            return kept;
        }
    }
}

/// Pieces as lines of at most `columns`, made safe; all but the first begin with `indent`
/// spaces. The first begins at column `indent` as well, with whatever the caller puts there.
pub(crate) fn lay(pieces: &[Piece], indent: usize, columns: usize, style: Style) -> String {
    let (on, off) = style.marks(Role::Mark);
    let sign = usize::from(style == Style::Plain);
    let mut out = String::new();
    let mut column = indent;
    let mut marked = false;
    for run in pieces.chunk_by(|_, next| !next.spaced) {
        let texts: Vec<_> = run.iter().map(|p| shorten(p.text, columns)).collect();
        let signs = sign * 2 * usize::from(run.iter().any(|p| p.marked));
        let wide = texts.iter().map(|text| width(text)).sum::<usize>() + signs;
        let goes_on = marked && run.first().is_some_and(|p| p.marked);
        if marked && !goes_on {
            out.push_str(&off);
            marked = false;
        }
        if column > indent && column + 1 + wide > columns {
            // A mark that goes on must not colour the margin.
            if goes_on && style == Style::Coloured {
                out.push_str(&off);
            }
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
            if goes_on && style == Style::Coloured {
                out.push_str(&on);
            }
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        for (piece, text) in run.iter().zip(&texts) {
            if piece.marked != marked {
                out.push_str(if piece.marked { &on } else { &off });
                marked = piece.marked;
            }
            out.push_str(text);
        }
        column += wide;
    }
    if marked {
        out.push_str(&off);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, marks: &[(usize, usize)], budget: usize) -> String {
        let marks: Vec<Range<usize>> = marks.iter().map(|(a, b)| *a..*b).collect();
        lay(&excerpt(text, &marks, budget), 2, 40, Style::Plain)
    }

    #[test]
    fn the_marked_words_stay() {
        let text = "One two three four five six seven eight nine ten.";
        let all = "One two three four five six seven\n  eight nine ten.";
        let cases = [
            (vec![], 100, all),
            (vec![(0, 3)], 9, "«One» two …"),
            (vec![(14, 18)], 16, "… three «four» five …"),
            (vec![(14, 23)], 16, "… three «four five» …"),
            (vec![(4, 6)], 9, "One «tw»o …"),
            (vec![(44, 400)], 10, "… nine «ten.»"),
            (vec![(900, 901)], 10, "One two …"),
            (vec![(0, 3), (8, 13)], 14, "«One» two «three» …"),
            (vec![(0, 3), (44, 47)], 9, "«One» two …"),
        ];
        for (marks, budget, wanted) in cases {
            assert_eq!(plain(text, &marks, budget), wanted, "{marks:?}");
        }
    }

    #[test]
    fn white_space_is_one_space_and_escapes_show() {
        let cases = [
            ("a\n  b\u{a0}c", "a b c"),
            ("a\u{1b}[1mb", r"a\u{1b}[1mb"),
            ("", ""),
            ("   ", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(plain(text, &[], 80), wanted);
        }
    }

    #[test]
    fn colour_stops_at_the_end_of_a_line() {
        let text = "aaaa bbbb cccc dddd";
        let laid = lay(
            &excerpt(text, std::slice::from_ref(&(5..14)), 80),
            2,
            12,
            Style::Coloured,
        );
        for line in laid.lines() {
            let resets = line.matches("\u{1b}[0m").count();
            assert_eq!(resets, 1, "{laid:?}");
        }
    }

    #[test]
    fn a_text_without_full_stops_is_not_read_whole() {
        let text = "x ".repeat(100_000);
        let laid = plain(&text, &[(100_000, 100_001)], 20);
        assert!(laid.contains("«x»") && laid.starts_with("… x"), "{laid}");
    }
}
