//! Figures that belong to other days than the one that their sources are about.
//!
//! A rule may name another that asks for the day (`day: date`). A figure in a sentence that
//! only tells of days long before is of something else, and sources that are about different days
//! tell of different things: their figures are not compared. That the days differ is what the
//! other rule says.

use super::bundle::by_place;
use crate::matcher::{By, Claim, Stated};
use crate::rule::APART;
use crate::source::Source;
use crate::value::date::{Told, dates};
use crate::value::scan::Scan;
use crate::value::{self, Content, Extent, Relation, Value, describe, relate};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days between two that may be one: a night told by its evening or by its morning, or a day that
/// somebody has wrong.
const SLIP: i32 = 6;

/// Days before that of a source, from which on a sentence looks back on something else.
const BACK: i32 = 7;

/// The days that the sources of a story are about.
pub(super) struct Days {
    /// The first answer of each source.
    leads: BTreeMap<String, Value>,
    /// What the days of a source are called, where the story has several.
    called: BTreeMap<String, String>,
}

impl Days {
    /// By the claims of the rule that asks for the day.
    pub fn of(claims: &[Claim]) -> Self {
        let mut first: BTreeMap<&str, &Claim> = BTreeMap::new();
        for claim in claims.iter().filter(|claim| is_placed(claim)) {
            let lead = first.entry(&claim.source).or_insert(claim);
            if by_place(claim, lead).is_lt() {
                *lead = claim;
            }
        }
        let mut apart: Vec<&Value> = Vec::new();
        for lead in first.values() {
            if !apart.contains(&&lead.value) {
                apart.push(&lead.value);
            }
        }
        apart.sort_by_key(|value| days(value).and_then(|days| days.low().copied()));
        let called = called(&apart);
        let several = called.iter().any(|name| *name != called[0]);
        let name = |claim: &Claim| {
            let at = apart.iter().position(|value| **value == claim.value)?;
            Some((claim.source.clone(), called[at].clone()))
        };
        let named = first.values().filter(|_| several);
        Self {
            called: named.filter_map(|claim| name(claim)).collect(),
            leads: (first.iter())
                .map(|(source, claim)| ((*source).to_owned(), claim.value.clone()))
                .collect(),
        }
    }

    /// Makes a claim say, as the facet `name`, which day it belongs to, where that is not the only
    /// one of its story.
    pub fn tell(&self, name: &str, claim: &mut Claim, source: &Source) {
        let looks_back = self.leads.get(&claim.source);
        let looks_back = looks_back.is_some_and(|lead| looks_back_from(lead, claim, source));
        let stated = match self.called.get(&claim.source) {
            _ if looks_back => Stated {
                is: APART.to_owned(),
                by: By::Sentence,
            },
            Some(called) => Stated {
                is: called.clone(),
                by: By::Assume,
            },
            None => return,
        };
        claim.facets.insert(name.to_owned(), stated);
    }
}

fn is_placed(claim: &Claim) -> bool {
    let apart = claim.facets.values().any(|stated| stated.is == APART);
    !claim.denied && !apart && days(&claim.value).is_some()
}

/// The first and the last day of a value that has both.
fn days(value: &Value) -> Option<&Extent<Date>> {
    match &value.content {
        Content::Days(days) if days.names_days() && !days.unplaced => Some(&days.extent),
        _ => None,
    }
}

/// What to call each of some days, in their order: days that may be one event's are called alike.
fn called(apart: &[&Value]) -> Vec<String> {
    let mut groups: Vec<usize> = (0..apart.len()).collect();
    for (n, a) in apart.iter().enumerate() {
        for (m, b) in apart.iter().enumerate().skip(n + 1) {
            if may_be_one(a, b) {
                let (from, to) = (groups[m].max(groups[n]), groups[m].min(groups[n]));
                groups
                    .iter_mut()
                    .filter(|g| **g == from)
                    .for_each(|g| *g = to);
            }
        }
    }
    groups.iter().map(|group| describe(apart[*group])).collect()
}

fn may_be_one(a: &Value, b: &Value) -> bool {
    let near = |a: &Value, b: &Value| since(a, b).is_some_and(|days| days <= SLIP);
    relate(a, b) != Relation::Disjoint || near(a, b) && near(b, a)
}

/// The days from the end of `a` to the beginning of `b`; negative where `b` begins before.
fn since(a: &Value, b: &Value) -> Option<i32> {
    let span = days(a)?.high()?.until(*days(b)?.low()?).ok()?;
    Some(span.get_days())
}

/// Whether the sentence of a claim tells of days long before that of its source, and not of this one.
fn looks_back_from(lead: &Value, claim: &Claim, source: &Source) -> bool {
    let scan = Scan::new(&claim.sentence);
    let told = dates(&scan, source.published, Told::default());
    let told: Vec<value::Value> = told.into_iter().map(|mention| mention.value).collect();
    let told = || told.iter().filter(|value| days(value).is_some());
    told().any(|value| since(value, lead).is_some_and(|days| days > BACK))
        && told().all(|value| !may_be_one(value, lead))
}

#[cfg(test)]
mod tests {
    use super::{Days, Source};
    use crate::matcher::Claim;
    use crate::value::{Context, HedgeTable, Kind, read_fixed};
    use std::collections::BTreeMap;

    /// A claim of a source, on what a text of 11 May 2026 calls a day.
    fn claim(source: &str, day: &str) -> Claim {
        let hedges = HedgeTable::standard();
        let published = "2026-05-11".parse().ok();
        let value = read_fixed(day, Kind::Date, &Context::new(published, &hedges)).unwrap();
        Claim {
            source: source.to_owned(),
            value,
            ..crate::comparator::tests::claim("a 1")
        }
    }

    /// What a claim of source `a`, in a sentence, says of its day.
    fn told(days: &[(&str, &str)], sentence: &str) -> Option<String> {
        let days: Vec<Claim> = days.iter().map(|(s, day)| claim(s, day)).collect();
        let mut toll = crate::comparator::tests::claim("a 4");
        toll.sentence = sentence.to_owned();
        let source = Source {
            published: "2026-05-11".parse().ok(),
            ..Source::default()
        };
        Days::of(&days).tell("day", &mut toll, &source);
        let facets: BTreeMap<_, _> = toll.facets;
        facets.get("day").map(|stated| stated.is.clone())
    }

    #[test]
    fn a_figure_has_the_day_of_its_source() {
        let one = [("a", "3 May 2026"), ("b", "4 May 2026")];
        let two = [("a", "3 May 2026"), ("b", "9 April 2026")];
        let chain = [
            ("a", "3 May 2026"),
            ("b", "4 May 2026"),
            ("c", "5 May 2026"),
        ];
        let looks_back = "Four died there on 9 April.";
        for (days, sentence, says) in [
            (one.as_slice(), "Four died.", None),
            (&chain, "Four died.", None),
            (&[one[0], ("b", "9 May 2026")], "Four died.", None),
            (
                &[one[0], ("b", "10 May 2026")],
                "Four died.",
                Some("3 May 2026"),
            ),
            (&two, "Four died.", Some("3 May 2026")),
            (&two[1..], "Four died.", None),
            (&two[1..], looks_back, None),
            (&one, looks_back, Some("apart")),
            (&one, "Four died on 3 May, as on 9 April.", None),
            (&one, "Four died on 28 April.", None),
            (&one, "Held on 8 May, he killed four.", None),
        ] {
            assert_eq!(told(days, sentence).as_deref(), says, "{sentence}");
        }
    }
}
