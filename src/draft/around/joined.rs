//! A name joined to another of which no source has the two together: "all of Peru and Chile",
//! where the source has "all of Peru and Bolivia".

use super::{Backing, Passage, Read, Statement};
use crate::value::name::relate;
use crate::value::{Mention, Name, Relation};
use std::ops::Range;

/// Names joined by commas and "and", behind the same word, which leads to both.
#[derive(Debug)]
struct Group<'a> {
    lead: &'a str,
    names: Vec<&'a (Name, Mention)>,
}

/// Words behind which names are of one sort.
const LEADS: [&str; 8] = [
    "of", "in", "from", "to", "near", "across", "over", "through",
];

pub(super) fn statements(own: &Passage, theirs: &[Backing]) -> Vec<Statement> {
    let each = theirs
        .iter()
        .map(|t| (t.place, groups(t.passage.read, &t.passage.sentence)));
    let theirs: Vec<_> = each.collect();
    let mut found = Vec::new();
    for group in groups(own.read, &own.sentence) {
        let pairs = group
            .names
            .iter()
            .flat_map(|name| group.names.iter().map(move |o| (name, o)));
        let strange = pairs.into_iter().find_map(|(name, beside)| {
            // Whoever names more of them takes nobody's place.
            let faces = |other: &Group| {
                other.lead == group.lead
                    && other.has(beside)
                    && !other.has(name)
                    && !other.names.iter().all(|n| group.has(n))
            };
            let (place, _) = theirs.iter().find(|(_, all)| all.iter().any(faces))?;
            let mut all = theirs.iter().flat_map(|(_, groups)| groups);
            let together = all.any(|g| g.has(beside) && g.has(name));
            (!together).then_some((name, beside, place))
        });
        if let Some((name, beside, place)) = strange {
            let words = |name: &(Name, Mention)| name.0.words.join(" ");
            let because = format!(
                "{} has another name than “{}” beside “{}”",
                place.source,
                words(name),
                words(beside)
            );
            found.push(own.said(name.1.figure.clone(), because, place));
        }
    }
    found
}

impl Group<'_> {
    fn has(&self, name: &(Name, Mention)) -> bool {
        self.names.iter().any(|other| same(&other.0, &name.0))
    }
}

fn same(a: &Name, b: &Name) -> bool {
    relate(a, b) != Relation::Disjoint
}

/// The groups of names in a range of a text.
fn groups<'a>(read: &'a Read, range: &Range<usize>) -> Vec<Group<'a>> {
    let text = &read.source.text;
    let names = read.names();
    let first = names.partition_point(|(_, at)| at.figure.start < range.start);
    let names = names[first..]
        .iter()
        .take_while(|(_, at)| at.figure.end <= range.end);
    let names: Vec<&(Name, Mention)> = names.collect();
    let joined = |a: &&(Name, Mention), b: &&(Name, Mention)| {
        let between = text.get(a.1.figure.end..b.1.figure.start);
        matches!(between, Some(" and " | ", " | ", and "))
    };
    let groups = names.chunk_by(joined).filter(|names| names.len() > 1);
    let groups = groups.filter_map(|names| {
        let before = text.get(range.start..names[0].1.figure.start)?;
        let lead = before.split_whitespace().next_back()?;
        LEADS.contains(&lead).then(|| Group {
            lead,
            names: names.to_vec(),
        })
    });
    groups.collect()
}
