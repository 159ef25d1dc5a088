//! Markup to paragraphs.

use super::{fold, tree};
use scraper::{ElementRef, Node};

/// One paragraph, heading, list item or cell row of a page, as its reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub text: String,
    pub heading: bool,
    /// Characters of the text that are links.
    linked: usize,
}

impl Block {
    /// Whether the block is nothing but a link.
    pub fn is_link(&self) -> bool {
        let length = self.text.chars().filter(|c| !c.is_whitespace()).count();
        length > 0 && self.linked.saturating_mul(10) >= length.saturating_mul(9)
    }
}

/// The blocks of markup in reading order, none empty; none at all where it nests too deep.
pub(super) fn blocks(markup: &str) -> Vec<Block> {
    let Some(tree) = tree::parse(markup) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::default()];
    collect(tree.root_element(), false, &mut blocks);
    blocks.retain_mut(|block| {
        block.text = fold(&block.text);
        !block.text.is_empty()
    });
    blocks
}

/// Recursion is safe: the page is known to nest no deeper than `super::tree` allows.
fn collect(element: ElementRef<'_>, linked: bool, blocks: &mut Vec<Block>) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(text);
                    let shown = text.chars().filter(|c| !c.is_whitespace()).count();
                    block.linked += if linked { shown } else { 0 };
                }
            }
            Node::Element(what) => {
                let Some(inner) = ElementRef::wrap(child) else {
                    continue;
                };
                let name = what.name();
                if matches!(name, "script" | "style" | "noscript" | "template" | "head") {
                    continue;
                }
                match is_block(name) {
                    true => {
                        let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                        blocks.push(Block {
                            heading,
                            ..Block::default()
                        });
                        collect(inner, linked, blocks);
                        blocks.push(Block::default());
                    }
                    false => collect(inner, linked || name == "a", blocks),
                }
            }
            _ => {}
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "table"
            | "tr"
            | "section"
            | "article"
            | "figure"
            | "figcaption"
            | "hr"
            | "br"
    )
}
