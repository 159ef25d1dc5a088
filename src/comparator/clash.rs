//! Which versions clash, of which kind, and why in words.

use super::bundle::Bundle;
use super::facets;
use super::version::Draft;
use super::voice::Voices;
use super::width::base;
use super::{Clash, ClashKind, Version};
use crate::rule::{Across, Evolves, Rule};
use crate::source::Source;
use crate::value::{Extent, Relation, Value, describe};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a clash is judged by.
pub(super) struct Court<'a> {
    pub rule: &'a Rule,
    /// The story's sources by id.
    pub sources: &'a BTreeMap<&'a str, &'a Source>,
}

/// How the versions of a question stand to each other, by number.
pub(super) struct Meetings<'a> {
    /// The pairs that clash, the lower first, and the values on which they do.
    pub clashes: BTreeMap<(usize, usize), (&'a Value, &'a Value)>,
    /// For each version, those that cannot be compared with it, and do not clash either:
    /// another unit, an unknown day, a whole and its part.
    pub apart: Vec<Vec<usize>>,
    /// For each name that is unplaced, the bearers that it fits.
    pub bearers: Vec<Vec<usize>>,
}

/// Lets each version meet each other.
pub(super) fn meetings<'a>(drafts: &[Draft<'a>]) -> Meetings<'a> {
    let mut found = Meetings {
        clashes: BTreeMap::new(),
        apart: vec![Vec::new(); drafts.len()],
        bearers: vec![Vec::new(); drafts.len()],
    };
    for (i, a) in drafts.iter().enumerate() {
        for (j, b) in drafts.iter().enumerate().skip(i + 1) {
            if !a.meets(b) {
                if a.is_part_of(b) || b.is_part_of(a) {
                    found.apart[i].push(j);
                    found.apart[j].push(i);
                }
                continue;
            }
            let relation = a.maker().stands(b.maker());
            if let Some(values) = disagree(a, b, relation) {
                if !grants(drafts, a, b) && !grants(drafts, b, a) {
                    found.clashes.insert((i, j), values);
                }
            } else if relation == Relation::Incomparable && !a.denial && !b.denial {
                found.apart[i].push(j);
                found.apart[j].push(i);
            } else if a.unplaced != b.unplaced && agree(relation) {
                let (name, bearer) = if a.unplaced { (i, j) } else { (j, i) };
                found.bearers[name].push(bearer);
            }
        }
    }
    found
}

/// Whether every source of a version tells the other one too, in passing: it knows of both,
/// and the two are not about the same.
fn grants(drafts: &[Draft], version: &Draft, other: &Draft) -> bool {
    let passing = |draft: &&Draft| {
        let maker = draft.maker();
        let apart = facets::differ(&draft.group, &other.group);
        maker.aside && !apart && maker.agrees(other.maker())
    };
    let told: BTreeSet<&str> = drafts.iter().filter(passing).flat_map(sources).collect();
    !told.is_empty() && sources(version).all(|source| told.contains(source))
}

fn sources<'a>(draft: &Draft<'a>) -> impl Iterator<Item = &'a str> {
    let claims = draft.members().flat_map(Bundle::claims);
    claims.map(|claim| claim.source.as_str())
}

/// One of two versions that clash.
#[derive(Clone)]
pub(super) struct Side<'a> {
    draft: &'a Draft<'a>,
    version: &'a Version,
    /// The value on which it clashes, in words.
    words: String,
    /// That value's extent in the base unit of its axis.
    extent: Option<Extent<Decimal>>,
    /// The sources of its claims, those left out that support the other version too.
    sources: BTreeSet<&'a str>,
    /// When they were published, first and last; `None` unless all dates are known.
    dates: Option<(Date, Date)>,
    voices: Voices<'a>,
}

