//! Rule packs of any size, whose phrases are made from what texts say around their figures.
//!
//! The same texts give the same pack.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;
use variorum::rule::fold::Folded;
use variorum::source::Source;
use variorum::source::sentence::sentences;

/// A word that fewer documents have is a slip or a name; one of the most frequent says nothing.
const RARE: usize = 5;
const FREQUENT: usize = 150;

/// How many phrases a rule has.
const PHRASES: usize = 3;

/// A pack of `count` rules.
pub fn pack(count: usize, sources: &[Source]) -> String {
    let maker = Maker::new(sources);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut yaml = String::from("pack: made\ntitle: Made from what texts say\nrules:\n");
    for n in 0..count {
        let kind = KINDS[dice.below(KINDS.len())];
        let mut phrases: Vec<String> = Vec::new();
        while phrases.len() < PHRASES {
            let phrase = maker.phrase(kind, &mut dice);
            phrases.extend(phrase.filter(|phrase| !phrases.contains(phrase)));
        }
        let phrases: Vec<_> = phrases.iter().map(|p| format!("\"{p}\"")).collect();
        // Writing into a string cannot fail.
        let _ = write!(
            yaml,
            "  - id: rule-{n}\n    ask: How much is it, case {n}?\n    value: {}\n    phrases: [{}]\n",
            kind.value,
            phrases.join(", ")
        );
    }
    yaml
}

/// A kind of value, and how its figures look in folded texts.
#[derive(Clone, Copy)]
struct Kind {
    value: &'static str,
    /// The word behind the figure is a part of the value.
    unit: bool,
    is: fn(&str, &str) -> bool,
}

const KINDS: [Kind; 6] = [
    Kind {
        value: "count",
        unit: false,
        is: |figure, _| is_figure(figure),
    },
    Kind {
        value: "{ quantity: [tonnes, barrels, shares, workers, people, tons] }",
        unit: true,
        is: |figure, next| {
            let units = ["tonnes", "barrels", "shares", "workers", "people", "tons"];
            is_figure(figure) && units.contains(&next)
        },
    },
    Kind {
        value: "money",
        unit: true,
        is: |figure, next| figure.starts_with('$') || is_figure(figure) && next == "dlrs",
    },
    Kind {
        value: "percent",
        unit: true,
        is: |figure, next| is_figure(figure) && matches!(next, "pct" | "percent" | "per"),
    },
    Kind {
        value: "date",
        unit: false,
        is: |figure, _| MONTHS.contains(&figure),
    },
    Kind {
        value: "duration",
        unit: true,
        is: |figure, next| is_figure(figure) && TIMES.contains(&next),
    },
];

const MONTHS: [&str; 8] = [
    "january", "february", "april", "june", "july", "october", "monday", "friday",
];

const TIMES: [&str; 8] = [
    "years", "months", "weeks", "days", "hours", "minutes", "year", "month",
];

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// What phrases are made of.
struct Maker {
    sentences: Vec<Vec<String>>,
    /// Words that mean something, by name.
    content: Vec<String>,
}

impl Maker {
    fn new(sources: &[Source]) -> Self {
        let mut all = Vec::new();
        let mut often: BTreeMap<String, usize> = BTreeMap::new();
        for source in sources {
            for place in sentences(&source.text, 0) {
                let folded = Folded::new(&source.text[place.start..place.end]);
                let words = (0..folded.tokens.len()).map(|n| folded.word(n).to_owned());
                let words: Vec<String> = words.collect();
                for word in &words {
                    *often.entry(word.clone()).or_default() += 1;
                }
                all.push(words);
            }
        }
        often.retain(|word, n| *n >= RARE && word.len() > 2 && is_plain(word));
        let mut content: Vec<(String, usize)> = often.into_iter().collect();
        content.sort_by_key(|(_, n)| Reverse(*n));
        let mut content: Vec<String> = content.into_iter().skip(FREQUENT).map(|w| w.0).collect();
        content.sort_unstable();
        Self {
            sentences: all,
            content,
        }
    }

    fn is_content(&self, word: &str) -> bool {
        self.content
            .binary_search_by(|w| w.as_str().cmp(word))
            .is_ok()
    }

    /// A phrase from the words around a figure of this kind, if the dice find one.
    fn phrase(&self, kind: Kind, dice: &mut Dice) -> Option<String> {
        let words = &self.sentences[dice.below(self.sentences.len())];
        let at = dice.below(words.len());
        let next = words.get(at + 1)?;
        (kind.is)(&words[at], next).then_some(())?;
        let reach = 1 + dice.below(3);
        let after = at + if kind.unit { 2 } else { 1 };
        let (some, form) = match dice.below(3) {
            0 => (words.get(after..after + reach)?, "{value} W"),
            1 => (words.get(at.checked_sub(reach)?..at)?, "W {value}"),
            _ => (
                words.get(at.checked_sub(reach + 2)?..at - 2)?,
                "W ... {value}",
            ),
        };
        let whole = some.iter().all(|word| is_plain(word));
        let says = some.iter().any(|word| self.is_content(word));
        (whole && says).then_some(())?;
        let written: Vec<String> = some.iter().map(|word| self.written(word, dice)).collect();
        Some(form.replace('W', &written.join(" ")))
    }

    /// A word as an author may write it: with others that would do, with any ending, or such
    /// that it need not stand there.
    fn written(&self, word: &str, dice: &mut Dice) -> String {
        match (self.is_content(word), dice.below(6)) {
            (true, 0..=2) => {
                let other = |_| self.content[dice.below(self.content.len())].clone();
                let others: Vec<String> = (0..3).map(other).collect();
                format!("({word}|{})", others.join("|"))
            }
            (true, 3) => format!("{}*", &word[..word.len().min(5)]),
            (false, 0..=1) => format!("[{word}]"),
            _ => word.to_owned(),
        }
    }
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Always the same chances (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % n.max(1)
    }
}
