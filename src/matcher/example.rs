//! Whether a rule finds in its examples what they say it finds.

use super::reading::Reading;
use super::{Claim, claims_of};
use crate::rule::{Answer, Example, Rule};
use crate::source::Source;
use crate::value::{Content, Context, HedgeTable, Relation, Value, read_fixed, relation::relate};

/// How one example came out.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub example: &'a Example,
    /// What was expected and not found, as the example writes it.
    pub missing: Vec<String>,
    /// What was found and not expected.
    pub surplus: Vec<Claim>,
}

impl Outcome<'_> {
    /// Whether the rule found exactly what the example says.
    pub fn held(&self) -> bool {
        self.missing.is_empty() && self.surplus.is_empty()
    }
}

/// Runs a rule on its examples. Denials are not expected and not counted.
pub fn outcomes<'a>(rule: &'a Rule, hedges: &HedgeTable) -> Vec<Outcome<'a>> {
    rule.examples
        .iter()
        .map(|example| outcome(rule, example, hedges))
        .collect()
}

fn outcome<'a>(rule: &Rule, example: &'a Example, hedges: &HedgeTable) -> Outcome<'a> {
    let source = Source {
        id: "example".to_owned(),
        text: example.text.clone(),
        published: example.published,
        ..Source::default()
    };
    let reading = Reading::new(&source, hedges);
    let mut surplus = claims_of(&reading, rule);
    surplus.retain(|claim| !claim.denied);
    let mut missing = Vec::new();
    for wanted in &example.finds {
        let context = Context::new(example.published, hedges);
        let value = expected(wanted, rule, &context);
        let same = |claim: &Claim| value.as_ref().is_some_and(|v| says(claim, v));
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

fn expected(words: &str, rule: &Rule, context: &Context) -> Option<Value> {
    match &rule.answer {
        Answer::Choice(_) => rule.answer.choice(words),
        answer => {
            let value = read_fixed(words, answer.kind(), context)?;
            Some(super::slot::in_unit_of(value, answer))
        }
    }
}
