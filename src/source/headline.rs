//! The title of a source, read as text.

use super::Source;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What parts the prose from the title behind it.
const APART: &str = "\n\n";

impl Source {
    /// The source with its title behind the prose, to be read like it.
    #[must_use]
    pub fn with_headline(mut self) -> Self {
        if let (Some(title), None) = (&self.title, self.headline) {
            self.text.push_str(APART);
            self.headline = Some(self.text.len());
            self.text.push_str(title);
        }
        self
    }

    /// The source as its file has it, without a title behind the prose.
    #[must_use]
    pub fn without_headline(mut self) -> Self {
        let end = self.end();
        self.text.truncate(end);
        self.headline = None;
        self
    }

    /// The source with its title read where its front matter has it, and the rest of that blank, so
    /// that everything stays in its place; as it is where the title does not stand there.
    #[must_use]
    pub fn with_title_in_place(mut self) -> Self {
        let front = self.text.get(..self.body).unwrap_or_default();
        let title = self.title.as_deref().unwrap_or_default();
        let Some(place) = place(front, title) else {
            return self;
        };
        let text = [
            &blank(&front[..place.start]),
            &front[place.clone()],
            &blank(&front[place.end..]),
            &self.text[self.body..],
        ];
        self.text = text.concat();
        self.body = place.start;
        self
    }

    /// The byte of `text` at which the prose ends.
    #[must_use]
    pub fn end(&self) -> usize {
        let apart = |headline: usize| headline.saturating_sub(APART.len());
        self.headline.map_or(self.text.len(), apart)
    }

    /// What the file has, with its front matter.
    #[must_use]
    pub fn file(&self) -> &str {
        self.text.get(..self.end()).unwrap_or_default()
    }

    /// The text without front matter and title.
    #[must_use]
    pub fn prose(&self) -> &str {
        self.file().get(self.body..).unwrap_or_default()
    }

    /// The page on which byte `at` of the text stands, from one; `None` where there are no pages.
    #[must_use]
    pub fn page(&self, at: usize) -> Option<usize> {
        let page = self.pages.partition_point(|start| *start <= at);
        (page > 0 && !self.in_headline(at)).then_some(page)
    }

    /// Whether byte `at` of the text stands in the title behind the prose.
    #[must_use]
    pub fn in_headline(&self, at: usize) -> bool {
        self.headline.is_some_and(|headline| headline <= at)
    }
}

/// Where front matter has the title, behind its key.
fn place(front: &str, title: &str) -> Option<Range<usize>> {
    let key = KEY.as_ref()?;
    let starts = key.find_iter(front).map(|key| {
        // What is white space elsewhere belongs to the words, and is trimmed with them.
        let words = front[key.end()..].trim_start();
        front.len() - words.len()
    });
    let mut places = starts.filter_map(|start| written(front, start, title));
    places.find(|place| !place.is_empty())
}

/// The key of a title, with what may stand before the words. YAML and JSON know no other white
/// space.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let key = r#"(?m)(?:^|[{,])\s*["']?title["']?\s*:\s*(?:[>|][-+0-9]*\s*\n\s*)?["']?\s*"#;
    Regex::new(&key.replace(r"\s", r"[ \t\r\n]")).ok()
});

/// Where the title's words stand from `start` on, as YAML and JSON may write them: with lines
/// broken, quotes doubled, or a backslash before them.
fn written(front: &str, start: usize, title: &str) -> Option<Range<usize>> {
    let mut rest = front.get(start..)?;
    let mut wanted = title.trim();
    while let Some(c) = wanted.chars().next() {
        if c.is_whitespace() {
            let blank = rest.strip_prefix("\\n").unwrap_or(rest);
            let after = blank.trim_start();
            if after.len() == rest.len() {
                return None;
            }
            (rest, wanted) = (after, wanted.trim_start());
            continue;
        }
        let escaped = match c {
            '\'' => rest.strip_prefix("''"),
            '"' | '\\' | '/' => rest
                .strip_prefix('\\')
                .and_then(|rest| rest.strip_prefix(c)),
            _ => None,
        };
        rest = escaped.or_else(|| rest.strip_prefix(c))?;
        wanted = &wanted[c.len_utf8()..];
    }
    Some(start..front.len() - rest.len())
}

