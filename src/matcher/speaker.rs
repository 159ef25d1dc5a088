//! On whose word a source has a claim.

use super::attribution::quotation::Quotation;
use super::attribution::{Attribution, Frame, Stance, governing};
use super::negation;
use super::reading::Reading;
use super::search::Hit;
use crate::value::name::{is_particle, is_suffix, tells_no_person};
use crate::value::{Content, Mention};
use std::collections::BTreeSet;
use std::ops::Range;

/// Who speaks, as the source writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speaker {
    /// The words at `range`: "Mayor Jane Roe", "police". A pronoun that could mean several
    /// people, or none that was named, is left as it is.
    pub name: String,
    pub start: usize,
    /// Bytes of the source's text.
    pub end: usize,
    /// Nobody knows whom a pronoun means.
    pub unknown: bool,
}

/// A place in a source where somebody is named who speaks.
#[derive(Clone)]
struct Voice {
    sentence: usize,
    /// Bytes of the sentence.
    who: Range<usize>,
    pronoun: bool,
    /// Where its attribution begins, with what is said before it.
    begin: usize,
}

/// How many sentences are looked back over for who is being quoted.
const LOOK_BACK: usize = 6;

/// How many words are a tale that is denied, and whose it is.
const TALE: usize = 6;

/// How many for whom "he" means.
const JUST_BEFORE: usize = 3;

/// The speaker of a match; `None` where the source says so itself.
pub fn of(reading: &Reading, sentence: usize, hit: &Hit) -> Option<Speaker> {
    let voice = match teller(reading, sentence, hit) {
        Some(found) => voice(sentence, found),
        None => quoted(reading, sentence, hit.value_range.start)?,
    };
    let voice = named(reading, voice);
    let place = reading.sentences[voice.sentence];
    let (start, end) = (place.start + voice.who.start, place.start + voice.who.end);
    Some(Speaker {
        name: reading.source.text.get(start..end)?.to_owned(),
        start,
        end,
        unknown: voice.pronoun,
    })
}

/// Whether the speaker says that it is not so.
pub fn denies(reading: &Reading, sentence: usize, hit: &Hit) -> bool {
    let by = teller(reading, sentence, hit);
    by.is_some_and(|by| negation::is_denied(reading.folded(sentence), by, hit))
}

/// The attribution that governs a match; of a tale that is denied, the denial.
fn teller<'a>(reading: &'a Reading, sentence: usize, hit: &Hit) -> Option<&'a Attribution> {
    let value = &hit.value_range;
    let found = governing(spoken(reading, sentence), value)?;
    // "Denied the mayor's claim that", "denied reports by police that"
    let text = reading.text(sentence);
    let denies_it = |a: &&Attribution| {
        let said = text.get(a.cue..found.cue).unwrap_or_default();
        a.stance == Stance::Denies
            && a.after.start <= value.start
            && value.end <= a.after.end
            && said.split_whitespace().count() <= TALE
            && negation::tells_tale(said)
    };
    let denial = spoken(reading, sentence).find(denies_it);
    Some(denial.unwrap_or(found))
}

fn spoken<'a>(
    reading: &'a Reading,
    sentence: usize,
) -> impl Iterator<Item = &'a Attribution> + Clone {
    let all = reading.attributions(sentence).iter();
    all.filter(|a| a.frame != Frame::Wants)
}

fn voice(sentence: usize, found: &Attribution) -> Voice {
    Voice {
        sentence,
        who: found.who.clone(),
        pronoun: found.pronoun,
        begin: match found.before.is_empty() {
            true => found.who.start,
            false => found.before.start,
        },
    }
}

/// The speaker of a quotation of whole sentences, whom another sentence names.
fn quoted(reading: &Reading, sentence: usize, at: usize) -> Option<Voice> {
    let place = reading.sentences[sentence];
    let all = reading.quotations();
    let at = place.start + at;
    let number = all.partition_point(|q| q.range.end <= at);
    let quotation = all.get(number).filter(|q| q.range.start <= at)?;
    // A few words in quotation marks are the source's own choice.
    let whole = quotation.first < sentence || quotation.range.start == place.start;
    let colon = reading.source.text[..quotation.range.start].trim_end();
    if !whole && !colon.ends_with(':') {
        return None;
    }
    let mut number = number;
    for _ in 0..LOOK_BACK {
        let quotation = all.get(number)?;
        if let Some(voice) = beside(reading, quotation) {
            return Some(voice);
        }
        number = match quotation.goes_on {
            true => number.checked_sub(1)?,
            false => return None,
        };
    }
    None
}

