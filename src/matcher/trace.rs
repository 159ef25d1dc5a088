//! Why a rule did, or did not, find a claim in a sentence.
//!
//! Beside the way that claims are found, and with the same functions: every phrase is tried
//! as it is, then with parts left out, to see how near the sentence comes to it.

mod miss;

use super::alike::Alike;
use super::near;
use super::reading::Reading;
use super::search::{self, Hit};
use super::standing::{Found, Most, staying};
use super::view::Views;
use super::{Claim, claim, derived, negation, overlap, slot};
use crate::rule::fold::Folded;
use crate::rule::{Mark, Pattern, Probe, Rule, Within};
use crate::source::Source;
use crate::source::sentence::Sentence;
use crate::value::{HedgeTable, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use miss::Spot;
pub use miss::{Fails, Instead, Miss};

/// A rule, made ready to say why.
#[derive(Debug)]
pub struct Tracer<'a> {
    rule: &'a Rule,
    /// Of each phrase.
    probes: Vec<Vec<Probe>>,
    /// Finds the words that probes need, by what they are written as.
    words: BTreeMap<String, Option<Pattern>>,
}

/// What came of a rule in one sentence. All ranges are bytes of the source's text.
#[derive(Clone, Debug)]
pub struct Seen {
    pub place: Sentence,
    /// Claims, in the order of their places.
    pub fired: Vec<Fired>,
    /// What was not found, the nearest first; of each phrase at most one.
    pub misses: Vec<Miss>,
    /// Values that the rule could take and that no claim has.
    pub untaken: Vec<Range<usize>>,
}

/// A claim, and what made it one.
#[derive(Clone, Debug)]
pub struct Fired {
    pub claim: Claim,
    /// Place of the phrase in the rule.
    pub phrase: usize,
    /// The word for which it is a denial; `None` also where the phrase itself denies.
    pub negation: Option<String>,
    /// The words in which what must stand near does.
    pub near: Vec<String>,
    /// Matches that gave way to it.
    pub beaten: Vec<Beaten>,
    /// The claim's weekday does not fit its date, and this is the weekday's.
    pub slip: bool,
}

/// A match that gave way to a more literal one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beaten {
    pub phrase: usize,
    pub value: Value,
    pub range: Range<usize>,
    pub why: Why,
}

/// What decided between two matches that overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The numbers of literal words, of the match that stands and of the other.
    Literal(usize, usize),
    /// The other is a fallback.
    Fallback,
    /// Its phrase comes first in the file.
    Order,
    /// It has fewer words in gaps, or is longer.
    Gap,
}

/// What stands near a match and must not, or does not and must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The rule's own condition bars it, and not its phrase's.
    pub by_rule: bool,
    pub within: Within,
    /// What must not stand there, where it does.
    pub found: Option<String>,
}

impl<'a> Tracer<'a> {
    pub fn new(rule: &'a Rule) -> Self {
        let probes = rule.phrases.iter().map(|phrase| rule.probes(phrase));
        let probes: Vec<Vec<Probe>> = probes.collect();
        let mut words = BTreeMap::new();
        for need in probes.iter().flatten().flat_map(|probe| &probe.needs) {
            if !words.contains_key(need) {
                words.insert(need.clone(), rule.words(need));
            }
        }
        Self {
            rule,
            probes,
            words,
        }
    }

    /// The rule in each sentence of a source for which `wanted` holds.
    pub fn trace(
        &self,
        source: &Source,
        hedges: &HedgeTable,
        wanted: impl Fn(&Sentence) -> bool,
    ) -> Vec<Seen> {
        let reading = Reading::new(source, hedges);
        let sentences = 0..reading.sentences.len();
        let other = self.other(&reading);
        let all = self.all(&reading);
        let most = Most::of(self.rule, &all);
        let all = staying(self.rule, all);
        let claims: Vec<&Claim> = all.iter().map(|found| &found.claim).collect();
        let mut alike = Alike::of(self.rule, &claims);
        let mut seen: Vec<Seen> = sentences
            .filter(|&n| wanted(&reading.sentences[n]) && reading.is_for(n, self.rule))
            .map(|n| self.seen(&reading, n, other.as_deref(), &most))
            .collect();
        for fired in seen.iter_mut().flat_map(|seen| &mut seen.fired) {
            alike.tell(&mut fired.claim);
        }
        seen
    }

    /// The words of the first claim for which phrases that stand alone give way.
    fn other(&self, reading: &Reading) -> Option<String> {
        let phrases = 0..self.rule.phrases.len();
        let (alone, others): (Vec<usize>, _) =
            phrases.partition(|&phrase| self.rule.phrases[phrase].alone);
        if alone.is_empty() {
            return None;
        }
        let all = 0..reading.sentences.len();
        let mut sentences = all.filter(|&n| reading.is_for(n, self.rule));
        sentences.find_map(|n| {
            let hits = search::hits(reading, n, self.rule, &others);
            let states = |hit: &&Hit| super::silent(reading, n, hit).is_none();
            let hit = hits.iter().find(states)?;
            Some(reading.text(n)[hit.range.clone()].to_owned())
        })
    }

