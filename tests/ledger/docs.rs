//! The commands that docs/review.md and docs/packet.md show, in their order.

use std::process::Command;

#[test]
#[cfg(unix)]
fn the_commands_run() {
    run("docs/review.md", 8);
    run("docs/packet.md", 5);
}

#[cfg(unix)]
fn run(docs: &str, least: usize) {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/{docs}")).unwrap();
    let here = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_variorum"));
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    let shell = |line: &str| {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", line])
            .current_dir(here.path())
            .env("PATH", &path);
        let output = shell.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{line}\n{told}");
    };
    shell(&format!("cp -r '{root}/seeds' '{root}/rules' ."));
    let mut ran = 0;
    for line in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
        shell(line);
        ran += 1;
    }
    assert!(ran >= least, "only {ran} commands in {docs}");
}
