//! Measures the value engine on the collections of `../shared/data`.
//!
//! ```text
//! cargo run --release --example measure                    one table of all sets
//! cargo run --release --example measure -- --misses SET    what a set's cases say, and what was seen
//! cargo run --release --example measure -- --conventions   how many cases follow which other convention
//! cargo run --release --example measure -- --speed [FILE]  megabytes a second on NDJSON, and peak memory
//! cargo run --release --example measure -- --linear [MB]   seconds for 5 and 10 MB of hard text
//! ```

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command that reads measuring material and prints a table"
)]

mod convention;
mod duckling;
mod newsquant;
mod recognizers;
mod score;
mod seen;
mod speed;
mod timex;

use score::Score;
use std::env;
use std::path::PathBuf;

/// What the program allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Where the measuring material lies, if it does.
fn data() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    folder.join("values").is_dir().then_some(folder)
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    if args.first().is_some_and(|arg| arg == "--linear") {
        let megabytes = args.get(1).and_then(|arg| arg.parse().ok());
        speed::linear(megabytes.unwrap_or(10));
        return;
    }
    let Some(data) = data() else {
        println!("no measuring material: ../shared/data is absent");
        return;
    };
    if args.first().is_some_and(|arg| arg == "--speed") {
        let newswire = || data.join("bulk/reuters21578.ndjson");
        speed::measure(&args.get(1).map_or_else(newswire, PathBuf::from));
        return;
    }
    let values = data.join("values");
    let scores = [
        newsquant::scores(&values),
        recognizers::scores(&values),
        duckling::scores(&values),
        timex::scores(&values),
    ];
    let scores: Vec<Score> = scores.into_iter().flatten().collect();
    match args.as_slice() {
        [flag, set, ..] if flag == "--misses" => {
            for score in scores.iter().filter(|s| s.set.contains(set.as_str())) {
                println!("{}", score.set);
                for miss in &score.misses {
                    println!("  {miss}");
                }
            }
        }
        [flag] if flag == "--conventions" => {
            for score in scores.iter().filter(|s| !s.conventions.is_empty()) {
                println!("{}", score.set);
                for (name, cases) in &score.conventions {
                    println!("{cases:>6}  {name}");
                }
            }
        }
        _ => {
            println!(
                "{:<44} {:>7} {:>7} {:>11} {:>12}",
                "set", "figure", "target", "right", "silent"
            );
            for score in &scores {
                println!("{score}");
            }
        }
    }
}
