//! Writing into ledgers.

use super::super::ledgers;
use super::{Review, Verdict as Asked, find};
use crate::problem::Problem;
use crate::report::Report;
use crate::report::agenda::{Agenda, Item};
use crate::report::safe::safe;
use crate::review::disk::{self, Stamp};
use crate::review::{self, Answer, Decision, Deed, Seen, Signature, Verdict, Withdrawal, state};
use crate::rule::is_reason;
use jiff::Timestamp;
use std::path::PathBuf;
use std::process::Command;

type Told = Result<String, Box<Problem>>;

/// Decides on a divergence; what to tell of it.
pub fn decide(args: &Review, start: &str, report: &Report, agendas: &[Agenda]) -> Told {
    let (story, item) = find::item(agendas, start)?;
    let decision = Decision {
        rule: item.divergence.rule.clone(),
        fingerprint: item.divergence.fingerprint.clone(),
        versions: item.divergence.versions.iter().map(Seen::from).collect(),
        verdict: verdict(args, item)?,
        reason: reason(args)?,
        evidence: args
            .evidence
            .clone()
            .filter(|words| !words.trim().is_empty()),
    };
    let told = format!("{}: {}", decision.rule, decision.verdict);
    write(args, report, story, &told, &mut |_| {
        Deed::Decision(decision.clone())
    })
}

/// Takes back what was decided on a divergence; what to tell of it.
pub fn withdraw(args: &Review, start: &str, report: &Report, agendas: &[Agenda]) -> Told {
    let said = find::said(agendas, start)?;
    let withdrawal = Withdrawal {
        rule: said.rule,
        fingerprint: said.fingerprint,
        reason: reason(args)?,
    };
    let told = format!("{}: withdrawn", withdrawal.rule);
    write(args, report, &said.story, &told, &mut |_| {
        Deed::Withdrawal(withdrawal.clone())
    })
}

/// Vouches for every story; what to tell of it.
pub fn sign(args: &Review, report: &Report, agendas: &[Agenda]) -> Told {
    let mut told = String::new();
    for agenda in agendas {
        let items = agenda.items.iter();
        let undecided = items.filter(|item| !item.standing.is_decided()).count();
        let words = format!("{}: signed, with {undecided} undecided", agenda.story);
        told += &write(args, report, agenda.story, &words, &mut |ledger| {
            let prints = agenda
                .items
                .iter()
                .map(|i| i.divergence.fingerprint.as_str());
            Deed::Signature(Signature {
                state: state(prints, &ledger.heads()),
                divergences: agenda.items.len(),
                undecided,
            })
        })?;
    }
    Ok(told)
}

/// Writes a deed into the ledger of a story, and tells what was done and where it stands.
fn write(
    args: &Review,
    report: &Report,
    story: &str,
    told: &str,
    deed: &mut dyn FnMut(&review::Ledger) -> Deed,
) -> Told {
    let folder = folder(report, story)?;
    let stamp = Stamp {
        story: review::short(story).to_owned(),
        by: who(args)?,
        at: now(),
    };
    let id = disk::append(&folder, &stamp, &mut |ledger| Ok(deed(ledger)))?;
    let path = folder.join(review::NAME);
    let told = format!("{told} ({}, line {})", path.display(), id.short());
    Ok(format!("{}\n", safe(&told)))
}

/// Where the ledger of a story lies.
pub fn folder(report: &Report, story: &str) -> Result<PathBuf, Box<Problem>> {
    let folder = ledgers::folders(&report.sources).remove(story).flatten();
    folder.ok_or_else(|| Box::new(no_folder(story)))
}

/// The fault of a story that no ledger can lie beside.
pub fn no_folder(story: &str) -> Problem {
    let message = format!("the story `{story}` has no folder of its own, and so no ledger");
    let cure = "put its sources, a file each, into one folder; documents in NDJSON and on standard \
                input have none";
    Problem::error(story, message, cure)
}

fn verdict(args: &Review, item: &Item) -> Result<Verdict, Box<Problem>> {
    let fault =
        |message: &str, cure: &str| Err(Box::new(Problem::error("--verdict", message, cure)));
    let answer = match (&args.version, &args.value) {
        (Some(letter), _) => Some(Answer::Version(seen(item, letter)?)),
        (None, Some(value)) if value.trim().is_empty() => {
            return fault("the value is empty", "say in words what holds");
        }
        (None, Some(value)) => Some(Answer::Value(value.clone())),
        (None, None) => None,
    };
    match (args.verdict, answer) {
        (Some(Asked::Resolved), Some(answer)) => Ok(Verdict::Resolved(answer)),
        (Some(Asked::Resolved), None) => fault(
            "`resolved` wants the answer that holds",
            "give a version's letter with `--version`, or words with `--value`",
        ),
        (_, Some(_)) => fault(
            "only `resolved` takes a version or a value",
            "leave it out, or say `--verdict resolved`",
        ),
        (Some(Asked::Explained), None) => Ok(Verdict::Explained),
        (Some(Asked::NotADivergence), None) => Ok(Verdict::NotADivergence),
        (Some(Asked::Confirmed) | None, None) => Ok(Verdict::Confirmed),
    }
}

/// The version of this letter, or of this id.
fn seen(item: &Item, named: &str) -> Result<Seen, Box<Problem>> {
    let mut each = item.letters.iter().zip(&item.divergence.versions);
    let found = each.find(|(letter, v)| letter.eq_ignore_ascii_case(named) || v.id() == named);
    found
        .map(|(_, version)| Seen::from(version))
        .ok_or_else(|| {
            let known: Vec<String> = item
                .letters
                .iter()
                .zip(&item.divergence.versions)
                .map(|(letter, version)| format!("{letter} ({})", version.summary()))
                .collect();
            let message = format!("this divergence has no version `{named}`");
            let cure = format!("it has {}", known.join(", "));
            Box::new(Problem::error("--version", message, cure))
        })
}

fn reason(args: &Review) -> Result<String, Box<Problem>> {
    let reason = args.reason.clone().filter(|words| is_reason(words));
    reason.ok_or_else(|| {
        let message = "this is no reason";
        let cure = "say why: in two years somebody will ask";
        Box::new(Problem::error("--reason", message, cure))
    })
}

/// Who decides: as the command line says, else as git knows the user.
fn who(args: &Review) -> Result<String, Box<Problem>> {
    let given = args.by.clone().or_else(user_name);
    let named = given.filter(|name| !name.trim().is_empty());
    named.ok_or_else(|| {
        let message = "nobody is named who decides";
        let cure = "give `--by NAME`, or set git's `user.name`";
        Box::new(Problem::error("--by", message, cure))
    })
}

/// The user as git knows them.
pub fn user_name() -> Option<String> {
    let output = Command::new("git").args(["config", "user.name"]).output();
    let output = output.ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

/// The time, to the second: the one place in which the clock is read.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
