//! Quotations, which may go on over several sentences.

use crate::source::sentence::Sentence;
use std::ops::Range;

/// Words between quotation marks, in bytes of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub range: Range<usize>,
    /// Numbers of the sentences in which it begins and ends.
    pub first: usize,
    pub last: usize,
    /// It goes on with the quotation before, which its paragraph left open.
    pub goes_on: bool,
}

/// The quotations of a text, in order. One ends with its paragraph at the latest.
pub fn quotations(text: &str, sentences: &[Sentence]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut goes_on = false;
    let mut left_open = false;
    for (number, sentence) in sentences.iter().enumerate() {
        let before = number.checked_sub(1).map(|n| sentences[n]);
        if before.is_some_and(|before| before.paragraph != sentence.paragraph) {
            left_open = open.take().is_some_and(|(start, first)| {
                let last = before.map_or(start, |before| before.end);
                found.push(Quotation {
                    range: start..last.max(start),
                    first,
                    last: number - 1,
                    goes_on,
                });
                true
            });
        }
        let words = text.get(sentence.start..sentence.end).unwrap_or_default();
        for (at, c) in words.char_indices() {
            let opens = matches!(c, '“' | '«') || c == '"' && open.is_none();
            let closes = matches!(c, '”' | '»') || c == '"';
            let at = sentence.start + at;
            match open {
                None if opens => {
                    goes_on = left_open && at == sentence.start;
                    left_open = false;
                    open = Some((at, number));
                }
                Some((start, first)) if closes => {
                    found.push(Quotation {
                        range: start..at + c.len_utf8(),
                        first,
                        last: number,
                        goes_on,
                    });
                    open = None;
                }
                _ => {}
            }
        }
    }
    if let (Some((start, first)), Some(last)) = (open, sentences.last()) {
        found.push(Quotation {
            range: start..last.end.max(start),
            first,
            last: sentences.len() - 1,
            goes_on,
        });
    }
    found
}
