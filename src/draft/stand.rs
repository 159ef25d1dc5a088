//! How a claim of the draft and one of a source stand to each other.

use super::known::Held;
use crate::comparator::below;
use crate::matcher::{By, Claim};
use crate::rule::{Across, Facet, Open, Rule};
use crate::value::name::{self, names};
use crate::value::unit::Axis;
use crate::value::{Amount, Content, Cycle, Name, Relation, Value, relate};
use std::sync::Arc;

/// How a source's answer stands to the draft's, facets left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// The same, or the draft's is the rounder one.
    Same,
    /// The same figure with another hedge, the draft's being the surer one,
    Surer,
    /// or the less sure one.
    LessSure,
    /// They fit, and the draft's is more exact.
    Finer,
    /// The same figure in another unit or currency.
    OtherUnit,
    /// Both cannot hold.
    Opposed,
    Apart,
}

pub(super) fn stand(rule: &Rule, draft: &Claim, held: &Held) -> Stand {
    let source = &held.claim;
    let mut relation = relate(&draft.value, &source.value);
    if let (Content::Name(a), Content::Name(b)) = (&draft.value.content, &source.value.content)
        && relation == Relation::Disjoint
        && same_bearer(a, b)
    {
        relation = Relation::Compatible;
    }
    let agree = matches!(relation, Relation::Equal | Relation::Compatible);
    match (draft.denied, source.denied) {
        (true, true) if agree => Stand::Same,
        (true, true) => Stand::Apart,
        (true, false) if relation == Relation::Disjoint && !rule.many => Stand::Same,
        (true, false) | (false, true) if agree => Stand::Opposed,
        (true, false) | (false, true) => Stand::Apart,
        (false, false) => values(rule, &draft.value, held, relation),
    }
}

fn values(rule: &Rule, draft: &Value, held: &Held, relation: Relation) -> Stand {
    let source = &held.claim.value;
    let opposes = !held.aside && (!held.part || below(draft, source));
    if relation == Relation::Equal {
        return Stand::Same;
    }
    if let (Content::Amount(a), Content::Amount(b)) = (&draft.content, &source.content)
        && same_figure(a, b)
    {
        return match (&draft.hedge, &source.hedge) {
            _ if relation == Relation::Incomparable => Stand::OtherUnit,
            (Some(hedge), None) | (None, Some(hedge)) if names_limit(&hedge.words) => Stand::Same,
            // "Up to nine": of a limit that is what it is.
            (Some(_), None) if limits(draft) && sets_limit(&held.claim.quote) => Stand::Same,
            (None, Some(_)) => Stand::Surer,
            (Some(_), None) => Stand::LessSure,
            (Some(_), Some(_)) if a.extent.contains(&b.extent) => Stand::LessSure,
            (Some(_), Some(_)) => Stand::Surer,
            (None, None) if relation == Relation::Compatible => Stand::Same,
            (None, None) => Stand::Apart,
        };
    }
    match relation {
        Relation::Compatible if another_week(draft, source) => Stand::Apart,
        Relation::Disjoint if rule.many || !opposes => Stand::Apart,
        Relation::Disjoint => Stand::Opposed,
        Relation::Compatible if finer(draft, source) => Stand::Finer,
        Relation::Compatible => Stand::Same,
        _ => Stand::Apart,
    }
}

/// "A ceiling of": what the figure is, which makes it no less exact.
fn names_limit(hedge: &str) -> bool {
    let mut words = hedge.split_whitespace();
    words.any(|word| ["cap", "ceiling", "limit", "maximum", "minimum", "floor"].contains(&word))
}

/// Whether a value leaves room below itself alone.
fn limits(value: &Value) -> bool {
    match &value.content {
        Content::Amount(amount) => {
            let low = amount.extent.low();
            amount.extent.high().is_some() && low.is_none_or(rust_decimal::Decimal::is_zero)
        }
        _ => false,
    }
}

