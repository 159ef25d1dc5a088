//! What stands right beside a phrase's value.
//!
//! To read a phrase's first and last words beside its value takes less than to make it ready to be
//! matched, and most phrases that are tried in one story ask for others than stand there.

use super::fold::{Folded, Word, key};
use super::phrase::{Item, Sequence};
use super::slot::{Slot, Slots};
use std::ops::Range;

/// Whether a phrase with one value can match a text that has it in the place of these tokens, going
/// by the tokens beside it. True where that is not known.
pub fn adjoins(phrase: &Sequence, slots: &Slots, text: &Folded, value: &Range<usize>) -> bool {
    let is_value = |item: &Item| matches!(item, Item::Slot { name, .. } if matches!(slots.get(name), Some(Slot::Mark(_))));
    // Else it stands within brackets.
    let Some(at) = phrase.iter().position(is_value) else {
        return true;
    };
    let before = value.start.checked_sub(1).and_then(|n| text.get(n));
    let after = text.get(value.end);
    ends(&phrase[..at], slots, before) && begins(&phrase[at + 1..], slots, after)
}

/// Whether what a sequence takes may begin with a token, or be nothing.
fn begins(sequence: &[Item], slots: &Slots, token: Option<Word<'_>>) -> bool {
    let of = |branches: &[Sequence]| branches.iter().any(|b| begins(b, slots, token));
    for item in sequence {
        match item {
            Item::Maybe(branches) => {
                if of(branches) {
                    return true;
                }
            }
            Item::Either(branches) => return of(branches),
            Item::Slot { name, .. } => {
                let list = || match slots.get(name) {
                    Some(Slot::List(list)) => token.map(|t| list.alternatives().may_begin(&t)),
                    _ => Some(true),
                };
                return list().unwrap_or(false);
            }
            item => return takes(item, token),
        }
    }
    true
}

/// The same of its end.
fn ends(sequence: &[Item], slots: &Slots, token: Option<Word<'_>>) -> bool {
    let of = |branches: &[Sequence]| branches.iter().any(|b| ends(b, slots, token));
    for item in sequence.iter().rev() {
        match item {
            Item::Maybe(branches) => {
                if of(branches) {
                    return true;
                }
            }
            Item::Either(branches) => return of(branches),
            Item::Slot { name, .. } => {
                return match slots.get(name) {
                    Some(Slot::List(list)) => list.words().any(|words| ends(words, slots, token)),
                    _ => true,
                };
            }
            item => return takes(item, token),
        }
    }
    true
}

/// Whether an element without alternatives may take a token.
fn takes(item: &Item, token: Option<Word<'_>>) -> bool {
    match (item, token) {
        (Item::Gap, _) => true,
        (Item::Word(word), Some(token)) => token.is(word, key(word)),
        (Item::Prefix(word), Some(token)) => token.text.starts_with(word.as_str()),
        (Item::Comma | Item::Semicolon, Some(token)) => matches!(token.text, "," | ";"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::list::List;
    use crate::rule::phrase;
    use crate::rule::slot::Mark;
    use std::sync::Arc;

    #[test]
    fn what_stands_beside_the_value() {
        let words = ["dead", "badly hurt"].map(|words| phrase::parse(words).unwrap());
        let list = Slot::List(Arc::new(List::of_words(words.to_vec())));
        let slots = Slots::from([
            ("value".to_owned(), Slot::Mark(Mark::Value)),
            ("hit".to_owned(), list),
        ]);
        for (says, text, value, may) in [
            ("cut to {value} points", "cut to 22 points", 2..3, true),
            ("cut to {value} points", "cut to 22 pages", 2..3, false),
            ("cut to {value} points", "cut by 22 points", 2..3, false),
            ("cut to {value} points", "cut to 22, points", 2..3, false),
            ("cut to {value}, points", "cut to 22, points", 2..3, true),
            (
                "to {value} [of the|long] points",
                "to 22 points",
                1..2,
                true,
            ),
            ("to {value} [of the|long] points", "to 22 of it", 1..2, true),
            (
                "to {value} [of the|long] points",
                "to 22 pages",
                1..2,
                false,
            ),
            ("(to|by [only]) {value}", "by only 22", 2..3, true),
            ("(to|by [only]) {value}", "by some 22", 2..3, false),
            ("to ... {value} point*", "to some 22 pointed", 2..3, true),
            ("to ... {value} point*", "to some 22", 2..3, false),
            ("{value} {hit}", "22 badly hurt", 0..1, true),
            ("{value} {hit}", "22 hurt", 0..1, false),
            ("{hit} {value}", "badly hurt 22", 2..3, true),
            ("{hit} {value}", "badly 22", 1..2, false),
            ("{value} *", "22", 0..1, false),
            ("{value}", "22", 0..1, true),
            ("({value} points|cut)", "22 pages", 0..1, true),
        ] {
            let phrase = phrase::parse(says).unwrap();
            let found = adjoins(&phrase, &slots, &Folded::new(text), &value);
            assert_eq!(found, may, "{says}: {text}");
        }
    }
}
