//! From a phrase as written to one that can be matched.

use super::keyword::WITHIN;
use super::node::Words;
use super::pattern::{self, Pattern};
use super::phrase::{self, Item, Sequence};
use super::slot::{Group, Mark, Slots};
use super::understand::Reader;
use super::written::Read;
use super::{Answer, Facet, Form, Given, Near, Phrase, written};
use crate::value::{Context, read_fixed, read_fixed_tally};
use jiff::civil::Date;
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

impl Reader<'_> {
    /// A phrase of a rule that asks for `answer`, uses `facets` and has `slots`.
    pub(super) fn phrase(
        &mut self,
        written: &written::Phrase,
        answer: &Answer,
        facets: &[Arc<Facet>],
        slots: &Arc<Slots>,
    ) -> Option<Phrase> {
        let mut fixed = BTreeMap::new();
        for (facet, is) in &written.facets {
            if self.facet_value(facets, facet, is) {
                fixed.insert(facet.text.clone(), is.text.clone());
            }
        }
        let near = self.near(&written.near);
        let value = match &written.value {
            Some(words) => self.given(words, answer),
            None => Some(Given::Captured),
        };
        let form = match written.regex {
            true => self
                .regex(&written.say, written.value.is_some(), facets)
                .map(Form::Regex),
            false => {
                let fixed = written.value.is_some();
                self.pattern(written, fixed, slots)
                    .map(|pattern| Form::Words(Box::new(pattern)))
            }
        };
        Some(Phrase {
            says: written.say.text.clone(),
            range: written.say.range.clone(),
            form: form?,
            value: value?,
            denies: written.denies,
            fallback: written.fallback,
            alone: written.alone,
            headline: written.headline,
            whole: written.whole,
            most: written.most,
            facets: fixed,
            near,
        })
    }

    /// Looks over a phrase of a rule of which it is not known what it asks for.
    pub(super) fn shape(&mut self, written: &written::Phrase, facets: &[Arc<Facet>]) {
        for (facet, is) in &written.facets {
            self.facet_value(facets, facet, is);
        }
        self.near(&written.near);
        if !written.regex {
            // The kind of value with most slots.
            let slots = Arc::new(self.slots(&Answer::Duration, facets));
            if let Some(sequence) = self.elements(written) {
                self.compile(sequence, &written.say, &slots);
            }
        }
    }

    /// The value that a phrase fixes, or that an example expects.
    pub(super) fn given(&mut self, words: &Words, answer: &Answer) -> Option<Given> {
        if let Answer::Choice(choices) = answer {
            if let Some(choice) = choices.iter().find(|c| c.is == words.text) {
                return Some(Given::Choice(choice.clone()));
            }
            let known: Vec<&str> = choices.iter().map(|c| c.is.as_str()).collect();
            self.faults
                .unknown(&words.text, &words.range, "choice of this rule", &known);
            return None;
        }
        // Any day will do to see whether "today" can be read.
        let day = Date::new(2000, 1, 5).ok();
        let context = Context::new(day, self.hedges);
        let read = match answer {
            Answer::Tally(_) => read_fixed_tally(&words.text, &context),
            _ => read_fixed(&words.text, answer.kind(), &context),
        };
        if read.is_none() {
            let message = format!("`{}` does not read as {}", words.text, answer.describe());
            let cure = "write it as a text would, or one of the points `unlimited` and `none`";
            self.faults.error(&words.range, message, cure);
            return None;
        }
        Some(Given::Words(words.text.clone()))
    }

    /// Words that must, or must not, stand near.
    pub(super) fn near(&mut self, written: &written::Near) -> Near {
        let within = written.within.as_ref();
        let within = within.and_then(|w| self.keyword(w, "place to look", WITHIN));
        Near {
            near: self.any_of(&written.near),
            not_near: self.any_of(&written.not_near),
            within: within.unwrap_or_default(),
            near_says: texts(&written.near),
            not_near_says: texts(&written.not_near),
        }
    }

    /// A pattern for any of these phrases, which may name word lists.
    fn any_of(&mut self, phrases: &[Words]) -> Option<Pattern> {
        let first = phrases.first()?;
        let words = Arc::clone(&self.words);
        let mut branches = Vec::new();
        for phrase in phrases {
            let Some(sequence) = self.sequence(phrase) else {
                continue;
            };
            // Alone first, so that a fault names its own phrase.
            let sequence = Arc::new(sequence);
            let alone = self.compile(Arc::clone(&sequence), phrase, &words);
            if alone.is_some() {
                drop(alone);
                branches.push(Arc::unwrap_or_clone(sequence));
            }
        }
        (!branches.is_empty()).then_some(())?;
        self.compile(Arc::new(vec![Item::Either(branches)]), first, &words)
    }

    /// The elements of a phrase of a rule.
    fn elements(&mut self, phrase: &written::Phrase) -> Option<Arc<Sequence>> {
        self.sound(&phrase.say, phrase.elements().clone())
    }

    /// The elements of any other words.
    fn sequence(&mut self, words: &Words) -> Option<Sequence> {
        let read = phrase::parse(&words.text).map(Arc::new);
        self.sound(words, read).map(Arc::unwrap_or_clone)
    }

    /// Reports what is wrong with a phrase.
    fn sound(&mut self, words: &Words, read: Read) -> Option<Arc<Sequence>> {
        match read {
            Ok(sequence) if sequence.is_empty() => {
                let cure = "write at least one word";
                self.faults
                    .error(&words.range, "this phrase has no words", cure);
                None
            }
            Ok(sequence) => Some(sequence),
            Err(fault) => {
                let range = self.faults.within(words, &fault.range);
                self.faults.error(&range, fault.message, fault.cure);
                None
            }
        }
    }

    /// The elements of words of a list, which have no slots.
    pub(super) fn plain(&mut self, words: &Words) -> Option<Sequence> {
        let sequence = self.sequence(words)?;
        if let Some((name, range)) = slot_in(&sequence) {
            let message = format!("the slot `{{{name}}}` cannot stand in a list of words");
            let range = self.faults.within(words, &range);
            self.faults.error(&range, message, "write the words out");
            return None;
        }
        if phrase::may_be_empty(&sequence) {
            let message = "these words can match nothing at all";
            let cure = "make at least one of them obligatory, or remove them";
            self.faults.error(&words.range, message, cure);
            return None;
        }
        Some(sequence)
    }

    fn pattern(
        &mut self,
        written: &written::Phrase,
        fixed: bool,
        slots: &Arc<Slots>,
    ) -> Option<Pattern> {
        let say = &written.say;
        let sequence = self.elements(written)?;
        let pattern = self.compile(sequence, say, slots)?;
        let captures = pattern
            .marks
            .iter()
            .any(|m| matches!(m, Mark::Value | Mark::Start))
            || pattern
                .named()
                .iter()
                .any(|group| matches!(group, Group::Choice(_)));
        self.gives_one_value(say, captures, fixed)
            .then_some(pattern)
    }

    fn regex(&mut self, say: &Words, fixed: bool, facets: &[Arc<Facet>]) -> Option<Regex> {
        let built = RegexBuilder::new(&say.text)
            .case_insensitive(true)
            .size_limit(1 << 22)
            .build();
        let regex = match built {
            Ok(regex) => regex,
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.lines().last().unwrap_or_default();
                let reason = reason.trim_start_matches("error: ");
                let message = format!("this regular expression does not compile: {reason}");
                let cure = "mend it; the syntax is that of the `regex` crate";
                self.faults.error(&say.range, message, cure);
                return None;
            }
        };
        if regex.is_match("") {
            let cure = "make it require at least one character";
            self.faults
                .error(&say.range, "this regular expression matches anywhere", cure);
            return None;
        }
        let mut known: Vec<&str> = facets.iter().map(|f| f.name.as_str()).collect();
        known.extend(["value", "start"]);
        let mut named = regex.capture_names().flatten();
        if let Some(name) = named.find(|name| !known.contains(name)) {
            let what = "group that this regular expression can name";
            self.faults.unknown(name, &say.range, what, &known);
            return None;
        }
        let captures = regex
            .capture_names()
            .flatten()
            .any(|n| n == "value" || n == "start");
        self.gives_one_value(say, captures, fixed).then_some(regex)
    }

    fn gives_one_value(&mut self, say: &Words, captures: bool, fixed: bool) -> bool {
        let (message, cure) = match (captures, fixed) {
            (false, false) => (
                "this phrase gives no value",
                "write `{value}` where it stands (in a regex `(?P<value>…)`), or fix it with `value: …`",
            ),
            (true, true) => (
                "this phrase both captures and fixes a value",
                "remove `value:`, or the slot",
            ),
            _ => return true,
        };
        self.faults.error(&say.range, message, cure);
        false
    }

    /// Compiles a phrase in which `slots` may be named.
    pub(super) fn compile(
        &mut self,
        sequence: Arc<Sequence>,
        say: &Words,
        slots: &Arc<Slots>,
    ) -> Option<Pattern> {
        let fault = match pattern::compile(sequence, slots) {
            Ok(pattern) => return Some(pattern),
            Err(fault) => fault,
        };
        match fault {
            pattern::Fault::Unknown(name, range) => {
                let known: Vec<&str> = slots.names().into_iter().collect();
                let range = self.faults.within(say, &range);
                self.faults
                    .unknown(&name, &range, "slot that this phrase can use", &known);
            }
            pattern::Fault::Twice(name, range) => {
                let range = self.faults.within(say, &range);
                let message = format!("the slot `{{{name}}}` stands twice in one phrase");
                self.faults.error(&range, message, "make it two phrases");
            }
            pattern::Fault::Empty => {
                let cure = "make at least one word of it obligatory";
                self.faults
                    .error(&say.range, "this phrase matches anywhere", cure);
            }
            pattern::Fault::Large => {
                let cure = "make it several phrases";
                self.faults
                    .error(&say.range, "this phrase is too large to compile", cure);
            }
        }
        None
    }
}

/// Words as written.
fn texts(words: &[Words]) -> Vec<String> {
    words.iter().map(|w| w.text.clone()).collect()
}

/// The first slot in a phrase.
fn slot_in(sequence: &Sequence) -> Option<(String, Range<usize>)> {
    sequence.iter().find_map(|item| match item {
        Item::Slot { name, range } => Some((name.clone(), range.clone())),
        Item::Either(branches) | Item::Maybe(branches) => branches.iter().find_map(slot_in),
        _ => None,
    })
}