/// Whether words set a limit: "caps them at nine".
fn sets_limit(words: &str) -> bool {
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|word| {
        let word = word.to_lowercase();
        names_limit(&word)
            || [
                "caps",
                "capped",
                "limits",
                "limited",
                "restricts",
                "restricted",
            ]
            .contains(&word.as_str())
    })
}

/// Whether both write the same figure, "300 billion" of dollars or of euros alike.
fn same_figure(a: &Amount, b: &Amount) -> bool {
    let figure = |amount: &Amount| {
        let figure = amount.figure?.checked_mul(amount.unit.factor)?;
        Some((figure, amount.figure_high))
    };
    let written = |amount: &Amount| Some((amount.figure?, amount.figure_high));
    (written(a).is_some() && written(a) == written(b))
        || (a.unit.axis == b.unit.axis && figure(a).is_some() && figure(a) == figure(b))
}

/// Whether a weekday, which names no week, is all that two days have in common: that speaks
/// neither for the draft nor against it.
fn another_week(draft: &Value, source: &Value) -> bool {
    match (&draft.content, &source.content) {
        (Content::Days(a), Content::Days(b)) => {
            let week = [a.cycle, b.cycle].contains(&Some(Cycle::Week));
            week && a.extent.disjoint(&b.extent)
        }
        _ => false,
    }
}

/// Whether the draft says more exactly what the source says. A time reckoned from its start is
/// as exact as anybody could be.
fn finer(draft: &Value, source: &Value) -> bool {
    match (&draft.content, &source.content) {
        (Content::Amount(a), Content::Amount(b)) if a.since.is_none() && b.since.is_none() => {
            let inside = b.extent.contains(&a.extent) && !a.extent.contains(&b.extent);
            let rounder = b.extent.as_point().is_some()
                && a.extent.as_point().is_some()
                && a.step.checked_mul(a.unit.factor) < b.step.checked_mul(b.unit.factor);
            a.unit.axis == b.unit.axis && a.unit.factor == b.unit.factor && (inside || rounder)
                || (a.unit.axis != b.unit.axis && inside)
        }
        (Content::Days(a), Content::Days(b)) => b.extent.contains(&a.extent),
        (Content::Choice(a), Content::Choice(b)) => {
            b.fits.contains(&a.is) && !a.fits.contains(&b.is)
        }
        _ => false,
    }
}

/// What two claims say on the facets of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facing {
    /// Both the same, or both nothing.
    Same,
    /// Only the draft says something,
    Added,
    /// or only the source.
    Lost,
    Differ,
}

pub(super) fn facing(rule: &Rule, across: Across, draft: &Claim, source: &Claim) -> Facing {
    let mut found = Facing::Same;
    for facet in rule.facets.iter().filter(|facet| facet.across == across) {
        let one = match (is(rule, facet, draft), is(rule, facet, source)) {
            (Some(a), Some(b)) if !agree(facet, &a, &b) => return Facing::Differ,
            (Some(_), None) => Facing::Added,
            (None, Some(_)) => Facing::Lost,
            _ => Facing::Same,
        };
        if found == Facing::Same {
            found = one;
        }
    }
    found
}

/// The first facet on which two claims say different things: what separates, then what is
/// somebody's, then editions; and what both state themselves before what a rule assumes.
pub(super) fn apart<'r>(rule: &'r Rule, draft: &Claim, source: &Claim) -> Option<&'r Facet> {
    let sorts = [Across::Separate, Across::Position, Across::Revision];
    let facets = sorts
        .iter()
        .flat_map(|across| rule.facets.iter().filter(|f| f.across == *across));
    let differ = |facet: &&Arc<Facet>| match (is(rule, facet, draft), is(rule, facet, source)) {
        (Some(a), Some(b)) => !agree(facet, &a, &b),
        _ => false,
    };
    let differing: Vec<&Facet> = facets.filter(differ).map(Arc::as_ref).collect();
    let stated = |facet: &&&Facet| states(draft, facet) && states(source, facet);
    let first = differing.iter().find(stated).or(differing.first());
    first.copied()
}

