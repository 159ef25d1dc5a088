//! What a page states about its article, from the most trusted to the least.

use super::linked::{self, Linked};
use super::{fold, person};
use crate::source::Origin;
use crate::source::date;
use crate::source::details::Details;
use jiff::civil::Date;
use scraper::{ElementRef, Html, Selector};

/// `meta` elements that state a thing, the most trusted first.
const TITLES: [&str; 6] = [
    "title",
    "twitter:title",
    "dc.title",
    "sailthru.title",
    "parsely-title",
    "headline",
];
const PUBLISHERS: [&str; 4] = ["publisher", "dc.publisher", "application-name", "og:site"];
const AUTHORS: [&str; 9] = [
    "author",
    "parsely-author",
    "sailthru.author",
    "mrf:authors",
    "article:author_name",
    "og:author",
    "byl",
    "byline",
    "authors",
];
const TURNED: [&str; 2] = ["citation_author", "dc.creator"];
const PUBLISHED: [&str; 18] = [
    "datepublished",
    "date.published",
    "published",
    "published_time",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "prism.publicationdate",
    "date",
];
const UPDATED: [&str; 6] = [
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "modified",
];

/// What is known of the article before its text is.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub details: Details,
    /// In a sentence or two; many pages show it above the article.
    pub description: Vec<String>,
    pub corrections: Vec<String>,
    /// The headings of the first rank.
    pub headings: Vec<String>,
    pub is_own: bool,
}

/// All of it.
pub(super) fn read(tree: &Html) -> Head {
    let metas = metas(tree);
    let first = |keys: &[&str]| keys.iter().find_map(|key| metas.value(key));
    let scripts: Vec<String> = select(tree, "script[type='application/ld+json' i]")
        .map(|script| script.text().collect())
        .collect();
    let Linked {
        details,
        description,
        corrections,
    } = linked::read(&scripts);
    let headings: Vec<String> = select(tree, "h1").filter_map(words).collect();

    let graph = Details {
        title: metas.value("og:title"),
        publisher: metas.value("og:site_name"),
        author: metas.persons(&["article:author"], person::add),
        published: first(&[
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
        ])
        .and_then(|d| day(&d)),
        updated: first(&["article:modified_time", "og:modified_time"]).and_then(|d| day(&d)),
        url: metas.value("og:url"),
        ..Details::default()
    };
    let canonical = select(tree, "link[rel~=canonical]").find_map(|link| link.attr("href"));
    let turned = || metas.persons(&TURNED, person::add_turned);
    let meta = Details {
        title: first(&TITLES),
        publisher: first(&PUBLISHERS),
        author: metas.persons(&AUTHORS, person::add).or_else(turned),
        published: PUBLISHED.iter().find_map(|key| day(&metas.value(key)?)),
        updated: UPDATED.iter().find_map(|key| day(&metas.value(key)?)),
        url: canonical.map(str::to_owned),
        ..Details::default()
    };
    let time = Details {
        published: time(tree),
        ..Details::default()
    };
    let mut details = details
        .or(graph.from(Origin::OpenGraph))
        .or(meta.from(Origin::Meta))
        .or(time.from(Origin::TimeElement))
        .or(shown(tree, &headings).from(Origin::Page));
    // Titles for other places carry the site's name behind them.
    let site = details.publisher.clone().unwrap_or_default();
    details.title = details.title.map(|title| without_site(&title, &site));
    if let Some(canonical) = canonical.filter(|url| url.starts_with("http")) {
        details.url = Some(canonical.to_owned());
        details.origins.url = Some(Origin::Meta);
    }
    details.url = details.url.filter(|url| url.starts_with("http"));
    let stated = ["og:description", "description", "twitter:description"];
    Head {
        details,
        description: description
            .into_iter()
            .chain(stated.iter().filter_map(|key| metas.value(key)))
            .collect(),
        corrections,
        headings,
        is_own: metas
            .value("generator")
            .is_some_and(|name| name.starts_with("variorum ")),
    }
}

