//! `variorum review`

mod deed;
mod find;
mod live;
mod serve;
mod state;

use super::{COULD_NOT_CHECK, Color, DIVERGES, DONE, Listed, Rules, Sources};
use super::{check, jobs, ledgers, terminal};
use crate::report::{agenda, corrections, json, schema_org};
use crate::review::disk;
use clap::{Args, ValueEnum};

/// Decides what to make of divergences. Decisions are kept in `review.jsonl` beside the sources of
/// their story: docs/review.md describes it.
///
/// Without any of the options that list, decide, withdraw, sign, export or verify, it opens the
/// review desk: the report in a browser, on this machine alone, to decide by. docs/desk.md
/// describes it.
#[derive(Debug, Args)]
pub struct Review {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    deed: Deed,
    /// How to print the list
    #[arg(long, value_enum, default_value_t, requires = "list")]
    format: Listed,
    /// What to make of the divergence
    #[arg(long, value_enum, requires = "decide")]
    verdict: Option<Verdict>,
    /// With the verdict `resolved`: the version that holds, by its letter in the report
    #[arg(
        long,
        value_name = "LETTER",
        requires = "decide",
        conflicts_with = "value"
    )]
    version: Option<String>,
    /// With the verdict `resolved`: what holds and no source says, in words
    #[arg(long, value_name = "WORDS", requires = "decide")]
    value: Option<String>,
    /// Why
    #[arg(long, value_name = "WORDS", requires = "Deed")]
    reason: Option<String>,
    /// What it rests on: a link, or words
    #[arg(long, value_name = "WORDS", requires = "decide")]
    evidence: Option<String>,
    /// Who decides or signs; without this, the `user.name` that git knows
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// On which port of this machine the desk is opened; without this, one that is free
    #[arg(long, value_name = "N", conflicts_with = "Deed")]
    port: Option<u16>,
    /// How long a request may take to come, in milliseconds
    #[arg(long, hide = true, default_value_t = 10_000, conflicts_with = "Deed")]
    patience: u64,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
struct Deed {
    /// List every divergence with its fingerprint and where its review stands
    #[arg(long)]
    list: bool,
    /// Decide on the divergence whose fingerprint begins so
    #[arg(long, value_name = "FINGERPRINT", requires_all = ["verdict", "reason"])]
    decide: Option<String>,
    /// Take back what was decided on the divergence whose fingerprint begins so
    #[arg(long, value_name = "FINGERPRINT", requires = "reason")]
    withdraw: Option<String>,
    /// Vouch for the story as it stands
    #[arg(long)]
    sign: bool,
    /// Print what was decided, for others to use
    #[arg(long, value_enum, value_name = "WHAT")]
    export: Option<Export>,
    /// See whether the ledgers are as they were written; exit with 1 where one is not
    #[arg(long)]
    verify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Export {
    /// Markdown: what holds, and which source says otherwise in which words
    Corrections,
    /// JSON-LD: each version as a schema.org `Claim`, each signed verdict as a `ClaimReview`
    Claims,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Verdict {
    /// The sources do diverge, and nothing settles it
    Confirmed,
    /// One answer holds: that of `--version`, or `--value`
    Resolved,
    /// The versions differ, and both may stand
    Explained,
    /// The sources do not disagree here
    NotADivergence,
}

impl Deed {
    fn is_none(&self) -> bool {
        let named = self.decide.is_some() || self.withdraw.is_some();
        !(self.list || self.sign || self.verify || self.export.is_some() || named)
    }
}

/// Does what was asked; the exit code.
pub fn run(args: &Review, color: Color) -> u8 {
    if args.deed.verify {
        return verify(args, color);
    }
    if args.deed.is_none() {
        return live::run(args, color);
    }
    let plan = jobs::plan(args.sources.collect(), &args.rules);
    if plan.jobs.is_empty() {
        terminal::complain(&plan.problems, color);
        return COULD_NOT_CHECK;
    }
    let report = check::report(plan, true, &mut |_, _| ());
    terminal::complain(&report.problems, color);
    match args.deed.export {
        Some(Export::Corrections) => return terminal::print(&corrections::corrections(&report)),
        Some(Export::Claims) => return terminal::print(&schema_org::claims(&report)),
        None => {}
    }
    let agendas = agenda::agenda(&report);
    if args.deed.list {
        return terminal::print(&match args.format {
            Listed::Text => agenda::text(&agendas, terminal::stdout_style(color)),
            Listed::Json => json::agenda(&agendas),
        });
    }
    let done = match (&args.deed.decide, &args.deed.withdraw) {
        (Some(fingerprint), _) => deed::decide(args, fingerprint, &report, &agendas),
        (_, Some(fingerprint)) => deed::withdraw(args, fingerprint, &report, &agendas),
        (None, None) => deed::sign(args, &report, &agendas),
    };
    match done {
        Ok(told) => terminal::print(&told),
        Err(fault) => {
            terminal::complain(&[*fault], color);
            COULD_NOT_CHECK
        }
    }
}

/// Says of each ledger whether it is as it was written; the exit code.
fn verify(args: &Review, color: Color) -> u8 {
    let read = args.sources.collect();
    let mut problems = read.problems;
    let mut told = String::new();
    let mut damaged = false;
    for (story, folder) in ledgers::folders(&read.sources) {
        let Some(folder) = folder else {
            told += &deed::no_folder(story).message;
            told.push('\n');
            continue;
        };
        match disk::read(&folder) {
            Ok(ledger) => {
                told += &agenda::verified(&ledger);
                damaged |= ledger.damage().is_some();
                problems.extend(ledger.problems);
            }
            Err(problem) => {
                damaged = true;
                problems.push(*problem);
            }
        }
    }
    terminal::complain(&problems, color);
    if read.sources.is_empty() {
        return COULD_NOT_CHECK;
    }
    let printed = terminal::print(&told);
    printed.max(if damaged { DIVERGES } else { DONE })
}
