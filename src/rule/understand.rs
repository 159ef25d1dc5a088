//! From a rule file as written to rules that can be used.

use super::about::{self, About};
use super::fault::Faults;
use super::keyword::{
    ACROSS, ANSWERS, EVOLVES, EXPLAINS, FROM, MAPPINGS, OPEN, SENTENCE_AND_PARAGRAPH, SEVERITY,
};
use super::list::List;
use super::node::{self, Words};
use super::phrase::{self, Item};
use super::slot::{Group, Mark, Slot, Slots};
use super::{Across, Answer, Example, Facet, Off, Pack, Phrase, Rule, Scope, Units};
use super::{lint, unquoted, written};
use crate::problem::Problem;
use crate::value::{Choice, HedgeTable};
use jiff::civil::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a rule file.
///
/// Every fault of the file is reported. A rule with a fault is left out, and the others
/// stand; the pack is `None` only when the file as a whole cannot be read.
pub fn read(path: &str, text: &str, hedges: &HedgeTable) -> (Option<Pack>, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let (root, hash) = rayon::join(|| node::parse(text), || Sha256::digest(text.as_bytes()));
    let root = match root {
        Ok(root) => root,
        Err(broken) => {
            let message = format!("this is not readable as YAML: {}", broken.message);
            let cure = unquoted::cure(text, broken.range.start);
            faults.error(&broken.range, message, cure);
            return (None, faults.into_problems());
        }
    };
    let Some(written) = written::pack(&root, &mut faults) else {
        return (None, faults.into_problems());
    };
    let mut reader = Reader {
        faults,
        hedges,
        words: Arc::default(),
        facets: Arc::default(),
        about: None,
    };
    // Nobody waits until what was read is dropped, node by node.
    let read = || reader.pack((path, hex(&hash)), text, written);
    let (pack, ()) = rayon::join(read, || drop(root));
    (Some(pack), reader.faults.into_problems())
}

/// Reports every rule whose id an earlier rule has, and leaves it out.
///
/// `texts` gives each pack's file, in the order of `packs`.
pub fn same_id(packs: &mut [Pack], texts: &[&str]) -> Vec<Problem> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for (pack, text) in packs.iter_mut().zip(texts) {
        let path = pack.path.clone();
        pack.rules.retain(|rule| match first.get(&rule.id) {
            None => {
                first.insert(rule.id.clone(), path.clone());
                true
            }
            Some(other) => {
                let message = format!("a rule `{}` stands already in {other}", rule.id);
                let problem = Problem::error(&path, message, "give one of the two another id");
                problems.push(problem.at(text, rule.range.start, rule.range.end));
                false
            }
        });
    }
    problems
}

/// The state of reading one file.
pub(super) struct Reader<'a> {
    pub(super) faults: Faults<'a>,
    pub(super) hedges: &'a HedgeTable,
    /// Word lists by name.
    pub(super) words: Arc<Slots>,
    /// Facets by name, each with the slot that names its values.
    facets: Arc<BTreeMap<String, (Arc<Facet>, Slot)>>,
    about: Option<Arc<About>>,
}

impl<'a> Reader<'a> {
    /// With the same words and facets, and no faults.
    fn apart(&self) -> Self {
        Reader {
            faults: self.faults.apart(),
            hedges: self.hedges,
            words: Arc::clone(&self.words),
            facets: Arc::clone(&self.facets),
            about: self.about.clone(),
        }
    }

