//! `variorum packet`

mod gather;
mod replay;
mod store;

use super::{COULD_NOT_CHECK, Color, DIVERGES, Reading, Rules, Sources, jobs, terminal};
use crate::packet::{Files, Manifest, differences, is_made};
use crate::problem::Problem;
use crate::report::Report;
use crate::report::safe::safe;
use crate::report::words::count;
use crate::source::{ReadOptions, disk};
use clap::Args;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// Files a story so that it can be looked at again, years later: the report as page and as data, the
/// exact source texts, rules, hedges and ledger, each with its hash. docs/packet.md describes it.
///
/// With --verify it sees whether a packet is as it was made, and makes its report again.
#[derive(Debug, Args)]
pub struct Packet {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "SOURCES", required_unless_present = "verify")]
    sources: Vec<OsString>,
    #[command(flatten)]
    rules: Rules,
    /// Where to put it: a folder, or an archive whose name ends in .zip; it must not be there yet
    #[arg(
        short,
        long,
        value_name = "DIR|FILE.zip",
        required_unless_present = "verify"
    )]
    output: Option<PathBuf>,
    /// See whether this packet is as it was made; exit with 1 where it is not
    #[arg(long, value_name = "DIR|FILE.zip", conflicts_with_all = ["sources", "rules", "hedges", "output"])]
    verify: Option<PathBuf>,
}

/// Makes a packet, or looks at one; the exit code.
pub fn run(args: &Packet, color: Color) -> u8 {
    let done = match (&args.verify, &args.output) {
        (Some(packet), _) => verify(packet),
        (None, Some(output)) => make(args, output, color),
        (None, None) => Err(Failed::unable(Vec::new())),
    };
    match done {
        Ok(told) => terminal::print(&told),
        Err(failed) => {
            terminal::complain(&failed.problems, color);
            failed.code
        }
    }
}

/// Why there is no packet, or none to rely on.
pub struct Failed {
    problems: Vec<Problem>,
    code: u8,
}

impl Failed {
    fn unable(problems: Vec<Problem>) -> Self {
        let code = COULD_NOT_CHECK;
        Self { problems, code }
    }

    fn differs(problems: Vec<Problem>) -> Self {
        let code = DIVERGES;
        Self { problems, code }
    }
}

impl From<Box<Problem>> for Failed {
    fn from(problem: Box<Problem>) -> Self {
        Self::unable(vec![*problem])
    }
}

fn make(args: &Packet, output: &Path, color: Color) -> Result<String, Failed> {
    store::free(output)?;
    let sources = Sources {
        sources: args.sources.clone(),
        reading: Reading::default(),
    };
    let (named, unnamed) = sources.named();
    let mut stdin = Vec::new();
    if named.iter().any(|name| name == "-") {
        let read = std::io::stdin().read_to_end(&mut stdin);
        read.map_err(|error| store::fault(Path::new("-"), "cannot be read", &error))?;
    }
    let mut read = disk::collect(&named, &mut Cursor::new(&stdin), &ReadOptions::default());
    read.problems.extend(unnamed);
    let plan = jobs::plan(read, &args.rules);
    if plan.jobs.is_empty() {
        return Err(Failed::unable(plan.problems));
    }
    terminal::complain(&plan.problems, color);
    let gathered = gather::gather(&plan.jobs, &stdin)?;
    let before = known(&super::check::report(plan, false, &mut |_, _| ()));
    let (files, report) = replay::replay(&gathered.files, &gathered.sources)?;
    if known(&report) != before {
        let message = "these sources do not come to the same where they lie in folders of a packet";
        let cure = "pack the stories one by one";
        let problem = Problem::error(output.to_string_lossy(), message, cure);
        return Err(Failed::unable(vec![problem]));
    }
    let hash = store::write(output, &files)?;
    let told = [
        count(report.sources.len(), "source"),
        count(report.findings.divergences.len(), "divergence"),
        count(files.len(), "file"),
    ];
    Ok(said(output, &told.join(", "), &hash))
}

/// What must be the same in a packet: which source is of which story, and what diverges.
fn known(report: &Report) -> BTreeSet<(String, String)> {
    let sources = report.sources.iter();
    let sources = sources.map(|source| (source.story.clone(), source.id.clone()));
    let divergences = report.findings.divergences.iter();
    let divergences = divergences.map(|found| (found.rule.clone(), found.fingerprint.clone()));
    sources.chain(divergences).collect()
}

fn verify(packet: &Path) -> Result<String, Failed> {
    let (files, hash) = store::read(packet)?;
    let manifest = Manifest::read(&files)?;
    let faults = manifest.differences(&files);
    if !faults.is_empty() {
        return Err(Failed::differs(faults));
    }
    let given: Files = (files.iter())
        .filter(|(name, _)| !is_made(name))
        .map(|(name, bytes)| (name.clone(), bytes.clone()))
        .collect();
    replay::allowed(&given)?;
    let (again, _) = replay::replay(&given, &manifest.sources)?;
    let mut faults = differences(&files, &again, "its sources, rules and ledger come to");
    if faults.is_empty() {
        let told = format!(
            "{}, as made; the report comes to the same bytes",
            count(files.len(), "file")
        );
        return Ok(said(packet, &told, &hash));
    }
    let (made, here) = (&manifest.variorum, env!("CARGO_PKG_VERSION"));
    if made != here {
        let message = format!("this packet was made by variorum {made}, and this is {here}");
        let cure =
            "use that version to make its report again; all hashes are those of the manifest";
        faults.push(Problem::error(packet.to_string_lossy(), message, cure));
    }
    Err(Failed::differs(faults))
}

fn said(packet: &Path, told: &str, hash: &str) -> String {
    let packet = packet.to_string_lossy();
    format!("{}: {told}\nSHA-256 {hash}\n", safe(&packet))
}
