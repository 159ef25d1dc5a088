//! What the user typed, wired to the rest.

mod awake;
mod check;
mod completions;
mod desk;
mod diff;
mod draft;
mod exit;
mod explain;
mod formats;
mod hedges;
mod init;
mod jobs;
mod ledgers;
mod listing;
mod mutate;
mod off;
mod output;
mod packet;
mod progress;
mod review;
mod revision;
mod rulebook;
mod rules;
mod settings;
mod snapshots;
mod sources;
mod stream;
mod terminal;
mod test;
mod unasked;
mod watch;

pub use exit::{COULD_NOT_CHECK, DIVERGES, DONE};

use crate::draft::State;
use crate::problem::Problem;
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use formats::{Color, FailOn, Format, ListFormat, Listed, ReportFormat, ValueFormat};
use sources::{Reading, Sources};
use std::process::ExitCode;
use terminal::Loudness;

/// Shows where the sources of one story diverge, on whose word, and why.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, max_term_width = 100, after_help = exit::HELP)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// When to colour what is printed
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    /// Print no report and no notice: errors alone, and the exit code
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say what is read and written, and how long that takes
    #[arg(long, short, global = true)]
    verbose: bool,
    /// How many threads to work on; by default one for each core
    #[arg(long, global = true, value_name = "N", value_parser = value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Report where sources diverge
    Check(Check),
    /// List every claim that the rules find
    Claims(Claims),
    /// List every value that the recognisers see, whatever the rules
    Values(Values),
    /// Try rules on their examples, and stories against their snapshots
    Test(Test),
    /// Decide what to make of divergences, and keep it beside the sources
    Review(desk::Review),
    /// File a story so that it can be looked at again, and look at what was filed
    Packet(packet::Packet),
    /// Make a folder with a small pack, story and snapshot to begin with
    Init(init::Init),
    /// Say what a rule means, and why it did or did not find a claim
    Explain(explain::Explain),
    /// Show what a change of rules does to what is found in sources
    Diff(diff::Diff),
    /// List rules, look them over, or print the schema of rule files
    #[command(subcommand)]
    Rules(Rulebook),
    /// Print a script by which a shell completes what is typed
    Completions(completions::Completions),
}

#[derive(Debug, Subcommand)]
enum Rulebook {
    /// List every rule: its pack, id, question, kind of value, how many phrases and examples
    List(RuleList),
    /// Report every fault of every rule file, and what in it does nothing
    ///
    /// A fault is what keeps a rule from being used. A notice is what works and does nothing, or
    /// not what its author meant.
    #[command(after_help = exit::RULES_HELP)]
    Check(RuleCheck),
    /// Print the JSON Schema of rule files, by which editors complete and check them
    ///
    /// Write it to a file, and name that in the first line of a rule file:
    /// `# yaml-language-server: $schema=rules.schema.json`
    #[command(verbatim_doc_comment)]
    Schema,
}

