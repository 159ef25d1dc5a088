//! Writing to standard output and standard error.

use super::Color;
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

/// Prints to standard output. A reader that went away (`| head`) is no fault.
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Draws problems on standard error, in the order of their places and each once.
pub fn complain(problems: &[Problem], color: Color) {
    let style = style(color, &io::stderr());
    let mut out = io::stderr().lock();
    for problem in problems.iter().collect::<BTreeSet<_>>() {
        let _ = writeln!(out, "{}", fault::draw(problem, style));
    }
}
