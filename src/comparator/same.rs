//! Which sources of each story are copies of one another.

use super::independence::Independence;
use crate::problem::Problem;
use crate::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The stories of a run, each with what is known of its copies.
#[derive(Debug)]
pub struct Copies<'a>(pub(super) BTreeMap<&'a str, Independence<'a>>);

impl<'a> Copies<'a> {
    /// Looks through all stories. The order of the sources never matters.
    pub fn of(sources: &'a [Source]) -> Self {
        Self::among(sources, |_| true)
    }

    /// Looks through some stories alone: of the others nobody asks.
    pub(super) fn among(sources: &'a [Source], asked: impl Fn(&str) -> bool + Sync) -> Self {
        let mut stories: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
        for source in sources {
            stories.entry(&source.story).or_default().push(source);
        }
        let stories: Vec<_> = stories.into_iter().collect();
        let looked = stories.into_par_iter().map(|(story, sources)| {
            let sources = sources.into_iter();
            let copies = match asked(story) {
                true => Independence::of(sources),
                false => Independence::unread(sources),
            };
            (story, copies)
        });
        Self(looked.collect())
    }

    /// A notice for each source that has nearly the text of an earlier one of its story.
    pub fn notices(&self) -> Vec<Problem> {
        self.0.values().flat_map(in_story).collect()
    }
}

fn in_story(story: &Independence) -> Vec<Problem> {
    let mut first: BTreeMap<usize, &Source> = BTreeMap::new();
    let mut problems = Vec::new();
    for (group, source) in story.groups() {
        let Some(other) = first.get(&group) else {
            first.insert(group, source);
            continue;
        };
        let [text, prose] = [other, source].map(|source| source.prose().to_lowercase());
        let how = if text == prose {
            "the same as"
        } else {
            "nearly the same as"
        };
        let id = &other.id;
        let message = format!("this is {how} `{id}`; they count as one independent source");
        let cure = "leave one out if it is there by mistake";
        problems.push(Problem::notice(&source.path, message, cure));
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
        let said: Vec<_> = Copies::of(&sources)
            .notices()
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
