//! `variorum completions`

use super::{Cli, terminal};
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script; the exit code.
pub fn run(args: &Completions) -> u8 {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "variorum", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))
}
