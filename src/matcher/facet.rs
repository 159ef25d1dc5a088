//! What a claim says about itself, from the phrase and from around it.

use super::attribution::{Attribution, Frame, Stance, governing};
use super::open;
use super::reading::{Cues, Reading};
use super::search::Hit;
use super::{By, Stated};
use crate::rule::fold::Folded;
use crate::rule::{Across, Facet, Given, Pattern, Rule};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The facets of a match: from the phrase; else, for a position, the subject of a verb of
/// wanting; else the nearest cue before the value in the clause, the sentence, the
/// paragraph; else the title.
///
/// A `separate` facet (a place, say) may also be named after the value: "two were killed
/// in Springfield". An edition may not: "the 12-point plan, since revised".
pub fn of(reading: &Reading, sentence: usize, rule: &Rule, hit: &Hit) -> BTreeMap<String, Stated> {
    let mut stated = BTreeMap::new();
    let phrase = &rule.phrases[hit.phrase];
    let fixed = &phrase.facets;
    let captured = matches!(phrase.value, Given::Captured);
    for facet in &rule.facets {
        let captured_facet = hit.facets.get(&facet.name);
        let captured_facet = captured_facet.and_then(|is| whose(reading, sentence, facet, hit, is));
        let by_phrase = fixed.get(&facet.name).cloned().or(captured_facet);
        let found = match by_phrase {
            Some(is) => Some((is, By::Phrase)),
            None => match wish(reading, sentence, facet, hit) {
                // Whoever rejects a figure does not hold it; whose it is, nothing says.
                Some(wish) if wish.stance == Stance::Against && captured => None,
                // Whoever "it" is, no party beside it is meant.
                Some(wish) if is_pronoun(reading, sentence, wish) => {
                    carried(reading, sentence, facet).or_else(|| in_title(reading, facet))
                }
                wish => wish
                    .and_then(|wish| holder(reading, sentence, facet, wish))
                    .or_else(|| around(reading, sentence, facet, hit)),
            },
        };
        if let Some((is, by)) = found {
            stated.insert(facet.name.clone(), Stated { is, by });
        }
    }
    stated
}

/// Whose it is where a phrase has captured `is`, which a party nearer to the value takes the place of;
/// nobody's where a pronoun wants it: "Peru, it demands, must leave".
fn whose(
    reading: &Reading,
    sentence: usize,
    facet: &Arc<Facet>,
    hit: &Hit,
    is: &str,
) -> Option<String> {
    if facet.across != Across::Position || facet.cues.is_none() {
        return Some(is.to_owned());
    }
    // "Peru's trouble is that Chile wants nine"
    let all = reading.attributions(sentence).iter();
    let mut wants = all.filter(|a| {
        a.frame == Frame::Wants && hit.range.start < a.who.start && a.who.end <= hit.range.end
    });
    if wants
        .clone()
        .any(|wish| is_pronoun(reading, sentence, wish))
    {
        return None;
    }
    let cues = cues(reading, sentence, facet);
    let named = |wish: &Attribution| cues.iter().find(|(at, _)| wish.who.contains(&at.start));
    let nearer = behind_semicolon(reading, sentence, &cues, hit);
    let nearer = nearer.or_else(|| wants.find_map(named));
    Some(nearer.map_or_else(|| is.to_owned(), |(_, is)| is.clone()))
}

/// The party named behind the last semicolon before the value, where a phrase began with one
/// before it: "Peru's army; Chile had wanted nine".
fn behind_semicolon<'c>(
    reading: &Reading,
    sentence: usize,
    cues: &'c [(Range<usize>, String)],
    hit: &Hit,
) -> Option<&'c (Range<usize>, String)> {
    // Of an answer that the phrase fixes, the words have no place of their own.
    let fixed = hit.value_range == hit.range;
    let end = match fixed {
        true => hit.range.end,
        false => hit.value_range.start,
    };
    let before = hit.range.start..end;
    let mark = reading.text(sentence).get(before.clone())?.rfind(';')?;
    let behind = before.start + mark..before.end;
    let mut behind = cues.iter().filter(|(at, _)| behind.contains(&at.start));
    match fixed {
        true => behind.next(),
        false => behind.next_back(),
    }
}

