//! Names, times of day and figures that stand in the sentence of a statement, and in no source.
//!
//! A rule reads one answer of a sentence. Whom a second name puts in another's place, or an hour
//! beside the day, would pass with it. Elsewhere they are listed as not checked.

use super::clock::{self, Clock};
use super::land::{self, is_short};
use super::quotation::Library;
use super::read::Read;
use super::{State, Statement};
use crate::matcher::Claim;
use crate::source::Source;
use crate::value::name::Plain;
use crate::value::{Content, Days, Mention, Name, Relation, Value};
use std::ops::Range;

/// Figures below this are written of parts and sums as well, which no source need have.
const LARGE: i64 = 13;

/// All of them, as statements without a rule. `quoted` is what stands in quotation marks, which
/// is looked up by itself.
pub(super) fn statements(
    read: &Read,
    claims: &[&Claim],
    quoted: &[Range<usize>],
    sources: &[Read],
    library: &Library,
) -> Vec<Statement> {
    let mut sentences: Vec<Range<usize>> =
        claims.iter().map(|c| c.sentence_range.clone()).collect();
    sentences.sort_by_key(|range| (range.start, range.end));
    sentences.dedup();
    let draft = Draft {
        read,
        claims,
        sentences,
        quoted,
        sources,
    };
    let (mut found, (hours, figures)) = rayon::join(
        || draft.names(library),
        || rayon::join(|| draft.hours(), || draft.figures()),
    );
    found.extend(hours);
    found.extend(figures);
    found
}

/// A draft beside the sources, and what in it is looked up elsewhere.
struct Draft<'a> {
    read: &'a Read<'a>,
    claims: &'a [&'a Claim],
    /// Those of the claims, by place.
    sentences: Vec<Range<usize>>,
    quoted: &'a [Range<usize>],
    sources: &'a [Read<'a>],
}

fn within(all: &[Range<usize>], at: &Range<usize>) -> bool {
    all.iter().any(|r| r.start < at.end && at.start < r.end)
}

impl Draft<'_> {
    /// Whether a place stands beside a statement, and in no quotation.
    fn free(&self, at: &Range<usize>) -> bool {
        within(&self.sentences, at) && !within(self.quoted, at)
    }

    fn say(&self, range: Range<usize>, because: String) -> Statement {
        Statement::looked_up(self.read, range, State::Unsupported, because, Vec::new())
    }

    fn names(&self, library: &Library) -> Vec<Statement> {
        let draft = self.read.source;
        let names = self.read.names().iter().filter(|(_, mention)| {
            let whole = self.claims.iter().any(|c| {
                // A phrase that fixes its answer has other names among its words.
                c.value_range != c.range
                    && within(std::slice::from_ref(&c.value_range), &mention.figure)
            });
            self.free(&mention.figure) && !whole
        });
        let has = |name: &Name| {
            has(library, name)
                || land::is_kin(name, library.capitals())
                || compound(name).is_some_and(|all| all.iter().all(|part| has(library, part)))
        };
        let strange: Vec<_> = names
            .filter(|(name, mention)| is_told(draft, name, mention) && !has(name))
            .collect();
        if strange.is_empty() {
            return Vec::new();
        }
        let known = self.sources.iter().flat_map(Read::names);
        let known: Vec<Plain> = known.map(|(name, _)| Plain::of(name)).collect();
        let papers = self.sources.iter().map(|s| s.source).chain([draft]);
        let papers: Vec<&str> = papers
            .flat_map(|s| [s.publisher.as_deref(), s.author.as_deref()])
            .flatten()
            .collect();
        let strange = strange.into_iter().filter(|(name, _)| {
            let words = name.words.join(" ");
            let own = Plain::of(name);
            let same = |other: &Plain| own.relate(other) != Relation::Disjoint;
            !known.iter().any(same) && !papers.iter().any(|paper| paper.ends_with(&words))
        });
        let because = "no source has this name, which stands beside a statement";
        let said = strange.map(|(_, mention)| self.say(mention.figure.clone(), because.to_owned()));
        said.collect()
    }

    fn hours(&self) -> Vec<Statement> {
        let text = &self.read.source.text;
        let hours = self.read.hours().iter();
        // The hour at the head of a line is that of an entry.
        let heads = |at: &Range<usize>| {
            let before = text.get(..at.start).unwrap_or_default();
            let (rest, line) = before.rsplit_once('\n').unwrap_or(("", before));
            // Not where the editor wraps lines.
            let begins = line.contains(['-', '*', '•'])
                || rest.trim_end_matches([' ', '\r']).ends_with('\n')
                || rest.trim_end().is_empty()
                || rest.trim_end().ends_with(['.', '!', '?', ':', '”', '"']);
            !line.contains(char::is_alphanumeric) && begins
        };
        let hours = hours.filter(|clock| self.free(&clock.range) && !heads(&clock.range));
        let hours: Vec<&Clock> = hours.collect();
        if hours.is_empty() {
            return Vec::new();
        }
        let known = self.sources.iter().flat_map(|s| {
            let times = clock::times(s.source.prose()).into_iter();
            times.map(|clock| (s.source, clock))
        });
        let known: Vec<(&Source, Clock)> = known.collect();
        let strange = hours
            .iter()
            .filter(|hour| !known.iter().any(|(_, k)| k.fits(hour)));
        let said = strange.map(|hour| {
            let roughly = known.iter().find(|(_, k)| k.is_roughly(hour));
            let [exactly, about] = match roughly {
                Some(_) => ["exactly ", "about "],
                None => ["", ""],
            };
            let because = match roughly.or(known.first()) {
                Some((source, clock)) => format!(
                    "no source has {exactly}this time of day; {} has {about}{}",
                    source.id,
                    source.prose().get(clock.range.clone()).unwrap_or_default()
                ),
                None => "no source has a time of day".to_owned(),
            };
            self.say(hour.range.clone(), because)
        });
        said.collect()
    }

    fn figures(&self) -> Vec<Statement> {
        let draft = self.read.source;
        let answered = self.claims.iter().map(|c| c.value_range.clone());
        let answered: Vec<Range<usize>> = answered.collect();
        let figures = self.read.values().iter();
        let figures = figures
            .filter(|m| self.free(&m.span) && !within(&answered, &m.span) && is_telling(&m.value))
            .filter(|m| !converts(self.read, &m.span) && !is_minutes(self.read, &m.span));
        let known = || {
            let values = self.sources.iter().flat_map(Read::values);
            values.map(|mention| &mention.value)
        };
        let published = self.sources.iter().map(|s| s.source).chain([draft]);
        let published: Vec<_> = published.filter_map(|s| s.published).collect();
        let strange = figures.filter(|figure| {
            let day = match &figure.value.content {
                Content::Days(days) => published.iter().any(|day| {
                    days.extent.low().is_none_or(|low| low <= day)
                        && days.extent.high().is_none_or(|high| day <= high)
                }),
                _ => false,
            };
            let words = draft.text.get(figure.span.clone()).unwrap_or_default();
            let that = |value: &Value| {
                is_that(&figure.value, value)
                    || names_no_month(words) && same_day_of_month(&figure.value, value)
            };
            !day && !points_back(words) && !known().any(that)
        });
        let because = "no source has this figure, which stands beside a statement";
        let said = strange.map(|figure| self.say(figure.span.clone(), because.to_owned()));
        said.collect()
    }
}

