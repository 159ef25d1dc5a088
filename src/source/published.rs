//! The words of a text that state its date of publication.

use super::{Origin, Source, date, dateline};
use std::ops::Range;

impl Source {
    /// Bytes of `text` that state the date of publication; `None` where something beside
    /// the text does, or nothing.
    pub fn published_range(&self) -> Option<Range<usize>> {
        let published = self.published?;
        let (front, prose) = self.file().split_at_checked(self.body)?;
        match self.origins.published? {
            Origin::FrontMatter => lines(front, 0).find_map(|(start, line)| {
                let (key, words) = line.split_once(':')?;
                let key = key.trim().to_lowercase();
                let stated = words.trim().trim_matches(['"', '\'']);
                let same = date::whole(stated) == Some(published);
                let begin = start + line.len() - words.len() + words.find(stated)?;
                (same && ["published", "date"].contains(&key.as_str()))
                    .then_some(begin..begin + stated.len())
            }),
            Origin::Dateline => lines(prose, self.body).find_map(|(start, line)| {
                let same = dateline::in_line(line).published == Some(published);
                same.then(|| start..start + line.len())
            }),
            _ => None,
        }
    }
}

/// Lines without the white space around them, and where they begin.
fn lines(text: &str, offset: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = offset;
    text.split_inclusive('\n').map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        (start, line.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Origins;
    use jiff::civil::date;

    #[test]
    fn the_words_that_state_the_date() {
        let cases = [
            (
                "---\ntitle: x\npublished: \"2025-12-01\"\n---\nRain.",
                Some("2025-12-01"),
            ),
            (
                "---\ndate: 1 December 2025\n---\nRain.",
                Some("1 December 2025"),
            ),
            (
                "Rain\n\n  Published: 1 December 2025 \n\nIt rained.",
                Some("Published: 1 December 2025"),
            ),
            ("It rained.", None),
        ];
        for (text, wanted) in cases {
            let from = match text.starts_with("---") {
                true => Origin::FrontMatter,
                false => Origin::Dateline,
            };
            let body = text.rfind("---\n").map_or(0, |at| at + 4);
            let source = Source {
                text: text.to_owned(),
                body,
                published: Some(date(2025, 12, 1)),
                origins: Origins {
                    published: Some(from),
                    ..Origins::default()
                },
                ..Source::default()
            };
            let found = source.published_range().map(|range| &text[range]);
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
