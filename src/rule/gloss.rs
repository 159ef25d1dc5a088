//! Phrases in plain words.

use super::Open;
use super::phrase::{self, GAP, Item, Sequence};
use super::slot::{Group, Mark, Slot, Slots};

/// How many of a list's words are named.
const NAMED: usize = 4;

/// What a phrase asks of a text, in words; as written where it cannot be read.
pub fn phrase(says: &str, slots: &Slots) -> String {
    match phrase::parse(says) {
        Ok(items) => sequence(&items, slots),
        Err(_) => says.to_owned(),
    }
}

/// The elements of a phrase in words, one after the other.
pub fn sequence(items: &[Item], slots: &Slots) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for item in items {
        match item {
            Item::Word(word) => run.push(word),
            item => {
                parts.extend(quoted(&mut run));
                parts.push(element(item, slots));
            }
        }
    }
    parts.extend(quoted(&mut run));
    parts.join(", then ")
}

fn quoted(run: &mut Vec<&str>) -> Option<String> {
    let words = (!run.is_empty()).then(|| format!("“{}”", run.join(" ")));
    run.clear();
    words
}

/// One element in words.
pub fn element(item: &Item, slots: &Slots) -> String {
    match item {
        Item::Word(word) => format!("“{word}”"),
        Item::Prefix(word) if word.is_empty() => "any one word".to_owned(),
        Item::Prefix(word) => format!("a word in “{word}…”"),
        Item::Comma => "a comma".to_owned(),
        Item::Semicolon => "a semicolon".to_owned(),
        Item::Gap => format!("up to {GAP} words"),
        Item::Either(branches) => any(branches, slots),
        Item::Maybe(branches) => format!("perhaps {}", any(branches, slots)),
        Item::Slot { name, .. } => slot(name, slots),
    }
}

fn slot(name: &str, slots: &Slots) -> String {
    match slots.get(name) {
        Some(Slot::Mark(Mark::Value)) => "the value".to_owned(),
        Some(Slot::Mark(Mark::Start)) => "the date from which the time is reckoned".to_owned(),
        Some(Slot::Mark(Mark::Facet(facet, open))) => {
            let what = match open {
                Open::Place => "a place",
                Open::Person => "a person",
                Open::Year => "a year",
            };
            format!("{what} (`{facet}`)")
        }
        Some(Slot::List(words)) => {
            let some = list(words.words(), slots);
            match words.entries.first() {
                Some((Some(Group::Choice(_)), _)) => format!("one of the choices ({some})"),
                Some((Some(_), _)) => format!("one of the cues of `{name}` ({some})"),
                _ => format!("one of `{name}` ({some})"),
            }
        }
        None => format!("`{{{name}}}`"),
    }
}

/// Alternatives, all of them: they are what the author wrote here.
pub fn any(branches: &[Sequence], slots: &Slots) -> String {
    let plain = |items: &Sequence| items.iter().all(|i| matches!(i, Item::Word(_)));
    let branch = |items: &Sequence| match items.len() == 1 || plain(items) {
        true => sequence(items, slots),
        false => format!("({})", sequence(items, slots)),
    };
    either(&branches.iter().map(branch).collect::<Vec<_>>())
}

/// The first of a long list.
fn list<'a>(words: impl Iterator<Item = &'a Sequence>, slots: &Slots) -> String {
    let some: Vec<String> = words.map(|w| sequence(w, slots)).collect();
    match some.len() {
        n if n > NAMED + 1 => format!("{}, … {n} in all", some[..NAMED].join(", ")),
        _ => some.join(", "),
    }
}

/// "a, b or c"
fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} or {last}", some.join(", ")),
    }
}

/// A phrase's elements, as an author would write them.
pub fn written(items: &[Item]) -> String {
    let one = |item: &Item| match item {
        Item::Word(word) => word.to_string(),
        Item::Prefix(word) => format!("{word}*"),
        Item::Comma => ",".to_owned(),
        Item::Semicolon => ";".to_owned(),
        Item::Gap => "...".to_owned(),
        Item::Slot { name, .. } => format!("{{{name}}}"),
        Item::Either(branches) => format!("({})", joined(branches)),
        Item::Maybe(branches) => format!("[{}]", joined(branches)),
    };
    items.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn joined(branches: &[Sequence]) -> String {
    let branches: Vec<String> = branches.iter().map(|b| written(b)).collect();
    branches.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::list::List;
    use std::sync::Arc;

    #[test]
    fn phrases_in_words() {
        let lists = ["bridge", "span", "viaduct", "overpass", "deck", "ramp"];
        let lists = lists.map(|w| phrase::parse(w).unwrap());
        let slots = Slots::from([
            ("value".to_owned(), Slot::Mark(Mark::Value)),
            (
                "span".to_owned(),
                Slot::List(Arc::new(List::of_words(lists.to_vec()))),
            ),
        ]);
        let cases = [
            ("cut to {value}", "“cut to”, then the value"),
            (
                "(cut|pared ... down) [the] {value}",
                "“cut” or (“pared”, then up to 6 words, then “down”), then perhaps “the”, then the value",
            ),
            (
                "meet* , * {span}",
                "a word in “meet…”, then a comma, then any one word, then one of `span` \
                 (“bridge”, “span”, “viaduct”, “overpass”, … 6 in all)",
            ),
        ];
        for (says, wanted) in cases {
            assert_eq!(phrase(says, &slots), wanted);
        }
    }

    #[test]
    fn elements_are_written_back() {
        let says = "(cut|pared ... down) [the] {value} meet* , * x";
        assert_eq!(written(&phrase::parse(says).unwrap()), says);
    }
}
