//! Markup to a tree, as browsers do it, within bounds.

use html5ever::ParseOpts;
use html5ever::driver;
use html5ever::tendril::TendrilSink;
use scraper::{Html, HtmlTreeSink};

/// Elements within elements; browsers nest no deeper either.
const DEEPEST: usize = 512;

/// Bytes after which the depth is looked at again. The parser takes time for each element around the
/// place where it is, so that a deep page must be noticed before it is read.
const CHUNK: usize = 16 << 10;

/// The tree of a page, or `None` where it nests too deep.
pub(super) fn parse(markup: &str) -> Option<Html> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut rest = markup;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.ceil_char_boundary(CHUNK));
        parser.process(chunk.into());
        rest = after;
        if is_too_deep(&parser.tokenizer.sink.sink.0.borrow()) {
            return None;
        }
    }
    Some(parser.finish())
}

/// Whether the place that the parser has come to lies too deep.
fn is_too_deep(tree: &Html) -> bool {
    let mut place = tree.tree.root();
    for _ in 0..DEEPEST {
        match place.last_child() {
            Some(child) => place = child,
            None => return false,
        }
    }
    true
}
