//! Saying which packs were not asked of what.

use crate::comparator::Unasked;
use crate::problem::Problem;
use crate::source::Source;
use std::collections::BTreeMap;

/// So many sources are named; of more it is said how many they are.
const NAMED: usize = 5;

/// A notice for each pack, however many stories there are.
pub fn notices(unasked: &[Unasked], sources: &[Source]) -> Vec<Problem> {
    let mut packs: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for one in unasked {
        let ids = one.sources.iter().map(|id| (&*one.story, &**id));
        packs.entry(&one.pack).or_default().extend(ids);
    }
    let notice = |(pack, strange): (&str, Vec<(&str, &str)>)| {
        let whom = match strange.len() {
            n if n == sources.len() => "any source".to_owned(),
            n if n > NAMED => format!("{n} of {} sources", sources.len()),
            _ => {
                let names = strange.iter().map(|(story, id)| format!("{story}/{id}"));
                names.collect::<Vec<_>>().join(", ")
            }
        };
        let message =
            format!("pack `{pack}` is not asked of {whom}: what it is about is not named there");
        let is_first = |source: &&Source| strange[0] == (&source.story, &source.id);
        let first = sources.iter().find(is_first);
        Problem::notice(first.map_or("", |source| &source.path), message, CURE)
    };
    packs.into_iter().map(notice).collect()
}

/// The error where no question is asked at all.
pub fn nothing(sources: &[Source]) -> Problem {
    let path = sources.first().map_or("", |source| &source.path);
    Problem::error(path, "no question is asked of any source", CURE)
}

const CURE: &str = "give the story rules of its own, or the pack's `about` another word";
