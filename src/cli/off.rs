//! Rules that are off, in their own file or in a story's settings.

use crate::problem::{Level, Problem};
use crate::rule::{Off, Pack, Rule};
use rayon::prelude::*;

/// The rules of some packs that are asked, where `here` says what is off besides. What is
/// off is told in `told`; a reason for a rule that nobody would ask, too, if these are
/// `all` the packs that there are.
pub fn asked(packs: &[Pack], here: &[Off], all: bool, told: &mut Vec<Problem>) -> Vec<Rule> {
    let rules = || packs.iter().flat_map(|pack| &pack.rules);
    for off in here {
        match rules().find(|rule| rule.id == off.rule) {
            Some(rule) if rule.off.is_none() => {}
            Some(_) => told.push(idle(off, "is off in its own file already")),
            None if all => told.push(unheard(off)),
            None => {}
        }
    }
    let mut asked = Vec::new();
    for rule in rules() {
        let named = || here.iter().find(|off| off.rule == rule.id);
        match rule.off.as_ref().or_else(named) {
            Some(off) => told.push(notice(off)),
            None => asked.push(rule),
        }
    }
    // Packs have thousands of phrases.
    asked.into_par_iter().with_max_len(4).cloned().collect()
}

/// Says that a rule is off, and why.
pub fn notice(off: &Off) -> Problem {
    Problem {
        place: off.place.clone(),
        level: Level::Notice,
        message: format!("rule `{}` is off: {}", off.rule, off.reason),
        cure: String::new(),
    }
}

/// The reason for a rule that nobody would ask.
pub fn unheard(off: &Off) -> Problem {
    idle(off, "is none that would be asked here")
}

fn idle(off: &Off, why: &str) -> Problem {
    Problem {
        message: format!("rule `{}` {why}", off.rule),
        cure: "remove it from `off:`".to_owned(),
        ..notice(off)
    }
}
