//! Claims that say the same, in the order in which they make versions.

use super::facets::{self, Key};
use super::fingerprint::canonical;
use super::width::{Width, width};
use crate::matcher::Claim;
use crate::rule::{Across, Rule};
use crate::value::{Content, Relation, Value, relate};

/// Claims of the same value, holder and separate facets. Never empty.
#[derive(Debug)]
pub(super) struct Bundle {
    first: Claim,
    more: Vec<Claim>,
    /// Its place in the order.
    pub number: usize,
    pub holder: Key,
    /// What it says on the facets that separate.
    pub group: Key,
    /// The question has several right answers.
    many: bool,
}

impl Bundle {
    pub fn value(&self) -> &Value {
        &self.first.value
    }

    pub fn denied(&self) -> bool {
        self.first.denied
    }

    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// How the values stand to each other. An unplaced date is known to be equal only to
    /// the same words in the same source; everything else is left open.
    pub fn stands(&self, other: &Self) -> Relation {
        if unplaced(self.value()) || unplaced(other.value()) {
            let (a, b) = (&self.first, &other.first);
            return if a.source == b.source && a.value_text == b.value_text {
                Relation::Equal
            } else {
                Relation::Incomparable
            };
        }
        match relate(self.value(), other.value()) {
            // Two of several right answers; a denial names one of them.
            Relation::Disjoint if self.many => Relation::Overlapping,
            relation => relation,
        }
    }

    /// Whether the separate facets let the two meet.
    pub fn meets(&self, other: &Self) -> bool {
        !facets::differ(&self.group, &other.group)
    }

    pub fn agrees(&self, other: &Self) -> bool {
        matches!(self.stands(other), Relation::Equal | Relation::Compatible)
    }

    fn admits(&self, claim: &Claim, holder: &Key, group: &Key) -> bool {
        self.first.value == claim.value
            && self.first.denied == claim.denied
            && self.holder == *holder
            && self.group == *group
            && (!unplaced(&claim.value)
                || (self.first.source == claim.source && self.first.value_text == claim.value_text))
    }
}

/// Bundles the claims of one question, in the order in which they make versions:
/// narrowest first, then by value; the ones that are silent on a separate facet after
/// those that are not.
pub(super) fn bundles(rule: &Rule, claims: Vec<Claim>) -> Vec<Bundle> {
    type Place = (bool, Width, String, usize);
    let mut placed: Vec<(Place, Key, Claim)> = claims
        .into_iter()
        .map(|mut claim| {
            facets::assume(rule, &mut claim);
            let group = facets::key(rule, Across::Separate, &claim);
            let silent = group.iter().filter(|facet| facet.is_none()).count();
            let value = &claim.value;
            let place = (claim.denied, width(value), canonical(value), silent);
            (place, group, claim)
        })
        .collect();
    placed.sort_by(|(a, a_group, a_claim), (b, b_group, b_claim)| {
        (a, a_group)
            .cmp(&(b, b_group))
            .then_with(|| by_place(a_claim, b_claim))
    });

    let mut bundles: Vec<Bundle> = Vec::new();
    // Claims of one value stand together, so only the bundles of that value are asked.
    let mut start = 0;
    let mut last: Option<(Width, String)> = None;
    for ((_, width, text, _), group, claim) in placed {
        let number = bundles.len();
        let value = Some((width, text));
        if value != last {
            start = number;
            last = value;
        }
        let holder = facets::key(rule, Across::Position, &claim);
        let mut near = bundles.iter_mut().skip(start);
        match near.find(|bundle| bundle.admits(&claim, &holder, &group)) {
            Some(bundle) => bundle.more.push(claim),
            None => bundles.push(Bundle {
                first: claim,
                more: Vec::new(),
                number,
                holder,
                group,
                many: rule.many,
            }),
        }
    }
    bundles
}

fn unplaced(value: &Value) -> bool {
    matches!(&value.content, Content::Days(days) if days.unplaced)
}

/// By source, then by place in it.
pub(super) fn by_place(a: &Claim, b: &Claim) -> std::cmp::Ordering {
    let place = |claim: &Claim| {
        let (whole, value) = (claim.range.clone(), claim.value_range.clone());
        (whole.start, whole.end, value.start, value.end)
    };
    (a.source.cmp(&b.source))
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| a.facets.cmp(&b.facets))
        .then_with(|| a.speaker.cmp(&b.speaker))
}
