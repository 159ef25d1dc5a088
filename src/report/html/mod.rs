//! The report as one page for a browser: no network, no framework, readable without script.
//!
//! The files beside this one are the page: `*.html` its templates, `style.css` and
//! `script.js`. Templates escape whatever they show (`Shown`), and the page's own policy
//! lets nothing run but that script, named by its hash.

mod calendar;
mod figure;
mod filter;
mod finding;
mod grid;
mod mark;
mod scale;
mod story;
mod text;

use super::safe::safe;
use super::story::stories;
use super::{Report, fault};
use askama::Template;
use askama::filters::{Escaper, Html};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use filter::Filter;
use sha2::{Digest, Sha256};
use std::fmt;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The whole report. Nothing in a source, title or id is read as HTML.
pub fn html(report: &Report) -> String {
    let found = stories(report);
    let many = found.len() > 1;
    let mut anchors = finding::Anchors::default();
    let stories: Vec<story::View> = found
        .iter()
        .enumerate()
        .map(|(n, story)| story::view(report, story, n + 1, many, &mut anchors))
        .collect();
    let title = match found.as_slice() {
        [story] => format!("Versions of {}", story.name),
        several => format!("Versions of {} stories", several.len()),
    };
    let page = Page {
        title,
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        version: env!("CARGO_PKG_VERSION"),
        filter: Filter::new(report, &found),
        many,
        stories,
        problems: report.problems.iter().map(fault::line).collect(),
    };
    page.render().expect("every part can be written")
}

/// What the page may do: show its own style, run its own script, and nothing else.
fn policy() -> String {
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: String,
    policy: String,
    style: &'static str,
    script: &'static str,
    version: &'static str,
    filter: Filter,
    /// Whether there is more than one story.
    many: bool,
    stories: Vec<story::View<'a>>,
    problems: Vec<String>,
}

/// How templates show text: what would act is written out, then what HTML would read is
/// escaped.
#[derive(Clone, Copy)]
pub(crate) struct Shown;

impl Escaper for Shown {
    fn write_escaped_str<W: fmt::Write>(&self, dest: W, text: &str) -> fmt::Result {
        Html.write_escaped_str(dest, &safe(text))
    }
}
