//! Drafts as a page: each with its statements marked, and beside it what sources say.

use super::super::draft::{Lines, clash, familiar, strange, tallied, title, unheard};
use super::super::excerpt::excerpt;
use super::super::fault;
use super::super::story::line_starts;
use super::super::words::{count, date, origin};
use super::finding::{Words, words};
use super::markup::{looks, unsigned};
use super::{STYLE, policy};
use crate::draft::{Checked, Evidence, Side, State};
use crate::problem::Problem;
use crate::source::sentence::{Sentence, sentences};
use crate::source::{Source, is_markdown};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const OWN_STYLE: &str = include_str!("draft/draft.css");
const SCRIPT: &str = include_str!("draft/draft.js");
/// The columns of a sentence of a source.
const BUDGET: usize = 240;

/// All drafts. Nothing in a draft or a source is read as HTML.
pub fn drafts(drafts: &[Checked], problems: &[Problem]) -> String {
    let title = match drafts {
        [one] => format!("{}, checked", name(&one.draft)),
        several => format!("{} drafts, checked", several.len()),
    };
    let page = Page {
        title,
        policy: policy(&[STYLE, OWN_STYLE], &[SCRIPT], false),
        style: STYLE,
        own_style: OWN_STYLE,
        script: SCRIPT,
        version: env!("CARGO_PKG_VERSION"),
        drafts: drafts.iter().zip(1..).map(|(d, n)| view(d, n)).collect(),
        problems: problems.iter().map(fault::line).collect(),
    };
    page.render().expect("every part can be written")
}

#[derive(Template)]
#[template(path = "draft/draft.html")]
struct Page<'a> {
    title: String,
    policy: String,
    style: &'static str,
    own_style: &'static str,
    script: &'static str,
    version: &'static str,
    drafts: Vec<View<'a>>,
    problems: Vec<String>,
}

struct View<'a> {
    number: usize,
    title: String,
    path: &'a str,
    date: String,
    /// How many.
    sources: String,
    tally: Vec<Tally>,
    lines: Vec<Line>,
    statements: Vec<Card<'a>>,
    unchecked: Vec<Unchecked>,
    /// How many passages no statement rests on.
    passages: usize,
    /// Those that sources have.
    names: String,
}

struct Tally {
    /// The state's name, `unchecked` for none.
    state: &'static str,
    label: &'static str,
    count: usize,
}

/// A line of the draft, from one.
struct Line {
    number: usize,
    runs: Vec<Span>,
}

/// Words that the same statements rest on, and that Markdown has alike.
struct Span {
    text: String,
    /// The anchors of these statements, the gravest first, with a space between.
    statements: String,
    /// The gravest state.
    state: &'static str,
    unchecked: bool,
    /// What Markdown makes of it: classes, with a space before them; empty if nothing.
    look: String,
    /// The statements that end here.
    ends: Vec<End>,
}

struct End {
    id: String,
    number: usize,
    state: &'static str,
}

/// A statement, and what sources say.
struct Card<'a> {
    id: String,
    number: usize,
    line: usize,
    state: &'static str,
    doubtful: bool,
    title: String,
    ask: Option<&'a str>,
    because: &'a str,
    evidence: Vec<Place<'a>>,
}

struct Place<'a> {
    side: &'static str,
    says: &'a str,
    spot: String,
    origin: String,
    speaker: Option<&'a str>,
    words: Vec<Words>,
    clash: String,
}

struct Unchecked {
    line: usize,
    text: String,
}

fn name(draft: &Source) -> String {
    match draft.title.as_deref() {
        Some(title) if is_markdown(&draft.path) => unsigned(title),
        title => title.unwrap_or(&draft.path).to_owned(),
    }
}

fn view(checked: &Checked, number: usize) -> View<'_> {
    let draft = &checked.draft;
    let lines = Lines::of(checked);
    let read: BTreeMap<&str, (&Source, Vec<Sentence>)> = checked
        .sources
        .iter()
        .map(|s| (s.id.as_str(), (s, sentences(&s.text, s.body))))
        .collect();
    let statements = checked.statements.iter().enumerate();
    let statements = statements.map(|(n, found)| Card {
        id: anchor(number, n),
        number: n + 1,
        line: lines.line(found.range.start),
        state: found.state.name(),
        doubtful: found.state != State::Backed,
        title: title(found),
        ask: found.ask.as_deref(),
        because: &found.because,
        evidence: found
            .evidence
            .iter()
            .map(|evidence| place(evidence, &lines, &read))
            .collect(),
    });
    let unchecked: Vec<Unchecked> = strange(checked)
        .map(|value| Unchecked {
            line: lines.line(value.range.start),
            text: unheard(checked, value),
        })
        .collect();
    let mut tally: Vec<Tally> = tallied(&checked.statements)
        .map(|(state, count)| Tally {
            state: state.name(),
            label: state.name(),
            count,
        })
        .collect();
    if !unchecked.is_empty() {
        tally.push(Tally {
            state: "unchecked",
            label: "not checked",
            count: unchecked.len(),
        });
    }
    View {
        number,
        title: name(draft),
        path: &draft.path,
        date: draft.published.map_or("undated".to_owned(), date),
        sources: count(checked.sources.len(), "source"),
        tally,
        lines: spans(checked, number),
        statements: statements.collect(),
        unchecked,
        passages: checked.passages.len(),
        names: familiar(checked).join(", "),
    }
}

