//! Claims that take for a person what is none: a paper, or a place.

use super::known::Known;
use super::paper::title;
use super::read::Read;
use crate::matcher::Claim;
use crate::rule::{Open, Rule};
use crate::value::{Content, Name};

/// Whether a claim takes a paper for a person: "two men were arrested, Open Quay reports".
pub(super) fn is_paper(rules: &[Rule], claim: &Claim, known: &Known) -> bool {
    let rule = rules.iter().find(|rule| rule.id == claim.rule);
    let papers = || {
        known
            .sources()
            .filter_map(|source| source.publisher.as_deref())
    };
    // A place may be called as the paper of it is.
    let is = |name: &str| papers().any(|paper| title(paper) == name);
    let ends = |name: &str| papers().any(|paper| paper.ends_with(&format!(" {name}")));
    let named = |name: &Name| is(&name.words.join(" "));
    matches!(&claim.value.content, Content::Name(name) if named(name))
        || rule.is_some_and(|rule| persons(rule, claim).any(|name| is(name) || ends(name)))
}

/// Whether a claim takes for a person what sources have as the name of a place alone: "two men were
/// arrested after Norby shooting".
pub(super) fn is_place(rule: &Rule, claim: &Claim, sources: &[Read]) -> bool {
    const AT: [&str; 6] = ["at", "from", "in", "near", "of", "outside"];
    let value = match &claim.value.content {
        Content::Name(name) => name.words.last().map(String::as_str),
        _ => None,
    };
    persons(rule, claim).chain(value).any(|word| {
        let called = sources.iter().flat_map(|read| {
            let names = read.names().iter().map(move |(name, at)| (read, name, at));
            names.filter(|(_, name, _)| name.words.last().is_some_and(|last| last == word))
        });
        let place = |read: &Read, start: usize| {
            let before = read.source.text.get(..start).unwrap_or_default();
            let word = before.split_whitespace().next_back();
            word.is_some_and(|word| AT.contains(&word))
        };
        let person = |name: &Name| name.words.len() > 1 || !name.titles.is_empty();
        let mut called = called.peekable();
        let known = called.peek().is_some();
        let mut placed = false;
        let alone = called.all(|(read, name, at)| {
            placed |= place(read, at.span.start);
            !person(name)
        });
        known && alone && placed
    })
}

/// The persons of whom a claim says something.
fn persons<'c>(rule: &'c Rule, claim: &'c Claim) -> impl Iterator<Item = &'c str> {
    let facets = rule.facets.iter();
    let open = facets.filter(|facet| facet.open == Some(Open::Person));
    let stated = open.filter_map(|facet| claim.facets.get(&facet.name));
    stated.map(|stated| stated.is.as_str())
}
