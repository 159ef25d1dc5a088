//! The date of publication that a text itself states near its top.

use super::date::{self, compile};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Lines of prose, blank ones not counted, among which a dateline is looked for.
const LINES: usize = 10;

/// Characters at the start of a line in which a dateline begins.
const REACH: usize = 300;

/// Gaps between words within which the place before a date ends.
const PLACE_WORDS: usize = 8;

/// The dates that a text states of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub published: Option<Date>,
    pub updated: Option<Date>,
}

/// "Published:" before a date; group 1 is there when it says "Updated", group 2 is the
/// colon. The date begins where the match ends.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?ix-u)\b
        (?: (?:first\s+|originally\s+)?(?:published|posted|issued|released|filed)
          | (?:publication\s+|release\s+)?dated?
          | ((?:last\s+)?(?:updated|modified|revised))
        )(?:\s+(?:on|at|date))?\s*(:)?\s*",
    )
});

/// "LONDON, " or "NEW YORK, N.Y. (" and nothing else.
static PLACE: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^\p{Lu}[\p{Lu}.'\u{2019} -]+(?:,\s*\p{L}[\p{L}. ]{1,20})*[,\s(]+$"));

/// What follows the date after a place: an agency, then a dash.
static DASH: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^\)?\s*(?:[(/][^()/]{1,40}[)/])?\s*(?:[-\u{2013}\u{2014}]|:\s)"));

/// The dates in the first lines of the prose.
///
/// A date in running prose is not one of them: a dateline is labelled ("Published:
/// 26 November 2025"), stands after a place and before a dash, or stands alone between
/// the ends of its line and bars.
pub(super) fn find(prose: &str) -> Dates {
    let mut dates = Dates::default();
    let lines = prose.lines().filter(|line| !line.trim().is_empty());
    for line in lines.take(LINES) {
        let found = in_line(line);
        dates.published = dates.published.or(found.published);
        dates.updated = dates.updated.or(found.updated);
    }
    dates
}

/// The dates that one line states, if it is a dateline.
pub(super) fn in_line(line: &str) -> Dates {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>'));
    let head = match line.char_indices().nth(REACH) {
        Some((end, _)) => line.get(..end).unwrap_or(line),
        None => line,
    };
    // Every date that is read here has a year.
    let mut years = head.as_bytes().windows(4);
    if !years.any(|four| four.iter().all(u8::is_ascii_digit)) {
        return Dates::default();
    }
    let mut dates = labelled(head);
    if dates == Dates::default() {
        dates.published = after_place(head).or_else(|| alone(line, head));
    }
    dates
}

/// How a label's words begin. What has none of them needs no pattern.
const LABELS: [&str; 8] = [
    "published",
    "posted",
    "issued",
    "released",
    "filed",
    "date",
    "modified",
    "revised",
];

/// Whether a label may stand here.
fn may_be_labelled(head: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    LABELS.iter().any(|label| lower.contains(label))
}

fn labelled(head: &str) -> Dates {
    let mut dates = Dates::default();
    if !may_be_labelled(head) {
        return dates;
    }
    let mut after_date = 0;
    let head = &*date::spaced(head);
    for label in LABEL.captures_iter(head) {
        let whole = label.get_match();
        let (Some(before), Some(rest)) = (head.get(..whole.start()), head.get(whole.end()..))
        else {
            continue;
        };
        // The pattern takes any letter but an ASCII one for the end of a word.
        if before.ends_with(char::is_alphanumeric) {
            continue;
        }
        let Some((date, length)) = date::prefix(rest) else {
            continue;
        };
        let follows = rest.get(length..).unwrap_or_default();
        let capital = whole.as_str().starts_with(char::is_uppercase);
        let begins = before.len() == after_date
            || before.trim().is_empty()
            || before
                .trim_end()
                .ends_with(['|', '\u{b7}', '\u{2022}', '\u{2013}', '\u{2014}', '-', '(']);
        let stated = if label.get(2).is_some() {
            capital || begins
        } else {
            begins && closes(follows)
        };
        if !stated {
            continue;
        }
        after_date = head.len() - follows.trim_start().len();
        match label.get(1) {
            Some(_) => dates.updated = dates.updated.or(Some(date)),
            None => dates.published = dates.published.or(Some(date)),
        }
    }
    dates
}

