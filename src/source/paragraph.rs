//! Lines, and the paragraphs and headings that they make.

use memchr::{memchr_iter, memchr3_iter};
use std::ops::{Range, RangeInclusive};

/// A heading is no longer than this, in characters.
const LONGEST_HEADING: usize = 100;

/// Lines broken to fit a width are within these limits, in characters.
const WRAPPED: RangeInclusive<usize> = 50..=120;

/// A run of text in which sentences are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Byte range, without surrounding white space, never empty.
    pub start: usize,
    pub end: usize,
    pub heading: bool,
}

/// One line without surrounding white space; blank if empty.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    words: &'a str,
    /// Characters before the words.
    indent: usize,
    /// Characters of the words.
    width: usize,
}

/// The paragraphs of `text[from..]` in reading order.
///
/// Every line is one, unless the document is hard-wrapped: then a blank line, an indented
/// line, a list item or a heading begins a new one.
pub fn paragraphs(text: &str, from: usize) -> Vec<Paragraph> {
    let lines = lines(text, from);
    let written = lines.iter().filter(|line| !line.words.is_empty());
    let margin = written.map(|line| line.indent).min().unwrap_or(0);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let joined: Vec<bool> = pairs.clone().map(|(a, b)| goes_on(a, b, margin)).collect();
    let going_on = pairs.zip(&joined).filter(|(_, joined)| **joined);
    let wrapped = is_wrapped(going_on.map(|(pair, _)| pair));
    let joined = std::iter::once(false).chain(joined);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (line, joined) in lines.iter().zip(joined) {
        match paragraphs.last_mut().filter(|_| wrapped && joined) {
            Some(last) => {
                last.end = line.start + line.words.len();
                last.heading = false;
            }
            None => paragraphs.extend(line.paragraph()),
        }
    }
    paragraphs
}

fn lines(text: &str, from: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut begin = text.ceil_char_boundary(from);
    for end in breaks(text, begin) {
        lines.push(line(text, begin, end.start));
        begin = end.end;
    }
    lines.push(line(text, begin, text.len().max(begin)));
    lines
}

/// The ends of the lines from a place on.
fn breaks(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let mut plain = memchr3_iter(b'\n', b'\r', b'\x0c', bytes).peekable();
    // U+2028 and U+2029, of which the first byte begins other characters too.
    let wide = |&at: &usize| matches!(bytes.get(at..), Some([_, 0x80, 0xa8 | 0xa9, ..]));
    let mut wide = memchr_iter(0xe2, bytes).filter(wide).peekable();
    std::iter::from_fn(move || {
        let near = |wide: &usize| plain.peek().is_none_or(|plain| wide < plain);
        if let Some(at) = wide.next_if(near) {
            return Some(from + at..from + at + 3);
        }
        let at = plain.next()?;
        let mut end = at + 1;
        if bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(b"\r\n"))
        {
            plain.next();
            end += 1;
        }
        Some(from + at..from + end)
    })
}

fn line(text: &str, start: usize, end: usize) -> Line<'_> {
    let whole = text.get(start..end).unwrap_or_default();
    let words = whole.trim_start();
    let margin = whole.len() - words.len();
    let words = words.trim_end();
    Line {
        start: start + margin,
        words,
        indent: whole[..margin].chars().count(),
        width: words.chars().count(),
    }
}

impl Line<'_> {
    /// The paragraph that the line begins; a Markdown heading without its hashes.
    fn paragraph(&self) -> Option<Paragraph> {
        let hashes = markup(self.words);
        let marked = self.words.get(hashes.unwrap_or(0)..)?.trim_start();
        let start = self.start + self.words.len() - marked.len();
        let words = match hashes {
            Some(_) => marked.trim_end_matches('#').trim_end(),
            None => marked,
        };
        (!words.is_empty()).then(|| Paragraph {
            start,
            end: start + words.len(),
            heading: hashes.is_some() || self.is_heading(),
        })
    }

    fn is_heading(&self) -> bool {
        self.width <= LONGEST_HEADING && !is_item(self.words) && !is_closed(self.words, ",;:")
    }
}

/// Whether `line` may be the continuation of a paragraph from the line above it.
fn goes_on(above: &Line<'_>, line: &Line<'_>, margin: usize) -> bool {
    !above.words.is_empty()
        && !line.words.is_empty()
        && line.indent <= margin
        && markup(above.words).is_none()
        && markup(line.words).is_none()
        && !is_item(line.words)
}

