//! How many of a version's sources are independent, and who had it first.

use super::shingle::{copies, join, root, words};
use crate::matcher::Claim;
use crate::source::Source;
use crate::source::paragraph::paragraphs;
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph with fewer words than this is nobody's: two reporters may well write it.
const OWN: usize = 12;

/// The sources of one story, and which of their texts are copies.
#[derive(Debug)]
pub struct Independence<'a> {
    sources: BTreeMap<&'a str, &'a Source>,
    /// By source; none where nobody looked.
    copied: BTreeMap<&'a str, Copied>,
}

/// The numbers that a source shares with those that have the same text.
#[derive(Debug)]
struct Copied {
    /// That of its whole prose.
    prose: usize,
    /// Where each paragraph begins, and its number.
    paragraphs: Vec<(usize, usize)>,
}

/// Who bears a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearers {
    /// Ids of its sources, sorted.
    pub sources: Vec<String>,
    /// How many of them are independent: neither are they copies of one another as a whole,
    /// nor do the paragraphs with its claims.
    pub independent: usize,
    /// Ids of those that were published first; none where no date is known.
    pub earliest: Vec<String>,
}

impl<'a> Independence<'a> {
    /// Looks for copies among the sources as a whole, and among their paragraphs. By id,
    /// so that the answer does not depend on their order.
    pub fn of(sources: impl Iterator<Item = &'a Source>) -> Self {
        let sources = by_id(sources);
        let (whole, (places, numbers)) =
            rayon::join(|| Self::whole(&sources), || Self::paragraphs(&sources));
        let mut numbers = numbers.into_iter();
        let copied = sources.keys().zip(whole).zip(&places);
        let copied = copied.map(|((id, prose), places)| {
            let paragraphs = places.iter().copied().zip(numbers.by_ref()).collect();
            (*id, Copied { prose, paragraphs })
        });
        Self {
            copied: copied.collect(),
            sources,
        }
    }

    /// Of sources that nobody looked through: each is on its own.
    pub(super) fn unread(sources: impl Iterator<Item = &'a Source>) -> Self {
        Self {
            sources: by_id(sources),
            copied: BTreeMap::new(),
        }
    }

    /// All of them, by id.
    pub fn sources(&self) -> &BTreeMap<&'a str, &'a Source> {
        &self.sources
    }

    /// All of them, each with the number that it shares with those of the same text.
    pub(super) fn groups(&self) -> impl Iterator<Item = (usize, &'a Source)> {
        let known = self.sources.iter();
        known.filter_map(|(id, source)| Some((self.copied.get(id)?.prose, *source)))
    }

    /// The number of each source's whole prose.
    fn whole(sources: &BTreeMap<&'a str, &'a Source>) -> Vec<usize> {
        let prose = sources.values().map(|source| source.prose().to_lowercase());
        let prose: Vec<String> = prose.collect();
        copies(&prose.iter().map(|prose| words(prose)).collect::<Vec<_>>())
    }

    /// Where the paragraphs of each source begin, and the numbers of all of them.
    fn paragraphs(sources: &BTreeMap<&'a str, &'a Source>) -> (Vec<Vec<usize>>, Vec<usize>) {
        let places = sources.values().map(|source| {
            let paragraphs = paragraphs(source.file(), source.body).into_iter();
            let lower = |range| source.text.get(range).unwrap_or("").to_lowercase();
            paragraphs
                .map(|p| (p.start, lower(p.start..p.end)))
                .collect()
        });
        let places: Vec<Vec<(usize, String)>> = places.collect();
        let own = places.iter().flatten().map(|(_, prose)| {
            let words = words(prose);
            if words.len() < OWN { Vec::new() } else { words }
        });
        let numbers = copies(&own.collect::<Vec<_>>());
        let starts = |places: &Vec<(usize, String)>| places.iter().map(|(at, _)| *at).collect();
        (places.iter().map(starts).collect(), numbers)
    }

