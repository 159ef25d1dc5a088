//! `variorum test --mutate`

use super::jobs::Job;
use super::test::Bench;
use super::{COULD_NOT_CHECK, Color, DIVERGES, DONE, Listed, Test, terminal};
use crate::matcher::{self, Claim, example};
use crate::rule::{Pack, Rule};
use crate::source::Source;
use crate::workbench::mutation::{self, Deed, Score};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::slice::from_ref;

/// Prints what the rules make of changes, and of themselves with a phrase less; the exit
/// code.
pub fn run(args: &Test, color: Color) -> u8 {
    let mut problems = Vec::new();
    let bench = Bench::read(args, &mut problems);
    terminal::complain(&problems, color);
    let Some(bench) = bench else {
        return COULD_NOT_CHECK;
    };
    let packs = bench.packs.iter();
    let asked =
        packs.flat_map(|(pack, text)| pack.rules.iter().map(move |rule| (pack, text, rule)));
    let asked: Vec<_> = asked.filter(|(_, _, rule)| rule.off.is_none()).collect();
    let scores = asked
        .par_iter()
        .map(|(pack, text, rule)| (rule.id.clone(), score(&bench, (pack, text), rule)));
    let scores: Vec<(String, Score)> = scores.collect();
    let printed = terminal::print(&match args.format {
        Listed::Json => mutation::json(&scores),
        Listed::Text => mutation::text(&scores),
    });
    let well = |deed: Deed| {
        let mut counts = scores.iter().map(|(_, score)| score.of(deed));
        counts.all(|(all, well)| all == well)
    };
    // A phrase may wait for a text that nobody has written yet.
    let needed = !args.strict || well(Deed::Phrase);
    let found = match well(Deed::Change) && well(Deed::Writing) && needed {
        true => DONE,
        false => DIVERGES,
    };
    let whole = match problems.is_empty() {
        true => DONE,
        false => COULD_NOT_CHECK,
    };
    printed.max(found).max(whole)
}

/// All mutations of one rule, its examples and the stories in which it is asked.
fn score(bench: &Bench, (pack, text): (&Pack, &str), rule: &Rule) -> Score {
    let asked = |job: &&Job| job.rules.iter().any(|asked| asked.id == rule.id);
    let jobs: Vec<&Job> = bench.jobs.iter().filter(asked).collect();
    let all: Vec<_> = jobs
        .iter()
        .map(|job| (job.sources.as_slice(), &job.hedges))
        .collect();
    // Examples are asked whatever the pack is about.
    let free = Rule {
        about: None,
        ..rule.clone()
    };
    let mut score = mutation::of_examples(&pack.path, text, &free, &bench.table);
    score = score.and(mutation::of_phrases(
        &pack.path,
        text,
        rule,
        &bench.table,
        &all,
    ));
    let examples: Vec<Source> = rule.examples.iter().map(example::source).collect();
    let others: Vec<Claim> = matcher::claims(&examples, from_ref(&free), &bench.table);
    for job in jobs {
        let mut stories: BTreeMap<&str, Vec<Source>> = BTreeMap::new();
        for source in &job.sources {
            stories
                .entry(&source.story)
                .or_default()
                .push(source.clone());
        }
        for sources in stories.values() {
            score = score.and(mutation::of_story(sources, rule, &others, &job.hedges));
        }
    }
    score
}
