//! One rule on one sentence.

use super::near::{may_stand, stands, stands_in};
use super::negation;
use super::open;
use super::people;
use super::reading::Reading;
use super::slot::{self, Filler};
use super::view::{Views, apart};
use crate::rule::fold::Folded;
use crate::rule::{Answer, Form, Given, Group, Mark, Match, Near, Pattern, Phrase, Rule, Within};
use crate::value::{Content, Kind, Value, read_fixed, read_fixed_tally};
use regex::Regex;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// A phrase that matched, in bytes of the sentence.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Place of the phrase in the rule.
    pub phrase: usize,
    /// The words that the phrase matched.
    pub range: Range<usize>,
    /// The value's own words.
    pub value_range: Range<usize>,
    /// The words of the list in which a person is named, of whom each stands for itself.
    pub list: Option<Range<usize>>,
    pub value: Value,
    /// How many of the words were literal: neither in a gap nor in the value.
    pub literal: usize,
    /// How many of the words stood in gaps.
    pub gap: usize,
    /// Facets that slots captured.
    pub facets: BTreeMap<String, String>,
    pub denied: bool,
    /// It gives way to every match of a phrase that is no fallback,
    pub fallback: bool,
    /// and to every claim of the source whose phrase does not stand alone.
    pub alone: bool,
}

/// All matches of some of a rule's phrases in a sentence, overlapping ones too.
pub fn hits(reading: &Reading, sentence: usize, rule: &Rule, phrases: &[usize]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut views = Views::new(reading, sentence, rule);
    // What stands near all phrases of the rule, once one of them matches.
    let of_rule = OnceCell::new();
    let of_rule = || *of_rule.get_or_init(|| stands(&rule.near, reading, sentence));
    for &index in phrases {
        let phrase = &rule.phrases[index];
        if phrase.headline && !reading.is_heading(sentence) {
            continue;
        }
        let before = hits.len();
        matches(&mut views, index, &mut hits);
        let nears = [&rule.near, &phrase.near];
        let matched = hits.len() > before;
        if !matched || !of_rule() || !stands(&phrase.near, reading, sentence) {
            hits.truncate(before);
            continue;
        }
        let found = hits.split_off(before);
        let inside = |hit: &Hit| {
            nears
                .iter()
                .all(|near| stands_in(near, reading, sentence, &hit.range))
        };
        hits.extend(found.into_iter().filter(inside));
    }
    hits
}

/// Of some phrases of a rule, those that can match a sentence, which is known without reading its
/// values.
pub fn may_match(reading: &Reading, sentence: usize, rule: &Rule, phrases: &mut Vec<usize>) {
    if !reading.is_for(sentence, rule) {
        phrases.clear();
    }
    // The whole source is looked through only for what matches.
    let near = |near: &Near| near.within == Within::Source || stands(near, reading, sentence);
    let (may_near, of_rule) = (OnceCell::new(), OnceCell::new());
    let may_near = || *may_near.get_or_init(|| may_stand(&rule.near, reading, sentence));
    let of_rule = || *of_rule.get_or_init(|| near(&rule.near));
    phrases.retain(|&phrase| {
        let phrase = &rule.phrases[phrase];
        let (may, often) = match &phrase.form {
            Form::Words(pattern) => (
                pattern.may_match(reading.folded(sentence), reading.line(sentence)),
                pattern.is_often_tried(),
            ),
            // What stands near is told by folded words, which the expression does without.
            Form::Regex(regex) => (regex.is_match(reading.text(sentence)), true),
        };
        may && (!phrase.headline || reading.is_heading(sentence))
            && match often {
                true => of_rule() && near(&phrase.near),
                false => may_near() && may_stand(&phrase.near, reading, sentence),
            }
    });
}

/// All matches of one phrase, whatever stands near.
pub fn matches<'a>(views: &mut Views<'a>, index: usize, hits: &mut Vec<Hit>) {
    let Views {
        reading,
        sentence,
        rule,
        ..
    } = *views;
    match &rule.phrases[index].form {
        Form::Words(pattern) => {
            for view in views.of(&pattern.marks) {
                let line = reading.line(sentence);
                if !view.places.is_empty()
                    && !pattern.may_match_with(view.folded, line, &view.places)
                {
                    continue;
                }
                let text = view.text();
                for found in pattern.matches(text) {
                    let found = Found {
                        view: text,
                        sentence,
                        pattern,
                        found,
                        fillers: &view.fillers,
                    };
                    hits.extend(found.hit(reading, rule, index));
                }
            }
        }
        Form::Regex(regex) => raw(reading, sentence, rule, index, regex, hits),
    }
}

/// A match of a phrase.
struct Found<'a> {
    view: &'a Folded,
    sentence: usize,
    pattern: &'a Pattern,
    found: Match,
    fillers: &'a [Filler],
}

