//! NewsQuant: every quantity of a sentence, with change, value and unit.

use crate::score::Score;
use crate::seen;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use variorum::value::{HedgeKind, Kind, Mention};

pub fn scores(values: &Path) -> Vec<Score> {
    let path = values.join("newsquant/newsquant-dev.json");
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let cases: Vec<Json> = serde_json::from_str(&text).unwrap_or_default();
    let mut value = Score::new("NewsQuant value (F1)", 92.0);
    let mut hedge = Score::new("NewsQuant value, hedge (F1)", 88.0);
    let mut unit = Score::new("NewsQuant value, unit (F1)", 86.0);
    let mut literal = Score::new("NewsQuant value, unit in the set's words (F1)", None);
    let mut found = 0;
    for case in &cases {
        let text = case["text"].as_str().unwrap_or("");
        let mut got = seen::see(text, seen::day("2022-01-01"));
        got.retain(|m| !matches!(m.value.kind, Kind::Date | Kind::Choice | Kind::Name));
        found += got.len();
        let all = got.clone();
        for gold in case["quantities"].as_array().into_iter().flatten() {
            let at = got.iter().position(|m| same_value(m, gold));
            let m = at.map(|at| got.remove(at));
            let miss = || format!("{gold} | {text} | {}", seen::show(text, &all));
            value.case(m.is_some(), miss);
            hedge.case(m.as_ref().is_some_and(|m| same_hedge(m, gold)), miss);
            unit.case(m.as_ref().is_some_and(|m| same_unit(m, gold)), miss);
            literal.case(m.as_ref().is_some_and(|m| same_words(m, gold)), miss);
        }
        for spare in &got {
            let words = seen::show(text, std::slice::from_ref(spare));
            value.misses.push(format!("spare {words} | {text}"));
        }
    }
    for score in [&mut value, &mut hedge, &mut unit, &mut literal] {
        score.found = Some(found);
    }
    vec![value, hedge, unit, literal]
}

fn same_value(mention: &Mention, gold: &Json) -> bool {
    let written = gold["value"].as_str().unwrap_or("").replace(',', "");
    let split = written.get(1..).is_some_and(|tail| tail.contains('-'));
    let parts: Option<Vec<f64>> = match split {
        true => written.split('-').map(|p| p.parse().ok()).collect(),
        false => written.parse().ok().map(|n| vec![n]),
    };
    let (Some(parts), Some(amount)) = (parts, seen::amount(mention)) else {
        return false;
    };
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let (low, high) = seen::figures(amount);
    seen::close(low, *first) && seen::close(high, *last)
}

/// A trend ("up") is not a hedge.
fn same_hedge(mention: &Mention, gold: &Json) -> bool {
    let have = match mention.value.hedge.as_ref().map(|h| h.kind) {
        Some(HedgeKind::About) => "~",
        Some(HedgeKind::More) => ">",
        Some(HedgeKind::Less) => "<",
        None => "=",
    };
    let want = match gold["change"].as_str() {
        Some("up" | "down") | None => "=",
        Some(change) => change,
    };
    have == want
}

fn name(mention: &Mention) -> &str {
    seen::amount(mention).map_or("", |a| a.unit.name.as_str())
}

fn plain(unit: &str) -> String {
    let unit = if unit.is_empty() { "-" } else { unit };
    unit.to_lowercase().trim_end_matches('s').to_owned()
}

/// The unit has the set's own words, but for case and a plural's "s".
fn same_words(mention: &Mention, gold: &Json) -> bool {
    let have = plain(name(mention));
    ["unit", "normalized_unit"]
        .iter()
        .any(|key| have == plain(gold[*key].as_str().unwrap_or("-")))
}

/// Or the engine itself reads the set's words as the unit: "$" as US dollars.
fn same_unit(mention: &Mention, gold: &Json) -> bool {
    let read = |key: &str| {
        let unit = gold[key].as_str().unwrap_or("-");
        let sign = format!("{unit}1");
        let after = format!("1 {unit}");
        [after, sign].into_iter().any(|words| {
            seen::see(&words, None)
                .first()
                .and_then(seen::amount)
                .is_some_and(|a| seen::amount(mention).is_some_and(|b| a.unit == b.unit))
        })
    };
    let percent =
        |key: &str| matches!(gold[key].as_str(), Some("percentage")) && name(mention) == "%";
    same_words(mention, gold)
        || percent("normalized_unit")
        || read("unit")
        || read("normalized_unit")
}
