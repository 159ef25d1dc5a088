//! Which claims tell of a part of what was counted.

use super::facets::{Key, assume, key};
use super::width::base;
use crate::matcher::Claim;
use crate::rule::{Across, Rule};
use crate::value::unit::Axis;
use crate::value::{Content, Extent, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Why a claim counts only some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// It names one after another ("a man and a boy"), and does not say that these are all.
    Named,
    /// Its source counts more elsewhere.
    OfWhole,
}

/// The largest figure of each source, holder and group of a question.
pub(super) struct Wholes(BTreeMap<(String, Key, Key), Extent<Decimal>>);

impl Wholes {
    /// Of claims with what they say on holders and on the facets that separate.
    pub fn of<'a>(claims: impl Iterator<Item = (&'a Claim, &'a Key, &'a Key)>) -> Self {
        let mut wholes: BTreeMap<_, Extent<Decimal>> = BTreeMap::new();
        for (claim, holder, group) in claims.filter(|(claim, ..)| !claim.denied) {
            let Some(extent) = counted(&claim.value).filter(|e| e.low().is_some()) else {
                continue;
            };
            let key = (claim.source.clone(), holder.clone(), group.clone());
            let most = wholes.entry(key).or_insert_with(|| extent.clone());
            if most.low() < extent.low() {
                *most = extent;
            }
        }
        Self(wholes)
    }

    /// Whether a claim counts only some. No figure of nobody does.
    pub fn part(&self, claim: &Claim, holder: &Key, group: &Key) -> Option<Part> {
        let extent = counted(&claim.value).filter(|_| !claim.denied)?;
        extent.low().filter(|low| **low > Decimal::ZERO)?;
        let key = (claim.source.clone(), holder.clone(), group.clone());
        if self.0.get(&key).is_some_and(|most| extent.below(most)) {
            return Some(Part::OfWhole);
        }
        names(&claim.value).then_some(Part::Named)
    }
}

/// The extent of a number of things. A sum of money or a span of time has no parts here.
fn counted(value: &Value) -> Option<Extent<Decimal>> {
    match &value.content {
        Content::Amount(amount) if matches!(amount.unit.axis, Axis::Number | Axis::Things(_)) => {
            base(value)
        }
        _ => None,
    }
}

/// Whether things are named and none is counted: no figure stands there.
pub(super) fn names(value: &Value) -> bool {
    matches!(&value.content, Content::Amount(amount)
        if amount.figure.is_none() && value.hedge.is_none() && amount.extent.as_point().is_some())
}

/// Whether a claim counts only some, by what its own text claims on the question.
pub fn counts_some(rule: &Rule, claim: &Claim, text: &[&Claim]) -> bool {
    if !rule.parts {
        return false;
    }
    let known = |claim: &Claim| {
        let mut claim = claim.clone();
        assume(rule, &mut claim);
        let keys = [Across::Position, Across::Separate].map(|across| key(rule, across, &claim));
        (claim, keys)
    };
    let all: Vec<_> = text.iter().map(|claim| known(claim)).collect();
    let wholes = Wholes::of(
        all.iter()
            .map(|(claim, [holder, group])| (claim, holder, group)),
    );
    let (claim, [holder, group]) = known(claim);
    wholes.part(&claim, &holder, &group).is_some()
}

/// Whether every value of `part` is less than every value of `whole`.
pub fn below(part: &Value, whole: &Value) -> bool {
    match (counted(part), counted(whole)) {
        (Some(part), Some(whole)) => part.below(&whole),
        _ => false,
    }
}
