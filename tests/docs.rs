//! The documents' console blocks, typed in a folder of their own.
//!
//! In `docs/tutorial.md` every command stands with what it prints: a line `...` for any lines,
//! and `# ends with 1` after a command that does. A block with a file's name after its
//! language is that file; a `diff` block with one is an edit of it. `UPDATE_DOCS=1` writes
//! what the program prints now.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TUTORIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tutorial.md");

/// What a command line prints, as a terminal would show it, and how it ends.
fn typed(here: &Path, command: &str) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_variorum")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(here)
        .stdin(Stdio::null())
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env_remove("CI")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), printed)
}

/// Whether a text is as told, where a line `...` stands for any lines.
fn is_as_told(told: &str, printed: &str) -> bool {
    let mut rest = printed;
    let mut free = false;
    for part in told.split_inclusive('\n') {
        if part == "...\n" {
            free = true;
            continue;
        }
        match rest.find(part) {
            Some(at) if at == 0 || free && rest[..at].ends_with('\n') => {
                rest = &rest[at + part.len()..];
            }
            _ => return false,
        }
        free = false;
    }
    free || rest.is_empty()
}

/// Types the commands of a block; the block as it should be, and what is not as told.
fn session(here: &mut std::path::PathBuf, block: &str, wrong: &mut Vec<String>) -> String {
    let mut out = String::new();
    for part in format!("\n{block}").split("\n$ ").skip(1) {
        let (line, told) = part.split_once('\n').unwrap_or((part, ""));
        let told = match told {
            "" => String::new(),
            told => format!("{}\n", told.trim_end_matches('\n')),
        };
        let (command, ending) = line.split_once("  # ends with ").unwrap_or((line, "0"));
        if let Some(folder) = command.strip_prefix("cd ") {
            here.push(folder);
            out += &format!("$ {line}\n");
            continue;
        }
        let (code, printed) = typed(here, command);
        let printed = match printed.trim_end_matches('\n') {
            "" => String::new(),
            printed => format!("{printed}\n"),
        };
        if code.to_string() != ending || !is_as_told(&told, &printed) {
            wrong.push(format!(
                "$ {line}\n{printed}ends with {code}, and not as told:\n{told}"
            ));
        }
        let kept = if told.contains("...\n") {
            told
        } else {
            printed
        };
        out += &format!("$ {line}\n{kept}");
    }
    out
}

/// Edits a file as a diff block says.
fn edit(path: &Path, block: &str) {
    let side = |sign: char| -> String {
        let lines = block.lines().filter(|line| line.starts_with([sign, ' ']));
        lines.map(|line| format!("{}\n", &line[1..])).collect()
    };
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches(&side('-')).count(), 1, "{block}");
    fs::write(path, text.replace(&side('-'), &side('+'))).unwrap();
}

#[test]
fn the_tutorial_works_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = folder.path().to_owned();
    std::os::unix::fs::symlink(ROOT, here.join("variorum")).unwrap();
    let text = fs::read_to_string(TUTORIAL).unwrap();
    let (mut out, mut wrong) = (String::new(), Vec::new());
    for (number, part) in text.split("```").enumerate() {
        let (head, block) = part.split_once('\n').unwrap_or((part, ""));
        let (language, file) = head.split_once(' ').unwrap_or((head, ""));
        out += if number > 0 { "```" } else { "" };
        match (number % 2, language) {
            (1, "console") => {
                out += &format!("{head}\n{}", session(&mut here, block, &mut wrong));
                continue;
            }
            (1, "diff") => edit(&here.join(file), block),
            (1, _) if !file.is_empty() => {
                let path = here.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block).unwrap();
            }
            _ => {}
        }
        out += part;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(TUTORIAL, out).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(text.matches("\n$ variorum ").count() >= 10);
}

/// `docs/workbench.md` shows no output: its commands end as a run without a fault does, here
/// on the project that its first one makes. Those on the shipped packs run in `explain.rs`.
#[test]
fn the_commands_of_the_workbench_run() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("desk");
    let text = fs::read_to_string(format!("{ROOT}/docs/workbench.md")).unwrap();
    let blocks = text.split("```console\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap());
    let mut ran = 0;
    for command in blocks.flat_map(str::lines) {
        let command = command.strip_prefix("$ ").unwrap();
        if command.starts_with("variorum explain") {
            continue;
        }
        let (code, printed) = match command {
            "variorum init desk" => typed(folder.path(), command),
            _ => typed(&here, command),
        };
        let ends_well = match command.contains("--review") {
            true => code == 2 && printed.contains("use `--accept` or `--reject`"),
            false => code == 0,
        };
        assert!(ends_well, "$ {command}\nends with {code}\n{printed}");
        if ran == 0 {
            let set_up = "cp -r rules rules-of-may && cp -r stories/flood stories/bridge && \
                cp -r stories seeds && git init -q -b main . && git add . && \
                git -c user.name=A -c user.email=a@example.org commit -q -m One";
            assert_eq!(typed(&here, set_up), (0, String::new()));
            assert_eq!(typed(&here, "variorum test --accept").0, 0);
        }
        ran += 1;
    }
    assert!(ran >= 14, "only {ran} commands");
}

/// `docs/build.md`: its commands run in a project of `init`'s with a draft, its hook keeps a draft
/// out that no source backs, and the commands of its workflow are some that there are.
#[test]
fn what_a_build_is_told_to_do_works() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("desk");
    let text = fs::read_to_string(format!("{ROOT}/docs/build.md")).unwrap();
    let made = "variorum init desk && cd desk && git init -q -b main . && git config user.name A && \
                git config user.email a@example.org && git add . && git commit -q -m One";
    let (code, printed) = typed(folder.path(), made);
    assert_eq!(code, 0, "{printed}");
    let draft = |words: &str| {
        fs::create_dir_all(here.join("drafts")).unwrap();
        let draft = format!("---\npublished: 2026-03-06\n---\n{words}\n");
        fs::write(here.join("drafts/flood.md"), draft).unwrap();
    };
    draft("By the final count, 19,000 volumes were destroyed.");
    let mut ran = 0;
    let in_blocks = text.lines().map(str::trim).filter_map(|line| {
        let command = line.strip_prefix("$ ").or(line.strip_prefix("run: "));
        command.filter(|command| command.starts_with("variorum "))
    });
    for command in in_blocks {
        let (command, ending) = command
            .split_once("  # ends with ")
            .unwrap_or((command, "0"));
        let (code, printed) = typed(&here, command);
        assert_eq!(code.to_string(), ending, "$ {command}\n{printed}");
        ran += 1;
    }
    assert!(ran >= 8, "only {ran} commands");
    for name in ["flood.html", "flood.sarif", "flood.xml", "facts.sarif"] {
        assert!(here.join(name).is_file(), "{name}");
    }
    let mut blocks = text.split("```sh\n").skip(1);
    let hook = blocks.find(|block| block.starts_with("#!")).unwrap();
    let hook = hook.split("```").next().unwrap();
    let path = here.join(".git/hooks/pre-commit");
    fs::write(&path, hook).unwrap();
    let commit = "chmod +x .git/hooks/pre-commit; git add drafts; git commit -q -m Draft";
    let (code, printed) = typed(&here, commit);
    assert_eq!(code, 0, "{printed}");
    draft("By the final count, 21,000 volumes were destroyed.");
    let (code, printed) = typed(&here, commit);
    assert!(code != 0 && printed.contains("CONTRADICTED"), "{printed}");
}
