//! Two events of a text, and the words that say which of them came first.

use super::cut::{Cut, JOINS};
use super::event::Event;
use crate::draft::asks;
use crate::draft::read::Read;
use crate::value::{Content, Extent};
use jiff::civil::Date;
use std::ops::Range;

/// Two events in their order.
#[derive(Debug)]
pub(in crate::draft) struct Pair {
    pub(super) first: Event,
    pub(super) then: Event,
    /// The words that order them: bytes of the text.
    pub(super) word: Range<usize>,
    /// From the one to the other.
    pub(super) range: Range<usize>,
    /// The days that stand there.
    days: Vec<Extent<Date>>,
}

impl Pair {
    /// Whether both name days, and none of the one is of the other: in May it was so, in July not.
    pub(super) fn is_of_other_days(&self, other: &Self) -> bool {
        let meets = |a: &Extent<Date>| other.days.iter().any(|b| !a.disjoint(b));
        !self.days.is_empty() && !other.days.is_empty() && !self.days.iter().any(meets)
    }

    /// Whether these two, turned round, are its own: no word says that they are not.
    pub(super) fn is_apart(&self, first: &Event, then: &Event) -> bool {
        self.first.words.is_disjoint(&first.words) && self.then.words.is_disjoint(&then.words)
    }
}

/// Words with which a clause turns round: "only after that did they leave",
pub(super) const TURNS: [&str; 3] = ["does", "did", "do"];
/// and where there is none of these.
pub(super) const VERBS: [&str; 6] = ["is", "was", "are", "were", "will", "would"];

pub(super) const SUBJECTS: [&str; 6] = ["he", "she", "it", "they", "we", "i"];

/// All pairs of a text, in reading order.
pub(in crate::draft) fn pairs(read: &Read) -> Vec<Pair> {
    let mut found = Vec::new();
    for (n, part) in read.parts().iter().enumerate() {
        let mut words = (0..part.folded.tokens.len()).map(|n| part.folded.word(n));
        if !words.any(may_order) {
            continue;
        }
        let text = read.source.text.get(part.range.clone());
        // "Had they left before that, all would have failed" says that they had not.
        let unreal = !part.folded.tokens.is_empty() && part.folded.word(0) == "had";
        if asks(text.unwrap_or_default()) || unreal {
            continue;
        }
        let sentence = Sentence {
            read,
            n,
            cut: Cut::of(read, part),
        };
        let mut at = 0;
        while at < sentence.cut.len() {
            if let Some((to, before)) = sentence.looks_back(at) {
                found.extend(sentence.back(&(at..to), before));
                at = to;
            } else if let Some((to, before)) = sentence.cut.between(at) {
                found.extend(sentence.between(&(at..to), before));
                at = to;
            } else {
                at += 1;
            }
        }
    }
    found
}

/// Whether a word is one of those that order. Most sentences have none.
fn may_order(word: &str) -> bool {
    const WORDS: [&str; 19] = [
        "after",
        "afterward",
        "afterwards",
        "ahead",
        "before",
        "earlier",
        "eve",
        "followed",
        "following",
        "later",
        "once",
        "only",
        "preceded",
        "prior",
        "run",
        "since",
        "then",
        "thereafter",
        "wake",
    ];
    WORDS.contains(&word)
}

/// A sentence in which a word may order what stands beside it.
pub(super) struct Sentence<'a> {
    pub read: &'a Read<'a>,
    /// Its place among the text's.
    pub n: usize,
    pub cut: Cut<'a>,
}

impl Sentence<'_> {
    pub fn event(&self, tokens: Range<usize>) -> Event {
        Event::of(self.cut.part, self.n, tokens)
    }

    /// Two events as a pair; `before` says whether the one came first.
    pub fn pair(
        &self,
        word: &Range<usize>,
        (one, other): (Event, Event),
        before: bool,
        range: Range<usize>,
    ) -> Option<Pair> {
        let told = |event: &Event| !event.is_empty() && !event.denied;
        let word = self.cut.bytes(word)?;
        let (first, then) = match before {
            true => (one, other),
            false => (other, one),
        };
        if !told(&first) || !told(&then) {
            return None;
        }
        let items = self.cut.part.items.iter();
        let here =
            items.filter(|item| range.start <= item.span.start && item.span.end <= range.end);
        let days = here.filter_map(|item| match &item.value.content {
            Content::Days(days) => Some(days.extent.clone()),
            _ => None,
        });
        Some(Pair {
            days: days.collect(),
            first,
            then,
            word,
            range,
        })
    }

    /// "The talks came after the leak", "after the leak, the talks came".
    fn between(&self, word: &Range<usize>, before: bool) -> Option<Pair> {
        let cut = &self.cut;
        let from = cut.begin(word.start);
        let lead = self.event(from..word.start);
        if lead.denied {
            return None;
        }
        let end = cut.end(word.end);
        if lead.is_empty() {
            let trails = from > 0
                && ["and", "but", "yet"].contains(&cut.word(from))
                && (word.end..cut.end(word.end)).all(|n| !TURNS.contains(&cut.word(n)));
            return match trails {
                true => self.trailing(word, before, from),
                false => self.led(word, before, (from, lead)),
            };
        }
        let behind = self.event(word.end..cut.end_of(word.end));
        let so = behind.is_empty() && from > 0 && SUBJECTS.contains(&cut.word(word.end));
        let (behind, range) = match so {
            // "But the calls leaked before he did so."
            true => {
                let back = cut.begin(from - 1);
                (self.event(back..from), back..word.end)
            }
            false => (behind, from..end),
        };
        self.pair(word, (lead, behind), before, cut.bytes(&range)?)
    }

    /// "He left, but only after the talks": the one event is the clause before the comma.
    fn trailing(&self, word: &Range<usize>, before: bool, from: usize) -> Option<Pair> {
        let cut = &self.cut;
        let back = cut.begin(from - 1);
        let end = cut.end_of(word.end);
        let events = (self.event(back..from), self.event(word.end..end));
        self.pair(word, events, before, cut.bytes(&(back..end))?)
    }

    /// A sentence or a clause that such words lead; `lead` stands before them.
    fn led(&self, word: &Range<usize>, before: bool, (from, lead): (usize, Event)) -> Option<Pair> {
        let cut = &self.cut;
        let end = cut.end(word.end);
        let first = |list: &[&str]| (word.end + 1..end).find(|n| list.contains(&cut.word(*n)));
        let closed = cut.is_comma(end) && !JOINS.contains(&cut.word(end + 1));
        let turn = match cut.before(word.start) == "only" {
            true => first(&TURNS).or_else(|| first(&VERBS)),
            // "After the talks he left", but not "after he left, they came".
            false => first(&SUBJECTS).filter(|_| !closed),
        };
        let (mid, rest) = match turn {
            Some(turn) => (turn, turn),
            None if cut.is_comma(end) => (end, end + 1),
            None => return None,
        };
        let to = cut.end(rest);
        let mut led = self.event(rest.min(to)..to);
        led.which.extend(lead.which);
        let events = (led, self.event(word.end..mid));
        self.pair(word, events, before, cut.bytes(&(from..to))?)
    }
}
