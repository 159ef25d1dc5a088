//! Words that exclude those of their kind in all sentences that say it.

use super::kinds::{HOURS, KINDS, Kind, Sort};
use super::{Backing, Evidence, Part, Passage, Read, Statement};
use crate::draft::clock;
use crate::rule::fold::{Folded, key};
use crate::value::is_function_word;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Words that set a place, behind which a kind of [`Sort::Place`] is looked for.
const AT: [&str; 7] = ["at", "in", "on", "from", "inside", "outside", "aboard"];

/// Words of which what follows says when and where somebody spoke.
const SPEAKING: [&str; 6] = [
    "speaking",
    "asked",
    "told",
    "interviewed",
    "writing",
    "talking",
];

/// Words that turn a deed round.
const NOT: [&str; 8] = [
    "not", "never", "no", "nor", "neither", "without", "nobody", "none",
];

/// What the words of each sentence of the sources mean, read when it is first asked for.
pub(super) struct Meanings<'a> {
    sources: &'a [Read<'a>],
    parts: OnceCell<Vec<(&'a Part, Meant)>>,
}

/// Kinds, by their place, and what words of each mean.
type Meant = Vec<(usize, u64)>;

impl<'a> Meanings<'a> {
    pub fn new(sources: &'a [Read<'a>]) -> Self {
        Self {
            sources,
            parts: OnceCell::new(),
        }
    }

    /// The sentences that have a word of a kind with one of these meanings.
    fn having(&self, kind: usize, meant: u64) -> impl Iterator<Item = &'a Part> {
        let parts = self.parts.get_or_init(|| {
            let each = self.sources.iter().flat_map(|source| {
                let parts = source.parts().iter();
                parts.map(|part| (part, meanings(&part.folded)))
            });
            each.collect()
        });
        let has = move |means: &[(usize, u64)]| {
            means
                .iter()
                .any(|(n, means)| *n == kind && means & meant != 0)
        };
        let having = parts.iter().filter(move |(_, means)| has(means));
        having.map(|(part, _)| *part)
    }
}

/// The kinds of which a text has words, and what these mean.
fn meanings(text: &Folded) -> Meant {
    let all = present(text).map(|n| (n, means(&of_kind(text, n))));
    all.filter(|(_, means)| *means != 0).collect()
}

/// Of a claim that is a `figure`, or of another.
pub(super) fn statements(
    own: &Passage,
    figure: bool,
    theirs: &[Backing],
    told: &Meanings,
) -> Vec<Statement> {
    let words = own.folded(&own.clause);
    let each = present(&words).filter_map(|n| {
        let kind = &KINDS[n];
        let mine = of_kind(&words, n);
        let first = mine.first()?;
        let at = |token: usize| &words.tokens[token].source;
        let range =
            own.clause.start + at(first.from).start..own.clause.start + at(first.to - 1).end;
        // Of what else is done in the clause the claim knows nothing.
        let inside = own.range.start <= range.start && range.end <= own.range.end;
        let out = match kind.sort {
            Sort::Deed => !inside,
            Sort::Count => !figure,
            Sort::Plain | Sort::Place => false,
        };
        if out || turned(&words, kind) {
            return None;
        }
        // The "north gate" need not be in the north.
        let bare = ["north", "south", "east", "west"].contains(&words.word(first.from));
        if bare && !first.heads {
            return None;
        }
        // "Speaking in the morning, she said" tells when she spoke.
        let before = first.from.saturating_sub(4)..first.from;
        if before
            .into_iter()
            .any(|n| SPEAKING.contains(&words.word(n)))
        {
            return None;
        }
        let meant = means(&mine);
        let has = |text: &Folded| means(&of_kind(text, n)) & meant != 0;
        if theirs
            .iter()
            .any(|t| has(&t.passage.folded(&t.passage.sentence)))
        {
            return None;
        }
        let said = |place: &Evidence, other: &str| {
            let because = format!("{} has “{other}” here", place.source);
            let told = own.is_told_in(told.having(n, meant));
            (!told).then(|| own.said(range.clone(), because, place))
        };
        // "In the morning", where a source has it at 7:40 p.m.
        if n == HOURS {
            let mut hours = theirs.iter().filter_map(|t| {
                let (hour, words) = clock::hour(t.passage.text(&t.passage.sentence))?;
                Some((t.place, hour, words))
            });
            if let Some((place, hour, words)) = hours.next() {
                return (1 << hour & meant == 0)
                    .then(|| said(place, words))
                    .flatten();
            }
        }
        let (place, other) = theirs.iter().find_map(|t| {
            let clause = t.passage.folded(&t.passage.clause);
            let within = |word: &Found| {
                let at = |token: usize| &clause.tokens[token].source;
                let from = t.passage.clause.start + at(word.from).start;
                let to = t.passage.clause.start + at(word.to - 1).end;
                t.passage.range.start <= from && to <= t.passage.range.end
            };
            let mut all = of_kind(&clause, n).into_iter();
            let word = all.find(|word| {
                (kind.sort != Sort::Deed || within(word))
                    && faces(first, &words, word, &clause, kind)
            })?;
            let other: Vec<&str> = (word.from..word.to).map(|n| clause.word(n)).collect();
            (!turned(&clause, kind)).then(|| (t.place, other.join(" ")))
        })?;
        said(place, &other)
    });
    each.collect()
}

