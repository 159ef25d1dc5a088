//! Divergences, agreements and single versions, as templates show them.

use super::super::decided;
use super::super::excerpt::{Piece, excerpt};
use super::super::story::{Lettered, Story, passages, quoted};
use super::super::words::{
    claimed, date, facets, kind, notes, severity, standing, variants, version,
};
use super::desk::Seat;
use super::figure::{self, Figure};
use super::mark::{self, Badge, Marks, hue};
use super::times::{Times, times};
use crate::comparator::{self, When};
use crate::matcher::Claim;
use crate::review::Standing;
use crate::source::Source;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a sentence shown with a claim.
const BUDGET: usize = 320;
/// After so many passages what a finding holds comes late.
const AT_ONCE: usize = 400;
/// After so many bytes of their texts sources come late.
const TEXT_AT_ONCE: usize = 64 * 1024;

/// All versions of one question, of which some clash.
pub(super) struct Divergence {
    pub id: String,
    pub fingerprint: String,
    pub kind: &'static str,
    pub severity: &'static str,
    /// Where its review stands, in a word.
    pub standing: &'static str,
    /// What was said about it, a line each.
    pub said: Vec<String>,
    pub rule: String,
    pub ask: String,
    /// Places of the sources that say something on it.
    pub sources: String,
    pub figures: Vec<Figure>,
    pub times: Option<Times>,
    /// In words alone, where there is no time line to draw.
    pub steps: Vec<Step>,
    pub versions: Vec<Version>,
    pub clashes: Vec<Clash>,
    /// At the review desk alone.
    pub seat: Option<Seat>,
    /// It is far down a large page: see [`Anchors::is_late`].
    pub late: bool,
}

/// A version that clashes with none: agreed on, or of one source.
pub(super) struct Settled {
    pub id: String,
    pub rule: String,
    pub ask: String,
    pub severity: &'static str,
    pub sources: String,
    /// The names of its sources.
    pub names: String,
    pub version: Version,
}

pub(super) struct Version {
    pub badge: Badge,
    /// What sources say that only fits it, by the sources' ids.
    pub fits: BTreeMap<String, String>,
    pub facets: String,
    pub standing: String,
    pub passages: Vec<Passage>,
    pub variants: String,
    pub notes: String,
}

/// Claims of one sentence.
pub(super) struct Passage {
    pub id: String,
    /// "also fits: 9 months", "part of it: 2"; empty for the version's own value.
    pub besides: String,
    pub name: String,
    pub date: String,
    /// The source and its line: "001.md, line 25".
    pub spot: String,
    /// Where its words are marked in the source's text.
    pub to: Option<String>,
    /// "the mayor said"
    pub speaker: Option<String>,
    pub words: Vec<Words>,
    pub also: Vec<Also>,
}

/// A run of words, marked or not, with the white space before it.
pub(super) struct Words {
    pub text: String,
    pub marked: bool,
}

/// Another place that a claim is reckoned from.
pub(super) struct Also {
    pub spot: String,
    pub quote: String,
}

pub(super) struct Step {
    pub badge: Badge,
    pub when: String,
}

pub(super) struct Clash {
    pub a: Badge,
    pub b: Badge,
    pub kind: &'static str,
    pub because: String,
    pub carriers: String,
}

/// The ids given out so far, so that no two elements of a page have the same, and thereby
/// how large the page has grown.
#[derive(Default)]
pub(super) struct Anchors {
    fingerprints: BTreeMap<String, usize>,
    settled: usize,
    passages: usize,
    bytes: usize,
}

impl Anchors {
    /// Whether the page is so large already that what comes is not built before the page is
    /// shown: browsers with script take it for text, and the script builds it when there is
    /// time or somebody wants it.
    pub fn is_late(&self) -> bool {
        self.passages > AT_ONCE
    }

    /// Likewise for a source's text of so many bytes.
    pub fn is_late_text(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        self.bytes > TEXT_AT_ONCE
    }

