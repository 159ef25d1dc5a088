//! Annotations on a draft's own lines, as workflow commands of GitHub's runners.
//!
//! A runner reads standard output line by line, so nothing of a draft may begin a line of its
//! own: what acts is made visible, and `%`, line ends and, in properties, `:` and `,` are
//! written as the runner's own escapes.

use super::{Lines, message};
use crate::draft::{Checked, State};
use crate::report::safe::safe;

/// One command for every statement that is not backed.
pub fn github(drafts: &[Checked]) -> String {
    let mut out = String::new();
    for checked in drafts {
        let lines = Lines::of(checked);
        let doubtful = checked.statements.iter();
        for statement in doubtful.filter(|s| s.state != State::Backed) {
            let text = checked.draft.text.as_str();
            let (line, column) = lines.place(text, statement.range.start);
            let level = match statement.state {
                State::Contradicted | State::Misquoted | State::Stale => "error",
                State::Misattributed | State::Strengthened | State::Unsupported => "warning",
                State::Ambiguous | State::Weakened | State::Backed => "notice",
            };
            let file = property(&checked.draft.path);
            let title = property(&format!("variorum: {}", statement.state.name()));
            let message = data(&message(statement));
            out.push_str(&format!(
                "::{level} file={file},line={line},col={column},title={title}::{message}\n"
            ));
        }
    }
    out
}

fn data(text: &str) -> String {
    let text = safe(text).replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn no_text_leaves_its_place_in_a_command() {
        for (given, in_data, in_property) in [
            ("100 % a: b, c", "100 %25 a: b, c", "100 %25 a%3A b%2C c"),
            (
                "a\n::error::b",
                r"a\u{a}::error::b",
                r"a\u{a}%3A%3Aerror%3A%3Ab",
            ),
        ] {
            assert_eq!(data(given), in_data);
            assert_eq!(property(given), in_property);
        }
    }
}