impl Found<'_> {
    fn hit(&self, reading: &Reading, rule: &Rule, index: usize) -> Option<Hit> {
        let phrase: &Phrase = &rule.phrases[index];
        let tokens = self.tokens(Some(self.found.whole()))?;
        let mut range = self.view.tokens[tokens.start].source.start
            ..self.view.tokens[tokens.end.checked_sub(1)?].source.end;
        let ends = |filler: &Filler| filler.span.end == range.end;
        let mut last = self.fillers.iter().filter(|filler| ends(filler));
        if last.any(|filler| is_teller(reading, self.sentence, filler)) {
            return None;
        }
        let literal = tokens.clone().filter(|&t| !self.view.is_comma(t)).count();
        let literal = literal.saturating_sub(self.fillers.len());
        let (mut gap, mut gaps) = (0, Vec::new());
        let mut facets = BTreeMap::new();
        let mut choice = None;
        for (n, group) in self.pattern.groups().iter().enumerate() {
            let Some(taken) = self.tokens(self.found.group(n + 1)) else {
                continue;
            };
            match group {
                Group::Gap => {
                    gap += taken.clone().filter(|&t| !self.view.is_comma(t)).count();
                    gaps.push(taken);
                }
                Group::Facet { facet, is } => {
                    facets.insert(facet.to_string(), is.to_string());
                }
                Group::Choice(is) => choice = Some((is, self.source(&taken))),
            }
        }
        for (mark, filler) in self.pattern.marks.iter().zip(self.fillers) {
            if let Mark::Facet(facet, _) = mark {
                let is = open::stands_for(&filler.value);
                facets.extend(is.map(|is| (facet.clone(), is)));
            }
        }
        let mut list = None;
        let (value, value_range, value_token) = match &phrase.value {
            Given::Captured => match choice {
                Some((is, range)) => (rule.answer.choice(is)?, range, None),
                None => {
                    let is_value = |m: &Mark| matches!(m, Mark::Value | Mark::Start);
                    let slot = self.pattern.marks.iter().position(is_value)?;
                    let filler = self.fillers.get(slot)?;
                    let sign = Mark::sign(slot);
                    let at = tokens
                        .clone()
                        .find(|&t| self.view.word(t).starts_with(sign))?;
                    if rule.answer == Answer::Person {
                        // "The death of Ada Quill's mother"
                        let text = reading.text(self.sentence);
                        if at + 1 == tokens.end && people::is_owner(text, &filler.span) {
                            return None;
                        }
                        // What is set off beside a name is no part of what the phrase says.
                        if at == tokens.start {
                            range.start = filler.span.start;
                        }
                        if at + 1 == tokens.end {
                            range.end = filler.span.end;
                        }
                    }
                    list.clone_from(&filler.list);
                    (filler.value.clone(), filler.span.clone(), Some(at))
                }
            },
            given => (fixed(given, reading, rule)?, range.clone(), None),
        };
        let value = match phrase.whole {
            true => whole(value),
            false => value,
        };
        let denied = denied(rule, phrase, self.view, &tokens, value_token, &gaps);
        // Who "did not suffer serious injuries" may have others.
        if denied && phrase.alone {
            return None;
        }
        Some(Hit {
            phrase: index,
            range,
            list,
            value_range,
            value,
            literal: literal.saturating_sub(gap),
            gap,
            facets,
            denied,
            fallback: phrase.fallback || phrase.alone,
            alone: phrase.alone,
        })
    }

    /// The tokens that a group matched, without commas at its ends; `None` for no words.
    fn tokens(&self, group: Option<Range<usize>>) -> Option<Range<usize>> {
        let Range { mut start, mut end } = group?;
        while start < end && self.view.is_comma(start) {
            start += 1;
        }
        while start < end && self.view.is_comma(end - 1) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    fn source(&self, tokens: &Range<usize>) -> Range<usize> {
        let tokens = &self.view.tokens[tokens.clone()];
        tokens.first().map_or(0, |t| t.source.start)..tokens.last().map_or(0, |t| t.source.end)
    }
}

/// Whether a match of a phrase is denied, by its phrase or by a negation. "Nobody was killed in the crash on
/// Monday" has a crash on Monday.
fn denied(
    rule: &Rule,
    phrase: &Phrase,
    text: &Folded,
    tokens: &Range<usize>,
    value: Option<usize>,
    gaps: &[Range<usize>],
) -> bool {
    let happened = || rule.past && negation::is_of_nobody(text, tokens);
    phrase.denies || negation::denies(text, tokens, value, gaps) && !happened()
}

