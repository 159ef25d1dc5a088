//! All lines of a ledger, and what is wrong with them.

use super::fault;
use super::history::History;
use super::line::{Id, Line};
use super::written::{Damage, Read};
use crate::problem::{Level, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of one story's ledger, in no order.
///
/// What a damaged or missing line said is unknown. So only verdicts that knew of it count:
/// any other might have been superseded there. A torn last line was never acknowledged, and
/// takes no other with it; nor do conflict marks, between which all lines are whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The file as the user named it.
    pub path: String,
    pub lines: BTreeMap<Id, Line>,
    pub problems: Vec<Problem>,
    /// All lines that have an id, damaged ones too.
    pub(super) history: History,
    /// The ids of damaged and missing lines.
    lost: BTreeSet<Id>,
    /// There is a damaged line that nobody can have known by its id.
    nameless: bool,
}

impl Ledger {
    /// Understands the bytes of a ledger.
    pub fn read(path: &str, bytes: &[u8]) -> Self {
        let mut ledger = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        // Some editors put a byte order mark before what they save.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (n, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let ended = line.ends_with(b"\n");
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            // Git may be told to write such line ends.
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if !line.trim_ascii().is_empty() {
                ledger.take(n + 1, line, ended);
            }
        }
        // A whole copy of a changed line may stand elsewhere.
        let lines = &ledger.lines;
        ledger.lost.retain(|id| !lines.contains_key(id));
        let missing = ledger.history.missing();
        let missing: Vec<Id> = missing.into_iter().cloned().collect();
        for id in missing {
            ledger.problems.push(fault::missing(path, &id));
            ledger.lost.insert(id);
        }
        ledger
    }

    fn take(&mut self, number: usize, bytes: &[u8], ended: bool) {
        let Read {
            id,
            after,
            line,
            unknown,
        } = Line::read(bytes);
        let path = self.path.as_str();
        match (line, id) {
            (Ok(line), Some(id)) => {
                if !unknown.is_empty() {
                    let problem = fault::unknown(path, number, bytes, &unknown);
                    self.problems.push(problem);
                }
                self.history.add(id.clone(), after);
                if self.lines.insert(id, line).is_some() {
                    self.problems.push(fault::double(path, number, bytes));
                }
            }
            (Err(Damage::NotALine | Damage::NotText | Damage::Changed), _) if !ended => {
                self.problems.push(fault::torn(path, number, bytes));
            }
            (Err(damage), id) => {
                self.problems
                    .push(fault::damaged(path, number, bytes, &damage));
                match (damage, id) {
                    (Damage::ConflictMark, _) => {}
                    (_, Some(id)) if self.lines.contains_key(&id) => {}
                    (_, Some(id)) => {
                        self.history.add(id.clone(), after);
                        self.lost.insert(id);
                    }
                    (_, None) => self.nameless = true,
                }
            }
            (Ok(_), None) => self.nameless = true,
        }
    }

    /// The ids that a new line names in its `after`.
    pub fn heads(&self) -> Vec<Id> {
        self.history.heads().into_iter().cloned().collect()
    }

    /// The first of its problems that forbids to add a line.
    pub fn damage(&self) -> Option<&Problem> {
        let errors = self.problems.iter().filter(|p| p.level == Level::Error);
        errors.min()
    }

    /// Whether what a line says may have been superseded in a line that is lost.
    pub(super) fn is_doubtful(&self, id: &Id) -> bool {
        self.nameless || !self.history.knows(id, &self.lost)
    }
}
