//! What the user means by the first digits of a fingerprint.

use crate::problem::Problem;
use crate::report::agenda::{Agenda, Item};
use std::collections::BTreeSet;

/// A divergence that something was said about, now or when its versions were others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub story: String,
    pub rule: String,
    pub fingerprint: String,
}

/// The one divergence whose fingerprint begins so.
pub fn item<'a>(
    agendas: &'a [Agenda<'a>],
    start: &str,
) -> Result<(&'a str, &'a Item<'a>), Box<Problem>> {
    let all = agendas
        .iter()
        .flat_map(|agenda| agenda.items.iter().map(move |item| (agenda.story, item)));
    let mut found: Vec<_> = all
        .filter(|(_, item)| begins(&item.divergence.fingerprint, start))
        .collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(none(
            start,
            "no divergence has a fingerprint that begins so",
        )),
        _ => {
            let names = found.iter();
            let names =
                names.map(|(story, it)| format!("{} in {story}", it.divergence.fingerprint));
            Err(several(start, &names.collect::<Vec<_>>()))
        }
    }
}

/// The one divergence whose fingerprint begins so, now or when it was decided upon.
pub fn said(agendas: &[Agenda], start: &str) -> Result<Said, Box<Problem>> {
    let mut found = BTreeSet::new();
    for agenda in agendas {
        let past = agenda.review.iter().flat_map(|review| &review.past);
        let past = past.map(|entry| (None, entry));
        let now = agenda.items.iter().flat_map(|item| {
            let entries = item.standing.entries().iter();
            entries.map(move |entry| (Some(&item.divergence.fingerprint), entry))
        });
        for (now, entry) in now.chain(past) {
            let Some(decision) = &entry.decision else {
                continue;
            };
            let then = &decision.fingerprint;
            if begins(then, start) || now.is_some_and(|now| begins(now, start)) {
                let said = Said {
                    story: agenda.story.to_owned(),
                    rule: entry.rule.clone(),
                    fingerprint: then.clone(),
                };
                found.insert(said);
            }
        }
    }
    let mut found: Vec<Said> = found.into_iter().collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(none(
            start,
            "nothing was decided on a divergence whose fingerprint begins so",
        )),
        _ => {
            let names = found.iter();
            let names = names.map(|said| format!("{} in {}", said.fingerprint, said.story));
            Err(several(start, &names.collect::<Vec<_>>()))
        }
    }
}

fn begins(fingerprint: &str, start: &str) -> bool {
    !start.is_empty() && fingerprint.starts_with(&start.to_lowercase())
}

fn none(start: &str, message: &str) -> Box<Problem> {
    let cure = "`variorum review SOURCES --list` shows all";
    Box::new(Problem::error(start, message, cure))
}

fn several(start: &str, names: &[String]) -> Box<Problem> {
    let message = format!("several fingerprints begin so: {}", names.join(", "));
    let cure = "give more of it, or name one story alone";
    Box::new(Problem::error(start, message, cure))
}
