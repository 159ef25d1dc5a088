//! `--output FILE`: reports written to files, beside the one that is printed.

use super::check::Drawn;
use super::{ReportFormat, terminal};
use crate::problem::Problem;
use crate::report::style::Style;
use crate::source::disk;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file to be written, in the format that its name says.
#[derive(Clone, Debug)]
pub struct Output {
    path: PathBuf,
    pub format: ReportFormat,
}

/// By the ending of a name; for clap.
pub fn parse(name: &str) -> Result<Output, String> {
    let ending = Path::new(name).extension().unwrap_or_default();
    let format = match ending.to_string_lossy().to_lowercase().as_str() {
        "txt" | "text" => ReportFormat::Text,
        "md" | "markdown" => ReportFormat::Markdown,
        "html" | "htm" => ReportFormat::Html,
        _ if name.to_lowercase().ends_with(".sarif.json") => ReportFormat::Sarif,
        "json" => ReportFormat::Json,
        "csv" => ReportFormat::Csv,
        "sarif" => ReportFormat::Sarif,
        "xml" => ReportFormat::Junit,
        _ => {
            return Err(
                "end the name in .txt, .md, .html, .json, .csv, .sarif or .xml \
                        (JUnit): the ending says the format"
                    .to_owned(),
            );
        }
    };
    Ok(Output {
        path: PathBuf::from(name),
        format,
    })
}

/// What keeps these files from being written: `read` are the files that were read, `folders`
/// those that the user named.
pub fn faults(outputs: &[Output], read: &[&str], folders: &[PathBuf]) -> Vec<Problem> {
    let mut faults = Vec::new();
    for (n, output) in outputs.iter().enumerate() {
        let name = output.path.display().to_string();
        let same = |path: &Path| same_file::is_same_file(path, &output.path).unwrap_or(false);
        let mut before = outputs.iter().take(n);
        if before.any(|other| other.path == output.path || same(&other.path)) {
            let cure = "give each report a file of its own";
            faults.push(Problem::error(
                name,
                "two reports would be written here",
                cure,
            ));
        } else if read.iter().any(|path| same(Path::new(path))) {
            let cure = "name another file: a report does not replace what it was made of";
            faults.push(Problem::error(name, "this file was read", cure));
        } else if would_be_read(&output.path, folders) {
            let message = "the next run would read this file as a source of its folder";
            let cure = "write it outside the folders of sources";
            faults.push(Problem::error(name, message, cure));
        }
    }
    faults
}

fn would_be_read(path: &Path, folders: &[PathBuf]) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    let Ok(home) = fs::canonicalize(folder(path)) else {
        return false;
    };
    let folders = folders
        .iter()
        .filter_map(|path| fs::canonicalize(path).ok());
    disk::reads(name) && folders.into_iter().any(|folder| home.starts_with(folder))
}

/// Writes all files; what could not be written.
pub fn write(outputs: &[Output], drawn: &dyn Drawn) -> Vec<Problem> {
    let each = outputs.iter().filter_map(|output| {
        let text = drawn.draw(output.format, Style::Plain);
        let name = output.path.display().to_string();
        let error = match replace(&output.path, text.as_bytes()) {
            Err(error) => error,
            Ok(()) => {
                terminal::tell(|| format!("wrote {name}"));
                return None;
            }
        };
        let message = format!("the report could not be written: {error}");
        let cure = "make room or the folder, or write it elsewhere";
        Some(Problem::error(name, message, cure))
    });
    each.collect()
}

/// Puts a whole file in the place of what is there, so that nobody ever sees half of one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays, and what is no file (a pipe, a terminal) is written into.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let known = fs::metadata(&path).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return fs::write(&path, bytes);
    }
    // Whoever watches the folder, and be it ourselves, sees only what changed.
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let mut new = tempfile::Builder::new();
    new.prefix(".variorum-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file has them: the system takes away what the user's mask does.
        new.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = new.tempfile_in(folder(&path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Some(known) = known {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.persist(&path).map(|_| ()).map_err(|error| error.error)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}
