//! The report for a terminal: first what to look at, then why, then all the rest.

use super::Report;
use super::decided;
use super::excerpt::{excerpt, lay, words};
use super::fault;
use super::matrix::{self, Cell, Row};
use super::safe::{pad, safe, shorten, width};
use super::story::{Lettered, Story, passages, quoted, stories};
use super::style::{Role, Style};
use super::words::{
    claimed, count, facets, kind, notes, origin, severity, standing, tally, timeline, variants,
    version,
};
use crate::comparator::{Clash, Divergence, Version};
use crate::matcher::Claim;
use crate::review::{Entry, Standing};

/// The columns that a line may take up.
pub(crate) const COLUMNS: usize = 100;
/// The columns of a sentence shown with a diverging claim: about two lines.
const LONG: usize = 160;
/// The same with a claim that clashes with nothing: about one line.
const SHORT: usize = 80;

/// The whole report. Without colour it holds no escape sequence and no control of writing
/// direction, whatever the sources hold.
pub fn text(report: &Report, style: Style) -> String {
    let mut page = Page {
        out: String::new(),
        style,
    };
    let stories = stories(report);
    if stories.len() > 1 {
        let all = &report.findings.divergences;
        let (n, m) = (stories.len(), report.sources.len());
        page.heading(&format!("{n} stories · {}", count(m, "source")));
        let standings = decided::tally(all.iter().map(|d| report.reviews.of(d)));
        let parts = vec![tally(all.iter().map(|d| d.kind)), standings];
        page.summary(parts, report.problems.len());
    }
    for story in &stories {
        page.out.push_str(if stories.len() > 1 { "\n" } else { "" });
        let problems = if stories.len() > 1 {
            0
        } else {
            report.problems.len()
        };
        page.story(report, story, problems);
    }
    if !report.problems.is_empty() {
        page.heading("Problems");
        for problem in &report.problems {
            page.out.push_str(&fault::draw(problem, style));
            page.out.push('\n');
        }
    }
    let end = page.out.trim_end().len();
    page.out.truncate(end);
    page.out.push('\n');
    page.out
}

