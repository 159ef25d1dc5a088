//! An effect in words, for the terminal.

use super::{Difference, Effect, Placed, Said, Side, Totals};
use crate::report::safe::safe;
use crate::workbench::record::Cited;

/// Rule by rule, each difference with its place, and all of it counted.
pub fn text(effect: &Effect) -> String {
    let mut out = String::new();
    for rule in &effect.rules {
        out += &format!("{}: {}\n", safe(&rule.rule), counted(&rule.totals));
        for Placed { story, what } in &rule.changes {
            out += &format!("  {}: {}\n", safe(story), safe(&words(what)));
        }
        out += "\n";
    }
    out + &summary(effect) + "\n"
}

/// "2 rules find something else in 3 stories: 1 claim gained".
pub(super) fn summary(effect: &Effect) -> String {
    let stories = match effect.stories {
        1 => "1 story".to_owned(),
        n => format!("{n} stories"),
    };
    match effect.rules.len() {
        0 => format!("all rules find the same as before in {stories}"),
        1 => format!(
            "1 rule finds something else in {stories}: {}",
            counted(&effect.totals)
        ),
        n => format!(
            "{n} rules find something else in {stories}: {}",
            counted(&effect.totals)
        ),
    }
}

/// "1 claim gained, 2 lost; 1 divergence vanishes": only what there is.
fn counted(totals: &Totals) -> String {
    let claims = [
        (totals.claims_gained, "gained", "gained"),
        (totals.claims_lost, "lost", "lost"),
        (totals.claims_changed, "changed", "changed"),
    ];
    let divergences = [
        (totals.divergences_appeared, "appears", "appear"),
        (totals.divergences_vanished, "vanishes", "vanish"),
        (
            totals.divergences_changed_kind,
            "changes kind",
            "change kind",
        ),
    ];
    let reworded = [(totals.reworded, "worded otherwise", "worded otherwise")];
    let parts = [
        listed("claim", &claims),
        listed("divergence", &divergences),
        listed("question", &reworded),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}

/// "1 claim gained, 2 lost".
fn listed(noun: &str, counts: &[(usize, &str, &str)]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for (n, one, many) in counts.iter().filter(|(n, ..)| *n > 0) {
        let verb = if *n == 1 { one } else { many };
        parts.push(match (parts.is_empty(), n) {
            (true, 1) => format!("1 {noun} {verb}"),
            (true, n) => format!("{n} {noun}s {verb}"),
            (false, n) => format!("{n} {verb}"),
        });
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "lost 004.md:21 “19 points”, read as 19 (revised)".
pub(super) fn words(what: &Difference) -> String {
    match what {
        Difference::DivergenceAppears { kind, versions } => {
            format!("a {kind} appears: {}", against(versions))
        }
        Difference::DivergenceVanishes { kind, versions } => {
            format!("the {kind} vanishes: {}", against(versions))
        }
        Difference::DivergenceChangesKind {
            before,
            now,
            versions,
        } => format!("the {before} becomes a {now}: {}", against(versions)),
        Difference::ClaimGained(said) => {
            format!("gained {}, read as {}", cited(&said.claim), says(said))
        }
        Difference::ClaimLost(said) => {
            format!("lost {}, read as {}", cited(&said.claim), says(said))
        }
        Difference::ClaimChanged { before, now } => changed(before, now),
        Difference::Reworded => "only a reason or a note is worded otherwise".to_owned(),
    }
}

fn changed(before: &Said, now: &Said) -> String {
    let mut out = cited(&before.claim);
    if before.claim.words != now.claim.words {
        out += &format!(" is now “{}”", now.claim.words);
    }
    match before.says == now.says {
        true => out + &format!(", read as {} as before", says(now)),
        false => out + &format!(" was read as {} and is read as {}", says(before), says(now)),
    }
}

/// "28 [001.md:3] / 19 (revised) [004.md:21, 005.md:2]".
fn against(versions: &[Side]) -> String {
    let sides = versions.iter().map(|side| {
        let places = side.claims.iter();
        let places: Vec<String> = places.map(|c| format!("{}:{}", c.source, c.line)).collect();
        format!("{} [{}]", side.version, places.join(", "))
    });
    sides.collect::<Vec<_>>().join(" / ")
}

fn cited(claim: &Cited) -> String {
    format!("{}:{} “{}”", claim.source, claim.line, claim.words)
}

fn says(said: &Said) -> String {
    let says: Vec<&str> = said.says.iter().map(String::as_str).collect();
    says.join(" and as ")
}
