//! The article's own paragraphs.

use super::block::{Block, blocks};
use super::furniture::FURNITURE;
use super::head::{Head, select, words};
use crate::source::guard;
use scraper::Html;
use std::collections::BTreeSet;
use trafilatura::{ExtractionFocus, Options};

/// With less text than this, in bytes, what was taken out beforehand is looked at too.
const LITTLE: usize = 600;

/// What is said twice in so few bytes may be meant twice.
const SHORT: usize = 40;

/// A standfirst is a sentence at least.
const STANDFIRST: std::ops::Range<usize> = 40..600;

/// A notice of a correction says what was wrong; less is a link to all of a site's corrections.
const NOTICE: std::ops::Range<usize> = 50..2000;

/// The text of an article without its title.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub paragraphs: Vec<String>,
    pub corrections: Vec<String>,
}

/// The article of a page, or `None` where it has none.
pub(super) fn read(markup: &str, tree: &Html, head: &Head) -> Option<Article> {
    let pruned = extract(markup, Some(&FURNITURE.elements));
    let found = match length(&pruned) < LITTLE {
        true => {
            let whole = extract(markup, None);
            // Less is more as long as it is most of it.
            let most = length(&pruned).saturating_mul(2) >= length(&whole);
            if most { pruned } else { whole }
        }
        false => pruned,
    };
    let mut article = tidy(found, head);
    if let Some(standfirst) = standfirst(tree, head, &article.paragraphs) {
        article.paragraphs.insert(0, standfirst);
    }
    // Notices often stand where extractors see no article: in its foot, or in a box.
    for element in select(tree, "p, li, div[class*=correction]").filter_map(words) {
        let known = |known: &String| known.contains(&element) || element.contains(known);
        if NOTICE.contains(&element.len())
            && FURNITURE.is_correction(&element)
            && !article.corrections.iter().any(known)
        {
            article.corrections.push(element);
        }
    }
    (!article.paragraphs.is_empty()).then_some(article)
}

fn extract(markup: &str, prune: Option<&str>) -> Vec<Block> {
    let mut options = Options::default()
        .with_fallback(true)
        .with_links(true)
        .with_exclude_comments(true)
        .with_focus(ExtractionFocus::FavorPrecision);
    options.prune_selector = prune.map(str::to_owned);
    match guard::guarded(|| trafilatura::extract(markup, &options)) {
        Some(Ok(found)) => blocks(&found.content_html),
        Some(Err(_)) | None => Vec::new(),
    }
}

fn length(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

/// What is left when the furniture is gone.
fn tidy(found: Vec<Block>, head: &Head) -> Article {
    let mut article = Article::default();
    let start = after_title(&found, head);
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Block> = Vec::new();
    let mut follows = false;
    for block in found.into_iter().skip(start) {
        let notice = FURNITURE.is_correction(&block.text);
        if notice && !NOTICE.contains(&block.text.len()) {
            follows = true;
        } else if std::mem::take(&mut follows) || notice {
            article.corrections.push(block.text);
        } else if !block.is_link()
            && !FURNITURE.is_phrase(&block.text)
            && (block.text.len() < SHORT || seen.insert(block.text.clone()))
        {
            kept.push(block);
        }
    }
    // A heading with nothing below it led to something that is gone.
    while kept.last().is_some_and(|block| block.heading) {
        kept.pop();
    }
    article.paragraphs = kept.into_iter().map(|block| block.text).collect();
    article
}

/// How many blocks go up to the title, which many pages show again above the article.
fn after_title(found: &[Block], head: &Head) -> usize {
    let titles = head.headings.iter().chain(&head.details.title);
    let titles: BTreeSet<String> = titles.map(|title| key(title)).collect();
    let half = found.len().div_ceil(2);
    let same = |block: &Block| titles.contains(&key(&block.text));
    let at = found
        .iter()
        .take(half)
        .collect::<Vec<_>>()
        .into_iter()
        .rposition(same);
    at.map_or(0, |at| at + 1)
}

/// The sentence above an article, which extractors take for a heading of the page. It is one
/// where the page shows, word for word, how it describes itself to others.
fn standfirst(tree: &Html, head: &Head, paragraphs: &[String]) -> Option<String> {
    let shown: BTreeSet<String> = select(tree, "h2, h3, p, div, span, strong")
        .filter_map(words)
        .filter(|text| STANDFIRST.contains(&text.len()))
        .collect();
    let said = |text: &str| {
        paragraphs
            .iter()
            .any(|p| p.contains(text) || text.contains(&**p))
    };
    head.description
        .iter()
        .find(|text| shown.contains(*text) && !said(text))
        .cloned()
}

fn key(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
