//! Whether a match stands under a negation that its phrase does not contain.

use super::attribution::{Attribution, Stance, TABLE};
use super::search::Hit;
use crate::rule::fold::Folded;
use std::ops::Range;

/// How many words before a match a negation reaches.
const REACH: usize = 3;

/// The same before a tale: "no truth at all in the claim".
const TALE_REACH: usize = 5;

/// Words that turn a statement round. Contracted forms are folded to these.
const NEGATIONS: [&str; 13] = [
    "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "deny",
    "denied", "denies", "denying",
];

/// Words after which a negation is none: "not only", "no fewer than".
const SOFTENED: [&str; 8] = [
    "only", "just", "merely", "least", "fewer", "less", "more", "doubt",
];

/// What is denied by denying it: "rejected claims that", "no truth to reports that".
const TALES: [&str; 16] = [
    "report",
    "reports",
    "claim",
    "claims",
    "suggestion",
    "suggestions",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
];

/// What is disputed as reports are: "disputed the figure of seven".
const FIGURES: [&str; 11] = [
    "figure",
    "figures",
    "toll",
    "estimate",
    "estimates",
    "count",
    "number",
    "numbers",
    "tally",
    "account",
    "accounts",
];

/// What a tale is that is denied: "reports that … are false".
const UNTRUE: [&str; 18] = [
    "false",
    "untrue",
    "unfounded",
    "baseless",
    "groundless",
    "wrong",
    "incorrect",
    "fabricated",
    "bogus",
    "nonsense",
    "lies",
    "fake",
    "denied",
    "rejected",
    "dismissed",
    "refuted",
    "disputed",
    "rebutted",
];

/// What a denial has for an object that says nothing of whether it happened: "denied
/// responsibility for".
const ACTS: [&str; 25] = [
    "responsibility",
    "involvement",
    "role",
    "part",
    "wrongdoing",
    "knowledge",
    "complicity",
    "guilt",
    "fault",
    "blame",
    "negligence",
    "link",
    "links",
    "connection",
    "request",
    "appeal",
    "motion",
    "bail",
    "bond",
    "parole",
    "release",
    "entry",
    "access",
    "permission",
    "treatment",
];

/// Words after which the source goes on with what it does not say is denied.
const TURNS: [&str; 9] = [
    "but", "although", "though", "while", "whereas", "after", "before", "when", "because",
];

/// How far before a match "it is not true that" may stand.
const UNTRUE_REACH: usize = 12;

/// How far after a tale its "is false" may stand.
const FALSE_REACH: usize = 8;

/// Whether a negation stands within three words before the match at `tokens`, or inside a
/// gap and within three words before the value; where the phrase fixes the value, before
/// the end of the gap. It does not reach over a comma, nor, before the match, over a question.
pub fn denies(
    text: &Folded,
    tokens: &Range<usize>,
    value: Option<usize>,
    gaps: &[Range<usize>],
) -> bool {
    // "Not until it is done": then it is.
    let until = tokens.start < text.tokens.len() && text.word(tokens.start) == "until";
    // "No one was killed but 15 were hurt": fifteen were.
    let turned = value.is_some_and(|value| value > tokens.start && text.word(value - 1) == "but");
    let outside = !until && !turned && negation_before(text, tokens.start).is_some()
        || tale(text, tokens)
        || untrue(text, tokens.start);
    let reaches = |gap: &Range<usize>| {
        let words = || before(text, value.unwrap_or(gap.end), REACH);
        let inside = |t: &usize| gap.contains(t) && negates(text, *t);
        words().any(|t| inside(&t)) && !words().any(|t| inside(&t) && undone(text, t))
    };
    outside || gaps.iter().any(reaches)
}

/// The negation that a match stands under. One before a question is of that: "police do not know
/// what happened on Monday" denies nothing that happened, nor does "without light after the gale
/// on Monday". "Not before Monday" does.
fn negation_before(text: &Folded, start: usize) -> Option<usize> {
    before(text, start, REACH)
        .take_while(|&t| !asks(text, t) && !turns(text, t))
        .find(|&t| negates(text, t))
}

/// Whether a word turns to another statement, which no negation before it reaches. "Not because", "at no
/// point while" and "after all" turn to none.
fn turns(text: &Folded, token: usize) -> bool {
    let back = |n: usize| token.checked_sub(n).map_or("", |t| text.word(t));
    let of_negation = NEGATIONS.contains(&back(1)) || back(2) == "no";
    let word = text.word(token);
    let all = word == "after" && token + 1 < text.tokens.len() && text.word(token + 1) == "all";
    TURNS.contains(&word) && !["before", "when", "though"].contains(&word) && !of_negation && !all
}

