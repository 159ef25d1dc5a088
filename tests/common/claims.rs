//! Claims as tables of cases write them.

use variorum::matcher::Claim;
use variorum::value::describe;

/// A claim as the tables write it.
pub fn told(claim: &Claim, with_words: bool) -> String {
    let mut told = describe(&claim.value);
    if claim.denied {
        told.insert_str(0, "not ");
    }
    if with_words {
        told += &format!(" «{}»", claim.quote);
    }
    for passage in &claim.also {
        told += &format!(" · from “{}”", passage.quote);
    }
    for (facet, stated) in &claim.facets {
        let by = format!("{:?}", stated.by).to_lowercase();
        told += &format!(" · {facet}: {} ({by})", stated.is);
    }
    told
}
