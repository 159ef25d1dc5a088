//! Things that have a number for a name: "Article 4" where the sources have Article 5.

use super::read::Read;
use super::{Evidence, Side, State, Statement};
use rustc_hash::FxHashMap;
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
    let mut known: FxHashMap<(&str, &str), ()> = FxHashMap::default();
    let mut first: FxHashMap<&str, Numbered> = FxHashMap::default();
    for one in sources.iter().flat_map(numbered) {
        known.insert((one.word, one.number), ());
        first.entry(one.word).or_insert(one);
    }
    let strange = own.into_iter().filter_map(
        |Numbered {
             word, number, at, ..
         }| {
            // Neither told again nor known.
            if known.insert((word, number), ()).is_some() {
                return None;
            }
            let other = first.get(word)?;
            let (source, place) = (other.read.source, &other.at);
            let quote = source.text.get(place.clone()).unwrap_or_default();
            Some(Statement {
                range: at,
                rule: None,
                ask: Some("Is it in a source?".to_owned()),
                says: format!("{word} {number}"),
                state: State::Unsupported,
                because: format!("no source has it; {} has {quote}", source.id),
                evidence: vec![Evidence {
                    side: Side::Beside,
                    source: source.id.clone(),
                    start: place.start,
                    end: place.end,
                    quote: quote.to_owned(),
                    says: quote.to_owned(),
                    speaker: None,
                    clash: None,
                }],
                independent: 0,
            })
        },
    );
    strange.collect()
}

/// All in a text. "Articles 4 and 5" are two, and "Article 5.2" is none.
fn numbered<'a>(read: &'a Read<'a>) -> Vec<Numbered<'a>> {
    let text = read.source.text.as_str();
    let mut found = Vec::new();
    let mut word = "";
    let mut rest = 0;
    for part in text.split(|c: char| c.is_whitespace() || ",;:()“”\"".contains(c)) {
        let start = rest;
        rest += part.len();
        rest += text[rest..].chars().next().map_or(0, char::len_utf8);
        let number = part.trim_end_matches(['.', '!', '?', '’', '\'']);
        let singular = part.strip_suffix('s').unwrap_or(part);
        if let Some(known) = WORDS.iter().find(|known| **known == singular) {
            word = known;
        } else if number.is_empty() || ["and", "or", "to"].contains(&part) {
        } else if !word.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
            let at = start..start + number.len();
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
