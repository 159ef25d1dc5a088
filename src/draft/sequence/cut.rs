//! A sentence cut into clauses, as far as its commas, marks and words of order tell.

use crate::draft::part::Part;
use crate::draft::read::Read;
use std::ops::Range;

/// Words behind a comma with which a clause begins.
pub(super) const JOINS: [&str; 7] = ["and", "but", "while", "which", "who", "whereas", "yet"];

/// Words between two events, and whether what stands before them came first.
const BETWEEN: &[(&str, bool)] = &[
    ("before", true),
    ("ahead of", true),
    ("prior to", true),
    ("in the run up to", true),
    ("on the eve of", true),
    ("preceded", true),
    ("was followed by", true),
    ("were followed by", true),
    ("is followed by", true),
    ("are followed by", true),
    ("after", false),
    ("since", false),
    ("once", false),
    ("only once", false),
    ("only when", false),
    ("following the", false),
    ("following that", false),
    ("in the wake of", false),
    ("followed the", false),
    ("was preceded by", false),
    ("were preceded by", false),
];

/// A sentence with the places where its clauses begin.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    pub part: &'a Part,
    /// Whether a colon, a dash, a bracket or a semicolon stands before a token.
    marked: Vec<bool>,
}

impl<'a> Cut<'a> {
    pub fn of(read: &Read, part: &'a Part) -> Self {
        let text = read.source.text.get(part.range.clone()).unwrap_or_default();
        let mut end = 0;
        let tokens = part.folded.tokens.iter().enumerate();
        let marked = tokens.map(|(n, token)| {
            let gap = text.get(end..token.source.start).unwrap_or_default();
            end = token.source.end;
            part.folded.word(n) == ";" || gap.contains([':', '—', '–', '(', ')'])
        });
        Self {
            marked: marked.collect(),
            part,
        }
    }

    pub fn len(&self) -> usize {
        self.marked.len()
    }

    /// A token's word, or nothing behind the last.
    pub fn word(&self, n: usize) -> &'a str {
        match n < self.len() {
            true => self.part.folded.word(n),
            false => "",
        }
    }

    /// The word before a token.
    pub fn before(&self, n: usize) -> &'a str {
        n.checked_sub(1).map_or("", |n| self.word(n))
    }

    pub fn is_comma(&self, n: usize) -> bool {
        self.word(n) == ","
    }

    /// Whether a clause ends before a token, or the sentence.
    pub fn is_end(&self, n: usize) -> bool {
        self.is_comma(n) || self.marked.get(n).is_none_or(|marked| *marked)
    }

    /// Bytes of the text.
    pub fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let all = self.part.folded.tokens.get(tokens.clone())?;
        let (first, last) = (all.first()?, all.last()?);
        let from = self.part.range.start;
        Some(from + first.source.start..from + last.source.end)
    }

    /// The longest words of a list that stand at a token: where they end, and what they say.
    pub fn listed(&self, n: usize, list: &[(&str, bool)]) -> Option<(usize, bool)> {
        let end = |words: &str| {
            let mut at = n;
            words
                .split(' ')
                .all(|word| {
                    at += 1;
                    self.word(at - 1) == word
                })
                .then_some(at)
        };
        let all = list.iter();
        let all = all.filter_map(|(words, says)| Some((end(words)?, *says)));
        all.max_by_key(|(to, _)| *to)
    }

    /// The words at a token that stand between two events: where they end, and whether what stands
    /// before them came first. "It has since changed" and "named after" order nothing.
    pub fn between(&self, n: usize) -> Option<(usize, bool)> {
        const LOOSE: [&str; 11] = [
            "at", "be", "had", "has", "have", "is", "look", "looked", "made", "named", "was",
        ];
        // "He appeared before the court" tells whom he spoke to.
        const BODY: [&str; 12] = [
            "appear",
            "appeared",
            "appearing",
            "appears",
            "pleaded",
            "speak",
            "speaks",
            "spoke",
            "testified",
            "testifies",
            "testify",
            "testifying",
        ];
        let (to, before) = self.listed(n, BETWEEN)?;
        let loose = ["after", "once", "since"].contains(&self.word(n));
        let bare = loose && LOOSE.contains(&self.before(n))
            || self.word(n) == "before" && BODY.contains(&self.before(n))
            || self.word(n) == "once" && self.begin(n) < n && !self.is_comma(n - 1);
        let other = ["all", "again", "more"].contains(&self.word(to)) || self.is_end(to);
        (!bare && !other).then_some((to, before))
    }

    /// Where the clause begins that reaches to a token.
    pub fn begin(&self, to: usize) -> usize {
        let begins =
            |n: &usize| self.marked[*n] || self.before(*n) == "," && JOINS.contains(&self.word(*n));
        (0..to.min(self.len())).rev().find(begins).unwrap_or(0)
    }

    /// Where the clause ends that begins at a token: at a comma, a mark, or words of order.
    pub fn end(&self, from: usize) -> usize {
        let mut behind = from + 1..self.len();
        let end = behind.find(|n| self.is_end(*n) || self.listed(*n, BETWEEN).is_some());
        end.unwrap_or(self.len())
    }

    /// The same, with what happened there or then: "Norby, where they met".
    pub fn end_of(&self, from: usize) -> usize {
        let end = self.end(from);
        match self.is_comma(end) && ["when", "where"].contains(&self.word(end + 1)) {
            true => self.end(end),
            false => end,
        }
    }

    /// The clause around some bytes of the sentence.
    pub fn clause(&self, bytes: &Range<usize>) -> Range<usize> {
        let tokens = &self.part.folded.tokens;
        let at = tokens.partition_point(|t| t.source.end <= bytes.start);
        let behind = tokens.partition_point(|t| t.source.start < bytes.end);
        let from = self.begin(at);
        let order = (from..at)
            .rev()
            .find(|n| self.listed(*n, BETWEEN).is_some());
        let from = order.map_or(from, |n| n + 1);
        let end = self.end_of(behind.saturating_sub(1));
        match from == at && self.is_comma(end) {
            // "On Sunday, they left."
            true => from..self.end(end),
            false => from..end,
        }
    }
}
