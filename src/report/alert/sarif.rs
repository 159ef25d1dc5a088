//! Alerts as SARIF 2.1.0 (OASIS), which editors and code hosts show on the lines of files.
//!
//! What passed, and what an editor decided on, is no result: GitHub has no use for
//! `suppressions`, and would show a decided divergence as an open alert.

use super::{Alert, Alerts, Level, Line, Note, Place, Region, Rule};
use crate::report::safe::safe;
use serde::Serialize;
use std::collections::BTreeMap;

/// One run, with a result for whatever wants to be looked at.
pub fn sarif(alerts: &Alerts) -> String {
    let mut times = BTreeMap::new();
    let failed = alerts.alerts.iter();
    let results = failed.filter_map(|alert| Result::new(alert, &alerts.rules, &mut times));
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "variorum",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: alerts.rules.iter().map(Descriptor::from).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: alerts.notes.iter().map(Notification::from).collect(),
            }],
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            results: results.collect(),
        }],
    };
    let mut json = serde_json::to_string_pretty(&log).expect("every key is a string");
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    column_kind: &'a str,
    newline_sequences: [&'a str; 3],
    results: Vec<Result<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    semantic_version: &'a str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
    properties: Tags<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags<'a> {
    tags: &'a [String],
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
}

/// GitHub knows the first alone.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
    #[serde(rename = "variorum/v1")]
    own: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Extent>,
}

#[derive(Serialize)]
struct Logical {
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extent {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> From<&'a Rule> for Descriptor<'a> {
    fn from(rule: &'a Rule) -> Self {
        Self {
            id: &rule.id,
            short_description: plain(&rule.title),
            full_description: plain(&rule.title),
            help: plain(&rule.help),
            default_configuration: Configuration {
                level: level(rule.level),
            },
            properties: Tags { tags: &rule.tags },
        }
    }
}

impl<'a> Result<'a> {
    /// `times` counts equal fingerprints: each result must have its own.
    fn new(
        alert: &'a Alert,
        rules: &[Rule],
        times: &mut BTreeMap<(&'a str, &'a str), usize>,
    ) -> Option<Self> {
        let level = level(alert.level()?);
        let time = times.entry((&alert.rule, &alert.fingerprint)).or_default();
        *time += 1;
        let related = alert.related.iter().enumerate();
        let related = related.map(|(n, related)| Location {
            id: Some(n + 1),
            message: Some(plain(&related.words)),
            ..Location::from(&related.place)
        });
        Some(Self {
            rule_id: &alert.rule,
            rule_index: rules.iter().position(|rule| rule.id == alert.rule),
            level,
            message: message(alert),
            locations: alert.place.iter().map(Location::from).collect(),
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints {
                line: format!("{}:{time}", alert.fingerprint),
                own: format!("{}:{time}", alert.fingerprint),
            },
        })
    }
}

impl From<&Note> for Notification {
    fn from(note: &Note) -> Self {
        Self {
            level: level(note.level),
            message: plain(&note.words),
            locations: [Location::from(&note.place)],
        }
    }
}

impl From<&Place> for Location {
    fn from(place: &Place) -> Self {
        let document = place.document.iter();
        Self {
            id: None,
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri(&place.path),
                    uri_base_id: (!place.path.starts_with('/')).then_some("%SRCROOT%"),
                },
                region: place.region.map(Extent::from),
            },
            logical_locations: document
                .map(|name| Logical { name: name.clone() })
                .collect(),
            message: None,
        }
    }
}

impl From<Region> for Extent {
    fn from(region: Region) -> Self {
        Self {
            start_line: region.line,
            start_column: region.column,
            end_line: region.end_line,
            end_column: region.end_column,
        }
    }
}

/// What an alert says, its places as links to the related ones.
fn message(alert: &Alert) -> Text {
    let mut text = escape(&alert.headline);
    for line in &alert.lines {
        text.push('\n');
        text.push_str(&linked(line));
    }
    Text { text }
}

fn linked(line: &Line) -> String {
    let at = line.at.iter().map(|at| match at.related {
        Some(n) => format!("[{}]({})", escape(&at.label), n + 1),
        None => escape(&at.label),
    });
    let at: Vec<String> = at.collect();
    match at.is_empty() {
        true => escape(&line.words),
        false => format!("{}: {}", escape(&line.words), at.join("; ")),
    }
}

fn plain(text: &str) -> Text {
    Text { text: escape(text) }
}

/// In a message square brackets make links, so that those of a text are escaped.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in safe(text).chars() {
        if matches!(c, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// A path as a relative reference: what has a meaning of its own in an address is escaped.
fn uri(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| match kept(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}
