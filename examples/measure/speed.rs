//! Megabytes a second on newswire, on one thread, and peak memory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;
use variorum::matcher;
use variorum::source::Source;
use variorum::source::sentence::sentences;
use variorum::value::{Context, HedgeTable, recognise};

pub fn measure(path: &Path) {
    let Ok(file) = File::open(path) else {
        println!("no {}", path.display());
        return;
    };
    let hedges = HedgeTable::standard();
    let (mut bytes, mut values, mut documents) = (0usize, 0usize, 0usize);
    let (mut reading, mut splitting, mut whole) = (0.0, 0.0, 0.0);
    for line in BufReader::new(file).lines().map_while(Result::ok) {
        let Ok(json) = serde_json::from_str::<serde_json::Value>(&line) else {
            continue;
        };
        let text = json["text"].as_str().unwrap_or("").to_owned();
        let published = json["published"].as_str().and_then(|d| d.parse().ok());
        let source = Source {
            text,
            published,
            ..Source::default()
        };
        let context = Context {
            told: variorum::value::date::Told::Nothing,
            day: source.published,
            hedges: &hedges,
        };
        let start = Instant::now();
        let found = recognise(&source.text, &context).len();
        reading += start.elapsed().as_secs_f64();
        let start = Instant::now();
        let split = sentences(&source.text, 0).len();
        splitting += start.elapsed().as_secs_f64();
        let start = Instant::now();
        let again = matcher::values(&source, &hedges).len();
        whole += start.elapsed().as_secs_f64();
        std::hint::black_box((split, again));
        bytes += source.text.len();
        values += found;
        documents += 1;
    }
    let megabytes = bytes as f64 / 1e6;
    println!("{documents} documents, {megabytes:.1} MB, {values} values");
    println!("recognising:              {:6.1} MB/s", megabytes / reading);
    println!(
        "splitting into sentences: {:6.1} MB/s",
        megabytes / splitting
    );
    println!("both:                     {:6.1} MB/s", megabytes / whole);
    if let Some(peak) = peak() {
        println!("peak memory:              {peak}");
    }
}

/// Seconds for five and for ten megabytes of what begins something and never ends it.
pub fn linear() {
    const HARD: [&str; 8] = [
        "$5-",
        "12,34,",
        "1 234 ",
        "one ",
        "hundred and ",
        "between 5 and ",
        "more than 5 and less than ",
        "-",
    ];
    let hedges = HedgeTable::standard();
    let context = Context {
        told: variorum::value::date::Told::Nothing,
        day: None,
        hedges: &hedges,
    };
    for hard in HARD {
        let seconds = |bytes: usize| {
            let text = hard.repeat(bytes / hard.len());
            let start = Instant::now();
            std::hint::black_box(recognise(&text, &context).len());
            start.elapsed().as_secs_f64()
        };
        let (half, whole) = (seconds(5_000_000), seconds(10_000_000));
        println!("{hard:<28?} {half:5.2} s {whole:5.2} s");
    }
}

/// The most memory the process ever held, where the system tells.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
