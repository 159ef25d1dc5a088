//! Trying what a rule makes of each mutation.

use super::{Deed, Miss, Mutant, Score, mutants};
use crate::comparator::{ClashKind, Divergence, compare};
use crate::matcher::example::{Outcome, outcomes, source};
use crate::matcher::{self, Claim};
use crate::rule::{Example, Rule};
use crate::source::Source;
use crate::value::HedgeTable;
use crate::value::describe::describe;
use crate::value::relation::{Relation, relate};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::slice::from_ref;
use std::sync::Arc;

/// Mutates the examples of a rule; `text` is that of its file.
pub fn of_examples(path: &str, text: &str, rule: &Rule, hedges: &HedgeTable) -> Score {
    let line = |at: usize| 1 + text[..at].matches('\n').count();
    let told: Vec<(&Example, Source, Vec<Claim>)> = rule
        .examples
        .iter()
        .map(|example| {
            let source = source(example);
            let claims = claims(&source, rule, hedges);
            (example, source, claims)
        })
        .collect();
    let all: Vec<Claim> = told
        .iter()
        .flat_map(|(_, _, claims)| claims.clone())
        .collect();
    let mut score = Score::default();
    for (example, source, claims) in &told {
        let place = (path, line(example.range.start));
        for claim in claims {
            for mutant in mutants(claim, &all) {
                let (_, found) = tried(source, claim, &mutant, rule, hedges);
                score.note(mutant.deed, missed(place, claim, &mutant, found));
            }
        }
    }
    score
}

/// Takes away one phrase after the other. `stories` are those in which the rule is asked.
pub fn of_phrases(
    path: &str,
    text: &str,
    rule: &Rule,
    hedges: &HedgeTable,
    stories: &[(&[Source], &HedgeTable)],
) -> Score {
    let held =
        |rule: &Rule| -> Vec<bool> { outcomes(rule, hedges).iter().map(Outcome::held).collect() };
    // Rules of their own, so that every source is read once for all of them.
    let without = |number: usize| {
        let mut rule = rule.clone();
        rule.id = number.to_string();
        Arc::make_mut(&mut rule.phrases).remove(number);
        rule
    };
    let rules: Vec<Rule> = (0..rule.phrases.len()).map(without).collect();
    let whole = [rules.as_slice(), from_ref(rule)].concat();
    let mut heard: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for (sources, hedges) in stories {
        for mut claim in matcher::claims(sources, &whole, hedges) {
            let by = std::mem::take(&mut claim.rule);
            heard.entry(by).or_default().push(claim);
        }
    }
    let held_before = held(rule);
    let mut score = Score::default();
    for (phrase, without) in rule.phrases.iter().zip(&rules) {
        let needed = heard.get(&without.id) != heard.get(&rule.id) || held(without) != held_before;
        let miss = Miss {
            deed: Deed::Phrase,
            file: path.to_owned(),
            line: 1 + text[..phrase.range.start].matches('\n').count(),
            was: phrase.says.clone(),
            is: String::new(),
            found: "no example and no story needs it".to_owned(),
        };
        score.note(Deed::Phrase, (!needed).then_some(miss));
    }
    score
}

