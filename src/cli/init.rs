//! `variorum init`

use super::{COULD_NOT_CHECK, Color, terminal};
use crate::problem::Problem;
use crate::rule::schema;
use clap::Args;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is made if it is not there
    #[arg(default_value = ".")]
    dir: PathBuf,
}

/// A file of `docs/start`, which holds the new project as it will be.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../docs/start/", $name)))
    };
}

const FILES: [(&str, &str); 7] = [
    file!("variorum.yaml"),
    file!("rules/library.yaml"),
    file!("stories/flood/gazette.md"),
    file!("stories/flood/lantern.md"),
    file!("stories/flood/radio.md"),
    file!("snapshots/flood.snap"),
    file!("snapshots/.gitignore"),
];

/// The commands to go on with, and what each shows.
const NEXT: &str = include_str!("../../docs/start.txt");

/// The schema by which editors check rule files; a pack's first line names it.
const SCHEMA: &str = "rules.schema.json";

/// Makes a small project to begin with; the exit code. What is there stays as it is.
pub fn run(args: &Init, color: Color) -> u8 {
    let schema = schema::schema();
    let mut files = FILES.to_vec();
    files.push((SCHEMA, &schema));
    let there: Vec<&str> = files
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| args.dir.join(name).symlink_metadata().is_ok())
        .collect();
    let made = match there.is_empty() {
        false => Err(occupied(&args.dir, &there)),
        true => files.iter().try_for_each(|(name, text)| {
            write(&args.dir.join(name), text).map_err(|error| unwritten(&args.dir, name, &error))
        }),
    };
    if let Err(problem) = made {
        terminal::complain(&[*problem], color);
        return COULD_NOT_CHECK;
    }
    let mut out: String = files
        .iter()
        .map(|(name, _)| format!("wrote {}\n", args.dir.join(name).display()))
        .collect();
    out += "\nGo on with\n";
    if args.dir != Path::new(".") {
        out += &format!("  cd {}\n", typed(&args.dir));
    }
    out += NEXT;
    terminal::print(&out)
}

/// A folder as one types it in a shell.
fn typed(dir: &Path) -> String {
    let dir = dir.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    match dir.chars().all(plain) && !dir.starts_with('-') {
        true => dir,
        false => format!("'{}'", dir.replace('\'', r"'\''")),
    }
}

/// Writes a file that must not be there yet.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}

fn occupied(dir: &Path, there: &[&str]) -> Box<Problem> {
    let message = format!(
        "nothing was written, because this folder has {} already",
        there.join(", ")
    );
    let cure = "name another folder: `variorum init DIR`";
    Box::new(Problem::error(dir.display().to_string(), message, cure))
}

fn unwritten(dir: &Path, name: &str, error: &io::Error) -> Box<Problem> {
    let message = format!("{name} could not be written: {error}");
    let cure = "name a folder that can be written to: `variorum init DIR`";
    Box::new(Problem::error(dir.display().to_string(), message, cure))
}
