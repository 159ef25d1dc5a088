//! Whether a rule finds in its examples what they say it finds.

use super::{Claim, claims_in};
use crate::rule::{Answer, Example, Index, Rule};
use crate::source::Source;
use crate::value::{Content, Context, HedgeTable, Kind, Relation, Value};
use crate::value::{duration, read_fixed, relation::relate};

/// How one example came out.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub example: &'a Example,
    /// What was expected and not found, as the example writes it.
    pub missing: Vec<String>,
    /// What was found and not expected.
    pub surplus: Vec<Claim>,
    /// What was expected in words that no value can be read from.
    pub unreadable: Vec<String>,
}

/// The name of how an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Exactly what was expected was found.
    Held,
    /// Something was not found.
    Missing,
    /// Something was found besides.
    Noisy,
    /// Something else was found than was expected.
    WrongValue,
    /// What is expected cannot be read as a value of the rule's kind.
    Unreadable,
}

impl Verdict {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Missing => "missing",
            Self::Noisy => "noisy",
            Self::WrongValue => "wrong value",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Outcome<'_> {
    /// Whether the rule found exactly what the example says.
    pub fn held(&self) -> bool {
        self.verdict() == Verdict::Held
    }

    /// How the example came out, in a word.
    pub fn verdict(&self) -> Verdict {
        let (missing, noisy) = (!self.missing.is_empty(), !self.surplus.is_empty());
        match (missing, noisy) {
            _ if !self.unreadable.is_empty() => Verdict::Unreadable,
            (true, true) => Verdict::WrongValue,
            (true, false) => Verdict::Missing,
            (false, true) => Verdict::Noisy,
            (false, false) => Verdict::Held,
        }
    }
}

/// Runs a rule on its examples. Denials are not expected and not counted.
pub fn outcomes<'a>(rule: &'a Rule, hedges: &HedgeTable) -> Vec<Outcome<'a>> {
    let index = Index::new(std::slice::from_ref(rule));
    rule.examples
        .iter()
        .map(|example| outcome(rule, &index, example, hedges))
        .collect()
}

/// An example as a source.
pub fn source(example: &Example) -> Source {
    Source {
        id: "example".to_owned(),
        text: example.text.clone(),
        published: example.published,
        ..Source::default()
    }
}

fn outcome<'a>(
    rule: &Rule,
    index: &Index,
    example: &'a Example,
    hedges: &HedgeTable,
) -> Outcome<'a> {
    let source = source(example);
    let rules = std::slice::from_ref(rule);
    let mut surplus = claims_in(&source, hedges, rules, index.lookouts().iter_mut());
    surplus.retain(|claim| !claim.denied);
    let (mut missing, mut unreadable) = (Vec::new(), Vec::new());
    for wanted in &example.finds {
        let context = Context::new(example.published, hedges);
        let Some(value) = expected(wanted, rule, &context) else {
            unreadable.push(wanted.clone());
            continue;
        };
        let same = |claim: &Claim| says(claim, &value);
        // A text may say one thing twice; the example names it once.
        let before = surplus.len();
        surplus.retain(|claim| !same(claim));
        if surplus.len() == before {
            missing.push(wanted.clone());
        }
    }
    Outcome {
        example,
        missing,
        surplus,
        unreadable,
    }
}

/// Whether a claim says what an example expects. A duration reckoned from a date is never
/// exact, so that it need only be compatible.
fn says(claim: &Claim, expected: &Value) -> bool {
    let derived = matches!(&claim.value.content, Content::Amount(a) if a.since.is_some());
    match relate(expected, &claim.value) {
        Relation::Equal => true,
        Relation::Compatible => derived,
        _ => false,
    }
}

/// What the words of an example's `finds` stand for.
pub fn expected(words: &str, rule: &Rule, context: &Context) -> Option<Value> {
    match &rule.answer {
        Answer::Choice(_) => rule.answer.choice(words),
        answer => {
            let value = read_fixed(words, answer.kind(), context);
            let value = value.or_else(|| since(words, answer, context))?;
            Some(super::slot::in_unit_of(value, answer))
        }
    }
}

/// The time from a date, where an example of a duration gives its start.
fn since(words: &str, answer: &Answer, context: &Context) -> Option<Value> {
    let date = read_fixed(words, Kind::Date, context).filter(|_| *answer == Answer::Duration)?;
    let Content::Days(days) = &date.content else {
        return None;
    };
    duration::elapsed(&days.extent, context.day?)
}
