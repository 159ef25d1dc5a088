//! How fast claims and values are found in texts, and what to give to other tools so that they
//! can be asked the same. `benches/peers.py` runs all of it.
//!
//! ```text
//! pace claims TEXTS.ndjson RULES.yaml…    seconds for all texts, on one thread
//! pace values TEXTS.ndjson                the same for values
//! pace lines TEXTS.ndjson                 the texts with a paragraph on each line
//! pace rules N TEXTS.ndjson               a pack of N rules that texts like these might need
//! pace regexes RULES.yaml…                what the phrases of rules mean, for texts as they are
//! pace same TEXTS.ndjson RULES.yaml…      whether trying every phrase on every sentence finds the same
//! pace hard RULES.yaml…                   seconds for large and odd documents, and for ten times as much
//! ```

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command that reads measuring material and prints what it found"
)]

mod generate;
mod hard;
mod regexes;

use std::fs;
use std::hint::black_box;
use std::time::Instant;
use variorum::matcher;
use variorum::rule::{self, Index, Rule};
use variorum::source::Source;
use variorum::source::sentence::sentences;
use variorum::value::HedgeTable;

/// What `variorum` takes memory with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often is measured.
const TIMES: usize = 5;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.use_current_thread().build_global();
    pool.expect("no pool was made before");
    let hedges = HedgeTable::standard();
    match args.as_slice() {
        ["claims", texts, paths @ ..] => {
            let sources = sources(texts);
            measured(&sources, || {
                let rules = read(paths);
                let index = Index::new(&rules);
                matcher::claims_by(&index, &sources, &rules, &hedges).len()
            });
        }
        ["same", texts, paths @ ..] => {
            let (sources, rules) = (sources(texts), read(paths));
            let found = matcher::claims(&sources, &rules, &hedges);
            let all = matcher::claims_by_trying_all(&sources, &rules, &hedges);
            let same = found == all;
            println!(
                "{} claims, {}",
                found.len(),
                if same { "the same" } else { "NOT the same" }
            );
        }
        ["values", texts] => {
            let sources = sources(texts);
            measured(&sources, || {
                let each = |source| matcher::values(source, &hedges).len();
                sources.iter().map(each).sum()
            });
        }
        ["lines", texts] => sources(texts).iter().for_each(print_lines),
        ["rules", n, texts] => {
            let n = n.parse().expect("a number of rules");
            print!("{}", generate::pack(n, &sources(texts)));
        }
        ["regexes", paths @ ..] => {
            for regex in read(paths).iter().flat_map(regexes::of) {
                println!("{regex}");
            }
        }
        ["hard", paths @ ..] => hard::measure(&read(paths)),
        _ => println!("see the head of examples/pace/main.rs"),
    }
}

/// Prints the median of the seconds that work on all sources takes, as JSON.
fn measured(sources: &[Source], work: impl Fn() -> usize) {
    let mut seconds = Vec::new();
    let mut found = 0;
    for _ in 0..TIMES {
        let (start, worked) = (Instant::now(), processor());
        found = black_box(work());
        seconds.push(match (worked, processor()) {
            (Some(before), Some(after)) => after - before,
            _ => start.elapsed().as_secs_f64(),
        });
    }
    seconds.sort_by(f64::total_cmp);
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let (median, least) = (seconds[TIMES / 2], seconds[0]);
    let speed = bytes as f64 / 1e6 / median;
    println!(
        r#"{{"found": {found}, "bytes": {bytes}, "seconds": {median:.4}, "least": {least:.4}, "megabytes_a_second": {speed:.1}}}"#
    );
}

/// Seconds that the process has worked, where the system tells: others may use the machine.
fn processor() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = status.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn sources(path: &str) -> Vec<Source> {
    let texts = fs::read_to_string(path).expect("NDJSON");
    let source = |line: &str| {
        let json: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(Source {
            text: json["text"].as_str()?.to_owned(),
            published: json["published"].as_str().and_then(|d| d.parse().ok()),
            ..Source::default()
        })
    };
    texts.lines().filter_map(source).collect()
}

fn read(paths: &[&str]) -> Vec<Rule> {
    let hedges = HedgeTable::standard();
    let read = |path: &&str| {
        let text = fs::read_to_string(path).expect("a rule file");
        rule::read(path, &text, &hedges).0.expect("rules").rules
    };
    paths.iter().flat_map(read).collect()
}

fn print_lines(source: &Source) {
    let sentences = sentences(&source.text, 0);
    for paragraph in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let range = paragraph[0].start..paragraph[paragraph.len() - 1].end;
        println!("{}", source.text[range].replace(['\n', '\r'], " "));
    }
}
