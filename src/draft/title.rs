//! Offices before or behind a name that no source gives its bearer, where sources give another.

use super::read::Read;
use super::{Evidence, State, Statement};
use crate::rule::fold::Folded;
use crate::value::name::relate;
use crate::value::{Mention, Name, Relation};

/// Titles that anybody may have, or have beside another.
const COMMON: [&str; 21] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "lord",
    "lady",
    "dr",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officer",
    "official",
    "attorney",
    "lawyer",
    "leader",
    "reporter",
    "author",
    "coach",
];

/// Titles that are another's short form, or its other name.
const SHORT: [(&str, &str); 27] = [
    ("capt", "captain"),
    ("col", "colonel"),
    ("cmdr", "commander"),
    ("det", "detective"),
    ("gen", "general"),
    ("gov", "governor"),
    ("insp", "inspector"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("pres", "president"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
    ("supt", "superintendent"),
    ("rev", "reverend"),
    // Other words for it, or for what other lands call otherwise.
    ("premier", "minister"),
    ("secretary", "minister"),
    ("prime", "minister"),
    ("advisor", "adviser"),
    ("justice", "judge"),
    ("chair", "chairman"),
    ("chairwoman", "chairman"),
    ("chairperson", "chairman"),
    ("congressman", "representative"),
    ("congresswoman", "representative"),
    ("deputies", "deputy"),
];

/// What somebody is, in words behind the name.
const OFFICES: [&str; 23] = [
    "adviser",
    "advisor",
    "ambassador",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "commissioner",
    "congressman",
    "coroner",
    "director",
    "envoy",
    "governor",
    "judge",
    "mayor",
    "minister",
    "negotiator",
    "premier",
    "president",
    "prosecutor",
    "secretary",
    "senator",
    "sheriff",
];

/// How long such words are at the most, in bytes.
const APPOSITION: usize = 60;

/// How many bytes on either side of a name a source may say in other words what its bearer is.
const AROUND: usize = 120;

/// Each where it stands first, as a statement without a rule.
pub(super) fn statements(read: &Read, sources: &[Read]) -> Vec<Statement> {
    let mut told: Vec<&Name> = Vec::new();
    let mut found = Vec::new();
    for (name, mention) in read.names() {
        let own = offices(read, name, mention);
        if own.is_empty() || told.contains(&name) || was(read, mention) {
            continue;
        }
        told.push(name);
        let bearers = sources.iter().flat_map(|source| {
            let same = |(other, _): &&(Name, Mention)| {
                name.words.last() == other.words.last() && relate(name, other) != Relation::Disjoint
            };
            source.names().iter().filter(same).map(move |n| (source, n))
        });
        let bearers: Vec<(&Read, &(Name, Mention))> = bearers.collect();
        let says = |(source, (other, at)): &(&Read, &(Name, Mention))| {
            own.iter()
                .any(|word| offices(source, other, at).contains(word))
                || stands_near(source, at, &own)
        };
        if bearers.iter().any(says) {
            continue;
        }
        let other = bearers
            .iter()
            .map(|(source, (other, at))| (source, at, offices(source, other, at)))
            .find(|(_, _, offices)| !offices.is_empty());
        let Some((source, at, theirs)) = other else {
            continue;
        };
        let theirs = theirs.join(" ");
        found.push(Statement::looked_up(
            read,
            mention.span.start..mention.figure.end,
            State::Contradicted,
            format!("{} has “{theirs}” beside this name", source.source.id),
            vec![Evidence::beside(source.source, &at.span)],
        ));
    }
    found
}

/// The words of a name's titles, and of what stands between commas behind it, that say what its
/// bearer is.
fn offices(read: &Read, name: &Name, at: &Mention) -> Vec<String> {
    let words = name.titles.iter().flat_map(|title| title.split([' ', '-']));
    let words = words.map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    let words = words.map(|word| whole(&word).to_owned());
    let tells = |word: &String| word.len() > 2 && !COMMON.contains(&word.as_str());
    let behind = read.source.text.get(at.figure.end..).unwrap_or_default();
    let behind = behind
        .strip_prefix(", ")
        .and_then(|rest| rest.split([',', '.', ';', '\n']).next());
    let behind = behind
        .filter(|words| words.len() <= APPOSITION)
        .unwrap_or_default();
    let offices = behind
        .split([' ', '-'])
        .filter(|word| OFFICES.contains(word))
        .map(whole);
    words
        .filter(tells)
        .chain(offices.map(str::to_owned))
        .collect()
}

/// A title as others have it.
fn whole(word: &str) -> &str {
    let long = SHORT.iter().find(|(short, _)| *short == word);
    long.map_or(word, |(_, long)| long)
}

/// Whether a source has one of the words near a name.
fn stands_near(read: &Read, at: &Mention, words: &[String]) -> bool {
    let text = &read.source.text;
    let bound = |at: usize| (at..=text.len()).find(|n| text.is_char_boundary(*n));
    let from = bound(at.span.start.saturating_sub(AROUND));
    let to = bound((at.span.end + AROUND).min(text.len()));
    let around = from.zip(to).and_then(|(from, to)| text.get(from..to));
    let around = Folded::new(around.unwrap_or_default());
    (0..around.tokens.len()).any(|n| words.iter().any(|word| whole(around.word(n)) == word))
}

/// Whether the text says that it was before: "the former president Ada Roe".
fn was(read: &Read, at: &Mention) -> bool {
    let before = read.source.text.get(..at.figure.start).unwrap_or_default();
    let mut words = before.split_whitespace().rev().take(5);
    words.any(|word| ["former", "ex", "then", "late"].contains(&word.to_lowercase().as_str()))
}