/// Whether a word begins a question. "Nobody who", "no day when" and "is not what" ask nothing.
fn asks(text: &Folded, token: usize) -> bool {
    const ASKS: [&str; 9] = [
        "what", "why", "how", "when", "where", "who", "whom", "whose", "which",
    ];
    /// What there may be none of where a question is open: "no idea who", "no word when".
    const OPEN: [&str; 6] = [
        "idea",
        "word",
        "clue",
        "information",
        "answer",
        "explanation",
    ];
    let back = |n: usize| token.checked_sub(n).map_or("", |t| text.word(t));
    let of_negation = NEGATIONS.contains(&back(1)) || back(2) == "no" && !OPEN.contains(&back(1));
    ASKS.contains(&text.word(token)) && !of_negation
}

/// Whether a "without" is that of another negation, which it undoes: "must not be used without".
fn undone(text: &Folded, token: usize) -> bool {
    text.word(token) == "without" && before(text, token, REACH).any(|t| negates(text, t))
}

/// The word for which a match that [`denies`] takes for a denial is one.
pub fn cause(text: &Folded, tokens: &Range<usize>) -> Option<usize> {
    let told = before(text, tokens.start, REACH).find(|t| TALES.contains(&text.word(*t)));
    let outside = negation_before(text, tokens.start).or(told);
    outside.or_else(|| tokens.clone().rfind(|&t| negates(text, t)))
}

/// Whether a match that [`denies`] takes for a denial is one because it befell nobody: "no one", "none of
/// them".
pub fn is_of_nobody(text: &Folded, tokens: &Range<usize>) -> bool {
    negation_before(text, tokens.start).is_some_and(|at| {
        let one = text.word(at) == "no" && at + 1 < tokens.start && text.word(at + 1) == "one";
        one || ["nobody", "none", "neither"].contains(&text.word(at))
    })
}

/// The words before a token, nearest first, as far as a comma and `reach`.
fn before(text: &Folded, token: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
    (0..token)
        .rev()
        .take_while(|&t| !text.is_comma(t))
        .take(reach)
}

/// Whether a match is told in a tale that is denied, before it or after.
fn tale(text: &Folded, tokens: &Range<usize>) -> bool {
    let told = before(text, tokens.start, REACH).find(|t| TALES.contains(&text.word(*t)));
    let rejects =
        |t: usize| negates(text, t) || TABLE.denies(text.word(t)) || text.word(t) == "false";
    told.is_some_and(|tale| {
        before(text, tale, TALE_REACH).any(rejects)
            || told_that(text, tale) && is_untrue(text, tokens.end)
    })
}

/// Whether words name a tale, and do not begin to tell it.
pub fn tells_tale(words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.clone().all(|w| w != "that") && words.any(|w| TALES.contains(&w))
}

/// Whether "that" follows a tale.
fn told_that(text: &Folded, tale: usize) -> bool {
    tale + 1 < text.tokens.len() && text.word(tale + 1) == "that"
}

/// Whether "is false" follows token `from`, before the next comma.
fn is_untrue(text: &Folded, from: usize) -> bool {
    let after = (from..text.tokens.len()).take_while(|&t| !text.is_comma(t));
    let after: Vec<&str> = after.take(FALSE_REACH).map(|t| text.word(t)).collect();
    let is = |word: &&str| ["is", "are", "was", "were", "been", "be", "as"].contains(word);
    let rest = |n: usize| after[n + 1..].iter().filter(|w| !w.ends_with("ly"));
    let false_at = |n: usize| rest(n).next().is_some_and(|w| UNTRUE.contains(w));
    (0..after.len()).any(|n| is(&after[n]) && false_at(n))
}

/// Whether a match follows "it is not true that", "it is false that".
fn untrue(text: &Folded, start: usize) -> bool {
    let mut words = before(text, start, UNTRUE_REACH);
    let Some(that) = words.find(|&t| text.word(t) == "that" || TURNS.contains(&text.word(t)))
    else {
        return false;
    };
    let word = |back: usize| that.checked_sub(back).map_or("", |t| text.word(t));
    let not = || (2..5).any(|back| word(back) == "not");
    text.word(that) == "that"
        && match word(1) {
            "untrue" | "false" => true,
            "true" | "case" | "correct" => not(),
            _ => false,
        }
}

