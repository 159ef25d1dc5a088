//! Every claim of the seeds, written otherwise and changed: an equal writing changes no
//! divergence, another figure always changes the report.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use variorum::comparator::{Findings, Version, compare};
use variorum::matcher::{self, Claim};
use variorum::rule::{self, Rule};
use variorum::source::{Source, disk};
use variorum::value::{Content, HedgeTable, Relation, relate};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "Mar."),
    ("April", "Apr."),
    ("May", "May"),
    ("June", "Jun."),
    ("July", "Jul."),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];

/// Rules and sources of a story.
struct Story {
    rules: Vec<Rule>,
    sources: Vec<Source>,
    hedges: HedgeTable,
}

impl Story {
    fn seeds() -> Self {
        let hedges = HedgeTable::standard();
        let pack = fs::read_to_string(format!("{ROOT}/rules/peace-plan.yaml")).unwrap();
        let (pack, problems) = rule::read("peace-plan.yaml", &pack, &hedges);
        assert!(problems.is_empty(), "{problems:?}");
        let inputs = [format!("{ROOT}/seeds/peace-plan")];
        Self {
            rules: pack.unwrap().rules,
            sources: disk::collect(&inputs, &mut std::io::empty()).sources,
            hedges,
        }
    }

    fn claims(&self, sources: &[Source]) -> Vec<Claim> {
        matcher::claims(sources, &self.rules, &self.hedges)
    }

    fn check(&self, sources: &[Source]) -> Findings {
        compare(sources, &self.rules, self.claims(sources))
    }

    /// The sources with the words of a claim's value replaced.
    fn with(&self, claim: &Claim, words: &str) -> Vec<Source> {
        let mut sources = self.sources.clone();
        let source = sources.iter_mut().find(|s| s.id == claim.source).unwrap();
        source.text.replace_range(claim.value_range.clone(), words);
        sources
    }
}

/// What is found on a rule: its divergences by fingerprint and kinds, and the values of all
/// versions besides.
fn found(findings: &Findings, rule: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let divergences = findings.divergences.iter().filter(|d| d.rule == rule);
    let divergences = divergences.map(|d| {
        let clashes = d
            .clashes
            .iter()
            .map(|c| format!("{:?} {:?}", c.between, c.kind));
        let clashes: Vec<String> = clashes.collect();
        format!("{} {}", d.fingerprint, clashes.join(", "))
    });
    let value = |version: &Version| format!("{:?}", version.value.content);
    let agreements = findings.agreements.iter().filter(|a| a.rule == rule);
    let single = findings.single.iter().filter(|s| s.rule == rule);
    let rest = agreements
        .map(|a| value(&a.version))
        .chain(single.map(|s| value(&s.version)));
    (divergences.collect(), rest.collect())
}

/// A whole number below a hundred in words.
fn in_words(number: usize) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => WORDS[number].to_owned(),
        (tens, 0) => TENS[tens - 2].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens - 2], WORDS[ones]),
    }
}

/// Other writings of the same value, as a newsroom might have them.
fn equal_writings(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let swap = |from: &str, to: &str| {
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == ',' || c == '-');
        let at = text.to_lowercase().find(&from.to_lowercase())?;
        let (before, after) = (text.get(..at)?, text.get(at + from.len()..)?);
        let whole = !part(before.chars().last().filter(|c| *c != '-'))
            && !part(after.chars().next().filter(|c| *c != '-' && *c != ','));
        whole.then(|| format!("{before}{to}{after}"))
    };
    // The longest first: "twenty-eight" holds "eight".
    for number in (2..100).rev() {
        let (figure, words) = (number.to_string(), in_words(number));
        if let Some(other) = swap(&words, &figure) {
            all.push(other);
            break;
        }
        if !text.contains([',', '$'])
            && !MONTHS
                .iter()
                .any(|(long, short)| text.contains(long) || text.contains(short))
            && let Some(other) = swap(&figure, &words)
        {
            all.push(other);
            break;
        }
    }
    for thousands in [100, 600] {
        let figure = format!("{thousands},000");
        for other in [
            format!("{thousands}k"),
            format!("{thousands}000"),
            format!("{thousands} thousand"),
        ] {
            all.extend(swap(&figure, &other));
        }
    }
    all.extend(swap("300 billion dollars", "$300bn"));
    all.extend(swap("300 billion dollars", "$300 billion"));
    for (long, short) in MONTHS {
        all.extend(swap(long, short));
        all.extend(swap(short, long));
        for (month, other) in [(long, short), (short, long)] {
            if let Some(day) = text.strip_prefix(&format!("{month} "))
                && day.len() <= 2
            {
                all.push(format!("{day} {long}"));
                all.push(format!("{day} {other}"));
            }
        }
    }
    all.extend(swap("Tuesday", "Tues."));
    all.retain(|other| other != text);
    all
}

