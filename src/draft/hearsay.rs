//! Words with which a text keeps its distance: what is said to be so, and what may be.

use crate::matcher::Claim;
use crate::rule::fold::Folded;
use std::ops::Range;

/// Words that make a report of what stands in their sentence.
const REPORTED: [&str; 12] = [
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "seemingly",
    "presumably",
    "ostensibly",
    "rumoured",
    "rumored",
    "unconfirmed",
    "alleged",
];
/// Words that do so before "to": "is said to have left".
const SAID: [&str; 14] = [
    "said",
    "reported",
    "believed",
    "thought",
    "understood",
    "rumoured",
    "rumored",
    "alleged",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "appeared",
];
/// Words that do so after "by", "if" or "according to".
const REPORTS: [&str; 5] = ["report", "reports", "rumour", "rumours", "talk"];
/// Verbs of holding something for so.
const HELD: [&str; 12] = [
    "feel",
    "feels",
    "felt",
    "fear",
    "fears",
    "feared",
    "think",
    "thinks",
    "believe",
    "believes",
    "complain",
    "complains",
];
/// Beginnings of verbs of wanting.
const WANT: [&str; 7] = [
    "want", "demand", "insist", "seek", "sought", "requir", "ask",
];
/// Words that make a possibility of the verb behind them.
const MAY: [&str; 3] = ["may", "might", "could"];

/// How many words an aside has at the most.
const ASIDE: usize = 4;

/// How many words before a claim its "would have" may begin.
const BEFORE: usize = 4;

/// How far words stand from being told as a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distance {
    Fact,
    /// "Reportedly", "is said to"
    Reported,
    /// "May", right before its verb
    Possible,
}

/// How a claim's own clause tells it; `folded` is its sentence, here as below.
pub(super) fn distance(claim: &Claim, folded: &Folded) -> Distance {
    let start = claim.sentence_range.start;
    let at = claim.range.start - start..claim.range.end - start;
    let clause = clause(folded, &claim.sentence, &at);
    if clause.clone().any(|n| is_report(folded, n)) {
        return Distance::Reported;
    }
    // "May be charged with" is a phrase from its second word on.
    let first = clause
        .clone()
        .find(|n| folded.tokens[*n].source.end > at.start);
    let first = first.unwrap_or(clause.end);
    let before = first.saturating_sub(3).max(clause.start)..first;
    let mut words = before.rev().map(|n| folded.word(n));
    let verbs = ["be", "have", "been", "yet", "also", "now"];
    let next = words.find(|word| !verbs.contains(word));
    // "May" among a phrase's own words may permit; "might" never does.
    let within = clause.filter(|n| at.contains(&folded.tokens[*n].source.start));
    let might = within.clone().any(|n| folded.word(n) == "might");
    match might || next.is_some_and(|word| MAY.contains(&word)) {
        true => Distance::Possible,
        false => Distance::Fact,
    }
}

/// Whether anything in a claim's sentence keeps a distance from it.
pub(super) fn is_hedged(folded: &Folded) -> bool {
    let mut words = 0..folded.tokens.len();
    words.any(|n| {
        let word = folded.word(n);
        is_report(folded, n) || MAY.contains(&word) || HELD.contains(&word)
    })
}

/// Whether somebody wants it whom its sentence does not name: "Peru, it demands, must leave".
pub(super) fn is_wished_by_pronoun(folded: &Folded) -> bool {
    let wants = |n: usize| {
        let pronoun = ["it", "he", "she", "they"].contains(&folded.word(n - 1));
        pronoun && WANT.iter().any(|verb| folded.word(n).starts_with(verb))
    };
    (1..folded.tokens.len()).any(wants)
}

/// Whether a claim is told as what would have been: "it would have had nine lamps".
pub(super) fn would_have(claim: &Claim, folded: &Folded) -> bool {
    let start = claim.sentence_range.start;
    let at = claim.range.start - start..claim.range.end - start;
    let tokens = &folded.tokens;
    let first = tokens.partition_point(|t| t.source.end <= at.start);
    let last = tokens.partition_point(|t| t.source.start < at.end);
    let from = first.saturating_sub(BEFORE);
    let mut words = from + 1..last;
    words.any(|n| (folded.word(n - 1), folded.word(n)) == ("would", "have"))
}