/// Whether a match is what the verb of saying that governs it denies.
pub fn is_denied(text: &Folded, by: &Attribution, hit: &Hit) -> bool {
    if by.stance != Stance::Denies {
        return false;
    }
    let words = |range: Range<usize>| -> Vec<&str> {
        let start = text
            .tokens
            .partition_point(|t| t.source.start < range.start);
        let end = text.tokens.partition_point(|t| t.source.start < range.end);
        (start..end).map(|t| text.word(t)).collect()
    };
    if by.cue > hit.range.start {
        // "Seven deaths, denied by the army"
        return by.before.end >= hit.range.end
            && words(hit.range.end..by.before.end).len() <= REACH;
    }
    let between = words(by.cue..hit.range.start);
    let strong = text.tokens.partition_point(|t| t.source.end < by.cue);
    let strong = ["den", "doubt"]
        .iter()
        .any(|stem| text.word(strong).starts_with(stem));
    stands_in(&between, strong)
}

/// Whether what stands after a denying verb leads on to what it denies.
///
/// "Deny" takes a statement even without "that"; others, a tale at least.
fn stands_in(between: &[&str], strong: bool) -> bool {
    let opens = between.iter().find(|w| !w.ends_with("ly")).copied();
    let opens = opens.unwrap_or_default();
    let told = |w: &&str| TALES.contains(w) || FIGURES.contains(w);
    let tale = between.iter().take(TALE_REACH).any(told);
    let clause = tale || !["the", "a", "an", "any", "its", "their", "his", "her"].contains(&opens);
    let that = between.iter().position(|w| *w == "that" && clause);
    // "Denied that the raid that killed seven was"
    let related = between
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, w)| **w != ",");
    let mut related = related.filter(|(n, _)| that != Some(*n));
    let related = related.any(|(n, w)| {
        let anew = n > 0 && ["and", "or"].contains(&between[n - 1]);
        ["who", "which", "that"].contains(w) && !anew
    });
    let acts = between.iter().take(REACH).any(|w| ACTS.contains(w));
    let turns = between.iter().any(|w| TURNS.contains(w));
    let fits = strong || opens == "that" || tale;
    fits && !related && !acts && !turns
}

fn negates(text: &Folded, token: usize) -> bool {
    let next = (token + 1 < text.tokens.len()).then(|| text.word(token + 1));
    // "Careful, if not silent"
    let conceded = token > 1
        && text.word(token) == "not"
        && text.word(token - 1) == "if"
        && text.is_comma(token - 2);
    NEGATIONS.contains(&text.word(token))
        && !next.is_some_and(|w| SOFTENED.contains(&w))
        && !conceded
}

#[cfg(test)]
mod tests {
    use super::denies;
    use crate::rule::fold::Folded;

    fn denies_last(text: &str) -> bool {
        let folded = Folded::new(text);
        let last = folded.tokens.len() - 1;
        denies(&folded, &(last..last + 1), None, &[])
    }

    #[test]
    fn a_concession_denies_nothing() {
        for (text, denied) in [
            ("Careful, if not silent", false),
            ("We asked if not silent", true),
            ("Careful, if never silent", true),
            ("They will not meet until", false),
            ("They will not meet after", true),
        ] {
            assert_eq!(denies_last(text), denied, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_denied() {
        for (text, denied) in [
            ("Police do not know what happened", false),
            ("Nobody knows what happened", false),
            ("It is not clear who won", false),
            ("Police have not said when they left", false),
            ("There is no word when they left", false),
            ("That is not what happened", true),
            ("Nobody who attended died", true),
            ("No officer who died", true),
            ("They do not believe it happened", true),
            ("They do not think anyone won", true),
            ("The man did not get killed", true),
            ("The toll did not even exceed", true),
            ("The attack has not happened", true),
            ("Homes were without light after storms", false),
            ("Nobody was hurt but two", false),
            ("It will not open before Friday", true),
        ] {
            assert_eq!(denies_last(text), denied, "{text}");
        }
    }

    #[test]
    fn what_must_not_be_without_somebody_is_no_denial() {
        for (text, denied) in [
            ("The gates were opened without Prado", true),
            ("The gates were not opened by Prado", true),
            ("The gates must not open without Prado", false),
        ] {
            let folded = Folded::new(text);
            let value = folded.tokens.len() - 1;
            let gap = 2..value;
            let found = denies(
                &folded,
                &(1..value + 1),
                Some(value),
                std::slice::from_ref(&gap),
            );
            assert_eq!(found, denied, "{text}");
        }
    }
}
