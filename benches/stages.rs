//! What each stage costs, on the shipped packs and the seeds' articles: `cargo bench`.
//!
//! Times are of one thread and of this machine; compare two of them only from one run.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fs;
use variorum::comparator::compare;
use variorum::matcher;
use variorum::report::{Report, json, style::Style, text};
use variorum::rule::fold::Folded;
use variorum::rule::{self, Index, Pack, Rule};
use variorum::source::sentence::sentences;
use variorum::source::{ReadOptions, Source, disk};
use variorum::value::HedgeTable;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build_global()
        .expect("no pool was made before");
    divan::main();
}

/// The shipped rule files: names and texts.
fn files() -> Vec<(String, String)> {
    let names = ["incidents", "peace-plan"].map(|name| format!("{ROOT}/rules/{name}.yaml"));
    let read = |name: String| {
        let text = fs::read_to_string(&name).expect("it is shipped");
        (name, text)
    };
    names.map(read).into()
}

fn packs() -> Vec<Pack> {
    let hedges = HedgeTable::standard();
    let files = files().into_iter();
    let read = files.filter_map(|(name, text)| rule::read(&name, &text, &hedges).0);
    read.collect()
}

fn rules() -> Vec<Rule> {
    packs().into_iter().flat_map(|pack| pack.rules).collect()
}

fn sources() -> Vec<Source> {
    let seeds = format!("{ROOT}/seeds/peace-plan");
    disk::collect(&[seeds], &mut std::io::empty(), &ReadOptions::default()).sources
}

fn bytes(sources: &[Source]) -> BytesCount {
    BytesCount::new(
        sources
            .iter()
            .map(|source| source.text.len())
            .sum::<usize>(),
    )
}

#[divan::bench]
fn load_packs(bencher: Bencher) {
    let (files, hedges) = (files(), HedgeTable::standard());
    let all: usize = files.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(all)).bench(|| {
        let read = files
            .iter()
            .map(|(name, text)| rule::read(name, text, &hedges));
        read.map(|(pack, _)| pack.map_or(0, |pack| pack.rules.len()))
            .sum::<usize>()
    });
}

#[divan::bench]
fn look_over_packs(bencher: Bencher) {
    let files = files();
    bencher.bench(|| {
        let looked = files
            .iter()
            .map(|(name, text)| rule::look_over(name, text).len());
        looked.sum::<usize>()
    });
}

#[divan::bench]
fn index_rules(bencher: Bencher) {
    let rules = rules();
    bencher.bench(|| Index::new(black_box(&rules)));
}

#[divan::bench]
fn split_sentences(bencher: Bencher) {
    let sources = sources();
    bencher.counter(bytes(&sources)).bench(|| {
        let split = sources.iter().map(|s| sentences(&s.text, s.body).len());
        split.sum::<usize>()
    });
}

#[divan::bench]
fn fold_words(bencher: Bencher) {
    let sources = sources();
    bencher.counter(bytes(&sources)).bench(|| {
        let folded = sources.iter().map(|s| Folded::new(&s.text).tokens.len());
        folded.sum::<usize>()
    });
}

#[divan::bench]
fn recognise_values(bencher: Bencher) {
    let (sources, hedges) = (sources(), HedgeTable::standard());
    bencher.counter(bytes(&sources)).bench(|| {
        let found = sources.iter().map(|s| matcher::values(s, &hedges).len());
        found.sum::<usize>()
    });
}

#[divan::bench]
fn find_claims(bencher: Bencher) {
    let (rules, sources, hedges) = (rules(), sources(), HedgeTable::standard());
    let index = Index::new(&rules);
    bencher
        .counter(bytes(&sources))
        .bench(|| matcher::claims_by(&index, &sources, &rules, &hedges));
}

#[divan::bench]
fn compare_claims(bencher: Bencher) {
    let (rules, sources, hedges) = (rules(), sources(), HedgeTable::standard());
    let claims = matcher::claims(&sources, &rules, &hedges);
    bencher
        .with_inputs(|| claims.clone())
        .bench_values(|claims| compare(&sources, &rules, claims));
}

#[divan::bench(args = ["text", "json"])]
fn write_report(bencher: Bencher, format: &str) {
    let (packs, sources, hedges) = (packs(), sources(), HedgeTable::standard());
    let rules = rules();
    let claims = matcher::claims(&sources, &rules, &hedges);
    let found = compare(&sources, &rules, claims);
    let report = Report::new(&packs, sources, found, Vec::new());
    bencher.bench(|| match format {
        "json" => json::report(&report),
        _ => text::text(&report, Style::Plain),
    });
}
