//! Claims that say the same, in the order in which they make versions.

use super::aside::Leads;
use super::facets::{self, Key};
use super::fingerprint::canonical;
use super::late::{Told, is_late};
use super::part::{self, Part, Wholes};
use super::width::{Width, base, width};
use crate::matcher::Claim;
use crate::rule::{Across, Rule};
use crate::source::Source;
use crate::value::{Content, Relation, Value, relate};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
    /// It counts only some: the whole is at least that many.
    part: Option<Part>,
    told: Told,
    /// Its sources answer otherwise before, and tell it in passing; or it stands apart.
    pub aside: bool,
}

impl Bundle {
    pub fn value(&self) -> &Value {
        &self.first.value
    }

    pub fn denied(&self) -> bool {
        self.first.denied
    }

    pub fn claims(&self) -> impl Iterator<Item = &Claim> + Clone {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// How the bundles stand to each other.
    pub fn stands(&self, other: &Self) -> Relation {
        match self.relation(other) {
            Relation::Disjoint if self.is_late_for(other) || other.is_late_for(self) => {
                Relation::Incomparable
            }
            relation => relation,
        }
    }

    /// How the values stand to each other. An unplaced date is known to be equal only to
    /// the same words in the same source; everything else is left open.
    pub fn relation(&self, other: &Self) -> Relation {
        if unplaced(self.value()) || unplaced(other.value()) {
            let (a, b) = (&self.first, &other.first);
            return if a.source == b.source && a.value_text == b.value_text {
                Relation::Equal
            } else {
                Relation::Incomparable
            };
        }
        match relate(self.value(), other.value()) {
            Relation::Disjoint if self.is_part_of(other) || other.is_part_of(self) => {
                Relation::Compatible
            }
            // Two of several right answers; a denial names one of them.
            Relation::Disjoint if self.many => Relation::Overlapping,
            relation => relation,
        }
    }

    /// Whether it counts some of those that the other counts.
    pub fn is_part_of(&self, other: &Self) -> bool {
        self.part.is_some() && !other.denied() && part::below(self.value(), other.value())
    }

    /// Whether only the dates given for its sources place it long after the other was told.
    pub fn is_late_for(&self, other: &Self) -> bool {
        is_late(self.value(), self.told, other.told)
    }

    /// Whether it can belong to a version that `maker` made.
    pub fn fits(&self, maker: &Self) -> bool {
        self.aside == maker.aside
            && !maker.is_part_of(self)
            && (self.part != Some(Part::OfWhole) || self.is_part_of(maker))
    }

    /// Whether the two may be compared: the separate facets let them, and neither is told
    /// in passing.
    pub fn meets(&self, other: &Self) -> bool {
        !self.aside && !other.aside && !facets::differ(&self.group, &other.group)
    }

    pub fn agrees(&self, other: &Self) -> bool {
        matches!(self.stands(other), Relation::Equal | Relation::Compatible)
    }

    fn admits(&self, known: &Known, part: Option<Part>, aside: bool) -> bool {
        let claim = &known.claim;
        self.first.value == claim.value
            && self.part == part
            && self.aside == aside
            && self.first.denied == claim.denied
            && self.holder == known.holder
            && self.group == known.group
            && (!unplaced(&claim.value)
                || (self.first.source == claim.source && self.first.value_text == claim.value_text))
    }
}

/// A claim's place in the order: denied, how great a part, width, value, silence.
type Place = (
    bool,
    Option<(Reverse<Option<Decimal>>, Part)>,
    Width,
    String,
    usize,
);

/// A claim, and what it says on holders and on the facets that separate.
struct Known {
    claim: Claim,
    holder: Key,
    group: Key,
}

impl Known {
    fn place(&self, wholes: Option<&Wholes>) -> Place {
        let value = &self.claim.value;
        let part = wholes.and_then(|all| all.part(&self.claim, &self.holder, &self.group));
        let low = || base(value).and_then(|extent| extent.low().copied());
        let part = part.map(|part| (Reverse(low()), part));
        let silent = self.group.iter().filter(|facet| facet.is_none()).count();
        let denied = self.claim.denied;
        (denied, part, width(value), canonical(value), silent)
    }
}

/// Bundles the claims of one question, in the order in which they make versions:
/// narrowest first, then by value; the ones that are silent on a separate facet after
/// those that are not. Parts come last, the greater first, because they belong to others.
pub(super) fn bundles(
    rule: &Rule,
    claims: Vec<Claim>,
    sources: &BTreeMap<&str, &Source>,
) -> Vec<Bundle> {
    let known: Vec<Known> = claims
        .into_iter()
        .map(|mut claim| {
            facets::assume(rule, &mut claim);
            let holder = facets::key(rule, Across::Position, &claim);
            let group = facets::key(rule, Across::Separate, &claim);
            Known {
                claim,
                holder,
                group,
            }
        })
        .collect();
    let wholes = rule.parts.then(|| {
        let all = known.iter();
        Wholes::of(all.map(|known| (&known.claim, &known.holder, &known.group)))
    });
    let asides: Vec<bool> = {
        let all = known
            .iter()
            .map(|known| (&known.claim, &known.holder, &known.group));
        let all: Vec<_> = all.collect();
        let leads = rule.lead.then(|| Leads::of(&all));
        let aside = |known: (&Claim, &Key, &Key)| {
            facets::is_apart(known.2) || leads.as_ref().is_some_and(|all| all.is_aside(known))
        };
        all.iter().copied().map(aside).collect()
    };
    let mut placed: Vec<(Place, Known, bool)> = known
        .into_iter()
        .zip(asides)
        .map(|(known, aside)| (known.place(wholes.as_ref()), known, aside))
        .collect();
    placed.sort_by(|(a, a_known, _), (b, b_known, _)| {
        (a, &a_known.group)
            .cmp(&(b, &b_known.group))
            .then_with(|| by_place(&a_known.claim, &b_known.claim))
    });

    let mut bundles: Vec<Bundle> = Vec::new();
    // Claims of one value stand together, so only the bundles of that value are asked.
    let mut start = 0;
    let mut last: Option<(Width, String)> = None;
    for ((_, part, width, text, _), known, aside) in placed {
        let part = part.map(|(_, part)| part);
        let number = bundles.len();
        let value = Some((width, text));
        if value != last {
            start = number;
            last = value;
        }
        let mut near = bundles.iter_mut().skip(start);
        match near.find(|bundle| bundle.admits(&known, part, aside)) {
            Some(bundle) => bundle.more.push(known.claim),
            None => bundles.push(Bundle {
                first: known.claim,
                more: Vec::new(),
                number,
                holder: known.holder,
                group: known.group,
                many: rule.many,
                part,
                told: Told::default(),
                aside,
            }),
        }
    }
    let is_of_days = |bundle: &&mut Bundle| matches!(bundle.value().content, Content::Days(_));
    for bundle in bundles.iter_mut().filter(is_of_days) {
        bundle.told = Told::of(bundle.claims(), sources);
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
