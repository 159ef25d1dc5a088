//! What became of a statement's hedge, its distance and its speaker on the way from the sources.

use super::{Case, Verdict, says};
use crate::draft::State;
use crate::draft::hearsay::{Distance, distance, is_hedged};
use crate::draft::known::Held;
use crate::draft::stand::{Stand, is_gloss, is_held};
use crate::draft::voice::{Voice, is_of_record, named_around, shares_word, subject, voice};
use crate::matcher::{Claim, Speaker};
use crate::rule::Across;
use crate::rule::fold::Folded;
use crate::value::{Content, Relation, relate};

/// What a sentence begins with that tells whose word the one before was.
const POINTS: [&str; 9] = [
    "that is what ",
    "that was what ",
    "this is what ",
    "that comes from ",
    "that came from ",
    "this comes from ",
    "this came from ",
    "so said ",
    "so says ",
];

impl Case<'_> {
    /// By its hedge.
    pub(super) fn reworded(&self) -> Option<Verdict> {
        if !self.backers.is_empty() {
            return None;
        }
        let (stand, held) = self.near.iter().find(|(s, _)| *s != Stand::Finer)?;
        let (source, words) = (&held.claim.source, says(&held.claim));
        match stand {
            Stand::Surer => {
                let because = format!("a hedge was lost: {source} has {words}");
                Some((State::Strengthened, because))
            }
            Stand::LessSure => {
                let because = format!("a hedge was added: {source} has {words}");
                Some((State::Weakened, because))
            }
            _ => None,
        }
    }

    /// By the distance that sources keep from it, or the draft.
    pub(super) fn distanced(&self) -> Option<Verdict> {
        // "Vice President Roe seems to have hoped" takes nothing back of the office.
        if is_gloss(self.rule, self.claim) {
            return None;
        }
        let held = self.backers.first()?;
        let (source, quote) = (&held.claim.source, &held.claim.quote);
        let same = |held: &Held| relate(&self.claim.value, &held.claim.value) == Relation::Equal;
        let reported = |held: &&&Held| {
            same(held) && distance(&held.claim, held.sentence()) == Distance::Reported
        };
        let told = |held: &&Held| reported(&held) || held.claim.speaker.is_some();
        if let Some(held) = self.backers.iter().find(reported)
            && self.backers.iter().all(told)
            && !is_hedged(self.sentence())
            && self.claim.speaker.is_none()
            && !self.names_a_speaker()
        {
            let source = &held.claim.source;
            let because = format!("hearsay became a fact: {source} has it as reported");
            return Some((State::Strengthened, because));
        }
        let plain = |held: &&Held| !is_hedged(held.sentence()) && held.claim.speaker.is_none();
        let word = match distance(self.claim, self.sentence()) {
            Distance::Fact => return None,
            Distance::Reported => "hearsay",
            Distance::Possible => "a possibility",
        };
        let because = format!("a fact became {word}: {source} has “{quote}”");
        let all = self.backers.iter().all(plain);
        all.then_some((State::Weakened, because))
    }

    /// Whether the sentence names somebody on whose word a source has it: "Roe backs the plan" is told
    /// of him who said so.
    fn names_a_speaker(&self) -> bool {
        let mut speakers = self.backers.iter().filter_map(|b| b.claim.speaker.as_ref());
        speakers.any(|speaker| shares_word(&self.claim.sentence, &speaker.name))
    }

    /// By its speaker.
    pub(super) fn spoken(&self) -> Option<Verdict> {
        if is_gloss(self.rule, self.claim) {
            return None;
        }
        let contested = !self.against.is_empty();
        match voice(self.claim, &self.backers, self.known, contested) {
            Voice::Changed(own, _) if self.heard() || self.is_beside(&own) => None,
            Voice::Kept => None,
            // Whose business it is to count them need not be named each time.
            Voice::Lost(name) if !contested && self.rule.parts && is_of_record(&name) => None,
            // Whoever is named just before or behind is meant; a figure is written with its own.
            Voice::Lost(name)
                if !matches!(
                    self.claim.value.content,
                    Content::Amount(_) | Content::Days(_)
                ) && named_around(
                    &name,
                    &self.draft.source.text,
                    &self.claim.sentence_range,
                ) =>
            {
                None
            }
            Voice::Lost(name) if self.is_told_next(&name) || self.is_told_below(&name) => None,
            // Whose wish it is, is said all the same.
            Voice::Lost(_) if is_held(self.rule, self.claim) => None,
            Voice::Lost(name) => {
                let because =
                    format!("the speaker was lost: sources have it on the word of {name}");
                Some((State::Strengthened, because))
            }
            // Who is told to say what everybody knows takes no figure back.
            Voice::Added(_) if !matches!(self.claim.value.content, Content::Amount(_)) => None,
            // Nor who is told to say something else, or what nobody counts.
            Voice::Added(_) if is_inserted(self.claim) || is_uncounted(self.claim) => None,
            Voice::Added(name) => {
                let because =
                    format!("a speaker was added: no source has it on the word of {name}");
                Some((State::Weakened, because))
            }
            Voice::Changed(own, name) => {
                let because = format!("on the word of {own}, where sources have that of {name}");
                Some((State::Misattributed, because))
            }
        }
    }

    /// Whether the next sentence says on whose word it is: "That is what the harbour office says".
    fn is_told_next(&self, speaker: &str) -> bool {
        let all = self.draft.sentences();
        let next = all.get(all.partition_point(|s| s.end <= self.claim.sentence_range.end));
        let next = next.and_then(|s| self.draft.source.text.get(s.start..s.end));
        next.is_some_and(|next| {
            let next = next.to_lowercase();
            let opens = POINTS.iter().any(|words| next.starts_with(words));
            let within = [
                " has this from ",
                " have this from ",
                " said so",
                " says so",
                " say so",
            ];
            (opens || within.iter().any(|words| next.contains(words)))
                && shares_word(&next, speaker)
        })
    }

    /// Whether a title leaves it to the text to say on whose word it is.
    fn is_told_below(&self, speaker: &str) -> bool {
        let told = |own: &Claim| {
            let names = |who: &Speaker| shares_word(&who.name, speaker);
            own.speaker.as_ref().is_some_and(names)
                && relate(&self.claim.value, &own.value) == Relation::Equal
        };
        let title = self.claim.range.start < self.draft.source.body
            || self.draft.source.in_headline(self.claim.range.start);
        title && self.own.iter().any(|own| told(own))
    }

    /// By who is said to have seen or heard it, where those say otherwise: "witnesses heard nine".
    pub(super) fn witnessed(&self) -> Option<Verdict> {
        let (sort, own) = subject(self.claim)?;
        let theirs = |held: &&&Held| subject(&held.claim).is_some_and(|(of, _)| of == sort);
        if self.backers.iter().any(|held| theirs(&held)) {
            return None;
        }
        let held = self.against.iter().find(theirs)?;
        let (source, words) = (&held.claim.source, says(&held.claim));
        let because = format!("of {}, {source} has {words}", own.to_lowercase());
        Some((State::Misattributed, because))
    }

    /// Whether a source has a speaker next to an answer to this question.
    fn is_beside(&self, speaker: &str) -> bool {
        let mut on = self.known.on(&self.rule.id).iter();
        on.any(|held| {
            let source = self.known.source(&held.claim.source);
            source.is_some_and(|s| named_around(speaker, &s.text, &held.claim.sentence_range))
        })
    }

    /// Whether the draft has it on the word of the party whose wish or claim it is in a source.
    pub(super) fn is_said_by_holder(&self, held: &Held) -> bool {
        let Some(speaker) = &self.claim.speaker else {
            return false;
        };
        let speaker = Folded::new(&speaker.name);
        let mut positions = (self.rule.facets.iter()).filter(|f| f.across == Across::Position);
        positions.any(|facet| {
            let party = facet
                .cues
                .as_ref()
                .and_then(|cues| cues.first_facet(&speaker));
            let holder = held.claim.facets.get(&facet.name);
            party.is_some() && party.as_ref() == holder.map(|holder| &holder.is)
        })
    }
}

/// Whether a claim stands between dashes or in brackets, where the paper itself speaks.
fn is_inserted(claim: &Claim) -> bool {
    let at = claim.value_range.start - claim.sentence_range.start;
    let before = claim.sentence.get(..at).unwrap_or_default();
    let dashes = before.matches(['–', '—']).count();
    let brackets = before.matches('(').count() > before.matches(')').count();
    let closed = claim.sentence.get(at..).unwrap_or_default();
    brackets || dashes % 2 == 1 && closed.contains(['–', '—'])
}

/// Whether a claim's figure is but an article: "a man".
fn is_uncounted(claim: &Claim) -> bool {
    let first = claim.value_text.split_whitespace().next();
    first.is_some_and(|word| ["a", "an"].contains(&word.to_lowercase().as_str()))
}
