//! Which versions clash, of which kind, and why in words.

use super::bundle::Bundle;
use super::version::Draft;
use super::width::base;
use super::{Clash, ClashKind, Version};
use crate::rule::{Across, Evolves, Rule};
use crate::source::Source;
use crate::value::{Relation, Value, describe};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a clash is judged by.
pub(super) struct Court<'a> {
    pub rule: &'a Rule,
    /// The story's sources by id.
    pub sources: &'a BTreeMap<&'a str, &'a Source>,
}

/// One of two versions that clash.
struct Side<'a> {
    version: &'a Version,
    value: &'a Value,
    /// The sources of its claims, those left out that support the other version too.
    sources: BTreeSet<&'a str>,
    /// When they were published, first and last; `None` unless all dates are known.
    dates: Option<(Date, Date)>,
}

impl Court<'_> {
    /// All clashes among versions; `versions` are the finished `drafts`, one for one.
    pub fn clashes(&self, drafts: &[Draft], versions: &[Version]) -> Vec<Clash> {
        let both: Vec<(&Draft, &Version)> = drafts.iter().zip(versions).collect();
        let mut clashes = Vec::new();
        for (j, b) in both.iter().enumerate() {
            for (i, a) in both.iter().enumerate().take(j) {
                if let Some((left, right)) = disagree(a.0, b.0) {
                    let left = self.side(*a, b.0, left);
                    let right = self.side(*b, a.0, right);
                    clashes.push(self.judge((i, j), &left, &right));
                }
            }
        }
        clashes.sort_by_key(|clash| clash.between);
        clashes
    }

    fn side<'a>(
        &self,
        (draft, version): (&'a Draft, &'a Version),
        other: &Draft,
        value: &'a Value,
    ) -> Side<'a> {
        let own = draft
            .members()
            .filter(|member| !other.is_supported_by(member));
        let claims = own.flat_map(Bundle::claims);
        let sources: BTreeSet<&str> = claims.map(|claim| claim.source.as_str()).collect();
        let dates: Option<Vec<Date>> = sources
            .iter()
            .map(|id| self.sources.get(id)?.published)
            .collect();
        let dates = dates.and_then(|dates| {
            let first = dates.iter().min()?;
            let last = dates.iter().max()?;
            Some((*first, *last))
        });
        Side {
            version,
            value,
            sources,
            dates,
        }
    }

    fn judge(&self, between: (usize, usize), a: &Side, b: &Side) -> Clash {
        let (kind, because) = if let Some(facet) = self.differing(Across::Position, a, b) {
            (ClashKind::Position, by_facet(facet, a, b, ""))
        } else if let Some(because) = self.update(a, b) {
            (ClashKind::Update, because)
        } else if let Some(facet) = self.differing(Across::Revision, a, b) {
            let because = by_facet(facet, a, b, "; possibly a revision");
            (ClashKind::Revision, because)
        } else if let Some(source) = only_source(a, b) {
            let because = format!("{}; both stand in {source}", apart(a, b));
            (ClashKind::WithinSource, because)
        } else {
            let because = format!("{}; nothing explains it", apart(a, b));
            (ClashKind::Contradiction, because)
        };
        let carriers = a.sources.intersection(&b.sources);
        Clash {
            between,
            kind,
            because,
            carriers: carriers.map(|id| (*id).to_owned()).collect(),
        }
    }

    /// The first facet of its sort on which the sides differ, or only one says something.
    fn differing(&self, across: Across, a: &Side, b: &Side) -> Option<&str> {
        let facets = self.rule.facets.iter();
        let mut names = facets
            .filter(|facet| facet.across == across)
            .map(|facet| facet.name.as_str());
        names.find(|name| a.stated(name) != b.stated(name))
    }

    /// Why the clash is an update: every source of one side came after every source of
    /// the other, and the figure moved the way it can.
    fn update(&self, a: &Side, b: &Side) -> Option<String> {
        let evolves = self.rule.evolves?;
        if a.version.denial || b.version.denial {
            return None;
        }
        let ((a_first, a_last), (b_first, b_last)) = (a.dates?, b.dates?);
        let (early, late, until, since) = if a_last < b_first {
            (a, b, a_last, b_first)
        } else if b_last < a_first {
            (b, a, b_last, a_first)
        } else {
            return None;
        };
        let moved = match evolves {
            Evolves::Grows => below(early.value, late.value),
            Evolves::Falls => below(late.value, early.value),
            Evolves::Either => true,
        };
        moved.then(|| {
            let (early, late) = (describe(early.value), describe(late.value));
            format!("{early} ({until}) came before {late} ({since}): the answer moved with time")
        })
    }
}

