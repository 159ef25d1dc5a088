//! Running the program as a user would.

use std::process::{Command, Output};

/// The repository's folder.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs the program in the repository's folder, without colour.
pub fn variorum(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(args)
        .current_dir(ROOT)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// What a successful run printed.
pub fn printed(args: &[&str]) -> String {
    let output = variorum(args);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}\n{complaints}");
    String::from_utf8(output.stdout).unwrap()
}
