//! The language of phrases, as a tree.
//!
//! `{name}` is a slot, `[a|b]` optional, `(a|b)` alternatives, `...` a gap, `word*` a word
//! of any ending, `*` any one word; `,` and `;` count where written. Everything else is
//! words, folded like the texts they will meet.

use super::fold::Folded;
use smol_str::{SmolStr, StrExt};
use std::ops::Range;

/// A phrase, or one alternative in it.
pub type Sequence = Vec<Item>;

/// One element of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A folded word.
    Word(SmolStr),
    /// A folded beginning of a word.
    Prefix(SmolStr),
    Comma,
    Semicolon,
    /// At most [`GAP`] words of the sentence.
    Gap,
    Slot {
        name: String,
        /// Bytes of the phrase, with the braces.
        range: Range<usize>,
    },
    /// One of these.
    Either(Vec<Sequence>),
    /// One of these, or nothing.
    Maybe(Vec<Sequence>),
}

/// How many words a gap spans at most.
pub const GAP: usize = 6;

/// What is wrong with a phrase, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub cure: String,
    /// Bytes of the phrase.
    pub range: Range<usize>,
}

/// Reads a phrase.
pub fn parse(text: &str) -> Result<Sequence, Fault> {
    let mut parser = Parser { text, at: 0 };
    let sequence = match parser.word() {
        Some(word) => word,
        None => parser.sequence(0)?,
    };
    match parser.peek() {
        None => Ok(sequence),
        Some(c) => Err(Fault {
            message: format!("`{c}` stands here without a partner"),
            cure: match c {
                '|' => "put the alternatives in brackets: `(a|b)`, or `[a|b]` if optional".into(),
                _ => format!("remove it, or open the bracket that `{c}` closes"),
            },
            range: parser.at..parser.at + c.len_utf8(),
        }),
    }
}

