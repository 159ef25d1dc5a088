//! One line of a ledger, as written.
//!
//! A line is a JSON object whose first member is its `id`: the SHA-256, in hexadecimal, of
//! the line's bytes without that member and without the line break. So whatever a later
//! version adds, this one can tell whether a line is as it was written.

use super::line::{Decision, Deed, Id, Line, Signature, Withdrawal};
use super::verdict::{Answer, Seen, Verdict};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The version of the form. It grows when a member changes its meaning or disappears.
const FORM: u64 = 1;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// Bytes that are no text.
    NotText,
    /// A sign of git's between the two sides of a conflict.
    ConflictMark,
    /// No JSON object that begins with an id.
    NotALine,
    /// The content is not what the id was made of.
    Changed,
    /// Written by a later version.
    Newer,
    /// As it was written, and still no deed: what is missing or wrong.
    Senseless(String),
}

/// What could be read of a line.
pub(super) struct Read {
    /// What it says its id is, which is true unless it is damaged.
    pub id: Option<Id>,
    /// Likewise what it says it was written after.
    pub after: Vec<Id>,
    pub line: Result<Line, Damage>,
    /// Members that this version does not know.
    pub unknown: Vec<String>,
}

/// The members of a line but for its id, as written.
#[derive(Serialize, Deserialize)]
struct Written {
    v: u64,
    after: Vec<String>,
    what: What,
    story: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    versions: Vec<WrittenSeen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<WrittenSeen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    divergences: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undecided: Option<usize>,
    by: String,
    at: String,
    #[serde(flatten)]
    unknown: BTreeMap<String, Value>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Decision,
    Withdrawal,
    Signature,
}

#[derive(Serialize, Deserialize)]
struct WrittenSeen {
    id: String,
    says: String,
}

impl Line {
    /// Its id, and the line as a ledger has it, with its line break.
    pub fn written(&self) -> (Id, String) {
        let content = serde_json::to_string(&Written::new(self)).unwrap_or_default();
        let id = Id::of(&content);
        let members = content.strip_prefix('{').unwrap_or_default();
        let line = format!("{{\"id\":\"{id}\",{members}\n");
        (id, line)
    }

    /// Reads a line without its line break.
    pub(super) fn read(bytes: &[u8]) -> Read {
        let mut read = Read {
            id: None,
            after: Vec::new(),
            line: Err(Damage::NotALine),
            unknown: Vec::new(),
        };
        let Ok(text) = std::str::from_utf8(bytes) else {
            read.line = Err(Damage::NotText);
            return read;
        };
        if is_conflict_mark(text) {
            read.line = Err(Damage::ConflictMark);
            return read;
        }
        let Some((id, content)) = apart(text) else {
            return read;
        };
        let is_whole = Id::of(&content) == id;
        read.id = Some(id);
        let written = match serde_json::from_str::<Written>(&content) {
            Ok(written) => written,
            Err(error) => {
                read.line = Err(match (is_whole, later(&content)) {
                    (false, _) => Damage::Changed,
                    (true, true) => Damage::Newer,
                    (true, false) => Damage::Senseless(error.to_string()),
                });
                return read;
            }
        };
        let after = written.after.iter().filter_map(|id| Id::read(id));
        read.after = after.collect();
        read.unknown = written.unknown.keys().cloned().collect();
        read.line = match is_whole {
            false => Err(Damage::Changed),
            true if written.v > FORM => Err(Damage::Newer),
            true => written.understood().map_err(Damage::Senseless),
        };
        read
    }
}

/// `{"id":"…",…}` as the id and the object without it.
fn apart(text: &str) -> Option<(Id, String)> {
    let rest = text.strip_prefix("{\"id\":\"")?;
    let id = Id::read(rest.get(..Id::DIGITS)?)?;
    let members = rest.get(Id::DIGITS..)?.strip_prefix("\",")?;
    Some((id, format!("{{{members}")))
}

/// Whether a line that is not understood says that a later version wrote it.
fn later(content: &str) -> bool {
    let members: Result<Value, _> = serde_json::from_str(content);
    members.is_ok_and(|members| members["v"].as_u64() > Some(FORM))
}

