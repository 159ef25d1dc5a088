//! Drafts as data, described by [`schema`].

use super::Lines;
use crate::draft::{self, Checked, Side};
use crate::report::words::kind;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use std::ops::Range;

/// The version of the contract. It grows when a field changes its meaning or disappears.
const SCHEMA: u32 = 1;

/// Why writing these types into a string cannot fail.
const INFALLIBLE: &str = "every key is a string";

/// All drafts, as one indented object.
pub fn json(drafts: &[Checked]) -> String {
    let all = Drafts {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        drafts: drafts.iter().map(Draft::new).collect(),
    };
    let mut json = serde_json::to_string_pretty(&all).expect(INFALLIBLE);
    json.push('\n');
    json
}

/// The JSON Schema of [`json`].
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Drafts>();
    let mut json = serde_json::to_string_pretty(&schema).expect(INFALLIBLE);
    json.push('\n');
    json
}

/// What drafts are to the sources of their story.
#[derive(Serialize, JsonSchema)]
struct Drafts<'a> {
    /// The version of the program.
    variorum: &'a str,
    /// The version of this contract.
    schema: u32,
    drafts: Vec<Draft<'a>>,
}

/// One draft.
#[derive(Serialize, JsonSchema)]
struct Draft<'a> {
    path: &'a str,
    story: &'a str,
    /// The date of publication, YYYY-MM-DD.
    published: Option<String>,
    /// Ids of the sources.
    sources: Vec<&'a str>,
    /// In reading order.
    statements: Vec<Statement<'a>>,
    /// Values on which no statement rests, and names where they stand first: nobody knows
    /// whether they are right.
    unchecked: Vec<Unchecked<'a>>,
    /// Passages on which no statement rests.
    passages: Vec<Passage<'a>>,
}

impl<'a> Draft<'a> {
    fn new(checked: &'a Checked) -> Self {
        let lines = Lines::of(checked);
        let text = checked.draft.text.as_str();
        let statement = |s: &'a draft::Statement| Statement::new(s, &lines, text);
        let unchecked = |value: &'a draft::Unchecked| Unchecked {
            start: value.range.start,
            end: value.range.end,
            line: lines.line(value.range.start),
            text: text.get(value.range.clone()).unwrap_or_default(),
            says: &value.says,
            name: value.name.as_ref().map(Name::new),
        };
        let passage = |range: &Range<usize>| Passage {
            start: range.start,
            end: range.end,
            line: lines.line(range.start),
            text: text.get(range.clone()).unwrap_or_default(),
        };
        Self {
            path: &checked.draft.path,
            story: &checked.draft.story,
            published: checked.draft.published.map(|day| day.to_string()),
            sources: checked.sources.iter().map(|s| s.id.as_str()).collect(),
            statements: checked.statements.iter().map(statement).collect(),
            unchecked: checked.unchecked.iter().map(unchecked).collect(),
            passages: checked.passages.iter().map(passage).collect(),
        }
    }
}

/// One statement.
#[derive(Serialize, JsonSchema)]
struct Statement<'a> {
    /// One of contradicted, misquoted, stale, misattributed, strengthened, unsupported,
    /// ambiguous, weakened, disputed and backed, of which the first is the gravest.
    state: &'a str,
    /// Why, in words.
    because: &'a str,
    /// The id of the rule that asks for it; null for a quotation, and for what is looked up
    /// without a rule.
    rule: Option<&'a str>,
    /// The question.
    ask: Option<&'a str>,
    /// What it says, in words.
    says: &'a str,
    /// Byte offsets in the decoded text of the draft, front matter included.
    start: usize,
    end: usize,
    /// From one; columns count characters.
    line: usize,
    column: usize,
    quote: &'a str,
    /// How many of the sources that back it are independent.
    independent: usize,
    evidence: Vec<Evidence<'a>>,
}

impl<'a> Statement<'a> {
    fn new(found: &'a draft::Statement, lines: &Lines, text: &'a str) -> Self {
        let (line, column) = lines.place(text, found.range.start);
        Self {
            state: found.state.name(),
            because: &found.because,
            rule: found.rule.as_deref(),
            ask: found.ask.as_deref(),
            says: &found.says,
            start: found.range.start,
            end: found.range.end,
            line,
            column,
            quote: text.get(found.range.clone()).unwrap_or_default(),
            independent: found.independent,
            evidence: found.evidence.iter().map(Evidence::new).collect(),
        }
    }
}

/// A place in a source that bears on a statement.
#[derive(Serialize, JsonSchema)]
struct Evidence<'a> {
    /// `backs`, `opposes`, or `beside`: it says nearly the same, or the same of another.
    side: &'a str,
    /// The source's id.
    source: &'a str,
    /// Byte offsets in the decoded text of the source.
    start: usize,
    end: usize,
    quote: &'a str,
    /// What the source says, in words.
    says: &'a str,
    /// On whose word.
    speaker: Option<&'a str>,
    /// The kind of clash, where it opposes.
    clash: Option<&'a str>,
    because: Option<&'a str>,
}

impl<'a> Evidence<'a> {
    fn new(found: &'a draft::Evidence) -> Self {
        Self {
            side: match found.side {
                Side::Backs => "backs",
                Side::Opposes => "opposes",
                Side::Beside => "beside",
            },
            source: &found.source,
            start: found.start,
            end: found.end,
            quote: &found.quote,
            says: &found.says,
            speaker: found.speaker.as_deref(),
            clash: found.clash.as_ref().map(|(of, _)| kind(*of)),
            because: found.clash.as_ref().map(|(_, because)| because.as_str()),
        }
    }
}

/// A value or a name that was not checked.
#[derive(Serialize, JsonSchema)]
struct Unchecked<'a> {
    /// Byte offsets in the decoded text of the draft.
    start: usize,
    end: usize,
    line: usize,
    text: &'a str,
    says: &'a str,
    /// Where sources have the name; null for a value.
    name: Option<Name<'a>>,
}

/// Words on which no statement rests.
#[derive(Serialize, JsonSchema)]
struct Passage<'a> {
    /// Byte offsets in the decoded text of the draft.
    start: usize,
    end: usize,
    line: usize,
    text: &'a str,
}

/// Where sources have a name.
#[derive(Serialize, JsonSchema)]
struct Name<'a> {
    /// Ids of the sources in which its words stand.
    sources: &'a [String],
    /// Where no source has it: one that is spelt nearly so.
    near: Option<Near<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Near<'a> {
    /// The source's id.
    source: &'a str,
    name: &'a str,
}

impl<'a> Name<'a> {
    fn new(known: &'a draft::KnownName) -> Self {
        Self {
            sources: &known.sources,
            near: known
                .near
                .as_ref()
                .map(|(source, name)| Near { source, name }),
        }
    }
}
