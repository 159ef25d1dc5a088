//! Claims of one question → its versions.

use super::Version;
use super::bundle::{Bundle, by_place};
use super::facets::{self, Key};
use super::independence::Independence;
use crate::matcher::Claim;
use crate::rule::Rule;
use crate::value::{Content, Relation, Value, describe};
use std::collections::BTreeSet;

/// The bundles that make a version and those that support it.
///
/// No two of them are disjoint: whoever contradicts a member makes a version of its own.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    maker: &'a Bundle,
    /// What its bundles say on the facets that separate: a silent maker is at home where
    /// those are that support it.
    pub group: Key,
    /// Bundles of an equal value.
    equal: Vec<&'a Bundle>,
    supports: Vec<&'a Bundle>,
    /// Bundles that count some of those that the version counts.
    parts: Vec<&'a Bundle>,
    /// The numbers of the supports and parts, because every clash asks for them.
    supported: BTreeSet<usize>,
    pub denial: bool,
    /// A name that fits several bearers, such as a surname alone.
    pub unplaced: bool,
}

impl<'a> Draft<'a> {
    fn new(maker: &'a Bundle) -> Self {
        Self {
            maker,
            group: maker.group.clone(),
            equal: Vec::new(),
            supports: Vec::new(),
            parts: Vec::new(),
            supported: BTreeSet::new(),
            denial: maker.denied(),
            unplaced: false,
        }
    }

    pub fn value(&self) -> &'a Value {
        self.maker.value()
    }

    pub fn meets(&self, other: &Self) -> bool {
        let aside = self.maker.aside || other.maker.aside;
        !aside && !facets::differ(&self.group, &other.group)
    }

    /// Whether the other tells of the whole of which this one tells a part.
    pub fn is_part_of(&self, other: &Self) -> bool {
        !self.denial && !other.denial && facets::is_part(&self.group, &other.group)
    }

    pub fn maker(&self) -> &'a Bundle {
        self.maker
    }

    pub fn members(&self) -> impl Iterator<Item = &'a Bundle> + Clone {
        std::iter::once(self.maker).chain(self.others())
    }

    /// The bundles but the one that made it.
    pub fn others(&self) -> impl Iterator<Item = &'a Bundle> + Clone {
        self.equal.iter().chain(&self.supports).copied()
    }

    /// Whether some bundle supports both versions.
    pub fn shares_supports(&self, other: &Self) -> bool {
        let (few, many) = match self.supported.len() <= other.supported.len() {
            true => (self, other),
            false => (other, self),
        };
        few.supported.iter().any(|n| many.supported.contains(n))
    }

    /// Whether `bundle` supports the version.
    pub fn is_supported_by(&self, bundle: &Bundle) -> bool {
        self.supported.contains(&bundle.number)
    }

    fn support(&mut self, bundle: &'a Bundle) {
        if self.supported.insert(bundle.number) {
            match bundle.is_part_of(self.maker) {
                true => self.parts.push(bundle),
                false => self.supports.push(bundle),
            }
            self.group = facets::joined(&self.group, &bundle.group);
        }
    }

    fn same_key(&self, bundle: &Bundle) -> bool {
        self.maker.holder == bundle.holder && self.maker.group == bundle.group
    }

    /// Whether `bundle` may support the version, `all` being the claims of the question.
    fn admits(&self, bundle: &Bundle, all: &[Bundle]) -> bool {
        self.maker.holder == bundle.holder
            && self.maker.meets(bundle)
            && self.maker.agrees(bundle)
            && bundle.fits(self.maker)
            && !self.joins_groups(bundle, all)
            && self
                .others()
                .all(|member| member.relation(bundle) != Relation::Disjoint)
    }

    /// Whether the version is silent on a facet on which `bundle` and another that agrees
    /// with it say different things: silence must not join what is separate.
    fn joins_groups(&self, bundle: &Bundle, all: &[Bundle]) -> bool {
        let own = &self.maker.group;
        if own
            .iter()
            .zip(&bundle.group)
            .all(|(own, its)| own.is_some() || its.is_none())
        {
            return false;
        }
        all.iter().any(|other| {
            !other.denied()
                && other.holder == bundle.holder
                && !other.meets(bundle)
                && other.meets(self.maker)
                && self.maker.agrees(other)
        })
    }

    /// The value as it is shown: a name that one bearer has in capitals, as in a dateline, as another writes it.
    fn shown(&self) -> &'a Value {
        let small = |value: &Value| match &value.content {
            Content::Name(name) => name.words.iter().any(|w| w.contains(char::is_lowercase)),
            _ => true,
        };
        let mut written = self.equal.iter().map(|bundle| bundle.value());
        match small(self.value()) {
            true => self.value(),
            false => written.find(|value| small(value)).unwrap_or(self.value()),
        }
    }

    /// The version with its claims, what they say about themselves, and its variants.
    pub fn version(&self, rule: &Rule, copies: &Independence) -> Version {
        let own = std::iter::once(&self.maker).chain(&self.equal);
        let mut claims: Vec<Claim> = own.flat_map(|bundle| bundle.claims()).cloned().collect();
        let supports = self.supports.iter();
        let mut supports: Vec<Claim> = supports.flat_map(|b| b.claims()).cloned().collect();
        let parts = self.parts.iter();
        let mut parts: Vec<Claim> = parts.flat_map(|b| b.claims()).cloned().collect();
        claims.sort_by(by_place);
        supports.sort_by(by_place);
        parts.sort_by(by_place);
        let (facets, notes) = facets::settle(rule, &mut claims, &mut supports);

        let value = self.shown();
        let mut told = vec![describe(value)];
        for member in self.members() {
            let words = describe(member.value());
            if !told.contains(&words) {
                told.push(words);
            }
        }
        let variants = told.split_off(1);
        let bearers = copies.bearers(claims.iter().chain(&supports));
        Version {
            value: value.clone(),
            facets,
            claims,
            supports,
            parts,
            variants,
            bearers,
            notes,
            denial: self.denial,
        }
    }
}

