//! Versions as schema.org `Claim`s, and what signed verdicts made of them as `ClaimReview`s.
//!
//! A claim says who makes it and where. Only people review: there is a review where an editor
//! decided and a signature still covers it. Its rating is in words, because there is no scale
//! of truth here.

use super::Report;
use super::decided::evidence;
use super::story::{Story, stories};
use super::words::claimed;
use crate::comparator::{Divergence, Version};
use crate::review::{Answer, Entry, Standing, Verdict};
use crate::source::Source;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// A JSON-LD document of all stories.
pub fn claims(report: &Report) -> String {
    let mut graph = Vec::new();
    for story in stories(report) {
        for lettered in &story.divergences {
            let found = lettered.finding;
            for version in &found.versions {
                graph.push(claim(&story, &found.rule, &found.ask, version));
            }
            graph.extend(reviews(report, &story, found));
        }
        for lettered in &story.agreements {
            let found = lettered.finding;
            graph.push(claim(&story, &found.rule, &found.ask, &found.version));
        }
        for lettered in &story.single {
            let found = lettered.finding;
            graph.push(claim(&story, &found.rule, &found.ask, &found.version));
        }
    }
    let document = json!({ "@context": "https://schema.org", "@graph": graph });
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{text}\n")
}

/// A version's address within the document.
fn id(story: &Story, rule: &str, version: &Version) -> String {
    let name = format!("{}/{rule}/{}", story.name, version.id());
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    let mut out = "#".to_owned();
    for c in name.chars() {
        match plain(c) {
            true => out.push(c),
            false => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    out
}

fn said(ask: &str, version: &Version) -> String {
    format!("{ask} {}", version.summary())
}

fn claim(story: &Story, rule: &str, ask: &str, version: &Version) -> Value {
    let each = version.claims.iter().chain(&version.supports);
    let appearances: Vec<Value> = each
        .map(|claim| {
            let mut work = story.source(&claim.source).map_or_else(
                || json!({ "@type": "CreativeWork", "name": claim.source }),
                work,
            );
            // The words of this source, which may say less exactly what the version says.
            work["text"] = json!(claim.sentence);
            if let Some(speaker) = &claim.speaker {
                work["mentions"] = json!({ "@type": "Thing", "name": speaker.name });
            }
            if claim.value != version.value {
                work["abstract"] = json!(claimed(claim));
            }
            work
        })
        .collect();
    json!({
        "@type": "Claim",
        "@id": id(story, rule, version),
        "name": said(ask, version),
        "appearance": appearances,
    })
}

fn work(source: &Source) -> Value {
    let mut work = json!({ "@type": "Article", "identifier": source.id });
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            work[name] = value;
        }
    };
    let followed = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    put("headline", source.title.as_ref().map(|it| json!(it)));
    put(
        "url",
        source.url.as_ref().filter(followed).map(|it| json!(it)),
    );
    put("author", source.author.as_ref().map(|it| json!(it)));
    put(
        "publisher",
        (source.publisher.as_ref()).map(|it| json!({ "@type": "Organization", "name": it })),
    );
    put(
        "datePublished",
        source.published.map(|day| json!(day.to_string())),
    );
    put(
        "dateModified",
        source.updated.map(|day| json!(day.to_string())),
    );
    work
}

/// What people made of a divergence's versions, if a signature covers it.
fn reviews(report: &Report, story: &Story, found: &Divergence) -> Vec<Value> {
    let review = report.reviews.0.get(story.name);
    let is_signed = review.is_some_and(|review| review.signed.iter().any(|one| one.holds));
    let Standing::Decided(entries) = report.reviews.of(found) else {
        return Vec::new();
    };
    if !is_signed {
        return Vec::new();
    }
    let each = |entry: &Entry| -> Vec<Value> {
        let versions = found.versions.iter();
        let made = versions.filter_map(|version| reviewed(story, found, version, entry));
        made.collect()
    };
    entries.iter().flat_map(each).collect()
}

fn reviewed(story: &Story, found: &Divergence, version: &Version, entry: &Entry) -> Option<Value> {
    let rating = match &entry.decision.as_ref()?.verdict {
        Verdict::Resolved(Answer::Version(seen)) if seen.id == version.id() => {
            "the desk decided for this version".to_owned()
        }
        Verdict::Resolved(Answer::Version(seen)) => format!("the desk decided for: {}", seen.says),
        Verdict::Resolved(Answer::Value(words)) => format!("the desk decided for: {words}"),
        Verdict::Confirmed => "sources diverge, and nothing settles it".to_owned(),
        Verdict::Explained => "differs from others, and both may stand".to_owned(),
        Verdict::NotADivergence => "no divergence".to_owned(),
    };
    let mut made = json!({
        "@type": "ClaimReview",
        "itemReviewed": { "@id": id(story, &found.rule, version) },
        "claimReviewed": said(&found.ask, version),
        "author": { "@type": "Person", "name": entry.by },
        "datePublished": entry.at.to_zoned(TimeZone::UTC).date().to_string(),
        "reviewRating": { "@type": "Rating", "alternateName": rating },
        "reviewBody": entry.reason,
    });
    match evidence(entry) {
        "" => {}
        link if link.starts_with("https://") || link.starts_with("http://") => {
            made["citation"] = json!({ "@type": "CreativeWork", "url": link });
        }
        words => made["citation"] = json!(words),
    }
    Some(made)
}
