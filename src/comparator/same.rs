//! Sources that are copies of one another.

use super::shingle::{copies, words};
use crate::problem::Problem;
use crate::source::Source;
use std::collections::BTreeMap;

/// A notice for each source that has nearly the text of an earlier one of its story.
pub fn same(sources: &[Source]) -> Vec<Problem> {
    let mut stories: BTreeMap<&str, BTreeMap<&str, &Source>> = BTreeMap::new();
    for source in sources {
        let story = stories.entry(&source.story).or_default();
        story.insert(&source.id, source);
    }
    stories.values().flat_map(in_story).collect()
}

fn in_story(sources: &BTreeMap<&str, &Source>) -> Vec<Problem> {
    let prose: Vec<String> = sources
        .values()
        .map(|source| source.prose().to_lowercase())
        .collect();
    let groups = copies(&prose.iter().map(|prose| words(prose)).collect::<Vec<_>>());
    let mut first: BTreeMap<usize, (&str, &str)> = BTreeMap::new();
    let mut problems = Vec::new();
    for ((group, source), prose) in groups.into_iter().zip(sources.values()).zip(&prose) {
        match first.get(&group) {
            None => drop(first.insert(group, (&source.id, prose))),
            Some((id, text)) => {
                let how = if text == prose {
                    "the same as"
                } else {
                    "nearly the same as"
                };
                let message = format!("this is {how} `{id}`; they count as one independent source");
                let cure = "leave one out if it is there by mistake";
                problems.push(Problem::notice(&source.path, message, cure));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparator::shingle::tests::prose;
    use crate::comparator::tests::source;

    #[test]
    fn a_copy_is_named_once() {
        let texts = [
            ("a", prose("x", 60)),
            ("b", prose("y", 60)),
            ("c", prose("x", 60)),
            ("d", prose("x", 60) + &prose("z", 10)),
        ];
        let sources = texts.map(|(id, text)| Source { text, ..source(id) });
        let said: Vec<_> = same(&sources)
            .iter()
            .map(|p| format!("{}: {}", p.place, p.message))
            .collect();
        assert_eq!(
            said,
            [
                "c.md: this is the same as `a`; they count as one independent source",
                "d.md: this is nearly the same as `a`; they count as one independent source",
            ]
        );
    }
}
