//! Rules × sources → claims.
//!
//! A source is read once (`reading`): sentences, folded words, and the values that stand
//! in them. Each phrase is then tried on each sentence that has the words it needs
//! (`rule::Index`, `search`); where a phrase has a slot, once for every value in reach, with that value replaced by a mark, so that a
//! phrase stays one plain regular expression. Of matches that overlap, the more literal
//! stands (`overlap`); what a claim says about itself is read from around it (`facet`).

mod alike;
mod attribution;
mod derived;
pub mod example;
mod facet;
mod near;
mod negation;
mod open;
mod overlap;
mod people;
mod question;
mod reading;
mod search;
mod slot;
mod speaker;
mod standing;
mod tally;
pub mod trace;
mod view;

use crate::rule::{Index, Lookout, Rule};
use crate::source::Source;
use crate::source::paragraph::paragraphs;
use crate::source::sentence::{self, Sentence, sentences};
use crate::value::{self, Content, HedgeTable, Mention, Value};
pub use question::asks;
use question::asks_whether;
use rayon::prelude::*;
use reading::Reading;
use standing::{Found, standing};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

pub use speaker::Speaker;

/// All claims of the sources, in the order of sources, rules and places.
///
/// The same on any number of threads.
pub fn claims(sources: &[Source], rules: &[Rule], hedges: &HedgeTable) -> Vec<Claim> {
    claims_by(&Index::new(rules), sources, rules, hedges)
}

/// The same, by the rules' own index, for whoever asks them more than once.
pub fn claims_by(
    index: &Index,
    sources: &[Source],
    rules: &[Rule],
    hedges: &HedgeTable,
) -> Vec<Claim> {
    let found = of_each(index, sources, |source, lookouts| {
        let (text, title) = (source.prose(), source.title.as_deref());
        let asked = lookouts.iter_mut().filter(|part| part.asks(text, title));
        claims_in(source, hedges, rules, asked)
    });
    let mut claims = Vec::with_capacity(found.iter().map(Vec::len).sum());
    claims.extend(found.into_iter().flatten());
    claims
}

/// The same, source by source, whatever packs are about.
pub fn claims_of_each(
    index: &Index,
    sources: &[Source],
    rules: &[Rule],
    hedges: &HedgeTable,
) -> Vec<Vec<Claim>> {
    of_each(index, sources, |source, lookouts| {
        claims_in(source, hedges, rules, lookouts.iter_mut())
    })
}

fn of_each(
    index: &Index,
    sources: &[Source],
    claims: impl Fn(&Source, &mut [Lookout]) -> Vec<Claim> + Sync,
) -> Vec<Vec<Claim>> {
    // Of a few texts nobody waits for the longest; many share what was looked up.
    let most = if sources.len() < 32 { 1 } else { sources.len() };
    let each = |lookouts: &mut Vec<Lookout>, source| claims(source, lookouts);
    let sources = sources.par_iter().with_max_len(most);
    sources.map_init(|| index.lookouts(), each).collect()
}

/// Whether a rule is asked of a source, as far as its pack says what it is about.
pub fn is_asked(rule: &Rule, source: &Source) -> bool {
    let title = source.title.as_deref();
    (rule.about.as_ref()).is_none_or(|about| about.may_be_told(source.prose(), title))
}

/// The same, by trying every phrase on every sentence: what [`claims`] is tested against.
#[doc(hidden)]
pub fn claims_by_trying_all(sources: &[Source], rules: &[Rule], hedges: &HedgeTable) -> Vec<Claim> {
    let mut claims = Vec::new();
    for source in sources {
        let reading = Reading::new(source, hedges);
        for rule in rules.iter().filter(|rule| is_asked(rule, source)) {
            let phrases: Vec<usize> = (0..rule.phrases.len()).collect();
            let mut found = Vec::new();
            for sentence in 0..reading.sentences.len() {
                claims_at(&reading, sentence, rule, &phrases, &mut found);
            }
            claims.extend(standing(rule, found));
        }
    }
    claims
}

/// Reads the tables that most texts need, for whoever has a thread to spare.
pub fn prepare() {
    value::prepare();
    sentence::prepare();
    LazyLock::force(&attribution::TABLE);
}

