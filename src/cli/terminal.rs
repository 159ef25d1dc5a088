//! Writing to standard output and standard error.

use super::{COULD_NOT_CHECK, Color, DONE};
use crate::problem::{Level, Problem};
use crate::report::{fault, safe::safe, style::Style};
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

/// How much the user wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// Errors alone.
    Quiet,
    Usual,
    /// Also what is done.
    Verbose,
}

/// Set once, by the command line, for the whole run.
static LOUDNESS: OnceLock<Loudness> = OnceLock::new();

/// Sets how much is said from now on.
pub fn set(loudness: Loudness) {
    let _ = LOUDNESS.set(loudness);
}

fn loudness() -> Loudness {
    *LOUDNESS.get().unwrap_or(&Loudness::Usual)
}

/// Says what is done, to whoever wants to hear it.
pub fn tell(words: impl FnOnce() -> String) {
    if loudness() == Loudness::Verbose {
        let _ = writeln!(io::stderr().lock(), "{}", safe(&words()));
    }
}

/// Whether somebody looks on while the work is done.
pub fn is_watched() -> bool {
    loudness() != Loudness::Quiet && io::stderr().is_terminal()
}

/// Clears the terminal, if standard output is one, so that what is printed next stands alone.
pub fn clear() {
    if loudness() != Loudness::Quiet && io::stdout().is_terminal() {
        let _ = write!(io::stdout().lock(), "\u{1b}[2J\u{1b}[3J\u{1b}[H");
    }
}

/// Whether to style what goes to a stream.
fn style(color: Color, stream: &impl IsTerminal) -> Style {
    let unwanted = || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let colored = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stream.is_terminal() && !unwanted(),
    };
    if colored {
        Style::Coloured
    } else {
        Style::Plain
    }
}

/// How to style standard output.
pub fn stdout_style(color: Color) -> Style {
    style(color, &io::stdout())
}

/// Prints to standard output; the exit code. A reader that went away (`| head`) is no
/// fault, but a report that is cut short must not pass for a whole one.
pub fn print(text: &str) -> u8 {
    if loudness() == Loudness::Quiet {
        return DONE;
    }
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("the report could not be written: {error}");
            let cure = "make room, or write it elsewhere";
            complain(
                &[Problem::error("standard output", message, cure)],
                Color::Auto,
            );
            COULD_NOT_CHECK
        }
        _ => DONE,
    }
}

/// Draws problems on standard error, in the order of their places and each once.
pub fn complain(problems: &[Problem], color: Color) {
    let style = style(color, &io::stderr());
    let mut out = io::stderr().lock();
    let heard = |problem: &&Problem| loudness() != Loudness::Quiet || problem.level == Level::Error;
    for problem in problems.iter().filter(heard).collect::<BTreeSet<_>>() {
        let _ = writeln!(out, "{}", fault::draw(problem, style));
    }
}
