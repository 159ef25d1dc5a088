//! What Markdown's signs make of the words of a draft, which is shown as it is written.

use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Stars, hashes, brackets and the address of a link.
    Sign,
    Heading,
    Strong,
    Emphasis,
    Link,
}

impl Look {
    /// The class of its style.
    pub fn class(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Heading => "heading",
            Self::Strong => "strong",
            Self::Emphasis => "em",
            Self::Link => "linked",
        }
    }
}

/// What words of a text look like, in bytes of it from `from` on. Places may share words.
pub fn looks(text: &str, from: usize) -> Vec<(Range<usize>, Look)> {
    let mut looks = Vec::new();
    // What is open: how it looks, all of it, and what stands in it.
    let mut open: Vec<(Option<Look>, Range<usize>, Range<usize>)> = Vec::new();
    for (event, place) in Parser::new(text.get(from..).unwrap_or_default()).into_offset_iter() {
        let place = from + place.start..from + place.end;
        if let Event::Start(tag) = event {
            open.push((look(&tag), place.clone(), place.end..place.start));
            continue;
        }
        if matches!(event, Event::End(_))
            && let Some((Some(look), whole, inner)) = open.pop()
        {
            // Nothing may stand in it.
            let inner = match inner.start < inner.end {
                true => inner,
                false => whole.end..whole.end,
            };
            let parts = [
                (whole.start..inner.start, Look::Sign),
                (inner.end..whole.end, Look::Sign),
                (inner, look),
            ];
            looks.extend(parts.into_iter().filter(|(part, _)| !part.is_empty()));
        }
        if let Some((.., inner)) = open.last_mut() {
            *inner = inner.start.min(place.start)..inner.end.max(place.end);
        }
    }
    looks
}

/// How what a tag holds looks; `None` where its signs are left as they are.
fn look(tag: &Tag<'_>) -> Option<Look> {
    match tag {
        Tag::Heading { .. } => Some(Look::Heading),
        Tag::Strong => Some(Look::Strong),
        Tag::Emphasis => Some(Look::Emphasis),
        Tag::Link { .. } => Some(Look::Link),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::looks;
    use proptest::prelude::*;

    #[test]
    fn signs_are_told_from_words() {
        for (text, expected) in [
            (
                "The **pier** fell.",
                &["sign **", "sign **", "strong pier"][..],
            ),
            ("## The pier", &["sign ## ", "heading The pier"]),
            (
                "It _fell_ at *noon*",
                &["sign _", "sign _", "em fell", "sign *", "sign *", "em noon"],
            ),
            (
                "See [the map](https://a.example)",
                &["sign [", "sign ](https://a.example)", "linked the map"],
            ),
            (
                "**_Both_**",
                &[
                    "sign _",
                    "sign _",
                    "em Both",
                    "sign **",
                    "sign **",
                    "strong _Both_",
                ],
            ),
            ("5 * 3 * 2 and a_b_c", &[]),
            ("- an item", &[]),
        ] {
            let found = looks(text, 0).into_iter();
            let found = found.map(|(at, look)| format!("{} {}", look.class(), &text[at]));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn looks_lie_in_the_text(text in r"([*_#`\[\]()>!-]|[a-zé ]{1,4}|\n|\PC){0,40}", from in 0_usize..9) {
            let from = text.ceil_char_boundary(from);
            for (at, _) in looks(&text, from) {
                prop_assert!(at.start >= from && text.get(at).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