/// Whether a name is that of whoever tells the words before it: "the gunman, Sheriff Ann Roe said".
fn is_teller(reading: &Reading, sentence: usize, filler: &Filler) -> bool {
    let Content::Name(name) = &filler.value.content else {
        return false;
    };
    let before = reading.text(sentence).get(..filler.span.start);
    let titled = before.unwrap_or_default().trim_end();
    let mut titles = name.titles.iter().rev();
    let before = titles.try_fold(titled, |before, title| {
        Some(before.strip_suffix(title.as_str())?.trim_end())
    });
    let before = before.unwrap_or(titled);
    let before = before.strip_suffix("the").unwrap_or(before);
    let before = before.trim_end_matches([' ', '”', '"', '’', '\'']);
    // "The suspect, Karl Voss, said" names him.
    let after = reading.text(sentence).get(filler.reach.end..);
    if after.is_some_and(|after| after.starts_with(',')) {
        return false;
    }
    before.ends_with(',')
        && reading
            .attributions(sentence)
            .iter()
            .any(|told| (told.aside || !told.before.is_empty()) && !apart(&told.who, &filler.span))
}

/// The value with who is named counted: there is nobody else.
fn whole(mut value: Value) -> Value {
    if let Content::Amount(amount) = &mut value.content {
        amount.figure = amount.figure.or_else(|| amount.extent.as_point().copied());
    }
    value
}

/// The value that a phrase fixes, on the source's day.
fn fixed(given: &Given, reading: &Reading, rule: &Rule) -> Option<Value> {
    match given {
        Given::Captured => None,
        Given::Choice(choice) => rule.answer.choice(&choice.is),
        Given::Words(words) => {
            let value = match &rule.answer {
                Answer::Tally(_) => read_fixed_tally(words, &reading.context()),
                answer => read_fixed(words, answer.kind(), &reading.context()),
            }?;
            Some(slot::in_unit_of(value, &rule.answer))
        }
    }
}

/// The choice that words name, however they are written.
fn choice(rule: &Rule, words: &str) -> Option<Value> {
    let Answer::Choice(choices) = &rule.answer else {
        return None;
    };
    let words = Folded::new(words).text;
    let named = choices.iter().find(|c| Folded::new(&c.is).text == words)?;
    rule.answer.choice(&named.is)
}

/// Matches of a regular expression on the sentence as written.
fn raw(
    reading: &Reading,
    sentence: usize,
    rule: &Rule,
    index: usize,
    regex: &Regex,
    hits: &mut Vec<Hit>,
) {
    let phrase = &rule.phrases[index];
    let text = reading.text(sentence);
    let folded = reading.folded(sentence);
    for captures in regex.captures_iter(text) {
        let Some(whole) = captures.get(0).filter(|m| !m.is_empty()) else {
            continue;
        };
        let mut facets = BTreeMap::new();
        for facet in &rule.facets {
            let Some(words) = captures.name(&facet.name) else {
                continue;
            };
            let is = match &facet.cues {
                Some(cues) if facet.open.is_none() => {
                    cues.first_facet(&Folded::new(words.as_str()))
                }
                _ => Some(words.as_str().to_owned()),
            };
            facets.extend(is.map(|is| (facet.name.clone(), is)));
        }
        let group = |name| captures.name(name).map(|m: regex::Match| m.range());
        let slot = group("value").map(|r| (Mark::Value, r));
        let slot = slot.or_else(|| group("start").map(|r| (Mark::Start, r)));
        let found = match slot {
            None => fixed(&phrase.value, reading, rule).map(|v| (v, whole.range())),
            Some((_, range)) if rule.answer.kind() == Kind::Choice => {
                choice(rule, &text[range.clone()]).map(|v| (v, range))
            }
            Some((mark, range)) => {
                let inside = |f: &Filler| range.start <= f.span.start && f.span.end <= range.end;
                let fillers = slot::fillers(reading, sentence, &mark, &rule.answer);
                fillers.into_iter().find(inside).map(|f| (f.value, f.span))
            }
        };
        let Some((value, value_range)) = found else {
            continue;
        };
        let first = folded
            .tokens
            .partition_point(|t| t.source.end <= whole.start());
        let last = folded
            .tokens
            .partition_point(|t| t.source.start < whole.end());
        let inside = |t: &usize| apart(&folded.tokens[*t].source, &value_range);
        let literal = (first..last)
            .filter(inside)
            .filter(|&t| !folded.is_comma(t))
            .count();
        let denied = denied(rule, phrase, folded, &(first..last), None, &[]);
        if denied && phrase.alone {
            continue;
        }
        hits.push(Hit {
            phrase: index,
            range: whole.range(),
            denied,
            list: None,
            value_range,
            value,
            literal,
            gap: 0,
            facets,
            fallback: phrase.fallback || phrase.alone,
            alone: phrase.alone,
        });
    }
}
