//! What stands around a statement that sources back, and excludes what stands around it there.
//!
//! A rule reads one answer of a sentence, and the rest of the sentence would pass with it. Most words
//! there may be another writer's. Of a few kinds two exclude each other, as they do in any story:
//! words such as morning and evening, an office held and one that was held, names joined to
//! others, what came right before an answer and what came after it.

mod contrast;
mod joined;
mod kinds;
mod order;
mod standing;

use super::part::{Part, has};
use super::read::Read;
use super::stand::is_gloss;
use super::{Evidence, Side, State, Statement};
use crate::matcher::Claim;
use crate::rule::Rule;
use crate::rule::fold::Folded;
use crate::value::Content;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A statement of the draft, or a sentence of a source that backs it.
struct Passage<'a> {
    read: &'a Read<'a>,
    /// The words that the statement rests on.
    range: Range<usize>,
    sentence: Range<usize>,
    /// The part of the sentence around them.
    clause: Range<usize>,
}

/// A passage of a source, and how it backs the draft's.
struct Backing<'a> {
    place: &'a Evidence,
    passage: Passage<'a>,
}

/// All of them, as statements without a rule, beside those of claims that sources back.
pub(super) fn statements(
    read: &Read,
    judged: &[(&Claim, Statement)],
    rules: &[Rule],
    sources: &[Read],
) -> Vec<Statement> {
    let told = contrast::Meanings::new(sources);
    let mut found = Vec::new();
    for (claim, statement) in judged {
        if !matches!(statement.state, State::Backed | State::Disputed) {
            continue;
        }
        let Some(own) = Passage::of(read, &claim.range) else {
            continue;
        };
        let places = statement.evidence.iter();
        let places = places.filter(|place| place.side == Side::Backs);
        let theirs: Vec<Backing> = places.filter_map(|place| backing(place, sources)).collect();
        if theirs.is_empty() {
            continue;
        }
        let rule = rules.iter().find(|rule| rule.id == claim.rule);
        if rule.is_some_and(|rule| is_gloss(rule, claim)) {
            found.extend(standing::statement(&own, claim, &theirs));
        }
        let figure = matches!(claim.value.content, Content::Amount(_));
        found.extend(contrast::statements(&own, figure, &theirs, &told));
        found.extend(order::statement(&own, &theirs));
        found.extend(joined::statements(&own, &theirs));
    }
    // Two answers of a clause tell of the same word.
    let mut seen = FxHashSet::default();
    found.retain(|s: &Statement| seen.insert((s.range.start, s.range.end)));
    found
}

fn backing<'a>(place: &'a Evidence, sources: &'a [Read]) -> Option<Backing<'a>> {
    let source = sources.iter().find(|s| s.source.id == place.source)?;
    let passage = Passage::of(source, &(place.start..place.end))?;
    Some(Backing { place, passage })
}

impl<'a> Passage<'a> {
    fn of(read: &'a Read<'a>, range: &Range<usize>) -> Option<Self> {
        let all = read.sentences();
        let sentence = all.get(all.partition_point(|s| s.end <= range.start))?;
        let sentence = sentence.start.min(range.start)..sentence.end.max(range.end);
        Some(Self {
            read,
            range: range.clone(),
            clause: clause(&read.source.text, &sentence, range),
            sentence,
        })
    }

    fn text(&self, range: &Range<usize>) -> &'a str {
        self.read.source.text.get(range.clone()).unwrap_or_default()
    }

    fn folded(&self, range: &Range<usize>) -> Folded {
        Folded::new(self.text(range))
    }

    /// A statement on some of its words, which a source has otherwise.
    fn said(&self, range: Range<usize>, because: String, place: &Evidence) -> Statement {
        let evidence = Evidence {
            side: Side::Beside,
            ..place.clone()
        };
        Statement::looked_up(
            self.read,
            range,
            State::Contradicted,
            because,
            vec![evidence],
        )
    }

    /// Whether one of some sentences is on the same matter: two of the names, figures and words of
    /// its clause stand there as well.
    fn is_told_in<'p>(&self, mut parts: impl Iterator<Item = &'p Part>) -> bool {
        let own = Part::of(self.read, self.clause.clone());
        parts.any(|part| {
            let words = own.words.intersection(&part.words).map(|_| ());
            let items = part.items.iter().filter(|item| has(&own.items, item));
            words.chain(items.map(|_| ())).nth(1).is_some()
        })
    }
}

/// The clause of a sentence in which a claim stands, with a lead of a few words before it.
fn clause(text: &str, sentence: &Range<usize>, claim: &Range<usize>) -> Range<usize> {
    const MARKS: [char; 8] = [',', ';', ':', '(', ')', '—', '–', '\n'];
    const LEAD: usize = 3;
    let before = text.get(sentence.start..claim.start).unwrap_or_default();
    let mark = before.char_indices().rfind(|(_, c)| MARKS.contains(c));
    let mut from = mark.map_or(0, |(at, c)| at + c.len_utf8());
    let lead = before.get(..from).unwrap_or_default();
    let lead = lead.trim_end_matches(MARKS);
    if !lead.contains(MARKS) && lead.split_whitespace().count() <= LEAD {
        from = 0;
    }
    let after = text.get(claim.end..sentence.end).unwrap_or_default();
    let to = after.find(MARKS).unwrap_or(after.len());
    sentence.start + from..claim.end + to
}
