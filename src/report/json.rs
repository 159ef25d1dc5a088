//! The report as data: the contract with other programs, described by [`schema`].

mod agenda;
mod claim;
mod review;
mod silent;
mod value;
mod words;

use super::Report;
use crate::review::Reviews;
use crate::rule::Pack;
use crate::value::Mention;
use crate::{comparator, matcher, problem, source};
pub use agenda::agenda;
use claim::{Claim, Version};
use review::{Ledger, Review};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use silent::{Silent, Unasked};
use value::Value;
use words::{ClashKind, Level, Origin, Severity};

/// The version of the contract. It grows when a field changes its meaning or disappears.
pub const SCHEMA: u32 = 1;

/// The whole report, as one indented object.
pub fn report(report: &Report) -> String {
    let mut json = serde_json::to_string_pretty(&document(report)).expect(INFALLIBLE);
    json.push('\n');
    json
}

/// The same on one line.
pub fn line(report: &Report) -> String {
    lines([document(report)].into_iter())
}

fn document(report: &Report) -> Document<'_> {
    let found = &report.findings;
    Document {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        rules: report.packs.iter().map(Rules::new).collect(),
        sources: report.sources.iter().map(Source::new).collect(),
        divergences: (found.divergences.iter())
            .map(|divergence| Divergence::new(divergence, &report.reviews))
            .collect(),
        agreements: found.agreements.iter().map(Agreement::new).collect(),
        single: found.single.iter().map(Single::new).collect(),
        silent: found.silent.iter().map(Silent::new).collect(),
        unasked: found.unasked.iter().map(Unasked::new).collect(),
        ledgers: Ledger::all(&report.reviews),
        problems: report.problems.iter().map(Problem::new).collect(),
    }
}

/// Claims as NDJSON: each line is a `Claim` of the report.
pub fn claims(claims: &[matcher::Claim]) -> String {
    lines(claims.iter().map(Claim::new))
}

/// What the recognisers found, as NDJSON: each line is a `Value` of the report with its
/// `story` and the id of its `source`.
pub fn values(readings: &[(&source::Source, Vec<Mention>)]) -> String {
    lines(readings.iter().flat_map(|(source, mentions)| {
        mentions.iter().map(|mention| {
            let span = mention.own_words();
            let text = source.text.get(span.clone()).unwrap_or_default();
            Reading {
                story: &source.story,
                source: &source.id,
                value: Value::new(&mention.value, text, Some(span)),
            }
        })
    }))
}

/// The rules of some packs, as NDJSON: a line each.
pub fn rules(packs: &[Pack]) -> String {
    let rules = packs.iter().flat_map(|pack| &pack.rules);
    lines(rules.map(|rule| Rule {
        pack: &rule.pack,
        id: &rule.id,
        ask: &rule.ask,
        value: rule.answer.name(),
        phrases: rule.phrases.len(),
        examples: rule.examples.len(),
        off: rule.off.as_ref().map(|off| off.reason.as_str()),
    }))
}

/// The JSON Schema of [`report`].
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Document>();
    let mut json = serde_json::to_string_pretty(&schema).expect(INFALLIBLE);
    json.push('\n');
    json
}

/// Why writing these types into a string cannot fail.
const INFALLIBLE: &str = "every key is a string";

fn lines<T: Serialize>(items: impl Iterator<Item = T>) -> String {
    let line = |item| serde_json::to_string(&item).expect(INFALLIBLE) + "\n";
    items.map(line).collect()
}

#[derive(Serialize)]
struct Rule<'a> {
    pack: &'a str,
    id: &'a str,
    ask: &'a str,
    value: &'a str,
    phrases: usize,
    examples: usize,
    off: Option<&'a str>,
}

/// What the sources of one or more stories say on the questions of the rules, and where they
/// diverge. The same rules and sources give the same bytes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Report")]
struct Document<'a> {
    /// The version of the program.
    variorum: &'a str,
    /// The version of this contract.
    schema: u32,
    /// The rule packs that were asked.
    rules: Vec<Rules<'a>>,
    sources: Vec<Source<'a>>,
    /// Questions on which at least two versions clash: by story, then the gravest first.
    divergences: Vec<Divergence<'a>>,
    /// Versions that several sources share and that clash with none.
    agreements: Vec<Agreement<'a>>,
    /// Versions that only one source has and that clash with none.
    single: Vec<Single<'a>>,
    /// Rules that heard nothing in some sources.
    silent: Vec<Silent<'a>>,
    /// Packs of which some sources were asked nothing, because they name nothing that it is about.
    unasked: Vec<Unasked<'a>>,
    /// The stories on which something was decided.
    ledgers: Vec<Ledger<'a>>,
    /// What is wrong with the inputs.
    problems: Vec<Problem<'a>>,
}

/// A rule pack.
#[derive(Serialize, JsonSchema)]
struct Rules<'a> {
    pack: &'a str,
    /// SHA-256 of the file's bytes, in hexadecimal.
    hash: &'a str,
}

impl<'a> Rules<'a> {
    fn new(pack: &'a super::Asked) -> Self {
        Self {
            pack: &pack.pack,
            hash: &pack.hash,
        }
    }
}

/// One document and what is known about it.
#[derive(Serialize, JsonSchema)]
struct Source<'a> {
    /// Unique within its story.
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    /// The date of publication, YYYY-MM-DD.
    published: Option<String>,
    published_from: Option<Origin>,
    author: Option<&'a str>,
    /// The date of the last change, YYYY-MM-DD.
    updated: Option<String>,
    url: Option<&'a str>,
    /// What the source says was wrong with it before; no part of what is compared.
    corrections: &'a [String],
    origins: Origins,
    story: &'a str,
}

