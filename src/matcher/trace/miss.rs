//! How near a sentence comes to a phrase that does not match it.

use super::super::Silent;
use super::super::reading::Reading;
use super::super::search::Hit;
use super::super::slot;
use super::super::view::{View, Views};
use super::{Bar, Tracer};
use crate::rule::{Answer, Element, Form, Given, Group, Lack, Match, Pattern, Probe};
use crate::value::{Kind, Mention, Value};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// A phrase that did not make a claim.
#[derive(Clone, Debug)]
pub struct Miss {
    /// Place of the phrase in the rule.
    pub phrase: usize,
    /// The words that it did match: bytes of the source's text.
    pub range: Range<usize>,
    /// How many of its obligatory elements these are, and how many it has.
    pub kept: usize,
    pub all: usize,
    pub fails: Fails,
    /// What else keeps it from being a claim.
    pub bar: Option<Bar>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fails {
    /// Nothing but what stands near, or does not; the value that it would give.
    Near(Value),
    /// It matches words that state nothing.
    Unstated(Value, Silent),
    /// It matches, and its value cannot be reckoned: the source is undated.
    Unread,
    /// The words at a gap stand too far apart.
    Width,
    /// An element is missing.
    Element {
        written: String,
        means: String,
        /// A recogniser fills it.
        slot: bool,
        instead: Option<Instead>,
    },
}

/// What stands where an element should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    Words(String),
    /// A comma, which a phrase must write where it stands beside a value.
    Comma,
    /// A value of another kind, or of other things.
    Kind(String, Kind),
    /// A value that would do, elsewhere in the sentence.
    Elsewhere(String),
    /// Nothing can be reckoned from a date: the source has none.
    Undated,
}

/// How far from the words that match, in bytes, a value still is one that was meant.
const BESIDE: usize = 40;

impl Miss {
    /// A match that something near it bars.
    pub(super) fn barred(hit: &Hit, bar: Bar) -> Self {
        Self {
            phrase: hit.phrase,
            range: hit.range.clone(),
            kept: 1,
            all: 1,
            fails: Fails::Near(hit.value.clone()),
            bar: Some(bar),
        }
    }

    /// A match that states nothing.
    pub(super) fn unstated(hit: &Hit, why: Silent) -> Self {
        Self {
            phrase: hit.phrase,
            range: hit.range.clone(),
            kept: 1,
            all: 1,
            fails: Fails::Unstated(hit.value.clone(), why),
            bar: None,
        }
    }

    /// Whether it is worth telling unasked: where a value is missing and there is none in
    /// the sentence, a common word or two are not.
    pub fn is_near(&self) -> bool {
        self.has_value() || self.kept * 3 >= self.all * 2
    }

    fn has_value(&self) -> bool {
        let lone = |fails: &Fails| {
            matches!(
                fails,
                Fails::Element {
                    slot: true,
                    instead: None,
                    ..
                }
            )
        };
        !lone(&self.fails)
    }

    /// Orders misses, the nearest first.
    pub fn distance(&self) -> impl Ord + use<> {
        let parts = 1000 - self.kept * 1000 / self.all.max(1);
        let barred = self.bar.is_some() && !matches!(self.fails, Fails::Near(_));
        let further = [barred, self.fails == Fails::Width, !self.has_value()];
        let further = further.into_iter().filter(|more| *more).count();
        (parts, further, Reverse(self.all), self.phrase)
    }
}

impl<'a> Tracer<'a> {
    /// How far a phrase that does not match gets, in bytes of the sentence.
    pub(super) fn miss(
        &'a self,
        views: &mut Views<'a>,
        spot: &Spot,
        phrase: usize,
        bar: Option<Bar>,
    ) -> Option<Miss> {
        let miss = |range, kept, all, fails| Miss {
            phrase,
            range,
            kept,
            all,
            fails,
            bar,
        };
        let known = &self.rule.phrases[phrase];
        if let Form::Words(pattern) = &known.form
            && matches!(known.value, Given::Words(_))
            && let Some(whole) = views
                .of(&pattern.marks)
                .iter()
                .find_map(|view| source(view, pattern.find(view.text())?.whole()))
        {
            return Some(miss(whole, 1, 1, Fails::Unread));
        }
        for probe in &self.probes[phrase] {
            let lacks = |need: &String| spot.absent.contains(need.as_str());
            let in_reach = !probe.needs.iter().any(lacks);
            let Some(pattern) = in_reach.then(|| probe.pattern()).flatten() else {
                continue;
            };
            for view in views.of(&pattern.marks) {
                let own = pattern.matches(view.text()).find_map(|found| {
                    let range = source(view, found.whole())?;
                    spot.free(&range).then_some((found, range))
                });
                let Some((found, range)) = own else {
                    continue;
                };
                let near = Around {
                    tracer: self,
                    spot,
                    view,
                    range: &range,
                };
                let fails = near.fails(probe, pattern, &found);
                return Some(miss(range, probe.kept, probe.all, fails));
            }
        }
        None
    }
}

