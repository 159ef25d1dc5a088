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

/// What begins something and never ends it.
const HARD: &[&str] = &[
    "$5-",
    "12,34,",
    ", 1 Abcdefg",
    "1 234 ",
    "one ",
    "hundred and ",
    "between 5 and ",
    "more than 5 and less than ",
    "-",
    "two thirds of ",
    "from 3 to ",
    "May 3-",
    "May ",
    "a b c ",
    "\"'(",
    "(",
    "5 million 5 ",
    "and half ",
    "half a ",
    "next next ",
    "the last of the ",
    "the end of the beginning of ",
    "two days after ",
    "a week before a week before ",
    "about about ",
    "at least about ",
    "1",
    "1,000",
    "1.",
    "1/",
    "a",
    "U.S.",
    "don't",
    "e\u{301}",
    "five-",
    "five years, ",
    "five years and ",
    "5 feet ",
    "million ",
    "10 to ",
    "in 1990-",
    "Monday, ",
    "first ",
    "a few of ",
    "3 p.m. ",
    "Mr. ",
    "He left. ",
    "He left.",
    "\"He left.\" ",
    "Water rose.\r",
    "\n",
    "   ",
    "   5",
    "5\n\n",
    "\u{2028}",
    "!",
    "?!\" ",
    "...",
    ". a",
    "$",
    "$ ",
    "%",
    "#",
    "'s",
    "\u{a0}1",
    "1\u{a0}000",
    "no ",
    "no more than ",
    "will be ",
    "of the ",
    "Lee ",
    "US$",
];

/// Seconds for half of these megabytes of hard text and for all of them, read as one sentence
/// and as a document.
pub fn linear(megabytes: usize) {
    let hedges = HedgeTable::standard();
    let context = Context::new(None, &hedges);
    println!("{:<32} {:>17} {:>17}", "", "one sentence", "document");
    for hard in HARD {
        let source = |bytes: usize| Source {
            text: hard.repeat(bytes / hard.len()),
            ..Source::default()
        };
        let (half, whole) = (source(megabytes * 500_000), source(megabytes * 1_000_000));
        let sentence = |s: &Source| recognise(&s.text, &context).len();
        let document = |s: &Source| matcher::values(s, &hedges).len();
        let [a, b] = [&half, &whole].map(|s| once(s, sentence));
        let [c, d] = [&half, &whole].map(|s| once(s, document));
        println!("{hard:<32?} {a:6.2} s {b:6.2} s {c:6.2} s {d:6.2} s");
    }
}

fn once(source: &Source, work: impl Fn(&Source) -> usize) -> f64 {
    let (start, worked) = (Instant::now(), processor());
    std::hint::black_box(work(source));
    match (worked, processor()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed().as_secs_f64(),
    }
}

/// Seconds that the process has worked, where the system tells: others may use the machine.
fn processor() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = status.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The most memory the process ever held, where the system tells.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
