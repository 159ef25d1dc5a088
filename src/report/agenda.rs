//! What there is to decide: each divergence with its fingerprint, its versions and where its
//! review stands.

use super::Report;
use super::decided;
use super::safe::safe;
use super::story::stories;
use super::style::{Role, Style};
use super::words::{count, kind, tally};
use crate::comparator::Divergence;
use crate::review::{Ledger, Standing, StoryReview};

/// One story's share.
#[derive(Debug)]
pub struct Agenda<'a> {
    pub story: &'a str,
    /// What its ledger says; `None` where it can have none, or it cannot be read.
    pub review: Option<&'a StoryReview>,
    /// Lapsed decisions first, then conflicts, then what was never decided, and last what is.
    pub items: Vec<Item<'a>>,
}

/// One divergence.
#[derive(Debug)]
pub struct Item<'a> {
    pub divergence: &'a Divergence,
    /// What reports call its versions.
    pub letters: Vec<String>,
    pub standing: Standing,
}

/// What there is to decide in each story.
pub fn agenda(report: &Report) -> Vec<Agenda<'_>> {
    let stories = stories(report).into_iter().map(|story| {
        let items = decided::by_need(report, &story).into_iter();
        let items = items.map(|(lettered, standing)| Item {
            divergence: lettered.finding,
            letters: (0..lettered.finding.versions.len())
                .map(|n| lettered.letter(n))
                .collect(),
            standing,
        });
        Agenda {
            story: story.name,
            review: report.reviews.0.get(story.name),
            items: items.collect(),
        }
    });
    stories.collect()
}

/// For a terminal.
pub fn text(agendas: &[Agenda], style: Style) -> String {
    let mut out = String::new();
    for agenda in agendas {
        let kinds = agenda.items.iter().map(|item| item.divergence.kind);
        let standings = decided::tally(agenda.items.iter().map(|item| &item.standing));
        let mut head = vec![agenda.story.to_owned(), tally(kinds)];
        head.extend(Some(standings).filter(|words| !words.is_empty()));
        head.push(match agenda.review {
            Some(review) if review.lines == 0 => "nothing in its ledger yet".to_owned(),
            Some(review) => format!("{} in {}", count(review.lines, "line"), review.ledger),
            None => "no ledger: its sources have no folder of their own".to_owned(),
        });
        let head = safe(&head.join(" · ")).into_owned();
        out += &format!("{}\n", style.paint(Role::Heading, &head));
        let review = agenda.review.into_iter();
        for signed in review.clone().flat_map(|review| &review.signed) {
            out += &format!("  {}\n", safe(&decided::signed(signed)));
        }
        for item in &agenda.items {
            out += &shown(item, style);
        }
        for entry in review.flat_map(|review| &review.past) {
            let said = format!("{}  {}", entry.rule, decided::said(entry));
            out += &format!("  past  {}\n", safe(&said));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn shown(item: &Item, style: Style) -> String {
    let found = item.divergence;
    let kind = style.paint(Role::Kind(found.kind), kind(found.kind));
    let rule = safe(&found.rule);
    let mut out = format!("  {}  {kind}  {rule}\n", found.fingerprint);
    let versions = item.letters.iter().zip(&found.versions);
    let versions: Vec<String> = versions
        .map(|(letter, version)| format!("{letter}  {}", version.summary()))
        .collect();
    let said = match &item.standing {
        Standing::Decided(entries) => entries.iter().map(decided::said).collect(),
        standing => [versions, decided::undecided(standing)].concat(),
    };
    for line in said {
        out += &format!("      {}\n", safe(&line));
    }
    out
}

/// How a ledger came out of being verified, in a line.
pub fn verified(ledger: &Ledger) -> String {
    let path = safe(&ledger.path);
    let lines = count(ledger.lines.len(), "line");
    let state = match (ledger.damage(), ledger.lines.is_empty()) {
        (Some(_), _) => format!("damaged; {lines} as they were written"),
        (None, true) => "nothing in it yet".to_owned(),
        (None, false) => format!("{lines}, as they were written"),
    };
    format!("{path}: {state}\n")
}
