//! A text with what the recognisers see in it marked in place.

use super::safe::safe;
use super::style::{Role, Style};
use super::table::kind;
use crate::source::Source;
use crate::value::Mention;
use crate::value::describe::describe;
use std::iter::Peekable;

/// Every line of the prose with its number; each value between marks, with its kind and
/// what it is read as behind it. What is not marked was not seen.
pub fn values(readings: &[(&Source, Vec<Mention>)], style: Style) -> String {
    let mut out = String::new();
    for (source, mentions) in readings {
        let path = safe(&source.path);
        out += &style.paint(Role::Heading, &path);
        out.push('\n');
        let mut mentions = mentions.iter().peekable();
        let mut at = source.body;
        let front = source.text.get(..at).unwrap_or_default();
        let first = front.matches('\n').count() + 1;
        let prose = source.prose();
        for (number, line) in prose.split_inclusive('\n').enumerate() {
            let words = line.trim_end();
            let marked = mark(words, at, &mut mentions, style);
            out += format!("{:>5}  {marked}", first + number).trim_end();
            out.push('\n');
            at += line.len();
        }
    }
    out
}

/// One line, which begins at byte `start` of the text. A value that runs on into the next
/// line is marked in this one only.
fn mark<'a>(
    line: &str,
    start: usize,
    mentions: &mut Peekable<impl Iterator<Item = &'a Mention>>,
    style: Style,
) -> String {
    let mut out = String::new();
    let mut done = 0;
    while let Some(mention) = mentions.next_if(|m| m.reach.start < start + line.len()) {
        let begin = mention.reach.start.saturating_sub(start);
        let end = mention.reach.end.saturating_sub(start).min(line.len());
        let (Some(before), Some(words)) = (line.get(done..begin), line.get(begin..end)) else {
            // It lies within the value before.
            continue;
        };
        let value = format!(
            " [{}: {}]",
            kind(mention.value.kind),
            describe(&mention.value)
        );
        out += &safe(before);
        out += &style.paint(Role::Mark, &safe(words.trim_end()));
        out += &style.paint(Role::Aside, &safe(&value));
        out += &safe(words.get(words.trim_end().len()..).unwrap_or_default());
        done = end;
    }
    out + &safe(line.get(done..).unwrap_or_default())
}