/// Whether sources have a name's words. "Harbour Office Ada Reed" is two names.
fn has(library: &Library, name: &Name) -> bool {
    let n = name.words.len();
    let ends = (0..n).filter(|from| *from == 0 || n - from > 1);
    let mut ends = ends.map(|from| name.words[from..].join(" "));
    ends.any(|words| !library.having(&words).is_empty())
}

/// The names in a compound that are told, if it is one: "Hagen-born Reed" is two, "US-led"
/// none, for a short one tells nothing.
fn compound(name: &Name) -> Option<Vec<Name>> {
    const HYPHENS: [char; 2] = ['-', '‐'];
    if !name.words.iter().any(|word| word.contains(HYPHENS)) {
        return None;
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for word in &name.words {
        let compound = word.contains(HYPHENS);
        for part in word.split(HYPHENS) {
            if part.starts_with(char::is_uppercase) {
                parts.last_mut()?.push(part.to_owned());
            }
            if compound {
                parts.push(Vec::new());
            }
        }
    }
    let told = |words: &Vec<String>| match words.as_slice() {
        [] => false,
        [word] => !is_short(word) && !land::is_adjective(word),
        _ => true,
    };
    let told = parts.into_iter().filter(told).map(|words| Name {
        titles: Vec::new(),
        words,
    });
    Some(told.collect())
}

/// Whether a name tells of somebody or some place: not an adjective ("Estonian"), nor a word that
/// may have its capital from where it stands.
pub(super) fn is_told(draft: &Source, name: &Name, mention: &Mention) -> bool {
    let [word] = name.words.as_slice() else {
        return true;
    };
    let before = draft.text.get(..mention.span.start).unwrap_or_default();
    let opens = before.trim_end_matches(['“', '"', '‘', '*', '_', ' ']);
    let opens = opens.is_empty() || opens.ends_with(['.', '!', '?', ':', '\n', '—']);
    !opens && !is_short(word) && !land::is_adjective(word)
}

/// Whether a value stands alone in brackets right behind another: "70 miles per hour (110 km/h)".
pub(super) fn converts(read: &Read, at: &Range<usize>) -> bool {
    let before = read.source.text.get(..at.start).unwrap_or_default();
    let before = before.trim_end().strip_suffix('(').map(str::trim_end);
    let after = read.source.text.get(at.end..).unwrap_or_default();
    let alone = after.trim_start().starts_with(')');
    alone && before.is_some_and(|before| read.values().iter().any(|m| m.span.end == before.len()))
}

/// Whether a day is that of what was told before: "that weekend".
fn points_back(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.eq_ignore_ascii_case("that")
}

/// Whether a figure is the minutes of a time of day: "twenty to eight".
fn is_minutes(read: &Read, at: &Range<usize>) -> bool {
    const MINUTES: [&str; 8] = [
        "five",
        "5",
        "ten",
        "10",
        "twenty",
        "20",
        "twenty-five",
        "25",
    ];
    let text = &read.source.text;
    let own = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let after = text.get(at.end..).unwrap_or_default();
    let mut words = after.split_whitespace();
    let hour = |word: &str| {
        const HOURS: [&str; 12] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        HOURS.contains(&word.to_lowercase().as_str())
    };
    MINUTES.contains(&own.as_str())
        && matches!(words.next(), Some("to" | "past"))
        && words.next().is_some_and(hour)
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

/// Whether the words of a day leave its month to whoever reads them: "the 14th".
fn names_no_month(words: &str) -> bool {
    let ordinal = |word: &str| {
        word.ends_with(['h', 't', 'd'])
            && word.len() <= "14th".len()
            && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut words = words.split_whitespace().filter(|word| *word != "the");
    words.next().is_some_and(ordinal) && words.next().is_none()
}

fn same_day_of_month(figure: &Value, value: &Value) -> bool {
    match (&figure.content, &value.content) {
        (Content::Days(a), Content::Days(b)) => {
            let day = |days: &Days| days.extent.as_point().map(|day| day.day());
            day(a).is_some() && day(a) == day(b)
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
