//! Long documents in pieces that are read at the same time.
//!
//! A rule file is mostly one list. Where an item of it begins is seen by its indentation; a piece
//! that ends within anything else, in quotes, say, is no document, so that nothing is misread.

use super::plain::{is_null, piece};
use super::{Body, Node, Words};
use rayon::prelude::*;
use std::ops::Range;

/// Bytes of which it pays to make a piece.
const PIECE: usize = 16 << 10;

/// Reads a document that is mostly one list; `None` where it is not, has a fault or anything
/// unusual.
pub fn parse(text: &str) -> Option<Node> {
    let list = longest_list(text)?;
    let after = text.get(list.end..)?;
    let (head, items) = rayon::join(
        || Some([of(text, 0..list.key.start)?, after_list(after, list.end)?]),
        || {
            let pieces = list.pieces.par_iter().with_max_len(1);
            let read = pieces.map(|range| piece(&text[range.clone()], range.start, 1));
            read.collect::<Option<Vec<Node>>>()
        },
    );
    let [mut root, after] = head?;
    let mut pieces = items?.into_iter();
    let mut all = pieces.next()?;
    let Body::List(items) = &mut all.body else {
        return None;
    };
    for piece in pieces {
        let Body::List(more) = piece.body else {
            return None;
        };
        items.extend(more);
    }
    let key = Words {
        text: text[list.key.clone()].to_owned(),
        range: list.key,
    };
    let (Body::Map(entries), Body::Map(more)) = (&mut root.body, after.body) else {
        return None;
    };
    entries.push((key, all));
    entries.extend(more);
    Some(root)
}

fn of(text: &str, range: Range<usize>) -> Option<Node> {
    piece(&text[range.clone()], range.start, 0)
}

/// What follows a list, which may be nothing.
fn after_list(text: &str, start: usize) -> Option<Node> {
    let is_silent = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    match text.lines().all(is_silent) {
        true => Some(Node {
            range: start..start,
            body: Body::Map(Vec::new()),
        }),
        false => piece(text, start, 0),
    }
}

/// A list that an entry of the document holds.
struct List {
    key: Range<usize>,
    /// Some items each.
    pieces: Vec<Range<usize>>,
    end: usize,
}

/// The longest list, if it makes more than one piece.
fn longest_list(text: &str) -> Option<List> {
    let (mut lists, mut at) = (Vec::new(), 0);
    let mut list: Option<(Range<usize>, Option<&str>, Vec<usize>)> = None;
    let mut close = |list: &mut Option<(Range<usize>, Option<&str>, Vec<usize>)>, end| {
        if let Some((key, _, starts)) = list.take().filter(|(_, _, starts)| !starts.is_empty()) {
            lists.push((key, starts, end));
        }
    };
    for line in text.split_inclusive('\n') {
        // Where a document ends and what follows is not seen by a piece.
        if line.starts_with(['%', '\u{feff}']) || line.starts_with("---") || line.starts_with("...")
        {
            return None;
        }
        let words = line.trim_matches([' ', '\n', '\r']);
        let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
        let is_item = words == "-" || words.starts_with("- ");
        if let Some((_, own, starts)) = &mut list
            && is_item
            && own.is_none_or(|own| own == indent)
        {
            *own = Some(indent);
            starts.push(at);
        } else if indent.is_empty() && !words.is_empty() && !words.starts_with('#') {
            close(&mut list, at);
            let key = words.strip_suffix(':').filter(|key| is_plain(key));
            list = key.map(|key| (at..at + key.len(), None, Vec::new()));
        } else if let Some((_, None, _)) = &list
            && !words.is_empty()
            && !words.starts_with('#')
        {
            // No list.
            list = None;
        }
        at += line.len();
    }
    close(&mut list, at);
    let (key, starts, end) = lists
        .into_iter()
        .max_by_key(|(_, starts, end)| end - starts[0])?;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for start in starts {
        match pieces.last_mut() {
            Some(last) if start - last.start < PIECE => {}
            Some(last) => {
                last.end = start;
                pieces.push(start..end);
            }
            None => pieces.push(start..end),
        }
    }
    (pieces.len() > 1).then_some(List { key, pieces, end })
}

fn is_plain(key: &str) -> bool {
    let letter = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.bytes().all(letter) && !is_null(key)
}

#[cfg(test)]
mod tests {
    use super::{PIECE, parse};
    use crate::rule::node::plain;

    /// A document whose list is long enough, with `odd` as an item in its midst.
    fn document(odd: &str, after: &str) -> String {
        let item = "  - id: a\n    note: |\n      x\n\n      y\n# z\n    say: [b, 'c d']\n";
        let items = item.repeat(PIECE / item.len());
        format!("# top\npack: p\nwords:\n  l: [a, b]\nrules:\n{items}{odd}{items}{items}{after}")
    }

    #[test]
    fn pieces_make_the_whole() {
        for (odd, after) in [
            ("", ""),
            ("  - é\n", "title: t\n"),
            (
                "  - a: >-\n      - a\n\n      - b\n    c: d\n",
                "facets:\n- a\n- b\n# end\n",
            ),
            ("  -\n    - a\n    - - b\n      - c\n", "\n\n"),
            ("  - \"a\n    - b\"\n", "note: |+\n  x\n\nlast: word\n"),
            ("# - a\n  # - b\n", "\n# - c\n"),
            ("", "\u{a0}a:\n  - b\n"),
        ] {
            let text = document(odd, after);
            let read = parse(&text);
            assert!(read.is_some(), "{odd}{after}");
            let [read, whole] = [read, plain::parse(&text)].map(|node| format!("{node:?}"));
            let same = read.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b);
            let differs = same.count().saturating_sub(80);
            let part = |text: &str| text.get(differs..differs + 160).map(str::to_owned);
            assert!(
                read == whole,
                "{odd}{after}{:?} {:?}",
                part(&read),
                part(&whole)
            );
        }
        let shipped = include_str!("../../../rules/peace-plan.yaml");
        assert!(parse(shipped).is_some());
        assert!(parse(shipped) == plain::parse(shipped));
    }

    #[test]
    fn what_has_a_fault_is_left_to_others() {
        for (odd, after) in [
            ("  - 'a\n", ""),
            ("  - [a,\n", ""),
            ("  - - a\n  \u{b7}\n", ""),
            ("  - &a b\n", ""),
            (" - a\n", ""),
            ("   - a\n", ""),
            ("", "- a\n"),
            ("", "--- b\n"),
            ("", "---\na: b\n"),
            ("", "...\na: b\n"),
            ("", "%YAML 1.2\n---\na: b\n"),
            ("", "\u{feff}a: b\n"),
            ("", "a\n"),
        ] {
            let text = document(odd, after);
            assert_eq!(
                parse(&text).or_else(|| plain::parse(&text)),
                None,
                "{odd}{after}"
            );
        }
        assert_eq!(parse("pack: p\nrules:\n  - a\n"), None);
        // Blanks that are none to YAML, before the key of the list itself.
        for blank in ["\u{3000}", "\u{a0}", "\t"] {
            assert_eq!(
                parse(&document("", "").replace("rules", &format!("{blank}rules"))),
                None
            );
        }
    }
}
