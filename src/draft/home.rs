//! Where a person is from: "Karl Voss, 51, of Norby" where the sources have him of Harbour Town.

use super::read::Read;
use super::{Evidence, State, Statement};
use crate::value::name::{relate, same_spelling};
use crate::value::{Mention, Name, Relation};

/// A person with a home behind the age.
struct Home<'a> {
    read: &'a Read<'a>,
    person: &'a Name,
    place: &'a (Name, Mention),
}

/// Each home that no source gives its person, though one gives another, without a rule.
pub(super) fn statements(read: &Read, sources: &[Read]) -> Vec<Statement> {
    let own = homes(read);
    if own.is_empty() {
        return Vec::new();
    }
    let all: Vec<Home> = sources.iter().flat_map(homes).collect();
    let strange = own.iter().filter_map(|home| {
        let same = |other: &&Home| is_one(home.person, other.person);
        let mut theirs = all.iter().filter(same);
        let other = theirs.clone().next()?;
        let (place, at) = home.place;
        if theirs.any(|other| relate(place, &other.place.0) != Relation::Disjoint) {
            return None;
        }
        let evidence = Evidence::beside(other.read.source, &other.place.1.figure);
        let because = format!("{} has “{}” here", evidence.source, evidence.quote);
        Some(Statement::looked_up(
            read,
            at.figure.clone(),
            State::Contradicted,
            because,
            vec![evidence],
        ))
    });
    strange.collect()
}

/// Whether two names are one person's; a surname alone is anybody's of that name.
fn is_one(a: &Name, b: &Name) -> bool {
    let last = |name: &Name| name.words.last().map_or("", String::as_str).to_owned();
    same_spelling(&last(a), &last(b))
        && (a.words.len() == 1
            || b.words.len() == 1
            || relate(a, b) != Relation::Disjoint
            || a.words[0] == b.words[0])
}

/// "Tom Fenn, 51, of Norby": without an age it may be an office, or a firm.
fn homes<'a>(read: &'a Read) -> Vec<Home<'a>> {
    let names = read.names();
    let pairs = names.iter().zip(names.iter().skip(1));
    let homes = pairs.filter_map(|((person, at), place)| {
        let between = read.source.text.get(at.figure.end..place.1.span.start)?;
        let mark = |c: char| matches!(c, ',' | ' ' | ')') || c.is_ascii_digit();
        let words = between.trim_start_matches(mark);
        let aged = between.contains(|c: char| c.is_ascii_digit());
        (aged && words == "of " && place.0.titles.is_empty()).then_some(Home {
            read,
            person,
            place,
        })
    });
    homes.collect()
}