/// Whether a claim is told as one account of several: "some reports have nine lamps".
pub(super) fn is_some_account(claim: &Claim, folded: &Folded) -> bool {
    const SOME: [&str; 7] = [
        "some", "one", "other", "another", "several", "certain", "few",
    ];
    const ACCOUNTS: [&str; 10] = [
        "account",
        "accounts",
        "report",
        "reports",
        "version",
        "versions",
        "outlet",
        "outlets",
        "papers",
        "reporters",
    ];
    let start = claim.sentence_range.start;
    let at = claim.range.start - start..claim.range.end - start;
    let clause = clause(folded, &claim.sentence, &at);
    let mut words = clause.start + 1..clause.end.max(clause.start + 1);
    words.any(|n| SOME.contains(&folded.word(n - 1)) && ACCOUNTS.contains(&folded.word(n)))
}

fn is_report(folded: &Folded, n: usize) -> bool {
    let word = |n: usize| (n < folded.tokens.len()).then(|| folded.word(n));
    let here = folded.word(n);
    let before = |back: usize| n.checked_sub(back).and_then(word).unwrap_or_default();
    let is_be = |word: &str| ["is", "are", "was", "were", "be", "been"].contains(&word);
    let adverb = ["also", "now", "still", "once", "widely"].contains(&before(1));
    let be = is_be(before(1)) || adverb && is_be(before(2));
    let seems = here.starts_with("seem") || here.starts_with("appear");
    // "It is said that", "so it is said"
    let it = is_be(before(1)) && before(2) == "it";
    let said = SAID.contains(&here) && (it || word(n + 1) == Some("to") && (be || seems));
    let by =
        before(1) == "by" || before(1) == "if" || before(1) == "to" && before(2) == "according";
    REPORTED.contains(&here) || said || REPORTS.contains(&here) && by
}

/// The words between the marks around a place, with an aside of a few words beside them: "by
/// report, nine were hurt".
fn clause(folded: &Folded, text: &str, at: &Range<usize>) -> Range<usize> {
    let tokens = &folded.tokens;
    let is_mark = |n: usize| {
        let gap = text.get(tokens[n].source.end..).unwrap_or_default();
        folded.is_comma(n) || gap.starts_with([';', ':', '—'])
    };
    let part_before = |end: usize| {
        let start = (0..end).rev().find(|n| is_mark(*n)).map_or(0, |n| n + 1);
        start..end
    };
    let part_after = |start: usize| {
        let end = (start..tokens.len()).find(|n| is_mark(*n));
        start..end.unwrap_or(tokens.len())
    };
    let first = tokens.partition_point(|t| t.source.end <= at.start);
    let last = tokens.partition_point(|t| t.source.start < at.end);
    let mut start = part_before(first).start;
    let mut end = part_after(last).end;
    let is_aside = |part: &Range<usize>| part.len() <= ASIDE;
    if let Some(mark) = start.checked_sub(1).filter(|n| folded.is_comma(*n)) {
        let before = part_before(mark);
        start = if is_aside(&before) {
            before.start
        } else {
            start
        };
    }
    if end < tokens.len() && folded.is_comma(end) {
        let after = part_after(end + 1);
        end = if is_aside(&after) { after.end } else { end };
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Content, Kind, Value};

    fn claim(sentence: &str, quote: &str) -> Claim {
        let start = sentence.find(quote).unwrap();
        let range = start..start + quote.len();
        Claim {
            story: String::new(),
            rule: String::new(),
            source: String::new(),
            value_range: range.clone(),
            value_text: quote.to_owned(),
            quote: quote.to_owned(),
            range,
            sentence_range: 0..sentence.len(),
            sentence: sentence.to_owned(),
            value: Value {
                kind: Kind::Name,
                content: Content::Point(String::new()),
                hedge: None,
            },
            near: Vec::new(),
            facets: Default::default(),
            speaker: None,
            denied: false,
            also: Vec::new(),
            headline: false,
            page: None,
        }
    }

    #[test]
    fn a_clause_keeps_its_distance_in_many_words() {
        for (sentence, distance) in [
            ("The quay has nine lamps.", Distance::Fact),
            ("The quay reportedly has nine lamps.", Distance::Reported),
            ("The quay is said to have nine lamps.", Distance::Reported),
            ("By report the quay has nine lamps.", Distance::Reported),
            (
                "The keeper said to us that it has nine lamps.",
                Distance::Fact,
            ),
            ("Reportedly dark; the quay has nine lamps.", Distance::Fact),
            ("By report, the quay has nine lamps.", Distance::Reported),
            (
                "The gate is apparently shut, and the quay has nine lamps.",
                Distance::Fact,
            ),
            ("The quay may have nine lamps.", Distance::Possible),
            ("On 3 May the quay has nine lamps.", Distance::Fact),
        ] {
            assert_eq!(
                super::distance(&claim(sentence, "nine lamps"), &Folded::new(sentence)),
                distance,
                "{sentence}"
            );
        }
    }
}