    fn pack(&mut self, (path, hash): (&str, String), text: &str, written: written::Pack) -> Pack {
        let mut words = Slots::default();
        let read = written
            .words
            .par_iter()
            .with_max_len(8)
            .map(|(_, entries)| {
                let mut own = self.apart();
                let entries = entries.iter().filter_map(|w| own.plain(w)).collect();
                (List::of_words(entries), own.faults)
            });
        let read: Vec<_> = read.collect();
        for ((name, _), (list, faults)) in written.words.iter().zip(read) {
            if ["value", "start"].contains(&name.text.as_str()) {
                let message = format!("`{{{}}}` is a slot of its own", name.text);
                self.faults
                    .error(&name.range, message, "give the list another name");
                continue;
            }
            self.faults.extend(faults);
            words.insert(name.text.clone(), Slot::List(Arc::new(list)));
        }
        self.words = Arc::new(words);
        for facet in &written.facets {
            self.facet(facet);
        }
        let id = written.id.map_or_else(String::new, |w| w.text);
        self.about = self.about(&written.about);
        let mut rules: Vec<Rule> = Vec::new();
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        // Most of the work, and none of it depends on another rule. One at a time, because some are
        // ten times as long as others.
        let read = written.rules.par_iter().with_max_len(1).map(|rule| {
            let mut own = self.apart();
            let understood = own.rule(&id, rule);
            let mut lints = self.faults.apart();
            lint::rule(rule, &mut lints);
            (understood, own.faults, lints)
        });
        let read: Vec<_> = read.collect();
        let ids: Vec<&str> = written.rules.iter().map(|r| r.id.text.as_str()).collect();
        for (rule, (understood, faults, lints)) in written.rules.iter().zip(read) {
            let before = self.faults.count();
            self.faults.extend(faults);
            if let Some(day) = rule
                .day
                .as_ref()
                .filter(|d| !ids.contains(&d.text.as_str()))
            {
                self.faults
                    .unknown(&day.text, &day.range, "rule of this file", &ids);
            }
            if let Some(&first) = first.get(&rule.id.text) {
                let line = text[..first].matches('\n').count() + 1;
                let message = format!("a rule `{}` stands already in line {line}", rule.id.text);
                self.faults
                    .error(&rule.id.range, message, "give one of the two another id");
            } else if !rule.id.text.is_empty() {
                first.insert(rule.id.text.clone(), rule.id.range.start);
            }
            self.faults.extend(lints);
            if rule.sound && !self.faults.any_error_since(before) {
                rules.extend(understood);
            }
        }
        Pack {
            id,
            title: written.title.map(|w| w.text),
            path: path.to_owned(),
            hash,
            rules,
        }
    }

    /// What the pack is about; of anything, if some words cannot be used.
    fn about(&mut self, written: &[Words]) -> Option<Arc<About>> {
        let mut plain = !written.is_empty();
        for words in written {
            if !about::is_plain(&words.text) {
                plain = false;
                let message = format!("`about` takes plain words, and not `{}`", words.text);
                let cure = "write one word, or several that follow each other; `*` is any ending";
                self.faults.error(&words.range, message, cure);
            }
        }
        plain.then(|| Arc::new(About::new(written)))
    }

    fn facet(&mut self, written: &written::Facet) {
        let name = written.name.text.clone();
        let taken = name == "start" || written::PHRASE_KEYS.contains(&name.as_str());
        if taken || self.words.get(&name).is_some() {
            let message = format!("`{name}` already names something else");
            self.faults
                .error(&written.name.range, message, "give the facet another name");
            return;
        }
        let across = written
            .across
            .as_ref()
            .and_then(|w| self.keyword(w, "way to differ", ACROSS));
        let open = written.is.as_ref();
        let open = open.and_then(|is| self.keyword(is, "kind of facet", OPEN));
        let mut scope = match across {
            Some(Across::Revision) => SENTENCE_AND_PARAGRAPH,
            Some(Across::Separate) => Scope {
                title: true,
                ..SENTENCE_AND_PARAGRAPH
            },
            // Whoever is merely mentioned nearby holds nothing.
            Some(Across::Position) | None => Scope::default(),
        };
        if !written.from.is_empty() {
            scope = Scope::default();
            for place in &written.from {
                match self.keyword(place, "place to look", FROM) {
                    Some("clause") => scope.clause = true,
                    Some("sentence") => (scope.clause, scope.sentence) = (true, true),
                    Some("paragraph") => scope.paragraph = true,
                    Some("title") => scope.title = true,
                    Some("figure") => scope.figure = true,
                    _ => {}
                }
            }
        }
        let mut values = Vec::new();
        for (value, cues) in &written.values {
            let (facet, is) = (name.as_str().into(), value.text.as_str().into());
            let cues: Vec<_> = cues.iter().filter_map(|w| self.plain(w)).collect();
            if !cues.is_empty() {
                values.push((Group::Facet { facet, is }, cues));
            }
        }
        if values.is_empty() && written.is.is_none() {
            let message = format!("facet `{name}` has no values");
            let cure = "list its values with their cues, or say what it `is`";
            self.faults.error(&written.name.range, message, cure);
        }
        let listed = !values.is_empty();
        let values = Arc::new(List::of_named(values));
        let cues = listed.then(|| {
            let range = 0..0;
            let lone = Item::Slot {
                name: name.clone(),
                range,
            };
            let slots = Slots::from([(name.clone(), Slot::List(Arc::clone(&values)))]);
            self.compile(Arc::new(vec![lone]), &written.name, &Arc::new(slots))
        });
        let slot = match open {
            Some(open) => Slot::Mark(Mark::Facet(name.clone(), open)),
            None => Slot::List(values),
        };
        if let Some(across) = across {
            let facet = Facet {
                name: name.clone(),
                across,
                scope,
                cues: cues.flatten(),
                open,
            };
            Arc::make_mut(&mut self.facets).insert(name, (Arc::new(facet), slot));
        }
    }

