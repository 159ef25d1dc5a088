//! What has to be said of versions that could not be compared.

use super::clash::Meetings;
use super::facets::is_apart;
use super::version::Draft;
use super::{Note, NoteKind};
use crate::value::unit::Axis;
use crate::value::{Content, Value, describe};
use std::collections::BTreeMap;

/// How many other versions a note names.
const NAMED: usize = 3;

/// The notes of each version.
pub(super) fn notes(drafts: &[Draft], met: &Meetings) -> Vec<Vec<Note>> {
    let words: Vec<String> = drafts.iter().map(|draft| describe(draft.value())).collect();
    let both = met.apart.iter().zip(&met.bearers);
    both.zip(drafts)
        .map(|((apart, bearers), draft)| {
            let mut reasons: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for other in apart {
                let other_draft = &drafts[*other];
                let why = match draft.meets(other_draft) {
                    true => late(draft, other_draft)
                        .unwrap_or_else(|| because(draft.value(), other_draft.value()).to_owned()),
                    false if draft.is_part_of(other_draft) => {
                        "it is a part, and that the whole".to_owned()
                    }
                    false => "it is the whole, and that a part".to_owned(),
                };
                reasons.entry(why).or_default().push(&words[*other]);
            }
            let mut notes: Vec<Note> = Vec::new();
            if draft.maker().aside {
                notes.push(Note {
                    kind: NoteKind::Aside,
                    text: match is_apart(&draft.group) {
                        true => "stands apart: its source tells of several things".to_owned(),
                        false => "told in passing: its source answers otherwise before".to_owned(),
                    },
                });
            }
            if !bearers.is_empty() {
                let bearers: Vec<&str> = bearers.iter().map(|n| words[*n].as_str()).collect();
                notes.push(Note {
                    kind: NoteKind::Unplaced,
                    text: format!("fits {}: unplaced", list(&bearers)),
                });
            }
            notes.extend(reasons.into_iter().map(|(why, others)| Note {
                kind: NoteKind::Incomparable,
                text: format!("not comparable with {}: {why}", list(&others)),
            }));
            notes
        })
        .collect()
}

/// Why a day is not compared with one that was told long before, or long after.
fn late(draft: &Draft, other: &Draft) -> Option<String> {
    let (a, b) = (draft.maker(), other.maker());
    let (late, early) = match (a.is_late_for(b), b.is_late_for(a)) {
        (true, _) => (a, "that"),
        (_, true) => (b, "this"),
        _ => return None,
    };
    let words = &late.claims().next()?.value_text;
    Some(format!(
        "“{words}” is read by its own source's date, more than a month after {early} was told"
    ))
}

/// Why two values cannot be compared.
fn because(a: &Value, b: &Value) -> &'static str {
    match (&a.content, &b.content) {
        (Content::Days(_), Content::Days(_)) => "a day is not known",
        (Content::Amount(a), Content::Amount(b)) => match (&a.unit.axis, &b.unit.axis) {
            (Axis::Money(_), Axis::Money(_)) if a.unit.axis != b.unit.axis => "another currency",
            (a, b) if a != b => "another unit",
            _ => "too large to convert",
        },
        _ => "another kind of value",
    }
}

/// "A, B and C", "A, B, C and 4 more".
fn list(words: &[&str]) -> String {
    let mut named: Vec<String> = words.iter().take(NAMED).map(|w| (*w).to_owned()).collect();
    if words.len() > NAMED {
        named.push(format!("{} more", words.len() - NAMED));
    }
    match named.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn long_lists_are_cut() {
        for (words, wanted) in [
            ("a", "a"),
            ("a b", "a and b"),
            ("a b c", "a, b and c"),
            ("a b c d e", "a, b, c and 2 more"),
        ] {
            assert_eq!(list(&words.split(' ').collect::<Vec<_>>()), wanted);
        }
    }
}
