//! Which claims of a source give way to others that the same rule finds in it.

use super::Claim;
use super::alike::Alike;
use crate::rule::Rule;
use crate::value::{Content, Extent};
use rust_decimal::Decimal;

/// A claim, and the place of its phrase in the rule.
pub struct Found {
    pub phrase: usize,
    pub claim: Claim,
}

/// Of what a rule found in a source, that which stands, in the same order.
///
/// A phrase that stands alone gives way to any other, and a larger figure to one that is the most.
pub fn standing(rule: &Rule, found: Vec<Found>) -> impl Iterator<Item = Claim> + '_ {
    let found = staying(rule, found);
    let claims: Vec<&Claim> = found.iter().map(|found| &found.claim).collect();
    let mut alike = Alike::of(rule, &claims);
    found.into_iter().map(move |found| {
        let mut claim = found.claim;
        alike.tell(&mut claim);
        claim
    })
}

/// Those that give way to none.
pub fn staying(rule: &Rule, mut found: Vec<Found>) -> Vec<Found> {
    let alone = |found: &Found| rule.phrases[found.phrase].alone;
    if !found.iter().all(alone) {
        found.retain(|found| !alone(found));
    }
    let most = Most::of(rule, &found);
    found.retain(|found| most.over(rule, found).is_none());
    found
}

/// What the phrases that name the most found in a source.
pub struct Most(Vec<Claim>);

impl Most {
    pub fn of(rule: &Rule, found: &[Found]) -> Self {
        let names = |found: &&Found| rule.phrases[found.phrase].most && !found.claim.denied;
        let named = found.iter().filter(names);
        Self(named.map(|found| found.claim.clone()).collect())
    }

    /// The claim to which one gives way: all that are the most, and say the same of themselves, count
    /// less.
    pub fn over(&self, rule: &Rule, found: &Found) -> Option<&Claim> {
        if rule.phrases[found.phrase].most {
            return None;
        }
        let claim = &found.claim;
        let alike = self.0.iter().filter(|most| most.facets == claim.facets);
        let mut alike = alike.peekable();
        let first = alike.peek().copied();
        let less = |most: &Claim| matches!((figure(most), figure(claim)), (Some(most), Some(figure)) if most.below(figure));
        first.filter(|_| alike.all(less))
    }
}

fn figure(claim: &Claim) -> Option<&Extent<Decimal>> {
    match &claim.value.content {
        Content::Amount(amount) => Some(&amount.extent),
        _ => None,
    }
}
