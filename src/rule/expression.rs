//! What a phrase means, as a regular expression over folded text.

use super::part::{Part, Writer};
use super::phrase::GAP;
use super::slot::{Mark, Slots};
use std::fmt::Write;

/// A comma or semicolon that the phrase does not write.
const SEPARATOR: &str = "(?: [,;] )?";

/// Any word; commas and semicolons are none.
const ANY: &str = " [^ ,;][^ ]* ";

/// The regular expression of a phrase's parts.
pub fn expression(parts: &[Part<'_>]) -> String {
    let mut regex = String::new();
    sequence(parts, &mut regex);
    regex
}

fn sequence(parts: &[Part<'_>], regex: &mut String) {
    for part in parts {
        // Writing into a string cannot fail.
        let _ = match part {
            Part::Word(word) => write!(regex, " {}(?:'s)? ", regex::escape(word)),
            Part::Prefix(word) => write!(regex, " {}[^ ]* ", regex::escape(word)),
            Part::Any => regex.write_str(ANY),
            Part::Comma => regex.write_str(" , "),
            Part::Semicolon => regex.write_str(" ; "),
            Part::Separator => regex.write_str(SEPARATOR),
            Part::Mark(n) => write!(regex, " {} ", Mark::sign(*n)),
            Part::Gap => write!(regex, "((?:{SEPARATOR}{ANY}){{0,{GAP}}}?)"),
            Part::List(list) => {
                sequence(&[Writer::new(&Slots::default()).list(list)], regex);
                Ok(())
            }
            Part::Either(all) | Part::OneOf(all) => {
                branches(all, regex);
                regex.write_str(")")
            }
            Part::Maybe(all) => {
                branches(all, regex);
                regex.write_str(")?")
            }
            Part::Group(inner) => {
                regex.push('(');
                sequence(inner, regex);
                regex.write_str(")")
            }
        };
    }
}

fn branches(branches: &[Vec<Part<'_>>], regex: &mut String) {
    regex.push_str("(?:");
    for (n, branch) in branches.iter().enumerate() {
        if n > 0 {
            regex.push('|');
        }
        sequence(branch, regex);
    }
}
