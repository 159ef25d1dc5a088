//! Names, times of day and figures that stand in the sentence of a statement, and in no source.
//!
//! A rule reads one answer of a sentence. Whom a second name puts in another's place, or an hour
//! beside the day, would pass with it. Elsewhere they are listed as not checked.

use super::clock::{self, Clock};
use super::quotation::Library;
use super::read::Read;
use super::{State, Statement};
use crate::matcher::Claim;
use crate::source::Source;
use crate::value::name::relate;
use crate::value::{Content, Mention, Name, Relation, Value};
use std::ops::Range;

/// Figures below this are written of parts and sums as well, which no source need have.
const LARGE: i64 = 13;

/// All of them, as statements without a rule. `quoted` is what stands in quotation marks, which
/// is looked up by itself.
pub(super) fn statements(
    read: &Read,
    claims: &[Claim],
    quoted: &[Range<usize>],
    sources: &[Read],
    library: &Library,
) -> Vec<Statement> {
    let draft = read.source;
    let mut sentences: Vec<Range<usize>> =
        claims.iter().map(|c| c.sentence_range.clone()).collect();
    sentences.sort_by_key(|range| (range.start, range.end));
    sentences.dedup();
    let within = |all: &[Range<usize>], at: &Range<usize>| {
        all.iter().any(|r| r.start < at.end && at.start < r.end)
    };
    let answered: Vec<Range<usize>> = claims.iter().map(|c| c.value_range.clone()).collect();
    let free = |at: &Range<usize>| within(&sentences, at) && !within(quoted, at);
    let mut found = Vec::new();
    let mut say = |range: Range<usize>, because: String| {
        let says = draft.text.get(range.clone()).unwrap_or_default();
        found.push(Statement {
            says: says.to_owned(),
            range,
            rule: None,
            ask: Some("Is it in a source?".to_owned()),
            state: State::Unsupported,
            because,
            evidence: Vec::new(),
            independent: 0,
        });
    };

    let names = read.names().iter().filter(|(_, mention)| {
        let whole = claims.iter().any(|c| {
            // A phrase that fixes its answer has other names among its words.
            c.value_range != c.range
                && within(std::slice::from_ref(&c.value_range), &mention.figure)
        });
        free(&mention.figure) && !whole
    });
    // "Harbour Office Ada Quill" is two.
    let has = |name: &Name| {
        let n = name.words.len();
        let ends = (0..n).filter(|from| *from == 0 || n - from > 1);
        let mut ends = ends.map(|from| name.words[from..].join(" "));
        ends.any(|words| !library.having(&words).is_empty())
    };
    let strange: Vec<_> = names
        .filter(|(name, mention)| is_told(draft, name, mention) && !has(name))
        .collect();
    if !strange.is_empty() {
        let known = || sources.iter().flat_map(Read::names).map(|(name, _)| name);
        let papers = sources.iter().map(|s| s.source).chain([draft]);
        let papers: Vec<&str> = papers
            .flat_map(|s| [s.publisher.as_deref(), s.author.as_deref()])
            .flatten()
            .collect();
        for (name, mention) in strange {
            let words = name.words.join(" ");
            let same = |other: &Name| relate(name, other) != Relation::Disjoint;
            if !known().any(same) && !papers.iter().any(|paper| paper.ends_with(&words)) {
                let because = "no source has this name, which stands beside a statement";
                say(mention.figure.clone(), because.to_owned());
            }
        }
    }

    let hours = clock::times(&draft.text).into_iter();
    let hours: Vec<Clock> = hours.filter(|clock| free(&clock.range)).collect();
    if !hours.is_empty() {
        let mut known: Vec<(&Source, Clock)> = Vec::new();
        for source in sources.iter().map(|s| s.source) {
            known.extend(
                clock::times(source.prose())
                    .into_iter()
                    .map(|clock| (source, clock)),
            );
        }
        for hour in hours
            .iter()
            .filter(|hour| !known.iter().any(|(_, k)| k.fits(hour)))
        {
            let because = match known.first() {
                Some((source, clock)) => format!(
                    "no source has this time of day; {} has {}",
                    source.id,
                    source.prose().get(clock.range.clone()).unwrap_or_default()
                ),
                None => "no source has a time of day".to_owned(),
            };
            say(hour.range.clone(), because);
        }
    }

    let figures = read.values().iter();
    let figures: Vec<&Mention> = figures
        .filter(|m| free(&m.span) && !within(&answered, &m.span) && is_telling(&m.value))
        .collect();
    if !figures.is_empty() {
        let known = || {
            sources
                .iter()
                .flat_map(Read::values)
                .map(|mention| &mention.value)
        };
        let published = sources
            .iter()
            .map(|s| s.source)
            .chain([draft])
            .filter_map(|s| s.published);
        let published: Vec<_> = published.collect();
        for figure in figures {
            let day = |value: &Value| match &value.content {
                Content::Days(days) => published.iter().any(|day| {
                    days.extent.low().is_none_or(|low| low <= day)
                        && days.extent.high().is_none_or(|high| day <= high)
                }),
                _ => false,
            };
            if !known().any(|value| is_that(&figure.value, value)) && !day(&figure.value) {
                let because = "no source has this figure, which stands beside a statement";
                say(figure.span.clone(), because.to_owned());
            }
        }
    }
    found
}

/// Whether a name tells of somebody or some place: not an adjective ("Estonian"), nor a word that
/// may have its capital from where it stands.
fn is_told(draft: &Source, name: &Name, mention: &Mention) -> bool {
    let [word] = name.words.as_slice() else {
        return true;
    };
    const ADJECTIVE: [&str; 7] = ["an", "ans", "ish", "ese", "nch", "tch", "ss"];
    let before = draft.text.get(..mention.span.start).unwrap_or_default();
    let opens = before.trim_end_matches(['“', '"', '‘', ' ']);
    let opens = opens.is_empty() || opens.ends_with(['.', '!', '?', ':', '\n', '—']);
    let short = word.chars().count() < 4 || !word.chars().any(char::is_lowercase);
    !opens && !short && !ADJECTIVE.iter().any(|ending| word.ends_with(ending))
}

/// Whether a figure is one that a writer has from somewhere: a large one, or a day or a year.
fn is_telling(value: &Value) -> bool {
    match &value.content {
        Content::Amount(amount) => {
            let large = amount.figure.is_some_and(|figure| figure >= LARGE.into());
            large && amount.unit.axis != crate::value::unit::Axis::Time
        }
        Content::Days(days) => {
            let (low, high) = (days.extent.low(), days.extent.high());
            !days.unplaced && days.cycle.is_none() && low.is_some() && high.is_some()
        }
        _ => false,
    }
}

/// Whether a source's value is that figure, whatever it counts, or leaves room for that day.
fn is_that(figure: &Value, value: &Value) -> bool {
    match (&figure.content, &value.content) {
        (Content::Amount(a), Content::Amount(b)) => {
            a.figure.is_some() && (a.figure == b.figure || a.figure == b.figure_high)
        }
        (Content::Days(a), Content::Days(b)) => !a.extent.disjoint(&b.extent),
        _ => false,
    }
}
