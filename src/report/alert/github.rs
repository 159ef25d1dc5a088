//! Annotations on the lines of files, as workflow commands of GitHub's runners.
//!
//! A runner reads standard output line by line, so nothing from outside may begin a line of its
//! own: what acts is made visible, and `%`, line ends and, in properties, `:` and `,` are
//! written as the runner's own escapes.

use super::{Alert, Alerts, Level, Note, Place};
use crate::report::safe::safe;

/// One command for whatever wants to be looked at, and one for each problem of the input.
pub fn github(alerts: &Alerts) -> String {
    let notes = alerts.notes.iter().map(note);
    let failed = alerts.alerts.iter().filter_map(alert);
    failed.chain(notes).collect()
}

fn alert(alert: &Alert) -> Option<String> {
    let title = format!("variorum: {}", alert.name);
    let text = alert.text();
    Some(command(alert.level()?, alert.place.as_ref(), &title, &text))
}

fn note(note: &Note) -> String {
    command(note.level, Some(&note.place), "variorum", &note.words)
}

/// `text` may have line ends of its own, for it was made safe line by line.
fn command(level: Level, place: Option<&Place>, title: &str, text: &str) -> String {
    let level = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = place {
        properties.push(format!("file={}", property(&place.path)));
        if let Some(region) = place.region {
            properties.push(format!("line={},endLine={}", region.line, region.end_line));
            // The runner wants columns within one line.
            if region.line == region.end_line {
                let last = region.end_column.saturating_sub(1).max(region.column);
                properties.push(format!("col={},endColumn={last}", region.column));
            }
        }
    }
    properties.push(format!("title={}", property(title)));
    format!("::{level} {}::{}\n", properties.join(","), data(text))
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    let text = data(&safe(text));
    text.replace(':', "%3A").replace(',', "%2C")
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
                "a%0A::error::b",
                r"a\u{a}%3A%3Aerror%3A%3Ab",
            ),
        ] {
            assert_eq!(data(given), in_data);
            assert_eq!(property(given), in_property);
        }
    }
}