    fn rule(&mut self, pack: &str, written: &written::Rule) -> Option<Rule> {
        let id = written.id.text.clone();
        let answer = written
            .value
            .as_ref()
            .and_then(|a| self.answer(a, written.many.is_some()));
        let mut facets = written
            .facets
            .iter()
            .filter_map(|w| self.known_facet(w))
            .collect::<Vec<_>>();
        // The comparator says which day a claim belongs to, nothing in its text.
        facets.extend(written.day.as_ref().map(|day| {
            Arc::new(Facet {
                name: day.text.clone(),
                across: Across::Separate,
                scope: Scope::default(),
                cues: None,
                open: None,
            })
        }));
        let mut assume = BTreeMap::new();
        for (facet, is) in &written.assume {
            if self.facet_value(&facets, facet, is) {
                assume.insert(facet.text.clone(), is.text.clone());
            }
        }
        let severity = written.severity.as_ref();
        let severity = severity.and_then(|w| self.keyword(w, "severity", SEVERITY));
        let evolves = written.evolves.as_ref();
        let evolves = evolves.and_then(|w| self.keyword(w, "way to evolve", EVOLVES));
        let explains = written.explains.iter();
        let explains = explains.filter_map(|w| self.keyword(w, "thing that explains", EXPLAINS));
        let explains_speaker = explains.count() > 0;
        let near = Arc::new(self.near(&written.near));
        let Some(answer) = answer else {
            for phrase in &written.phrases {
                self.shape(phrase, &facets);
            }
            return None;
        };
        if written.phrases.is_empty() {
            return None;
        }
        let phrases = written.phrases.iter();
        let slots = Arc::new(self.slots(&answer, &facets));
        let phrases: Vec<Phrase> = phrases
            .filter_map(|p| self.phrase(p, &answer, &facets, &slots))
            .collect();
        let examples = written
            .examples
            .iter()
            .map(|e| self.example(e, &answer))
            .collect();
        Some(Rule {
            about: self.about.clone(),
            pack: pack.to_owned(),
            id,
            range: written.id.range.clone(),
            ask: written.ask.as_ref()?.text.clone(),
            answer,
            severity: severity.unwrap_or_default(),
            facets,
            assume,
            evolves,
            explains_speaker,
            many: written.many.is_some(),
            parts: written.parts.is_some(),
            lead: written.lead.is_some(),
            day: written.day.as_ref().map(|day| day.text.clone()),
            past: written.past.is_some(),
            headlines: written.headlines.is_some(),
            phrases: Arc::new(phrases),
            near,
            examples,
            slots,
            off: written.off.as_ref().map(|why| Off {
                rule: written.id.text.clone(),
                reason: why.text.clone(),
                place: self.faults.place(&why.range),
            }),
        })
    }

