//! Things that have a number for a name: "Article 4" where the sources have Article 5.

use super::read::Read;
use super::{Evidence, State, Statement};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// What has a number for a name, and no two have the same one.
const WORDS: [&str; 8] = [
    "Annex",
    "Article",
    "Chapter",
    "Clause",
    "Flight",
    "Protocol",
    "Resolution",
    "Section",
];

/// A word and its number in a text, and where both stand.
struct Numbered<'a> {
    read: &'a Read<'a>,
    word: &'a str,
    number: &'a str,
    at: Range<usize>,
}

/// Each where it stands first, as a statement without a rule.
pub(super) fn statements(read: &Read, sources: &[Read]) -> Vec<Statement> {
    let own = numbered(read);
    if own.is_empty() {
        return Vec::new();
    }
    // Where each stands first, and where the first of its word does.
    let mut known: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut first: FxHashMap<&str, Numbered> = FxHashMap::default();
    for one in sources.iter().flat_map(numbered) {
        known.insert((one.word, one.number));
        first.entry(one.word).or_insert(one);
    }
    let strange = own.into_iter().filter_map(
        |Numbered {
             word, number, at, ..
         }| {
            // Neither told again nor known.
            if !known.insert((word, number)) {
                return None;
            }
            let other = first.get(word)?;
            let place = Evidence::beside(other.read.source, &other.at);
            let because = format!("no source has it; {} has {}", place.source, place.quote);
            let evidence = vec![place];
            Some(Statement::looked_up(
                read,
                at,
                State::Unsupported,
                because,
                evidence,
            ))
        },
    );
    strange.collect()
}

/// All in a text. "Articles 4 and 5" are two, and "Article 5.2" is none.
fn numbered<'a>(read: &'a Read<'a>) -> Vec<Numbered<'a>> {
    let text = read.source.text.as_str();
    let mut found = Vec::new();
    let mut word = "";
    // Where the word stands, before the first number behind it.
    let mut begins = None;
    let mut rest = 0;
    for part in text.split(|c: char| c.is_whitespace() || ",;:()“”\"".contains(c)) {
        let start = rest;
        rest += part.len();
        rest += text[rest..].chars().next().map_or(0, char::len_utf8);
        let number = part.trim_end_matches(['.', '!', '?', '’', '\'']);
        let singular = part.strip_suffix('s').unwrap_or(part);
        let joins = number.is_empty() || ["and", "or", "to"].contains(&part);
        if let Some(known) = WORDS.iter().find(|known| **known == singular) {
            word = known;
            begins = Some(start);
        } else if word.is_empty() || joins {
            continue;
        } else if number.bytes().all(|b| b.is_ascii_digit()) {
            let at = begins.take().unwrap_or(start)..start + number.len();
            found.push(Numbered {
                read,
                word,
                number,
                at,
            });
        } else {
            word = "";
        }
    }
    found
}