/// The day that a machine's date begins with, as it is written, in whichever time zone.
pub(in crate::source) fn day(words: &str) -> Option<Date> {
    let words = words.trim();
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    match digits {
        // Seconds or thousandths of them since 1970
        10 | 13 if digits == words.len() => {
            let seconds: i64 = words.get(..10)?.parse().ok()?;
            let instant = jiff::Timestamp::from_second(seconds).ok()?;
            Some(instant.to_zoned(jiff::tz::TimeZone::UTC).date())
        }
        8 => {
            let (year, rest) = words.split_at_checked(4)?;
            let (month, rest) = rest.split_at_checked(2)?;
            let day = rest.get(..2)?;
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        4 => date::prefix(&words.replace('/', "-")).map(|(day, _)| day),
        _ => date::prefix(words).map(|(day, _)| day),
    }
}

/// What a page says in elements for its reader.
fn shown(tree: &Html, headings: &[String]) -> Details {
    let mut authors = Vec::new();
    let bylines = "[itemprop=author] [itemprop=name], [rel=author], [itemprop=author], \
        [class~=author-name], [class~=byline__name], [class~=byline]";
    let found = select(tree, bylines).filter_map(words).take(4);
    found.for_each(|name| person::add(&name, &mut authors));
    let title = select(tree, "title").find_map(words);
    let heading = headings.first().filter(|_| headings.len() == 1).cloned();
    Details {
        title: heading.or(title),
        author: person::line(&authors),
        ..Details::default()
    }
}

/// The day of the element that says when the article was published.
fn time(tree: &Html) -> Option<Date> {
    let kinds = [
        "[itemprop=datePublished]",
        "time[pubdate]",
        "time[class*=publish], time[class*=entry-date]",
        "article time, main time, header time",
    ];
    kinds.iter().find_map(|kind| {
        select(tree, kind).find_map(|element| {
            let stated = element.attr("datetime").or_else(|| element.attr("content"));
            let stated = stated.map(str::to_owned).or_else(|| words(element));
            day(&stated?)
        })
    })
}

fn without_site(title: &str, site: &str) -> String {
    for bar in [" | ", " - ", " \u{2013} ", " \u{2014} "] {
        if let Some((title, last)) = title.rsplit_once(bar)
            && (bar == " | " || (!site.is_empty() && last.to_lowercase() == site.to_lowercase()))
        {
            return title.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Pairs of a key in small letters and what it states, in the order of the page.
struct Metas(Vec<(String, String)>);

fn metas(tree: &Html) -> Metas {
    let pairs = select(tree, "meta[content]").filter_map(|meta| {
        let keys = ["property", "name", "itemprop", "http-equiv"];
        let key = keys.iter().find_map(|key| meta.attr(key))?;
        let content = fold(meta.attr("content")?);
        (!content.is_empty()).then(|| (key.trim().to_lowercase(), content))
    });
    Metas(pairs.collect())
}

impl Metas {
    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        let found = self.0.iter().filter(move |(k, _)| k == key);
        found.map(|(_, value)| value.as_str())
    }

    fn value(&self, key: &str) -> Option<String> {
        self.all(key).next().map(str::to_owned)
    }

    /// The persons of the first key that names any.
    fn persons(&self, keys: &[&str], add: fn(&str, &mut Vec<String>)) -> Option<String> {
        keys.iter().find_map(|key| {
            let mut names = Vec::new();
            self.all(key).for_each(|words| add(words, &mut names));
            person::line(&names)
        })
    }
}

/// The elements that a selector of our own fits.
pub(super) fn select<'a>(tree: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    let found: Vec<_> = selector.iter().flat_map(|s| tree.select(s)).collect();
    found.into_iter()
}

/// The words of an element, unless there are none.
pub(super) fn words(element: ElementRef<'_>) -> Option<String> {
    let text = fold(&element.text().collect::<String>());
    (!text.is_empty()).then_some(text)
}
