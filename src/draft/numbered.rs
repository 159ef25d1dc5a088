//! Things that have a number for a name: "Article 4" where the sources have Article 5.

use super::read::Read;
use super::{Evidence, Side, State, Statement};
use std::ops::Range;

/// What has a number for a name, and no two have the same one.
const WORDS: [&str; 24] = [
    "Annex",
    "Article",
    "Category",
    "Channel",
    "Chapter",
    "Clause",
    "District",
    "Flight",
    "Gate",
    "Highway",
    "Interstate",
    "Level",
    "Paragraph",
    "Phase",
    "Pier",
    "Platform",
    "Precinct",
    "Protocol",
    "Resolution",
    "Room",
    "Route",
    "Section",
    "Stage",
    "Terminal",
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
    let known: Vec<Numbered> = sources.iter().flat_map(numbered).collect();
    let mut told: Vec<(&str, &str)> = Vec::new();
    let strange = own.into_iter().filter_map(
        |Numbered {
             word, number, at, ..
         }| {
            let mut theirs = known.iter().filter(|other| other.word == word);
            let again = told.contains(&(word, number));
            told.push((word, number));
            if again || theirs.clone().any(|other| other.number == number) {
                return None;
            }
            let other = theirs.next()?;
            let (source, place) = (other.read.source, &other.at);
            let quote = source.text.get(place.clone()).unwrap_or_default();
            Some(Statement {
                range: at,
                rule: None,
                ask: Some("Does the source say it so?".to_owned()),
                says: format!("{word} {number}"),
                state: State::Contradicted,
                because: format!("{} has {quote}, and no source {word} {number}", source.id),
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

/// All in a text from its body on.
fn numbered<'a>(read: &'a Read<'a>) -> Vec<Numbered<'a>> {
    let source = read.source;
    let text = source.text.as_str();
    let gaps = text.match_indices(' ').map(|(at, _)| at);
    let all = gaps.filter(|at| *at >= source.body).filter_map(|gap| {
        let after = &text[gap + 1..];
        let end = after.find(|c: char| !c.is_ascii_digit());
        let number = &after[..end.unwrap_or(after.len())];
        let word = (!number.is_empty()).then(|| last_word(&text[..gap]))?;
        WORDS.contains(&word).then_some(Numbered {
            read,
            word,
            number,
            at: gap - word.len()..gap + 1 + number.len(),
        })
    });
    all.collect()
}

fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphanumeric());
    let start = start.map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    &text[start..]
}
