//! Writing to standard output and standard error.

use super::{COULD_NOT_CHECK, Color, DONE};
use crate::problem::Problem;
use crate::report::{fault, style::Style};
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};

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
    for problem in problems.iter().collect::<BTreeSet<_>>() {
        let _ = writeln!(out, "{}", fault::draw(problem, style));
    }
}