struct Page {
    out: String,
    style: Style,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        let text = self.style.paint(Role::Heading, &safe(text));
        self.line(&text);
    }

    /// Words from column `indent` on, on as many lines as they take.
    fn para(&mut self, indent: usize, text: &str) {
        let laid = lay(&words(text), indent, COLUMNS, self.style);
        self.line(&format!("{}{laid}", " ".repeat(indent)));
    }

    /// The same after a `head` of its own looks, which already stands in its columns.
    fn para_after(&mut self, head: &str, columns: usize, text: &str) {
        let laid = lay(&words(text), columns, COLUMNS, self.style);
        self.line(&format!("{head}{laid}"));
    }

    /// What was found, in a line, with the number of problems where it was not yet said.
    fn summary(&mut self, mut parts: Vec<String>, problems: usize) {
        parts.retain(|part| !part.is_empty());
        match problems {
            0 => {}
            n => parts.push(count(n, "problem")),
        }
        self.para(0, &parts.join(" · "));
    }

    fn story(&mut self, report: &Report, story: &Story, problems: usize) {
        self.heading(&format!(
            "{} · {}, {}",
            story.name,
            count(story.sources.len(), "source"),
            count(story.asked.len(), "rule"),
        ));
        let kinds = story.divergences.iter().map(|d| d.finding.kind);
        let divergences = decided::by_need(report, story);
        let standings = divergences.iter().map(|(_, standing)| standing);
        let mut summary = vec![tally(kinds), decided::tally(standings)];
        let unheard = story.unheard(&report.packs);
        match story.agreements.len() {
            0 => {}
            n => summary.push(count(n, "agreement")),
        }
        match story.single.len() {
            0 => {}
            n => summary.push(format!("{n} from one source")),
        }
        self.summary(summary, problems);
        let review = report.reviews.0.get(story.name);
        for signed in review.iter().flat_map(|review| &review.signed) {
            self.para(0, &decided::signed(signed));
        }
        self.out.push('\n');

        let labels = matrix::labels(story);
        self.sources(story, &labels);
        let rows = matrix::rows(story);
        if !rows.is_empty() {
            self.matrix(&rows, &labels);
        }
        let undecided = |page: &mut Self| {
            for (divergence, standing) in &divergences {
                if !standing.is_decided() {
                    page.divergence(story, divergence, standing);
                }
            }
        };
        let rest = |page: &mut Self| {
            page.decided(&divergences);
            page.past(review.map_or(&[], |review| &review.past));
            page.agreements(story);
            page.single(story);
            page.silence(&unheard);
        };
        // They take about as long, and neither depends on the other.
        let (undecided, rest) = rayon::join(|| self.part(undecided), || self.part(rest));
        self.out.push_str(&undecided);
        self.out.push_str(&rest);
    }

    /// Something of the same looks, to stand in a place of its own.
    fn part(&self, write: impl FnOnce(&mut Self)) -> String {
        let mut part = Self {
            out: String::new(),
            style: self.style,
        };
        write(&mut part);
        part.out
    }

    fn sources(&mut self, story: &Story, labels: &[String]) {
        let wide = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        for (source, label) in story.sources.iter().zip(labels) {
            let id = if *label == safe(&source.id) {
                String::new()
            } else {
                format!("{}, ", source.id)
            };
            let title = match &source.title {
                Some(title) => format!(": {title}"),
                None => String::new(),
            };
            let checked = match story.is_checked(&source.id) {
                true => "",
                false => "not checked, ",
            };
            let about = format!("{checked}{id}{}{title}", origin(source));
            let about = shorten(&about, COLUMNS.saturating_sub(wide + 4));
            self.line(&format!("  {}  {about}", pad(label, wide)));
        }
        self.out.push('\n');
    }

    fn matrix(&mut self, rows: &[Row], labels: &[String]) {
        self.out
            .push_str(&matrix::draw(rows, labels, COLUMNS, self.style));
        let any = |is: fn(&Cell) -> bool| rows.iter().any(|row| row.cells.iter().any(is));
        let silent = any(|cell| *cell == Cell::Silent);
        let fits = any(|cell| matches!(cell, Cell::Says { fits, .. } if !fits.is_empty()));
        let mut legend = Vec::new();
        legend.extend(silent.then_some("· says nothing"));
        legend.extend(fits.then_some("(A) says something else that fits A"));
        if !legend.is_empty() {
            let legend = format!("  {}", legend.join("   "));
            let legend = self.style.paint(Role::Aside, &legend);
            self.line(&legend);
        }
        self.out.push('\n');
    }

    fn divergence(&mut self, story: &Story, lettered: &Lettered<&Divergence>, standing: &Standing) {
        let found = lettered.finding;
        let title = kind(found.kind).to_uppercase();
        let title = self.style.paint(Role::Kind(found.kind), &title);
        let rule = self.style.paint(Role::Heading, &safe(&found.rule));
        let grade = severity(found.severity);
        self.line(&format!("{title}  {rule}  ({grade} severity)"));
        self.para(0, &found.ask);
        for said in decided::undecided(standing) {
            self.para(2, &said);
        }
        for (n, version) in found.versions.iter().enumerate() {
            self.version(story, &found.rule, &lettered.letter(n), version, LONG);
        }
        let timeline = timeline(found);
        if !timeline.is_empty() {
            self.para_after("  in order  ", 12, &timeline);
        }
        for clash in &found.clashes {
            self.clash(lettered, clash);
        }
        self.out.push('\n');
    }

    fn version(&mut self, story: &Story, rule: &str, letter: &str, found: &Version, budget: usize) {
        let value = safe(&version(found)).into_owned();
        let facets = facets(found, story.question(rule));
        let head = self
            .style
            .paint(Role::Version, &format!("  {letter}  {value}"));
        let asides = [facets, standing(found)];
        let asides = asides.iter().filter(|aside| !aside.is_empty());
        let asides: String = asides.map(|aside| format!(" · {}", safe(aside))).collect();
        self.line(&format!("{head}{asides}"));
        for passage in passages(&found.claims) {
            self.passage(story, passage, "", budget);
        }
        for passage in passages(&found.supports) {
            let value = passage.first().map(claimed).unwrap_or_default();
            self.passage(story, passage, &format!("also fits: {value} · "), budget);
        }
        for passage in passages(&found.parts) {
            let value = passage.first().map(claimed).unwrap_or_default();
            self.passage(story, passage, &format!("part of it: {value} · "), budget);
        }
        let variants = variants(found);
        if !variants.is_empty() {
            self.para(5, &format!("also written: {variants}"));
        }
        let notes = notes(found);
        if !notes.is_empty() {
            self.para(5, &notes);
        }
    }

    /// Claims of one sentence: where it stands, and its words.
    fn passage(&mut self, story: &Story, claims: &[Claim], before: &str, budget: usize) {
        let Some(claim) = claims.first() else {
            return;
        };
        self.para(5, &format!("{before}{}", story.place(claim)));
        let (sentence, marks) = quoted(claims);
        let laid = lay(&excerpt(sentence, &marks, budget), 9, COLUMNS, self.style);
        self.line(&format!("         {laid}"));
        for other in claims.iter().flat_map(|claim| &claim.also) {
            let place = story.spot(&other.source, other.range.start);
            self.para(9, &format!("reckoned from {place}: “{}”", other.quote));
        }
    }

    fn clash(&mut self, divergence: &Lettered<&Divergence>, clash: &Clash) {
        let (a, b) = clash.between;
        let pair = format!("{} / {}", divergence.letter(a), divergence.letter(b));
        let indent = 2 + width(&pair) + 2;
        let head = self.style.paint(Role::Kind(clash.kind), &pair);
        let reason = format!("{}: {}", kind(clash.kind), clash.because);
        self.para_after(&format!("  {head}  "), indent, &reason);
        if !clash.carriers.is_empty() {
            let carriers = clash.carriers.join(", ");
            self.para(indent, &format!("both sides: {carriers}"));
        }
    }

    /// What is decided, a line each.
    fn decided(&mut self, divergences: &[(&Lettered<&Divergence>, Standing)]) {
        let decided = divergences.iter().filter(|(_, s)| s.is_decided());
        let decided: Vec<_> = decided.collect();
        if decided.is_empty() {
            return;
        }
        self.heading("Decided");
        for (lettered, standing) in decided {
            for entry in standing.entries() {
                self.question(&lettered.finding.rule, &decided::said(entry));
            }
        }
        self.out.push('\n');
    }

    fn past(&mut self, past: &[Entry]) {
        if past.is_empty() {
            return;
        }
        self.heading("Decided on what sources no longer say");
        for entry in past {
            self.question(&entry.rule, &decided::said(entry));
        }
        self.out.push('\n');
    }

    fn agreements(&mut self, story: &Story) {
        if story.agreements.is_empty() {
            return;
        }
        self.heading("What sources agree on");
        for lettered in &story.agreements {
            let found = lettered.finding;
            self.question(&found.rule, &found.ask);
            self.version(
                story,
                &found.rule,
                &lettered.letter(0),
                &found.version,
                SHORT,
            );
        }
        self.out.push('\n');
    }

    fn single(&mut self, story: &Story) {
        if story.single.is_empty() {
            return;
        }
        self.heading("What only one source says");
        let mut asked = None;
        for lettered in &story.single {
            let found = lettered.finding;
            // Versions that cannot be compared stand under one question.
            if asked != Some(&found.rule) {
                self.question(&found.rule, &found.ask);
            }
            asked = Some(&found.rule);
            self.version(
                story,
                &found.rule,
                &lettered.letter(0),
                &found.version,
                SHORT,
            );
        }
        self.out.push('\n');
    }

    fn question(&mut self, rule: &str, ask: &str) {
        let rule = safe(rule);
        let head = self.style.paint(Role::Heading, &rule);
        self.para_after(&format!("{head}  "), width(&rule) + 2, ask);
    }

    fn silence(&mut self, unheard: &[String]) {
        if unheard.is_empty() {
            return;
        }
        self.heading("Nothing heard in any source");
        self.para(2, &unheard.join(", "));
        self.out.push('\n');
    }
}
