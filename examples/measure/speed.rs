//! Megabytes a second on newswire, on one thread, and peak memory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;
use variorum::matcher;
use variorum::source::Source;
use variorum::source::sentence::sentences;
use variorum::value::{Context, HedgeTable, recognise};

/// Documents that are measured together, and how often: the fastest time counts, because
/// others may use the machine.
const BATCH: usize = 1000;
const TIMES: usize = 3;

pub fn measure(path: &Path) {
    let Ok(file) = File::open(path) else {
        println!("no {}", path.display());
        return;
    };
    let hedges = HedgeTable::standard();
    let mut sources = BufReader::new(file)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| source(&line));
    let (mut bytes, mut documents, mut values) = (0, 0, 0);
    let (mut reading, mut splitting, mut both) = (0.0, 0.0, 0.0);
    loop {
        let batch: Vec<Source> = sources.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        documents += batch.len();
        bytes += batch.iter().map(|s| s.text.len()).sum::<usize>();
        let recognised = |s: &Source| recognise(&s.text, &Context::new(s.published, &hedges)).len();
        values += batch.iter().map(recognised).sum::<usize>();
        reading += seconds(&batch, recognised);
        splitting += seconds(&batch, |s| sentences(&s.text, 0).len());
        both += seconds(&batch, |s| matcher::values(s, &hedges).len());
    }
    let megabytes = bytes as f64 / 1e6;
    println!("{documents} documents, {megabytes:.1} MB, {values} values");
    for (what, seconds) in [
        ("recognising", reading),
        ("splitting into sentences", splitting),
        ("both, sentence by sentence", both),
    ] {
        println!("{what:<27} {:6.1} MB/s", megabytes / seconds);
    }
    if let Some(peak) = peak() {
        println!("peak memory                 {peak}");
    }
}

/// The fewest seconds that all documents of a batch took.
fn seconds(batch: &[Source], work: impl Fn(&Source) -> usize) -> f64 {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(batch.iter().map(&work).sum::<usize>());
        start.elapsed().as_secs_f64()
    };
    (0..TIMES).map(once).fold(f64::INFINITY, f64::min)
}

fn source(line: &str) -> Option<Source> {
    let json: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(Source {
        text: json["text"].as_str().unwrap_or("").to_owned(),
        published: json["published"].as_str().and_then(|d| d.parse().ok()),
        ..Source::default()
    })
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
    let context = Context::new(None, &hedges);
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
