//! The title that a text itself states.

use super::dateline::{self, Dates};

/// A title is no longer than this, in characters.
const LONGEST: usize = 120;

/// Lines of credit at the top of a text, which are no title.
const CREDITS: [&str; 7] = [
    "by ", "source:", "photo:", "image:", "credit:", "author:", "section:",
];

/// The first heading of a Markdown text; else the first line, if it is a short heading
/// that a blank or a long line follows. Datelines and credits above it are passed over.
pub(super) fn find(prose: &str, markdown: bool) -> Option<String> {
    let heading = || prose.lines().find_map(|line| line.strip_prefix("# "));
    let found = markdown
        .then(heading)
        .flatten()
        .or_else(|| first_line(prose))?;
    let title = found.trim().trim_matches(['#', '*', '_']).trim();
    (!title.is_empty()).then(|| title.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn first_line(prose: &str) -> Option<&str> {
    let mut lines = prose.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty() && !is_credit(line))?;
    let next = lines.next()?;
    let heading = !is_long(line) && !line.ends_with(['.', ',', ';', ':']);
    (heading && (next.is_empty() || is_long(next))).then_some(line)
}

fn is_long(line: &str) -> bool {
    line.chars().nth(LONGEST).is_some()
}

fn is_credit(line: &str) -> bool {
    let lower = line.chars().take(20).collect::<String>().to_lowercase();
    !is_long(line) && CREDITS.iter().any(|credit| lower.starts_with(credit))
        || dateline::in_line(line) != Dates::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let long = "Water rose in the town and then it rose again. ".repeat(4);
        let below = |title: &str| format!("{title}\n{long}");
        for (prose, markdown, expected) in [
            ("Flood Ends\n\nWater fell.", false, Some("Flood Ends")),
            (
                "\n  Will It End?\r\n\r\nWater fell.",
                false,
                Some("Will It End?"),
            ),
            (&below("Flood Ends"), false, Some("Flood Ends")),
            (
                "Source: Agency\n\nFlood Ends\n\nWater fell.",
                false,
                Some("Flood Ends"),
            ),
            (
                "Published: 26 November 2025\nFlood Ends\n\nWater fell.",
                false,
                Some("Flood Ends"),
            ),
            (
                "Intro\n\n# Flood *Ends* #\n\nWater fell.",
                true,
                Some("Flood *Ends*"),
            ),
            ("**Flood Ends**\n\nWater fell.", true, Some("Flood Ends")),
            ("Intro\n\n# Flood Ends\n\nWater fell.", false, Some("Intro")),
            ("Water fell.\n\nMore.", false, None),
            ("Water fell\nagain and again.", false, None),
            ("Flood Ends", false, None),
            (&long, false, None),
            ("# \n", true, None),
            ("", true, None),
        ] {
            assert_eq!(find(prose, markdown).as_deref(), expected, "{prose}");
        }
    }
}
