//! Web pages: the article's own text, and what the page states about it.
//!
//! ```text
//! bytes ──encoding──▶ tree ──head, linked──▶ details
//!                      └──body, furniture──▶ paragraphs, corrections
//! ```

mod block;
mod body;
mod encoding;
mod furniture;
mod head;
mod linked;
mod person;
mod tree;

use super::decode::{Doubt, NotText};
use super::details::Details;
#[cfg(feature = "feed")]
pub(super) use head::day;

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub details: Details,
    /// The title and then the paragraphs of the article, a blank line between any two.
    pub text: String,
    /// What the page says was wrong with it before.
    pub corrections: Vec<String>,
    pub doubt: Option<Doubt>,
}

/// Why a page is not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    NotText,
    TooDeep,
    NoArticle,
    /// This program wrote it.
    OwnReport,
}

/// The article in a page. `charset` is what came beside it, in a header of its transfer.
pub(super) fn read(bytes: &[u8], charset: Option<&str>) -> Result<Page, Refused> {
    let decoded = encoding::decode(bytes, charset).map_err(|NotText| Refused::NotText)?;
    let tree = tree::parse(&decoded.text).ok_or(Refused::TooDeep)?;
    let head = head::read(&tree);
    if head.is_own {
        return Err(Refused::OwnReport);
    }
    let article = body::read(&decoded.text, &tree, &head).ok_or(Refused::NoArticle)?;
    let title = head.details.title.iter().map(String::as_str);
    let paragraphs: Vec<&str> = title
        .chain(article.paragraphs.iter().map(String::as_str))
        .collect();
    Ok(Page {
        text: paragraphs.join("\n\n"),
        corrections: [head.corrections, article.corrections].concat(),
        details: head.details,
        doubt: decoded.doubt,
    })
}

/// The paragraphs of markup that is all text, as in a mail, a blank line between any two.
#[cfg(any(feature = "feed", feature = "mail", feature = "zip"))]
pub(super) fn text(markup: &str) -> String {
    let blocks = block::blocks(markup).into_iter().map(|block| block.text);
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// White space folded to single spaces, soft hyphens and other invisible marks left out.
fn fold(text: &str) -> String {
    let shown = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    let text: String = text.chars().filter(shown).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
