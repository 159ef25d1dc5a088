//! What claims, and then versions, say about themselves.

use super::{Note, NoteKind};
use crate::matcher::{By, Claim, Stated};
use crate::rule::{APART, Across, Rule, WHOLE};
use std::collections::{BTreeMap, BTreeSet};

/// The values of a rule's facets of one sort, in the rule's order; `None` where silent.
pub(super) type Key = Vec<Option<String>>;

/// What `claim` says on the rule's facets of the sort `across`.
pub(super) fn key(rule: &Rule, across: Across, claim: &Claim) -> Key {
    names(rule, across)
        .map(|name| claim.facets.get(name).map(|stated| stated.is.clone()))
        .collect()
}

/// Whether both state some facet, and not the same. Silence differs from nothing.
pub(super) fn differ(a: &Key, b: &Key) -> bool {
    a.iter().zip(b).any(|pair| match pair {
        (Some(a), Some(b)) => a != b,
        _ => false,
    })
}

/// Whether something else is told of than by any other claim.
pub(super) fn is_apart(key: &Key) -> bool {
    key.iter().any(|value| value.as_deref() == Some(APART))
}

/// Whether `whole` is the whole on each facet on which the two differ, and `part` is not.
pub(super) fn is_part(part: &Key, whole: &Key) -> bool {
    let mut pairs = part.iter().zip(whole);
    differ(part, whole)
        && pairs.all(|(part, whole)| {
            part.is_none() || whole.is_none() || part == whole || whole.as_deref() == Some(WHOLE)
        })
}

/// Whether `full` says all that `key` says.
pub(super) fn covers(full: &Key, key: &Key) -> bool {
    full.iter()
        .zip(key)
        .all(|(full, key)| key.is_none() || full == key)
}

/// What two keys that do not differ say together.
pub(super) fn joined(a: &Key, b: &Key) -> Key {
    a.iter()
        .zip(b)
        .map(|(a, b)| a.clone().or_else(|| b.clone()))
        .collect()
}

/// Gives a claim what the rule assumes on the facets that decide its version.
///
/// Facets across revisions wait, because the version may still state them.
pub(super) fn assume(rule: &Rule, claim: &mut Claim) {
    for across in [Across::Position, Across::Separate] {
        for name in names(rule, across) {
            if let Some(stated) = assumed(rule, name) {
                claim.facets.entry(name.to_owned()).or_insert(stated);
            }
        }
    }
}

/// The facets of a version made of `claims` and `supports`, which learn from it what they
/// do not say themselves; and a note for each facet on which they say two things.
pub(super) fn settle(
    rule: &Rule,
    claims: &mut [Claim],
    supports: &mut [Claim],
) -> (BTreeMap<String, Stated>, Vec<Note>) {
    let mut facets = BTreeMap::new();
    let mut disputes = Vec::new();
    for facet in &rule.facets {
        let name = &facet.name;
        let stated = stated(name, claims.iter().chain(supports.iter()));
        let mut answers = stated.iter();
        let settled = match (answers.next(), answers.next()) {
            (None, _) => assumed(rule, name),
            (Some((is, (by, _))), None) => Some(Stated {
                is: (*is).clone(),
                by: *by,
            }),
            (Some(_), Some(_)) => {
                disputes.push(dispute(name, &stated));
                None
            }
        };
        let Some(settled) = settled else { continue };
        if facet.across == Across::Revision {
            let learnt = Stated {
                is: settled.is.clone(),
                by: settled.by.max(By::Version),
            };
            for claim in claims.iter_mut().chain(supports.iter_mut()) {
                claim
                    .facets
                    .entry(name.clone())
                    .or_insert_with(|| learnt.clone());
            }
        }
        facets.insert(name.clone(), settled);
    }
    (facets, disputes)
}

/// Who states what on a facet, and the surest way in which it became known.
type Answers = BTreeMap<String, (By, BTreeSet<String>)>;

fn stated<'a>(name: &str, claims: impl Iterator<Item = &'a Claim>) -> Answers {
    let mut answers = Answers::new();
    for claim in claims {
        if let Some(stated) = claim.facets.get(name) {
            let (by, sources) = answers
                .entry(stated.is.clone())
                .or_insert_with(|| (stated.by, BTreeSet::new()));
            *by = stated.by.min(*by);
            sources.insert(claim.source.clone());
        }
    }
    answers
}

fn dispute(name: &str, answers: &Answers) -> Note {
    let sides: Vec<String> = answers
        .iter()
        .map(|(is, (_, sources))| {
            let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
            format!("{is} ({})", sources.join(", "))
        })
        .collect();
    let sides = sides.join(", ");
    Note {
        kind: NoteKind::Disputed,
        text: format!("its claims state more than one {name}: {sides}"),
    }
}

fn names(rule: &Rule, across: Across) -> impl Iterator<Item = &str> {
    rule.facets
        .iter()
        .filter(move |facet| facet.across == across)
        .map(|facet| facet.name.as_str())
}

fn assumed(rule: &Rule, name: &str) -> Option<Stated> {
    rule.assume.get(name).map(|is| Stated {
        is: is.clone(),
        by: By::Assume,
    })
}
