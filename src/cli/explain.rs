//! `variorum explain`

use super::{COULD_NOT_CHECK, Color, Reading, Rules, Sources};
use super::{hedges, jobs, rules, settings, terminal};
use crate::matcher::trace::Tracer;
use crate::problem::Problem;
use crate::report::style::Style;
use crate::rule::{Rule, did_you_mean};
use crate::source::Source;
use crate::source::sentence::Sentence;
use crate::value::HedgeTable;
use crate::workbench::{explain, meaning};
use clap::Args;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::ops::Range;
use std::path::Path;

#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id
    rule: String,
    /// Files, folders, or `-` for standard input; without them, what the rule means
    #[arg(value_name = "SOURCES")]
    sources: Vec<OsString>,
    #[command(flatten)]
    tools: Rules,
    /// Tell all of the sentences of this line of each source, and of no other
    #[arg(long, value_name = "N", requires = "sources")]
    line: Option<usize>,
}

/// Says what a rule means, or what it made of sources; the exit code.
pub fn run(args: &Explain, color: Color) -> u8 {
    let mut problems = Vec::new();
    let style = terminal::stdout_style(color);
    let told = match args.sources.is_empty() {
        true => meant(args, &mut problems, style),
        false => traced(args, &mut problems, style),
    };
    terminal::complain(&problems, color);
    match told {
        Some(out) => terminal::print(&out),
        None => COULD_NOT_CHECK,
    }
}

/// What the rule means.
fn meant(args: &Explain, problems: &mut Vec<Problem>, style: Style) -> Option<String> {
    let project = settings::read(Path::new(""), problems);
    let paths = rules::or_usual(&args.tools.rules, &project.rules);
    let table = args
        .tools
        .hedges
        .hedges
        .as_ref()
        .or(project.hedges.as_ref());
    let table = hedges::read(table.map(String::as_str), problems)?;
    let packs = rules::with_texts(&paths, &table, problems);
    for (pack, text) in &packs {
        if let Some(rule) = pack.rules.iter().find(|rule| rule.id == args.rule) {
            return Some(meaning::meaning(pack, text, rule, style));
        }
    }
    let known = packs.iter().flat_map(|(pack, _)| &pack.rules);
    unknown(&args.rule, known, problems);
    None
}

/// What the rule made of the sources.
fn traced(args: &Explain, problems: &mut Vec<Problem>, style: Style) -> Option<String> {
    let sources = Sources {
        sources: args.sources.clone(),
        reading: Reading::default(),
    };
    let plan = jobs::plan(sources.collect(), &args.tools);
    problems.extend(plan.problems);
    let off = format!("rule `{}` is off: ", args.rule);
    let about = |problem: &Problem| problem.message.starts_with(&off);
    problems.extend(plan.off.into_iter().filter(about));
    let mut out = String::new();
    let mut rules: Vec<&Rule> = Vec::new();
    for job in &plan.jobs {
        // A rule that is off is explained all the same.
        let asked = || job.packs.iter().flat_map(|pack| &pack.rules);
        rules.extend(asked());
        let Some(rule) = asked().find(|rule| rule.id == args.rule) else {
            continue;
        };
        if out.is_empty() {
            out += &explain::head(rule, style);
        }
        let tracer = Tracer::new(rule);
        for source in &job.sources {
            out.push('\n');
            out += &one(source, rule, &tracer, &job.hedges, args.line, style);
        }
    }
    if out.is_empty() {
        unknown(&args.rule, rules.into_iter(), problems);
        return None;
    }
    Some(out)
}

fn one(
    source: &Source,
    rule: &Rule,
    tracer: &Tracer,
    hedges: &HedgeTable,
    line: Option<usize>,
    style: Style,
) -> String {
    let range = line.map(|line| bytes_of(&source.text, line));
    let wanted = |place: &Sentence| match &range {
        Some(range) => place.start < range.end && range.start < place.end,
        None => true,
    };
    let seen = tracer.trace(source, hedges, wanted);
    explain::source(source, rule, &seen, line.is_some(), style)
}

/// The bytes of a line, counted from one; nothing beyond the last.
fn bytes_of(text: &str, line: usize) -> Range<usize> {
    let mut at = 0;
    for (number, words) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            return at..at + words.len();
        }
        at += words.len();
    }
    at..at
}

/// Complains of a rule that no pack has.
fn unknown<'r>(id: &str, rules: impl Iterator<Item = &'r Rule>, problems: &mut Vec<Problem>) {
    let known: BTreeSet<&str> = rules.map(|rule| rule.id.as_str()).collect();
    if known.is_empty() && !problems.is_empty() {
        return;
    }
    let known: Vec<&str> = known.into_iter().collect();
    let message = "no rule has this id, or it stands in no pack that is used here";
    problems.push(Problem::error(id, message, did_you_mean(id, &known)));
}