/// The anchor of a statement.
fn anchor(draft: usize, n: usize) -> String {
    format!("s{draft}-{}", n + 1)
}

fn place<'a>(
    evidence: &'a Evidence,
    lines: &Lines,
    read: &BTreeMap<&str, (&'a Source, Vec<Sentence>)>,
) -> Place<'a> {
    let known = read.get(evidence.source.as_str());
    let sentence = known.and_then(|(source, sentences)| {
        let around = |s: &&Sentence| s.start <= evidence.start && evidence.start < s.end;
        let found = sentences.iter().find(around)?;
        let begin = evidence.start - found.start;
        let mark = begin..begin + (evidence.end - evidence.start);
        Some((source.text.get(found.start..found.end)?, mark))
    });
    let (sentence, mark) = sentence.unwrap_or((&evidence.quote, 0..evidence.quote.len()));
    Place {
        side: match evidence.side {
            Side::Backs => "backs",
            Side::Opposes => "opposes",
            Side::Beside => "beside",
        },
        says: &evidence.says,
        spot: lines.spot(&evidence.source, evidence.start),
        origin: known.map_or(String::new(), |(source, _)| origin(source)),
        speaker: evidence.speaker.as_deref(),
        words: words(&excerpt(sentence, &[mark], BUDGET)),
        clash: clash(evidence),
    }
}

/// The draft's lines, cut wherever a statement, a value that was not checked, or what Markdown sets begins or
/// ends.
fn spans(checked: &Checked, draft: usize) -> Vec<Line> {
    let text = checked.draft.text.as_str();
    let statements: Vec<(usize, &Range<usize>, State)> = checked
        .statements
        .iter()
        .enumerate()
        .map(|(n, found)| (n, &found.range, found.state))
        .collect();
    let unchecked: Vec<&Range<usize>> = strange(checked).map(|value| &value.range).collect();
    let looks = match is_markdown(&checked.draft.path) {
        true => looks(text, checked.draft.body),
        false => BTreeMap::new(),
    };
    let ranges = statements.iter().map(|(_, range, _)| *range);
    let cuts: BTreeSet<usize> = ranges
        .chain(unchecked.iter().copied())
        .flat_map(|range| [range.start, range.end])
        .chain(looks.iter().flat_map(|(start, (end, _))| [*start, *end]))
        .collect();
    let starts = line_starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut lines = Vec::new();
    for (number, (start, end)) in (1..).zip(starts.iter().copied().zip(ends)) {
        let start = start.max(checked.draft.body);
        let words = text.get(start..end).unwrap_or_default().trim_end();
        if start >= end || words.is_empty() {
            continue;
        }
        let end = start + words.len();
        let mut runs = Vec::new();
        let mut from = start;
        while from < end {
            let to = cuts.range(from + 1..end).next().copied().unwrap_or(end);
            let to = text.ceil_char_boundary(to).min(end);
            let mut over: Vec<_> = statements
                .iter()
                .filter(|(_, range, _)| range.start < to && from < range.end)
                .collect();
            over.sort_by_key(|(n, _, state)| (std::cmp::Reverse(*state), *n));
            let ids: Vec<String> = over.iter().map(|(n, ..)| anchor(draft, *n)).collect();
            let ends = statements.iter().filter(|(_, range, _)| {
                let words = text.get((*range).clone()).unwrap_or_default().trim_end();
                let last = range.start + words.len();
                from < last && last <= to
            });
            let state = over.first().map_or("", |(.., state)| state.name());
            runs.push(Span {
                text: text.get(from..to).unwrap_or_default().to_owned(),
                statements: ids.join(" "),
                state,
                unchecked: unchecked
                    .iter()
                    .any(|range| range.start < to && from < range.end),
                look: (looks.range(..to).next_back())
                    .filter(|(_, (end, _))| from < *end)
                    .map_or_else(String::new, |(_, (_, classes))| format!(" {classes}")),
                ends: ends
                    .map(|(n, _, state)| End {
                        id: anchor(draft, *n),
                        number: n + 1,
                        state: state.name(),
                    })
                    .collect(),
            });
            from = to;
        }
        lines.push(Line { number, runs });
    }
    lines
}