/// The verb or noun of wanting that governs the value, where the facet is a position.
fn wish<'a>(
    reading: &'a Reading,
    sentence: usize,
    facet: &Facet,
    hit: &Hit,
) -> Option<&'a Attribution> {
    if facet.across != Across::Position || facet.cues.is_none() {
        return None;
    }
    let all = reading.attributions(sentence).iter();
    let wants = all.filter(|a| a.frame == Frame::Wants);
    governing(wants, &hit.value_range)
}

/// The party whose wish, demand or offer the value is, by the verb that governs it.
fn holder(
    reading: &Reading,
    sentence: usize,
    facet: &Arc<Facet>,
    wish: &Attribution,
) -> Option<(String, By)> {
    let who = &wish.who;
    let cues = cues(reading, sentence, facet);
    let mut named = cues.iter().filter(|(at, _)| who.contains(&at.start));
    let (first, is) = named.next()?;
    // "Peru and Chile want" names two.
    let joined = |(at, other): &(Range<usize>, String)| {
        let between = reading.text(sentence).get(first.end..at.start);
        other != is && between.is_some_and(|words| words.contains(" and "))
    };
    (!named.any(joined)).then(|| (is.clone(), By::Verb))
}

fn around(
    reading: &Reading,
    sentence: usize,
    facet: &Arc<Facet>,
    hit: &Hit,
) -> Option<(String, By)> {
    let scope = facet.scope;
    let cues = cues(reading, sentence, facet);
    let value = &hit.value_range;
    let folded = reading.folded(sentence);
    let text = reading.text(sentence);
    let revision = facet.across == Across::Revision;
    // "The first text got out": a cue may end with the words with which a phrase begins.
    let straddles = |at: &Range<usize>| at.start < value.start && at.end <= hit.range.end;
    let before = cues.iter().rev();
    let before = before.filter(|(at, _)| at.end <= value.start || straddles(at));
    let before = before.filter(|(at, _)| !revision || !contrasts(text, at, value.start));
    let after = cues.iter().filter(|(at, _)| at.start >= value.start);
    let in_words = |at: &Range<usize>| hit.range.start <= at.start && at.end <= hit.range.end;
    let separate = facet.across == Across::Separate;
    let mut nearest = before.chain(after.filter(|(at, _)| separate || in_words(at)));
    let in_clause = |at: &Range<usize>| same_clause(folded, text, at, value);
    // "Two in Oldtown and three in Newham": of places, what is told of is the nearest.
    let beside = match separate {
        true => (nearest.clone())
            .filter(|(at, _)| in_clause(at))
            .min_by_key(|(at, _)| remoteness(text, at, value)),
        false => None,
    };
    if let Some((at, is)) = beside.or_else(|| nearest.next()) {
        // A party named among the words matched need not be the one that wishes.
        let in_phrase = facet.across != Across::Position && in_words(at);
        if in_phrase {
            return Some((is.clone(), By::Phrase));
        }
        if scope.clause && in_clause(at) {
            return Some((is.clone(), By::Clause));
        }
        if scope.sentence {
            return Some((is.clone(), By::Sentence));
        }
    }
    carried(reading, sentence, facet).or_else(|| in_title(reading, facet))
}

/// The last cue in the sentences before, of the same paragraph.
fn carried(reading: &Reading, sentence: usize, facet: &Arc<Facet>) -> Option<(String, By)> {
    let mut earlier = reading.before(sentence).filter(|_| facet.scope.paragraph);
    earlier.find_map(|earlier| {
        let cues = cues(reading, earlier, facet);
        cues.last().map(|(_, is)| (is.clone(), By::Paragraph))
    })
}

fn in_title(reading: &Reading, facet: &Facet) -> Option<(String, By)> {
    let title = reading.title().filter(|_| facet.scope.title)?;
    let listed = facet.cues.as_ref();
    let listed = listed.and_then(|cues| cues.first_facet(title));
    let open = || open::in_title(facet.open?, reading.source.title.as_deref()?, title);
    Some((listed.or_else(open)?, By::Title))
}

