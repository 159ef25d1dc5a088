//! Documents without tags, anchors and the like, straight from the parser's events.

use super::{Body, DEPTH, Node, Words};
use granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput};
use std::ops::Range;

/// Reads a document; `None` where it has a fault or anything unusual.
pub fn parse(text: &str) -> Option<Node> {
    let (root, _) = read(text, 0, 0)?;
    Some(root)
}

/// Reads a piece of a document that is one itself, from byte `start` on and so deep in it.
///
/// `None` also where it ends in a block of lines, whose end depends on what follows.
pub fn piece(text: &str, start: usize, depth: usize) -> Option<Node> {
    let (root, last) = read(text, start, depth)?;
    (!matches!(last, ScalarStyle::Literal | ScalarStyle::Folded)).then_some(root)
}

/// A document, and how its last words are written.
fn read(text: &str, start: usize, depth: usize) -> Option<(Node, ScalarStyle)> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut reader = Reader {
        text,
        start,
        last: ScalarStyle::Plain,
        events: Parser::new_from_str_with_options(text, options),
    };
    let [begin, document] = [reader.next()?.0, reader.next()?.0];
    let begun = matches!(
        (begin, document),
        (Event::StreamStart, Event::DocumentStart(..))
    );
    let first = begun.then(|| reader.next()).flatten()?;
    let root = reader.node(first, depth)?;
    let [end, last] = [reader.next()?.0, reader.next()?.0];
    let ended = matches!((end, last), (Event::DocumentEnd, Event::StreamEnd));
    ended.then_some((root, reader.last))
}

struct Reader<'t> {
    text: &'t str,
    start: usize,
    last: ScalarStyle,
    events: Parser<'t, StrInput<'t>>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        self.events.next_event()?.ok()
    }

    fn node(&mut self, (event, span): (Event<'t>, Span), depth: usize) -> Option<Node> {
        // As deep as other documents may be, or a little less.
        if depth + 1 >= DEPTH {
            return None;
        }
        let range = span.byte_range()?;
        let words = self.text.get(range.clone())?;
        let body = match event {
            Event::Scalar(_, ScalarStyle::Plain, 0, None) if words.is_empty() => return None,
            Event::Scalar(words, ScalarStyle::Plain, 0, None) if is_null(&words) => Body::Empty,
            Event::Scalar(words, style, 0, None) => {
                self.last = style;
                Body::Text(words.into_owned())
            }
            Event::SequenceStart(_, 0, None) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break Body::List(items),
                        item => items.push(self.node(item, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(_, 0, None) => {
                let mut entries = Vec::new();
                loop {
                    let key = match self.next()? {
                        (Event::MappingEnd, _) => break Body::Map(entries),
                        key => self.key(key)?,
                    };
                    let value = self.next()?;
                    entries.push((key, self.node(value, depth + 1)?));
                }
            }
            _ => return None,
        };
        let range = self.start + range.start..self.start + range.end;
        Some(Node { range, body })
    }

    fn key(&self, (event, span): (Event<'t>, Span)) -> Option<Words> {
        let Event::Scalar(words, style, 0, None) = event else {
            return None;
        };
        let plain = style == ScalarStyle::Plain;
        // Other entries of a mapping may be meant.
        let unusual = plain && (is_null(&words) || words == "<<");
        (!unusual).then_some(Words {
            text: words.into_owned(),
            range: self.bytes(&span)?,
        })
    }

    fn bytes(&self, span: &Span) -> Option<Range<usize>> {
        let range = span.byte_range()?;
        self.text.get(range.clone())?;
        Some(self.start + range.start..self.start + range.end)
    }
}

/// Whether a plain scalar says that nothing is there.
pub fn is_null(words: &str) -> bool {
    matches!(words, "" | "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::rule::node::whole;

    #[test]
    fn plain_documents_are_read_as_all_are() {
        for text in [
            "a: b\n",
            "a:\n  - b\n  - 'c d'\n  - \"e\\n f\"\n",
            "a: [b, {c: d, 12: no, true: 1.5, 'null': ~, e: null}]\nf: 0x1f\n",
            "- |\n  lines\n  of words\n- >-\n  folded\n  words\n- plain\n  on two lines\n",
            "# a note\n---\né: ü # note\n\"k\": {}\nl: []\n",
            "a: 1\na: 2\n2022: 08\nyes: no\n.5: 1_000\n",
            "{a: b}\n",
            "words\n",
            "? a\n: b\n",
            "\"<<\": a\n",
        ] {
            let plain = parse(text);
            assert!(plain.is_some(), "{text}");
            assert_eq!(plain, whole(text).ok(), "{text}");
        }
    }

    #[test]
    fn unusual_documents_are_left_to_others() {
        let deep = format!("{}a{}", "[".repeat(30), "]".repeat(30));
        for text in [
            "",
            "a: &b c\nd: *b\n",
            "a: !!str 1\n",
            "!x a\n",
            "a: {b: c\n",
            "--- a\n--- b\n",
            "<<: {a: b}\n",
            "~: a\n",
            "[a, b]: c\n",
            "a:\n",
            "a: *b\n",
            "a: 'b\n",
            &deep,
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
