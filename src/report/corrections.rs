//! What the desk decided, as a list of corrections in Markdown: what holds, and which source
//! says otherwise in which words.

use super::decided::{day, evidence, name, signed};
use super::excerpt::excerpt;
use super::markdown::{escape, marked};
use super::story::{Lettered, Story, passages, quoted, stories};
use super::words::{claimed, count};
use super::{Report, decided};
use crate::comparator::{Divergence, Version};
use crate::matcher::Claim;
use crate::review::{Answer, Entry, Standing, Verdict};

/// The columns of a sentence shown with a correction.
const BUDGET: usize = 320;

/// The list, story by story.
pub fn corrections(report: &Report) -> String {
    let mut out = String::new();
    for story in stories(report) {
        of_story(&mut out, report, &story);
    }
    out
}

fn of_story(out: &mut String, report: &Report, story: &Story) {
    out.push_str(&format!("# Corrections: {}\n\n", escape(story.name)));
    let review = report.reviews.0.get(story.name);
    let signatures: Vec<String> = review
        .iter()
        .flat_map(|it| &it.signed)
        .map(signed)
        .collect();
    match signatures.as_slice() {
        [] => out.push_str("Not signed.\n\n"),
        all => all
            .iter()
            .for_each(|line| out.push_str(&format!("{}.\n\n", escape(&capital(line))))),
    }
    let mut others = Vec::new();
    let mut open = 0;
    for lettered in &story.divergences {
        match report.reviews.of(lettered.finding) {
            Standing::Decided(entries) => match entries.iter().find_map(answer) {
                Some((entry, answer)) => correction(out, story, lettered, entry, answer),
                None => others.push((lettered.finding, entries)),
            },
            standing => {
                open += 1;
                debug_assert_ne!(name(standing), "decided");
            }
        }
    }
    if !others.is_empty() {
        out.push_str("## Decided without a correction\n\n");
        for (found, entries) in others {
            for entry in entries {
                let (ask, said) = (escape(&found.ask), escape(&decided::said(entry)));
                out.push_str(&format!("- {ask} {said}\n"));
            }
        }
        out.push('\n');
    }
    if open > 0 {
        let open = count(open, "divergence");
        out.push_str(&format!(
            "{open} undecided: nothing here speaks of them.\n\n"
        ));
    }
}

/// What holds, if that was decided.
fn answer(entry: &Entry) -> Option<(&Entry, &Answer)> {
    match &entry.decision.as_ref()?.verdict {
        Verdict::Resolved(answer) => Some((entry, answer)),
        Verdict::Confirmed | Verdict::Explained | Verdict::NotADivergence => None,
    }
}

fn correction(
    out: &mut String,
    story: &Story,
    lettered: &Lettered<&Divergence>,
    entry: &Entry,
    answer: &Answer,
) {
    let found = lettered.finding;
    let holds = match answer {
        Answer::Version(seen) => &seen.says,
        Answer::Value(words) => words,
    };
    out.push_str(&format!("## {}\n\n", escape(&found.ask)));
    let rests = match evidence(entry) {
        "" => String::new(),
        evidence => format!(" It rests on: {}.", escape(evidence)),
    };
    out.push_str(&format!(
        "**{}**, decided by {} on {}: {}.{rests}\n\n",
        escape(holds),
        escape(&entry.by),
        day(entry.at),
        escape(entry.reason.trim_end_matches('.')),
    ));
    let is_answer = |version: &&Version| match answer {
        Answer::Version(seen) => version.id() == seen.id,
        Answer::Value(_) => false,
    };
    let (right, wrong): (Vec<&Version>, Vec<&Version>) = found.versions.iter().partition(is_answer);
    // What only fits the answer needs no correction, and may stand in another version too.
    let fits = |claim: &Claim| {
        let mut all = right
            .iter()
            .flat_map(|v| v.claims.iter().chain(&v.supports));
        all.any(|one| one.source == claim.source && one.range == claim.range)
    };
    for version in &wrong {
        for passage in passages(&version.claims) {
            if !passage.iter().any(fits) {
                otherwise(out, story, passage);
            }
        }
        for passage in passages(&version.supports) {
            if !passage.iter().any(fits) {
                otherwise(out, story, passage);
            }
        }
    }
    let mut agree: Vec<&str> = right
        .iter()
        .flat_map(|v| super::story::bearers(v))
        .collect();
    agree.dedup();
    if !agree.is_empty() {
        out.push_str(&format!("- so already: {}\n", escape(&agree.join(", "))));
    }
    out.push('\n');
}

/// "004.md, The Vellum Review, 28 November 2025, line 21 says 600,000 soldiers: “…”"
fn otherwise(out: &mut String, story: &Story, passage: &[Claim]) {
    let Some(claim) = passage.first() else {
        return;
    };
    let (sentence, marks) = quoted(passage);
    let words = marked(&excerpt(sentence, &marks, BUDGET));
    let (place, value) = (escape(&story.place(claim)), escape(&claimed(claim)));
    out.push_str(&format!("- {place}: {value}, in “{words}”\n"));
}

fn capital(line: &str) -> String {
    let mut chars = line.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