/// Makes versions of bundles in their order. Denials come last.
pub(super) fn drafts(bundles: &[Bundle]) -> Vec<Draft<'_>> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut supporters: Vec<&Bundle> = Vec::new();
    for bundle in bundles {
        let mut equal = drafts.iter_mut().filter(|draft| {
            draft.denial == bundle.denied()
                && draft.same_key(bundle)
                && bundle.fits(draft.maker)
                && draft.maker.stands(bundle) == Relation::Equal
        });
        if let (Some(draft), None) = (equal.next(), equal.next()) {
            draft.equal.push(bundle);
            continue;
        }
        if bundle.denied() {
            drafts.push(Draft::new(bundle));
            continue;
        }
        let mut supported: Vec<&mut Draft> = drafts
            .iter_mut()
            .filter(|draft| draft.admits(bundle, bundles))
            .collect();
        let unplaced = fits_strangers(bundle, &supported);
        if supported.is_empty() || unplaced {
            drafts.push(Draft {
                unplaced,
                ..Draft::new(bundle)
            });
            continue;
        }
        for draft in &mut supported {
            draft.support(bundle);
        }
        supporters.push(bundle);
    }
    // Versions made after a supporter was placed may be compatible with it as well.
    for bundle in supporters {
        for draft in drafts.iter_mut().filter(|draft| !draft.denial) {
            if !draft.is_supported_by(bundle) && draft.admits(bundle, bundles) {
                draft.support(bundle);
            }
        }
    }
    drafts
}

/// Whether a name, such as a surname alone, would fit two bearers who are not the same.
fn fits_strangers(bundle: &Bundle, bearers: &[&mut Draft]) -> bool {
    matches!(bundle.value().content, Content::Name(_))
        && bearers.iter().enumerate().any(|(number, a)| {
            let others = bearers.iter().skip(number + 1);
            others.into_iter().any(|b| !a.maker.agrees(b.maker))
        })
}
