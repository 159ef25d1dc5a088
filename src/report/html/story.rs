//! One story's part of the page.

use super::super::story::Story;
use super::super::words::{count, tally};
use super::super::{Report, decided};
use super::desk::Seal;
use super::finding::{Anchors, Divergence, Settled, Writer};
use super::grid::{self, Grid};
use super::mark::Marks;
use super::text::{self, Text};

/// One story, ready for its template.
pub(super) struct View<'a> {
    pub number: usize,
    pub name: &'a str,
    /// The depth of headings within it.
    pub level: usize,
    /// "5 sources, 72 rules"
    pub size: String,
    pub tally: String,
    pub grid: Grid,
    /// The page is large already where the story begins, and where its rest does: see
    /// [`Anchors::is_late`].
    pub late: bool,
    pub late_rest: bool,
    /// By need: what lapsed first.
    pub divergences: Vec<Divergence>,
    /// Those that somebody has decided.
    pub decided: Vec<Divergence>,
    /// Who signed, and what was decided on what sources no longer say, a line each.
    pub signed: Vec<String>,
    pub past: Vec<String>,
    pub agreements: Vec<Settled>,
    pub single: Vec<Settled>,
    pub unheard: Vec<String>,
    pub texts: Vec<Text>,
    /// At the review desk alone.
    pub seal: Option<Seal>,
}

pub(super) fn view<'a>(
    report: &Report,
    story: &Story<'a>,
    number: usize,
    many: bool,
    anchors: &mut Anchors,
) -> View<'a> {
    let late = anchors.is_late();
    let places = story.sources.iter().enumerate();
    let mut writer = Writer {
        story,
        number,
        places: places.map(|(n, source)| (source.id.as_str(), n)).collect(),
        anchors,
        marks: Marks::default(),
    };
    let divergences: Vec<Divergence> = decided::by_need(report, story)
        .into_iter()
        .map(|(found, standing)| writer.divergence(found, &standing))
        .collect();
    let late_rest = writer.anchors.is_late();
    let mut agreements = Vec::new();
    for found in &story.agreements {
        let (first, found) = (found.first, found.finding);
        agreements.push(writer.settled(first, &found.rule, &found.ask, &found.version));
    }
    let mut single = Vec::new();
    for found in &story.single {
        let (first, found) = (found.first, found.finding);
        single.push(writer.settled(first, &found.rule, &found.ask, &found.version));
    }
    let marks = writer.marks;
    let grid = grid::grid(story, number, &divergences, &agreements, &single);
    let (settled, open): (Vec<_>, Vec<_>) =
        (divergences.into_iter()).partition(|found| found.standing == "decided");
    let review = report.reviews.0.get(story.name);
    let kinds = story.divergences.iter().map(|d| d.finding.kind);
    let columns = grid::columns(story, number);
    let sources = story.sources.iter().zip(columns).enumerate();
    let texts = sources.map(|(n, (source, column))| {
        let late = anchors.is_late_text(source.text.len());
        text::text(source, column, number, n, &marks, late)
    });
    View {
        number,
        name: story.name,
        level: if many { 3 } else { 2 },
        size: format!(
            "{}, {}",
            count(story.sources.len(), "source"),
            count(story.asked.len(), "rule")
        ),
        tally: tally(kinds),
        grid,
        late,
        late_rest,
        divergences: open,
        decided: settled,
        signed: (review.iter().flat_map(|review| &review.signed))
            .map(decided::signed)
            .collect(),
        past: (review.iter().flat_map(|review| &review.past))
            .map(|entry| format!("{}: {}", entry.rule, decided::said(entry)))
            .collect(),
        agreements,
        single,
        unheard: story.unheard(&report.packs),
        texts: texts.collect(),
        seal: None,
    }
}
