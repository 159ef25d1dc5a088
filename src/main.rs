use std::process::ExitCode;

fn main() -> ExitCode {
    variorum::cli::run()
}
