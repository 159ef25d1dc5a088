//! Parts of a rule file that nothing uses.

use super::fault::Faults;
use super::fold::Folded;
use super::node::Words;
use super::phrase::{self, Item, Sequence};
use super::written::{Answer, Facet, Near, Pack, Phrase, Rule};
use std::collections::BTreeSet;

/// Looks over a file's lists and facets.
pub fn pack(pack: &Pack, faults: &mut Faults) {
    let named: BTreeSet<String> = pack.rules.iter().flat_map(slots).collect();
    for (name, words) in &pack.words {
        if !named.contains(&name.text) {
            let message = format!("no phrase names the list `{{{}}}`", name.text);
            faults.notice(&name.range, message, "name it in a phrase, or remove it");
        }
        twice(words, "list", faults);
    }
    for facet in &pack.facets {
        let mut listed = pack.rules.iter().flat_map(|rule| &rule.facets);
        if !listed.any(|name| name.text == facet.name.text) {
            let message = format!("no rule uses the facet `{}`", facet.name.text);
            let cure = "list it in a rule's `facets:`, or remove it";
            faults.notice(&facet.name.range, message, cure);
        }
        for (value, cues) in &facet.values {
            if cues.is_empty() {
                let message = format!("`{}` has no cues, so that nothing names it", value.text);
                faults.notice(
                    &value.range,
                    message,
                    "write the words by which it is known",
                );
            }
        }
        let cues: Vec<Words> = facet.values.iter().flat_map(|(_, c)| c.clone()).collect();
        twice(&cues, "facet", faults);
    }
}

/// Looks over a rule's facets and choices.
pub fn rule(rule: &Rule, facets: &[Facet], faults: &mut Faults) {
    let slots: BTreeSet<String> = rule.phrases.iter().flat_map(of_phrase).collect();
    for name in &rule.facets {
        let facet = facets.iter().find(|facet| facet.name.text == name.text);
        let stated = |phrase: &Phrase| {
            let group = format!("<{}>", name.text);
            let fixes = phrase
                .facets
                .iter()
                .any(|(facet, _)| facet.text == name.text);
            fixes || (phrase.regex && phrase.say.text.contains(&group))
        };
        let used = slots.contains(&name.text) || rule.phrases.iter().any(stated);
        if facet.is_some_and(in_phrases_alone) && !used {
            let message = format!("no phrase of this rule states the facet `{}`", name.text);
            let cure = format!(
                "write `{{{0}}}` in a phrase, or let the facet be read `from:` around it",
                name.text
            );
            faults.notice(&name.range, message, cure);
        }
    }
    let of_day = |kind: &Words| matches!(kind.text.as_str(), "date" | "day");
    let dated = matches!(&rule.value, Some(Answer::Kind(kind)) if of_day(kind));
    if let Some(past) = rule.past.as_ref().filter(|_| !dated) {
        let message = "`past` does nothing, because this rule asks for no day";
        faults.notice(&past.range, message, "remove it");
    }
    let Some(Answer::Choice(choices)) = &rule.value else {
        return;
    };
    let captured =
        slots.contains("value") || rule.phrases.iter().any(|p| p.regex && p.value.is_none());
    for (choice, _) in choices {
        let is = |words: &Words| words.text == choice.text;
        let fixed = rule
            .phrases
            .iter()
            .any(|p| p.value.as_ref().is_some_and(is));
        let found = rule.examples.iter().any(|e| e.finds.iter().any(is));
        if !captured && !fixed {
            let message = format!("no phrase answers `{}`", choice.text);
            faults.notice(&choice.range, message, "write one, or remove the choice");
        } else if !found && !rule.examples.is_empty() {
            let message = format!("no example finds `{}`", choice.text);
            faults.notice(&choice.range, message, "add one under `examples:`");
        }
    }
}

/// Whether a facet has to stand in the phrase. A party's wishes are also read from verbs.
fn in_phrases_alone(facet: &Facet) -> bool {
    let separate = facet.across.as_ref().is_some_and(|w| w.text != "position");
    let phrase = |w: &Words| w.text == "phrase";
    separate && !facet.from.is_empty() && facet.from.iter().all(phrase)
}

/// Reports words that stand already in the same place.
fn twice(words: &[Words], place: &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for entry in words {
        // Marks such as `*` tell entries apart that fold to the same words.
        let Ok(sequence) = phrase::parse(&entry.text) else {
            continue;
        };
        if !seen.insert(format!("{sequence:?}")) {
            let folded = Folded::new(&entry.text).words();
            let message = format!("`{folded}` stands already in this {place}");
            faults.notice(&entry.range, message, "remove one of the two");
        }
    }
}

/// The slots that a rule's phrases name, also in what must stand near.
fn slots(rule: &Rule) -> Vec<String> {
    let phrases = rule.phrases.iter();
    let near = phrases.clone().map(|p| &p.near).chain([&rule.near]);
    near.flat_map(of_near)
        .chain(phrases.flat_map(of_phrase))
        .collect()
}

fn of_phrase(phrase: &Phrase) -> Vec<String> {
    let mut names = Vec::new();
    if let (false, Ok(sequence)) = (phrase.regex, phrase.elements()) {
        collect(sequence, &mut names);
    }
    names
}

fn of_near(near: &Near) -> impl Iterator<Item = String> + '_ {
    near.near.iter().chain(&near.not_near).flat_map(of_words)
}

fn of_words(words: &Words) -> Vec<String> {
    let mut names = Vec::new();
    if let Ok(sequence) = phrase::parse(&words.text) {
        collect(&sequence, &mut names);
    }
    names
}

fn collect(sequence: &Sequence, names: &mut Vec<String>) {
    for item in sequence {
        match item {
            Item::Slot { name, .. } => names.push(name.clone()),
            Item::Either(branches) | Item::Maybe(branches) => {
                branches.iter().for_each(|branch| collect(branch, names));
            }
            _ => {}
        }
    }
}