/// Mutates the sources of one story, as one rule reads them. `others` are claims of the
/// rule from elsewhere.
pub fn of_story(sources: &[Source], rule: &Rule, others: &[Claim], hedges: &HedgeTable) -> Score {
    let before = matcher::claims(sources, from_ref(rule), hedges);
    let diverged = diverging(sources, rule, before.clone());
    // With one source written otherwise.
    let kept = |now: &Source| {
        let with = |source: &Source| if source.id == now.id { now } else { source }.clone();
        let sources: Vec<Source> = sources.iter().map(with).collect();
        let mut all = claims(now, rule, hedges);
        all.extend(
            before
                .iter()
                .filter(|claim| claim.source != now.id)
                .cloned(),
        );
        match diverging(&sources, rule, all) == diverged {
            true => Ok(()),
            false => Err("the divergences are others".to_owned()),
        }
    };
    let mut known = [&before, others].concat();
    // A sentence may need the rest of its paragraph, which it does not find elsewhere.
    known.retain(|claim| stands_alone(claim, rule, hedges));
    let one = |claim: &Claim| -> Score {
        let Some(source) = sources.iter().find(|source| source.id == claim.source) else {
            return Score::default();
        };
        let line = 1 + source.text[..claim.range.start].matches('\n').count();
        let mut score = Score::default();
        for mutant in mutants(claim, &known) {
            let (now, read) = tried(source, claim, &mutant, rule, hedges);
            let read = read.and_then(|()| match mutant.deed {
                Deed::Writing => kept(&now),
                _ => Ok(()),
            });
            score.note(
                mutant.deed,
                missed((&source.path, line), claim, &mutant, read),
            );
        }
        score
    };
    let scores: Vec<Score> = before.par_iter().map(one).collect();
    scores.into_iter().fold(Score::default(), Score::and)
}

/// The divergences of a rule, by what keeps a decision valid, and their clashes.
type Diverging = Vec<(String, Vec<((usize, usize), ClashKind)>)>;

fn diverging(sources: &[Source], rule: &Rule, claims: Vec<Claim>) -> Diverging {
    let found = compare(sources, from_ref(rule), claims).divergences;
    let clashes = |d: &Divergence| d.clashes.iter().map(|c| (c.between, c.kind)).collect();
    found
        .iter()
        .map(|d| (d.fingerprint.clone(), clashes(d)))
        .collect()
}

/// The source with the mutant in the place of the claim, and whether the rule reads it as
/// it should; else what it makes of it.
fn tried(
    source: &Source,
    claim: &Claim,
    mutant: &Mutant,
    rule: &Rule,
    hedges: &HedgeTable,
) -> (Source, Result<(), String>) {
    let mut source = source.clone();
    source
        .text
        .replace_range(mutant.place.clone(), &mutant.words);
    let place = mutant.place.start..mutant.place.start + mutant.words.len();
    if let Some(headline) = &mut source.headline
        && mutant.place.end <= *headline
    {
        *headline = *headline + place.len() - mutant.place.len();
    }
    let mut now = claims(&source, rule, hedges);
    now.retain(|now| now.value_range.start < place.end && place.start < now.value_range.end);
    let same = |now: &&Claim| relate(&now.value, &claim.value) == Relation::Equal;
    let alike = |now: &&Claim| now.denied == claim.denied && now.facets == claim.facets;
    let well = match mutant.deed {
        // A weekday that does not fit its date is an answer besides it.
        Deed::Change => now.iter().any(|now| !same(&now)),
        _ => now.iter().filter(same).any(|now| alike(&now)),
    };
    let read = match now.first() {
        _ if well => Ok(()),
        None => Err("nothing is found there".to_owned()),
        Some(now) => Err(format!("it is read as {}", describe(&now.value))),
    };
    (source, read)
}

/// Whether the sentence of a claim gives the same answer by itself.
fn stands_alone(claim: &Claim, rule: &Rule, hedges: &HedgeTable) -> bool {
    let sentence = Source {
        text: claim.sentence.clone(),
        ..Source::default()
    };
    let found = claims(&sentence, rule, hedges);
    found
        .iter()
        .any(|found| relate(&found.value, &claim.value) == Relation::Equal)
}

fn claims(source: &Source, rule: &Rule, hedges: &HedgeTable) -> Vec<Claim> {
    matcher::claims(from_ref(source), from_ref(rule), hedges)
}

fn missed(
    (file, line): (&str, usize),
    claim: &Claim,
    mutant: &Mutant,
    read: Result<(), String>,
) -> Option<Miss> {
    let found = read.err()?;
    Some(Miss {
        deed: mutant.deed,
        file: file.to_owned(),
        line,
        was: match mutant.place == claim.value_range {
            true => claim.value_text.clone(),
            false => claim.sentence.clone(),
        },
        is: mutant.words.clone(),
        found,
    })
}