/// Whether a phrase can match without any word.
pub fn may_be_empty(sequence: &[Item]) -> bool {
    sequence.iter().all(|item| match item {
        Item::Gap | Item::Maybe(_) => true,
        Item::Either(branches) => branches.iter().any(|branch| may_be_empty(branch)),
        _ => false,
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

/// How deep brackets may nest.
const DEPTH: usize = 20;

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn sequence(&mut self, depth: usize) -> Result<Sequence, Fault> {
        // Most have no more.
        let mut items = Sequence::with_capacity(2);
        while let Some(c) = self.peek() {
            let start = self.at;
            match c {
                ')' | ']' | '|' => break,
                '(' | '[' => items.push(self.group(c, depth)?),
                '{' => items.push(self.slot()?),
                '}' => {
                    let message = "`}` stands here without a partner".to_owned();
                    let cure = "write a slot as `{name}`".to_owned();
                    let range = start..start + 1;
                    return Err(Fault {
                        message,
                        cure,
                        range,
                    });
                }
                ',' => {
                    self.at += 1;
                    items.push(Item::Comma);
                }
                ';' => {
                    self.at += 1;
                    items.push(Item::Semicolon);
                }
                '…' => {
                    self.at += c.len_utf8();
                    items.push(Item::Gap);
                }
                '.' if self.text[start..].starts_with("...") => {
                    self.at += 3;
                    items.push(Item::Gap);
                }
                '*' => {
                    self.at += 1;
                    items.push(Item::Prefix(SmolStr::default()));
                }
                _ => self.words(&mut items),
            }
        }
        Ok(items)
    }

    /// An alternative of a group.
    fn branch(&mut self, depth: usize) -> Result<Sequence, Fault> {
        self.word().map_or_else(|| self.sequence(depth + 1), Ok)
    }

    /// A sequence that is one plain word, as most alternatives are.
    fn word(&mut self) -> Option<Sequence> {
        let rest = self.text.get(self.at..)?;
        let end = rest.bytes().position(|b| !b.is_ascii_alphanumeric());
        let end = end.unwrap_or(rest.len());
        let word = &rest[..end];
        let ends = matches!(rest.as_bytes().get(end), None | Some(b'|' | b')' | b']'));
        (ends && !word.is_empty() && !word.eq_ignore_ascii_case(PARTED)).then(|| {
            self.at += end;
            vec![Item::Word(word.to_ascii_lowercase_smolstr())]
        })
    }

    /// Plain words up to the next mark.
    fn words(&mut self, items: &mut Sequence) {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        let mark = |(at, byte): (usize, &u8)| match byte {
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'|' | b';' | b'*' => true,
            // Commas and points inside figures belong to them.
            b',' => !bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            b'.' => bytes[at..].starts_with(b"..."),
            _ => *byte == DOTS[0] && bytes[at..].starts_with(DOTS),
        };
        let end = bytes.iter().enumerate().position(mark);
        let end = end.unwrap_or(rest.len());
        let ended_in_word = rest[..end].ends_with(|c: char| c.is_alphanumeric());
        fold(&rest[..end], items);
        self.at += end;
        if ended_in_word && self.peek() == Some('*') {
            self.at += 1;
            if let Some(Item::Word(word)) = items.pop() {
                items.push(Item::Prefix(word));
            }
        }
    }

    fn group(&mut self, open: char, depth: usize) -> Result<Item, Fault> {
        let start = self.at;
        let close = if open == '(' { ')' } else { ']' };
        let fault = |message: String, cure: &str, end: usize| Fault {
            message,
            cure: cure.to_owned(),
            range: start..end,
        };
        let before = self.text[..start].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            let message = format!("`{open}` stands within a word, and words are taken whole");
            let cure = "write the words out, as in `(deny|denies)`, or put a space before it";
            return Err(fault(message, cure, start + 1));
        }
        if depth == DEPTH {
            let message = format!("brackets nest more than {DEPTH} deep");
            return Err(fault(message, "write several phrases", start + 1));
        }
        self.at += 1;
        let mut branches = vec![self.branch(depth)?];
        while self.peek() == Some('|') {
            self.at += 1;
            branches.push(self.branch(depth)?);
        }
        if self.peek() != Some(close) {
            let message = format!("`{open}` is never closed");
            return Err(fault(message, &format!("add `{close}`"), start + 1));
        }
        self.at += 1;
        if branches.iter().any(Vec::is_empty) {
            let message = format!("an alternative between `{open}` and `{close}` is empty");
            return Err(fault(message, "write what is optional as `[a|b]`", self.at));
        }
        if self.peek().is_some_and(char::is_alphanumeric) {
            let message = format!("a word goes on behind `{close}`, and words are taken whole");
            let cure = "write the words out, as in `(deny|denies)`, or put a space behind it";
            return Err(fault(message, cure, self.at));
        }
        Ok(match open {
            '(' => Item::Either(branches),
            _ => Item::Maybe(branches),
        })
    }

    fn slot(&mut self) -> Result<Item, Fault> {
        let start = self.at;
        let rest = &self.text[start..];
        let Some(length) = rest.find('}') else {
            return Err(Fault {
                message: "`{` is never closed".to_owned(),
                cure: "write a slot as `{name}`".to_owned(),
                range: start..start + 1,
            });
        };
        self.at += length + 1;
        Ok(Item::Slot {
            name: rest[1..length].trim().to_owned(),
            range: start..self.at,
        })
    }
}

/// The sign of a gap in one character.
const DOTS: &[u8] = "…".as_bytes();

/// The one plain word that is not folded by its case alone.
const PARTED: &str = "cannot";

/// Adds the words of a text as long as they are plain, as nearly all are; whether all of them are.
fn add_plain(text: &str, items: &mut Sequence) -> bool {
    let mut start = 0;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        if byte.is_ascii_alphanumeric() {
            continue;
        }
        let word = &text[start..at];
        if byte != b' ' || word.eq_ignore_ascii_case(PARTED) {
            return false;
        }
        if !word.is_empty() {
            items.push(Item::Word(word.to_ascii_lowercase_smolstr()));
        }
        start = at + 1;
    }
    true
}

