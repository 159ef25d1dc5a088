//! What no source answers, and what it was not asked.

use crate::matcher::{Claim, is_asked};
use crate::rule::{About, Rule};
use crate::source::Source;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A rule that heard nothing in some sources of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    pub story: String,
    pub rule: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A pack of which some sources of a story were asked nothing, because they name nothing of what it
/// is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    pub story: String,
    pub pack: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What the packs of a story's rules are about, each with the sources that name nothing of it, in the
/// order of packs.
pub(super) struct Strange<'r>(Vec<(&'r Arc<About>, Unasked)>);

impl<'r> Strange<'r> {
    pub fn new(story: &str, rules: &'r [Rule], sources: &[&Source]) -> Self {
        let mut packs: Vec<(&Arc<About>, Unasked)> = Vec::new();
        for rule in rules {
            let Some(about) = &rule.about else { continue };
            // All rules of a file are about the same.
            if packs.iter().any(|(known, _)| Arc::ptr_eq(known, about)) {
                continue;
            }
            // A few are looked through before another thread is awake.
            let strange = sources.par_iter().with_min_len(64);
            let strange = strange.filter(|source| !is_asked(rule, source));
            let unasked = Unasked {
                story: story.to_owned(),
                pack: rule.pack.clone(),
                sources: strange.map(|source| source.id.clone()).collect(),
            };
            packs.push((about, unasked));
        }
        Self(packs)
    }

    pub fn unasked(self) -> Vec<Unasked> {
        let packs = self.0.into_iter().map(|(_, unasked)| unasked);
        packs.filter(|pack| !pack.sources.is_empty()).collect()
    }

    /// Where a rule that was asked heard nothing.
    pub fn silence(
        &self,
        story: &str,
        rule: &Rule,
        sources: &BTreeMap<&str, &Source>,
        claims: &[Claim],
    ) -> Option<Silence> {
        let about = rule.about.as_ref();
        let own = self
            .0
            .iter()
            .find(|(known, _)| about.is_some_and(|about| Arc::ptr_eq(known, about)));
        let strange = own.map_or(&[][..], |(_, unasked)| &unasked.sources);
        let heard: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
        let silent = sources.keys().copied().filter(|id| !heard.contains(id));
        let silent = silent.filter(|id| !strange.iter().any(|other| other == id));
        let sources: Vec<String> = silent.map(str::to_owned).collect();
        (!sources.is_empty()).then(|| Silence {
            story: story.to_owned(),
            rule: rule.id.clone(),
            sources,
        })
    }
}

/// The packs of which some sources are asked nothing, by story and in the order of packs.
pub fn unasked(sources: &[Source], rules: &[Rule]) -> Vec<Unasked> {
    let mut stories: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        stories.entry(&source.story).or_default().push(source);
    }
    let each = stories
        .into_iter()
        .map(|(story, own)| Strange::new(story, rules, &own).unasked());
    each.flatten().collect()
}