    /// Two stories of the same name with the same versions share a fingerprint.
    fn divergence(&mut self, fingerprint: &str) -> String {
        let times = self.fingerprints.entry(fingerprint.to_owned()).or_default();
        *times += 1;
        match *times {
            1 => format!("d-{fingerprint}"),
            n => format!("d-{fingerprint}-{n}"),
        }
    }

    fn settled(&mut self) -> String {
        self.settled += 1;
        format!("s-{}", self.settled)
    }

    fn passage(&mut self) -> String {
        self.passages += 1;
        format!("p-{}", self.passages)
    }
}

/// What a reader calls a source: its publisher, else its id.
pub(super) fn name(source: &Source) -> &str {
    source.publisher.as_deref().unwrap_or(&source.id)
}

/// Findings of one story in the making.
pub(super) struct Writer<'s, 'a> {
    pub story: &'s Story<'a>,
    /// The story's number on the page.
    pub number: usize,
    /// Places of the story's sources, by id.
    pub places: BTreeMap<&'a str, usize>,
    pub anchors: &'s mut Anchors,
    pub marks: Marks,
}

impl Writer<'_, '_> {
    pub fn divergence(
        &mut self,
        lettered: &Lettered<&comparator::Divergence>,
        standing: &Standing,
    ) -> Divergence {
        let found = lettered.finding;
        let id = self.anchors.divergence(&found.fingerprint);
        let late = self.anchors.is_late();
        let badges: Vec<Badge> = (found.versions.iter().enumerate())
            .map(|(n, each)| badge(&id, lettered.first + n, each))
            .collect();
        let versions = found.versions.iter().zip(&badges);
        let versions: Vec<Version> = versions
            .map(|(each, badge)| self.version(&found.rule, each, badge))
            .collect();
        let told: Vec<BTreeSet<Date>> = found.versions.iter().map(|v| self.told(v)).collect();
        let times = times(&found.timeline, &badges, &told);
        let step = |step: &comparator::Step| {
            let when = match &step.when {
                When::Day(day) => date(*day),
                When::Edition(_, is) => is.clone(),
            };
            let badge = badges.get(step.version)?.clone();
            Some(Step { badge, when })
        };
        let clash = |clash: &comparator::Clash| {
            Some(Clash {
                a: badges.get(clash.between.0)?.clone(),
                b: badges.get(clash.between.1)?.clone(),
                kind: kind(clash.kind),
                because: clash.because.clone(),
                carriers: clash.carriers.join(", "),
            })
        };
        Divergence {
            fingerprint: found.fingerprint.clone(),
            kind: kind(found.kind),
            severity: severity(found.severity),
            standing: decided::name(standing),
            said: match standing {
                Standing::Decided(entries) => entries.iter().map(decided::said).collect(),
                _ => decided::undecided(standing),
            },
            rule: found.rule.clone(),
            ask: found.ask.clone(),
            sources: self.sources(&found.versions),
            figures: figure::figures(&found.versions, &badges),
            steps: match times {
                Some(_) => Vec::new(),
                None => found.timeline.iter().filter_map(step).collect(),
            },
            times,
            clashes: found.clashes.iter().filter_map(clash).collect(),
            versions,
            seat: None,
            late,
            id,
        }
    }

    pub fn settled(
        &mut self,
        first: usize,
        rule: &str,
        ask: &str,
        found: &comparator::Version,
    ) -> Settled {
        let id = self.anchors.settled();
        let badge = badge(&id, first, found);
        let question = self.story.question(rule);
        let bearers = found.bearers.sources.iter();
        let names = bearers.filter_map(|id| self.story.source(id)).map(name);
        Settled {
            severity: question.map_or("medium", |q| severity(q.severity)),
            rule: rule.to_owned(),
            ask: ask.to_owned(),
            sources: self.sources(std::slice::from_ref(found)),
            names: names.collect::<Vec<_>>().join(", "),
            version: self.version(rule, found, &badge),
            id,
        }
    }