/// A sentence, and what of it is out of the question.
pub(super) struct Spot<'a> {
    pub reading: &'a Reading<'a>,
    pub sentence: usize,
    /// Words that probes need and that it does not have.
    pub absent: BTreeSet<&'a str>,
    /// The words of its claims.
    pub taken: Vec<Range<usize>>,
}

impl Spot<'_> {
    /// Whether no claim has any of these bytes.
    pub fn free(&self, at: &Range<usize>) -> bool {
        let meets = |taken: &Range<usize>| at.start < taken.end && taken.start < at.end;
        !self.taken.iter().any(meets)
    }

    fn text(&self) -> &str {
        self.reading.text(self.sentence)
    }
}

/// A probe's match, and what is around it.
struct Around<'a> {
    tracer: &'a Tracer<'a>,
    spot: &'a Spot<'a>,
    view: &'a View<'a>,
    /// Bytes of the sentence.
    range: &'a Range<usize>,
}

impl Around<'_> {
    fn fails(&self, probe: &Probe, pattern: &Pattern, found: &Match) -> Fails {
        let (first, after) = (found.whole().start, found.whole().end);
        let (element, at) = match &probe.lack {
            Lack::Width => return Fails::Width,
            Lack::From(element) => (element, after..after + 1),
            Lack::UpTo(element) => (element, first.saturating_sub(1)..first),
            Lack::Only(element, group) => {
                let gap = pattern.groups().get(group.wrapping_sub(1));
                let gap = found.group(*group).filter(|_| gap == Some(&Group::Gap));
                (element, gap.unwrap_or_default())
            }
        };
        Fails::Element {
            written: element.written.clone(),
            means: element.means.clone(),
            slot: element.slot,
            instead: self.instead(element, at),
        }
    }

    /// What stands at these tokens instead of an element.
    fn instead(&self, element: &Element, at: Range<usize>) -> Option<Instead> {
        let text = self.view.text();
        let at = at.start..at.end.min(text.tokens.len());
        if element.slot {
            let comma = at.len() == 1 && text.is_comma(at.start);
            return match self.value(element) {
                Some(Instead::Elsewhere(_)) if comma && !element.loose => Some(Instead::Comma),
                found => found,
            };
        }
        (!element.loose && !at.is_empty()).then_some(())?;
        let from = text.tokens.get(at.start)?.source.start;
        let to = text.tokens.get(at.end - 1)?.source.end;
        let words = self.spot.text().get(from..to)?;
        Some(Instead::Words(words.to_owned()))
    }

    /// The value next to the match.
    fn value(&self, element: &Element) -> Option<Instead> {
        let source = self.spot.reading.source;
        if element.written == "{start}" && source.published.is_none() {
            return Some(Instead::Undated);
        }
        (element.written == "{value}").then_some(())?;
        let answer = &self.tracer.rule.answer;
        let text = self.spot.text();
        let distance = |m: &Mention| {
            let (own, span) = (self.range, &m.span);
            span.start.saturating_sub(own.end) + own.start.saturating_sub(span.end)
        };
        let values = match answer {
            Answer::Name | Answer::Person => self.spot.reading.names(self.spot.sentence),
            _ => self.spot.reading.values(self.spot.sentence),
        };
        let mention = values.iter().min_by_key(|m| distance(m))?;
        let words = text.get(mention.span.clone())?.to_owned();
        if slot::fit(mention, answer, text).is_some() {
            return Some(Instead::Elsewhere(words));
        }
        (distance(mention) <= BESIDE).then_some(Instead::Kind(words, mention.value.kind))
    }
}

/// The bytes of the sentence that tokens of a view stand for.
fn source(view: &View, mut tokens: Range<usize>) -> Option<Range<usize>> {
    while !tokens.is_empty() && view.text().is_comma(tokens.start) {
        tokens.start += 1;
    }
    let first = view.text().tokens.get(tokens.start)?;
    let last = view.text().tokens.get(tokens.end.checked_sub(1)?)?;
    (first.source.start < last.source.end).then_some(first.source.start..last.source.end)
}
