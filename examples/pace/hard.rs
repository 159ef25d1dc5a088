//! Documents that would take all day if time grew faster than they do.

use std::hint::black_box;
use variorum::matcher;
use variorum::rule::{self, Rule};
use variorum::source::Source;
use variorum::value::HedgeTable;

/// A phrase of twenty gaps.
const GAPS: &str = "a ... a ... a ... a ... a ... a ... a ... a ... a ... a ... a ... \
                    a ... a ... a ... a ... a ... a ... a ... a ... a ... {value}";

pub fn measure(rules: &[Rule]) {
    let gaps = format!(
        "pack: hard\nrules:\n  - {{ id: gaps, ask: How many?, value: count, phrases: [\"{GAPS}\"] }}\n"
    );
    let (pack, problems) = rule::read("hard.yaml", &gaps, &HedgeTable::standard());
    let gaps = pack.map(|pack| pack.rules).unwrap_or_default();
    assert_eq!(gaps.len(), 1, "{problems:?}");
    println!("{:<44} {:>10} {:>10}", "", "a tenth", "all of it");
    let sentence = "the mayor said that a man who was shot at the pier on ";
    told("100 MB of one sentence", sentence, 100_000_000, rules);
    told("10 million figures", "12 ", 30_000_000, rules);
    // Each is a claim, and claims are held until the end.
    told("100,000 claims", "shot 12 ", 800_000, rules);
    told(
        "10 MB before a phrase of twenty gaps",
        "a b c a ",
        10_000_000,
        &gaps,
    );
    told("the same with figures", "a b 12 a ", 1_000_000, &gaps);
}

fn told(what: &str, repeated: &str, bytes: usize, rules: &[Rule]) {
    let hedges = HedgeTable::standard();
    let seconds = [bytes / 10, bytes].map(|bytes| {
        let source = Source {
            text: repeated.repeat(bytes / repeated.len()),
            ..Source::default()
        };
        let before = super::processor();
        black_box(matcher::claims(&[source], rules, &hedges));
        let both = before.zip(super::processor());
        both.map_or(0.0, |(before, after)| after - before)
    });
    println!("{what:<44} {:8.2} s {:8.2} s", seconds[0], seconds[1]);
}
