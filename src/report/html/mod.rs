//! The report as one page for a browser: no network, no framework, readable without script.
//!
//! The files beside this one are the page: `*.html` its templates, `style.css` and
//! `script.js`. Templates escape whatever they show (`Shown`), and the page's own policy
//! lets nothing run but that script, named by its hash.

mod calendar;
mod desk;
mod draft;
mod figure;
mod filter;
mod finding;
mod grid;
mod mark;
mod markup;
mod scale;
mod story;
mod text;
mod times;

pub use draft::drafts;

use super::safe::safe;
use super::story::stories;
use super::{Report, fault};
use askama::Template;
use askama::filters::{Escaper, Html};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use desk::Desk;
use filter::Filter;
use sha2::{Digest, Sha256};
use std::fmt;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The whole report. Nothing in a source, title or id is read as HTML.
pub fn html(report: &Report) -> String {
    page(report, None)
}

/// The same page as the review desk shows it: with a form to decide by, and a script that
/// speaks to the desk. `by` is who is likely to decide, `version` the number of the page.
pub fn desk(report: &Report, by: &str, version: u64) -> String {
    let desk = Desk {
        by,
        version,
        style: desk::STYLE,
        script: desk::SCRIPT,
    };
    page(report, Some(desk))
}

/// What the desk's page may do.
pub fn desk_policy() -> String {
    policy(&[STYLE, desk::STYLE], &[SCRIPT, desk::SCRIPT], true)
}

fn page(report: &Report, desk: Option<Desk>) -> String {
    let found = stories(report);
    let many = found.len() > 1;
    let mut anchors = finding::Anchors::default();
    let mut stories: Vec<story::View> = found
        .iter()
        .enumerate()
        .map(|(n, story)| story::view(report, story, n + 1, many, &mut anchors))
        .collect();
    if desk.is_some() {
        for (story, view) in found.iter().zip(&mut stories) {
            desk::seat(report, story, view);
        }
    }
    let title = match found.as_slice() {
        [story] => format!("Versions of {}", story.name),
        several => format!("Versions of {} stories", several.len()),
    };
    let page = Page {
        title,
        policy: match &desk {
            Some(_) => desk_policy(),
            None => policy(&[STYLE], &[SCRIPT], false),
        },
        style: STYLE,
        script: SCRIPT,
        version: env!("CARGO_PKG_VERSION"),
        filter: Filter::new(report, &found),
        many,
        stories,
        problems: report.problems.iter().map(fault::line).collect(),
        desk,
    };
    page.render().expect("every part can be written")
}

/// What a page may do: show these styles, run these scripts, speak to where it came from if
/// it `speaks`, and nothing else.
fn policy(styles: &[&str], scripts: &[&str], speaks: bool) -> String {
    let hash = |text: &&str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let hashes = |texts: &[&str]| texts.iter().map(hash).collect::<Vec<_>>().join(" ");
    let (styles, scripts) = (hashes(styles), hashes(scripts));
    let connect = if speaks { " connect-src 'self';" } else { "" };
    format!(
        "default-src 'none'; style-src {styles}; script-src {scripts};{connect} base-uri 'none'; form-action 'none'"
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
    desk: Option<Desk<'a>>,
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
