//! The title of a source, read as text.

use super::Source;

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
    /// that everything stays in its place; as it is where the title does not stand there word by
    /// word.
    #[must_use]
    pub fn with_title_in_place(mut self) -> Self {
        let front = self.text.get(..self.body).unwrap_or_default();
        let title = self.title.as_deref().filter(|title| !title.is_empty());
        let Some((start, title)) = title.and_then(|title| Some((front.find(title)?, title))) else {
            return self;
        };
        let end = start + title.len();
        let blank = |part: &str| -> String {
            let each = part.bytes();
            each.map(|b| if b == b'\n' { '\n' } else { ' ' }).collect()
        };
        let text = [
            &blank(&front[..start]),
            title,
            &blank(&front[end..]),
            &self.text[self.body..],
        ];
        self.text = text.concat();
        self.body = start;
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
}
