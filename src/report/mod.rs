//! One report, several formats: each a file, each a pure function of the same [`Report`].
//!
//! Nothing here reads a terminal or prints. What came from outside (texts, titles, ids) is
//! never trusted: see [`safe`].

pub mod agenda;
pub mod alert;
pub mod corrections;
pub mod csv;
pub(crate) mod decided;
pub mod draft;
pub(crate) mod excerpt;
pub mod fault;
pub mod html;
pub mod json;
pub mod markdown;
pub mod marked;
mod matrix;
pub mod safe;
pub mod schema_org;
pub(crate) mod story;
pub mod style;
pub mod table;
pub mod text;
pub(crate) mod words;

use crate::comparator::Findings;
use crate::problem::Problem;
use crate::review::Reviews;
use crate::rule::{Across, Pack, Severity};
use crate::source::Source;
use std::collections::BTreeMap;

/// All that one run has to say, and all that a format needs to say it.
///
/// Made by [`Report::new`], which orders everything, so that the order of the input shows
/// in no format.
#[derive(Clone, Debug)]
pub struct Report {
    /// The rule packs asked, by id.
    pub packs: Vec<Asked>,
    /// By story, then id.
    pub sources: Vec<Source>,
    pub findings: Findings,
    /// What editors decided; nothing unless [`reviewed`](Report::reviewed) says otherwise.
    pub reviews: Reviews,
    /// By place, without repetitions.
    pub problems: Vec<Problem>,
}

/// A rule pack that was put to the sources.
#[derive(Clone, Debug)]
pub struct Asked {
    pub pack: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub hash: String,
    /// In the order of the file.
    pub questions: Vec<Question>,
}

/// What a report needs to know of a rule.
#[derive(Clone, Debug)]
pub struct Question {
    /// The rule's id.
    pub rule: String,
    pub ask: String,
    pub severity: Severity,
    /// How differences in each of its facets read.
    pub facets: BTreeMap<String, Across>,
}

impl Report {
    pub fn new(
        packs: &[Pack],
        mut sources: Vec<Source>,
        findings: Findings,
        mut problems: Vec<Problem>,
    ) -> Self {
        let mut packs: Vec<Asked> = packs.iter().map(Asked::from).collect();
        packs.sort_by(|a, b| (&a.pack, &a.hash).cmp(&(&b.pack, &b.hash)));
        sources.sort_by(|a, b| (&a.story, &a.id, &a.path).cmp(&(&b.story, &b.id, &b.path)));
        problems.sort();
        problems.dedup();
        Self {
            packs,
            sources,
            findings,
            reviews: Reviews::default(),
            problems,
        }
    }

    /// The same report, with what editors decided.
    #[must_use]
    pub fn reviewed(self, reviews: Reviews) -> Self {
        Self { reviews, ..self }
    }

    /// The question of each rule, by the rule's id.
    fn questions(&self) -> BTreeMap<&str, &Question> {
        let all = self.packs.iter().flat_map(|pack| &pack.questions);
        all.map(|q| (q.rule.as_str(), q)).collect()
    }
}

impl From<&Pack> for Asked {
    fn from(pack: &Pack) -> Self {
        let question = |rule: &crate::rule::Rule| Question {
            rule: rule.id.clone(),
            ask: rule.ask.clone(),
            severity: rule.severity,
            facets: rule
                .facets
                .iter()
                .map(|facet| (facet.name.clone(), facet.across))
                .collect(),
        };
        Self {
            pack: pack.id.clone(),
            hash: pack.hash.clone(),
            questions: pack.rules.iter().map(question).collect(),
        }
    }
}
