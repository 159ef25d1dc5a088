//! What a desk shows, and how it is written to.

use super::super::jobs::{self, Job};
use super::super::{Rules, Sources, check, ledgers};
use super::deed;
use crate::comparator::Findings;
use crate::desk::{self, Posted, answer};
use crate::problem::Problem;
use crate::report::{Report, html};
use crate::review::disk::{self, Stamp};
use crate::review::{self, Reviews};
use http::Response;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// What sources, rules and ledgers come to, and the number that this has.
#[derive(Debug)]
pub struct Look {
    pub report: Report,
    /// Grows whenever something has changed.
    version: u64,
}

/// An open desk.
pub struct Desk {
    sources: Sources,
    rules: Rules,
    /// Who is likely to decide.
    by: String,
    checked: Mutex<Checked>,
    /// The number of the last look.
    news: watch::Sender<u64>,
}

/// What was found last, so that only what changed is looked at again.
#[derive(Default)]
struct Checked {
    jobs: Vec<(Job, Findings)>,
    look: Option<Arc<Look>>,
}

impl Desk {
    pub fn new(sources: Sources, rules: Rules, by: String) -> Self {
        Self {
            sources,
            rules,
            by,
            checked: Mutex::default(),
            news: watch::Sender::new(0),
        }
    }

    /// Hears of every new look.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Reads everything again, and tells what it comes to. Nothing is compared again that
    /// is as it was.
    pub fn look(&self) -> Arc<Look> {
        let plan = jobs::plan(self.sources.collect(), &self.rules);
        let mut checked = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        let known = std::mem::take(&mut checked.jobs);
        checked.jobs = found(plan.jobs, known);
        let mut problems = plan.problems;
        let mut reviews = Reviews::default();
        for (job, found) in &checked.jobs {
            let reviewed = ledgers::reviews(&job.sources, found, &mut problems);
            reviews.0.extend(reviewed.0);
        }
        let report = report(&checked.jobs, problems).reviewed(reviews);
        if let Some(look) = checked
            .look
            .as_ref()
            .filter(|look| same(&look.report, &report))
        {
            return Arc::clone(look);
        }
        let version = *self.news.borrow() + 1;
        let look = Arc::new(Look { report, version });
        checked.look = Some(Arc::clone(&look));
        self.news.send_replace(version);
        look
    }

    /// The page as it stands.
    pub fn page(&self) -> Response<String> {
        let look = self.look();
        let page = html::desk(&look.report, &self.by, look.version);
        answer::page(page, &html::desk_policy())
    }

    /// Writes what was posted, and answers once it is on the disk.
    pub fn write(&self, body: &[u8]) -> Response<String> {
        let posted: Posted = match serde_json::from_slice(body) {
            Ok(posted) => posted,
            Err(_) => return answer::unfit("this version of the desk does not know that"),
        };
        let look = self.look();
        let mut refused = None;
        let written = deed::folder(&look.report, posted.story()).and_then(|folder| {
            let stamp = Stamp {
                story: review::short(posted.story()).to_owned(),
                by: posted.by().trim().to_owned(),
                at: deed::now(),
            };
            disk::append(&folder, &stamp, &mut |ledger| {
                desk::deed(&posted, &look.report, ledger).map_err(|refusal| {
                    refused = Some(refusal);
                    Box::new(Problem::error("review", "refused", ""))
                })
            })
        });
        let answer = match (written, refused) {
            (Ok(id), _) => answer::saved(&id),
            (Err(_), Some(refused)) => answer::unwritten(&refused),
            (Err(problem), None) => answer::failed(&problem),
        };
        self.look();
        answer
    }
}

/// What jobs come to: those that are known are as they were.
fn found(jobs: Vec<Job>, mut known: Vec<(Job, Findings)>) -> Vec<(Job, Findings)> {
    let each = jobs.into_iter().map(|job| {
        let same = known.iter().position(|(other, _)| other.same(&job));
        same.map(|at| known.swap_remove(at)).unwrap_or_else(|| {
            let found = check::found(&job);
            (job, found)
        })
    });
    each.collect()
}

fn report(jobs: &[(Job, Findings)], problems: Vec<Problem>) -> Report {
    let mut findings = Findings::default();
    let (mut packs, mut sources) = (Vec::new(), Vec::new());
    for (job, found) in jobs {
        findings.extend(found.clone());
        packs.extend(job.packs.iter().cloned());
        sources.extend(job.sources.iter().cloned());
    }
    Report::new(&packs, sources, findings, problems)
}

/// Whether two reports read the same.
fn same(a: &Report, b: &Report) -> bool {
    a.reviews == b.reviews
        && a.problems == b.problems
        && a.sources == b.sources
        && a.findings == b.findings
        && a.packs
            .iter()
            .map(|pack| &pack.hash)
            .eq(b.packs.iter().map(|pack| &pack.hash))
}
