//! Where sentences, paragraphs and headings begin and end.

use super::date::month;
use super::paragraph::{Paragraph, paragraphs};
use memchr::memchr2;
use sentencex::languages::{English, Language};
use std::borrow::Cow;

/// The most that the segmenter gets to see at a time, in bytes. Its time can grow with
/// the square of the length, and no sentence is as long.
const WINDOW: usize = 4 * 1024;

/// Abbreviations after which `sentencex` ends a sentence although a name goes on. They
/// are titles, so that none of them is likely to end one.
const BEFORE_NAMES: [&str; 14] = [
    "Ald", "Amb", "Assoc", "Atty", "Cllr", "Cpt", "Dep", "Gens", "Govs", "Ms", "Mx", "Ofc", "Spc",
    "Ste",
];

/// The same before a figure, in small letters.
const BEFORE_FIGURES: [&str; 5] = ["approx", "ch", "est", "para", "vol"];

/// Names of days cut short, after which a sentence goes on with a small letter.
const SHORT_DAYS: [&str; 11] = [
    "Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
];

/// One sentence, or one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range in the text, without surrounding white space.
    pub start: usize,
    pub end: usize,
    /// Number of its paragraph, from zero. A heading is a paragraph of its own.
    pub paragraph: usize,
    pub heading: bool,
}

/// Makes ready what [`sentences`] cuts with.
pub fn prepare() {
    English {}.segment("One. Two.");
}

/// The sentences of `text[from..]` in reading order, never empty ones.
pub fn sentences(text: &str, from: usize) -> Vec<Sentence> {
    of_paragraphs(text, &paragraphs(text, from))
}

/// Those of some paragraphs of a text.
pub fn of_paragraphs(text: &str, paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let Paragraph {
            start,
            end,
            heading,
        } = *paragraph;
        let words = text.get(start..end).unwrap_or_default();
        let ends = match heading || is_one(words) {
            true => vec![words.len()],
            false => ends(words),
        };
        let mut at = 0;
        for stop in ends {
            let piece = words.get(at..stop).unwrap_or_default();
            let begin = start + at + (piece.len() - piece.trim_start().len());
            at = stop;
            if !piece.trim().is_empty() {
                sentences.push(Sentence {
                    start: begin,
                    end: begin + piece.trim().len(),
                    paragraph: number,
                    heading,
                });
            }
        }
    }
    sentences
}

/// Whether a paragraph can have no more than one sentence: the segmenter need not be asked.
fn is_one(words: &str) -> bool {
    let plain = |c: char| match c {
        // A bracket may close the mark of a list's item.
        '.' | '!' | '?' | ')' => false,
        '‘' | '’' | '“' | '”' | '–' | '—' => true,
        c => c < '\u{100}' && c != '\u{85}',
    };
    let before = words.strip_suffix(['.', '!', '?']).unwrap_or(words);
    let doubtful = |b| matches!(b, b'.' | b'!' | b'?' | b')' | 0x80..);
    words.len() <= WINDOW
        && match position(before.as_bytes(), doubtful) {
            Some(at) => before.as_bytes()[at] >= 0x80 && before.chars().all(plain),
            None => true,
        }
}

/// Where the first of these bytes stands, looked for in many places at a time.
fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<32>();
    // Of bytes and not of truths, which are not compared so many at a time.
    let any = |chunk: &[u8; 32]| chunk.iter().fold(0, |any, b| any | u8::from(is(*b))) != 0;
    let (start, near) = match chunks.iter().position(any) {
        Some(n) => (32 * n, bytes.get(32 * n..)?),
        None => (bytes.len() - rest.len(), rest),
    };
    Some(start + near.iter().position(|b| is(*b))?)
}

/// The bytes at which the sentences of one paragraph end, the last one its length.
fn ends(words: &str) -> Vec<usize> {
    let words = unbroken(words);
    let mut ends = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let stop = words.floor_char_boundary(at.saturating_add(WINDOW));
        let window = words.get(at..stop).unwrap_or_default();
        let mut pieces = English {}.segment(window);
        if stop < words.len() {
            // The last sentence may go on beyond the window.
            pieces.pop();
        }
        if pieces.is_empty() {
            let cut = window.rfind(char::is_whitespace).filter(|&cut| cut > 0);
            pieces.push(&window[..cut.unwrap_or(window.len())]);
        }
        for piece in pieces {
            at += piece.len();
            ends.push(at);
        }
    }
    ends.retain(|&end| end == words.len() || !goes_on(&words[..end], &words[end..]));
    ends
}

/// The paragraph with each line break as a space, at the same offsets.
fn unbroken(words: &str) -> Cow<'_, str> {
    if memchr2(b'\n', b'\r', words.as_bytes()).is_some() {
        let mut spaced = words.to_owned().into_bytes();
        // Written whether it changes or not, so that many are at a time.
        for byte in &mut spaced {
            *byte = if matches!(byte, b'\n' | b'\r') {
                b' '
            } else {
                *byte
            };
        }
        String::from_utf8(spaced).map_or(Cow::Borrowed(words), Cow::Owned)
    } else {
        Cow::Borrowed(words)
    }
}

/// Whether words begin with a weekday or a month: "10:30 p.m. Tuesday".
fn names_a_day(words: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let words = words.trim_start();
    let end = words.find(|c: char| !c.is_alphabetic());
    let word = words.get(..end.unwrap_or(words.len())).unwrap_or_default();
    let day = word.to_ascii_lowercase();
    let known = |full: &&str| day.len() >= 3 && full.starts_with(&day);
    DAYS.iter().any(known) || month(word).is_some()
}

