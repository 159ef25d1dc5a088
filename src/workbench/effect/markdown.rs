//! An effect for a pull request.

use super::text::{summary, words};
use super::{Effect, Placed, Totals};
use crate::report::markdown::{escape, row, rule_off};

const HEAD: [&str; 7] = [
    "Rule",
    "Claims gained",
    "lost",
    "changed",
    "Divergences appear",
    "vanish",
    "change kind",
];

/// A table of counts, and below it each difference with its place.
pub fn markdown(effect: &Effect) -> String {
    let mut out = format!(
        "## What the change of rules does\n\n{}\n",
        capital(&summary(effect))
    );
    if !effect.is_any() {
        return out;
    }
    out.push('\n');
    row(&mut out, &HEAD.map(str::to_owned));
    rule_off(&mut out, HEAD.len());
    for rule in &effect.rules {
        counts(&mut out, &escape(&rule.rule), &rule.totals);
    }
    counts(&mut out, "**In all**", &effect.totals);
    for rule in &effect.rules {
        out += &format!("\n### {}\n\n", escape(&rule.rule));
        for Placed { story, what } in &rule.changes {
            out += &format!("- {}: {}\n", escape(story), escape(&words(what)));
        }
    }
    out
}

fn counts(out: &mut String, name: &str, totals: &Totals) {
    let counts = [
        totals.claims_gained,
        totals.claims_lost,
        totals.claims_changed,
        totals.divergences_appeared,
        totals.divergences_vanished,
        totals.divergences_changed_kind,
    ];
    let mut cells = vec![name.to_owned()];
    cells.extend(counts.map(|n| n.to_string()));
    row(out, &cells);
}

/// A sentence.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(rest).chain(['.']).collect()
}
