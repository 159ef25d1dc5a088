//! What Markdown's signs make of the words of a draft, which is shown as it is written.

use pulldown_cmark::{Event, Parser, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The class of Markdown's own signs: stars, hashes, brackets, and the address of a link.
const SIGN: &str = "sign";

/// A tag that is open.
struct Open {
    /// The class of what stands in it, empty for a link, whose signs alone are set; `None` where its signs are left as they are.
    class: Option<&'static str>,
    whole: Range<usize>,
    /// From its first part to its last; turned round while it has none.
    inner: Range<usize>,
}

/// What Markdown makes of a text from byte `from` on: the classes of its words and signs, by where they begin, with
/// where they end. What stays plain is left out.
pub fn looks(text: &str, from: usize) -> BTreeMap<usize, (usize, String)> {
    let mut looks = BTreeMap::new();
    let mut put = |place: Range<usize>, classes: String| {
        if !place.is_empty() && !classes.is_empty() {
            looks.insert(place.start, (place.end, classes));
        }
    };
    let mut open: Vec<Open> = Vec::new();
    for (event, place) in Parser::new(text.get(from..).unwrap_or_default()).into_offset_iter() {
        let place = from + place.start..from + place.end;
        match event {
            Event::Start(tag) => {
                open.push(Open {
                    class: class(&tag),
                    whole: place.clone(),
                    inner: place.end..place.start,
                });
                continue;
            }
            Event::End(_) => {
                if let Some(Open {
                    class: Some(_),
                    whole,
                    inner,
                }) = open.pop()
                {
                    put(whole.start..inner.start, SIGN.to_owned());
                    put(inner.end.max(inner.start)..whole.end, SIGN.to_owned());
                }
            }
            // A line's end goes on to the signs of a quotation's next line.
            Event::SoftBreak | Event::HardBreak => {}
            _ => {
                let classes = open.iter().filter_map(|tag| tag.class);
                let classes: BTreeSet<&str> = classes.filter(|class| !class.is_empty()).collect();
                let classes: Vec<&str> = classes.into_iter().collect();
                put(place.clone(), classes.join(" "));
            }
        }
        if let Some(around) = open.last_mut() {
            let inner = &around.inner;
            around.inner = inner.start.min(place.start)..inner.end.max(place.end);
        }
    }
    looks
}

/// A text without Markdown's signs.
pub fn unsigned(text: &str) -> String {
    let mut words = String::new();
    let mut from = 0;
    for (at, (end, _)) in looks(text, 0)
        .into_iter()
        .filter(|(_, (_, class))| class == SIGN)
    {
        words.push_str(&text[from..at]);
        from = end;
    }
    words + &text[from..]
}

fn class(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::Heading { .. } => Some("heading"),
        Tag::Strong => Some("strong"),
        Tag::Emphasis => Some("em"),
        Tag::Link { .. } => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{looks, unsigned};
    use proptest::prelude::*;

    #[test]
    fn signs_are_told_from_words() {
        for (text, expected) in [
            (
                "The **pier** fell.",
                &["sign **", "strong pier", "sign **"][..],
            ),
            ("## The pier", &["sign ## ", "heading The pier"]),
            ("#", &["sign #"]),
            (
                "# A *b*",
                &["sign # ", "heading A ", "sign *", "em heading b", "sign *"],
            ),
            ("It _fell_", &["sign _", "em fell", "sign _"]),
            (
                "See [the map](https://a.example)",
                &["sign [", "sign ](https://a.example)"],
            ),
            (
                "**_Both_ and `one`**",
                &[
                    "sign **",
                    "sign _",
                    "em strong Both",
                    "sign _",
                    "strong  and ",
                    "strong `one`",
                    "sign **",
                ],
            ),
            (
                "> *here\n> there*",
                &["sign *", "em here", "em there", "sign *"],
            ),
            ("5 * 3 * 2 and a_b_c", &[]),
            ("- an item", &[]),
        ] {
            let found = looks(text, 0).into_iter();
            let found = found.map(|(at, (end, class))| format!("{class} {}", &text[at..end]));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_title_has_no_signs() {
        for (title, plain) in [
            ("Two dead after *ferry* fire", "Two dead after ferry fire"),
            ("**The [plan](https://a.example)**", "The plan"),
            ("1. First, 5 * 3 and a_b_c", "1. First, 5 * 3 and a_b_c"),
        ] {
            assert_eq!(unsigned(title), plain);
        }
    }

    proptest! {
        #[test]
        fn looks_lie_in_the_text(text in r"([*_#`\[\]()>!-]|[a-zé ]{1,4}|\n|\PC){0,40}", from in 0_usize..9) {
            let from = text.ceil_char_boundary(from);
            let mut last = from;
            for (at, (end, _)) in looks(&text, from) {
                prop_assert!(at >= last && text.get(at..end).is_some_and(|words| !words.is_empty()));
                last = end;
            }
        }
    }
}