/// All values in a source's prose, in the order of their places, as bytes of its text.
pub fn values(source: &Source, hedges: &HedgeTable) -> Vec<Mention> {
    let places = sentences(source.file(), source.body);
    let found = reading::values(source, &places, hedges);
    let shifted = |(place, mentions): (&Sentence, Vec<Mention>)| {
        let start = place.start;
        mentions.into_iter().map(move |m| m.shifted(start))
    };
    places.iter().zip(found).flat_map(shifted).collect()
}

/// The claims of one source, in the order of rules and places.
///
/// Its paragraphs are looked over first. Most sources have none in which a phrase finds its
/// words, and are not read at all.
fn claims_in<'l, 'i: 'l>(
    source: &Source,
    hedges: &HedgeTable,
    rules: &[Rule],
    lookouts: impl Iterator<Item = &'l mut Lookout<'i>>,
) -> Vec<Claim> {
    let read = OnceCell::new();
    let mut tries: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    let paragraphs = paragraphs(source.file(), source.body);
    for lookout in lookouts {
        for passage in reading::passages(source, &paragraphs) {
            if !lookout.enter(&source.text[passage.clone()]) {
                continue;
            }
            let reading = read.get_or_init(|| Reading::of(source, hedges, &paragraphs));
            let sentences = reading.sentences_in(&passage);
            let alone = sentences.len() == 1;
            for sentence in sentences {
                let candidates =
                    lookout.candidates(reading.text(sentence), alone, || reading.folded(sentence));
                for of_rule in candidates.chunk_by(|a, b| a.rule == b.rule) {
                    let rule = of_rule[0].rule;
                    let mut phrases = of_rule.iter().map(|c| c.phrase).collect();
                    search::may_match(reading, sentence, &rules[rule], &mut phrases);
                    if !phrases.is_empty() {
                        tries.push((rule, sentence, phrases));
                    }
                }
            }
        }
    }
    let Some(reading) = read.get() else {
        return Vec::new();
    };
    tries.sort_unstable();
    let mut claims = Vec::new();
    for of_rule in tries.chunk_by(|a, b| a.0 == b.0) {
        let mut found = Vec::new();
        for (rule, sentence, phrases) in of_rule {
            claims_at(reading, *sentence, &rules[*rule], phrases, &mut found);
        }
        claims.extend(standing(&rules[of_rule[0].0], found));
    }
    claims
}

/// What some phrases of a rule find in one sentence, in the order of their places.
fn claims_at(
    reading: &Reading,
    sentence: usize,
    rule: &Rule,
    phrases: &[usize],
    found: &mut Vec<Found>,
) {
    if !reading.is_for(sentence, rule) {
        return;
    }
    let mut hits = search::hits(reading, sentence, rule, phrases);
    hits.retain(|hit| silent(reading, sentence, hit).is_none());
    for hit in overlap::settle(hits) {
        let phrase = hit.phrase;
        let claim = claim(reading, sentence, rule, hit);
        let slip = derived::by_weekday(&claim, reading.source);
        found.push(Found { phrase, claim });
        found.extend(slip.map(|claim| Found { phrase, claim }));
    }
}

/// Why words that match state nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silent {
    /// They tell of somebody else than the phrase means.
    OfAnother,
    /// They ask whether it is so.
    Asked,
}

fn silent(reading: &Reading, sentence: usize, hit: &search::Hit) -> Option<Silent> {
    let choice = matches!(hit.value.content, Content::Choice(_));
    match tells_of_another(reading, sentence, hit) {
        true => Some(Silent::OfAnother),
        false if choice && asks_whether(reading.text(sentence)) => Some(Silent::Asked),
        false => None,
    }
}

