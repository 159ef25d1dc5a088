//! The YAML between two lines of `---` at the top of a file.

use super::details::{Details, Page, Written, from_yaml, reason};
use crate::problem::Problem;

/// What the front matter states, and the byte at which the prose begins.
///
/// A text that begins with a mere rule (`---` with no key below it) has no front matter.
/// Where the YAML is broken, what its single lines say is used.
pub(super) fn read(file: &str, text: &str, problems: &mut Vec<Problem>) -> (Details, usize) {
    let none = (Details::default(), 0);
    let mut lines = text.split_inclusive('\n');
    let Some(opening) = lines.next().filter(|line| line.trim_end() == "---") else {
        return none;
    };
    let skipped = opening.len();
    let mut end = skipped;
    let mut body = None;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            body = Some(end + line.len());
            break;
        }
        end += line.len();
    }
    let inside = text.get(skipped..end).unwrap_or_default();
    let first = inside.lines().find(|line| !line.trim().is_empty());
    match (body, first) {
        (_, Some(line)) if !has_key(line) => none,
        (None, first) => {
            if first.is_some_and(has_key) {
                let problem = Problem::error(
                    file,
                    "the front matter is not closed, so that none is read",
                    "end it with a line of three hyphens",
                );
                problems.push(problem.at(text, 0, 3));
            }
            none
        }
        (Some(body), _) => {
            let page = Page {
                file,
                text,
                skipped,
            };
            (parse(page, inside, problems), body)
        }
    }
}

/// Whether a line could be YAML of our kind: `key:`, `{key: …`, or a comment.
fn has_key(line: &str) -> bool {
    let line = line.strip_prefix('{').map_or(line, str::trim_start);
    let key = |(key, _): (&str, &str)| {
        key.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\''))
    };
    line.starts_with('#') || line.split_once(':').is_some_and(key)
}

fn parse(page: Page<'_>, inside: &str, problems: &mut Vec<Problem>) -> Details {
    if inside.trim().is_empty() {
        return Details::default();
    }
    match from_yaml::<Option<Written>>(inside) {
        Ok(written) => written.unwrap_or_default().understand(page, problems),
        Err(error) => {
            let problem = Problem::error(
                page.file,
                format!("the front matter is not valid YAML: {}", reason(&error)),
                "put quotes round a value that holds `: ` or begins with a quotation mark",
            );
            problems.push(page.mark_error(problem, &error));
            by_line(page, inside, problems)
        }
    }
}

/// What each line says on its own; the first line that states a thing wins.
fn by_line(page: Page<'_>, inside: &str, problems: &mut Vec<Problem>) -> Details {
    let mut details = Details::default();
    let mut skipped = page.skipped;
    for line in inside.split_inclusive('\n') {
        if has_key(line)
            && let Ok(Some(written)) = from_yaml::<Option<Written>>(line)
        {
            let page = Page { skipped, ..page };
            details = details.or(written.understand(page, problems));
        }
        skipped += line.len();
    }
    details
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn places(problems: &[Problem]) -> Vec<String> {
        let show = |p: &Problem| {
            let words = p.place.excerpt.as_ref().map(|e| &e.text[e.start..e.end]);
            format!("{} {:?} {}", p.place, words.unwrap_or(""), p.message)
        };
        problems.iter().map(show).collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = "---\r\n# note\r\ntitle: >\r\n  A long\r\n  title\r\npublisher: The Post\r\nauthor: [A. Writer, B. Writer]\r\n\
            date: 2025-03-31\r\nupdated: 2 April 2025\r\nurl: https://example.org/a\r\nstory: flood\r\nodd: {a: 1}\r\n---\r\nProse\r\n";
        let mut problems = Vec::new();
        let (details, body) = read("a.md", text, &mut problems);
        assert_eq!(&text[body..], "Prose\r\n");
        assert_eq!(problems, []);
        let expected = Details {
            title: Some("A long title".into()),
            publisher: Some("The Post".into()),
            author: Some("A. Writer, B. Writer".into()),
            published: Some(date(2025, 3, 31)),
            updated: Some(date(2025, 4, 2)),
            url: Some("https://example.org/a".into()),
            story: Some("flood".into()),
            ..Details::default()
        };
        assert_eq!(details, expected);
    }

    #[test]
    fn faults_are_shown_in_their_place_and_the_rest_is_used() {
        let cases = [
            (
                "---\ntitle: Flood\u{2019}s end\npublished: last week\npublisher: The Post\n---\nProse",
                "a.md:3:12 \"last week\" `published` is not a date",
            ),
            (
                "---\npublisher: The Post\ntitle: Flood: the end\n---\nProse",
                "a.md:3:13 \":\" the front matter is not valid YAML: mapping values are not allowed in this context",
            ),
            (
                "---\npublisher: The Post\nurl: {a: b}\n---\nProse",
                "a.md:3:6 \"{\" `url` is not text",
            ),
            ("---\npublisher: The Post\n---\nProse", ""),
        ];
        for (text, expected) in cases {
            let mut problems = Vec::new();
            let (details, body) = read("a.md", text, &mut problems);
            assert_eq!(places(&problems).join("\n"), expected);
            assert_eq!(details.publisher.as_deref(), Some("The Post"), "{text}");
            assert_eq!(&text[body..], "Prose");
        }
    }

    #[test]
    fn braces_hold_keys_too() {
        for text in [
            "---\n{title: The Post, published: 2025-03-31}\n---\nProse",
            "---\n{ \"title\": \"The Post\",\n  \"published\": \"2025-03-31\" }\n---\nProse",
        ] {
            let mut problems = Vec::new();
            let (details, body) = read("a.md", text, &mut problems);
            assert_eq!(problems, []);
            assert_eq!(details.title.as_deref(), Some("The Post"), "{text}");
            assert_eq!(details.published, Some(date(2025, 3, 31)));
            assert_eq!(&text[body..], "Prose");
        }
    }

    #[test]
    fn what_is_no_front_matter_is_prose() {
        for (text, faults) in [
            ("Prose\n---\ntitle: a\n---\n", 0),
            ("---\nA rule above prose.\n---\nMore.\n", 0),
            ("---\nThe minister said: go.\n---\n", 0),
            ("---\n{an aside}\n---\n", 0),
            ("--- \n", 0),
            ("---", 0),
            ("---\ntitle: a\nnever closed\n", 1),
        ] {
            let mut problems = Vec::new();
            let (details, body) = read("a.md", text, &mut problems);
            assert_eq!((details, body), (Details::default(), 0), "{text}");
            assert_eq!(problems.len(), faults, "{text}");
        }
        let empty = "---\n---\nProse";
        assert_eq!(read("a.md", empty, &mut Vec::new()).1, 8);
    }
}