/// Whether a claim says itself what it says on a facet, which a rule may assume.
pub(super) fn states(claim: &Claim, facet: &Facet) -> bool {
    let stated = claim.facets.get(&facet.name);
    stated.is_some_and(|stated| stated.by != By::Assume)
}

/// Whether what a claim says on a facet stands in another sentence.
pub(super) fn is_carried(claim: &Claim, facet: &Facet) -> bool {
    let stated = claim.facets.get(&facet.name);
    stated.is_some_and(|stated| matches!(stated.by, By::Paragraph | By::Title | By::Figure))
}

fn is(rule: &Rule, facet: &Facet, claim: &Claim) -> Option<String> {
    let stated = claim.facets.get(&facet.name);
    let stated = stated.map(|stated| stated.is.clone());
    stated.or_else(|| rule.assume.get(&facet.name).cloned())
}

/// Whether two answers on a facet are one: a surname is that of its bearer.
fn agree(facet: &Facet, a: &str, b: &str) -> bool {
    let open = matches!(facet.open, Some(Open::Person | Open::Place));
    let name = |text: &str| names(text).into_iter().next().map(|m| m.value.content);
    a == b
        || open
            && match (name(a), name(b)) {
                (Some(Content::Name(a)), Some(Content::Name(b))) => same_bearer(&a, &b),
                _ => false,
            }
}

/// Whether two names may be one's. A trade at the beginning of a sentence passes for a part of
/// the name: "Signalman Tom Fenn".
fn same_bearer(a: &Name, b: &Name) -> bool {
    let ends = |a: &Name, b: &Name| b.words.len() > 1 && a.words.ends_with(&b.words);
    name::relate(a, b) != Relation::Disjoint || ends(a, b) || ends(b, a)
}

/// The place of a claim's edition among the facets across revisions, and in the order of
/// editions there; `None` where it states none.
pub(super) fn edition(rule: &Rule, claim: &Claim) -> Option<(usize, usize)> {
    let facets = rule.facets.iter().enumerate();
    let mut editions = facets.filter(|(_, facet)| facet.across == Across::Revision);
    editions.find_map(|(n, facet)| {
        let is = &claim.facets.get(&facet.name)?.is;
        let place = facet.values().iter().position(|value| value == is)?;
        Some((n, place))
    })
}

/// Whether a claim's words or its verb say whose it is: a party that is merely named in the
/// clause need not wish it.
pub(super) fn is_held(rule: &Rule, claim: &Claim) -> bool {
    let mut positions = rule.facets.iter().filter(|f| f.across == Across::Position);
    positions.any(|facet| {
        let stated = claim.facets.get(&facet.name);
        stated.is_some_and(|stated| matches!(stated.by, By::Phrase | By::Verb))
    })
}

/// Whether a claim tells beside a name what its bearer is: an office, an age. That is the
/// paper's own gloss, whoever is speaking.
pub(super) fn is_gloss(rule: &Rule, claim: &Claim) -> bool {
    let told = |facet: &Facet| match &claim.value.content {
        Content::Choice(_) => true,
        Content::Amount(amount) => {
            amount.unit.axis == Axis::Time || facet.open == Some(Open::Person)
        }
        _ => false,
    };
    let mut apart = rule.facets.iter().filter(|f| f.across == Across::Separate);
    apart.any(|facet| {
        let stated = claim.facets.get(&facet.name);
        told(facet) && stated.is_some_and(|stated| stated.by == By::Phrase)
    })
}

/// Whether a claim has no more words than an office or an age and a name: no verb with them
/// that could be denied.
pub(super) fn is_bare(claim: &Claim) -> bool {
    let named = names(&claim.quote);
    let after = named
        .last()
        .is_some_and(|name| name.figure.end == claim.quote.len());
    let verbs = ["is", "was", "be", "been", "are", "not", "no", "never"];
    let mut words = claim.quote.split_whitespace();
    after && !words.any(|word| verbs.contains(&word.to_lowercase().as_str()))
}