    fn answer(&mut self, written: &written::Answer, many: bool) -> Option<Answer> {
        match written {
            written::Answer::Kind(words) => {
                let known = ANSWERS.iter().find(|(name, _)| *name == words.text);
                if known.is_none() {
                    let names = ANSWERS.iter().map(|(name, _)| *name);
                    let names: Vec<&str> = names.chain(MAPPINGS).collect();
                    self.faults
                        .unknown(&words.text, &words.range, "kind of value", &names);
                }
                known.map(|(_, answer)| answer.clone())
            }
            written::Answer::Quantity(units) => {
                let names = units.iter().map(|w| w.text.to_lowercase());
                Units::new(names.collect()).map(Answer::Quantity)
            }
            written::Answer::Tally(units) => Answer::tally(units.iter().map(|w| w.text.as_str())),
            written::Answer::Choice(choices) => {
                let known: Vec<&str> = choices.iter().map(|(w, _)| w.text.as_str()).collect();
                for fits in choices.iter().flat_map(|(_, fits)| fits) {
                    if !known.contains(&fits.text.as_str()) {
                        self.faults
                            .unknown(&fits.text, &fits.range, "choice of this rule", &known);
                    }
                }
                let choice = |(name, fits): &(Words, Vec<Words>)| Choice {
                    is: name.text.clone(),
                    fits: fits.iter().map(|w| w.text.clone()).collect(),
                    many,
                };
                Some(Answer::Choice(choices.iter().map(choice).collect()))
            }
        }
    }

    /// What the slots of a rule's phrases stand for.
    pub(super) fn slots(&self, answer: &Answer, facets: &[Arc<Facet>]) -> Slots {
        let mut slots = Slots::beside(&self.words);
        let value = match answer {
            Answer::Choice(choices) => {
                let named = choices.iter().filter_map(|c| {
                    let words = phrase::parse(&c.is).ok()?;
                    // What names nothing would be named everywhere.
                    (!phrase::may_be_empty(&words)).then_some(())?;
                    Some((Group::Choice(c.is.as_str().into()), vec![words]))
                });
                Slot::List(Arc::new(List::of_named(named.collect())))
            }
            _ => Slot::Mark(Mark::Value),
        };
        slots.insert("value".to_owned(), value);
        if *answer == Answer::Duration {
            slots.insert("start".to_owned(), Slot::Mark(Mark::Start));
        }
        for facet in facets {
            if let Some((_, slot)) = self.facets.get(&facet.name) {
                slots.insert(facet.name.clone(), slot.clone());
            }
        }
        slots
    }

    fn known_facet(&mut self, name: &Words) -> Option<Arc<Facet>> {
        if let Some((facet, _)) = self.facets.get(&name.text) {
            return Some(Arc::clone(facet));
        }
        let known: Vec<&str> = self.facets.keys().map(String::as_str).collect();
        self.faults
            .unknown(&name.text, &name.range, "facet of this file", &known);
        None
    }

    /// Whether `is` is a value of a facet that the rule lists; says so where it is not.
    pub(super) fn facet_value(&mut self, facets: &[Arc<Facet>], name: &Words, is: &Words) -> bool {
        let Some(facet) = facets.iter().find(|f| f.name == name.text) else {
            let mut known: Vec<&str> = facets.iter().map(|f| f.name.as_str()).collect();
            known.extend(written::PHRASE_KEYS);
            let what = "key of a phrase, nor a facet that the rule lists";
            self.faults.unknown(&name.text, &name.range, what, &known);
            return false;
        };
        if facet.open.is_some() {
            return true;
        }
        let known = facet.values();
        let fits = known.contains(&is.text.as_str());
        if !fits {
            let what = format!("value of facet `{}`", facet.name);
            self.faults.unknown(&is.text, &is.range, &what, &known);
        }
        fits
    }

    fn example(&mut self, written: &written::Example, answer: &Answer) -> Example {
        let published = written.published.as_ref().and_then(|w| {
            let day: Option<Date> = w.text.parse().ok();
            if day.is_none() {
                let message = format!("`{}` is no date", w.text);
                self.faults
                    .error(&w.range, message, "write it as 2025-11-26");
            }
            day
        });
        for found in &written.finds {
            self.given(found, answer);
        }
        Example {
            text: written.text.text.clone(),
            range: written.text.range.clone(),
            finds: written.finds.iter().map(|w| w.text.clone()).collect(),
            published,
        }
    }
}

/// Bytes in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
