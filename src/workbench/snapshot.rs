//! Records as files, in the form that insta's users know.

use super::record::Record;

/// What the header of a snapshot of ours says of where it comes from; other snapshots in
/// the same folder are somebody else's.
const SOURCE: &str = "variorum test";

/// A snapshot of ours as read from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The story's folder, as the run named it.
    pub story: String,
    /// What was found in it.
    pub record: Record,
    /// The record as written.
    pub body: String,
}

/// Why a file is no snapshot of ours that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Another program wrote it.
    Foreign,
    /// It was ours, and cannot be read any more; says why.
    Damaged(String),
}

/// The file that holds a record.
pub fn written(story: &str, record: &Record) -> String {
    let story = serde_json::to_string(story).unwrap_or_default();
    let body = record.written();
    format!(
        "---\nsource: {SOURCE}\nexpression: {story}\n---\n{}\n",
        body.trim_end()
    )
}

/// What [`written`] wrote.
///
/// # Errors
/// Where the file is not ours, or not whole.
pub fn read(text: &str) -> Result<Snapshot, Unread> {
    if text.trim().is_empty() {
        return Err(Unread::Damaged("it is empty".to_owned()));
    }
    let text = text.replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").ok_or(Unread::Foreign)?;
    let (header, body) = rest.split_once("\n---\n").ok_or(Unread::Foreign)?;
    let field = |name: &str| {
        let mut lines = header.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    if field("source") != Some(SOURCE) {
        return Err(Unread::Foreign);
    }
    let story = field("expression").unwrap_or_default();
    Ok(Snapshot {
        story: serde_json::from_str(story).unwrap_or_else(|_| story.to_owned()),
        record: Record::read(body).map_err(|(why, line)| {
            // Below the header and its two marks.
            let line = line + header.lines().count() + 2;
            Unread::Damaged(format!("{why}, in line {line}"))
        })?,
        body: body.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::record::{Answer, Told};

    #[test]
    fn what_was_written_is_read() {
        let told = |value: &str, claims: &[&str]| Told {
            value: value.to_owned(),
            facets: [("edition".to_owned(), "first: \"draft\"".to_owned())].into(),
            notes: vec!["fits A and B: unplaced".to_owned()],
            claims: claims.iter().map(|c| (*c).to_owned()).collect(),
        };
        let answers = vec![Answer {
            rule: "points".to_owned(),
            outcome: "revision".to_owned(),
            versions: vec![
                told("28", &["a.md:9 “28 points”"]),
                told("true", &["- b: # c", "'", "~", ""]),
            ],
            clashes: vec!["1 / 2 revision: x: y".to_owned()],
        }];
        for answers in [answers, Vec::new()] {
            let record = Record { answers };
            let text = written("seeds/a \"b\"", &record);
            let snapshot = read(&text).unwrap();
            assert_eq!(
                (snapshot.record, snapshot.story.as_str()),
                (record, "seeds/a \"b\""),
                "{text}"
            );
        }
    }

    #[test]
    fn the_snapshots_of_others_are_left_alone() {
        for text in ["---\nsource: tests/a.rs\n---\nx", "x"] {
            assert_eq!(read(text), Err(Unread::Foreign), "{text}");
        }
        let damaged = read("---\nsource: variorum test\n---\n- rule: [");
        let Err(Unread::Damaged(why)) = damaged else {
            panic!("{damaged:?}")
        };
        assert!(why.ends_with("in line 4"), "{why}");
        assert!(matches!(read("\n"), Err(Unread::Damaged(_))));
    }
}