/// Whether a value tells of somebody else than the phrase means: of whom its subject has it, as in
/// "a man from Oldtown was charged" and "a man of 51 was charged", or of the next one named.
fn tells_of_another(reading: &Reading, sentence: usize, hit: &search::Hit) -> bool {
    let text = reading.text(sentence);
    let before = text.get(..hit.range.start).unwrap_or_default();
    let after = text.get(hit.value_range.end..).unwrap_or_default();
    let last = before.split_whitespace().next_back();
    let next = after.split_whitespace().next();
    let words = text.get(hit.value_range.clone()).unwrap_or_default();
    let rest = text.get(hit.range.end..).unwrap_or_default();
    let name = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
    let title = text.get(hit.range.clone()).unwrap_or_default();
    let title = title
        .rsplit(' ')
        .next()
        .and_then(|word| word.chars().next());
    // "Jan Moss, President Vane's nephew"
    // In headlines all words may have capitals.
    if matches!(hit.value.content, Content::Choice(_))
        && !hit.facets.is_empty()
        && !reading.is_heading(sentence)
        && [name, title]
            .iter()
            .all(|c| c.is_some_and(char::is_uppercase))
    {
        return true;
    }
    hit.range.start == hit.value_range.start
        && match hit.value.content {
            Content::Name(_) => matches!(last, Some("from" | "in" | "at" | "near" | "outside")),
            Content::Amount(_) => {
                let bare = !words.contains(char::is_whitespace);
                bare && matches!(
                    (last, next),
                    (Some("of" | "aged"), Some("was" | "is" | "has"))
                )
            }
            _ => false,
        }
}

fn claim(reading: &Reading, sentence: usize, rule: &Rule, hit: search::Hit) -> Claim {
    let facets = facet::of(reading, sentence, rule, &hit);
    let speaker = speaker::of(reading, sentence, &hit);
    let denied = hit.denied || speaker::denies(reading, sentence, &hit);
    let source = reading.source;
    let place = reading.sentences[sentence];
    let in_source = |r: &Range<usize>| place.start + r.start..place.start + r.end;
    let (range, value_range) = (in_source(&hit.range), in_source(&hit.value_range));
    let near = near::nearest(
        rule,
        &rule.phrases[hit.phrase],
        reading,
        sentence,
        &hit.range,
    );
    let words = |r: &Range<usize>| source.text[r.clone()].to_owned();
    let mut claim = Claim {
        story: source.story.clone(),
        rule: rule.id.clone(),
        source: source.id.clone(),
        quote: words(&range),
        range,
        sentence_range: place.start..place.end,
        sentence: words(&(place.start..place.end)),
        value: derived::past(rule, source, hit.value, &words(&value_range)),
        value_text: words(&value_range),
        value_range,
        near: near.iter().map(in_source).collect(),
        facets,
        speaker,
        denied,
        also: Vec::new(),
        headline: source.in_headline(place.start),
        page: source.page(place.start + hit.range.start),
    };
    derived::cite(&mut claim, source);
    claim
}

/// One source's answer to one question, in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub story: String,
    /// The rule's id.
    pub rule: String,
    /// The source's id.
    pub source: String,
    /// Bytes of the source's text that the phrase matched.
    pub range: Range<usize>,
    /// The words at `range`.
    pub quote: String,
    /// Bytes of the sentence it stands in.
    pub sentence_range: Range<usize>,
    /// The sentence, as written.
    pub sentence: String,
    pub value: Value,
    /// Bytes of the value's own words; the whole `range` where the phrase fixes the value.
    pub value_range: Range<usize>,
    /// The words at `value_range`.
    pub value_text: String,
    /// Bytes of the nearest words of the sentence that had to stand near those at `range`, in order.
    pub near: Vec<Range<usize>>,
    /// What the claim says about itself, by facet.
    pub facets: BTreeMap<String, Stated>,
    /// On whose word the source has it; `None` for its own.
    pub speaker: Option<Speaker>,
    /// The claim is a denial: it makes no version and opposes the one it denies.
    pub denied: bool,
    /// The other places that a derived claim rests on.
    pub also: Vec<Passage>,
    /// It stands in the title, which is put behind the prose.
    pub headline: bool,
    /// The page it stands on, from one, where the source has pages.
    pub page: Option<usize>,
}

/// A facet's value, and how it became known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    pub is: String,
    pub by: By,
}

/// How a facet's value became known, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The phrase fixes or captures it, or a cue stands within the words matched.
    Phrase,
    /// It is the subject of the verb of wanting that governs the value.
    Verb,
    /// The nearest cue before the value stands in the same clause,
    Clause,
    /// in the same sentence,
    Sentence,
    /// in the same paragraph,
    Paragraph,
    /// or in the source's title.
    Title,
    /// A claim of the same figure in the same source states it.
    Figure,
    /// Another claim of the same version states it.
    Version,
    /// The rule assumes it where nothing states it.
    Assume,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub source: String,
    pub range: Range<usize>,
    pub quote: String,
}