#[derive(Debug, Args)]
struct RuleList {
    #[command(flatten)]
    packs: Packs,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

#[derive(Debug, Args)]
struct RuleCheck {
    #[command(flatten)]
    packs: Packs,
    /// Let notices fail the run as faults do
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct Packs {
    /// Rule files or folders; without them those of `variorum.yaml`, else the folder `rules`
    #[arg(value_name = "RULES")]
    rules: Vec<String>,
    #[command(flatten)]
    hedges: Hedges,
}

#[derive(Debug, Args)]
struct Test {
    /// Rule files or folders; without them those of `variorum.yaml`, else the folder `rules`
    #[arg(value_name = "RULES")]
    rules: Vec<String>,
    #[command(flatten)]
    hedges: Hedges,
    /// Make what is found now the snapshots
    #[arg(long, group = "deed")]
    accept: bool,
    /// Drop the new results that wait beside the snapshots
    #[arg(long, group = "deed")]
    reject: bool,
    /// Decide on new results one by one, in the terminal
    #[arg(long, group = "deed")]
    review: bool,
    /// Only list what is not as accepted; nothing is written
    #[arg(long, groups = ["deed", "listed"])]
    list: bool,
    /// Change every value and phrase, and say which changes nobody noticed; nothing is written
    #[arg(long, groups = ["deed", "listed"], conflicts_with = "remove_orphans")]
    mutate: bool,
    /// With `--mutate`, let a phrase that nothing needs fail the run as well
    #[arg(long, requires = "mutate")]
    strict: bool,
    /// How to print the list
    #[arg(long, value_enum, default_value_t, requires = "listed")]
    format: Listed,
    /// Remove the snapshots whose story is gone
    #[arg(long)]
    remove_orphans: bool,
}

#[derive(Debug, Args)]
struct Check {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    rules: Rules,
    /// How to print the report; docs/report.schema.json describes the JSON
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Write the report to this file too; may be given several times
    ///
    /// The ending says the format: .txt, .md, .html, .json, .csv, .sarif, or .xml for JUnit.
    #[arg(long = "output", short, value_name = "FILE", value_parser = output::parse)]
    outputs: Vec<output::Output>,
    /// Stay, and check again whenever a source, a rule, a draft or a ledger changes
    #[arg(long)]
    watch: bool,
    /// Check this text of our own against the sources; may be given several times
    ///
    /// Each of its statements is backed, or else contradicted, misquoted, stale, misattributed,
    /// strengthened, unsupported, ambiguous, weakened or disputed, the gravest first. docs/draft.md
    /// says more.
    #[arg(long = "draft", value_name = "FILE")]
    drafts: Vec<String>,
    /// Exit with 1 when there is a divergence of this kind or a graver one
    ///
    /// Of divergences: contradiction, within-source, revision, update, position. With --draft, the
    /// state of a statement.
    #[arg(long, value_name = "KIND", value_parser = limit)]
    fail_on: Option<Limit>,
    /// Sort the documents of a stream by story first; large ones on disk
    ///
    /// With `--format ndjson` and NDJSON in which the documents of a story do not stand together.
    #[arg(long)]
    group: bool,
}

/// What a run fails on, as the command line has it.
#[derive(Clone, Copy, Debug)]
enum Limit {
    Clash(FailOn),
    State(State),
}

fn limit(word: &str) -> Result<Limit, String> {
    let clash = FailOn::from_str(word, false).map(Limit::Clash);
    let state = || State::from_str(word, false).map(Limit::State);
    clash.or_else(|_| state()).map_err(|_| {
        let names = |of: &[Option<clap::builder::PossibleValue>]| {
            let names = of.iter().flatten().map(|value| value.get_name().to_owned());
            names.collect::<Vec<_>>().join(", ")
        };
        let kinds: Vec<_> = FailOn::value_variants()
            .iter()
            .map(ValueEnum::to_possible_value)
            .collect();
        let states: Vec<_> = State::ALL
            .iter()
            .map(ValueEnum::to_possible_value)
            .collect();
        format!("use {}, or with --draft {}", names(&kinds), names(&states))
    })
}

#[derive(Debug, Args)]
struct Claims {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    rules: Rules,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

#[derive(Debug, Args)]
struct Values {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    hedges: Hedges,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: ValueFormat,
}

#[derive(Clone, Debug, Args)]
struct Rules {
    /// A rule file, or a folder of them; may be given several times
    ///
    /// Without this, those that a story's `variorum.yaml` names, else the folder `rules`.
    #[arg(long, value_name = "PATH")]
    rules: Vec<String>,
    #[command(flatten)]
    hedges: Hedges,
}

#[derive(Clone, Debug, Args)]
struct Hedges {
    /// A table of what words like "nearly" do to a figure, whose rows go before the usual ones
    ///
    /// Without this, the one that a story's `variorum.yaml` names.
    #[arg(long, value_name = "FILE")]
    hedges: Option<String>,
}

/// Runs the program on the process's own arguments, and says how it ended.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    terminal::set(match (cli.quiet, cli.verbose) {
        (true, _) => Loudness::Quiet,
        (false, true) => Loudness::Verbose,
        (false, false) => Loudness::Usual,
    });
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cli.threads.map_or(0, usize::from));
    // In a review it waits for requests. Else it works too, so that nothing waits until others have
    // begun.
    let works = !matches!(cli.verb, Verb::Review(_));
    let pool = match works {
        true => pool.use_current_thread(),
        false => pool,
    };
    if let Err(error) = pool.build_global() {
        let message = format!("threads could not be started: {error}");
        let cure = "ask for fewer with `--threads`";
        terminal::complain(&[Problem::error("--threads", message, cure)], cli.color);
        return ExitCode::from(COULD_NOT_CHECK);
    }
    let _awake = works.then(awake::Awake::keep);
    let color = cli.color;
    let code = match cli.verb {
        Verb::Check(check) => check::run(&check, color),
        Verb::Claims(claims) => listing::claims(&claims, color),
        Verb::Values(values) => listing::values(&values, color),
        Verb::Test(test) => test::run(&test, color),
        Verb::Review(review) => desk::run(&review, color),
        Verb::Packet(packet) => packet::run(&packet, color),
        Verb::Init(init) => init::run(&init, color),
        Verb::Explain(explain) => explain::run(&explain, color),
        Verb::Diff(diff) => diff::run(&diff, color),
        Verb::Rules(rulebook) => rulebook::run(&rulebook, color),
        Verb::Completions(completions) => completions::run(&completions),
    };
    ExitCode::from(code)
}
