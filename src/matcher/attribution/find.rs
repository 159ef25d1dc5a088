//! Finds the attributions of one sentence.

use super::clause::{Parts, bracket_end, object_end, wish_end};
use super::table::{Form, Frame, Stance, TABLE, Verb};
use super::words::Word;
use super::{Attribution, party};
use std::ops::Range;

/// How far before the next comma a word that a verb needs may stand.
const LATER: usize = 14;

/// All attributions, in the order of their cues.
pub fn find(words: &[Word]) -> Vec<Attribution> {
    let mut finder = Finder {
        words,
        parts: Parts::new(words),
        found: Vec::new(),
    };
    finder.headings();
    for (at, word) in words.iter().enumerate() {
        if word.named {
            continue;
        }
        finder.according(at);
        let noun = TABLE.noun(word.text);
        if let Some(noun) = noun {
            finder.standing(noun.stance, |finder| finder.noun(at, noun.frame));
        }
        for verb in TABLE.verbs(word.text) {
            finder.standing(verb.stance, |finder| finder.verb(at, verb));
        }
    }
    finder.found
}

struct Finder<'a> {
    words: &'a [Word<'a>],
    parts: Parts,
    found: Vec<Attribution>,
}

/// Which sides of an attribution hold what is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Both,
}

impl Finder<'_> {
    /// Gives what `find` adds its stance.
    fn standing(&mut self, stance: Stance, find: impl FnOnce(&mut Self)) {
        let known = self.found.len();
        find(self);
        for added in &mut self.found[known..] {
            added.stance = stance;
        }
    }

    /// Adds an attribution to `who`, whose own words are `own`.
    fn add(&mut self, who: Range<usize>, own: Range<usize>, frame: Frame, side: Side) {
        let words = self.words;
        let part = self.parts.around(own.start);
        let mut end = bracket_end(words, own.end, part.end.max(own.end));
        if frame == Frame::Wants {
            end = wish_end(words, own.end, end);
        }
        let cue = words[own.end - 1].at.end;
        let after = match side {
            _ if frame == Frame::Speaks => cue..cue,
            Side::Before => cue..cue,
            _ => cue..words[own.end - 1..end].last().map_or(cue, |w| w.at.end),
        };
        let begin = words[own.start].at.start;
        let before = match side {
            Side::After => begin..begin,
            _ => words[part.start.min(own.start)].at.start..begin,
        };
        let they = who.len() == 1 && words[who.start].is(&["they"]) && who.start > 0;
        let who = they
            .then(|| party::opening_subject(words))
            .flatten()
            .filter(|subject| subject.end <= who.start)
            .unwrap_or(who);
        let pronoun = who.len() == 1 && words[who.start].is_pronoun();
        self.found.push(Attribution {
            who: self.bytes(&who),
            pronoun,
            frame,
            stance: Stance::For,
            cue,
            before,
            after,
            aside: side != Side::After,
        });
    }

    /// The bytes of a party, without a possessive.
    fn bytes(&self, who: &Range<usize>) -> Range<usize> {
        let start = self.words[who.start].at.start;
        let end = self.words[who.end - 1].stem;
        start..end
    }

    /// "According to the mayor"
    fn according(&mut self, at: usize) {
        let next = self.words.get(at + 1);
        if !self.words[at].is(&["according"]) || !next.is_some_and(|w| w.is(&["to"])) {
            return;
        }
        if let Some(who) = party::after(self.words, at + 2, true) {
            let own = at..who.end;
            self.add(who, own, Frame::Says, Side::Both);
        }
    }

    /// "Police: seven dead", "Seven dead: police"
    fn headings(&mut self) {
        let words = self.words;
        let Some(colon) = words.iter().position(|w| w.before.colon) else {
            return;
        };
        let speaks = |part: &[Word]| {
            let last = part.last().is_some_and(|w| w.named || w.speaks());
            let plain = |w: &Word| w.named || w.speaks() || w.is_article() || w.is(&["of", "in"]);
            last && part.iter().any(Word::speaks) && part.iter().all(plain)
        };
        if colon <= 5 && speaks(&words[..colon]) {
            self.add(0..colon, 0..colon, Frame::Says, Side::After);
        } else if words.len() - colon <= 3 && speaks(&words[colon..]) {
            let who = colon..words.len();
            self.add(who.clone(), who, Frame::Says, Side::Before);
        }
    }

    /// "The ministry's estimate that", "a statement by the ministry", "under its demands,"
    fn noun(&mut self, at: usize, frame: Frame) {
        let words = self.words;
        let from = at.saturating_sub(3);
        let joined = |n: &usize| words[n + 1..=at].iter().all(|w| !w.before.any());
        let owner = (from..at).rev().find(|n| words[*n].owns).filter(joined);
        let next = words.get(at + 1);
        if let Some(who) = owner.and_then(|owner| party::owner(words, owner + 1)) {
            let goes_on = next.is_none_or(|w| {
                w.before.any() || w.is(&["that", "of", "for", "to", "put", "puts", "is", "was"])
            });
            let opener = who
                .start
                .checked_sub(1)
                .filter(|n| words[*n].is_preposition());
            let start = opener.unwrap_or(who.start);
            let side = match opener.is_some() && words[start].before.any() {
                true => Side::Both,
                false => Side::After,
            };
            if goes_on {
                self.add(who, start..at + 1, frame, side);
            }
        } else if next.is_some_and(|w| w.is(&["by", "from"]))
            && let Some(who) = party::after(words, at + 2, false)
        {
            let own = at..who.end;
            self.add(who, own, frame, Side::After);
        }
    }

    fn verb(&mut self, at: usize, verb: &Verb) {
        let words = self.words;
        if !self.has_needs(at, verb) {
            return;
        }
        let past = verb.form == Form::Past;
        let next = |n: usize, any: &[&str]| words.get(n).is_some_and(|w| w.is(any));
        if past && next(at + 1, &["by"]) {
            if let Some(who) = party::after(words, at + 2, false) {
                let own = at + 1..who.end;
                self.add(who, own, verb.frame, Side::Before);
            }
            return;
        }
        if verb.frame == Frame::Cites {
            self.cited(at, verb);
            return;
        }
        let Some(start) = self.subject_end(at, verb) else {
            return;
        };
        let marked = |n: usize| {
            let word = &words[n];
            word.before.any() || n > 0 && words[n - 1].is(&["as"])
        };
        if verb.inverts && start == at && (at == 0 || words[at].before.any()) {
            let who = party::after(words, at + 1, false);
            if let Some(who) = who.filter(|who| party::closes(words, who.end)) {
                let own = at..who.end;
                let side = if at == 0 { Side::After } else { Side::Both };
                self.add(who, own, verb.frame, side);
                return;
            }
        }
        let Some(who) = self.subject(at, start, verb) else {
            self.go_on(at, start, verb);
            return;
        };
        let it = verb.next.iter().any(|word| word == "it");
        // "That seven died: officials say so."
        let so = verb.frame == Frame::Says && next(at + 1, &["so"]);
        let end = at + 1 + usize::from(it || so);
        let wish = verb.frame == Frame::Wants;
        let closes = match wish {
            true => words.get(end).is_none_or(|w| w.before.comma),
            false if verb.hears => party::closes(words, party::listener(words, end)),
            false => party::closes(words, end),
        };
        // "Seven died, a blow Roe called “cynical”": what is called so is not what she said.
        let beside = who.start > 0 && marked(who.start) && closes && !verb.object;
        if verb.frame == Frame::Aside && !beside {
            return;
        }
        let side = if beside { Side::Both } else { Side::After };
        self.add(who.clone(), who.start..end, verb.frame, side);
        if verb.object
            && let Some(added) = self.found.last_mut()
        {
            let end = object_end(words, end, words.len());
            added.after.end = added.after.end.min(words[end - 1].at.end);
        }
    }

    /// Whether what the verb needs stands around it.
    fn has_needs(&self, at: usize, verb: &Verb) -> bool {
        let words = self.words;
        let after = words.get(at + 1..).unwrap_or_default();
        let any = |needed: &[String], word: &Word| needed.iter().any(|n| n == word.text);
        let next = after.iter().find(|w| !w.is_adverb());
        if !verb.next.is_empty() && !next.is_some_and(|w| any(&verb.next, w)) {
            return false;
        }
        // "Calling for an end" and "called 911" say nothing.
        let apart = |w: &Word| {
            let number = w.text.starts_with(|c: char| c.is_ascii_digit());
            number || w.is_preposition() || w.is(&["out", "off"])
        };
        if verb.object && after.first().is_some_and(apart) {
            return false;
        }
        let reach = after.iter().take(LATER).enumerate();
        let mut reach = reach.take_while(|(n, w)| *n == 0 || !w.before.any());
        if !verb.later.is_empty() && !reach.any(|(_, w)| any(&verb.later, w)) {
            return false;
        }
        let noun = verb.noun_like && matches!(verb.form, Form::Base | Form::Present);
        let follows = after.first().is_some_and(|w| {
            !w.is(&[
                "of", "from", "by", "on", "about", "in", "are", "were", "have", "had", "is",
            ]) && !w.is(&[
                "led", "met", "made", "came", "went", "fell", "rose", "grew", "left",
            ]) && !w.before.any()
        });
        let ends = after.first().is_none_or(|w| w.before.any());
        // "It demands," is no noun.
        let subject = at.checked_sub(1).is_some_and(|n| words[n].is_pronoun());
        !noun || follows || ends && (subject || verb.frame != Frame::Wants)
    }

    /// The number after the subject's last word; `None` where the verb states nothing: "to
    /// say", "did not say", "is said to".
    fn subject_end(&self, at: usize, verb: &Verb) -> Option<usize> {
        let words = self.words;
        let mut start = at;
        let (mut be, mut would, mut helped) = (false, false, false);
        while start > 0 && !words[start].before.hard() {
            let word = &words[start - 1];
            let marked = words[start].before.any();
            let goes_on = |w: &Word| w.text.starts_with("continu") || w.is(&["went"]);
            match word {
                _ if marked => break,
                w if w.is(&["not", "never"]) => return None,
                w if w.is(&["to"]) => {
                    let verb = start.checked_sub(2).filter(|n| goes_on(&words[*n]))?;
                    start = verb + 1;
                }
                w if w.is(&["would"]) && verb.would => would = true,
                w if w.is_modal() => return None,
                w if w.is_auxiliary() => {
                    be |= w.is_be();
                    helped |= !w.is_adverb();
                }
                _ => break,
            }
            start -= 1;
        }
        let passive = be && verb.form == Form::Past;
        let finite = !helped || verb.form != Form::Present;
        (finite && !passive && would == verb.would).then_some(start)
    }

    fn subject(&self, at: usize, start: usize, verb: &Verb) -> Option<Range<usize>> {
        let words = self.words;
        let who = party::before(
            words,
            start,
            matches!(verb.frame, Frame::Says | Frame::Wants),
        )?;
        let first = &words[who.start];
        let alone = verb.form == Form::Ing && start == at;
        let with = who.start > 0 && words[who.start - 1].is(&["with"]);
        // "What the union asks for" is told elsewhere.
        let what = verb.frame == Frame::Wants
            && who.start > 0
            && words[who.start - 1].is(&["what", "whatever", "which"]);
        let one = verb.form == Form::Base && first.is(&["a", "an", "one", "this"]);
        let owned = words[who.end - 1].owns;
        ((!alone || with) && !one && !owned && !what).then_some(who)
    }

    /// A verb without a subject of its own goes on with the last one: "…, adding that".
    fn go_on(&mut self, at: usize, start: usize, verb: &Verb) {
        let words = self.words;
        let joined = start > 0 && words[start - 1].is(&["and", "but", "then"]);
        let participle = verb.form == Form::Ing && words[at].before.comma;
        if !joined && !participle || verb.form == Form::Base || verb.frame == Frame::Aside {
            return;
        }
        let last = self.found.last();
        let who = match last {
            Some(last) => Some((last.who.clone(), last.pronoun)),
            None => party::opening(words).map(|who| (self.bytes(&who), false)),
        };
        if let Some((who, pronoun)) = who {
            self.add(at..at + 1, at..at + 1, verb.frame, Side::After);
            if let Some(added) = self.found.last_mut() {
                (added.who, added.pronoun) = (who, pronoun);
            }
        }
    }

    /// "Quoted the mayor as saying", "citing the mayor"
    fn cited(&mut self, at: usize, verb: &Verb) {
        let Some(who) = party::after(self.words, at + 1, false) else {
            return;
        };
        let saying = self.words.get(who.end).is_some_and(|w| w.is(&["as"]));
        let own = at..who.end;
        if saying {
            self.add(who, own, Frame::Says, Side::After);
        } else if verb.form == Form::Ing {
            self.add(who, own, Frame::Says, Side::Both);
        }
    }
}
