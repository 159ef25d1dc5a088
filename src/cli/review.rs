//! `variorum test --review`: new results one by one in the terminal.

use super::terminal;
use crate::problem::Problem;
use crate::report::safe::safe;
use crate::workbench::review::{Choice, KEYS, Key, shown};
use crate::workbench::trial::StoryTrial;
use console::Term;
use std::io::{self, IsTerminal};

/// The fault of asking for a review where nobody can answer.
pub fn unattended() -> Option<Problem> {
    let attended = io::stdin().is_terminal() && io::stdout().is_terminal();
    (!attended).then(|| {
        let message = "there is no terminal in which to review";
        let cure =
            "use `--accept` or `--reject` to decide on all new results, or `--list` to see them";
        Problem::error("--review", message, cure)
    })
}

/// The fault of a terminal that went away; what was not decided waits.
pub fn interrupted(error: &io::Error) -> Problem {
    let message = format!("the terminal could not be read: {error}");
    let cure = "start again, or use `--accept`, `--reject` or `--list`";
    Problem::error("--review", message, cure)
}

/// Shows each result and hands on what is said of it. Results after a stop are skipped.
///
/// # Errors
/// Where the terminal goes away.
pub fn walk(
    waiting: &[&StoryTrial],
    mut decide: impl FnMut(&StoryTrial, Choice),
) -> io::Result<()> {
    let mut rest = None;
    for (n, trial) in waiting.iter().enumerate() {
        let key = match rest {
            Some(choice) => Key::Rest(choice),
            None => {
                terminal::print(&shown(trial, n + 1, waiting.len()));
                ask()?
            }
        };
        let choice = match key {
            Key::One(choice) => choice,
            Key::Rest(choice) => {
                rest = Some(choice);
                choice
            }
            Key::Stop => return Ok(()),
        };
        terminal::print(&format!("{}: {}\n", safe(&trial.story), choice.done()));
        decide(trial, choice);
    }
    Ok(())
}

/// Waits for one of the keys.
fn ask() -> io::Result<Key> {
    let term = Term::stdout();
    terminal::print(&format!("{KEYS}\n"));
    loop {
        match Key::read(term.read_char()?) {
            Some(key) => return Ok(key),
            None => drop(terminal::print(&format!("that key says nothing: {KEYS}\n"))),
        }
    }
}