    /// All claims, if others of the same source bear on one.
    fn all(&self, reading: &Reading) -> Vec<Found> {
        let (phrases, facets) = (&self.rule.phrases, &self.rule.facets);
        let mut found = Vec::new();
        if phrases.iter().any(|phrase| phrase.most) || facets.iter().any(|f| f.scope.figure) {
            let every: Vec<usize> = (0..phrases.len()).collect();
            for n in 0..reading.sentences.len() {
                super::claims_at(reading, n, self.rule, &every, &mut found);
            }
        }
        found
    }

    /// `other` are the words of a claim for which phrases that stand alone give way, `most` the claims
    /// for which larger figures do.
    fn seen(&self, reading: &Reading, sentence: usize, other: Option<&str>, most: &Most) -> Seen {
        let mut views = Views::new(reading, sentence, self.rule);
        let mut standing = Vec::new();
        let mut barred: Vec<(Hit, Bar)> = Vec::new();
        let mut unmatched = Vec::new();
        let mut unstated = Vec::new();
        for phrase in 0..self.rule.phrases.len() {
            if self.rule.phrases[phrase].headline && !reading.is_heading(sentence) {
                continue;
            }
            let mut hits = Vec::new();
            search::matches(&mut views, phrase, &mut hits);
            if hits.is_empty() {
                unmatched.push((phrase, self.bar(reading, sentence, phrase, None)));
            }
            for hit in hits {
                if let Some(why) = super::silent(reading, sentence, &hit) {
                    unstated.push(Miss::unstated(&hit, why));
                    continue;
                }
                let other = other.filter(|_| self.rule.phrases[phrase].alone);
                let bar = || self.bar(reading, sentence, phrase, Some(&hit.range));
                match other.map(gives_way).or_else(bar) {
                    None => standing.push(hit),
                    Some(bar) => barred.push((hit, bar)),
                }
            }
        }
        let mut beaten: Vec<(Hit, Hit)> = Vec::new();
        let won = overlap::contest(standing, |lost, won| beaten.push((lost, won.clone())));
        let mut seen = Seen {
            place: reading.sentences[sentence],
            fired: Vec::new(),
            misses: Vec::new(),
            untaken: Vec::new(),
        };
        for hit in won {
            let found = Found {
                phrase: hit.phrase,
                claim: claim(reading, sentence, self.rule, hit.clone()),
            };
            match most.over(self.rule, &found) {
                Some(less) => barred.push((hit, gives_way(&less.quote))),
                None => seen
                    .fired
                    .extend(self.fired(reading, sentence, hit, &beaten)),
            }
        }
        let start = seen.place.start;
        let shift = |at: &Range<usize>| start + at.start..start + at.end;
        let spot = Spot {
            reading,
            sentence,
            absent: self.absent(reading.folded(sentence)),
            taken: taken(&seen),
        };
        let mut misses: Vec<Miss> = unstated;
        misses.dedup_by_key(|miss| miss.phrase);
        for (hit, bar) in barred {
            if spot.free(&hit.range) && misses.iter().all(|m| m.phrase != hit.phrase) {
                misses.push(Miss::barred(&hit, bar));
            }
        }
        for (phrase, bar) in unmatched {
            misses.extend(self.miss(&mut views, &spot, phrase, bar));
        }
        for miss in &mut misses {
            miss.range = shift(&miss.range);
        }
        misses.sort_by_key(Miss::distance);
        let fillers = slot::fillers(reading, sentence, &Mark::Value, &self.rule.answer);
        let free = fillers.iter().filter(|filler| spot.free(&filler.span));
        let mut untaken: Vec<_> = free.map(|filler| shift(&filler.span)).collect();
        untaken.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
        untaken.dedup_by(|next, kept| next.start < kept.end);
        (seen.misses, seen.untaken) = (misses, untaken);
        seen
    }

    /// Which of the words that probes need a folded text does not have.
    fn absent(&self, text: &Folded) -> BTreeSet<&str> {
        let is_absent = |words: &Option<Pattern>| {
            let pattern = words.as_ref();
            pattern.is_some_and(|pattern| !pattern.is_match(text))
        };
        let absent = self.words.iter().filter(|(_, words)| is_absent(words));
        absent.map(|(need, _)| need.as_str()).collect()
    }