    /// Who bears these claims of the story.
    pub fn bearers<'b>(&self, claims: impl Iterator<Item = &'b Claim>) -> Bearers {
        let mut borne: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for claim in claims {
            borne
                .entry(&claim.source)
                .or_default()
                .push(claim.range.start);
        }
        let mut parent: Vec<usize> = (0..borne.len()).collect();
        let mut prose: BTreeMap<usize, usize> = BTreeMap::new();
        let mut paragraphs: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, (id, places)) in borne.iter().enumerate() {
            let Some(copied) = self.copied.get(id) else {
                continue;
            };
            let first = *prose.entry(copied.prose).or_insert(number);
            join(&mut parent, first, number);
            for place in places.iter().filter_map(|place| copied.paragraph(*place)) {
                let first = *paragraphs.entry(place).or_insert(number);
                join(&mut parent, first, number);
            }
        }
        let groups: BTreeSet<usize> = (0..borne.len()).map(|n| root(&parent, n)).collect();
        let dated = borne.keys().filter_map(|id| {
            let published = self.sources.get(id)?.published?;
            Some((published, *id))
        });
        let dated: Vec<_> = dated.collect();
        let first = dated.iter().map(|(day, _)| *day).min();
        let earliest = dated.iter().filter(|(day, _)| Some(*day) == first);
        Bearers {
            independent: groups.len(),
            earliest: earliest.map(|(_, id)| (*id).to_owned()).collect(),
            sources: borne.into_keys().map(str::to_owned).collect(),
        }
    }
}

fn by_id<'a>(sources: impl Iterator<Item = &'a Source>) -> BTreeMap<&'a str, &'a Source> {
    sources.map(|source| (source.id.as_str(), source)).collect()
}

impl Copied {
    /// The number of the paragraph in which a place lies.
    fn paragraph(&self, place: usize) -> Option<usize> {
        let after = self
            .paragraphs
            .partition_point(|(start, _)| *start <= place);
        let (_, number) = self.paragraphs.get(after.checked_sub(1)?)?;
        Some(*number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparator::shingle::tests::prose;
    use crate::comparator::tests::{claim, source};

    /// Who bears a claim that each source has in its first paragraph.
    fn bearers(texts: &[(&str, String)]) -> Bearers {
        let sources: Vec<Source> = texts
            .iter()
            .map(|(short, text)| Source {
                text: text.clone(),
                ..source(short)
            })
            .collect();
        let claims: Vec<Claim> = texts
            .iter()
            .map(|(short, _)| claim(&format!("{short} 7")))
            .collect();
        Independence::of(sources.iter()).bearers(claims.iter())
    }

    #[test]
    fn a_copied_paragraph_has_one_author() {
        let page = |lead: String, seed: &str| lead + "\n\n" + &prose(seed, 200);
        let independent = |a, b| bearers(&[("a", a), ("b", b)]).independent;
        let wire = prose("wire", 20);
        assert_eq!(independent(page(wire.clone(), "a"), page(wire, "b")), 1);
        // Copied, but not where the claim stands.
        let (mut a, mut b) = (page(prose("x", 20), "a"), page(prose("y", 20), "b"));
        for page in [&mut a, &mut b] {
            *page += "\n\n";
            *page += &prose("wire", 20);
        }
        assert_eq!(independent(a, b), 2);
        // What anybody would write.
        let short = prose("police", 8);
        assert_eq!(independent(page(short.clone(), "a"), page(short, "b")), 2);
        let whole = page(prose("x", 20), "a").to_uppercase();
        assert_eq!(independent(whole.to_lowercase(), whole), 1);
    }

    #[test]
    fn the_first_to_say_so() {
        let earliest = |shorts: &[&str]| {
            let texts = shorts.iter().map(|short| (*short, prose(short, 30)));
            bearers(&texts.collect::<Vec<_>>()).earliest
        };
        assert_eq!(earliest(&["a@22", "b@20", "c", "d@20"]), ["b", "d"]);
        assert!(earliest(&["a", "b"]).is_empty());
    }
}