/// Adds the folded words of a text.
fn fold(text: &str, items: &mut Sequence) {
    let before = items.len();
    if add_plain(text, items) {
        return;
    }
    items.truncate(before);
    let folded = Folded::new(text);
    items.extend((0..folded.tokens.len()).map(|i| Item::Word(folded.word(i).into())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn plain_words_are_folded_like_texts(text in "([a-zA-Z0-9]{1,3}|[Cc]annot| |\\.|'|é){0,8}") {
            let mut items = Sequence::new();
            fold(&text, &mut items);
            let folded = Folded::new(&text);
            let words = (0..folded.tokens.len()).map(|i| word(folded.word(i)));
            prop_assert_eq!(items, words.collect::<Sequence>());
        }
    }

    fn word(word: &str) -> Item {
        Item::Word(word.into())
    }

    #[test]
    fn phrases() {
        let items =
            parse("{value}-point [Peace|draft] plan*, (cut ... to|at) U.S. 450,000").unwrap();
        let slot = Item::Slot {
            name: "value".into(),
            range: 0..7,
        };
        assert_eq!(
            items,
            [
                slot,
                word("point"),
                Item::Maybe(vec![vec![word("peace")], vec![word("draft")]]),
                Item::Prefix("plan".into()),
                Item::Comma,
                Item::Either(vec![
                    vec![word("cut"), Item::Gap, word("to")],
                    vec![word("at")]
                ]),
                word("us"),
                word("450,000"),
            ]
        );
    }

    #[test]
    fn what_folds_to_no_word_takes_none_of_the_words_before_its_bracket() {
        let either = Item::Either(vec![vec![word("c")], vec![word("b")]]);
        assert_eq!(parse("crew (ʼ* c|b)").unwrap(), [word("crew"), either]);
    }

    #[test]
    fn faults() {
        let cases = [
            ("cut (to", "`(` is never closed", 4..5),
            ("cut to)", "`)` stands here without a partner", 6..7),
            ("a|b", "`|` stands here without a partner", 1..2),
            ("a {value", "`{` is never closed", 2..3),
            (
                "den(y|ies) it",
                "`(` stands within a word, and words are taken whole",
                3..4,
            ),
            (
                "a [re]opened",
                "a word goes on behind `]`, and words are taken whole",
                2..6,
            ),
            ("a } b", "`}` stands here without a partner", 2..3),
            (
                "a (b|)",
                "an alternative between `(` and `)` is empty",
                2..6,
            ),
        ];
        for (phrase, message, range) in cases {
            let fault = parse(phrase).unwrap_err();
            assert_eq!(
                (fault.message.as_str(), fault.range),
                (message, range),
                "{phrase}"
            );
        }
        assert!(parse(&"(".repeat(10_000)).is_err());
    }

    /// What a mark is called in `docs/rules.md`.
    fn section(item: &Item) -> &'static str {
        match item {
            Item::Word(_) => "words",
            Item::Prefix(word) if word.is_empty() => "any one word",
            Item::Prefix(_) => "endings",
            Item::Comma => "a comma",
            Item::Semicolon => "a semicolon",
            Item::Gap => "gaps",
            Item::Slot { .. } => "slots",
            Item::Either(_) => "alternatives",
            Item::Maybe(_) => "optional words",
        }
    }

    fn sections(items: &[Item], found: &mut BTreeSet<&'static str>) {
        for item in items {
            found.insert(section(item));
            if let Item::Either(branches) | Item::Maybe(branches) = item {
                branches.iter().for_each(|branch| sections(branch, found));
            }
        }
    }

    fn said_in(part: &serde_json::Value, found: &mut Vec<String>) {
        let of = |phrase: &serde_json::Value| {
            let say = phrase.as_str().or(phrase["say"].as_str());
            say.map(str::to_owned)
        };
        let own = part["phrases"].as_array().into_iter().flatten();
        found.extend(own.filter_map(of));
        let rules = part["rules"].as_array().or(part.as_array());
        rules
            .into_iter()
            .flatten()
            .for_each(|rule| said_in(rule, found));
    }

    #[test]
    fn every_mark_has_an_example_in_the_reference() {
        let page = include_str!("../../docs/rules.md");
        let (mut found, mut said) = (BTreeSet::new(), Vec::new());
        for block in page.split("```yaml\n").skip(1) {
            let block = block.split("```").next().unwrap();
            said_in(&serde_yaml::from_str(block).unwrap(), &mut said);
        }
        for phrase in said {
            sections(&parse(&phrase).unwrap(), &mut found);
        }
        // As many as `section` knows.
        assert_eq!(found.len(), 9, "{found:?}");
    }
}
