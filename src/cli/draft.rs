//! `variorum check --draft`

use super::check::{self, Drawn};
use super::jobs::Job;
use super::{
    COULD_NOT_CHECK, Check, Color, DIVERGES, DONE, ReportFormat, ledgers, progress, terminal,
    unasked,
};
use crate::comparator::compare_story;
use crate::draft::{Checked, Desk, Read, State, Witnesses};
use crate::matcher;
use crate::problem::{Level, Problem};
use crate::report::alert::{github, junit, of_drafts, sarif};
use crate::report::draft::{json, markdown, text};
use crate::report::html;
use crate::report::style::Style;
use crate::rule::Index;
use crate::source::Source;
use crate::source::{ReadOptions, disk};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use rayon::prelude::*;
use std::collections::BTreeMap;

impl ValueEnum for State {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// What drafts come to.
struct Drafts {
    checked: Vec<Checked>,
    problems: Vec<Problem>,
}

impl Drawn for Drafts {
    fn draw(&self, format: ReportFormat, style: Style) -> String {
        let alerts = || of_drafts(&self.checked, &self.problems);
        match format {
            ReportFormat::Text => text::text(&self.checked, style),
            ReportFormat::Markdown => markdown::markdown(&self.checked),
            ReportFormat::Json => json::json(&self.checked),
            ReportFormat::Github => github::github(&alerts()),
            ReportFormat::Sarif => sarif::sarif(&alerts()),
            ReportFormat::Junit => junit::junit(&alerts()),
            ReportFormat::Html => html::drafts(&self.checked, &self.problems),
            ReportFormat::Csv | ReportFormat::Ndjson => String::new(),
        }
    }
}

/// Checks the drafts against the sources and prints what was found; the exit code.
pub fn run(args: &Check, fail_on: Option<State>, color: Color, last: &mut String) -> u8 {
    let formats = args.outputs.iter().map(|output| output.format);
    let unfit = |format| matches!(format, ReportFormat::Csv | ReportFormat::Ndjson);
    if formats.chain([args.format]).any(unfit) {
        let message = "a draft is neither a sheet of facts nor a stream";
        let cure = "use text, markdown, html, json, github, sarif or junit";
        terminal::complain(&[Problem::error("--format", message, cure)], color);
        return COULD_NOT_CHECK;
    }
    let (read, mut collection) = rayon::join(
        || disk::collect(&args.drafts, &mut std::io::empty(), &ReadOptions::default()),
        || args.sources.collect(),
    );
    // One file under two names is one draft.
    let wanted = read.sources.len();
    let lost = read.problems.iter().any(|p| p.level == Level::Error);
    // Its places are told by line: a title that stands beside the file has none.
    let own = |draft: Source| draft.without_headline().with_title_in_place();
    let drafts: Vec<Source> = read.sources.into_iter().map(own).collect();
    // What we wrote ourselves is no witness, wherever it lies.
    let is_draft = |source: &Source| {
        let same = |draft: &Source| same_file::is_same_file(&draft.file, &source.file);
        drafts.iter().any(|draft| same(draft).unwrap_or(false))
    };
    let before = collection.sources.len();
    collection.sources.retain(|source| !is_draft(source));
    if collection.sources.is_empty() && before > 0 {
        let message = "every source is a draft too, and what we wrote ourselves is no witness";
        let cure = "name sources that are not among the drafts";
        let problem = Problem::error("--draft", message, cure);
        collection.problems.push(problem);
    }
    let mut plan = check::planned(args, collection);
    plan.problems.extend(read.problems);

    let faults = check::faults(args, &plan.jobs, &args.drafts);
    if !faults.is_empty() {
        terminal::complain(&faults, color);
        return COULD_NOT_CHECK;
    }
    let checked = checked(&plan.jobs, drafts, &args.drafts, &mut plan.problems);
    check::leave(plan.jobs, args.watch);
    terminal::complain(&plan.problems, color);
    if checked.is_empty() {
        return COULD_NOT_CHECK;
    }
    let found = Drafts {
        checked,
        problems: plan.problems,
    };
    let printed = check::show(args, &found, color, last);
    let whole = if found.checked.len() < wanted || lost || plan.unsettled {
        COULD_NOT_CHECK
    } else {
        DONE
    };
    let statements = found.checked.iter().flat_map(|checked| &checked.statements);
    let grave = |state: State| fail_on.is_some_and(|limit| state >= limit);
    let fails = match statements.map(|s| s.state).any(grave) {
        true => DIVERGES,
        false => DONE,
    };
    check::leave(found, args.watch);
    printed.max(whole).max(fails)
}

/// Checks each draft against the story that it names, or the only one there is; in the order
/// of the command line.
fn checked(
    jobs: &[Job],
    drafts: Vec<Source>,
    order: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<Checked> {
    let mut stories: BTreeMap<&str, (&Job, Vec<Source>)> = BTreeMap::new();
    for job in jobs {
        for source in &job.sources {
            let story = stories
                .entry(&source.story)
                .or_insert_with(|| (job, Vec::new()));
            story.1.push(source.clone());
        }
    }
    let mut by_story: BTreeMap<&str, Vec<Source>> = BTreeMap::new();
    for mut draft in drafts {
        let named = stories.keys().find(|story| ***story == draft.story);
        let only = stories.keys().next().filter(|_| stories.len() == 1);
        let Some(story) = named.or(only) else {
            if !stories.is_empty() {
                let all: Vec<&str> = stories.keys().copied().collect();
                let message = format!(
                    "this draft belongs to none of the stories {}",
                    all.join(", ")
                );
                let cure = "name its story in the front matter, as `story:`, or fewer sources";
                problems.push(Problem::error(&draft.path, message, cure));
            }
            continue;
        };
        draft.story = (*story).to_owned();
        by_story.entry(story).or_default().push(draft);
    }
    let mut checked = Vec::new();
    for (story, drafts) in &by_story {
        let Some((job, sources)) = stories.get(story) else {
            continue;
        };
        let (index, (witnesses, drafts_read)) = rayon::join(
            || Index::new(&job.rules),
            || {
                rayon::join(
                    || Witnesses::new(sources, &job.hedges),
                    || Read::all(drafts, &job.hedges),
                )
            },
        );
        // Looked through together: the draft is one of some texts, and others wait for none.
        let (claims, own) = rayon::join(
            || progress::claims(&index, sources, &job.rules, &job.hedges),
            || matcher::claims_of_each(&index, drafts, &job.rules, &job.hedges),
        );
        let compared = || {
            let found = compare_story(story, witnesses.copies(), &job.rules, claims);
            let decided = ledgers::reviews(sources, &found, problems);
            problems.extend(unasked::notices(&found.unasked, sources));
            (found, decided)
        };
        let ((found, decided), looked_up) = rayon::join(compared, || {
            let each = drafts_read.par_iter().map(|draft| witnesses.look_up(draft));
            each.collect::<Vec<_>>()
        });
        let desk = Desk::new(&witnesses, &job.rules, &found, &decided);
        let each = drafts_read.par_iter().zip(own).zip(looked_up);
        checked.par_extend(each.map(|((draft, claims), found)| desk.check(draft, claims, found)));
    }
    checked.sort_by_key(|checked| order.iter().position(|path| *path == checked.draft.path));
    checked
}
