//! Where a detail of a document was found.

/// What states a detail. Which goes before which depends on the kind of document; `docs/sources.md`
/// lists the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The front matter of the file.
    FrontMatter,
    /// The document's own field in a line of NDJSON or a column of a table.
    Field,
    /// `metadata.json` or `metadata.yaml` beside the file.
    Sidecar,
    /// What the command line states for all that is undated.
    CommandLine,
    /// A page's JSON-LD.
    JsonLd,
    /// A page's Open Graph properties, `article:` ones among them.
    OpenGraph,
    /// Another `meta` element of a page, or its `link` to its own address.
    Meta,
    /// A `time` element of a page.
    TimeElement,
    /// What a page shows its reader: its heading, its byline, its title.
    Page,
    /// The headers of a mail.
    Header,
    /// The entry of a feed, or the feed itself.
    Entry,
    /// What a Word file or a PDF states of itself.
    Properties,
    /// Where an archive of pages has it from.
    Archive,
    /// A dateline in the text, such as "Published: 26 November 2025".
    Dateline,
    /// The text itself, by its first line.
    Text,
}

/// Where each detail of a document was found; `None` for those that are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    pub title: Option<Origin>,
    pub publisher: Option<Origin>,
    pub author: Option<Origin>,
    pub published: Option<Origin>,
    pub updated: Option<Origin>,
    pub url: Option<Origin>,
}
