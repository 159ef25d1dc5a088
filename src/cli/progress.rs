//! How far long work is, for whoever looks on.

use super::terminal;
use crate::matcher::{self, Claim};
use crate::rule::{Index, Rule};
use crate::source::Source;
use crate::value::HedgeTable;
use indicatif::{ProgressBar, ProgressStyle};

/// Below so many bytes nobody waits long enough to look.
const LONG: u64 = 2_000_000;
/// How many sources are read between two looks.
const STEP: usize = 64;

/// All claims of the sources by the rules' own index, with a bar on standard error where that is a
/// terminal and the work is long.
pub fn claims(
    index: &Index,
    sources: &[Source],
    rules: &[Rule],
    hedges: &HedgeTable,
) -> Vec<Claim> {
    let bytes = |sources: &[Source]| sources.iter().map(|s| s.text.len() as u64).sum();
    let all: u64 = bytes(sources);
    if all < LONG || !terminal::is_watched() {
        return matcher::claims_by(index, sources, rules, hedges);
    }
    let bar = ProgressBar::new(all);
    let template = "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} left";
    bar.set_style(ProgressStyle::with_template(template).unwrap_or(ProgressStyle::default_bar()));
    let mut found = Vec::new();
    let mut read = 0;
    for step in sources.chunks(STEP) {
        bar.set_message(format!("{read} of {} sources", sources.len()));
        found.extend(matcher::claims_by(index, step, rules, hedges));
        read += step.len();
        bar.inc(bytes(step));
    }
    bar.finish_and_clear();
    found
}
