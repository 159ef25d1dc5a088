//! Things that have a number for a name: "Article 4" where the sources have Article 5.

use super::read::Read;
use super::{Evidence, Side, State, Statement};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A capital word and a whole number right behind it.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(Article|Chapter|Clause|Resolution|Section|Paragraph|Protocol|Annex|Title|Route|Highway|Interstate|Flight|Gate|Platform|Line|Terminal|Ward|Unit|Room|Pier|District|Precinct|Channel|Phase|Stage|Level|Category) ([0-9]{1,5})(?-u:\b)").unwrap_or_else(|_| unreachable!())
});

/// Each where it stands first, as a statement without a rule.
pub(super) fn statements(read: &Read, sources: &[Read]) -> Vec<Statement> {
    let own = numbered(&read.source.text, read.source.body);
    if own.is_empty() {
        return Vec::new();
    }
    let mut known: FxHashMap<&str, Vec<(&Read, &str, Range<usize>)>> = FxHashMap::default();
    for source in sources {
        for (word, number, at) in numbered(&source.source.text, source.source.body) {
            known.entry(word).or_default().push((source, number, at));
        }
    }
    let mut told: Vec<(&str, &str)> = Vec::new();
    let strange = own.into_iter().filter_map(|(word, number, at)| {
        let theirs = known.get(word)?;
        let again = told.contains(&(word, number));
        told.push((word, number));
        if again || theirs.iter().any(|(_, other, _)| *other == number) {
            return None;
        }
        let (source, other, place) = theirs.first()?;
        let quote = source.source.text.get(place.clone()).unwrap_or_default();
        Some(Statement {
            range: at,
            rule: None,
            ask: Some("Does the source say it so?".to_owned()),
            says: format!("{word} {number}"),
            state: State::Contradicted,
            because: format!(
                "{} has {word} {other}, and no source {word} {number}",
                source.source.id
            ),
            evidence: vec![Evidence {
                side: Side::Beside,
                source: source.source.id.clone(),
                start: place.start,
                end: place.end,
                quote: quote.to_owned(),
                says: quote.to_owned(),
                speaker: None,
                clash: None,
            }],
            independent: 0,
        })
    });
    strange.collect()
}

/// All in a text from its body on: the word, the number, and where both stand.
fn numbered(text: &str, body: usize) -> Vec<(&str, &str, Range<usize>)> {
    let all = NUMBERED.captures_iter(text).filter_map(|found| {
        let (_, [word, number]) = found.extract();
        let whole = found.get(0)?.range();
        (whole.start >= body).then_some((word, number, whole))
    });
    all.collect()
}
