//! What a browser would make of the page, as far as that can be told without one.

use regex::Regex;
use std::collections::BTreeSet;

/// The page without its style and script, which are files of their own.
pub fn bare(page: &str) -> String {
    let mut out = page.to_owned();
    for tag in ["style", "script"] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        let mut after = 0;
        while let Some(at) = out[after..].find(&open) {
            let from = after + at + open.len();
            let to = from + out[from..].find(&close).unwrap();
            out.replace_range(from..to, "");
            after = from;
        }
    }
    let policy = Regex::new("sha256-[A-Za-z0-9+/=]{44}").unwrap();
    policy.replace_all(&out, "sha256-…").into_owned()
}

/// The tags that the templates write. None loads anything or takes a handler.
const TAGS: &str = "html head meta title style body a header h1 h2 h3 h4 h5 ul li ol b form \
    fieldset legend label input span select option button output nav table thead tbody tr th td \
    main section p footer script div caption code small article figure svg line circle rect text \
    details summary blockquote mark noscript";

/// Why this page is not safe, if it is not.
pub fn harm(page: &str) -> Option<String> {
    let page = bare(page);
    let known: BTreeSet<&str> = TAGS.split_whitespace().collect();
    let tag = Regex::new(r#"^</?([a-z0-9]+)((?: [a-z][a-z0-9-]*(?:="[^"<>]*")?)*)/?>"#).unwrap();
    let attribute = Regex::new(r#" ([a-z][a-z0-9-]*)(?:="([^"]*)")?"#).unwrap();
    for (at, _) in page.match_indices('<').skip(1) {
        let rest = &page[at..];
        let Some(found) = tag.captures(rest) else {
            return Some(format!("no tag of ours: {rest:.80}"));
        };
        if !known.contains(&found[1]) {
            return Some(format!("<{}>", &found[1]));
        }
        for one in attribute.captures_iter(&found[2]) {
            let value = one.get(2).map_or("", |value| value.as_str());
            let leads = ["#", "https://", "http://"]
                .iter()
                .any(|p| value.starts_with(p));
            let bad = match &one[1] {
                "href" => !leads,
                "style" | "src" | "srcset" => true,
                name => name.starts_with("on"),
            };
            if bad {
                return Some(format!("{}={value:?}", &one[1]));
            }
        }
    }
    None
}

/// Links that lead nowhere, and ids given twice.
pub fn loose(page: &str) -> Vec<String> {
    let page = bare(page);
    let all = |pattern: &str| -> Vec<String> {
        let found = Regex::new(pattern).unwrap();
        found
            .captures_iter(&page)
            .map(|c| c[1].to_owned())
            .collect()
    };
    let ids = all(r#" id="([^"]*)""#);
    let once: BTreeSet<&String> = ids.iter().collect();
    let mut loose = all(r##" href="#([^"]*)""##);
    loose.retain(|to| !once.contains(to));
    if once.len() < ids.len() {
        loose.push(format!("{} ids are not unique", ids.len() - once.len()));
    }
    loose
}