impl<'a> Side<'a> {
    fn stated(&self, facet: &str) -> Option<&'a str> {
        let stated = self.version.facets.get(facet)?;
        Some(&stated.is)
    }

    /// Whether its claims state the facet, but not all the same.
    fn disputes(&self, facet: &str) -> bool {
        let version = self.version;
        let mut claims = version.claims.iter().chain(&version.supports);
        self.stated(facet).is_none() && claims.any(|claim| claim.facets.contains_key(facet))
    }

    fn labelled(&self, facet: &str) -> String {
        match self.stated(facet) {
            Some(is) => format!("{} ({is})", describe(self.value)),
            None => describe(self.value),
        }
    }
}

/// The values on which two versions clash, the versions' own if they are disjoint; `None`
/// if they do not clash.
fn disagree<'a>(a: &Draft<'a>, b: &Draft<'a>) -> Option<(&'a Value, &'a Value)> {
    if !a.meets(b) {
        return None;
    }
    match (a.denial, b.denial) {
        (true, true) => None,
        // A denial opposes what it denies, and nothing else.
        (false, false) => a
            .members()
            .flat_map(|left| b.members().map(move |right| (left, right)))
            .find(|(left, right)| left.meets(right) && left.stands(right) == Relation::Disjoint)
            .map(|(left, right)| (left.value(), right.value())),
        _ => matches!(
            a.maker().stands(b.maker()),
            Relation::Equal | Relation::Compatible
        )
        .then(|| (a.value(), b.value())),
    }
}

/// "19 (revised) lies below 28 (original): the edition differs"
fn by_facet(facet: &str, a: &Side, b: &Side, one_sided: &str) -> String {
    let clash = opposed(a, b, &a.labelled(facet), &b.labelled(facet));
    if a.stated(facet).is_some() && b.stated(facet).is_some() {
        format!("{clash}: the {facet} differs")
    } else if a.disputes(facet) || b.disputes(facet) {
        format!("{clash}{one_sided}: one side states more than one {facet}")
    } else {
        format!("{clash}{one_sided}: only one side says which {facet}")
    }
}

fn apart(a: &Side, b: &Side) -> String {
    opposed(a, b, &describe(a.value), &describe(b.value))
}

fn opposed(a: &Side, b: &Side, left: &str, right: &str) -> String {
    match (a.version.denial, b.version.denial) {
        (false, true) => format!("{left} is stated, {right} is denied"),
        (true, false) => format!("{right} is stated, {left} is denied"),
        _ if below(a.value, b.value) => format!("{left} lies below {right}"),
        _ if below(b.value, a.value) => format!("{right} lies below {left}"),
        _ => format!("{left} and {right} exclude each other"),
    }
}

/// Whether both lie on an axis, and `a` below `b`.
fn below(a: &Value, b: &Value) -> bool {
    match (base(a), base(b)) {
        (Some(a), Some(b)) => a.below(&b),
        _ => false,
    }
}

/// The one source in which all claims of both sides stand.
fn only_source<'a>(a: &Side<'a>, b: &Side<'a>) -> Option<&'a str> {
    let mut all = a.sources.union(&b.sources);
    match (all.next(), all.next()) {
        (Some(source), None) => Some(source),
        _ => None,
    }
}