/// Whether lines were broken to fit a width: most of those that go on are of that width
/// and end within a sentence, and at least half of their successors begin with a small
/// letter, as those of a list do not.
fn is_wrapped<'a>(pairs: impl Iterator<Item = (&'a Line<'a>, &'a Line<'a>)>) -> bool {
    let (mut all, mut broken, mut small) = (0, 0, 0);
    for (above, line) in pairs {
        all += 1;
        let fits = WRAPPED.contains(&above.width) && line.width <= *WRAPPED.end();
        if fits && !is_closed(above.words, ":") {
            broken += 1;
            small += usize::from(line.words.starts_with(|c: char| !c.is_uppercase()));
        }
    }
    broken > 0 && broken * 10 >= all * 6 && small * 2 >= broken
}

/// Whether the words end like a sentence, or with one of `others`.
fn is_closed(words: &str, others: &str) -> bool {
    let closers = [
        '"', '\'', '\u{201d}', '\u{2019}', '\u{bb}', ')', ']', '*', '_',
    ];
    let words = words.trim_end_matches(closers);
    words.ends_with(['.', '!', '?', '\u{2026}']) || words.ends_with(|c| others.contains(c))
}

/// Whether the line is an item of a list.
fn is_item(words: &str) -> bool {
    let rest = words.strip_prefix(['-', '*', '+', '\u{2022}', '\u{25cf}', '\u{2013}']);
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// The number of hashes before a Markdown heading.
fn markup(words: &str) -> Option<usize> {
    let rest = words.trim_start_matches('#');
    let hashes = words.len() - rest.len();
    let heading =
        (1..=6).contains(&hashes) && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    heading.then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs, headings in square brackets.
    fn shown(text: &str) -> Vec<String> {
        let show = |p: &Paragraph| {
            let words = &text[p.start..p.end];
            if p.heading {
                format!("[{words}]")
            } else {
                words.to_owned()
            }
        };
        paragraphs(text, 0).iter().map(show).collect()
    }

    #[test]
    fn every_line_is_a_paragraph_and_short_ones_are_headings() {
        let long = "water rose and fell ".repeat(6);
        let long = long.trim();
        for (text, expected) in [
            (
                "A Heading\r\nWater rose.\r\n",
                vec!["[A Heading]", "Water rose."],
            ),
            (
                "A Heading: And More\n\nWater rose.",
                vec!["[A Heading: And More]", "Water rose."],
            ),
            ("Old\rlines\u{2028}here.", vec!["[Old]", "[lines]", "here."]),
            (
                "He said \u{201c}stay.\u{201d}",
                vec!["He said \u{201c}stay.\u{201d}"],
            ),
            (
                "The \u{201c}Flood\u{201d}",
                vec!["[The \u{201c}Flood\u{201d}]"],
            ),
            (
                "Three points follow:\n- no boats\n- no water",
                vec!["Three points follow:", "- no boats", "- no water"],
            ),
            (
                "## What Is Next? ##\n#tag",
                vec!["[What Is Next?]", "[#tag]"],
            ),
            ("#\n  # One", vec!["[One]"]),
            (long, vec![long]),
            ("", vec![]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let a = "The water in the valley rose on Monday for the third day,";
        let b = "and the mayor told those who live along the lower road to";
        let c = "leave their houses before the night.";
        let d = "The bridge was closed at noon by the men of the town, who";
        let cases = [
            (
                format!("{a}\n{b}\n{c}\n    {d}\n{c}\n Agency"),
                vec![
                    format!("{a}\n{b}\n{c}"),
                    format!("{d}\n{c}"),
                    "[Agency]".into(),
                ],
            ),
            (
                format!("The Flood\n\n{a}\r\n{b}\r\n{c}\r\n\r\n{d}\r\n{c}"),
                vec![
                    "[The Flood]".into(),
                    format!("{a}\r\n{b}\r\n{c}"),
                    format!("{d}\r\n{c}"),
                ],
            ),
            (format!("{a}\n{c}"), vec![format!("{a}\n{c}")]),
            (
                format!("{a}\n{b}\n{b}\n- {b}\n{c}"),
                vec![format!("{a}\n{b}\n{b}"), format!("- {b}\n{c}")],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(&text), expected);
        }
    }

    #[test]
    fn short_lines_of_their_own_are_not_joined() {
        let heading = "The Water in the Valley Rose on Monday for the Third Day";
        let short = "The bridge was closed at noon by the men of the town.";
        let text = format!("{heading}\n{short}\n{heading}\n{short}");
        let title = format!("[{heading}]");
        assert_eq!(shown(&text), [&title, short, &title, short]);
    }
}
