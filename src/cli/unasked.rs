//! Saying which packs were not asked of what.

use crate::comparator::Unasked;
use crate::problem::Problem;
use crate::source::Source;
use std::collections::BTreeSet;

/// So many sources are named, and the others counted.
const NAMED: usize = 5;

/// A notice for each pack and story.
pub fn notices(unasked: &[Unasked], sources: &[Source]) -> Vec<Problem> {
    let notice = |one: &Unasked| {
        let own = sources.iter().filter(|source| source.story == one.story);
        let whom = match own.count() == one.sources.len() {
            true => format!("any source of `{}`", one.story),
            false => named(&one.sources),
        };
        let message = format!(
            "pack `{}` is not asked of {whom}: what it is about is not named there",
            one.pack
        );
        Problem::notice(first(one, sources), message, CURE)
    };
    unasked.iter().map(notice).collect()
}

/// One for each pack, however many sources there are.
pub fn summary(unasked: &[Unasked], sources: &[Source]) -> Vec<Problem> {
    let all = sources.len();
    let packs: BTreeSet<&str> = unasked.iter().map(|one| one.pack.as_str()).collect();
    let notice = |pack: &str| {
        let own = unasked.iter().filter(|one| one.pack == pack);
        let path = own.clone().next().map_or("", |one| first(one, sources));
        let many: usize = own.map(|one| one.sources.len()).sum();
        let message = format!(
            "pack `{pack}` is not asked of {many} of {all} sources: what it is about is not named there"
        );
        Problem::notice(path, message, CURE)
    };
    packs.into_iter().map(notice).collect()
}

/// The error where no question is asked at all.
pub fn nothing(sources: &[Source]) -> Problem {
    let path = sources.first().map_or("", |source| &source.path);
    Problem::error(path, "no question is asked of any source", CURE)
}

const CURE: &str = "give the story rules of its own, or the pack's `about` another word";

/// The path of the first source of which a pack was not asked.
fn first<'a>(one: &Unasked, sources: &'a [Source]) -> &'a str {
    let of = |source: &&Source| source.story == one.story && one.sources.contains(&source.id);
    sources.iter().find(of).map_or("", |source| &source.path)
}

fn named(ids: &[String]) -> String {
    match ids.split_at_checked(NAMED) {
        Some((some, rest)) if !rest.is_empty() => {
            format!("{} and {} others", some.join(", "), rest.len())
        }
        _ => ids.join(", "),
    }
}