/// Who stands right after a quotation, right before it, or in the sentence before.
fn beside(reading: &Reading, quotation: &Quotation) -> Option<Voice> {
    let Quotation { first, last, .. } = *quotation;
    let start = |n: usize| reading.sentences[n].start;
    let same = |a: usize, b: usize| {
        let paragraph = |n: usize| reading.sentences.get(n).map(|s| s.paragraph);
        paragraph(a) == paragraph(b)
    };
    // “…,” she said.
    let after =
        spoken(reading, last).find(|a| a.aside && start(last) + a.who.start >= quotation.range.end);
    if let Some(found) = after {
        return Some(voice(last, found));
    }
    // “….” Jane Roe said.
    let next = last + 1;
    let ends_here = quotation.range.end >= reading.sentences[last].end;
    if ends_here && same(last, next) {
        let alone = |a: &&Attribution| {
            let rest = reading.text(next).get(a.after.clone()).unwrap_or_default();
            a.who.start == 0 && rest.split_whitespace().count() <= 4
        };
        if let Some(found) = spoken(reading, next).find(alone) {
            return Some(voice(next, found));
        }
    }
    // She said: “….”
    let before = spoken(reading, first)
        .filter(|a| start(first) + a.cue <= quotation.range.start)
        .last();
    if let Some(found) = before {
        return Some(voice(first, found));
    }
    // Jane Roe spoke. “….” “…,” she said. “….”
    let earlier = reading.before(first).take(LOOK_BACK);
    let mut quoted = earlier.map(|n| (n, spoken(reading, n).last()));
    let (n, found) = quoted.next()?;
    found.map(|found| voice(n, found))
}

/// The voice with its pronoun resolved, when exactly one person was named just before.
fn named(reading: &Reading, voice: Voice) -> Voice {
    let pronoun = reading.text(voice.sentence).get(voice.who.clone());
    let person = pronoun.is_some_and(|p| ["he", "she"].contains(&p.to_lowercase().as_str()));
    if !voice.pronoun || !person {
        return voice;
    }
    // "Tom Vane was kind, he said": another man.
    let here = persons(reading, voice.sentence, voice.begin);
    // News gives each sentence a paragraph of its own.
    let earlier = (0..voice.sentence).rev().take(JUST_BEFORE);
    let earlier = earlier.take_while(|n| !reading.sentences[*n].heading);
    let earlier = earlier.map(|n| (n, persons(reading, n, usize::MAX)));
    let all = std::iter::once((voice.sentence, here)).chain(earlier);
    for (sentence, persons) in all {
        let different: BTreeSet<&str> = persons.iter().map(|p| surname(p)).collect();
        match (persons.first(), different.len()) {
            (Some(person), 1) => {
                return Voice {
                    sentence,
                    who: person.span.clone(),
                    pronoun: false,
                    begin: 0,
                };
            }
            (None, _) => continue,
            _ => return voice,
        }
    }
    voice
}

/// The people named in a sentence before byte `end`.
fn persons<'a>(reading: &'a Reading, sentence: usize, end: usize) -> Vec<&'a Mention> {
    let names = reading.names(sentence).iter();
    names
        .filter(|m| m.span.end <= end && is_person(reading, m))
        .collect()
}

/// Whether a name is a person's: it has a title, is two words of no known body or place,
/// or is the surname of one.
pub fn is_person(reading: &Reading, mention: &Mention) -> bool {
    full_name(mention) || reading.is_surname(surname(mention))
}

/// Whether a name by itself tells that a person bears it.
pub fn full_name(mention: &Mention) -> bool {
    let Content::Name(name) = &mention.value.content else {
        return false;
    };
    let own = name.words.iter().filter(|word| !is_particle(word)).count();
    !name.titles.is_empty() || (2..=4).contains(&own) && !tells_no_person(&name.words)
}

/// The last word of a name.
pub fn surname(mention: &Mention) -> &str {
    match &mention.value.content {
        Content::Name(name) => {
            let own = name.words.iter().rev().find(|word| !is_suffix(word));
            own.map_or("", String::as_str)
        }
        _ => "",
    }
}
