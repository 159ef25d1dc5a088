//! What is wrong with a ledger, with its place and its cure.

use super::line::Id;
use super::written::Damage;
use crate::problem::{Excerpt, Place, Problem};

/// What to do about lines that are not as they were written.
const RESTORE: &str = "bring it back as it was written (`git log -p` on this file shows it); a \
                       decision is changed by deciding again. Until then only verdicts that \
                       knew of this line count";

/// How much of a line is marked, in bytes: its id.
const MARKED: usize = 19;

/// The place of line `number`.
fn place(file: &str, number: usize, bytes: &[u8]) -> Place {
    let text = String::from_utf8_lossy(bytes).into_owned();
    Place {
        file: file.to_owned(),
        excerpt: Some(Excerpt {
            line: number,
            start: 0,
            end: text.floor_char_boundary(MARKED),
            text,
        }),
    }
}

fn at(place: Place, problem: Problem) -> Problem {
    Problem { place, ..problem }
}

/// A line that cannot be believed.
pub fn damaged(file: &str, number: usize, bytes: &[u8], damage: &Damage) -> Problem {
    let (message, cure) = match damage {
        Damage::NotText => ("this line is not UTF-8".to_owned(), RESTORE),
        Damage::NotALine => ("this is no line of a ledger".to_owned(), RESTORE),
        Damage::Changed => (
            "this line was changed after it was written: its id is not the hash of its content"
                .to_owned(),
            RESTORE,
        ),
        Damage::Senseless(why) => (format!("this line says nothing: {why}"), RESTORE),
        Damage::Newer => (
            "this line was written by a newer version of Variorum".to_owned(),
            "use that version; until then only verdicts that knew of this line count",
        ),
        Damage::ConflictMark => (
            "this is a conflict mark of git's".to_owned(),
            "remove the marks and keep the lines of both sides, all of which count; \
             `review.jsonl merge=union` in .gitattributes spares you this",
        ),
    };
    at(
        place(file, number, bytes),
        Problem::error(file, message, cure),
    )
}

/// A last line without an end.
pub fn torn(file: &str, number: usize, bytes: &[u8]) -> Problem {
    let message = "the last line is torn: its writing was interrupted before it was acknowledged";
    let cure = "remove it, and decide again; all lines before it count";
    at(
        place(file, number, bytes),
        Problem::error(file, message, cure),
    )
}

/// A line that others were written after, and that is not there.
pub fn missing(file: &str, id: &Id) -> Problem {
    let message = format!(
        "a line is missing: others were written after {}",
        id.short()
    );
    let cure = "bring it back (`git log -p` on this file shows it); until then only verdicts \
                that knew of this line count";
    Problem::error(file, message, cure)
}

/// The same line once more.
pub fn double(file: &str, number: usize, bytes: &[u8]) -> Problem {
    let message = "this line stands here twice, and counts once";
    at(
        place(file, number, bytes),
        Problem::notice(file, message, "remove one of the two"),
    )
}

/// A line with members that this version does not know.
pub fn unknown(file: &str, number: usize, bytes: &[u8], members: &[String]) -> Problem {
    let members = members.join("`, `");
    let message = format!("this version does not know `{members}` of this line, which counts");
    at(
        place(file, number, bytes),
        Problem::notice(file, message, "use the version that wrote it to see all"),
    )
}