/// A value of the same kind that no story of the seeds has.
fn other_figure(claim: &Claim) -> Option<&'static str> {
    // Where the phrase fixes the value there is no figure.
    if claim.value_range == claim.range {
        return None;
    }
    match &claim.value.content {
        Content::Amount(amount) if amount.since.is_some() => Some("May 1931"),
        Content::Amount(amount) => Some(match amount.unit.name.as_str() {
            "year" | "month" | "week" | "day" => "ninety-one years",
            "USD" => "77 dollars",
            // Above "millions", which would hold a smaller figure.
            _ => "4,321,077,007",
        }),
        Content::Days(_) => Some("9 May 1931"),
        _ => None,
    }
}

/// Prints a line that the test runner does not capture.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[test]
fn an_equal_writing_changes_no_divergence() {
    let story = Story::seeds();
    let before = story.check(&story.sources);
    let (mut same, mut changed, mut claims) = (0, Vec::new(), 0);
    for claim in story.claims(&story.sources) {
        let writings = equal_writings(&claim.value_text);
        claims += usize::from(!writings.is_empty());
        for words in writings {
            let after = story.check(&story.with(&claim, &words));
            let all = |findings| story.rules.iter().map(move |r| found(findings, &r.id).0);
            match all(&before).eq(all(&after)) {
                true => same += 1,
                false => changed.push(format!(
                    "{}: {} for {}",
                    claim.rule, words, claim.value_text
                )),
            }
        }
    }
    let writings = same + changed.len();
    say(&format!(
        "equal writings: {same} of {writings} of {claims} claims change no divergence"
    ));
    assert!(changed.is_empty(), "{}", changed.join("\n"));
    assert!(writings >= 25, "only {writings} writings");
}

#[test]
fn another_figure_always_changes_the_report() {
    let story = Story::seeds();
    let before = story.check(&story.sources);
    let claims = story.claims(&story.sources);
    let (mut told, mut missed) = (0, Vec::new());
    for claim in &claims {
        let Some(words) = other_figure(claim) else {
            continue;
        };
        let sources = story.with(claim, words);
        let after = story.check(&sources);
        let same = found(&before, &claim.rule) == found(&after, &claim.rule);
        // Where others answer the same, the new figure stands against them.
        let stands = |other: &Claim| {
            let known = claim
                .facets
                .iter()
                .all(|(name, stated)| other.facets.get(name).is_none_or(|its| its.is == stated.is));
            known && other.rule == claim.rule && *other != *claim
        };
        let others = claims.iter().any(|other| {
            stands(other) && relate(&other.value, &claim.value) != Relation::Incomparable
        });
        let opposed = || {
            let mut divergences = after.divergences.iter().filter(|d| d.rule == claim.rule);
            divergences.any(|d| {
                let mut all = d
                    .versions
                    .iter()
                    .flat_map(|v| v.claims.iter().chain(&v.supports));
                all.any(|c| c.source == claim.source && c.value_text.contains(words))
            })
        };
        match same || others && !opposed() {
            false => told += 1,
            true => missed.push(format!("{}: {words} for {}", claim.rule, claim.value_text)),
        }
    }
    let all = told + missed.len();
    say(&format!(
        "other figures: {told} of {all} claims change the report"
    ));
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(all >= 15, "only {all} claims");
}