    /// The places of the sources that some versions have claims of, for the filter.
    fn sources(&self, versions: &[comparator::Version]) -> String {
        let claims = versions
            .iter()
            .flat_map(|v| v.claims.iter().chain(&v.supports).chain(&v.parts));
        let places: BTreeSet<usize> = claims
            .filter_map(|claim| self.places.get(claim.source.as_str()).copied())
            .collect();
        let places = places.iter().map(|n| format!("{}.{n}", self.number));
        places.collect::<Vec<_>>().join(" ")
    }

    /// The days on which a version was published.
    fn told(&self, version: &comparator::Version) -> BTreeSet<Date> {
        let sources = version.claims.iter().map(|claim| &claim.source);
        let sources = sources.filter_map(|id| self.story.source(id));
        sources.filter_map(|source| source.published).collect()
    }

    fn version(&mut self, rule: &str, found: &comparator::Version, badge: &Badge) -> Version {
        let mut shown = Vec::new();
        for (claims, role) in [
            (&found.claims, ""),
            (&found.supports, "also fits"),
            (&found.parts, "part of it"),
        ] {
            for passage in passages(claims) {
                shown.extend(self.passage(passage, role, badge));
            }
        }
        let besides = found.supports.iter().chain(&found.parts).rev();
        Version {
            badge: badge.clone(),
            fits: besides.map(|c| (c.source.clone(), claimed(c))).collect(),
            facets: facets(found, self.story.question(rule)),
            standing: standing(found),
            passages: shown,
            variants: variants(found),
            notes: notes(found),
        }
    }

    fn passage(&mut self, claims: &[Claim], role: &str, badge: &Badge) -> Option<Passage> {
        let claim = claims.first()?;
        let id = self.anchors.passage();
        for each in claims {
            let fits = !role.is_empty();
            let (to, value) = (id.clone(), claimed(each));
            let mark = Badge {
                fits,
                to,
                value,
                ..badge.clone()
            };
            self.marks.add(each, mark);
        }
        let source = self.story.source(&claim.source);
        let (sentence, marks) = quoted(claims);
        let said = if claim.denied { "denied" } else { "said" };
        let also = claims.iter().flat_map(|claim| &claim.also);
        Some(Passage {
            id,
            besides: match role {
                "" => String::new(),
                role => format!("{role}: {}", claimed(claim)),
            },
            name: source.map_or(claim.source.as_str(), name).to_owned(),
            date: source.map_or_else(String::new, published),
            spot: self.story.spot(&claim.source, claim.range.start),
            to: (self.places.get(claim.source.as_str()))
                .map(|place| mark::anchor(self.number, *place, &claim.range)),
            speaker: (claim.speaker.as_ref()).map(|speaker| format!("{} {said}", speaker.name)),
            words: words(&excerpt(sentence, &marks, BUDGET)),
            also: also
                .map(|other| Also {
                    spot: self.story.spot(&other.source, other.range.start),
                    quote: other.quote.clone(),
                })
                .collect(),
        })
    }
}

pub(super) fn published(source: &Source) -> String {
    source.published.map_or("undated".to_owned(), date)
}

fn badge(finding: &str, number: usize, found: &comparator::Version) -> Badge {
    let letter = super::super::words::letter(number);
    Badge {
        to: format!("{finding}-{letter}"),
        hue: hue(number),
        fits: false,
        value: version(found),
        letter,
    }
}

/// Pieces joined as far as they are marked alike.
pub(super) fn words(pieces: &[Piece]) -> Vec<Words> {
    let mut out: Vec<Words> = Vec::new();
    for piece in pieces {
        let space = if piece.spaced && !out.is_empty() {
            " "
        } else {
            ""
        };
        match out.last_mut() {
            Some(last) if last.marked == piece.marked => {
                last.text.push_str(space);
                last.text.push_str(piece.text);
            }
            // A space belongs to the unmarked side.
            Some(last) if piece.marked => {
                last.text.push_str(space);
                out.push(run(piece.text.to_owned(), true));
            }
            _ => out.push(run(format!("{space}{}", piece.text), piece.marked)),
        }
    }
    out
}

fn run(text: String, marked: bool) -> Words {
    Words { text, marked }
}