/// Whether the segmenter took an abbreviation for the end of a sentence.
fn goes_on(before: &str, after: &str) -> bool {
    let Some(before) = before.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default();
    let next = after.trim_start().chars().next().unwrap_or(' ');
    let figure = |known: &&str| known.eq_ignore_ascii_case(word);
    // The mark of a list's item: "1. First"
    if before.len() < 3 && before.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let hour = ["a.m", "p.m"].iter().any(|half| {
        let cut = before.len().checked_sub(half.len());
        let last = cut.and_then(|cut| before.get(cut..));
        last.is_some_and(|last| last.eq_ignore_ascii_case(half))
    });
    // "**Oct. 14:**", where the segmenter does not know the word for its marks.
    let day = month(word).is_some() && word.len() < 5 && next.is_ascii_digit();
    hour && names_a_day(after)
        || day
        // "On Fri. night"
        || SHORT_DAYS.contains(&word) && next.is_lowercase()
        || BEFORE_NAMES.contains(&word) && next.is_uppercase()
        || BEFORE_FIGURES.iter().any(figure) && next.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<&str> {
        let all = sentences(text, 0);
        all.iter().map(|s| &text[s.start..s.end]).collect()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_ends_it() {
        for case in [
            "Gen. Smith met Lt. Col. White on Monday.|Then he left.",
            "U.S. Army Secretary Lee spoke.|He left.",
            "It is No. 10 on the list.|No. 12 follows.",
            "1. Item of a list.|It goes on.",
            "It was 5.|He left.",
            "\"We will go.\"|She left.",
            "\u{201c}We will go.\u{201d}|She left.",
            "He said \u{201c}we go. We stay.\u{201d}|Then he left.",
            "\u{201c}Go!\u{201d} he said.|\u{201c}Stay.\u{201d}|She went.",
            "Well ...|He left.",
            "Well ... he left.",
            "On Nov. 26 they met.|On Dec. 27 they left.",
            "On Fri. night they met.|They left on Sat.|They were five.",
            "**Nov. 26:** They met.|_Dec. 27:_ They left.",
            "In St. Louis it rained.|It was cold.",
            "J. K. Smith wrote.|George W. Lee spoke.",
            "It is in the U.S.|The plan failed.",
            "At 5 p.m. Monday they met.|They left at 6 p.m.|Then it rained.",
            "Did he go?|Yes.|No.|He stayed.",
            "They lost 5 to 3.|10 men left.",
            "Spc. Lee met Amb. Poe and Atty. Gen. Roe.|He left.",
            "Dep. Chief Lee and Ms. Lee met Cllr. Poe.|He left.",
            "Approx. 10 men came.|Est. 40 left.",
            "It was 10 p.m.|Officers found him.",
            "It was 10:30 p.m. Tuesday at a home.|He left.",
            "They came at 2 a.m. Dec. 4 and left.|He left.",
            "Acme Inc. paid $3.5 million.|It rose 2.5 percent.",
            "Wow!|That is it!!|Yes?!|No.",
            "It ended on Friday.[1]|Then it began.",
        ] {
            let expected: Vec<_> = case.split('|').collect();
            assert_eq!(shown(&case.replace('|', " ")), expected);
        }
    }

    #[test]
    fn a_long_line_is_cut_between_sentences() {
        let sentence = "Gen. Smith met Lt. Col. White on Monday, Nov. 26, near St. Louis.";
        let line = [sentence; 1000].join(" ");
        assert!(shown(&line).into_iter().all(|found| found == sentence));
        let endless = "ab\u{e9}d".repeat(10_000);
        assert_eq!(shown(&endless).concat(), endless);
    }

    #[test]
    fn front_matter_is_left_out() {
        let text = "---\ntitle: a\n---\nWater rose.";
        let found = sentences(text, 17);
        assert_eq!(&text[found[0].start..found[0].end], "Water rose.");
        assert_eq!(sentences(text, usize::MAX), []);
        assert_eq!(sentences(" \n\t", 0), []);
    }

    proptest! {
        #[test]
        fn sentences_cover_the_text_in_order(
            text in "([a-zA-Z]{1,9}|[0-9.]{1,3}|[ .,!?\"'()\u{201c}\u{201d}\u{2026}:;-]{1,3}|\n|\r\n|\n\n|\t|\\PC|\\[1\\]| [A-Z]\\. ){0,200}",
        ) {
            let text = text.replace('#', "");
            let mut at = 0;
            let mut paragraph = 0;
            for sentence in sentences(&text, 0) {
                prop_assert!(sentence.start >= at && sentence.end > sentence.start);
                prop_assert!(sentence.paragraph >= paragraph);
                prop_assert_eq!(text[at..sentence.start].trim(), "");
                let words = &text[sentence.start..sentence.end];
                prop_assert_eq!(words.trim(), words);
                at = sentence.end;
                paragraph = sentence.paragraph;
            }
            prop_assert_eq!(text[at..].trim(), "");
        }

        #[test]
        fn the_segmenter_is_not_asked_where_it_would_find_one_sentence(
            words in r#"([A-Za-z]{1,6}|[0-9]{1,3}|[ ,"'(;:*+-]{1,3}|[‘’“”–—éñ§°·]| - | [*+] |[a-z][.]){1,20}[.!?"a”]{0,2}"#,
        ) {
            let words = words.trim();
            prop_assert!(!is_one(words) || words.is_empty() || ends(words) == [words.len()]);
        }

        #[test]
        fn no_text_is_too_odd(text in any::<String>(), from in 0_usize..40) {
            for sentence in sentences(&text, from) {
                prop_assert!(text.get(sentence.start..sentence.end).is_some());
            }
        }
    }
}