/// Whether the words after a date end the dateline, rather than running on as prose.
fn closes(follows: &str) -> bool {
    let follows = follows.trim_start();
    follows.is_empty()
        || follows.starts_with([
            '.', '|', ';', ')', '(', '-', '\u{b7}', '\u{2022}', '\u{2013}', '\u{2014}',
        ])
        || LABEL.find(follows).is_some_and(|label| label.start() == 0)
        || follows
            .strip_prefix("by ")
            .is_some_and(|by| by.starts_with(char::is_uppercase))
}

/// Whether a place in capitals may begin the line.
fn may_be_placed(head: &str) -> bool {
    let mut rest = head.chars().peekable();
    let begins = rest.next().is_some_and(char::is_uppercase);
    let inside = |c: &char| c.is_uppercase() || matches!(c, '.' | '\'' | '\u{2019}' | ' ' | '-');
    let mut capitals = 0;
    while rest.next_if(inside).is_some() {
        capitals += 1;
    }
    let ends = |c: &char| c.is_whitespace() || matches!(c, ',' | '(');
    begins && (capitals > 1 || capitals == 1 && rest.peek().is_some_and(ends))
}

fn after_place(head: &str) -> Option<Date> {
    if !may_be_placed(head) {
        return None;
    }
    let gaps = head.match_indices([' ', '(', '\u{a0}']).take(PLACE_WORDS);
    gaps.filter_map(|(at, gap)| head.split_at_checked(at + gap.len()))
        .filter(|(place, _)| PLACE.is_match(place))
        .find_map(|(_, rest)| {
            let (date, length) = date::prefix(rest)?;
            DASH.is_match(rest.get(length..)?).then_some(date)
        })
}

fn alone(line: &str, head: &str) -> Option<Date> {
    if line.len() > head.len() {
        return None;
    }
    let mut parts = line.split(['|', '\u{b7}', '\u{2022}']);
    parts.find_map(|part| {
        let part = part.trim().trim_start_matches('(');
        date::whole(part.trim_end_matches([')', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_dateline_is_found() {
        let day = date(2025, 11, 26);
        let other = date(2025, 11, 28);
        for (text, published, updated) in [
            (
                "Published: 26 November 2025 Wednesday. The Desk.",
                Some(day),
                None,
            ),
            ("Published on November 26, 2025", Some(day), None),
            ("PUBLISHED 26 NOV 2025 | The Desk", Some(day), None),
            (
                "First published on 26 November 2025 by The Desk",
                Some(day),
                None,
            ),
            ("*Posted: 2025-11-26T10:00:00Z*", Some(day), None),
            ("Date: November 26, 2025", Some(day), None),
            ("By A. Writer | Published 26 November 2025", Some(day), None),
            ("By A. Writer \u{b7} 26 November 2025", Some(day), None),
            ("Updated 26 November 2025", None, Some(day)),
            ("Last updated: Nov. 26, 2025", None, Some(day)),
            (
                "Flood ends Posted: Wednesday, November 26, 2025 8:18 PM EST Updated: Friday, November 28, 2025 8:27 PM EST",
                Some(day),
                Some(other),
            ),
            (
                "Updated 28 November 2025\n\nPublished 26 November 2025",
                Some(day),
                Some(other),
            ),
            (
                "LONDON, Nov 26, 2025 (Agency) - Water rose.",
                Some(day),
                None,
            ),
            (
                "NEW YORK, N.Y., Nov. 26, 2025 /Agency/ -- Water rose.",
                Some(day),
                None,
            ),
            (
                "OSLO 26 November 2025 \u{2014} Water rose.",
                Some(day),
                None,
            ),
            (
                "OSLO (26 November 2025) \u{2014} Water rose.",
                Some(day),
                None,
            ),
            (
                "A heading\n\nNovember 26, 2025\n\nWater rose.",
                Some(day),
                None,
            ),
            ("(26 November 2025)", Some(day), None),
        ] {
            assert_eq!(find(text), Dates { published, updated }, "{text}");
        }
    }

    #[test]
    fn a_date_in_running_prose_is_none() {
        let late = format!("{}26 November 2025", "Water rose.\n".repeat(10));
        for text in [
            "As of November 26, 2025, a third of the town was dry.",
            "Published on November 26, 2025, the report says that water rose.",
            "The report, published November 26, 2025, says that water rose.",
            "A report published on 26 November 2025 says that water rose.",
            "Updated figures of 26 November 2025 show more.",
            "November 26, 2025 was a wet day.",
            "The mayor said on 26 November 2025 - a Wednesday - that water rose.",
            "Published: yesterday",
            &late,
        ] {
            assert_eq!(find(text), Dates::default(), "{text}");
        }
    }
}