/// Whether a pronoun wants it.
fn is_pronoun(reading: &Reading, sentence: usize, wish: &Attribution) -> bool {
    let who = reading.text(sentence).get(wish.who.clone());
    let who = who.unwrap_or_default().to_lowercase();
    ["it", "he", "she", "they"].contains(&who.as_str())
}

/// The places in a sentence that name a value of the facet, in order.
fn cues(reading: &Reading, sentence: usize, facet: &Arc<Facet>) -> Cues {
    reading.cues(sentence, facet, || {
        let listed = facet.cues.iter();
        let mut found: Vec<_> = listed
            .flat_map(|pattern| named(pattern, reading.folded(sentence)))
            .collect();
        if let Some(open) = facet.open {
            let open = open::values(open, reading, sentence);
            let free = |at: &Range<usize>, taken: &Range<usize>| {
                at.end <= taken.start || taken.end <= at.start
            };
            let listed = found.clone();
            found.extend(
                open.into_iter()
                    .filter(|(at, _)| listed.iter().all(|(taken, _)| free(at, taken))),
            );
            found.sort_by_key(|(at, _)| at.start);
        }
        found.into()
    })
}

fn named(pattern: &Pattern, folded: &Folded) -> Vec<(Range<usize>, String)> {
    let found = pattern.matches(folded).filter_map(|found| {
        let whole = found.whole();
        let first = folded.tokens.get(whole.start)?;
        let last = folded.tokens.get(whole.end.checked_sub(1)?)?;
        let is = pattern.facet_of(&found)?;
        Some((first.source.start..last.source.end, is))
    });
    found.collect()
}

/// How far two places are from each other: across a conjunction is farther than within a
/// statement, then the bytes between them count.
fn remoteness(text: &str, a: &Range<usize>, b: &Range<usize>) -> (bool, usize) {
    let between = a.end.min(b.end)..a.start.max(b.start);
    let words = text.get(between).unwrap_or_default();
    let joins = |word: &str| ["and", "but", "while", "whereas", "plus"].contains(&word);
    (words.split_whitespace().any(joins), words.len())
}

/// Whether a word sets what is told against what a cue is about: "the revised text has none,
/// whereas the plan had nine", "shorter than the first one: nine".
fn contrasts(text: &str, cue: &Range<usize>, value: usize) -> bool {
    let has = |within: &str, marks: &[&str]| {
        let mut words = within.split(|c: char| !c.is_alphanumeric());
        words.any(|word| marks.contains(&word))
    };
    let between = text.get(cue.end.min(value)..value).unwrap_or_default();
    // "No more than nine" sets nothing against it.
    let hedge = between.trim_end().strip_suffix(" than");
    let between = hedge.unwrap_or(between);
    let before = text.get(..cue.start).unwrap_or_default().split_whitespace();
    // "Under the new draft, the one may stay, while the other is cut to nine" tells of one draft.
    let under = before.clone().next().map(str::to_lowercase);
    let under = under.is_some_and(|word| ["under", "in", "by"].contains(&word.as_str()));
    let opens = under && before.clone().count() <= 2;
    let last: Vec<&str> = before.rev().take(4).collect();
    let against = ["than", "unlike", "instead", "rather"];
    has(between, &["unlike", "than", "instead", "rather"])
        || !opens && has(between, &["whereas", "while"])
        || last.iter().any(|word| has(word, &against))
}

/// Whether no comma, semicolon, colon, dash or bracket stands between two places.
fn same_clause(folded: &Folded, text: &str, a: &Range<usize>, b: &Range<usize>) -> bool {
    let between = a.end.min(b.end)..a.start.max(b.start);
    let commas = (0..folded.tokens.len())
        .filter(|&t| folded.is_comma(t))
        .any(|t| between.contains(&folded.tokens[t].source.start));
    let words = text.get(between).unwrap_or_default();
    !commas && !words.contains([':', '—', '–', '(', ')'])
}