fn is_conflict_mark(text: &str) -> bool {
    let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let mark = marks.iter().find_map(|mark| text.strip_prefix(mark));
    mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

impl Written {
    fn new(line: &Line) -> Self {
        let blank = Self {
            v: FORM,
            after: line.after.iter().map(Id::to_string).collect(),
            what: What::Signature,
            story: line.story.clone(),
            rule: None,
            fingerprint: None,
            versions: Vec::new(),
            verdict: None,
            version: None,
            value: None,
            reason: None,
            evidence: None,
            state: None,
            divergences: None,
            undecided: None,
            by: line.by.clone(),
            at: line.at.to_string(),
            unknown: BTreeMap::new(),
        };
        match &line.deed {
            Deed::Decision(decision) => {
                let (version, value) = match &decision.verdict {
                    Verdict::Resolved(Answer::Version(seen)) => (Some(seen.into()), None),
                    Verdict::Resolved(Answer::Value(value)) => (None, Some(value.clone())),
                    _ => (None, None),
                };
                Self {
                    what: What::Decision,
                    rule: Some(decision.rule.clone()),
                    fingerprint: Some(decision.fingerprint.clone()),
                    versions: decision.versions.iter().map(WrittenSeen::from).collect(),
                    verdict: Some(decision.verdict.name().to_owned()),
                    version,
                    value,
                    reason: Some(decision.reason.clone()),
                    evidence: decision.evidence.clone(),
                    ..blank
                }
            }
            Deed::Withdrawal(withdrawal) => Self {
                what: What::Withdrawal,
                rule: Some(withdrawal.rule.clone()),
                fingerprint: Some(withdrawal.fingerprint.clone()),
                reason: Some(withdrawal.reason.clone()),
                ..blank
            },
            Deed::Signature(signature) => Self {
                what: What::Signature,
                state: Some(signature.state.clone()),
                divergences: Some(signature.divergences),
                undecided: Some(signature.undecided),
                ..blank
            },
        }
    }

    /// The deed, or what is missing or wrong.
    fn understood(self) -> Result<Line, String> {
        let after = self.after.iter().map(|id| Id::read(id));
        let after: Option<Vec<Id>> = after.collect();
        let after = after.ok_or("`after` names no lines")?;
        let at: Timestamp = (self.at.parse()).map_err(|_| "`at` is no time".to_owned())?;
        let by = filled(Some(self.by), "by")?;
        let deed = match self.what {
            What::Decision => {
                let answer = match (self.version, self.value) {
                    (Some(seen), None) => Some(Answer::Version(seen.into())),
                    (None, Some(value)) => Some(Answer::Value(filled(Some(value), "value")?)),
                    (None, None) => None,
                    (Some(_), Some(_)) => return Err("it has two answers".to_owned()),
                };
                let verdict = filled(self.verdict, "verdict")?;
                Deed::Decision(Decision {
                    rule: filled(self.rule, "rule")?,
                    fingerprint: filled(self.fingerprint, "fingerprint")?,
                    versions: self.versions.into_iter().map(Seen::from).collect(),
                    verdict: Verdict::of(&verdict, answer)
                        .ok_or_else(|| format!("`{verdict}` is no verdict, or lacks its answer"))?,
                    reason: filled(self.reason, "reason")?,
                    evidence: self.evidence,
                })
            }
            What::Withdrawal => Deed::Withdrawal(Withdrawal {
                rule: filled(self.rule, "rule")?,
                fingerprint: filled(self.fingerprint, "fingerprint")?,
                reason: filled(self.reason, "reason")?,
            }),
            What::Signature => Deed::Signature(Signature {
                state: filled(self.state, "state")?,
                divergences: self.divergences.ok_or("`divergences` is missing")?,
                undecided: self.undecided.ok_or("`undecided` is missing")?,
            }),
        };
        Ok(Line {
            after,
            story: self.story,
            deed,
            by,
            at,
        })
    }
}

fn filled(member: Option<String>, name: &str) -> Result<String, String> {
    let member = member.filter(|words| !words.trim().is_empty());
    member.ok_or_else(|| format!("`{name}` is missing or empty"))
}

impl From<&Seen> for WrittenSeen {
    fn from(seen: &Seen) -> Self {
        Self {
            id: seen.id.clone(),
            says: seen.says.clone(),
        }
    }
}

impl From<WrittenSeen> for Seen {
    fn from(WrittenSeen { id, says }: WrittenSeen) -> Self {
        Self { id, says }
    }
}
