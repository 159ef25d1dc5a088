//! What the rules find in one story, claim by claim, as it is kept and compared.

use crate::comparator::{Divergence, Findings, Version};
use crate::matcher::Claim;
use crate::report::words::{claimed, kind, version};
use crate::source::Source;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that the rules find in one story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// By rule, then as the comparator orders them.
    pub answers: Vec<Answer>,
}

/// One answer to one rule's question: versions that clash, or one that does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The rule's id.
    pub rule: String,
    /// `contradiction` and so on, `agreement`, or `one source`.
    pub outcome: String,
    pub versions: Vec<Told>,
    /// `1 / 2 revision: why`, with the versions numbered from one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes: Vec<String>,
}

/// One version, as a person would write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub value: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facets: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// `source:line “words”`, in the order of places; with what it says, if that is not the
    /// version's own value, and on whose word.
    pub claims: Vec<String>,
}

impl Record {
    /// What was found in the story of this name.
    pub fn of(story: &str, sources: &[Source], found: &Findings) -> Self {
        let sources = sources.iter().filter(|source| source.story == story);
        let lines = Lines(sources.map(|source| (source.id.as_str(), source)).collect());
        let mut answers: Vec<Answer> = Vec::new();
        for divergence in found.divergences.iter().filter(|d| d.story == story) {
            answers.push(Answer {
                rule: divergence.rule.clone(),
                outcome: kind(divergence.kind).to_owned(),
                versions: divergence.versions.iter().map(|v| lines.told(v)).collect(),
                clashes: clashes(divergence),
            });
        }
        let agreed = found.agreements.iter().filter(|a| a.story == story);
        let agreed = agreed.map(|a| (&a.rule, "agreement", &a.version));
        let single = found.single.iter().filter(|s| s.story == story);
        let single = single.map(|s| (&s.rule, "one source", &s.version));
        for (rule, outcome, version) in agreed.chain(single) {
            answers.push(Answer {
                rule: rule.clone(),
                outcome: outcome.to_owned(),
                versions: vec![lines.told(version)],
                clashes: Vec::new(),
            });
        }
        answers.sort_by(|a, b| a.rule.cmp(&b.rule));
        Self { answers }
    }

    /// The answers to one rule's question.
    pub fn of_rule(&self, rule: &str) -> Vec<Answer> {
        let own = self.answers.iter().filter(|answer| answer.rule == rule);
        own.cloned().collect()
    }

    /// As YAML, one claim a line.
    pub fn written(&self) -> String {
        serde_yaml::to_string(&self.answers).unwrap_or_default()
    }

    /// What [`written`](Self::written) wrote.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn read(text: &str) -> Result<Self, (String, usize)> {
        match serde_yaml::from_str(text) {
            Ok(answers) => Ok(Self { answers }),
            Err(error) => {
                let line = error.location().map_or(1, |place| place.line());
                let message = error.without_snippet().to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                Err((message.to_owned(), usize::try_from(line).unwrap_or(1)))
            }
        }
    }
}

/// A claim of a [`Told`], taken apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cited {
    /// The source's id.
    pub source: String,
    /// One-based.
    pub line: usize,
    /// The source's words.
    pub words: String,
}

impl Cited {
    /// The claim, and what it says where that is not the version's own value.
    pub fn read(told: &str) -> (Self, Option<&str>) {
        let (place, rest) = told.split_once(" “").unwrap_or((told, ""));
        let (source, line) = place.rsplit_once(':').unwrap_or((place, ""));
        let (words, says) = match (rest.strip_suffix('”'), rest.rsplit_once("” says ")) {
            (None, Some((words, says))) => (words, Some(says)),
            (words, _) => (words.unwrap_or(rest), None),
        };
        let cited = Self {
            source: source.to_owned(),
            line: line.parse().unwrap_or_default(),
            words: words.to_owned(),
        };
        (cited, says)
    }
}

/// The sources of a story, by id.
struct Lines<'a>(BTreeMap<&'a str, &'a Source>);

impl Lines<'_> {
    fn told(&self, found: &Version) -> Told {
        let own = found.claims.iter().map(|claim| (claim, ""));
        let supports = found.supports.iter().map(|claim| (claim, "says"));
        let parts = found.parts.iter().map(|claim| (claim, "counts a part,"));
        let mut claims: Vec<_> = own.chain(supports).chain(parts).collect();
        claims
            .sort_by_key(|(claim, _)| (claim.source.as_str(), claim.range.start, claim.range.end));
        let facets = found.facets.iter();
        Told {
            value: version(found),
            facets: facets
                .map(|(name, is)| (name.clone(), is.is.clone()))
                .collect(),
            notes: found.notes.iter().map(|note| note.text.clone()).collect(),
            claims: claims
                .into_iter()
                .map(|(claim, says)| self.claim(claim, says))
                .collect(),
        }
    }

    fn claim(&self, claim: &Claim, says: &str) -> String {
        let text = self.0.get(claim.source.as_str()).map_or("", |s| &s.text);
        let before = text.get(..claim.range.start).unwrap_or_default();
        let line = match claim.headline {
            true => "headline".to_owned(),
            false => (before.matches('\n').count() + 1).to_string(),
        };
        let words: Vec<&str> = claim.quote.split_whitespace().collect();
        let mut told = format!("{}:{line} “{}”", claim.source, words.join(" "));
        if !says.is_empty() {
            told += &format!(" {says} {}", claimed(claim));
        }
        told
    }
}

fn clashes(found: &Divergence) -> Vec<String> {
    let clash = found.clashes.iter().map(|clash| {
        let (a, b) = (clash.between.0 + 1, clash.between.1 + 1);
        format!("{a} / {b} {}: {}", kind(clash.kind), clash.because)
    });
    clash.collect()
}