/// Where each detail of a source was found; null for what is unknown.
#[derive(Serialize, JsonSchema)]
struct Origins {
    title: Option<Origin>,
    publisher: Option<Origin>,
    author: Option<Origin>,
    updated: Option<Origin>,
    url: Option<Origin>,
}

impl<'a> Source<'a> {
    fn new(source: &'a source::Source) -> Self {
        Self {
            id: &source.id,
            path: &source.path,
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            published: source.published.map(|day| day.to_string()),
            published_from: source.origins.published.map(Origin::from),
            author: source.author.as_deref(),
            updated: source.updated.map(|day| day.to_string()),
            url: source.url.as_deref(),
            corrections: &source.corrections,
            origins: Origins {
                title: source.origins.title.map(Origin::from),
                publisher: source.origins.publisher.map(Origin::from),
                author: source.origins.author.map(Origin::from),
                updated: source.origins.updated.map(Origin::from),
                url: source.origins.url.map(Origin::from),
            },
            story: &source.story,
        }
    }
}

/// Two versions that cannot both hold.
#[derive(Serialize, JsonSchema)]
struct Clash<'a> {
    /// Indices into the divergence's versions, the lower first.
    between: [usize; 2],
    kind: ClashKind,
    /// The reason, in words.
    because: &'a str,
    /// Ids of sources that carry both sides.
    #[serde(rename = "self")]
    carriers: &'a [String],
}

impl<'a> Clash<'a> {
    fn new(clash: &'a comparator::Clash) -> Self {
        Self {
            between: clash.between.into(),
            kind: clash.kind.into(),
            because: &clash.because,
            carriers: &clash.carriers,
        }
    }
}

/// All versions of one question in one story, of which at least two clash.
#[derive(Serialize, JsonSchema)]
struct Divergence<'a> {
    story: &'a str,
    rule: &'a str,
    /// The question.
    ask: &'a str,
    /// That of its gravest clash.
    kind: ClashKind,
    severity: Severity,
    /// The same as long as the versions are the same, whoever bears them.
    fingerprint: &'a str,
    versions: Vec<Version<'a>>,
    clashes: Vec<Clash<'a>>,
    /// In which order the versions were told, where the rule's answer evolves, or where
    /// some versions are revisions of others.
    timeline: Vec<Step<'a>>,
    /// What editors decided.
    review: Review<'a>,
}

/// One step of a time line: either a day or an edition.
#[derive(Serialize, JsonSchema)]
struct Step<'a> {
    /// Index into the divergence's versions.
    version: usize,
    /// The day on which sources that bear the version were published, YYYY-MM-DD.
    published: Option<String>,
    edition: Option<&'a str>,
}

impl<'a> Step<'a> {
    fn new(step: &'a comparator::Step) -> Self {
        let (published, edition) = match &step.when {
            comparator::When::Day(day) => (Some(day.to_string()), None),
            comparator::When::Edition(_, is) => (None, Some(is.as_str())),
        };
        Self {
            version: step.version,
            published,
            edition,
        }
    }
}

impl<'a> Divergence<'a> {
    fn new(found: &'a comparator::Divergence, reviews: &'a Reviews) -> Self {
        Self {
            story: &found.story,
            rule: &found.rule,
            ask: &found.ask,
            kind: found.kind.into(),
            severity: found.severity.into(),
            fingerprint: &found.fingerprint,
            versions: found.versions.iter().map(Version::new).collect(),
            clashes: found.clashes.iter().map(Clash::new).collect(),
            timeline: found.timeline.iter().map(Step::new).collect(),
            review: Review::of(reviews.of(found)),
        }
    }
}

/// One version that several sources share.
#[derive(Serialize, JsonSchema)]
struct Agreement<'a> {
    story: &'a str,
    rule: &'a str,
    /// The question.
    ask: &'a str,
    version: Version<'a>,
    /// How many of its sources are independent of each other.
    independent: usize,
}

impl<'a> Agreement<'a> {
    fn new(found: &'a comparator::Agreement) -> Self {
        Self {
            story: &found.story,
            rule: &found.rule,
            ask: &found.ask,
            version: Version::new(&found.version),
            independent: found.version.bearers.independent,
        }
    }
}

/// One version that only one source has.
#[derive(Serialize, JsonSchema)]
struct Single<'a> {
    story: &'a str,
    rule: &'a str,
    /// The question.
    ask: &'a str,
    version: Version<'a>,
}

impl<'a> Single<'a> {
    fn new(found: &'a comparator::Single) -> Self {
        Self {
            story: &found.story,
            rule: &found.rule,
            ask: &found.ask,
            version: Version::new(&found.version),
        }
    }
}

/// One fault of one input.
#[derive(Serialize, JsonSchema)]
struct Problem<'a> {
    /// `file`, or `file:line:column`.
    #[serde(rename = "where")]
    place: String,
    level: Level,
    /// What is wrong.
    message: &'a str,
    /// What to do about it.
    cure: &'a str,
}

impl<'a> Problem<'a> {
    fn new(problem: &'a problem::Problem) -> Self {
        Self {
            place: problem.place.to_string(),
            level: problem.level.into(),
            message: &problem.message,
            cure: &problem.cure,
        }
    }
}

/// A value and the source it was read in.
#[derive(Serialize)]
struct Reading<'a> {
    story: &'a str,
    source: &'a str,
    #[serde(flatten)]
    value: Value<'a>,
}
