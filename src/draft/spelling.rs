//! Persons of the draft whose surname no source spells so, though one has nearly that name.
//!
//! Names that transliterations spell in two ways are one's, and so is a slip of the pen: an answer
//! passes with either. Only the first is right.

use super::quotation::Library;
use super::read::Read;
use super::{Evidence, State, Statement};
use crate::value::Name;
use crate::value::name::plain;

/// Surnames shorter than this have too many neighbours,
const LONG: usize = 5;
/// and so many letters for each that differs.
const EACH: usize = 4;

/// Each where it stands first, as a statement without a rule.
pub(super) fn statements(read: &Read, sources: &[Read], library: &Library) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for (name, mention) in read.names() {
        let Some(own) = surname(name) else {
            continue;
        };
        if told.contains(&own) || !library.having(own).is_empty() {
            continue;
        }
        let full = is_person(name);
        let mut theirs = sources.iter().flat_map(|s| {
            let persons = s.names().iter().filter(|(name, _)| is_person(name));
            persons.map(move |(name, at)| (s.source, name, at))
        });
        let near = theirs.find(|(_, other, _)| {
            let slip = |theirs: &str| is_slip(own, theirs) && (full || !is_other(own, theirs));
            surname(other).is_some_and(slip) && given_fit(name, other)
        });
        let Some((source, other, at)) = near else {
            continue;
        };
        told.push(own);
        let theirs = other.words.join(" ");
        found.push(Statement::looked_up(
            read,
            mention.figure.clone(),
            State::Unsupported,
            format!("no source spells it so: {} has {theirs}", source.id),
            vec![Evidence::beside(source, &at.figure)],
        ));
    }
    found
}

fn surname(name: &Name) -> Option<&str> {
    let last = name.words.last().map(String::as_str);
    last.filter(|word| word.chars().count() >= LONG)
}

fn is_person(name: &Name) -> bool {
    name.words.len() > 1 || !name.titles.is_empty()
}

/// Whether their first names begin alike, where both have one.
fn given_fit(a: &Name, b: &Name) -> bool {
    let initial = |name: &Name| match name.words.as_slice() {
        [first, _, ..] => first.chars().next(),
        _ => None,
    };
    match (initial(a), initial(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Whether a lone word is made of a surname or of a country's name: "the Millers", "a German".
fn is_other(own: &str, theirs: &str) -> bool {
    const ENDS: [&str; 5] = ["s", "an", "ans", "ish", "ese"];
    own.len() <= LONG || theirs.len() < own.len() || ENDS.iter().any(|end| own.ends_with(end))
}

/// Whether one word is the other but for a letter or two that no transliteration explains.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let shorter = a.chars().count().min(b.chars().count());
    let begins = a.chars().next() == b.chars().next();
    begins && strsim::osa_distance(&a, &b) <= shorter / EACH && sound(&a) != sound(&b)
}

/// A word as transliterations have it in common.
fn sound(word: &str) -> String {
    const PAIRS: [(&str, &str); 9] = [
        ("tsch", "s"),
        ("sch", "s"),
        ("tch", "s"),
        ("ch", "s"),
        ("sh", "s"),
        ("kh", "h"),
        ("ue", "u"),
        ("oe", "o"),
        ("ae", "a"),
    ];
    let pairs = PAIRS.iter();
    let word = pairs.fold(word.to_owned(), |word, (pair, one)| word.replace(pair, one));
    let mut sound = String::new();
    for c in word.chars() {
        let c = match plain(c) {
            'y' | 'j' => 'i',
            'w' => 'v',
            'c' => 'k',
            c => c,
        };
        // "Petrovskyy" is Petrovsky, and "Andrei" Andriy.
        if !(sound.ends_with(c) && "iae".contains(c)) {
            sound.push(c);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_transliteration_is_no_slip() {
        for (own, theirs, slip) in [
            ("Hartburg", "Hartberg", true),
            ("Farel", "Farell", true),
            ("Petrovskyy", "Petrovsky", false),
            ("Petrovskij", "Petrovskiy", false),
            ("Akhmedov", "Ahmedov", false),
            ("Jermolova", "Yermolova", false),
            ("Krueger", "Kruger", false),
            ("Petruchenko", "Petrushenko", false),
            ("Marten", "Prado", false),
            ("Fenn", "Fenner", false),
        ] {
            assert_eq!(is_slip(own, theirs), slip, "{own}, {theirs}");
        }
    }
}
