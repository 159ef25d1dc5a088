//! What came after, and what another edition or time explains.

use super::{Case, Verdict, says};
use crate::comparator::{ClashKind, below, clash_between};
use crate::draft::State;
use crate::draft::hearsay::would_have;
use crate::draft::known::Held;
use crate::draft::stand::{Stand, edition, stand};
use crate::draft::voice::same_voice;
use crate::matcher::Claim;
use crate::rule::fold::Folded;
use crate::source::Source;
use crate::source::date::month;
use crate::value::{Content, Relation, relate};
use jiff::civil::Date;

/// The id of the draft among sources, of which none can have it.
const DRAFT: &str = "the draft";

impl<'a> Case<'a> {
    /// Opposing claims that came after every backer: a later edition, or a later figure that
    /// moved as it can. Those that the draft has as well are none.
    pub(super) fn later(&self) -> Vec<&'a Held> {
        if self.backers.is_empty() {
            return Vec::new();
        }
        let against = self.against.iter().copied();
        against
            .filter(|held| {
                !self.has(held)
                    && !self.writes(held)
                    && (self.later_edition(held) || self.update(held))
                    && !self.tells_of_first()
            })
            .collect()
    }

    /// Whether the draft says so as well.
    pub(super) fn has(&self, held: &Held) -> bool {
        let mut own = self.own.iter();
        own.any(|claim| stand(self.rule, claim, held) == Stand::Same)
    }

    /// Whether the draft has a source's figure where no rule reads it: "it came out with 19 points".
    fn writes(&self, held: &Held) -> bool {
        let theirs = &held.claim.value;
        let figure = matches!(theirs.content, Content::Amount(_));
        let mut own = self.draft.values().iter();
        figure && own.any(|mention| relate(&mention.value, theirs) == Relation::Equal)
    }

    fn later_edition(&self, held: &Held) -> bool {
        let stated = edition(self.rule, self.claim);
        let backers = self.backers.iter();
        let mut editions = backers.filter_map(|b| edition(self.rule, &b.claim));
        // The first edition is later than none.
        let other = edition(self.rule, &held.claim).filter(|(_, place)| *place > 0);
        // Who tells of that edition has heard of it, be it right or wrong.
        let has_heard = || {
            let mut own = self.own.iter();
            own.any(|claim| edition(self.rule, claim).is_some_and(|own| Some(own) == other))
        };
        stated.is_none()
            && !has_heard()
            && !self.looks_back(held)
            && !self.held_since(held)
            && !other.is_some_and(|(facet, place)| self.tells_of_earlier(facet, place))
            && other.is_some_and(|(facet, place)| {
                editions.all(|(of, earlier)| of == facet && earlier < place)
            })
    }

    /// Whether a source that came after has it all the same, of no edition and not of the past.
    fn held_since(&self, held: &Held) -> bool {
        let mut backers = self.backers.iter();
        backers.any(|backer| {
            edition(self.rule, &backer.claim).is_none()
                && self.day(backer) > self.day(held)
                && past(&backer.claim).is_empty()
        })
    }

    fn day(&self, held: &Held) -> Option<Date> {
        self.known.source(&held.claim.source)?.published
    }

    /// Whether the draft tells it in the past, with the very verb of a source that had heard of the
    /// later edition: "it capped them at nine".
    fn looks_back(&self, held: &Held) -> bool {
        let own = past(self.claim);
        let mut backers = self.backers.iter();
        backers.any(|backer| {
            edition(self.rule, &backer.claim).is_none()
                && self.day(backer) >= self.day(held)
                && past(&backer.claim).iter().any(|word| own.contains(word))
        })
    }

    /// Whether the draft's sentence speaks of an earlier edition in other words than those before
    /// the answer: "an amnesty was discussed at an early stage".
    fn tells_of_earlier(&self, facet: usize, place: usize) -> bool {
        let Some(facet) = self.rule.facets.get(facet) else {
            return false;
        };
        let Some(cues) = &facet.cues else {
            return false;
        };
        // "It would have limited them": nobody says so of what holds.
        if would_have(self.claim, self.sentence()) {
            return true;
        }
        let mut named = cues
            .matches(self.sentence())
            .filter_map(|m| cues.facet_of(&m));
        named.any(|is| facet.values().iter().position(|v| *v == is) < Some(place))
    }

    /// Whether the draft tells an answer as that of an early hour: "nine, by the first reports".
    fn tells_of_first(&self) -> bool {
        /// Words, and those with which they mean something else.
        const FIRST: [(&str, &[&str]); 16] = [
            ("at first", &["light", "sight", "glance", "instance"]),
            ("early on", &["the", "a", "that"]),
            ("at an early stage", &[]),
            ("first report", &["of"]),
            ("first reports", &["of"]),
            ("first count", &["of"]),
            ("initially", &[]),
            ("initial report", &["of"]),
            ("initial reports", &["of"]),
            ("initial count", &["of"]),
            ("early report", &["of"]),
            ("early reports", &["of"]),
            ("earlier reports", &["of"]),
            ("by then", &[]),
            ("at that time", &[]),
            ("at that point", &[]),
        ];
        let sentence = self.sentence();
        let is_day = |word: &str| {
            let figure = word.starts_with(|c: char| c.is_ascii_digit());
            figure || word.ends_with("day") || month(word).is_some()
        };
        let stands = |words: &str, but: &[&str]| {
            let words: Vec<&str> = words.split(' ').collect();
            let mut from = 0..(sentence.tokens.len() + 1).saturating_sub(words.len());
            from.any(|at| {
                let behind = at + words.len();
                let next = (behind < sentence.tokens.len()).then(|| sentence.word(behind));
                (words.iter().enumerate()).all(|(n, word)| sentence.word(at + n) == *word)
                    && !next.is_some_and(|next| {
                        but.contains(&next) || words[0] == "early" && is_day(next)
                    })
            })
        };
        FIRST.iter().any(|(words, but)| stands(words, but))
    }

    /// By the day on which it is told to have come about, if a source had it before: "the toll rose to
    /// three on Wednesday".
    pub(super) fn risen(&self) -> Option<Verdict> {
        const ROSE: [&str; 5] = ["rose", "rises", "climbed", "climbs", "increased"];
        self.rule.evolves?;
        let words = Folded::new(&self.claim.quote);
        let mut rose = 0..words.tokens.len();
        if !rose.any(|n| ROSE.contains(&words.word(n))) {
            return None;
        }
        let sentence = &self.claim.sentence_range;
        // "On Wednesday the toll rose", "rose to nine on Wednesday": other words tell of something else.
        let plain = |word: &str| {
            let between = [
                "the", "death", "official", "on", "late", "early", "by", "of",
            ];
            between.contains(&word.to_lowercase().as_str())
        };
        let own = &self.claim.range;
        let days = self.draft.values().iter().filter_map(|mention| {
            let at = &mention.span;
            let inside = sentence.start <= at.start && at.end <= sentence.end;
            let between = at.end.min(own.end)..at.start.max(own.start);
            let words = self.draft.source.text.get(between).unwrap_or_default();
            match &mention.value.content {
                Content::Days(days) if inside && words.split_whitespace().all(plain) => {
                    Some((words.len(), days.extent.as_point().copied()?))
                }
                _ => None,
            }
        });
        let (_, day) = days.min()?;
        let out = |held: &&&Held| self.known.source(&held.claim.source)?.published;
        let first = self.backers.iter().filter(|held| out(held).is_some());
        let first = first.min_by_key(out)?;
        let before = out(&first)? < day;
        let because = format!(
            "{} of {} has {} already",
            first.claim.source,
            out(&first)?,
            says(&first.claim)
        );
        before.then_some((State::Contradicted, because))
    }

    fn update(&self, held: &Held) -> bool {
        let day = |held: &Held| self.known.source(&held.claim.source)?.published;
        let (Some(late), true) = (day(held), self.rule.evolves.is_some()) else {
            return false;
        };
        // Whoever counts again takes the first count back, whichever way it moved.
        let before = |backer: &Held| {
            day(backer).is_some_and(|early| early < late)
                && (same_voice(&backer.claim, &held.claim)
                    || self
                        .between(&backer.claim, &held.claim)
                        .is_some_and(|(kind, _)| kind == ClashKind::Update))
        };
        // "Four others" are at least four, and say nothing against a later five.
        let leaves_room = |backer: &Held| {
            below(&backer.claim.value, &held.claim.value)
                && self.between(&backer.claim, &held.claim).is_none()
        };
        let mut backers = self.backers.iter();
        backers.any(|backer| before(backer))
            && self
                .backers
                .iter()
                .all(|backer| before(backer) || leaves_room(backer))
    }

    /// What another edition explains, or time, is not against the draft: the answer of an
    /// earlier edition, or of an earlier day than the draft's backers or the draft's own.
    pub(super) fn settle_editions(&mut self) {
        let stated = edition(self.rule, self.claim);
        let backed = self.backers.iter().map(|b| edition(self.rule, &b.claim));
        let all: Vec<(usize, usize)> = backed.chain([stated]).flatten().collect();
        // Only editions of one facet come one after the other.
        let latest = |facet: usize| all.iter().copied().filter(|(of, _)| *of == facet).max();
        let mut backers = self.backers.iter();
        let backed_as_stated = backers.any(|b| edition(self.rule, &b.claim) == stated);
        let explained = |held: &Held| match edition(self.rule, &held.claim) {
            // A draft that names no edition tells of the latest.
            Some((_, place)) if all.is_empty() => {
                !self.backers.is_empty() && (place == 0 || self.has(held))
            }
            Some(other) => latest(other.0).is_some_and(|latest| other != latest),
            // Who says of which edition it is, and has that from a source, need not fear what
            // may be another.
            None => {
                let last = stated.is_some_and(|own| latest(own.0) == Some(own));
                last && (self.has(held) || backed_as_stated)
            }
        };
        let outdated = |held: &Held| {
            let source = self.known.source(&held.claim.source);
            self.rule.evolves.is_some()
                && source.is_some_and(|s| s.published < self.draft.source.published)
                && (self.clash(held)).is_some_and(|(kind, _)| kind == ClashKind::Update)
        };
        let taken_back = |held: &Held| {
            let day = |held: &Held| self.known.source(&held.claim.source)?.published;
            let mut backers = self.backers.iter();
            self.rule.evolves.is_some()
                && backers.any(|b| same_voice(&b.claim, &held.claim) && day(held) < day(b))
        };
        let later = |held: &Held| self.update(held) && self.tells_of_first();
        let keep: Vec<&Held> = self
            .against
            .iter()
            .copied()
            .filter(|h| !explained(h) && !outdated(h) && !taken_back(h) && !later(h))
            .collect();
        self.against = keep;
    }

    /// The kind and reason of the clash between the draft's claim and a source's.
    pub(super) fn clash(&self, held: &Held) -> Option<(ClashKind, String)> {
        self.between(self.claim, &held.claim)
    }

    /// The same of any two claims, either of which may be the draft's.
    fn between(&self, a: &Claim, b: &Claim) -> Option<(ClashKind, String)> {
        let stand_in = |claim: &Claim, id: &str| {
            let published = match self.known.source(&claim.source) {
                Some(source) if id != DRAFT => source.published,
                _ => self.draft.source.published,
            };
            Source {
                id: id.to_owned(),
                published,
                ..Source::default()
            }
        };
        let id = |claim: &Claim| match std::ptr::eq(claim, self.claim) {
            true => DRAFT.to_owned(),
            false => claim.source.clone(),
        };
        let (left, right) = (id(a), id(b));
        let sources = [stand_in(a, &left), stand_in(b, &right)];
        let told = |claim: &Claim, id: &str| Claim {
            story: String::new(),
            source: id.to_owned(),
            ..claim.clone()
        };
        let claims = vec![told(a, &left), told(b, &right)];
        let [ours, theirs] = &sources;
        let clash = clash_between(self.rule, [ours, theirs], claims)?;
        Some((clash.kind, clash.because))
    }
}

/// The verbs of a claim that are told in the past, as far as their ending shows.
fn past(claim: &Claim) -> Vec<String> {
    let words = Folded::new(&claim.quote);
    let all = (0..words.tokens.len()).map(|n| words.word(n).to_owned());
    let past = all.filter(|word| word.len() > 4 && word.ends_with("ed"));
    past.collect()
}