/// As many bytes, and as many columns, of nothing.
fn blank(text: &str) -> String {
    let each = text.chars().map(|c| match c.len_utf8() {
        1 if c == '\n' => "\n",
        1 => " ",
        2 => "\u{a0}",
        3 => "\u{2003}",
        _ => "\u{a0}\u{a0}",
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_put_behind_the_prose_and_taken_away_again() {
        let plain = Source {
            text: "-\nRain.\n".to_owned(),
            body: 2,
            title: Some("Water".to_owned()),
            ..Source::default()
        };
        let read = plain.clone().with_headline();
        assert_eq!(read.text, "-\nRain.\n\n\nWater");
        assert_eq!((read.prose(), read.file()), ("Rain.\n", "-\nRain.\n"));
        assert!(read.in_headline(read.text.len() - 1) && !read.in_headline(3));
        assert_eq!(read.clone().with_headline(), read);
        assert_eq!(read.without_headline(), plain);
        assert_eq!(plain.prose(), "Rain.\n");
    }

    #[test]
    fn a_title_in_front_matter_stays_in_its_place() {
        let text = "---\ntitle: \"Zwölf Tote\"\npublished: 2025-09-19\n---\nThey – all – left.\n";
        let source = Source {
            text: text.to_owned(),
            title: Some("Zwölf Tote".to_owned()),
            body: text.find("They").unwrap_or_default(),
            ..Source::default()
        };
        let read = source.clone().with_title_in_place();
        assert_eq!(read.text.len(), text.len());
        assert_eq!(read.body, text.find("Zwölf").unwrap_or_default());
        assert_eq!(
            read.text.trim().replace([' ', '\n'], ""),
            "ZwölfToteThey–all–left."
        );
        let elsewhere = Source {
            title: Some("Dreizehn".to_owned()),
            ..source
        };
        assert_eq!(elsewhere.clone().with_title_in_place(), elsewhere);
    }

    #[test]
    fn a_title_is_found_however_it_is_written() {
        for (front, title, words) in [
            (
                "---\ndescription: Two dead here\ntitle: Two dead\n---\n",
                "Two dead",
                "Two dead",
            ),
            (
                "---\ntitle: 'The quay''s end'\n---\n",
                "The quay's end",
                "The quay''s end",
            ),
            (
                "---\ntitle: \"A \\\"no\\\"\"\n---\n",
                "A \"no\"",
                "A \\\"no\\\"",
            ),
            (
                "---\ntitle: >-\n  A long\n  title\n---\n",
                "A long title",
                "A long\n  title",
            ),
            (
                "---\ntitle: A  long\n  title # why\n---\n",
                "A  long title",
                "A  long\n  title",
            ),
            ("---\nseo:\n  title: Other\ntitle: Own\n---\n", "Own", "Own"),
            (
                "---\n{\"published\": \"é\", \"title\": \"Own\"}\n---\n",
                "Own",
                "Own",
            ),
            ("---\npublished: 2025-09-19\n---\n", "2025-09-19", ""),
            ("---\ntitle: \"\"\n---\n", "", ""),
        ] {
            let found = place(front, title).map_or("", |place| &front[place]);
            assert_eq!(found, words, "{front}");
            let (before, after) = (front.chars(), blank(front));
            let columns = |text: &str| text.encode_utf16().count();
            assert_eq!(
                (after.len(), columns(&after)),
                (front.len(), columns(front))
            );
            assert_eq!(
                before.filter(|c| *c == '\n').count(),
                after.matches('\n').count()
            );
        }
    }
}
