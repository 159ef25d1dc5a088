//! Trying what a rule makes of each mutation.

use super::{Deed, Miss, Mutant, Score, is_fixed, mutants};
use crate::comparator::{ClashKind, Divergence, compare};
use crate::matcher::example::{outcomes, source};
use crate::matcher::{self, Claim};
use crate::rule::{Example, Rule};
use crate::source::Source;
use crate::value::HedgeTable;
use crate::value::describe::describe;
use crate::value::relation::{Relation, relate};
use rayon::prelude::*;
use std::slice::from_ref;

/// Mutates the examples of a rule, and its phrases; `text` is that of its file.
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
                score.note(mutant.kind, missed(place, claim, &mutant, found));
            }
        }
    }
    score.and(phrases(path, &line, rule, hedges))
}

/// Which phrases no example needs.
fn phrases(path: &str, line: &dyn Fn(usize) -> usize, rule: &Rule, hedges: &HedgeTable) -> Score {
    let mut score = Score::default();
    let held: Vec<bool> = outcomes(rule, hedges).iter().map(|o| o.held()).collect();
    for (number, phrase) in rule.phrases.iter().enumerate() {
        let mut without = rule.clone();
        without.phrases.remove(number);
        let now = outcomes(&without, hedges);
        let needed = now.iter().map(|o| o.held()).ne(held.iter().copied());
        let miss = Miss {
            kind: Deed::Phrase,
            file: path.to_owned(),
            line: line(phrase.range.start),
            was: phrase.says.clone(),
            is: String::new(),
            found: "no example needs it".to_owned(),
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
    let known = [&before, others].concat();
    let one = |claim: &Claim| -> Score {
        let Some(source) = sources.iter().find(|source| source.id == claim.source) else {
            return Score::default();
        };
        let line = 1 + source.text[..claim.range.start].matches('\n').count();
        let mut score = Score::default();
        for mutant in mutants(claim, &known) {
            let (now, read) = tried(source, claim, &mutant, rule, hedges);
            let read = read.and_then(|()| match mutant.kind {
                Deed::Writing => kept(&now),
                _ => Ok(()),
            });
            score.note(
                mutant.kind,
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
    let place = claim.value_range.clone();
    let mut source = source.clone();
    source.text.replace_range(place.clone(), &mutant.words);
    let place = place.start..place.start + mutant.words.len();
    let there =
        |now: &Claim| now.value_range.start < place.end && place.start < now.value_range.end;
    let mut now = claims(&source, rule, hedges);
    now.retain(|now| there(now));
    let same = |now: &&Claim| relate(&now.value, &claim.value) == Relation::Equal;
    let alike = |now: &&Claim| now.denied == claim.denied && now.facets == claim.facets;
    let read = match (now.first(), mutant.kind) {
        (None, _) => Err("nothing is found there".to_owned()),
        (Some(now), _) if is_fixed(now) != is_fixed(claim) => {
            Err(format!("another phrase finds {}", describe(&now.value)))
        }
        (_, Deed::Change) => match now.iter().find(same) {
            Some(now) => Err(format!("it is still {}", describe(&now.value))),
            None => Ok(()),
        },
        (Some(first), _) => match now.iter().filter(same).any(|now| alike(&now)) {
            true => Ok(()),
            false => Err(format!("it is read as {}", describe(&first.value))),
        },
    };
    (source, read)
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
        kind: mutant.kind,
        file: file.to_owned(),
        line,
        was: match is_fixed(claim) {
            true => claim.quote.clone(),
            false => claim.value_text.clone(),
        },
        is: mutant.words.clone(),
        found,
    })
}