const _: () = assert!(KINDS.len() <= u32::BITS as usize);

/// A kind, by its place, words of it, and what they mean.
type Listed = (usize, &'static str, u64);

/// The words of all kinds, by the key of the first.
static WORDS: LazyLock<FxHashMap<u32, Vec<Listed>>> = LazyLock::new(|| {
    let mut found: FxHashMap<u32, Vec<Listed>> = FxHashMap::default();
    for (n, kind) in KINDS.iter().enumerate() {
        for (words, means) in kind.words {
            let first = words.split(' ').next().unwrap_or_default();
            found
                .entry(key(first))
                .or_default()
                .push((n, *words, *means));
        }
    }
    found
});

/// What may begin with a token. Most begin nothing.
fn begun(text: &Folded, token: usize) -> impl Iterator<Item = &'static Listed> {
    let keys = text.get(token).into_iter().flat_map(|word| word.keys());
    keys.filter_map(|key| WORDS.get(&key)).flatten()
}

/// The kinds of which a word may stand in a text, by their place. Most texts have none.
fn present(text: &Folded) -> impl Iterator<Item = usize> + use<> {
    let begun = (0..text.tokens.len()).flat_map(|token| begun(text, token));
    let present = begun.fold(0, |all, (kind, ..)| all | 1 << kind);
    (0..KINDS.len()).filter(move |n| present & 1 << n != 0)
}

/// A word of a kind in a text: its first token and the one behind its last.
struct Found {
    from: usize,
    to: usize,
    means: u64,
    /// The word that sets the place.
    behind: Option<usize>,
    /// No noun follows.
    heads: bool,
}

fn means(words: &[Found]) -> u64 {
    words.iter().fold(0, |all, word| all | word.means)
}

/// The words of one kind, by its place, in a text, the longest at each place.
fn of_kind(text: &Folded, kind: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while from < text.tokens.len() {
        let end = |words: &str| {
            let mut to = from;
            for word in words.split(' ') {
                let own = text.get(to)?;
                if !own.is(word, key(word)) {
                    return None;
                }
                to += 1;
            }
            Some(to)
        };
        let all = begun(text, from).filter(|(of, ..)| *of == kind);
        let all = all.filter_map(|(_, words, means)| end(words).map(|to| (to, *means)));
        let Some((to, means)) = all.max() else {
            from += 1;
            continue;
        };
        // "At a camp site", "in a nearby hotel".
        let mut before = (from.saturating_sub(3)..from).rev();
        let behind = before.find(|n| AT.contains(&text.word(*n)));
        // A "hotel manager" is no place.
        let heads = to >= text.tokens.len()
            || text.is_comma(to)
            || is_function_word(text.word(to))
            || text.word(to).starts_with(|c: char| !c.is_alphabetic());
        if behind.is_some() && heads || KINDS[kind].sort != Sort::Place {
            found.push(Found {
                from,
                to,
                means,
                behind,
                heads,
            });
        }
        from = to;
    }
    found
}

/// Whether a text turns a deed round, so that its opposite may be meant.
fn turned(text: &Folded, kind: &Kind) -> bool {
    let not = |n: usize| NOT.contains(&text.word(n)) || text.word(n).ends_with("n't");
    kind.sort == Sort::Deed && (0..text.tokens.len()).any(not)
}

fn is_somebodys(text: &Folded, word: &Found) -> bool {
    let before = word.from.checked_sub(1).map(|n| text.word(n));
    before.is_some_and(|word| ["my", "our", "your", "his", "her", "their"].contains(&word))
}

/// Whether a word stands where the other does: a place behind the same word, or behind words that
/// the same word leads to ("dead on the quay", "dead in hospital").
fn faces(own: &Found, mine: &Folded, other: &Found, theirs: &Folded, kind: &Kind) -> bool {
    if kind.sort != Sort::Place {
        // Whose son and whose brother is not told.
        return !is_somebodys(mine, own) && !is_somebodys(theirs, other);
    }
    let (Some(a), Some(b)) = (own.behind, other.behind) else {
        return false;
    };
    let led = || a > 0 && b > 0 && mine.word(a - 1) == theirs.word(b - 1);
    mine.word(a) == theirs.word(b) || led()
}