    /// The claim of a match, and that of its weekday if it has one of its own.
    fn fired(
        &self,
        reading: &Reading,
        sentence: usize,
        hit: Hit,
        beaten: &[(Hit, Hit)],
    ) -> Vec<Fired> {
        let same = |won: &Hit| {
            (won.phrase, &won.range, &won.value_range) == (hit.phrase, &hit.range, &hit.value_range)
        };
        let start = reading.sentences[sentence].start;
        let lost = beaten.iter().filter(|(_, won)| same(won));
        let mut lost: Vec<Beaten> = lost
            .map(|(lost, won)| Beaten {
                phrase: lost.phrase,
                value: lost.value.clone(),
                range: start + lost.range.start..start + lost.range.end,
                why: why(won, lost),
            })
            // The same phrase with the value's words cut elsewhere tells nothing.
            .filter(|b| b.phrase != hit.phrase || b.value != hit.value)
            .collect();
        let mut told: Vec<usize> = Vec::new();
        lost.retain(|b| !told.contains(&b.phrase) && (told.push(b.phrase), true).1);
        let phrase = &self.rule.phrases[hit.phrase];
        let folded = reading.folded(sentence);
        let first = folded
            .tokens
            .partition_point(|t| t.source.end <= hit.range.start);
        let last = folded
            .tokens
            .partition_point(|t| t.source.start < hit.range.end);
        let negation = (hit.denied && !phrase.denies)
            .then(|| negation::cause(folded, &(first..last)))
            .flatten();
        let near = [&self.rule.near, &phrase.near].into_iter();
        let near = near.filter_map(|near| {
            witness(
                near.near.as_ref()?,
                near.within,
                reading,
                sentence,
                Some(&hit.range),
            )
        });
        let mut fired = Fired {
            phrase: hit.phrase,
            negation: negation.map(|t| folded.word(t).to_owned()),
            near: near.collect(),
            beaten: lost,
            slip: false,
            claim: claim(reading, sentence, self.rule, hit),
        };
        fired.near.dedup();
        let slip = derived::by_weekday(&fired.claim, reading.source);
        let slip = slip.map(|claim| Fired {
            claim,
            slip: true,
            beaten: Vec::new(),
            ..fired.clone()
        });
        [Some(fired), slip].into_iter().flatten().collect()
    }

    /// What of the rule's conditions, then the phrase's, does not hold; `words` are those
    /// that the phrase matched, if it did.
    fn bar(
        &self,
        reading: &Reading,
        sentence: usize,
        phrase: usize,
        words: Option<&Range<usize>>,
    ) -> Option<Bar> {
        let own = &self.rule.phrases[phrase].near;
        let conditions = [(&*self.rule.near, true), (own, false)];
        conditions.into_iter().find_map(|(near, by_rule)| {
            let inside = |at| near::stands_in(near, reading, sentence, at);
            let stands = near::stands(near, reading, sentence) && words.is_none_or(inside);
            let found = || {
                witness(
                    near.not_near.as_ref()?,
                    near.within,
                    reading,
                    sentence,
                    words,
                )
            };
            (!stands).then(|| Bar {
                by_rule,
                within: near.within,
                found: found(),
            })
        })
    }
}

/// That a match gives way to other words of the source.
fn gives_way(words: &str) -> Bar {
    Bar {
        by_rule: false,
        within: Within::Source,
        found: Some(words.to_owned()),
    }
}

/// The words of the claims of a sentence, in bytes of the sentence.
fn taken(seen: &Seen) -> Vec<Range<usize>> {
    let claims = seen.fired.iter().map(|fired| &fired.claim);
    let words = claims.flat_map(|claim| [&claim.range, &claim.value_range]);
    let start = seen.place.start;
    words.map(|at| at.start - start..at.end - start).collect()
}

/// The first words near a sentence that a pattern matches.
fn witness(
    pattern: &Pattern,
    within: Within,
    reading: &Reading,
    sentence: usize,
    words: Option<&Range<usize>>,
) -> Option<String> {
    let first = |text: &Folded| {
        let tokens = pattern.find(text)?.whole();
        let words: Vec<&str> = tokens.map(|t| text.word(t)).collect();
        Some(words.join(" "))
    };
    let places = match within {
        Within::Phrase | Within::Clause => {
            return first(&near::words(within, reading, sentence, words?)?);
        }
        Within::Sentence => sentence..sentence + 1,
        Within::Paragraph => reading.paragraph(sentence),
        Within::Source => 0..reading.sentences.len(),
    };
    let title = reading
        .title()
        .into_iter()
        .filter(|_| within == Within::Source);
    let mut texts = places.map(|n| reading.folded(n)).chain(title);
    texts.find_map(first)
}

fn why(won: &Hit, lost: &Hit) -> Why {
    match () {
        () if won.fallback != lost.fallback => Why::Fallback,
        () if won.literal != lost.literal => Why::Literal(won.literal, lost.literal),
        () if won.phrase != lost.phrase => Why::Order,
        () => Why::Gap,
    }
}