impl Court<'_> {
    /// What is known of each version before it meets another; `versions` are the finished
    /// `drafts`, one for one.
    pub fn sides<'b>(&self, drafts: &'b [Draft<'b>], versions: &'b [Version]) -> Vec<Side<'b>> {
        let both = drafts.iter().zip(versions);
        both.map(|(draft, version)| {
            let (sources, dates) = self.bearers(draft.members());
            let voices = Voices::of(draft.members().flat_map(Bundle::claims));
            Side {
                voices,
                draft,
                version,
                words: describe(draft.value()),
                extent: base(draft.value()),
                sources,
                dates,
            }
        })
        .collect()
    }

    /// All clashes among the versions of these numbers, which rise.
    pub fn clashes(&self, members: &[usize], met: &Meetings, sides: &[Side]) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for (i, a) in members.iter().enumerate() {
            for (j, b) in members.iter().enumerate().skip(i + 1) {
                let Some((left, right)) = met.clashes.get(&(*a, *b)) else {
                    continue;
                };
                let (a, b) = (&sides[*a], &sides[*b]);
                let (left, right) = (self.against(a, b, left), self.against(b, a, right));
                clashes.push(self.judge((i, j), &left, &right));
            }
        }
        clashes
    }

    /// The side of a version that clashes with `other` on `value`.
    fn against<'b>(&self, side: &'b Side<'b>, other: &Side, value: &Value) -> Cow<'b, Side<'b>> {
        let mut own = Cow::Borrowed(side);
        if value != side.draft.value() {
            let own = own.to_mut();
            own.words = describe(value);
            own.extent = base(value);
        }
        if side.draft.shares_supports(other.draft) {
            let members = side.draft.members();
            let members = members.filter(|member| !other.draft.is_supported_by(member));
            let (sources, dates) = self.bearers(members.clone());
            let own = own.to_mut();
            own.voices = Voices::of(members.flat_map(Bundle::claims));
            own.sources = sources;
            own.dates = dates;
        }
        own
    }

    /// Who says so, and when: first and last.
    fn bearers<'b>(
        &self,
        members: impl Iterator<Item = &'b Bundle>,
    ) -> (BTreeSet<&'b str>, Option<(Date, Date)>) {
        let claims = members.flat_map(Bundle::claims);
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
        (sources, dates)
    }

    fn judge(&self, between: (usize, usize), a: &Side, b: &Side) -> Clash {
        let (kind, because) = if let Some(facet) = self.differing(Across::Position, a, b) {
            (ClashKind::Position, by_facet(facet, a, b, ""))
        } else if self.rule.explains_speaker && a.voices.differ(&b.voices) {
            let [left, right] = [a, b].map(|side| format!("{} ({})", side.words, side.voices));
            let clash = opposed(a, b, &left, &right);
            (ClashKind::Position, format!("{clash}: the speaker differs"))
        } else if let Some(because) = self.update(a, b) {
            (ClashKind::Update, because)
        } else if let Some(facet) = self.differing(Across::Revision, a, b) {
            let because = by_facet(facet, a, b, "; possibly a revision");
            (ClashKind::Revision, because)
        } else if let Some(source) = only_source(a, b) {
            let because = format!("{}; both stand in {source}", apart(a, b));
            (ClashKind::WithinSource, because)
        } else if let Some(because) = self.backwards(a, b) {
            (ClashKind::Contradiction, because)
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
            Evolves::Grows => below(early, late),
            Evolves::Falls => below(late, early),
            Evolves::Either => true,
        };
        moved.then(|| {
            let (early, late) = (&early.words, &late.words);
            let [until, since] = [until, since].map(day);
            format!("{early} ({until}) came before {late} ({since}): the answer moved with time")
        })
    }

    /// Says of an answer that can only grow, or only fall, where it was told the wrong way
    /// round: the earlier state still, or again, after the later one.
    fn backwards(&self, a: &Side, b: &Side) -> Option<String> {
        if a.version.denial || b.version.denial {
            return None;
        }
        let (low, high) = match (below(a, b), below(b, a)) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            _ => return None,
        };
        let (early, late, only) = match self.rule.evolves? {
            Evolves::Grows => (low, high, "grow"),
            Evolves::Falls => (high, low, "fall"),
            Evolves::Either => return None,
        };
        let ((_, still), (since, _)) = (early.dates?, late.dates?);
        (since < still).then(|| {
            let (early, late) = (&early.words, &late.words);
            let [still, since] = [still, since].map(day);
            format!(
                "{early} on {still} comes after {late} on {since}, yet the answer can only {only}"
            )
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
            Some(is) => format!("{} ({is})", self.words),
            None => self.words.clone(),
        }
    }
}

/// The values on which two versions clash, the versions' own if they are disjoint; `None`
/// if they do not clash. `relation` is that of their makers.
fn disagree<'a>(
    a: &Draft<'a>,
    b: &Draft<'a>,
    relation: Relation,
) -> Option<(&'a Value, &'a Value)> {
    let own = || (a.value(), b.value());
    match (a.denial, b.denial) {
        (true, true) => None,
        (false, false) if relation == Relation::Disjoint => Some(own()),
        (false, false) => a
            .members()
            .flat_map(|left| b.members().map(move |right| (left, right)))
            .find(|(left, right)| left.meets(right) && left.stands(right) == Relation::Disjoint)
            .map(|(left, right)| (left.value(), right.value())),
        // A denial opposes what it denies, and nothing else.
        _ => agree(relation).then(own),
    }
}

/// "26 November 2025"
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn agree(relation: Relation) -> bool {
    matches!(relation, Relation::Equal | Relation::Compatible)
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
    opposed(a, b, &a.words, &b.words)
}

fn opposed(a: &Side, b: &Side, left: &str, right: &str) -> String {
    match (a.version.denial, b.version.denial) {
        (false, true) => format!("{left} is stated, {right} is denied"),
        (true, false) => format!("{right} is stated, {left} is denied"),
        _ if below(a, b) => format!("{left} lies below {right}"),
        _ if below(b, a) => format!("{right} lies below {left}"),
        _ => format!("{left} and {right} exclude each other"),
    }
}

/// Whether both lie on an axis, and `a` below `b`.
fn below(a: &Side, b: &Side) -> bool {
    match (&a.extent, &b.extent) {
        (Some(a), Some(b)) => a.below(b),
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
