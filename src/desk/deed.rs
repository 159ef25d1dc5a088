//! What is posted, held against what the sources and the ledger say now.

use super::posted::{self, Posted};
use crate::comparator::Divergence;
use crate::report::Report;
use crate::report::decided::said;
use crate::review::{
    Answer, Decision, Deed, Ledger, Seen, Signature, StoryReview, Verdict, Withdrawal,
};
use crate::rule::is_reason;

/// Why a line is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It says nothing that could be kept: what is missing, in words.
    Unfit(&'static str),
    Conflict(Conflict),
}

/// What somebody had before them is not what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What has changed, in words.
    pub words: &'static str,
    /// What others said in the meantime, a line each.
    pub theirs: Vec<String>,
}

/// The line that a ledger gets.
///
/// # Errors
/// Where it says nothing, or was made by what is no longer so: the sources say something
/// else, or somebody has spoken since.
pub fn deed(posted: &Posted, report: &Report, ledger: &Ledger) -> Result<Deed, Refused> {
    if posted.by().trim().is_empty() {
        return Err(Refused::Unfit("say who you are"));
    }
    match posted {
        Posted::Decision(posted) => {
            let found = current(
                &posted.story,
                &posted.fingerprint,
                &posted.seen,
                report,
                ledger,
            )?;
            Ok(Deed::Decision(Decision {
                rule: found.rule.clone(),
                fingerprint: found.fingerprint.clone(),
                versions: found.versions.iter().map(Seen::from).collect(),
                verdict: verdict(posted, found)?,
                reason: reason(&posted.reason)?,
                evidence: filled(posted.evidence.as_ref()),
            }))
        }
        Posted::Withdrawal(posted) => {
            let found = current(
                &posted.story,
                &posted.fingerprint,
                &posted.seen,
                report,
                ledger,
            )?;
            Ok(Deed::Withdrawal(Withdrawal {
                rule: found.rule.clone(),
                fingerprint: found.fingerprint.clone(),
                reason: reason(&posted.reason)?,
            }))
        }
        Posted::Signature(posted) => signature(posted, report, ledger),
    }
}

/// The divergence, if it is still what was before whoever speaks.
fn current<'a>(
    story: &str,
    fingerprint: &str,
    seen: &[String],
    report: &'a Report,
    ledger: &Ledger,
) -> Result<&'a Divergence, Refused> {
    let mut all = report.findings.divergences.iter();
    let found = all.find(|found| found.story == story && found.fingerprint == fingerprint);
    let Some(found) = found else {
        return Err(Refused::Conflict(Conflict {
            words: "The sources have changed: they no longer say this.",
            theirs: Vec::new(),
        }));
    };
    let last = ledger.last(story, fingerprint);
    let same = last.len() == seen.len() && last.iter().all(|it| seen.contains(&it.id.to_string()));
    match same {
        true => Ok(found),
        false => Err(Refused::Conflict(Conflict {
            words: "Somebody has spoken since.",
            theirs: last.iter().map(said).collect(),
        })),
    }
}

fn verdict(posted: &posted::Decision, found: &Divergence) -> Result<Verdict, Refused> {
    let version = posted.version.as_ref().map(|id| {
        let mut versions = found.versions.iter();
        let holds = versions.find(|version| version.id() == *id);
        holds.map(|version| Answer::Version(Seen::from(version)))
    });
    let answer = match (version, filled(posted.value.as_ref())) {
        (Some(None), _) => return Err(Refused::Unfit("no such version is here")),
        (Some(Some(_)), Some(_)) => return Err(Refused::Unfit("say one answer, not two")),
        (Some(version), None) => version,
        (None, value) => value.map(Answer::Value),
    };
    let verdict = Verdict::of(&posted.verdict, answer);
    verdict.ok_or(Refused::Unfit(
        "say a verdict; with `resolved`, also which answer holds",
    ))
}

fn signature(
    posted: &posted::Signature,
    report: &Report,
    ledger: &Ledger,
) -> Result<Deed, Refused> {
    let all = report.findings.divergences.iter();
    let own: Vec<&Divergence> = all.filter(|found| found.story == posted.story).collect();
    let review = StoryReview::new(ledger, &posted.story, &own);
    if review.state != posted.state {
        return Err(Refused::Conflict(Conflict {
            words: "The story is not what you saw: look again, then sign.",
            theirs: Vec::new(),
        }));
    }
    let standings = review.divergences.values();
    Ok(Deed::Signature(Signature {
        undecided: standings.filter(|standing| !standing.is_decided()).count(),
        divergences: own.len(),
        state: review.state,
    }))
}

fn reason(words: &str) -> Result<String, Refused> {
    let refused = Refused::Unfit("say why: in two years somebody will ask");
    is_reason(words)
        .then(|| words.trim().to_owned())
        .ok_or(refused)
}

fn filled(words: Option<&String>) -> Option<String> {
    let words = words.map(|words| words.trim().to_owned());
    words.filter(|words| !words.is_empty())
}
