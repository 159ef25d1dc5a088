//! Where the ledgers of stories lie.

use crate::comparator::{Divergence, Findings};
use crate::problem::Problem;
use crate::review::{Reviews, StoryReview, disk};
use crate::source::Source;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of each story; `None` where a story has none of its own, because its sources
/// lie in several folders, or in a file or a stream of many documents.
pub fn folders(sources: &[Source]) -> BTreeMap<&str, Option<PathBuf>> {
    let mut folders: BTreeMap<&str, Option<&Path>> = BTreeMap::new();
    for source in sources {
        let folder = own_folder(source);
        let known = folders.entry(&source.story).or_insert(folder);
        if *known != folder {
            *known = None;
        }
    }
    let owned = |(story, folder): (_, Option<&Path>)| (story, folder.map(Path::to_owned));
    folders.into_iter().map(owned).collect()
}

fn own_folder(source: &Source) -> Option<&Path> {
    let parent = || Path::new(&source.file).parent().unwrap_or(Path::new(""));
    (source.alone && source.file != "-").then(parent)
}

/// Where each divergence stands by the ledger of its story, with what is wrong with these.
pub fn reviews(sources: &[Source], found: &Findings, problems: &mut Vec<Problem>) -> Reviews {
    let mut diverging: BTreeMap<&str, Vec<&Divergence>> = BTreeMap::new();
    for divergence in &found.divergences {
        diverging
            .entry(&divergence.story)
            .or_default()
            .push(divergence);
    }
    let mut reviews = Reviews::default();
    for (story, folder) in folders(sources) {
        let Some(folder) = folder else {
            continue;
        };
        match disk::read(&folder) {
            Ok(ledger) => {
                let divergences = diverging.remove(story).unwrap_or_default();
                let review = StoryReview::new(&ledger, story, &divergences);
                reviews.0.insert(story.to_owned(), review);
                problems.extend(ledger.problems);
            }
            Err(problem) => problems.push(*problem),
        }
    }
    reviews
}
